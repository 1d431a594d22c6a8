"""The report as PDF, set by typst: tagged for screen readers, pictures as lines and text, contents, links."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path

from econ.engine import Result
from econ.output.cells import Table
from econ.output.export.content import CALLED
from econ.output.export.registry import export_format
from econ.output.export.report import report
from econ.output.export.report_blocks import Block, Formula, Heading, Paragraph, Picture, Report, Source
from econ.output.printers.typst import array, quoted, typst
from econ.wording.errors import InputError
from econ.wording.language import LANGUAGES, _

LOOK = Path(__file__).with_name("report.typ")

PART = 8
"""Characters of a frozen link that stay together at the end of a line."""


@export_format("pdf", "Report (PDF)", ".pdf", "application/pdf", binary=True, spoken=True)
def write(result: Result) -> bytes:
    """The document; the same result gives the same bytes."""
    from econ.output.drawing.files import lettered
    from econ.output.export.pictures import bare_svg

    made = report(result)
    pictures = {_input(b.name): lettered(bare_svg(result, b.name)) for b in made.blocks if isinstance(b, Picture)}
    listed = frozenset(block.key for block in made.blocks if isinstance(block, Source))
    body = "\n".join((*(_source(*one, listed) for one in _numbered(made.blocks)), *_about(made)))
    return _set(made, body, pictures)


def _set(made: Report, body: str, pictures: dict[str, str]) -> bytes:
    """The pages. Where a letter has no typeface they say so, and keep to no standard, which would ask for it."""
    import typst

    from econ.output.drawing import fonts
    from econ.output.drawing.files import words_of

    words = "".join((made.title, *made.byline, body, *map(words_of, pictures.values()), _told(made, lacking=False)))
    folders, lacking = fonts.at_hand(words)

    def pages(*, lacking: bool) -> bytes:
        content: bytes = typst.compile(
            f"{LOOK.read_text('utf-8')}\n{body}".encode(),
            format="pdf",
            font_paths=fonts.typefaces(folders),
            sys_inputs={"told": _told(made, lacking=lacking), **pictures},
            pdf_standards=None if lacking else ["ua-1", "a-2a"],  # PDF/UA-1 and PDF/A-2a
        )
        return content

    if fonts.folders(LANGUAGES[made.language]) is None:
        raise InputError(
            _("No typeface on this computer has the letters of this language, so no PDF in it can be made."),
            LANGUAGES[made.language],
            _("Install one that has them, such as the package fonts-noto-cjk, or take the report as Word or English."),
        )
    if lacking:
        return pages(lacking=True)
    try:
        return pages(lacking=False)
    except typst.TypstError as error:
        if "could not be displayed" not in str(error):
            raise
        return pages(lacking=True)


def _told(made: Report, *, lacking: bool) -> str:
    """What the look of the report is told, as JSON."""
    day = date.fromisoformat(made.day)
    no_letters = _(
        "No typeface on this computer has all letters of this report, so some are shown as boxes. Install one that has "
        "them, such as the package fonts-noto-cjk, or take the report as HTML."
    )
    told = {
        "title": made.title,
        "author": f"econ {made.about['version']}",
        "headline": made.about["headline"],
        "fingerprint": made.about["fingerprint"],
        "day": [day.year, day.month, day.day],
        "language": made.language,
        "byline": list(made.byline),
        "lacking": [no_letters] if lacking else [],
        "contents": _("Contents"),
        "headings": sum(isinstance(block, Heading) for block in made.blocks) + 1,
    }
    return json.dumps(told, ensure_ascii=False)


def _about(made: Report) -> list[str]:
    said = (f"#particular(name: {quoted(_(CALLED[name]))}, said: {quoted(text)})" for name, text in made.about.items())
    return [_source(Heading(_("About this calculation"), 2, "about"), "", ()), *said]


def _numbered(blocks: Iterable[Block]) -> Iterator[tuple[Block, str]]:
    """Each part with the number under which it is known: "Table 3", "Figure 1", "" for what has none."""
    tables, pictures = count(1), count(1)
    for block in blocks:
        match block:
            case Table():
                yield block, f"{_('Table')} {next(tables)}"
            case Picture():
                yield block, f"{_('Figure')} {next(pictures)}"
            case _:
                yield block, ""


def _source(block: Block, number: str, listed: frozenset[str] | tuple[()]) -> str:
    """A part of the report as source of typst."""
    from econ.output.drawing import fonts

    match block:
        case Heading():
            return f"#heading(level: {block.level - 1}, {quoted(block.text)})"
        case Paragraph():
            return _paragraph(block)
        case Picture():
            given = (block.name, number, _input(block.name), block.alt, block.caption)
            name, numbered, picture, alt, caption = map(quoted, given)
            return f"#drawn(name: {name}, number: {numbered}, picture: {picture}, alt: {alt}, caption: {caption})"
        case Table():
            return typst(block, listed, number)
        case Formula():
            return f"#formula(plain: {quoted(block.plain)}, meaning: {quoted(block.meaning)})"
        case Source():
            shown = block if fonts.folders(block.text) is not None else replace(block, cited=block.in_english)
            key, grade, said, address = map(quoted, (shown.key, shown.grade, shown.text, shown.address))
            return f"#entry(key: {key}, grade: {grade}, said: {said}, address: {address})"


def _paragraph(block: Paragraph) -> str:
    said = quoted(block.text)
    match block.kind:
        case "answer":
            return f"#block(text(font: serif, size: 13pt, weight: 600, {said}))"
        case "warning" | "note":
            return f"#block[#strong({quoted(f'{_(block.kind.capitalize())}:')}) #{said}]"
        case "small":
            return f"#block(small({said}))"
        case "code":
            parts = (block.text[n : n + PART] for n in range(0, len(block.text), PART))
            return f"#code({array(map(quoted, parts))})"
        case _:
            return f"#block({said})"


def _input(name: str) -> str:
    """Under which name a picture is given."""
    return f"picture-{name}"
