"""CSV: everything in one long table, in UTF-8 without a byte order mark, lines ended as RFC 4180 says.

Programs are the readers of this format, and many take a byte order mark for part of the first column's
name; a spreadsheet is served by the workbook.
"""

from econ.engine import Result
from econ.output.export.content import COLUMNS, csv_bytes, long_table
from econ.output.export.registry import export_format


@export_format("csv", "Table (CSV)", ".csv", "text/csv")
def write(result: Result) -> bytes:
    """The long table; numbers at full precision, texts that begin like a formula after an apostrophe."""
    return csv_bytes(COLUMNS, ([row.get(column) for column in COLUMNS] for row in long_table(result)))
