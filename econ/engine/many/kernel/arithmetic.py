"""`econ.numerics.portable` once more, for Numba: the same operations in the same order, one number at a time.

Its two array functions of equations, `sum_over_lines` and `running_total`, work on numbers here: the compiled loop
computes an equation once for each line and year, with numbers. An equation that adds along an axis
is given numbers that know their neighbours: in arithmetic an `Along` is its number, and the array functions
add what stands beside it, in the order of `econ.numerics.portable`.
"""

import math
import operator
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

import numpy as np
from llvmlite import ir
from numba import types
from numba.core.typing.context import BaseContext
from numba.core.typing.templates import Signature
from numba.extending import intrinsic, overload

from econ.engine.many.kernel.compiling import inlined
from econ.numerics import portable
from econ.numerics.portable import Array, Piece

_POWERS, _PER_CELL, _STEP_HIGH, _STEP_LOW, _EXP_SERIES, _EXP_END = portable.exp_parts()
_LOG_HIGH, _LOG_LOW, _LOG_CELLS, _LN2_HIGH, _LN2_LOW, _LOG_SERIES, _SQRT_HALF = portable.log_parts()
_CENTRE, _TAIL, _FAR_TAIL = portable.NORMAL_PIECES
_CUBES, _SQUARES, _SLOPES, _TAILS = (column.copy() for column in portable.cdf_parts().cubics.T)
_CDF_CELLS, _CDF_END = map(float, portable.cdf_parts()[1:])

CENTRE_END, TAIL_END = _CENTRE.end, _TAIL.end
"""Where the centre of the normal quantile ends, in distance from 1/2, and a tail that is not far, in `normal_depth`."""

_Intrinsic = tuple[Signature, Callable[..., ir.Value]]
"""What tells Numba of an operation: what it takes and gives, and how LLVM is told to do it."""

_TO_WHOLE = 6755399441055744.0  # 1.5 * 2^52: added and taken away again, it rounds to a whole number, ties to even
_EXP_SHIFT = 8  # 2^8 cells
_FRACTION = (1 << 52) - 1
_BIAS = 1023


def _as_float(_typing: BaseContext, _bits: types.Type) -> _Intrinsic:
    return types.float64(types.int64), lambda _context, builder, _, args: builder.bitcast(args[0], ir.DoubleType())


def _as_bits(_typing: BaseContext, _number: types.Type) -> _Intrinsic:
    return types.int64(types.float64), lambda _context, builder, _, args: builder.bitcast(args[0], ir.IntType(64))


as_float: Callable[..., float] = intrinsic(_as_float)
"""The float64 whose bits are an int64."""

as_bits: Callable[..., int] = intrinsic(_as_bits)
"""The bits of a float64 as an int64."""


@inlined
def rounded(x: float) -> float:
    """`np.rint` of a number below 2^51."""
    return (x + _TO_WHOLE) - _TO_WHOLE


@inlined
def horner(x: float, coefficients: tuple[float, ...]) -> float:
    """A polynomial, highest power first."""
    result = coefficients[0]
    for k in range(1, len(coefficients)):
        result = result * x + coefficients[k]
    return result


@inlined
def exp(x: float) -> float:
    """`portable.exp`; the power of two is multiplied on in two halves, neither of which can overflow."""
    x = min(max(x, -_EXP_END), _EXP_END)
    n = rounded(x * _PER_CELL)
    r = (x - n * _STEP_HIGH) - n * _STEP_LOW
    cell = int(n)
    power: float = _POWERS[cell & (_POWERS.size - 1)]
    k = cell >> _EXP_SHIFT
    half = k >> 1
    value = power + power * (r * horner(r, _EXP_SERIES))
    return value * as_float((half + _BIAS) << 52) * as_float((k - half + _BIAS) << 52)


@inlined
def log(x: float) -> float:
    """`portable.log` of a normal positive number."""
    bits = as_bits(x)
    e = (bits >> 52) - (_BIAS - 1)
    m = as_float((bits & _FRACTION) | ((_BIAS - 1) << 52))
    small = m < _SQRT_HALF
    m = m * 2.0 if small else m
    e = float(e - small)
    near = rounded(m * _LOG_CELLS)
    f = near * (1.0 / _LOG_CELLS)
    away = m - f
    u = (away + away) / (m + f)
    v = u * u
    cell = int(near)
    rest = (e * _LN2_LOW + _LOG_LOW[cell]) + u * v * horner(v, _LOG_SERIES)
    result: float = (e * _LN2_HIGH + _LOG_HIGH[cell]) + (u + rest)
    return result


