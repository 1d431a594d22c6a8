"""Numbers into words: rounding from the uncertainty, money with scale words, shares in percent."""

from __future__ import annotations

import math
import re
from datetime import date

from econ.wording import language, measures
from econ.wording.language import _, signs, spoken

NO_BREAK = "\u00a0"
MINUS = "−"
ABOUT = 0.10
"""Half-width of the interval, relative to the value, from which a sentence says "about"."""


def significant(value: float, digits: int = 2) -> float:
    """Round to a number of significant digits."""
    if value == 0 or not math.isfinite(value):
        return value
    return round(value, digits - 1 - math.floor(math.log10(abs(value))))


def places(uncertainty: float, value: float, digits: int = 2) -> int:
    """Decimal places to print: of the first digit of the uncertainty, at least `digits` digits of the value.

    With no uncertainty the value keeps three significant digits. May be negative (tens, hundreds).
    """
    if value == 0 and uncertainty == 0:
        return 0
    size = abs(value) if value else uncertainty
    least = digits - 1 - math.floor(math.log10(size))
    if uncertainty <= 0:
        return 2 - math.floor(math.log10(size))
    return max(-math.floor(math.log10(uncertainty)), least)


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


def percent(value: float, decimals: int | None = None) -> str:
    """A share in percent, to two significant digits unless the decimal places are given."""
    hundred = value * 100
    text = plain(hundred, 2) if decimals is None else number(hundred, decimals)
    return f"{text.replace('-', '−')}{NO_BREAK}%"


def _scaled(value: float) -> tuple[float, str]:
    for scale in measures.SAID:
        if abs(value) >= scale.size * (1 - 1e-9):
            return scale.size, _(scale.word)
    return 1.0, ""


def money(value: float, unit: str = "USD", digits: int = 3) -> str:
    """An amount of money with its sign and scale word: "$250 million", "$250 million a year"."""
    currency, _slash, per = unit.partition("/")
    scale, word = _scaled(significant(value, digits))
    text = plain(abs(value) / scale, digits)
    _group, decimal = signs(spoken())
    if not word and digits >= 3 and decimal in text:
        whole, cents = text.split(decimal)
        text = f"{whole}{decimal}{cents.rstrip('0').ljust(2, '0')}"
    sign = "−" if value < 0 else ""
    symbol = measures.sign(currency)
    tail = "" if symbol else f"{NO_BREAK}{currency}"
    words = f"{sign}{symbol}{text}{NO_BREAK + word if word else ''}{tail}"
    return words + _per(per)


def _per(per: str) -> str:
    """What a rate is counted by: " a year", " an item", " a person and year"."""
    words = [measures.unit(part).one for part in per.split("/") if part]
    if not words:
        return ""
    one = listing([_(word) for word in words])
    return " " + (_("an {one}", one=one) if words[0][:1] in "aeio" else _("a {one}", one=one))


def quantity(value: float, unit: str, digits: int = 3) -> str:
    """Any quantity in words: money, a share in percent, a count, a rate."""
    if unit == "1":
        return percent(value) if abs(value) < 10 else f"{plain(value, 2)}{NO_BREAK}{_('times')}"
    first, _slash, per = unit.partition("/")
    if measures.unit(first).sign is not None:
        return money(value, unit, digits)
    scale, word = _scaled(value)
    counted = _(measures.unit(first).many)
    text = plain(value / scale, digits)
    return f"{text}{NO_BREAK + word if word else ''}{NO_BREAK}{counted}{_per(per)}"


def signed(value: float, unit: str, digits: int = 2) -> str:
    r"""A difference in words, with its sign; one of shares is in percentage points (pp).

    >>> signed(0.0093, "1"), signed(-3e6, "USD"), signed(0.0, "1")
    ('+0.93\xa0pp', '−$3.0\xa0million', '0')
    """
    if value == 0:
        return "0"
    return with_sign(value, quantity(abs(value), unit, digits))


def with_sign(value: float, text: str) -> str:
    """The words of a size with the sign of a value in front, and points for per cent."""
    return f"{MINUS if value < 0 else '+'}{points(text)}"


def points(text: str) -> str:
    """Words for a share as words for a difference of shares."""
    return text.replace("%", _("pp"))


def interval(low: float, high: float, unit: str, *, least: int = 2) -> str:
    """Both ends of an interval: "$1.4 to $2.1 billion a year", "0.81 to 0.99 %".

    Args:
        low: the lower end.
        high: the upper end.
        unit: of both.
        least: significant digits, more only where the ends would be the same; a share has those of its ends.
    """
    if unit == "1" and max(abs(low), abs(high)) < 10:
        decimals = max(min(places(high - low, high) - 2, SMALLEST), 0)
        return between(number(low * 100, decimals), f"{number(high * 100, decimals)}{NO_BREAK}%")
    digits = _digits_of_ends(low, high, unit, least)
    first, last = quantity(low, unit, digits), quantity(high, unit, digits)
    return ends(first, last)


