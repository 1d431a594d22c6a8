"""Scenarios side by side: only what differs, and the way from one to the other step by step.

All scenarios share their points, so that equal ones differ by exactly zero.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from econ import distributions
from econ.engine import Result, assemble
from econ.errors import InputError, unknown
from econ.estimates import estimate
from econ.scenario import Input, State

Row = dict[str, Any]

FEWEST, MOST = 2, 6

HEADLINES = ("sale_value", "gdp", "gdp_share", "contribution_to_gdp", "trade_share", "break_even_probability")


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
        output: the quantity that is followed.
        start, end: its value in the two scenarios.
        steps: one step for each input that differs, in the order in which the equations use them.
    """

    output: str
    start: float
    end: float
    steps: tuple[Step, ...]

    @property
    def residual(self) -> float:
        """What the steps leave unexplained: exactly zero."""
        return self.end - (self.steps[-1].value if self.steps else self.start)


def _check(results: Sequence[Result]) -> None:
    if not FEWEST <= len(results) <= MOST:
        raise InputError(f"{len(results)} scenarios are to be compared.", mend=f"Give from {FEWEST} to {MOST} of them.")


def names(results: Sequence[Result]) -> list[str]:
    """A name for each result: its title, numbered where several have the same."""
    titles = [result.scenario.title or "Untitled" for result in results]
    return [t if titles.count(t) == 1 else f"{t} ({n})" for n, t in enumerate(titles, start=1)]


def words(item: Input | None) -> str:
    """The value of an input as it is written; empty if there is none."""
    return "" if item is None else distributions.written(item.distribution, item.unit)


def differing(one: State, other: State) -> list[str]:
    """Names of the inputs that differ between two states, in the order of the data."""
    every = dict.fromkeys((*one.inputs, *other.inputs))

    def distribution(state: State, name: str) -> Any:
        item = state.inputs.get(name)
        return item and item.distribution

    return [n for n in every if distribution(one, n) != distribution(other, n)]


def inputs(results: Sequence[Result]) -> list[Row]:
    """Inputs that differ between any two scenarios, with the value of each in words.

    Raises:
        InputError: fewer than two or more than six scenarios are given.
    """
    _check(results)
    first = results[0].state
    different = dict.fromkeys(n for other in results[1:] for n in differing(first, other.state))
    rows = []
    for name in different:
        items = [r.state.inputs.get(name) for r in results]
        known = next(item for item in items if item)
        row: Row = {"name": name, "label": known.label, "unit": known.unit}
        rows.append(row | {title: words(item) for title, item in zip(names(results), items, strict=True)})
    return rows


def outputs(results: Sequence[Result], chosen: Sequence[str] = HEADLINES) -> list[Row]:
    """Chosen outputs of each scenario: median and interval, and the difference of the medians from the first.

    Raises:
        InputError: fewer than two or more than six scenarios are given, or an output does not exist.
    """
    _check(results)
    rows = []
    for name in chosen:
        if name not in results[0].graph.equations:
            raise unknown("output", name, results[0].graph.equations, "econ list outputs")
        equation = results[0].graph.equations[name]
        base = estimate(results[0], name).median if name in results[0].draws else None
        for title, result in zip(names(results), results, strict=True):
            if name not in result.draws:
                continue
            found = estimate(result, name)
            rows.append(
                {
                    "output": name,
                    "label": equation.label,
                    "unit": equation.unit,
                    "scenario": title,
                    "median": found.median,
                    "low": found.low,
                    "high": found.high,
                    "difference": None if base is None else found.median - base,
                }
            )
    return rows


def _central(state: State, given: Mapping[str, Input], result: Result, output: str) -> float:
    absent = {k: v for k, v in state.absent.items() if k != "quantity" or "sale_value" in given}
    values = assemble(replace(state, inputs=given, absent=absent), lambda item: item.distribution.central)
    with np.errstate(divide="ignore", invalid="ignore"):
        return float(np.ravel(result.graph.evaluate(values)[output])[0])


def waterfall(one: Result, other: Result, output: str = "gdp_share") -> Waterfall:
    """The way from one scenario to another: one input at a time takes its value from the other.

    The size of a step depends on the order. It is that of the data (cards, goods lines, series), with a stated
    output that goes away first and one that comes in last, so that what it hides is seen. Central values are used,
    so that the steps add up exactly.

    Raises:
        InputError: the output is missing in one of them, or their goods lines are not the same.
    """
    for result in (one, other):
        if output not in result.central:
            raise unknown("output", output, result.outputs, "econ list outputs")
    if one.state.lines != other.state.lines:
        raise InputError("The two scenarios have different goods lines.", mend="Compare scenarios of the same data.")
    given = dict(one.state.inputs)
    start = value = float(np.ravel(one.central[output])[0])
    steps = []
    different = differing(one.state, other.state)
    leaving = [n for n in different if n in one.state.stated and n not in other.state.inputs]
    for name in (*leaving, *(n for n in different if n not in leaving)):
        before, after = given.get(name), other.state.inputs.get(name)
        if after is None:
            del given[name]
        else:
            given[name] = after
        reached = _central(other.state, given, one, output)
        known = after or before
        label = known.label if known else name
        steps.append(Step(name, label, words(before), words(after), reached, reached - value))
        value = reached
    return Waterfall(output, start, float(np.ravel(other.central[output])[0]), tuple(steps))
