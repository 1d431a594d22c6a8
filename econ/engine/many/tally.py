"""Statistics of very many draws that can be merged: exact counts in logarithmic bins, sums in a fixed order.

A bin holds the numbers whose first 22 bits are the same: the sign, the exponent and ten bits of the fraction,
1,024 bins to each doubling. Counts are whole numbers, so merging them is exact and knows no order.

Sums are those of `econ.numerics.portable.total`, which halves an array again and again. Taken over draws with the same
last binary digits of their number, they are the branches of one tree: whoever adds neighbouring branches, in
whatever portions, gets the bits of `total` over all draws.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from econ.numerics import portable
from econ.numerics.portable import Array
from econ.numerics.statistics import standard_error

DROPPED = 42
"""Bits of a float64 that a bin does not look at."""

BINS = 1024
"""Bins to each doubling."""

PROBABILITIES = (0.05, 0.25, 0.5, 0.75, 0.95)
"""Probabilities of the quantiles that are given."""

_MAGNITUDE = np.int64((1 << 63) - 1)
_INFINITE = 2047 * BINS

Keys = NDArray[np.int64]


def keys(x: Array) -> Keys:
    """The bin of each number, in the shape of `x`; bins are whole numbers in the order of their values."""
    bits = np.ascontiguousarray(x, dtype=np.float64).view(np.int64)
    size = (bits & _MAGNITUDE) >> DROPPED
    return np.where(bits < 0, -size - 1, size)


def _edge(size: Keys) -> Array:
    inside = np.minimum(size, _INFINITE)
    return (inside << DROPPED).view(np.float64)


def edges(bins: Keys) -> tuple[Array, Array]:
    """Lower and upper end of each bin, two arrays of the shape of `bins`."""
    negative = bins < 0
    size = np.where(negative, -bins - 1, bins)
    near, far = _edge(size), _edge(size + 1)
    return np.where(negative, -far, near), np.where(negative, -near, far)


@dataclass(frozen=True)
class Histogram:
    """How many draws lie in each bin.

    Attributes:
        bins: the bins that hold any, in ascending order.
        counts: number of draws in each.
    """

    bins: Keys
    counts: Keys

    @classmethod
    def of(cls, x: Array) -> "Histogram":
        """Count some numbers."""
        return cls(*np.unique(keys(x), return_counts=True))

    def __add__(self, other: "Histogram") -> "Histogram":
        """Both together."""
        bins, place = np.unique(np.concatenate([self.bins, other.bins]), return_inverse=True)
        counts = np.zeros(bins.size, dtype=np.int64)
        np.add.at(counts, place, np.concatenate([self.counts, other.counts]))
        return Histogram(bins, counts)

    def quantile(self, probability: float) -> tuple[float, float]:
        """A quantile, with straight lines inside the bins, and how far it can be from that of the draws themselves.

        The quantile of the draws is Hazen's, as in `econ.numerics.statistics.quantiles`: it lies between two
        neighbouring draws, and therefore between the lower end of the bin of one and the upper end of the bin of the
        other.
        """
        if self.bins[0] < -_INFINITE - 1 or self.bins[-1] > _INFINITE:
            return math.nan, math.nan  # some draws are no numbers
        ends = np.cumsum(self.counts)
        count = int(ends[-1])
        target = count * probability
        rank = min(max(math.floor(target + 0.5), 1), count)
        first, last = (int(np.searchsorted(ends, r)) for r in (rank, min(rank + 1, count)))
        place = int(np.searchsorted(ends, target))
        low, high = edges(self.bins[[place, first, last]])
        before = int(ends[place] - self.counts[place])
        if not math.isfinite(low[0]) or not math.isfinite(high[0]):
            return float(low[0] if math.isinf(low[0]) else high[0]), math.inf
        value = low[0] + (high[0] - low[0]) * ((target - before) / int(self.counts[place]))
        return float(value), float(high[2] - low[1])


@dataclass(frozen=True)
class Tally:
    """What is kept of one output over some draws of one scramble.

    Attributes:
        count: number of draws, a power of two.
        total: their sum.
        square: sum of their squared distances from a number that is fixed for the output (see `Statistics`).
        low, high: the smallest and the largest.
        histogram: how many lie in each bin.
    """

    count: int
    total: float
    square: float
    low: float
    high: float
    histogram: Histogram

    def __add__(self, other: "Tally") -> "Tally":
        """Both together; the draws of `other` are the neighbouring branch of the tree."""
        return Tally(
            self.count + other.count,
            self.total + other.total,
            self.square + other.square,
            min(self.low, other.low),
            max(self.high, other.high),
            self.histogram + other.histogram,
        )


Tallies = list[list[Tally]]
"""Tallies by scramble and output."""


def branches(values: Array) -> Array:
    """Sums along the first axis, whose length is a power of two, by adding neighbours until one is left.

    Returns float64 with the other axes.
    """
    while len(values) > 1:
        values = values[::2] + values[1::2]
    whole: Array = values[0]
    return whole


def merge(tallies: Sequence[Tally]) -> Tally:
    """All neighbouring branches of one size together."""
    parts = list(tallies)
    while len(parts) > 1:
        parts = [left + right for left, right in zip(parts[::2], parts[1::2], strict=True)]
    return parts[0]


@dataclass(frozen=True)
class Estimate:
    """One statistic.

    Attributes:
        value: the mean of its values over the scrambles.
        error: its standard numerical error, from the scrambles.
        bound: how far the bins can have moved it at most; 0 if it does not rest on them.
    """

    value: float
    error: float
    bound: float = 0.0


def statistics(scrambles: Sequence[Tally], centre: float) -> dict[str, Estimate]:
    """Mean, standard deviation and quantiles by name ("mean", "sd", "p05", …), from one tally for each scramble.

    Args:
        scrambles: tallies of all draws of each scramble.
        centre: the number that squared distances were taken from.
    """
    means = np.array([t.total / t.count for t in scrambles])
    mean = float(portable.mean(means))
    shift = mean - centre
    squares = np.array([t.square / t.count for t in scrambles])
    variances = squares - 2 * shift * (means - centre) + shift * shift  # from the mean of all scrambles
    sd = math.sqrt(max(float(portable.mean(variances)), 0.0))
    found = {
        "mean": Estimate(mean, _error(means)),
        "sd": Estimate(sd, _error(variances) / (2 * sd) if sd else 0.0),  # to first order
    }
    for p in PROBABILITIES:
        pairs = [_clipped(t, *t.histogram.quantile(p)) for t in scrambles]
        values, bounds = (np.array(column) for column in zip(*pairs, strict=True))
        found[f"p{round(100 * p):02d}"] = Estimate(
            float(portable.mean(values)), _error(values), float(portable.mean(bounds))
        )
    return found


def _clipped(tally: Tally, value: float, bound: float) -> tuple[float, float]:
    if tally.low == tally.high:
        return tally.low + 0.0, 0.0  # which of two zeros came first does not matter
    return min(max(value, tally.low), tally.high), bound


def _error(replicates: Array) -> float:
    if not np.all(np.isfinite(replicates)):
        return math.nan
    return standard_error(replicates)
