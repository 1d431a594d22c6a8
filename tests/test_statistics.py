"""Statistics of draws: quantiles, standard uncertainty, and an error that is honest."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

import econ
from econ import Sampler, Scenario
from econ.numerics.distributions import Alternatives, LogNormal, Normal, Pert
from econ.numerics.sobol import samples
from econ.numerics.statistics import (
    each_from_draws,
    from_draws,
    quantiles,
    spread_out,
    standard_error,
    summarise,
    with_quantiles,
)

SAMPLER = Sampler()


def drawn(distribution, seed=1, points=1024):
    sampler = Sampler(seed=seed, points=points)
    return samples(distribution, "x", 5, sampler), sampler


CASES = {
    "normal": (Normal(0.9, 1.1, 0.9), stats.norm(1.0, 0.1 / stats.norm.ppf(0.95))),
    "lognormal": (
        LogNormal(500, 1500, 0.9),
        stats.lognorm(np.log(3) / 2 / stats.norm.ppf(0.95), scale=np.sqrt(500 * 1500)),
    ),
    "PERT": (Pert(0, 0.25, 1), stats.beta(2, 4)),
}


@pytest.mark.parametrize(("distribution", "exact"), CASES.values(), ids=CASES)
def test_statistics_are_those_of_the_distribution(distribution, exact):
    """scipy.stats, within a few thousandths of the standard uncertainty at 8,192 points."""
    s = summarise(*drawn(distribution))
    sd = exact.std()
    assert s.mean == pytest.approx(exact.mean(), abs=2e-3 * sd)
    assert s.sd == pytest.approx(sd, rel=5e-3)
    for found, p in ((s.low, 0.05), (s.median, 0.5), (s.high, 0.95)):
        assert found == pytest.approx(exact.ppf(p), abs=5e-3 * sd)


def test_the_standard_error_is_honest():
    """Over 60 seeds the true quantile lies within 2.36 errors (Student, 7 degrees, 95%) about 95 times in 100."""
    exact = stats.norm(1.0, 0.1 / stats.norm.ppf(0.95))
    inside = dict.fromkeys((0.05, 0.5, 0.95), 0)
    for seed in range(60):
        s = summarise(*drawn(Normal(0.9, 1.1, 0.9), seed, points=64))
        for p, found, error in ((0.05, s.low, s.error_low), (0.5, s.median, s.error), (0.95, s.high, s.error_high)):
            inside[p] += abs(found - exact.ppf(p)) <= 2.36 * error
    assert min(inside.values()) >= 48, inside


def test_more_points_make_the_error_smaller():
    few, many = (summarise(*drawn(Normal(0.9, 1.1, 0.9), points=n)).error for n in (64, 4096))
    assert many < few / 8


def test_quantiles_of_a_few_numbers_by_hand():
    """Four numbers lie at 1/8, 3/8, 5/8, 7/8 (Hazen): the median is half-way between the second and third,
    and what lies outside is the end itself. SciPy's `mquantiles` with alphap = betap = 1/2 agrees."""
    x = np.array([[10.0, 20.0, 40.0, 80.0]])
    assert quantiles(x, (0.125, 0.5, 0.875, 0.05, 0.95)).ravel().tolist() == [10, 30, 80, 10, 80]
    probabilities = (0.2, 0.37, 0.5, 0.8)
    witness = stats.mstats.mquantiles(x.ravel(), probabilities, alphap=0.5, betap=0.5)
    assert quantiles(x, probabilities).ravel() == pytest.approx(witness, rel=1e-14)


@given(st.lists(st.floats(-1e6, 1e6), min_size=8, max_size=8))
def test_the_order_of_the_draws_does_not_matter_to_a_quantile(values):
    x = np.array([values])
    assert quantiles(x).tolist() == quantiles(x[:, ::-1]).tolist()


