"""A sentence cut into parts that are understood: amounts, shares, periods, names. What is left over is a word."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from econ.claims import vocabulary
from econ.claims.grammar import RULES, phrases
from econ.evidence import Book
from econ.wording.errors import InputError
from econ.wording.language import _
from econ.wording.measures import SIGNS


@dataclass(frozen=True)
class Token:
    """A part of the sentence: its kind, its words, where it stands, and what it says."""

    kind: str
    text: str
    start: int
    end: int
    value: Any = None


def clean(text: str) -> str:
    """Straighten quotes, dashes, spaces and fraction signs; everything else stays."""
    for sign, plain in vocabulary.SYMBOLS.items():
        top, bottom = map(int, plain.split("/"))
        part = f"{top / bottom:g}".removeprefix("0") if 1000 * top % bottom == 0 else f" and {plain}"
        text = re.sub(rf"(?<=\d)\s*{sign}", part, text).replace(sign, plain)
    text = unicodedata.normalize("NFKC", text)
    text = re.sub("[\u2018\u2019\u02bc`]", "'", text)
    text = re.sub('[\u201c\u201d\u201e\u00ab\u00bb"]', " ", text)
    text = re.sub(f"(?<=[\\d%]|[a-z])\\s?[\u2010-\u2013]\\s?(?=\\d|[{SIGNS}])", "-", text)
    text = (
        text.replace("\u2212", "-")
        .replace("\u2014", " , ")
        .replace("\u2013", " , ")
        .replace("percentage of", "a percentage of")
    )
    return re.sub(r"\s+", " ", text).strip()


@lru_cache(maxsize=1)
def _compiled() -> tuple[tuple[str, re.Pattern[str], Callable[[re.Match[str]], Any]], ...]:
    return tuple((kind, re.compile(pattern, re.IGNORECASE), make) for kind, pattern, make in RULES)


@lru_cache(maxsize=4)
def _countries(book: Book) -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern for the names of all countries, and the code of each name."""
    codes: dict[str, str] = {}
    for code, country in book.countries.items():
        for name in country.names:
            codes[name.lower()] = code
            codes[unicodedata.normalize("NFKC", name).lower()] = code
    names = [name for country in book.countries.values() for name in country.names]
    return re.compile(rf"(?:the\s+)?(?P<name>{phrases(names)})(?:'s|')?", re.IGNORECASE), codes


_BAD = re.compile(r"\d,\d{1,2}(?!\d)|\d,\d{4,}|\d\.\d+\.\d|\d[eE][-+]?\d|\d_\d|\d/\d+/\d")
_LARGE = "|".join(word for word, size in vocabulary.SCALES.items() if size >= 1e9)
_SMALL = "|".join(["millones", *(word for word, size in vocabulary.SCALES.items() if size < 1e9)])
_THOUSANDS = re.compile(
    rf"[1-9]\d{{0,2}}\.(?:\d\d0(?=\s?-?(?:{_LARGE})\b)|\d{{3}}(?=\s?-?(?:{_SMALL})\b))"
    rf"|(?<=[{SIGNS}])[1-9]\d{{0,2}}\.\d{{3}}(?!\d|\s?-?(?:{_LARGE})\b)",
    re.IGNORECASE,
)
"""A point that may stand between thousands, as it does in many languages: 1.000 million, 1.500 billion."""


def refuse_bad_numbers(text: str) -> None:
    """Refuse a number that can be read in two ways.

    Raises:
        InputError: with the number.
    """
    for found in re.finditer(r"\d[\d.,_/eE+-]*", text):
        piece = found[0].rstrip(".,-/+eE")
        if _BAD.search(piece) or _THOUSANDS.match(text, found.start()):
            raise InputError(
                _("The number “{piece}” can be read in more than one way.", piece=piece),
                mend=_("Write a point before the decimals and commas only between thousands: 24.5, 1,000."),
            )


def scan(text: str, book: Book) -> list[Token]:
    """Cut a cleaned sentence into tokens."""
    found: list[Token] = []
    place = 0
    while place < len(text):
        if text[place].isspace():
            place += 1
            continue
        token = _country_at(text, place, book) or _token_at(text, place)
        found.append(token)
        place = token.end
    return found


def _country_at(text: str, place: int, book: Book) -> Token | None:
    if place and text[place - 1].isalnum():
        return None
    pattern, codes = _countries(book)
    found = pattern.match(text, place)
    if (
        not found
        or text[found.end() :].startswith("$")
        or re.match(r"\s+(?:US )?(?:dollars|won|rupees|kronor)\b", text[found.end() :])
    ):
        return None
    name = re.sub(r"\s+", " ", found["name"]).lower()
    return Token("country", found[0], found.start(), found.end(), codes[name])


def _token_at(text: str, place: int) -> Token:
    for kind, pattern, make in _compiled():
        found = pattern.match(text, place)
        if found and found.end() > place:
            value = make(found)
            if value is not None:
                return Token(kind, found[0].strip(), found.start(), found.end(), value)
    raise AssertionError(f"nothing matches at {text[place:]!r}")
