"""The ledger towards one buyer: what is delivered, what could be named of its return, what is assumed, and by kind."""

import numpy as np

from econ.equations.graph import Shown, equation
from econ.numerics.portable import running_total
from econ.wording.language import N_


@equation("USD/year", importance=13.8, shown=Shown.LEDGER, of_deliveries=True)
def delivered(sale_value, people_income):
    """Delivered: a year's sale and the income of people under contract with the buyer, together.

    Leaves out: favours without a price, such as a vote or a treaty.
    """
    return sale_value + people_income


@equation("USD/year")
def observed_receipts(cash_observed, oil_observed, oil_price, grain_observed, grain_price, goods_observed):
    """Named in a year: oil that was counted, and estimates of money, grain and other goods, at market prices.

    Leaves out: what was paid for goods and what for people; no source says so, and nothing is counted twice.
    """
    return cash_observed + oil_observed * oil_price + grain_observed * grain_price + goods_observed


@equation("USD/year", importance=13.9, shown=Shown.RUN | Shown.CASE | Shown.LEDGER)
def identified_receipts(observed_receipts, delivered):
    """Receipts that could be named: a year's oil, grain, money and other goods, and no more than was delivered.

    Leaves out: what nobody can see, such as technology and training. Only the oil was counted, in one year; the rest
    are estimates, so that it is no least amount.
    """
    return np.minimum(observed_receipts, delivered)


@equation("1", importance=14.5, shown=Shown.CASE)
def identified_share(identified_receipts, delivered):
    """Share that could be named: receipts that could be named over what is delivered.

    Leaves out: that a valuation of the deliveries that is too high makes it too low.
    """
    return np.where(delivered > 0, identified_receipts / delivered, 0)


@equation("1")
def paid_share(identified_share, unseen_share):
    """Paid share: the share that could be named, and of the rest the part that is assumed to come back.

    Leaves out: favours without a price.
    """
    return identified_share + unseen_share * (1 - identified_share)


@equation("USD/year", importance=14, shown=Shown.KEY | Shown.RUN | Shown.LINK | Shown.EQUATION | Shown.LEDGER)
def value_received(delivered, paid_share):
    """Receipts: what comes back in a year for goods and people, in whatever form; named and assumed together.

    Leaves out: favours without a price, such as a vote or a treaty.
    """
    return delivered * paid_share


@equation("USD/year", importance=14.2, shown=Shown.KEY | Shown.RUN | Shown.CASE | Shown.LEDGER)
def assumed_receipts(value_received, identified_receipts):
    """Receipts assumed: the part of the receipts that nobody could name.

    Leaves out: in what it comes; nobody saw it.
    """
    return np.maximum(value_received - identified_receipts, 0)


@equation("month/year", importance=14.3, shown=Shown.RUN | Shown.CASE)
def receipts_import_cover(value_received, imports, months_per_year):
    """Months of imports that the receipts pay: a year's receipts over a month's recorded imports.

    Leaves out: that receipts in kind pay for the goods they are and for no others.
    """
    return value_received / (imports / months_per_year)


@equation("USD")
def receipts_total(value_received, delivery_period):
    """Receipts over the whole delivery period: a year's receipts times its length in years.

    Leaves out: what comes back after the last delivery.
    """
    return value_received * delivery_period


@equation(
    "USD/year", importance=23, shown=Shown.CASE | Shown.LEDGER, signed=True, paid_in=N_("Trade credit or unidentified")
)
def payment_gap(delivered, value_received):
    """Trade credit or unidentified: what is delivered and neither named nor assumed to come back within the year.

    Leaves out: whether it is a debt, a gift, a payment nobody saw or an error of valuation.
    """
    return delivered - value_received


@equation("1")
def seen_share(identified_receipts, value_received):
    """Named part of the receipts: receipts that could be named over all receipts, at most all of them.

    Leaves out: how sure those are who name it.
    """
    return np.where(value_received > identified_receipts, identified_receipts / value_received, 1)


@equation("1")
def cash_share(cash_observed, observed_receipts, seen_share):
    """Share paid in cash: money over all that could be named, times the named part of the receipts.

    Leaves out: money that comes back unseen; it stands under goods and what is assumed.
    """
    return np.where(observed_receipts > 0, cash_observed / observed_receipts, 0) * seen_share


@equation("1")
def oil_share(oil_observed, oil_price, observed_receipts, seen_share):
    """Share paid in oil: oil at market prices over all that could be named, times the named part of the receipts.

    Leaves out: oil that comes back unseen; the barrels are those of the year in which they were counted.
    """
    return np.where(observed_receipts > 0, oil_observed * oil_price / observed_receipts, 0) * seen_share


