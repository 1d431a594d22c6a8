"""What people type into a field, and how a value is written back into it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
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
from econ.scenario import currencies
from econ.wording.errors import InputError
from econ.wording.language import ENGLISH, LANGUAGES, N_, Message, _, digits, signs, spoken
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


Parse = Callable[[str, str], Distribution]


def read(text: str, unit: str, parse: Parse = distributions.parse) -> Distribution:
    """Read an entry: with its unit, or with none, or with a number and a scale word alone.

    Args:
        text: the entry.
        unit: of the quantity.
        parse: what reads a quantity in a unit, such as one that knows exchange rates.

    >>> read("0.3 bn", "USD/year") == read("300 million USD/year", "USD/year") == read("$300m a year", "USD/year")
    True

    Raises:
        InputError: it cannot be read.
    """
    return parse(whole(text, unit), unit)


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
    *(N_("to"), N_("likely"), N_("median"), N_("uniform"), N_("triangular"), N_("one of"), N_("mixture")),
    *(name for name, unit in UNITS.items() if unit.singular == name),
)
"""Words that an entry may be made of, as the grammar of the data spells them."""

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


def as_typed(error: InputError, text: str, unit: str) -> str:
    """What is wrong with an entry, with the entry in it as it was typed, and units in the words of the language."""
    meant, typed = english(text).strip(), text.strip()
    if spoken() == ENGLISH or not meant or len(text) > LONGEST:
        return error.on_the_page
    try:
        forms = (complete(meant, unit), meant)
    except InputError:
        forms = (meant,)

    def again(message: str) -> str:
        if not isinstance(message, Message):
            return message
        return _(
            message.template, **{name: value(v) if isinstance(v, str) else v for name, v in message.values.items()}
        )

    def value(part: str) -> str:
        if isinstance(part, Message):
            return again(part)
        form = next((form for form in forms if form in part), "")
        return part.replace(form, typed) if form else _worded(part)

    return InputError(again(error.what), error.where, again(error.mend)).on_the_page


def shown(distribution: Distribution, unit: str) -> str:
    """A value as `brief` writes it, in the language that is spoken; `english` gives the same back."""
    return in_language(brief(distribution, unit))


def in_language(text: str) -> str:
    """A text of the grammar in the language that is spoken; `english` gives the same back."""
    if spoken() == ENGLISH:
        return text
    text = _worded(text)
    return _DIGITS_OF.sub(lambda found: digits(found[0]), text)


def _worded(text: str) -> str:
    """A text of the grammar with its words in the language that is spoken."""
    return _WORDS.sub(lambda found: _(found[0]) if found[0] in _GRAMMAR else found[0], text)


@lru_cache(maxsize=len(LANGUAGES))
def _back(code: str) -> tuple[dict[str, str], re.Pattern[str], dict[int, str]]:
    """English words by those of a language, a pattern that finds these, and English signs by its own."""
    words = {_(word).lower(): word for word in _GRAMMAR}
    words |= {_(scale.short, number="").strip().lower(): f" {scale.word}" for scale in reversed(SCALES)}
    after_digit = "|".join(re.escape(w) for w in words if len(w) < 3)
    whole = "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True) if len(w) > 2)
    pattern = re.compile(rf"\b(?:{whole})\b|(?<=\d)\s*(?:{after_digit})\b", re.IGNORECASE)
    words |= {f" {short}": word for short, word in words.items() if len(short) < 3}
    group, decimal = signs(code)
    return words, pattern, str.maketrans({group: ",", decimal: "."})


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
    if isinstance(d, Months):
        yield distributions.written(d, unit)
    yield from _scaled(d, *_scale(max(map(abs, d.points), default=0.0), unit))
    yield from _scaled(d, 1.0, "")


def _scaled(d: Distribution, size: float, word: str) -> Iterator[str]:
    for figures in _DIGITS:
        parts = [_plain(point / size, figures) for point in d.points]
        tail = word if word in ("", "%") else f" {word}"
        if isinstance(d, Fixed):
            yield f"{parts[0]}{tail}"
        elif isinstance(d, Normal | LogNormal):
            lead = "" if isinstance(d, LogNormal) or d.low <= 0 else "normal "
            yield f"{lead}{d.level * 100:.12g}%: {parts[0]} to {parts[1]}{tail}"
        elif isinstance(d, TwoPiece):
            yield f"{d.level * 100:.12g}%: {parts[0]} to {parts[2]}{tail}, median {parts[1]}{tail}"
        elif isinstance(d, Uniform):
            yield f"uniform: {parts[0]} to {parts[1]}{tail}"
        elif isinstance(d, Pert | Triangular):
            lead = "triangular: " if isinstance(d, Triangular) else ""
            yield f"{lead}{parts[0]} to {parts[2]}{tail}, likely {parts[1]}{tail if word != '%' else ''}"


def _scale(most: float, unit: str) -> tuple[float, str]:
    if unit == "1":
        return (0.01, "%") if most <= 1 else (1.0, "")
    for scale in SAID:
        if most >= scale.size:
            return scale.size, scale.word
    return 1.0, ""


def _plain(value: float, digits: int) -> str:
    value = wording.significant(value, digits)
    text = f"{value:,.12f}".rstrip("0").rstrip(".")
    return text or "0"
