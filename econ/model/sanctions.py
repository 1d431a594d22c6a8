"""What it may cost: the chance of sanctions being enforced and the trade lost if they are."""

import numpy as np

from econ.graph import equation


@equation("USD")
def loss_if_enforced(trade_total, exposed_trade_share, lost_trade_share, sanction_period):
    """Loss if enforced: trade that is exposed, times the share lost, times the years it lasts.

    Leaves out: that lost trade is not lost income to its full value.
    """
    return trade_total * exposed_trade_share * lost_trade_share * sanction_period


@equation("USD")
def expected_loss(loss_if_enforced, enforcement_probability):
    """Expected loss: the loss if enforced times the probability of detection and enforcement.

    Leaves out: aversion to risk.
    """
    return loss_if_enforced * enforcement_probability


@equation("USD")
def expected_net_gain(sale_total, expected_loss):
    """Expected net gain: the whole sale less the expected loss from sanctions.

    Leaves out: the cost of making the goods.
    """
    return sale_total - expected_loss


@equation("1")
def break_even_probability(sale_total, loss_if_enforced):
    """Break-even probability: how likely enforcement must be for the sale not to pay; 1 if it always pays.

    Leaves out: political gains and losses.
    """
    return np.minimum(1, sale_total / loss_if_enforced)
