"""By what a CSV shows that a spreadsheet program has opened and saved it, so that it is no longer the original."""

import math
import re
from collections.abc import Mapping
from decimal import Decimal

from econ.files import decoding
from econ.verify.readers.registry import Cell
from econ.wording.language import _

BOM = "\ufeff"
FIRST = "section"
"""How the first line of a long table begins."""

_DECIMAL_COMMA = re.compile(r'[;\t]"?-?\d+,\d+"?(?=[;\t\r\n])')
_QUOTED = re.compile(r'(?:^|[,;\t])"[-+.,\dE]*"(?=[,;\t\r\n])', re.MULTILINE)
KEPT = 15
"""Digits of a number that spreadsheet programs keep."""

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
    """Whether a number is another with fewer digits; programs that keep 15 may miss the last of them by one."""
    if not (math.isfinite(a) and math.isfinite(b)):
        return False
    digits = len(f"{Decimal(repr(a)).normalize():E}".partition("E")[0].strip("-").replace(".", ""))
    if a == 0 or digits > KEPT:
        return False
    unit = 10.0 ** (math.floor(math.log10(abs(a))) - digits + 1)
    return abs(a - b) <= unit * (1.5 if digits >= KEPT - 1 else 0.501)
