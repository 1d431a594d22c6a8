"""Mistakes that are refused at the border, before anything is computed, each with an example."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Refusal:
    """A mistake that cannot be entered.

    Attributes:
        mistake: what it is, a sentence.
        name: the quantity of the example.
        wrong: what is refused.
        right: what to write instead.
    """

    mistake: str
    name: str
    wrong: str
    right: str


REFUSALS: dict[str, Refusal] = {
    "total_as_yearly": Refusal(
        "A total over several years is read as a yearly value.",
        "sale_value",
        "5.5 billion USD",
        "2 billion USD/year",
    ),
    "yearly_as_total": Refusal(
        "A yearly value is read as a total.", "contract_value", "2 billion USD/year", "5.5 billion USD"
    ),
    "purchasing_power_as_market": Refusal(
        "Purchasing-power dollars are read as market dollars.",
        "gdp",
        "40 billion USD_PPP/year",
        "28 billion USD/year",
    ),
    "real_as_nominal": Refusal(
        "Dollars at the prices of another year are read as dollars of the year.",
        "gdp",
        "13 billion USD_2015/year",
        "16 billion USD/year",
    ),
    "capability_as_money": Refusal(
        "Trend-indicator values are read as money.", "sale_value", "300 million TIV/year", "300 million USD/year"
    ),
    "other_currency": Refusal(
        "Another currency is read as dollars.", "sale_value", "8 trillion KRW/year", "6 billion USD/year"
    ),
    "containers_as_rounds": Refusal(
        "Containers are read as rounds.", "quantity_shell_152", "6700 container", "3 million round"
    ),
    "rounds_as_missiles": Refusal("Rounds are read as missiles.", "quantity_srbm", "100 round", "100 missile"),
    "other_barrel": Refusal(
        "Barrels of another size are read as barrels of oil.",
        "refined_oil_ceiling",
        "500000 barrel/year",
        "500000 oil_barrel/year",
    ),
    "percentage_of_percentage": Refusal(
        "A percentage of a percentage is read as one share.", "payment_discount", "10 % of 20 %", "2 %"
    ),
    "percent_without_sign": Refusal("A percentage is read as a share of one.", "cash_share", "14", "14 %"),
    "share_above_one": Refusal("A share is above one.", "paid_share", "120 %", "100 %"),
    "share_below_zero": Refusal("A share is below zero.", "oil_share", "-0.1", "0.1"),
    "negative_money": Refusal("Money is below zero.", "sale_value", "-250 million USD/year", "250 million USD/year"),
    "spread_below_zero": Refusal(
        "The spread of a price goes below zero.",
        "price_shell_152",
        "normal 90 %: 100 to 1500 USD/round",
        "lognormal 90 %: 100 to 1500 USD/round",
    ),
    "interval_without_level": Refusal(
        "An interval does not say how sure it is.",
        "sale_value",
        "200 to 300 million USD/year",
        "90 %: 200 to 300 million USD/year",
    ),
    "unit_left_out": Refusal("The unit is left out.", "sale_value", "250 million", "250 million USD/year"),
    "weights_without_sense": Refusal(
        "All weights of the alternatives are zero.",
        "sale_value",
        "one of: 200 (0), 300 (0) million USD/year",
        "one of: 200 (0.5), 300 (0.5) million USD/year",
    ),
}
"""Every mistake that is refused: what it is, an example that is refused and one that is taken."""