@given(st.lists(st.floats(-1e6, 1e6), min_size=8, max_size=8))
def test_low_median_and_high_are_in_order(values):
    s = summarise(np.array(values), Sampler(points=4, scrambles=2))
    slack = 1e-9 * max(map(abs, values), default=0)
    assert min(values) - slack <= s.low <= s.median + slack
    assert s.median - slack <= s.high <= max(values) + slack


def test_the_standard_uncertainty_by_hand():
    """1, 2, 3, 6: mean 3, squares of the distances 4, 1, 0, 9, whose mean is 3.5."""
    s = summarise(np.array([1.0, 6.0, 2.0, 3.0]), Sampler(points=2, scrambles=2))
    assert s.mean == 3.0
    assert s.sd == pytest.approx(3.5**0.5, rel=1e-15)


def test_the_errors_by_hand():
    """Two scrambles, 0 and 2, 0 and 4: their means are 1 and 2, their squares from 1.5 on average 1.25 and 4.25.

    Half the difference of two, over c4(2) = √(2/π), is the standard error of their mean: 0.5 and 1.5 over 0.797885.
    The variance is 2.75; the error of its root is its own over twice the root.
    """
    s = from_draws(np.array([[0.0, 2.0], [0.0, 4.0]]))
    assert (s.mean, s.sd) == pytest.approx((1.5, 2.75**0.5), rel=1e-15)
    assert s.error_mean == pytest.approx(0.5 / 0.7978845608, rel=1e-9)
    assert s.error_sd == pytest.approx(1.5 / 0.7978845608 / (2 * 2.75**0.5), rel=1e-9)
    assert (s.median, s.error) == pytest.approx((1.5, 0.5 / 0.7978845608), rel=1e-9)
    assert (s.high, s.error_high) == pytest.approx((3.0, 1.0 / 0.7978845608), rel=1e-9)
    assert (s.low, s.error_low, s.method) == (0.0, 0.0, "points")


def test_the_error_of_a_mean_of_three_by_hand():
    """1, 2 and 6: squares from 3 are 4, 1 and 9, over 2 and over 3; c4(3) = √π / 2 = 0.886227."""
    assert standard_error(np.array([1.0, 2.0, 6.0])) == pytest.approx((14 / 2 / 3) ** 0.5 / (np.pi**0.5 / 2), rel=1e-12)


def test_what_an_input_adds_to_its_expectations_adds_to_the_variance():
    """Expectations 1, 3 and 2, 2 have a variance of a half; another half within each of them makes it one."""
    blocks = np.array([[[1.0, 3.0], [2.0, 2.0]]])
    [s] = with_quantiles(blocks, np.zeros((1, 3)), np.zeros((1, 3)), "x", np.full_like(blocks, 0.5))
    assert (s.mean, s.sd, s.method) == (2.0, 1.0, "x")


def test_draws_without_spread_have_no_error_of_their_spread():
    [s] = each_from_draws(np.full((1, 2, 4), 3.0))
    assert (s.sd, s.error_sd, s.error_mean) == (0.0, 0.0, 0.0)


def test_a_single_value_that_is_no_number_stays_none():
    assert np.isnan(summarise(np.nan, SAMPLER).mean)


def test_a_value_that_is_always_the_same_has_no_spread_that_rounding_makes():
    """Three times a tenth, over three, is not a tenth."""
    s = summarise(np.full(12, 0.1), Sampler(points=4, scrambles=3))
    assert (s.mean, s.sd) == (0.1, 0.0)


def test_draws_are_laid_out_by_scramble_also_without_spread():
    sampler = Sampler(points=4, scrambles=2)
    assert spread_out(5.0, sampler).tolist() == [[5.0] * 4] * 2
    assert spread_out(np.arange(8.0).reshape(2, 4), sampler).tolist() == [[0, 1, 2, 3], [4, 5, 6, 7]]


@pytest.mark.parametrize("value", [5, 5.0, np.array([5.0]), np.full(SAMPLER.size, 5.0), np.full((1, 1), 5.0)], ids=str)
def test_a_quantity_without_spread_has_no_error(value):
    s = summarise(value, SAMPLER)
    assert (s.mean, s.sd, s.low, s.median, s.high) == (5.0, 0.0, 5.0, 5.0, 5.0)
    assert s.error == s.error_low == s.error_high == s.error_mean == s.error_sd == 0.0
    assert s.is_fixed


