"""Checks of the comparison: is the numerator of the same kind as the denominator?

Checks of what is delivered, and of what it may cost.
"""

from econ import wording
from econ.analysis import tables
from econ.analysis.guards.notice import (
    DETAIL,
    NOTABLE,
    NOTE,
    WARNING,
    Words,
    by_line,
    central,
    gdp_series,
    guard,
    label,
)
from econ.engine import Result
from econ.evidence import CONCEPTS, NOT_DELIVERED, folders
from econ.wording.language import N_, _


@guard(N_("GDP of another year"), WARNING)
def gdp_of_another_year(result: Result) -> Words | None:
    """The sale and the GDP it is compared with belong to different years."""
    year, gdp_year = result.scenario.year, result.state.inputs.get("gdp_published")
    if gdp_year is None or gdp_year.year in (None, year):
        return None
    return (
        _("A sale of {year} is compared with the GDP of {gdp_year}.", year=year, gdp_year=gdp_year.year),
        _("Choose a year that the source covers, or a source that covers the year."),
    )


@guard(N_("Purchasing power, not market rates"), WARNING)
def purchasing_power_gdp(result: Result) -> Words | None:
    """Market-rate money over purchasing-power money."""
    series = gdp_series(result)
    if series is None or not series.about.purchasing_power:
        return None
    return (
        _(
            "{label} is in purchasing-power dollars, but a sale is paid in market dollars. Such a share is too small.",
            label=_(series.about.label),
        ),
        _("Use a source at market exchange rates for the share; keep this one to compare living standards."),
    )


@guard(N_("Income is not product"), NOTE, importance=25)
def income_is_not_product(result: Result) -> Words | None:
    """National income in place of GDP."""
    series = gdp_series(result)
    if series is None or series.about.kind != "gni":
        return None
    return (
        _(
            "{label} is gross national income and not GDP: it has the income from abroad in it.",
            label=_(series.about.label),
        ),
        _("Say so when you quote the share, or choose a source of GDP."),
    )


@guard(N_("A retired source"), NOTE, importance=25)
def gdp_source_is_retired(result: Result) -> Words | None:
    """A source that stands in no panel any more."""
    series = gdp_series(result)
    if series is None or not series.about.retired:
        return None
    return (
        _(
            "{label} stands beside no answer any more. {reason}",
            label=_(series.about.label),
            reason=_(series.about.retired),
        ),
        _("Choose a source that is published as it stands."),
    )


@guard(N_("Two sets of prices"), NOTE, importance=40)
def gdp_at_prices_of_another_country(result: Result) -> Words | None:
    """A sale at one set of prices over output at another."""
    series = gdp_series(result)
    if series is None or not series.about.valuation or not central(result, "sale_value"):
        return None
    return (
        _("{label}: {valuation}", label=_(series.about.label), valuation=_(series.about.valuation)),
        _("Name the source when you quote the share."),
    )


@guard(N_("Not at the prices of the year"), NOTE, importance=25)
def real_gdp_at_face_value(result: Result) -> Words | None:
    """Current dollars over a real figure, at the prices of another year or of one that is not stated."""
    series = gdp_series(result)
    if series is None or series.about.purchasing_power:
        return None
    if (level := series.about.price_level) and not series.about.index:
        return (
            _(
                "{label} is at the prices of {base}, turned into dollars at the rate of the year: output without the "
                "change of prices since.",
                label=_(series.about.label),
                base=level.base,
            ),
            _("For a share in the money of the year use a nominal source, such as “Bank of Korea, nominal”."),
        )
    if series.about.price_basis != "constant-unstated":
        return None
    return (
        _(
            "{label} is a real figure, at the prices of a base year that is not stated, turned into "
            "dollars at the rate of a day. It is taken here as the press takes it.",
            label=_(series.about.label),
        ),
        _("For a share in the money of the year use a nominal source, such as “Bank of Korea, nominal”."),
    )


@guard(N_("A year's share, not the whole sale's"), NOTE, importance=30)
def whole_sale_is_no_share(result: Result) -> Words | None:
    """A sale over several years against one year's GDP."""
    period = central(result, "delivery_period")
    whole, share = central(result, "sale_in_years_of_gdp"), central(result, "gdp_share")
    if period is None or whole is None or share is None or period <= 1 + NOTABLE:
        return None
    return (
        _(
            "The share is that of a year of a sale over {period} years; the whole against the GDP of one year would "
            "read {years} and is no share.",
            period=wording.plain(period),
            years=wording.estimate(*tables.summary_of(result, "sale_in_years_of_gdp").printed, "1")[0],
        ),
        _("Quote the yearly share."),
    )


@guard(N_("“Equal to”, not “adds”"), NOTE, importance=35)
def revenue_is_not_value_added(result: Result) -> Words | None:
    """Gross revenue read as contribution to GDP."""
    if not central(result, "gdp_share") or not central(result, "contribution_to_gdp"):
        return None
    said = _(
        "A sale is equal to a share of GDP and does not add it: newly made goods add {shares}.",
        shares=wording.listing(tables.contributions(result)),
    )
    made = result.state.inputs.get("newly_produced_share")
    if made is not None and made.judgement:
        share = wording.percent(made.distribution.central)
        return said, _("That {share} are newly made is a judgement.", share=share)
    return said, _("Say “equal to” a share of GDP, not “adds”.")


