"""What it may cost: the chance of sanctions being enforced and the trade lost if they are."""

import numpy as np

from econ.equations.graph import Shown, equation
from econ.wording.language import N_

NOT_A_GAIN = N_(
    "it takes the whole sale as paid and all lost trade as lost income, and leaves out what the goods cost; look at "
    "the value received and at the trade at risk instead"
)
"""Why the two outputs that set the sale against the loss are withheld."""


@equation("USD", importance=31, shown=Shown.CASE | Shown.LINK)
def loss_if_enforced(trade_total, exposed_trade_share, lost_trade_share, sanction_period):
    """Trade at risk, exports plus imports: trade that is exposed, times the share lost if enforced, times the years.

    Leaves out: what of it is income; exports pay for imports, so the two together are turnover and no loss of income.
    """
    return trade_total * exposed_trade_share * lost_trade_share * sanction_period


@equation("USD", importance=32, shown=Shown.RUN | Shown.EQUATION)
def expected_loss(loss_if_enforced, enforcement_probability):
    """Expected trade lost, exports plus imports: the trade at risk times the probability of enforcement.

    Leaves out: what of it is income, as the trade at risk does, and aversion to risk.
    """
    return loss_if_enforced * enforcement_probability


@equation("1", importance=34, shown=Shown.HEADLINE | Shown.LINK, asked="0.5", withheld=NOT_A_GAIN)
def break_even_probability(sale_total, loss_if_enforced):
    """Break-even probability: how likely enforcement must be for the sale not to pay; 1 if it always pays.

    Leaves out: political gains and losses.
    """
    return np.minimum(1, sale_total / loss_if_enforced)
