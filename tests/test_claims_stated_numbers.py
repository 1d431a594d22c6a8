"""What a number as written allows: half a unit of its last digit, and a tenth where it is hedged, by hand."""

import math

import pytest

from econ.claims import stated_numbers
from econ.claims.stated_numbers import Stated, hedged


@pytest.mark.parametrize(
    ("hedges", "near", "bound"),
    [
        ([], (39.5, 50.5), ""),
        (["about"], (36.0, 55.0), ""),  # a tenth either way
        (["nearly"], (36.0, 50.0), ""),
        (["just over"], (40.0, 55.0), ""),
        (["at least"], (40.0, 50.0), "at least"),
        (["at most"], (40.0, 50.0), "at most"),
        (["about", "at least"], (36.0, 55.0), "at least"),
        (["in its digit"], (40.0, 60.0), ""),  # "in the fifties"
    ],
)
def test_what_a_hedge_allows_of_forty_to_fifty(hedges, near, bound):
    found = hedged("40 to 50", (40.0, 50.0), (0.5, 0.5), hedges)
    assert (found.near, found.bound, found.face) == (pytest.approx(near), bound, (40.0, 50.0))


def test_about_is_never_narrower_than_the_digits():
    assert hedged("about 1", (1.0, 1.0), (0.5, 0.5), ["about"]).near == (0.5, 1.5)
    assert hedged("nearly 1 to 2", (1.0, 2.0), (0.5, 0.5), ["nearly"]).near == (0.5, 2.0)


def test_each_end_of_a_range_is_as_wide_as_its_own_digits():
    assert hedged("4 to 5.5", (4.0, 5.5), (0.5, 0.05), []).near == pytest.approx((3.5, 5.55))
    assert hedged("about 4 to 5.5", (4.0, 5.5), (0.5, 0.05), ["about"]).near == pytest.approx((3.5, 6.05))
    assert hedged("about 4.5 to 6", (4.5, 6.0), (0.05, 2.0), ["about"]).near == pytest.approx((4.05, 8.0))


@pytest.mark.parametrize(
    ("bound", "allowed"), [("", (1.5, 3.5)), ("at least", (2.0, math.inf)), ("at most", (0.0, 3.0))]
)
def test_a_bound_leaves_the_other_end_open(bound, allowed):
    assert Stated("2 to 3", 2.0, 3.0, (1.5, 3.5), bound).allowed == allowed


def test_a_number_in_another_scale_keeps_its_words():
    said = Stated("2 to 3", 2.0, 3.0, (1.5, 3.5), "at least").times(4)
    assert said == Stated("2 to 3", 8.0, 12.0, (6.0, 14.0), "at least")
    assert said.is_range
    assert not Stated("2", 2.0, 2.0, (1.5, 2.5)).is_range


def test_digits_with_a_scale():
    said = stated_numbers.stated("1.5", 1e9)
    assert (said.text, said.face, said.near) == ("1.5", (1.5e9, 1.5e9), (pytest.approx(1.45e9), pytest.approx(1.55e9)))


@pytest.mark.parametrize(
    ("digits", "half"),
    [("1", 0.5), ("1.5", 0.05), ("1.50", 0.005), ("10", 0.5), ("100", 5), ("150", 5), ("1200", 50), ("1000000", 5e4)],
)
def test_zeros_at_the_end_may_be_rounding_up_to_a_twentieth(digits, half):
    assert stated_numbers.half_unit(digits) == pytest.approx(half)


@pytest.mark.parametrize(("value", "unit"), [(40, 10), (15, 1), (1.5, 0.1), (1e9, 1e9), (0.02, 0.01), (1200, 100)])
def test_one_unit_of_the_last_digit(value, unit):
    assert stated_numbers.last_digit(value) == pytest.approx(unit)


@pytest.mark.parametrize(("size", "half"), [(0.5, 0.025), (1 / 3, 1 / 60), (0.01, 0.005), (0.1, 0.005), (0.25, 0.0125)])
def test_a_fraction_reaches_as_far_as_its_percent_and_a_twentieth_at_least(size, half):
    assert stated_numbers.fraction_half(size) == pytest.approx(half)
