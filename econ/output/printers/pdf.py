"""A table in a PDF, over as many pages as it takes, its header repeated on each."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from econ import wording
from econ.output.cells import Table
from econ.output.printers import texts

if TYPE_CHECKING:
    from reportlab.platypus import Flowable
    from reportlab.platypus import Paragraph as Flowing

Set = Callable[[str, str], "Flowing"]
"""Sets a marked text in a style of the document."""

SOFT, RULE = "#4d545c", "#c9c9c2"
WIDER, LEAST = 1.6, 0.22
"""How much wider than an equal share the first column is, and its least part of the width."""


def pdf(table: Table, sets: Set, width: float) -> list[Flowable]:
    """Caption, columns, rows and notes.

    Args:
        table: the table.
        sets: sets a text in the style "caption", "small", "cell" or "number".
        width: of the text, in points.
    """
    from reportlab.platypus import LongTable, Spacer

    kinds = ["number" if column.number else "cell" for column in table.columns]
    rows = [[sets(f"<b>{escape(c.title)}</b>", kind) for c, kind in zip(table.columns, kinds, strict=True)]]
    for row in table.rows:
        words = (escape(text).replace(wording.NO_BREAK, " ") for text in texts(table, row))
        said = (f"<b>{text}</b>" if row.strong else text for text in words)
        rows.append([sets(text, kind) for text, kind in zip(said, kinds, strict=True)])
    made = LongTable(
        rows,
        colWidths=[part * width for part in _parts(table)],
        repeatRows=1,
        style=[
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LINEBELOW", (0, 0), (-1, 0), 1.0, SOFT),
            ("LINEBELOW", (0, 1), (-1, -1), 0.4, RULE),
            ("LEFTPADDING", (0, 0), (-1, -1), 2),
            ("RIGHTPADDING", (0, 0), (-1, -1), 4),
            ("TOPPADDING", (0, 0), (-1, -1), 2),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
        ],
    )
    caption = sets(escape(table.title), "caption")
    caption.style.keepWithNext = 1
    return [caption, made, *(sets(escape(note), "small") for note in table.notes), Spacer(1, 8)]


def _parts(table: Table) -> list[float]:
    """Parts of the width for columns: their own, or the first wider than the others."""
    given = [column.width for column in table.columns]
    if all(given):
        return given
    count = len(given)
    first = max(WIDER / count, LEAST) if count > 1 else 1.0
    return [first, *([(1 - first) / (count - 1)] * (count - 1) if count > 1 else [])]
