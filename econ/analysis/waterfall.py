"""The way from one scenario to another: one input after the other takes its value from the other.

The size of a step depends on the order, which is therefore stated (`ORDER`). The steps add up to the whole
difference with nothing left over, because the last one ends where the other scenario is.
"""

import math
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from econ import wording
from econ.analysis.tables import Row
from econ.engine import Result, assemble
from econ.evidence import LABOUR_INPUTS, LINE_INPUTS, Line, line_unit
from econ.model import SHARE
from econ.numerics import distributions
from econ.numerics.distributions import Distribution, Fixed
from econ.scenario import MONEY_PARTS, Input, State
from econ.scenario.state import HEADS
from econ.wording.errors import InputError
from econ.wording.language import N_, _

ORDER = N_(
    "One input after the other takes its value from the second scenario, in the order of the data: assumption cards, "
    "goods lines, published series; what brings one figure to dollars goes together. A stated output that goes away "
    "leaves first, one that comes in comes last."
)
"""How the steps are ordered."""

DIGITS, MOST_IN_PERCENT = 3, 10
"""Digits of the largest step, at whose last place all others are rounded; a larger share is no more said in percent."""


@dataclass(frozen=True)
class Step:
    """One step on the way from one scenario to another.

    Attributes:
        name, label: what changes.
        before, after: its value in words, in the two scenarios; empty if it is not given there.
        value: the output once this and all earlier steps are taken.
        change: how much this step adds to the output.
    """

    name: str
    label: str
    before: str
    after: str
    value: float
    change: float


@dataclass(frozen=True)
class Waterfall:
    """The way from one scenario to another, at the central case.

    Attributes:
        output, label, unit: the quantity that is followed.
        start, end: its value in the two scenarios.
        steps: one step for each input that differs, in the order that `ORDER` states.
        places: decimal places in percent of the two ends as an answer says them; None for all but shares of GDP.
    """

    output: str
    label: str
    unit: str
    start: float
    end: float
    steps: tuple[Step, ...]
    places: tuple[int, int] | None = None

    @property
    def ends(self) -> tuple[str, str]:
        """The value in the two scenarios, in words: as the answer of each says it."""
        if self.places is None:
            return self.said(self.start), self.said(self.end)
        first, second = self.places
        return wording.percent(self.start, first), wording.percent(self.end, second)

    def said(self, value: float) -> str:
        """A value on the way in words: all at one place, so that the steps are seen to add up."""
        largest = max((abs(step.change) for step in self.steps), default=0.0) or abs(self.start) or 1.0
        place = math.floor(math.log10(largest)) + 1 - DIGITS if math.isfinite(largest) else 0
        if self.unit == "1" and abs(value) < MOST_IN_PERCENT:
            finest = -place - 2 if self.places is None else min(-place - 2, max(self.places))
            return wording.percent(value, max(finest, 0))
        if value == 0 or not math.isfinite(value):
            return wording.quantity(value, self.unit)
        return wording.quantity(value, self.unit, max(math.floor(math.log10(abs(value))) + 1 - place, 1))

    def changed(self, change: float) -> str:
        """A change on the way in words, with its sign."""
        if not change:
            return _("none")
        words = self.said(abs(change))
        if any(c in "123456789" for c in words):
            return wording.with_sign(change, words)
        return wording.signed(change, self.unit)

    @property
    def residual(self) -> float:
        """What the steps leave unexplained: exactly zero."""
        return self.end - (self.steps[-1].value if self.steps else self.start)


def words(item: Input | None) -> str:
    """The value of an input as it is written; empty if there is none."""
    if item is None:
        return ""
    try:
        return distributions.written(item.distribution, item.unit)
    except InputError:  # a list of samples
        low, high = item.distribution.points[0], item.distribution.points[-1]
        return _("samples from {low} to {high} {unit}", low=f"{low:g}", high=f"{high:g}", unit=item.unit)


def differing(one: State, other: State) -> list[str]:
    """Names of the inputs that differ between two states, in the order of the data."""
    every = dict.fromkeys((*one.inputs, *other.inputs))

    def distribution(state: State, name: str) -> Distribution | None:
        item = state.inputs.get(name)
        return item.distribution if item else None

    return [n for n in every if distribution(one, n) != distribution(other, n)]


@dataclass(frozen=True)
class Move:
    """What changes in one step: inputs that go together, before and after; None where a scenario gives none."""

    before: Mapping[str, Input | None]
    after: Mapping[str, Input | None]

    @property
    def name(self) -> str:
        """Name of its first input."""
        return next(iter(self.after))

    @property
    def label(self) -> str:
        """What the first input is, in the second scenario if it is given there."""
        known = self.after[self.name] or self.before[self.name]
        return known.label if known else self.name


def in_words(items: Mapping[str, Input | None]) -> str:
    """The values of inputs that go together."""
    return "; ".join(filter(None, map(words, items.values())))


