"""The report for a word processor: real headings, repeated header rows, pictures with alt text."""

from __future__ import annotations

import io
import textwrap
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING

from econ.engine import Result
from econ.output.export import report_blocks as part
from econ.output.export.registry import export_format
from econ.output.export.report import report

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell, _Row
    from docx.text.paragraph import Paragraph as DocxParagraph

MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PICTURE_INCHES = 6.2
MARGIN_INCHES = 1.0
SMALL, SMALLER = 9, 8
"""Sizes of type in points."""

ROOM = 2
"""Points above and below the words of a cell."""

WIDTHS = {"share-assumptions": (1.3, 0.9, 0.8, 0.8, 0.5, 2.0), "other-assumptions": (1.3, 0.9, 0.8, 0.8, 0.5, 2.0)}
"""Widths of columns in inches, where they are not to be equal."""


@export_format("docx", "Report (Word)", ".docx", MIME, binary=True)
def write(result: Result) -> bytes:
    """The document; the same result gives the same bytes."""
    import docx
    from docx.shared import Inches

    made = report(result)
    document = docx.Document()
    for section in document.sections:
        section.left_margin = section.right_margin = Inches(MARGIN_INCHES)
    _describe(document, made)
    document.add_heading(made.title, 0)
    for line in made.byline:
        _small(document, line)
    for block in made.blocks:
        _add(document, block, result)
    document.add_heading("About this calculation", 1)
    for name, text in made.about.items():
        _small(document, f"{name.replace('_', ' ').capitalize()}: {text}")
    stream = io.BytesIO()
    document.save(stream)
    return _dated(stream.getvalue(), made.day)


def _describe(document: Document, made: part.Report) -> None:
    properties, day = document.core_properties, datetime.fromisoformat(made.day)
    properties.title = made.title[:255]
    properties.subject = made.about["fingerprint"][:255]
    properties.author = f"econ {made.about['version']}"
    properties.last_modified_by = properties.author
    properties.comments = textwrap.shorten(made.about["headline"], 255, placeholder=" …")
    properties.language = "en"
    properties.created = properties.modified = day
    properties.revision = 1


def _add(document: Document, block: part.Block, result: Result) -> None:
    match block:
        case part.Heading():
            document.add_heading(block.text, block.level - 1)
        case part.Paragraph():
            _paragraph(document, block)
        case part.Picture():
            _picture(document, block, result)
        case part.Table():
            _table(document, block)
        case part.Formula():
            document.add_paragraph(block.plain, style="Intense Quote")
            _small(document, block.meaning)
        case part.Source():
            _small(document, f"{block.key} [{block.grade}] {block.text} {block.address}".rstrip())


def _paragraph(document: Document, block: part.Paragraph) -> None:
    if block.kind == "answer":
        document.add_paragraph().add_run(block.text).bold = True
    elif block.kind in ("warning", "note"):
        made = document.add_paragraph(style="List Bullet")
        made.add_run(f"{block.kind.capitalize()}: ").bold = True
        made.add_run(block.text)
    elif block.kind in ("small", "code"):
        _small(document, block.text)
    else:
        document.add_paragraph(block.text)


def _small(document: Document, text: str, style: str | None = None) -> DocxParagraph:
    from docx.shared import Pt

    made = document.add_paragraph(style=style)
    made.add_run(text).font.size = Pt(SMALL)
    made.paragraph_format.space_after = Pt(3)
    return made


def _picture(document: Document, block: part.Picture, result: Result) -> None:
    from docx.shared import Inches

    from econ.output.export.figures import bare_png

    made = document.add_picture(io.BytesIO(bare_png(result, block.name)), width=Inches(PICTURE_INCHES))
    about = made._inline.docPr
    about.set("descr", block.alt)
    about.set("title", block.title)
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    _small(document, block.caption)


def _table(document: Document, block: part.Table) -> None:
    _small(document, block.title, "Caption").paragraph_format.keep_with_next = True
    made = document.add_table(rows=1 + len(block.rows), cols=len(block.columns), style="Table Grid")
    titles = part.ReportRow("", tuple(part.Cell(c.title) for c in block.columns), strong=True)
    for n, (line, row) in enumerate(zip(made.rows, (titles, *block.rows), strict=True)):
        for place, (cell, content, column) in enumerate(zip(line.cells, row.cells, block.columns, strict=True)):
            text = " ".join((content.text, *content.links)).strip()
            _cell(cell, text, bold=row.strong, right=column.number, inches=_inches(block, place))
        if n == 0:
            _repeat(line)
    document.add_paragraph()


def _inches(block: part.Table, place: int) -> float | None:
    widths = WIDTHS.get(block.key)
    return widths[place] if widths else None


def _cell(cell: _Cell, text: str, *, bold: bool, right: bool, inches: float | None) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Inches, Pt

    paragraph = cell.paragraphs[0]
    run = paragraph.add_run(text)
    run.bold = bold
    run.font.size = Pt(SMALLER)
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(ROOM)
    if right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if inches is not None:
        cell.width = Inches(inches)


def _repeat(line: _Row) -> None:
    """Mark a row as the header, which is repeated on every page and read aloud with each cell."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    about = line._tr.get_or_add_trPr()
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    about.append(mark)


def _dated(content: bytes, day: str) -> bytes:
    """The same document with every part dated by one day."""
    from econ.output.export.capsule import zip_bytes

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return zip_bytes({name: archive.read(name) for name in archive.namelist()}, day)
