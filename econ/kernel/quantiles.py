"""Points and quantile functions for Numba, a block at a time, with the bits of `econ.distributions`.

A row holds the values of one input at the points of a block. Rows are filled with uniform numbers and then
turned into values in place. Loops are kept free of branches where they can be, so that the compiler uses
the processor's vectors; that changes no bit.
"""

from __future__ import annotations

import math
from typing import Any, NamedTuple

import numpy as np

from econ.draws import BITS
from econ.kernel.arithmetic import (
    CENTRE_HALF_WIDTH,
    FAR_FROM,
    as_float,
    exp,
    normal_cdf,
    normal_centre,
    normal_depth,
    normal_far_tail,
    normal_tail,
)
from econ.kernel.compiling import inlined
from econ.kernel.lowering import LOGNORMAL, NORMAL, SAMPLES, STEPS, STRAIGHT, TABLE, TRIANGULAR

_EXPONENT = 0x4330000000000000  # 2^52, whose last bits count ones
_TWO_52 = 4503599627370496.0
_UNIT = 2.0**-BITS
_LEAST = 2.0**-53


@inlined
def _uniforms(row: Any, base: int, inner: Any) -> None:
    for i in range(row.size):
        row[i] = ((as_float((base ^ inner[i]) | _EXPONENT) - _TWO_52) + 0.5) * _UNIT


@inlined
def _straight(row: Any, low: float, width: float) -> None:
    for i in range(row.size):
        row[i] = low + width * row[i]


@inlined
def _normals(row: Any, places: Any, depths: Any, sizes: Any) -> None:
    """Standard normal: first all points as if near the centre, then those of the tails, gathered."""
    count = 0
    for i in range(row.size):
        places[count] = i
        depths[count] = row[i]
        count += abs(row[i] - 0.5) > CENTRE_HALF_WIDTH
    for i in range(row.size):
        row[i] = normal_centre(row[i] - 0.5)
    for k in range(count):
        p = depths[k]
        depths[k] = normal_depth(p)
        sizes[k] = math.copysign(normal_tail(depths[k]), p - 0.5)
    for k in range(count):
        size = sizes[k]
        if depths[k] > FAR_FROM:
            size = math.copysign(normal_far_tail(depths[k]), size)
        row[places[k]] = size


@inlined
def _exponentials(row: Any, middle: float, spread: float) -> None:
    for i in range(row.size):
        row[i] = exp(middle + spread * row[i])


@inlined
def _triangular(row: Any, numbers: Any) -> None:
    low, high, width, left, rise, fall = numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]
    for i in range(row.size):
        u = row[i]
        rising = low + math.sqrt(u * rise)
        falling = high - math.sqrt((1.0 - u) * fall)
        row[i] = rising if u * width < left else falling


@inlined
def _tabled(row: Any, numbers: Any, cumulative: Any, nodes: Any, slope: Any, guide: Any) -> None:
    """`Table.quantile`, with an offset and a scale."""
    last = nodes.size - 2
    for i in range(row.size):
        u = row[i]
        cell = guide[min(int(u * guide.size), guide.size - 1)]
        while cell < last and cumulative[cell + 1] <= u:
            cell += 1
        step = cumulative[cell + 1] - cumulative[cell]
        rise = nodes[cell + 1] - nodes[cell]
        s = (u - cumulative[cell]) / step
        limit = 3.0 * rise
        d0 = min(slope[cell] * step, limit)
        d1 = min(slope[cell + 1] * step, limit)
        if cell in (0, last):
            d0 = d1 = rise
        r = 1.0 - s
        value = nodes[cell] + rise * (s * s * (3.0 - 2.0 * s)) + s * r * (d0 * r - d1 * s)
        row[i] = numbers[0] + numbers[1] * value


