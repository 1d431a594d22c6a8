"""Excel: a sheet for each table, numbers at full precision, texts as texts."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from econ import guards, tables
from econ.engine import Result
from econ.export.content import finite, particulars, said
from econ.export.registry import export_format
from econ.tables import Row

MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CARE = "Read with care"
INPUT_COLOUR, HEADER_COLOUR = "#FFF2CC", "#DDE4EC"
WIDEST, NARROWEST = 60, 8
LARGE, SMALL = 100, 0.001

OUTPUT_COLUMNS = (
    "output", "label", "unit", "median", "low", "high", "mean", "standard_uncertainty", "numerical_error",
    "central", "grade", "sources",
)  # fmt: skip
SOURCE_COLUMNS = (
    "source", "label", "year", "gdp", "gdp_unit", "share", "median", "low", "high", "price_basis", "grade",
    "sources", "borrows_from", "concept",
)  # fmt: skip
INPUT_COLUMNS = (
    "name", "label", "central", "low", "high", "unit", "shape", "origin", "year", "grade", "sources",
    "judgement", "note",
)  # fmt: skip
INPUT_CELLS = ("central", "low", "high")
SHARES = {"share", "share_of_gross", "share_path", "share_path_low", "share_path_high"}


@export_format("xlsx", "Workbook (Excel)", ".xlsx", MIME, binary=True)
def write(result: Result) -> bytes:
    """The workbook; the same result gives the same bytes."""
    import xlsxwriter

    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(stream, options)
    book.set_properties(
        {
            "title": result.scenario.title,
            "comments": str(result.fingerprint),
            "created": datetime.fromisoformat(f"{result.book.release}T00:00:00+00:00").replace(tzinfo=None),
        }
    )
    sheets = _Sheets(book)
    about = particulars(result)
    sheets.pairs("Answer", {k: about[k] for k in ("title", "headline", "citation", "fingerprint")})
    sheets.rows("Outputs", tables.summary(result), OUTPUT_COLUMNS)
    sheets.rows(CARE, [{"check": n.name, "severity": n.severity, "text": said(n)} for n in guards.check(result)])
    sheets.rows("By GDP source", tables.by_gdp_source(result) if "gdp_share" in result.draws else [], SOURCE_COLUMNS)
    sheets.rows("By goods line", tables.by_line(result))
    sheets.rows("By year", tables.by_year(result))
    sheets.rows("Inputs", tables.assumptions(result), INPUT_COLUMNS, coloured=INPUT_CELLS)
    sheets.rows("Sources", tables.sources(result))
    sheets.pairs("About", {**about, "scenario": result.state.json})
    book.close()
    return stream.getvalue()


class _Sheets:
    """Sheets of one workbook, with its few cell formats."""

    def __init__(self, book: Any) -> None:
        self.book = book
        self.made: dict[tuple[str, bool], Any] = {}
        self.header = book.add_format({"bold": True, "bg_color": HEADER_COLOUR, "text_wrap": True, "valign": "top"})
        self.wrapped = book.add_format({"text_wrap": True, "valign": "top"})

    def pairs(self, title: str, values: dict[str, Any]) -> None:
        """A sheet of names and values."""
        sheet = self.book.add_worksheet(title)
        sheet.set_column(0, 0, 20, self.header)
        sheet.set_column(1, 1, 100, self.wrapped)
        for n, (name, value) in enumerate(values.items()):
            sheet.write_string(n, 0, name.replace("_", " "), self.header)
            if isinstance(value, str):
                sheet.write_string(n, 1, value, self.wrapped)
            else:
                sheet.write_number(n, 1, value, self.wrapped)

    def rows(self, title: str, rows: list[Row], columns: Sequence[str] = (), coloured: Sequence[str] = ()) -> None:
        """A sheet of rows under a header that stays in sight."""
        sheet = self.book.add_worksheet(title)
        names = columns or list(rows[0] if rows else ())
        for place, name in enumerate(names):
            sheet.write_string(0, place, name.replace("_", " "), self.header)
            longest = max((len(str(r.get(name, ""))) if isinstance(r.get(name), str) else 12 for r in rows), default=0)
            sheet.set_column(place, place, min(max(longest, len(name), NARROWEST) + 1, WIDEST))
        for n, row in enumerate(rows, start=1):
            for place, name in enumerate(names):
                self._cell(sheet, n, place, row, name, coloured=name in coloured)
        sheet.freeze_panes(1, 1)
        if rows:
            sheet.autofilter(0, 0, len(rows), len(names) - 1)
        else:
            sheet.write_string(0, 0, "Nothing here in this scenario.")

    def _cell(self, sheet: Any, n: int, place: int, row: Row, name: str, *, coloured: bool) -> None:
        value = finite(row.get(name))
        if isinstance(value, bool):
            sheet.write_boolean(n, place, value)
        elif isinstance(value, int | float):
            sheet.write_number(n, place, value, self._format(_pattern(value, row, name), coloured=coloured))
        elif isinstance(value, str):
            sheet.write_string(n, place, value)

    def _format(self, pattern: str, *, coloured: bool) -> Any:
        key = (pattern, coloured)
        if key not in self.made:
            colour = {"bg_color": INPUT_COLOUR} if coloured else {}
            self.made[key] = self.book.add_format({"num_format": pattern, **colour})
        return self.made[key]


def _pattern(value: float, row: Row, name: str) -> str:
    """The number format: years plain, shares in percent, large numbers whole, small ones with three digits."""
    if name == "year" or isinstance(value, int):
        return "0"
    if name in SHARES or row.get("unit") == "1" or (name in ("median", "low", "high") and "share" in row):
        return "0.00%" if abs(value) < LARGE else "0%"
    if value == 0 or abs(value) >= LARGE:
        return "#,##0"
    return "0.000" if abs(value) >= SMALL else "0.00E+00"
