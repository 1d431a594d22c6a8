"""Amounts in another currency: read, and brought to dollars at the rate of the year of the sale.

The scenario keeps the amount as it was given, so that another year takes another rate; the complete scenario holds
dollars. An amount in dollars is read as ever.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from econ import wording
from econ.evidence import Book, exchange_rates, kinds
from econ.evidence.exchange_rates import Rate
from econ.numerics import distributions
from econ.numerics.distributions import Distribution, Fixed
from econ.scenario.request import Scenario
from econ.scenario.state import Exchanged
from econ.wording import measures
from econ.wording.errors import InputError
from econ.wording.language import N_, _, spoken

DOLLAR = kinds.DOLLAR

_SIGN_CHARACTERS = "$€£¥₩₽₹₪₱₫₺₴₦฿₸₼₾₲₡₵₭₮₨₿"
_DOLLARS = re.compile(r"USD|USD/(?!.*USD)[\w/]+")
"""A unit of dollars of the year, or of a price in such."""

_SIGN = re.compile(
    rf"(?P<before>[A-Za-z]{{0,3}}[{_SIGN_CHARACTERS}]|\b[A-Z]{{3}}(?![A-Za-z_]))\s*(?=[-+]?\.?\d)"
    rf"|(?P<behind>(?<=[\d\s])[A-Za-z]{{0,3}}[{_SIGN_CHARACTERS}])"
)
_CODE = re.compile(r"(?<!\w)[A-Z]{3}(?!\w)")
_PER = re.compile(r"\s+(?:an?|per)\s+([a-z_]+)\b")
_ENDS_IN_CODE = re.compile(r"\b[A-Z]{3}$")
_MORE = re.compile(r"(, (?:likely|median)\b)")


def read(text: str, unit: str, year: int, book: Book) -> tuple[Distribution, Exchanged | None]:
    """A written quantity in a unit, and what it was exchanged from if it is money of another currency.

    Args:
        text: as given: "300 million EUR/year", "90%: €200 to €300 million a year".
        unit: the unit that is wanted; only dollars of the year are exchanged.
        year: whose rate counts.
        book: the figures.

    Raises:
        InputError: it cannot be read, or no rate of its currency is held for the year.
    """
    text = coded(text, unit)
    currency = currency_of(text, unit)
    if not currency:
        return distributions.parse(text, unit), None
    rate = exchange_rates.rate(currency, year, book)
    own = unit.replace(DOLLAR, currency, 1)
    with measures.knowing({**(book.units or {}), currency: _unit(currency, book)}):
        amount = distributions.parse(text, own)
    return _over(amount, rate.value), Exchanged(text=text, unit=own, amount=amount, rate=rate)


def reader(scenario: Scenario, book: Book) -> Callable[[str, str], Distribution]:
    """What reads a quantity in a unit as a scenario does: at the rates of its year, as known on its day."""
    known = book.on(scenario.as_of)

    def parse(text: str, unit: str) -> Distribution:
        with measures.knowing(known.units):
            return read(text, unit, scenario.year, known)[0]

    return parse


def currency_of(text: str, unit: str) -> str:
    """The currency of a text in codes, other than the dollar, where dollars of the year are wanted; "" for none.

    Raises:
        InputError: two currencies are named.
    """
    if not _DOLLARS.fullmatch(unit):
        return ""
    named = sorted({code for code in _CODE.findall(text) if code != "TIV"})
    if len(named) > 1:
        raise InputError(
            _("Two currencies are named: {first} and {second}.", first=named[0], second=named[1]),
            mend=_("Give the amount in one of them."),
        )
    return next((code for code in named if code not in {DOLLAR, "LCU"}), "")


def coded(text: str, unit: str) -> str:
    """A text with the codes of currencies behind their numbers instead of signs before them, if money is wanted.

    >>> coded("₩2.4 trillion/year", "USD/year"), coded("$1,000 a year", "USD/year"), coded("5 USD", "USD")
    ('2.4 trillion KRW/year', '1,000 USD/year', '5 USD')

    Raises:
        InputError: a sign is that of several currencies, or of none.
    """
    if not kinds.MONEY.fullmatch(unit) or not _SIGN.search(text):
        return text
    parts = _MORE.split(" ".join(text.split()))
    parts[::2] = [_signs_as_code(part, first=number == 0) for number, part in enumerate(parts[::2])]
    _head, slash, per = parts[0].partition("/")
    return "".join(p + slash + per if n and slash and _ENDS_IN_CODE.search(p) else p for n, p in enumerate(parts))


def _signs_as_code(text: str, *, first: bool) -> str:
    """A part of a quantity with the code in its place; without its signs alone where the unit of the first counts."""
    codes = {_code_of(found["before"] or found["behind"]) for found in _SIGN.finditer(text)}
    if not codes:
        return text
    if len(codes) > 1:
        first_code, second_code, *_more = sorted(codes)
        raise InputError(
            _("Two currencies are named: {first} and {second}.", first=first_code, second=second_code),
            mend=_("Give the amount in one of them."),
        )
    [code] = codes
    bare = _PER.sub(r"/\1", _SIGN.sub("", text)).rstrip()
    if code in _CODE.findall(bare) or (not first and re.fullmatch(r"\s*[-+\d.,]+", bare)):
        return bare
    head, slash, per = bare.partition("/")
    product = re.search(r"[*×]|\sx\s", head)
    if product and not slash and _SIGN.search(text[: product.start()]):
        return f"{head[: product.start()].rstrip()} {code} {head[product.start() :]}"
    return f"{head.rstrip()} {code}{slash}{per}"


def _code_of(sign: str) -> str:
    """The code of a currency by its sign; a code is one itself.

    Raises:
        InputError: the sign is that of several currencies, or of none that is known.
    """
    if _CODE.fullmatch(sign):
        return sign
    if sign.endswith("¥") and sign != "CN¥":
        raise InputError(
            _("“{sign}” may be yen or yuan.", sign=sign), mend=_("Write the code behind the number: JPY or CNY.")
        )
    if code := _signs().get(sign):
        return code
    raise InputError(
        _("“{sign}” is no sign of a currency that is read here.", sign=sign),
        mend=_("Write the code of the currency behind the number, such as 300 million EUR/year."),
    )


@lru_cache(maxsize=1)
def _signs() -> dict[str, str]:
    """Codes by sign: those of the Unicode consortium for English, then the project's own."""
    from babel import Locale

    standard = {sign: code for code, sign in Locale.parse("en").currency_symbols.items()}
    return standard | {sign: unit.name for unit in measures.UNITS.values() for sign in unit.before}


