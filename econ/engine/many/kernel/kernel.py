"""`Kernel`: a state's equations, compiled, with its inputs and outputs.

A plan is written as a Python function for Numba: one loop over the points with nothing but loads, calls and stores.
The equations themselves are not written anew; the text calls them by name, in order, once for each line and year.
Their formulas stand above the calls, so that a text stands for its equations and what was compiled of it can be kept.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from importlib.util import find_spec

import numpy as np

from econ.engine.many.kernel import counts
from econ.engine.many.kernel.counts import Counts, Wanted
from econ.engine.many.kernel.entries import entries
from econ.engine.many.kernel.plan import Plan, plan
from econ.engine.many.kernel.points import LARGEST_BLOCK, Points
from econ.engine.many.tally import Tally
from econ.equations.graph import Equation, Graph
from econ.model import GRAPH
from econ.numerics.portable import Array
from econ.scenario import State
from econ.wording.errors import InputError

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


FIRST_SLOTS = 32
"""Doublings of an output that there is room for at first, besides those that are near; more if its draws need them."""

_NO_ROWS = np.zeros(0, dtype=np.int64)


def is_available() -> bool:
    """Whether Numba is installed."""
    return find_spec("numba") is not None


class Kernel:
    """The equations of a state that some outputs need, compiled.

    Attributes:
        outputs: names of the outputs.
    """

    def __init__(self, state: State, outputs: Sequence[str], graph: Graph = GRAPH) -> None:
        """Plan and compile.

        Raises:
            InputError: Numba is not installed, an output cannot be computed, or the shape of an input is unknown.
        """
        if not is_available():
            raise InputError("The compiled kernel needs Numba.", mend="Install numba, or go on without it.")
        self.outputs = tuple(outputs)
        self._plan = plan(state, graph, self.outputs)
        self._entries = entries(self._plan, state)
        self._equations = _equations(self._plan)
        self._constants = np.array(self._plan.constants or [0.0])

    def tally(self, points: Points, scramble: int, first: int, count: int, centres: Sequence[float]) -> list[Tally]:
        """Draw some blocks of one scramble and tally every output.

        Args:
            points: which points.
            scramble: number of the scramble.
            first: number of the first block, a multiple of `count`.
            count: number of blocks, a power of two.
            centres: for each output, the number that squared distances are taken from.

        Raises:
            InputError: an output has a value for each line or year, not one.
        """
        outputs = np.array([self._row_of_one(name) for name in self.outputs], dtype=np.int64)
        centred, slots = np.array(centres, dtype=float), FIRST_SLOTS
        while True:
            found = counts.room(centred, slots, count)
            if self._run(points, scramble, first, Wanted(outputs, centred, _NO_ROWS), found, np.empty((0, 0, 0))):
                return [counts.tally(found, n, count * points.block) for n in range(len(outputs))]
            slots *= 2

    def draws(self, points: Points, scramble: int, first: int, count: int) -> dict[str, Array]:
        """Draws of every output in some blocks of one scramble, as arrays ([[LINE,] YEAR,] block, point)."""
        shapes = {name: self._plan.shapes[name] for name in self.outputs}
        kept = [self._plan.places[name] + cell for name, shape in shapes.items() for cell in range(shape.size)]
        found = np.empty((count, len(kept), points.block))
        wanted = Wanted(_NO_ROWS, np.zeros(0), np.array(kept, dtype=np.int64))
        self._run(points, scramble, first, wanted, counts.room(np.zeros(0), 0, count), found)
        result, place = {}, 0
        for name, shape in shapes.items():
            part = found[:, place : place + shape.size].swapaxes(0, 1)
            axes = {0: (), 1: (shape.years,)}.get(shape.axes, (shape.lines, shape.years))
            result[name] = part.reshape(*axes, count, points.block)
            place += shape.size
        return result

    def _row_of_one(self, name: str) -> int:
        if self._plan.shapes[name].size > 1:
            raise InputError(
                f"“{name}” has a value for each line or year, not one.", mend="Choose an output with one value."
            )
        return self._plan.places[name]

    def _run(self, points: Points, scramble: int, first: int, wanted: Wanted, counted: Counts, draws: Array) -> bool:
        from econ.engine.many.kernel.driver import chunk

        rows = np.zeros((max(self._entries.rows, 1), LARGEST_BLOCK))
        inputs = self._entries.inputs(points, scramble)
        return chunk(rows, first, inputs, self._constants, self._equations, wanted, counted, draws)


def _equations(made: Plan) -> Callable[..., None]:
    return _compiled(text(made), tuple((e.name, e.function) for e in made.equations))


@lru_cache(maxsize=64)
def _compiled(written: str, functions: tuple[tuple[str, Callable[..., float]], ...]) -> Callable[..., None]:
    from numba.core.errors import NumbaError
    from numba.np.numpy_support import carray

    from econ.engine.many.kernel.arithmetic import Along, number
    from econ.engine.many.kernel.compiling import generated, inlined

    names: dict[str, Callable[..., float | Array | Along]] = {
        **{f"_{name}": inlined(function) for name, function in functions},
        "_carray": carray,
        "_number": number,
        "_along": Along,
    }
    try:
        return generated(written, EQUATIONS, names)
    except NumbaError as error:
        said = str(error).strip().splitlines()
        raise InputError(
            f"Numba cannot compile the equations: {said[-1] if said else error}", mend="Go on without the kernel."
        ) from None
