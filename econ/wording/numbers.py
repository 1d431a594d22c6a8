"""Numbers into words: rounding from the uncertainty, money with scale words, shares in percent."""

from __future__ import annotations

import math
import re
from datetime import date
from typing import NamedTuple

from econ.wording import language, measures
from econ.wording.language import N_, _, percent_signs, signs, spoken

NO_BREAK = "\u00a0"
MINUS = "−"
_PERCENT = re.compile(rf"[ {NO_BREAK}]?%")
ABOUT = 0.10
"""Half-width of the interval, relative to the value, from which a sentence says "about"."""


def significant(value: float, digits: int = 2) -> float:
    """Round to a number of significant digits."""
    if value == 0 or not math.isfinite(value):
        return value
    return round(value, digits - 1 - math.floor(math.log10(abs(value))))


def month(code: float) -> str:
    """A month, given as year times 100 and month, in words.

    >>> month(202309)
    'September 2023'
    """
    day = date(*divmod(int(code), 100), 1)
    if spoken() == language.ENGLISH:
        return day.strftime("%B %Y")
    from babel.dates import format_skeleton

    return format_skeleton("yMMMM", day, locale=spoken())


def number(value: float, decimals: int) -> str:
    """A number with thousands separators, rounded to a decimal place (which may be negative)."""
    rounded = round(value, decimals)
    return language.digits(f"{rounded + 0.0:,.{max(decimals, 0)}f}")


def plain(value: float, digits: int = 3) -> str:
    """A number to some significant digits, without a unit and without an exponent."""
    if value == 0 or not math.isfinite(value):
        return "0" if value == 0 else str(value)
    decimals = digits - 1 - math.floor(math.log10(abs(significant(value, digits))))
    return number(value, decimals)


def percent(value: float, decimals: int | None = None, digits: int = 2) -> str:
    """A share in percent, to two significant digits, or fewer if it has no more, unless the places are given."""
    hundred = value * 100
    if decimals is None:
        decimals = _places_of(hundred, _significant_places(hundred, digits))
    return in_percent(number(hundred, decimals))


def in_percent(text: str) -> str:
    """A number in words as so many percent, as the language that is spoken writes it.

    >>> in_percent("0.89"), in_percent("-3")
    ('0.89%', '−3%')
    """
    before, behind = percent_signs(spoken())
    return f"{before}{text.replace('-', MINUS)}{behind}"


def in_times(text: str) -> str:
    """A number in words as a multiple: "4.8 times"."""
    return f"{text}{_behind(_('times'))}"


TIMES, FACTOR = "times", "factor"
PURE = (TIMES, FACTOR)
"""How a pure number is said that is no share: "4.8 times", "1.2"."""


def said_unit(name: str, unit: str) -> str:
    """In which unit a quantity is said: a multiple in times; a multiplier, a weight or a rate as a number, no percent.

    The months of imports that each year's sale pays for are months: a year has no 22 of them.

    >>> said_unit("oil_ceiling_multiple", "1"), said_unit("multiplier", "1"), said_unit("gdp_share", "1")
    ('times', 'factor', '1')
    >>> said_unit("import_cover", "month/year")
    'month'
    """
    if unit == "month/year":
        return "month"
    if unit == "1" and name.endswith("exchange_rate"):
        return FACTOR
    parts = set(name.split("_")) if unit == "1" else set()
    return TIMES if "multiple" in parts else FACTOR if parts & {"multiplier", "severity"} else unit


