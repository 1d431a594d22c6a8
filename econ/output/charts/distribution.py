"""How sure the share of GDP is: a quantile plot of twenty dots (Kay, Kola, Hullman and Munson 2016)."""

import math
from collections.abc import Sequence

import numpy as np

from econ import wording
from econ.analysis import tables
from econ.analysis.tables import Row
from econ.engine import Result, kept
from econ.model import SHARE
from econ.numerics.portable import Array
from econ.numerics.statistics import HIGH, LOW, MIDDLE
from econ.output import Json
from econ.output.charts.axes import percent_ticks, x_axis, y_axis
from econ.output.charts.look import ACCENT, QUIET, SECOND, Mark, Spec, figure, near
from econ.output.charts.registry import chart, missing
from econ.output.charts.threshold import threshold
from econ.wording.language import N_, _

DOTS = 20
ROOMY = 0.35
"""From which distance to the median on, as a part of the axis, the words for an end stand within the interval."""

BELOW = -0.3
"""Height of the interval, in dots."""

ROOM = 1.2
"""Room above the dots, in dots, for what a threshold says."""

WIDE = 13
"""How many dots fit beside each other."""

QUARTERS = (LOW, 0.25, MIDDLE, 0.75, HIGH)


@kept
def _quantiles(result: Result) -> tuple[Array, Array]:
    """The places of the dots, and of the ends, quarters and middle; found together."""
    draws = np.ravel(np.asarray(result.draws[SHARE], dtype=float))
    found = np.quantile(draws, (*((np.arange(DOTS) + 0.5) / DOTS), *QUARTERS))
    return found[:DOTS], found[DOTS:]


def _interval(result: Result) -> tuple[float, float, float]:
    """Both ends and the median, as the answer says them."""
    found = tables.summary_of(result, SHARE)
    return found.low, found.median, found.high


def _rows(result: Result) -> list[Row]:
    _dots, quarters = _quantiles(result)
    low, median, high = _interval(result)
    found = (low, quarters[1], median, quarters[3], high)
    names = (
        _("1 chance in 20 below"),
        _("1 in 4 below"),
        _("as often below as above"),
        _("1 in 4 above"),
        _("1 in 20 above"),
    )
    digits = wording.share_places(low, median, high)
    return [{"": n, N_("Share of GDP"): wording.percent(float(v), digits)} for n, v in zip(names, found, strict=True)]


def _no_spread(result: Result) -> str:
    if reason := missing(SHARE)(result):
        return reason
    if tables.summary_of(result, SHARE).is_fixed:
        return _("Nothing behind the share of GDP has a spread, so there is no range to show.")
    return ""


def _stacks(values: list[float], width: float) -> tuple[list[float], list[int]]:
    """Places of dots that are piled up wherever they would overlap (Wilkinson 1999)."""
    x: list[float] = []
    y: list[int] = []
    pile: list[float] = []
    for value in [*sorted(values), math.inf]:
        if pile and value - pile[0] >= width:
            x += [sum(pile) / len(pile)] * len(pile)
            y += range(1, len(pile) + 1)
            pile = []
        pile.append(value)
    return x, y


def _threshold(result: Result) -> Mark:
    """The threshold over the axis of the picture."""
    points, _quarters = _quantiles(result)
    low, _median, high = _interval(result)
    return threshold(result, SHARE, _ends(float(points[0]), float(points[-1]), low, high))


@chart("distribution", title=N_("How sure"), rows=_rows, empty=_no_spread, threshold=_threshold)
def distribution(result: Result, *, baseline: Result | None = None) -> Spec:
    """Twenty dots, each standing for one chance in twenty of the share of GDP; below them the 90 % interval."""
    points, _quarters = _quantiles(result)
    low, median, high = _interval(result)
    first, last = float(points[0]), float(points[-1])
    x, y = _stacks(points.tolist(), (last - first) / WIDE)
    tallest = max(y)
    made = figure(round(24 * (tallest + 3 + ROOM)) + 60, left=12, right=24)
    made["data"].append(_trace(near(x), y, "markers", marker={"size": 17, "color": ACCENT, "opacity": 0.9}))
    ends = _ends(first, last, low, high)
    spine = {"x0": near([low])[0], "x1": near([high])[0], "y0": BELOW, "y1": BELOW}
    made["layout"]["shapes"].append({"type": "line", **spine, "line": {"color": QUIET, "width": 5}})
    digits = wording.share_places(low, median, high)
    marks = [
        (value, wording.percent(value, digits), "diamond", shown)
        for value, shown in ((low, 0.0), (median, 1.0), (high, 0.0))
    ]
    if (before := _before(baseline)) is not None and ends[0] < before < ends[1]:
        marks.append((before, "", "diamond-open", 1.0))
    places, words, symbols, shown = (list(column) for column in zip(*marks, strict=True))
    look: Mark = {"color": SECOND, "opacity": shown, "symbol": symbols, "size": 13}
    wide = (ends[1] - ends[0]) * ROOMY
    sides = [
        f"bottom {'right' if median - low > wide else 'left'}",
        "bottom center",
        f"bottom {'left' if high - median > wide else 'right'}",
        "bottom center",
    ]
    text = {"text": words, "textposition": sides[: len(marks)]}
    made["data"].append(_trace(near(places), [BELOW] * len(marks), "markers+text", marker=look, **text))
    x_axis(made, **percent_ticks(ends[0], ends[1]), range=ends, title={"text": _("Share of GDP")})
    y_axis(made, range=[-2, tallest + 0.7 + ROOM], visible=False, fixedrange=True)
    return made


def _ends(first: float, last: float, low: float, high: float) -> list[float]:
    """Ends of the axis: with some room beside all dots and the interval."""
    room = (last - first) * 0.06
    return near([min(first, low) - room, max(last, high) + room])


def _before(baseline: Result | None) -> float | None:
    if baseline is None or SHARE not in baseline.draws:
        return None
    return near([tables.summary_of(baseline, SHARE).median])[0]


def _trace(x: list[float], y: Sequence[float], mode: str, **look: Json) -> Mark:
    return {"type": "scatter", "x": x, "y": y, "mode": mode, "hoverinfo": "skip", "cliponaxis": False, **look}
