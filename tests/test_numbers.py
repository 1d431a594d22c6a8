"""Numbers into words. "_" stands for the space that does not break."""

import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from econ import wording
from econ.wording import language


def plain_space(text):
    return text.replace(wording.NO_BREAK, "_")


MONEY = {
    (250e6, "USD/year"): "$250_million a year",
    (250e6, "USD"): "$250_million",
    (1e9, "USD"): "$1_billion",
    (24.5e9, "USD/year"): "$24.5_billion a year",
    (36.2e12, "KRW/year"): "₩36.2_trillion a year",
    (999_999_999, "USD"): "$1.00_billion",
    (999_600_000, "USD"): "$1.00_billion",  # not "$1,000 million"
    (999_400_000, "USD"): "$999_million",
    (0, "USD"): "$0",
    (1.5, "USD"): "$1.50",
    (0.5, "USD"): "$0.50",
    (5, "USD"): "$5",
    (25.5, "USD"): "$25.50",
    (99.95, "USD"): "$100",
    (1000, "USD/round"): "$1,000 a round",
    (999_999, "USD"): "$1.00_million",
    (-3e6, "USD"): "−$3_million",
    (750, "USD/person/year"): "$750 a person and year",
    (1e6, "EUR"): "€1_million",
    (1.4e9, "USD"): "$1.4_billion",
    (1_400_100_000, "USD"): "$1.40_billion",  # rounded, so the zero says something
    (5.004, "USD"): "$5.00",
    (1e6, "USD_2015"): "1_million_USD_2015",
    (1e6, "USD_PPP/year"): "1_million_international dollars a year",
}


@pytest.mark.parametrize(("value", "unit"), MONEY, ids=str)
def test_money(value, unit):
    assert plain_space(wording.money(value, unit)) == MONEY[value, unit]


PERCENT = {
    0.008921: "0.89%",
    0.0102041: "1.0%",
    0.25: "25%",
    1.0: "100%",
    0.00995: "1.0%",
    0.0999: "10%",
    1e-6: "0.0001%",
    0.01: "1%",
    0.0100001: "1.0%",
    0.055: "5.5%",
    0.07 / 100 * 100: "7%",
    0.0: "0%",
}


@pytest.mark.parametrize("value", PERCENT)
def test_a_share_in_percent(value):
    assert plain_space(wording.percent(value)) == PERCENT[value]


def test_a_negative_share_has_the_sign_that_money_has():
    assert wording.percent(-0.35)[0] == wording.money(-5e6)[0] == "−"


QUANTITIES = {
    (6_700, "container"): "6,700_containers",
    (3e6, "round"): "3_million_rounds",
    (30, "day"): "30_days",
    (99.3, "USD/oil_barrel"): "$99.30 a barrel",
    (4, "round/item"): "4_rounds an item",
    (298_810, "oil_barrel/year"): "299,000_barrels a year",
    (0.5, "1"): "50%",
    (12.4, "1"): "12_times",
    (1.5, "month/year"): "1.5_months a year",
    (3, "shipment"): "3_shipments",
    (250e6, "USD/year"): "$250_million a year",
    (75_300, "tonne/year"): "75,300_tonnes a year",
}


@pytest.mark.parametrize(("value", "unit"), QUANTITIES, ids=str)
def test_any_quantity(value, unit):
    assert plain_space(wording.quantity(value, unit)) == QUANTITIES[value, unit]


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (0.12345, "1", ["10%", "12%", "12.3%", "12.35%"]),
        (123.45, "1", ["100_times", "120_times", "123_times", "123.5_times"]),
        (1.2345, "factor", ["1", "1.2", "1.23", "1.234"]),
        (123.45e6, "USD", ["$100_million", "$120_million", "$123_million", "$123.5_million"]),
    ],
)
def test_digits_that_are_asked_for_are_given_whatever_the_unit(value, unit, said):
    """One to four significant digits, by hand; half a last digit as Python rounds it."""
    assert [plain_space(wording.quantity(value, unit, digits)) for digits in range(1, 5)] == said


