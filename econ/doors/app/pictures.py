"""Pictures of the charts of open pages: at the width that a browser has, as files, and as a figure to zoom into.

A picture is known by an address that nobody can guess, as long as what it is of is held: a result, or a page.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from secrets import token_urlsafe
from typing import NamedTuple
from weakref import WeakValueDictionary

from econ.output import Json
from econ.output.cells import Table
from econ.output.charts import Threshold
from econ.output.drawing import Around, svg
from econ.output.drawing.files import SIZES
from econ.output.drawing.layout import BESIDE
from econ.output.drawing.plotly_figure import figure
from econ.output.export.content import csv_bytes
from econ.output.export.pictures import of_drawing
from econ.output.marks import Curve, Drawing, Role, Rule
from econ.wording.language import speaking, spoken

WIDTHS = (358, 560, 720, 960)
"""Widths at which charts are drawn, in pixels; in between the browser scales the picture."""

TYPES = {"svg": "image/svg+xml", "png": "image/png", "csv": "text/csv", "plotly": "application/json"}


class Widths(NamedTuple):
    """Widths of a chart on a page: alone in its line, and beside another."""

    alone: int
    beside: int


USUAL = Widths(720, 358)


def guessed(browser: str) -> Widths:
    """The widths that a browser probably has, by what it calls itself."""
    return Widths(WIDTHS[0], WIDTHS[0]) if "Mobi" in browser else USUAL


def told(given: Json, before: Widths) -> Widths:
    """The widths that a browser says it has; what it does not say stays."""
    found = given if isinstance(given, list) and len(given) == len(before) else before
    return Widths(*(new if new in WIDTHS else old for new, old in zip(found, before, strict=True)))


@dataclass(frozen=True, eq=False, kw_only=True)
class Picture:
    """A chart that stands on a page.

    Attributes:
        name: of the chart.
        drawing: what is drawn.
        around, alt: what stands around it in a file, and the picture in a sentence.
        table: the table behind it; None if it has none.
        threshold: what a threshold over it says; None if it has none.
        listed: whether the table stands open below it and names its curves, so that a narrow picture need not.
        language: in which it is said.
        address: by which the browser asks for it.
    """

    name: str
    drawing: Drawing
    around: Around
    alt: str = ""
    table: Table | None = None
    threshold: Threshold | None = None
    listed: bool = False
    language: str = field(default_factory=spoken)
    address: str = field(default_factory=token_urlsafe)

    def __post_init__(self) -> None:
        """Note that it stands on a page."""
        _standing[self.address] = self

    def at(self, width: int) -> str:
        """The picture for the page, which has the colours of the page and no words around it."""
        drawing = _without_names(self.drawing) if self.listed and width < BESIDE else self.drawing
        return svg(drawing, width=width, alt=self.alt, paper="var(--st-background-color)")

    def file(self, kind: str, stop: int | None) -> bytes | None:
        """A file of it, None if there is none; `stop` is where the reader has put the threshold."""
        if kind == "csv":
            return _csv(self.table) if self.table else None
        if kind == "plotly":
            return json.dumps(figure(self.drawing), ensure_ascii=False, separators=(",", ":")).encode()
        drawing = self.drawing
        if self.threshold and stop is not None and stop in range(len(self.threshold["stops"])):
            drawing = replace(drawing, marks=(*drawing.marks, _rule(self.threshold, stop)))
        return of_drawing(drawing, (kind,), SIZES["plain"], self.around, name=self.name, alt=self.alt)[kind]


_standing: WeakValueDictionary[str, Picture] = WeakValueDictionary()


def answered(address: str, kind: str, width: str, stop: str) -> bytes | None:
    """What a browser asks for; None if there is no such picture, or it cannot be had so.

    Args:
        address: of the picture.
        kind: one of `TYPES`.
        width: one of `WIDTHS` for the picture of the page; "" for a file.
        stop: where the threshold stands; "" for nowhere.
    """
    found = _standing.get(address)
    if found is None or kind not in TYPES:
        return None
    with speaking(found.language):
        if width:
            return found.at(int(width)).encode() if kind == "svg" and width in map(str, WIDTHS) else None
        return found.file(kind, int(stop) if stop.isascii() and stop.isdigit() else None)


def _without_names(drawing: Drawing) -> Drawing:
    """The same without the names of the curves that stand for rows of the table."""
    marks = (replace(m, label="") if isinstance(m, Curve) and m.row else m for m in drawing.marks)
    return replace(drawing, marks=tuple(marks))


def _rule(threshold: Threshold, stop: int) -> Rule:
    """The threshold as a mark, with what it says."""
    chance, said = threshold["chances"][stop], threshold["said"][stop]
    label = threshold["texts"]["sentence"].format(threshold=said, chance=chance)
    return Rule(at=threshold["stops"][stop], label=label, width=2.0, role=Role.MOVED)


def _csv(table: Table) -> bytes:
    rows = ((" ".join(filter(None, (cell.words, cell.small))) for cell in row.cells) for row in table.rows)
    return csv_bytes([column.title for column in table.columns], rows)
