"""What the sale costs the state, at opportunity cost, and what it gains on net; apart from value added.

Every amount is a present value: discounted at a continuous rate, at the pace of an even stream. The factor of a stream
over T years, (1 - exp(-x)) / (r x) with x = r T, is written as T / (1 + x / 2 + x^2 / 12), which is within a
thousandth of it up to x = 1; it needs no exponential and holds for a rate of zero.
"""

import numpy as np

from econ.equations.graph import Shown, equation


@equation("year")
def discounted_delivery(delivery_period, discount_rate, one_year):
    """Years of delivery, discounted: what a dollar in each year of delivery is worth at its start, in dollars.

    Leaves out: deliveries that do not keep an even pace.
    """
    x = discount_rate * delivery_period / one_year
    return delivery_period / (1 + x / 2 + x * x / 12)


@equation("USD/year")
def goods_receipts(value_received, sale_value, delivered):
    """Receipts for goods: the receipts, in proportion to the goods among all that is delivered.

    Leaves out: what is paid for which; no source splits receipts between goods and people.
    """
    return np.where(delivered > 0, value_received * sale_value / delivered, 0)


@equation("USD")
def receipts_present_value(goods_receipts, discounted_delivery):
    """Present value of the receipts for goods: a year of them times the years of delivery, discounted.

    Leaves out: payment that comes later than the delivery, which would be worth less.
    """
    return goods_receipts * discounted_delivery


@equation("USD", of_deliveries=True)
def new_goods_cost(sale_value, newly_produced_share, production_cost_ratio, discounted_delivery):
    """Cost of making what is new: the new part of the sale times what making it costs of its price, discounted.

    Leaves out: plants built for the sale, and what the exporter's own forces would have had instead.
    """
    return sale_value * newly_produced_share * production_cost_ratio * discounted_delivery


@equation("USD", of_deliveries=True)
def old_stock_cost(stock_receipts, reworked_share, rework_cost_ratio, discounted_delivery):
    """Cost of making old stock fit: the part from old stock that is reworked, times what that costs of its price.

    Leaves out: storage and scrapping that the sale saves.
    """
    return stock_receipts * reworked_share * rework_cost_ratio * discounted_delivery


@equation("USD", of_deliveries=True)
def replacement_cost(
    stock_receipts,
    replaced_share,
    production_cost_ratio,
    discounted_delivery,
    replacement_delay,
    discount_rate,
    horizon,
    one_year,
):
    """Cost of replacing what will be replaced: the part of the old stock that is made anew, when that happens.

    Leaves out: what is replaced after the horizon, and the risk of having less in store meanwhile.
    """
    x = discount_rate * replacement_delay / one_year
    later = (1 - x / 2 + x * x / 12) / (1 + x / 2 + x * x / 12)
    cost = stock_receipts * replaced_share * production_cost_ratio * discounted_delivery * later
    return np.where(replacement_delay > horizon, 0, cost)


@equation("USD", importance=30.5, shown=Shown.RUN | Shown.CASE, told_with="value_received")
def costs_total(new_goods_cost, old_stock_cost, replacement_cost):
    """Costs of the sale to the state: making what is new, making old stock fit and replacing it, as present values.

    Leaves out: what the people who are sent would have made at home.
    """
    return new_goods_cost + old_stock_cost + replacement_cost


@equation("USD", importance=33, shown=Shown.RUN | Shown.CASE, signed=True)
def expected_net_gain(receipts_present_value, costs_total, expected_loss):
    """Net gain of the state: receipts for goods less their costs and the expected loss, as present values.

    Leaves out: trade credit, which counts as nothing until something comes for it, and political gains. Value added
    is another account and is never added to it: wages and profits at home are a cost here and a gain there.
    """
    return receipts_present_value - costs_total - expected_loss
