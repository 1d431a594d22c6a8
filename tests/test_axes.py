"""Ticks of axes: round numbers, few of them, spelled as amounts and shares are spelled. Expected by hand."""

import pytest

from econ.output.charts import axes
from econ.wording.language import speaking
from tests.drawn import plain


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


@pytest.mark.parametrize(
    ("places", "texts"),
    [
        ((0, 5e8, 1e9, 1.5e9), "$0 $0.5bn $1bn $1.5bn"),
        ((2e8, 4e8, 6e8, 8e8), "$200m $400m $600m $800m"),
        ((1e6, 1e7, 1e8, 1e9, 1e10), "$1m $10m $100m $1,000m $10,000m"),
        ((5e7, 1e9), "$50m $1,000m"),
        ((-2e9, 0, 2e9), "−$2bn $0 $2bn"),
        ((500, 1000, 1500), "$500 $1,000 $1,500"),
        ((1000, 20_000), "$1k $20k"),
        ((1e3, 1e6, 1e9), "$1k $1m $1bn"),  # too far apart for one word
        ((0,), "$0"),
    ],
)
def test_the_amounts_of_an_axis_have_one_scale_word(places, texts):
    """The rule: the largest word of which no amount but 0 is less than a tenth."""
    assert " ".join(said for _at, said in axes.ticks(places, "USD/year")) == texts


def test_one_scale_word_in_every_language():
    with speaking("id"):
        said = [words for _at, words in axes.ticks((1e6, 1e7, 1e8, 1e9), "USD/year")]
        assert {text.rpartition("\u00a0")[2].rpartition(" ")[2] for text in said} == {"jt"}


@pytest.mark.parametrize(("value", "text"), [(1.5, "1.5"), (1000, "1,000"), (-0.5, "−0.5"), (0, "0"), (100, "100")])
def test_a_round_number_has_no_trailing_zeros(value, text):
    assert axes.trimmed(value) == text


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (0.025, "1", "2.5%"),
        (1, "1", "100%"),
        (1e6, "KRW/year", "₩1m"),
        (2e9, "EUR", "€2bn"),
        (3000, "round", "3,000"),
    ],
)
def test_a_tick_of_a_unit(value, unit, text):
    assert plain(axes.tick(value, unit)) == text


@pytest.mark.parametrize(
    ("unit", "low", "high", "texts"),
    [
        ("1", 0, 0.05, ["0%", "1%", "2%", "3%", "4%", "5%"]),
        ("1", -0.02, 0.02, ["−2%", "−1%", "0%", "1%", "2%"]),
        ("USD", 0, 1e9, ["$0", "$0.2bn", "$0.4bn", "$0.6bn", "$0.8bn", "$1bn"]),
        ("round/container", 0, 500, ["0", "100", "200", "300", "400", "500"]),
    ],
)
def test_values_on_an_axis(unit, low, high, texts):
    axis = axes.value_axis(unit, low, high, "Size")
    assert (axis.low, axis.high) == (low, high)
    assert [plain(text) for _place, text in axis.ticks] == texts
    assert [place for place, _text in axis.ticks] == pytest.approx(axes.nice_ticks(low, high))


def test_years_have_room_beside_the_first_and_the_last_and_a_word_if_their_gdp_is_carried_on():
    axis = axes.year_axis([{"year": 2024, "years_ahead": 0}, {"year": 2025, "years_ahead": 1}], 0.4)
    assert (axis.low, axis.high, axis.grid) == (2023.6, 2025.4, False)
    assert axis.ticks == ((2024, "2024"), (2025, "2025, carried on"))


def test_the_axis_of_sales_goes_from_one_million_to_twenty_billion():
    assert (axes.SALE_LOW, axes.SALE_HIGH) == (1e6, 2e10)


@pytest.mark.parametrize(
    ("unit", "title"),
    [("1", "Size"), ("USD/year", "Size, USD per year"), ("round/container", "Size, round per container")],
)
def test_the_unit_stands_in_the_title_of_an_axis_but_for_a_share(unit, title):
    assert axes.value_axis(unit, 0, 1, "Size").title == title
