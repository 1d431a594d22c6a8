"""What one record says of another: rates, price levels, countries and names, checked where they are used.

A folder of one's own is small: it is checked as a whole when it is opened, so that a fault in a figure that today's
question does not use is seen too. What ships is held by the tests.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from econ.evidence import kinds
from econ.evidence.folders import matching
from econ.wording.errors import InputError, unknown
from econ.wording.language import N_

if TYPE_CHECKING:
    from econ.evidence.book import Book
    from econ.evidence.records import Series

WORLD = "WLD"

OWN_CURRENCY = "LCU/USD"
"""Unit of a rate that a table has of each country's own currency."""

SAME = 0.02
"""Mean distance in logarithms within which two rates of a currency are the same, so that none is upside down."""

TURNED = math.log(1.25)
"""Mean distance in logarithms within which a rate is the reciprocal of another one."""

APART = math.log(3)
"""Mean distance in logarithms from which two rates of a currency are no longer those of one market."""

NEAR = 5
"""Years within which a rate that has no year in common is held against another one, for its direction alone."""

MANY_TIMES = 10
"""From how many times another figure on a national product has too many zeros, another unit or a rate upside down."""

MOST_BESIDE = 30
"""Products of a country, or rates of a currency, that one is held against; none has as many (judgement: ours)."""

_OWN_MARKET = ("market", "parallel", "black", "street", "informal")
"""Words by which a rate says that it is far from the official one."""


def rate(series: Series, book: Book) -> Series:
    """The exchange rate that a series is divided by.

    Raises:
        InputError: there is none of this name, it is no exchange rate, or it is that of another currency.
    """
    money, where = kinds.currency(series.about.unit), f"series/{series.key}/about.toml, exchange_rate"
    found = _series(series.about.exchange_rate or "", where, book)
    if found.about.kind != "exchange_rate":
        raise InputError(
            f"{found.key} is no exchange rate but of the kind {found.about.kind}.",
            where,
            f"Name a series of {money}/USD.",
        )
    if not _is_rate_of(money, found, series.entity, book):
        raise InputError(
            f"The figures are in {series.about.unit}, but {found.key} is the rate of {found.about.unit}.",
            where,
            f"Name a series of {money}/USD, or mend the unit.",
        )
    return found


def _is_rate_of(money: str, found: Series, entity: str, book: Book) -> bool:
    """Whether an exchange rate is that of a currency: by its unit, or as that of the country's own currency."""
    if found.about.unit != OWN_CURRENCY:
        return found.about.unit == f"{money}/{kinds.DOLLAR}"
    return found.entity == entity or found.entity == _home(money, book)


def _home(money: str, book: Book) -> str:
    """The country whose currency of today this is: a code of ISO 4217 begins with the two letters of the country."""
    from babel.numbers import get_territory_currencies

    code = next((c.code for c in book.countries.values() if c.alpha2 and c.alpha2 == money[:2]), "")
    return code if code and money[:3] in get_territory_currencies(money[:2]) else ""


def deflator(series: Series, book: Book) -> Series:
    """The price index that brings a series at constant prices to those of a year.

    Raises:
        InputError: there is none of this name, it is no price index, it is of prices in another money, or it has no
            figure for the year of the constant prices.
    """
    about, where = series.about, f"series/{series.key}/about.toml, price_level"
    level = about.price_level
    found = _series(about.index, where, book)
    if found.about.kind != "price_index":
        raise InputError(
            f"{found.key} is no price index but of the kind {found.about.kind}.",
            where,
            "Name a price index, such as USA/gdp_deflator for figures in dollars.",
        )
    if (found.entity == "USA") != (kinds.currency(about.unit) == kinds.DOLLAR):
        raise InputError(
            f"The figures are in {about.unit}, but {found.key} measures prices in another money.",
            where,
            "Name the price index of the country whose money it is, such as USA/gdp_deflator for dollars.",
        )
    if level and level.base not in found.used and not found.as_of:  # on an earlier day it may not have been out
        raise InputError(
            f"{found.key} has no figure for the base year {level.base}.", where, "Name an index that covers it."
        )
    return found


