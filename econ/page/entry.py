"""What people type into a field is read, and a value is written so that it reads back.

An entry is read as the data are written (`econ.page.grammar`), else as people write, in the languages of `data/claims`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import lru_cache

from econ import wording
from econ.claims.words import languages, pieces
from econ.claims.words import of as words_of
from econ.equations import units
from econ.evidence import check_plausible, default_book, kinds
from econ.evidence.records import NO_LIMIT
from econ.numerics import distributions
from econ.numerics.distributions import (
    Distribution,
    Fixed,
    Interval,
    LogNormal,
    Normal,
    Pert,
    Triangular,
    TwoPiece,
    Uniform,
)
from econ.page import typed_text
from econ.page.grammar import LONGEST, brief, complete, english, in_language, ways
from econ.page.typed_text import Said, together, with_own_scales
from econ.scenario import Input, currencies
from econ.wording import measures
from econ.wording.errors import InputError
from econ.wording.language import ENGLISH, N_, WRITTEN_ONTO_DIGITS, Message, _, spoken

LEVEL = 0.90
"""Level of a range for which neither the entry nor the field has one."""

FAR = 10.0
"""From how many times a country's GDP on a yearly amount is refused (judgement: ours)."""

LARGEST = 1e18
"""Largest number that is taken."""

SMALL = 1000.0
"""Below how many dollars a year it is asked whether a scale word is missing (judgement: ours)."""


@dataclass(frozen=True)
class Read:
    """An entry as it was read.

    Attributes:
        value: what it says; money of another currency in the words of the data; None if it cannot be used.
        problem: what is wrong with it, or what is asked about it, in whole sentences; empty for nothing.
        would_read: texts of which one may be meant; each is read.
    """

    value: Distribution | str | None
    problem: str = ""
    would_read: tuple[str, ...] = ()


class _UnreadError(Exception):
    """An entry that is not read.

    Attributes:
        words: what is wrong with it, a sentence; without any it has no number.
        doubtful: what of it may be one of two.
        meant: what may be meant, values or texts.
    """

    def __init__(self, words: str = "", meant: Iterable[_Meant] = (), *, doubtful: str = "") -> None:
        """Keep what is to be said when it is known that it is."""
        super().__init__(words)
        self.words, self.doubtful, self.meant = words, doubtful, tuple(meant)


@dataclass(frozen=True)
class _Meant:
    """What may be meant by an entry: a value, or a text."""

    value: Distribution | str = ""
    text: str = ""


@dataclass(frozen=True)
class _Field:
    """What a field takes.

    Attributes:
        unit: of its quantity.
        percent: whether it shows per cents, so that a bare number is one.
        shown: what it shows now, whose form a bare range takes; None for nothing.
        possible: what its value may be.
        gdp: of the country, in dollars a year, of which a share may be meant.
    """

    unit: str
    percent: bool
    shown: Distribution | None = None
    possible: tuple[float, float] = (0.0, NO_LIMIT)
    gdp: float | None = None

    @classmethod
    def of(cls, item: Input | str, shown: Distribution | None = None) -> _Field:
        """The field of a quantity, or of a unit."""
        unit, name = (item, "") if isinstance(item, str) else (item.unit, item.name)
        percent = wording.said_unit(name, unit) == units.DIMENSIONLESS
        if isinstance(item, str):
            return cls(unit, percent, shown)
        usual = (0.0, 1.0 if percent else NO_LIMIT)
        return cls(unit, percent, shown or item.distribution, item.plausible or usual)

    @property
    def is_sum(self) -> bool:
        """Whether it takes dollars, in all or a year, and not for each of something."""
        return self.unit in {"USD/year", "USD"}


def read(text: str, item: Input | str, shown: Distribution | None = None, *, gdp: float | None = None) -> Read:
    """Read an entry as people write it.

    A bare number in a field of per cents is one. A range without a level takes the form of what the field shows: its
    level, or its three points or even spread; else 90%.

    Args:
        text: the entry, in the language that is spoken or in another that is read.
        item: the quantity, or its unit alone.
        shown: what the field shows, if that is not the value of the quantity.
        gdp: of the country, in dollars a year, against which a yearly amount is held.
    """
    field = replace(_Field.of(item, shown), gdp=gdp)
    if field.shown and text.strip() == _written(field.shown, field):
        return Read(field.shown)
    try:
        return _judged(_taken(text, field), field, gdp)
    except _UnreadError as error:
        return _refused(error, text, field)
    except InputError as error:
        return Read(None, error.on_the_page)


