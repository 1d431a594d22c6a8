"""Checks of sums: do the parts add up, and may they be added at all?"""

import numpy as np

from econ import wording
from econ.analysis.guards.notice import NOTABLE, NOTE, WARNING, Words, by_line, central, guard, label
from econ.engine import Result
from econ.model import GRAPH, SHARE, payment
from econ.scenario.shares import PAYMENT_SHARES
from econ.wording.language import N_, _


@guard(N_("The payment does not add up"), WARNING)
def payment_adds_up(result: Result) -> Words | None:
    """Cash, oil and grain must not be more than the whole payment."""
    parts = [result.draws.get(name) for name in PAYMENT_SHARES]
    if any(p is None for p in parts):
        return None
    most = float(np.max(sum(np.asarray(p) for p in parts)))
    if most <= 1:
        return None
    return (
        _(
            "Cash, oil and grain come to up to {most} of the payment, which leaves less than nothing for "
            "goods and technology.",
            most=wording.percent(most),
        ),
        _("Lower one of the shares paid in cash, oil and grain, so that they add up to no more than 100%."),
    )


@guard(N_("Paid in full, we assume"), NOTE)
def payment_taken_as_full(result: Result) -> Words | None:
    """A sale is read as paid in full because the scenario says so, which is seldom seen."""
    paid = result.state.inputs.get("paid_share")
    if paid is None or "value_received" not in result.draws or result.scenario.concept == "receipt":
        return None
    if not paid.distribution.is_fixed or paid.distribution.central < 1:
        return None
    return (
        _("What comes back is counted as if the whole sale were paid within the year."),
        _("Set the paid share to what is known to come back, or say “if it were paid in full” when you quote it."),
    )


@guard(N_("More was seen than is delivered"), NOTE)
def more_was_seen_than_is_delivered(result: Result) -> Words | None:
    """What could be named is for all deliveries to the buyer, and may be more than a scenario's own."""
    seen, whole = (central(result, name) for name in GRAPH.equations[payment.identified_receipts.__name__].parameters)
    if seen is None or not whole or seen <= whole or "identified_receipts" not in result.draws:
        return None
    return (
        _(
            "More could be named in a year ({seen}) than the scenario delivers ({delivered}): it came for other "
            "deliveries as well, and the ledger counts no more than is delivered.",
            seen=wording.money(seen),
            delivered=wording.money(whole),
        ),
        _("Do not quote the receipts of a part; set the paid share if more is known of it."),
    )


@guard(N_("Less comes back than was seen"), NOTE)
def receipts_below_what_was_seen(result: Result) -> Words | None:
    """A paid share may not leave less than could be named."""
    if "paid_share" not in result.state.inputs or "identified_receipts" not in result.draws:
        return None
    seen, taken = central(result, "identified_receipts"), central(result, "value_received")
    if seen is None or taken is None or taken >= seen * (1 - NOTABLE):
        return None
    return (
        _(
            "By the paid share {taken} come back in a year, but {seen} could be named.",
            taken=wording.money(taken),
            seen=wording.money(seen),
        ),
        _("Raise the paid share, or take it away so that what could be named counts."),
    )


@guard(N_("Shares of containers, scaled"), NOTE, importance=20)
def container_shares_add_up(result: Result) -> Words | None:
    """Shares of the containers that do not sum to one: one calibre OR the other is read as both."""
    if not central(result, "containers") or "container_weight" not in result.central:
        return None
    whole = float(np.sum(np.asarray(result.central["container_weight"])[:, 0, 0]))
    if abs(whole - 1) <= NOTABLE:
        return None
    return (
        _(
            "The shares of the containers add up to {whole}; we scaled them to 100%. A container is "
            "filled with one kind of goods or another, not with all of them at once.",
            whole=wording.percent(whole),
        ),
        _("Set the shares of the containers so that they add up to 100%."),
    )


@guard(N_("One calibre or the other"), WARNING)
def one_calibre_or_the_other(result: Result) -> Words | None:
    """Each of two fills of the same containers taken whole: one calibre AND another, where the source says OR."""
    if not central(result, "containers"):
        return None
    full = [line for line, weight in by_line(result, "container_weight").items() if weight >= 1]
    if len(full) < 2:
        return None
    names = [label(result, line) for line in full]
    return (
        _(
            "All containers are filled with {names}, each of them. A source that says how many rounds of "
            "one kind or of the other would fit means one or the other.",
            names=wording.listing(names),
        ),
        _("Give each line the share of the containers that it fills; the shares add up to 100%."),
    )


