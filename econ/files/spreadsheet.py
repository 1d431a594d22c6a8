"""Workbooks as other people save them: the values of each visible sheet, and the colours that its letters have."""

from __future__ import annotations

import datetime as dt
import io
import re
import warnings
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from econ.files import bounds
from econ.wording.errors import InputError
from econ.wording.language import _

if TYPE_CHECKING:
    from openpyxl.styles import Font
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

Value: TypeAlias = "str | int | float | bool | dt.datetime | dt.date | dt.time | dt.timedelta | None"
"""What a cell may hold."""

BLUE, RED = "blue", "red"

_PALETTE = {4: BLUE, 12: BLUE, 39: BLUE, 2: RED, 10: RED}
"""Blue and red in the numbered colours of a workbook; the others carry no meaning that a reader here asks for."""

_DIRECT = {"0000FF": BLUE, "FF0000": RED}

_UNCOMPUTED = re.compile(
    rb"<(?:\w{1,9}:)?f\b[^<>]*+>(?:(?<=/>)|[^<]*+</(?:\w{1,9}:)?f>)\s*+"
    rb"(?:<(?:\w{1,9}:)?v\s*+/>\s*+|<(?:\w{1,9}:)?v></(?:\w{1,9}:)?v>\s*+)?</(?:\w{1,9}:)?c>"
)
"""A formula without the result that a spreadsheet program stores beside it."""

_FORMULA = re.compile(rb"<(?:\w{1,9}:)?f[\s/>]")
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)


@dataclass(frozen=True)
class Sheet:
    """A sheet of a workbook.

    Attributes:
        name: as its tab says.
        rows: from the first row and column on; a row ends with its last cell.
        colours: `BLUE` or `RED` of the numbers that are so, by row and column from 0.
    """

    name: str
    rows: tuple[tuple[Value, ...], ...]
    colours: dict[tuple[int, int], str] = field(default_factory=dict)


@dataclass(frozen=True)
class Workbook:
    """What a workbook shows.

    Attributes:
        sheets: those that are visible and were asked for.
        hidden: names of the sheets that are not visible, which nobody reads.
        others: names of visible sheets that were not asked for.
        formulas: number of cells that are formulas; their stored results stand for them.
    """

    sheets: tuple[Sheet, ...]
    hidden: tuple[str, ...]
    others: tuple[str, ...]
    formulas: int


def read(content: bytes, wanted: Callable[[str], bool] = lambda _name: True) -> Workbook:
    """Read the visible sheets of a workbook.

    Args:
        content: of the file.
        wanted: which sheets, by name.

    Raises:
        InputError: it is damaged, beyond a bound, or has formulas without results.
    """
    import openpyxl

    try:
        with warnings.catch_warnings(), bounds.archive(content) as packed:
            warnings.simplefilter("ignore")
            formulas = _formulas(packed)
            book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
            hidden = tuple(sheet.title for sheet in book.worksheets if sheet.sheet_state != "visible")
            shown = [s for s in book.worksheets if s.title not in hidden and wanted(s.title)]
            others = tuple(s.title for s in book.worksheets if s.title not in hidden and s not in shown)
            return Workbook(tuple(_sheet(s) for s in shown), hidden, others, formulas)
    except InputError:
        raise
    except Exception:  # noqa: BLE001 - openpyxl raises many kinds of error on a damaged workbook
        raise InputError(
            _("The workbook is damaged."), mend=_("Download it again, or open it and save it as .xlsx.")
        ) from None


def _formulas(packed: zipfile.ZipFile) -> int:
    """Number of cells that are formulas.

    Raises:
        InputError: one has no result.
    """
    count = 0
    for name in filter(_SHEET.fullmatch, packed.namelist()):
        written = packed.read(name)
        count += len(_FORMULA.findall(written))
        if _UNCOMPUTED.search(written):
            raise InputError(
                _("The workbook has a formula whose result is not stored in it."),
                mend=_("Open it in a spreadsheet program, save it and import it again."),
            )
    return count


def _sheet(sheet: ReadOnlyWorksheet) -> Sheet:
    """The cells of a sheet; the size that it states is not believed, since programs state wrong ones."""
    sheet.reset_dimensions()
    rows, colours = [], {}
    for i, cells in enumerate(bounds.counted(sheet.iter_rows())):
        row = tuple(cell.value for cell in cells)
        rows.append(row)
        for j, value in enumerate(row):
            if isinstance(value, int | float) and (colour := _colour(cells[j].font)):
                colours[i, j] = colour
    return Sheet(sheet.title, tuple(rows), colours)


def _colour(font: Font | None) -> str:
    """`BLUE`, `RED` or nothing, of a font with a numbered or a written colour."""
    colour = font.color if font is not None else None
    if colour is None:
        return ""
    if colour.type == "indexed":
        return _PALETTE.get(colour.value, "")
    return _DIRECT.get(str(colour.value)[-6:].upper(), "") if colour.type == "rgb" else ""
