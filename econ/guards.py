"""Guard-rails: the field's standard mistakes, each a named check with a message and a repair.

A check is a function of a Result that returns a Notice or None; `@guard` puts it on the list.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from econ import wording
from econ.assumptions import Series
from econ.engine import Result

PAYMENT_SHARES = ("cash_share", "oil_share", "grain_share")
NOTABLE = 0.01
"""Relative difference from which two figures that should agree are said to differ."""


@dataclass(frozen=True)
class Notice:
    """What a check found.

    Attributes:
        name: the check.
        severity: "warning" if the answer should not be used as it is, "note" if it must be read with care.
        message: what is the matter, a sentence or two.
        repair: what to do about it.
    """

    name: str
    severity: str
    message: str
    repair: str


Check = Callable[[Result], Notice | None]
GUARDS: dict[str, Check] = {}


def guard(function: Check) -> Check:
    """Put a check on the list."""
    GUARDS[function.__name__] = function
    return function


def check(result: Result) -> list[Notice]:
    """Run all checks; warnings come first."""
    found = [notice for one in GUARDS.values() if (notice := one(result))]
    return sorted(found, key=lambda n: n.severity != "warning")


def _warning(name: Check, message: str, repair: str) -> Notice:
    return Notice(name.__name__, "warning", message, repair)


def _note(name: Check, message: str, repair: str) -> Notice:
    return Notice(name.__name__, "note", message, repair)


def _central(result: Result, name: str) -> float | None:
    if name not in result.central or np.size(result.central[name]) != 1:
        return None
    return float(np.ravel(result.central[name])[0])


def _gdp_series(result: Result) -> Series | None:
    if {"gdp", "gdp_published"} & set(result.state.stated) or result.state.inputs["gdp_published"].origin == "scenario":
        return None
    return result.book.series(result.scenario.exporter, result.state.gdp)


@guard
def payment_adds_up(result: Result) -> Notice | None:
    """Cash, oil and grain must not be more than the whole payment."""
    parts = [result.draws.get(name) for name in PAYMENT_SHARES]
    if any(p is None for p in parts):
        return None
    most = float(np.max(sum(np.asarray(p) for p in parts)))
    if most <= 1:
        return None
    return _warning(
        payment_adds_up,
        f"Cash, oil and grain come to up to {wording.percent(most)} of the payment, which leaves less than nothing "
        "for goods and technology.",
        "Lower one of cash_share, oil_share and grain_share so that they add up to no more than 100 %.",
    )


@guard
def deliveries_fall_short(result: Result) -> Notice | None:
    """Stock and production capacity bind for a goods line."""
    if "sale_value" in result.state.stated or "shortfall" not in result.central:
        return None
    short = np.asarray(result.central["shortfall"]).reshape(len(result.state.lines), -1)[:, 0]
    asked = np.asarray(result.central["quantity_ordered"]).reshape(len(result.state.lines), -1)[:, 0]
    names = [
        f"{line.label} ({wording.percent(short[n] / asked[n])} of what is asked for)"
        for n, line in enumerate(result.state.goods)
        if short[n] > 0
    ]
    if not names:
        return None
    return _warning(
        deliveries_fall_short,
        f"Stock and production capacity do not allow all of it; missing: {wording.listing(names)}.",
        "Lower the quantity, lengthen delivery_period, or raise stock_release or production_capacity of the line "
        "and say on what evidence.",
    )


@guard
def gdp_of_another_year(result: Result) -> Notice | None:
    """The sale and the GDP it is compared with belong to different years."""
    year, gdp_year = result.scenario.year, result.state.inputs.get("gdp_published")
    if gdp_year is None or gdp_year.year in (None, year):
        return None
    return _warning(
        gdp_of_another_year,
        f"A sale of {year} is compared with the GDP of {gdp_year.year}.",
        "Choose a year that the source covers, or a source that covers the year.",
    )


@guard
def purchasing_power_gdp(result: Result) -> Notice | None:
    """Market-rate money over purchasing-power money."""
    series = _gdp_series(result)
    if series is None or not series.about.price_basis.startswith("PPP"):
        return None
    return _warning(
        purchasing_power_gdp,
        f"{series.about.label} is in purchasing-power dollars, but a sale is paid in market dollars. "
        "Such a share is too small.",
        "Use a source at market exchange rates for the share; keep this one to compare living standards.",
    )


@guard
def real_gdp_at_face_value(result: Result) -> Notice | None:
    """Current dollars over a real figure whose base year is not stated."""
    series = _gdp_series(result)
    if series is None or series.about.price_basis != "constant-unstated":
        return None
    return _note(
        real_gdp_at_face_value,
        f"{series.about.label} is a real figure, at the prices of a base year that is not stated, turned into "
        "dollars at the rate of a day. It is taken here as the press takes it.",
        "For a share in the money of the year use a nominal source, such as bok_nominal.",
    )


@guard
def whole_sale_is_no_share(result: Result) -> Notice | None:
    """A sale over several years against one year's GDP."""
    period = _central(result, "delivery_period")
    years = _central(result, "sale_in_years_of_gdp")
    share = _central(result, "gdp_share")
    if period is None or years is None or share is None or period <= 1 + NOTABLE:
        return None
    return _note(
        whole_sale_is_no_share,
        f"The sale is spread over {wording.plain(period)} years; the share of GDP takes one year of it, "
        f"{wording.percent(share)}. The whole of it against the GDP of a single year would read "
        f"{wording.percent(years)}, which mixes a total with a yearly figure.",
        "Quote the yearly share, or say over how many years the total runs.",
    )


