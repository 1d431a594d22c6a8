"""Amounts of a claim with the name of their currency in the language that is spoken: "22,300 trillion rupiah"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from econ import wording
from econ.claims.phrases import amount_text, money_text, tidy
from econ.claims.stated_numbers import Interval, Stated
from econ.evidence.exchange_rates import Rate
from econ.wording.language import N_, _, signs, spoken

CALLED = {
    "CNY": N_("yuan"),
    "GBP": N_("pounds"),
    "IDR": N_("rupiah"),
    "INR": N_("Indian rupees"),
    "JPY": N_("yen"),
    "KRW": N_("won"),
    "RUB": N_("roubles"),
    "EUR": N_("euros"),
}
"""What money is called shortly, behind an amount."""


def currency(code: str) -> str:
    """What a currency is called behind an amount: its short name, or that of the Unicode locale data."""
    if code in CALLED:
        return _(CALLED[code])
    from babel.numbers import get_currency_name

    return get_currency_name(code, count=2, locale=spoken())


def _named(text: str, unit: str) -> str:
    code = unit.partition("/")[0]
    return text.replace(code, currency(code)) if code in text else text


def span(ends: Interval, unit: str, *, strict: bool = False) -> str:
    """Money, or two ends of it; one end may be open, and not be meant itself."""
    return _named(money_text(*ends, unit, strict=strict), unit)


def amount(size: Stated, unit: str) -> str:
    """An amount as it is stated."""
    return _named(amount_text(size, unit), unit)


def one(value: float, unit: str) -> str:
    """One amount."""
    return _named(tidy(wording.money(value, unit)), unit)


def at_rates(rates: Iterable[Rate]) -> str:
    """Exchange rates in a row, those of one currency behind each other: "131.5 yen a US dollar (2022), 140.5 yen …"."""
    told: list[str] = []
    before = ""
    for each in rates:
        value = wording.plain(each.value, 4) if each.value < 1000 else wording.number(each.value, 0)
        said = {"rate": value, "currency": currency(each.currency), "year": each.year}
        told.append(
            _("{rate} {currency} ({year})", **said)
            if each.currency == before
            else _("{rate} {currency} a US dollar ({year})", **said)
        )
        before = each.currency
    return _between().join(told)


def _between() -> str:
    return "; " if signs(spoken())[1] == "," else ", "


def sources(rates: Sequence[Rate]) -> str:
    """Whose these rates are."""
    return "; ".join(dict.fromkeys(_(rate.label) for rate in rates))
