"""Exponential, logarithm, normal quantile and sums that give the same bits everywhere.

`+ - * /`, square roots, comparisons, sorting and integer operations are exact or correctly rounded on
every processor and NumPy release; library exponentials, logarithms and sums are not. Everything on the
way to a published digit therefore uses the functions of this file, which use nothing else.

The steps are written once more for the compiled kernel, from what is public here: `exp_parts`, `log_parts`,
`NORMAL_PIECES` and `cdf_parts` with their types `ExpParts`, `LogParts`, `Piece` and `CdfParts`.

`sum_over_lines` and `running_total` are the two array functions an equation may call besides NumPy
arithmetic; they can be traced (see `econ.equations.notation`).
"""

import math
from collections.abc import Sequence
from decimal import Context, Decimal
from fractions import Fraction
from functools import cache
from itertools import accumulate, repeat
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]
Whole = NDArray[np.int64]
"""Arrays of float64 and of int64."""

Number = float | Array
"""A quantity: one number, or one for each line, year or draw."""

LINE_AXIS = -3
"""Arrays are (LINE, YEAR, DRAW); leading axes may be absent, an axis that does not apply has size 1."""
YEAR_AXIS = -2

_DECIMAL = Context(prec=50)  # correctly rounded by definition, whatever the processor


def _horner(x: Array, coefficients: tuple[float, ...]) -> Array:
    """Evaluate a polynomial, highest power first."""
    result: Array = x * coefficients[0]
    result += coefficients[1]
    for c in coefficients[2:]:
        result *= x
        result += c
    return result


class ExpParts(NamedTuple):
    """What the exponential is made of; see `exp`.

    Attributes:
        powers: float64 (cell,): 2^(j / cells), correctly rounded, for j from 0 on; `cells` is a power of two.
        per_cell: cells / ln 2.
        high, low: ln 2 / cells in two parts, the first with 21 spare bits.
        series: (e^r - 1) / r, the first terms of its series, highest power first.
        end: beyond this, on both sides, the result is infinite or zero.
    """

    powers: Array
    per_cell: float
    high: float
    low: float
    series: tuple[float, ...] = (1.0 / 24.0, 1.0 / 6.0, 0.5, 1.0)
    end: float = 800.0


@cache
def exp_parts() -> ExpParts:
    """The parts of `exp`, whose table holds correctly rounded values (Python's decimal arithmetic)."""
    cells = 256
    step = _DECIMAL.divide(_DECIMAL.ln(Decimal(2)), Decimal(cells))
    powers = accumulate(repeat(_DECIMAL.exp(step), cells - 1), _DECIMAL.multiply, initial=Decimal(1))
    high = math.ldexp(round(math.ldexp(float(step), 40)), -40)
    return ExpParts(
        np.array([float(power) for power in powers]),
        float(_DECIMAL.divide(Decimal(1), step)),
        high,
        float(_DECIMAL.subtract(step, Decimal(high))),
    )


def exp(x: ArrayLike) -> Array:
    """Exponential: x = (256 k + j) ln 2 / 256 + r, then 2^k 2^(j/256) (1 + r + ...); within 2 units in the last place.

    As in Tang (1989). Returns float64 of the shape of `x`.
    """
    parts = exp_parts()
    x = np.clip(np.asarray(x, dtype=np.float64), -parts.end, parts.end)
    n = np.rint(x * parts.per_cell)
    r = (x - n * parts.high) - n * parts.low
    cell = n.astype(np.int32)
    power = parts.powers.take(cell & (parts.powers.size - 1))
    series = _horner(r, parts.series)
    series *= r
    series *= power
    series += power
    result: Array = np.ldexp(series, cell >> 8)
    return result


