"""Write data/revisions.csv and docs/background/revisions.md: how far published figures of GDP move.

`make pages` runs it. Everything is computed from the releases in data/tables.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

import econ
from econ.evidence.revisions import AGES, FEWEST, KIND_WORDS, Spread, age_class, age_of
from econ.numerics import portable

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "background" / "revisions.md"
TABLE = ROOT / "data" / "revisions.csv"
BOOK = econ.default_book()
MEASURED, SECOND = "world_bank_gdp", "un_gdp"
UP = math.log(1.001)
"""What counts as raised: by more than a tenth of a per cent."""

Release = Mapping[str, Mapping[int, float]]
"""Figures of a release by country and year."""

PROBABILITIES = (0.05, 0.5, 0.95)


FIRST_RELEASE, FIRST_YEAR = "2017-01-01", 2010
"""Older releases are few, and their figures of older years have long settled."""

EXAMPLES = ("KOR", "SRB", "CHN", "PAK", "IND", "TUR", "SWE", "ISR", "FRA", "DEU", "BGR", "RUS", "IRN")

KINDS = {code: BOOK.kind(code) for code in BOOK.countries}


# --- how far figures move -----------------------------------------------------------------------------


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


@cache
def releases(table: str = MEASURED) -> dict[str, dict[str, dict[int, float]]]:
    """Figures of a table by release, country and year."""
    return BOOK.table(table).releases()


@cache
def moves(table: str = MEASURED) -> list[Revision]:
    """How far the figures of a table moved until its newest release, of countries whose kind is known."""
    return [one for one in of_releases(releases(table)) if KINDS.get(one.country)]


@cache
def measured(table: str = MEASURED) -> list[Spread]:
    """What follows by kind of country and age."""
    return spreads(moves(table), KINDS)


def csv(found: Iterable[Spread]) -> str:
    """The table as it stands in `data/`."""
    head = "kind,age,pairs,countries,q05,q50,q95\n"
    return head + "".join(
        f"{s.kind},{s.age},{s.pairs},{s.countries},{s.q05:.4f},{s.q50:.4f},{s.q95:.4f}\n".replace("-0.0000", "0.0000")
        for s in found
    )


# --- which kinds of countries --------------------------------------------------------------------


def groupings() -> dict[str, dict[str, str]]:
    """Ways to tell countries apart."""
    known = {code: BOOK.countries[code] for code, kind in KINDS.items() if kind}
    return {
        "all together": dict.fromkeys(known, "all"),
        "income group": {code: c.income or c.standard for code, c in known.items()},
        "standard of statistics": {code: c.standard or "none" for code, c in known.items()},
        "standard, the rest by income": {code: KINDS[code] for code in known},
    }


def loss(found: list[Revision], groups: Mapping[str, str], age: str) -> float:
    """How badly quantiles measured on all other countries fit each country, in per cent: the quantile loss.

    Both ends of the 90% interval count; a figure beyond an end costs twenty times as much as one inside it.
    """
    aged = [one for one in found if age_class(one.age) == age]
    by_group: dict[str, list[Revision]] = defaultdict(list)
    for one in aged:
        by_group[groups[one.country]].append(one)
    costs: list[float] = []
    for group in by_group.values():
        codes, moved = np.array([one.country for one in group]), np.array([one.moved for one in group])
        for code in sorted(set(codes.tolist())):
            others, own = moved[codes != code], moved[codes == code]
            if others.size:
                costs += _costs(own, np.quantile(others, (0.05, 0.95)))
    return 100 * sum(costs) / len(costs)


def _costs(own: np.ndarray, ends: np.ndarray) -> list[float]:
    low, high = own - ends[0], own - ends[1]
    return (np.maximum(0.05 * low, -0.95 * low) + np.maximum(0.95 * high, -0.05 * high)).tolist()


# --- the page ------------------------------------------------------------------------------------


def percent(moved: float) -> str:
    """A logarithm as a change in per cent: "+7.7"."""
    return f"{100 * (math.exp(moved) - 1):+.1f}".replace("-", "−").replace("−0.0", "0.0").replace("+0.0", "0.0")


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A Markdown table."""
    names = list(head)
    return "\n".join(f"| {' | '.join(line)} |" for line in (names, ["---"] * len(names), *map(list, rows)))


def _spreads(found: list[Spread]) -> str:
    by_key = {(s.kind, s.age): s for s in found}
    rows = []
    for kind, words in KIND_WORDS.items():
        cells = []
        for age in AGES:
            s = by_key.get((kind, age))
            cells.append(f"{percent(s.q05)} to {percent(s.q95)} ({percent(s.q50)}; {s.pairs:,})" if s else "too few")
        rows.append((words, *cells))
    return table(("figures of …", *(f"age {age.replace('-', '–')}" for age in AGES)), rows)


def _losses(found: list[Revision]) -> str:
    rows = [(name, *(f"{loss(found, groups, age):.2f}" for age in AGES)) for name, groups in groupings().items()]
    return table(("countries told apart by", *(f"age {age.replace('-', '–')}" for age in AGES)), rows)


def _together(found: list[Revision]) -> str:
    rows = []
    for apart in (1, 2, 5):
        correlation, pairs = together(found, apart)
        rows.append((str(apart), f"{correlation:.2f}", f"{pairs:,}"))
    return table(("years apart", "correlation", "pairs"), rows)


