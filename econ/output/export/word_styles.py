"""The styles, the paper and the language of the report for a word processor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from econ.output.printers.docx import BELOW, GRID, NUMBER, SMALL, TEXT, element, field, style_id
from econ.wording.language import ENGLISH, KOREAN, spoken

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.styles.style import ParagraphStyle

WIDTH, HEIGHT, MARGIN = 210.0, 297.0, 22.0
"""Millimetres: A4 and what is left free around the text."""

TEXT_INCHES = (WIDTH - 2 * MARGIN) / 25.4

ANSWER, FORMULA, SOURCE, CODE, PICTURE, CONTENTS = "Answer", "Formula", "Source", "Code", "Picture", "Contents Heading"

LOCALES = {ENGLISH: "en-GB", "id": "id-ID", KOREAN: "ko-KR"}
"""Languages as word processors call them; the English is British."""

LATIN, EAST_ASIAN = "Calibri", "Malgun Gothic"
"""Typefaces that word processors have; others take their own in their place."""

SOFT, RULE, ACT = "4D545C", "C9C9C2", "1F4E8C"


def dress(document: Document, title: str, fingerprint: str) -> None:
    """Give a new document its paper, styles, language, and what stands at the top and foot of each page."""
    _paper(document)
    _language(document)
    _styles(document)
    _around(document, title, fingerprint)


def _paper(document: Document) -> None:
    from docx.shared import Mm

    [section] = document.sections
    section.page_width, section.page_height = Mm(WIDTH), Mm(HEIGHT)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(MARGIN)
    section.different_first_page_header_footer = False


def _language(document: Document) -> None:
    """Say the language of all text in the styles."""
    from docx.oxml.ns import qn

    code = LOCALES[spoken()]
    [said] = document.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr/w:lang")
    said.set(qn("w:val"), code)
    said.set(qn("w:eastAsia"), LOCALES[KOREAN])


def _styles(document: Document) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm, Pt, RGBColor

    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = LATIN, Pt(10)
    normal.paragraph_format.space_after = Pt(5)
    normal.paragraph_format.line_spacing = 1.15
    normal.element.get_or_add_rPr().get_or_add_rFonts().set(_eastern(), EAST_ASIAN)

    def style(name: str, size: float, before: float = 0, after: float = 3, soft: bool = False) -> ParagraphStyle:
        made: ParagraphStyle = (
            document.styles[name]
            if name in document.styles
            else document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        )
        made.base_style = normal
        made.font.size = Pt(size)
        made.paragraph_format.space_before, made.paragraph_format.space_after = Pt(before), Pt(after)
        if soft:
            made.font.color.rgb = RGBColor.from_string(SOFT)
        return made

    style(SMALL, 9, soft=True)
    style(CODE, 7, soft=True)
    style(ANSWER, 13, after=6).font.bold = True
    style(CONTENTS, 14, before=12).font.bold = True
    style(FORMULA, 10, before=6, after=0).paragraph_format.keep_with_next = True
    style(PICTURE, 10, before=6, after=0).paragraph_format.keep_with_next = True
    caption = style("Caption", 9, before=6, after=4, soft=True)
    caption.font.bold = False
    listed = style(SOURCE, 8.5)
    listed.paragraph_format.left_indent, listed.paragraph_format.first_line_indent = Mm(6), Mm(-6)
    for name in (TEXT, NUMBER, BELOW):
        cell = style(name, 7.5 if name != BELOW else 7, before=2, after=2, soft=name == BELOW)
        cell.paragraph_format.line_spacing = 1.0
        if name == NUMBER:
            cell.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for level in (1, 2):
        contents = style(f"toc {level}", 10, after=1)
        contents.paragraph_format.left_indent = Mm(6 * (level - 1))
        contents.paragraph_format.tab_stops.add_tab_stop(Mm(WIDTH - 2 * MARGIN), *_dotted())
    link = document.styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    link.font.color.rgb, link.font.underline = RGBColor.from_string(ACT), True
    document.styles.element.append(_table_style())


def _eastern() -> str:
    from docx.oxml.ns import qn

    return str(qn("w:eastAsia"))


def _dotted() -> tuple[int, int]:
    from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER

    return WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS


def _table_style() -> BaseOxmlElement:
    """The style of a table: lines between rows, a stronger one below the head."""
    made = element("w:style", type="table", customStyle="1", styleId=style_id(GRID))
    about, borders, margins = element("w:tblPr"), element("w:tblBorders"), element("w:tblCellMar")
    for side in ("top", "bottom", "insideH"):
        borders.append(element(f"w:{side}", val="single", sz="4", space="0", color=RULE))
    for side in ("left", "right"):
        margins.append(element(f"w:{side}", w="70", type="dxa"))
    about.extend((borders, margins))
    head, cell, below = element("w:tblStylePr", type="firstRow"), element("w:tcPr"), element("w:tcBorders")
    below.append(element("w:bottom", val="single", sz="8", space="0", color=SOFT))
    cell.append(below)
    head.append(cell)
    made.extend((element("w:name", val=GRID), element("w:basedOn", val="TableNormal"), about, head))
    return made


def _around(document: Document, title: str, fingerprint: str) -> None:
    """The title at the top of each page, fingerprint and page number at its foot."""
    from docx.shared import Mm

    [section] = document.sections
    right = Mm(WIDTH - 2 * MARGIN)
    top, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
    top.style = foot.style = SMALL
    top.add_run(title)
    foot.paragraph_format.tab_stops.add_tab_stop(right, _dotted()[0])
    foot.add_run(f"{fingerprint}\t")
    field(foot, "PAGE", "1")
    foot.add_run(" / ")
    field(foot, "NUMPAGES", "1")
