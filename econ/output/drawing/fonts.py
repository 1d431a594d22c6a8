"""Typefaces of PNG and PDF: the two that the package brings, and one of this machine for the letters of East Asia.

The package's own are Source Sans and Source Serif, cut down to the signs of Latin, Greek and Cyrillic, figures and
arithmetic. A picture with other letters is drawn where a typeface of this machine has them.
"""

from __future__ import annotations

import os
import struct
import sys
import unicodedata
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typst import Fonts

FOLDER = Path(__file__).with_name("fonts")

KNOWN = (
    (0x20, 0x7E),
    (0xA0, 0x17F),
    (0x218, 0x21B),
    (0x384, 0x3CE),
    (0x400, 0x45F),
    (0x1EA0, 0x1EF9),
    (0x2010, 0x2027),
    (0x2030, 0x203A),
)
OWN = frozenset(chr(code) for low, high in KNOWN for code in range(low, high + 1)) | frozenset(
    "\n\u2009\u202f\u2212\u221a\u221e\u2248\u2260\u2264\u2265\u2190\u2191\u2192\u2193\u20ac\u20a9\u20b9\u25b2\u25bc\u25c6\u25cf\u2713"
)
"""Letters and signs that the package's own typefaces have."""

HANGUL = 56
"""Bit of the table of Unicode ranges in a typeface that stands for the syllables of Hangul."""

ENDINGS = (".otf", ".ttf", ".ttc", ".otc")
BY_PLAINNESS = ("cjk", "kr", "gothic")
"""Parts of names of typefaces that hold Hangul and suit a picture, the best first; others follow."""


def _usual() -> list[Path]:
    """Folders where typefaces are kept, as fontconfig and the systems have them."""
    home = Path.home()
    shared = [
        Path(part) / "fonts" for part in os.environ.get("XDG_DATA_DIRS", "/usr/local/share:/usr/share").split(":")
    ]
    own = Path(os.environ.get("XDG_DATA_HOME", home / ".local" / "share")) / "fonts"
    if sys.platform == "darwin":
        return [home / "Library" / "Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts")]
    if sys.platform == "win32":
        return [Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts"]
    return [own, home / ".fonts", *shared]


def missing(text: str) -> str:
    """Letters of a text that the package's own typefaces do not have."""
    return "".join(sorted(set(text) - OWN))


def folders(text: str) -> list[Path] | None:
    """Folders of the typefaces that have all letters of a text; None if there are none.

    Hangul and the signs that stand beside it are taken from a typeface of this machine, other letters from none.
    """
    found, lacking = at_hand(text)
    return None if lacking else list(found)


def at_hand(text: str) -> tuple[tuple[Path, ...], str]:
    """Folders of the typefaces for a text, and the letters that none of them has, as far as that is known."""
    strange = missing(text)
    found = hangul() if any(map(_wide, strange)) else None
    lacking = "".join(letter for letter in strange if not (found and _wide(letter)))
    return ((FOLDER, found.parent) if found else (FOLDER,)), lacking


def _wide(letter: str) -> bool:
    return unicodedata.east_asian_width(letter) in "WF"


@cache
def typefaces(folders: tuple[Path, ...]) -> Fonts:
    """The typefaces of some folders, for typst; they are read once."""
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=list(folders))


@cache
def hangul() -> Path | None:
    """A typeface of this machine that has Hangul, a plain one before others; None if there is none."""
    files = (Path(place) / name for top in _usual() for place, _, names in os.walk(top) for name in sorted(names))
    fit = [path for path in files if path.suffix.lower() in ENDINGS and has_hangul(path)]
    return min(fit, key=lambda path: (_plainness(path.name), str(path)), default=None)


def _plainness(name: str) -> int:
    known = name.lower()
    order = next((n for n, part in enumerate(BY_PLAINNESS) if part in known), len(BY_PLAINNESS))
    return order + (10 if "serif" in known or "mono" in known else 0)


def has_hangul(path: Path) -> bool:
    """Whether a typeface says in its table of Unicode ranges that it holds the syllables of Hangul."""
    try:
        with path.open("rb") as stream:
            start = 0
            if stream.read(4) == b"ttcf":  # a collection: its first typeface
                stream.seek(12)
                [start] = struct.unpack(">I", stream.read(4))
            stream.seek(start + 4)
            [count] = struct.unpack(">H", stream.read(2))
            stream.seek(start + 12)
            for _ in range(count):
                tag, _sum, offset, _length = struct.unpack(">4sIII", stream.read(16))
                if tag == b"OS/2":
                    stream.seek(offset + 42)
                    ranges = struct.unpack(">4I", stream.read(16))
                    return bool(ranges[HANGUL // 32] >> HANGUL % 32 & 1)
    except (OSError, struct.error):
        return False
    return False
