"""What moves an answer: each uncertain input alone at the ends of its interval, all others at their central values.

What would change an answer is said in three lines, the same ones wherever an answer stands.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from econ import wording
from econ.analysis import tables
from econ.analysis.tables import Row
from econ.engine import Result, assemble, kept, kept_in_words
from econ.equations.graph import Shown
from econ.model import SHARE
from econ.numerics.statistics import HIGH, LOW
from econ.scenario import Input
from econ.wording.errors import InputError
from econ.wording.language import N_, _

STEP = 1e-30
"""Imaginary step: so small that its square vanishes, so that the derivative has no rounding of its own."""


@dataclass(frozen=True)
class Swing:
    """What one input does to one output.

    Attributes:
        item: the input.
        low_input, high_input: its values at the 5th and 95th percentile.
        low, high: the output with this input there and every other at its central value.
        elasticity: percent change of the output for one percent of the input, at the central case.
    """

    item: Input
    low_input: float
    high_input: float
    low: float
    high: float
    elasticity: float

    @property
    def width(self) -> float:
        """Size of the swing."""
        return abs(self.high - self.low)


def check_output(result: Result, output: str) -> None:
    """Refuse an output that does not exist or has many values.

    Raises:
        InputError: saying which.
    """
    if output not in result.outputs:
        raise result.refusal(output, result.outputs)
    if np.size(result.central[output]) != 1:
        raise InputError(
            _("“{output}” has a value for each line or year, not one.", output=output),
            mend=_("Choose an output with one value."),
        )


def cases(result: Result, output: str, changed: Mapping[str, NDArray[Any]]) -> NDArray[Any]:
    """An output at the central case with some inputs or stated quantities changed.

    Args:
        result: the central case.
        output: the quantity that is wanted.
        changed: for each name an array over the cases (real, or complex for derivatives), all of one length.

    Returns:
        An array (case), real or complex as what was changed.
    """
    state = result.state
    values = assemble(state, lambda item: changed.get(item.name, item.distribution.central))
    values |= {n: v for n, v in changed.items() if n not in state.inputs}
    needed = result.graph.ancestors(output, values) | {output}
    with np.errstate(divide="ignore", invalid="ignore"):
        found = result.graph.evaluate(values, only=needed)[output]
    size = max((np.size(v) for v in changed.values()), default=1)
    return np.broadcast_to(np.ravel(found), (size,))


def elasticities(result: Result, output: str, items: list[Input]) -> list[float]:
    """Exact elasticities of an output to several inputs at the central case, by complex steps.

    Squire and Trapp (1998), SIAM Review 40: f'(x) = Im f(x + ih) / h, without cancellation.
    """
    if not items:
        return []
    steps = {}
    for place, item in enumerate(items):
        case = np.full(len(items), item.distribution.central, dtype=complex)
        case[place] += 1j * STEP
        steps[item.name] = case
    y = cases(result, output, steps)
    x = np.array([item.distribution.central for item in items])
    real = np.real(y)
    return [float(v) for v in np.where(real != 0, np.imag(y) / STEP * x / np.where(real != 0, real, 1.0), 0.0)]


def swings(result: Result, output: str) -> list[Swing]:
    """The tornado of an output: each uncertain input moved to its 5th and 95th percentile, widest first.

    Raises:
        InputError: there is no such output, or it has many values.
    """
    check_output(result, output)
    items = [i for i in result.inputs_of(output) if not i.distribution.is_fixed and i.name != output]
    if not items:
        return []
    ends = [item.distribution.quantile(np.array([LOW, HIGH])) for item in items]
    changed = {}
    for place, (item, end) in enumerate(zip(items, ends, strict=True)):
        case = np.full(2 * len(items), item.distribution.central)
        case[2 * place : 2 * place + 2] = end
        changed[item.name] = case
    y = cases(result, output, changed).reshape(-1, 2)
    steep = elasticities(result, output, items)
    found = [
        Swing(item, float(end[0]), float(end[1]), float(low), float(high), e)
        for item, end, (low, high), e in zip(items, ends, y, steep, strict=True)
    ]
    return sorted((s for s in found if s.width > 0), key=lambda s: (-s.width, s.item.name))


MOST_LINES = 3
"""Lines of what would change an answer."""

TITLE = N_("What would change this answer")
HOW = N_("Each alone, at the ends of its 90% interval, the others at their central values.")


@kept
def changes(result: Result) -> list[Row]:
    """What would change the answer most, three rows at most: another GDP source, or an input at its ends.

    They are of the share of GDP; where fewer than three move it, those follow that move the next of the outputs that
    are shown first.
    """
    found: list[Row] = []
    for output in dict.fromkeys((SHARE, *result.graph.headlines, *tables.worth_showing(result, Shown.RUN))):
        if output in result.outputs and np.size(result.central[output]) == 1:
            known = {row["input"] for row in found}
            rows = [row for row in _of_output(result, output) if row["input"] not in known]
            found += rows[: MOST_LINES - len(found)]
    return found


def _of_output(result: Result, output: str) -> list[Row]:
    rows = [
        {
            "output": output,
            "input": s.item.name,
            "label": s.item.label,
            "unit": s.item.unit,
            "central": s.item.distribution.central,
            "low_input": s.low_input,
            "high_input": s.high_input,
            "low": s.low,
            "high": s.high,
        }
        for s in swings(result, output)
    ]
    families = [row for row in tables.by_gdp_source(result) if not row["apart"]] if output == SHARE else []
    if len(families) > 1:
        ends = sorted(families, key=lambda row: float(row["share"]))
        row: Row = dict.fromkeys(("unit", "central", "low_input", "high_input"))
        row |= {"output": output, "input": GDP_SOURCE, "label": ends[0]["label"], "other": ends[-1]["label"]}
        rows.append(row | {"low": ends[0]["share"], "high": ends[-1]["share"]})
    return sorted((row for row in rows if row["high"] != row["low"]), key=lambda row: -abs(row["high"] - row["low"]))


GDP_SOURCE = "gdp source"
"""What stands for the choice of a GDP source among inputs; none has this name."""


@kept_in_words
def what_would_change(result: Result) -> list[str]:
    """What would change the answer, in sentences; empty if nothing behind it is uncertain."""
    return [_in_words(result, row) for row in changes(result)]


def _in_words(result: Result, row: Row) -> str:
    equation = result.graph.equations[row["output"]]
    unit, central = wording.said_unit(row["output"], equation.unit), tables.summary_of(result, row["output"]).central
    low, high, _now = _apart(unit, row["low"], row["high"], central)
    if row["input"] == GDP_SOURCE:
        return _(
            "{output}: {low} by one GDP source ({first}), {high} by another ({second}).",
            output=_(equation.label),
            low=low,
            high=high,
            first=_(row["label"]),
            second=_(row["other"]),
        )
    at_low, at_high, now = _apart(
        wording.said_unit(row["input"], row["unit"]), row["low_input"], row["high_input"], row["central"]
    )
    return _(
        "{output}: {low} if “{input}” is {at_low}, {high} if it is {at_high}; the answer takes {now}.",
        output=_(equation.label),
        low=low,
        high=high,
        input=_(row["label"]),
        at_low=at_low,
        at_high=at_high,
        now=now,
    )


def _apart(unit: str, *values: float) -> list[str]:
    """Values in words, with two digits or as many as it takes to tell them apart."""
    said = ([wording.quantity(value, unit, digits) for value in values] for digits in range(2, MOST_DIGITS))
    return next(
        (texts for texts in said if len({*texts}) == len({*values})), [wording.quantity(v, unit) for v in values]
    )


MOST_DIGITS = 7
"""Digits from which on two values are said alike."""
