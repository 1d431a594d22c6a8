"""A scenario table as CSV, JSON, XLSX, Parquet, LaTeX and Markdown, each with its codebook."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from econ import wording
from econ.analysis.tables import divided
from econ.files.bounds import MOST_CELLS
from econ.output import Json, cells
from econ.output.cells import Cell, Column, TableRow
from econ.output.export import FORMATS
from econ.output.export.content import csv_bytes, finite
from econ.output.export.workbook.sheets import Sheets
from econ.output.printers.latex import longtable
from econ.output.printers.markdown import markdown
from econ.output.scenario_table.codebook import AT_LEAST, NAMES, VARIABLES
from econ.wording.errors import InputError, unknown
from econ.wording.language import ENGLISH, _, speaking

if TYPE_CHECKING:
    from econ.output.scenario_table import Row, ScenarioTable

SHEET, CODEBOOK = "Scenarios", "Codebook"
"""The sheets of the workbook."""

CODED = ("name", "type", "unit", "meaning", "empty")
"""The columns of the codebook."""

MOST_ROWS = MOST_CELLS // len(NAMES)
"""Rows that `econ verify` reads."""


def name_of(path: Path) -> str:
    """The format that the end of a file's name stands for.

    Raises:
        InputError: it stands for none.
    """
    for name in WRITERS:
        if FORMATS[name].extension == path.suffix.lower():
            return name
    raise InputError(
        _("A scenario table is not written to a file of this name."),
        str(path),
        _("Choose an ending of {endings}.", endings=", ".join(FORMATS[name].extension for name in WRITERS)),
    )


def to_bytes(table: ScenarioTable, form: str) -> bytes:
    """The table in a format, in English whatever language is spoken.

    Raises:
        InputError: there is no such format.
    """
    writer = writer_of(form)
    with speaking(ENGLISH):
        return writer(table)


def writer_of(form: str) -> Callable[[ScenarioTable], bytes]:
    """What writes a table in a format.

    Raises:
        InputError: there is no such format.
    """
    if form not in WRITERS:
        raise unknown("format of a scenario table", form, WRITERS)
    return WRITERS[form]


def beside(table: ScenarioTable, form: str, path: Path) -> dict[Path, bytes]:
    """Files that belong beside one: a CSV has no room for its codebook."""
    if form != "csv":
        return {}
    return {
        path.with_suffix(".codebook.csv"): csv_bytes(CODED, ([*row.values()] for row in table.codebook())),
        path.with_suffix(".datapackage.json"): _json(_package(path)),
    }


def _package(path: Path) -> Json:
    """The description of the CSV for Frictionless Data and what reads it."""
    resource: Json = {
        "name": "scenarios",
        "path": path.name,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "profile": "tabular-data-resource",
        "schema": {"fields": _fields(), "missingValues": [""]},
    }
    return {"profile": "tabular-data-package", "name": "scenario-table", "resources": [resource]}


def _fields() -> list[dict[str, str]]:
    """The columns as a Table Schema has them."""
    return [
        {
            "name": v.name,
            "type": v.type,
            "description": " ".join(filter(None, (v.meaning, _unit(v.unit), _empty(v.empty)))),
        }
        for v in VARIABLES
    ]


def _unit(unit: str) -> str:
    return f"Unit: {unit}." if unit else ""


def _empty(empty: str) -> str:
    return f"Empty: {empty[:1].lower()}{empty[1:]}" if empty else ""


def _json(content: Json) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode("utf-8")


def _csv(table: ScenarioTable) -> bytes:
    return csv_bytes(NAMES, ([row[name] for name in NAMES] for row in table.rows))


def _whole_json(table: ScenarioTable) -> bytes:
    """Schema and rows, as pandas reads and writes them with `orient="table"`."""
    kinds = {"integer": {"extDtype": "Int64"}, "boolean": {"extDtype": "boolean"}}
    fields = [{**field, **kinds.get(field["type"], {})} for field in _fields()]
    return _json({"schema": {"fields": fields}, "data": [finite(row) for row in table.rows]})


def _xlsx(table: ScenarioTable) -> bytes:
    """A sheet of the rows with filters, numbers in full, and a sheet of the codebook."""
    import xlsxwriter

    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(stream, options)
    released = max((str(row["data_date"]) for row in table.rows), default="")
    made = {"created": datetime.fromisoformat(f"{released}T00:00:00")} if released else {}
    book.set_properties({"title": "Scenario table", **made})
    sheets = Sheets(book)
    _sheet(sheets, SHEET, NAMES, [[finite(row[name]) for name in NAMES] for row in table.rows])
    _sheet(sheets, CODEBOOK, CODED, [[*row.values()] for row in table.codebook()])
    book.close()
    return stream.getvalue()


def _sheet(sheets: Sheets, title: str, names: Sequence[str], rows: Sequence[Sequence[Json]]) -> None:
    """Rows under a header that stays in sight, with filters; a text is stored as a text, whatever it begins with."""
    sheet = sheets.add(title)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(rows), 1), len(names) - 1)
    for column, name in enumerate(names):
        sheet.write_string(0, column, name, sheets.header)
        longest = max((len(str(row[column])) for row in rows if row[column] is not None), default=0)
        sheet.set_column(column, column, min(max(longest, len(name) + 3), WIDEST[title]) + 1)
    for n, row in enumerate(rows, start=1):
        for column, value in enumerate(row):
            sheets.put(sheet, n, column, value)


WIDEST = {SHEET: 30, CODEBOOK: 90}
"""Widest column of a sheet, in characters."""


def _parquet(table: ScenarioTable) -> bytes:
    """Typed columns; the metadata of each have its unit, meaning and what an empty cell means."""
    import pyarrow as pa
    from pyarrow import parquet

    kinds = {"string": pa.string(), "number": pa.float64(), "integer": pa.int64(), "boolean": pa.bool_()}
    fields = []
    for v in VARIABLES:
        said = {"label": v.meaning, "unit": v.unit, "empty": v.empty}
        fields.append(pa.field(v.name, kinds[v.type], metadata={key: text for key, text in said.items() if text}))
    columns = [pa.array([finite(row[field.name]) for row in table.rows], field.type) for field in fields]
    stream = io.BytesIO()
    parquet.write_table(pa.table(columns, schema=pa.schema(fields)), stream, compression="snappy")
    return stream.getvalue()


# --- for reading ----------------------------------------------------------------------------------------

READ = (
    "The number is the central case, every input at its central value. The interval goes from the 5th to the 95th "
    "percentile. The grade is the weakest among the inputs (Admiralty code). An interval is that of each number alone, "
    "not of a difference between two rows."
)

COLUMNS = (
    Column("scenario", "Scenario", width=0.16),
    Column("output", "Output", width=0.21),
    Column("gdp_source", "GDP source", width=0.17),
    Column("value", "Number", number=True, width=0.14),
    Column("interval", "90% interval", width=0.18),
    Column("grade", "Grade", width=0.08),
)


def printed(table: ScenarioTable) -> cells.Table:
    """The table as it is printed, rounded for reading, with the fingerprint of each scenario below it."""
    marks = (f"{row['scenario']}: {row['fingerprint']}, figures of {row['data_date']}" for row in table.rows)
    lines = tuple(TableRow(f"{n} {row['scenario']}", _cells(row)) for n, row in enumerate(table.rows, start=1))
    return cells.Table("scenarios", "Scenarios", COLUMNS, lines, (READ, *dict.fromkeys(marks)))


def _cells(row: Row) -> tuple[Cell, ...]:
    """The cells of a row, which has no number where it has a reason."""
    year = f" ({row['gdp_year']})" if row["gdp_year"] else ""
    source = f"{row['gdp_label'] or ''}{year}"
    words = (str(row["scenario"]), str(row["label"]), source, *_in_words(row), str(row["grade"] or ""))
    return tuple(map(Cell, words))


def _in_words(row: Row) -> tuple[str, str]:
    """The number and its interval, or why there is none."""
    low, value, high = row["low"], row["value"], row["high"]
    if not (isinstance(low, float) and isinstance(value, float) and isinstance(high, float)):
        return "none", str(row["reason"])
    output = str(row["output"])
    unit = wording.said_unit(output, str(row["unit"]))
    number, interval = wording.estimate(low, value, high, unit, finer=divided(output))
    if row["bound"] == AT_LEAST:
        least = wording.each(low, value, high, unit, finer=divided(output))[0]
        return f"more than {number}", f"from {least}" if interval else ""
    return number, interval


OPENING = r"""% Read this file in with \input; its document needs \usepackage{array}, \usepackage{booktabs} and
% \usepackage{longtable}. The text is UTF-8."""


def _markdown(table: ScenarioTable) -> bytes:
    return f"{markdown(printed(table))}\n".encode()


def _latex(table: ScenarioTable) -> bytes:
    return f"{OPENING}\n\n{longtable(printed(table))}\n".encode()


WRITERS: dict[str, Callable[[ScenarioTable], bytes]] = {
    "csv": _csv,
    "json": _whole_json,
    "xlsx": _xlsx,
    "parquet": _parquet,
    "latex": _latex,
    "markdown": _markdown,
}
"""What writes each format, by the name that a result's file of this kind has."""
