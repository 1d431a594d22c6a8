"""A scenario table in a workbook: its rows, and what the workbook says, shows or computes beside them."""

from __future__ import annotations

import io
import warnings
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from econ.files import bounds
from econ.files.bounds import Cells, place
from econ.verify.readers.registry import NEVER, Cell
from econ.verify.readers.xlsx_beside import beside
from econ.verify.readers.xlsx_cells import DECIMALS, OUTSIDE, SHOWN, doubled_and_held
from econ.verify.readers.xlsx_content import COMPUTED
from econ.verify.readers.xlsx_formats import decimals, of_cells, shown

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

Table = tuple[tuple[str, ...], Sequence[Mapping[str, Cell]], Mapping[str, Cell]]

FURTHEST = 2 * bounds.MOST_CELLS
"""Rows and cells of a workbook with a table of as many cells as may be, and its codebook."""


def read(content: bytes, title: str, known: Collection[str]) -> Table:
    """The columns and rows of a sheet, and by its place what else the workbook says; nothing if it has no such sheet.

    Args:
        content: a workbook.
        title: of the sheet.
        known: columns that are compared; of others, whose names are told, it does not matter how they are made.

    Raises:
        InputError: a column stands there twice.
    """
    import openpyxl

    with warnings.catch_warnings(), bounds.archive(content) as packed:
        warnings.simplefilter("ignore")
        of_cells(packed)  # which refuses formats that others would take long to read
        values, written = (
            openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=only) for only in (True, False)
        )
        if title not in values.sheetnames:
            return (), [], {}
        for book in (values, written):
            book[title].reset_dimensions()
        rows = list(bounds.counted(values[title].iter_rows(values_only=True)))
        columns = ["" if name is None else str(name) for name in rows[0]] if rows else []
        bounds.each_column_once([name for name in columns if name])
        cells = Cells()
        inside = doubled_and_held(packed, FURTHEST, bounds.MOST_ELEMENTS)
        for where, said in (*inside, *beside(packed, {title: rows})):
            if not where.startswith(f"format {title} "):
                cells.put(where, said)
        for name in values.sheetnames:
            cells.put(place("sheet", name), values[name].sheet_state)
        _put_looks(cells, written[title], rows, columns, known)
    table = [{name: value for name, value in zip(columns, row, strict=False) if name} for row in rows[1:]]
    return tuple(filter(None, columns)), table, cells


def _put_looks(
    cells: Cells, sheet: Worksheet, rows: Sequence[Sequence[Cell]], columns: list[str], known: Collection[str]
) -> None:
    """Formulas and formats of the columns that are compared, and what stands below no name."""
    for values, row in zip(rows, bounds.counted(sheet.iter_rows()), strict=True):
        for column, cell in enumerate(row):
            name = columns[column] if column < len(columns) else ""
            if cell.value is None or (name and name not in known):
                continue
            at = place(sheet.title, OUTSIDE, cell.coordinate)
            looks = {SHOWN: shown(cell.number_format)}
            if cell.data_type == "n":
                looks[DECIMALS] = decimals(cell.number_format)
            if not name:
                cells.put(at, str(cell.value))
            elif cell.data_type == "f" and cell.value != f"={values[column]}()".upper():  # as LibreOffice writes TRUE
                cells.put(place(at, COMPUTED), NEVER)
            for kind, said in looks.items():
                if said:
                    cells.put(place(at, kind), said)
