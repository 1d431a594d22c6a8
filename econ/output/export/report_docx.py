"""The report for a word processor: real headings, contents, numbered captions, repeated header rows, alt texts."""

from __future__ import annotations

import io
import textwrap
import zipfile
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from econ.engine import Result
from econ.output.cells import Table
from econ.output.export import report_blocks as part
from econ.output.export import word_styles as look
from econ.output.export.content import CALLED
from econ.output.export.registry import export_format
from econ.output.export.report import report
from econ.output.printers.docx import SMALL, begin, bookmark, captioned, docx, end, link
from econ.wording.language import _, spoken

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@export_format("docx", "Report (Word)", ".docx", MIME, binary=True, spoken=True)
def write(result: Result) -> bytes:
    """The document; the same result gives the same bytes."""
    from docx import Document

    made = report(result)
    blocks = (*made.blocks, part.Heading(_("About this calculation"), 2, "about"))
    document = Document()
    look.dress(document, made.title, made.about["fingerprint"])
    _describe(document, made)
    document.add_heading(made.title, 0)
    for line in made.byline:
        document.add_paragraph(line, style=SMALL)
    headings = [block for block in blocks if isinstance(block, part.Heading)]
    _contents(document, headings)
    sources = [block.key for block in blocks if isinstance(block, part.Source)]
    anchors = {key: f"source_{n}" for n, key in enumerate(sources)}
    for block in blocks:
        _add(document, block, result, anchors)
    for name, text in made.about.items():
        said = document.add_paragraph(style=SMALL)
        said.add_run(f"{_(CALLED[name])}: ", style="Strong")
        said.add_run(text)
    _number(document)
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
    properties.language = look.LOCALES[spoken()]
    properties.created = properties.modified = day
    properties.revision = 1


def _place(block: part.Heading) -> str:
    """The bookmark of a heading."""
    return f"part_{block.key.replace('-', '_')}"


def _contents(document: Document, headings: list[part.Heading]) -> None:
    """A table of contents: a field; until it is computed, with numbers of pages, it has the headings as links."""
    document.add_paragraph(_("Contents"), style=look.CONTENTS)
    lines = [document.add_paragraph(style=f"toc {heading.level - 1}") for heading in headings]
    first, last = lines[0], lines[-1]
    begin(first, 'TOC \\o "1-2" \\h \\z \\u', dirty="true")
    for line, heading in zip(lines, headings, strict=True):
        link(line, heading.text, anchor=_place(heading))
    end(last)


def _add(document: Document, block: part.Block, result: Result, anchors: Mapping[str, str]) -> None:
    match block:
        case part.Heading():
            _named(document.add_heading(block.text, block.level - 1), _place(block))
        case part.Paragraph():
            _paragraph(document, block)
        case part.Picture():
            _picture(document, block, result)
        case Table():
            docx(block, document, look.TEXT_INCHES, anchors)
        case part.Formula():
            document.add_paragraph(block.plain, style=look.FORMULA)
            document.add_paragraph(block.meaning, style=SMALL)
        case part.Source():
            _source(document, block, anchors[block.key])


def _named(paragraph: Paragraph, name: str) -> None:
    """Give a paragraph a bookmark, which `_number` counts."""
    bookmark(paragraph, name, 0)


def _number(document: Document) -> None:
    """Count the bookmarks."""
    from docx.oxml.ns import qn

    for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
        for n, mark in enumerate(document.element.body.iter(qn(tag))):
            mark.set(qn("w:id"), str(n))


def _source(document: Document, block: part.Source, name: str) -> None:
    made = document.add_paragraph(style=look.SOURCE)
    made.add_run(block.key, style="Strong")
    made.add_run(f" [{block.grade}] {block.text} ".rstrip() + " " * bool(block.address))
    if block.address:
        link(made, block.address, address=block.address)
    _named(made, name)


def _paragraph(document: Document, block: part.Paragraph) -> None:
    if block.kind in ("warning", "note"):
        made = document.add_paragraph(style="List Bullet")
        made.add_run(f"{_(block.kind.capitalize())}: ", style="Strong")
        made.add_run(block.text)
        return
    styles = {"answer": look.ANSWER, "small": SMALL, "code": look.CODE}
    document.add_paragraph(block.text, style=styles.get(block.kind))


def _picture(document: Document, block: part.Picture, result: Result) -> None:
    from docx.shared import Inches

    from econ.output.export.pictures import bare_png

    number = len(document.inline_shapes) + 1
    made = document.add_picture(io.BytesIO(bare_png(result, block.name)), width=Inches(look.TEXT_INCHES))
    about = made._inline.docPr
    about.set("descr", block.alt)
    about.set("title", block.title)
    document.paragraphs[-1].style = look.PICTURE
    captioned(document, _("Figure"), "Figure", number, block.caption)


def _dated(content: bytes, day: str) -> bytes:
    """The same document with every part dated by one day."""
    from econ.output.export.capsule import zip_bytes

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return zip_bytes({name: archive.read(name) for name in archive.namelist()}, day)
