"""The share of GDP over two quantities at once: a heat map with lines of equal share."""

import math
import textwrap
from dataclasses import dataclass

import numpy as np

from econ import wording
from econ.analysis.sensitivity import grid
from econ.analysis.tables import Row
from econ.engine import Result, kept
from econ.model import SHARE
from econ.numerics.portable import Array
from econ.numerics.statistics import HIGH, LOW
from econ.output import Json
from econ.output.charts.axes import nice_ticks, short_money, trimmed, x_axis, y_axis
from econ.output.charts.look import CLEAR, QUIET, SECOND, Mark, Spec, figure, near, safe, scatter
from econ.output.charts.of_results import central
from econ.output.charts.registry import chart, missing
from econ.output.charts.tornado import swings_of
from econ.wording import measures
from econ.wording.language import N_, _

SALE = "sale_value"
POINTS = 25
LETTERS, LINE_PIXELS = 32, 17
"""Letters of the name of the lower axis in one line, and the height of a line."""

TABLED = 5
WIDER = 0.5
"""How far an axis reaches beyond the 90 % range, as a part of it."""

HALF_DECADES = 4
"""Length of the axis of sales, which is logarithmic and begins at a half decade, so that small moves leave it."""

LEVELS = (0.005, 0.01, 0.02, 0.05)
"""Shares that have a line."""

MORE_LEVELS = tuple(m * 10.0**n for n in range(-6, 1) for m in (1, 2, 5))
"""Shares that have one where fewer than two of the others come into the picture."""

SHADES = ((0.0, "rgba(0,114,178,0.04)"), (1.0, "rgba(0,114,178,0.62)"))


@dataclass(frozen=True)
class _Axis:
    """A quantity along one side.

    Attributes:
        name, label, unit: what it is.
        places: evenly spaced places on the axis: the values, or their logarithms to base 10.
        now: its value now.
        logarithmic: whether the places are logarithms.
    """

    name: str
    label: str
    unit: str
    places: Array
    now: float
    logarithmic: bool

    @property
    def values(self) -> Array:
        values: Array = 10.0**self.places if self.logarithmic else self.places
        return values

    def place(self, value: float) -> float:
        return near([math.log10(value) if self.logarithmic else value])[0]

    def words(self, value: float, digits: int = 3) -> str:
        return wording.quantity(value, self.unit, digits)

    def ticks(self) -> dict[str, Json]:
        low, high = float(self.places[0]), float(self.places[-1])
        if self.logarithmic:
            spots = [n / 2 for n in range(math.ceil(low * 2 - 1e-9), math.floor(high * 2 + 1e-9) + 1)]
            values = [wording.significant(10**spot, 1) for spot in spots]
            return {"tickvals": [math.log10(v) for v in values], "ticktext": [self.tick(v) for v in values]}
        round_ones = nice_ticks(low, high, 4)
        return {"tickvals": round_ones, "ticktext": [self.tick(v) for v in round_ones]}

    def tick(self, value: float) -> str:
        symbol = measures.sign(self.unit)
        return short_money(value, symbol) if symbol else wording.quantity(value, self.unit.partition("/")[0])


@dataclass(frozen=True)
class _Plane:
    """Two quantities and the share for every pair, a row for each value of y."""

    x: _Axis
    y: _Axis
    share: Array


@kept
def _plane(result: Result) -> _Plane | None:
    """The two quantities that move the share most; the sale is one of them where only one has a spread."""
    names = [s.item.name for s in swings_of(result, SHARE)]
    if len(names) < 2 and SALE in result.outputs and SALE not in names and central(result, SALE) > 0:
        names.append(SALE)
    names = sorted(names[:2], key=lambda n: n != SALE)
    if len(names) < 2:
        return None
    x, y = (_axis(result, name) for name in names)
    return _Plane(x, y, grid(result, SHARE, (x.name, x.values), (y.name, y.values)))


