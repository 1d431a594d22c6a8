"""The two array functions of equations, `sum_over_lines` and `running_total`, for numbers in Numba.

The compiled loop computes an equation once for each line and year, with numbers. An equation that adds along an axis
is given numbers that know their neighbours: in arithmetic an `Along` is its number, and the array functions
add what stands beside it, in the order of `econ.numerics.portable`.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

import numpy as np
from llvmlite import ir
from numba import types
from numba.core import cgutils
from numba.core.datamodel.manager import DataModelManager
from numba.core.typing.context import BaseContext
from numba.core.typing.templates import Signature
from numba.extending import intrinsic, make_attribute_wrapper, models, overload, register_model

from econ.many.kernel.compiling import Intrinsic
from econ.numerics import portable
from econ.numerics.portable import Array

_overload = partial(overload, strict=False)  # what is chosen for types has other annotations than what is chosen


class Along(NamedTuple):
    """A number, the numbers of all lines of its year, and the numbers of its line up to its year."""

    value: float
    lines: tuple[float, ...]
    years: tuple[float, ...]


class AlongType(types.Type):
    """The type of an `Along` in Numba."""

    def __init__(self, lines: types.UniTuple, years: types.UniTuple) -> None:
        """Name the type by the lengths of both."""
        self.lines, self.years = lines, years
        super().__init__(name=f"Along({lines.count}, {years.count})")


@register_model(AlongType)
class _AlongModel(models.StructModel):
    def __init__(self, manager: DataModelManager, kind: AlongType) -> None:
        fields = [("value", types.float64), ("lines", kind.lines), ("years", kind.years)]
        super().__init__(manager, kind, fields)  # type: ignore[no-untyped-call]  # Numba gives it no types


for _field in Along._fields:
    make_attribute_wrapper(AlongType, _field, _field)


def _along(_typing: BaseContext, value: types.Type, lines: types.UniTuple, years: types.UniTuple) -> Intrinsic:
    kind = AlongType(lines, years)

    def build(context: BaseContext, builder: ir.IRBuilder, _kind: Signature, arguments: list[ir.Value]) -> ir.Value:
        made = cgutils.create_struct_proxy(kind)(context, builder)
        made.value, made.lines, made.years = arguments
        return made._getvalue()

    return kind(value, lines, years), build


along: Callable[..., Along] = intrinsic(_along)
"""A number with its neighbours: the number, all lines of its year, its line up to its year."""


def _same(x: float) -> float:
    return x


def _sum_over_lines(x: types.Type) -> Callable[..., float]:
    def added(x: Along) -> float:
        result = x.lines[0]
        for line in range(1, len(x.lines)):
            result = result + x.lines[line]
        return result

    return added if isinstance(x, AlongType) else _same


def _running_total(x: types.Type) -> Callable[..., float]:
    def added(x: Along) -> float:
        result = x.years[0]
        for year in range(1, len(x.years)):
            result = result + x.years[year]
        return result

    return added if isinstance(x, AlongType) else _same


_overload(portable.sum_over_lines)(_sum_over_lines)
_overload(portable.running_total)(_running_total)


def _value(x: float | Along) -> float:
    return x.value if isinstance(x, Along) else x


def _value_of(x: types.Type) -> Callable[..., float]:
    def value(x: Along) -> float:
        return x.value

    return value if isinstance(x, AlongType) else _same


_overload(_value, inline="always")(_value_of)


def _two(function: Callable[[float, float], float]) -> None:
    def apply(x: float | Along, y: float | Along) -> float:
        return function(_value(x), _value(y))

    def chosen(x: types.Type, y: types.Type) -> Callable[..., float] | None:
        return apply if isinstance(x, AlongType) or isinstance(y, AlongType) else None

    _overload(function)(chosen)


def _one(function: Callable[[float], float]) -> None:
    def apply(x: float | Along) -> float:
        return function(_value(x))

    def chosen(x: types.Type) -> Callable[..., float] | None:
        return apply if isinstance(x, AlongType) else None

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