class LogParts(NamedTuple):
    """What the logarithm is made of; see `log`.

    Attributes:
        high, low: float64 (k,): ln(k / cells) from half a unit to one and a half (0 below), as a number with 20 spare
            bits and the rest.
        cells: cells in a unit.
        ln2_high, ln2_low: the first 32 bits of ln 2 (Tang 1990), and the rest.
        series: (2 artanh(u / 2) - u) / u^3 in powers of u^2, the first terms of its series, highest power first.
        sqrt_half: where m begins, about; it ends at twice this.
    """

    high: Array
    low: Array
    cells: int = 128
    ln2_high: float = 6.93147180369123816490e-01
    ln2_low: float = 1.90821492927058770002e-10
    series: tuple[float, ...] = (1.0 / 448.0, 1.0 / 80.0, 1.0 / 12.0)
    sqrt_half: float = 0.7071067811865476


@cache
def log_parts() -> LogParts:
    """The parts of `log`."""
    parts = LogParts(np.zeros(192), np.zeros(192))  # one and a half units
    for k in range(parts.cells // 2, parts.high.size):
        whole = _DECIMAL.ln(Decimal(k / parts.cells))
        parts.high[k] = math.ldexp(round(math.ldexp(float(whole), 42)), -42)
        parts.low[k] = float(_DECIMAL.subtract(whole, Decimal(float(parts.high[k]))))
    return parts


def log(x: ArrayLike) -> Array:
    """Natural logarithm of positive numbers: x = m 2^e with m near F = k/128, then ln F + 2 artanh((m - F) / (m + F)).

    Within 2 units in the last place; as in Tang (1990), nothing cancels near 1. Returns float64 of the shape of `x`.
    """
    parts = log_parts()
    x = np.asarray(x, dtype=np.float64)
    m, e = np.frexp(x)
    small = m < parts.sqrt_half
    m = np.where(small, m * 2.0, m)
    e = (e - small).astype(np.float64)
    near = np.rint(m * parts.cells)
    f = near * (1.0 / parts.cells)
    away = m - f
    u = (away + away) / (m + f)
    v = u * u
    cell = near.astype(np.int64)
    rest = (e * parts.ln2_low + parts.low.take(cell)) + u * v * _horner(v, parts.series)
    result: Array = (e * parts.ln2_high + parts.high.take(cell)) + (u + rest)
    return result


# Wichura (1988), algorithm AS 241, routine PPND16, Applied Statistics 37: numerators and denominators.
_CENTRE = (
    (
        "2.5090809287301226727e3 3.3430575583588128105e4 6.7265770927008700853e4 4.5921953931549871457e4 "
        "1.3731693765509461125e4 1.9715909503065514427e3 1.3314166789178437745e2 3.3871328727963666080e0"
    ),
    (
        "5.2264952788528545610e3 2.8729085735721942674e4 3.9307895800092710610e4 2.1213794301586595867e4 "
        "5.3941960214247511077e3 6.8718700749205790830e2 4.2313330701600911252e1 1.0"
    ),
)
_TAIL = (
    (
        "7.74545014278341407640e-4 2.27238449892691845833e-2 2.41780725177450611770e-1 1.27045825245236838258e0 "
        "3.64784832476320460504e0 5.76949722146069140550e0 4.63033784615654529590e0 1.42343711074968357734e0"
    ),
    (
        "1.05075007164441684324e-9 5.47593808499534494600e-4 1.51986665636164571966e-2 1.48103976427480074590e-1 "
        "6.89767334985100004550e-1 1.67638483018380384940e0 2.05319162663775882187e0 1.0"
    ),
)
_FAR_TAIL = (
    (
        "2.01033439929228813265e-7 2.71155556874348757815e-5 1.24266094738807843860e-3 2.65321895265761230930e-2 "
        "2.96560571828504891230e-1 1.78482653991729133580e0 5.46378491116411436990e0 6.65790464350110377720e0"
    ),
    (
        "2.04426310338993978564e-15 1.42151175831644588870e-7 1.84631831751005468180e-5 7.86869131145613259100e-4 "
        "1.48753612908506148525e-2 1.36929880922735805310e-1 5.99832206555887937690e-1 1.0"
    ),
)


class Piece(NamedTuple):
    """One of three pieces of the normal quantile: a line and a small rest, start + slope x + above(x) / below(x).

    Attributes:
        above, below: polynomials, highest power first.
        start, slope: the line.
        shift: what the variable of the piece is counted from.
        end: where the piece ends.
    """

    above: tuple[float, ...]
    below: tuple[float, ...]
    start: float
    slope: float
    shift: float
    end: float


def _piece(table: tuple[str, str], start: float, slope: float, shift: float, end: float) -> Piece:
    """N / D written as start + slope x + (N - (start + slope x) D) / D.

    The last part is small, so that the rounding errors of both polynomials hardly count.
    """
    numerator, denominator = (tuple(map(float, written.split())) for written in table)
    above = [Fraction(c) for c in (0.0, *numerator)]
    for place, c in enumerate(denominator):
        above[place + 1] -= Fraction(start) * Fraction(c)
        above[place] -= Fraction(slope) * Fraction(c)
    return Piece(tuple(map(float, above)), denominator, start, slope, shift, end)


NORMAL_PIECES = (
    _piece(_CENTRE, 3.375, -4.75, 0.180625, 0.425),
    _piece(_TAIL, 1.4375, 1.5, 1.6, 5.0),
    _piece(_FAR_TAIL, 6.65625, 1.4375, 5.0, math.inf),
)
"""Centre, tail and far tail of the normal quantile.

With q = p - 1/2, the quantile is q times the centre at x = shift - q^2, up to |q| = end. With r = sqrt(-ln p) for the
smaller of p and 1 - p, its size is that of a tail at x = r - shift, up to r = end.
"""


def _ratio(x: Array, piece: Piece) -> Array:
    return (piece.start + piece.slope * x) + _horner(x, piece.above) / _horner(x, piece.below)


def normal_quantile(p: ArrayLike) -> Array:
    """Quantile of the standard normal distribution for 0 < p < 1 (Wichura 1988, AS 241).

    Within 4 units in the last place. Returns float64 of the shape of `p`.
    """
    p = np.asarray(p, dtype=np.float64)
    q = (p - 0.5).ravel()
    centre = NORMAL_PIECES[0]
    result: Array = q * _ratio(centre.shift - q * q, centre)
    outside = np.flatnonzero(np.abs(q) > centre.end)
    if outside.size:
        result[outside] = np.copysign(_tail_size(p.ravel().take(outside)), q.take(outside))
    return result.reshape(p.shape)


def _tail_size(p: Array) -> Array:
    """Size of the normal quantile outside the centre (p,)."""
    _centre, tail, far_tail = NORMAL_PIECES
    r = np.sqrt(-log(np.minimum(p, 1.0 - p)))
    size = _ratio(r - tail.shift, tail)
    far = np.flatnonzero(r > tail.end)
    if far.size:
        size[far] = _ratio(r.take(far) - far_tail.shift, far_tail)
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

_ROOT_TWO_PI = 2.5066282746310002

DENSE = 40.0
"""Standard deviations to either side, beyond which a float has no density but zero."""


def normal_density(z: Array) -> Array:
    """Density of the standard normal, in the shape of `z`."""
    near = np.clip(z, -DENSE, DENSE)
    result: Array = exp(-0.5 * near * near) / _ROOT_TWO_PI
    return result


class CdfParts(NamedTuple):
    """What the distribution function of the standard normal is made of; see `normal_cdf`.

    Attributes:
        cubics: float64 (cell, power): the upper tail in each cell from 0 on, a cubic of the place in the cell from 0
            to 1, highest power first.
        cells_per_unit: cells in a unit.
        end: where the last cell ends.
    """

    cubics: Array
    cells_per_unit: int
    end: int


@cache
def cdf_parts() -> CdfParts:
    """The parts of `normal_cdf`.

    The tail is summed from the far end; the cubics are Hermite's, from the tail and the density at the nodes.
    """
    per_unit, end = 512, 10
    nodes = np.arange(end * per_unit + 1) / per_unit
    mass = np.zeros(nodes.size - 1)
    for node, weight in zip(GAUSS_NODES, GAUSS_WEIGHTS, strict=True):
        mass = mass + weight * normal_density(nodes[:-1] + node / per_unit)
    beyond = normal_density(nodes[-1:]) / nodes[-1:]  # Mills' ratio; of the order of 1e-24
    tail = np.cumsum(np.concatenate([beyond, mass[::-1] / per_unit]))[::-1]
    slope = -normal_density(nodes) / per_unit
    rise = tail[1:] - tail[:-1]
    cubic = slope[:-1] + slope[1:] - 2.0 * rise
    square = 3.0 * rise - 2.0 * slope[:-1] - slope[1:]
    return CdfParts(np.column_stack([cubic, square, slope[:-1], tail[:-1]]), per_unit, end)


def cubics(table: Array, cell: Whole, t: Array) -> Array:
    """Values of the cubics of some cells, each at its own place `t`.

    Args:
        table: coefficients (cell, power), highest power first.
        cell: the cells.
        t: the places.

    Returns:
        Float64 in the common shape of `cell` and `t`.
    """
    found = table.take(cell, axis=0)
    result: Array = found[..., 0] * t
    result += found[..., 1]
    for power in (2, 3):
        result *= t
        result += found[..., power]
    return result


def normal_cdf(z: ArrayLike) -> Array:
    """Distribution function of the standard normal, by cubic Hermite interpolation; error below 1e-13.

    Returns float64 of the shape of `z`.
    """
    z = np.asarray(z, dtype=np.float64)
    table, per_unit, end = cdf_parts()
    x = np.minimum(np.abs(z), end) * per_unit
    cell = np.minimum(x.astype(np.int64), len(table) - 1)
    upper = cubics(table, cell, x - cell)
    result: Array = np.where(z > 0, 1.0 - upper, upper)
    return result


def rows(arrays: Sequence[Array]) -> Array:
    """Arrays of one shape along a new first axis, (array, ...); one alone is not copied."""
    if len(arrays) == 1:
        return arrays[0][None]
    return np.concatenate(arrays).reshape(len(arrays), *arrays[0].shape)


FOLDED = 128
"""Length from which on rows are turned into columns: adding whole rows takes less time than adding parts of them."""


def folded(x: Array) -> Array:
    """Numbers that have the same `total` as those on the last axis: halves are added until `FOLDED` are left.

    Returns float64 (..., number): the same axes, the last one shorter.
    """
    count = x.shape[-1]
    while count > FOLDED and count & (count - 1) == 0:
        count //= 2
        x = x[..., :count] + x[..., count:]
    return x


def total(x: ArrayLike) -> Array:
    """Sum over the last axis, in a fixed order: halves are added until one number is left.

    An axis whose length is no power of two is filled up with zeros. Returns float64 with the axes before the last.
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
    """Mean over the last axis, from `total`; float64 with the axes before it."""
    x = np.asarray(x, dtype=np.float64)
    result: Array = total(x) / x.shape[-1]
    return result


def sum_over_lines(x: Any) -> Any:
    """Sum over the LINE axis, in the order of the lines; a value without that axis is returned as it is."""
    if hasattr(x, "__econ_function__"):
        return x.__econ_function__("sum_over_lines")
    if np.ndim(x) < -LINE_AXIS:
        return x
    result = x[0]
    for line in range(1, x.shape[0]):
        result = result + x[line]
    return result


def running_total(x: Any) -> Any:
    """Total so far along the YEAR axis, in the same axes; a value without that axis is returned as it is."""
    if hasattr(x, "__econ_function__"):
        return x.__econ_function__("running_total")
    if np.ndim(x) < -YEAR_AXIS:
        return x
    return np.cumsum(x, axis=YEAR_AXIS)
