"""The sheet Statistics: mean, spread and percentiles as formulas over the draws, beside what is published.

A percentile is the mean over the scrambles of Hazen's, as in `econ.numerics.statistics`. Where the published percentile
has an input integrated out it is another estimate of the same number: both are shown, with their numerical errors.

The sheet Draws: the seeded draws of the headline outputs, as values.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from econ.engine import Result
from econ.engine.estimates import estimate
from econ.numerics import portable
from econ.numerics.portable import Array
from econ.numerics.statistics import (
    PROBABILITIES,
    Summary,
    by_scramble,
    from_draws,
    quantiles,
    shortfall,
    standard_error,
)
from econ.output.export.workbook.grid import literal
from econ.output.export.workbook.sheets import (
    DIGITS,
    PRINTED_ROWS,
    Sheets,
    difference,
    differs,
    letter,
    pattern_of,
    reference,
)
from econ.wording import said_unit
from econ.wording.language import N_, _

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

DRAWS = "Draws"
MOST_ROWS = 8192
"""Draws that are written at most; of more, the first of every scramble, which are evenly spread themselves."""

FIRST_OUTPUT = 1
NOTHING = N_("Nothing here has a spread in this scenario.")


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
        return reference(DRAWS, (first, self.column), (last, self.column))


def chosen(result: Result) -> list[OutputDraws]:
    """The outputs whose draws are written: the headlines that have a spread."""
    found: list[OutputDraws] = []
    sampler = result.scenario.sampler
    points = sampler.points
    while points * sampler.scrambles > MOST_ROWS and points > 2:
        points //= 2
    for name in (n for n in result.graph.headlines if n in result.outputs and np.size(result.central[n]) == 1):
        blocks = by_scramble(result.draws[name], sampler)
        if blocks is not None and np.all(np.isfinite(blocks)):
            about = result.graph.equations[name]
            column = FIRST_OUTPUT + len(found)
            part, whole = blocks[:, :points], points == sampler.points
            found.append(OutputDraws(name, about.label, about.unit, part, whole, estimate(result, name), column))
    return found


def write_draws(sheets: Sheets, drawn: list[OutputDraws]) -> None:
    """A row for each draw, scramble after scramble."""
    sheet = sheets.add(DRAWS)
    if not drawn:
        sheet.write_string(0, 0, _(NOTHING))
        return
    sheets.head(sheet, 0, ("draw", *(d.output for d in drawn)))
    sheet.set_column(0, 0, 10)
    sheet.set_column(FIRST_OUTPUT, FIRST_OUTPUT + len(drawn) - 1, 22)
    sheet.freeze_panes(1, 1)
    sheet.print_area(0, 0, min(PRINTED_ROWS, drawn[0].blocks.size), len(drawn))
    sheets.numbers(sheet, 1, [range(1, drawn[0].blocks.size + 1), *(d.blocks.ravel().tolist() for d in drawn)])


TITLE = "Statistics"
COLUMNS = (
    "label", "statistic", "published", "published_error", "of_these_draws", "error", "apart_from_published", "method",
    "exported", "difference", "verdict", "unit", "name", "probability", "place", "below",
)  # fmt: skip
VERDICT, NAME = COLUMNS.index("verdict"), COLUMNS.index("name")
PLACES = {name: place for place, name in enumerate(COLUMNS)}
NUMBERS = COLUMNS[2:7] + COLUMNS[8:10]
WIDTHS = (34, 10, 18, 12, 18, 12, 14, 32, 20, 12, 10, 12, 34, 10, 10, 10)


@dataclass(frozen=True)
class Statistic:
    """One statistic of one output.

    Attributes:
        word: which: mean, sd, low, median or high.
        published: its value in the answer, and its numerical error.
        exported: its value over the draws that are written.
        scrambles: its value over each scramble; None if it is taken over all draws at once.
        probability: of a percentile.
    """

    word: str
    published: float
    published_error: float | None
    exported: float
    scrambles: Array | None = None
    probability: float | None = None


def statistics_of(d: OutputDraws) -> Iterator[Statistic]:
    """Mean, standard deviation and the three percentiles."""
    published, own = d.published, from_draws(d.blocks)
    yield Statistic("mean", published.mean, published.error_mean, own.mean, portable.mean(d.blocks))
    yield Statistic("sd", published.sd, published.error_sd, own.sd)
    errors = (published.error_low, published.error, published.error_high)
    for word, p, error, parts in zip(
        ("low", "median", "high"), PROBABILITIES, errors, quantiles(d.blocks), strict=True
    ):
        yield Statistic(word, getattr(published, word), error, getattr(own, word), parts, p)


def write(sheets: Sheets, drawn: list[OutputDraws]) -> int:
    """A row for each statistic of each output; gives the number of rows."""
    sheet = sheets.add(TITLE, live=True)
    if not drawn:
        sheet.write_string(0, 0, _(NOTHING))
        return 0
    scrambles = drawn[0].blocks.shape[0]
    sheets.head(sheet, 0, (*COLUMNS, *(f"scramble {s + 1}" for s in range(scrambles))), NUMBERS)
    for place, width in enumerate(WIDTHS):
        sheet.set_column(place, place, width)
    sheet.set_column(len(COLUMNS), len(COLUMNS) + scrambles - 1, 14)
    sheet.freeze_panes(1, 2)
    sheet.repeat_rows(0)
    found = [(d, statistic) for d in drawn for statistic in statistics_of(d)]
    sheet.print_area(0, 0, len(found), NAME)
    for row, (d, statistic) in enumerate(found, start=1):
        _Row(sheets, sheet, row, d, statistic).write()
    return len(found)


class _Row:
    """One row of the sheet."""

    def __init__(self, sheets: Sheets, sheet: Worksheet, row: int, d: OutputDraws, statistic: Statistic) -> None:
        self.sheets, self.sheet, self.row, self.d, self.s = sheets, sheet, row, d, statistic
        self.pattern = pattern_of(statistic.published, said_unit(d.output, d.unit))

    def write(self) -> None:
        """Its texts, its values and its formulas."""
        d, s = self.d, self.s
        for name, text in (("name", f"{d.output} {s.word}"), ("label", _(d.label)), ("statistic", s.word)):
            self._put(name, text)
        self._put("unit", d.unit)
        self._put("published", s.published, self.pattern)
        self._put("published_error", s.published_error, "0.0E+00")
        self._put("method", self._method())
        self._put("exported", s.exported, DIGITS)
        self._put("probability", s.probability, "0.00")
        self._per_scramble()
        self._over_all()
        now, then = self._at("of_these_draws"), self._at("exported")
        base = f"({now}-{self._at('published')})/ABS({self._at('published')})"
        apart = (s.exported - s.published) / abs(s.published) if s.published else 0.0
        self._live("apart_from_published", f"=IF({self._at('published')}=0,0,{base})", apart, "0.000%")
        self._live("difference", difference(now, then), 0.0, "0.0E+00")
        self._live("verdict", differs(now, then, self._at("difference")), "same")

    def _method(self) -> str:
        d = self.d
        if d.published.method != "points":
            return f"published with {d.published.method} integrated out"
        return "published from the same draws" if d.whole else "published from more draws of the same points"

    def _per_scramble(self) -> None:
        s, d = self.s, self.d
        if s.scrambles is None:
            return
        if s.probability is not None:
            count, p = f"COUNT({d.address(0)})", self._at("probability")
            place = min(max(d.blocks.shape[1] * s.probability - 0.5, 0.0), d.blocks.shape[1] - 1.0)
            below = min(int(place), d.blocks.shape[1] - 2)
            self._live("place", f"=MIN(MAX({count}*{p}-0.5,0),{count}-1)", place, "0.00")
            self._live("below", f"=MIN(INT({self._at('place')}),{count}-2)", below, "0")
        for scramble, value in enumerate(s.scrambles.tolist()):
            column = len(COLUMNS) + scramble
            self.sheets.live(self.sheet, self.row, column, self._of_scramble(scramble), value, self.pattern)

    def _of_scramble(self, scramble: int) -> str:
        cells = self.d.address(scramble)
        if self.s.probability is None:
            return f"=AVERAGE({cells})"
        place, below = self._at("place"), self._at("below")
        left, right = f"SMALL({cells},{below}+1)", f"SMALL({cells},{below}+2)"
        return f"={left}+({right}-{left})*({place}-{below})"

    def _over_all(self) -> None:
        s = self.s
        if s.scrambles is None:
            self._live("of_these_draws", f"=STDEVP({self.d.address()})", s.exported, self.pattern)
            return
        first, last = len(COLUMNS), len(COLUMNS) + s.scrambles.size - 1
        cells = f"{letter(first)}{self.row + 1}:{letter(last)}{self.row + 1}"
        self._live("of_these_draws", f"=AVERAGE({cells})", s.exported, self.pattern)
        error = f"=STDEV({cells})/SQRT(COUNT({cells}))/{literal(shortfall(s.scrambles.size))}"
        self._live("error", error, standard_error(s.scrambles), "0.0E+00")

    def _at(self, name: str) -> str:
        return f"${letter(PLACES[name])}{self.row + 1}"

    def _put(self, name: str, value: float | str | None, pattern: str = "") -> None:
        self.sheets.put(self.sheet, self.row, PLACES[name], value, pattern)

    def _live(self, name: str, formula: str, value: float | str, pattern: str = "") -> None:
        self.sheets.live(self.sheet, self.row, PLACES[name], formula, value, pattern)
