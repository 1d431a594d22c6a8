"""A table in a document for a word processor, with a header row that is repeated and read aloud with each cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from econ.output.cells import Table
from econ.output.printers import texts

if TYPE_CHECKING:
    from docx.document import Document
    from docx.shared import Length
    from docx.table import _Row
    from docx.text.paragraph import Paragraph

SMALL, SMALLER = 9, 8
"""Sizes of type in points: of what stands around a table, and within."""

ROOM, AFTER = 2, 3
"""Points above and below the words of a cell, and after a line of small type."""

PADDING, SPARE = 5, 0.15
"""Letters that the sides of a cell take; the part of a longer text that gets room beside its longest word."""


def docx(table: Table, document: Document, inches: float) -> None:
    """Add caption, columns, rows and notes to a document whose text is so many inches wide."""
    from docx.shared import Inches

    caption = small(document, table.title, "Caption")
    caption.paragraph_format.keep_with_next = True
    made = document.add_table(rows=1 + len(table.rows), cols=len(table.columns), style="Table Grid")
    head, *lines = made.rows
    titles, words = [column.title for column in table.columns], [texts(table, row) for row in table.rows]
    widths: list[Length] = [Inches(part * inches) for part in _parts(table, [titles, *words])]
    for column, width in zip(made.columns, widths, strict=True):
        column.width = width
    _write(head, table, titles, widths, bold=True)
    _repeat(head)
    for line, row, said in zip(lines, table.rows, words, strict=True):
        _write(line, table, said, widths, bold=row.strong)
    for note in table.notes:
        small(document, note)
    document.add_paragraph()


def small(document: Document, text: str, style: str | None = None) -> Paragraph:
    """Add a paragraph in small type."""
    from docx.shared import Pt

    made = document.add_paragraph(style=style)
    made.add_run(text).font.size = Pt(SMALL)
    made.paragraph_format.space_after = Pt(AFTER)
    return made


def _parts(table: Table, lines: list[list[str]]) -> list[float]:
    """Parts of the width for columns: their own, or room for what is not broken in them and some for longer words."""
    given = [column.width for column in table.columns]
    if all(given):
        return given
    needs = []
    for words in zip(*lines, strict=True):
        whole, longest = max(len(w) for text in words for w in text.split(" ")), max(map(len, words))
        needs.append(PADDING + whole + SPARE * (longest - whole))
    return [need / sum(needs) for need in needs]


def _write(line: _Row, table: Table, words: list[str], widths: list[Length], *, bold: bool) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    for cell, column, text, width in zip(line.cells, table.columns, words, widths, strict=True):
        paragraph = cell.paragraphs[0]
        run = paragraph.add_run(text)
        run.bold = bold
        run.font.size = Pt(SMALLER)
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(ROOM)
        if column.number:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        cell.width = width


def _repeat(line: _Row) -> None:
    """Mark a row as the header."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    about = line._tr.get_or_add_trPr()
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    about.append(mark)
