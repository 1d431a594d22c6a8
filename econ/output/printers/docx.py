"""A table in a document for a word processor, with a header row that is repeated and read aloud with each cell.

Every look is a style of the document, which a house style can change; captions are numbered by fields.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from econ.output.cells import Cell, Table
from econ.output.printers import parts, texts
from econ.wording.language import _

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.shared import Length
    from docx.table import _Cell, _Row
    from docx.text.paragraph import Paragraph

TEXT, NUMBER, BELOW, SMALL = "Table Text", "Table Number", "Table Below", "Small"
"""Styles of paragraphs: of a cell, of one with a number, of what stands below a row, of what stands around a table."""

GRID = "Report Table"
"""The style of a table."""

ROOM = 19.0
"""Letters of a cell to the inch."""

BOLD = 4
"""Letters of a bold word that take the room of one more: no word of a title is broken."""


def docx(table: Table, document: Document, inches: float, anchors: Mapping[str, str] | None = None) -> None:
    """Add caption, columns, rows and notes to a document whose text is so many inches wide.

    Args:
        table: the table.
        document: that it is added to, with the styles named above.
        inches: width of the text.
        anchors: bookmarks of the sources that are listed in the document, by their ids.
    """
    from docx.shared import Inches

    anchors = anchors or {}
    captioned(
        document, _("Table"), "Table", len(document.tables) + 1, table.title
    ).paragraph_format.keep_with_next = True
    narrow, below = table.narrow()
    titles, words = [column.title for column in narrow.columns], [texts(narrow, row) for row in narrow.rows]
    lines = 2 if below else 1
    made = document.add_table(rows=1 + lines * len(table.rows), cols=len(titles), style=GRID)
    made.autofit = False
    bold = [" ".join(word + (1 + len(word) // BOLD) * "m" for word in title.split(" ")) for title in titles]
    widths: list[Length] = [Inches(part * inches) for part in parts(narrow, [bold, *words], ROOM * inches)]
    for column, width in zip(made.columns, widths, strict=True):
        column.width = width
    rows = iter(made.rows)
    head = next(rows)
    _write(head, narrow, titles, widths, bold=True)
    _say(head, "w:tblHeader")
    for n, (row, said) in enumerate(zip(narrow.rows, words, strict=True)):
        first = next(rows)
        _write(first, narrow, said, widths, bold=row.strong)
        _lead(first, [cell.sources for cell in row.cells], anchors)
        _say(first, "w:cantSplit")
        if below:
            _second(first, next(rows), below[n], anchors)
    for note in table.notes:
        document.add_paragraph(note, style=SMALL)


def captioned(document: Document, word: str, kind: str, number: int, text: str) -> Paragraph:
    """Add a numbered caption.

    Args:
        document: that it is added to.
        word: what is numbered, in the language of the document.
        kind: the name of the numbers.
        number: what stands there until the word processor counts again.
        text: of the caption.
    """
    made = document.add_paragraph(style="Caption")
    made.add_run(f"{word} ")
    field(made, f"SEQ {kind} \\* ARABIC", str(number))
    made.add_run(f". {text}")
    return made


def field(paragraph: Paragraph, code: str, shown: str) -> None:
    """Add a field that the word processor computes, and what it shows until then."""
    begin(paragraph, code)
    paragraph.add_run(shown)
    end(paragraph)


def begin(paragraph: Paragraph, code: str, **more: str) -> None:
    """Begin a field; what is added until `end` is what it shows."""
    text = element("w:instrText")
    text.text = f" {code} "
    for part in (element("w:fldChar", fldCharType="begin", **more), text, element("w:fldChar", fldCharType="separate")):
        paragraph.add_run()._r.append(part)


def end(paragraph: Paragraph) -> None:
    """End a field."""
    paragraph.add_run()._r.append(element("w:fldChar", fldCharType="end"))


def element(tag: str, **attributes: str) -> BaseOxmlElement:
    """An element of the document, with attributes of its own namespace."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def link(paragraph: Paragraph, text: str, *, address: str = "", anchor: str = "") -> None:
    """Add words that lead to an address of the web, or to a bookmark of the document."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml.ns import qn

    made = element("w:hyperlink", anchor=anchor) if anchor else element("w:hyperlink")
    if address:
        made.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = paragraph.add_run(text)
    run._r.style = style_id("Hyperlink")
    paragraph._p.append(made)
    made.append(run._r)


def style_id(name: str) -> str:
    """How a style is named where it is used; by its name it would be searched anew for each word."""
    return name.replace(" ", "")


def bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    """Give the content of a paragraph a name to lead to; each has a number of its own."""
    paragraph._p.insert(1 if paragraph._p.pPr is not None else 0, element("w:bookmarkStart", id=str(number), name=name))
    paragraph._p.append(element("w:bookmarkEnd", id=str(number)))


def _write(line: _Row, table: Table, words: list[str], widths: list[Length], *, bold: bool) -> None:
    for cell, column, text, width in zip(line.cells, table.columns, words, widths, strict=True):
        paragraph = cell.paragraphs[0]
        paragraph._p.style = style_id(NUMBER if column.number else TEXT)
        run = paragraph.add_run(text)
        if bold:
            run._r.style = style_id("Strong")
        cell.width = width


def _lead(line: _Row, sources: list[tuple[str, ...]], anchors: Mapping[str, str]) -> None:
    """Make the ids of sources in a row lead to where they are listed."""
    for cell, named in zip(line.cells, sources, strict=True):
        if named:
            _linked(cell, cell.text.removesuffix(" ".join(named)).rstrip(), named, anchors)


def _linked(cell: _Cell, words: str, sources: tuple[str, ...], anchors: Mapping[str, str]) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.clear()
    paragraph.add_run(words)
    for n, key in enumerate(sources):
        space = " " if words or n else ""
        if key in anchors:
            paragraph.add_run(space)
            link(paragraph, key, anchor=anchors[key])
        else:
            paragraph.add_run(f"{space}{key}")


def _second(first: _Row, second: _Row, said: Cell, anchors: Mapping[str, str]) -> None:
    """A second line of a row, beside its name, which stays with the first."""
    for n, cell in enumerate(first.cells):
        cell.paragraphs[0].paragraph_format.keep_with_next = True
        if n:
            _open(cell, "w:bottom")
    cells = second.cells
    wide = cells[1].merge(cells[-1])
    _open(wide, "w:top")
    wide.paragraphs[0]._p.style = style_id(BELOW)
    _linked(wide, said.words, said.sources, anchors)
    first.cells[0].merge(cells[0])
    _say(second, "w:cantSplit")


def _open(cell: _Cell, side: str) -> None:
    """Leave out the line at a side of a cell."""
    borders = element("w:tcBorders")
    borders.append(element(side, val="nil"))
    cell._tc.get_or_add_tcPr().append(borders)


def _say(line: _Row, tag: str) -> None:
    """Mark a row: as the header, or as one that stays whole."""
    line._tr.get_or_add_trPr().append(element(tag, val="true"))
