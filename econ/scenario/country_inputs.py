"""The economies of exporter and buyer, from their series, and the years of the path."""

from __future__ import annotations

import math
from collections.abc import Container, Iterable, Mapping
from dataclasses import replace

from econ.evidence import Book, Series, kinds
from econ.numerics.distributions import Fixed, Months
from econ.scenario.request import AHEAD, LIKE_BY_LIKE, MONEY_PARTS, MOST_AHEAD, SERIES_INPUTS, Scenario
from econ.scenario.series_inputs import PRICE_INDEX, at_prices_of, definition, in_dollars, money_inputs, series_input
from econ.scenario.state import Input, Quantities, State
from econ.wording.errors import InputError, unknown
from econ.wording.language import N_, _

WORLD = "WLD"
PATH_YEARS_BEFORE, PATH_YEARS_AFTER = 2, 2


def gdp_name(scenario: Scenario, book: Book) -> str:
    """Name of the GDP source that a scenario uses.

    Raises:
        InputError: the country has no such source.
    """
    country = book.country(scenario.exporter)
    if country.code == WORLD:
        raise InputError(
            _("The world sells to nobody."), "exporter", _("Give the country that sells; a claim may name the world.")
        )
    name = scenario.gdp or country.gdp
    if not name:
        raise InputError(
            f"{country.name} has no GDP source.",
            f"countries/{country.code}.toml",
            "Add a series and name it in `gdp`, or set gdp yourself.",
        )
    if book.may_have(country.code, name) and _is_gdp(country.code, name, book):
        return name
    known = [n for n in book.series_names(country.code) if _is_gdp(country.code, n, book)]
    raise unknown(N_("GDP source of {country}", country=country.name), name, known, "econ list gdp")


def _is_gdp(code: str, name: str, book: Book) -> bool:
    return book.series(code, name).about.kind in kinds.PRODUCTS


GDP_IN_MONEY = {"gdp", "gdp_published"}
"""Either of them, if a scenario sets it, stands in place of the figure of its source."""


def of_economy(scenario: Scenario, book: Book, gdp: str) -> Quantities:
    """GDP, income, trade, population, spending and prices.

    Raises:
        InputError: the GDP source has no figure for the year.
    """
    chosen, year = _chosen(scenario, book, gdp)
    return Quantities.of(
        Quantities(money_inputs("gdp", chosen, year, book) if year in chosen.used else {}),
        _income(scenario, book),
        *(_of_kind(kind, scenario, book) for kind in SERIES_INPUTS),
        _of_a_study(scenario, book),
        _of_buyer(scenario, book),
    )


def relative_gdp(
    scenario: Scenario, book: Book, gdp: str, inputs: Mapping[str, Input]
) -> tuple[tuple[tuple[int, float], ...], dict[int, int]]:
    """GDP by year relative to the chosen one, and how many years past its last figure those lie that are carried on.

    The years are those within two of the chosen one that have a figure, all for which a delivery is dated, and the one
    before these; a dated year past the last figure has that figure's GDP. Nothing where the source has no figure.

    Raises:
        InputError: the GDP source has no figure for the year.
    """
    chosen, year = _chosen(scenario, book, gdp)
    if year not in chosen.used:
        return (), {}
    wanted, last = with_year_before(dated_years(scenario, inputs)), max(chosen.used)
    path = _relative_path(chosen, year, book, wanted)
    ahead = {y: y - last for y in wanted if last < y <= last + MOST_AHEAD}
    if ahead:
        path = dict(path) | dict(_relative_path(chosen, year, book, {last}))
        path = tuple(sorted((path | dict.fromkeys(ahead, path[last])).items()))
    return path, ahead


def dated(inputs: Mapping[str, Input]) -> Mapping[int, float]:
    """The part of each calendar year that lies in the delivery period, if that is stated in months; empty if not."""
    period = inputs["delivery_period"].distribution if "delivery_period" in inputs else None
    return period.by_year if isinstance(period, Months) else {}


def dated_years(scenario: Scenario, inputs: Mapping[str, Input]) -> frozenset[int]:
    """Calendar years for which a delivery is dated: by the months of the period, or by a pace stated within it."""
    if months := dated(inputs):
        return frozenset(months)
    return frozenset(dict(scenario.path)) & frozenset(range(scenario.year, scenario.year + math.ceil(_period(inputs))))


def with_year_before(years: frozenset[int]) -> frozenset[int]:
    """Some years and the one before the first of them."""
    return years | {min(years) - 1} if years else years


