"""A drawing as a file: SVG, PNG or PDF, in the sizes in which pictures are wanted.

PNG and PDF are made of the very SVG, by typst; the words of a PDF are text. The same drawing gives the same bytes.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from econ.output.drawing import fonts
from econ.output.drawing.svg import Around, natural, svg
from econ.output.marks import Drawing, sentence
from econ.wording.errors import unknown

INK, PAPER = "#1A1D21", "#FFFFFF"
PIXELS = 96.0
"""Pixels of the layout to the inch."""

INCH = {"px": PIXELS, "mm": 25.4, "pt": 72.0}


@dataclass(frozen=True)
class Size:
    """A size of pictures.

    Attributes:
        name: what it is asked for by.
        what: where it is used.
        width: in units of the layout, in which letters have their size.
        wide: its width in the file, with its unit.
        ratio: of height to width; 0 for what the drawing asks for.
        dots: of a PNG to the inch.
    """

    name: str
    what: str
    width: float
    wide: str
    ratio: float
    dots: float


SIZES = {
    size.name: size
    for size in (
        Size("plain", "a page, 760 pixels wide", 760, "760px", 0.0, 192),
        Size("column", "a column of a journal, 85 mm", 380, "85mm", 0.0, 600),
        Size("slide", "a slide, 1280 × 720", 860, "1280px", 9 / 16, 96),
        Size("card", "a preview of a link, 1200 × 630", 760, "1200px", 630 / 1200, 96),
    )
}

STEP, STEPS = 1.08, 16
"""By how much a picture is drawn larger before it is made smaller, if it does not fit, and how often."""

SQUEEZED = 0.8
"""Part of its own height to which the field of a picture may be pressed first."""


def size_of(name: str) -> Size:
    """A size by its name.

    Raises:
        InputError: there is none.
    """
    if name not in SIZES:
        raise unknown("size", name, SIZES)
    return SIZES[name]


def standalone(drawing: Drawing, size: Size, around: Around, *, name: str, alt: str) -> str:
    """An SVG with heading and foot, in a size."""
    width, height = size.width, 0.0
    if size.ratio:
        for _ in range(STEPS):
            if natural(drawing, around, width, squeezed=SQUEEZED, beside=True) <= width * size.ratio:
                break
            width *= STEP
        height = width * size.ratio
    number, unit = float(re.sub(r"[a-z]+$", "", size.wide)), size.wide.lstrip("0123456789.")
    high = height or natural(drawing, around, width)
    placed = replace(around, height=height, size=(size.wide, f"{number * high / width:.2f}{unit}"))
    return svg(drawing, width=width, around=placed, name=name, alt=alt, paper=PAPER, ink=INK)


def lettered(picture: str) -> str:
    """The same picture, or a sentence in its place where no typeface at hand has its letters."""
    return picture if fonts.folders(words_of(picture)) is not None else _without_letters(picture)


def words_of(picture: str) -> str:
    """All words that are drawn in an SVG."""
    seen = re.sub(r"<(title|desc)\b[^>]*>.*?</\1>", "", picture, flags=re.DOTALL)
    return "".join(re.findall(r">([^<]+)<", seen))


NO_LETTERS = (
    "No typeface on this computer has the letters of this picture. Install one that has them, such as the package "
    "fonts-noto-cjk, or take the picture as SVG."
)


def _without_letters(picture: str) -> str:
    width, _height = _pixels(picture)
    return svg(sentence(NO_LETTERS), width=width, alt=NO_LETTERS, paper=PAPER, ink=INK)


def _pixels(picture: str) -> tuple[float, ...]:
    """Width and height of an SVG in pixels, from the size that its root states."""
    sides = re.findall(r' (?:width|height)="([0-9.]+)([a-z]*)"', picture[: picture.index(">")])
    return tuple(float(number) * PIXELS / INCH[unit or "px"] for number, unit in sides[:2])


def png_of(picture: str, *, dots: float = 2 * PIXELS, texts: Mapping[str, str] | None = None) -> bytes:
    """A PNG of an SVG.

    Args:
        picture: the SVG, whose colours are all stated.
        dots: to the inch.
        texts: what it says of itself to programs, such as "Title".
    """
    content = _compiled(picture, "png", dots=dots)
    head, rest = content[: 8 + 25], content[8 + 25 :]  # its signature and its first chunk, the header
    return head + b"".join(_chunk(key, text) for key, text in (texts or {}).items()) + rest


def _chunk(key: str, text: str) -> bytes:
    """A text of a PNG (iTXt, neither compressed nor translated)."""
    body = b"iTXt" + key.encode("latin-1") + b"\0\0\0\0\0" + text.encode()
    return struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))


def pdf_of(picture: str, *, title: str = "", alt: str = "") -> bytes:
    """A PDF of one page that is an SVG, as lines and text.

    Args:
        picture: the SVG, whose colours are all stated.
        title: of the document.
        alt: the picture in a sentence.
    """
    return _compiled(picture, "pdf", title=title, alt=alt)


def described(around: Around, alt: str) -> dict[str, str]:
    """What a PNG says of itself to programs."""
    told = {"Title": around.title, "Description": alt, "Source": "\n".join(around.foot)}
    return {key: text for key, text in told.items() if text}


LESS = 0.001
"""What is taken off a side in dots, so that rounding up gives the number of dots."""

PAGE = b"""#set document(title: sys.inputs.title, date: none)
#set page(width: float(sys.inputs.wide) * 1pt, height: float(sys.inputs.high) * 1pt, margin: 0pt)
#image(bytes(sys.inputs.picture), format: "svg", width: 100%, height: 100%, alt: sys.inputs.alt)
"""


def _compiled(
    picture: str, kind: Literal["png", "pdf"], *, title: str = "", alt: str = "", dots: float = 96.0
) -> bytes:
    import typst

    shown = lettered(picture)
    sides = _pixels(shown)
    if kind == "png":  # whole dots, so that none is drawn twice, or lost
        sides = tuple((max(round(side * dots / PIXELS), 1) - LESS) * PIXELS / dots for side in sides)
    wide, high = (f"{side * INCH['pt'] / PIXELS:.6f}" for side in sides)
    made: bytes = typst.compile(
        PAGE,
        format=kind,
        ppi=dots,
        font_paths=fonts.typefaces(tuple(fonts.folders(words_of(shown)) or [fonts.FOLDER])),
        sys_inputs={"title": title, "alt": alt, "wide": wide, "high": high, "picture": shown},
    )
    return made