@guard
def stated_sale_differs(result: Result) -> Notice | None:
    """The sale is stated, and the goods lines come to something else."""
    if "sale_value" not in result.state.stated:
        return None
    contract, period = _central(result, "contract_value"), _central(result, "delivery_period")
    stated = _central(result, "sale_value")
    if not contract or not period or not stated or abs(contract / period - stated) <= NOTABLE * stated:
        return None
    return _note(
        stated_sale_differs,
        f"The sale is stated as {wording.money(stated, 'USD/year')}, while the goods lines come to "
        f"{wording.money(contract / period, 'USD/year')}. Shares of GDP and trade follow the stated sale; "
        "rounds and days of fire follow the goods lines.",
        "Take the stated sale away to use the goods lines, or change the lines to match.",
    )


@guard
def revenue_is_not_value_added(result: Result) -> Notice | None:
    """Gross revenue read as contribution to GDP."""
    share, part = _central(result, "gdp_share"), _central(result, "contribution_to_gdp")
    if share is None or part is None:
        return None
    return _note(
        revenue_is_not_value_added,
        f"The share of GDP compares revenue with the size of the economy. What the sale adds to GDP is "
        f"{wording.percent(part)}: only what is newly made at home counts; goods from old stock bring in money "
        "but no output.",
        "Say “equal to” a share of GDP, not “adds” it; quote the contribution where output is meant.",
    )


@guard
def capacity_is_not_a_count(result: Result) -> Notice | None:
    """What containers could hold is read as what they held."""
    if not _central(result, "containers") or "sale_value" in result.state.stated:
        return None
    return _note(
        capacity_is_not_a_count,
        "Rounds are computed from what the containers could hold. Nobody outside has seen into them.",
        "Call the quantity a capacity, and set it beside a count such as those in the evidence.",
    )


@guard
def container_shares_add_up(result: Result) -> Notice | None:
    """Shares of the containers that do not sum to one: one calibre OR the other is read as both."""
    if not _central(result, "containers") or "container_weight" not in result.central:
        return None
    whole = float(np.sum(np.asarray(result.central["container_weight"])[:, 0, 0]))
    if abs(whole - 1) <= NOTABLE:
        return None
    return _note(
        container_shares_add_up,
        f"The shares of the containers come to {wording.percent(whole)}; they were scaled to 100 %. A container is "
        "filled with one kind of goods or another, not with all of them at once.",
        "Set the container_weight of the lines so that they add up to 1.",
    )


@guard
def enforcement_is_a_judgement(result: Result) -> Notice | None:
    """The probability of enforcement has no published value."""
    item = result.state.inputs.get("enforcement_probability")
    if item is None or item.origin == "scenario" or "break_even_probability" not in result.draws:
        return None
    return _note(
        enforcement_is_a_judgement,
        "No one has published how likely it is that sanctions are enforced; the expected loss rests on a judgement.",
        "Quote the break-even probability, which needs none, or set enforcement_probability yourself.",
    )
