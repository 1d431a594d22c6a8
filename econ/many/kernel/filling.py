"""Fill the rows of the inputs for Numba, a block at a time: points, normal values mixed from several, quantiles."""

from __future__ import annotations

from typing import Any, NamedTuple

from econ.many.kernel.compiling import inlined
from econ.many.kernel.lowering import LOGNORMAL, NORMAL
from econ.many.kernel.quantiles import normals, probabilities, transform, uniforms


class Inputs(NamedTuple):
    """What the uncertain inputs are, and the points of one scramble, as arrays.

    First come those that have points of their own, then those that are mixed from the normal values of several.

    Attributes:
        shifts: int64 (input with points,), the random shift of each.
        vectors: int64 (input with points, digit), for the last binary digits of a number, which a block has in common.
        far, near: int64 (input with points, some of the other digits), what these make; a point joins one of each.
        rows: int64 (input,), where its values belong.
        shapes: int64 (input,), see `econ.many.kernel.lowering`.
        numbers: float64 (input, parameter).
        tables: float64 (all entries): the tables of one input after another.
        guides: uint32 (all entries): the guides of one input after another.
        starts: int64 (input + 1, 3): where the table, the guide and the parts of each input begin.
        parts: int64 (all parts): the rows that inputs are mixed from.
        weights: float64 (all parts).
    """

    shifts: Any
    vectors: Any
    far: Any
    near: Any
    rows: Any
    shapes: Any
    numbers: Any
    tables: Any
    guides: Any
    starts: Any
    parts: Any
    weights: Any


@inlined
def _draw(row: Any, base: int, ends: int, vectors: Any, halves: Any) -> None:
    """The points of one input in one block."""
    for digit in range(vectors.size):
        base ^= vectors[digit] & -((ends >> digit) & 1)
    uniforms(row, base, halves[0], halves[1])


@inlined
def _mix(row: Any, rows: Any, parts: Any, weights: Any) -> None:
    """Standard normal values mixed from those of other rows."""
    row[:] = 0.0
    for k in range(parts.size):
        part = rows[parts[k]]
        for i in range(row.size):
            row[i] = row[i] + weights[k] * part[i]


@inlined
def fill(rows: Any, ends: int, inputs: Inputs, places: Any, scratch: Any) -> None:
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