def names_its_unit(text: str, unit: str) -> bool:
    """Whether an entry says in which unit it is, with its time if that has one, so that it is clear without a field.

    >>> [names_its_unit(text, "USD/year") for text in ("300 Mio. EUR a year", "300 Mio. EUR", "300 million")]
    [True, False, False]
    """
    other, total = "missile" if unit != "missile" else "round", unit.removesuffix("/year")
    return not (_is_read(text, _Field.of(other)) or (total != unit and _is_read(text, _Field.of(total))))


def _taken(text: str, field: _Field) -> Distribution | str:
    """What an entry says: in the grammar of the data, else in the words of the first language that reads it."""
    if len(text) > LONGEST:
        raise _UnreadError(_("The entry is longer than {longest} characters.", longest=LONGEST))
    if not text.strip():
        raise _UnreadError(_("The field is empty: write a number, or undo the change."))
    text = _between_months(text) if field.unit == "year" else text
    meant = english(text)
    if not _bare_percents(meant, field):
        try:
            return _in_grammar(meant, field.unit)
        except InputError:
            if distributions.MONTHS_FORM.fullmatch(meant):
                raise
    own = typed_text.known(text, spoken())
    try:
        return _as_said(text, field, spoken())
    except _UnreadError as error:
        for code in dict.fromkeys((ENGLISH, *languages())):
            if typed_text.known(text, code) - own:
                with suppress(_UnreadError):
                    return _as_said(text, field, code)
        raise error


_MONTH = re.compile(r"([^\W\d_]+)\.?,?\s+((?:19|20)\d\d)(?!년)|((?:19|20)\d\d)년\s*(\d\d?)월")


def _between_months(text: str) -> str:
    """A period between two months that are named, as the data write it: 2023-09 to 2025-03; anything else as it is."""
    found = [_month(*hit) for hit in _MONTH.findall(text)]
    return " to ".join(found) if len(found) == 2 and all(found) else text


def _month(name: str, year: str, year_before: str, number: str) -> str:
    """A month of a year as the data write it; "" for a word that is none."""
    for code in dict.fromkeys((spoken(), ENGLISH, *languages())) if name else ():
        phrase, _count = words_of(code, default_book()).at(pieces(name), 0)
        number = number or (phrase.senses.get("month", "") if phrase else "")
    return f"{year or year_before}-{int(number):02d}" if number else ""


def _bare_percents(text: str, field: _Field) -> bool:
    """Whether an entry for a field of per cents has numbers alone, which the grammar of the data takes for shares."""
    lead, colon, body = text.rpartition(":")
    return field.percent and "%" not in body and bool(not colon or _LEAD.fullmatch(lead))


def _in_grammar(text: str, unit: str) -> Distribution | str:
    """An entry in the grammar of the data; money of another currency stays in words.

    Raises:
        InputError: it is not in that grammar.
    """
    written = complete(text, unit)
    currency = currencies.currency_of(currencies.coded(written, unit), unit)
    if not currency:
        return distributions.parse(written, unit)
    with _knowing(currency):
        distributions.parse(currencies.coded(written, unit), unit.replace("USD", currency, 1))
    return currencies.coded(written, unit)


# --- as people write --------------------------------------------------------------------------------------

_LEAD = re.compile(r"\s*(?:(normal|lognormal)\s+)?(?:(\d+(?:\.\d+)?)\s*%|(uniform|triangular|pert))\s*")
YEAR_PARTS = {"year": 1.0, "month": 1 / 12, "day": 1 / 365.25}


@dataclass(frozen=True)
class _Form:
    """What an entry says of the form of its range: a level or a name in front, a third value behind."""

    shape: str = ""
    level: float = 0.0
    third: str = ""


