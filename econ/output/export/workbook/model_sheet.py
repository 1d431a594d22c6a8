"""The sheet Model: the central case as live formulas over defined names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from econ.analysis import tables
from econ.analysis.tables import Row
from econ.engine import IN_SERVICE, YEARS_AHEAD
from econ.equations.graph import Shown
from econ.evidence import LINED_INPUTS
from econ.files.bounds import LARGEST_RATIO
from econ.model import SHARE
from econ.output.export.workbook.grid import GDP, LINE, ONE_BEFORE, PEOPLE, YEAR, Grid, Key
from econ.output.export.workbook.sheets import Sheets, height, pattern_of, pattern_of_input
from econ.wording import said_unit, unit_in_words
from econ.wording.language import N_, _
from econ.wording.numbers import FACTOR, TIMES

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

Cells: TypeAlias = "tuple[int, int, int]"
"""A row with its first and last column; of a column, its first row, it, and its last row."""

TITLE = "Model"
GUIDE = N_(
    "Change a yellow cell, on the sheet Inputs or below, and every formula is computed again. "
    "This is the central case: each input at its central value."
)
CHECK_ROW, GUIDE_ROW, CHOICE_ROW, FIRST_ROW = 0, 1, 2, 4
SCALAR_COLUMNS = ("label", "value", "counted_in", "kind", "formula", "unit", "name")
TEXTS = ("label", "counted_in", "kind", "formula", "note", "unit", "name")
LABEL, VALUE, COUNTED_IN, KIND, FORMULA = range(5)
FIRST = 2
"""The first column of a block over goods lines or years, behind the label and what it is counted in."""

WIDTHS = (46, 20, 22, 20, 22, 20, 24)
INPUT = "input"
FIXED = (YEARS_AHEAD, *ONE_BEFORE)
"""What the path gives and nobody changes by itself."""

ALONG_LABELS = {
    "gdp_index": N_("GDP relative to the chosen year"),
    "years_ahead": N_("Years past the last GDP"),
    "delivery_path": N_("Pace of delivery"),
    "time_path": N_("Part of the year in the delivery period"),
    "gdp_index_before": N_("GDP of the year before relative to the chosen year"),
    "pace_before": N_("Pace of delivery of the year before"),
    IN_SERVICE: N_("Part of the period under contract"),
}


@dataclass(frozen=True)
class ComparedNumber:
    """A number that the check compares: the cell's defined name, what it is, and the exported value."""

    name: str
    label: str
    kind: str
    value: float

    @property
    def is_input(self) -> bool:
        """Whether it is a cell to change."""
        return self.kind == INPUT


def write(sheets: Sheets, grid: Grid) -> Page:
    """Write the sheet, the check cell left free."""
    sheet = sheets.add(TITLE, live=True)
    for place, width in enumerate(WIDTHS):
        sheet.set_column(place, place, width)
    sheet.write_string(CHECK_ROW, 0, "check", sheets.header)
    sheet.write_string(GUIDE_ROW, 0, _(GUIDE))
    sheet.freeze_panes(2, 1)
    page = Page(sheets, sheet, grid)
    page.scalars()
    state, book = grid.result.state, grid.result.book
    goods = {line.name: _(line.label) for line in state.goods if line.name in grid.lines}
    people = {name: _(book.labour[name].label) if name in book.labour else name for name in state.people}
    for axis, lines in ((LINE, goods), (PEOPLE, people)):
        if lines and any(axis in grid.axes[n] for n in grid.quantities):
            page.lines(axis, lines)
    if grid.years:
        page.years()
    page.sources()
    return page