class _Form(NamedTuple):
    """How numbers of one unit are printed: a value and both ends of its interval alike.

    Attributes:
        size: what they are counted in: 1e6 for millions, 0.01 for per cent.
        places: decimal places of that many; negative for tens and hundreds.
        sign: what stands in front.
        tail: what stands behind.
        per: what it is counted by, if it is a rate: "year", "person/month".
        word: the scale word in what stands behind.
        least: from which size on numbers are printed so.
        larger: how a much larger number of the interval is printed, in a language that has a scale word for it.
    """

    size: float
    places: int
    sign: str
    tail: str
    per: str = ""
    word: str = ""
    least: float = 0.0
    larger: _Form | None = None

    def fitting(self, value: float) -> _Form:
        """How a value is printed: with the scale word of the others, unless it has one of its own."""
        if self.larger and abs(value) >= self.larger.least:
            return self.larger.fitting(value)
        return self

    def bare(self, value: float) -> str:
        """A value without what stands behind it."""
        text = number(self._counted(abs(value)), self.places)
        negative = value < 0 and text.strip("0.,") != ""
        return f"{MINUS if negative else ''}{self.sign}{text}"

    def whole(self, value: float, lead: str = "") -> str:
        """A value in words, with what leads the number."""
        form = self.fitting(value)
        return counted_by(f"{lead}{form.bare(value)}{form.tail}", self.per)

    def span(self, low: float, high: float) -> str:
        """Both ends of an interval, what they are counted in once."""
        first, last = self.fitting(low), self.fitting(high)
        whole = f"{last.bare(high)}{last.tail}"
        if first.size == last.size:
            return counted_by(between(first.bare(low), whole), self.per)
        return counted_by(between(f"{first.bare(low)}{first.word}", whole), self.per)

    def printed(self, value: float) -> float:
        """The number that a reader of the words has."""
        return round(self._counted(value), self.places) * self.size

    def without_idle_zeros(self, value: float) -> _Form:
        """The same with no decimal place in which the value has nothing: $2 billion, not $2.00 billion; but $1.50."""
        places = _places_of(self._counted(value), self.places)
        cents = bool(self.sign) and self.size == 1 and places == 1
        return self._replace(places=2 if cents else places)

    def _counted(self, value: float) -> float:
        return value / self.size if self.size >= 1 else value * 100


def _form(unit: str, size: float, places: int, *, times: bool = False) -> _Form:
    """How a quantity of about a size is printed with so many decimal places, which count from a single unit.

    Args:
        unit: of the quantity.
        size: how large it is, which decides on its scale word.
        places: decimal places of the quantity itself.
        times: whether a share or ratio is printed as "12 times"; else in percent.
    """
    if unit in PURE:
        return _Form(1.0, max(places, 0), "", _behind(_("times")) if unit == TIMES else "")
    if unit == "1" and not times:
        return _Form(0.01, max(min(places - 2, SMALLEST), 0), *percent_signs(spoken()))
    first, _slash, per = unit.partition("/")
    is_money = unit != "1" and measures.unit(first).sign is not None
    symbol = measures.sign(first) if is_money else ""
    if unit == "1":
        named = _("times")
    elif symbol and spoken() in language.MONEY_IN_WORDS:
        symbol, named = "", _(measures.unit(first).many)
    else:
        named = "" if symbol else _(measures.unit(first).many)

    def made(scale: measures.Scale, larger: _Form | None) -> _Form:
        fine = places + round(math.log10(scale.size))
        if symbol and not scale.word and fine == 1:
            fine = 2  # $1.50, not $1.5
        word = _(scale.word)
        tail = _behind(word, named)
        return _Form(scale.size, fine, symbol, tail, "" if unit == "1" else per, word, scale.start, larger)

    *above, own = _scales(round(size, places))
    larger = None
    for scale in above:
        larger = made(scale, larger)
    return made(own, larger)


def _scales(value: float) -> list[measures.Scale]:
    """What an amount is said with, behind what much larger ones beside it are said with, the largest first."""
    said = measures.said(spoken())
    known = [scale for scale in said if not scale.fits(value)]
    own = said[len(known)] if len(known) < len(said) else measures.UNSCALED
    return [*known, own] if spoken() in language.WRITTEN_ONTO_DIGITS else [own]