PUBLISHED = {
    (5_727, 5_727, "USD/round"): "$5,727 a round",  # what Ukraine was quoted in 2024 (The Sunday Times)
    (105_845, 105_845, "oil_barrel"): "105,845_barrels",  # notified to the United Nations for 2023
    (0.04, 0.196, "1"): "4 to 19.6%",  # of the return identified (INSS, 2026)
    (7.67e9, 14.4e9, "USD"): "$7.67 to $14.4_billion",
    (937_500, 937_500, "round"): "937,500_rounds",
    (-0.0746, -0.0746, "1"): "−7.46%",
}


@pytest.mark.parametrize(("low", "high", "unit"), PUBLISHED, ids=str)
def test_what_was_published_has_every_digit(low, high, unit):
    assert plain_space(wording.published(low, high, unit)) == PUBLISHED[low, high, unit]


def test_imports_paid_for_are_months_and_rates_and_multipliers_are_numbers():
    assert wording.said_unit("receipts_import_cover", "month/year") == "month"
    assert {wording.said_unit(name, "1") for name in ("multiplier", "gdp_exchange_rate")} == {"factor"}
    assert wording.said_unit("exchange_rate_change_ahead", "1") == "1"  # so many per cent a year


INTERVALS = {
    (0.00811, 0.00991, "1"): "0.81 to 0.99%",
    (0.1, 0.9, "1"): "10 to 90%",
    (1.4e9, 2.1e9, "USD/year"): "$1.4 to $2.1_billion a year",
    (39e6, 1.2e9, "USD/year"): "$40 to $1,200_million a year",  # one unit, and the place of half of it
    (890e6, 1.2e9, "USD/year"): "$0.9 to $1.2_billion a year",
    (28.0, 31.0, "day"): "28 to 31_days",
}


@pytest.mark.parametrize(("low", "high", "unit"), INTERVALS, ids=str)
def test_both_ends_of_an_interval(low, high, unit):
    assert plain_space(wording.interval(low, high, unit)) == INTERVALS[low, high, unit]


@pytest.mark.parametrize(
    ("value", "digits", "expected"),
    [
        (1234.5, 2, 1200),
        (0.0012345, 3, 0.00123),
        (-1234.5, 2, -1200),
        (0, 2, 0),
        (99.9, 2, 100),
        (math.inf, 2, math.inf),
    ],
)
def test_significant_digits(value, digits, expected):
    assert wording.significant(value, digits) == expected


@pytest.mark.parametrize(
    ("low", "value", "high", "expected"),
    [
        (0.80, 0.89, 0.98, 2),  # first digit of 0.09; two digits of 0.89
        (12.27, 12.3, 12.33, 2),  # not 1: an end would be the number
        (1231.0, 1234.0, 1237.0, 0),
        (834.0, 1234.0, 1634.0, -2),
        (0.7, 12.0, 180.7, 0),  # two digits of 12 at least
        (0.2, 12.0, 180.7, 1),  # 0.2 is not nothing
        (1234.0, 1234.0, 1234.0, -1),  # three digits
        (0.0, 0.0, 0.0, 0),
    ],
)
def test_decimal_places_follow_the_uncertainty(low, value, high, expected):
    assert wording.decimals(low, value, high) == expected


@pytest.mark.parametrize(
    ("low", "value", "high", "expected"),
    [(0.81, 0.89, 0.99, "about "), (0.85, 0.9, 0.95, ""), (0, 0, 0, ""), (-2, -1, 0, "about "), (1, 1, 1, "")],
)
def test_about_is_said_when_the_half_width_is_over_a_tenth(low, value, high, expected):
    """0.81 to 0.99 is 0.09 to either side of 0.89, which is just over a tenth of it."""
    assert wording.about(low, value, high) == expected


