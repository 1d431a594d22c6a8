"""The sheets of one workbook: rows, cells, the few formats they share, and how they print.

How a recalculated number is compared with the exported one, in formulas; sentences of which parts are formulas.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from econ import wording
from econ.analysis import tables
from econ.analysis.tables import Row
from econ.equations.graph import Shown
from econ.model import GRAPH
from econ.output import Json
from econ.output.export.content import finite
from econ.scenario import Input
from econ.wording import measures
from econ.wording.language import _, digits, spoken
from econ.wording.numbers import FACTOR, PURE, TIMES

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

INPUT_COLOUR, HEADER_COLOUR = "#FFF2CC", "#DDE4EC"
SAME_COLOUR, OTHER_COLOUR = "#E2EFDA", "#FCE4D6"
LIVE_COLOUR, KEPT_COLOUR = "#2E7D32", "#9E9E9E"
"""Of the tabs: sheets that are computed again, and those that stay as they were exported."""

WIDEST, NARROWEST = 44, 8
LONG = {"citation": 100, "text": 100, "url": 60}
"""Columns that are wider, of sheets that have few."""

LETTERS_A_LINE, LINE_HEIGHT, HIGHEST = 1.1, 15, 400
"""Letters of a line of text in the width of one, and points of a line and of a row at most."""

LARGE = 100
MOST_PLACES = 12
MANY = 10
"""From which size on a share is said in times, as it is everywhere else."""

PRINTED_ROWS = 40
"""Rows of a sheet of draws that are printed."""

UNLIMITED = 1e9
"""From which size on a limit that stands there by definition is one that nobody states."""

A4 = 9
NO_NUMBER = "#DIV/0!"
"""What stands in a formula's cell for a value that is not finite."""

BY_YEAR = [name for name in GRAPH.shown(Shown.YEAR) if GRAPH.equations[name].unit == "1"]
SHARES = {"share", "share_of_gross", "published_growth"}
OF_ONE = ("central", "median", "low", "high")
"""Columns of a row about one quantity that have its digits."""

SAID = ("label", "meaning", "concept", "price_basis", "apart", "judgement", "note", "severity", "origin")
"""Columns of words that are said in the language that is spoken."""

LINK = "url"
"""A column of addresses that a click opens."""

LONGEST_LITERAL = 250
"""Letters of a text in a formula: Excel takes 255."""

ALLOWED = {"format_columns": True, "format_rows": True, "format_cells": True, "sort": True, "autofilter": True}
"""What may be done to a protected sheet: everything but to type over a formula."""


def _as_written(formula: str, _newer: bool = False) -> str:
    """A formula as a file has it: xlsxwriter looks in each for functions of newer programs, of which none is used."""
    return formula.removeprefix("=")


