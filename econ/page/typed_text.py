"""An entry cut into its numbers, its units and its other words, by the words of one language (`data/claims`)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from econ.claims.numerals import Numerals
from econ.claims.stated_numbers import BOUNDS
from econ.claims.tokens import straight, tokens
from econ.claims.words import languages, number_of
from econ.claims.words import of as words_of
from econ.equations import units
from econ.evidence import default_book
from econ.wording import measures
from econ.wording.errors import InputError, nearest
from econ.wording.language import LANGUAGES, N_, _, speaking

PASSED_OVER = ("between", "from", "from_behind", "until_behind", "particle", "ending", "article", "per")
"""Kinds of word that change nothing of an entry."""

KINDS = frozenset(
    {"scale", "number", "power", "and a half", "percent", "fraction", "part", "hedge", "hedge_behind", "to"}
    | {"currency", "currency_behind", "rate", "span", *PASSED_OVER}
)
"""Kinds of word that an entry is made of."""

COUNTERS = frozenset(
    {"pcs", "pieces", "piece", "units", "unit", "buah", "butir", "orang", "개", "발", "기", "대", "명", "척"}
)
"""Words that are said behind any number of things."""

ABBREVIATIONS = {"yr": "year", "yrs": "year", "y": "year", "mo": "month", "mos": "month", "mths": "month"}

_BLANKS = r" \u00a0\u2009\u202f'’"
_GROUPS = re.compile(rf"(?<![\w.,])\d{{1,3}}(?:[{_BLANKS}]\d{{3}})+(?![\d])")
_DOTS = re.compile(r"(?<=\d)\s*(?:\.{2,3}|…)\s*(?=\d)")
_DASHES = frozenset("-~")


@dataclass(frozen=True)
class Amount:
    """A number of an entry.

    Attributes:
        value: with its scale word; one in per cent is not divided.
        per: what its word for per cent makes of it, 0.01; 0 for none, 1 for a fraction such as “a third”.
        scale: of its scale word; 0 for none.
    """

    value: float
    per: float = 0.0
    scale: float = 0.0


@dataclass(frozen=True)
class Said:
    """What an entry says.

    Attributes:
        amounts: its numbers, the ends of a range or one alone.
        plus: whether the second is how far the first reaches to either side.
        currency: the code of the money that it names, or several codes with blanks; empty for none.
        rate: the part of a year that it is counted by, “a year” is 1; 0 for none.
        spans: parts of a year that are named as units, “months” is a twelfth.
        bound: “at least” or “at most” if it names one end only.
        words: words that are none of these.
    """

    amounts: tuple[Amount, ...] = ()
    plus: bool = False
    currency: str = ""
    rate: float = 0.0
    spans: tuple[float, ...] = ()
    bound: str = ""
    words: tuple[str, ...] = ()


def said(text: str, code: str, *, share: bool) -> Said:
    """What an entry says in a language.

    Args:
        text: as it was typed, in one piece: no level in front, no likely value behind.
        code: of the language.
        share: whether a share is wanted, so that “a third” is one.

    Raises:
        InputError: a number can be read in more than one way.
    """
    return _Entry(straight(together(text)), code, share=share).gone_through()


def together(text: str) -> str:
    """A text whose numbers have no blanks and apostrophes between thousands, and a hyphen for dots between two.

    >>> together("2 000 000"), together("10\u00a0000...14'000")
    ('2000000', '10000 - 14000')
    """
    return _GROUPS.sub(lambda found: re.sub(rf"[{_BLANKS}]", "", found[0]), _DOTS.sub(" - ", text))


def with_own_scales(text: str, code: str) -> str:
    """A text whose scale words of other languages, "Mio.", are those of a language of the same size, if it has one.

    >>> with_own_scales("300 Mio. EUR a year", "en"), with_own_scales("2 milyar a year", "en")
    ('300 million EUR a year', '2 billion a year')
    """
    mine, own = words_of(code, default_book()).phrases, scale_words(code)

    def other(found: re.Match[str]) -> str:
        word = found[1].lower()
        if any(not phrase.senses.keys() <= {"foreign_scale"} for phrase in mine.get(word, ())):
            return found[0]
        sizes = {size for each in languages() if (size := scale_words(each).get(word))}
        same = [word for word, size in own.items() if {size} == sizes]
        return max(same, key=len, default=found[0])

    return re.sub(r"(?<![^\W\d_])([^\W\d_]{3,})\.?", other, text)


@lru_cache(maxsize=8)
def scale_words(code: str) -> dict[str, float]:
    """The scale words of a language, each in one word, by their size."""
    listed = words_of(code, default_book()).phrases
    return {
        phrase.words[0].lower(): number_of(phrase.senses["scale"])
        for phrases in listed.values()
        for phrase in phrases
        if len(phrase.words) == 1 and "scale" in phrase.senses
    }


class _Entry(Numerals):
    """An entry, from its first token to its last."""

    def __init__(self, text: str, code: str, *, share: bool) -> None:
        super().__init__(text, words_of(code, default_book()))
        self.wants_share, self.found = share, Said()
        self.joined = self.between = self.negative = False

    def gone_through(self) -> Said:
        """Go through the tokens; each is one of the things that an entry is made of, or a word that is left."""
        at = 0
        while at < len(self.tokens):
            at = self._number_at(at) or self._sign_at(at) or self._word_at(at)
        return self.found

    def _number_at(self, at: int) -> int:
        """The place behind the number at a place; 0 if there is none, or one too many."""
        room = len(self.found.amounts) == (1 if self.joined else 0)
        found = self._amount(at) if room else None
        if found is None:
            return 0
        amount, end = found
        if self.negative:
            amount, self.negative = replace(amount, value=-amount.value), False
        if self.has(end, "percent"):
            amount, end = replace(amount, per=number_of(self.means(end, "percent") or "1")), end + 1
        self.found = replace(self.found, amounts=(*self.found.amounts, amount))
        return end

    def _amount(self, at: int) -> tuple[Amount, int] | None:
        for make in (self._percent_first, self._part) if self.wants_share else ():
            if (part := make(at)) is not None:
                return Amount(part[1].value, 1.0), part[1].end
        number = self.amount_of(at)
        if number is None:
            return None
        return Amount(number.value, scale=number.scale), number.end

    def _sign_at(self, at: int) -> int:
        """The place behind what joins two numbers, or stands before one; 0 if nothing of that is there."""
        text, begun = self.tokens[at].text, bool(self.found.amounts)
        if begun and not self.joined:
            joins = self.has(at, "to") or text in _DASHES or (self.between and self.has(at, "and")) or text == "±"
            if joins:
                self.joined, self.found = True, replace(self.found, plus=text == "±")
                return at + 1
        if text == "-" and not (begun and not self.joined):
            self.negative = True
            return at + 1
        return at + 1 if text in "±,.;=" else 0

    def _word_at(self, at: int) -> int:
        """The place behind a word."""
        found, token = self.found, self.tokens[at]
        self.between = self.between or self.has(at, "between")
        kind = "hedge" if not found.amounts or self.joined else "hedge_behind"
        if (currency := self.means(at, "currency") or self.means(at, "currency_behind")) is not None:
            codes = {*found.currency.split(), *currency.replace("?", "").split()}
            if found.currency and found.currency != currency.removesuffix("?"):
                self.found = replace(found, currency=" ".join(sorted(codes)))
            else:
                self.found = replace(found, currency=currency.removesuffix("?"))
        elif (rate := self.means(at, "rate")) is not None:
            self.found = replace(found, rate=number_of(rate))
        elif found.amounts and (span := self.means(at, "span")) is not None:
            by = self.has(at - 1, "per", "article")
            part = number_of(span)
            self.found = replace(found, rate=part) if by else replace(found, spans=(*found.spans, part))
        elif (hedge := self.means(at, kind)) is not None:
            self.found = replace(found, bound=BOUNDS[hedge][0] if hedge in BOUNDS else found.bound)
        elif not self.has(at, *PASSED_OVER) and token.text.lower() not in COUNTERS:
            self.found = replace(found, words=(*found.words, token.text))
        return at + 1


def known(text: str, code: str) -> frozenset[str]:
    """The words of an entry that belong to entries in a language."""
    words = words_of(code, default_book())
    found = [t for t in tokens(straight(together(text)), words) if not t.number and t.text[:1].isalpha()]
    of_units = " ".join(phrase for _name, phrase in measured(tuple(t.text for t in found), code).units).split()
    return frozenset(of_units) | {t.text.lower() for t in found if not t.senses.keys().isdisjoint(KINDS)}


# --- units ------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Measured:
    """What the words of an entry say of its unit.

    Attributes:
        units: names of units that are said, each with the words for it.
        unknown: words that are none.
    """

    units: tuple[tuple[str, str], ...] = ()
    unknown: tuple[str, ...] = ()


def measured(words: tuple[str, ...], code: str) -> Measured:
    """Units among some words, in a language and by their names in the data."""
    rest, found = f" {' '.join(words).lower()} ", list[tuple[str, str]]()
    for phrase, name in unit_words(code).items():
        while f" {phrase} " in rest:
            rest = rest.replace(f" {phrase} ", " ", 1)
            found.append((name, phrase))
    return Measured(tuple(found), tuple(word for word in rest.split() if word != "/"))


def unit_words(code: str) -> dict[str, str]:
    """Names of units by what is said for them, the longest first."""
    return _unit_words(code, tuple(measures.known_units()))


@lru_cache(maxsize=32)
def _unit_words(code: str, names: tuple[str, ...]) -> dict[str, str]:
    found = dict(ABBREVIATIONS)
    with speaking(code if code in LANGUAGES else "en"):
        for name in names:
            unit = measures.unit(name)
            if unit.sign is None and not name.isupper():
                said_ = {name, unit.one, unit.many, f"{name}s", _(unit.one), _(unit.many)}
                found |= {word.lower(): name for word in said_ if word}
    return dict(sorted(found.items(), key=lambda item: -len(item[0])))


def corrected(word: str, code: str) -> str:
    """The word of an entry that an unknown word looks like; "" if there is none."""
    scales = [scale.word for scale in measures.SCALES]
    known = {
        phrase[0].words[0]
        for phrase in words_of(code, default_book()).phrases.values()
        if not phrase[0].senses.keys().isdisjoint({"scale", "percent"}) and len(phrase[0].words) == 1
    }
    close = nearest(word.lower(), sorted(known | set(scales) | set(unit_words(code))))
    return next((w for w in close if len(w) > 3 and abs(len(w) - len(word)) <= 2), "")


_WHAT_IT_IS = {
    "kilogram": N_("a weight"),
    "litre": N_("a volume"),
    "year": N_("a length of time"),
    "person": N_("a number of people"),
}


def kind_of(name: str) -> str:
    """What a unit measures, in words: "a weight"."""
    for base, words in _WHAT_IT_IS.items():
        try:
            units.factor(name, base)
        except InputError:
            continue
        return _(words)
    return _("a number of {things}", things=_(measures.unit(name).many))