def _axis(result: Result, name: str) -> _Axis:
    item, equation = result.state.inputs.get(name), result.graph.equations.get(name)
    now = item.distribution.central if item else central(result, name)
    label = item.label if item else equation.label if equation else name
    unit = item.unit if item else equation.unit if equation else "1"
    if name == SALE and now > 0:
        first = (math.floor(math.log10(now) * 2) - HALF_DECADES // 2) / 2
        return _Axis(name, label, unit, np.linspace(first, first + HALF_DECADES / 2, POINTS), now, logarithmic=True)
    low, high = now, now
    if item and not item.distribution.is_fixed:
        low, high = (float(v) for v in item.distribution.quantile(np.array([LOW, HIGH])))
    room = (high - low) * WIDER
    least, most = item.plausible if item and item.plausible else (0.0, math.inf)
    places = np.linspace(max(low - room, least, 0.0), min(high + room, most), POINTS)
    return _Axis(name, label, unit, places, now, logarithmic=False)


def _rows(result: Result) -> list[Row]:
    plane = _plane(result)
    if plane is None:
        return []
    places = np.linspace(0, POINTS - 1, TABLED).astype(int)
    head = f"{_(plane.y.label)} \\ {_(plane.x.label)}"
    columns = [(c, plane.x.words(float(plane.x.values[c]), 2)) for c in places]
    return [
        {head: plane.y.words(float(plane.y.values[r]))}
        | {words: wording.percent(float(plane.share[r, c])) for c, words in columns}
        for r in places[::-1]
    ]


def _empty(result: Result) -> str:
    if reason := missing(SHARE)(result):
        return reason
    plane = _plane(result)
    if plane is None or not np.all(np.isfinite(plane.share)) or np.any(plane.share < 0):
        return _("Fewer than two quantities behind the share of GDP can be moved.")
    return ""


@chart("two_ways", title=N_("Two quantities at once"), rows=_rows, empty=_empty)
def two_ways(result: Result, *, baseline: Result | None = None) -> Spec:
    """The share of GDP for each pair of the two quantities that move it most; lines join pairs with the same share."""
    plane = _plane(result)
    made = figure(348, left=4, right=44, top=20)
    if plane is None:
        return made
    before = _plane(baseline) if baseline is not None else None
    made["data"] += [_heat(plane), _curves(plane), _marks(plane, before)]
    for set_axis, axis in ((x_axis, plane.x), (y_axis, plane.y)):
        text = _("{axis} (logarithmic)", axis=_(axis.label)) if axis.logarithmic else _(axis.label)
        lines = textwrap.wrap(text, LETTERS) if set_axis is x_axis else [text]
        made["layout"]["margin"]["b"] += LINE_PIXELS * (len(lines) - 1)
        made["layout"]["height"] += LINE_PIXELS * (len(lines) - 1)
        title = {"text": "<br>".join(map(safe, lines))}
        ends = near([axis.places[0], axis.places[-1]])
        set_axis(made, **axis.ticks(), range=ends, title=title, showgrid=False)
    return made


def _heat(plane: _Plane) -> Mark:
    shades = [[round(v, 2) for v in row] for row in np.log10(np.maximum(plane.share, 1e-9)).tolist()]
    look: Mark = {"colorscale": SHADES, "showscale": False, "zsmooth": "fast", "hoverinfo": "skip"}
    return {"type": "heatmap", "x": near(plane.x.places), "y": near(plane.y.places), "z": shades, **look}


def _curves(plane: _Plane) -> Mark:
    """Every line of equal share, with the share at its upper end."""
    lines = {level: points for level in LEVELS if (points := _line(plane, level))}
    if len(lines) < 2:
        lines = {level: points for level in MORE_LEVELS if (points := _line(plane, level))}
    x: list[float | None] = []
    y: list[float | None] = []
    words: list[str] = []
    sides: list[str] = []
    for level, points in lines.items():
        upwards = points if points[-1][1] >= points[0][1] else points[::-1]
        x += [*near(a for a, _b in upwards), None]
        y += [*near(b for _a, b in upwards), None]
        words += [*[""] * (len(upwards) - 1), f"{trimmed(level * 100)}{wording.NO_BREAK}%", ""]
        sides += [_side(plane, *upwards[-1])] * (len(upwards) + 1)
    text: Mark = {"text": words, "textposition": sides, "textfont": {"size": 12}}
    line: Mark = {"mode": "lines+text", "line": {"color": QUIET, "width": 1.5}}
    return {"type": "scatter", "hoverinfo": "skip", "cliponaxis": False, "x": x, "y": y, **line, **text}


def _side(plane: _Plane, x: float, y: float) -> str:
    """Where the words for the end of a line stand: beyond the edge of the picture that it is nearer to."""
    across, up = ((axis.places[-1] - at) / np.ptp(axis.places) for axis, at in ((plane.x, x), (plane.y, y)))
    return "middle right" if across < up else "top center"


def _line(plane: _Plane, level: float) -> list[tuple[float, float]]:
    """Points where the share has a value, between neighbours along x and along y, in order of x."""
    x, y, away = plane.x.places, plane.y.places, plane.share - level
    found = []
    for r, c in np.argwhere(away[:, :-1] * away[:, 1:] < 0):
        found.append((_between(x[c], x[c + 1], away[r, c], away[r, c + 1]), float(y[r])))
    for r, c in np.argwhere(away[:-1] * away[1:] < 0):
        found.append((float(x[c]), _between(y[r], y[r + 1], away[r, c], away[r + 1, c])))
    return sorted(found)


def _between(low: float, high: float, at_low: float, at_high: float) -> float:
    """Where a straight line through two values of opposite sign is zero."""
    return float(low + (high - low) * at_low / (at_low - at_high))


def _marks(plane: _Plane, before: _Plane | None) -> Mark:
    """This case, and an outline where it was before the changes."""
    marks = [(plane, _("This case"), SECOND)]
    if before is not None and (before.x.name, before.y.name) == (plane.x.name, plane.y.name):
        marks.insert(0, (before, _("Before your changes"), CLEAR))
    edges = [SECOND if fill != CLEAR else QUIET for *_at, fill in marks]
    look: Mark = {"color": [fill for *_at, fill in marks], "size": 12, "line": {"color": edges, "width": 2}}
    x, y = ([plane.x.place(at.x.now) for at, *_look in marks], [plane.y.place(at.y.now) for at, *_look in marks])
    words = [f"{words}<br>{_said(at)}" for at, words, _fill in marks]
    return scatter(x, y, "markers", marker=look, customdata=words, hovertemplate="%{customdata}<extra></extra>")


def _said(plane: _Plane) -> str:
    return "<br>".join(f"{safe(_(axis.label))}: {axis.words(axis.now)}" for axis in (plane.x, plane.y))