def _digits_of_ends(low: float, high: float, unit: str, least: int = 2) -> int:
    """Significant digits by which the ends of an interval differ in words."""
    digits = next((d for d in range(2, 7) if quantity(low, unit, d) != quantity(high, unit, d)), 2)
    return max(digits, least)


def ends(first: str, last: str) -> str:
    """Two quantities in words as a range, with the words that they share said once: "13.0 to 14.0 million rounds"."""
    return between(first.removesuffix(_shared_tail(first, last)), last)


def between(first: str, last: str) -> str:
    """Both ends of a range, in words already: "5 to 7 %"."""
    return _("{first} to {last}", first=first, last=last)


def _shared_tail(first: str, last: str) -> str:
    """Words at the end that two texts share: " million a year" of "$39 million a year" and "$120 million a year"."""
    words = re.split(rf"(?=[ {NO_BREAK}])", first)
    tails = ("".join(words[n:]) for n in range(1, len(words)))
    return next((tail for tail in tails if last.endswith(tail)), "")


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


TOLD_APART = 2
"""The most digits that are added so that an end of an interval is not printed as the value."""


def share_places(low: float, value: float, high: float) -> int:
    """Decimal places of a share in percent: of the first digit of half its interval, more if an end were the value.

    >>> share_places(0.01428, 0.01565, 0.01571), share_places(0.0140, 0.0157, 0.0174)
    (3, 1)
    """
    decimals = max(min(places((high - low) / 2, value) - 2, SMALLEST), 0)
    if not low < value < high:
        return decimals
    more = range(decimals, min(decimals + TOLD_APART, SMALLEST) + 1)
    inside = (d for d in more if round(low, d + 2) < round(value, d + 2) < round(high, d + 2))
    return next(inside, decimals)


def share(low: float, value: float, high: float) -> tuple[str, str]:
    r"""A share and its interval in percent, to the same place: that of the first digit of half the interval.

    >>> share(0.00812, 0.00892, 0.00991)
    ('0.89\xa0%', '0.81 to 0.99\xa0%')
    """
    decimals = share_places(low, value, high)
    first = number(low * 100, decimals).replace("-", "−")
    return percent(value, decimals), "" if low == high else between(first, percent(high, decimals))


def amount(low: float, value: float, high: float, unit: str) -> str:
    r"""A quantity for a sentence, in two or three digits, as the interval allows; a stated one without idle zeros.

    >>> amount(14.7e9, 14.8e9, 14.9e9, "USD/year"), amount(1e9, 1.8e9, 3e9, "USD/year"), amount(2e9, 2e9, 2e9, "USD")
    ('$14.8\xa0billion a year', 'about $1.8\xa0billion a year', '$2\xa0billion')
    """
    if low == high:
        return stated(value, unit)
    return f"{about(low, value, high)}{quantity(value, unit, _digits(low, value, high))}"


def _digits(low: float, value: float, high: float) -> int:
    """Significant digits of a value that its interval allows, two or three."""
    if value == 0:
        return 2
    return min(max(places((high - low) / 2, value) + math.floor(math.log10(abs(value))) + 1, 2), 3)


def estimate(low: float, value: float, high: float, unit: str) -> tuple[str, str]:
    """A value and its interval in words; no interval if there is no spread. A share is rounded as in the headline."""
    if low == high:
        return stated(value, unit), ""
    if unit == "1" and max(abs(low), abs(high)) < 10:
        return share(low, value, high)
    digits, ends = _digits(low, value, high), _digits_of_ends(low, high, unit)
    if low < value < high and not significant(low, ends) < significant(value, digits) < significant(high, ends):
        more = range(digits, digits + TOLD_APART + 1)
        inside = (d for d in more if significant(low, d) < significant(value, d) < significant(high, d))
        digits = ends = next(inside, digits)
    return quantity(value, unit, digits), interval(low, high, unit, least=ends)


def stated(value: float, unit: str) -> str:
    """A value that somebody stated, in words, without zeros that say nothing: "2.5 million rounds"."""
    text = quantity(value, unit)
    _group, decimal = signs(spoken())
    if text.startswith("$") and not any(_(scale.word) in text for scale in measures.SAID):
        return re.sub(rf"{re.escape(decimal)}00(?!\d)", "", text)  # $1.50 keeps its cents
    return re.sub(rf"({re.escape(decimal)}\d*?)0+(?!\d)", lambda found: found[1].rstrip(decimal), text)
