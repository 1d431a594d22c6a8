"""Excel: the rows of each sheet under its header, the values of formulas, and the formulas themselves."""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any
from xml.etree import ElementTree as ET

from econ.files import bounds
from econ.files.bounds import Cells
from econ.verify.readers.registry import NOTICE, SOURCE, TWICE, UNSTATED, reads
from econ.wording.errors import InputError
from econ.wording.language import _

ONE_CELL = {"Read with care": NOTICE, "Sources": SOURCE}
"""Sheets whose rows are one cell each, and what its name begins with."""

PAIRS = ("About", "Answer")
"""Sheets of names and values."""

BLOCKS = "Model"
"""A sheet with several tables one under the other, each under a header of its own, after a few pairs."""

HEADER = "name"
"""First cell of each header on that sheet."""

VALUES_ONLY = ("Draws",)
"""Sheets without formulas."""

RELATIVE = ("difference", "apart_from_published")
"""Columns of relative differences: what is below 1e-9 is rounding, and depends on the program that saved the file."""

KEPT_PLACES = 9

ROW, CELL = (f"{{http://schemas.openxmlformats.org/spreadsheetml/2006/main}}{tag}" for tag in ("row", "c"))

OUTSIDE = "cell"
"""What comes before the place of a cell that belongs to no table."""


SHEETS = "xl/worksheets/"
MOST_ELEMENTS = 20_000
"""Elements of a part that is no sheet: of each text one or two, of each format a few; the calculator writes 3,000."""

LONGEST_TEXT = 32_767
"""Characters of a cell, as Excel has it."""

Rows = Sequence[Sequence[Any]]
Found = Iterator[tuple[str, int, int]]
"""Places with their row and column, counted from 0."""


@reads(".xlsx", "xlsx", unread="formats, comments and drawings")
def read(content: bytes) -> Cells:
    """Cells named by sheet, first cell of the row and column; the text of a formula has "formula" after that."""
    import openpyxl

    cells = Cells()
    with bounds.archive(content) as packed:
        for place in _doubled(packed):
            cells.put(place, TWICE)
    values, written = (
        openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=only) for only in (True, False)
    )
    for title in values.sheetnames:
        cells.put(bounds.place("sheet", title), values[title].sheet_state)
    for sheet in values.worksheets:
        _put_sheet(cells, sheet, written[sheet.title])
    return cells


def _doubled(packed: zipfile.ZipFile) -> Iterator[str]:
    """Rows and cells of any sheet that stand there twice or out of order; openpyxl keeps one of them.

    Raises:
        InputError: the sheets have more cells, or reach further, than those of the calculator.
    """
    from openpyxl.utils import coordinate_to_tuple

    reach = 0
    for part in packed.namelist():
        row = column = 0
        for tag, there in _rows_and_cells(packed, part):
            if tag == ROW:
                last, row, column = row, int(there or row + 1), 0
                again = row <= last
                reach += row - last
            else:
                last = column
                at, column = coordinate_to_tuple(there) if there else (row, column + 1)
                again = column <= last or at != row
                reach += column - last
            if again:
                yield bounds.place(part, "row" if tag == ROW else "cell", there)
            if reach > bounds.MOST_CELLS:
                raise InputError(_("The sheets reach further than those that the calculator writes."))


def _rows_and_cells(packed: zipfile.ZipFile, part: str) -> Iterator[tuple[str, str]]:
    """Each row and cell of a part by its tag and the place that it states, in the order of the file."""
    others = 0
    try:
        with packed.open(part) as stream:
            for event, element in ET.iterparse(stream, ("start", "end")):
                if event == "end":
                    if element.tag == ROW:
                        element.clear()
                elif element.tag in (ROW, CELL):
                    yield element.tag, element.get("r", "")
                else:
                    others += not part.startswith(SHEETS)
                    if others > MOST_ELEMENTS:
                        raise InputError(_("A part of it holds more than the calculator writes."), part)
    except ET.ParseError:
        if part.endswith(".xml"):
            raise


def _put_sheet(cells: Cells, sheet: Any, written: Any) -> None:
    """All cells of a sheet, whatever range it says it has."""
    title = sheet.title
    sheet.reset_dimensions()
    rows = list(bounds.counted(sheet.iter_rows(values_only=True)))
    if any(isinstance(value, str) and len(value) > LONGEST_TEXT for row in rows for value in row):
        raise InputError(_("A cell holds more text than a workbook can."), title)
    if title in ONE_CELL:
        _put_rows(cells, ONE_CELL[title], rows)
        return
    formulas = {} if title in VALUES_ONLY else _formulas(written)
    named = set()
    for place, row, column in _places(title, rows):
        named.add((row, column))
        if (found := _cell(place, rows[row][column], formulas.get((row, column)))) and column:
            named.add((row, 0))
        for name, value in found.items():
            cells.put(name, value)
    for row, column in ((r, c) for r, cells_of_it in enumerate(rows) for c in range(len(cells_of_it))):
        if (row, column) not in named:
            place = f"{title} {OUTSIDE} {chr(65 + column) if column < 26 else column + 1}{row + 1}"
            for name, value in _cell(place, rows[row][column], formulas.get((row, column))).items():
                cells.put(name, value)


def _put_rows(cells: Cells, begin: str, rows: Rows) -> None:
    for row in rows:
        said = [str(value) for value in row if value is not None]
        if said:
            cells.put(bounds.place(begin, said[0]), " · ".join(said[1:]))


def _formulas(sheet: Any) -> dict[tuple[int, int], str]:
    sheet.reset_dimensions()
    rows = enumerate(bounds.counted(sheet.iter_rows()))
    return {(r, c): cell.value for r, row in rows for c, cell in enumerate(row) if cell.data_type == "f"}


def _places(title: str, rows: Rows) -> Found:
    """The name of every cell that is compared."""
    if title in PAIRS:
        return _pairs("about", rows)
    if title != BLOCKS:
        return _table(title, rows, 0, len(rows))
    heads = [n for n, row in enumerate(rows) if row and row[0] == HEADER]
    ends = [*heads[1:], len(rows)]
    blocks = (_table(title, rows, head, end) for head, end in zip(heads, ends, strict=True))
    return chain(_pairs(title, rows[: min(heads, default=0)]), *blocks)


def _pairs(title: str, rows: Rows) -> Found:
    for n, row in enumerate(rows):
        if len(row) > 1 and row[0]:
            yield bounds.place(title, str(row[0]).lower().replace(" ", "_")), n, 1


def _table(title: str, rows: Rows, head: int, end: int) -> Found:
    header = [str(name).replace(" ", "_") for name in rows[head]] if rows else []
    for n in range(head + 1, end):
        for column, name in enumerate(header[: len(rows[n])]):
            if rows[n][0] is not None:
                yield bounds.place(title, str(rows[n][0]), name), n, column


def _cell(place: str, value: Any, formula: str | None) -> dict[str, Any]:
    """A value, or a formula and the value that is kept with it."""
    if formula is None:
        return {} if value in {None, ""} else {place: value}
    if isinstance(value, float) and place.endswith(RELATIVE):
        value = round(value, KEPT_PLACES)
    return {place: UNSTATED if value is None else value, f"{place} formula": _plain(formula)}


def _plain(formula: str) -> str:
    """A formula without what programs write differently: blanks, dollar signs, case, forms of a number."""
    text = re.sub(r"[\s$]", "", formula).upper()
    return re.sub(r"(?<![\w.])\d+(\.\d*)?(E[+-]?\d+)?(?![\w.(])", lambda found: repr(float(found[0])), text)