def _as_said(text: str, field: _Field, code: str, *, again: bool = True) -> Distribution | str:
    """An entry in the words of a language.

    Args:
        text: the entry.
        field: what it is for.
        code: of the language.
        again: whether a word that is unknown may be taken for one that it looks like.

    Raises:
        _UnreadError: it cannot be read in it.
    """
    text = text.strip()
    spelled = with_own_scales(together(text), code)
    form, body, tail = _parted(spelled)
    said = _said(body, field, code)
    behind = _said(tail, field, code) if form.third else Said()
    if not said.amounts or (form.third and not behind.amounts):
        raise _UnreadError

    def value(factor: float) -> tuple[Distribution, bool]:
        """What its numbers say, and whether the larger end stands first."""
        ends, third = ([v * factor for v in part] for part in _in_parts(text, said, behind, form, field))
        return _shaped(sorted(ends), third, form, field), ends != sorted(ends)

    measured = typed_text.measured(said.words, code)
    factor, wrong = _factor(said, measured, field)
    if measured.unknown:
        unknown, at = measured.unknown[0], spelled.lower().find(measured.unknown[0])
        word = spelled[at : at + len(unknown)] if at >= 0 else unknown  # written otherwise: “⽩” for “白”
        words = _("“{text}” is {kind}.", text=text, kind=wrong) if wrong else ""
        words = words or _("“{word}” in “{text}” is no word that is read here.", word=word, text=text)
        if at < 0:
            raise _UnreadError(words)
        other = re.sub(rf"(?i){re.escape(word)}", typed_text.corrected(word, code) if again else "", spelled, count=1)
        raise _instead(words, other, field, code)
    if wrong:
        raise _UnreadError(
            _("“{text}” is {kind}.", text=text, kind=wrong), _instead_of_share(said, field, value(1.0)[0])
        )
    found, turned = value(factor)
    if turned:
        raise _UnreadError(_("“{text}” has its larger end first.", text=text), [_Meant(found)])
    if said.bound:
        raise _UnreadError(_("“{text}” names one end of a range only.", text=text), [_Meant(found)])
    if currency := _currency(text, said, field):
        own = field.unit.replace("USD", currency, 1)
        return f"{brief(found, own)} {own}"
    return found


def _instead_of_share(said: Said, field: _Field, bare: Distribution) -> list[_Meant]:
    """What may be meant by an entry of another kind: so much of GDP for a share of it, else its number."""
    first = said.amounts[0]
    if not field.is_sum or not any(amount.per for amount in said.amounts):
        return [_Meant(bare)]
    share = first.value * first.per if len(said.amounts) == 1 else 0.0
    return [_Meant(Fixed(wording.significant(share * field.gdp, 3)))] if share and field.gdp else []


def _instead(words: str, other: str, field: _Field, code: str) -> _UnreadError:
    """A refusal of an entry, with another that may be meant."""
    try:
        return _UnreadError(words, [_Meant(_as_said(other, field, code, again=False))])
    except _UnreadError as error:
        return _UnreadError(words, error.meant)


def _parted(text: str) -> tuple[_Form, str, str]:
    """What an entry says of its form, the entry without that, and its third value."""
    names = {"likely": ("likely", N_("most likely")), "median": ("median",)}
    words = {w.lower(): third for third, known in names.items() for name in known for w in (name, _(name))}
    pattern = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    head, colon, body = text.rpartition(":")
    lead = _LEAD.fullmatch(english(head)) if colon else None
    body = body if lead else text
    form = _Form(lead[1] or lead[3] or "", float(lead[2] or 0) / 100) if lead else _Form()
    if not (found := re.fullmatch(rf"(.*?\d.*?)[\s,;(]*({pattern})[:\s]*(.*?)\)?", body, re.IGNORECASE | re.DOTALL)):
        return form, body, ""
    return replace(form, third=words[found[2].lower()]), found[1], found[3]


def _said(text: str, field: _Field, code: str) -> Said:
    """What a part of an entry says in a language; a number that may be another one is refused."""
    words = words_of(code, default_book())
    english_signs = text.translate(str.maketrans(words.group + words.decimal, ",."))
    try:
        units.refuse_foreign(english_signs, field.unit)
        return typed_text.said(text, code, share=field.unit == units.DIMENSIONLESS)
    except InputError as error:
        raise _doubtful(error, text, field) from None


