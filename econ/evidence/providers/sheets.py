"""The sheets of a provider's workbook, or the one that a CSV is a copy of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from econ.evidence.providers.content import Part
from econ.evidence.providers.registry import Collected, warn_of_open_end
from econ.files import bounds, spreadsheet
from econ.files.spreadsheet import Sheet, Value
from econ.wording.language import _


def visible(part: Part, collected: Collected, besides: str = r"(?!)") -> Iterator[Sheet]:
    """The visible sheets of a workbook; for a CSV its rows, without colours.

    Args:
        part: the file.
        collected: is told what is not read.
        besides: pattern of the names of sheets that are not read either, whatever the case.

    Raises:
        InputError: it is damaged, or beyond a bound.
    """
    if not part.is_workbook:
        warn_of_open_end(part, collected)
        rows = tuple(tuple(row) for row in bounds.counted(row for _number, row in part.rows()))
        if rows and not part.ends_whole and len(rows[-1]) < max(map(len, rows)):
            raise part.cut()
        yield Sheet("", rows)
        return
    others = re.compile(besides, re.IGNORECASE)
    book = spreadsheet.read(part.content(), lambda name: not others.search(name))
    if book.hidden:
        collected.leave_out(_("Hidden sheets are not read: {names}.", names=", ".join(book.hidden)))
    if book.others:
        collected.leave_out(_("Not taken: the sheets {names}.", names=", ".join(book.others)))
    if book.formulas:
        collected.leave_out(
            _("{count} cells are formulas; the results stored with them are taken.", count=book.formulas)
        )
    yield from book.sheets


def words(value: Value) -> str:
    """A cell as one line of text; a whole number has no point, however it is stored."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else " ".join(str(value).split())
