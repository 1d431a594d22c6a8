"""Fill the rows of the inputs for Numba, a block at a time: points, normal values mixed from several, quantiles."""

from __future__ import annotations

from econ.many.kernel.compiling import inlined
from econ.many.kernel.entries import Inputs
from econ.many.kernel.lowering import FROM_NORMAL
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
