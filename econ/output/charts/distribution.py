"""How sure the share of GDP is: a quantile plot of twenty dots (Kay, Kola, Hullman and Munson 2016)."""

import math

import numpy as np

from econ import wording
from econ.analysis import short_answer, tables
from econ.engine import Result, kept
from econ.model import SHARE
from econ.numerics.portable import Array
from econ.numerics.statistics import HIGH, LOW, MIDDLE
from econ.output.cells import Cell
from econ.output.charts.axes import value_axis
from econ.output.charts.look import ACCENT, QUIET, SECOND
from econ.output.charts.of_results import ByColumn, Ends, previous_in_words, printed_of, publisher
from econ.output.charts.registry import chart, missing
from econ.output.marks import AnyMark, Axis, Dots, Drawing, Role, Side, Spans, Text
from econ.wording.language import N_, _

DOTS = 20
ROOMY = 0.35
"""From which distance to the number on, as a part of the axis, the words for an end stand within the interval."""

BELOW, WORDS_BELOW = -0.3, -1.1
"""Heights of the interval and of the words for it, in dots."""

WIDE = 13
"""How many dots fit beside each other."""

DOT_PIXELS = 24
"""Height of a dot with the room around it."""

QUARTERS = (LOW, 0.25, MIDDLE, 0.75, HIGH)


@kept
def _quantiles(result: Result) -> tuple[Array, Array]:
    """The places of the dots, and of the ends, quarters and middle; found together."""
    draws = np.ravel(np.asarray(result.draws[SHARE], dtype=float))
    found = np.quantile(draws, (*((np.arange(DOTS) + 0.5) / DOTS), *QUARTERS))
    return found[:DOTS], found[DOTS:]


def _interval(result: Result) -> Ends:
    """Both ends and the number, as the answer says them."""
    return tables.summary_of(result, SHARE).printed


def _rows(result: Result) -> list[ByColumn]:
    _dots, quarters = _quantiles(result)
    low, number, high = _interval(result)
    found = (number, low, quarters[1], tables.summary_of(result, SHARE).median, quarters[3], high)
    names = (
        _("central case"),
        _("1 chance in 20 below"),
        _("1 in 4 below"),
        _("as often below as above"),
        _("1 in 4 above"),
        _("1 in 20 above"),
    )
    digits = short_answer.decimals(result, low, number, high)
    return [
        {"": name, N_("Share of GDP"): Cell(wording.percent(float(v), digits), float(v), unit="1")}
        for name, v in zip(names, found, strict=True)
    ]


def _finding(result: Result) -> str:
    """How wide the interval is, in words."""
    number, interval = _in_words(result)
    said = {"source": publisher(result), "number": number, "interval": interval}
    return _(
        "By {source} the share of GDP is {interval} with a probability of {chance}; in the central case it is {number}",
        chance=wording.percent(HIGH - LOW, 0),
        **said,
    )


def _in_words(result: Result) -> tuple[str, str]:
    """The number and its interval, with the places that they have where they stand."""
    low, number, high = _interval(result)
    return short_answer.in_words(result, {"low": low, "central": number, "high": high}, "")


def _no_spread(result: Result) -> str:
    if reason := missing(SHARE)(result):
        return reason
    if tables.summary_of(result, SHARE).is_fixed:
        return _("Nothing behind the share of GDP has a spread, so there is no range to show.")
    return ""


def stacks(values: list[float], width: float) -> tuple[list[float], list[int]]:
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


@chart("distribution", title=N_("How sure"), rows=_rows, finding=_finding, empty=_no_spread, place=20)
def distribution(result: Result, *, baseline: Result | None = None) -> Drawing:
    """Twenty dots, each standing for one chance in twenty of the share of GDP; below them the 90% interval."""
    points, _quarters = _quantiles(result)
    low, number, high = interval = _interval(result)
    ends = _ends(result)
    x, y = stacks(points.tolist(), float(points[-1] - points[0]) / WIDE)
    marks: list[AnyMark] = [
        Dots(x=tuple(x), y=tuple(map(float, y)), size=17.0, tone=ACCENT),
        Spans(at=(BELOW,), low=(low,), high=(high,), strokes=0.0, width=5.0, tone=QUIET, role=Role.BEHIND),
        Dots(x=(number,), y=(BELOW,), shape="diamond", size=13.0, tone=SECOND),
        *_words(interval, short_answer.decimals(result, *interval), (ends[1] - ends[0]) * ROOMY),
    ]
    before = printed_of(baseline, SHARE)
    if before is not None and ends[0] < before[1] < ends[1]:
        said = (previous_in_words(before, interval, "1"),)
        marks.append(Dots(x=(before[1],), y=(BELOW,), shape="frame", size=13.0, role=Role.BEFORE, words=said))
    height = max(y) + 3
    rows = Axis(-2.0, max(y) + 0.7, shown=False)
    return Drawing(tuple(marks), value_axis("1", *ends, _("Share of GDP")), rows, round(DOT_PIXELS * height))


def _words(interval: Ends, digits: int, wide: float) -> list[AnyMark]:
    """The number and both ends of its interval; ends that are far from the number have their words within."""
    low, number, high = interval
    sides = (
        Side.RIGHT if number - low > wide else Side.LEFT,
        Side.MIDDLE,
        Side.LEFT if high - number > wide else Side.RIGHT,
    )
    return [
        Text(text=wording.percent(value, digits), x=value, y=WORDS_BELOW, side=side)
        for value, side in zip(interval, sides, strict=True)
    ]


def _ends(result: Result) -> tuple[float, float]:
    """Ends of the axis: with some room beside all dots and the interval."""
    points, _quarters = _quantiles(result)
    low, _number, high = _interval(result)
    first, last = float(points[0]), float(points[-1])
    room = (last - first) * 0.06
    return min(first, low) - room, max(last, high) + room
