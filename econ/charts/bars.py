"""Horizontal bars with a label above each, which stays readable on a phone."""

from __future__ import annotations

from collections.abc import Sequence

from econ import wording
from econ.charts.axes import value_axis, y_axis
from econ.charts.look import LINE, Spec, figure, near, safe
from econ.tables import Row

BAR = 0.3
"""Thickness of a bar, as a part of its row."""

ROW_PIXELS = 54


def label(main: str, more: str = "", *, two: bool = False) -> str:
    """A label with something said more quietly behind it, or below it if it takes two lines."""
    gap = "<br>" if two else " · "
    return f"{main}<span style='opacity:.75'>{gap}{more}</span>" if more else main


def above(made: Spec, labels: Sequence[str]) -> None:
    """Write a label above each bar, from the left edge; the first bar is the uppermost."""
    made["layout"]["xaxis2"] = {"overlaying": "x", "range": [0, 1], "visible": False, "fixedrange": True}
    made["data"].append(
        {
            "type": "scatter",
            "xaxis": "x2",
            "x": [0] * len(labels),
            "y": [BAR / 2 - place for place in range(len(labels))],
            "mode": "text",
            "text": list(labels),
            "textposition": "top right",
            "cliponaxis": False,
            "hoverinfo": "skip",
        }
    )
    y_axis(made, range=[0.5 - len(labels), 0.9], visible=False, fixedrange=True)


def range_bars(parts: list[Row], unit: str, title: str) -> Spec:
    """Bars to the median with a whisker over the 90 % range.

    Args:
        parts: rows with `label`, `value`, `low`, `high`, `tone` (a colour) and `tail` (words after the label).
        unit: unit of the values.
        title: what the axis measures.
    """
    made = figure(ROW_PIXELS * len(parts) + 76, left=12, right=24, top=12)
    made["data"].append(
        {
            "type": "bar",
            "x": near(part["value"] for part in parts),
            "y": [-place for place in range(len(parts))],
            "orientation": "h",
            "width": BAR,
            "marker": {"color": [part["tone"] for part in parts]},
            "error_x": whiskers(parts, 5),
            "hoverinfo": "skip",
        }
    )
    words = [f"{safe(p['label'])}: <b>{wording.quantity(p['value'], unit, 2)}</b>" for p in parts]
    above(made, [label(main, part["tail"]) for main, part in zip(words, parts, strict=True)])
    most = max((max(p["high"], p["value"]) for p in parts), default=1.0) or 1.0
    value_axis(made, unit, min(0.0, *(p["low"] for p in parts)), most * 1.06, title)
    return made


def whiskers(parts: list[Row], width: int) -> Row:
    """Lines over the ranges of bars.

    Args:
        parts: rows with `value`, `low` and `high`.
        width: length of the strokes at the ends, in pixels.
    """
    return {
        "type": "data",
        "symmetric": False,
        "array": near(part["high"] - part["value"] for part in parts),
        "arrayminus": near(part["value"] - part["low"] for part in parts),
        "color": LINE,
        "thickness": 2,
        "width": width,
    }
