"""By what a CSV shows that a spreadsheet program has opened and saved it, so that it is no longer the original."""

import re
from collections.abc import Mapping

from econ.files import decoding
from econ.verify.readers.registry import Cell
from econ.wording.language import _

BOM = "\ufeff"
FIRST = "section"
"""How the first line of a long table begins."""

_DECIMAL_COMMA = re.compile(r'[;\t]"?-?\d+,\d+"?(?=[;\t\r\n])')
_QUOTED = re.compile(r'(?:^|[,;\t])"[-+.,\dE]*"(?=[,;\t\r\n])', re.MULTILINE)
FULL = 17
"""Digits that say a number exactly."""

EMPTY: Mapping[str, Cell] = {}


def respelled(content: bytes, stored: Mapping[str, Cell] = EMPTY, found: Mapping[str, Cell] = EMPTY) -> tuple[str, ...]:
    """The signs of it, in words; none if it has none.

    Args:
        content: a CSV.
        stored: its cells.
        found: those that were computed.
    """
    try:
        text = decoding.decoded(content)
    except ValueError:
        return ()
    first = text.removeprefix(BOM).lstrip('"').partition("\n")[0]
    signs = [
        (not first.startswith(f"{FIRST},") and ";" in first, _("semicolons between its cells")),
        (not first.startswith(f"{FIRST},") and "\t" in first, _("tabs between its cells")),
        (bool(_QUOTED.search(text)), _("numbers or empty cells between quotation marks")),
        (bool(_DECIMAL_COMMA.search(text)), _("decimal commas")),
        (_are_rounded(stored, found), _("numbers with fewer digits")),
    ]
    return tuple(said for shows, said in signs if shows)


def _are_rounded(stored: Mapping[str, Cell], found: Mapping[str, Cell]) -> bool:
    """Whether every number that is another than was computed is that one with fewer digits, and there is one."""
    pairs = [(value, found.get(place)) for place, value in stored.items() if isinstance(value, float)]
    others = [(a, b) for a, b in pairs if a != b]
    return bool(others) and all(isinstance(b, int | float) and _is_rounded(a, b) for a, b in others)


def _is_rounded(a: float, b: float) -> bool:
    return any(float(f"{b:.{digits}g}") == a or round(b, digits) == a for digits in range(1, FULL))