@guard(N_("Nothing is delivered yet"), NOTE, importance=15)
def nothing_is_delivered_yet(result: Result) -> Words | None:
    """What would be made for licences or contracts read as made."""
    known = central(result, "value_added")
    if result.scenario.concept not in NOT_DELIVERED or not known or "contribution_to_gdp" in result.draws:
        return None
    years = central(result, "delivery_period") or 1.0
    low, value, high = tables.summary_of(result, "value_added").printed
    amount = wording.estimate(low * years, value * years, high * years, "USD")[0]
    return (
        _(
            "If all were delivered and made as assumed, value added would be {amount}, not in one year.",
            amount=tables.bounded(result, "value_added", amount, "", "")[0],
        ),
        _("Quote it neither as what was paid nor as what a year's GDP gained."),
    )


@guard(N_("A study is multiplied"), WARNING)
def study_is_multiplied(result: Result) -> Words | None:
    """A direct and indirect ratio of a study times a multiplier: suppliers counted twice."""
    ratio, multiplier = result.state.inputs.get("domestic_value_added_ratio"), central(result, "multiplier")
    if ratio is None or ratio.origin != "series" or multiplier is None or multiplier <= 1:
        return None
    return (
        _(
            "The value-added ratio is that of a study by input-output tables, with all suppliers in it; the multiplier "
            "of {multiplier} counts knock-on effects on top.",
            multiplier=wording.plain(multiplier),
        ),
        _("Take the multiplier away, or set it below 1 to say what the workers and plants would have made instead."),
    )


@guard(N_("Output is not value added"), WARNING)
def output_is_not_value_added(result: Result) -> Words | None:
    """An output multiplier in the place of one of value added."""
    multiplier, item = central(result, "multiplier"), result.state.inputs.get("multiplier")
    if item is None or item.origin != "scenario" or multiplier is None or multiplier <= OUTPUT_FROM:
        return None
    return (
        _(
            "A multiplier of {multiplier} looks like one of output. Output induced counts the turnover of every stage "
            "of a chain and is no value added.",
            multiplier=wording.plain(multiplier),
        ),
        _("Give value added in the whole economy for each unit of value added by the sale; it lies near 1."),
    )


OUTPUT_FROM = 1.3
"""Above this a multiplier of value added has not been found, and multipliers of output lie."""


@guard(N_("More than the whole"), WARNING)
def share_above_one(result: Result) -> Words | None:
    """A share of GDP above 100%."""
    share = central(result, "gdp_share")
    if share is None or share <= 1:
        return None
    return (
        _(
            "The yearly sale is {multiple} times GDP. A country cannot sell more than it makes and holds.",
            multiple=wording.plain(share, 2),
        ),
        _(
            "Check the number of zeros of the sale and of GDP, and whether a total over years is read as a "
            "yearly value."
        ),
    )


@guard(N_("Not yet delivered"), WARNING)
def not_yet_delivered(result: Result) -> Words | None:
    """Contracts, orders, licences or a stock read as the deliveries of a year."""
    concept = result.scenario.concept
    if concept not in NOT_DELIVERED:
        return None
    return (
        _(
            "The figure is of {concept}, not of goods delivered: {reason}.",
            concept=_(CONCEPTS[concept]),
            reason=_(NOT_DELIVERED[concept]),
        ),
        _("Say which it is when you quote the share, or use a figure of deliveries."),
    )


@guard(N_("“More than” is a lower bound"), NOTE, importance=20)
def sale_is_a_lower_bound(result: Result) -> Words | None:
    """A "more than" of the source read as the figure."""
    if "gdp_share" not in result.draws or not tables.is_at_least(result, "gdp_share"):
        return None
    return (
        _("The source says that it is more than this, so no upper end can be given."),
        _("Quote it as “more than”."),
    )


@guard(N_("Money received, not goods delivered"), NOTE, importance=10)
def money_received_is_not_delivery(result: Result) -> Words | None:
    """Receipts read as deliveries."""
    if result.scenario.concept != "receipt":
        return None
    return (
        _(
            "The figure is of money received. Goods may have been delivered earlier or later, or not be paid "
            "for at all."
        ),
        _("Quote it as receipts."),
    )


@guard(N_("An example, not a report"), NOTE, importance=10)
def not_a_real_sale(result: Result) -> Words | None:
    """An illustration read as a deal."""
    if result.scenario.concept != "illustration":
        return None
    return (
        _("The scenario is an illustration: nobody has reported this sale.")
        if central(result, "sale_value")
        else _("The scenario is an illustration: nobody has reported that this has happened."),
        _("Say so when you quote it."),
    )


