"""Sums and histograms for Numba, with the bits of `econ.numerics.portable.total` and the bins of `econ.many.tally`."""

import numpy as np

from econ.many.kernel.arithmetic import as_bits, as_float
from econ.many.kernel.compiling import inlined
from econ.many.kernel.counts import NOWHERE, OCTAVES, Counts
from econ.many.kernel.lowering import Guide
from econ.many.tally import BINS, DROPPED
from econ.numerics.portable import Array, Whole

_WITHIN = BINS - 1
_OCTAVE_SHIFT = DROPPED + 10  # 2^10 bins
_MAGNITUDE = (1 << 63) - 1
_INFINITE = 2047 << 52


@inlined
def total(values: Array) -> float:
    """`portable.total` of a row whose length is a power of two; the row is used up."""
    size = values.size
    while size > 1:
        size //= 2
        for i in range(size):
            values[i] = values[i] + values[i + size]
    whole: float = values[0]
    return whole


@inlined
def _sums(row: Array, centre: float, scratch: Array) -> tuple[float, float]:
    """`portable.total` of a row and of its squared distances from a centre; the first halving needs no copy."""
    half = row.size // 2
    sums, squares = scratch[0, :half], scratch[1, :half]
    for i in range(half):
        sums[i] = row[i] + row[i + half]
        left, right = row[i] - centre, row[i + half] - centre
        squares[i] = left * left + right * right
    return total(sums), total(squares)


@inlined
def _in_order(bits: int) -> int:
    """Whole numbers in the order of the floats whose bits they are, and back again; unlike floats they vectorise."""
    return bits ^ ((bits >> 63) & _MAGNITUDE)


@inlined
def _ends(row: Array) -> tuple[int, int]:
    """The smallest and the largest of a row, by `_in_order`."""
    low, high = _MAGNITUDE, -_MAGNITUDE - 1
    for i in range(row.size):
        place = _in_order(as_bits(row[i]))
        low, high = min(low, place), max(high, place)
    return low, high


@inlined
def _widen(row: Array, output: int, ends: tuple[int, int], counts: Counts) -> None:
    """Keep the smallest and the largest draw; what is no number does not count."""
    low, high = counts.low[output], counts.high[output]
    if ends[0] < _in_order(_INFINITE - _MAGNITUDE - 1) or ends[1] > _INFINITE:
        for i in range(row.size):
            low, high = min(low, row[i]), max(high, row[i])
    else:
        low = min(low, as_float(_in_order(ends[0])))
        high = max(high, as_float(_in_order(ends[1])))
    counts.low[output], counts.high[output] = low, high


@inlined
def _count_near(row: Array, first: int, bins: Guide) -> None:
    """Count a row whose numbers lie in doublings that have slots side by side, the first of them in the first slot."""
    first *= BINS
    for i in range(row.size):
        bins[np.uint64((as_bits(row[i]) >> DROPPED) - first)] += 1


@inlined
def _count(row: Array, slots: Whole, bins: Guide, used: int) -> int:
    """Count a row, giving slots to doublings that have none; the number of slots then used, or `NOWHERE` if too few."""
    for i in range(row.size):
        bits = as_bits(row[i])
        octave = (bits >> _OCTAVE_SHIFT) & (OCTAVES - 1)
        slot = slots[octave]
        if slot == NOWHERE:
            if used * BINS == bins.size:
                return NOWHERE
            slot = slots[octave] = used
            used += 1
        bins[slot * BINS + ((bits >> DROPPED) & _WITHIN)] += 1
    return used


@inlined
def tally(row: Array, output: int, block: int, centre: float, counts: Counts, scratch: Array) -> bool:
    """Take one output at the points of one block into account; False if there was no room for a doubling.

    Args:
        row: its values, two or more.
        output: which output.
        block: which block.
        centre: the number that squared distances are taken from.
        counts: where it is counted.
        scratch: float64 (2, half a block or more).
    """
    counts.totals[block, output], counts.squares[block, output] = _sums(row, centre, scratch)
    ends = _ends(row)
    _widen(row, output, ends, counts)
    first, end = counts.near[output]
    if first <= ends[0] >> _OCTAVE_SHIFT and ends[1] >> _OCTAVE_SHIFT < end:
        _count_near(row, first, counts.bins[output])
        return True
    used = _count(row, counts.slots[output], counts.bins[output], counts.used[output])
    counts.used[output] = used
    return used != NOWHERE
