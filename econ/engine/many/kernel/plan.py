"""Which equations are computed, of which numbers, and in which rows the inputs and outputs of a block stand.

No Numba here.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np

from econ.engine import assemble
from econ.equations.graph import Equation, Graph
from econ.equations.notation import Node
from econ.numerics.portable import LINE_AXIS, YEAR_AXIS, Number
from econ.scenario import Input, State
from econ.wording.errors import InputError

ADDING = {"sum_over_lines": LINE_AXIS, "running_total": YEAR_AXIS}
"""Operations that look along an axis, and the axis."""


@dataclass(frozen=True)
class Shape:
    """Length of a quantity along LINE and YEAR, and how many of these axes its arrays have."""

    lines: int = 1
    years: int = 1
    axes: int = 0

    @classmethod
    def of(cls, value: Number) -> "Shape":
        """The shape of a central value."""
        shape = np.shape(value)
        lines = shape[LINE_AXIS] if len(shape) >= -LINE_AXIS else 1
        years = shape[YEAR_AXIS] if len(shape) >= -YEAR_AXIS else 1
        return cls(lines, years, max(len(shape) - 1, 0))

    @property
    def size(self) -> int:
        """Number of rows."""
        return self.lines * self.years

    def cell(self, line: int, year: int) -> int:
        """Which row stands for a line and a year; an axis of length one stands for all."""
        return (line if self.lines > 1 else 0) * self.years + (year if self.years > 1 else 0)


@dataclass(frozen=True)
class Term:
    """Where one number of a quantity comes from: a row that is drawn, a constant, or an equation (neither)."""

    row: int | None = None
    constant: int | None = None


@dataclass
class Plan:
    """What is computed of a state.

    Attributes:
        drawn: inputs with spread; the n-th is drawn into row n.
        constants: values of the inputs without spread.
        shapes: shape of every quantity.
        terms: for every input the term of each of its rows.
        equations: what is computed, in order.
        adding: names of the equations that add along an axis.
        places: first row of every output.
        rows: number of rows.
    """

    drawn: list[Input] = field(default_factory=list)
    constants: list[float] = field(default_factory=list)
    shapes: dict[str, Shape] = field(default_factory=dict)
    terms: dict[str, list[Term]] = field(default_factory=dict)
    equations: list[Equation] = field(default_factory=list)
    adding: set[str] = field(default_factory=set)
    places: dict[str, int] = field(default_factory=dict)
    rows: int = 0


def plan(state: State, graph: Graph, outputs: Iterable[str]) -> Plan:
    """The plan for some quantities of a state.

    Raises:
        InputError: a quantity does not exist or cannot be computed.
    """
    outputs = list(outputs)
    central = central_values(state, graph, outputs)
    stated = graph.stated(state.inputs)
    needed = frozenset().union(*(graph.ancestors(n, stated) | {n} for n in outputs))
    made = Plan(shapes={n: Shape.of(v) for n, v in central.items() if n in needed})
    given = assemble(state, lambda item: item.distribution.central)
    _add_inputs(made, state, {n: v for n, v in given.items() if n in needed})
    made.equations = [e for n, e in graph.equations.items() if n in needed and n not in made.terms]
    made.adding = {e.name for e in made.equations if _is_adding(e, made.shapes)}
    for name in outputs:
        made.places[name] = made.rows
        made.rows += made.shapes[name].size
    return made


def central_values(state: State, graph: Graph, outputs: Iterable[str]) -> dict[str, Number]:
    """Every quantity with each input at its central value, a number or (LINE, YEAR, DRAW).

    Raises:
        InputError: one of the outputs does not exist or cannot be computed.
    """
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        central = graph.evaluate(assemble(state, lambda item: item.distribution.central))
    for name in outputs:
        if name not in central:
            raise _left_out(state, graph, name, central)
    return central


def _left_out(state: State, graph: Graph, name: str, central: Mapping[str, Number]) -> InputError:
    if name not in graph.equations or name in graph.withheld:
        return graph.refusal(name, [n for n in graph.equations if n in central])
    gaps = graph.missing(name, central)
    why = "; ".join(dict.fromkeys(state.absent.get(g, f"{g} has no value") for g in gaps))
    return InputError(f"“{name}” cannot be computed: {why}.", mend="Give it a value with --set, or leave it out.")


def _add_inputs(made: Plan, state: State, given: Mapping[str, Number]) -> None:
    for name, item in state.inputs.items():
        kind, _ = state.lined.get(name, (name, 0))
        if kind in given and item.distribution.is_fixed:
            made.terms.setdefault(kind, []).append(_constant(made, item.distribution.central))
        elif kind in given:
            made.terms.setdefault(kind, []).append(Term(row=len(made.drawn)))
            made.drawn.append(item)
    for name in given.keys() - made.terms.keys():  # gdp_index and delivery_path, which no Input stands for
        made.terms[name] = [_constant(made, float(v)) for v in np.ravel(given[name])]
    made.rows = len(made.drawn)


def _constant(made: Plan, value: float) -> Term:
    made.constants.append(value)
    return Term(constant=len(made.constants) - 1)


def _adding(node: Node) -> list[Node]:
    """The operations of a formula that look along an axis."""
    inner = [found for a in node.args if isinstance(a, Node) for found in _adding(a)]
    return [node, *inner] if node.operation in ADDING else inner


def _is_adding(equation: Equation, shapes: Mapping[str, Shape]) -> bool:
    used = {node.operation for node in _adding(equation.formula)}
    longest = {
        LINE_AXIS: max((shapes[p].lines for p in equation.parameters), default=1),
        YEAR_AXIS: max((shapes[p].years for p in equation.parameters), default=1),
    }
    if not any(longest[ADDING[name]] > 1 for name in used):
        return False
    if all(node.args[0].operation == "name" for node in _adding(equation.formula)):
        return True
    raise InputError(
        f"{equation.name} adds along an axis what it computes itself.",
        mend="Give the inner part an equation of its own, or go on without the compiled kernel.",
    )
