"""A sentence cut into parts that are understood: amounts, shares, periods, names. What is left over is a word."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from econ.assumptions import Book
from econ.claims import words
from econ.claims.figures import HEDGE, NUMBER, SCALE, Stated, fraction, hedges_in, stated, value
from econ.errors import InputError


@dataclass(frozen=True)
class Token:
    """A part of the sentence: its kind, its words, where it stands, and what it says."""

    kind: str
    text: str
    start: int
    end: int
    value: Any = None


@dataclass(frozen=True)
class Money:
    """An amount of money."""

    size: Stated
    currency: str
    written: str = ""


@dataclass(frozen=True)
class Period:
    """The time that an amount covers.

    Attributes:
        text: the words.
        years: its length; None if the words leave its end open.
        first, last: calendar years, if they are named.
    """

    text: str
    years: float | None
    first: int | None = None
    last: int | None = None


def _any(phrases: Iterable[str]) -> str:
    """A pattern for any of some phrases, the longest first; short capitals are not matched in small letters."""
    found = []
    for phrase in sorted(phrases, key=len, reverse=True):
        pattern = re.escape(phrase).replace(r"\ ", r"\s+")
        pattern = (r"\b" if phrase[0].isalnum() else "") + pattern + (r"\b" if phrase[-1].isalnum() else "")
        capitals = phrase.isupper() and len(phrase) <= 4
        found.append(f"(?-i:{pattern})" if capitals else pattern)
    return "(?:" + "|".join(found) + ")"


PERCENT = r"(?:%|per\s?cent\b|pct\b)"
_HEDGES = rf"(?P<hedge>(?:{HEDGE}\s*)*)"
_BEFORE = rf"(?P<before>{_any(words.CURRENCY_BEFORE)})"
_AFTER = rf"(?P<after>{_any(words.CURRENCY_AFTER)})(?!\d)"
_LATER = r"(?P<later>(?:\s*,?\s*" + _any(words.HEDGES_AFTER) + r"(?!\s*[$€₩£\d]))?)"
_ARTICLE = rf"(?P<a>{NUMBER}|half\s+an?|an?)"
_SECOND = rf"(?P<b>{NUMBER})"
_MONTH = "(?:" + "|".join(f"{m}|{m[:3]}\\.?" for m in words.MONTHS) + ")"
_YEAR = r"(?:19|20)\d\d"
_SPAN = r"(?P<span>year|quarter|month|week|day)"
_LENGTH = r"(?P<span>year|month|week|day)"
_PART = "|".join(sorted(words.PARTS, key=len, reverse=True))

_MONEY_FIRST = (
    rf"{_HEDGES}(?P<between>between\s+)?{_BEFORE}\s?(?P<a>{NUMBER})\s?(?P<sa>{SCALE})?"
    rf"(?:\s*(?P<join>to|and|-)\s*(?P<again>{_any(words.CURRENCY_BEFORE)})?\s?{_SECOND}\s?(?P<sb>{SCALE})?"
    rf"(?!\s*{PERCENT}))?(?:\s(?P<after>{_any(words.CURRENCY_AFTER)})(?!\d))?{_LATER}"
)
_MONEY_LAST = (
    rf"{_HEDGES}(?P<between>between\s+)?{_ARTICLE}[\s-]?(?P<sa>{SCALE})?"
    rf"(?:\s*(?P<join>to|and|-)\s*{_SECOND}\s?(?P<sb>{SCALE})?)?[\s-]*{_AFTER}{_LATER}"
)
_SHARE = (
    rf"{_HEDGES}(?P<between>between\s+)?(?P<a>{NUMBER}|half\s+an?|an?)\s?-?(?P<pa>{PERCENT})?"
    rf"(?:\s*(?P<join>to|and|-)\s*{_SECOND})?\s?-?{PERCENT}(?P<points>age\s+points?|\s+points?)?(?!age){_LATER}"
)
_FRACTION = (
    rf"{_HEDGES}(?:(?P<top>an?|one|two|three|four|five|six|seven|eight|nine|\d)[\s-]+)?(?P<part>{_PART})s?\b(?!-year)"
    rf"(?P<ofpercent>\s+of\s+(?:a|one)\s+{PERCENT})?{_LATER}"
)
_RATIO = rf"{_HEDGES}(?P<top>\d{{1,2}})/(?P<bottom>\d{{1,3}})(?![\d/]){_LATER}"
_AS = (
    r"(?P<as>\s+(?:as\s+(?:much|large|big|high|great)\s+as|the\s+(?:size|value|amount)\s+of|"
    r"(?:larger|bigger|more|greater|higher)\s+than))?"
)
_TIMES = rf"{_HEDGES}(?:(?P<a>{NUMBER})(?:\s*(?:to|-)\s*{_SECOND})?[\s-]?(?:times|fold|x)\b|(?P<word>{_any(words.MULTIPLES)})){_AS}"
_DECIMAL = rf"{_HEDGES}(?P<a>0?\.\d+)(?=\s+of\b)"
_DURATION = (
    r"(?:(?:in|over|during|within|for|across|on|covering|spread\s+over)\s+)?(?:the\s+)?(?:(?:last|past|first)\s+)?"
    rf"(?:(?:about|some|nearly|almost|roughly|around|more\s+than|over)\s+)?(?P<a>{NUMBER}|half\s+an?|an?)[\s-]+{_LENGTH}s?\b"
    r"(?!\s+(?:ago|earlier|later|before|old)|'s?\s)(?:\s+of\b(?!\s+exports|\s+imports|\s+GDP))?"
)
_TWO_ENDED = rf"(?P<a>{NUMBER})\s*(?:to|-|or)\s*(?P<b>{NUMBER})[\s-]+{_SPAN}s?\b"
_RATE = rf"(?:(?:per|each|every)\s+|/){_SPAN}\b(?!'s|\s+(?:ago|earlier|later|before|and))"
_YEARS = (
    rf"(?:(?:from|between|in|during|over|for)\s+)?(?:(?P<m1>{_MONTH})\s+)?(?P<y1>{_YEAR})\s*(?:to|-|and|until|through|/)\s*"
    rf"(?:(?P<m2>{_MONTH})\s+)?(?P<y2>{_YEAR}|\d\d(?!\d))(?!\s*{PERCENT})"
)
_SINCE = rf"since\s+(?:(?P<m1>{_MONTH})\s+)?(?P<y1>{_YEAR})"
_PART_YEAR = rf"(?:in\s+)?(?:the\s+)?(?:first|second|third|fourth|last)\s+(?P<span>quarter|half)\s+of\s+(?P<y1>{_YEAR})"
_ONE_YEAR = rf"(?:(?:in|for|during|by)\s+)?(?:(?:{_MONTH})\s+)?(?P<y1>{_YEAR})(?:'s)?(?![\d%])"


def clean(text: str) -> str:
    """Straighten quotes, dashes, spaces and fraction signs; everything else stays."""
    for sign, plain in words.SYMBOLS.items():
        text = re.sub(rf"(?<=\d)\s*{sign}", f" and {plain}", text).replace(sign, plain)
    text = unicodedata.normalize("NFKC", text)
    text = re.sub("[\u2018\u2019\u02bc`]", "'", text)
    text = re.sub('[\u201c\u201d\u201e\u00ab\u00bb"]', " ", text)
    text = re.sub("(?<=[\\d%]|[a-z])\\s?[\u2010-\u2013]\\s?(?=\\d|[$€₩£])", "-", text)
    text = (
        text.replace("\u2212", "-")
        .replace("\u2014", " , ")
        .replace("\u2013", " , ")
        .replace("percentage of", "a percentage of")
    )
    return re.sub(r"\s+", " ", text).strip()


def _scale(word: str | None) -> float | None:
    return words.SCALES[word.lower()] if word else None


def _spelled(table: dict[str, Any], text: str) -> str:
    """The entry of a table that is spelled like the text, whatever its capitals and spaces."""
    wanted = re.sub(r"\s+", " ", text).lower()
    return next(key for key in table if key.lower() == wanted)


def _ends(found: re.Match[str], first: float, second: float) -> tuple[list[str], list[float]]:
    a = found["a"].lower()
    if a.startswith(("half", "a", "an")) and not a.endswith("hundred"):
        first, a = first * (0.5 if a.startswith("half") else 1.0), "one"
    written = [a, found["b"]] if found["b"] else [a]
    return written, [first, second][: len(written)]


def _all_hedges(found: re.Match[str]) -> list[str]:
    later = found.groupdict().get("later") or ""
    after = [h for phrase, h in words.HEDGES_AFTER.items() if phrase in later.lower()]
    return hedges_in(found["hedge"] or "") + after


def _joined(found: re.Match[str]) -> bool:
    """Whether "and" joins two ends of a range, which it does only after "between"."""
    return found["join"] is None or (found["join"].lower() == "and") == bool(found["between"])


def _money(found: re.Match[str]) -> Money | None:
    if not _joined(found):
        return None
    first, second = _scale(found["sa"]), _scale(found["sb"])
    if found["a"].lower() in {"a", "an"} and first is None:
        return None
    written, scales = _ends(found, first or (second if found["b"] else None) or 1.0, second or first or 1.0)
    name = found.groupdict().get("before") or found["after"]
    key = _spelled(words.CURRENCY_AFTER, name)
    text = re.sub(r"\s+", " ", found[0]).strip()
    return Money(stated(text, written, scales, _all_hedges(found)), words.CURRENCY_AFTER[key], key)


def _share(found: re.Match[str]) -> Stated | None:
    if found["points"]:
        raise InputError(
            f"“{found[0].strip()}” is a difference between two shares, not a share.",
            mend="Write the share itself, such as “1 % of North Korea's GDP”.",
        )
    if not _joined(found):
        return None
    written, scales = _ends(found, 0.01, 0.01)
    return stated(found[0].strip(), written, scales, _all_hedges(found))


def _fraction(found: re.Match[str]) -> Stated | None:
    top, part = found["top"], found["part"].lower()
    if top is None and part != "half":
        return None
    above = 1.0 if top is None or top.lower() in {"a", "an"} else value(top)
    size = above / words.PARTS[part] * (0.01 if found["ofpercent"] else 1.0)
    return fraction(found[0].strip(), size, _all_hedges(found))


def _ratio(found: re.Match[str]) -> Stated | None:
    bottom = float(found["bottom"])
    return fraction(found[0].strip(), float(found["top"]) / bottom, _all_hedges(found)) if bottom else None


def _times(found: re.Match[str]) -> Stated:
    if found["word"]:
        written = [f"{words.MULTIPLES[found['word'].lower()]}"]
    else:
        written = [w for w in (found["a"], found["b"]) if w]
    return stated(found[0].strip(), written, [1.0] * len(written), hedges_in(found["hedge"]))


def _decimal(found: re.Match[str]) -> Stated:
    written = found["a"] if found["a"].startswith("0") else f"0{found['a']}"
    return stated(found[0].strip(), [written], [1.0], hedges_in(found["hedge"]))


def _duration(found: re.Match[str]) -> Period:
    a = found["a"].lower()
    count = 0.5 if a.startswith("half") else 1.0 if a in {"a", "an"} else value(a)
    return Period(found[0].strip().removesuffix(" of"), count * words.SPANS[found["span"].lower()])


def _two_ended(found: re.Match[str]) -> None:
    raise InputError(
        f"The period “{found[0].strip()}” has two ends.", mend="Write one period, and check the other one by itself."
    )


def _rate(found: re.Match[str]) -> Period:
    return Period(found[0].strip(), words.SPANS[found["span"].lower()])


def _month(name: str | None, otherwise: int) -> int:
    if not name:
        return otherwise
    return next(n for n, m in enumerate(words.MONTHS, 1) if m.lower().startswith(name.lower().rstrip(".")))


def _years(found: re.Match[str]) -> Period:
    first = int(found["y1"])
    last = int(found["y2"]) if len(found["y2"]) == 4 else first // 100 * 100 + int(found["y2"])
    months = (last - first) * 12 + _month(found["m2"], 12) - _month(found["m1"], 1) + 1
    if months <= 0:
        raise InputError(
            f"The period “{found[0].strip()}” ends before it begins.", mend="Write the earlier year first."
        )
    return Period(found[0].strip(), months / 12, first, last)


def _since(found: re.Match[str]) -> Period:
    return Period(found[0].strip(), None, int(found["y1"]))


def _part_year(found: re.Match[str]) -> Period:
    year = int(found["y1"])
    return Period(found[0].strip(), 0.25 if found["span"].lower() == "quarter" else 0.5, year, year)


def _text(found: re.Match[str]) -> str:
    return found[0].strip()


Rule = tuple[str, str, Callable[[re.Match[str]], Any]]

RULES: tuple[Rule, ...] = (
    ("tiv", r"\bTIVs?\b|trend[- ]indicator(?:\s+values?)?", _text),
    ("other money", rf"(?:{SCALE}\s+)?{words.OTHER_MONEY}", _text),
    ("negative", r"(?:(?<=\s)|^)(?:minus\s|negative\s|-(?=[$€₩£\d]))", _text),
    ("money", _MONEY_FIRST, _money),
    ("money", _MONEY_LAST, _money),
    ("share", _SHARE, _share),
    ("period", _TWO_ENDED, _two_ended),
    ("period", _YEARS, _years),
    ("period", _SINCE, _since),
    ("period", _PART_YEAR, _part_year),
    ("period", _DURATION, _duration),
    ("rate", _RATE, _rate),
    ("rate", _any(words.RATE_WORDS), lambda m: Period(m[0], words.RATE_WORDS[m[0].lower()])),
    ("period", _any(words.OPEN_ENDED), lambda m: Period(m[0], None)),
    ("share", _FRACTION, _fraction),
    ("share", _RATIO, _ratio),
    ("times", _TIMES, _times),
    ("share", _DECIMAL, _decimal),
    ("year", _ONE_YEAR, lambda m: int(m["y1"])),
    ("vague", _any(words.VAGUE) + r"(?:\s+of)?", _text),
    ("number", rf"{_HEDGES}{NUMBER}\s?(?:{SCALE})?", _text),
    ("each", r"\b(?:each|apiece|a\s+piece|per\s+(?:shell|round|piece|unit|item|missile|rocket)|a\s+shell|a\s+round)\b", _text),
    ("compare", _any(words.COMPARISONS), lambda m: words.COMPARISONS[_spelled(words.COMPARISONS, m[0])]),
    ("noun", _any(words.NOUNS), lambda m: words.NOUNS[_spelled(words.NOUNS, m[0])]),
    ("source", r"(?:(?:by|per|from|according\s+to)\s+)?(?:the\s+)?" + f"(?P<name>{_any(words.SOURCES)})(?:'s)?",
     lambda m: words.SOURCES[_spelled(words.SOURCES, m["name"])]),
    ("basis", rf"(?:(?:at|in|by)\s+)?(?P<name>{_any(words.BASES)})(?:\s+terms)?", lambda m: words.BASES[_spelled(words.BASES, m["name"])]),
    ("stage", _any(words.STAGES), lambda m: words.STAGES[m[0].lower()]),
    ("adds", _any(words.ADDS), _text),
    ("hedge", HEDGE, _text),
    ("growth", _any(words.GROWTH), _text),
    ("verb", _any(words.VERBS), _text),
    ("of", r"\bof\b", _text),
    ("not", r"\b(?:not|never|no|n't)\b|n't\b", _text),
    ("filler", _any(words.FILLERS), _text),
    ("mark", r"[,;:().?!=]", _text),
    ("word", r"[^\s,;:().?!=]+", _text),
)  # fmt: skip
"""What is looked for at each place of the sentence, first come first served."""


@lru_cache(maxsize=1)
def _compiled() -> tuple[tuple[str, re.Pattern[str], Callable[[re.Match[str]], Any]], ...]:
    return tuple((kind, re.compile(pattern, re.IGNORECASE), make) for kind, pattern, make in RULES)


@lru_cache(maxsize=4)
def _countries(book: Book) -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern for the names of all countries, and the code of each name."""
    codes: dict[str, str] = {}
    for code, country in book.countries.items():
        for name in (country.name, *words.COUNTRIES.get(code, ())):
            codes[name.lower()] = code
            codes[unicodedata.normalize("NFKC", name).lower()] = code
    names = [n for c, country in book.countries.items() for n in (country.name, *words.COUNTRIES.get(c, ()))]
    return re.compile(rf"(?:the\s+)?(?P<name>{_any(names)})(?:'s|')?", re.IGNORECASE), codes


_BAD = re.compile(r"\d,\d{1,2}(?!\d)|\d,\d{4,}|\d\.\d+\.\d|\d[eE][-+]?\d|\d_\d|\d/\d+/\d")


def refuse_bad_numbers(text: str) -> None:
    """Refuse a number that can be read in two ways.

    Raises:
        InputError: with the number.
    """
    for found in re.finditer(r"\d[\d.,_/eE+-]*", text):
        piece = found[0].rstrip(".,-/+eE")
        if _BAD.search(piece):
            raise InputError(
                f"The number “{piece}” can be read in more than one way.",
                mend="Write a point before the decimals and commas only between thousands: 24.5, 1,000.",
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
