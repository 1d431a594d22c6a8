"""Which figures of GDP count once: families of sources (methods of valuation), as series declare them.

A source that repeats another belongs to the family of that one. Money at market rates is compared with figures at
market rates and prices of the year; purchasing power stands apart and gives no end of a range.
"""

from collections.abc import Mapping

from econ.evidence.kinds import CURRENT, PRICES_UNSTATED
from econ.evidence.records import About, Series
from econ.wording.language import N_

PURCHASING_POWER, CONSTANT, REPEATED = N_("purchasing power"), N_("constant prices"), N_("repeated")
UNSTATED, ANOTHER_YEAR = N_("unstated prices"), N_("over 3 years away")
"""Why a source does not count."""

MOST_YEARS_APART = 3
"""A figure further from the year that is asked for stands apart; as far is GDP carried on (judgement: ours)."""


def family(name: str, known: Mapping[str, Series]) -> str:
    """The source whose figure counts for a source, itself if it repeats none that has figures.

    A source that repeats another is followed as far back as there are figures; a circle ends where it closes.
    """
    passed = [name]
    while (before := known[passed[-1]].about.repeats) in known and before not in passed:
        passed.append(before)
    return passed[-1]


def apart(about: About, *, repeats: bool, years: int = 0) -> str:
    """Why a source does not count beside money at market rates; "" if it does.

    Args:
        about: what the source says of itself.
        repeats: whether it is of the family of another source that has figures.
        years: how many years its figure lies from the year that is asked for.
    """
    if about.purchasing_power:
        return PURCHASING_POWER
    if repeats:
        return REPEATED
    if about.price_basis != CURRENT:
        return UNSTATED if about.price_basis == PRICES_UNSTATED else CONSTANT
    return ANOTHER_YEAR if years > MOST_YEARS_APART else ""
