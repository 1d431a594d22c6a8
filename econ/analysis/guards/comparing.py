"""Checks of the comparison: is the numerator of the same kind as the denominator?"""

from __future__ import annotations

from econ import wording
from econ.analysis import tables
from econ.analysis.guards.notice import NOTABLE, Notice, central, gdp_series, guard, median, note, warning
from econ.engine import Result
from econ.evidence import CONCEPTS
from econ.wording.language import N_, _

NOT_DELIVERED = {
    "contract": N_("contracts are delivered over many years, and some never"),
    "order": N_("orders are delivered over many years, and some never"),
    "licence": N_("a licence allows an export, in this year or a later one, and often remains unused"),
    "stock": N_("a stock is what has been built up over years, and a year's sale is a flow"),
}


@guard
def gdp_of_another_year(result: Result) -> Notice | None:
    """The sale and the GDP it is compared with belong to different years."""
    year, gdp_year = result.scenario.year, result.state.inputs.get("gdp_published")
    if gdp_year is None or gdp_year.year in (None, year):
        return None
    return warning(
        gdp_of_another_year,
        _("A sale of {year} is compared with the GDP of {gdp_year}.", year=year, gdp_year=gdp_year.year),
        _("Choose a year that the source covers, or a source that covers the year."),
    )


@guard
def purchasing_power_gdp(result: Result) -> Notice | None:
    """Market-rate money over purchasing-power money."""
    series = gdp_series(result)
    if series is None or not series.about.purchasing_power:
        return None
    return warning(
        purchasing_power_gdp,
        _(
            "{label} is in purchasing-power dollars, but a sale is paid in market dollars. Such a share is too small.",
            label=_(series.about.label),
        ),
        _("Use a source at market exchange rates for the share; keep this one to compare living standards."),
    )


@guard
def real_gdp_at_face_value(result: Result) -> Notice | None:
    """Current dollars over a real figure whose base year is not stated."""
    series = gdp_series(result)
    if series is None or series.about.price_basis != "constant-unstated":
        return None
    return note(
        real_gdp_at_face_value,
        _(
            "{label} is a real figure, at the prices of a base year that is not stated, turned into "
            "dollars at the rate of a day. It is taken here as the press takes it.",
            label=_(series.about.label),
        ),
        _("For a share in the money of the year use a nominal source, such as “Bank of Korea, nominal”."),
    )


@guard
def whole_sale_is_no_share(result: Result) -> Notice | None:
    """A sale over several years against one year's GDP."""
    period = central(result, "delivery_period")
    years = median(result, "sale_in_years_of_gdp")
    share = median(result, "gdp_share")
    if period is None or years is None or share is None or period <= 1 + NOTABLE:
        return None
    return note(
        whole_sale_is_no_share,
        _(
            "The sale is spread over {period} years; the share of GDP takes one year of it, {share}. The "
            "whole of it against the GDP of a single year would read {years}, which mixes a total with a "
            "yearly figure.",
            period=wording.plain(period),
            share=wording.percent(share),
            years=wording.percent(years),
        ),
        _("Quote the yearly share, or say over how many years the total runs."),
    )


@guard
def revenue_is_not_value_added(result: Result) -> Notice | None:
    """Gross revenue read as contribution to GDP."""
    share, part = median(result, "gdp_share"), median(result, "contribution_to_gdp")
    if share is None or part is None:
        return None
    return note(
        revenue_is_not_value_added,
        _(
            "The share of GDP compares revenue with the size of the economy. What the sale adds to GDP "
            "is {part}: only what is newly made at home counts; goods from old stock bring in money but "
            "no output.",
            part=wording.percent(part),
        ),
        _("Say “equal to” a share of GDP, not “adds” it; quote the contribution where output is meant."),
    )


@guard
def share_above_one(result: Result) -> Notice | None:
    """A share of GDP above 100 %."""
    share = central(result, "gdp_share")
    if share is None or share <= 1:
        return None
    return warning(
        share_above_one,
        _(
            "The yearly sale is {multiple} times GDP. A country cannot sell more than it makes and holds.",
            multiple=wording.plain(share, 2),
        ),
        _(
            "Check the number of zeros of the sale and of GDP, and whether a total over years is read as a "
            "yearly value."
        ),
    )


@guard
def not_yet_delivered(result: Result) -> Notice | None:
    """Contracts, orders, licences or a stock read as the deliveries of a year."""
    concept = result.scenario.concept
    if concept not in NOT_DELIVERED:
        return None
    return warning(
        not_yet_delivered,
        _(
            "The figure is of {concept}, not of goods delivered: {reason}.",
            concept=_(CONCEPTS[concept]),
            reason=_(NOT_DELIVERED[concept]),
        ),
        _("Say which it is when you quote the share, or use a figure of deliveries."),
    )


@guard
def money_received_is_not_delivery(result: Result) -> Notice | None:
    """Receipts read as deliveries."""
    if result.scenario.concept != "receipt":
        return None
    return note(
        money_received_is_not_delivery,
        _(
            "The figure is of money received. Goods may have been delivered earlier or later, or not be paid "
            "for at all."
        ),
        _("Quote it as receipts."),
    )


@guard
def not_a_real_sale(result: Result) -> Notice | None:
    """An illustration read as a deal."""
    if result.scenario.concept != "illustration":
        return None
    return note(
        not_a_real_sale,
        _("The scenario is an illustration: nobody has reported this sale."),
        _("Say so when you quote it."),
    )


@guard
def gdp_is_carried_on(result: Result) -> Notice | None:
    """A year of delivery lies past the last published GDP."""
    if not (said := tables.years_carried_on(result)):
        return None
    return note(
        gdp_is_carried_on,
        said,
        _("Quote the figures of such a year as carried on, or set growth_ahead and the other two changes yourself."),
    )


@guard
def path_is_cut_off(result: Result) -> Notice | None:
    """The yearly path leaves out deliveries in years that it does not have."""
    if not tables.years_cut_off(result):
        return None
    return note(
        path_is_cut_off,
        _(
            "{years} The running total of the yearly path is less than the whole sale.",
            years=tables.years_shown(result),
        ),
        _(
            "Take the whole sale from “Sale over the whole delivery period”, or choose a source or a year that covers "
            "the deliveries."
        ),
    )
