"""The picture that is an answer: a row for each figure, a mark and its interval on one axis, grouped by family."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from econ.output.charts.axes import tick
from econ.output.charts.look import ACCENT, PALETTE, QUIET, SECOND
from econ.output.marks import AnyMark, Axis, Dots, Drawing, Role, Rule, Side, Spans, Text
from econ.page.blocks import Block, Link

STEPS = 4
"""Steps of an axis, so that a lever moves the marks and not the grid."""

ROUND = (1.0, 2.0, 2.5, 5.0, 10.0)
"""Sizes of a step, times a power of ten."""

NEAR = 0.14
"""How far, of the width, a tick must stand from the claim for both to be read."""


@dataclass(frozen=True)
class StripMark:
    """Where a figure and its interval stand on the axis, of the width from 0 to 1.

    Attributes:
        low, at, high: the places.
        shape: how it agrees with a claim, which is how it is drawn; empty for where none is judged.
        words: that are said of it by itself.
    """

    low: float
    at: float
    high: float
    shape: str = ""
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class StripRow:
    """A figure, or those of one source.

    Attributes:
        name: what it is called.
        value: in words.
        family: whose colour and shape it has.
        marks: where it stands; several lie one above the other in turns.
        interval: in words; empty for none.
        note: what stands behind the name, smaller.
        lead: whether it speaks for its group.
        about: what opens upon its name; paragraphs.
        ways: links at the end of those.
    """

    name: str
    value: str
    family: str
    marks: tuple[StripMark, ...]
    interval: str = ""
    note: str = ""
    lead: bool = False
    about: tuple[str, ...] = ()
    ways: tuple[Link, ...] = ()


@dataclass(frozen=True, kw_only=True)
class StripGroup:
    """Figures that belong together.

    Attributes:
        title: what they are called; empty for none.
        rows: the figures.
        family: whose colour and shape the title has.
        note: what stands behind the title.
        claim: whether the claimed value is drawn among them.
        letter: what a scenario is called for short, where each has its group; its rows show their families then.
    """

    title: str
    rows: tuple[StripRow, ...]
    family: str = ""
    note: str = ""
    claim: bool = True
    letter: str = ""


@dataclass(frozen=True, kw_only=True)
class Strip(Block):
    """All of it.

    Attributes:
        title: its finding.
        axis: what the axis shows.
        column: what stands above the intervals.
        ticks: places on the axis, of the width from 0 to 1, with their words.
        groups: the figures; those without the claim stand below a rule.
        claim: the claimed value, where it stands and in words; None for none.
        caption: what stands below.
        band: the values that a claim allows: where they begin and end, and what they are called.
        edges: the numbers at its ends.
        legend: what each shape means.
        alt: all of it in a sentence; empty where the title says it.
        section: whether it has a heading of its own among others, and not one of a picture.
    """

    title: str
    axis: str
    column: str
    ticks: tuple[tuple[float, str], ...]
    groups: tuple[StripGroup, ...]
    claim: tuple[float, str] | None = None
    caption: str = ""
    band: tuple[float, float, str] | None = None
    edges: tuple[tuple[float, str], ...] = ()
    legend: tuple[tuple[str, str], ...] = ()
    alt: str = ""
    section: bool = False

    @property
    def spoken_ticks(self) -> tuple[tuple[float, str], ...]:
        """The ticks, without the words of those that stand where the claim has its own."""
        if self.claim is None:
            return self.ticks
        place = self.claim[0]
        return tuple((at, "" if abs(at - place) < NEAR else words) for at, words in self.ticks)

    @property
    def bodies(self) -> tuple[tuple[StripGroup, ...], ...]:
        """The groups by whether the claim is drawn among them."""
        parts = (tuple(g for g in self.groups if g.claim), tuple(g for g in self.groups if not g.claim))
        return tuple(part for part in parts if part)


LOOKS = {
    "bok": ("circle", ACCENT),
    "un": ("square", SECOND),
    "third": ("diamond", PALETTE[2]),
    "own": ("frame", ACCENT),
}
"""Shape and colour of a mark in a file, by family; those of no family are open circles."""
ROW_PIXELS = 42
"""Height of a row there."""


def drawing(strip: Strip, axis: str) -> Drawing:
    """The same as a drawing, for a file, over an axis with a name: a row for each figure, its name and its number."""
    marks: list[AnyMark] = []
    row = 0.0
    for group in strip.groups:
        if group.title:
            marks.append(Text(text=group.title, more=group.note, x=None, y=row - 0.15, strong=True))
            row += 0.85
        for one in group.rows:
            shape, tone = LOOKS.get(one.family, ("ring", QUIET))
            marks.append(Text(text=f"{one.name}:", value=one.value, more=one.interval, x=None, y=row, side=Side.ABOVE))
            for it in one.marks:
                if it.low < it.high:
                    marks.append(Spans(at=(row,), low=(it.low,), high=(it.high,), strokes=0.0, width=5.0, tone=tone))
                marks.append(Dots(x=(it.at,), y=(row,), shape=shape, tone=tone, size=13.0 if one.lead else 10.0))
            row += 1.0
    if strip.claim:
        label = strip.claim[1]
        marks.insert(0, Rule(at=strip.claim[0], dash="dash", role=Role.BEHIND, label=label))
    across = Axis(0.0, 1.0, strip.ticks, axis)
    return Drawing(tuple(marks), across, Axis(row - 0.5, -0.6, shown=False), ROW_PIXELS * (row + 0.1))


def end_of_axis(values: Iterable[float]) -> float:
    """The end of an axis from 0 in `STEPS` round steps that reaches as far as values do."""
    most = max(values, default=0.0)
    if not (most > 0 and math.isfinite(most)):
        return 1.0
    power = 10.0 ** math.floor(math.log10(most / STEPS))
    step = next(size * power for size in ROUND if size * power * STEPS >= most * (1 - 1e-9))
    return step * STEPS


def ticks(end: float, unit: str = "1") -> tuple[tuple[float, str], ...]:
    """Places on an axis from 0 to its end, with their words."""
    return tuple((n / STEPS, tick(end * n / STEPS, unit) if n or unit != "1" else "0") for n in range(STEPS + 1))


def place(value: float, end: float) -> float:
    """Where a value stands on an axis, of its width from 0 to 1."""
    return min(max(value / end, 0.0), 1.0)


def mark(low: float, at: float, high: float, end: float) -> tuple[StripMark, ...]:
    """The one mark of a figure with its interval."""
    return (StripMark(place(low, end), place(at, end), place(high, end)),)
