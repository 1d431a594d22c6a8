"""The two array functions of equations, `sum_over_lines` and `running_total`, for numbers in Numba.

The compiled loop computes an equation once for each line and year, with numbers. An equation that adds along an axis
is given numbers that know their neighbours: in arithmetic an `Along` is its number, and the array functions
add what stands beside it, in the order of `econ.numerics.portable`.
"""

import operator
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

import numpy as np
from numba import types
from numba.extending import overload

from econ.many.kernel.compiling import inlined
from econ.numerics import portable
from econ.numerics.portable import Array

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
