"""The loop over blocks: fill the rows of the inputs, run the equations, take the outputs into account.

The rows of the inputs are filled a block at a time: points, normal values mixed from several, quantiles. Sums and
histograms have the bits of `econ.numerics.portable.total` and the bins of `econ.engine.many.tally`.
"""

from collections.abc import Callable

import numpy as np

from econ.engine.many.kernel.arithmetic import as_bits, as_float
from econ.engine.many.kernel.compiling import compiled, inlined
from econ.engine.many.kernel.counts import NOWHERE, OCTAVES, Counts, Wanted
from econ.engine.many.kernel.entries import FROM_NORMAL, Guide, Inputs
from econ.engine.many.kernel.quantiles import normals, probabilities, transform, uniforms
from econ.engine.many.tally import BINS, DROPPED
from econ.numerics.portable import Array, Whole
from econ.numerics.sobol import Bits

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


@inlined
def _draw(row: Array, base: int, ends: int, vectors: Whole, halves: tuple[Whole, Whole]) -> None:
    """The points of one input in one block."""
    for digit in range(vectors.size):
        base ^= vectors[digit] & -((ends >> digit) & 1)
    uniforms(row, base, halves[0], halves[1])


@inlined
def _mix(row: Array, rows: Array, parts: Whole, weights: Array) -> None:
    """Standard normal values mixed from those of other rows."""
    row[:] = 0.0
    for k in range(parts.size):
        part = rows[parts[k]]
        for i in range(row.size):
            row[i] = row[i] + weights[k] * part[i]


@inlined
def fill(rows: Array, ends: int, inputs: Inputs, places: Bits, scratch: Array) -> None:
    """Fill rows with the values of the inputs at the points of one block.

    Args:
        rows: float64 (row, point), at least as long as a block.
        ends: the last binary digits of the numbers of the block's points.
        inputs: what the inputs are.
        places: uint64, scratch, one longer than a block.
        scratch: float64 (2, one longer than a block).
    """
    starts, shapes = inputs.starts, inputs.shapes
    own, size = inputs.shifts.size, inputs.far.shape[1] * inputs.near.shape[1]
    for k in range(shapes.size):
        row = rows[inputs.rows[k]][:size]
        if k < own:
            _draw(row, inputs.shifts[k], ends, inputs.vectors[k], (inputs.far[k], inputs.near[k]))
            if shapes[k] in FROM_NORMAL:
                normals(row, places, scratch)
        else:
            mixed = slice(starts[k, 2], starts[k + 1, 2])
            _mix(row, rows, inputs.parts[mixed], inputs.weights[mixed])
            if shapes[k] not in FROM_NORMAL:
                probabilities(row)
        table = inputs.tables[starts[k, 0] : starts[k + 1, 0]]
        guide = inputs.guides[starts[k, 1] : starts[k + 1, 1]]
        transform(row, shapes[k], inputs.numbers[k], table, guide, places)


@inlined
def _backwards(number: int, digits: int) -> int:
    """A number whose binary digits are read backwards."""
    result = 0
    for _ in range(digits):
        result = (result << 1) | (number & 1)
        number >>= 1
    return result


@compiled
def chunk(
    rows: Array,
    first: int,
    inputs: Inputs,
    constants: Array,
    equations: Callable[..., None],
    wanted: Wanted,
    counts: Counts,
    draws: Array,
) -> bool:
    """Draw some blocks; tally the outputs and keep what is to be kept.

    Args:
        rows: float64 (row, `LARGEST_BLOCK`), where the values of a block are; a smaller block leaves the rest unused.
        first: number of the first block.
        inputs: what the uncertain inputs are.
        constants: float64, values of the inputs without spread.
        equations: compiled function of the rows and the constants.
        wanted: what is to come of it.
        counts: where draws are counted; as many blocks are drawn as it has room for.
        draws: float64 (block, kept row, point of the block), where draws are kept.

    Returns:
        Whether there was room for every doubling; if not, nothing in `counts` is of use.
    """
    size = inputs.far.shape[1] * inputs.near.shape[1]
    places, scratch = np.empty(size + 1, dtype=np.uint64), np.empty((2, size))
    for block in range(counts.totals.shape[0]):
        fill(rows, _backwards(first + block, inputs.vectors.shape[1]), inputs, places, scratch)
        equations(rows.ctypes, constants.ctypes)
        for k in range(wanted.kept.size):
            draws[block, k] = rows[wanted.kept[k]][:size]
        for k in range(wanted.outputs.size):
            row = rows[wanted.outputs[k]][:size]
            if not tally(row, k, block, wanted.centres[k], counts, scratch):
                return False
    return True
