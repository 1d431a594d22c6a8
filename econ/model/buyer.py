"""What it means for the buyer: days of fire, shares of use, of output and of spending."""

from econ.equations.graph import Shown, equation
from econ.wording.language import N_


@equation("round")
def usable_rounds(rounds_delivered, dud_share):
    """Usable rounds: artillery rounds delivered, less those that do not work.

    Leaves out: rounds that work after repair.
    """
    return rounds_delivered * (1 - dud_share)


@equation("day", importance=25, shown=Shown.RUN | Shown.CASE, figure=N_("Lasts the buyer's guns"))
def days_of_fire(usable_rounds, buyer_daily_use):
    """Days of fire: usable rounds over the rounds the buyer fires in a day.

    Leaves out: which guns can fire them.
    """
    return usable_rounds / buyer_daily_use


@equation("1")
def buyer_use_share(usable_rounds, delivery_period, buyer_daily_use, days_per_year):
    """Share of the buyer's use: usable rounds by the year over the rounds fired in a year.

    Leaves out: rounds that are put into store.
    """
    return usable_rounds / delivery_period / (buyer_daily_use * days_per_year)


@equation("1")
def buyer_output_share(rounds_delivered, delivery_period, buyer_output):
    """Against the buyer's own output: rounds delivered by the year over rounds it makes in a year.

    Leaves out: refurbished rounds, unless the source counts them as output.
    """
    return rounds_delivered / delivery_period / buyer_output


@equation("1", importance=27, shown=Shown.RUN | Shown.CASE)
def buyer_gdp_share(sale_value, buyer_gdp):
    """Share of the buyer's GDP: a year's sale over the buyer's gross domestic product.

    Leaves out: that part of the price is paid in kind.
    """
    return sale_value / buyer_gdp


@equation("1")
def buyer_war_cost_share(sale_value, buyer_war_cost):
    """Share of the buyer's war cost: a year's sale over what the war costs the buyer in a year.

    Leaves out: the rest of the buyer's military budget.
    """
    return sale_value / buyer_war_cost
