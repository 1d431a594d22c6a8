"""People under contract: soldiers, engineers and workers abroad, their pay, and what of it reaches the country."""

import numpy as np

from econ.equations.graph import Shown, equation
from econ.numerics.portable import sum_over_lines


@equation("person")
def heads_in_post(heads, leavers, missed_share):
    """People of a line in post, on average: heads sent less the time that leavers miss, who are no more than were sent.

    Leaves out: relief that comes late; a soldier who is replaced is not counted as one who leaves.
    """
    return heads - np.minimum(leavers, heads) * missed_share


@equation("person", importance=41)
def average_heads(heads_in_post):
    """People of all lines: those in post of each on average over its own period, with losses and without relief.

    Leaves out: that the lines need not serve at the same time, so that fewer may be in post together.
    """
    return sum_over_lines(heads_in_post)


@equation("head_month")
def line_head_months(heads_in_post, contract_period, months_per_year):
    """Head-months of a line: people in post times the months of their period.

    Leaves out: days; a month counts whole.
    """
    return heads_in_post * contract_period * months_per_year


@equation("head_month", importance=42, shown=Shown.RUN | Shown.CASE)
def head_months(line_head_months):
    """Head-months: the months that people of all lines are in post, added up.

    Leaves out: that pay differs between lines.
    """
    return sum_over_lines(line_head_months)


@equation("USD")
def line_income(line_head_months, pay, reaching_share):
    """Income from a line of people: head-months times the pay, the part of it that reaches the country.

    Leaves out: signing bonuses and compensation for death and injury, which stand apart.
    """
    return line_head_months * pay * reaching_share


@equation("USD", importance=43, shown=Shown.RUN | Shown.CASE | Shown.EQUATION)
def people_total(line_income):
    """Income from people: what reaches the country from people under contract, over the whole period.

    Leaves out: how state and family share it. No part of the sale, of value added or of the share of GDP.
    """
    return sum_over_lines(line_income)


@equation("USD/year", importance=44, shown=Shown.CASE)
def people_income(people_total, delivery_period):
    """Income from people by the year: their income spread over the delivery period, as the sale is.

    Leaves out: that people may serve for a part of the period only; the yearly path dates them.
    """
    return people_total / delivery_period


@equation("USD/year")
def line_income_rate(heads_in_post, pay, reaching_share, months_per_year):
    """Income from a line of people in a full year: people in post times a year's pay that reaches the country.

    Leaves out: for how long they serve.
    """
    return heads_in_post * pay * reaching_share * months_per_year


@equation("USD/year", importance=45, shown=Shown.RUN | Shown.CASE)
def people_rate(line_income_rate):
    """Income from people in a full year: what a year with everybody in post brings.

    Leaves out: for how long they serve, and that the lines need not serve at the same time.
    """
    return sum_over_lines(line_income_rate)


@equation("USD/year")
def line_income_path(line_income, in_service, one_year):
    """Income from a line of people by year: its income times the part of its period that lies in the year.

    Leaves out: losses and relief at a certain date; people in post are an average over the period.
    """
    return line_income * in_service / one_year


@equation("USD/year", importance=46, shown=Shown.YEAR)
def people_income_path(line_income_path):
    """Income from people by year: that of all lines, in the years in which they serve.

    Leaves out: pay that arrives later than it is earned.
    """
    return sum_over_lines(line_income_path)


@equation("USD/year")
def line_income_in_gni(line_income_rate, counts_in_gni):
    """National income from a line of people: its income in a full year, unless it is booked as transfers.

    Leaves out: what people earn and spend abroad, which the accounts count as income and as an import.
    """
    return line_income_rate * counts_in_gni


@equation("USD/year")
def people_in_gni(line_income_in_gni):
    """National income from people in a full year: compensation of employees and services, without transfers.

    Leaves out: that services under contract between states count in GDP as well.
    """
    return sum_over_lines(line_income_in_gni)


@equation("1", importance=47, shown=Shown.RUN | Shown.CASE)
def people_gni_share(people_in_gni, gni):
    """Income from people against GNI: national income of a full year with everybody in post over that of the country.

    Leaves out: for how long they serve, and whether the statistician's figure contains it already.
    """
    return people_in_gni / gni


@equation("USD")
def line_bonuses(heads, signing_bonus):
    """Signing bonuses of a line: heads sent times the bonus of each.

    Leaves out: who receives them.
    """
    return heads * signing_bonus


@equation("USD")
def signing_bonuses(line_bonuses):
    """Signing bonuses: those of all lines, apart from income.

    Leaves out: who receives them.
    """
    return sum_over_lines(line_bonuses)


@equation("USD")
def line_compensation(compensated, compensation):
    """Compensation paid for a line: the dead and injured for whom it is paid, times what is paid for each.

    Leaves out: who receives it. It is a capital transfer and no income, and it is added to nothing.
    """
    return compensated * compensation


@equation("USD")
def casualty_compensation(line_compensation):
    """Compensation for death and injury: that of all lines, apart from income.

    Leaves out: who receives it. It is a capital transfer and no income, and it is added to nothing.
    """
    return sum_over_lines(line_compensation)