@inlined
def _ratio(x: float, piece: Piece) -> float:
    return (piece.start + piece.slope * x) + horner(x, piece.above) / horner(x, piece.below)


@inlined
def normal_centre(q: float) -> float:
    """Quantile of the standard normal at 1/2 + q, for |q| up to `CENTRE_END`."""
    return q * _ratio(_CENTRE.shift - q * q, _CENTRE)


@inlined
def normal_depth(p: float) -> float:
    """What the tails of the normal quantile are written in."""
    return math.sqrt(-log(min(p, 1.0 - p)))


@inlined
def normal_tail(r: float) -> float:
    """Size of the normal quantile in a tail."""
    return _ratio(r - _TAIL.shift, _TAIL)


@inlined
def normal_far_tail(r: float) -> float:
    """Size of the normal quantile where `normal_depth` is above `TAIL_END`."""
    return _ratio(r - _FAR_TAIL.shift, _FAR_TAIL)


@inlined
def normal_cdf(z: float) -> float:
    """`portable.normal_cdf`."""
    x = min(abs(z), _CDF_END) * _CDF_CELLS
    cell = min(int(x), _TAILS.size - 1)
    t = x - cell
    upper: float = ((_CUBES[cell] * t + _SQUARES[cell]) * t + _SLOPES[cell]) * t + _TAILS[cell]
    return 1.0 - upper if z > 0 else upper


_overload = partial(overload, strict=False)  # what is chosen for types has other annotations than what is chosen


class Along(NamedTuple):
    """A number, the numbers of all lines of its year, and the numbers of its line up to its year."""

    value: float
    lines: tuple[float, ...]
    years: tuple[float, ...]


def _is_along(kind: types.Type) -> bool:
    return isinstance(kind, types.NamedTuple) and kind.instance_class is Along


def _same(x: float) -> float:
    return x


@inlined
def _sum(numbers: tuple[float, ...]) -> float:
    result = numbers[0]
    for n in range(1, len(numbers)):
        result = result + numbers[n]
    return result


def _sum_over_lines(x: types.Type) -> Callable[..., float]:
    def added(x: Along) -> float:
        return _sum(x.lines)

    return added if _is_along(x) else _same


def _running_total(x: types.Type) -> Callable[..., float]:
    def added(x: Along) -> float:
        return _sum(x.years)

    return added if _is_along(x) else _same


_overload(portable.sum_over_lines)(_sum_over_lines)
_overload(portable.running_total)(_running_total)


def _value(x: float | Along) -> float:
    return x.value if isinstance(x, Along) else x


def _value_of(x: types.Type) -> Callable[..., float]:
    def value(x: Along) -> float:
        return x.value

    return value if _is_along(x) else _same


_overload(_value, inline="always")(_value_of)


def _two(function: Callable[[float, float], float]) -> None:
    def apply(x: float | Along, y: float | Along) -> float:
        return function(_value(x), _value(y))

    def chosen(x: types.Type, y: types.Type) -> Callable[..., float] | None:
        return apply if _is_along(x) or _is_along(y) else None

    _overload(function)(chosen)


def _one(function: Callable[[float], float]) -> None:
    def apply(x: float | Along) -> float:
        return function(_value(x))

    def chosen(x: types.Type) -> Callable[..., float] | None:
        return apply if _is_along(x) else None

    _overload(function)(chosen)


_TWO: tuple[Callable[[float, float], float], ...] = (
    operator.add,
    operator.sub,
    operator.mul,
    operator.truediv,
    np.minimum,
    np.maximum,
)
_ONE: tuple[Callable[[float], float], ...] = (operator.neg, np.sqrt, np.absolute)
for _function in _TWO:
    _two(_function)
for _function_of_one in _ONE:
    _one(_function_of_one)


def number(x: float | Array) -> float:
    """What an equation gives for numbers, as a number; `np.where` gives an array without axes."""
    return float(x)


def _number(x: types.Type) -> Callable[..., float]:
    def value(x: float | Along) -> float:
        return float(_value(x))

    def element(x: Array) -> float:
        return float(x[()])

    return element if isinstance(x, types.Array) else value


_overload(number)(_number)
