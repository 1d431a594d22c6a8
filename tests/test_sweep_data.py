"""Axes of a sweep: which are logarithmic, what their values are called, and where ticks stand. Expected by hand."""

import numpy as np
import pytest

from econ.output.charts.sweep_data import Along, Swept, value_axis
from econ.wording.language import speaking
from tests.drawn import plain


def along(*values, unit="USD/year", label="Sale"):
    return Along("sale_value", label, unit, values)


@pytest.mark.parametrize(
    ("values", "logarithmic"),
    [
        ((1.0, 2.0, 4.0, 8.0), True),  # eight times
        ((1.0, 2.0, 4.0), False),  # four times only
        ((1.0, 1.9, 3.61, 6.859), False),
        ((1.0, 10.0, 100.0), True),
        ((1.0, 10.0), False),  # two values grow in any way
        ((0.0, 10.0, 100.0), False),
        ((-1.0, -10.0, -100.0), False),
        ((1.0, 10.0, 101.0), False),
        ((1.0, 5.0, 9.0), False),
        ((100.0, 10.0, 1.0), True),
    ],
)
def test_an_axis_is_logarithmic_if_it_grows_by_equal_factors_over_eight_times(values, logarithmic):
    axis = along(*values)
    assert axis.is_logarithmic is logarithmic
    assert ("logarithmic" in axis.title) is logarithmic


@pytest.mark.parametrize(
    ("axis", "words"),
    [
        (along(1e6, 2e6), ("$1_million a year", "$2_million a year")),
        (along(1.23e6, 1.231e6), ("$1.23_million a year", "$1.231_million a year")),
        (along(0.01, 0.02, unit="1"), ("1%", "2%")),
        (along(0.0110, 0.0112, unit="1"), ("1.10%", "1.12%")),
        (along(2022, 2023, unit=""), ("2022", "2023")),
        (along("bok_nominal", "un_current", unit=""), ("bok_nominal", "un_current")),
    ],
)
def test_values_have_as_many_digits_as_tell_them_apart(axis, words):
    assert tuple(map(plain, axis.words)) == words


def test_values_that_no_digits_tell_apart_are_written_in_full():
    one, other = 1e6, 1e6 + 1e-9
    assert along(one, other).words == (str(one), str(other))


@pytest.mark.parametrize(
    ("count", "shown"),
    [(1, [0]), (7, list(range(7))), (8, [0, 2, 4, 6]), (14, [0, 2, 4, 6, 8, 10, 12]), (15, [0, 3, 6, 9, 12])],
)
def test_seven_names_at_most_stand_at_an_axis(count, shown):
    axis = along(*(f"s{n}" for n in range(count)), unit="")
    assert axis.cells() == tuple((n, f"s{n}") for n in shown)
    assert axis.ticks() == axis.cells()
    assert axis.places() == tuple(range(count))


def test_values_are_said_in_the_language_that_is_spoken_now():
    """An axis is kept with a result, which visitors of every language share."""
    axis = along(1e9, 2e9)
    assert plain(axis.words[0]) == "$1_billion a year"
    with speaking("id"):
        assert plain(axis.words[0]) == "$1_miliar per tahun"


def test_ticks_of_a_logarithmic_axis_stand_at_ones_and_threes():
    axis = along(1e6, 1e7, 1e8)
    places, texts = zip(*axis.ticks(), strict=True)
    assert places == pytest.approx([1e6, 3e6, 1e7, 3e7, 1e8])
    assert texts == ("$1m", "$3m", "$10m", "$30m", "$100m")
    assert axis.places() == (1e6, 1e7, 1e8)


def test_ticks_of_a_straight_axis_are_round():
    ticks = along(0.0, 0.5e9, 1e9).ticks()
    assert [text for _place, text in ticks] == ["$0", "$0.2bn", "$0.4bn", "$0.6bn", "$0.8bn", "$1bn"]


def test_the_axis_of_what_was_found_ends_a_little_beyond_it():
    """From 1 to 3%, and 6% of that on either side; of a single value, a tenth of it."""
    found = Swept("x", (), np.array([[0.01, 0.02, 0.03, 0.02]]))
    axis = value_axis(found, "Share", "1")
    assert (axis.low, axis.high, axis.title) == (pytest.approx(0.0088), pytest.approx(0.0312), "Share")
    same = value_axis(Swept("x", (), np.full((1, 4), 0.02)), "Share", "1")
    assert (same.low, same.high) == pytest.approx((0.018, 0.022))