class Sheets:
    """Sheets of one workbook, with its few cell formats."""

    def __init__(self, book: Workbook, footer: str = "") -> None:
        self.book, self.footer = book, footer.replace("&", "&&")
        self._made: dict[tuple[str, bool], Format] = {}
        wrapped = {"text_wrap": True, "valign": "top"}
        head, left = wrapped | {"bold": True, "bg_color": HEADER_COLOUR}, {"align": "left", "indent": 1}
        self.header, self.right = book.add_format(head | left), book.add_format(head | {"align": "right"})
        self.wrapped, self.plain = book.add_format(wrapped | left), book.add_format({"valign": "top"} | left)
        self.bold = book.add_format(wrapped | left | {"bold": True})

    def add(self, title: str, *, live: bool = False) -> Worksheet:
        """An empty sheet that prints on A4 across, as wide as the paper; formulas are protected without a password."""
        sheet = self.book.add_worksheet(title)
        sheet._prepare_formula = _as_written  # type: ignore[method-assign]
        sheet.set_tab_color(LIVE_COLOUR if live else KEPT_COLOUR)
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.7)
        sheet.set_footer(f"&L&8{self.footer}&C&8&A&R&8&P/&N")
        if live:
            sheet.protect("", ALLOWED)
        return sheet

    def pairs(self, title: str, values: Mapping[str, str | int]) -> Worksheet:
        """A sheet of names and values."""
        sheet = self.add(title)
        sheet.set_column(0, 0, 20, self.header)
        sheet.set_column(1, 1, 100, self.wrapped)
        for n, (name, value) in enumerate(values.items()):
            sheet.write_string(n, 0, name.replace("_", " "), self.header)
            if isinstance(value, str):
                sheet.write_string(n, 1, value, self.wrapped)
                sheet.set_row(n, height(value, 100))
            else:
                sheet.write_number(n, 1, value, self.wrapped)
        return sheet

    def rows(self, title: str, rows: list[Row], columns: Sequence[str] = (), printed: int | None = None) -> None:
        """A sheet with one table of rows under a header that stays in sight; none if there are none.

        Args:
            title: of the sheet.
            rows: of the table.
            columns: its columns; those of the first row if none are given.
            printed: how many of them are printed, and high enough to be read as a whole; all if it is not given.
        """
        if not rows:
            return
        sheet, rows = self.add(title), [tables.joined(row) for row in rows]
        names = columns or list(rows[0])
        wide = {name: _width(name, rows) for name in names}
        for place, name in enumerate(names):
            sheet.set_column(place, place, wide[name], self.wrapped)
        numbers = {n for n in names for row in rows if isinstance(row.get(n), int | float)}
        headers = [
            {"header": name.replace("_", " "), "header_format": self.right if name in numbers else self.header}
            for name in names
        ]
        style = {"columns": headers, "style": "Table Style Light 1", "name": re.sub(r"\W", "_", f"Table {title}")}
        sheet.add_table(0, 0, len(rows), len(names) - 1, style)
        for n, row in enumerate(rows, start=1):
            texts = ((row[name], wide[name]) for name in names[:printed] if isinstance(row.get(name), str))
            sheet.set_row(n, max((height(text, width) for text, width in texts), default=LINE_HEIGHT))
            for place, name in enumerate(names):
                if name == LINK and row.get(name):
                    sheet.write_url(n, place, row[name], string=row[name])
                    continue
                value = row.get(name)
                pattern = _pattern(value, row, name) if isinstance(value, int | float) else ""
                self.put(sheet, n, place, _(value) if name in SAID and isinstance(value, str) else value, pattern)
        sheet.freeze_panes(1, 1)
        sheet.repeat_rows(0)
        sheet.print_area(0, 0, len(rows), (printed or len(names)) - 1)

    def head(self, sheet: Worksheet, row: int, names: Sequence[str], numbers: Collection[str] = ()) -> None:
        """A header, on the right over columns of numbers."""
        for place, name in enumerate(names):
            sheet.write_string(row, place, name.replace("_", " "), self.right if name in numbers else self.header)

    def numbers(self, sheet: Worksheet, first: int, columns: Sequence[Sequence[float]]) -> None:
        """Many numbers without a format, below what stands above a row; they are the last of the sheet.

        The rows are written as the file has them: one call of `write_number` for each of some 40,000 numbers takes
        half the time of a workbook.
        """
        above, last = sheet._write_rows, first + len(columns[0])
        cells = "".join(f'<c r="{letter(n)}%s"><v>%.16G</v></c>' for n in range(len(columns)))
        row = f'<row r="%s">{cells}</row>'.__mod__
        numbered = list(map(str, range(first + 1, last + 1)))
        parts = chain.from_iterable((numbered, column) for column in columns)

        def rows() -> None:
            above()
            sheet.fh.writelines(map(row, zip(numbered, *parts, strict=True)))  # type: ignore[attr-defined]  # a file by then

        sheet._write_rows = rows  # type: ignore[method-assign]
        sheet.dim_rowmax, sheet.dim_colmax = last - 1, len(columns) - 1  # type: ignore[assignment]  # declared as None

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
            sheet.write_string(row, column, value, self.wrapped)

    def live(
        self, sheet: Worksheet, row: int, column: int, formula: str, value: float | str, pattern: str = ""
    ) -> None:
        """A formula with its value."""
        known = NO_NUMBER if finite(value) is None else value
        look = self.wrapped if isinstance(value, str) else self.format(pattern) if pattern else None
        sheet.write_formula(row, column, formula, look, known)

    def format(self, pattern: str, *, coloured: bool = False) -> Format:
        """A format for numbers: of cells to change, which have a colour and may be typed over, or of others."""
        key = (pattern, coloured)
        if key not in self._made:
            look = {"valign": "top"} | ({"num_format": pattern} if pattern else {})
            self._made[key] = self.book.add_format(
                look | ({"bg_color": INPUT_COLOUR, "locked": False} if coloured else {})
            )
        return self._made[key]

    def name(self, name: str, sheet: str, first: tuple[int, int], last: tuple[int, int] | None = None) -> None:
        """Define a name for a cell, or for the cells from one to another."""
        self.book.define_name(name, f"={reference(sheet, first, last)}")

    def within(self, sheet: Worksheet, row: int, column: int, ends: tuple[float, float]) -> None:
        """Let a cell take only numbers of a range, and say which."""
        low, high = ends
        least, most = (digits(f"{end:,.15g}") for end in ends)
        said = _("A number from {low} to {high}.", low=least, high=most)
        rule = {"validate": "decimal", "criteria": "between", "minimum": low, "maximum": high}
        if high >= ENDLESS:
            said = _("A number from {low} on.", low=least)
            rule = {"validate": "decimal", "criteria": ">=", "value": low}
        words = {"error_title": _("Outside what is possible"), "error_message": said, "input_message": said}
        sheet.data_validation(row, column, row, column, rule | words)

    def light(self, sheet: Worksheet, row: int, column: int, same: str) -> None:
        """Colour a cell: green if it says a certain thing, red if not."""
        for criteria, colour in (("==", SAME_COLOUR), ("!=", OTHER_COLOUR)):
            look = self.book.add_format({"bg_color": colour})
            rule = {"type": "cell", "criteria": criteria, "value": text_in_formula(same), "format": look}
            sheet.conditional_format(row, column, row, column, rule)


