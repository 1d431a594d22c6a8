"""A reading of a claim as a scenario, so that `econ run` gives its number.

A scenario knows one exporter, one year and one total, so not every reading is one: the world sells to nobody, a total
without an owner is nobody's, and growth compares two amounts.
"""

from __future__ import annotations

import math
import shlex
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from econ.claims.claim import Claim, Money
from econ.claims.readings import RATIOS, VALUE_ADDED, WHOLE, YEARLY, Reading
from econ.evidence import Book, exchange_rates
from econ.evidence.checks import WORLD
from econ.model import economy
from econ.scenario import Scenario, Value, resolve
from econ.wording.errors import InputError

GDP_SHARE = economy.gdp_share.__name__

SHARES: dict[str, tuple[str, str]] = {
    "gdp": (GDP_SHARE, "gdp"),
    "economy": (GDP_SHARE, "gdp"),
    "gni": (economy.gni_share.__name__, "gni"),
    "exports": (economy.export_share.__name__, "exports"),
    "imports": (economy.import_share.__name__, "imports"),
    "trade": (economy.trade_share.__name__, "trade_total"),
    "budget": (economy.budget_share.__name__, "state_budget"),
    "military_spending": (economy.military_share.__name__, "military_spending"),
}
"""For each kind of total the output that is a share of it, and the quantity that the total is."""

STAGES = {
    "ordered": "contract",
    "licensed": "licence",
    "held in stock": "stock",
    "delivered": "delivery",
    "paid": "receipt",
}
"""What the stage of an amount is called in a scenario."""

Settings = dict[str, Value]


class Opened(NamedTuple):
    """The scenarios of a reading.

    Attributes:
        output: the output that is its number.
        scenarios: one, or one for each end of a range.
    """

    output: str
    scenarios: tuple[Scenario, ...]

    @property
    def commands(self) -> tuple[str, ...]:
        """What gives the number on the command line."""
        return tuple(map(_command, self.scenarios))


def opened(reading: Reading, claim: Claim, book: Book) -> Opened | None:
    """The scenarios of a reading; None where none can say it.

    Args:
        reading: a reading of the claim.
        claim: what was read.
        book: the figures that it was judged by.
    """
    d = claim.denominator
    a_head = claim.relation == "per_head"
    if not (a_head or (claim.relation in RATIOS and d.kind in SHARES)) or (a_head and claim.amount.currency != "USD"):
        return None
    if d.country in {"", WORLD} or not reading.year or not book.country(d.country).gdp:
        return None
    if reading.unit not in {"USD/year", "person"}:
        return None
    share, total = (economy.sale_per_head.__name__, "population") if a_head else _share(reading, claim, book)
    source = reading.series.partition("/")[2] if total == "gdp" else ""
    fixed: Settings = {} if source else _stated_total(reading, total, claim, book)
    over_years = _years(reading, claim) if reading.basis == WHOLE and share == GDP_SHARE else None
    if over_years:
        share, fixed = economy.sale_in_years_of_gdp.__name__, fixed | {"delivery_period": f"{over_years!r} year"}
    elif reading.concept == VALUE_ADDED:
        share = economy.contribution_to_gdp.__name__
    year = _year_of_sale(reading, claim) if share == GDP_SHARE else reading.year
    gdp_year = _gdp_year(reading.year, year, d.country, source, fixed, book)
    found = Scenario(
        exporter=d.country,
        buyer=None,
        year=year,
        gdp=source,
        gdp_year=gdp_year,
        concept=STAGES.get(claim.stage, "") if share == GDP_SHARE else "",
        as_of=book.as_of,
        set=fixed,
    )
    scenarios = tuple(found.change(set={"sale_value": sale}) for sale in _sales(reading, claim, over_years, book))
    try:
        for each in scenarios if fixed else ():
            resolve(each, book)
    except InputError:
        return None  # a total that no such country can have, which the calculator does not take
    return Opened(share, scenarios)


def _share(reading: Reading, claim: Claim, book: Book) -> tuple[str, str]:
    """The output and its total; GNI stands in the place of GDP where it is not the figure that is taken as GNI."""
    d = claim.denominator
    usual = f"{d.country}/{book.country(d.country).defaults.get('gni')}"
    other = reading.concept == VALUE_ADDED or reading.series not in {"", usual}
    return SHARES["gdp" if d.kind == "gni" and other else d.kind]


def _stated_total(reading: Reading, name: str, claim: Claim, book: Book) -> Settings:
    """The total as a setting, unless the scenario takes the same figure by itself."""
    defaults = book.country(claim.denominator.country).defaults
    usual = ("exports", "imports") if name == "trade_total" else (name,)
    if reading.series and reading.series == " ".join(f"{claim.denominator.country}/{defaults.get(k)}" for k in usual):
        return {}
    unit = "person" if name == "population" else "USD/year"
    return {name: f"{_digits(reading.denominator)} {unit}"}


def _years(reading: Reading, claim: Claim) -> float | None:
    """How many years the whole amount covers; where its end is open two, which changes no number of the whole."""
    period = claim.period
    if period is None or not reading.why:
        return None
    return period.years or 2.0


def _year_of_sale(reading: Reading, claim: Claim) -> int:
    """The year of the amount where the sentence sets it against a total of another one."""
    year = reading.year or 0
    return claim.year if claim.year and claim.amount.currency == "USD" else year


def _gdp_year(wanted: int, year: int, code: str, source: str, fixed: Settings, book: Book) -> int | None:
    """The year of GDP if it is not that of the sale; where GDP does not matter the nearest with a figure."""
    if source:
        return wanted if wanted != year else None
    if "gdp" in fixed:
        return None
    usual = book.series(code, str(book.country(code).gdp))
    return None if year in usual.used else usual.nearest_year(year)


def _sales(reading: Reading, claim: Claim, over_years: float | None, book: Book) -> Iterator[str]:
    """The amount by the year, of a range both ends; in its own money where the rate of the year is held."""
    period = claim.period
    by = over_years or (period.years if period and period.years and reading.basis == YEARLY else 1.0)
    money = next((m for m in (claim.amount, claim.also) if m and _is_of(m, reading, book)), None)
    ends, unit = (money.size.face, money.currency) if money else (reading.amount, "USD")
    for end in dict.fromkeys(ends):
        yield f"{_digits(end / by)} {unit}/year"


def _is_of(money: Money, reading: Reading, book: Book) -> bool:
    """Whether the amount of a reading is this money at the rate of its year."""
    try:
        rate = 1.0 if money.currency == "USD" else exchange_rates.rate(money.currency, reading.year or 0, book).value
    except InputError:
        return False
    return math.isclose(money.size.low / rate, reading.amount[0], rel_tol=1e-12)


def _digits(value: float) -> str:
    """Every digit of a number, without a power of ten; with a scale word where that is as exact."""
    for word, size in (("trillion", 1e12), ("billion", 1e9), ("million", 1e6)):
        short = f"{value / size:.12g}"
        if value >= size and float(short) * size == value:
            return f"{short} {word}"
    return format(Decimal(repr(value)), "f")


def _command(scenario: Scenario) -> str:
    options = {
        "exporter": scenario.exporter,
        "buyer": "none",
        "year": scenario.year,
        "gdp": scenario.gdp,
        "gdp-year": scenario.gdp_year,
        "as-of": scenario.as_of,
    }
    words = ["econ", "run", "blank"]
    words += [w for name, value in options.items() if value for w in (f"--{name}", str(value))]
    words += [w for name, value in scenario.set for w in ("--set", f"{name}={value}")]
    return shlex.join(words)