def _series(key: str, where: str, book: Book) -> Series:
    try:
        return book.series_at(key)
    except InputError as error:
        raise error.at(where) from None


def faults(book: Book, folder: Path) -> Iterator[InputError]:
    """Every fault of the records that one folder of a book holds, as errors that say where and how to mend it."""
    for path in matching(folder, "series/*/*/about.toml"):
        entity, name = path.parent.parent.name, path.parent.name
        yield from _raised(partial(_check_series, entity, name, book))
    for pattern in ("series/*/*/values.csv", "tables/*/*.csv"):
        for about in sorted({path.with_name("about.toml") for path in matching(folder, pattern)}):
            if not about.is_file():
                yield InputError(
                    "There are figures here, and no file that says what they are.",
                    about.relative_to(folder).as_posix(),
                    "Add it with `kind`, `unit` and what else a series needs, or delete the figures.",
                )
    for path in matching(folder, "tables/*/about.toml"):
        yield from _raised(partial(_check_table, path.parent.name, book))
    for path in matching(folder, "countries/*.toml"):
        yield from _raised(partial(_check_country, path.stem, book))
    for path in matching(folder, "scenarios/*.toml"):
        yield from _raised(partial(_check_preset, path.stem, book))
    for pattern, read in _READ.items():
        if matching(folder, pattern):
            yield from _raised(partial(read, book))


def _raised(check: Callable[[], None]) -> Iterator[InputError]:
    try:
        check()
    except InputError as error:
        yield error


def check(book: Book, folder: Path) -> None:
    """Refuse a folder of one's own that has a fault.

    Raises:
        InputError: the first fault, with the number of the others.
    """
    found = list({str(error): error for error in faults(book, folder)}.values())
    if not found:
        return
    first, more = found[0], len(found) - 1
    also = f" The folder has {more} more {'faults' if more > 1 else 'fault'}." if more else ""
    raise InputError(first.what, first.where, f"{first.mend}{also}".strip(), first.command)


def faults_of(keys: Sequence[str], book: Book) -> dict[str, InputError]:
    """The fault of each of some series of a book that was not checked, by key.

    Of products that are many times each other, those that differ so from a series that is not among them are at fault;
    if it is only among themselves, each is.
    """
    found: dict[str, InputError] = {}
    apart: dict[str, list[tuple[str, InputError]]] = {}
    for key in keys:
        entity, _, name = key.partition("/")
        try:
            series = _checked_alone(entity, name, book)
            if _has_a_size(series, book) and (far := list(too_far(series, book))):
                apart[key] = far
        except InputError as error:
            found[key] = error
    known = set(keys)
    found |= {key: error for key, far in apart.items() for other, error in reversed(far) if other not in known}
    for key, far in apart.items():
        if key not in found and (rest := [error for other, error in far if other not in found]):
            found[key] = rest[0]
    return found


def _check_series(entity: str, name: str, book: Book) -> None:
    series = _checked_alone(entity, name, book)
    if _has_a_size(series, book):
        _check_size(series, book)


def _has_a_size(series: Series, book: Book) -> bool:
    """Whether a series is held against the national products of its country; a table holds too many to be."""
    about = series.about
    return about.kind in kinds.PRODUCTS and not about.purchasing_power and series.name not in book.tables


def _checked_alone(entity: str, name: str, book: Book) -> Series:
    """A series that was held against what it names, and against other rates if it is one."""
    series = book.series(entity, name)
    about, place = series.about, f"series/{entity}/{name}/about.toml"
    if entity not in book.countries and entity != WORLD and not _shipped(entity, book):
        found = unknown("country", entity, book.countries, "econ list countries")
        mend = f"{found.mend} Mend the code, or add countries/{entity}.toml with its `name` and `of`.".strip()
        raise InputError(found.what, f"series/{entity}", mend, found.command)
    if about.exchange_rate:
        rate(series, book)
    if about.index:
        deflator(series, book)
    for other in (*about.borrows_from, *filter(None, (about.repeats,))):
        if other not in book.series_names(entity):
            raise unknown(N_("series of {country}", country=entity), other, book.series_names(entity)).at(place)
    if about.kind == "exchange_rate":
        _check_direction(series, book)
    return series


