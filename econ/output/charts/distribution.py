"""How sure the share of GDP is: a quantile plot of twenty dots (Kay, Kola, Hullman and Munson 2016).

A threshold that a reader may drag: how probable it is, at every stop, that an answer lies above it.

Each stop has the share of the draws above it, counted here, so that the browser computes nothing.
"""

import math
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from econ import wording
from econ.analysis import tables
from econ.analysis.tables import Row
from econ.engine import Result, kept
from econ.model import SHARE
from econ.numerics.portable import Array
from econ.numerics.statistics import HIGH, LOW, MIDDLE
from econ.output import Json
from econ.output.charts.axes import nice_ticks, percent_ticks, trimmed, x_axis, y_axis
from econ.output.charts.look import ACCENT, QUIET, SECOND, Mark, Spec, figure, near, scatter
from econ.output.charts.registry import chart, missing
from econ.wording import likelihood
from econ.wording.language import N_, _, spoken
from econ.wording.likelihood import Vocabulary

FEWEST_STOPS = 100
FIRST_THRESHOLD = 0.01
"""Where the threshold stands before it is moved, if that is in the picture: one per cent."""

BESIDE = 0.08
"""How far from the median it stands otherwise, as a part of the axis, so that it hides nothing."""


def stops(low: float, high: float) -> tuple[list[float], int]:
    """Round shares between two ends, and the decimal places that they need in per cent."""
    rough = (high - low) / FEWEST_STOPS
    power = math.floor(math.log10(rough))
    size = next(m for m in (5, 2, 1) if m * 10.0**power <= rough)
    step, places = size * 10.0**power, max(-power, 0)
    first, last = math.ceil(low / step), math.floor(high / step)
    return [float(f"{n * step:.{places}f}") for n in range(first, last + 1)], max(places - 2, 0)


def threshold(result: Result, output: str, ends: list[float]) -> Mark:
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


def _beside(middle: float, ends: list[float]) -> float:
    """The number of the axis nearest to the median, but not on it: that one half lies above the median is no news."""
    low, high = ends
    away = [tick for tick in nice_ticks(low, high) if abs(tick - middle) > (high - low) * BESIDE]
    return min(away, key=lambda tick: abs(tick - middle), default=middle)


@lru_cache(maxsize=64)
def _said(places: tuple[float, ...], decimals: int, language: str) -> list[str]:
    """The stops in words; the same as long as the axis is."""
    del language
    return [f"{trimmed(round(v * 100, decimals))}{wording.NO_BREAK}%" for v in places]


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
    """Both ends and the number, as the answer says them."""
    return tables.summary_of(result, SHARE).printed


def _rows(result: Result) -> list[Row]:
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
    low, _number, high = _interval(result)
    return threshold(result, SHARE, _ends(float(points[0]), float(points[-1]), low, high))


@chart("distribution", title=N_("How sure"), rows=_rows, empty=_no_spread, threshold=_threshold)
def distribution(result: Result, *, baseline: Result | None = None) -> Spec:
    """Twenty dots, each standing for one chance in twenty of the share of GDP; below them the 90 % interval."""
    points, _quarters = _quantiles(result)
    low, number, high = _interval(result)
    first, last = float(points[0]), float(points[-1])
    x, y = _stacks(points.tolist(), (last - first) / WIDE)
    tallest = max(y)
    made = figure(round(24 * (tallest + 3 + ROOM)) + 60, left=12, right=24)
    made["data"].append(_trace(near(x), y, "markers", marker={"size": 17, "color": ACCENT, "opacity": 0.9}))
    ends = _ends(first, last, low, high)
    spine = {"x0": near([low])[0], "x1": near([high])[0], "y0": BELOW, "y1": BELOW}
    made["layout"]["shapes"].append({"type": "line", **spine, "line": {"color": QUIET, "width": 5}})
    digits = wording.share_places(low, number, high)
    marks = [
        (value, wording.percent(value, digits), "diamond", shown)
        for value, shown in ((low, 0.0), (number, 1.0), (high, 0.0))
    ]
    if (before := _before(baseline)) is not None and ends[0] < before < ends[1]:
        marks.append((before, "", "diamond-open", 1.0))
    places, words, symbols, shown = (list(column) for column in zip(*marks, strict=True))
    look: Mark = {"color": SECOND, "opacity": shown, "symbol": symbols, "size": 13}
    wide = (ends[1] - ends[0]) * ROOMY
    sides = [
        f"bottom {'right' if number - low > wide else 'left'}",
        "bottom center",
        f"bottom {'left' if high - number > wide else 'right'}",
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
    return near([tables.summary_of(baseline, SHARE).central])[0]


def _trace(x: list[float], y: Sequence[float], mode: str, **look: Json) -> Mark:
    return scatter(x, y, mode, hoverinfo="skip", cliponaxis=False, **look)
