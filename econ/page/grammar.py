"""The grammar of the data (docs/reference/data-format.md) as addresses and fields have it: shorter, in any language.

An address has what `brief` writes and `whole` completes; `in_language` says the same in the language that is spoken,
and `english` takes it back.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import lru_cache

from econ import wording
from econ.numerics import distributions
from econ.numerics.distributions import (
    Distribution,
    Fixed,
    LogNormal,
    Months,
    Normal,
    Pert,
    Triangular,
    TwoPiece,
    Uniform,
)
from econ.page.typed_text import scale_words
from econ.scenario import currencies
from econ.wording.errors import InputError
from econ.wording.language import ENGLISH, LANGUAGES, N_, _, digits, signs, speaking, spoken
from econ.wording.measures import SAID, SCALES, UNITS

LONGEST = 200
"""Characters of an entry that are read; no written value needs more."""

_SHORT = {"mio": "million"} | {short: scale.word for scale in SCALES for short in scale.letters}
del _SHORT["t"]  # it may be a tonne
_ABBREVIATED = re.compile(r"(?<=\d)\s*(" + "|".join(_SHORT) + r")\b", re.IGNORECASE)
_NO_UNIT = re.compile(rf".*[\d.)]\s*({'|'.join(scale.word for scale in SCALES)})?", re.DOTALL)
_SECOND = re.compile(r"(, (?:likely|median)\b)")
"""What a further value of an interval begins with."""

_NUMBER = re.compile(r"\d+(?:[,_]\d+)*(?:\.\d+)?(?:[eE][-+]?\d+)?")
_DIGITS = range(2, 18)


def whole(text: str, unit: str) -> str:
    """An entry as `complete` gives it.

    Raises:
        InputError: there is none, it is too long, or a sign of a currency in it is none that is read.
    """
    if len(text) > LONGEST:
        raise InputError(
            _("The entry is too long."), mend=_("Write it in fewer than {longest} characters.", longest=LONGEST)
        )
    if not text.strip():
        raise InputError(_("The field is empty."), mend=_("Write a number, or undo the change."))
    return complete(text, unit)


def complete(text: str, unit: str) -> str:
    """The entry with abbreviations spelled out and the unit put where there is none."""
    text = " ".join(text.replace("\u2212", "-").split())
    text = _ABBREVIATED.sub(lambda found: " " + _SHORT[found[1].lower()], text)
    if distributions.MONTHS_FORM.fullmatch(text):
        return text
    if currency := currencies.currency_of(currencies.coded(text, unit), unit):
        own = unit.replace("USD", currency, 1)
        return re.sub(rf"\b{currency}\b(?!/)", own, currencies.coded(text, unit))
    if unit.startswith("USD"):
        text = re.sub(r"(US)?\$\s*|\b(US )?dollars?\b", "", text)
    if unit.endswith("/year"):
        text = re.sub(r"\s*\b(a|per) year\b", "" if "USD" not in text else "/year", text)
    if unit == "1":
        return _as_parts(text)
    head, comma, tail = (*_SECOND.split(text.strip(), maxsplit=1), "", "")[:3]
    if _NO_UNIT.fullmatch(head):
        head = f"{head.strip()} {unit}"
        if comma and re.search(r"[a-z]$", tail):
            tail = f"{tail} {unit}"
    return head + comma + tail


def _as_parts(text: str) -> str:
    """Per cent as parts of one, divided and not multiplied by 0.01, so that 35% is 0.35 to the last digit."""
    level, colon, body = text.rpartition(":")
    if "%" not in body or "(" in body:
        return text
    return (
        level
        + colon
        + _NUMBER.sub(lambda found: repr(float(found[0].replace(",", "")) / 100), re.sub(r"\s*%", "", body))
    )


# --- entries in other languages --------------------------------------------------------------------------

_GRAMMAR = (
    *(scale.word for scale in SCALES),
    *(N_("to"), "likely", N_("median"), N_("uniform"), N_("triangular"), N_("one of"), N_("mixture")),
    *(name for name, unit in UNITS.items() if unit.singular == name),
)
"""Words that an entry may be made of, as the grammar of the data spells them."""

_MESSAGES = {"likely": N_("most likely")}
"""Messages of those that are said in other words than a probability of the same name."""

_WORDS = re.compile(r"(?<![^\W\d])[a-z]+(?: of)?(?!\w)")
"""Words that may be of the grammar; parts of names are none."""

_DIGITS_OF = re.compile(r"\d(?:[\d.,]*\d)?")


def english(text: str) -> str:
    """An entry in the language that is spoken, as the grammar of the data spells it; English words stay as they are."""
    if spoken() == ENGLISH or len(text) > LONGEST:
        return text
    words, pattern, signs_back = _back(spoken())
    text = _DIGITS_OF.sub(lambda found: found[0].translate(signs_back), text)
    return pattern.sub(lambda found: words[found[0].lower()], text)


def in_language(text: str) -> str:
    """A text of the grammar in the language that is spoken; `english` gives the same back."""
    if spoken() == ENGLISH:
        return text
    text = _worded(text)
    return _DIGITS_OF.sub(lambda found: digits(found[0]), text)


def _worded(text: str) -> str:
    """A text of the grammar with its words in the language that is spoken."""
    return _WORDS.sub(lambda found: _said(found[0]) if found[0] in _GRAMMAR else found[0], text)


def _said(word: str) -> str:
    """A word of the grammar in the language that is spoken."""
    return word if spoken() == ENGLISH else _(_MESSAGES.get(word, word))


@lru_cache(maxsize=len(LANGUAGES))
def _back(code: str) -> tuple[dict[str, str], re.Pattern[str], dict[int, str]]:
    """English words by those of a language, a pattern that finds these, and English signs by its own."""
    words = {_said(word).lower(): word for word in _GRAMMAR}
    shorts = {_(scale.short, number="").strip().lower(): scale.size for scale in SCALES}
    sizes = {scale.size: scale.word for scale in SCALES}
    for word, size in (scale_words(code) | shorts).items():
        if size in sizes and word not in words:  # what is written onto a number is parted from it
            words[word] = f"{' ' if len(word) < 3 else ''}{sizes[size]}"
    after_digit = "|".join(re.escape(w) for w in words if len(w) < 3)
    whole = "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True) if len(w) > 2)
    pattern = re.compile(rf"\b(?:{whole})\b|(?<=\d)\s*(?:{after_digit})\b", re.IGNORECASE)
    words |= {f" {short}": word for short, word in words.items() if len(short) < 3}
    group, decimal = signs(code)
    return words, pattern, str.maketrans({group: ",", decimal: "."})


@lru_cache(maxsize=512)
def brief(distribution: Distribution, unit: str) -> str:
    """A value as short as it can be written so that `complete` and the grammar give exactly the same value back."""
    with speaking(ENGLISH):
        for text in ways(distribution, _scale_of(distribution, unit), (1.0, "")):
            try:
                if distributions.parse(complete(text, unit), unit) == distribution:
                    return text
            except InputError:
                continue
    return distributions.written(distribution, unit)


def ways(distribution: Distribution, *scales: tuple[float, str]) -> Iterator[str]:
    """Texts for a value in the words of the language that is spoken, the shortest first; the last is all but exact.

    Args:
        distribution: the value.
        scales: what it is counted in, 1e6, and the word for that, with the blank in front of it if one stands there;
            each is tried in turn.
    """
    if isinstance(distribution, Months):
        yield in_language(distributions.written(distribution, "year"))
    close = ""
    for size, word in dict.fromkeys(scales):
        for figures in _DIGITS:
            said = [wording.significant(point / size, figures) for point in distribution.points]
            back = [one / round(1 / size) if size < 1 else one * size for one in said]
            if back == list(distribution.points):
                yield from _worded_as(distribution, [_plain(one) for one in said], word)
            elif not close and all(map(_all_but, back, distribution.points)):
                close = next(_worded_as(distribution, [_plain(one) for one in said], word), "")
    if close:
        yield close


def _all_but(found: float, wanted: float) -> bool:
    return math.isclose(found, wanted, rel_tol=1e-6)


def _worded_as(d: Distribution, points: list[str], tail: str) -> Iterator[str]:
    """A value of some points that are said already."""
    if isinstance(d, Fixed):
        yield f"{points[0]}{tail}"
    elif isinstance(d, Normal | LogNormal):
        lead = "" if isinstance(d, LogNormal) or d.low <= 0 else "normal "
        yield f"{lead}{_level(d)}: {wording.between(points[0], points[1])}{tail}"
    elif isinstance(d, TwoPiece):
        yield f"{_level(d)}: {wording.between(points[0], points[2])}{tail}, {_('median')} {points[1]}{tail}"
    elif isinstance(d, Uniform):
        yield f"{_('uniform')}: {wording.between(points[0], points[1])}{tail}"
    elif isinstance(d, Pert | Triangular):
        lead = f"{_('triangular')}: " if isinstance(d, Triangular) else ""
        likely = points[1] + ("" if tail == "%" else tail)
        yield f"{lead}{wording.between(points[0], points[2])}{tail}, {_said('likely')} {likely}"


def _level(d: Normal | LogNormal | TwoPiece) -> str:
    return f"{digits(f'{d.level * 100:.12g}')}%"


def _scale_of(d: Distribution, unit: str) -> tuple[float, str]:
    most = max(map(abs, d.points), default=0.0)
    if unit == "1":
        return (0.01, "%") if most <= 1 else (1.0, "")
    return next(((scale.size, f" {scale.word}") for scale in SAID if most >= scale.size), (1.0, ""))


def _plain(value: float) -> str:
    return digits(f"{value:,.12f}".rstrip("0").rstrip(".") or "0")
