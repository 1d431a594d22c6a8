"""The foreign-exchange frame of a year: what has to be covered abroad, and by what it is covered.

Recorded gap + unrecorded imports = receipts in currency + receipts in kind + labour + evasion + theft realised
+ drawing on reserves + errors. Receipts in kind stand on both sides.
"""

from econ.equations.graph import equation


@equation("USD/year", signed=True)
def trade_gap(imports, exports):
    """Recorded trade gap: recorded imports, which include freight and insurance, less recorded exports, which do not.

    Leaves out: trade that is not recorded, and services.
    """
    return imports - exports


@equation("USD/year")
def receipts_in_kind(value_received, cash_received):
    """Receipts in kind: the receipts that are no money; imports that no customs office recorded.

    Leaves out: technology that crosses no border as a good.
    """
    return value_received - cash_received


@equation("USD/year", signed=True)
def to_be_covered(trade_gap, smuggled_imports, receipts_in_kind):
    """To be covered abroad: the recorded trade gap and unrecorded imports, which are bought or received in kind.

    Leaves out: parts for weapons, for which no figure is held, services, debt service and gifts.
    """
    return trade_gap + smuggled_imports + receipts_in_kind


@equation("USD/year")
def evasion_income(coal_income, fishing_income):
    """Income from evasion: coal shipped past the sanctions and fishing rights sold.

    Leaves out: sand, textiles, weapons for others, and what middlemen keep.
    """
    return coal_income + fishing_income


@equation("USD/year")
def theft_realised(crypto_theft, realised_theft_share):
    """Theft realised: digital assets stolen in a year, times the part that becomes spendable money.

    Leaves out: what was stolen in earlier years and is sold in this one, and changes of price in between.
    """
    return crypto_theft * realised_theft_share


@equation("USD/year")
def identified_cover(cash_received, receipts_in_kind, labour_income, evasion_income, theft_realised):
    """Identified cover: receipts in currency and in kind, labour, evasion and theft realised, together.

    Leaves out: tourism, transit and remittances from defectors, which are small or without a figure.
    """
    return cash_received + receipts_in_kind + labour_income + evasion_income + theft_realised


@equation("USD/year", signed=True)
def exchange_errors(to_be_covered, identified_cover, reserves_drawn):
    """Errors and what nobody identified: what is left to be covered; below zero more was found than was needed.

    Leaves out: which of the parts is wrong.
    """
    return to_be_covered - identified_cover - reserves_drawn


@equation("USD/year", signed=True)
def covered(
    cash_received,
    receipts_in_kind,
    labour_income,
    evasion_income,
    theft_realised,
    reserves_drawn,
    exchange_errors,
):
    """Covered: receipts in currency and in kind, labour, evasion, theft, drawing on reserves and errors, together.

    Leaves out: nothing of what has to be covered; that is what errors are for.
    """
    receipts = cash_received + receipts_in_kind
    return receipts + labour_income + evasion_income + theft_realised + reserves_drawn + exchange_errors