def states(one: State, other: State, stated: Collection[str]) -> Iterator[tuple[Move, State]]:
    """Each step on the way, and the state that it leads to; `stated` are quantities that the first states.

    The last state has all inputs of the other. Goods lines that only one of them knows are empty in the other.
    """
    goods = tuple({line.name: line for line in (*other.goods, *one.goods)}.values())
    one, other = _with_goods(_with_people(one, other), goods), _with_goods(_with_people(other, one), goods)
    given = dict(one.inputs)
    for together in _moves(one, other, stated):
        before = {n: given.pop(n, None) for n in together}
        after = {n: other.inputs.get(n) for n in together}
        given |= {n: item for n, item in after.items() if item is not None}
        absent = {k: v for k, v in other.absent.items() if k != "quantity" or "sale_value" in given}
        yield Move(before, after), replace(other, inputs=dict(given), absent=absent)


def _moves(one: State, other: State, stated: Collection[str]) -> list[tuple[str, ...]]:
    """Names of the inputs that change in each step, in order; what brings one figure to dollars goes together."""
    different = differing(one, other)
    leaving = [n for n in different if n in stated and n not in other.inputs]
    ordered = [*leaving, *(n for n in different if n not in leaving)]
    figures = {f"{prefix}_{part}": prefix for prefix in ("gdp", "gni") for part in MONEY_PARTS}
    groups: dict[str, list[str]] = {}
    for name in ordered:
        groups.setdefault(f"dollars of {figures[name]}" if name in figures else name, []).append(name)
    return [tuple(names) for names in groups.values()]


def _with_goods(state: State, goods: tuple[Line, ...]) -> State:
    """The state with more goods lines, of which nothing is delivered."""
    inputs = dict(state.inputs)
    for line in goods:
        if line.name not in state.lines:
            inputs |= {f"{kind}_{line.name}": _empty(kind, line) for kind in LINE_INPUTS}
    return replace(state, goods=goods, inputs=inputs)


def _with_people(state: State, other: State) -> State:
    """The state with the lines of people that the other one has, and nobody sent of them."""
    inputs = dict(state.inputs)
    for line in other.people:
        if line not in state.people:
            inputs |= {name: other.inputs[name] for kind in LABOUR_INPUTS if (name := f"{kind}_{line}") in other.inputs}
            sent = f"{HEADS}{line}"
            inputs[sent] = replace(inputs[sent], distribution=Fixed(0.0))
    return replace(state, inputs=inputs)


def _empty(kind: str, line: Line) -> Input:
    template, default, label = LINE_INPUTS[kind]
    unit, name = line_unit(template, line.item), f"{kind}_{line.name}"
    return Input(
        name,
        N_("{what}: {line}", what=label, line=line.label),
        unit,
        default,
        dimension=0,
        origin="definition",
        grade="A1",
    )


def central(state: State, result: Result, output: str) -> float | None:
    """An output of a state at the central case, by the equations of a result; None if it cannot be computed there."""
    values = assemble(state, lambda item: item.distribution.central)
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        found = result.graph.evaluate(values)
    return float(np.ravel(found[output])[0]) if output in found else None


def single(result: Result) -> list[str]:
    """Names of the outputs that have one value."""
    return [n for n in result.outputs if np.size(result.central[n]) == 1]


def check_output(result: Result, output: str) -> None:
    """Refuse an output that a result does not have, or that has several values.

    Raises:
        InputError: with the nearest names.
    """
    if output not in result.central:
        raise result.refusal(output, single(result))
    if output not in single(result):
        raise InputError(
            _("{label} has a value for each goods line or year.", label=_(result.graph.equations[output].label)),
            mend=_("Choose an output with one value; `econ list outputs` lists them all."),
        )


def waterfall(one: Result, other: Result, output: str = SHARE) -> Waterfall:
    """The way from one scenario to another, at the central case and in the order that `ORDER` states.

    Raises:
        InputError: the output is missing in one of them, or has several values.
    """
    from econ.analysis import short_answer

    for result in (one, other):
        check_output(result, output)
    start = value = float(np.ravel(one.central[output])[0])
    steps = []
    for move, state in states(one.state, other.state, one.stated):
        found = central(state, other, output)
        reached = value if found is None else found  # what cannot be computed yet has not moved
        said = in_words(move.before), in_words(move.after)
        steps.append(Step(move.name, move.label, *said, reached, reached - value))
        value = reached
    equation = other.graph.equations[output]
    end = float(np.ravel(other.central[output])[0])
    places = (short_answer.places(one), short_answer.places(other)) if output == SHARE else None
    return Waterfall(output, equation.label, equation.unit, start, end, tuple(steps), places)


def rows(fall: Waterfall) -> list[Row]:
    """A waterfall as a table to draw: a row for the start, one for each step, one for the end.

    `kind` is "start", "step" or "end"; `base` and `value` are the two ends of a bar, `change` its signed length.
    """
    start, end = (Step("", "", "", "", value, 0.0) for value in (fall.start, fall.end))
    kinds = ("start", *("step" for _step in fall.steps), "end")
    bases = (0.0, fall.start, *(step.value for step in fall.steps[:-1]), 0.0) if fall.steps else (0.0, 0.0)
    return [
        {
            "kind": kind,
            **{name: getattr(step, name) for name in ("name", "label", "before", "after")},
            "base": base,
            "value": step.value,
            "change": step.change,
            "output": fall.output,
            "unit": fall.unit,
        }
        for kind, base, step in zip(kinds, bases, (start, *fall.steps, end), strict=True)
    ]
