"""The GDP sources of an exporter by family; what a family is says `econ.evidence.families`."""

from dataclasses import dataclass

from econ.engine import Result
from econ.evidence import Series, families
from econ.evidence.records import nearest
from econ.scenario import Scenario, years_in_dollars


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
    """The GDP sources of the exporter that have a figure in dollars, each with the year that is taken: the nearest.

    A scenario whose source takes its nearest year for want of another (`nearest_gdp_year`) says so of this one alone.
    """
    book, country = result.book, result.book.country(result.scenario.exporter)
    every = {n: book.series(country.code, n) for n in dict.fromkeys((*country.panel, result.state.gdp))}
    years = {n: years_in_dollars(series, book) for n, series in every.items()}
    asked = _asked(result.scenario, years[result.state.gdp])
    known = {n: series for n, series in every.items() if years[n]}
    found = {}
    for name, series in known.items():
        family, year = families.family(name, known), nearest(years[name], asked)
        apart = families.apart(series.about, repeats=family != name, years=abs(year - asked))
        found[name] = Member(series, year, family, apart)
    return found


def _asked(scenario: Scenario, years: tuple[int, ...]) -> int:
    """The year whose GDP is asked for, of all sources; `years` are those of the scenario's own."""
    other = scenario.gdp_year
    for_want = bool(years) and scenario.year not in years and other == nearest(years, scenario.year)
    return scenario.year if other is None or for_want else other


def counted(result: Result) -> dict[str, Member]:
    """One source for each family at market rates and prices of the year: what a range over GDP sources is made of."""
    return {name: member for name, member in members(result).items() if not member.apart}