def _outliers(found: list[Revision]) -> str:
    largest: dict[str, Revision] = {}
    for one in found:
        if one.age == 1 and abs(one.moved) > abs(largest.get(one.country, one._replace(moved=0.0)).moved):
            largest[one.country] = one
    rows = [
        (BOOK.countries[one.country].name, str(one.year), one.released, f"{percent(one.moved)}%")
        for one in sorted(largest.values(), key=lambda one: -abs(one.moved))[:12]
    ]
    return table(("country", "year", "in the release of", "has moved by"), rows)


def _examples(found: list[Spread]) -> str:
    by_key = {(s.kind, s.age): s for s in found}
    rows = []
    for code in EXAMPLES:
        series, kind = BOOK.series(code, MEASURED), KINDS[code]
        released = series.released
        old, new = releases()["2024-10-24"][code].get(2023), series.used.get(2023)
        s = by_key[kind, age_class(age_of(released, 2023))]
        now = f"{percent(s.q05)} to {percent(s.q95)}%" if BOOK.measured(series, 2023) else series.about.spread
        moved = percent(math.log(new.value / old)) if old and new and new.value else "?"
        rows.append((BOOK.countries[code].name, KIND_WORDS[kind], f"{moved}%", now))
    return table(("country", "kind", "2023, October 2024 to July 2026", "interval around 2023 now"), rows)


def page() -> str:
    """The page as text."""
    found, spreads = moves(), measured()
    days = sorted(releases())
    counted = [day for day in days if day >= FIRST_RELEASE]
    first = [one for one in found if one.age == 1]
    up = sum(one.moved > UP for one in first) / len(first)
    return f"""# How far figures of GDP move

<!-- Written by docs/generate_revisions.py from data/tables; do not edit. -->

A figure of GDP is published, and then it is revised: by better records in the first years, by a new benchmark
or a new base year later, which moves the whole history at once. How far is no matter of opinion:
{len(days)} releases of the World Bank's series since {days[0][:4]} are in `data/tables/{MEASURED}`, and
each of their figures can be set against the newest release, of {days[-1]}. The intervals around GDP that
the calculator uses come from that.

## What was measured

For every release from {FIRST_RELEASE[:4]} on ({len(counted) - 1} before the newest one), every
country and every year from {FIRST_YEAR}: the natural logarithm of the newest figure over the one in
that release. The age of a figure is the year of the release less its own. The 5th and 95th percentiles, by kind
of country and class of age, are the ends of the 90% interval. They are **signed**: figures go up more often
than down ({100 * up:.0f}% of those that were one year old were raised by more than 0.1%), so the
interval is longer above than below.

Changes in per cent, 5th to 95th percentile; in brackets the median, and how many figures were compared:

{_spreads(spreads)}

`data/revisions.csv` has the logarithms. The United Nations' figures of GDP at current dollars rest on the same
national accounts and are given the same intervals; two of their releases, a year apart, are too few to measure
them on ([below](#the-united-nations)).

## Which kinds of countries

What separates best is the standard of statistics that a country keeps to with the International Monetary Fund
(SDDS Plus, SDDS), and among the other countries their income. The table has the quantile loss when each country
is judged by the percentiles of all others, in per cent; less is better.

{_losses(found)}

## One draw for all years of a country

Revisions of one country for neighbouring years, in the same release:

{_together(found)}

They move together. So the calculator draws one error for a country's GDP, and the years of a path keep their
published ratios.

## How it is used

For a figure of a table the interval is that of its kind of country and its age when it was released. The
published figure stays the value in the middle, so that the share is what a reader's division gives; half of the
draws lie above it and half below, each side with its own length. `econ explain gdp_published` says which kind,
which age and how many figures.

Where that is not measured the interval stays a judgement, and says so: fewer than {FEWEST} figures, a
series with files of its own (the Bank of Korea), purchasing power, constant prices, and countries for which the
table has a judgement of its own, because war, sanctions or several exchange rates make their figures less sure
than those of their kind.

{_examples(spreads)}

## The largest

One-year-old figures that moved most. New base years are behind some of them; where several exchange rates are in
use side by side, the choice of the rate may be behind others. No interval of a kind of country covers these.

{_outliers(found)}

## The United Nations

The same for the two releases of the United Nations' series that are held, a year apart, changes in per cent.
Over so short a time figures move less; per kind and age the numbers are of the order of the World Bank's over
one year.

{_spreads(measured(SECOND))}

## What this leaves out

- **The newest release is not the truth.** It will be revised too; what is measured is how far figures have
  moved until now.
- A figure of a late release has had months to move, one of an early release years. Over two years and more the
  ends lie a little further out.
- Figures of one country are not independent, and a release repeats most of the one before. The number of
  countries, in `data/revisions.csv`, says more about how sure the percentiles are than the number of figures.
- Half of the draws lie below the published figure, although more figures go up than down. The ends are those
  measured; the published figure stays the number that is printed, so that nobody's division is contradicted.
- As of an earlier day the intervals still rest on all releases: they are an assumption of today, like the
  cards.
- Kinds are those of today's classification. A country may have changed its standard or its income group since.
- What no release ever mends, such as unrecorded output or a wrong population, is in none of this.
"""


if __name__ == "__main__":
    TABLE.write_text(csv(measured()), encoding="utf-8")
    PAGE.write_text(page(), encoding="utf-8")
