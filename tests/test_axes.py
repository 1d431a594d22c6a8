"""Ticks of axes: round numbers, few of them, spelled as amounts and shares are spelled. Expected by hand."""

import pytest

from econ.output.charts import axes
from econ.wording import NO_BREAK


def spelled(texts):
    return [text.replace(NO_BREAK, "_") for text in texts]


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        (0, 1, [0, 0.2, 0.4, 0.6, 0.8, 1]),
        (0, 10, [0, 2, 4, 6, 8, 10]),
        (0, 1.2, [0, 0.25, 0.5, 0.75, 1]),
        (0, 3, [0, 1, 2, 3]),
        (-1, 1, [-1, -0.5, 0, 0.5, 1]),
        (0.0081, 0.0099, [0.0085, 0.009, 0.0095]),
        (1e6, 5.4e6, [1e6, 2e6, 3e6, 4e6, 5e6]),
    ],
)
def test_ticks_are_round(low, high, ticks):
    assert axes.nice_ticks(low, high) == pytest.approx(ticks)


@pytest.mark.parametrize(
    ("low", "high", "found"),
    [
        (1e6, 2e10, [1e6, 1e7, 1e8, 1e9, 1e10]),
        (1, 1000, [1, 10, 100, 1000]),
        (2, 50, [10]),
        (0.02, 0.5, [0.1]),
        (2, 9, []),
    ],
)
def test_decades_are_the_powers_of_ten_between_two_values(low, high, found):
    assert axes.decades(low, high) == pytest.approx(found)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "$0"),
        (500, "$500"),
        (999, "$999"),
        (1e3, "$1k"),
        (5e3, "$5k"),
        (1e6, "$1m"),
        (250e6, "$250m"),
        (999e6, "$999m"),
        (1e9, "$1bn"),
        (1_234e6, "$1.23bn"),
        (2e10, "$20bn"),
        (1e12, "$1tn"),
        (1.5e12, "$1.5tn"),
        (-3e6, "−$3m"),
    ],
)
def test_an_amount_on_an_axis(value, text):
    assert axes.short_money(value) == text


@pytest.mark.parametrize(("value", "text"), [(1.5, "1.5"), (1000, "1,000"), (-0.5, "−0.5"), (0, "0"), (100, "100")])
def test_a_round_number_has_no_trailing_zeros(value, text):
    assert axes.trimmed(value) == text


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (0.025, "1", "2.5_%"),
        (1, "1", "100_%"),
        (1e6, "KRW/year", "₩1m"),
        (2e9, "EUR", "€2bn"),
        (3000, "round", "3,000"),
    ],
)
def test_a_tick_of_a_unit(value, unit, text):
    assert spelled([axes.tick(value, unit)]) == [text]


def test_shares_on_an_axis():
    ticks = axes.percent_ticks(0, 0.05)
    assert ticks["tickvals"] == pytest.approx([0, 0.01, 0.02, 0.03, 0.04, 0.05])
    assert spelled(ticks["ticktext"]) == ["0_%", "1_%", "2_%", "3_%", "4_%", "5_%"]


def test_money_on_an_axis():
    assert axes.money_ticks(0, 1e9)["ticktext"] == ["$0", "$200m", "$400m", "$600m", "$800m", "$1bn"]


def test_the_axis_of_sales_goes_from_one_million_to_twenty_billion():
    assert (axes.SALE_LOW, axes.SALE_HIGH) == (1e6, 2e10)


@pytest.mark.parametrize(
    ("unit", "title"),
    [("1", "Size"), ("USD/year", "Size, USD per year"), ("round/container", "Size, round per container")],
)
def test_the_unit_stands_in_the_title_of_an_axis_but_for_a_share(unit, title):
    made = {"layout": {"xaxis": {}}}
    axes.value_axis(made, unit, 0, 1, "Size")
    assert made["layout"]["xaxis"]["title"]["text"] == title
    assert made["layout"]["xaxis"]["range"] == [0, 1]
