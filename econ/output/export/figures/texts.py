"""The little HTML of plotly's labels (bold, line breaks, opacity) as text of a picture."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Literal

from econ.output.export.figures.reading import POINT, Colour

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.offsetbox import VPacker

FAMILY = "DejaVu Sans"
"""A typeface that comes with matplotlib, so that a picture looks the same everywhere."""

SMALLER = 0.94
"""This typeface is larger than others of the same size, so a little less of it is taken."""

Align = Literal["left", "center", "right"]
LINE_GAP = 0.18
_OPACITY = re.compile(r"opacity\s*:\s*([^;]+)")


@dataclass(frozen=True)
class Style:
    """How a piece of text looks: size in pixels."""

    size: float
    tone: Colour
    bold: bool = False


@dataclass(frozen=True)
class Run:
    """A piece of text in one style."""

    text: str
    style: Style


class _Reader(HTMLParser):
    def __init__(self, style: Style) -> None:
        super().__init__(convert_charrefs=True)
        self.styles = [style]
        self.lines: list[list[Run]] = [[]]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.lines.append([])
            return
        now = replace(self.styles[-1], bold=self.styles[-1].bold or tag == "b")
        self.styles.append(_styled(now, dict(attrs).get("style") or ""))

    def handle_endtag(self, tag: str) -> None:
        if tag != "br" and len(self.styles) > 1:
            self.styles.pop()

    def handle_data(self, data: str) -> None:
        if data:
            self.lines[-1].append(Run(data, self.styles[-1]))


def _styled(style: Style, css: str) -> Style:
    if opacity := _OPACITY.search(css):
        red, green, blue, alpha = style.tone
        style = replace(style, tone=(red, green, blue, alpha * float(opacity[1])))
    return style


def lines_of(text: str, style: Style) -> list[list[Run]]:
    """A label as lines of runs."""
    reader = _Reader(style)
    reader.feed(text)
    reader.close()
    return reader.lines


def plain(text: str) -> str:
    """A label without its tags."""
    return "\n".join("".join(run.text for run in line) for line in lines_of(text, Style(1, (0, 0, 0, 1))))


def font(style: Style) -> dict[str, str | float | Colour]:
    """The properties of a text; a dollar sign never begins a formula."""
    return {
        "family": FAMILY,
        "size": _points(style),
        "color": style.tone,
        "weight": _weight(style),
        "style": "normal",
        "parse_math": False,
    }


def _points(style: Style) -> float:
    return style.size * POINT * SMALLER


def _weight(style: Style) -> str:
    return "bold" if style.bold else "normal"


def box(text: str, style: Style, align: Align = "left") -> VPacker:
    """A label as a box that can be placed."""
    from matplotlib.offsetbox import HPacker, TextArea, VPacker

    rows: list[Artist] = [
        HPacker(
            children=[TextArea(run.text, textprops=font(run.style)) for run in line or [Run(" ", style)]],
            align="baseline",
            pad=0,
            sep=0,
        )
        for line in lines_of(text, style)
    ]
    return VPacker(children=rows, align=align, pad=0, sep=style.size * POINT * LINE_GAP)


def wrapped(text: str, style: Style, width: float) -> list[str]:
    """A plain text broken into lines that are no wider than `width` pixels."""
    found: list[str] = []
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if line and width_of(longer, style) > width:
            found.append(line)
            line = word
        else:
            line = longer
    return [*found, line] if line else found


def width_of(text: str, style: Style) -> float:
    """The width of a plain text, in pixels, as it is drawn when enlarged."""
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import text_to_path

    properties = FontProperties(family=FAMILY, size=_points(style), weight=_weight(style))
    return float(text_to_path.get_text_width_height_descent(text, properties, False)[0]) / POINT
