"""The report for a word processor: real headings, repeated header rows, pictures with alt text."""

from __future__ import annotations

import io
import textwrap
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING

from econ.engine import Result
from econ.output.cells import Table
from econ.output.export import report_blocks as part
from econ.output.export.registry import export_format
from econ.output.export.report import report
from econ.output.printers.docx import docx, small

if TYPE_CHECKING:
    from docx.document import Document

MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PICTURE_INCHES = 6.2
MARGIN_INCHES = 1.0
TEXT_INCHES = 6.3
"""Width of the text: what assumptions take."""


@export_format("docx", "Report (Word)", ".docx", MIME, binary=True)
def write(result: Result) -> bytes:
    """The document; the same result gives the same bytes."""
    from docx import Document
    from docx.shared import Inches

    made = report(result)
    document = Document()
    for section in document.sections:
        section.left_margin = section.right_margin = Inches(MARGIN_INCHES)
    _describe(document, made)
    document.add_heading(made.title, 0)
    for line in made.byline:
        small(document, line)
    for block in made.blocks:
        _add(document, block, result)
    document.add_heading("About this calculation", 1)
    for name, text in made.about.items():
        small(document, f"{name.replace('_', ' ').capitalize()}: {text}")
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
        case Table():
            docx(block, document, TEXT_INCHES)
        case part.Formula():
            document.add_paragraph(block.plain, style="Intense Quote")
            small(document, block.meaning)
        case part.Source():
            small(document, f"{block.key} [{block.grade}] {block.text} {block.address}".rstrip())


def _paragraph(document: Document, block: part.Paragraph) -> None:
    if block.kind == "answer":
        document.add_paragraph().add_run(block.text).bold = True
    elif block.kind in ("warning", "note"):
        made = document.add_paragraph(style="List Bullet")
        made.add_run(f"{block.kind.capitalize()}: ").bold = True
        made.add_run(block.text)
    elif block.kind in ("small", "code"):
        small(document, block.text)
    else:
        document.add_paragraph(block.text)


def _picture(document: Document, block: part.Picture, result: Result) -> None:
    from docx.shared import Inches

    from econ.output.export.pictures import bare_png

    made = document.add_picture(io.BytesIO(bare_png(result, block.name)), width=Inches(PICTURE_INCHES))
    about = made._inline.docPr
    about.set("descr", block.alt)
    about.set("title", block.title)
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    small(document, block.caption)


def _dated(content: bytes, day: str) -> bytes:
    """The same document with every part dated by one day."""
    from econ.output.export.capsule import zip_bytes

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return zip_bytes({name: archive.read(name) for name in archive.namelist()}, day)
