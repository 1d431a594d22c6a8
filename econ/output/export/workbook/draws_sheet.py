"""The sheet Draws: the seeded draws of the headline outputs, as values."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from econ.engine import Result
from econ.engine.estimates import estimate
from econ.numerics.portable import Array
from econ.numerics.statistics import Summary, by_scramble
from econ.output.export.workbook.sheets import Sheets, reference

TITLE = "Draws"
MOST_ROWS = 8192
"""Draws that are written at most; of more, the first of every scramble, which are evenly spread themselves."""

FIRST_OUTPUT = 1
NOTHING = "Nothing here has a spread in this scenario."


@dataclass(frozen=True)
class OutputDraws:
    """The draws of an output that are written.

    Attributes:
        output, label, unit: what it is.
        blocks: the draws (scramble, point).
        whole: whether these are all its draws.
        published: its statistics as they are published, from all draws and perhaps with an input integrated out.
        column: column on the sheet of draws.
    """

    output: str
    label: str
    unit: str
    blocks: Array
    whole: bool
    published: Summary
    column: int

    def address(self, scramble: int | None = None) -> str:
        """The cells of one scramble, or of all."""
        count, points = self.blocks.shape
        first = 1 + (scramble or 0) * points
        last = first + points - 1 if scramble is not None else count * points
        return reference(TITLE, (first, self.column), (last, self.column))


def chosen(result: Result) -> list[OutputDraws]:
    """The outputs whose draws are written: the headlines that have a spread."""
    found: list[OutputDraws] = []
    sampler = result.scenario.sampler
    points = sampler.points
    while points * sampler.scrambles > MOST_ROWS and points > 2:
        points //= 2
    for name in (n for n in result.graph.headlines if n in result.draws and np.size(result.central[n]) == 1):
        blocks = by_scramble(result.draws[name], sampler)
        if blocks is not None and np.all(np.isfinite(blocks)):
            about = result.graph.equations[name]
            column = FIRST_OUTPUT + len(found)
            part, whole = blocks[:, :points], points == sampler.points
            found.append(OutputDraws(name, about.label, about.unit, part, whole, estimate(result, name), column))
    return found


def write(sheets: Sheets, drawn: list[OutputDraws]) -> None:
    """A row for each draw, scramble after scramble."""
    sheet = sheets.add(TITLE)
    if not drawn:
        sheet.write_string(0, 0, NOTHING)
        return
    sheets.head(sheet, 0, ("draw", *(d.output for d in drawn)))
    sheet.set_column(0, 0, 10)
    sheet.set_column(FIRST_OUTPUT, FIRST_OUTPUT + len(drawn) - 1, 22)
    sheet.freeze_panes(1, 1)
    for row in range(1, drawn[0].blocks.size + 1):
        sheet.write_number(row, 0, row)
    for d in drawn:
        for row, value in enumerate(d.blocks.ravel().tolist(), start=1):
            sheet.write_number(row, d.column, value)