def _doubtful(error: InputError, text: str, field: _Field) -> _UnreadError:
    """A number that is written as elsewhere, or that may be one of two."""
    values = {**_values(error.what), **_values(error.mend)}
    piece = str(values.get("piece", ""))
    texts = [text.replace(piece, str(values[n])).strip() for n in ("meant", "thousands", "decimal") if n in values]
    would = [_Meant(text=one) for one in texts if piece in text and _is_read(one, field)]
    if len(would) > 1:
        return _UnreadError(doubtful=text.strip(), meant=would)
    if would:
        return _UnreadError(_("“{piece}” is not how numbers are written here.", piece=piece), would)
    return _UnreadError(_("“{text}” can be read in more than one way.", text=text.strip()))


def _is_read(text: str, field: _Field) -> bool:
    try:
        return bool(_taken(text, field))
    except (InputError, _UnreadError):
        return False


def _values(message: str) -> Mapping[str, str | float]:
    return message.values if isinstance(message, Message) else {}


def _factor(said: Said, found: typed_text.Measured, field: _Field) -> tuple[float, str]:
    """What the numbers of an entry are multiplied by to be in the unit, and what they are if not of its kind."""
    first, *per = field.unit.split("/")
    factor, wrong = 1.0, list[str]()
    for name, _phrase in found.units:
        if name != first and name not in per:
            try:
                factor *= units.factor("/".join([name, *per]), field.unit)
            except InputError:
                wrong.append(typed_text.kind_of(name))
    for span in said.spans:
        if first in YEAR_PARTS:
            factor *= span / YEAR_PARTS[first]
        else:
            wrong.append(_("a length of time"))
    time = next((part for part in per if part in YEAR_PARTS), "")
    if said.rate and time:
        factor *= YEAR_PARTS[time] / said.rate
    elif said.rate:
        wrong.append(_("an amount for each year, and a total is wanted") if field.is_sum else _("an amount for a time"))
    if said.currency and not kinds.MONEY.fullmatch(first):
        wrong.append(_("an amount of money"))
    if field.unit != units.DIMENSIONLESS and any(a.per for a in said.amounts[: 1 if said.plus else None]):
        wrong.append(_("a share"))
    return factor, next(iter(wrong), "")


def _currency(text: str, said: Said, field: _Field) -> str:
    """The currency that an entry names, if it is not that of the unit."""
    own = field.unit.partition("/")[0]
    if " " in said.currency:
        codes = _(" or ").join(said.currency.split())
        raise _UnreadError(
            _("“{text}” may be money of several countries. Write the code: {codes}.", text=text, codes=codes)
        )
    if own != "USD" and said.currency not in {"", own}:
        raise _UnreadError(_("“{text}” is in {given}, and {own} is wanted.", text=text, given=said.currency, own=own))
    return "" if said.currency == own else said.currency


def _in_parts(text: str, said: Said, behind: Said, form: _Form, field: _Field) -> tuple[list[float], list[float]]:
    """The numbers of an entry and its third value, per cents as parts of one."""
    amounts = [*said.amounts, *behind.amounts[:1]]
    scale = next((a.scale for a in reversed(amounts) if a.scale), 1.0)
    values = [a.value if a.scale else a.value * scale for a in amounts]
    per = next((a.per for a in amounts if 0 < a.per < 1), 0.0)
    count = len(said.amounts)
    if said.plus:
        far = values[1] * (values[0] * 0.01 if said.amounts[1].per and field.unit != units.DIMENSIONLESS else 1.0)
        values[:2] = values[0] - far, values[0] + far
    if field.unit == units.DIMENSIONLESS and per:
        values = [v if a.per == 1 else v / round(1 / per) for v, a in zip(values, amounts, strict=True)]
    elif field.percent and scale == 1 and not any(a.per for a in amounts):
        values = _percents(values, count, form, field, text)
    return values[:count], values[count:]


