"""Checks of what is delivered, and of what it may cost."""

from __future__ import annotations

from econ import wording
from econ.analysis.guards.notice import NOTABLE, Notice, by_line, central, guard, label, note, warning
from econ.engine import Result
from econ.wording.language import _


@guard
def deliveries_fall_short(result: Result) -> Notice | None:
    """Stock and production capacity bind for a goods line."""
    if "sale_value" in result.stated or "shortfall" not in result.central:
        return None
    asked = by_line(result, "quantity_ordered")
    names = [
        _(
            "{goods} ({short} of what is asked for)",
            goods=label(result, line),
            short=wording.percent(short / asked[line]),
        )
        for line, short in by_line(result, "shortfall").items()
        if short > 0
    ]
    if not names:
        return None
    return warning(
        deliveries_fall_short,
        _("Stock and production capacity do not allow all of it; missing: {names}.", names=wording.listing(names)),
        _(
            "Lower the quantity, lengthen delivery_period, or raise stock_release or production_capacity of the line "
            "and say on what evidence."
        ),
    )


@guard
def capacity_is_not_a_count(result: Result) -> Notice | None:
    """What containers could hold is read as what they held."""
    if not central(result, "containers") or "sale_value" in result.stated:
        return None
    return note(
        capacity_is_not_a_count,
        _("Rounds are computed from what the containers could hold. Nobody outside has seen into them."),
        _("Call the quantity a capacity, and set it beside a count such as those in the evidence."),
    )


@guard
def stated_sale_differs(result: Result) -> Notice | None:
    """The sale is stated, and the goods lines come to something else."""
    if "sale_value" not in result.stated:
        return None
    contract, period = central(result, "contract_value"), central(result, "delivery_period")
    stated = central(result, "sale_value")
    if not contract or not period or not stated or abs(contract / period - stated) <= NOTABLE * stated:
        return None
    return note(
        stated_sale_differs,
        _(
            "The sale is stated as {stated}, while the goods lines come to {contract}. Shares of GDP and "
            "trade follow the stated sale; rounds and days of fire follow the goods lines.",
            stated=wording.money(stated, "USD/year"),
            contract=wording.money(contract / period, "USD/year"),
        ),
        _("Take the stated sale away to use the goods lines, or change the lines to match."),
    )


@guard
def enforcement_is_a_judgement(result: Result) -> Notice | None:
    """The probability of enforcement has no published value."""
    item = result.state.inputs.get("enforcement_probability")
    if item is None or item.origin == "scenario" or "expected_loss" not in result.draws:
        return None
    return note(
        enforcement_is_a_judgement,
        _(
            "No one has published how likely it is that sanctions are enforced; the expected trade lost rests on a "
            "judgement."
        ),
        _(
            "Set the probability of enforcement yourself, or quote the trade at risk, which needs none. Both are "
            "turnover, not income lost."
        ),
    )
