"""Where the compiled loop counts draws, and what is made of it. No Numba here."""

from typing import NamedTuple

import numpy as np

from econ.engine.many.kernel.entries import Guide
from econ.engine.many.tally import BINS, Histogram, Keys, Tally, branches, keys
from econ.numerics.portable import Array, Whole

OCTAVES = 4096
"""Doublings of float64, those of negative numbers included."""

NOWHERE = -1
"""Slot of a doubling that has none yet."""

NEAR = (-24, 8)
"""Doublings that are near: how far they reach from that of the centre."""


class Wanted(NamedTuple):
    """What is to come of a chunk.

    Attributes:
        outputs: int64 (output,), the rows that are tallied.
        centres: float64 (output,), what squared distances are taken from.
        kept: int64 (kept row,), the rows whose draws are kept.
    """

    outputs: Whole
    centres: Array
    kept: Whole


class Counts(NamedTuple):
    """Where the draws of one chunk are counted.

    Attributes:
        near: int64 (output, 2), first and end of the doublings that have the first slots from the beginning.
        slots: int64 (output, doubling), where the bins of a doubling are; `NOWHERE` until a draw falls into it.
        used: int64 (output,), how many slots are taken.
        bins: uint32 (output, bin), slot after slot.
        low, high: float64 (output,), the smallest and the largest draw.
        totals, squares: float64 (block, output), sums of draws and of squared distances from the centre.
    """

    near: Whole
    slots: Whole
    used: Whole
    bins: Guide
    low: Array
    high: Array
    totals: Array
    squares: Array


def room(centres: Array, slots: int, blocks: int) -> Counts:
    """Nothing counted yet, with room for so many doublings besides those that are near."""
    outputs = len(centres)
    middle = keys(np.absolute(centres)) // BINS
    near = np.clip(middle[:, None] + NEAR, 0, OCTAVES // 2)  # numbers below zero are counted elsewhere
    doublings, first = np.arange(OCTAVES), near[:, :1]
    return Counts(
        near=near,
        slots=np.where((first <= doublings) & (doublings < near[:, 1:]), doublings - first, NOWHERE),
        used=near[:, 1] - near[:, 0],
        bins=np.zeros((outputs, (NEAR[1] - NEAR[0] + slots) * BINS), dtype=np.uint32),
        low=np.full(outputs, np.inf),
        high=np.full(outputs, -np.inf),
        totals=np.empty((blocks, outputs)),
        squares=np.empty((blocks, outputs)),
    )


def tally(counts: Counts, output: int, draws: int) -> Tally:
    """What was counted of one output in so many draws."""
    return Tally(
        draws,
        float(branches(counts.totals[:, output])),
        float(branches(counts.squares[:, output])),
        float(counts.low[output]),
        float(counts.high[output]),
        _histogram(counts.slots[output], counts.bins[output]),
    )


def _histogram(slots: Keys, bins: Guide) -> Histogram:
    octaves = np.flatnonzero(slots >= 0)
    counts = bins.reshape(-1, BINS)[slots[octaves]].ravel()
    taken = np.flatnonzero(counts != 0)
    size = octaves[taken // BINS] * BINS + taken % BINS
    half = len(slots) // 2 * BINS  # from here on the sign is negative
    found = np.where(size >= half, half - size - 1, size)
    order = np.argsort(found, kind="stable")
    return Histogram(found[order], counts[taken[order]].astype(np.int64))
