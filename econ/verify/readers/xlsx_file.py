"""Excel: the rows of each sheet under its header."""

from __future__ import annotations

import io

from econ.verify.readers.registry import Cells, reads

NOT_COMPUTED = ("Read with care", "Sources")
"""Sheets that hold advice and descriptions."""


@reads(".xlsx", "xlsx")
def read(content: bytes) -> Cells:
    """Cells named by sheet, first cell of the row and column."""
    import openpyxl

    cells: Cells = {}
    book = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    for sheet in book.worksheets:
        rows = list(sheet.iter_rows(values_only=True))
        if sheet.title in ("About", "Answer"):
            cells |= {f"about {str(row[0]).lower().replace(' ', '_')}": row[1] for row in rows if row and row[0]}
            continue
        if sheet.title in NOT_COMPUTED:
            continue
        header = [str(name).replace(" ", "_") for name in rows[0]] if rows else []
        for row in rows[1:]:
            place = f"{sheet.title} {row[0]}"
            cells |= {f"{place} {k}": v for k, v in zip(header, row, strict=True) if v is not None}
    return cells