ENDLESS = 1e30
"""An end of a range that says that there is none."""


def height(text: str, width: float) -> float:
    """The height of a row in which a text is wrapped at a width, in points."""
    lines = sum(math.ceil(max(len(part), 1) / (width * LETTERS_A_LINE)) for part in text.split("\n"))
    return min(LINE_HEIGHT * lines, HIGHEST)


def _width(name: str, rows: list[Row]) -> float:
    """The width of a column: of its longest text or number, and no more than a few words."""
    header = max(map(len, name.split("_")))
    shown = (v if isinstance(v, str) else f"{v:,.0f}" for row in rows if (v := row.get(name)) is not None)
    longest = max(map(len, shown), default=NARROWEST)
    return min(max(longest, header, NARROWEST) + 2, LONG.get(name, WIDEST))


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


# --- how numbers look ---------------------------------------------------------------------------------


def pattern_of(value: float, unit: str, printed: tuple[float, float, float] | None = None) -> str:
    """The number format of a value in a unit; a share has the digits that are printed of it.

    Args:
        value: what stands in the cell.
        unit: of it; a pure number that is no share has one of its own, see `wording.said_unit`.
        printed: lower end, number and upper end of what it is printed as; the value alone if there is none.
    """
    if isinstance(value, int):
        return "0"
    ends = printed or (value, value, value)
    if unit == TIMES or (unit == "1" and math.isfinite(value) and abs(value) >= MANY):
        return f'{_plain(value, printed)}" {_("times")}"'
    if unit != "1":
        return _plain(value, printed if unit in PURE else None)
    places = wording.share_places(*ends) if printed else min(wording.share_places(*ends), _own_places(value * 100))
    return f"0.{'0' * places}%" if places else "0%"


