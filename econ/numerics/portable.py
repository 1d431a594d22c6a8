"""Exponential, logarithm, normal quantile and sums that give the same bits everywhere.

`+ - * /`, square roots, comparisons, sorting and integer operations are exact or correctly rounded on
every processor and NumPy release; library exponentials, logarithms and sums are not. Everything on the
way to a published digit therefore uses the functions of this file, which use nothing else.

`sum_over_lines` and `running_total` are the two array functions an equation may call besides NumPy
arithmetic; they can be traced (see `econ.equations.notation`).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Context, Decimal
from fractions import Fraction
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]

LINE_AXIS = -3
"""Arrays are (LINE, YEAR, DRAW); leading axes may be absent, an axis that does not apply has size 1."""
YEAR_AXIS = -2

_LN2_HIGH = 6.93147180369123816490e-01  # ln 2 with its last 32 bits cleared (Tang 1990)
_LN2_LOW = 1.90821492927058770002e-10  # the rest of ln 2
_EXP_CELLS = 256
_EXP_END = 800.0  # beyond where the result is infinite or zero
_EXP_SERIES = (1.0 / 24.0, 1.0 / 6.0, 0.5, 1.0)
_LOG_CELLS = 128
_LOG_SERIES = (1.0 / 448.0, 1.0 / 80.0, 1.0 / 12.0)
_SQRT_HALF = 0.7071067811865476
_DECIMAL = Context(prec=50)  # correctly rounded by definition, whatever the processor


def _horner(x: Array, coefficients: tuple[float, ...]) -> Array:
    """Evaluate a polynomial, highest power first."""
    result: Array = x * coefficients[0]
    result += coefficients[1]
    for c in coefficients[2:]:
        result *= x
        result += c
    return result


@cache
def _exp_table() -> tuple[Array, float, float, float]:
    """2^(j/256) for j from 0 to 255; 256 / ln 2; and ln 2 / 256 in two parts, the first with 21 spare bits."""
    step = _DECIMAL.divide(_DECIMAL.ln(Decimal(2)), Decimal(_EXP_CELLS))
    powers = np.array([float(_DECIMAL.exp(_DECIMAL.multiply(step, Decimal(j)))) for j in range(_EXP_CELLS)])
    high = math.ldexp(round(math.ldexp(float(step), 40)), -40)
    return powers, float(_DECIMAL.divide(Decimal(1), step)), high, float(_DECIMAL.subtract(step, Decimal(high)))


def exp(x: ArrayLike) -> Array:
    """Exponential: x = (256 k + j) ln 2 / 256 + r, then 2^k 2^(j/256) (1 + r + ...); within 2 units in the last place.

    The table holds correctly rounded values (Python's decimal arithmetic); as in Tang (1989).
    """
    powers, per_cell, high, low = _exp_table()
    x = np.clip(np.asarray(x, dtype=np.float64), -_EXP_END, _EXP_END)
    n = np.rint(x * per_cell)
    r = (x - n * high) - n * low
    cell = n.astype(np.int32)
    power = powers.take(cell & (_EXP_CELLS - 1))
    series = _horner(r, _EXP_SERIES)
    series *= r
    series *= power
    series += power
    result: Array = np.ldexp(series, cell >> 8)
    return result


@cache
def _log_table() -> tuple[Array, Array]:
    """ln(k / 128) for k from 0 to 182 (0 below 64) as a number with 20 spare bits and the rest."""
    high, low = np.zeros(_LOG_CELLS * 3 // 2), np.zeros(_LOG_CELLS * 3 // 2)
    for k in range(_LOG_CELLS // 2, high.size):
        whole = _DECIMAL.ln(Decimal(k / _LOG_CELLS))
        high[k] = math.ldexp(round(math.ldexp(float(whole), 42)), -42)
        low[k] = float(_DECIMAL.subtract(whole, Decimal(float(high[k]))))
    return high, low


def log(x: ArrayLike) -> Array:
    """Natural logarithm of positive numbers: x = m 2^e with m near F = k/128, then ln F + 2 artanh((m - F) / (m + F)).

    Within 2 units in the last place; as in Tang (1990), nothing cancels near 1.
    """
    x = np.asarray(x, dtype=np.float64)
    m, e = np.frexp(x)
    small = m < _SQRT_HALF
    m = np.where(small, m * 2.0, m)
    e = (e - small).astype(np.float64)
    near = np.rint(m * _LOG_CELLS)
    f = near * (1.0 / _LOG_CELLS)
    away = m - f
    u = (away + away) / (m + f)
    v = u * u
    high, low = _log_table()
    cell = near.astype(np.int64)
    rest = (e * _LN2_LOW + low.take(cell)) + u * v * _horner(v, _LOG_SERIES)
    result: Array = (e * _LN2_HIGH + high.take(cell)) + (u + rest)
    return result


# Wichura (1988), algorithm AS 241, routine PPND16, Applied Statistics 37: numerators and denominators.
_CENTRE = (
    (
        2.5090809287301226727e3,
        3.3430575583588128105e4,
        6.7265770927008700853e4,
        4.5921953931549871457e4,
        1.3731693765509461125e4,
        1.9715909503065514427e3,
        1.3314166789178437745e2,
        3.3871328727963666080e0,
    ),
    (
        5.2264952788528545610e3,
        2.8729085735721942674e4,
        3.9307895800092710610e4,
        2.1213794301586595867e4,
        5.3941960214247511077e3,
        6.8718700749205790830e2,
        4.2313330701600911252e1,
        1.0,
    ),
)
_TAIL = (
    (
        7.74545014278341407640e-4,
        2.27238449892691845833e-2,
        2.41780725177450611770e-1,
        1.27045825245236838258e0,
        3.64784832476320460504e0,
        5.76949722146069140550e0,
        4.63033784615654529590e0,
        1.42343711074968357734e0,
    ),
    (
        1.05075007164441684324e-9,
        5.47593808499534494600e-4,
        1.51986665636164571966e-2,
        1.48103976427480074590e-1,
        6.89767334985100004550e-1,
        1.67638483018380384940e0,
        2.05319162663775882187e0,
        1.0,
    ),
)
_FAR_TAIL = (
    (
        2.01033439929228813265e-7,
        2.71155556874348757815e-5,
        1.24266094738807843860e-3,
        2.65321895265761230930e-2,
        2.96560571828504891230e-1,
        1.78482653991729133580e0,
        5.46378491116411436990e0,
        6.65790464350110377720e0,
    ),
    (
        2.04426310338993978564e-15,
        1.42151175831644588870e-7,
        1.84631831751005468180e-5,
        7.86869131145613259100e-4,
        1.48753612908506148525e-2,
        1.36929880922735805310e-1,
        5.99832206555887937690e-1,
        1.0,
    ),
)
_CENTRE_HALF_WIDTH = 0.425
_CENTRE_SHIFT = 0.180625
_TAIL_SHIFT = 1.6
_FAR_TAIL_FROM = 5.0


Rational = tuple[tuple[float, ...], tuple[float, ...], float, float]


def _around_line(table: tuple[tuple[float, ...], tuple[float, ...]], start: float, slope: float) -> Rational:
    """N / D written as start + slope x + (N - (start + slope x) D) / D.

    The last part is small, so that the rounding errors of both polynomials hardly count.
    """
    above = [Fraction(c) for c in (0.0, *table[0])]
    for place, c in enumerate(table[1]):
        above[place + 1] -= Fraction(start) * Fraction(c)
        above[place] -= Fraction(slope) * Fraction(c)
    return tuple(map(float, above)), table[1], start, slope


_NEAR_CENTRE = _around_line(_CENTRE, 3.375, -4.75)
_NEAR_TAIL = _around_line(_TAIL, 1.4375, 1.5)
_NEAR_FAR_TAIL = _around_line(_FAR_TAIL, 6.65625, 1.4375)


def _ratio(x: Array, rational: Rational) -> Array:
    above, below, start, slope = rational
    return (start + slope * x) + _horner(x, above) / _horner(x, below)


def normal_quantile(p: ArrayLike) -> Array:
    """Quantile of the standard normal distribution for 0 < p < 1 (Wichura 1988, AS 241).

    Within 4 units in the last place.
    """
    p = np.asarray(p, dtype=np.float64)
    q = (p - 0.5).ravel()
    result: Array = q * _ratio(_CENTRE_SHIFT - q * q, _NEAR_CENTRE)
    outside = np.flatnonzero(np.abs(q) > _CENTRE_HALF_WIDTH)
    if outside.size:
        result[outside] = np.copysign(_tail_size(p.ravel().take(outside)), q.take(outside))
    return result.reshape(p.shape)


def _tail_size(p: Array) -> Array:
    """Size of the normal quantile outside the centre."""
    r = np.sqrt(-log(np.minimum(p, 1.0 - p)))
    size = _ratio(r - _TAIL_SHIFT, _NEAR_TAIL)
    far = np.flatnonzero(r > _FAR_TAIL_FROM)
    if far.size:
        size[far] = _ratio(r.take(far) - _FAR_TAIL_FROM, _NEAR_FAR_TAIL)
    return size


# Gauss-Legendre nodes and weights of order 5 on (0, 1); Abramowitz and Stegun (1964), table 25.4.
GAUSS_NODES = (0.046910077030668, 0.2307653449471585, 0.5, 0.7692346550528415, 0.953089922969332)
GAUSS_WEIGHTS = (
    0.118463442528094545,
    0.239314335249683235,
    0.284444444444444444,
    0.239314335249683235,
    0.118463442528094545,
)

_CDF_CELLS_PER_UNIT = 512
_CDF_END = 10
_ROOT_TWO_PI = 2.5066282746310002


def normal_density(z: Array) -> Array:
    """Density of the standard normal."""
    result: Array = exp(-0.5 * z * z) / _ROOT_TWO_PI
    return result


@cache
def _upper_tail_table() -> Array:
    """Upper tail of the standard normal: coefficients of a cubic in each cell, highest power first.

    The tail is summed from the far end; the cubics are Hermite's, from the tail and the density at the nodes.
    """
    nodes = np.arange(_CDF_END * _CDF_CELLS_PER_UNIT + 1) / _CDF_CELLS_PER_UNIT
    mass = np.zeros(nodes.size - 1)
    for node, weight in zip(GAUSS_NODES, GAUSS_WEIGHTS, strict=True):
        mass = mass + weight * normal_density(nodes[:-1] + node / _CDF_CELLS_PER_UNIT)
    beyond = normal_density(nodes[-1:]) / nodes[-1:]  # Mills' ratio; of the order of 1e-24
    tail = np.cumsum(np.concatenate([beyond, mass[::-1] / _CDF_CELLS_PER_UNIT]))[::-1]
    slope = -normal_density(nodes) / _CDF_CELLS_PER_UNIT
    rise = tail[1:] - tail[:-1]
    cubic = slope[:-1] + slope[1:] - 2.0 * rise
    square = 3.0 * rise - 2.0 * slope[:-1] - slope[1:]
    return np.column_stack([cubic, square, slope[:-1], tail[:-1]])


def cubics(table: Array, cell: NDArray[np.int64], t: Array) -> Array:
    """Values of the cubics of some cells, each at its own place `t`.

    Args:
        table: coefficients (cell, power), highest power first.
        cell: the cells.
        t: the places.
    """
    found = table.take(cell, axis=0)
    result: Array = found[..., 0] * t
    result += found[..., 1]
    for power in (2, 3):
        result *= t
        result += found[..., power]
    return result


def normal_cdf(z: ArrayLike) -> Array:
    """Distribution function of the standard normal, by cubic Hermite interpolation; error below 1e-13."""
    z = np.asarray(z, dtype=np.float64)
    table = _upper_tail_table()
    x = np.minimum(np.abs(z), _CDF_END) * _CDF_CELLS_PER_UNIT
    cell = np.minimum(x.astype(np.int64), len(table) - 1)
    upper = cubics(table, cell, x - cell)
    result: Array = np.where(z > 0, 1.0 - upper, upper)
    return result


def rows(arrays: Sequence[Array]) -> Array:
    """Arrays of one shape along a new first axis; one alone is not copied."""
    if len(arrays) == 1:
        return arrays[0][None]
    return np.concatenate(arrays).reshape(len(arrays), *arrays[0].shape)


FOLDED = 128
"""Length from which on rows are turned into columns: adding whole rows takes less time than adding parts of them."""


def folded(x: Array) -> Array:
    """Numbers that have the same `total` as those on the last axis: halves are added until `FOLDED` are left."""
    count = x.shape[-1]
    while count > FOLDED and count & (count - 1) == 0:
        count //= 2
        x = x[..., :count] + x[..., count:]
    return x


def total(x: ArrayLike) -> Array:
    """Sum over the last axis, in a fixed order: halves are added until one number is left.

    An axis whose length is no power of two is filled up with zeros.
    """
    x = folded(np.asarray(x, dtype=np.float64))
    count = x.shape[-1]
    size = 1 << max(count - 1, 0).bit_length()
    flat = x.reshape(x.size // max(count, 1), count)
    columns = np.zeros((size, len(flat)))
    columns[:count] = flat.T
    while size > 1:
        size //= 2
        columns = columns[:size] + columns[size:]
    result: Array = columns[0].reshape(x.shape[:-1]) if count else np.zeros(x.shape[:-1])
    return result


def mean(x: ArrayLike) -> Array:
    """Mean over the last axis, from `total`."""
    x = np.asarray(x, dtype=np.float64)
    result: Array = total(x) / x.shape[-1]
    return result


def sum_over_lines(x: Any) -> Any:
    """Sum over the LINE axis in the order of the lines; a value without that axis is returned as it is."""
    if hasattr(x, "__econ_function__"):
        return x.__econ_function__("sum_over_lines")
    if np.ndim(x) < -LINE_AXIS:
        return x
    result = x[0]
    for line in range(1, x.shape[0]):
        result = result + x[line]
    return result


def running_total(x: Any) -> Any:
    """Total so far along the YEAR axis; a value without that axis is returned as it is."""
    if hasattr(x, "__econ_function__"):
        return x.__econ_function__("running_total")
    if np.ndim(x) < -YEAR_AXIS:
        return x
    return np.cumsum(x, axis=YEAR_AXIS)