@guard(N_("GDP carried on"), NOTE, importance=DETAIL)
def gdp_is_carried_on(result: Result) -> Words | None:
    """A year of delivery lies past the last published GDP."""
    if not (said := tables.years_carried_on(result)):
        return None
    return (
        said,
        _("Quote the figures of such a year as carried on, or set the three changes yourself."),
    )


@guard(N_("Figures of one's own"), NOTE, importance=15)
def figures_of_ones_own(result: Result) -> Words | None:
    """Figures that somebody has brought read as figures that ship."""
    if not result.book.own:
        return None
    return (
        _(
            "Figures of one's own stand beside those that ship, and are not checked by us: {folders}.",
            folders=folders.in_words(one.named for one in result.book.own),
        ),
        _("Say so when you quote it, and give the folder with it, so that others can compute it again."),
    )


@guard(N_("Years are missing"), NOTE, importance=20)
def path_is_cut_off(result: Result) -> Words | None:
    """The yearly path leaves out deliveries in years that it does not have."""
    if not tables.years_cut_off(result):
        return None
    return (
        _(
            "{years} The running total of the yearly path is less than the whole sale.",
            years=tables.years_shown(result),
        ),
        _(
            "Take the whole sale from “Sale over the whole delivery period”, or choose a source or a year that covers "
            "the deliveries."
        ),
    )


@guard(N_("Deliveries fall short"), WARNING)
def deliveries_fall_short(result: Result) -> Words | None:
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
    return (
        _("Stock and production capacity do not allow all of it; missing: {names}.", names=wording.listing(names)),
        _(
            "Lower the quantity, lengthen the delivery period, or raise what comes from stock or what can be made in a "
            "year, and say on what evidence."
        ),
    )


@guard(N_("A capacity, not a count"), NOTE, importance=10)
def capacity_is_not_a_count(result: Result) -> Words | None:
    """What containers could hold is read as what they held."""
    if not central(result, "containers") or "sale_value" in result.stated:
        return None
    return (
        _("The rounds are what the containers could hold; nobody outside has counted them."),
        _("Call them a capacity."),
    )


@guard(N_("The goods come to something else"), NOTE, importance=20)
def stated_sale_differs(result: Result) -> Words | None:
    """The sale is stated, and the goods lines come to something else."""
    if "sale_value" not in result.stated:
        return None
    contract, period = central(result, "contract_value"), central(result, "delivery_period")
    stated = central(result, "sale_value")
    if not contract or not period or not stated or abs(contract / period - stated) <= NOTABLE * stated:
        return None
    return (
        _(
            "The sale is stated as {stated}, while the goods lines come to {contract}. Shares of GDP and "
            "trade follow the stated sale; rounds and days of fire follow the goods lines.",
            stated=wording.money(stated, "USD/year"),
            contract=wording.money(contract / period, "USD/year"),
        ),
        _("Take the stated sale away to use the goods lines, or change the lines to match."),
    )


@guard(N_("How likely sanctions are, nobody knows"), NOTE, importance=80)
def enforcement_is_a_judgement(result: Result) -> Words | None:
    """The probability of enforcement has no published value."""
    item = result.state.inputs.get("enforcement_probability")
    if item is None or item.origin == "scenario" or "expected_loss" not in result.draws:
        return None
    if tables.half_told(result, "expected_loss"):
        return None
    return (
        _("No one has published how likely it is that sanctions are enforced; the expected loss rests on a judgement."),
        _("Set the probability of enforcement yourself."),
    )


@guard(N_("Where the sale stops paying"), NOTE)
def where_the_sale_stops_paying(result: Result) -> Words | None:
    """What the break-even probability says, its two ends among it, and what it rests on."""
    found, other = central(result, "break_even_probability"), central(result, "break_even_by_episodes")
    if found is None or other is None:
        return None
    if tables.without_meaning(result, "break_even_probability"):
        return _less_than_it_cost(result)
    if found >= 1:
        said = _("In the central case the gain is larger than the loss: the sale pays even if sanctions are certain.")
    else:
        said = _(
            "The sale stops paying if enforcement is more likely than {found}, by the value added at risk; {other} by "
            "what other episodes did to income.",
            found=tables.printed(result, "break_even_probability")[0],
            other=tables.printed(result, "break_even_by_episodes")[0],
        )
    return (
        said,
        _(
            "It rests on what is put to have come back, on costs at opportunity cost and on how much enforcement could "
            "be added, judgements for the greater part, for a state that does not fear risk."
        ),
    )


def _less_than_it_cost(result: Result) -> Words | None:
    """What is said where less is put to have come back for goods than they cost; nothing where no goods are sold."""
    if not central(result, "costs_total"):
        return None
    return (
        _(
            "In the central case what is put to have come back for the goods does not cover what they cost; in {share} "
            "of the draws it does. Credit that may be repaid later counts as nothing.",
            share=wording.percent(tables.above_zero(result, "gain_before_sanctions"), 0),
        ),
        _("Quote neither without the other: costs and receipts are judgements for the greater part."),
    )
