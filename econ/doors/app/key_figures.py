"""The figures below the answer: a few outputs with their range, and what they were before the changes."""

from __future__ import annotations

from econ import wording
from econ.analysis import tables
from econ.engine import Result
from econ.equations.graph import Shown
from econ.numerics.statistics import Summary
from econ.output import charts
from econ.wording.language import _

MOST = 6


def packed(result: Result, baseline: Result | None) -> list[dict[str, str]]:
    """All that is shown; `baseline` is the result before the changes."""
    names = [name for name in result.graph.shown(Shown.CARD) if name in result.draws][:MOST]
    return [_figure(result, baseline, name) for name in names]


def _figure(result: Result, baseline: Result | None, name: str) -> dict[str, str]:
    equation, found = result.graph.equations[name], tables.summary_of(result, name)
    value = _said(found, equation.unit)
    before = ""
    if baseline is not None and name in baseline.draws:
        was = _said(tables.summary_of(baseline, name), equation.unit)
        before = _("was {value}", value=was) if was != value else _("as before")
    span = charts.span(found.low, found.high, equation.unit, found.median)
    return {"label": _(equation.label), "value": value, "range": span, "before": before}


def _said(found: Summary, unit: str) -> str:
    """The median with as many digits as in the answer."""
    return wording.estimate(found.low, found.median, found.high, unit)[0]
