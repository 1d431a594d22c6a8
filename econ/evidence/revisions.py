"""How far published figures of GDP move from one release to the newest, and the intervals that follow from it.

A figure that was one year old when a table was released is set against the figure of the same country and year in the
newest release. What has happened to such figures says how sure a figure of that age is today. `data/revisions.csv`
holds the results, which `docs/generate_revisions.py` computes, so that nothing is computed when a scenario runs.
"""

from __future__ import annotations

import numpy as np
from pydantic import Field

from econ.evidence.records import Record
from econ.numerics import portable
from econ.numerics.distributions import TwoPiece
from econ.wording.language import N_

LEVEL = 0.9
FEWEST = 30
"""Pairs of figures from which a quantile is taken at least."""

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
