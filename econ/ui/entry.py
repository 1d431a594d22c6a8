"""What people type into a field, and how a value is written back into it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from econ import distributions, wording
from econ.distributions import Distribution, Fixed, LogNormal, Normal, Pert, Triangular, Uniform
from econ.errors import InputError

LONGEST = 200
"""Characters of an entry that are read; no written value needs more."""

_SHORT = {"bn": "billion", "b": "billion", "mn": "million", "mio": "million", "m": "million", "k": "thousand"}
_SHORT |= {"tn": "trillion"}
_ABBREVIATED = re.compile(r"(?<=\d)\s*(" + "|".join(_SHORT) + r")\b", re.IGNORECASE)
_NO_UNIT = re.compile(r".*[\d.)]\s*(thousand|million|billion|trillion)?", re.DOTALL)
_NUMBER = re.compile(r"\d+(?:[,_]\d+)*(?:\.\d+)?(?:[eE][-+]?\d+)?")
_DIGITS = range(2, 18)


def read(text: str, unit: str) -> Distribution:
    """Read an entry: with its unit, or with none, or with a number and a scale word alone.

    >>> read("0.3 bn", "USD/year") == read("300 million USD/year", "USD/year") == read("$300m a year", "USD/year")
    True

    Raises:
        InputError: it cannot be read.
    """
    if len(text) > LONGEST:
        raise InputError("The entry is too long.", mend=f"Write it in fewer than {LONGEST} characters.")
    if not text.strip():
        raise InputError("The field is empty.", mend="Write a number, or undo the change.")
    return distributions.parse(complete(text, unit), unit)


def complete(text: str, unit: str) -> str:
    """The entry with abbreviations spelled out and the unit put where there is none."""
    text = " ".join(text.replace("\u2212", "-").split())
    text = _ABBREVIATED.sub(lambda found: " " + _SHORT[found[1].lower()], text)
    if unit.startswith("USD"):
        text = re.sub(r"(US)?\$\s*|\b(US )?dollars?\b", "", text)
    if unit.endswith("/year"):
        text = re.sub(r"\s*\b(a|per) year\b", "" if "USD" not in text else "/year", text)
    if unit == "1":
        return _as_parts(text)
    head, comma, tail = text.strip().partition(", likely")
    if _NO_UNIT.fullmatch(head):
        head = f"{head.strip()} {unit}"
        if comma and re.search(r"[a-z]$", tail):
            tail = f"{tail} {unit}"
    return head + comma + tail


def _as_parts(text: str) -> str:
    """Per cent as parts of one, divided and not multiplied by 0.01, so that 35 % is 0.35 to the last digit."""
    level, colon, body = text.rpartition(":")
    if "%" not in body or "(" in body:
        return text
    return (
        level
        + colon
        + _NUMBER.sub(lambda found: repr(float(found[0].replace(",", "")) / 100), re.sub(r"\s*%", "", body))
    )


@lru_cache(maxsize=512)
def brief(distribution: Distribution, unit: str) -> str:
    """A value as short as it can be written so that `read` gives exactly the same value back."""
    for text in _candidates(distribution, unit):
        try:
            if read(text, unit) == distribution:
                return text
        except InputError:
            continue
    return distributions.written(distribution, unit)


def _candidates(d: Distribution, unit: str) -> Iterator[str]:
    yield from _scaled(d, *_scale(max(map(abs, d.points), default=0.0), unit))
    yield from _scaled(d, 1.0, "")


def _scaled(d: Distribution, size: float, word: str) -> Iterator[str]:
    for digits in _DIGITS:
        parts = [_plain(point / size, digits) for point in d.points]
        tail = word and f" {word}"
        if isinstance(d, Fixed):
            yield f"{parts[0]}{tail}"
        elif isinstance(d, Normal | LogNormal):
            lead = "" if isinstance(d, LogNormal) or d.low <= 0 else "normal "
            yield f"{lead}{d.level * 100:.12g} %: {parts[0]} to {parts[1]}{tail}"
        elif isinstance(d, Uniform):
            yield f"uniform: {parts[0]} to {parts[1]}{tail}"
        elif isinstance(d, Pert | Triangular):
            lead = "triangular: " if isinstance(d, Triangular) else ""
            yield f"{lead}{parts[0]} to {parts[2]}{tail}, likely {parts[1]}{tail if word != '%' else ''}"


def _scale(most: float, unit: str) -> tuple[float, str]:
    if unit == "1":
        return (0.01, "%") if most <= 1 else (1.0, "")
    for size, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if most >= size:
            return size, word
    return 1.0, ""


def _plain(value: float, digits: int) -> str:
    value = wording.significant(value, digits)
    text = f"{value:,.12f}".rstrip("0").rstrip(".")
    return text or "0"
