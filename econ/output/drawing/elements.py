"""Elements of SVG as text, and the colours and strokes that all pictures share."""

from __future__ import annotations

import math
from xml.sax.saxutils import escape, quoteattr

from econ.output.marks import Role

QUIET = "#7D8590"
"""What lies behind, or was before, where a chart names no colour."""

FAMILY = "'Source Sans','Source Sans 3','Econ Sans','Noto Sans','Noto Sans KR','Noto Sans CJK KR',Arial,sans-serif"
TITLE_FAMILY = "'Source Serif','Source Serif 4','Econ Serif',Georgia,serif"

DASHES = {
    "dash": (5.0, 3.5),
    "dot": (1.3, 2.6),
    "dashdot": (6.0, 2.5, 1.3, 2.5),
    "longdash": (9.0, 4.0),
    "longdashdot": (9.0, 3.0, 1.3, 3.0),
    "fine": (3.0, 1.5),
    "sparse": (1.6, 5.5),
    "twodots": (8.0, 2.5, 1.3, 2.5, 1.3, 2.5),
}
"""Strokes and gaps as multiples of 2/3 of the width and more."""


def number(value: float) -> str:
    """A place in pixels, without the digits that nobody sees."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


Attribute = str | float | None
Attributes = dict[str, Attribute]
"""Of an element: words, places in pixels, or nothing."""


def element(name: str, *content: str, **attributes: Attribute) -> str:
    """An element; `_` in the name of an attribute stands for a hyphen, one at the end for nothing; None leaves it out.

    The content is markup: text goes through `text` first.
    """
    stated = "".join(
        f" {key.rstrip('_').replace('_', '-')}={quoteattr(value if isinstance(value, str) else number(value))}"
        for key, value in attributes.items()
        if value is not None and value != ""
    )
    return f"<{name}{stated}>{''.join(content)}</{name}>" if content else f"<{name}{stated}/>"


def plain(text: str) -> str:
    """Text as the content of an element."""
    return escape(text)


def titled(words: str) -> str:
    """What a pointer says of an element; nothing if there are no words."""
    return element("title", plain(words)) if words else ""


def stroke(dash: str, width: float) -> str:
    """Strokes and gaps of a line; "" for a solid one."""
    return " ".join(number(part * max(width, 1.5) / 1.5) for part in DASHES[dash]) if dash in DASHES else ""


def tone_of(tone: str, role: Role) -> str:
    """The colour of a mark."""
    return tone or (QUIET if role in (Role.BEHIND, Role.BEFORE) else "currentColor")


def path(points: list[tuple[float, float]], *, closed: bool = False) -> str:
    """Points joined by straight lines; it is broken where one is not a number."""
    found: list[str] = []
    begun = False
    for x, y in points:
        if not (math.isfinite(x) and math.isfinite(y)):
            begun = False
            continue
        found.append(f"{'L' if begun else 'M'}{number(x)} {number(y)}")
        begun = True
    return "".join(found) + ("Z" if closed and found else "")
