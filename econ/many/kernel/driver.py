"""The loop over blocks: fill the rows of the inputs, run the equations, take the outputs into account.

The rows of the inputs are filled a block at a time: points, normal values mixed from several, quantiles.
"""

from collections.abc import Callable

import numpy as np

from econ.many.kernel.compiling import compiled, inlined
from econ.many.kernel.counting import tally
from econ.many.kernel.counts import Counts, Wanted
from econ.many.kernel.entries import Inputs
from econ.many.kernel.lowering import LOGNORMAL, NORMAL
from econ.many.kernel.quantiles import normals, probabilities, transform, uniforms
from econ.numerics.portable import Array, Whole
from econ.numerics.sobol import Bits


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
            if shapes[k] in (NORMAL, LOGNORMAL):
                normals(row, places, scratch)
        else:
            mixed = slice(starts[k, 2], starts[k + 1, 2])
            _mix(row, rows, inputs.parts[mixed], inputs.weights[mixed])
            if shapes[k] not in (NORMAL, LOGNORMAL):
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
