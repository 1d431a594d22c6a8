"""The share of GDP over two quantities at once: a heat map with lines of equal share."""

import math
from dataclasses import dataclass

import numpy as np

from econ import wording
from econ.analysis import short_answer, tables
from econ.analysis.sensitivity import grid
from econ.engine import Result, kept
from econ.model import SHARE
from econ.numerics.portable import Array
from econ.numerics.statistics import HIGH, LOW
from econ.output.cells import Cell
from econ.output.charts.axes import Ticks, nice_ticks, tick, ticks
from econ.output.charts.look import ACCENT, QUIET, SECOND
from econ.output.charts.of_results import ByColumn, central
from econ.output.charts.registry import chart, missing
from econ.output.charts.sweep_grid import shades
from econ.output.charts.tornado import swings_of
from econ.output.marks import AnyMark, Axis, Cells, Curve, Dots, Drawing, Role, Side, Text, sentence
from econ.wording import measures
from econ.wording.language import N_, _

SALE = "sale_value"
POINTS = 25
TABLED = 5
LEAST = 1e-9
"""The smallest share that has a shade of its own."""

WIDER = 0.5
"""How far an axis reaches beyond the 90% range, as a part of it."""

HALF_DECADES = 4
"""Length of the axis of sales, which is logarithmic and begins at a half decade, so that small moves leave it."""

LEVELS = (0.005, 0.01, 0.02, 0.05)
"""Shares that have a line."""

MORE_LEVELS = tuple(m * 10.0**n for n in range(-6, 1) for m in (1, 2, 5))
"""Shares that have one where fewer than two of the others come into the picture."""


@dataclass(frozen=True)
class _Along:
    """A quantity along one side.

    Attributes:
        name, label, unit: what it is.
        values: places on the axis, with equal distances between them, or equal factors.
        now: its value now.
        logarithmic: whether they are equal factors.
    """

    name: str
    label: str
    unit: str
    values: Array
    now: float
    logarithmic: bool

    def words(self, value: float, digits: int | None = None) -> str:
        return wording.quantity(value, self.unit, digits)

    @property
    def axis(self) -> Axis:
        low, high = float(self.values[0]), float(self.values[-1])
        title = _("{axis} (logarithmic)", axis=_(self.label)) if self.logarithmic else _(self.label)
        return Axis(low, high, self._ticks(low, high), title, self.logarithmic, grid=False)

    def _ticks(self, low: float, high: float) -> Ticks:
        places = nice_ticks(low, high, 4)
        if self.logarithmic:
            first, last = math.ceil(math.log10(low) * 2 - 1e-9), math.floor(math.log10(high) * 2 + 1e-9)
            places = [wording.significant(10 ** (n / 2), 1) for n in range(first, last + 1)]
        places = [place for place in places if low <= place <= high]
        if measures.sign(self.unit):
            return ticks(places, self.unit)
        return tuple((place, wording.quantity(place, self.unit.partition("/")[0])) for place in places)

    def part(self, value: float) -> float:
        """How far along the axis a value lies, from 0 to 1."""
        low, high, at = (math.log10(v) if self.logarithmic else v for v in (self.values[0], self.values[-1], value))
        return float((at - low) / (high - low))


@dataclass(frozen=True)
class _Plane:
    """Two quantities and the share for every pair, a row for each value of y."""

    x: _Along
    y: _Along
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
    x, y = (_along(result, name) for name in names)
    return _Plane(x, y, grid(result, SHARE, (x.name, x.values), (y.name, y.values)))


