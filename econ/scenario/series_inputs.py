"""Published series as inputs: a figure with its spread, brought to dollars of its year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from econ.evidence import Book, Series, checks, kinds
from econ.model import GRAPH
from econ.numerics import distributions
from econ.numerics.distributions import Distribution, Fixed
from econ.scenario.request import MONEY_PARTS
from econ.scenario.state import Input
from econ.wording.language import N_, joined


def series_input(name: str, series: Series, year: int, book: Book) -> Input:
    """The figure of a series for a year as an input, with the spread of the series around it."""
    value = series.value(year)
    row, measured = series.used[year], book.measured(series, year)
    return Input(
        name=name,
        label=N_("{series}, {year}", series=series.about.label, year=year),
        unit=series.about.unit,
        distribution=scaled(measured.factor if measured else series.about.relative, value),
        dimension=book.dimension(name),
        origin="series",
        sources=(row.source,),
        grade=series.about.grade,
        judgement=measured.judgement if measured else series.about.spread_judgement,
        note=joined((row.note, series.about.note), " "),
        meaning=series.about.concept,
        plausible=series.about.plausible,
        year=year,
        series=series.key,
        price_year=_price_year(series, year),
    )


def _price_year(series: Series, year: int) -> int | None:
    """The year of whose prices the figure of a year is, after its price index if it has one.

    Of constant prices in another money it is not known: they are those of one year, and the rate is that of another.
    """
    about, base = series.about, kinds.price_year(series.about.price_basis)
    if not kinds.is_money(about.unit) or "unstated" in about.price_basis:
        return None
    if base is None or about.index:
        return year
    return base if kinds.currency(about.unit) == kinds.DOLLAR else None


PRICE_INDEX = "USA/gdp_deflator"
"""What brings dollars of one year to those of another."""


def at_prices_of(year: int, inputs: Mapping[str, Input], book: Book) -> dict[str, Input]:
    """Inputs with all money at the prices of one year; what a scenario states is in the money of its own year.

    A figure that has a price level and an exchange rate behind it, as GDP has, is brought there by its price level.

    Raises:
        InputError: the price index has no figure for one of the years.
    """
    index, found = book.series_at(PRICE_INDEX), dict(inputs)
    published, level, _rate = MONEY_PARTS
    for name, item in inputs.items():
        if item.price_year in (None, year):
            continue
        factor = index.value(year) / index.value(item.price_year)
        stem = name.removesuffix(published)
        moved = inputs.get(stem + level, item) if stem != name else item
        found[name] = replace(item, price_year=year)
        found[moved.name] = replace(
            found[moved.name],
            distribution=scaled(moved.distribution, factor),
            sources=tuple(dict.fromkeys((*moved.sources, *(index.used[y].source for y in (year, item.price_year))))),
            note=joined((moved.note, _moved(item.price_year, year, factor, index)), " "),
        )
    return found


def _moved(before: int, after: int, factor: float, index: Series) -> str:
    return N_(
        "Brought from the prices of {before} to those of {after}: times {factor}, by {index}.",
        before=before,
        after=after,
        factor=f"{factor:.4f}",
        index=index.about.label,
    )


def scaled(relative: Distribution, value: float) -> Distribution:
    """A distribution of factors turned into one around a value."""
    if relative.is_fixed:
        return Fixed(value * relative.central)
    spec = {k: _times(v, value) if k in _AMOUNTS else v for k, v in relative.spec.items()}
    if value < 0 and {"low", "high"} <= spec.keys():
        spec |= {"low": spec["high"], "high": spec["low"]}
    return distributions.from_spec(spec)


_AMOUNTS = ("low", "high", "middle", "likely", "values", "samples")
"""Numbers of a distribution that are amounts, and not levels, weights or parameters."""


def _times(amount: float | list[float], value: float) -> float | list[float]:
    return [v * value for v in amount] if isinstance(amount, list) else amount * value


def money_inputs(prefix: str, series: Series, year: int, book: Book, prices_of: int | None = None) -> dict[str, Input]:
    """What brings a published figure to dollars of its year, or of another: itself, a price level, an exchange rate."""
    published = series_input(f"{prefix}_published", series, year, book)
    level = _price_level(f"{prefix}_price_level", series, year, book)
    rate = _exchange_rate(f"{prefix}_exchange_rate", series, year, book)
    parts = {i.name: i for i in (published, level, rate)}
    return parts if prices_of is None else at_prices_of(prices_of, parts, book)


def definition(name: str, label: str, unit: str, why: str, book: Book) -> Input:
    """An input that is 1 by definition, and why."""
    return Input(
        name=name,
        label=label,
        unit=unit,
        distribution=Fixed(1.0),
        dimension=book.dimension(name),
        origin="definition",
        grade="A1",
        judgement=why,
        plausible=(0.0, 1e12),
    )


def _price_level(name: str, series: Series, year: int, book: Book) -> Input:
    how = series.about.price_level
    if how is None or not how.series:
        why = N_("By definition: the figure is taken at the prices it is published in.")
        return definition(name, N_("Price level"), "1", why, book)
    deflator = checks.deflator(series, book)
    ratio = deflator.value(year) / deflator.value(how.base)
    used = series_input(name, deflator, year, book)
    return replace(
        used,
        label=N_("{series}, {year} over {base}", series=deflator.about.label, year=year, base=how.base),
        unit="1",
        distribution=Fixed(ratio),
        sources=tuple(dict.fromkeys((*used.sources, deflator.used[how.base].source))),
        plausible=(0.0, 1e6),
    )


def _exchange_rate(name: str, series: Series, year: int, book: Book) -> Input:
    if series.about.exchange_rate is None:
        why = N_("By definition: the figure is published in dollars.")
        return definition(name, N_("Exchange rate"), "1", why, book)
    return series_input(name, checks.rate(series, book), year, book)


def years_in_dollars(series: Series, book: Book) -> tuple[int, ...]:
    """Years with a figure that can be brought to dollars: with the exchange rate and the price index that it needs."""
    used = set(series.used)
    if used and series.about.exchange_rate:
        used &= set(checks.rate(series, book).used)
    if used and series.about.index:
        used &= set(checks.deflator(series, book).used)
    return tuple(sorted(used))


def in_dollars(series: Series, year: int, book: Book) -> float:
    """The published figure of a year in dollars, central value, in USD/year."""
    parts = money_inputs("gdp", series, year, book)
    values = {name: part.distribution.central for name, part in parts.items()}
    return float(GRAPH.equations["gdp"].function(*(values[p] for p in GRAPH.equations["gdp"].parameters)))
