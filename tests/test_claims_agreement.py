"""The rule of what agrees with a claim, at its edges. The verdicts are worked out by hand from the rule's own words:
what is written decides, rounding alone is no holding, and of two ranges both ends must agree."""

import math

import pytest

from econ.claims import check_claim, stated_numbers
from econ.claims.agreement import DEPENDS, FAILS, HOLDS, PART, ROUNDING, UNTESTED, agrees, together
from econ.claims.numerals import quantity
from econ.claims.stated_numbers import Stated
from econ.wording.errors import InputError


def claimed(text):
    return quantity(text)[0]


@pytest.mark.parametrize(
    ("face", "near", "text", "verdict"),
    [
        # "1%" allows 0.5 to 1.5%, and both ends of that
        ((0.010, 0.010), (0.0098, 0.0102), "1%", HOLDS),
        ((0.005, 0.005), (0.004, 0.006), "1%", HOLDS),
        ((0.015, 0.015), (0.014, 0.016), "1%", HOLDS),
        ((0.0151, 0.0151), (0.0149, 0.0153), "1%", ROUNDING),
        ((0.0049, 0.0049), (0.0047, 0.0051), "1%", ROUNDING),
        ((0.0153, 0.0153), (0.0151, 0.0155), "1%", FAILS),
        ((0.0047, 0.0047), (0.0045, 0.0049), "1%", FAILS),
        # a range against one number: all of it, a part of it, none of it
        ((0.006, 0.014), (0.006, 0.014), "1%", HOLDS),
        ((0.006, 0.020), (0.006, 0.020), "1%", PART),
        ((0.001, 0.006), (0.001, 0.006), "1%", PART),
        ((0.016, 0.020), (0.0159, 0.020), "1%", FAILS),
        ((0.016, 0.020), (0.0149, 0.020), "1%", ROUNDING),
        # a range against a range: 1 to 2% allows 0.5 to 1.5 and 1.5 to 2.5 at its ends
        ((0.010, 0.020), (0.010, 0.020), "1 to 2%", HOLDS),
        ((0.006, 0.024), (0.006, 0.024), "1 to 2%", HOLDS),
        ((0.006, 0.026), (0.006, 0.026), "1 to 2%", PART),
        ((0.006, 0.026), (0.006, 0.027), "1 to 2%", ROUNDING),
        ((0.030, 0.040), (0.030, 0.040), "1 to 2%", FAILS),
        ((0.018, 0.020), (0.018, 0.020), "1 to 2%", PART),  # its lower end is not 0.5 to 1.5
        ((0.010, 0.012), (0.010, 0.012), "1 to 2%", PART),  # its upper end is not 1.5 to 2.5
        # one end alone
        ((0.02, 0.02), (0.02, 0.02), "at least 1%", HOLDS),
        ((0.01, 0.01), (0.01, 0.01), "at least 1%", HOLDS),
        ((0.0099, 0.0099), (0.0098, 0.0100), "at least 1%", ROUNDING),
        ((0.0099, 0.0099), (0.0098, 0.00995), "at least 1%", FAILS),
        ((0.01, 0.01), (0.01, 0.01), "at most 1%", HOLDS),
        ((0.0101, 0.0101), (0.0101, 0.0102), "at most 1%", FAILS),
        # "about" reaches a tenth of the value, or the rounding if that is more
        ((0.221, 0.221), (0.221, 0.221), "about 20%", FAILS),
        ((0.219, 0.219), (0.219, 0.219), "about 20%", HOLDS),
        ((0.181, 0.181), (0.181, 0.181), "about 20%", HOLDS),
        ((0.179, 0.179), (0.179, 0.179), "about 20%", FAILS),
        ((0.181, 0.181), (0.181, 0.181), "nearly 20%", HOLDS),
        ((0.201, 0.201), (0.201, 0.201), "nearly 20%", FAILS),
        ((0.219, 0.219), (0.219, 0.219), "just over 20%", HOLDS),
        ((0.199, 0.199), (0.199, 0.199), "just over 20%", FAILS),
    ],
)
def test_what_agrees_with_a_claim(face, near, text, verdict):
    assert agrees(face, near, claimed(text)) == verdict


def test_floating_point_makes_no_difference_and_a_millionth_does():
    stated = Stated("x", 1.0, 1.0, (1.0, 1.0))
    assert agrees((1 + 1e-10, 1 + 1e-10), (1.0, 1.0), stated) == HOLDS
    for value in (1 + 1e-6, 1 - 1e-6):
        assert agrees((value, value), (value, value), stated) == FAILS
    over, under = (1 + 1e-6, 2.0), (0.5, 1 - 1e-6)
    assert agrees((2.0, 2.0), over, stated) == agrees((0.5, 0.5), under, stated) == FAILS


@pytest.mark.parametrize(
    ("verdicts", "one"),
    [
        ([], UNTESTED),
        ([HOLDS], HOLDS),
        ([FAILS, FAILS], FAILS),
        ([ROUNDING, ROUNDING], ROUNDING),
        ([HOLDS, FAILS], DEPENDS),
        ([PART, FAILS], DEPENDS),
        ([HOLDS, ROUNDING], DEPENDS),
        ([ROUNDING, FAILS], ROUNDING),  # no holding, and said to be so by the figures as they are written
    ],
)
def test_one_verdict_for_several_readings(verdicts, one):
    assert together(verdicts) == one


@pytest.mark.parametrize(
    ("written", "half"),
    [
        ("1", 0.5),
        ("0.9", 0.05),
        ("0.25", 0.005),
        ("15", 0.5),
        ("20", 1.0),  # a twentieth of 20, less than half of ten
        ("100", 5.0),
        ("250", 5.0),
        ("1000", 50.0),
        ("1500", 50.0),
        ("10", 0.5),
    ],
)
def test_half_a_unit_of_the_last_digit(written, half):
    assert stated_numbers.half_unit(written) == pytest.approx(half)


def test_a_fraction_in_words_reaches_a_twentieth():
    share = check_claim("$6 billion is a quarter of a $24 billion economy").claim.share
    assert share.near == pytest.approx((0.2375, 0.2625))


def test_a_bound_is_open_at_its_other_end():
    assert claimed("at least 5%").allowed == (0.05, math.inf)
    assert claimed("at most 5%").allowed == (0.0, 0.05)


def test_thirty_digits_are_a_number_and_one_more_is_none():
    assert claimed("1" * 30 + " USD").low == float("1" * 30)
    with pytest.raises(InputError, match="31 digits"):
        claimed("1" * 31 + " USD")


@pytest.mark.parametrize(
    ("billion", "close"),
    [
        # Published for 2022, in billions: UN 15.18 (the least), Bank of Korea 28.02 and, GNI, 28.41; Maddison 52.2.
        ("28.0", True),
        ("29.8", True),  # 28.41 is 4.7% less
        ("30.0", False),  # 5.3% less
        ("14.5", True),  # 15.18 is 4.7% more
        ("14.4", False),  # 5.4% more
    ],
)
def test_a_stated_total_is_called_close_within_a_twentieth(billion, close):
    verdict = check_claim(f"$250 million is 0.9% of North Korea's ${billion} billion economy in 2022")
    said = " ".join(verdict.cautions)
    assert ("is close to" in said) is close
    assert ("is not close to" in said) is not close