def _along(result: Result, name: str) -> _Along:
    item, equation = result.state.inputs.get(name), result.graph.equations.get(name)
    now = item.distribution.central if item else central(result, name)
    label = item.label if item else equation.label if equation else name
    unit = item.unit if item else equation.unit if equation else "1"
    if name == SALE and now > 0:
        first = (math.floor(math.log10(now) * 2) - HALF_DECADES // 2) / 2
        values = 10.0 ** np.linspace(first, first + HALF_DECADES / 2, POINTS)
        return _Along(name, label, unit, values, now, logarithmic=True)
    low, high = now, now
    if item and not item.distribution.is_fixed:
        low, high = (float(v) for v in item.distribution.quantile(np.array([LOW, HIGH])))
    room = (high - low) * WIDER
    least, most = item.plausible if item and item.plausible else (0.0, math.inf)
    values = np.linspace(max(low - room, least, 0.0), min(high + room, most), POINTS)
    return _Along(name, label, unit, values, now, logarithmic=False)


def _rows(result: Result) -> list[ByColumn]:
    plane = _plane(result)
    if plane is None:
        return []
    places = np.linspace(0, POINTS - 1, TABLED).astype(int)
    head = f"{_(plane.y.label)} \\ {_(plane.x.label)}"
    columns = [(c, plane.x.words(float(plane.x.values[c]), 2)) for c in places]
    return [
        {head: plane.y.words(float(plane.y.values[r]))} | {words: _cell(plane.share[r, c]) for c, words in columns}
        for r in places[::-1]
    ]


def _cell(share: float) -> Cell:
    return Cell(wording.percent(float(share)), float(share), unit="1")


def _empty(result: Result) -> str:
    if reason := missing(SHARE)(result):
        return reason
    plane = _plane(result)
    if plane is None or not np.all(np.isfinite(plane.share)) or np.any(plane.share < 0):
        return _("Fewer than two quantities behind the share of GDP can be moved.")
    return ""


def _finding(result: Result) -> str:
    """The share now, and from which to which share the two quantities lead."""
    plane = _plane(result)
    if plane is None:
        return _empty(result)
    low, share, high = tables.summary_of(result, SHARE).printed
    return _(
        "The share of GDP is {now} in this case, and {low} to {high} over the range of “{x}” and “{y}” that is shown",
        now=wording.percent(share, short_answer.decimals(result, low, share, high)),
        low=wording.percent(float(plane.share.min())),
        high=wording.percent(float(plane.share.max())),
        x=_(plane.x.label),
        y=_(plane.y.label),
    )


@chart("two_ways", title=N_("Two quantities at once"), rows=_rows, finding=_finding, empty=_empty)
def two_ways(result: Result, *, baseline: Result | None = None) -> Drawing:
    """The share of GDP for each pair of the two quantities that move it most; lines join pairs with the same share."""
    plane = _plane(result)
    if plane is None:
        return sentence(_empty(result))
    heat = Cells(
        x=tuple(plane.x.values.tolist()),
        y=tuple(plane.y.values.tolist()),
        shades=shades(np.log10(np.maximum(plane.share, LEAST))),
        smooth=True,
        tone=ACCENT,
        role=Role.BEHIND,
    )
    before = _plane(baseline) if baseline is not None else None
    return Drawing((heat, *_curves(plane), *_points(plane, before)), plane.x.axis, plane.y.axis, 280.0)


def _curves(plane: _Plane) -> list[AnyMark]:
    """Every line of equal share, with the share at its upper end."""
    lines = {level: points for level in LEVELS if (points := _line(plane, level))}
    if len(lines) < 2:
        lines = {level: points for level in MORE_LEVELS if (points := _line(plane, level))}
    marks: list[AnyMark] = []
    for level, points in lines.items():
        x, y = zip(*points, strict=True)
        last = points[-1] if points[-1][1] >= points[0][1] else points[0]
        marks.append(Curve(x=x, y=y, tone=QUIET, width=1.5, role=Role.BEHIND))
        marks.append(Text(text=tick(level, "1"), x=last[0], y=last[1], side=_side(plane, *last), size=12.0))
    return marks


def _side(plane: _Plane, x: float, y: float) -> Side:
    """Where the words for the end of a line stand: beyond the edge of the picture that it is nearer to."""
    return Side.RIGHT if 1 - plane.x.part(x) < 1 - plane.y.part(y) else Side.ABOVE


def _line(plane: _Plane, level: float) -> list[tuple[float, float]]:
    """Points where the share has a value, between neighbours along x and along y, in order of x."""
    x, y, away = plane.x.values, plane.y.values, plane.share - level
    found = []
    for r, c in np.argwhere(away[:, :-1] * away[:, 1:] < 0):
        found.append((_between(x[c], x[c + 1], away[r, c], away[r, c + 1]), float(y[r])))
    for r, c in np.argwhere(away[:-1] * away[1:] < 0):
        found.append((float(x[c]), _between(y[r], y[r + 1], away[r, c], away[r + 1, c])))
    return sorted(found)


def _between(low: float, high: float, at_low: float, at_high: float) -> float:
    """Where a straight line through two values of opposite sign is zero."""
    return float(low + (high - low) * at_low / (at_low - at_high))


def _points(plane: _Plane, before: _Plane | None) -> list[AnyMark]:
    """This case, and an outline where it was before the changes."""
    marks: list[AnyMark] = []
    if before is not None and (before.x.name, before.y.name) == (plane.x.name, plane.y.name):
        words = (f"{_('Before your changes')}\n{_said(before)}",)
        marks.append(Dots(x=(before.x.now,), y=(before.y.now,), shape="ring", size=12.0, role=Role.BEFORE, words=words))
    words = (f"{_('This case')}\n{_said(plane)}",)
    return [*marks, Dots(x=(plane.x.now,), y=(plane.y.now,), tone=SECOND, size=12.0, role=Role.MOVED, words=words)]


def _said(plane: _Plane) -> str:
    return "\n".join(f"{_(along.label)}: {along.words(along.now)}" for along in (plane.x, plane.y))
