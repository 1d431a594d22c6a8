"""Distribution function of the lognormal distribution, from a table that needs no logarithm.

The cells are those of the float's own bits: each octave of the value is cut into a power of two of equal parts, so
that the cell of a value is the upper part of its bits and the place within it the lower part.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from econ.numerics import portable
from econ.numerics.portable import Array

END = 8.3
"""Standard deviations to either side; the probability beyond is below 1e-16."""

CELLS_PER_SD = 32
"""Cells for each standard deviation of the logarithm at least; the error of the cubics is then below 1e-8."""

FEWEST = 6
"""Binary logarithm of the fewest cells in an octave."""

MANTISSA = 52
_WHOLE = int(np.float64(2.0**MANTISSA).view(np.int64))
LARGEST, SMALLEST = 1e300, 1e-300


class _Table(NamedTuple):
    """Which bits say the cell, and coefficients of cubics of the other bits (cell, power), highest power first."""

    low: float
    high: float
    shift: int
    first: int
    coefficients: Array


def lognormal_cdf(x: Array, mean: float, sd: float) -> Array:
    """Probability of values up to `x` when the logarithm is normal with this mean and standard deviation.

    Returns float64 of the shape of `x`.
    """
    found = _table(mean, sd)
    bits = x.clip(found.low, found.high).view(np.int64)
    cell = bits >> found.shift
    cell -= found.first
    bits &= (1 << found.shift) - 1
    bits |= _WHOLE  # the rest of the bits as the last ones of a number from 2^52 on, which are whole numbers
    place = bits.view(np.float64)
    place -= 2.0**MANTISSA
    return portable.cubics(found.coefficients, cell, place)


@lru_cache(maxsize=64)
def _table(mean: float, sd: float) -> _Table:
    ends = portable.exp(np.array([mean - END * sd, mean + END * sd]))
    low, high = np.minimum(np.maximum(ends, SMALLEST), LARGEST)
    _, parts = math.frexp(CELLS_PER_SD / sd)  # the smallest power of two above
    shift = max(MANTISSA - max(parts, FEWEST), 0)
    first, last = (int(v) >> shift for v in np.array([low, high]).view(np.int64))
    nodes = (np.arange(first, last + 2, dtype=np.int64) << shift).view(np.float64)
    z = (portable.log(nodes) - mean) / sd
    probability, width = portable.normal_cdf(z), nodes[1:] - nodes[:-1]
    density = portable.normal_density(z) / (sd * nodes)
    left, right, rise = density[:-1] * width, density[1:] * width, probability[1:] - probability[:-1]
    cubics = np.column_stack([left + right - 2.0 * rise, 3.0 * rise - 2.0 * left - right, left, probability[:-1]])
    cubics *= [math.ldexp(1.0, -shift * power) for power in (3, 2, 1, 0)]
    return _Table(float(low), float(high), shift, first, cubics)
