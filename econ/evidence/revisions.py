"""How far published figures of GDP move from one release to the newest, and the intervals that follow from it.

A figure that was one year old when a table was released is set against the figure of the same country and year in the
newest release. What has happened to such figures says how sure a figure of that age is today. The statistics are pure
functions of two releases; `data/revisions.csv` holds their results, so that nothing is computed when a scenario runs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import numpy as np
from pydantic import Field

from econ.evidence.records import Record
from econ.numerics import portable
from econ.numerics.distributions import TwoPiece
from econ.wording.language import N_

Release = Mapping[str, Mapping[int, float]]
"""Figures of a release by country and year."""

LEVEL = 0.9
PROBABILITIES = (0.05, 0.5, 0.95)

FEWEST = 30
"""Pairs of figures from which a quantile is taken at least."""

FIRST_RELEASE, FIRST_YEAR = "2017-01-01", 2010
"""Older releases are few, and their figures of older years have long settled."""

AGES = {"0-1": (0, 1), "2": (2, 2), "3-4": (3, 4), "5+": (5, 999)}
"""Classes of age: the year of the release less the year of the figure."""

AGE_WORDS = {
    "0-1": N_("up to one year old"),
    "2": N_("two years old"),
    "3-4": N_("three or four years old"),
    "5+": N_("five or more years old"),
}

STANDARDS = ("SDDS Plus", "SDDS")
"""Standards of the International Monetary Fund for the statistics of a country that tell more than its income."""

INCOMES = ("high", "upper middle", "lower middle", "low")

KIND_WORDS = {
    "SDDS Plus": N_("countries that keep to the standard SDDS Plus"),
    "SDDS": N_("countries that keep to the standard SDDS"),
    "high": N_("other high-income countries"),
    "upper middle": N_("other upper-middle-income countries"),
    "lower middle": N_("other lower-middle-income countries"),
    "low": N_("low-income countries"),
}
"""Kinds of countries: by the standard of their statistics, the rest by income."""


class Revision(NamedTuple):
    """How far one figure moved.

    Attributes:
        country, year: what it is of.
        released: the day of the release that it was in.
        age: the year of that release less its own.
        moved: natural logarithm of the newest figure over that one.
    """

    country: str
    year: int
    released: str
    age: int
    moved: float


class Spread(Record):
    """What `data/revisions.csv` says of the figures of one kind of country and one class of age.

    Attributes:
        kind, age: keys of `KIND_WORDS` and `AGES`.
        pairs, countries: how many figures were compared, and of how many countries.
        q05, q50, q95: quantiles of the logarithm of the newest figure over the earlier one.
    """

    kind: str
    age: str
    pairs: int = Field(ge=FEWEST)
    countries: int = Field(ge=1)
    q05: float
    q50: float
    q95: float

    @property
    def ends(self) -> tuple[float, float]:
        """Both ends of the 90% interval around a published figure, as factors, to four decimals."""
        low, high = map(float, portable.exp(np.array([self.q05, self.q95])))
        return round(low, 4), round(high, 4)

    @property
    def judgement(self) -> str:
        """What an interval rests on, a sentence that is kept in English and said later."""
        low, high = (f"{100 * end - 100:+.1f}".replace("-", "−") for end in self.ends)
        return N_(
            "From revisions: of World Bank figures of {kind}, {age} when released, 90% have moved by {low} to "
            "{high}% since ({pairs} figures; docs/background/revisions.md).",
            kind=KIND_WORDS[self.kind],
            age=AGE_WORDS[self.age],
            low=low,
            high=high,
            pairs=f"{self.pairs:,}",
        )

    @property
    def factor(self) -> TwoPiece:
        """The later figure over the published one: the published one is the median, the ends are those measured."""
        return TwoPiece(*self.ends, LEVEL, 1.0)


def kind_of(standard: str, income: str) -> str:
    """The kind of a country, by its standard of statistics or else its income; "" if neither is known."""
    return standard if standard in STANDARDS else income if income in INCOMES else ""


def age_class(age: int) -> str:
    """The class of an age in years; "" for a year that was still to come."""
    return next((name for name, (low, high) in AGES.items() if low <= age <= high), "")


def age_of(released: str, year: int) -> int:
    """How old a figure was in a release, in years."""
    return int(released[:4]) - year


def between(earlier: Release, newest: Release, released: str) -> list[Revision]:
    """How far each figure of a release moved until the newest one.

    Args:
        earlier: the release.
        newest: the newest one.
        released: the day of the earlier one (ISO).
    """
    places = [
        (country, year)
        for country, figures in earlier.items()
        for year, figure in figures.items()
        if figure > 0 and newest.get(country, {}).get(year, 0) > 0
    ]
    ratios = np.array([newest[country][year] / earlier[country][year] for country, year in places])
    return [
        Revision(country, year, released, age_of(released, year), moved)
        for (country, year), moved in zip(places, portable.log(ratios).tolist(), strict=True)
    ]


def of_releases(releases: Mapping[str, Release]) -> list[Revision]:
    """How far the figures of all releases but the last moved until it, from `FIRST_RELEASE` and `FIRST_YEAR` on.

    Args:
        releases: by their day (ISO).
    """
    *earlier, newest = sorted(releases)
    return [
        move
        for day in earlier
        if day >= FIRST_RELEASE
        for move in between(releases[day], releases[newest], day)
        if move.year >= FIRST_YEAR
    ]


def spreads(revisions: Iterable[Revision], kinds: Mapping[str, str]) -> list[Spread]:
    """Quantiles by kind of country and age, of at least `FEWEST` figures each.

    Args:
        revisions: how far figures moved.
        kinds: the kind of each country.
    """
    groups: dict[tuple[str, str], list[Revision]] = defaultdict(list)
    for one in revisions:
        groups[kinds.get(one.country, ""), age_class(one.age)].append(one)
    return [
        _spread(kind, age, groups[kind, age]) for kind in KIND_WORDS for age in AGES if len(groups[kind, age]) >= FEWEST
    ]


def _spread(kind: str, age: str, group: list[Revision]) -> Spread:
    low, middle, high = (round(float(q), 4) for q in np.quantile([one.moved for one in group], PROBABILITIES))
    countries = len({one.country for one in group})
    return Spread(kind=kind, age=age, pairs=len(group), countries=countries, q05=low, q50=middle, q95=high)


def together(revisions: Iterable[Revision], apart: int = 1) -> tuple[float, int]:
    """Correlation of the revisions of a country for years that lie apart, in the same release; and of how many pairs.

    Near one, a country's figures move as a whole: one draw stands for the error of all its years.
    """
    by_place = {(one.country, one.released, one.year): one.moved for one in revisions}
    pairs = [
        (moved, by_place[country, released, year + apart])
        for (country, released, year), moved in by_place.items()
        if (country, released, year + apart) in by_place
    ]
    first, second = np.array(pairs).T
    return float(np.corrcoef(first, second)[0, 1]), len(pairs)
