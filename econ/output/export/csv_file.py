"""CSV: everything in one long table, in UTF-8 without a byte order mark, lines ended as RFC 4180 says.

Programs are the readers of this format, and many take a byte order mark for part of the first column's
name; a spreadsheet is served by the workbook.
"""

from __future__ import annotations

import csv
import io

from econ.engine import Result
from econ.output.export.content import COLUMNS, csv_cell, long_table
from econ.output.export.registry import export_format


@export_format("csv", "Table (CSV)", ".csv", "text/csv")
def write(result: Result) -> bytes:
    """The long table; numbers at full precision, texts that begin like a formula after an apostrophe."""
    stream = io.StringIO(newline="")
    rows = csv.writer(stream, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for row in long_table(result):
        rows.writerow([csv_cell(row.get(column)) for column in COLUMNS])
    return stream.getvalue().encode("utf-8")