class Page:
    """The sheet while it is written: the next free row, and what has been written.

    Attributes:
        entries: what the check compares.
        ranges: the cells of each row of a quantity over goods lines or years; of the GDP sources by the column.
    """

    def __init__(self, sheets: Sheets, sheet: Worksheet, grid: Grid) -> None:
        self.sheets, self.sheet, self.grid = sheets, sheet, grid
        self.row = FIRST_ROW
        self.entries: list[ComparedNumber] = []
        self.ranges: dict[Key, Cells] = {}
        self._labels = {n: e.label for n, e in grid.result.graph.equations.items()}
        self._units = {n: e.unit for n, e in grid.result.graph.equations.items()}
        self._labels |= {kind: label for kind, (_unit, _items, label) in LINED_INPUTS.items()}
        self._units |= {kind: unit for kind, (unit, _items, _label) in LINED_INPUTS.items()}
        self._labels |= ALONG_LABELS

    def scalars(self) -> None:
        """A row for each quantity that has one value, the share of GDP and the key figures first."""
        grid, key_figures = self.grid, self.grid.result.graph.shown(Shown.KEY)
        self._head(SCALAR_COLUMNS)
        for name in sorted(grid.of(), key=lambda name: (name != SHARE, name not in key_figures)):
            key = Key(name)
            stated = name in grid.result.stated
            formula = grid.formula(key) or f"={grid.names[key]}"
            self._texts(name, _(self._labels[name]), self._units[name], SCALAR_COLUMNS)
            self.sheets.live(self.sheet, self.row, VALUE, formula, grid.value(key), self._pattern(key))
            self.sheet.write_string(self.row, KIND, "stated" if stated else "computed", self.sheets.plain)
            self.sheet.write_string(self.row, FORMULA, formula[1:], self.sheets.plain)
            if not stated:
                self._define(key, VALUE, "output")
            self.row += 1

    def lines(self, axis: str, lines: dict[str, str]) -> None:
        """A column for each line of goods, or of people: its name, and what it is."""
        grid = self.grid
        columns = ("label", "counted_in", *lines, "unit", "name")
        self._head(columns)
        for column, label in enumerate(lines.values(), start=FIRST):
            self.sheet.write_string(self.row, column, label, self.sheets.wrapped)
        self.sheet.set_row(self.row, max(height(label, WIDTHS[-1]) for label in lines.values()))
        self.ranges[Key(axis)] = (self.row, FIRST, FIRST + len(lines) - 1)
        self.row += 1
        for name in (n for n in grid.quantities if axis in grid.axes[n]):
            for year in grid.years if YEAR in grid.axes[name] else (None,):
                self._across(Key(name, "", year), [Key(name, line, year) for line in lines], columns)

    def years(self) -> None:
        """A column for each year."""
        grid = self.grid
        columns = ("label", "counted_in", *(str(year) for year in grid.years), "unit", "name")
        self.ranges[Key(YEAR)] = (self.row + (self.row > FIRST_ROW), FIRST, FIRST + len(grid.years) - 1)
        self._head(columns)
        for name in grid.of(YEAR):
            self._across(Key(name), [Key(name, "", year) for year in grid.years], columns)

    def sources(self) -> None:
        """A row for each GDP source: the same sale against it; the scenario's own follows the sheet Inputs."""
        grid, result, rows = self.grid, self.grid.result, self.grid.sources
        if not rows:
            return
        added = [SHARE, *(name for name in grid.of() if name != SHARE and self._divides_by_gdp(name))]
        columns = ("label", GDP, *added, "note", "unit", "name")
        self._head(columns)
        first, chosen = self.row, next(n for n, row in enumerate(rows) if row["chosen"])
        for row in rows:
            self._texts(f"{SHARE} {row['source']}", label_of(row), "1", columns)
            own, figure = float(np.ravel(result.central[GDP])[0]), (self.row, VALUE)
            formula = grid.computed(Key(GDP))
            if row["chosen"] and formula:
                self.sheets.live(self.sheet, *figure, formula, row["gdp"], "#,##0")
            else:
                self.sheets.put(self.sheet, *figure, row["gdp"], "#,##0")
            ends = tables.printed_ends(row, tables.SHARE_COLUMN)
            for name in added:
                equation, column = result.graph.equations[name], columns.index(name)
                spelt = grid.spelt(equation.formula, Key(name), {GDP: f"B{self.row + 1}"})
                value = row["share"] if name == SHARE else grid.value(Key(name)) * own / row["gdp"]
                pattern = pattern_of(value, "1", ends if name == SHARE else None)
                self.sheets.live(self.sheet, self.row, column, f"={spelt}", value, pattern)
                defined = grid.given.give(name, "by", row["source"])
                self.sheets.name(defined, TITLE, (self.row, column))
                label = f"{_(equation.label)}: {_(row['label'])}"
                self.entries.append(ComparedNumber(defined, label, "by GDP source", value))
            note, place = caveat(row, result.scenario.year), columns.index("note")
            self.sheets.put(self.sheet, self.row, place, note)
            self.sheet.set_row(self.row, height(note, WIDTHS[min(place, len(WIDTHS) - 1)]))
            self.row += 1
        for name, column in ((grid.gdp_labels, LABEL), (grid.gdp_figures, VALUE)):
            self.sheets.name(name, TITLE, (first, column), (self.row - 1, column))
        for name in ("label", SHARE, "note"):
            self.ranges[Key("source", name)] = (first, columns.index(name), self.row - 1)
        self.sheet.write_string(CHOICE_ROW, 0, _("Place of the GDP source in the list"), self.sheets.header)
        match = f"=MATCH({grid.gdp_source},{grid.gdp_labels},0)"
        self.sheets.live(self.sheet, CHOICE_ROW, 1, match, chosen + 1, "0")
        self.sheets.name(grid.gdp_choice, TITLE, (CHOICE_ROW, 1))
        self.entries.append(ComparedNumber(grid.gdp_choice, _("GDP source"), INPUT, chosen + 1))

    def check(self, formula: str, identical: str) -> None:
        """Write the check cell, under its defined name: its formula, and what that says at first."""
        self.sheet.write_formula(CHECK_ROW, 1, formula, None, identical)
        self.sheets.name(self.grid.check, TITLE, (CHECK_ROW, 1))
        self.sheets.light(self.sheet, CHECK_ROW, 1, identical)

    def _divides_by_gdp(self, name: str) -> bool:
        """Whether it is a key figure that divides something by GDP."""
        graph = self.grid.result.graph
        known = name in graph.shown(Shown.KEY) and name not in self.grid.result.stated
        return known and graph.equations[name].unit == "1" and GDP in graph.equations[name].parameters

    def _across(self, whole: Key, keys: list[Key], columns: Sequence[str]) -> None:
        """A row of one quantity over goods lines or years."""
        name, grid = whole.quantity, self.grid
        label = f"{_(self._labels[name])}, {whole.year}" if whole.year else _(self._labels[name])
        self._texts(" ".join(whole.words), label, self._units.get(name, "1"), columns)
        for column, key in enumerate(keys, start=FIRST):
            self._number(key, column)
        self.ranges[whole] = (self.row, FIRST, FIRST + len(keys) - 1)
        self.sheets.name(grid.rows[whole], TITLE, (self.row, FIRST), (self.row, FIRST + len(keys) - 1))
        self.row += 1

    def _number(self, key: Key, column: int) -> None:
        grid, place = self.grid, (self.row, column)
        formula = grid.formula(key)
        if formula:
            self.sheets.live(self.sheet, *place, formula, grid.value(key), self._pattern(key))
            self._define(key, column, "output" if key.quantity in grid.result.outputs else "pace")
        elif key.line:
            self.sheets.live(self.sheet, *place, f"={grid.names[key]}", grid.value(key), self._pattern(key))
        else:
            free = key.quantity not in FIXED
            self.sheets.put(self.sheet, *place, grid.value(key), self._pattern(key), coloured=free)
            if free:
                self.sheets.within(self.sheet, *place, (0.0, LARGEST_RATIO))
            self._define(key, column, INPUT if free else "fixed")

    def _define(self, key: Key, column: int, kind: str) -> None:
        name = self.grid.names[key]
        self.sheets.name(name, TITLE, (self.row, column))
        label = ", ".join(filter(None, (_(self._labels[key.quantity]), *key.words[1:])))
        self.entries.append(ComparedNumber(name, label, kind, self.grid.value(key)))

    def _pattern(self, key: Key) -> str:
        result, unit = self.grid.result, self._units.get(key.quantity, "1")
        if key.line and (item := result.state.inputs.get(f"{key.quantity}_{key.line}")):
            return pattern_of_input(item, self.grid.value(key))
        single = unit == "1" and key.words == (key.quantity,) and np.size(result.central[key.quantity]) == 1
        printed = tables.summary_of(result, key.quantity).printed if single and key.quantity in result.outputs else None
        return pattern_of(self.grid.value(key), said_unit(key.quantity, unit), printed)

    def _head(self, names: Sequence[str]) -> None:
        if self.row > FIRST_ROW:
            self.row += 1
        self.sheets.head(self.sheet, self.row, names, set(names) - set(TEXTS))
        self.row += 1

    def _texts(self, name: str, label: str, unit: str, columns: Sequence[str]) -> None:
        """The texts of a row, each in its column."""
        quantity = name.partition(" ")[0]
        words = {"label": label, "name": name, "unit": unit, "counted_in": counted_in(quantity, unit)}
        for column, title in enumerate(columns):
            if title in words:
                self.sheet.write_string(self.row, column, words[title], self.sheets.plain)


def counted_in(name: str, unit: str) -> str:
    """A unit in words."""
    said = said_unit(name, unit)
    pure = {"1": _("share"), TIMES: _("times"), FACTOR: _("number")}
    return pure[said] if said in pure else unit_in_words(unit)


def label_of(row: Row) -> str:
    """A GDP source with the year of its figure."""
    return f"{_(row['label'])}, {row['year']}"


def caveat(row: Row, year: int) -> str:
    """What is to be said of a GDP source when it is chosen; empty for none."""
    other = _("A sale of {year} is set against GDP of {other}.", year=str(year), other=str(row["year"]))
    parts = ("" if row["year"] == year else other, _(tables.WHY_APART.get(row["apart"], "")))
    return " ".join(filter(None, parts))
