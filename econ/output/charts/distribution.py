"""How sure the share of GDP is: a quantile plot of twenty dots (Kay, Kola, Hullman and Munson 2016).

A threshold that a reader may drag: how probable it is, at every stop, that an answer lies above it.

Each stop has the share of the draws above it, counted here, so that the browser computes nothing.
"""

import math
from functools import lru_cache

import numpy as np

from econ import wording
from econ.analysis import tables
from econ.engine import Result, kept
from econ.model import SHARE
from econ.numerics.portable import Array
from econ.numerics.statistics import HIGH, LOW, MIDDLE
from econ.output.cells import Cell
from econ.output.charts.axes import nice_ticks, trimmed, value_axis
from econ.output.charts.look import ACCENT, QUIET, SECOND
from econ.output.charts.of_results import ByColumn, Ends, previous_in_words, printed_of, publisher
from econ.output.charts.registry import Threshold, chart, missing
from econ.output.marks import AnyMark, Axis, Dots, Drawing, Role, Side, Spans, Text
from econ.wording import likelihood
from econ.wording.language import N_, _, spoken
from econ.wording.likelihood import Vocabulary

FEWEST_STOPS = 100
FIRST_THRESHOLD = 0.01
"""Where the threshold stands before it is moved, if that is in the picture: one per cent."""

BESIDE = 0.08
"""How far from the median it stands otherwise, as a part of the axis, so that it hides nothing."""


Range = tuple[float, float]
"""Both ends of an axis."""


def stops(low: float, high: float) -> tuple[list[float], int]:
    """Round shares between two ends, and the decimal places that they need in per cent."""
    rough = (high - low) / FEWEST_STOPS
    power = math.floor(math.log10(rough))
    size = next(m for m in (5, 2, 1) if m * 10.0**power <= rough)
    step, places = size * 10.0**power, max(-power, 0)
    first, last = math.ceil(low / step), math.floor(high / step)
    return [float(f"{n * step:.{places}f}") for n in range(first, last + 1)], max(places - 2, 0)


