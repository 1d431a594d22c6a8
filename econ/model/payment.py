"""What comes back: cash, oil, grain and goods, against ceilings and needs."""

from econ.equations.graph import Shown, equation
from econ.wording.language import N_


@equation("USD/year", importance=14, shown=Shown.KEY | Shown.RUN | Shown.LINK | Shown.EQUATION)
def value_received(sale_value, paid_share):
    """Value received: the part of a year's sale that is paid, in whatever form.

    Leaves out: favours without a price, such as a vote or a treaty.
    """
    return sale_value * paid_share


@equation("USD/year", importance=23, shown=Shown.CASE, signed=True, paid_in=N_("Not paid"))
def payment_gap(sale_value, value_received):
    """Payment gap: value delivered but not paid for within the year.

    Leaves out: whether it is a debt, a gift or an error of valuation.
    """
    return sale_value - value_received


@equation("USD/year", importance=15, shown=Shown.RUN | Shown.CARD, paid_in=N_("Cash"))
def cash_received(value_received, cash_share):
    """Cash received: the part of the payment that comes in money.

    Leaves out: whether the money can be spent; roubles and frozen accounts count in full.
    """
    return value_received * cash_share


@equation("1")
def cash_to_exports(cash_received, exports):
    """Cash against exports: cash received over recorded goods exports.

    Leaves out: other income in foreign currency.
    """
    return cash_received / exports


@equation("USD/year", importance=16, paid_in=N_("Oil"))
def oil_value(value_received, oil_share):
    """Payment in oil: the part of the payment that comes in refined oil, at market prices.

    Leaves out: a friend's price.
    """
    return value_received * oil_share


@equation("USD/oil_barrel")
def oil_price(diesel_price, gallons_per_barrel):
    """Price of refined oil: the market price of diesel by the gallon, by the barrel.

    Leaves out: transport and the mix of products.
    """
    return diesel_price * gallons_per_barrel


@equation("oil_barrel/year", importance=17, shown=Shown.RUN | Shown.CASE)
def oil_received(oil_value, oil_price):
    """Oil received: the payment in oil over the price of refined oil.

    Leaves out: crude oil; all of it is taken as refined.
    """
    return oil_value / oil_price


@equation("1", importance=18, shown=Shown.CASE)
def oil_ceiling_multiple(oil_received, refined_oil_ceiling):
    """Multiple of the UN ceiling: oil received over the refined oil allowed in a year.

    Leaves out: deliveries from other countries under the same ceiling.
    """
    return oil_received / refined_oil_ceiling


@equation("1")
def oil_need_share(oil_received, oil_need):
    """Share of the need for oil: oil received over a year's need of refined oil.

    Leaves out: stocks and rationing.
    """
    return oil_received / oil_need


@equation("USD/year", importance=19, paid_in=N_("Grain"))
def grain_value(value_received, grain_share):
    """Payment in grain: the part of the payment that comes in grain, at market prices.

    Leaves out: milling and transport.
    """
    return value_received * grain_share


@equation("tonne/year", importance=20, shown=Shown.RUN | Shown.CASE)
def grain_received(grain_value, grain_price):
    """Grain received: the payment in grain over the price of grain.

    Leaves out: flour and rice, which cost more by the tonne.
    """
    return grain_value / grain_price


@equation("1", importance=21, shown=Shown.CASE)
def food_gap_share(grain_received, food_gap):
    """Share of the food gap: grain received over the yearly shortfall of grain.

    Leaves out: who gets to eat it.
    """
    return grain_received / food_gap


@equation("1")
def goods_share(cash_share, oil_share, grain_share):
    """Share paid in goods and technology: what is left after cash, oil and grain.

    Leaves out: a price for technology that no market sells.
    """
    return 1 - cash_share - oil_share - grain_share


@equation("USD/year", importance=22, paid_in=N_("Goods and technology"))
def goods_value(value_received, goods_share):
    """Payment in goods and technology: the rest of the payment.

    Leaves out: a split between machines, food other than grain, weapons and know-how.
    """
    return value_received * goods_share
