"""Horizontal bars with a label above each, which stays readable on a phone."""

from collections.abc import Iterable, Sequence

from econ import wording
from econ.analysis.tables import Row
from econ.output import Json
from econ.output.charts.axes import value_axis, y_axis
from econ.output.charts.look import LINE, Mark, Spec, figure, near, safe, scatter
from econ.output.charts.of_results import Ends, outlines

BAR = 0.3
"""Thickness of a bar, as a part of its row."""

ROW_PIXELS, TALL_ROW_PIXELS = 54, 70
"""Height of a row: with labels too long for a phone, which take two lines, it is the second."""

LONGEST_LABEL = 42
"""Characters of a label that stand in one line on a phone."""


def label(main: str, more: str = "", *, two: bool = False) -> str:
    """A label with something said more quietly behind it, or below it if it takes two lines."""
    gap = "<br>" if two else " · "
    return f"{main}<span style='opacity:.75'>{gap}{more}</span>" if more else main


def above(made: Spec, labels: Sequence[str]) -> None:
    """Write a label above each bar, from the left edge; the first bar is the uppermost."""
    made["layout"]["xaxis2"] = {"overlaying": "x", "range": [0, 1], "visible": False, "fixedrange": True}
    rows = [BAR / 2 - place for place in range(len(labels))]
    look: Mark = {"text": list(labels), "textposition": "top right", "cliponaxis": False, "hoverinfo": "skip"}
    made["data"].append(scatter([0] * len(labels), rows, "text", xaxis="x2", **look))
    y_axis(made, range=[0.5 - len(labels), 0.9], visible=False, fixedrange=True)


def lying(starts: Sequence[float], lengths: Iterable[float], places: Iterable[int] = (), /, **look: Json) -> Mark:
    """Horizontal bars, one below the other, or in the rows at some places."""
    rows = [-place for place in places or range(len(starts))]
    base, x = near(starts), near(lengths)
    return {"type": "bar", "x": x, "base": base, "y": rows, "orientation": "h", "width": BAR, **look}


def range_bars(parts: list[Row], unit: str, title: str) -> Spec:
    """Bars to the number with a whisker over the 90 % range, if any, and an outline where they ended before.

    Args:
        parts: rows with `label`, `value`, `low`, `high`, `tone` (a colour) and `tail` (words after the label); they
            may have `before`, what was printed before the changes, and `base`, where the bar begins if not at zero.
        unit: unit of the values.
        title: what the axis measures.
    """
    values = [wording.estimate(*_ends(p), unit)[0] for p in parts]
    long = [len(p["label"]) + len(v) + len(p["tail"]) > LONGEST_LABEL for p, v in zip(parts, values, strict=True)]
    made = figure((TALL_ROW_PIXELS if any(long) else ROW_PIXELS) * len(parts) + 76, left=12, right=24, top=12)
    some = {"error_x": whiskers(parts, 5)} if any(part["low"] < part["high"] for part in parts) else {}
    tones: Mark = {"color": [part["tone"] for part in parts]}
    starts, lengths = [_from(part) for part in parts], [part["value"] for part in parts]
    made["data"].append(lying(starts, lengths, marker=tones, hoverinfo="skip", **some))
    words = [f"{safe(p['label'])}: <b>{value}</b>" for p, value in zip(parts, values, strict=True)]
    above(made, [label(main, p["tail"], two=two) for main, p, two in zip(words, parts, long, strict=True)])
    _ghosts(made, parts, unit)
    ends = [_from(p) + end for p in parts for end in (*_ends(p), *((p.get("before") or ())[1:2]))]
    value_axis(made, unit, min(0.0, *ends), (max(ends, default=1.0) or 1.0) * 1.06, title)
    return made


def _ends(part: Row) -> Ends:
    return part["low"], part["value"], part["high"]


def _from(part: Row) -> float:
    """Where a bar begins."""
    return float(part.get("base", 0.0))


def _ghosts(made: Spec, parts: list[Row], unit: str) -> None:
    known = [(place, part) for place, part in enumerate(parts) if part.get("before") is not None]
    if known:
        moves = [(_from(p) + p["before"][1], -place, p["before"], _ends(p)) for place, p in known]
        made["data"].append(outlines(moves, unit))


def onward(place: int, value: float) -> Mark:
    """The line from the end of a bar to the next."""
    [x] = near([value])
    line: Mark = {"color": LINE, "width": 1, "dash": "dot"}
    return {"type": "line", "x0": x, "x1": x, "y0": -place - BAR / 2, "y1": -place - 1 + BAR / 2, "line": line}


def whiskers(parts: list[Row], width: int) -> Mark:
    """Lines over the ranges of bars; from the value on where that lies outside of its own range.

    Args:
        parts: rows with `value`, `low` and `high`.
        width: length of the strokes at the ends, in pixels.
    """
    return {
        "type": "data",
        "symmetric": False,
        "array": near(max(part["high"] - part["value"], 0.0) for part in parts),
        "arrayminus": near(max(part["value"] - part["low"], 0.0) for part in parts),
        "color": LINE,
        "thickness": 2,
        "width": width,
    }
