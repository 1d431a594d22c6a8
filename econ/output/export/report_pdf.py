"""The report as PDF: bookmarks, a title, fonts inside, page numbers."""

from __future__ import annotations

import io
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from econ.engine import Result
from econ.output.cells import Table
from econ.output.export.registry import export_format
from econ.output.export.report import report
from econ.output.export.report_blocks import Block, Formula, Heading, Paragraph, Picture, Report, Source
from econ.output.printers.pdf import SOFT, pdf

if TYPE_CHECKING:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import BaseDocTemplate, Flowable
    from reportlab.platypus import Paragraph as Flowing

SANS, BOLD, SERIF = "econ-sans", "econ-sans-bold", "econ-serif-bold"
FONTS = {SANS: "EconSans-Regular.ttf", BOLD: "EconSans-SemiBold.ttf", SERIF: "EconSerif-SemiBold.ttf"}
"""The typefaces of the pictures, which hold every sign that the report prints."""

MARGIN, FOOT = 50.0, 30.0
INK = "#1a1d21"
SIZES = {
    "plain": 9.0,
    "answer": 13.0,
    "small": 7.5,
    "caption": 7.5,
    "code": 6.5,
    "warning": 9.0,
    "note": 9.0,
    "cell": 7.0,
    "number": 7.0,
}

_WRITING = threading.Lock()
"""The library keeps fonts and counters for the whole program, so one document is written at a time."""


@export_format("pdf", "Report (PDF)", ".pdf", "application/pdf", binary=True)
def write(result: Result) -> bytes:
    """The document; the same result gives the same bytes."""
    from reportlab.lib.pagesizes import A4

    made = report(result)
    pictures = _pictures(made, result)
    with _WRITING:
        _fonts()
        sheet = _Sheet(A4[0] - 2 * MARGIN, pictures)
        story = sheet.story(made)
        stream = io.BytesIO()
        _document(stream, made).build(story)
    return stream.getvalue()


def _pictures(made: Report, result: Result) -> dict[str, bytes]:
    from econ.output.export.pictures import bare_png

    return {b.name: bare_png(result, b.name) for b in made.blocks if isinstance(b, Picture)}


def _fonts() -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    from econ.output.drawing.fonts import FOLDER

    for name, file in FONTS.items():
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(FOLDER / file)))


def _document(stream: io.BytesIO, made: Report) -> BaseDocTemplate:
    """A document whose headings become bookmarks and whose pages are numbered."""
    from reportlab.lib.pagesizes import A4
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

    class Bookmarked(BaseDocTemplate):  # type: ignore[misc, unused-ignore]
        def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802 - the library calls it so
            if (entry := getattr(flowable, "outline", None)) is not None:
                text, key, level = entry
                self.canv.bookmarkPage(key)
                self.canv.addOutlineEntry(text, key, level=level, closed=False)

    def foot(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFont(SANS, 7)
        canvas.setFillColor(SOFT)
        canvas.drawString(MARGIN, FOOT, made.about["fingerprint"])
        canvas.drawRightString(A4[0] - MARGIN, FOOT, str(document.page))

    document = Bookmarked(
        stream,
        pagesize=A4,
        invariant=1,
        title=made.title,
        author=f"econ {made.about['version']}",
        subject=made.about["fingerprint"],
        creator="econ",
        lang="en",
    )
    frame = Frame(MARGIN, MARGIN, A4[0] - 2 * MARGIN, A4[1] - 2 * MARGIN, leftPadding=0, rightPadding=0)
    document.addPageTemplates([PageTemplate(id="page", frames=[frame], onPage=foot)])
    return document


@dataclass
class _Sheet:
    """What the parts of the report look like on paper.

    Attributes:
        width: of the text, in points.
        pictures: PNG by name of the chart.
    """

    width: float
    pictures: dict[str, bytes]
    styles: dict[str, ParagraphStyle] = field(default_factory=dict)

    def story(self, made: Report) -> list[Flowable]:
        from reportlab.platypus import Spacer

        about = [f"<b>{_words(k)}</b> {escape(v)}" for k, v in made.about.items()]
        return [
            self.text(made.title, "title", SERIF, 20.0),
            *(self.text(line, "small") for line in made.byline),
            Spacer(1, 8),
            *(flowable for block in made.blocks for flowable in self.flowables(block)),
            self.heading(Heading("About this calculation", 2, "about")),
            *(self.marked(text, "small") for text in about),
        ]

    def style(self, kind: str, name: str = SANS, size: float | None = None) -> ParagraphStyle:
        from reportlab.lib.colors import HexColor
        from reportlab.lib.styles import ParagraphStyle

        if kind not in self.styles:
            points = size or SIZES[kind]
            quiet = kind in ("small", "caption", "code")
            self.styles[kind] = ParagraphStyle(
                kind,
                fontName=name,
                fontSize=points,
                leading=points * 1.38,
                textColor=HexColor(SOFT if quiet else INK),
                spaceAfter=points * 0.45,
                splitLongWords=1,
                alignment=2 if kind == "number" else 0,
            )
        return self.styles[kind]

    def text(self, text: str, kind: str, name: str = SANS, size: float | None = None) -> Flowing:
        return self.marked(escape(text), kind, name, size)

    def marked(self, text: str, kind: str, name: str = SANS, size: float | None = None) -> Flowing:
        from reportlab.platypus import Paragraph as Flowing

        bold = text.replace("<b>", f'<font name="{BOLD}">').replace("</b>", "</font>")
        return Flowing(bold, self.style(kind, name, size))

    def heading(self, block: Heading) -> Flowing:
        made = self.text(block.text, f"heading{block.level}", SERIF, 15.0 if block.level == 2 else 11.0)
        made.style.spaceBefore = 16 if block.level == 2 else 10
        made.style.keepWithNext = 1
        made.outline = (block.text, block.key, block.level - 2)  # type: ignore[attr-defined, unused-ignore]  # ours
        return made

    def flowables(self, block: Block) -> list[Flowable]:
        match block:
            case Heading():
                return [self.heading(block)]
            case Paragraph(kind="answer"):
                return [self.text(block.text, "answer", SERIF)]
            case Paragraph(kind="warning" | "note"):
                return [self.marked(f"<b>{block.kind.capitalize()}:</b> {escape(block.text)}", block.kind)]
            case Paragraph():
                return [self.text(block.text, block.kind)]
            case Picture():
                return self.picture(block)
            case Table():
                return pdf(block, self.marked, self.width)
            case Formula():
                return [self.text(block.plain, "plain"), self.text(block.meaning, "small")]
            case Source():
                return [self.source(block)]

    def source(self, block: Source) -> Flowing:
        link = f' <link href="{escape(block.address, {chr(34): "&quot;"})}">{escape(block.address)}</link>'
        text = f"<b>{escape(block.key)}</b> [{block.grade}] {escape(block.text)}"
        return self.marked(text + (link if block.address else ""), "small")

    def picture(self, block: Picture) -> list[Flowable]:
        from reportlab.lib.utils import ImageReader
        from reportlab.platypus import Image

        content = self.pictures[block.name]
        across, up = ImageReader(io.BytesIO(content)).getSize()
        scale = min(self.width / across, 560.0 / up)
        image = Image(io.BytesIO(content), width=across * scale, height=up * scale)
        image.keepWithNext = 1
        return [image, self.text(block.caption, "small")]


def _words(name: str) -> str:
    return name.replace("_", " ").capitalize()
