"""Checks of dates: money of different years, and what an answer as of a day rests on that was read after it."""

from __future__ import annotations

from itertools import product

from econ import wording
from econ.analysis.guards.notice import NOTABLE, NOTE, WARNING, Words, by_line, guard, label
from econ.engine import Result
from econ.evidence import sources
from econ.scenario import PRICE_INDEX, Input
from econ.wording.language import _, _n, day


@guard(WARNING)
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


@guard(NOTE)
def prices_of_another_year(result: Result) -> Words | None:
    """Money at the prices of one year over, or added to, money at those of another."""
    said = [words for pair, names in _set_against(result).items() if (words := _against(result, pair, list(names)))]
    return (" ".join(said), _one_price_year(result)) if said else None


MOST_NAMED = 3
"""Quantities of another price year that are named; there may be more."""


def _against(result: Result, years: tuple[int, int], against: list[str]) -> str:
    """Which money of one year meets which of another, a sentence; empty if prices hardly moved between them."""
    index, (first, last) = result.book.series_at(PRICE_INDEX), sorted(years)
    more = len(against) - MOST_NAMED
    named = [*against[:MOST_NAMED], *([_("{count} more", count=more)] if more > 0 else [])]
    said = _(
        "Money in dollars of {year} is set against dollars of {other}: {against}.",
        year=years[0],
        other=years[1],
        against=wording.listing(named),
    )
    if not {first, last} <= index.used.keys():
        return said
    rise = index.value(last) / index.value(first) - 1
    if abs(rise) <= NOTABLE:
        return ""
    moved = {"first": first, "last": last, "rise": wording.percent(abs(rise))}
    return " ".join(
        (
            said,
            _("US prices rose by {rise} from {first} to {last}.", **moved)
            if rise > 0
            else _("US prices fell by {rise} from {first} to {last}.", **moved),
        )
    )


def _one_price_year(result: Result) -> str:
    return _(
        "Ask for one price year: all money then comes to the prices of {year} by the US GDP deflator.",
        year=result.scenario.year,
    )


def _set_against(result: Result) -> dict[tuple[int, int], dict[str, None]]:
    """Pairs of price years that meet in an output, a ratio or a sum, and the quantities of the second, in order."""
    found: dict[tuple[int, int], dict[str, None]] = {}
    years = _price_years(result)
    for name in result.outputs:
        if name in result.stated:
            continue
        first, *others = [n for n in result.graph.equations[name].parameters if years.get(n)] or [""]
        for other in others:
            for pair in product(sorted(years[first]), sorted(years[other])):
                if pair[0] != pair[1] and pair[::-1] not in found:
                    found.setdefault(pair, {})[_named(result, other)] = None
    return found


def _price_years(result: Result) -> dict[str, frozenset[int]]:
    """The years of the prices of the money that each quantity rests on."""
    years: dict[str, frozenset[int]] = {}
    for name, item in result.state.inputs.items():
        if item.price_year and result.counts(item):
            kind = result.state.lined.get(name, (name, 0))[0]
            years[kind] = years.get(kind, frozenset()) | {item.price_year}
    for name in result.outputs:
        if name not in result.stated:
            parts = (years.get(p, frozenset()) for p in result.graph.equations[name].parameters)
            years[name] = frozenset().union(*parts)
    return years


def _named(result: Result, name: str) -> str:
    return _(result.graph.equations[name].label if name in result.graph.equations else result.state.inputs[name].label)


@guard(NOTE)
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