def _percents(values: list[float], count: int, form: _Form, field: _Field, text: str) -> list[float]:
    """Bare numbers of a field of per cents; where they may be shares as well, it is asked which they are."""
    most, parts = max(map(abs, values)), [v / 100 for v in values]
    if most and (most < 1 or (1 < field.possible[1] < NO_LIMIT and most <= field.possible[1])):
        both = [_shaped(each[:count], each[count:], form, field) for each in (parts, values)]
        raise _UnreadError(doubtful=text, meant=map(_Meant, both))
    return parts


def _shaped(ends: Sequence[float], third: list[float], form: _Form, field: _Field) -> Distribution:
    """A value of some ends, in the form that it says itself, else in that of what the field shows."""
    if len(ends) == 1 or ends[0] == ends[1]:
        return Fixed(ends[0])
    (low, high), now = ends, field.shown
    level = form.level or (now.level if isinstance(now, Interval) else LEVEL)
    if third and form.third == "median":
        return TwoPiece(low, high, level, third[0])
    if third:
        return (Triangular if form.shape == "triangular" else Pert)(low, third[0], high)
    if form.shape == "uniform" or (form == _Form() and isinstance(now, Uniform)):
        return Uniform(low, high)
    if form == _Form() and isinstance(now, Pert | Triangular):
        return type(now)(low, now.likely if low <= now.likely <= high else _middle(low, high), high)
    normal = Normal(low, high, level)
    as_now = not form.shape and isinstance(now, Normal) and _is_possible(normal, field)
    return normal if low <= 0 or form.shape == "normal" or as_now else LogNormal(low, high, level)


def _middle(low: float, high: float) -> float:
    """The middle of a range, without digits that come of the computing alone."""
    return wording.significant((low + high) / 2, 12)


# --- what is said of it -----------------------------------------------------------------------------------


def _refused(error: _UnreadError, text: str, field: _Field) -> Read:
    """What is said of an entry that is not read."""
    possible = (meant for meant in error.meant if isinstance(meant.value, str) or _is_possible(meant.value, field))
    would = tuple(dict.fromkeys(meant.text or _text(meant.value, field) for meant in possible))
    if error.doubtful and len(would) > 1:
        first, *_more, last = would
        return Read(None, _("“{text}” may be {first} or {last}.", text=error.doubtful, first=first, last=last), would)
    if would:
        return Read(None, f"{error.words} {_would(would[0])}".strip(), would[:1])
    if error.words:
        return Read(None, error.words)
    example = _text(field.shown or Fixed(0.4 if field.percent else 250e6 if field.is_sum else 12000.0), field)
    return Read(None, _("“{text}” holds no number. Write one such as {example}.", text=text.strip(), example=example))


def _would(meant: str) -> str:
    return _("I would have read {meant}.", meant=meant)


def _text(value: Distribution | str, field: _Field) -> str:
    """A value as one says it, if that reads back to it; else as the field shows it."""
    if isinstance(value, str):
        return _shown_amount(value, field.unit)
    if isinstance(value, Fixed):
        unit = "USD" if field.is_sum else field.unit
        told = wording.stated(value.value, unit, 12).replace(wording.NO_BREAK, " ")
        with suppress(InputError, _UnreadError):
            if _taken(told, field) == value:
                return told
    return _written(value, field)


def _judged(value: Distribution | str, field: _Field, gdp: float | None) -> Read:
    """A value that was read, held against what is possible."""
    if isinstance(value, str):
        return Read(value)
    most = max(map(abs, value.points), default=abs(value.central))
    if gdp and field.is_sum and value.central >= FAR * gdp:
        return _too_many_zeros(value, gdp, field)
    if most > LARGEST:
        return Read(None, _("This number is too large. Too many zeros?"))
    if not _is_possible(value, field):
        return _impossible(value, field)
    if field.is_sum and isinstance(value, Fixed) and 0 < most < SMALL:
        larger = [Fixed(value.value * size) for size in (1e9, 1e6) if not gdp or value.value * size <= gdp]
        would = [_text(each, field) for each in larger]
        if would:
            return Read(value, _("Did you mean {meant}?", meant=_(" or ").join(would)), tuple(would))
    return Read(value)


def _is_possible(value: Distribution, field: _Field) -> bool:
    try:
        check_plausible(value, field.possible, field.unit)
    except InputError:
        return False
    return True