def pattern_of_input(item: Input, value: float) -> str:
    """The number format of an input: a rate that is 1 by definition is no share, a limit that nobody states none."""
    by_definition = item.origin == "definition"
    if by_definition and value >= UNLIMITED:
        return f'[>={UNLIMITED:.0f}]"{_("no limit stated")}";#,##0'
    unit = FACTOR if by_definition and item.unit == "1" else wording.said_unit(item.name, item.unit)
    return pattern_of(value, unit)


def _pattern(value: float, row: Row, name: str) -> str:
    """The number format: years plain, shares in percent, large numbers whole, small ones with three digits."""
    if name == "year" or isinstance(value, int):
        return "0"
    unit = wording.said_unit(str(row.get("output") or row.get("name") or ""), str(row.get("unit", "")))
    of_year = next((n for n in BY_YEAR if n in row and name in (n, f"central_{n}", f"{n}_low", f"{n}_high")), "")
    if of_year:
        return pattern_of(value, "1", tables.printed_ends(row, of_year))
    if tables.SHARE_COLUMN in row and name in (tables.SHARE_COLUMN, *OF_ONE):
        return pattern_of(value, "1", tables.printed_ends(row, tables.SHARE_COLUMN))
    if unit in {"1", *PURE} and name in OF_ONE:
        return pattern_of(value, unit, tables.printed_ends(row))
    return pattern_of(value, "1" if name in SHARES else unit)


def _plain(value: float, printed: tuple[float, float, float] | None = None) -> str:
    """The number format of what is no share: the digits that are printed, three, or those of a value with fewer."""
    if value == 0 or not math.isfinite(value) or abs(value) >= LARGE:
        return "#,##0"
    places = min(2 - math.floor(math.log10(abs(value))), MOST_PLACES)
    if printed and all(map(math.isfinite, printed)):
        places = max(min(places, wording.decimals(*printed)), 0)
    own = min(_own_places(value), places)
    return f"0.{'0' * own}" if own else "0"


def _own_places(value: float) -> int:
    """How many decimal places a value has itself."""
    return next((n for n in range(MOST_PLACES) if math.isclose(round(value, n), value, rel_tol=1e-12)), MOST_PLACES)


# --- formulas -----------------------------------------------------------------------------------------

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


def text_in_formula(text: str) -> str:
    """A text as a formula, in pieces that Excel takes."""
    pieces = [text[n : n + LONGEST_LITERAL] for n in range(0, len(text), LONGEST_LITERAL)] or [""]
    return "&".join('"' + piece.replace('"', '""') + '"' for piece in pieces)


def sentence(message: str, **cells: str) -> str:
    """A sentence as a formula: in place of each of its marks, what another formula gives."""
    parts = re.split(r"\{(\w+)\}", message)
    return "&".join(cells[part] if n % 2 else text_in_formula(part) for n, part in enumerate(parts) if n % 2 or part)


def rounded(cell: str, digits: int = 3) -> str:
    """The formula of a number to some significant digits; it needs no format, which depends on the reader's country."""
    return f"IF({cell}=0,0,ROUND({cell},{digits - 1}-INT(LOG10(ABS({cell})))))"


SOME = 30
"""A number that every scale word is said with: in Korean 20,000 is written out, and 300,000 is 30만."""


def in_scale_words() -> Iterator[tuple[float, str]]:
    """Each size with a scale word, the smallest first, and how dollars a year are said with it."""
    for scale in reversed(measures.said(spoken())):
        said = wording.quantity(SOME * scale.size, "USD/year").replace("\u00a0", " ")
        yield scale.size, said.replace(str(SOME), "{number}")


def dollars(cell: str) -> str:
    """The formula of an amount of dollars a year in words."""
    said = ""
    for size, words in in_scale_words():
        one = sentence(words, number=rounded(f"({cell}/{size:.0f})"))
        said = f"IF(ABS({cell})<{size:.0f},{said},{one})" if said else one
    return said