@pytest.mark.parametrize(
    ("words", "expected"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_a_list_in_words(words, expected):
    assert wording.listing(words) == expected


values = st.floats(-1e15, 1e15).filter(lambda v: v == 0 or abs(v) > 1e-9)
units = st.sampled_from(["1", "USD", "USD/year", "KRW/year", "round", "oil_barrel/year", "USD/person/year", "TIV"])


@given(values, units)
def test_no_quantity_is_printed_with_an_exponent_or_a_minus_zero(value, unit):
    text = wording.quantity(value, unit)
    assert not re.search(r"\d[eE][-+]?\d|nan|inf", text)
    assert not re.search(r"[-−]\$?0(\.0+)?(?![\d.])", text)


SCALE = {"trillion": 1e12, "billion": 1e9, "million": 1e6}


@given(st.floats(0.01, 1e15))
def test_printed_money_is_the_money_to_its_digits(value):
    """Read back by hand: number times scale word, within half a unit of the third digit."""
    text = wording.money(value).replace(wording.NO_BREAK, " ")
    found = re.fullmatch(r"\$([\d,.]+)(?: (\w+))?", text)
    back = float(found[1].replace(",", "")) * SCALE.get(found[2], 1.0)
    assert back == pytest.approx(value, rel=0.0051)
    assert float(found[1].replace(",", "")) < 1000 or found[2] in (None, "trillion")


@given(st.floats(1e-6, 5), st.floats(0, 1))
def test_both_ends_of_a_printed_interval_differ_if_they_differ_by_a_tenth(low, rise):
    if rise < 0.1:
        return
    text = wording.interval(low, low * (1 + rise), "1")
    first, last = text.replace(wording.NO_BREAK, "").removesuffix("%").split(" to ")
    assert first != last


def test_plain_numbers_have_three_digits_unless_asked():
    assert wording.plain(1234.5) == "1,230"
    assert wording.plain(0.0123456) == "0.0123"


@pytest.mark.parametrize(
    ("low", "value", "high", "unit", "said"),
    [
        (0.00812, 0.00892, 0.00991, "1", ("0.89%", "0.81 to 0.99%")),
        (0.0890, 0.0892, 0.0894, "1", ("8.92%", "8.90 to 8.94%")),  # half the interval is 0.02 points
        (0.0889, 0.0892, 0.0895, "1", ("8.92%", "8.89 to 8.95%")),  # 0.03 points
        (14.79e9, 14.8e9, 14.81e9, "USD", ("$14.80_billion", "$14.79 to $14.81_billion")),
        (0.5, 0.6, 0.9, "1", ("60%", "50 to 90%")),
        (1.2, 1.5, 1.9, "1", ("150%", "120 to 190%")),
        (11, 12.4, 14, "1", ("12_times", "11 to 14_times")),
        (10.2, 10.6, 10.8, "1", ("10.6_times", "10.2 to 10.8_times")),
        (2, 3, 4, "USD", ("$3.00", "$2.00 to $4.00")),
        (-1, 0, 1, "USD", ("$0.00", "−$1.00 to $1.00")),
        (270e6, 650e6, 1.46e9, "USD", ("$650_million", "$270 to $1,460_million")),  # one unit
        (5e5, 2.3e6, 6.3e6, "USD", ("$2.3_million", "$0.5 to $6.3_million")),
        (13.6e9, 14.8e9, 16e9, "USD", ("$15_billion", "$14 to $16_billion")),  # half the interval is 1.2 billion
        (14.7e9, 14.8e9, 14.9e9, "USD", ("$14.8_billion", "$14.7 to $14.9_billion")),
        (1.41e9, 1.42e9, 1.44e9, "USD/year", ("$1.42_billion a year", "$1.41 to $1.44_billion a year")),
        (2e9, 2e9, 2e9, "USD", ("$2_billion", "")),
        (0.25, 0.25, 0.25, "1", ("25%", "")),
    ],
)
def test_an_estimate_has_the_digits_that_its_interval_allows(low, value, high, unit, said):
    assert tuple(map(plain_space, wording.estimate(low, value, high, unit))) == said


@pytest.mark.parametrize(
    ("low", "value", "high", "unit", "said"),
    [
        # Palestine's GDP of 2023, $18.635 billion (World Bank, release of 13 July 2026), -0.4 to +9.6%
        (18.560e9, 18.635e9, 20.424e9, "USD/year", ("$18.64_billion a year", "$18.56 to $20.42_billion a year")),
        # a sale of 0.3 billion over that of 2022, $19.166 billion, and over Egypt's $476.75 billion of 2022
        (0.3 / 21.006, 0.3 / 19.166, 0.3 / 19.089, "1", ("1.565%", "1.428 to 1.572%")),
        (0.3 / 522.52, 0.3 / 476.75, 0.3 / 474.84, "1", ("0.0629%", "0.0574 to 0.0632%")),
        (0.0157, 0.0157, 0.0174, "1", ("1.57%", "1.57 to 1.74%")),  # the end is the value
    ],
)
def test_no_end_of_an_interval_is_printed_as_the_value_or_past_it(low, value, high, unit, said):
    assert tuple(map(plain_space, wording.estimate(low, value, high, unit))) == said


@pytest.mark.parametrize(
    ("low", "value", "high", "median", "unit", "told"),
    [
        (0.0067, 0.00732, 0.0075, 0.00723, "1", "0.67 to 0.75%"),  # South Korea, 2023: a hundredth of it
        (26e6, 110e6, 770e6, 180e6, "USD", "$30 to $770_million, median $180_million"),
        (0.0013, 0.0012, 0.0015, 0.0012, "1", "0.13 to 0.15%, the central case outside it"),
        (0.0013, 0.0012, 0.0015, 0.0014, "1", "0.13 to 0.15%, the central case outside it, median 0.14%"),
        (0.0016, 0.0061, 0.0205, None, "1", "0.16 to 2.05%"),
        (9.0, 10.0, 11.0, 11.001, "day", "9 to 11_days, median 11_days"),  # just over a tenth
        (9.0, 10.0, 11.0, 10.999, "day", "9 to 11_days"),
    ],
)
def test_the_median_is_named_where_it_lies_over_a_tenth_away(low, value, high, median, unit, told):
    assert plain_space(wording.estimate(low, value, high, unit, median)[1]) == told


@pytest.mark.parametrize(
    ("name", "ends", "said"),
    [
        ("multiplier", (0.81, 1.0, 1.2), ("1.0", "0.8 to 1.2")),
        ("oil_ceiling_multiple", (2.2, 2.5, 2.9), ("2.5_times", "2.2 to 2.9_times")),
        ("sale_severity", (1.0, 1.0, 1.0), ("1", "")),
        ("gdp_share", (1.1, 1.27, 1.4), ("127%", "110 to 140%")),
    ],
)
def test_a_multiple_is_said_in_times_and_a_multiplier_as_a_number(name, ends, said):
    assert tuple(map(plain_space, wording.estimate(*ends, wording.said_unit(name, "1")))) == said


NUMBERS = st.floats(1e-9, 1e13)


@given(NUMBERS, st.floats(0, 1), st.floats(0, 9), units)
def test_a_number_is_never_printed_outside_of_its_own_interval_and_both_ends_have_its_unit(value, down, up, unit):
    """Read back by hand: the three numbers as they are printed, in their order."""
    low, high = value * (1 - down), value * (1 + up)
    said, span = wording.estimate(low, value, high, unit)
    if not span:
        return
    number = r"[−]?[^\d\s−]?([\d,.]+)"
    middle = re.match(number, said)
    ends = re.fullmatch(rf"{number} to {number}(.*)", span)
    first, second, third = (float(text.replace(",", "")) for text in (ends[1], middle[1], ends[2]))
    assert first <= second <= third
    assert ends[3] == said[middle.end() :], "one unit"
    assert len({len(t.partition(".")[2]) for t in (ends[1], middle[1], ends[2])}) == 1, "one place"


@pytest.mark.parametrize(
    ("value", "sale", "share", "said"),
    [
        (52.2e9, (250e6,) * 3, (0.0040, 250e6 / 52.2e9, 0.0057), "$52.2_billion"),  # 0.48
        (
            19.373e9,
            (0.5e6, 1.87e6, 6.3e6),
            (2.6e-5, 1.87e6 / 19.373e9, 3.3e-4),
            "$19.37_billion",
        ),  # over 19.4 it is 0.0096
        (19.42e9, (190e6,) * 3, (0.0089, 190e6 / 19.42e9, 0.011), "$19.4_billion"),  # 0.98
    ],
)
def test_a_gdp_has_the_digits_by_which_a_reader_comes_to_the_printed_share(value, sale, share, said):
    assert plain_space(wording.divisor(value, "USD", sale, share)) == said


@pytest.mark.parametrize(
    ("low", "high", "unit", "said"),
    [
        (1.41e9, 1.44e9, "USD", "$1.41 to $1.44_billion"),  # not "$1.4 to $1.4 billion"
        (1.2342e9, 1.2344e9, "USD", "$1.2342 to $1.2344_billion"),
        (39e6, 120e6, "USD/year", "$39 to $120_million a year"),
        (9.5, 9.9, "1", "950 to 990%"),
        (10.2, 10.8, "1", "10.2 to 10.8_times"),
        (0.0081, 0.0099, "1", "0.81 to 0.99%"),
        (0.0890, 0.0894, "1", "8.90 to 8.94%"),
        (13e6, 14e6, "round", "13.0 to 14.0_million_rounds"),
    ],
)
def test_the_ends_of_an_interval_are_told_apart(low, high, unit, said):
    assert plain_space(wording.interval(low, high, unit)) == said


def test_percent_is_said_once_and_left_out_or_made_points_of_with_its_space():
    """Also of a text in which it has a space, as a reader's file or another language may write it."""
    assert wording.ends("5%", "7%") == "5 to 7%"
    assert wording.ends("5%", "7 times") == "5% to 7 times"
    for text in ("−0.81 to 0.99%", "−0.81 to 0.99 %", "−0.81 to 0.99\u00a0%"):
        assert wording.without_percent(text) == "−0.81 to 0.99"
        assert wording.points(text) == "−0.81 to 0.99\u00a0pp"
    assert wording.in_percent("-1,234") == "−1,234%"


@pytest.mark.parametrize(
    ("low", "high", "unit", "said"),
    [
        (890e6, 1.2e9, "USD/year", "$0.89 to $1.2_billion a year"),
        (500, 1500, "USD/round", "$500 to $1,500 a round"),
        (0, 5e9, "USD", "$0 to $5_billion"),
        (9e6, 2e9, "USD", "$9_million to $2_billion"),  # 0.009 billion is no better
        (10e6, 2e9, "USD", "$0.01 to $2_billion"),
        (-2e6, 1.5e9, "USD", "−$2_million to $1.5_billion"),
        (-2e9, 5e8, "USD", "−$2 to $0.5_billion"),
        (2e9, 2e9, "USD", "$2_billion"),
        (1.5, 12, "USD", "$1.50 to $12"),
        (500_000, 2e6, "round", "0.5 to 2_million_rounds"),
        (0.05, 0.13, "1", "5 to 13%"),
        (8, 40, "1", "8 to 40_times"),
        (3, 8, "times", "3 to 8_times"),
    ],
)
def test_a_range_that_somebody_stated_has_one_unit_and_the_digits_of_each_end(low, high, unit, said):
    """A spelled-out range in print: "$0.5 to $2 billion", not "$500 million to $2 billion"."""
    assert plain_space(wording.span(low, high, unit)) == said


@pytest.mark.parametrize(
    ("low", "high", "said"), [(90, 110, ""), (89, 110, "about "), (95, 105, ""), (50, 200, "about ")]
)
def test_about_is_said_from_over_a_tenth_of_the_value(low, high, said):
    """CONTRIBUTING: "about" when the half-width of the range is over a tenth of the value."""
    assert wording.about(low, 100, high) == said
    assert wording.about(-high, -100, -low) == said


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (9.9, "1", "990%"),
        (10, "1", "10_times"),
        (10.6, "1", "11_times"),
        (1e6, "USD_2015", "1_million_USD_2015"),
        (1e6, "KPW", "1_million_KPW"),
        (-1e6, "KPW", "−1_million_KPW"),
    ],
)
def test_where_per_cent_becomes_times_and_money_has_no_sign_of_its_own(value, unit, said):
    assert plain_space(wording.quantity(value, unit)) == said


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (5, "USD", "$5"),
        (1.5, "USD", "$1.50"),
        (1000, "USD/round", "$1,000 a round"),
        (250e6, "USD", "$250_million"),
        (2.5e6, "round", "2.5_million_rounds"),
        (3e6, "round", "3_million_rounds"),
        (30, "day", "30_days"),
    ],
)
def test_what_somebody_stated_has_no_idle_zeros(value, unit, said):
    assert plain_space(wording.numbers.stated(value, unit)) == said


def test_a_list_whose_words_hold_commas_is_told_apart_where_decimals_have_commas():
    words = ["1,5%", "2,5%", "3,5%", "4,5%"]
    assert wording.numbers.listing_with_semicolons(words[:3]) == "1,5%, 2,5% and 3,5%"
    with language.speaking("id"):
        assert wording.numbers.listing_with_semicolons(words[:2]) == wording.listing(words[:2])
        for count in (3, 4):
            said = wording.numbers.listing_with_semicolons(words[:count])
            assert said.split(";")[:-1] == [*words[:1], *(f" {w}" for w in words[1 : count - 1])]
            assert said.endswith(words[count - 1])
