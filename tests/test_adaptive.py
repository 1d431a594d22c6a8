"""More points until the numerical error is below the last digit. Examples of GUM Supplement 1, 7.9.2."""

import math

import pytest

import econ
from econ import InputError, Scenario
from econ.engine import adaptive
from econ.engine.estimates import estimate
from econ.numerics.sobol import Sampler
from econ.numerics.statistics import Summary

BASE = Scenario.preset("missiles-added")


@pytest.mark.parametrize(
    ("uncertainty", "digits", "expected"),
    [
        (0.00035, 2, 0.000005),  # 35 × 10^-5: half of 10^-5; the first example of 7.9.2
        (0.00035, 1, 0.00005),  # 4 × 10^-4: half of 10^-4, the same example with one digit
        (2e6, 2, 5e4),  # 20 × 10^5: half of 10^5
        (1.0, 1, 0.5),
    ],
)
def test_the_tolerance_is_half_a_unit_in_the_last_digit(uncertainty, digits, expected):
    assert adaptive.tolerance(uncertainty, digits) == pytest.approx(expected, rel=1e-15)


def test_points_are_added_until_twice_every_error_is_below_the_tolerance():
    coarse = BASE.change(sampler=Sampler(points=64))
    found = adaptive.converge(coarse, ("gdp_share", "contribution_to_gdp"))
    assert found.reached
    assert found.result.scenario.sampler.points > 64
    for name in ("gdp_share", "contribution_to_gdp"):
        s = estimate(found.result, name)
        allowed = adaptive.tolerance(s.sd, 2)
        for error in (s.error, s.error_low, s.error_high, s.error_mean, s.error_sd):
            assert 2 * error <= allowed, name


def test_the_size_before_was_not_enough():
    found = adaptive.converge(BASE.change(sampler=Sampler(points=64)), ("gdp_share",))
    sampler = found.result.scenario.sampler
    half = econ.run(BASE.change(sampler=Sampler(points=sampler.points // 2)))
    s = estimate(half, "gdp_share")
    assert adaptive.largest_error(s) > adaptive.tolerance(s.sd, 2)


def test_its_result_comes_again_from_its_own_scenario():
    found = adaptive.converge(BASE.change(sampler=Sampler(points=64)))
    again = econ.run(found.result.scenario)
    assert again.fingerprint == found.result.fingerprint
    assert estimate(again, "gdp_share") == estimate(found.result, "gdp_share")


def test_what_does_not_settle_is_named_with_its_error():
    found = adaptive.converge(BASE.change(sampler=Sampler(points=16)), digits=4, most=256)
    assert not found.reached
    error, allowed = found.unsettled["gdp_share"]
    assert error > allowed > 0
    assert found.result.scenario.sampler.size <= 256


def test_an_output_without_spread_is_settled_at_once():
    found = adaptive.converge(Scenario.preset("press-line-2023"), ("sale_value",))
    assert found.reached
    assert found.result.scenario.sampler == Sampler()


@pytest.mark.parametrize(
    ("outputs", "digits", "says"), [(("gdp_shar",), 2, "gdp_share"), (("gdp_share",), 0, "digits")]
)
def test_bad_requests_are_refused(outputs, digits, says):
    with pytest.raises(InputError, match=says):
        adaptive.converge(BASE, outputs, digits)


def test_the_largest_error_is_that_of_the_worst_statistic():
    summary = Summary(1, 1, 0, 1, 2, error=0.1, error_low=0.2, error_high=0.1, error_mean=0.3, error_sd=0.25)
    assert math.isclose(adaptive.largest_error(summary), 0.6)