def _too_many_zeros(value: Distribution, gdp: float, field: _Field) -> Read:
    times = wording.plain(value.central / gdp, 2)
    fewer = value.central / 1000.0 ** math.ceil(math.log(value.central / gdp, 1000))
    would = [_text(Fixed(fewer), field)] if isinstance(value, Fixed) else []
    return Read(None, _("This is {times} times the country's GDP. Too many zeros?", times=times), tuple(would))


def _impossible(value: Distribution, field: _Field) -> Read:
    """What is said of a value that cannot be."""
    low, high = field.possible
    if all(low <= point <= high for point in value.points) and isinstance(value, Interval):
        other = Pert(value.low, _middle(value.low, value.high), value.high)
        end = _end(high, field) if high < NO_LIMIT else _("zero")
        level = wording.percent(value.level, 0)
        words = _("A {level} range leaves some values outside it, here beyond {end}.", level=level, end=end)
        meant = _text(other, field)
        return Read(None, f"{words} {_would(meant)}", (meant,))
    if any(point < low for point in value.points) and low == 0:
        return Read(None, _("This cannot be less than zero."))
    if high < NO_LIMIT:
        return Read(None, _("This must lie between {low} and {high}.", low=_end(low, field), high=_end(high, field)))
    return Read(None, _("This is too small to reckon with. Write 0 for nothing."))


def _end(value: float, field: _Field) -> str:
    return _text(Fixed(value), field)


# --- writing ----------------------------------------------------------------------------------------------


def shown(value: Distribution | str, item: Input | str) -> str:
    """A value as a field shows it, in the language that is spoken: `read` gives exactly the same value back.

    Args:
        value: a distribution, or money of another currency in the words of the data, as `read` gives it.
        item: the quantity, or its unit alone.
    """
    if isinstance(value, str):
        return _shown_amount(value, item if isinstance(item, str) else item.unit)
    return _written(value, _Field.of(item, value))


def _shown_amount(text: str, unit: str) -> str:
    """Money of another currency: the field says that it is for a year."""
    currency = currencies.currency_of(text, unit)
    own = unit.replace("USD", currency, 1)
    with _knowing(currency):
        amount = distributions.parse(text, own)
        return f"{_written(amount, _Field.of(own, amount))} {currency}"


@contextmanager
def _knowing(currency: str) -> Iterator[None]:
    """Know a currency as a unit while the block runs."""
    own = default_book().units or {}
    with measures.knowing({**own, currency: {**measures.UNITS, **own}.get(currency) or measures.currency(currency)}):
        yield


def _written(distribution: Distribution, field: _Field) -> str:
    return _written_in(distribution, field.unit, spoken(), percent=field.percent)


@lru_cache(maxsize=2048)
def _written_in(distribution: Distribution, unit: str, language: str, *, percent: bool) -> str:
    """A value in a language, which the memory must tell apart: the shortest text that gives it, or all but gives it."""
    field = _Field(unit, percent=percent)
    scales = [(0.01, "%")] if percent else [_spoken_scale(distribution, unit, language), (1.0, "")]
    for text in ways(distribution, *scales):
        with suppress(InputError, _UnreadError):
            found = _taken(text, field)
            if found == distribution or _all_but(found, distribution):
                return text
    return in_language(distributions.written(distribution, unit))


def _all_but(found: Distribution | str, distribution: Distribution) -> bool:
    """Whether two values differ by no more than the digits of a field do."""
    if isinstance(found, str) or found.shape != distribution.shape:
        return False
    pairs = zip((*found.points, found.central), (*distribution.points, distribution.central), strict=True)
    return all(math.isclose(a, b, rel_tol=1e-6) for a, b in pairs)


def _spoken_scale(distribution: Distribution, unit: str, language: str) -> tuple[float, str]:
    """What a value is counted in in a language, and the word for it with what stands before it."""
    most = max(map(abs, distribution.points), default=0.0)
    scale = next((scale for scale in measures.said(language) if scale.fits(most)), None)
    if scale is None or unit == units.DIMENSIONLESS:
        return 1.0, ""
    return scale.size, f"{'' if language in WRITTEN_ONTO_DIGITS else ' '}{_(scale.word)}"