@equation("1")
def grain_share(grain_observed, grain_price, observed_receipts, seen_share):
    """Share paid in grain: grain at market prices over all that could be named, times the named part.

    Leaves out: food other than grain; it stands under goods and what is assumed.
    """
    return np.where(observed_receipts > 0, grain_observed * grain_price / observed_receipts, 0) * seen_share


@equation("USD/year", importance=15, shown=Shown.RUN | Shown.CARD | Shown.LEDGER, paid_in=N_("Cash"))
def cash_received(value_received, cash_share):
    """Cash received: the part of the receipts that comes in money.

    Leaves out: whether the money can be spent; roubles and frozen accounts count in full.
    """
    return value_received * cash_share


@equation("1")
def cash_to_exports(cash_received, exports):
    """Cash against exports: cash received over recorded goods exports.

    Leaves out: other income in foreign currency.
    """
    return cash_received / exports


@equation("USD/year", importance=16, shown=Shown.LEDGER, paid_in=N_("Oil"))
def oil_value(value_received, oil_share):
    """Payment in oil: the part of the receipts that comes in refined oil, at market prices.

    Leaves out: a friend's price; the value at the border stands beside it.
    """
    return value_received * oil_share


@equation("USD/oil_barrel")
def oil_price(diesel_price, gallons_per_barrel):
    """Price of refined oil: the market price of diesel by the gallon, by the barrel.

    Leaves out: transport and the mix of products.
    """
    return diesel_price * gallons_per_barrel


@equation("oil_barrel/year", importance=17, shown=Shown.RUN | Shown.CASE | Shown.LEDGER)
def oil_received(oil_value, oil_price):
    """Oil received: the payment in oil over the price of refined oil.

    Leaves out: crude oil; all of it is taken as refined.
    """
    return oil_value / oil_price


@equation("USD/year")
def oil_value_at_border(oil_received, oil_border_price):
    """Oil at the border price: the barrels received at the price at which the same trade was once recorded.

    Leaves out: how prices moved since; it stands beside the value at market prices and is never added to it.
    """
    return oil_received * oil_border_price


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


@equation("USD/year", importance=19, shown=Shown.LEDGER, paid_in=N_("Grain"))
def grain_value(value_received, grain_share):
    """Payment in grain: the part of the receipts that comes in grain, at market prices.

    Leaves out: milling and transport.
    """
    return value_received * grain_share


@equation("tonne/year", importance=20, shown=Shown.RUN | Shown.CASE | Shown.LEDGER)
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
    """Share paid in goods, and assumed: what is left after cash, oil and grain.

    Leaves out: a price for technology that no market sells.
    """
    return 1 - cash_share - oil_share - grain_share


@equation("USD/year", importance=22, shown=Shown.LEDGER, paid_in=N_("Goods, and what is assumed"))
def goods_value(value_received, goods_share):
    """Payment in goods, and what is assumed: the rest of the receipts, what nobody saw included.

    Leaves out: a split between machines, food other than grain, weapons and know-how.
    """
    return value_received * goods_share


@equation("USD/year", of_deliveries=True)
def delivered_path(sale_path, people_income_path):
    """Delivered by year: each year's sale and the income of people, together.

    Leaves out: goods made in one year and delivered in the next.
    """
    return sale_path + people_income_path


@equation("USD/year")
def identified_path(identified_receipts, time_path):
    """Receipts that could be named by year: those of a year times the part of the year in the delivery period.

    Leaves out: that years differ; what could be named does not follow the pace of the deliveries.
    """
    return identified_receipts * time_path


@equation("USD/year")
def received_path(delivered_path, paid_share):
    """Receipts by year: the paid share of what each year delivers.

    Leaves out: that payment need not keep the pace of the deliveries.
    """
    return delivered_path * paid_share


@equation("USD/year")
def assumed_path(received_path, identified_path):
    """Receipts assumed by year: what each year is taken to receive beyond what could be named.

    Leaves out: in what it comes; nobody saw it.
    """
    return np.maximum(received_path - identified_path, 0)


@equation("USD/year", signed=True)
def gap_path(delivered_path, received_path):
    """Trade credit or unidentified by year: what each year delivers and does not receive.

    Leaves out: whether it is a debt, a gift, a payment nobody saw or an error of valuation.
    """
    return delivered_path - received_path


@equation("USD", signed=True)
def credit_path(gap_path, one_year):
    """Trade credit or unidentified up to the end of each year: that of the years, added up.

    Leaves out: interest, and whether it is a debt at all.
    """
    return running_total(gap_path) * one_year
