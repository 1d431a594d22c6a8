"""The sheets of one workbook: rows, cells and the few formats they share.

How a recalculated number is compared with the exported one, in formulas.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from econ import wording
from econ.analysis import tables
from econ.analysis.tables import Row
from econ.equations.graph import Shown
from econ.model import GRAPH
from econ.output import Json
from econ.output.export.content import finite

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

INPUT_COLOUR, HEADER_COLOUR = "#FFF2CC", "#DDE4EC"
SAME_COLOUR, OTHER_COLOUR = "#E2EFDA", "#FCE4D6"
WIDEST, NARROWEST = 60, 8
LARGE, SMALL = 100, 0.001
NO_NUMBER = "#DIV/0!"
"""What stands in a formula's cell for a value that is not finite."""

BY_YEAR = [name for name in GRAPH.shown(Shown.YEAR) if GRAPH.equations[name].unit == "1"]
SHARES = {"share", "share_of_gross", "published_growth"}
OF_ONE = ("central", "median", "low", "high")
"""Columns of a row about one quantity that have its digits."""


class Sheets:
    """Sheets of one workbook, with its few cell formats."""

    def __init__(self, book: Workbook) -> None:
        self.book = book
        self._made: dict[tuple[str, bool], Format] = {}
        self.header = book.add_format({"bold": True, "bg_color": HEADER_COLOUR, "text_wrap": True, "valign": "top"})
        self.wrapped = book.add_format({"text_wrap": True, "valign": "top"})

    def add(self, title: str) -> Worksheet:
        """An empty sheet."""
        return self.book.add_worksheet(title)

    def pairs(self, title: str, values: Mapping[str, str | int]) -> Worksheet:
        """A sheet of names and values."""
        sheet = self.add(title)
        sheet.set_column(0, 0, 20, self.header)
        sheet.set_column(1, 1, 100, self.wrapped)
        for n, (name, value) in enumerate(values.items()):
            sheet.write_string(n, 0, name.replace("_", " "), self.header)
            if isinstance(value, str):
                sheet.write_string(n, 1, value, self.wrapped)
            else:
                sheet.write_number(n, 1, value, self.wrapped)
        return sheet

    def rows(self, title: str, rows: list[Row], columns: Sequence[str] = (), coloured: Sequence[str] = ()) -> Worksheet:
        """A sheet of rows under a header that stays in sight."""
        sheet, rows = self.add(title), [tables.joined(row) for row in rows]
        names = columns or list(rows[0] if rows else ())
        self.head(sheet, 0, names)
        for place, name in enumerate(names):
            longest = max((len(str(r.get(name, ""))) if isinstance(r.get(name), str) else 12 for r in rows), default=0)
            sheet.set_column(place, place, min(max(longest, len(name), NARROWEST) + 1, WIDEST))
        for n, row in enumerate(rows, start=1):
            for place, name in enumerate(names):
                pattern = _pattern(row[name], row, name) if isinstance(row.get(name), int | float) else ""
                self.put(sheet, n, place, row.get(name), pattern, coloured=name in coloured)
        sheet.freeze_panes(1, 1)
        if rows:
            sheet.autofilter(0, 0, len(rows), len(names) - 1)
        else:
            sheet.write_string(0, 0, "Nothing here in this scenario.")
        return sheet

    def head(self, sheet: Worksheet, row: int, names: Sequence[str]) -> None:
        """A header."""
        for place, name in enumerate(names):
            sheet.write_string(row, place, name.replace("_", " "), self.header)

    def put(
        self, sheet: Worksheet, row: int, column: int, value: Json, pattern: str = "", *, coloured: bool = False
    ) -> None:
        """A value: a number as a number, a text as a text, nothing for what is missing or not finite."""
        value = finite(value)
        if isinstance(value, bool):
            sheet.write_boolean(row, column, value)
        elif isinstance(value, int | float):
            sheet.write_number(row, column, value, self.format(pattern, coloured=coloured))
        elif isinstance(value, str):
            sheet.write_string(row, column, value)

    def live(
        self, sheet: Worksheet, row: int, column: int, formula: str, value: float | str, pattern: str = ""
    ) -> None:
        """A formula with its value."""
        known = NO_NUMBER if finite(value) is None else value
        sheet.write_formula(row, column, formula, self.format(pattern) if pattern else None, known)

    def format(self, pattern: str, *, coloured: bool = False) -> Format:
        """A format for numbers, in the colour of inputs or in none."""
        key = (pattern, coloured)
        if key not in self._made:
            number = {"num_format": pattern} if pattern else {}
            self._made[key] = self.book.add_format(number | ({"bg_color": INPUT_COLOUR} if coloured else {}))
        return self._made[key]

    def name(self, name: str, sheet: str, first: tuple[int, int], last: tuple[int, int] | None = None) -> None:
        """Define a name for a cell, or for the cells from one to another."""
        self.book.define_name(name, f"={reference(sheet, first, last)}")

    def light(self, sheet: Worksheet, row: int, column: int) -> None:
        """Colour a check: green if it says that all is the same, red if not."""
        for word, colour in (("containing", SAME_COLOUR), ("not containing", OTHER_COLOUR)):
            look = self.book.add_format({"bg_color": colour})
            rule = {"type": "text", "criteria": word, "value": "Identical", "format": look}
            sheet.conditional_format(row, column, row, column, rule)


