"""The exchange rate of a currency to the dollar in a year: which of the rates that are held counts, and why.

A rate of a folder of one's own comes first, then a series of the currency that ships, then the tables that have a rate
of each country's own money. Of a table the row of a country whose money the currency is counts, and only for a year in
which it was that all year long; a table carries a new money back over the years of the old one, so that it must be its
money still when the table came out. A year without a rate has none: another year's is never taken.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from econ.evidence import checks, kinds
from econ.evidence.records import spans
from econ.wording import measures
from econ.wording.errors import InputError, nearest
from econ.wording.language import N_, _

if TYPE_CHECKING:
    from econ.evidence.book import Book
    from econ.evidence.records import Series

TABLES = ("world_bank_rate", "world_bank_conversion", "cia_rate")
"""Tables of each country's own money in the order in which they count; any other comes after them."""

OWN = N_("a rate of your own figures comes first")
SERIES = N_("a series of the currency itself comes before the tables of all countries")
TABLE = N_("the first table that has the year: the official rate before the conversion factor and the Factbook")


class Candidate(NamedTuple):
    """A series of rates of a currency.

    Attributes:
        series: the series.
        years: those for which it is a rate of this currency.
        why: why it stands where it does among the others.
    """

    series: Series
    years: tuple[int, ...]
    why: str


@dataclass(frozen=True)
class Rate:
    """A rate of exchange.

    Attributes:
        currency: its code (ISO 4217).
        year: the year of which it is the average.
        value: units of the currency for a dollar.
        series: key of the series.
        label: what the series is called.
        source: id of its source.
        why: why this one counts among those that are held.
    """

    currency: str
    year: int
    value: float
    series: str
    label: str
    source: str
    why: str


def rate(currency: str, year: int, book: Book) -> Rate:
    """The rate of a currency in a year.

    Args:
        currency: its code, another one than that of the dollar.
        year: of the rate; no other year's is taken.
        book: the figures.

    Raises:
        InputError: there is no such currency, none of its rates is held or has the year, or it is not one rate.
    """
    for series, years, why in _held(currency, book):
        row = series.used[year] if year in years else None
        if row is not None and row.value:
            return Rate(currency, year, row.value, series.key, series.about.label, row.source, why)
    covered = spans(years_of(currency, book))
    raise InputError(
        _("No exchange rate of {currency} is held for {year}.", currency=currency, year=year),
        mend=_("There are rates for {years}. Choose such a year, or give the amount in dollars.", years=covered),
    )


def years_of(currency: str, book: Book) -> tuple[int, ...]:
    """Years with a rate of a currency, in order.

    Raises:
        InputError: as for `rate`.
    """
    return tuple(sorted({year for _series, years, _why in _held(currency, book) for year in years}))


def _held(currency: str, book: Book) -> list[Candidate]:
    """The series that have rates of a currency, the one that counts first.

    Raises:
        InputError: there is no such currency, none of its rates is held, or one is an interval.
    """
    if not is_currency(currency, book):
        raise _no_currency(currency, book)
    held = list(_candidates(currency, book))
    for series, _years, _why in held:
        if not series.about.relative.is_fixed:
            raise InputError(
                _(
                    "The rate of {currency} is not one number but an interval ({series}).",
                    currency=currency,
                    series=_(series.about.label),
                ),
                mend=_("Convert the amount yourself, and give it as an interval in dollars."),
            )
    if not any(years for _series, years, _why in held):
        raise InputError(
            _("No exchange rate is held for {currency}.", currency=currency),
            mend=_(
                "Give the amount in dollars, or bring the rate as a series of {unit} with --data.", unit=_unit(currency)
            ),
        )
    return held


def is_currency(code: str, book: Book) -> bool:
    """Whether a code is that of a currency: one of the Unicode consortium's list, or one of one's own."""
    from babel.core import get_global

    return code in get_global("all_currencies") or code in (book.units or {}) or _is_money(code)


def _is_money(code: str) -> bool:
    return code in measures.UNITS and bool(kinds.MONEY.fullmatch(code)) and code != "LCU"


def _no_currency(code: str, book: Book) -> InputError:
    from babel.numbers import get_territory_currencies

    today = {c for country in book.countries.values() for c in get_territory_currencies(country.alpha2)}
    close = nearest(code, sorted(today))
    return InputError(
        _("“{code}” is no currency.", code=code),
        mend=_("Did you mean {names}?", names=_(" or ").join(close)) if close else _("Write its code, such as EUR."),
    )


def _unit(currency: str) -> str:
    return f"{currency}/{kinds.DOLLAR}"


def _candidates(currency: str, book: Book) -> Iterator[Candidate]:
    """Series with a rate of a currency, the years for which they have it, and why they stand where they do."""
    of_files = sorted(book.rates(_unit(currency)), key=lambda pair: not pair[1])
    yield from (Candidate(series, _possible(series), OWN if is_own else SERIES) for series, is_own in of_files)
    order = {name: number for number, name in enumerate(TABLES)}
    for name in sorted(book.tables, key=lambda name: order.get(name, len(order))):
        if book.table(name).about.unit == checks.OWN_CURRENCY:
            yield from _of_table(currency, name, book)


def _of_table(currency: str, name: str, book: Book) -> Iterator[Candidate]:
    """The row of a country whose money the currency is: that of its letters, or else the first that has one."""
    codes = {c.alpha2: c.code for c in book.countries.values() if c.alpha2}
    home = codes.get(currency[:2])
    shared = () if home else sorted(codes.items(), key=lambda pair: pair[1])
    for alpha2, code in ((currency[:2], home),) if home else shared:
        if not book.table(name).holds(code, book.as_of):
            continue
        series = book.series(code, name)
        years = tuple(year for year in _possible(series) if _is_money_of(currency, alpha2, year, series.released))
        if years:
            yield Candidate(series, years, TABLE)
            return


def _possible(series: Series) -> tuple[int, ...]:
    """Years with a rate above zero."""
    return tuple(year for year, row in series.used.items() if row.value is not None and row.value > 0)


@lru_cache(maxsize=2**14)
def _is_money_of(currency: str, alpha2: str, year: int, released: str) -> bool:
    """Whether a currency was the money of a country all through a year, and still when a table came out.

    Other moneys of the country make it unsure which of them a table means; foreign ones beside its own do not.
    """
    from babel.numbers import get_territory_currencies

    day = dt.date.fromisoformat(released) if released else None
    in_year = get_territory_currencies(alpha2, dt.date(year, 1, 1), dt.date(year, 12, 31), include_details=True)
    begun = [
        c for c in in_year if c["currency"] == currency and (c["from"] is None or c["from"] <= dt.date(year, 1, 1))
    ]
    rivals = {c["currency"] for c in in_year} - {currency}
    if currency[:2] == alpha2:
        rivals = {code for code in rivals if code[:2] == alpha2}
    return bool(begun) and not rivals and (day is None or currency in get_territory_currencies(alpha2, day, day))
