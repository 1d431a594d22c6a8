"""Where a picture was before the changes: outlines in place of what is drawn now, and what a pointer says of them."""

from __future__ import annotations

from econ import wording
from econ.output.charts.look import QUIET, Mark, near
from econ.wording.language import _

SIZE = 12
PALE = "rgba(255,255,255,0.85)"
"""Seen on a bar of any colour, and with its edge on a light page."""

NAME = "before your changes"


def outlines(x: list[float], y: list[float], words: list[str]) -> Mark:
    """Open marks at places, each with its words."""
    return {
        "type": "scatter",
        "mode": "markers",
        "x": near(x),
        "y": near(y),
        "marker": {"symbol": "diamond", "size": SIZE, "color": PALE, "line": {"color": QUIET, "width": 2}},
        "name": NAME,
        "cliponaxis": False,
        "showlegend": False,
        "customdata": words,
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def previous_in_words(before: float, now: float, unit: str) -> str:
    """What it was, and how far it has moved since: nothing at all if both are the same."""
    value = wording.quantity(before, unit)
    if before == now:
        return _("Before your changes: {value}, exactly as now", value=value)
    return _(
        "Before your changes: {value}<br>Since then {difference}",
        value=value,
        difference=change_in_words(before, now, unit),
    )


def change_in_words(before: float, now: float, unit: str) -> str:
    """A difference in words; "0" only if there is none."""
    return wording.signed(now - before, unit)


def column(before: float | None, now: float, unit: str) -> str:
    """A cell of a table: what it was, and how far it has moved since."""
    if before is None:
        return _("not computed")
    return f"{wording.quantity(before, unit)} ({change_in_words(before, now, unit)})"
