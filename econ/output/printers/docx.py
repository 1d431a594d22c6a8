"""A table in a document for a word processor, with a header row that is repeated and read aloud with each cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from econ.output.cells import Table
from econ.output.printers import texts

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Row
    from docx.text.paragraph import Paragraph

SMALL, SMALLER = 9, 8
"""Sizes of type in points: of what stands around a table, and within."""

ROOM, AFTER = 2, 3
"""Points above and below the words of a cell, and after a line of small type."""


def docx(table: Table, document: Document, inches: float) -> None:
    """Add caption, columns, rows and notes to a document whose text is so many inches wide."""
    caption = small(document, table.title, "Caption")
    caption.paragraph_format.keep_with_next = True
    made = document.add_table(rows=1 + len(table.rows), cols=len(table.columns), style="Table Grid")
    head, *lines = made.rows
    _write(head, table, [column.title for column in table.columns], inches, bold=True)
    _repeat(head)
    for line, row in zip(lines, table.rows, strict=True):
        _write(line, table, texts(table, row), inches, bold=row.strong)
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


def _write(line: _Row, table: Table, words: list[str], inches: float, *, bold: bool) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Inches, Pt

    for cell, column, text in zip(line.cells, table.columns, words, strict=True):
        paragraph = cell.paragraphs[0]
        run = paragraph.add_run(text)
        run.bold = bold
        run.font.size = Pt(SMALLER)
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(ROOM)
        if column.number:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        if column.width:
            cell.width = Inches(column.width * inches)


def _repeat(line: _Row) -> None:
    """Mark a row as the header."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    about = line._tr.get_or_add_trPr()
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    about.append(mark)