def reference(sheet: str, first: tuple[int, int], last: tuple[int, int] | None = None) -> str:
    """The address of a cell, or of a range: sheet, and rows and columns counted from 0."""
    from xlsxwriter.utility import xl_rowcol_to_cell

    cells = [xl_rowcol_to_cell(*place, row_abs=True, col_abs=True) for place in (first, last) if place]
    return f"{sheet}!{':'.join(cells)}"


def letter(column: int) -> str:
    """The letters of a column, counted from 0."""
    from xlsxwriter.utility import xl_col_to_name

    name: str = xl_col_to_name(column)
    return name


def pattern_of(value: float, unit: str, printed: tuple[float, float, float] | None = None) -> str:
    """The number format of a value in a unit; a share has the digits that are printed of it.

    Args:
        value: what stands in the cell.
        unit: of it.
        printed: lower end, number and upper end of what it is printed as; the value alone if there is none.
    """
    if isinstance(value, int):
        return "0"
    if unit != "1":
        return _plain(value)
    places = wording.share_places(*(printed or (value, value, value)))
    return f"0.{'0' * places}%" if places else "0%"


def _pattern(value: float, row: Row, name: str) -> str:
    """The number format: years plain, shares in percent, large numbers whole, small ones with three digits."""
    if name == "year" or isinstance(value, int):
        return "0"
    of_year = next((n for n in BY_YEAR if n in row and name in (n, f"central_{n}", f"{n}_low", f"{n}_high")), "")
    if of_year:
        return pattern_of(value, "1", tables.printed_ends(row, of_year))
    if tables.SHARE_COLUMN in row and name in (tables.SHARE_COLUMN, *OF_ONE):
        return pattern_of(value, "1", tables.printed_ends(row, tables.SHARE_COLUMN))
    if row.get("unit") == "1" and name in OF_ONE:
        return pattern_of(value, "1", tables.printed_ends(row))
    return pattern_of(value, "1") if name in SHARES or row.get("unit") == "1" else _plain(value)


def _plain(value: float) -> str:
    """The number format of what is no share."""
    if value == 0 or abs(value) >= LARGE:
        return "#,##0"
    return "0.000" if abs(value) >= SMALL else "0.00E+00"


TOLERANCE = "1E-9"
"""Largest relative difference of a number that is the same."""

KEPT = "1E-15"
"""Largest relative difference of an input that was not touched: a workbook keeps 16 digits."""

DIGITS = "0.0000000000E+00"


def difference(now: str, then: str) -> str:
    """The formula of a relative difference; 0 where there is no number."""
    return f"=IF(ISNUMBER({now}),IF({now}={then},0,ABS({now}-{then})/MAX(ABS({now}),ABS({then}))),0)"


def differs(now: str, then: str, apart: str) -> str:
    """The formula that says "same" or "differs"; where no number could be exported there is none now."""
    return f'=IF(ISNUMBER({now})=ISNUMBER({then}),IF({apart}<={TOLERANCE},"same","differs"),"differs")'


def changed(now: str, apart: str) -> str:
    """The formula that says whether an input is as it was exported: "same" or "changed"."""
    return f'=IF(ISNUMBER({now}),IF({apart}<={KEPT},"same","changed"),"changed")'