def threshold(result: Result, output: str, ends: Range) -> Threshold:
    """All that a threshold says.

    Args:
        result: whose draws are counted.
        output: a share.
        ends: of the axis.
    """
    places, decimals = stops(max(ends[0], 0.0), ends[1])
    draws = np.sort(np.ravel(np.asarray(result.draws[output], dtype=float)))
    above = draws.size - np.searchsorted(draws, places, side="right")
    chances = (above / draws.size).tolist()
    wanted = (
        FIRST_THRESHOLD if places[0] <= FIRST_THRESHOLD <= places[-1] else _beside(float(draws[draws.size // 2]), ends)
    )
    return {
        "stops": places,
        "said": _said(tuple(places), decimals, spoken()),
        "chances": [_chance(p, spoken()) for p in chances],
        "words": [[v.label, _runs(chances, v)] for v in likelihood.VOCABULARIES.values()],
        "at": wanted,
        "texts": {
            "label": _("Threshold"),
            "how": _("Drag the line, or move it with the arrow keys."),
            "sentence": _("Above {threshold}: {chance}", threshold="{threshold}", chance="{chance}"),
            "vocabulary": _("Words for it"),
            "none": _("only the number"),
        },
    }


def _beside(middle: float, ends: Range) -> float:
    """The number of the axis nearest to the median, but not on it: that one half lies above the median is no news."""
    low, high = ends
    away = [tick for tick in nice_ticks(low, high) if abs(tick - middle) > (high - low) * BESIDE]
    return min(away, key=lambda tick: abs(tick - middle), default=middle)


@lru_cache(maxsize=64)
def _said(places: tuple[float, ...], decimals: int, language: str) -> list[str]:
    """The stops in words; the same as long as the axis is."""
    del language
    return [wording.in_percent(trimmed(round(v * 100, decimals))) for v in places]


@lru_cache(maxsize=1 << 14)
def _chance(probability: float, language: str) -> str:
    """A probability in words; with a given number of draws there are as many of them."""
    del language
    return likelihood.percent(probability)


def _runs(chances: list[float], vocabulary: Vocabulary) -> list[list[int | str]]:
    """From which stop on each word holds."""
    starts = [start for start, _text in vocabulary.words]
    which = np.searchsorted(starts, chances, side="right") - 1
    turns = [0, *(np.flatnonzero(np.diff(which)) + 1).tolist()]
    texts = [vocabulary.words[which[n]][1] for n in turns]
    return [[n, _(text) if text else ""] for n, text in zip(turns, texts, strict=True)]


DOTS = 20
ROOMY = 0.35
"""From which distance to the number on, as a part of the axis, the words for an end stand within the interval."""

BELOW, WORDS_BELOW = -0.3, -1.1
"""Heights of the interval and of the words for it, in dots."""

ROOM = 1.2
"""Room above the dots, in dots, for what a threshold says."""

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
    digits = wording.share_places(low, number, high)
    return [
        {"": name, N_("Share of GDP"): Cell(wording.percent(float(v), digits), float(v), unit="1")}
        for name, v in zip(names, found, strict=True)
    ]


def _finding(result: Result) -> str:
    """How wide the interval is, in words."""
    number, interval = wording.estimate(*_interval(result), "1")
    said = {"source": publisher(result), "number": number, "interval": interval}
    return _(
        "By {source} the share of GDP is {interval} with a probability of {chance}; in the central case it is {number}",
        chance=wording.percent(HIGH - LOW, 0),
        **said,
    )


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


def _threshold(result: Result) -> Threshold:
    """The threshold over the axis of the picture."""
    return threshold(result, SHARE, _ends(result))


@chart(
    "distribution", title=N_("How sure"), rows=_rows, finding=_finding, empty=_no_spread, place=20, threshold=_threshold
)
def distribution(result: Result, *, baseline: Result | None = None) -> Drawing:
    """Twenty dots, each standing for one chance in twenty of the share of GDP; below them the 90% interval."""
    points, _quarters = _quantiles(result)
    low, number, high = interval = _interval(result)
    ends = _ends(result)
    x, y = _stacks(points.tolist(), float(points[-1] - points[0]) / WIDE)
    marks: list[AnyMark] = [
        Dots(x=tuple(x), y=tuple(map(float, y)), size=17.0, tone=ACCENT),
        Spans(at=(BELOW,), low=(low,), high=(high,), strokes=0.0, width=5.0, tone=QUIET, role=Role.BEHIND),
        Dots(x=(number,), y=(BELOW,), shape="diamond", size=13.0, tone=SECOND),
        *_words(interval, (ends[1] - ends[0]) * ROOMY),
    ]
    before = printed_of(baseline, SHARE)
    if before is not None and ends[0] < before[1] < ends[1]:
        said = (previous_in_words(before, interval, "1"),)
        marks.append(Dots(x=(before[1],), y=(BELOW,), shape="frame", size=13.0, role=Role.BEFORE, words=said))
    height = max(y) + 3 + ROOM
    rows = Axis(-2.0, max(y) + 0.7 + ROOM, shown=False)
    return Drawing(tuple(marks), value_axis("1", *ends, _("Share of GDP")), rows, round(DOT_PIXELS * height))


def _words(interval: Ends, wide: float) -> list[AnyMark]:
    """The number and both ends of its interval; ends that are far from the number have their words within."""
    low, number, high = interval
    digits = wording.share_places(*interval)
    sides = (
        Side.RIGHT if number - low > wide else Side.LEFT,
        Side.MIDDLE,
        Side.LEFT if high - number > wide else Side.RIGHT,
    )
    return [
        Text(text=wording.percent(value, digits), x=value, y=WORDS_BELOW, side=side)
        for value, side in zip(interval, sides, strict=True)
    ]


def _ends(result: Result) -> Range:
    """Ends of the axis: with some room beside all dots and the interval."""
    points, _quarters = _quantiles(result)
    low, _number, high = _interval(result)
    first, last = float(points[0]), float(points[-1])
    room = (last - first) * 0.06
    return min(first, low) - room, max(last, high) + room