def _behind(*words: str) -> str:
    """Words behind digits: a scale word and what is counted, either of which may be empty."""
    text = "".join(f"{NO_BREAK}{word}" for word in words if word)
    return text.removeprefix(NO_BREAK) if spoken() in language.WRITTEN_ONTO_DIGITS else text


def money(value: float, unit: str = "USD", digits: int | None = None) -> str:
    """An amount of money with its sign and scale word: "$250 million", "$250 million a year"."""
    return quantity(value, unit, digits)


_EVERY = {
    "year": (N_("{amount} a year"), N_("{amount} {each} and year")),
    "month": (N_("{amount} a month"), N_("{amount} {each} and month")),
    "day": (N_("{amount} a day"), N_("{amount} {each} and day")),
}
"""How an amount is counted by a length of time: alone, and after something else."""


def counted_by(text: str, per: str) -> str:
    """An amount in words as a rate: "$250 million a year", "$10 an item", "$2,000 a person and month".

    Args:
        text: the amount, or both ends of one.
        per: the units that it is counted by, with strokes between them; a length of time comes last.
    """
    things = [part for part in per.split("/") if part]
    if not things:
        return text
    time = things.pop() if things[-1] in _EVERY else ""
    if not things:
        return _(_EVERY[time][0], amount=text)
    words = [measures.unit(part).one for part in things]
    one = listing([_(word) for word in words])
    each = _("an {one}", one=one) if words[0][:1] in "aeio" else _("a {one}", one=one)
    return _(_EVERY[time][1] if time else N_("{amount} {each}"), amount=text, each=each)


def unit_in_words(unit: str, *, millions: bool = False) -> str:
    """A unit, or a million of it, in words: "US dollars a year", "million US dollars a year"."""
    first, *rest = unit.split("/")
    text = _(measures.unit(first).many)
    if millions:
        text = _("million {unit}", unit=text)
    for part in rest:
        dollar = part == "USD"
        each = _("a {one}", one=_("US dollar"))
        text = _("{amount} {each}", amount=text, each=each) if dollar else counted_by(text, part)
    return text


def quantity(value: float, unit: str, digits: int | None = None) -> str:
    """Any quantity that stands alone in words: money, a share in percent, a count, a rate.

    Zeros behind the decimal sign stand only for digits that were rounded away: "$2 billion" is two billion, "$2.00
    billion" is about that. What is computed has an interval, whose digits it has: see `estimate`.

    Without a number of digits it has three significant ones, a share or another pure number two.
    """
    if unit == "1" and abs(value) < 10:
        return percent(value, digits=digits or FEWEST_DIGITS)
    return _standing_alone(value, abs(value), unit, digits).whole(value)


def _standing_alone(value: float, size: float, unit: str, digits: int | None) -> _Form:
    """How a quantity without an interval is printed in the scale word of a size."""
    usual = FEWEST_DIGITS if unit == "1" or unit in PURE else MOST_DIGITS
    places = _significant_places(value, digits or usual)
    return _form(unit, size, places, times=True).without_idle_zeros(value)


def _places_of(value: float, most: int) -> int:
    """How many decimal places a value itself has, if they are fewer than so many: 2.0 has none, 2.004 two of two."""
    if not math.isfinite(value):
        return most
    return next((n for n in range(most) if math.isclose(round(value, n), value, rel_tol=1e-12)), most)


def _significant_places(value: float, digits: int) -> int:
    """Decimal places of so many significant digits, also where rounding makes another power of ten of the value."""
    rounded = significant(value, digits)
    return digits - 1 - math.floor(math.log10(abs(rounded))) if rounded and math.isfinite(rounded) else 0


def signed(value: float, unit: str, digits: int | None = 2) -> str:
    r"""A difference in words, with its sign; one of shares is in percentage points (pp).

    >>> signed(0.0093, "1"), signed(-3e6, "USD"), signed(0.0, "1")
    ('+0.93\xa0pp', '−$3\xa0million', '0')
    """
    if value == 0:
        return "0"
    return with_sign(value, quantity(abs(value), unit, digits))