def test_a_rare_value_is_a_spread():
    """Three times in a hundred it is 1: both ends of the interval are 0, and it is not without spread."""
    s = summarise(*drawn(Alternatives((0.0, 1.0), (0.97, 0.03))))
    assert s.low == s.high == 0.0
    assert s.sd == pytest.approx((0.97 * 0.03) ** 0.5, rel=0.05)
    assert not s.is_fixed


def test_no_number_is_made_of_no_number():
    values = np.arange(16.0)
    values[3] = np.nan
    s = summarise(values, Sampler(points=8, scrambles=2))
    assert np.isnan(s.mean) and np.isnan(s.high)  # noqa: PT018 - one thought


# Percentiles with less noise must be the same percentiles


@pytest.mark.parametrize(
    "name",
    [
        "press-line-2023",
        "containers-to-shells-2023-24",
        "missiles-added",
        "payment-in-oil-and-grain",
        "drones-not-ready",
        "israel-2024",
    ],
)
def test_integrating_an_input_out_changes_no_percentile_by_more_than_its_error(name):
    """Against the plain quantiles of eight times as many points of another seed."""
    result = econ.run(Scenario.preset(name))
    many = econ.run(Scenario.preset(name).change(sampler=Sampler(seed=99, points=8192)))
    wrong = []
    for row in econ.tables.summary(result):
        output = row["output"]
        a = econ.tables.summary_of(result, output)
        b = summarise(many.draws[output], many.scenario.sampler)
        for field, error in (("low", "error_low"), ("median", "error"), ("high", "error_high")):
            allowed = 6 * np.hypot(getattr(a, error), getattr(b, error)) + 1e-9 * abs(b.median)
            if abs(getattr(a, field) - getattr(b, field)) > allowed:
                wrong.append(
                    f"{output} {field} ({a.method}): {getattr(a, field):g} against {getattr(b, field):g}, "
                    f"error {getattr(a, error):.2g}"
                )
    assert wrong == [], "\n".join(wrong)


def test_the_error_of_the_shown_percentiles_is_honest():
    """The press line: GDP normal, so the share's percentiles are known; 30 seeds."""
    exact = 250e6 * 1291.7796 / 36.2e12
    worst = 0
    for seed in range(30):
        result = econ.run(Scenario.preset().change(sampler=Sampler(seed=seed, points=64)))
        s = econ.tables.summary_of(result, "gdp_share")
        for found, error, wanted in (
            (s.low, s.error_low, exact / 1.1),
            (s.median, s.error, exact),
            (s.high, s.error_high, exact / 0.9),
        ):
            worst += abs(found - wanted) > 3.5 * error + 1e-5 * wanted  # what the last secant step leaves
    assert worst <= 4


def test_the_number_is_the_central_case_and_where_nothing_says_it_the_median():
    draws = np.arange(1.0, 9.0)
    sampler = Sampler(points=4, scrambles=2)
    found = summarise(draws, sampler)
    assert found.central == found.median
    named = summarise(draws, sampler, [7.0])
    assert (named.printed, named.median) == ((found.low, 7.0, found.high), found.median)
    assert named.ends == {"central": 7.0, "median": found.median, "low": found.low, "high": found.high}
    assert summarise([3.0], sampler, 3.5).printed == (3.0, 3.5, 3.0), "without spread it is still its own number"


def test_the_number_of_an_output_is_what_its_equations_give_for_central_inputs():
    """250 over 52.2: the press line over Maddison's purchasing power, in billions of 2011 brought to the year."""
    result = econ.run(Scenario.preset())
    [row] = [row for row in econ.tables.by_gdp_source(result) if row["source"] == "maddison_ppp"]
    assert row["share"] == 250e6 / row["gdp"]
    assert round(row["share"] * 100, 2) == 0.48 != round(row["median"] * 100, 2)
