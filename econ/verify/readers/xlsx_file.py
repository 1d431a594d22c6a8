"""Excel: the rows of each sheet under its header, the values of formulas, and the formulas themselves."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

from econ.verify.readers.registry import Cells, reads

NOT_COMPUTED = ("Read with care", "Sources")
"""Sheets that hold advice and descriptions."""

PAIRS = ("About", "Answer")
"""Sheets of names and values."""

BLOCKS = "Model"
"""A sheet with several tables one under the other, each under a header of its own, after a few pairs."""

HEADER = "name"
"""First cell of each header on that sheet."""

ONLY = {"Assumption cards": ("numeral", "spread")}
"""Columns that are computed, on a sheet that describes."""

VALUES_ONLY = ("Draws",)
"""Sheets without formulas."""

RELATIVE = ("difference", "apart_from_published")
"""Columns of relative differences: what is below 1e-9 is rounding, and depends on the program that saved the file."""

KEPT_PLACES = 9


class _Unstated:
    """The value of a formula in a file whose program did not compute it: it agrees with any."""

    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return "not computed"


Rows = Sequence[Sequence[Any]]
Found = Iterator[tuple[str, int, int]]
"""Places with their row and column, counted from 0."""


@reads(".xlsx", "xlsx")
def read(content: bytes) -> Cells:
    """Cells named by sheet, first cell of the row and column; the text of a formula has "formula" after that."""
    import openpyxl

    values, written = (
        openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=only) for only in (True, False)
    )
    cells: Cells = {}
    for sheet in values.worksheets:
        if sheet.title in NOT_COMPUTED:
            continue
        rows = list(sheet.iter_rows(values_only=True))
        formulas = {} if sheet.title in VALUES_ONLY else _formulas(written[sheet.title])
        for place, row, column in _places(sheet.title, rows):
            cells |= _cell(place, rows[row][column], formulas.get((row, column)))
    return cells


def _formulas(sheet: Any) -> dict[tuple[int, int], str]:
    rows = enumerate(sheet.iter_rows())
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
            yield f"{title} {str(row[0]).lower().replace(' ', '_')}", n, 1


def _table(title: str, rows: Rows, head: int, end: int) -> Found:
    header = [str(name).replace(" ", "_") for name in rows[head]] if rows else []
    for n in range(head + 1, end):
        for column, name in enumerate(header[: len(rows[n])]):
            if rows[n][0] is not None and (title not in ONLY or name in ONLY[title]):
                yield f"{title} {rows[n][0]} {name}", n, column


def _cell(place: str, value: Any, formula: str | None) -> Cells:
    """A value, or a formula and the value that is kept with it."""
    if formula is None:
        return {} if value in {None, ""} else {place: value}
    if isinstance(value, float) and place.endswith(RELATIVE):
        value = round(value, KEPT_PLACES)
    return {place: _Unstated() if value is None else value, f"{place} formula": _plain(formula)}


def _plain(formula: str) -> str:
    """A formula without what programs write differently: blanks, dollar signs, case, forms of a number."""
    text = re.sub(r"[\s$]", "", formula).upper()
    return re.sub(r"(?<![\w.])\d+(\.\d*)?(E[+-]?\d+)?(?![\w.(])", lambda found: repr(float(found[0])), text)
