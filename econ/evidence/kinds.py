"""What a series may be: its kind, its unit and its price basis, and which of them go together."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass

from econ.wording.errors import InputError, nearest, unknown

MONEY = re.compile(r"(?!TIV)(?P<currency>[A-Z]{3})(?P<ppp>_PPP)?(?:_(?P<year>\d{4}))?(?P<of>(?:/\w+)*)")
"""A unit of money: its currency, whether it is purchasing power, the year of its prices, and what it is a price of."""

DOLLAR = "USD"


@dataclass(frozen=True)
class Measure:
    """What a kind of series is measured in.

    Attributes:
        form: pattern of its unit.
        words: of the unit, for people.
        example: of the unit.
    """

    form: str
    words: str
    example: str


_MONEY_FORM = r"(?!TIV)[A-Z]{3}(?:_PPP)?(?:_\d{4})?"
FLOW = Measure(rf"{_MONEY_FORM}/year", "money a year", "USD/year")
STOCK = Measure(_MONEY_FORM, "an amount of money", "USD")
HEAD = Measure(rf"{_MONEY_FORM}/(?:person/year|year/person)", "money a year for each person", "USD/person/year")
PRICE = Measure(rf"{_MONEY_FORM}/(?!year\b)\w+", "money for a thing", "USD/tonne")
RATE = Measure(rf"(?!{DOLLAR}\b|TIV)[A-Z]{{3}}/{DOLLAR}", "the currency for one dollar", "EUR/USD")
PEOPLE = Measure(r"person", "people", "person")
RATIO = Measure(r"1", "a share, a ratio or an index", "1")
VOLUME = Measure(r"TIV(?:/year)?", "trend-indicator values", "TIV/year")
ANY = Measure(r".*", "anything", "")

ABOVE_ZERO, ZERO_OR_MORE, ANY_SIGN = "above zero", "zero or more", ""


@dataclass(frozen=True)
class Kind:
    """A kind of series.

    Attributes:
        measure: what it is measured in.
        sign: which values are possible at all.
    """

    measure: Measure
    sign: str = ZERO_OR_MORE


KINDS: Mapping[str, Kind] = {
    "gdp": Kind(FLOW, ABOVE_ZERO),
    "gni": Kind(FLOW, ABOVE_ZERO),
    "gdp_per_head": Kind(HEAD, ABOVE_ZERO),
    "military_spending_per_person": Kind(HEAD),
    "exports": Kind(FLOW),
    "imports": Kind(FLOW),
    "exports_by_partner": Kind(FLOW),
    "imports_by_partner": Kind(FLOW),
    "exports_of_some_goods": Kind(FLOW),
    "imports_of_some_goods": Kind(FLOW),
    "trade_total": Kind(FLOW),
    "arms_exports": Kind(FLOW),
    "arms_imports": Kind(FLOW),
    "military_spending": Kind(FLOW),
    "defence_budget": Kind(FLOW),
    "government_spending": Kind(FLOW),
    "government_revenue": Kind(FLOW),
    "government_debt": Kind(STOCK),
    "reserves": Kind(STOCK),
    "population": Kind(PEOPLE, ABOVE_ZERO),
    "defence_budget_share": Kind(RATIO),
    "military_spending_share": Kind(RATIO),
    "military_spending_share_of_government_spending": Kind(RATIO),
    "china_trade_share": Kind(RATIO),
    "domestic_value_added_ratio": Kind(RATIO),
    "sale_per_job": Kind(HEAD, ABOVE_ZERO),
    "growth": Kind(RATIO, ANY_SIGN),
    "inflation": Kind(RATIO, ANY_SIGN),
    "price_change": Kind(RATIO, ANY_SIGN),
    "price_index": Kind(RATIO, ABOVE_ZERO),
    "exchange_rate": Kind(RATE, ABOVE_ZERO),
    "diesel_price": Kind(PRICE, ABOVE_ZERO),
    "gasoline_price": Kind(PRICE, ABOVE_ZERO),
    "grain_price": Kind(PRICE, ABOVE_ZERO),
    "oil_price_crude": Kind(PRICE, ABOVE_ZERO),
    "commodity_price": Kind(PRICE, ABOVE_ZERO),
    "crypto_theft": Kind(FLOW),
    "arms_transfers": Kind(VOLUME),
    "other": Kind(ANY, ANY_SIGN),
}
"""Every kind of series; what is of another kind is `other`, which nothing is computed from."""

PRODUCTS = ("gdp", "gni")
"""Kinds that are brought to dollars of their year, by a price level and an exchange rate."""

CURRENT, NO_MONEY, PRICES_UNSTATED = "current", "not-money", "unstated"
_CONSTANT = re.compile(r"(?P<ppp>PPP-)?constant-(?P<year>[12]\d{3})")
_BASES = (CURRENT, NO_MONEY, "constant-unstated", "PPP", PRICES_UNSTATED)

_ANOTHER_MONEY = (
    (r"\bPPP\b|purchasing[- ]power|international (?:dollars|\$)|\bint(?:ernational|'?l)?\.? ?\$", "purchasing power"),
    (r"\bTIVs?\b|trend[- ]indicator", "trend-indicator values"),
    (r"\bconstant(?:[- ]\d{4})? ?\(?(?:prices|US|dollars|local|\d{4}|LCU)|\bchained\b", "constant prices"),
)
_NOT = re.compile(r"\b(?:not?|without|nor|instead of|rather than)\s+(?:\w+\s+){0,4}$", re.IGNORECASE)


def known_kind(name: str) -> str:
    """The kind itself.

    Raises:
        InputError: there is none of this name; the nearest are proposed.
    """
    if name not in KINDS:
        found = unknown("kind of series", name, KINDS)
        raise InputError(found.what, "kind", found.mend or "Take one of the data format, or write other.")
    return name


def known_basis(text: str) -> str:
    """The price basis itself.

    Raises:
        InputError: it is none; the nearest is proposed.
    """
    if text in _BASES or _CONSTANT.fullmatch(text):
        return text
    year = next(iter(re.findall(r"[12]\d{3}", text)), "2015")
    forms = (*_BASES, f"constant-{year}", f"PPP-constant-{year}")
    close = nearest(text, forms, 1) or nearest(text.lower(), forms, 1)
    mend = f"Did you mean {close[0]}?" if close else f"Write one of {', '.join(forms)}."
    raise InputError(f"There is no price basis called “{text}”.", "price_basis", mend)


def price_year(basis: str) -> int | None:
    """The year whose constant prices a price basis names; None if it names none."""
    found = _CONSTANT.fullmatch(basis)
    return int(found["year"]) if found else None


def currency(unit: str) -> str:
    """The currency of a unit of money; "" for what is none."""
    found = MONEY.fullmatch(unit)
    return found["currency"] if found else ""


def is_money(unit: str) -> bool:
    """Whether a unit is an amount of money or a price, and no exchange rate."""
    return bool(currency(unit)) and not re.fullmatch(RATE.form, unit)


def check_unit(kind: str, unit: str, basis: str) -> None:
    """Refuse a unit that does not fit its kind, or a price basis that does not fit the unit.

    Raises:
        InputError: saying what fits.
    """
    measure = KINDS[kind].measure
    if not re.fullmatch(measure.form, unit):
        raise InputError(f"A series of the kind {kind} is {measure.words}, not {unit}.", "unit", _unit_hint(kind, unit))
    money = MONEY.fullmatch(unit)
    if money is None or measure is RATE:
        if basis not in {NO_MONEY, CURRENT} or (basis == CURRENT and unit.startswith("TIV")):
            raise InputError(
                f"The price basis is {basis}, but {unit} is no money.", "price_basis", f"Write {NO_MONEY}."
            )
        return
    if basis == NO_MONEY:
        raise InputError(
            f"The price basis is {NO_MONEY}, but {unit} is money.",
            "price_basis",
            "Write current, or constant-2015 with the year of its prices.",
        )
    power = bool(money["ppp"])
    if power != basis.startswith("PPP"):
        what = "purchasing power and is no current money" if power else "no purchasing power"
        fit = "PPP, or PPP-constant-2011 with the year of its prices" if power else "USD_PPP/year as the unit"
        raise InputError(f"The price basis is {basis}, but {unit} is {what}.", "price_basis", f"Write {fit}.")
    year = price_year(basis)
    if money["year"] and int(money["year"]) != year:
        raise InputError(
            f"The price basis is {basis}, but {unit} is at the prices of {money['year']}.",
            "price_basis",
            f"Write {'PPP-' if power else ''}constant-{money['year']}, or give the unit that the figures are in.",
        )


def _unit_hint(kind: str, unit: str) -> str:
    measure, money = KINDS[kind].measure, MONEY.fullmatch(unit)
    if measure is RATE and re.fullmatch(r"USD/[A-Z]{3}", unit):
        return (
            f"It is upside down: give {unit[4:]} for one dollar, which is 1 over each figure, and {unit[4:]}/USD "
            "as the unit."
        )
    if unit.startswith("TIV"):
        return "A trend-indicator value measures what is transferred and is no money; such a series is arms_transfers."
    if measure is FLOW and money and not money["of"]:
        return f"Write {unit}/year."
    return f"Write {measure.example}, or take another kind."


def check_bringing(
    kind: str, unit: str, basis: str, exchange_rate: str | None, price_level: tuple[str, int] | None
) -> None:
    """Refuse a series that lacks what brings it to dollars of its year, or has too much of it.

    Args:
        kind: of the series.
        unit: of the series.
        basis: its price basis.
        exchange_rate: key of the series to divide by.
        price_level: key of the price index, and the year of the constant prices.

    Raises:
        InputError: saying what is missing, or what to leave out.
    """
    money, year = currency(unit), price_year(basis)
    foreign = bool(money) and money != DOLLAR
    if exchange_rate and not foreign:
        raise InputError(
            f"The figures are in {unit}, which no exchange rate applies to.", "exchange_rate", "Leave it out."
        )
    if foreign and not exchange_rate and KINDS[kind].measure is FLOW:
        raise InputError(
            f"The figures are in {unit} and have no exchange rate.",
            "exchange_rate",
            f'Name the series of {money}/USD to divide by, such as exchange_rate = "EMU/eur_usd", or give the figures '
            "in USD/year.",
        )
    if price_level and price_level[1] != (year or price_level[1]):
        raise InputError(
            f"The figures are at the prices of {year}, but the base of the price level is {price_level[1]}.",
            "price_level",
            f"Write base = {year}.",
        )
    if price_level and year is None:
        raise InputError(
            f"The price basis is {basis}, which no price level applies to.",
            "price_level",
            "Leave it out, or write constant-2015 with the year of the prices as `price_basis`.",
        )
    if year is not None and not price_level and kind in PRODUCTS:
        raise InputError(
            f"The figures are at the prices of {year} and have no price level.",
            "price_level",
            f'Name the price index: price_level = {{ series = "USA/gdp_deflator", base = {year} }}.',
        )


def check_words(basis: str, **texts: str) -> None:
    """Refuse a series that is said to be of current prices while its words say something else.

    Raises:
        InputError: with the field and its words.
    """
    for field, text in texts.items() if basis == CURRENT else ():
        for pattern, what in _ANOTHER_MONEY:
            for found in re.finditer(pattern, text, re.IGNORECASE):
                if not _NOT.search(text[: found.start()]):
                    raise InputError(
                        f"The price basis is current, but “{found[0]}” stands for {what}.",
                        field,
                        "Give the price basis and the unit that the figures have; what they are not belongs in `note`.",
                    )


def check_value(kind: str, value: float) -> None:
    """Refuse a value that no series of its kind can have.

    Raises:
        InputError: with the value.
    """
    sign = KINDS[kind].sign
    if not math.isfinite(value) or (sign and value < 0) or (sign == ABOVE_ZERO and value == 0):
        raise InputError(
            f"{value:,.12g} cannot be: a figure of the kind {kind} is {sign or 'a number'}.",
            "value",
            "Leave it blank if there is no figure.",
        )
