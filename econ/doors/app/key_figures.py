"""The figures below the answer: a few outputs with their range, and what they were before the changes."""

from __future__ import annotations

from econ.analysis import tables
from econ.engine import Result
from econ.equations.graph import Shown
from econ.wording.language import _

MOST = 6


def packed(result: Result, baseline: Result | None) -> list[dict[str, str]]:
    """All that is shown; `baseline` is the result before the changes."""
    names = tables.worth_showing(result, Shown.CARD)[:MOST]
    return [_figure(result, baseline, name) for name in names]


def _figure(result: Result, baseline: Result | None, name: str) -> dict[str, str]:
    value, span = tables.printed(result, name)
    before = ""
    if baseline is not None and name in baseline.draws:
        was = tables.printed(baseline, name)[0]
        before = _("was {value}", value=was) if was != value else _("as before")
    label = _(result.graph.equations[name].label)
    return {"label": label, "value": value, "range": span or _("no spread"), "before": before}
