"""Excel: a sheet for each table, the central case as live formulas, the draws as values; texts as texts."""

import io
from datetime import datetime

from econ.analysis import guards, ledger, tables
from econ.analysis.tables import Row
from econ.engine import Result
from econ.output.export.content import particulars, said
from econ.output.export.registry import export_format
from econ.output.export.workbook import check_sheet, model_sheet, statistics_sheet
from econ.output.export.workbook.grid import Grid, Key
from econ.output.export.workbook.model_sheet import ComparedNumber
from econ.output.export.workbook.sheets import Sheets
from econ.provenance import cards

MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CARE, INPUTS = "Read with care", "Inputs"

OUTPUT_COLUMNS = (
    "output", "label", "unit", "central", "median", "low", "high", "mean", "standard_uncertainty", "numerical_error",
    "grade", "sources",
)  # fmt: skip
SOURCE_COLUMNS = (
    "source", "label", "year", "gdp", "gdp_unit", "share", "median", "low", "high", "price_basis", "grade",
    "sources", "borrows_from", "family", "apart", "concept",
)  # fmt: skip
INPUT_COLUMNS = (
    "name", "label", "central", "low", "high", "unit", "shape", "origin", "year", "grade", "sources",
    "judgement", "note",
)  # fmt: skip
ANSWER = ("title", "headline", "citation", "fingerprint")
CENTRAL = INPUT_COLUMNS.index("central")


@export_format("xlsx", "Workbook (Excel)", ".xlsx", MIME, binary=True, spoken=True)
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
    _write_sheets(Sheets(book), result)
    book.close()
    return stream.getvalue()


def _write_sheets(sheets: Sheets, result: Result) -> None:
    about, grid, drawn = particulars(result), Grid(result), statistics_sheet.chosen(result)
    answer = sheets.pairs("Answer", {k: about[k] for k in ANSWER} | {"check": ""})
    page, computed = model_sheet.write(sheets, grid)
    sheets.rows("Outputs", tables.summary(result), OUTPUT_COLUMNS)
    sheets.rows(CARE, [{"check": n.name, "severity": n.severity, "text": said(n)} for n in guards.check(result)])
    sheets.rows("By GDP source", tables.by_gdp_source(result), SOURCE_COLUMNS)
    sheets.rows("By goods line", tables.by_line(result))
    sheets.rows("By year", tables.by_year(result))
    sheets.rows("Ledger", ledger.by_year(result))
    sheets.rows("Foreign exchange", ledger.exchange_by_year(result))
    entries = [*_inputs(sheets, grid), *computed]
    sheets.rows("Assumption cards", [_card(name, result) for name in result.state.inputs])
    rows = statistics_sheet.write(sheets, drawn)
    statistics_sheet.write_draws(sheets, drawn)
    check_sheet.write(sheets, entries)
    sheets.rows("Sources", tables.sources(result))
    sheets.pairs("About", {**about, "scenario": result.state.json})
    check_sheet.Sentence(entries, rows).write(sheets, grid.check, page, (answer, len(ANSWER)))


def _inputs(sheets: Sheets, grid: Grid) -> list[ComparedNumber]:
    """The sheet of inputs, whose central values are the cells to change."""
    rows = tables.assumptions(grid.result)
    sheets.rows(INPUTS, rows, INPUT_COLUMNS, coloured=("central",))
    numbers = []
    for n, row in enumerate(rows, start=1):
        name = grid.names[Key(row["name"])]
        sheets.name(name, INPUTS, (n, CENTRAL))
        numbers.append(ComparedNumber(name, row["label"], "input", row["central"]))
    return numbers


def _card(name: str, result: Result) -> Row:
    """An assumption card as a row."""
    c = cards.card(name, result)
    return {
        "name": c.name,
        "label": c.label,
        "meaning": c.meaning,
        "numeral": c.numeral,
        "unit": c.unit,
        "price_basis": f"prices of {c.price_year}" if c.price_year else "",
        "spread": c.spread,
        "grade": c.assessment,
        "pedigree": ", ".join(f"{criterion} {score}" for criterion, score in c.pedigree.items()),
        "judgement": c.judgement,
        "sources": " | ".join(c.sources.values()),
        "who_disagrees": " | ".join(map(str, c.otherwise)),
        "used_by": ", ".join(c.outputs),
        "note": c.note,
    }
