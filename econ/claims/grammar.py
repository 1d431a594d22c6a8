"""The grammar of a claim's parts: what an amount, a share or a period looks like, and what is made of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from econ.claims import vocabulary
from econ.claims.claim import Money, Period
from econ.claims.stated_numbers import COARSE, HEDGE, NUMBER, SCALE, Stated, fraction, hedges_in, stated, value
from econ.wording.errors import InputError
from econ.wording.language import _
from econ.wording.measures import SIGNS


def phrases(words_: Iterable[str]) -> str:
    """A pattern for any of some phrases, the longest first; short capitals are not matched in small letters."""
    found = []
    for phrase in sorted(words_, key=len, reverse=True):
        pattern = re.escape(phrase).replace(r"\ ", r"\s+")
        pattern = (r"\b" if phrase[0].isalnum() else "") + pattern + (r"\b" if phrase[-1].isalnum() else "")
        capitals = phrase.isupper() and len(phrase) <= 4
        found.append(f"(?-i:{pattern})" if capitals else pattern)
    return "(?:" + "|".join(found) + ")"


PERCENT = r"(?:%|per\s?cent\b|pct\b|per\s?cent(?=age\s+points?\b))"
_HEDGES = rf"(?P<hedge>(?:{HEDGE}\s*)*)"
_BEFORE = rf"(?P<before>{phrases(vocabulary.CURRENCY_BEFORE)})"
_AFTER = rf"(?P<after>{phrases(vocabulary.CURRENCY_AFTER)})(?!\d)"
_LATER = r"(?P<later>(?:\s*,?\s*" + phrases(vocabulary.HEDGES_AFTER) + rf"(?!\s*[{SIGNS}\d]))?)"
_ARTICLE = rf"(?P<a>{NUMBER}|half\s+an?|an?)"
_SECOND = rf"(?P<b>{NUMBER})"
_MONTH = "(?:" + "|".join(f"{m}|{m[:3]}\\.?" for m in vocabulary.MONTHS) + ")"
_YEAR = r"(?:19|20)\d\d"
_FISCAL_YEAR = r"(?:FY|(?:fiscal|financial)(?:\s+year)?)"
_MONEY_WORD = r"(?:prices?|dollars?|USD|US\$|euros?|EUR|roubles?|rubles?|won|money|terms|values?)"
_SPAN = r"(?P<span>year|quarter|month|week|day)"
_LENGTH = r"(?P<span>year|month|week|day)"
_PART = "|".join(sorted(vocabulary.PARTS, key=len, reverse=True))

_MONEY_FIRST = (
    rf"{_HEDGES}(?P<between>between\s+)?{_BEFORE}\s?(?P<a>{NUMBER})[\s-]?(?P<sa>{SCALE})?"
    rf"(?:\s*(?P<join>to|and|-)\s*(?P<again>{phrases(vocabulary.CURRENCY_BEFORE)})?\s?{_SECOND}\s?(?P<sb>{SCALE})?"
    rf"(?!\s*{PERCENT}))?(?:\s(?P<after>{phrases(vocabulary.CURRENCY_AFTER)})(?!\d))?(?!\w|[.,]\d){_LATER}"
)
_MONEY_LAST = (
    rf"{_HEDGES}(?P<between>between\s+)?{_ARTICLE}[\s-]?(?P<sa>{SCALE})?(?P<half>\s+and\s+a\s+half)?"
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
_TIMES = (
    rf"{_HEDGES}(?:(?P<a>{NUMBER})(?:\s*(?:to|-)\s*{_SECOND})?[\s-]?(?:times|fold|x)\b|"
    rf"(?P<word>{phrases(vocabulary.MULTIPLES)})){_AS}"
)
_EACH = r"\b(?:each|apiece|(?:a|per)\s+(?:piece|shell|round|unit|item|missile|rocket))\b"
_DECIMAL = rf"{_HEDGES}(?P<a>0?\.\d+)(?=\s+of\b)"
_DURATION = (
    r"(?:(?:in|over|during|within|for|across|on|covering|spread\s+over)\s+)?(?:the\s+)?(?:(?:last|past|first)\s+)?"
    rf"(?:(?:about|some|nearly|almost|roughly|around|more\s+than|over)\s+)?(?P<a>{NUMBER}|half\s+an?|an?)[\s-]+{_LENGTH}s?\b"
    r"(?!\s+(?:ago|earlier|later|before|old)|'s?\s)(?:\s+of\b(?!\s+exports|\s+imports|\s+GDP))?"
)
_TWO_ENDED = rf"(?P<a>{NUMBER})\s*(?:to|-|or)\s*(?P<b>{NUMBER})[\s-]+{_SPAN}s?\b"
_RATE = rf"(?:(?:per|each|every)\s+|/|-?a-){_SPAN}\b(?!'s|\s+(?:ago|earlier|later|before|and))"
_YEARS = (
    rf"(?:(?:from|between|in|during|over|for)\s+)?(?:(?P<m1>{_MONTH})\s+)?(?P<y1>{_YEAR})\s*(?:to|-|and|until|through|/)\s*"
    rf"(?:(?P<m2>{_MONTH})\s+)?(?P<y2>{_YEAR}|\d\d(?!\d))(?!\s*{PERCENT})"
)
_FISCAL = (
    rf"(?:(?:in|for|during)\s+)?(?:the\s+)?(?:{_FISCAL_YEAR}\s?'?(?P<y1>{_YEAR}|\d\d)(?:\s*[-/]\s*(?P<y2>{_YEAR}|\d\d))?"
    rf"|(?P<z1>{_YEAR})\s*[-/]\s*(?P<z2>{_YEAR}|\d\d)\s+(?:fiscal|financial)\s+years?)(?![\w%])"
)
_MONTHS_OF = (
    rf"(?:(?:in|from|between)\s+)?(?P<m1>{_MONTH})\s*(?:to|and|through|-)\s*(?P<m2>{_MONTH})\s+"
    rf"(?:of\s+)?(?P<y1>{_YEAR})\b"
)
_THAT_YEAR = r"(?:in\s+)?(?:last|this|that)\s+year\b(?!'s|-)"
_OPEN_YEAR = (
    r"(?:by|until|till|through|before|after|from)\s+(?:(?:early|late|mid|the\s+end\s+of)[\s-]+)?"
    rf"(?:(?:{_MONTH})\s+)?{_YEAR}\b"
)
_PRICE_YEAR = (
    rf"(?:(?:in|at)\s+)?(?:constant\s+)?{_YEAR}\s+(?:constant\s+)?(?:US\s+|international\s+)?{_MONEY_WORD}(?!\w)"
)
_SINCE = rf"since\s+(?:(?P<m1>{_MONTH})\s+)?(?P<y1>{_YEAR})"
_PART_YEAR = (
    r"(?:in\s+)?(?:the\s+)?(?:(?:first|second|third|fourth|last)\s+(?P<span>quarter|half)\s+(?:of\s+)?|(?P<code>H[12]|Q[1-4])\s*)"
    rf"(?P<y1>{_YEAR})\b"
)
_SOURCE = rf"(?:(?:by|per|from|according\s+to)\s+)?(?:the\s+)?(?P<name>{phrases(vocabulary.SOURCES)})(?:'s)?"
_BASIS = rf"(?:(?:at|in|by)\s+)?(?P<name>{phrases(vocabulary.BASES)})(?:\s+terms)?"
_ONE_YEAR = rf"(?:(?:in|for|during)\s+)?(?:(?:{_MONTH})\s+)?(?P<y1>{_YEAR})(?:'s)?(?![\w%])"


def _scale(word: str | None) -> float | None:
    return vocabulary.SCALES[word.lower()] if word else None


def _spelled(table: Iterable[str], text: str) -> str:
    """The entry of a table that is spelled like the text, whatever its capitals and spaces."""
    wanted = re.sub(r"\s+", " ", text).lower()
    return next(key for key in table if key.lower() == wanted)


def _ends(found: re.Match[str], first: float, second: float) -> tuple[list[str], list[float]]:
    a = found["a"].lower()
    if a.startswith(("half", "a", "an")) and not a.endswith("hundred"):
        first, a = first * (0.5 if a.startswith("half") else 1.0), "one"
    if found.groupdict().get("half"):
        a += " and a half"
    written = [a, found["b"]] if found["b"] else [a]
    return written, [first, second][: len(written)]


def _all_hedges(found: re.Match[str]) -> list[str]:
    later = found.groupdict().get("later") or ""
    after = [h for phrase, h in vocabulary.HEDGES_AFTER.items() if phrase in later.lower()]
    return hedges_in(found["hedge"] or "") + after


def _joined(found: re.Match[str]) -> bool:
    """Whether "and" joins two ends of a range, which it does only after "between", and "between" has two ends."""
    if found["join"] is None:
        return not found["between"]
    return (found["join"].lower() == "and") == bool(found["between"])


def _money(found: re.Match[str]) -> Money | None:
    if not _joined(found):
        return None
    first, second = _scale(found["sa"]), _scale(found["sb"])
    if found["a"].lower() in {"a", "an"} and first is None:
        return None
    if found.groupdict().get("half") and (found["a"][0].isdigit() or first is None):
        return None
    written, scales = _ends(found, first or (second if found["b"] else None) or 1.0, second or first or 1.0)
    name = found.groupdict().get("before") or found["after"]
    key = _spelled(vocabulary.CURRENCY_AFTER, name)
    text = re.sub(r"\s+", " ", found[0]).strip()
    return Money(stated(text, written, scales, _all_hedges(found), COARSE), vocabulary.CURRENCY_AFTER[key], key)


def _share(found: re.Match[str]) -> Stated | None:
    if found["points"]:
        raise InputError(
            _("“{text}” is a difference between two shares, not a share.", text=found[0].strip()),
            mend=_("Write the share itself, such as “1 % of North Korea's GDP”."),
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
    size = above / vocabulary.PARTS[part] * (0.01 if found["ofpercent"] else 1.0)
    return fraction(found[0].strip(), size, _all_hedges(found))


def _ratio(found: re.Match[str]) -> Stated | None:
    bottom = float(found["bottom"])
    return fraction(found[0].strip(), float(found["top"]) / bottom, _all_hedges(found)) if bottom else None


def _times(found: re.Match[str]) -> Stated:
    if found["word"]:
        written = [f"{vocabulary.MULTIPLES[found['word'].lower()]}"]
    else:
        written = [w for w in (found["a"], found["b"]) if w]
    return stated(found[0].strip(), written, [1.0] * len(written), hedges_in(found["hedge"]))


def _decimal(found: re.Match[str]) -> Stated:
    return stated(found[0].strip(), [found["a"]], [1.0], hedges_in(found["hedge"]))


def _duration(found: re.Match[str]) -> Period:
    a = found["a"].lower()
    count = 0.5 if a.startswith("half") else 1.0 if a in {"a", "an"} else value(a)
    return Period(found[0].strip().removesuffix(" of"), count * vocabulary.SPANS[found["span"].lower()])


def _two_ended(found: re.Match[str]) -> None:
    raise InputError(
        _("The period “{text}” has two ends.", text=found[0].strip()),
        mend=_("Write one period, and check the other one by itself."),
    )


def _rate(found: re.Match[str]) -> Period:
    return Period(found[0].strip(), vocabulary.SPANS[found["span"].lower()])


def _month(name: str | None, otherwise: int) -> int:
    if not name:
        return otherwise
    return next(n for n, m in enumerate(vocabulary.MONTHS, 1) if m.lower().startswith(name.lower().rstrip(".")))


def _following(first: int, written: str) -> int:
    """The second of two years, which may be written in two digits."""
    return int(written) if len(written) == 4 else first // 100 * 100 + int(written)


def _years(found: re.Match[str]) -> Period:
    first = int(found["y1"])
    last = _following(first, found["y2"])
    joined = re.search(r"\d\s*([-/])\s*\d", found[0])
    if joined and last == first + 1 and (len(found["y2"]) == 2 or joined[1] == "/"):
        if re.match(r"over|from|between", found[0], re.IGNORECASE):
            raise InputError(
                _("“{text}” may be one fiscal year or two calendar years.", text=found[0].strip()),
                mend=_("Write “in the fiscal year 2023-24”, or “from 2023 to 2024”."),
            )
        return Period(found[0].strip(), 1.0, first, last)
    months = (last - first) * 12 + _month(found["m2"], 12) - _month(found["m1"], 1) + 1
    if months <= 0:
        raise InputError(
            _("The period “{text}” ends before it begins.", text=found[0].strip()),
            mend=_("Write the earlier year first."),
        )
    return Period(found[0].strip(), months / 12, first, last)


def _fiscal(found: re.Match[str]) -> Period:
    """A fiscal year: named by the year in which it ends, or by both of its calendar years."""
    written = found["y1"] or found["z1"]
    first = int(written) if len(written) == 4 else 2000 + int(written)
    second = found["y2"] or found["z2"]
    if second is None:
        return Period(found[0].strip(), 1.0, first - 1, first)
    if _following(first, second) != first + 1:
        raise InputError(
            _("“{text}” is no fiscal year.", text=found[0].strip()), mend=_("Write it like 2023-24, or name one year.")
        )
    return Period(found[0].strip(), 1.0, first, first + 1)


def _months_of(found: re.Match[str]) -> Period | None:
    """Some months of a year, such as January to September 2023."""
    months = _month(found["m2"], 12) - _month(found["m1"], 1) + 1
    year = int(found["y1"])
    return Period(found[0].strip(), months / 12, year, year) if months > 0 else None


def _since(found: re.Match[str]) -> Period:
    return Period(found[0].strip(), None, int(found["y1"]))


def _part_year(found: re.Match[str]) -> Period:
    year = int(found["y1"])
    part = (found["span"] or found["code"]).lower()
    return Period(found[0].strip(), 0.25 if part.startswith("q") else 0.5, year, year)


def _text(found: re.Match[str]) -> str:
    return found[0].strip()


Rule = tuple[str, str, Callable[[re.Match[str]], Any]]

RULES: tuple[Rule, ...] = (
    ("tiv", r"\bTIVs?\b|trend[- ]indicator(?:\s+values?)?", _text),
    ("other money", rf"(?:{SCALE}\s+)?{vocabulary.OTHER_MONEY}", _text),
    ("negative", rf"(?:(?<=\s)|^)(?:minus\s|negative\s|-(?=[{SIGNS}\d]))", _text),
    ("price year", _PRICE_YEAR, _text),
    ("money", _MONEY_FIRST, _money),
    ("money", _MONEY_LAST, _money),
    ("share", _SHARE, _share),
    ("period", _TWO_ENDED, _two_ended),
    ("period", _FISCAL, _fiscal),
    ("period", _YEARS, _years),
    ("period", _MONTHS_OF, _months_of),
    ("open year", _OPEN_YEAR, _text),
    ("that year", _THAT_YEAR, lambda m: Period(m[0].strip(), 1.0)),
    ("period", _SINCE, _since),
    ("period", _PART_YEAR, _part_year),
    ("period", _DURATION, _duration),
    ("rate", _RATE, _rate),
    (
        "rate",
        r"a\s+quarter(?=\s+(?:is|are|was|were|would|equals)\b)",
        lambda m: Period(m[0], vocabulary.SPANS["quarter"]),
    ),
    ("rate", phrases(vocabulary.RATE_WORDS), lambda m: Period(m[0], vocabulary.RATE_WORDS[m[0].lower()])),
    ("period", phrases(vocabulary.OPEN_ENDED), lambda m: Period(m[0], None)),
    ("share", _FRACTION, _fraction),
    ("share", _RATIO, _ratio),
    ("times", _TIMES, _times),
    ("share", _DECIMAL, _decimal),
    ("year", _ONE_YEAR, lambda m: int(m["y1"])),
    ("vague", phrases(vocabulary.VAGUE) + r"(?:\s+of)?", _text),
    ("number", rf"{_HEDGES}{NUMBER}(?:\s?{SCALE})?(?!\w)", _text),
    ("each", _EACH, _text),
    (
        "compare",
        phrases(vocabulary.COMPARISONS),
        lambda m: vocabulary.COMPARISONS[_spelled(vocabulary.COMPARISONS, m[0])],
    ),
    ("noun", phrases(vocabulary.NOUNS), lambda m: vocabulary.NOUNS[_spelled(vocabulary.NOUNS, m[0])]),
    ("source", _SOURCE, lambda m: vocabulary.SOURCES[_spelled(vocabulary.SOURCES, m["name"])]),
    ("basis", _BASIS, lambda m: vocabulary.BASES[_spelled(vocabulary.BASES, m["name"])]),
    ("stage", rf"{phrases(vocabulary.STAGES)}(?!-\w)", lambda m: vocabulary.STAGES[m[0].lower()]),
    ("adds", phrases(vocabulary.ADDS), _text),
    ("hedge", rf"{HEDGE}(?!\w)", _text),
    ("growth", rf"{phrases(vocabulary.GROWTH)}(?!-\w)", _text),
    ("verb", phrases(vocabulary.VERBS), _text),
    ("of", r"\bof\b", _text),
    ("not", rf"{phrases(vocabulary.DENIALS)}|\b\w*n't\b", _text),
    ("filler", rf"{phrases(vocabulary.FILLERS)}(?!-\w)", _text),
    ("mark", r"[,;:().?!=]", _text),
    ("word", r"(?:[^\s,;:().?!=]|(?<=\d)[.,](?=\d))+", _text),
)
"""What is looked for at each place of the sentence, first come first served."""