def _check_table(name: str, book: Book) -> None:
    table = book.table(name)
    table.abouts()
    for code in table.countries():
        try:
            _check_series(code, name, book)
        except InputError as error:
            raise error if error.where.startswith("tables/") else error.at(f"tables/{name}") from None


def _shipped(entity: str, book: Book) -> bool:
    return any((book.folders[0] / "series" / entity).glob("*/about.toml"))


def _check_direction(series: Series, book: Book) -> None:
    """Refuse a rate that is upside down, or that of another currency, beside the others of its currency.

    Both are looked at in logarithms, so that a rate and its reciprocal are equally far from one. What a table calls a
    country's own currency may be a former one, so that only its direction is looked at.
    """
    place = f"series/{series.key}"
    if _own_market(series):
        return
    for other in _rates_beside(series, book)[:MOST_BESIDE]:
        same, pairs = _pairs(series, other)
        if other.key == series.key or not pairs:
            continue
        apart = sum(abs(mine - theirs) for mine, theirs in pairs) / len(pairs)
        turned = sum(abs(mine + theirs) for mine, theirs in pairs) / len(pairs)
        if apart > SAME and turned < min(apart / 2, TURNED):
            raise InputError(
                f"The rate is upside down: {other.key} has {math.exp(pairs[-1][1]):.4g} where this one has "
                f"{math.exp(pairs[-1][0]):.4g}.",
                f"{place}/values.csv",
                f"Give {series.about.unit.replace('/', ' for one ')}: 1 over each figure.",
            )
        if same and apart > APART and series.about.unit != OWN_CURRENCY:
            raise InputError(
                f"The rate is not that of {series.about.unit}: {other.key} has {math.exp(pairs[-1][1]):.4g} where this "
                f"one has {math.exp(pairs[-1][0]):.4g}.",
                f"{place}/values.csv",
                "Check the currency and the figures; a market or parallel rate says so in its `concept`.",
            )


def _check_size(series: Series, book: Book) -> None:
    """Refuse a national product that is many times another one of the same country, in dollars of the same year."""
    for _other, error in too_far(series, book):
        raise error


def too_far(series: Series, book: Book) -> Iterator[tuple[str, InputError]]:
    """Keys of the national products of a country that one is many times of, each with its error."""
    if series.about.exchange_rate and _own_market(rate(series, book)):
        return
    for other in islice(_products_of(series.entity, book), MOST_BESIDE):
        if other.key == series.key or other.about.purchasing_power:
            continue
        for year in sorted(series.used.keys() & other.used.keys(), reverse=True)[:1]:
            mine, theirs = _dollars(series, year, book), _dollars(other, year, book)
            if mine and theirs and not 1 / MANY_TIMES <= mine / theirs <= MANY_TIMES:
                yield (
                    other.key,
                    InputError(
                        f"In dollars of {year} it is {mine:,.3g}, but {other.key} has {theirs:,.3g}.",
                        f"series/{series.key}",
                        "Check the number of zeros, the unit and the direction of the exchange rate.",
                    ),
                )


def _products_of(entity: str, book: Book) -> Iterator[Series]:
    """National products of a country; no table of anything else is read."""
    files = book.names_with_files(entity)
    for name in files:
        if (found := book.series(entity, name)).about.kind in kinds.PRODUCTS:
            yield found
    for name in book.tables:
        table = book.table(name)
        if name not in files and table.about.kind in kinds.PRODUCTS and table.holds(entity):
            yield book.series(entity, name)


def _dollars(series: Series, year: int, book: Book) -> float | None:
    """A figure in dollars of its year; None where a part of it has no figure."""
    about, value = series.about, series.used[year].value
    if value is not None and about.exchange_rate:
        divisor = _row(rate(series, book), year)
        value = value / divisor if divisor else None
    if value is not None and about.price_level and about.index:
        index = deflator(series, book)
        then, base = _row(index, year), _row(index, about.price_level.base)
        value = value * then / base if then and base else None
    return value


