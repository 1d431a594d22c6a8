"""Exponential, logarithm, normal quantile and sums that give the same bits everywhere.

`+ - * /`, square roots, comparisons, sorting and integer operations are exact or correctly rounded on
every processor and NumPy release; library exponentials, logarithms and sums are not. Everything on the
way to a published digit therefore uses the functions of this file, which use nothing else.

`sum_over_lines` and `running_total` are the two array functions an equation may call besides NumPy
arithmetic; they can be traced (see `econ.notation`).
"""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]

LINE_AXIS = -3
"""Arrays are (LINE, YEAR, DRAW); leading axes may be absent, an axis that does not apply has size 1."""
YEAR_AXIS = -2

_LOG2_E = 1.4426950408889634
_LN2_HIGH = 6.93147180369123816490e-01  # ln 2 with its last 32 bits cleared (Tang 1990)
_LN2_LOW = 1.90821492927058770002e-10  # the rest of ln 2
_EXP_TERMS = 14
_LOG_TERMS = 11
_EXP_END = 2000.0  # far beyond where the result is infinite or zero
_SQRT_HALF = 0.7071067811865476


def _horner(x: Array, coefficients: tuple[float, ...]) -> Array:
    """Evaluate a polynomial, highest power first."""
    result = np.full_like(x, coefficients[0])
    for c in coefficients[1:]:
        result *= x
        result += c
    return result


def _factorials(count: int) -> tuple[float, ...]:
    terms = [1.0]
    for k in range(1, count + 1):
        terms.append(terms[-1] * k)
    return tuple(1.0 / t for t in reversed(terms))


_EXP = _factorials(_EXP_TERMS)
_LOG = tuple(2.0 / (2 * k + 1) for k in range(_LOG_TERMS, 0, -1))


def exp(x: ArrayLike) -> Array:
    """Exponential: x = k ln 2 + r with |r| <= ln 2 / 2, then its series; within 4 units in the last place."""
    x = np.minimum(np.maximum(np.asarray(x, dtype=np.float64), -_EXP_END), _EXP_END)
    k = np.rint(x * _LOG2_E)
    r = (x - k * _LN2_HIGH) - k * _LN2_LOW
    result: Array = np.ldexp(_horner(r, _EXP), k.astype(np.int32))
    return result


def log(x: ArrayLike) -> Array:
    """Natural logarithm of positive numbers: x = m 2^e, then the series of artanh((m - 1) / (m + 1)).

    Within 4 units in the last place; arranged as in Tang (1990), so that nothing cancels near 1.
    """
    x = np.asarray(x, dtype=np.float64)
    m, e = np.frexp(x)
    small = m < _SQRT_HALF
    m = np.where(small, m * 2.0, m)
    e = (e - small).astype(np.float64)
    f = m - 1.0
    s = f / (2.0 + f)
    z = s * s
    rest = z * _horner(z, _LOG)
    half = 0.5 * f * f
    result: Array = e * _LN2_HIGH - ((half - (s * (half + rest) + e * _LN2_LOW)) - f)
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


def _ratio(x: Array, table: tuple[tuple[float, ...], tuple[float, ...]]) -> Array:
    return _horner(x, table[0]) / _horner(x, table[1])


def normal_quantile(p: ArrayLike) -> Array:
    """Quantile of the standard normal distribution for 0 < p < 1 (Wichura 1988, AS 241)."""
    p = np.asarray(p, dtype=np.float64)
    q = p - 0.5
    result = np.empty_like(q)
    centre = np.abs(q) <= _CENTRE_HALF_WIDTH
    c = q[centre]
    result[centre] = c * _ratio(_CENTRE_SHIFT - c * c, _CENTRE)
    t = q[~centre]
    r = np.sqrt(-log(np.minimum(p, 1.0 - p)[~centre]))
    far = r > _FAR_TAIL_FROM
    size = np.where(far, _ratio(r - _FAR_TAIL_FROM, _FAR_TAIL), _ratio(r - _TAIL_SHIFT, _TAIL))
    result[~centre] = np.where(t < 0, -size, size)
    return result


# Gauss-Legendre nodes and weights of order 5 on (0, 1); Abramowitz and Stegun (1964), table 25.4.
GAUSS_NODES = (0.046910077030668, 0.2307653449471585, 0.5, 0.7692346550528415, 0.953089922969332)
GAUSS_WEIGHTS = (
    0.118463442528094545,
    0.239314335249683235,
    0.284444444444444444,
    0.239314335249683235,
    0.118463442528094545,
)

_CDF_CELLS_PER_UNIT = 32
_CDF_END = 10
_ROOT_TWO_PI = 2.5066282746310002


def _normal_density(z: Array) -> Array:
    result: Array = exp(-0.5 * z * z) / _ROOT_TWO_PI
    return result


@cache
def _upper_tail_table() -> tuple[Array, Array]:
    """Upper tail and density of the standard normal at equidistant nodes, summed from the far end."""
    nodes = np.arange(_CDF_END * _CDF_CELLS_PER_UNIT + 1) / _CDF_CELLS_PER_UNIT
    mass = np.zeros(nodes.size - 1)
    for node, weight in zip(GAUSS_NODES, GAUSS_WEIGHTS, strict=True):
        mass = mass + weight * _normal_density(nodes[:-1] + node / _CDF_CELLS_PER_UNIT)
    beyond = _normal_density(nodes[-1:]) / nodes[-1:]  # Mills' ratio; of the order of 1e-24
    tail = np.cumsum(np.concatenate([beyond, mass[::-1] / _CDF_CELLS_PER_UNIT]))[::-1]
    return tail, _normal_density(nodes)


def normal_cdf(z: ArrayLike) -> Array:
    """Distribution function of the standard normal, by quintic Hermite interpolation; error below 1e-13."""
    z = np.asarray(z, dtype=np.float64)
    tail, density = _upper_tail_table()
    x = np.minimum(np.abs(z), _CDF_END) * _CDF_CELLS_PER_UNIT
    cell = np.minimum(x.astype(np.int64), tail.size - 2)
    t = x - cell
    h = 1.0 / _CDF_CELLS_PER_UNIT
    left, right = cell * h, (cell + 1) * h
    f0, f1 = tail[cell], tail[cell + 1]
    d0, d1 = -density[cell] * h, -density[cell + 1] * h
    s0, s1 = -left * d0 * h, -right * d1 * h  # the second derivative of the tail is z times the density
    rise = f1 - f0
    c3 = 10.0 * rise - 6.0 * d0 - 4.0 * d1 - 1.5 * s0 + 0.5 * s1
    c4 = -15.0 * rise + 8.0 * d0 + 7.0 * d1 + 1.5 * s0 - s1
    c5 = 6.0 * rise - 3.0 * d0 - 3.0 * d1 - 0.5 * s0 + 0.5 * s1
    upper = f0 + t * (d0 + t * (0.5 * s0 + t * (c3 + t * (c4 + t * c5))))
    result: Array = np.where(z > 0, 1.0 - upper, upper)
    return result


def total(x: ArrayLike) -> Array:
    """Sum over the last axis, in a fixed order: halves are added until one number is left.

    An axis whose length is no power of two is filled up with zeros.
    """
    x = np.asarray(x, dtype=np.float64)
    size = 1 << max(x.shape[-1] - 1, 0).bit_length()
    if size != x.shape[-1]:
        x = np.concatenate([x, np.zeros((*x.shape[:-1], size - x.shape[-1]))], axis=-1)
    while size > 1:
        size //= 2
        x = x[..., :size] + x[..., size:]
    return x[..., 0]


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