def signed_estimate(low: float, value: float, high: float, unit: str, median: float | None = None) -> tuple[str, str]:
    """A difference and its interval in words, as `estimate` prints them; those of shares are percentage points (pp)."""
    text, span = estimate(low, value, high, unit, median)
    if value == 0:
        text = "0"
    elif not text.startswith(MINUS):
        text = f"+{text}"
    return points(text), points(span)


def with_sign(value: float, text: str) -> str:
    """The words of a size with the sign of a value in front, and points for per cent."""
    return f"{MINUS if value < 0 else '+'}{points(text)}"


def points(text: str) -> str:
    """Words for a share as words for a difference of shares."""
    return _PERCENT.sub(_behind(_("pp")), text)


def without_percent(text: str) -> str:
    """Words for a share as the number alone."""
    return _PERCENT.sub("", text)


def interval(low: float, high: float, unit: str) -> str:
    """Both ends of an interval in one unit and to one place: "$1.4 to $2.1 billion a year", "0.81 to 0.99%"."""
    middle = math.sqrt(low * high) if low > 0 else max(low, high, key=abs)
    return _of_interval(low, middle, high, unit).span(low, high)


def between(first: str, last: str) -> str:
    """Both ends of a range, in words already: "5 to 7%"."""
    return _("{first} to {last}", first=first, last=last)


LEAST = 0.01
"""The least of a scale word that is said with it in a range: "$0.01 to $2 billion", but "$9 million to $2 billion"."""


def span(low: float, high: float, unit: str, digits: int | None = None) -> str:
    r"""Two amounts that somebody stated as a range in one unit, each with its own digits; one if they are the same.

    >>> span(890e6, 1.2e9, "USD/year"), span(0.05, 0.13, "1"), span(9e6, 2e9, "USD"), span(2e9, 2e9, "USD")
    ('$0.89 to $1.2\xa0billion a year', '5 to 13%', '$9\xa0million to $2\xa0billion', '$2\xa0billion')
    """
    first, last = quantity(low, unit, digits), quantity(high, unit, digits)
    size = max(abs(low), abs(high))
    left, right = (_standing_alone(value, size, unit, digits) for value in (low, high))
    if first == last:
        return last
    if (unit == "1" and size < 10) or 0 < min(abs(low), abs(high)) < LEAST * right.size:
        return ends(first, last)
    return counted_by(between(left.bare(low), f"{right.bare(high)}{right.tail}"), right.per)


def ends(first: str, last: str) -> str:
    """Two quantities in words as a range, with the words that they share said once: "13.0 to 14.0 million rounds"."""
    head, tail = _shared(first, last)
    return between(first.removesuffix(tail), last.removeprefix(head))


def _shared(first: str, last: str) -> tuple[str, str]:
    """Words in front of the digits and behind them that two texts share: "" and " million a year" of two amounts."""
    before, found, _behind_it = first.partition(" ")
    head = before + found if found and last.startswith(before + found) and not re.search(r"\d", before) else ""
    words = re.split(rf"(?=[ {NO_BREAK}%])", first.removeprefix(head))
    tails = ("".join(words[n:]) for n in range(1, len(words)))
    return head, next((tail for tail in tails if last.endswith(tail)), "")


def about(low: float, value: float, high: float) -> str:
    """Return "about " if the half-width of the interval is over a tenth of the value, else nothing."""
    return f"{_('about')} " if value and (high - low) / 2 > ABOUT * abs(value) else ""


def listing(words: list[str]) -> str:
    """Words in a row: "a, b and c"."""
    if len(words) < 2:
        return words[0] if words else ""
    if len(words) == 2:
        return _("{first} and {second}", first=words[0], second=words[1])
    return _("{most} and {last}", most=", ".join(words[:-1]), last=words[-1])


