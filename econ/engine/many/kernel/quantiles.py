"""Points and quantile functions for Numba, a block at a time, with the bits of `econ.numerics.distributions`.

A row holds the values of one input at the points of a block. Rows are filled with uniform numbers and then
turned into values in place. Loops are kept free of branches where they can be, so that the compiler uses
the processor's vectors; that changes no bit.
"""

import math

import numpy as np

from econ.engine.many.kernel.arithmetic import (
    CENTRE_END,
    TAIL_END,
    as_float,
    exp,
    normal_cdf,
    normal_centre,
    normal_depth,
    normal_far_tail,
    normal_tail,
)
from econ.engine.many.kernel.compiling import inlined
from econ.engine.many.kernel.entries import (
    CELL,
    LOGNORMAL,
    NORMAL,
    SAMPLES,
    STEPS,
    STRAIGHT,
    TABLE,
    TRIANGULAR,
    TWO_PIECE,
    Guide,
)
from econ.numerics.portable import Array, Whole
from econ.numerics.sobol import BITS, Bits

_EXPONENT = 0x4330000000000000  # 2^52, whose last bits count ones
_TWO_52 = 4503599627370496.0
_UNIT = 2.0**-BITS
_LEAST = 2.0**-53
_NONE, _ONE, _TWO, _THREE, _CELL = (np.uint64(n) for n in (0, 1, 2, 3, CELL))


@inlined
def uniforms(row: Array, base: int, far: Whole, near: Whole) -> None:
    """Uniform numbers of a block: its base, joined with one of `far` and one of `near`."""
    for j in range(far.size):
        some = row[j * near.size : (j + 1) * near.size]
        start = (base ^ far[j]) | _EXPONENT
        for i in range(near.size):
            some[i] = ((as_float(start ^ near[i]) - _TWO_52) + 0.5) * _UNIT


@inlined
def _straight(row: Array, low: float, width: float) -> None:
    for i in range(row.size):
        row[i] = low + width * row[i]


@inlined
def normals(row: Array, places: Bits, scratch: Array) -> None:
    """Standard normal: first all points as if near the centre, then those of the tails, gathered.

    Args:
        row: uniform numbers, which become normal ones.
        places: uint64, scratch, one longer than the row.
        scratch: float64 (2, as long as the row), scratch.
    """
    depths, sizes = scratch[0], scratch[1]
    count = 0
    for i in range(row.size):
        places[count] = i
        count += abs(row[i] - 0.5) > CENTRE_END
    for k in range(count):
        depths[k] = row[places[k]]
    for i in range(row.size):
        row[i] = normal_centre(row[i] - 0.5)
    for k in range(count):
        p = depths[k]
        depths[k] = normal_depth(p)
        sizes[k] = math.copysign(normal_tail(depths[k]), p - 0.5)
    for k in range(count):
        size = sizes[k]
        if depths[k] > TAIL_END:
            size = math.copysign(normal_far_tail(depths[k]), size)
        row[places[k]] = size


@inlined
def _exponentials(row: Array, middle: float, spread: float) -> None:
    for i in range(row.size):
        row[i] = exp(middle + spread * row[i])


@inlined
def _two_pieces(row: Array, middle: float, below: float, above: float) -> None:
    for i in range(row.size):
        row[i] = exp(middle + (below if row[i] < 0.0 else above) * row[i])


@inlined
def _triangular(row: Array, numbers: Array) -> None:
    low, high, width, left, rise, fall = numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]
    for i in range(row.size):
        u = row[i]
        rising = u * width < left
        away = math.sqrt(u * rise if rising else (1.0 - u) * fall)
        row[i] = low + away if rising else high - away


@inlined
def _tabled(row: Array, numbers: Array, table: Array, guide: Guide, places: Bits) -> None:
    """`Table.quantile`, with an offset and a scale: first the cells, then the cubics.

    Most cells are the one that the guide says or the next, so that is settled without a branch.
    """
    size = table.size // (1 + CELL)
    ends, cells = table[:size], table[size:]
    for i in range(row.size):
        u = row[i]
        cell = np.uint64(guide[np.int64(u * guide.size)])
        cell += _ONE if ends[cell] <= u else _NONE
        places[i] = cell
    for i in range(row.size):
        u, cell = row[i], places[i]
        while ends[cell] <= u:
            cell += _ONE
        places[i] = cell * _CELL
    for i in range(row.size):
        at = places[i]
        start, value, d0, d1 = cells[at], cells[at + _ONE], cells[at + _TWO], cells[at + _THREE]
        s = (row[i] - start) / (cells[at + _CELL] - start)
        rise = cells[at + _CELL + _ONE] - value
        r = 1.0 - s
        found = value + rise * (s * s * (3.0 - 2.0 * s)) + s * r * (d0 * r - d1 * s)
        row[i] = numbers[0] + numbers[1] * found


@inlined
def _steps(row: Array, cumulative: Array, nodes: Array) -> None:
    for i in range(row.size):
        place = 0
        while place < nodes.size - 1 and cumulative[place] <= row[i]:
            place += 1
        row[i] = nodes[place]


@inlined
def _samples(row: Array, places: Array, values: Array, slopes: Array) -> None:
    """`np.interp`."""
    for i in range(row.size):
        u = row[i]
        cell = np.searchsorted(places, u, side="right") - 1
        row[i] = values[cell] if places[cell] == u else slopes[cell] * (u - places[cell]) + values[cell]


@inlined
def probabilities(row: Array) -> None:
    """What standard normal values stand for, as in `econ.numerics.sobol.correlated`."""
    for i in range(row.size):
        row[i] = min(max(normal_cdf(row[i]), _LEAST), 1.0 - _LEAST)


@inlined
def transform(row: Array, shape: int, numbers: Array, table: Array, guide: Guide, places: Bits) -> None:
    """Turn a row into values: uniform numbers, or standard normal ones for the shapes that rest on them."""
    if shape in (STRAIGHT, NORMAL):
        _straight(row, numbers[0], numbers[1])
    elif shape == LOGNORMAL:
        _exponentials(row, numbers[0], numbers[1])
    elif shape == TWO_PIECE:
        _two_pieces(row, numbers[0], numbers[1], numbers[2])
    elif shape == TRIANGULAR:
        _triangular(row, numbers)
    elif shape == TABLE:
        _tabled(row, numbers, table, guide, places)
    elif shape == STEPS:
        size = table.size // 2
        _steps(row, table[:size], table[size:])
    elif shape == SAMPLES:
        size = table.size // 3
        _samples(row, table[:size], table[size : 2 * size], table[2 * size :])