@guard(N_("Counted twice"), WARNING)
def counted_twice(result: Result) -> Words | None:
    """A stated quantity of goods that also come out of the containers."""
    if not central(result, "containers"):
        return None
    weights, stated = by_line(result, "container_weight"), by_line(result, "quantity")
    names = [label(result, line) for line, count in stated.items() if count and weights.get(line)]
    if not names:
        return None
    return (
        _(
            "{names}: a quantity is stated, and another is computed from containers. Both are added.",
            names=wording.listing(names),
        ),
        _("If the count is of what was in the containers, take one of the two away."),
    )


@guard(N_("The years do not add up"), WARNING)
def path_adds_up(result: Result) -> Words | None:
    """A path of deliveries that comes to more or less than the delivery period."""
    period, path = central(result, "delivery_period"), dict(result.scenario.path)
    if not result.state.pace_is_stated or not period or abs(sum(path.values()) - period) <= NOTABLE * period:
        return None
    return (
        _(
            "The path delivers {shown} years' worth of the yearly sale, while the delivery period is {period} years.",
            shown=wording.plain(sum(path.values())),
            period=wording.plain(period),
        ),
        _("Change the paces of the path so that they add up to the delivery period, or change the delivery period."),
    )


@guard(N_("Discounts multiply"), NOTE, importance=20)
def discounts_multiply(result: Result) -> Words | None:
    """Two discounts in a row: percentages of percentages."""
    payment = central(result, "payment_discount")
    if not payment or "contract_value" not in result.central or "payment_discount" not in _behind_sale(result):
        return None
    quality = by_line(result, "quality_discount")
    ordered = by_line(result, "quantity_ordered")
    found = max((d for line, d in quality.items() if ordered.get(line)), default=0.0)
    if not found:
        return None
    both = 1 - (1 - found) * (1 - payment)
    return (
        _(
            "A discount of {condition} for condition and one of {payment} at payment are taken one after the "
            "other: together {both}, not {sum}.",
            condition=wording.percent(found),
            payment=wording.percent(payment),
            both=wording.percent(both),
            sum=wording.percent(found + payment),
        ),
        _("If one source stands behind both, set one of them to 0, or it is counted twice."),
    )


FAR = 10.0
"""From how many times a year's GDP on a sale is more likely a slip than a sale (judgement: ours)."""


@guard(N_("Money below zero"), WARNING)
def negative_money(result: Result) -> Words | None:
    """Money below zero where none can be."""
    equations = (result.graph.equations[name] for name in result.outputs)
    never_negative = (e for e in equations if e.is_money and not e.signed)  # money that has no meaning below zero
    labels = [_(e.label) for e in never_negative if np.min(result.draws[e.name]) < 0]
    if not labels:
        return None
    if (times := central(result, SHARE) or 0.0) >= FAR:
        return (
            _("The sale is {times} times a year's GDP of the country.", times=wording.plain(times, 2)),
            _("Are there too many zeros in it?"),
        )
    return (
        _("Below zero for some of the draws: {labels}.", labels=wording.listing(labels)),
        _(
            "Look for a negative quantity, price or pace among the settings, and for shares that add up to "
            "more than one."
        ),
    )


@guard(N_("A correlation without effect"), NOTE, importance=20)
def correlation_without_effect(result: Result) -> Words | None:
    """A correlation with an input that has no spread."""
    inputs = result.state.inputs
    names = sorted({name for pair in result.scenario.correlation if pair[2] for name in pair[:2]} & inputs.keys())
    fixed = [name for name in names if inputs[name].distribution.is_fixed]
    if not fixed:
        return None
    return (
        _(
            "A correlation is given for {names}, which has no spread in this scenario, so it does nothing.",
            names=wording.listing(fixed),
        )
        if len(fixed) == 1
        else _(
            "Correlations are given for {names}, which have no spread in this scenario, so they do nothing.",
            names=wording.listing(fixed),
        ),
        _("Give an interval in place of the value, or take the correlation away."),
    )


def _behind_sale(result: Result) -> frozenset[str]:
    """What the sale rests on where the scenario states part of it."""
    return result.graph.ancestors("sale_value", result.stated)
