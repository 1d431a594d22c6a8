"""What a sale may cost in sanctions: two estimates of the loss, and the probability at which the sale stops paying.

Both count only the *additional* enforcement that the sale may bring; most of the trade is banned already. The one adds
up the value added in receipts that could be lost, the other takes what other episodes did to income; they are two
views of one loss and are never added.
"""

import numpy as np

from econ.equations.graph import Shown, equation
from econ.numerics.portable import sum_over_lines
from econ.wording.language import N_


@equation("USD")
def weighted_line_value(line_value, severity):
    """Weighted value of a line: its value times its weight in an answer, shells as 1.

    Leaves out: the payment discount.
    """
    return line_value * severity


@equation("USD")
def weighted_gross_value(weighted_line_value):
    """Weighted gross value: the weighted values of all lines together.

    Leaves out: the payment discount.
    """
    return sum_over_lines(weighted_line_value)


@equation("1")
def sale_severity(weighted_gross_value, gross_value):
    """Weight of what is sold, shells as 1: the weights of its lines by value; a missile weighs more than spare parts.

    Leaves out: what a kind of goods means to one country more than to another. A sale of which no goods are named
    weighs as one of shells.
    """
    return np.where(gross_value > 0, weighted_gross_value / gross_value, 1)


@equation("USD")
def weighted_sale(sale_total, sale_severity, people_income, delivery_period):
    """Weighted sale: the sale over the whole period times the weight of what is sold, and the income from people.

    Leaves out: sales of the same goods to others. Work abroad is banned as well; its income weighs as shells do.
    """
    return sale_total * sale_severity + people_income * delivery_period


@equation("1", importance=30.8, shown=Shown.CASE)
def answer_scale(weighted_sale, half_answer_sale):
    """Part of the largest possible answer: how much of the largest possible answer a sale of this weight would bring.

    Leaves out: that answers come in steps; a sale of the size given half the answer, a small one next to none.
    """
    return weighted_sale / (weighted_sale + half_answer_sale)


@equation("year")
def discounted_sanction_period(sanction_period, horizon, discount_rate, one_year):
    """Years of sanctions, discounted: what a dollar in each year of them is worth at their start, up to the horizon.

    Leaves out: that they may begin late; later losses would count for less.
    """
    lasting = np.minimum(sanction_period, horizon)
    x = discount_rate * lasting / one_year
    return lasting / (1 + x / 2 + x * x / 12)


@equation("USD/year")
def exports_at_risk(exports, exposed_trade_share, export_value_added_share):
    """Recorded exports at risk: those that more enforcement could touch, as far as they are value added at home.

    Leaves out: what exporters would sell elsewhere or at home.
    """
    return exports * exposed_trade_share * export_value_added_share


@equation("USD/year")
def evasion_at_risk(evasion_income, evasion_value_added_share, labour_income, exposed_banned_share):
    """Banned receipts at risk: coal, fishing and labour abroad that more enforcement could touch, as value added.

    Leaves out: theft, which no embargo stops, and receipts from the buyer himself.
    """
    return (evasion_income * evasion_value_added_share + labour_income) * exposed_banned_share


@equation("USD", importance=31, shown=Shown.CASE | Shown.LINK)
def loss_if_enforced(exports_at_risk, evasion_at_risk, lost_trade_share, answer_scale, discounted_sanction_period):
    """Loss if enforced: value added of receipts lost to the additional enforcement that the sale brings, discounted.

    Leaves out: dearer imports, which the estimate by other episodes has, and what would have been enforced anyway.
    """
    return (exports_at_risk + evasion_at_risk) * lost_trade_share * answer_scale * discounted_sanction_period


@equation("USD", importance=32, shown=Shown.RUN | Shown.EQUATION, told_with="value_received")
def expected_loss(loss_if_enforced, enforcement_probability):
    """Expected loss: the loss if enforced times the probability of enforcement, as a present value.

    Leaves out: aversion to risk; a state that fears the worst counts more.
    """
    return loss_if_enforced * enforcement_probability


@equation("USD", importance=32.3, shown=Shown.CASE)
def import_compression_loss(gdp, episode_income_loss, comparable_share, answer_scale, discounted_sanction_period):
    """Loss by other episodes: income lost elsewhere when sanctions cut imports, times a comparable part, discounted.

    Leaves out: how much this economy differs from those. It is another view of the same loss and is added to nothing;
    with a GDP in purchasing power it is no dollar at market rates.
    """
    return gdp * episode_income_loss * comparable_share * answer_scale * discounted_sanction_period


@equation("USD", importance=32.5, shown=Shown.CASE, signed=True)
def gain_before_sanctions(receipts_present_value, costs_total):
    """Gain before sanctions: receipts for goods less their costs, as present values; what a loss has to be set against.

    Leaves out: political gains, and what the buyer may still pay later.
    """
    return receipts_present_value - costs_total


@equation(
    "1",
    importance=34,
    shown=Shown.HEADLINE | Shown.LINK,
    asked="0.5",
    share_of="gain_before_sanctions",
    figure=N_("Worth it unless sanctions are"),
)
def break_even_probability(gain_before_sanctions, loss_if_enforced):
    """Break-even probability: how likely enforcement must be for the sale not to pay, if risk is not feared.

    Leaves out: political gains and losses. 1 means that it pays even if enforcement is certain. Where nothing is gained
    before sanctions there is no such probability; 0 stands for that, and no number is printed.
    """
    paying = np.where(gain_before_sanctions > loss_if_enforced, 1, gain_before_sanctions / loss_if_enforced)
    return np.where(gain_before_sanctions > 0, paying, 0)


@equation("1", importance=34.5, shown=Shown.CASE, share_of="gain_before_sanctions")
def break_even_by_episodes(gain_before_sanctions, import_compression_loss):
    """Break-even probability by other episodes: the same with the loss that other episodes suggest.

    Leaves out: political gains and losses. 1 means that it pays even if enforcement is certain. Where nothing is gained
    before sanctions there is no such probability; 0 stands for that, and no number is printed.
    """
    paying = np.where(
        gain_before_sanctions > import_compression_loss, 1, gain_before_sanctions / import_compression_loss
    )
    return np.where(gain_before_sanctions > 0, paying, 0)
