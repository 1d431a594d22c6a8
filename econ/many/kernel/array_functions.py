"""The two array functions of equations, `sum_over_lines` and `running_total`, for numbers in Numba.

The compiled loop computes an equation once for each line and year, with numbers. An equation that adds along an axis
is given numbers that know their neighbours: in arithmetic an `Along` is its number, and the array functions
add what stands beside it, in the order of `econ.numerics.portable`.
"""

from __future__ import annotations

import operator
from typing import Any

import numpy as np
from numba import types
from numba.core import cgutils
from numba.extending import intrinsic, make_attribute_wrapper, models, overload, register_model

from econ.numerics import portable

_proxy: Any = cgutils.create_struct_proxy


class AlongType(types.Type):
    """A number, the numbers of all lines of its year, and the numbers of its line up to its year."""

    def __init__(self, lines: types.UniTuple, years: types.UniTuple) -> None:
        """Name the type by the lengths of both."""
        self.lines, self.years = lines, years
        super().__init__(name=f"Along({lines.count}, {years.count})")


@register_model(AlongType)
class _AlongModel(models.StructModel):
    def __init__(self, manager: Any, kind: AlongType) -> None:
        fields = [("value", types.float64), ("lines", kind.lines), ("years", kind.years)]
        super().__init__(manager, kind, fields)  # type: ignore[no-untyped-call]


for _field in ("value", "lines", "years"):
    make_attribute_wrapper(AlongType, _field, _field)


@intrinsic
def along(_typing: Any, value: Any, lines: Any, years: Any) -> Any:
    """A number with its neighbours: the number, all lines of its year, its line up to its year."""
    kind = AlongType(lines, years)

    def build(context: Any, builder: Any, _signature: Any, arguments: Any) -> Any:
        made: Any = _proxy(kind)(context, builder)
        made.value, made.lines, made.years = arguments
        return made._getvalue()

    return kind(value, lines, years), build


def _same(x: Any) -> Any:
    return x


@overload(portable.sum_over_lines)
def _sum_over_lines(x: Any) -> Any:
    def added(x: Any) -> Any:
        result = x.lines[0]
        for line in range(1, len(x.lines)):
            result = result + x.lines[line]
        return result

    return added if isinstance(x, AlongType) else _same


@overload(portable.running_total)
def _running_total(x: Any) -> Any:
    def added(x: Any) -> Any:
        result = x.years[0]
        for year in range(1, len(x.years)):
            result = result + x.years[year]
        return result

    return added if isinstance(x, AlongType) else _same


def _value(x: Any) -> Any:
    return x


@overload(_value, inline="always")
def _value_of(x: Any) -> Any:
    def value(x: Any) -> Any:
        return x.value

    return value if isinstance(x, AlongType) else _same


def _two(function: Any) -> None:
    def apply(x: Any, y: Any) -> Any:
        return function(_value(x), _value(y))

    @overload(function)
    def _(x: Any, y: Any) -> Any:
        return apply if isinstance(x, AlongType) or isinstance(y, AlongType) else None


def _one(function: Any) -> None:
    def apply(x: Any) -> Any:
        return function(_value(x))

    @overload(function)
    def _(x: Any) -> Any:
        return apply if isinstance(x, AlongType) else None


for _function in (operator.add, operator.sub, operator.mul, operator.truediv, np.minimum, np.maximum):
    _two(_function)
for _function in (operator.neg, np.sqrt, np.absolute):
    _one(_function)


def number(x: Any) -> float:
    """What an equation gives for numbers, as a number; `np.where` gives an array without axes."""
    return float(x)


@overload(number)
def _number(x: Any) -> Any:
    without_axes = isinstance(x, types.Array)

    def value(x: Any) -> float:
        return float(x[()]) if without_axes else float(_value(x))

    return value