def _unit(currency: str, book: Book) -> measures.Unit:
    known = {**measures.UNITS, **(book.units or {})}
    return known.get(currency) or measures.currency(currency)


def _over(amount: Distribution, rate: float) -> Distribution:
    """A distribution of amounts divided by a rate, as a whole."""
    if isinstance(amount, Fixed):
        return Fixed(amount.value / rate)
    return distributions.from_spec({k: _each(v, rate) if k in AMOUNTS else v for k, v in amount.spec.items()})


AMOUNTS = ("value", "values", "low", "high", "lows", "highs", "middle", "likely", "samples")
"""Numbers of a distribution that are amounts, and not levels, weights or parameters."""


def _each(amount: float | list[float], rate: float) -> float | list[float]:
    return [value / rate for value in amount] if isinstance(amount, list) else amount / rate


def in_words(rate: Rate) -> str:
    """A rate in words: "0.9245 euros a US dollar, 2023"."""
    from babel.numbers import get_currency_name

    name = get_currency_name(rate.currency, count=rate.value, locale=spoken())
    value = wording.plain(rate.value, 4) if rate.value < 1000 else wording.number(rate.value, 0)
    return _("{rate} {currency} a US dollar, {year}", rate=value, currency=name, year=rate.year)


def said(exchanged: Exchanged) -> str:
    """At which rate an amount became dollars, whose it is, and why this one, as a sentence."""
    rate = exchanged.rate
    return N_(
        "{amount}, at {rate} {currency} for a dollar, the average of {year}: {series} ({key}); {why}.",
        amount=exchanged.text,
        rate=f"{rate.value:,.6g}",
        currency=rate.currency,
        year=rate.year,
        series=rate.label,
        key=rate.series,
        why=rate.why,
    )
