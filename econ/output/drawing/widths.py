"""How wide words are, from the advance widths of the typeface of the pictures (Source Sans), and how they are broken.

Letters that the list does not have are as wide as their plain form, those of East Asia as wide as high. Another
typeface may take a few per cent more; `SLACK` is left for it.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

SLACK = 1.04

_PLAIN = {
    20: " \xa0\u202f\u2009",
    24: "|",
    25: "',.:;ij’\u2018·",
    26: "Il",
    29: "!f",
    30: "()[]{}",
    31: "-\u2010",
    34: "t",
    35: "/\\r",
    42: '*?sz“”"',
    45: "x",
    46: "c",
    47: "vy",
    48: "JY–",
    49: "FL",
    50: "#$+0123456789<=>^_aegk~−×÷≤≥≈€£¥₩",
    51: "X",
    52: "V",
    53: "ES",
    54: "ATZ`hou",
    55: "bn",
    56: "dpq",
    57: "CPR",
    58: "K",
    59: "B",
    61: "&",
    62: "DG→",
    64: "U",
    65: "HN",
    66: "OQ",
    72: "w",
    73: "M",
    79: "W",
    80: "—",
    82: "%",
    83: "m",
    85: "@",
    95: "…",
}
"""Hundredths of the size, and the letters that are so wide."""

_WIDE = {letter: width / 100 for width, letters in _PLAIN.items() for letter in letters}
OTHER, STRONG, MIXED = 0.54, 1.04, 1.17
"""Width of a letter that is not known, and how much wider bold ones are, and those in a line with letters of East Asia,
which is set in a typeface of these."""


@lru_cache(maxsize=4096)
def width_of(text: str, size: float, strong: bool = False) -> float:
    """The width of a line of text, in pixels."""
    square = sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    others = sum(map(_letter, text)) * (MIXED if square else 1.0)
    return (square + others) * size * SLACK * (STRONG if strong else 1.0)


def _letter(letter: str) -> float:
    known = _WIDE.get(letter)
    if known is not None:
        return known
    if unicodedata.east_asian_width(letter) in "WF":
        return 0.0
    if unicodedata.combining(letter):
        return 0.0
    return _WIDE.get(unicodedata.normalize("NFD", letter)[0], OTHER)


def wrapped(text: str, size: float, width: float, strong: bool = False) -> list[str]:
    """A text as lines that are no wider than a width, broken at spaces, but not before mm."""
    found: list[str] = []
    line = ""
    for word in text.replace(" mm", "\xa0mm").split(" "):
        longer = f"{line} {word}" if line else word
        if line and width_of(longer, size, strong) > width:
            found.append(line)
            line = word
        else:
            line = longer
    return [*found, line] if line else found


CLOSE = 1.01
"""What the rounding of the list may hide, where the typeface is the one of the list."""


def lines(text: str, size: float, width: float, strong: bool = False) -> int:
    """How many lines a text takes at most in that typeface, broken at spaces; 0 if a letter is not in the list."""
    if not all(map(_listed, set(text))):
        return 0
    count, filled, near = 1, 0.0, CLOSE / SLACK
    space = near * width_of(" ", size, strong)
    for word in text.split(" "):
        wide = near * width_of(word, size, strong)
        if filled and filled + space + wide > width:
            count, filled = count + 1, wide
        else:
            filled += wide + (space if filled else 0.0)
    return count


@lru_cache(maxsize=1024)
def _listed(letter: str) -> bool:
    return unicodedata.normalize("NFD", letter)[0] in _WIDE