def listing_with_semicolons(words: list[str]) -> str:
    """Words in a row that hold commas themselves: semicolons between them where decimals have commas too."""
    if len(words) < 3 or signs(spoken())[1] != ",":
        return listing(words)
    return _("{most}; and {last}", most="; ".join(words[:-1]), last=words[-1])


SMALLEST = 12
"""The most decimal places of a share in percent."""

FEWEST_DIGITS, MOST_DIGITS, APART_DIGITS = 2, 3, 6
"""Significant digits of what is computed: at least, at most, and at most where an end would be printed as the value."""

STATED_DIGITS = 4
"""Significant digits of a stated value that readers compute with."""

PUBLISHED_DIGITS = 12
"""Significant digits of what somebody has published: all."""

FAR = 0.10
"""How far the median may lie from the number without a word, as a part of the number."""


def decimals(low: float, value: float, high: float) -> int:
    """Decimal places of a value and of both ends of its interval: of the first digit of half the interval.

    They give the value two or three significant digits, more only where an end would be printed as the value, or as
    zero. May be negative (tens, hundreds).

    >>> decimals(14.7, 14.8, 14.9), decimals(0.01428, 0.01565, 0.01571), decimals(1100, 2200, 4200)
    (1, 5, -2)
    """
    size = abs(value) or max(abs(low), abs(high))
    if not (size and math.isfinite(size) and math.isfinite(high - low)):
        return 0
    first = math.floor(math.log10(size))
    if low == high:
        return MOST_DIGITS - 1 - first
    least, most, last = (digits - 1 - first for digits in (FEWEST_DIGITS, MOST_DIGITS, APART_DIGITS))
    found = min(max(-math.floor(math.log10((high - low) / 2)), least), most)
    return next((d for d in range(found, last + 1) if _told_apart(low, value, high, d)), found)


def share_places(low: float, value: float, high: float) -> int:
    """The same of a share in percent; no tens of percent."""
    return max(min(decimals(low, value, high) - 2, SMALLEST), 0)


def _told_apart(low: float, value: float, high: float, places: int) -> bool:
    """Whether rounded ends differ from each other, from a value between them, and from zero."""
    left, middle, right = (round(v, places) for v in (low, value, high))
    if any(now == 0 != before for before, now in ((low, left), (high, right))):
        return False
    return left < middle < right if low < value < high else left < right


def _of_interval(low: float, value: float, high: float, unit: str, *, finer: bool = False) -> _Form:
    """How a value and both ends of its interval are printed: in one unit, to one place."""
    times = unit == "1" and max(abs(low), abs(value), abs(high)) >= 10
    size, places = abs(value) or max(abs(low), abs(high)), decimals(low, value, high)
    if finer and value and math.isfinite(value):
        places = max(places, MOST_DIGITS - 1 - math.floor(math.log10(abs(value))))
    return _form(unit, size, places, times=times)


def estimate(
    low: float, value: float, high: float, unit: str, median: float | None = None, *, finer: bool = False
) -> tuple[str, str]:
    r"""A number and its interval in words, in one unit and to one place; no interval if there is no spread.

    This is how everything that is computed is printed: in sentences, tables, charts and files in words.

    Args:
        low: the lower end of the interval.
        value: the number; that of the central case, which may lie anywhere.
        high: the upper end.
        unit: of all three.
        median: of the draws; named behind the interval where it lies over a tenth of the number away.
        finer: whether readers go on to compute with it, so that it has three digits, and four if it is stated.

    >>> estimate(0.00812, 0.00892, 0.00991, "1"), estimate(2e9, 2e9, 2e9, "USD")
    (('0.89%', '0.81 to 0.99%'), ('$2\xa0billion', ''))
    """
    if low == value == high:
        return stated(value, unit, STATED_DIGITS if finer else None), ""
    form = _of_interval(low, value, high, unit, finer=finer)
    told = _aside(form, low, value, high, median)
    return form.whole(value), ", ".join(filter(None, (form.span(low, high), told)))