@inlined
def _steps(row: Any, cumulative: Any, nodes: Any) -> None:
    for i in range(row.size):
        place = 0
        while place < nodes.size - 1 and cumulative[place] <= row[i]:
            place += 1
        row[i] = nodes[place]


@inlined
def _samples(row: Any, places: Any, values: Any, slopes: Any) -> None:
    """`np.interp`."""
    for i in range(row.size):
        u = row[i]
        cell = np.searchsorted(places, u, side="right") - 1
        row[i] = values[cell] if places[cell] == u else slopes[cell] * (u - places[cell]) + values[cell]


@inlined
def _probabilities(row: Any) -> None:
    """What standard normal values stand for, as in `econ.draws.correlated`."""
    for i in range(row.size):
        row[i] = min(max(normal_cdf(row[i]), _LEAST), 1.0 - _LEAST)


@inlined
def _transform(row: Any, shape: int, numbers: Any, table: Any, guide: Any) -> None:
    """Turn a row into values: uniform numbers, or standard normal ones for the two shapes that rest on them."""
    if shape in (STRAIGHT, NORMAL):
        _straight(row, numbers[0], numbers[1])
    elif shape == LOGNORMAL:
        _exponentials(row, numbers[0], numbers[1])
    elif shape == TRIANGULAR:
        _triangular(row, numbers)
    elif shape == TABLE:
        _tabled(row, numbers, table[0], table[1], table[2], guide)
    elif shape == STEPS:
        _steps(row, table[0], table[1])
    elif shape == SAMPLES:
        _samples(row, table[0], table[1], table[2])


class Inputs(NamedTuple):
    """What the uncertain inputs are, and the points of one scramble, as arrays.

    First come those that have points of their own, then those that are mixed from the normal values of several.

    Attributes:
        shifts: int64 (input with points,), the random shift of each.
        vectors: int64 (input with points, digit), for the last binary digits of a number, which a block has in common.
        inner: int64 (input with points, point of the block), what the other digits make.
        rows: int64 (input,), where its values belong.
        shapes: int64 (input,), see `econ.kernel.lowering`.
        numbers: float64 (input, parameter).
        tables: float64 (3, all entries): cumulative, nodes and slope of one input after another.
        guides: int64 (all entries): the guides of one input after another.
        starts: int64 (input + 1, 3): where the table, the guide and the parts of each input begin.
        parts: int64 (all parts): the rows that inputs are mixed from.
        weights: float64 (all parts).
    """

    shifts: Any
    vectors: Any
    inner: Any
    rows: Any
    shapes: Any
    numbers: Any
    tables: Any
    guides: Any
    starts: Any
    parts: Any
    weights: Any


@inlined
def _draw(row: Any, base: int, ends: int, vectors: Any, inner: Any) -> None:
    """The points of one input in one block."""
    for digit in range(vectors.size):
        if (ends >> digit) & 1:
            base ^= vectors[digit]
    _uniforms(row, base, inner)


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
        places: int64, scratch, one longer than a block.
        scratch: float64 (2, one longer than a block).
    """
    starts, shapes = inputs.starts, inputs.shapes
    own = inputs.shifts.size
    for k in range(shapes.size):
        row = rows[inputs.rows[k]][: inputs.inner.shape[1]]
        if k < own:
            _draw(row, inputs.shifts[k], ends, inputs.vectors[k], inputs.inner[k])
            if shapes[k] in (NORMAL, LOGNORMAL):
                _normals(row, places, scratch[0], scratch[1])
        else:
            mixed = slice(starts[k, 2], starts[k + 1, 2])
            _mix(row, rows, inputs.parts[mixed], inputs.weights[mixed])
            if shapes[k] not in (NORMAL, LOGNORMAL):
                _probabilities(row)
        table = inputs.tables[:, starts[k, 0] : starts[k + 1, 0]]
        guide = inputs.guides[starts[k, 1] : starts[k + 1, 1]]
        _transform(row, shapes[k], inputs.numbers[k], table, guide)
