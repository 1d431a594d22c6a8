"""Excel: a sheet for each table, the central case as live formulas, the draws as values; texts as texts."""

import io
from datetime import datetime

from econ.analysis import guards, ledger, tables
from econ.analysis.tables import Row
from econ.engine import Result
from econ.output.export.content import particulars, said, title
from econ.output.export.registry import export_format
from econ.output.export.workbook import answer_sheet, check_sheet, inputs_sheet, model_sheet, statistics_sheet
from econ.output.export.workbook.grid import Grid
from econ.output.export.workbook.sheets import Sheets
from econ.provenance import cards

MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CARE = "Read with care"

OUTPUT_COLUMNS = (
    "label", "central", "low", "high", "median", "unit", "grade", "mean", "standard_uncertainty", "numerical_error",
    "sources", "output",
)  # fmt: skip
SOURCE_COLUMNS = (
    "label", "year", "gdp", "gdp_unit", "share", "median", "low", "high", "price_basis", "grade", "family", "apart",
    "concept", "borrows_from", "sources", "source",
)  # fmt: skip
CARD_PRINTED = 7
"""Columns of a card that are printed: those up to who disagrees."""


@export_format("xlsx", "Workbook (Excel)", ".xlsx", MIME, binary=True, spoken=True)
def write(result: Result) -> bytes:
    """The workbook; the same result gives the same bytes."""
    import xlsxwriter

    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(stream, options)
    book.set_properties(
        {
            "title": title(result),
            "comments": str(result.fingerprint),
            "created": datetime.fromisoformat(f"{result.book.release}T00:00:00+00:00").replace(tzinfo=None),
        }
    )
    _write_sheets(Sheets(book, str(result.fingerprint)), result)
    book.close()
    return stream.getvalue()


def _write_sheets(sheets: Sheets, result: Result) -> None:
    grid, drawn = Grid(result), statistics_sheet.chosen(result)
    answer = sheets.add(answer_sheet.TITLE, live=True)
    inputs = inputs_sheet.write(sheets, grid)
    page = model_sheet.write(sheets, grid)
    entries = [*inputs, *page.entries]
    sheets.rows("Outputs", tables.summary(result), OUTPUT_COLUMNS, OUTPUT_COLUMNS.index("grade") + 1)
    sheets.rows(CARE, [{"check": n.name, "severity": n.severity, "text": said(n)} for n in guards.check(result)])
    sheets.rows("By GDP source", tables.by_gdp_source(result), SOURCE_COLUMNS, SOURCE_COLUMNS.index("concept") + 1)
    sheets.rows("By goods line", tables.by_line(result))
    sheets.rows("By year", tables.by_year(result))
    sheets.rows("Ledger", ledger.by_year(result))
    sheets.rows("Foreign exchange", ledger.exchange_by_year(result))
    sheets.rows("Assumption cards", [_card(name, result) for name in grid.inputs], (), CARD_PRINTED)
    rows = statistics_sheet.write(sheets, drawn)
    statistics_sheet.write_draws(sheets, drawn)
    check_sheet.write(sheets, entries)
    sheets.rows("Sources", tables.sources(result))
    sheets.pairs("About", {**particulars(result), "scenario": result.state.json})
    check = check_sheet.Sentence(entries, rows)
    page.check(check.formula, check.identical)
    answer_sheet.write(sheets, answer, page, check)


def _card(name: str, result: Result) -> Row:
    """An assumption card as a row."""
    c = cards.card(name, result)
    return {
        "label": c.label,
        "meaning": c.meaning,
        "numeral": c.numeral,
        "unit": c.unit,
        "grade": c.assessment,
        "judgement": c.judgement,
        "who_disagrees": " | ".join(map(str, c.otherwise)),
        "price_basis": f"prices of {c.price_year}" if c.price_year else "",
        "spread": c.spread,
        "pedigree": ", ".join(f"{criterion} {score}" for criterion, score in c.pedigree.items()),
        "sources": " | ".join(c.sources.values()),
        "used_by": ", ".join(c.outputs),
        "note": c.note,
        "name": c.name,
    }
