"""Which figures of GDP count once: families of sources, as the series declare them (`repeats`, `price_basis`).

A source that repeats another belongs to the family of that one. Money at market rates is compared with figures at
market rates and prices of the year; purchasing power stands apart and gives no end of a range.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from econ.engine import Result
from econ.evidence import About, Series
from econ.wording.language import N_

PURCHASING_POWER, CONSTANT, REPEATED = N_("purchasing power"), N_("constant prices"), N_("repeated")
"""Why a source does not count."""


@dataclass(frozen=True)
class Member:
    """A GDP source of an exporter and where it belongs.

    Attributes:
        series: its figures.
        year: of the figure that is taken.
        family: name of the source whose figure counts for it; its own if it repeats no other.
        apart: why it does not count; "" if it does.
    """

    series: Series
    year: int
    family: str
    apart: str


def members(result: Result) -> dict[str, Member]:
    """The GDP sources of the exporter that have a figure, each with the year that is taken: the nearest one."""
    country = result.book.country(result.scenario.exporter)
    asked = result.scenario.gdp_year or result.scenario.year
    every = {n: result.book.series(country.code, n) for n in dict.fromkeys((*country.panel, result.state.gdp))}
    years = {n: series.nearest_year(asked) for n, series in every.items()}
    known = {n: series for n, series in every.items() if years[n] is not None}
    found = {}
    for name, series in known.items():
        family, year = _family(name, known), years[name]
        assert year is not None  # only those are known
        found[name] = Member(series, year, family, _apart(series.about, repeats=family != name))
    return found


def counted(result: Result) -> dict[str, Member]:
    """One source for each family at market rates and prices of the year: what a range over GDP sources is made of."""
    return {name: member for name, member in members(result).items() if not member.apart}


def _apart(about: About, *, repeats: bool) -> str:
    """Why a source does not count beside money at market rates; "" if it does."""
    if about.purchasing_power:
        return PURCHASING_POWER
    if repeats:
        return REPEATED
    return "" if about.price_basis == "current" else CONSTANT


def _family(name: str, known: Mapping[str, Series]) -> str:
    """The source that a source repeats, as far back as there are figures; a circle ends where it closes."""
    passed = [name]
    while (before := known[passed[-1]].about.repeats) in known and before not in passed:
        passed.append(before)
    return passed[-1]