def ahead_inputs(scenario: Scenario, book: Book, gdp: str, ahead: Mapping[int, int]) -> Quantities:
    """Published changes by which GDP is carried on; where there are none the assumptions hold.

    What is published of one year stands for this year only: if more than one is carried on, the assumptions hold.
    """
    series, country = book.series(scenario.exporter, gdp), book.country(scenario.exporter)
    found: dict[str, Input] = {}
    growth, price, rate = AHEAD
    if series.about.exchange_rate is None:
        why = N_("By definition: the figure is published in dollars.")
        found[rate] = replace(definition(rate, book.cards[rate].label, "1", why, book), distribution=Fixed(0.0))
    if max(ahead.values()) > 1:
        return Quantities(found)
    year = min(ahead)
    kinds = {growth: "growth"} | ({price: "price_change"} if series.about.exchange_rate else {})
    for name, kind in kinds.items():
        if (usual := country.defaults.get(kind)) and year in (published := book.series(country.code, usual)).used:
            found[name] = series_input(name, published, year, book)
    if (
        series.about.exchange_rate
        and {year - 1, year} <= (rates := book.series_at(series.about.exchange_rate)).used.keys()
    ):
        found[rate] = _change(rate, rates, year, book)
    return Quantities(found)


def _change(name: str, series: Series, year: int, book: Book) -> Input:
    """The change of a series on the year before as an input."""
    return replace(
        series_input(name, series, year, book),
        label=N_("{series}, {year} over {base}", series=series.about.label, year=year, base=year - 1),
        unit="1",
        distribution=Fixed(series.value(year) / series.value(year - 1) - 1),
        sources=tuple(dict.fromkeys(series.used[y].source for y in (year, year - 1))),
        plausible=book.cards[name].plausible,
    )


def growth_withheld(state: State, book: Book) -> str:
    """Why nothing is said of what the sale adds to growth, a clause; empty if something is."""
    series = book.series(state.scenario.exporter, state.gdp)
    if not dated(state.inputs) and _is_even(state):
        return N_("the deliveries are not dated; give the delivery period in months, such as 2023-09 to 2025-03")
    if not series.about.contains_arms:
        return N_(
            "it is not known whether {series} contains the output of the arms industry", series=series.about.label
        )
    years = {year for year, *_rest in state.path}
    missing = [year - 1 for year in state.delivering if year - 1 not in years]
    return N_("the GDP source has no figure for {year}, the year before", year=missing[0]) if missing else ""


def _is_even(state: State) -> bool:
    """Whether the pace is even from the year of the sale, as it is where nobody states one."""
    pace = {year: pace for year, _index, pace in state.path}
    return pace == _evenly(state.scenario, pace, state.inputs)


def _chosen(scenario: Scenario, book: Book, gdp: str) -> tuple[Series, int]:
    """The GDP source and the year of its figure: the nearest one if the scenario states GDP itself."""
    year = scenario.gdp_year or scenario.year
    chosen = book.series(scenario.exporter, gdp)
    if GDP_IN_MONEY.isdisjoint(dict(scenario.set)):
        chosen.value(year)
    return chosen, chosen.nearest_year(year) or year


def _income(scenario: Scenario, book: Book) -> Quantities:
    country = book.country(scenario.exporter)
    if not (name := country.defaults.get("gni")):
        reason = N_("there is no series of gross national income for {country}", country=country.name)
        return Quantities(absent={f"gni_{part}": reason for part in MONEY_PARTS})
    series = book.series(country.code, name)
    latest = series.nearest_year(scenario.year)
    if latest is None:
        return Quantities(absent={"gni_published": N_("{series} has no figure", series=series.about.label)})
    return Quantities(money_inputs("gni", series, latest, book))


def _of_kind(kind: str, scenario: Scenario, book: Book) -> Quantities:
    whose, unit = SERIES_INPUTS[kind]
    owner = book.country(WORLD if whose == "world" else scenario.exporter)
    if name := owner.defaults.get(kind):
        return _figure(kind, unit, book.series(owner.code, name), scenario.year, book)
    reason = N_("there is no series of {kind} for {country}", kind=kind.replace("_", " "), country=owner.name)
    return Quantities(absent={kind: reason})


def _of_a_study(scenario: Scenario, book: Book) -> Quantities:
    """The multiplier beside a ratio from input-output tables, which has the suppliers in it: none."""
    if "domestic_value_added_ratio" not in book.country(scenario.exporter).defaults or "multiplier" not in book.cards:
        return Quantities()
    card = book.cards["multiplier"]
    why = N_("By definition: the ratio of the study has direct and indirect effects in it, so nothing multiplies it.")
    found = definition(card.name, card.label, card.unit, why, book)
    return Quantities({card.name: replace(found, plausible=card.plausible, meaning=card.meaning, note=card.note)})


