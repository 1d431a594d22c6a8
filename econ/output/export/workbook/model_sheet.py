"""The sheet Model: the central case as live formulas over defined names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from econ.analysis import tables
from econ.engine import IN_SERVICE, YEARS_AHEAD
from econ.evidence import LINED_INPUTS
from econ.model import SHARE
from econ.output.export.workbook.grid import LINE, ONE_BEFORE, PEOPLE, YEAR, Grid, Key
from econ.output.export.workbook.sheets import Sheets, pattern_of

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

TITLE = "Model"
GUIDE = (
    "Change a yellow cell, on the sheet Inputs or below, and every formula is computed again. "
    "This is the central case: each input at its central value."
)
CHECK_ROW, GUIDE_ROW, FIRST_ROW = 0, 1, 3
SCALAR_COLUMNS = ("name", "label", "unit", "value", "kind", "formula")
BLOCK_COLUMNS = ("name", "label", "unit")
WIDTHS = (34, 46, 16, 16, 16, 16)
INPUT = "input"
FIXED = (YEARS_AHEAD, *ONE_BEFORE)
"""What the path gives and nobody changes by itself."""

ALONG_LABELS = {
    "gdp_index": "GDP relative to the chosen year",
    "years_ahead": "Years past the last GDP",
    "delivery_path": "Pace of delivery",
    "gdp_index_before": "GDP of the year before relative to the chosen year",
    "pace_before": "Pace of delivery of the year before",
    IN_SERVICE: "Part of the period under contract",
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


def write(sheets: Sheets, grid: Grid) -> tuple[Worksheet, list[ComparedNumber]]:
    """Write the sheet, the check cell left free; gives it and what the check compares."""
    sheet = sheets.add(TITLE)
    for place, width in enumerate(WIDTHS):
        sheet.set_column(place, place, width)
    sheet.write_string(CHECK_ROW, 0, "check", sheets.header)
    sheet.write_string(GUIDE_ROW, 0, GUIDE)
    sheet.freeze_panes(2, 1)
    page = _Page(sheets, sheet, grid)
    page.scalars()
    state, book = grid.result.state, grid.result.book
    goods = {line.name: line.label for line in state.goods}
    people = {name: book.labour[name].label if name in book.labour else name for name in state.people}
    for axis, lines in ((LINE, goods), (PEOPLE, people)):
        if lines and any(axis in grid.axes[n] for n in grid.quantities):
            page.lines(axis, lines)
    if grid.years:
        page.years()
    page.sources()
    return sheet, page.entries


class _Page:
    """The sheet while it is written: the next free row, and what has been written."""

    def __init__(self, sheets: Sheets, sheet: Worksheet, grid: Grid) -> None:
        self.sheets, self.sheet, self.grid = sheets, sheet, grid
        self.row = FIRST_ROW
        self.entries: list[ComparedNumber] = []
        self._labels = {n: e.label for n, e in grid.result.graph.equations.items()}
        self._units = {n: e.unit for n, e in grid.result.graph.equations.items()}
        self._labels |= {kind: label for kind, (_, _, label) in LINED_INPUTS.items()}
        self._units |= {kind: unit for kind, (unit, _, _) in LINED_INPUTS.items()}
        self._labels |= ALONG_LABELS

    def scalars(self) -> None:
        """A row for each quantity that has one value."""
        grid = self.grid
        self._head(SCALAR_COLUMNS)
        for name in grid.of():
            key = Key(name)
            stated = name in grid.result.stated
            formula = grid.formula(key) or f"={grid.names[key]}"
            self._texts(name, self._labels[name], self._units[name])
            self.sheets.live(self.sheet, self.row, 3, formula, grid.value(key), self._pattern(key))
            self.sheet.write_string(self.row, 4, "stated" if stated else "computed")
            self.sheet.write_string(self.row, 5, formula[1:])
            if not stated:
                self._define(key, 3, "output")
            self.row += 1

    def lines(self, axis: str, lines: dict[str, str]) -> None:
        """A column for each line of goods, or of people: its name, and what it is."""
        grid = self.grid
        self._head((*BLOCK_COLUMNS, *lines))
        self._subtitle(list(lines.values()))
        for name in (n for n in grid.quantities if axis in grid.axes[n]):
            for year in grid.years if YEAR in grid.axes[name] else (None,):
                self._across(Key(name, "", year), [Key(name, line, year) for line in lines])

    def years(self) -> None:
        """A column for each year."""
        grid = self.grid
        self._head((*BLOCK_COLUMNS, *(str(year) for year in grid.years)))
        for name in grid.of(YEAR):
            self._across(Key(name), [Key(name, "", year) for year in grid.years])

    def sources(self) -> None:
        """A row for each GDP source: the same sale against it."""
        grid, result = self.grid, self.grid.result
        if Key(SHARE) not in grid.names or SHARE in result.stated:
            return
        self._head((*BLOCK_COLUMNS, "gdp", SHARE))
        for row in tables.by_gdp_source(result):
            self._texts(f"{SHARE} {row['source']}", f"Share of GDP: {row['label']}, {row['year']}", "1")
            figure = (self.row, 3)
            if row["source"] == "own":
                self.sheets.live(self.sheet, *figure, f"={grid.names[Key('gdp')]}", row["gdp"], "#,##0")
            else:
                self.sheets.put(self.sheet, *figure, row["gdp"], "#,##0")
            equation = result.graph.equations[SHARE]
            formula = grid.spelt(equation.formula, Key(SHARE), {"gdp": f"D{self.row + 1}"})
            pattern = pattern_of(row["share"], "1", tables.printed_ends(row, tables.SHARE_COLUMN))
            self.sheets.live(self.sheet, self.row, 4, f"={formula}", row["share"], pattern)
            name, label = grid.given.give(SHARE, "by", row["source"]), f"{equation.label}: {row['label']}"
            self.sheets.name(name, TITLE, (self.row, 4))
            self.entries.append(ComparedNumber(name, label, "by GDP source", row["share"]))
            self.row += 1

    def _across(self, whole: Key, keys: list[Key]) -> None:
        """A row of one quantity over goods lines or years."""
        name, grid = whole.quantity, self.grid
        label = f"{self._labels[name]}, {whole.year}" if whole.year else self._labels[name]
        self._texts(" ".join(whole.words), label, self._units.get(name, "1"))
        for column, key in enumerate(keys, start=len(BLOCK_COLUMNS)):
            self._number(key, column)
        first, last = (self.row, len(BLOCK_COLUMNS)), (self.row, len(BLOCK_COLUMNS) + len(keys) - 1)
        self.sheets.name(grid.rows[whole], TITLE, first, last)
        self.row += 1

    def _number(self, key: Key, column: int) -> None:
        grid = self.grid
        formula = grid.formula(key)
        if formula:
            self.sheets.live(self.sheet, self.row, column, formula, grid.value(key), self._pattern(key))
            self._define(key, column, "output" if key.quantity in grid.result.outputs else "pace")
        elif key.line:
            self.sheets.live(self.sheet, self.row, column, f"={grid.names[key]}", grid.value(key), self._pattern(key))
        else:
            free = key.quantity not in FIXED
            self.sheets.put(self.sheet, self.row, column, grid.value(key), self._pattern(key), coloured=free)
            self._define(key, column, INPUT if free else "fixed")

    def _define(self, key: Key, column: int, kind: str) -> None:
        name = self.grid.names[key]
        self.sheets.name(name, TITLE, (self.row, column))
        label = ", ".join(filter(None, (self._labels[key.quantity], *key.words[1:])))
        self.entries.append(ComparedNumber(name, label, kind, self.grid.value(key)))

    def _pattern(self, key: Key) -> str:
        result, unit = self.grid.result, self._units.get(key.quantity, "1")
        single = unit == "1" and key.words == (key.quantity,) and np.size(result.central[key.quantity]) == 1
        printed = tables.summary_of(result, key.quantity).printed if single and key.quantity in result.outputs else None
        return pattern_of(self.grid.value(key), unit, printed)

    def _head(self, names: tuple[str, ...]) -> None:
        if self.row > FIRST_ROW:
            self.row += 1
        self.sheets.head(self.sheet, self.row, names)
        self.row += 1

    def _subtitle(self, labels: list[str]) -> None:
        for column, label in enumerate(labels, start=len(BLOCK_COLUMNS)):
            self.sheet.write_string(self.row, column, label, self.sheets.wrapped)
        self.row += 1

    def _texts(self, *texts: str) -> None:
        for column, text in enumerate(texts):
            self.sheet.write_string(self.row, column, text)
