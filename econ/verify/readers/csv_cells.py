"""CSV: the rows of the long table."""

from __future__ import annotations

from econ.files import bounds
from econ.files.bounds import Cells
from econ.verify.readers.registry import put_row, reads


@reads(".csv", "csv")
def read(content: bytes) -> Cells:
    """Cells named by section, name, item, year and column."""
    cells = Cells()
    columns, rows = bounds.csv_of(content)
    cells.put("columns", " ".join(columns))
    for _line, row in rows:
        put_row(cells, row)
    return cells
