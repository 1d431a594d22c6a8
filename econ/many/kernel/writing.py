"""A plan as a Python function for Numba: one loop over the points with nothing but loads, calls and stores.

The equations themselves are not written anew; the text calls them by name, in order, once for each line and year.
Their formulas stand above the calls, so that a text stands for its equations and what was compiled of it can be kept.
"""

from __future__ import annotations

from collections.abc import Iterator

from econ.equations.graph import Equation
from econ.many.kernel.plan import Plan
from econ.many.kernel.points import LARGEST_BLOCK

EQUATIONS = "equations"
"""Name of the function that is written."""

_INDENT = " " * 4


def text(plan: Plan) -> str:
    """The function as text.

    It takes pointers to the rows and the constants. An equation is called `_` and its name, a number of a quantity
    with axes is called by its name and its place. Places in memory are plain numbers, so that the compiler sees
    that rows do not overlap.
    """
    computed = {e.name for e in plan.equations}
    used = {p for e in plan.equations for p in e.parameters} | plan.places.keys()
    body = [line for name in plan.shapes if name in used - computed for line in _loads(plan, name)]
    body += [line for e in plan.equations for line in _calls(plan, e)]
    body += [line for name in plan.places for line in _stores(plan, name)]
    lines = [
        f"def {EQUATIONS}(_rows_at, _constants_at):",
        f"{_INDENT}_rows = _carray(_rows_at, ({plan.rows * LARGEST_BLOCK},))",
        f"{_INDENT}_constants = _carray(_constants_at, ({max(len(plan.constants), 1)},))",
        *(f"{_INDENT}_c{n} = _constants[{n}]" for n in range(len(plan.constants))),
        f"{_INDENT}for _i in range({LARGEST_BLOCK}):",
        *(f"{_INDENT * 2}{line}" for line in body),
    ]
    return "\n".join(lines) + "\n"


def _at(row: int) -> str:
    return f"_rows[{row * LARGEST_BLOCK} + _i]"


def _local(plan: Plan, name: str, cell: int) -> str:
    return name if plan.shapes[name].size == 1 else f"{name}__{cell}"


def _loads(plan: Plan, name: str) -> Iterator[str]:
    for cell, term in enumerate(plan.terms[name]):
        yield f"{_local(plan, name, cell)} = {f'_c{term.constant}' if term.row is None else _at(term.row)}"


def _stores(plan: Plan, name: str) -> Iterator[str]:
    for cell in range(plan.shapes[name].size):
        yield f"{_at(plan.places[name] + cell)} = {_local(plan, name, cell)}"


def _calls(plan: Plan, equation: Equation) -> Iterator[str]:
    """One call for each line and year."""
    yield f"# {equation.name} = {equation.python}"
    shape = plan.shapes[equation.name]
    argument = _neighbours if equation.name in plan.adding else _one
    for line in range(shape.lines):
        for year in range(shape.years):
            arguments = ", ".join(argument(plan, p, line, year) for p in equation.parameters)
            yield f"{_local(plan, equation.name, shape.cell(line, year))} = _number(_{equation.name}({arguments}))"


def _one(plan: Plan, name: str, line: int, year: int) -> str:
    return _local(plan, name, plan.shapes[name].cell(line, year))


def _neighbours(plan: Plan, name: str, line: int, year: int) -> str:
    """A number with all lines of its year, and its line up to its year."""
    shape = plan.shapes[name]
    if shape.size == 1:
        return _local(plan, name, 0)
    lines = "".join(f"{_one(plan, name, n, year)}, " for n in range(shape.lines))
    years = "".join(f"{_one(plan, name, line, n)}, " for n in range(min(year + 1, shape.years)))
    return f"_along({_one(plan, name, line, year)}, ({lines}), ({years}))"