def _of_buyer(scenario: Scenario, book: Book) -> Quantities:
    buyer = book.country(scenario.buyer) if scenario.buyer else None
    if buyer is None:
        return Quantities(absent={"buyer_gdp": N_("no buyer is named")})
    if not buyer.gdp:
        return Quantities(absent={"buyer_gdp": N_("{country} has no GDP source", country=buyer.name)})
    return _figure("buyer_gdp", "USD/year", book.series(buyer.code, buyer.gdp), scenario.year, book)


def _figure(name: str, unit: str, series: Series, year: int, book: Book) -> Quantities:
    latest, about = series.nearest_year(year), series.about
    if latest is None:
        return Quantities(absent={name: N_("{series} has no figure", series=about.label)})
    if about.unit != unit:
        reason = N_("{series} is in {unit}, not in {wanted}", series=about.label, unit=about.unit, wanted=unit)
        return Quantities(absent={name: reason})
    if about.price_basis not in {kinds.CURRENT, kinds.NO_MONEY}:
        reason = N_(
            "{series} is at {basis} prices, not at those of the year", series=about.label, basis=about.price_basis
        )
        return Quantities(absent={name: reason})
    if about.withheld:
        return Quantities(absent={name: N_("withheld: {why}", why=N_(about.withheld))})
    found = series_input(name, series, latest, book)
    return Quantities({name: _like_by_like(found, year, book) if name in LIKE_BY_LIKE else found})


def _like_by_like(item: Input, year: int, book: Book) -> Input:
    """Money of an earlier year at the prices of a year, its label too; as it is where the price index has no figure."""
    if item.price_year in (None, year) or not {item.price_year, year} <= book.series_at(PRICE_INDEX).used.keys():
        return item
    moved = at_prices_of(year, {item.name: item}, book)[item.name]
    return replace(moved, label=N_("{figure}, at the prices of {year}", figure=item.label, year=year))


def _relative_path(series: Series, year: int, book: Book, also: Container[int]) -> tuple[tuple[int, float], ...]:
    window = range(year - PATH_YEARS_BEFORE, year + PATH_YEARS_AFTER + 1)
    base = in_dollars(series, year, book)
    return tuple((y, in_dollars(series, y, book) / base) for y in series.years() if y in window or y in also)


def path_sources(state: State, book: Book) -> tuple[str, ...]:
    """Sources of the GDP figures behind the years of the path; a year with another index than the data's has none."""
    scenario = state.scenario
    series = book.series(scenario.exporter, state.gdp)
    base = series.nearest_year(scenario.gdp_year or scenario.year)
    if base is None or not state.path:
        return ()
    published = dict(_relative_path(series, base, book, {year for year, *_rest in state.path}))
    years = (base, *(year for year, index, _pace in state.path if published.get(year) == index))
    parts = (part for year in years for part in money_inputs("gdp", series, year, book).values())
    return tuple(sorted({source for part in parts for source in part.sources}))


def paced(
    scenario: Scenario, path: tuple[tuple[int, float], ...], found: Mapping[str, Input]
) -> tuple[tuple[int, float, float], ...]:
    """The path with the pace of delivery: as stated, or even over the delivery period from the year of the sale.

    Raises:
        InputError: a pace is stated for a year that is not on the path.
    """
    if scenario.path:
        pace = dict(scenario.path)
        if outside := sorted(pace.keys() - {year for year, _index in path}):
            years = ", ".join(str(year) for year, _index in path)
            raise InputError(
                _("A pace is given for {year}, which is not on the yearly path.", year=outside[0]),
                "path",
                _(
                    "The path has the years {years}: those of the delivery period up to {most} years past the last "
                    "figure of the GDP source, and those with a figure within two years of the year of GDP. "
                    "Choose among them, or another period, year or GDP source for the scenario.",
                    years=years,
                    most=MOST_AHEAD,
                ),
            )
        return tuple((year, index, float(pace.get(year, 0.0))) for year, index in path)
    if parts := dated(found):
        return tuple((year, index, parts.get(year, 0.0)) for year, index in path)
    even = _evenly(scenario, dict(path), found)
    return tuple((year, index, even[year]) for year, index in path)


def _evenly(scenario: Scenario, years: Iterable[int], found: Mapping[str, Input]) -> dict[int, float]:
    """The even pace over the delivery period from the year of the sale, by year."""
    return {year: _even_pace(year - scenario.year, _period(found)) for year in years}


def _period(found: Mapping[str, Input]) -> float:
    """The delivery period in years."""
    return found["delivery_period"].distribution.central if "delivery_period" in found else 1.0


def _even_pace(years_after: int, period: float) -> float:
    """Part of a year, counted from the year of the sale, that lies within the delivery period."""
    return float(min(max(period - years_after, 0.0), 1.0)) if years_after >= 0 else 0.0
