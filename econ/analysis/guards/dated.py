"""Checks of dates: money of different years, and what an answer as of a day rests on that was read after it."""

from __future__ import annotations

from econ import wording
from econ.analysis.guards.notice import NOTABLE, NOTE, WARNING, Words, by_line, guard, label
from econ.engine import Result
from econ.evidence import sources
from econ.scenario import PRICE_INDEX, Input
from econ.wording.language import N_, _, _n, day


@guard(N_("Prices of different years"), WARNING)
def price_years_differ(result: Result) -> Words | None:
    """Prices of different years added up."""
    if "line_value" not in result.graph.ancestors("sale_value", result.stated):
        return None
    ordered, prices = by_line(result, "quantity_ordered"), result.state.inputs
    years = {line: prices[f"price_{line}"].price_year for line in result.state.lines if ordered.get(line)}
    if len({year for year in years.values() if year}) < 2:
        return None
    said = [f"{label(result, line)} ({year})" for line, year in years.items() if year]
    return (_("Prices of different years are added: {said}.", said=wording.listing(said)), _one_price_year(result))


@guard(N_("Prices of another year"), NOTE, importance=90)
def prices_of_another_year(result: Result) -> Words | None:
    """Money at the prices of one year over, or added to, money at those of another."""
    if not (found := _of_other_years(result)):
        return None
    years = wording.listing([str(year) for year in found])
    return (
        _("Money of {years} meets that of {year}.", years=years, year=result.scenario.year),
        _("Ask for one price year."),
    )


def _one_price_year(result: Result) -> str:
    return _(
        "Ask for one price year: all money then comes to the prices of {year} by the US GDP deflator.",
        year=result.scenario.year,
    )


def _of_other_years(result: Result) -> list[int]:
    """Price years of money at other prices than those of the sale, if it meets money of another year, in order."""
    years: dict[str, frozenset[int]] = {}
    priced = {n: i for n, i in result.state.inputs.items() if i.price_year and result.counts(i)}
    kinds = {name: result.state.lined.get(name, (name, 0))[0] for name in priced}
    for name, item in priced.items():
        years[kinds[name]] = years.get(kinds[name], frozenset()) | {item.price_year or 0}
    met: set[str] = set()
    for name in result.outputs:
        if name in result.stated:
            continue
        parts = (years.get(p, frozenset()) for p in result.graph.equations[name].parameters)
        years[name] = frozenset().union(*parts)
        if len(years[name]) > 1:
            met |= result.graph.ancestors(name, result.stated)
    found = {item.price_year or 0 for name, item in priced.items() if kinds[name] in met}
    return sorted(year for year in found - {result.scenario.year} if _prices_moved(year, result))


def _prices_moved(other: int, result: Result) -> bool:
    """Whether US prices of another year are notably other than those of the sale's, as far as that is known."""
    index, year = result.book.series_at(PRICE_INDEX), result.scenario.year
    return not {other, year} <= index.used.keys() or abs(index.value(other) / index.value(year) - 1) > NOTABLE


@guard(N_("As known on a day"), NOTE, importance=15)
def figures_as_known_on_a_day(result: Result) -> Words | None:
    """Published series are taken as known on an earlier day, the assumptions as they are now."""
    if not result.scenario.as_of:
        return None
    later = [
        i.name for i in _behind(result) if i.origin in ("card", "line") and _read(i, result) > result.scenario.as_of
    ]
    message = _("Published series count as they were known on {day}.", day=day(result.scenario.as_of))
    if later:
        rest = _n(
            "{count} assumption rests on what was read later: {names}.",
            "{count} assumptions rest on what was read later: {names}.",
            len(later),
            names=wording.listing(later),
        )
        message = f"{message} {rest}"
    return (
        message,
        _("Leave the day out for the newest figures (data {release}).", release=result.book.release),
    )


def _behind(result: Result) -> tuple[Input, ...]:
    """The inputs that the share of GDP rests on, or all outputs if there is none; without idle goods lines."""
    names = ["gdp_share"] if "gdp_share" in result.draws else list(result.outputs)
    found = {i.name: i for name in names for i in result.inputs_of(name) if result.counts(i)}
    return tuple(found.values())


def _read(item: Input, result: Result) -> str:
    """The day on which the last source of an assumption was read; a judgement is of the day of the figures."""
    days = [sources.iso(sources.get(result.book.sources, name), "accessed") for name in item.sources]
    return max(days, default=result.book.release)