def each(low: float, value: float, high: float, unit: str, *, finer: bool = False) -> tuple[str, str, str]:
    """The lower end, the number and the upper end, as `estimate` prints them, each with its unit."""
    form = _of_interval(low, value, high, unit, finer=finer)
    return form.whole(low), form.whole(value), form.whole(high)


def _aside(form: _Form, low: float, value: float, high: float, median: float | None) -> str:
    """What is said behind an interval: that the number lies outside of it, and the median where it lies far off.

    Far is over a tenth of the number, and other digits.
    """
    outside = "" if low <= value <= high else _("the central case outside it")
    if median is None or form.printed(median) == form.printed(value):
        return outside
    far = outside or abs(median - value) > FAR * abs(value)
    return ", ".join(filter(None, (outside, _("median {median}", median=form.whole(median)) if far else "")))


def amount(low: float, value: float, high: float, unit: str, *, finer: bool = False) -> str:
    r"""The number for a sentence, with "about" where its interval is wide; a stated one without idle zeros.

    >>> amount(14.7e9, 14.8e9, 14.9e9, "USD/year"), amount(1e9, 1.8e9, 3e9, "USD/year"), amount(2e9, 2e9, 2e9, "USD")
    ('$14.8\xa0billion a year', 'about $1.8\xa0billion a year', '$2\xa0billion')
    """
    if low == value == high:
        return estimate(low, value, high, unit, finer=finer)[0]
    return _of_interval(low, value, high, unit, finer=finer).whole(value, about(low, value, high))


def divisor(value: float, unit: str, dividend: tuple[float, float, float], ratio: tuple[float, float, float]) -> str:
    """An amount with as many digits as it takes for a reader's own division to come to the printed ratio.

    Args:
        value: the amount that is divided by, as it is published.
        unit: of it, and of what is divided.
        dividend: what is divided, as it is printed, with three digits: lower end, number, upper end.
        ratio: the ratio, likewise.
    """
    form, above = _of_interval(*ratio, "1"), _printed(*dividend, unit)
    for digits in range(MOST_DIGITS, APART_DIGITS + 1):
        below = significant(value, digits)
        if below and form.printed(above / below) == form.printed(ratio[1]):
            return quantity(value, unit, digits)
    return quantity(value, unit)


def _printed(low: float, value: float, high: float, unit: str) -> float:
    """The number that a reader has of a quantity in words."""
    if low == value == high:
        return significant(value, STATED_DIGITS)
    return _of_interval(low, value, high, unit, finer=True).printed(value)


def published(low: float, high: float, unit: str) -> str:
    r"""A figure or a range as it was published, with every digit.

    >>> published(5727, 5727, "USD/round"), published(0.04, 0.196, "1")
    ('$5,727 a round', '4 to 19.6%')
    """
    return stated(low, unit, PUBLISHED_DIGITS) if low == high else span(low, high, unit, PUBLISHED_DIGITS)


def stated(value: float, unit: str, digits: int | None = None) -> str:
    """A value that somebody stated, in words, without zeros that say nothing: "2.5 million rounds"."""
    text = quantity(value, unit, digits)
    counted = measures.unit(unit)
    if value == 1 and counted.many and spoken() not in language.WRITTEN_ONTO_DIGITS:
        text = text.removesuffix(_(counted.many)) + _(counted.one) if text.endswith(_(counted.many)) else text
    _group, decimal = signs(spoken())
    if text.startswith("$") and not any(_(scale.word) in text for scale in measures.SAID):
        return re.sub(rf"{re.escape(decimal)}00(?!\d)", "", text)  # $1.50 keeps its cents
    return re.sub(rf"({re.escape(decimal)}\d*?)0+(?!\d)", lambda found: found[1].rstrip(decimal), text)
