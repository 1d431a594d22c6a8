"""The vocabulary of units, and quantities as people write them."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

import econ
from econ import InputError
from econ.claims import words
from econ.equations import units
from econ.equations.units import factor, other_reading, refuse_foreign, split_number, unmistakable
from econ.files.bounds import LONGEST_UNIT
from econ.numerics import distributions


def read(text, unit):
    """The number of a quantity in a unit."""
    number, written = split_number(text)
    return number * factor(written, unit)


READ = {
    ("250 million USD/year", "USD/year"): 250e6,
    ("250000000 USD/year", "USD/year"): 250e6,
    ("24.5 billion USD/year", "USD/year"): 24.5e9,
    ("36.2 trillion KRW/year", "KRW/year"): 36.2e12,
    ("5 thousand round", "round"): 5000,
    ("0.25", "1"): 0.25,
    ("25%", "1"): 0.25,
    ("25 %", "1"): 0.25,
    ("1 million", "1"): 1e6,
    ("1e3 round", "round"): 1000,
    ("-5 USD", "USD"): -5,
    (".5 year", "year"): 0.5,
    ("1_000 round", "round"): 1000,
    ("1,234,567.5 USD", "USD"): 1234567.5,
    ("6 month", "year"): 0.5,
    ("18 month", "year"): 1.5,
    ("365.25 day", "year"): 1,  # a Julian year
    ("2 USD/month", "USD/year"): 24,
    ("1 USD/day", "USD/year"): 365.25,
    ("1 tonne", "kilogram"): 1000,
    ("3 million gram", "tonne"): 3,
    ("1 oil_barrel", "gallon"): 42,
    ("42 USD/oil_barrel", "USD/gallon"): 1,
    ("  7  USD ", "USD"): 7,
    ("2 hour", "day"): 1 / 12,  # a day has 24 hours
    ("24 USD/hour", "USD/day"): 576,  # 24 times 24
    ("2 USD * year ** -1", "USD/year"): 2,
    ("2 USD*year^(-1)", "USD/year"): 2,
    ("2 round*person**-1*person", "round"): 2,
    ("3 USD/(person*year)", "USD/person/year"): 3,
}


@pytest.mark.parametrize(("text", "unit"), READ, ids=lambda v: v)
def test_a_quantity_is_read_in_the_unit_that_is_wanted(text, unit):
    assert read(text, unit) == pytest.approx(READ[text, unit], rel=1e-14)


REFUSED = {
    ("5", "USD"): "unit is missing.*“250 USD”",
    ("5 million", "USD"): "unit is missing.*“250 million USD”",
    ("5 USD", "1"): "a share or a ratio is needed. Write a share or a ratio",
    ("5%", "USD"): "“%” is a share, but USD is needed",
    ("5% of GDP", "USD"): "“%” is a share, but USD is needed",
    ("5% of GDP", "1"): "“% of GDP” cannot be read as a unit. Write a share or a ratio",
    ("5% of 20%", "1"): "a percentage of a percentage",
    ("5 dollars", "USD"): "no unit that this calculator knows",
    ("5m USD", "USD"): "If it means million, write that word in full",
    ("5 bn USD", "USD"): "If it means billion, write that word in full",
    ("5 juta USD", "USD"): "If it means million, write that word in full",
    ("5 round", "missile"): "measure different",
    ("5 KRW", "USD"): "exchange rate",
    ("5 USD_2015", "USD"): "money of the prices of another year",
    ("5 TIV", "USD"): "not money. but USD is needed",
    ("5 USD_PPP/year", "USD/year"): "purchasing-power money, but USD/year is needed",
    ("5 USD", "USD/year"): "is a total",
    ("5 USD/year", "USD"): "is a yearly value",
    ("5 USD million", "USD"): "in the middle",
    ("5 million million USD", "USD"): "",
    ("5 (USD", "USD"): "",
    ("5 3 USD", "USD"): "",
    ("5 USD; import os", "USD"): "",
    ("5 __import__", "USD"): "",
    # Powers without end: each stopped a server for good (pint raises with whole numbers of any size).
    ("1 USD**9**9**9**9/year", "USD/year"): "cannot be read as a unit",
    ("1 USD ** 9 ** 9 ** 9", "USD"): "cannot be read as a unit",
    ("1 USD^9^9^9^9", "USD"): "cannot be read as a unit",
    ("1 USD^(9^9^9^9)", "USD"): "cannot be read as a unit",
    ("1 USD**(9**9**9**9)", "USD"): "cannot be read as a unit",
    ("1 USD**(9)**9**9**9", "USD"): "cannot be read as a unit",
    ("1 ((((USD**9)**9)**9)**9)**9", "USD"): "cannot be read as a unit",
    ("1 9**9**9**9*USD", "USD"): "cannot be read as a unit",
    ("1 USD**999999999", "USD"): "cannot be read as a unit",
    ("1 USD**0.5", "USD"): "cannot be read as a unit",
    ("1 USD**1e9", "USD"): "cannot be read as a unit|no unit",
    ("1 USD**0", "1"): "cannot be read as a unit",
    ("1 1000 USD/year", "USD/year"): "cannot be read as a unit",
    ("1 " + "(" * 50, "USD"): "cannot be read as a unit",
    ("1 " + "(" * 100_000, "USD"): "cannot be read as a unit",
    ("1 " + "USD*" * 100_000 + "USD", "USD"): "cannot be read as a unit",
    ("1 " + "USD_PPP_2011*" * 4 + "!", "USD"): "cannot be read as a unit",
    ("1 USD**\u0669**\u0669", "USD"): "cannot be read as a unit",
    ("1 \uff35\uff33\uff24", "USD"): "cannot be read as a unit",
    ("1 USD\u00b2", "USD"): "no unit",
    ("1 " + "USD/USD*" * 10 + "USD", "USD"): "cannot be read as a unit",  # right, and longer than any unit
    ("1 USD//year", "USD/year"): "cannot be read as a unit",
}


@pytest.mark.parametrize(("text", "unit"), REFUSED, ids=lambda value: repr(value)[:40])
def test_what_does_not_fit_is_refused_with_the_reason_and_a_remedy(text, unit):
    with pytest.raises(InputError, match=REFUSED[text, unit] or ".") as caught:
        read(text, unit)
    assert caught.value.mend
    assert len(str(caught.value)) < 400


def test_a_unit_may_be_as_long_as_it_is_said():
    written = "USD *" + " " * (LONGEST_UNIT - 14) + "year/year"
    assert len(written) == LONGEST_UNIT
    assert factor(written, "USD") == 1
    with pytest.raises(InputError, match="cannot be read as a unit"):
        factor(written.replace("*", "* "), "USD")


@pytest.mark.parametrize(
    "unit", ["1", "USD/year", "USD_1999/year", "USD/person/year", "person*month", "USD*(year/year)"]
)
def test_a_figure_is_published_in_a_unit(unit):
    units.check(unit)


@pytest.mark.parametrize(
    ("unit", "mend"),
    [
        *(dict.fromkeys(("", "%", "% of GDP", "USD//year", "USD/", "(USD", "1/year"), "Write 1 for a share").items()),
        ("million USD", "right after the number"),
        ("USD/yaer", "Did you mean year"),
        ("zzzzzzzzzz", "Write 1 for a share"),
    ],
)
def test_what_is_no_unit_of_a_figure_is_refused_with_one_that_is(unit, mend):
    with pytest.raises(InputError) as caught:
        units.check(unit)
    assert mend in caught.value.mend


def test_a_slip_in_a_unit_is_answered_with_the_nearest_one():
    with pytest.raises(InputError, match="Did you mean round"):
        read("5 rounds", "round")


@pytest.mark.parametrize("name", units.names())
def test_every_unit_is_read_as_itself_and_known_to_pint(name):
    assert factor(name, name) == 1.0
    assert units.registry().Quantity(1.0, name).to(name).magnitude == 1.0


@pytest.mark.parametrize("name", units.names())
def test_no_two_units_are_the_same_without_saying_so(name):
    """Only time, mass, volume and oil convert; each of the others is alone in its dimension."""
    made = units.registry()
    mine = made.Quantity(1.0, name).dimensionality
    relatives = {other for other in units.names() if made.Quantity(1.0, other).dimensionality == mine}
    families = [
        {"year", "month", "day", "hour"},
        {"tonne", "kilogram", "gram"},
        {"oil_barrel", "gallon", "litre"},
        {name},
    ]
    assert any(relatives <= family for family in families), relatives


def test_a_year_has_twelve_months_and_365_and_a_quarter_days():
    assert factor("year", "month") == pytest.approx(12, rel=1e-15)
    assert factor("year", "day") == pytest.approx(365.25, rel=1e-15)


OTHERWISE = {
    "0,5 billion USD/year": "0.5",
    "0,125": "0.125",
    "1.000.000": "1,000,000",
    "1.234,56": "1,234.56",
    "12.345.678,9": "12,345,678.9",
    "25,00,00,000": "250,000,000",  # 25 crore
    "1,50,000": "150,000",  # 1.5 lakh
    "250 000 000": "250,000,000",
    "250\u202f000,5": "250,000.5",
    "1'000'000.25": "1,000,000.25",
    "1234,567": "1234.567",
    "90%: 0,5 to 1": "0.5",
}


@pytest.mark.parametrize(("text", "meant"), OTHERWISE.items())
def test_a_number_as_it_is_written_elsewhere_is_known_for_what_it_means(text, meant):
    assert other_reading(text).replace(",", "") == meant.replace(",", "")
    with pytest.raises(InputError, match="is not written") as caught:
        refuse_foreign(text, "USD/year")
    assert f"“{text.removeprefix('90%: ').split(' to ')[0].split(' b')[0]}”" in caught.value.what
    assert f"Write {other_reading(text)}:" in caught.value.mend


@pytest.mark.parametrize(
    "text", ["1,250.5", "250,000,000", "0.5", "1.2505e3", "15 (0.4), 24.5 (0.6)", "5, 10, 20%", ".5"]
)
def test_what_is_written_as_here_is_left_alone(text):
    assert other_reading(text) == ""
    refuse_foreign(text, "USD/year")


TWO_WAYS = {
    ("250.000 USD/year", "USD/year"): ("250,000", "250"),
    ("1.500 million USD/year", "USD/year"): ("1,500", "1.5"),
    ("1.234 million USD/year", "USD/year"): ("1,234", "1.2340"),
    ("90%: 1.100 to 1.900 billion USD/year", "USD/year"): ("1,100", "1.1"),
    ("1.200 USD/round", "USD/round"): ("1,200", "1.2"),
    ("12.500 round", "round"): ("12,500", "12.5"),
}


@pytest.mark.parametrize(("given_", "meant"), TWO_WAYS.items(), ids=str)
def test_a_point_that_may_stand_between_thousands_is_refused_with_both_readings(given_, meant):
    with pytest.raises(InputError, match="more than one way") as caught:
        refuse_foreign(*given_)
    assert f"“{meant[0].replace(',', '.')}”" in caught.value.what
    assert f"Write {meant[0]} or {meant[1]}:" in caught.value.mend


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("normal 90%: 0.955 to 1.045", "1"),
        ("1.583 year", "year"),
        ("3.459 USD/gallon", "USD/gallon"),  # as filling stations print it
        ("24.312 trillion KRW/year", "KRW/year"),
        ("90.125%: 1 to 2 USD/year", "USD/year"),
        ("one of: 1 (33.125), 2 (66.875) USD/year", "USD/year"),
        ("1234.567 USD/year", "USD/year"),
        ("1.234 billion USD/year", "USD/year"),
        ("1.2340 million USD/year", "USD/year"),
    ],
)
def test_a_point_before_decimals_is_read(text, unit):
    refuse_foreign(text, unit)


@given(st.integers(1, 999_999), st.sampled_from(["USD/year", "round", "KRW", "1"]))
def test_what_is_written_again_can_be_read_in_one_way_only(thousandths, unit):
    written = unmistakable(f"{thousandths / 1000!r} {unit}", unit)
    refuse_foreign(written, unit)
    assert float(written.split()[0]) == thousandths / 1000


def test_a_day_has_one_length():
    """In units, in the definition that the equations use, and in the sentences of claims."""
    card = econ.default_book().cards["days_per_year"]
    assert factor("year", "day") == pytest.approx(card.distribution.central, rel=1e-15)
    [day] = words.of("en", econ.default_book()).phrases["day"]
    assert words.number_of(day.senses["span"]) == pytest.approx(factor("day", "year"), rel=1e-15)
    assert card.unit == "day/year"


@given(st.floats(1e-300, 1e300), st.sampled_from(["USD", "round/container", "KRW/year"]))
def test_a_number_written_in_full_reads_back_the_same(value, unit):
    assert read(f"{value!r} {unit}", unit) == value


@given(st.integers(0, 10**15))
def test_thousands_separators_change_nothing(value):
    assert read(f"{value:,} USD", "USD") == value
    assert read(f"{value:_} USD", "USD") == value


@given(st.text(max_size=20))
def test_no_text_raises_anything_but_an_input_error(text):
    for unit in ("1", "USD/year"):
        with contextlib.suppress(InputError):
            read(f"5 {text}", unit)


@pytest.mark.parametrize("text", ["USD 5", "1,5 million USD", "1,50,000 USD", "1__0 USD", "1.2.3 USD"])
def test_what_does_not_begin_with_a_number_is_not_split(text):
    assert split_number(text) is None


@given(st.text(max_size=20))
def test_a_number_is_split_off_or_it_is_said_that_there_is_none(text):
    found = split_number(text)
    assert found is None or isinstance(found[0], float)


@pytest.mark.parametrize("text", ["1e" + "9" * 4900, "1.000" * 900, "1" + ",000" * 1200 + "x", "1_" * 2400])
@pytest.mark.timeout(60)  # ends a hang, and measures nothing
def test_a_long_number_is_read_or_refused_at_once(text):
    """Patterns tried every part of it, for minutes."""
    with pytest.raises(InputError):
        distributions.parse(f"{text} USD", "USD/year")
