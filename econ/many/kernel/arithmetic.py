"""`econ.numerics.portable` once more, for Numba: the same operations in the same order, one number at a time."""

from __future__ import annotations

import math
from typing import Any

from llvmlite import ir
from numba import types
from numba.extending import intrinsic

from econ.many.kernel.compiling import inlined
from econ.numerics import portable

_POWERS, _PER_CELL, _STEP_HIGH, _STEP_LOW = portable._exp_table()
_LOG_HIGH, _LOG_LOW = portable._log_table()
_EXP_SERIES, _EXP_CELLS, _EXP_END = portable._EXP_SERIES, portable._EXP_CELLS, portable._EXP_END
_LOG_SERIES, _LOG_CELLS = portable._LOG_SERIES, portable._LOG_CELLS
_LN2_HIGH, _LN2_LOW, _SQRT_HALF = portable._LN2_HIGH, portable._LN2_LOW, portable._SQRT_HALF
_CENTRE, _TAIL, _FAR_TAIL = portable._NEAR_CENTRE, portable._NEAR_TAIL, portable._NEAR_FAR_TAIL
_CENTRE_SHIFT, _TAIL_SHIFT, _FAR_TAIL_FROM = portable._CENTRE_SHIFT, portable._TAIL_SHIFT, portable._FAR_TAIL_FROM
_CUBES, _SQUARES, _SLOPES, _TAILS = (column.copy() for column in portable._upper_tail_table().T)
_CDF_END, _CDF_CELLS = float(portable._CDF_END), float(portable._CDF_CELLS_PER_UNIT)

_TO_WHOLE = 6755399441055744.0  # 1.5 * 2^52: added and taken away again, it rounds to a whole number, ties to even
_EXP_SHIFT = 8  # 2^8 cells
_FRACTION = (1 << 52) - 1
_BIAS = 1023


def _as_float(_typing: Any, _bits: Any) -> Any:
    return types.float64(types.int64), lambda _context, builder, _, args: builder.bitcast(args[0], ir.DoubleType())


def _as_bits(_typing: Any, _number: Any) -> Any:
    return types.int64(types.float64), lambda _context, builder, _, args: builder.bitcast(args[0], ir.IntType(64))


as_float: Any = intrinsic(_as_float)
"""The float64 whose bits are an int64."""

as_bits: Any = intrinsic(_as_bits)
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
def exp(x: float) -> Any:
    """`portable.exp`; the power of two is multiplied on in two halves, neither of which can overflow."""
    x = min(max(x, -_EXP_END), _EXP_END)
    n = rounded(x * _PER_CELL)
    r = (x - n * _STEP_HIGH) - n * _STEP_LOW
    cell = int(n)
    power = _POWERS[cell & (_EXP_CELLS - 1)]
    k = cell >> _EXP_SHIFT
    half = k >> 1
    value = power + power * (r * horner(r, _EXP_SERIES))
    return value * as_float((half + _BIAS) << 52) * as_float((k - half + _BIAS) << 52)


@inlined
def log(x: float) -> Any:
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
    return (e * _LN2_HIGH + _LOG_HIGH[cell]) + (u + rest)


@inlined
def _ratio(x: float, rational: Any) -> Any:
    return (rational[2] + rational[3] * x) + horner(x, rational[0]) / horner(x, rational[1])


@inlined
def normal_centre(q: float) -> Any:
    """Quantile of the standard normal at 1/2 + q, for |q| up to `portable._CENTRE_HALF_WIDTH`."""
    return q * _ratio(_CENTRE_SHIFT - q * q, _CENTRE)


@inlined
def normal_depth(p: float) -> float:
    """What the tails of the normal quantile are written in."""
    return math.sqrt(-log(min(p, 1.0 - p)))


@inlined
def normal_tail(r: float) -> Any:
    """Size of the normal quantile in a tail."""
    return _ratio(r - _TAIL_SHIFT, _TAIL)


@inlined
def normal_far_tail(r: float) -> Any:
    """Size of the normal quantile where `normal_depth` is above `FAR_FROM`."""
    return _ratio(r - _FAR_TAIL_FROM, _FAR_TAIL)


@inlined
def normal_cdf(z: float) -> Any:
    """`portable.normal_cdf`."""
    x = min(abs(z), _CDF_END) * _CDF_CELLS
    cell = min(int(x), _TAILS.size - 1)
    t = x - cell
    upper = ((_CUBES[cell] * t + _SQUARES[cell]) * t + _SLOPES[cell]) * t + _TAILS[cell]
    return 1.0 - upper if z > 0 else upper


FAR_FROM = _FAR_TAIL_FROM
CENTRE_HALF_WIDTH = portable._CENTRE_HALF_WIDTH
