"""Sums and histograms for Numba, with the bits of `econ.portable.total` and the bins of `econ.tally`."""

from __future__ import annotations

from typing import Any, NamedTuple

from econ.kernel.arithmetic import as_bits
from econ.kernel.compiling import inlined
from econ.tally import BINS, DROPPED

OCTAVES = 4096
"""Doublings of float64, those of negative numbers included."""

NOWHERE = -1
"""Slot of a doubling that has none yet."""

_WITHIN = BINS - 1
_OCTAVE_SHIFT = DROPPED + 10  # 2^10 bins


class Counts(NamedTuple):
    """Where the draws of one chunk are counted.

    Attributes:
        slots: int64 (output, doubling), where the bins of a doubling are; `NOWHERE` until a draw falls into it.
        used: int64 (output,), how many slots are taken.
        bins: uint32 (output, slot, bin).
        low, high: float64 (output,), the smallest and the largest draw.
        totals, squares: float64 (block, output), sums of draws and of squared distances from the centre.
    """

    slots: Any
    used: Any
    bins: Any
    low: Any
    high: Any
    totals: Any
    squares: Any


@inlined
def total(values: Any) -> Any:
    """`portable.total` of a row whose length is a power of two; the row is used up."""
    size = values.size
    while size > 1:
        size //= 2
        for i in range(size):
            values[i] = values[i] + values[i + size]
    return values[0]


@inlined
def _ends(row: Any, low: float, high: float) -> tuple[float, float]:
    for i in range(row.size):
        low = min(low, row[i])
        high = max(high, row[i])
    return low, high


@inlined
def _count(row: Any, slots: Any, bins: Any, used: int) -> int:
    """Count a row, giving slots to doublings that have none; the number of slots then used, or `NOWHERE` if too few."""
    for i in range(row.size):
        bits = as_bits(row[i])
        octave = (bits >> _OCTAVE_SHIFT) & (OCTAVES - 1)
        slot = slots[octave]
        if slot == NOWHERE:
            if used == bins.shape[0]:
                return NOWHERE
            slot = slots[octave] = used
            used += 1
        bins[slot, (bits >> DROPPED) & _WITHIN] += 1
    return used


@inlined
def tally(row: Any, output: int, block: int, centre: float, counts: Counts, scratch: Any) -> bool:
    """Take one output at the points of one block into account; False if there was no room for a doubling."""
    for i in range(row.size):
        scratch[i] = row[i]
    counts.totals[block, output] = total(scratch)
    for i in range(row.size):
        away = row[i] - centre
        scratch[i] = away * away
    counts.squares[block, output] = total(scratch)
    counts.low[output], counts.high[output] = _ends(row, counts.low[output], counts.high[output])
    used = _count(row, counts.slots[output], counts.bins[output], counts.used[output])
    counts.used[output] = used
    return used != NOWHERE