def _row(series: Series, year: int) -> float | None:
    return series.used[year].value if year in series.used else None


def _own_market(series: Series) -> bool:
    return any(word in series.about.concept.lower() for word in _OWN_MARKET)


def _rates_beside(series: Series, book: Book) -> list[Series]:
    """Rates of the currency of a rate that are not those of a market of their own: of tables, and with files."""
    unit, with_files, home = series.about.unit, [], series.entity
    if unit != OWN_CURRENCY:
        with_files = [one for one in book.all_series() if one.about.kind == "exchange_rate" and one.about.unit == unit]
        home = _home(unit, book)
    of_all = [name for name in book.tables if home and book.table(name).about.unit == OWN_CURRENCY]
    rates = [book.series(home, name) for name in of_all if book.table(name).holds(home)]
    return [one for one in (*rates, *with_files) if not _own_market(one)]


def _pairs(series: Series, other: Series) -> tuple[bool, list[tuple[float, float]]]:
    """Logarithms of the figures of two series for the years that both have, and whether there are such years.

    If there are none, the last figure of the first stands beside that of the nearest year within `NEAR`.
    """
    years = [(year, year) for year in series.used if year in other.used]
    if not years and series.used:
        last = max(series.used)
        nearest = other.nearest_year(last)
        near = nearest is not None and abs(nearest - last) <= NEAR
        return False, _logarithms(series, other, [(last, nearest)] if nearest is not None and near else [])
    return True, _logarithms(series, other, years)


def _logarithms(series: Series, other: Series, years: Sequence[tuple[int, int]]) -> list[tuple[float, float]]:
    values = [(_row(series, mine), _row(other, theirs)) for mine, theirs in years]
    return [(math.log(mine), math.log(theirs)) for mine, theirs in values if mine and theirs]


def _check_country(code: str, book: Book) -> None:
    country, place = book.country(code), f"countries/{code}.toml"
    for kind in country.defaults:
        if kind not in kinds.KINDS:
            raise unknown("field of a country, or kind of series,", kind, (*kinds.KINDS, "panel")).at(place)
    for kind, name in (*country.defaults.items(), *(("panel", name) for name in country.panel)):
        where = f"{place}, {kind}"
        try:
            found = book.series(code, name).about
        except InputError as error:
            raise error if error.where else error.at(where) from None
        fitting = kinds.PRODUCTS if kind == "panel" else (kind,)
        if found.kind not in fitting:
            raise InputError(
                f"{name} is of the kind {found.kind}, not {' or '.join(fitting)}.",
                where,
                f"Name a series of the kind {fitting[0]}, or mend the kind of this one.",
            )


def _check_preset(name: str, book: Book) -> None:
    preset, place = book.preset(name), f"scenarios/{name}.toml"
    for code in filter(None, (preset.exporter, preset.buyer)):
        if code not in book.countries:
            raise unknown("country", code, book.countries, "econ list countries").at(place)
    if preset.gdp and preset.gdp not in (names := book.series_names(preset.exporter)):
        raise unknown("GDP source", preset.gdp, names, "econ list gdp").at(place)


def _check_evidence(book: Book) -> None:
    for row in book.evidence.values():
        if row.exporter and row.exporter not in book.countries:
            raise unknown("country", row.exporter, book.countries, "econ list countries").at(f"evidence, {row.item}")


def _read_sources(book: Book) -> None:
    book.sources  # noqa: B018 - reading is checking


def _read_cards(book: Book) -> None:
    book.cards, book.line_cards, book.dimension("")


def _read_embargoes(book: Book) -> None:
    book.embargoes  # noqa: B018 - reading is checking


_READ: Mapping[str, Callable[[Book], None]] = {
    "sources.json": _read_sources,
    "assumptions/*.toml": _read_cards,
    "lines.csv": _read_cards,
    "labour.csv": _read_cards,
    "embargoes.csv": _read_embargoes,
    "dimensions.csv": _read_cards,
    "evidence/*.csv": _check_evidence,
}
"""What is read as a whole, by the files that hold it."""
