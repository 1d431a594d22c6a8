"""Quantile functions against scipy.stats, and the words in which they are written."""

import contextlib
import json
import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import integrate, optimize, stats

from econ import InputError
from econ.numerics import portable
from econ.numerics.distributions import (
    SHAPES,
    Alternatives,
    Beta,
    Distribution,
    Empirical,
    Fixed,
    LogNormal,
    Mixture,
    Months,
    Normal,
    Pert,
    Triangular,
    TwoPiece,
    Uniform,
    from_spec,
    parse,
    written,
)
from econ.numerics.distributions.shapes import Interval
from econ.numerics.distributions.tables import finder

MIDDLE = np.linspace(0.001, 0.999, 999)
TAILS = 10.0 ** -np.linspace(3, 15.5, 26)
EVERYWHERE = np.concatenate([TAILS[::-1], MIDDLE, 1 - TAILS])
"""Probabilities down to 2^-53, the smallest a point can be."""


def z(level):
    return stats.norm.ppf(0.5 + level / 2)


# Against scipy.stats


@pytest.mark.parametrize(("low", "high", "level"), [(0.9, 1.1, 0.9), (-5, 40, 0.5), (1e9, 1e12, 0.99), (0, 1, 0.01)])
def test_normal_is_scipys(low, high, level):
    found = Normal(low, high, level).quantile(EVERYWHERE)
    sd = (high - low) / 2 / z(level)
    exact = stats.norm((low + high) / 2, sd).ppf(EVERYWHERE)
    assert np.abs(found - exact).max() <= 1e-14 * max(abs(low), abs(high), sd * 10)


@pytest.mark.parametrize(
    ("low", "high", "level"), [(500, 1500, 0.9), (1e-6, 1e6, 0.9), (1.5e6, 5e6, 0.5), (2.0, 2.0001, 0.95)]
)
def test_lognormal_is_scipys(low, high, level):
    """Relative 1e-12: an error in the exponent, up to 60 here, becomes a relative one."""
    found = LogNormal(low, high, level).quantile(EVERYWHERE)
    sd = math.log(high / low) / 2 / z(level)
    exact = stats.lognorm(sd, scale=math.sqrt(low * high)).ppf(EVERYWHERE)
    assert found == pytest.approx(exact, rel=1e-12)


@pytest.mark.parametrize(("low", "high"), [(0, 1), (-3, 7), (1e9, 1e9 + 1)])
def test_uniform_is_scipys(low, high):
    found = Uniform(low, high).quantile(EVERYWHERE)
    assert found == pytest.approx(stats.uniform(low, high - low).ppf(EVERYWHERE), rel=1e-15, abs=1e-15)


@pytest.mark.parametrize(
    "points", [(0, 0.3, 1), (250, 448, 500), (0, 0, 1), (0, 1, 1), (-2, 5, 9), (0, 1e-9, 1)], ids=str
)
def test_triangular_is_scipys(points):
    low, likely, high = points
    found = Triangular(*points).quantile(EVERYWHERE)
    exact = stats.triang((likely - low) / (high - low), low, high - low).ppf(EVERYWHERE)
    assert np.abs(found - exact).max() <= 1e-14 * max(abs(low), abs(high))


BETAS = [(1, 1), (1, 5), (5, 1), (3, 3), (2.2, 3.8), (1.0001, 4.9999), (8, 3), (40, 2), (200, 300)]
"""PERT distributions have a + b = 6; the others are what an expert may write."""


@pytest.mark.parametrize(("a", "b"), BETAS)
def test_beta_is_scipys_within_a_millionth_of_its_spread(a, b):
    """The bound of the table: 1e-6 of the standard deviation, 1e-4 of it for one draw in a thousand million.

    Farther out the upper tail is only as good as 1 - u in float64; there the probability is right to 1e-8.
    """
    exact = stats.beta(a, b)
    found = Beta(a, b).quantile(EVERYWHERE)
    away = np.abs(found - exact.ppf(EVERYWHERE)) / exact.std()
    for edge, bound in ((0.001, 1e-6), (1e-9, 1e-4)):
        inside = (edge <= EVERYWHERE) & (1 - edge >= EVERYWHERE)
        assert away[inside].max() <= bound
    assert np.abs(exact.cdf(found) - EVERYWHERE).max() <= 1e-8


@pytest.mark.parametrize(("a", "b"), [(600, 400), (2000, 2000), (1e4, 1e4), (1e6, 1e6), (1e9, 1e9), (1e12, 1)])
def test_a_narrow_beta_is_right_or_refused(a, b):
    """Its density is below the smallest float64 almost everywhere; nothing may come out as no number."""
    try:
        found = Beta(a, b).quantile(MIDDLE)
    except InputError:
        return
    exact = stats.beta(a, b)
    assert np.isfinite(found).all()
    assert np.abs(found - exact.ppf(MIDDLE)).max() <= 1e-3 * exact.std()


@pytest.mark.parametrize(
    "points", [(0, 0.3, 1), (0.1, 0.35, 0.6), (250, 448, 500), (0, 0, 1), (3e6, 9e6, 9e6)], ids=str
)
def test_pert_is_a_beta_with_the_mean_of_a_sixth(points):
    """Malcolm and others (1959): the mean is (low + 4 likely + high) / 6; here from 2^16 points."""
    low, likely, high = points
    u = (np.arange(1 << 16) + 0.5) / (1 << 16)
    found = Pert(*points).quantile(u)
    assert found.mean() == pytest.approx((low + 4 * likely + high) / 6, rel=1e-6)
    a = 1 + 4 * (likely - low) / (high - low)
    exact = stats.beta(a, 6 - a, low, high - low).ppf(MIDDLE)
    assert np.abs(Pert(*points).quantile(MIDDLE) - exact).max() <= 1e-6 * (high - low)


def test_alternatives_come_up_as_often_as_they_weigh():
    """Weights 1, 2 and 5 of 8; the values in ascending order, whatever the order they were written in."""
    u = (np.arange(800) + 0.5) / 800
    found = Alternatives((24.5, 15.0, 40.0), (5, 1, 2)).quantile(u)
    assert [int((found == v).sum()) for v in (15.0, 24.5, 40.0)] == [100, 500, 200]
    assert (np.diff(found) >= 0).all()


def test_an_alternative_without_weight_never_comes_up():
    assert set(Alternatives((1.0, 2.0, 3.0), (0, 1, 0)).quantile(EVERYWHERE)) == {2.0}


MIXTURES = [
    Mixture((23.2e9, 16.4e9, 26e9, 36.7e9), (25.8e9, 19.6e9, 31e9, 43.3e9), (0.4, 0.3, 0.2, 0.1), 0.9),
    Mixture((0.0, 100.0), (1.0, 101.0), (1, 3), 0.95),
    Mixture((-1.0, -1.0), (1.0, 9.0), (0.01, 0.99), 0.5),
    Mixture((5.0,), (7.0,), (2,), 0.9),
]


@pytest.mark.parametrize("mixture", MIXTURES, ids=str)
def test_a_mixture_has_the_quantiles_of_its_parts_together(mixture):
    """SciPy's normal distribution functions, added up, at the quantiles; and the root of that sum by brentq."""
    z = stats.norm.ppf((1 + mixture.level) / 2)
    parts = [
        (w / sum(mixture.weights), stats.norm((low + high) / 2, (high - low) / 2 / z))
        for low, high, w in zip(mixture.lows, mixture.highs, mixture.weights, strict=True)
    ]

    def cdf(x):
        return sum(w * part.cdf(x) for w, part in parts)

    assert np.abs(cdf(mixture.quantile(EVERYWHERE)) - EVERYWHERE).max() <= 1e-8
    low, high = min(p.ppf(1e-9) for _, p in parts), max(p.ppf(1 - 1e-9) for _, p in parts)
    sd = max(p.std() for _, p in parts)
    for u in (0.001, 0.05, 0.2, 0.5, 0.77, 0.95, 0.999):
        exact = optimize.brentq(lambda x, u=u: cdf(x) - u, low, high, xtol=1e-300, rtol=1e-14)
        assert mixture.quantile(np.array([u]))[0] == pytest.approx(exact, abs=1e-6 * sd), u


def test_a_mixture_of_one_part_is_that_part():
    assert Mixture((5.0,), (7.0,), (1.0,), 0.9).quantile(MIDDLE) == pytest.approx(
        Normal(5.0, 7.0, 0.9).quantile(MIDDLE), rel=1e-7
    )


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("mixture 90%: 23 to 26, 17 to 19 (0.4) billion USD/year", "not a mixture"),
        ("mixture 90%: 26 to 23 (0.6) USD/year", "not below"),
        ("mixture 90%: 23 to 26 (0) USD/year", "weight"),
        ("mixture 100%: 23 to 26 (1) USD/year", "level"),
    ],
)
def test_what_is_no_mixture_is_refused(text, says):
    with pytest.raises(InputError, match=says):
        parse(text, "USD/year")


def test_a_mixture_is_read_with_its_unit():
    found = parse("mixture 90%: 23 to 26 (0.6), 17 to 19 (0.4) billion USD/year", "USD/year")
    assert found == Mixture((23e9, 17e9), (26e9, 19e9), (0.6, 0.4), 0.9)


def test_samples_are_joined_by_straight_lines():
    """numpy.quantile's default method is the same definition."""
    values = (3.0, 1.0, 10.0, 4.0)
    assert Empirical(values).quantile(MIDDLE) == pytest.approx(np.quantile(values, MIDDLE), rel=1e-14)


def test_fixed_has_no_spread():
    assert set(Fixed(3.5).quantile(EVERYWHERE)) == {3.5}


# What all shapes have in common

numbers = st.floats(-1e9, 1e9).map(lambda v: round(v, 6))
positive = st.floats(1e-6, 1e9)


def pairs(values):
    return st.tuples(values, values).filter(lambda p: p[1] - p[0] > 1e-6 * max(abs(p[0]), abs(p[1]), 1e-3))


parts = st.floats(0.01, 0.99)
levels = st.integers(20, 99).map(lambda n: n / 100)
three = (
    st.tuples(numbers, numbers, numbers)
    .map(sorted)
    .filter(lambda p: p[2] - p[0] > 1e-6 * max(abs(p[0]), abs(p[2]), 1e-3))
)
several = st.lists(st.tuples(numbers, st.floats(0.01, 10)), min_size=1, max_size=5)

months = st.integers(1, 12)

distributions = st.one_of(
    st.builds(Fixed, numbers),
    st.builds(lambda y, m, n: Months(y * 100.0 + m, y * 100.0 + 100 + n), st.integers(1, 2100), months, months),
    st.builds(lambda p, level: Normal(*p, level), pairs(numbers), levels),
    st.builds(lambda p, level: LogNormal(*p, level), pairs(positive), levels),
    st.builds(lambda p, part, level: TwoPiece(*p, level, p[0] + part * (p[1] - p[0])), pairs(positive), parts, levels),
    st.builds(lambda p: Uniform(*p), pairs(numbers)),
    st.builds(lambda p: Triangular(*p), three),
    st.builds(lambda p: Pert(*p), three),
    st.builds(Beta, st.floats(1, 50), st.floats(1, 50)),
    st.builds(lambda p: Alternatives(tuple(v for v, _ in p), tuple(w for _, w in p)), several),
    st.builds(
        lambda p, level: Mixture(
            tuple(v for v, _ in p), tuple(v + abs(v) * 0.1 + w for v, w in p), (0.5,) * len(p), level
        ),
        several,
        levels,
    ),
    st.builds(lambda v: Empirical(tuple(v)), st.lists(numbers, min_size=2, max_size=6)),
)


@given(distributions)
def test_quantiles_never_fall(distribution):
    found = distribution.quantile(EVERYWHERE)
    assert (np.diff(found) >= -1e-15 * np.abs(found).max()).all()
    assert np.isfinite(found).all()


@given(distributions)
def test_quantiles_stay_in_the_support(distribution):
    assume(not isinstance(distribution, Normal | Mixture | LogNormal | TwoPiece))
    found = distribution.quantile(EVERYWHERE)
    slack = 1e-15 * max(abs(p) for p in distribution.points)
    assert distribution.points[0] - slack <= found.min()
    assert found.max() <= distribution.points[-1] + slack


@given(distributions)
def test_each_element_is_computed_alone(distribution):
    """The value at a probability does not hang on its neighbours."""
    together = distribution.quantile(MIDDLE)
    assert [float(distribution.quantile(MIDDLE[n : n + 1])[0]) for n in (0, 500, 998)] == together[
        [0, 500, 998]
    ].tolist()


@given(distributions)
def test_the_central_value_is_possible(distribution):
    low, high = distribution.quantile(np.array([1e-12, 1 - 1e-12]))
    slack = 1e-9 * max(abs(low), abs(high))
    assert low - slack <= distribution.central <= high + slack


@given(distributions)
def test_a_shape_comes_back_from_its_canonical_form_through_json(distribution):
    back = from_spec(json.loads(json.dumps(distribution.spec)))
    assert back == distribution
    assert type(back) is type(distribution)
    assert hash(back) == hash(distribution)


@given(distributions)
def test_the_probability_of_a_quantile_is_its_probability(distribution):
    """Percentiles rest on it. A table of 4,096 cells with cubics is good to about 1e-10."""
    assume(distribution.continuous)
    found = distribution.cdf(distribution.quantile(MIDDLE))
    assert np.abs(found - MIDDLE).max() <= 1e-8


@given(distributions)
def test_nothing_lies_outside_the_ends(distribution):
    assume(distribution.continuous)
    low, high = distribution.quantile(np.array([1e-15, 1 - 1e-15]))
    far = np.array([low - 10 * (high - low), high + 10 * (high - low)])
    assert distribution.cdf(far).tolist() == pytest.approx([0.0, 1.0], abs=1e-4)


def test_every_shape_is_tried_here():
    tried = {
        Fixed,
        Months,
        Normal,
        LogNormal,
        TwoPiece,
        Uniform,
        Triangular,
        Pert,
        Beta,
        Alternatives,
        Mixture,
        Empirical,
    }
    assert set(SHAPES.values()) == tried


@pytest.mark.parametrize(
    ("distribution", "expected"),
    [
        (Normal(1, 3, 0.9), 2.0),
        (LogNormal(2, 8, 0.9), 4.0),  # the geometric middle: the root of 16
        (TwoPiece(2, 8, 0.9, 3), 3.0),
        (Uniform(1, 4), 2.5),
        (Triangular(0, 1, 9), 1.0),
        (Pert(0, 1, 9), 1.0),
        (Beta(3, 1), 0.75),  # 3 / (3 + 1)
        (Alternatives((5, 6, 7), (1, 3, 2)), 6),
        (Empirical((1, 10, 2)), 2.0),
    ],
    ids=str,
)
def test_the_value_that_stands_for_a_distribution(distribution, expected):
    assert distribution.central == pytest.approx(expected, rel=1e-15)


@pytest.mark.parametrize(
    ("distribution", "exact"),
    [
        (Normal(1, 3, 0.9), stats.norm(2, 1 / 1.6448536269514722)),
        (LogNormal(400, 1500, 0.9), stats.lognorm(math.log(1500 / 400) / 2 / 1.6448536269514722, scale=600000**0.5)),
        (Uniform(1, 4), stats.uniform(1, 3)),
        (Triangular(0, 1, 9), stats.triang(1 / 9, 0, 9)),
        (Triangular(2, 2, 9), stats.triang(0, 2, 7)),
        (Pert(2, 3, 9), stats.beta(1 + 4 / 7, 1 + 24 / 7, 2, 7)),
        (Beta(5, 3), stats.beta(5, 3)),
    ],
    ids=lambda v: str(v) if isinstance(v, Distribution) else "",
)
def test_mean_and_variance_are_those_of_scipy(distribution, exact):
    assert distribution.moments == pytest.approx((exact.mean(), exact.var()), rel=1e-12)


def test_two_pieces_have_the_ends_and_the_median_that_were_stated():
    """Both halves are those of lognormal distributions of SciPy: log(120/100) and log(100/95) over 1.645."""
    found = TwoPiece(95, 120, 0.9, 100)
    assert found.quantile(np.array([0.05, 0.5, 0.95])) == pytest.approx([95, 100, 120], rel=1e-12)
    z90 = 1.6448536269514722
    below, above = (stats.lognorm(math.log(r) / z90, scale=100) for r in (100 / 95, 120 / 100))
    assert found.quantile(np.array([0.01, 0.3])) == pytest.approx(below.ppf([0.01, 0.3]), rel=1e-12)
    assert found.quantile(np.array([0.7, 0.99])) == pytest.approx(above.ppf([0.7, 0.99]), rel=1e-12)


def test_mean_and_variance_of_two_pieces_are_those_of_their_quantiles():
    """Numerical integration over its quantile function."""
    found = TwoPiece(0.6, 3.0, 0.9, 1.0)
    mean = integrate.quad(lambda u: float(found.quantile(np.array([u]))[0]), 0, 1, limit=500, points=[0.5])[0]
    square = integrate.quad(lambda u: float(found.quantile(np.array([u]))[0] - mean) ** 2, 0, 1, limit=500)[0]
    assert found.moments == pytest.approx((mean, square), rel=1e-5)


@pytest.mark.parametrize("mixture", MIXTURES, ids=str)
def test_mean_and_variance_of_a_mixture_are_those_of_its_parts(mixture):
    """Numerical integration over its quantile function."""
    mean = integrate.quad(lambda u: float(mixture.quantile(np.array([u]))[0]), 0, 1, limit=500)[0]
    square = integrate.quad(lambda u: float(mixture.quantile(np.array([u]))[0] - mean) ** 2, 0, 1, limit=500)[0]
    assert mixture.moments == pytest.approx((mean, square), rel=1e-4, abs=1e-6 * abs(mixture.highs[0]))


# The words


@given(distributions, st.sampled_from(["1", "USD/year", "round/container"]))
def test_what_is_written_reads_back_the_same(distribution, unit):
    assume(not isinstance(distribution, Empirical))
    assume(unit == "1" or not isinstance(distribution, Beta))
    unit = "year" if isinstance(distribution, Months) else unit
    assert parse(written(distribution, unit), unit) == distribution


@pytest.mark.parametrize(
    "distribution",
    [
        Normal(1.0, 2.0, 1 / 3),
        Normal(1.0, 2.0, 0.9973002),
        Normal(1.0, 2.0, 1e-7),
        Alternatives((1.0, 2.0), (1e-5, 1.0)),
        Alternatives((1e300, -2.5e-300), (0.1, 0.9)),
        Fixed(1e300),
        Fixed(-1e-300),
        Fixed(123456789.123456789),
        Uniform(1e-300, 1e300),
    ],
    ids=str,
)
def test_unusual_numbers_read_back_the_same(distribution):
    assert parse(written(distribution, "1"), "1") == distribution


def test_a_list_of_samples_has_no_short_form():
    with pytest.raises(InputError, match="JSON"):
        written(Empirical((1.0, 2.0)), "1")


READ = {
    ("250 million USD/year", "USD/year"): Fixed(250e6),
    ("1,250.5", "1"): Fixed(1250.5),
    ("25%", "1"): Fixed(0.25),
    ("90%: 200 to 300 million USD/year", "USD/year"): LogNormal(200e6, 300e6, 0.9),
    ("90%: 200 million to 0.3 billion USD/year", "USD/year"): LogNormal(200e6, 0.3 * 1e9, 0.9),
    ("90%: -1 to 3", "1"): Normal(-1, 3, 0.9),
    ("90%: 0 to 3", "1"): Normal(0, 3, 0.9),
    ("50%: 1 to 3", "1"): LogNormal(1, 3, 0.5),
    ("90%: 0.95 to 1.2, median 1", "1"): TwoPiece(0.95, 1.2, 0.9, 1.0),
    ("90%: 95 to 120 billion USD/year, median 100", "USD/year"): TwoPiece(95e9, 120e9, 0.9, 100e9),
    ("lognormal 90%: 95 to 120%, median 100%", "1"): TwoPiece(0.95, 1.2, 0.9, 1.0),
    ("normal 90%: 0.9 to 1.1", "1"): Normal(0.9, 1.1, 0.9),
    ("lognormal 95%: 0.9 to 1.1", "1"): LogNormal(0.9, 1.1, 0.95),
    ("300 to 500 round/container, likely 400", "round/container"): Pert(300, 400, 500),
    ("3,000 to 5,000 round, likely 4,000", "round"): Pert(3000, 4000, 5000),
    ("1 to 5 billion USD, likely 2", "USD"): Pert(1e9, 2e9, 5e9),
    ("1 to 5 billion USD, likely 800 million USD", "USD"): None,
    ("0.8 to 5 billion USD, likely 900 million USD", "USD"): Pert(0.8e9, 900e6, 5e9),
    ("10 to 30%, likely 20%", "1"): Pert(10 * 0.01, 20 * 0.01, 30 * 0.01),
    ("10% to 30%, likely 20%", "1"): Pert(10 * 0.01, 20 * 0.01, 30 * 0.01),
    ("triangular: 300 to 500 round/container, likely 400", "round/container"): Triangular(300, 400, 500),
    ("pert: 300 to 500 round/container, likely 400", "round/container"): Pert(300, 400, 500),
    ("uniform: 0.2 to 0.7", "1"): Uniform(0.2, 0.7),
    ("beta: 5, 3", "1"): Beta(5, 3),
    ("one of: 15 (0.4), 24.5 (0.6) billion USD/year", "USD/year"): Alternatives((15e9, 24.5e9), (0.4, 0.6)),
    ("one of: 15 (40%), 24.5 (60%) billion USD/year", "USD/year"): Alternatives((15e9, 24.5e9), (40, 60)),
    ("2 USD/month", "USD/year"): Fixed(24),
}
"""docs/reference/data-format.md, and its neighbours; None is refused."""


@pytest.mark.parametrize(("text", "unit"), READ, ids=lambda v: v)
def test_the_forms_of_the_documentation_are_read(text, unit):
    expected = READ[text, unit]
    if expected is None:
        with pytest.raises(InputError, match="most likely"):
            parse(text, unit)
        return
    found = parse(text, unit)
    assert type(found) is type(expected)
    assert found.points == pytest.approx(expected.points, rel=1e-14)
    assert found == expected or found.central == pytest.approx(expected.central, rel=1e-14)


@pytest.mark.parametrize("space", [" ", "\u00a0"])
@pytest.mark.parametrize(("text", "unit"), [key for key in READ if "%" in key[0]], ids=lambda v: v)
def test_a_space_before_percent_changes_nothing(text, unit, space):
    """What versions up to 0.3.0 wrote: "90 %: 200 to 300 million USD/year"."""
    assert parse(text.replace("%", f"{space}%"), unit) == parse(text, unit)


REFUSED = {
    ("", "1"): "not a quantity",
    ("abc", "1"): "not a quantity",
    ("300 to 500", "1"): "how sure",
    ("1e999", "1"): "finite",
    ("nan", "1"): "not a quantity",
    ("inf", "1"): "not a quantity",
    ("0%: 1 to 2", "1"): "level",
    ("100%: 1 to 2", "1"): "level",
    ("90%: 2 to 1", "1"): "below",
    ("90%: 1 to 1", "1"): "below",
    ("90%: 1", "1"): "range",
    ("90%: 1 to 2 to 3", "1"): "",
    ("9.0.5%: 1 to 2", "1"): "",
    ("... %: 1 to 2", "1"): "",
    ("lognormal 90%: 0 to 2", "1"): "above zero",
    ("90%: 0 to 2, median 1", "1"): "above zero",
    ("90%: 1 to 2, median 3", "1"): "between",
    ("normal 90%: 1 to 2, median 1.2", "1"): "Leave out “normal”",
    ("lognormal 90%: -1 to 2", "1"): "above zero",
    ("1 to 2, likely 3", "1"): "most likely",
    ("2 to 1, likely 1.5", "1"): "below",
    ("triangular: 1 to 2", "1"): "likely",
    ("uniform: 1", "1"): "range",
    ("uniform: 1 to 2 KRW", "USD"): "measure different",
    ("beta: 5", "1"): "two parameters",
    ("beta: 5, 3, 1", "1"): "two parameters",
    ("beta: a, 3", "1"): "number",
    ("beta: 0.5, 3", "1"): "piles up",
    ("beta: 5, 3", "USD"): "share",
    ("one of:", "1"): "alternatives",
    ("one of: 1, 2", "1"): "",
    ("one of: 1 (0), 2 (0)", "1"): "weight",
    ("one of: 1 (0.4.2), 2 (0.3)", "1"): "",
    ("one of: 1.2.3 (0.4), 2 (0.3)", "1"): "number",
    ("5", "USD"): "unit is missing",
    ("5%", "USD"): "share",
    ("1,5 million USD", "USD"): "",
    ("2,5 to 3,5 million USD, likely 3", "USD"): "",
    ("0,25", "1"): "",
}


@pytest.mark.parametrize(("text", "unit"), REFUSED, ids=repr)
def test_what_cannot_be_read_is_refused_with_a_reason_and_a_remedy(text, unit):
    """“1,5” is one and a half to half of the world; read as fifteen it would be ten times too much."""
    with pytest.raises(InputError, match=REFUSED[text, unit] or ".") as caught:
        parse(text, unit)
    assert caught.value.mend


@given(st.text(alphabet="0123456789.,_eE+-% toflikeyunrmgpbdcaw:()KUSD/", max_size=24))
def test_no_text_raises_anything_but_an_input_error(text):
    with contextlib.suppress(InputError):
        parse(text, "1")


IMPOSSIBLE = [
    (Fixed, (math.nan,)),
    (Fixed, (math.inf,)),
    (Normal, (1, 2, 0)),
    (Normal, (1, 2, 1)),
    (Normal, (1, math.inf, 0.9)),
    (Normal, (2, 1, 0.9)),
    (LogNormal, (0, 1, 0.9)),
    (TwoPiece, (1, 2, 0.9, 2)),
    (TwoPiece, (1, 2, 0.9, math.nan)),
    (TwoPiece, (-1, 2, 0.9, 1)),
    (Uniform, (1, 1)),
    (Triangular, (0, 2, 1)),
    (Pert, (0, math.nan, 1)),
    (Beta, (0.5, 1)),
    (Beta, (1, math.inf)),
    (Alternatives, ((), ())),
    (Alternatives, ((1.0,), (1.0, 2.0))),
    (Alternatives, ((1.0, 2.0), (-1.0, 2.0))),
    (Alternatives, ((math.nan,), (1.0,))),
    (Empirical, ((1.0,),)),
    (Empirical, ((1.0, math.nan),)),
    (Normal, (-1e308, 1e308, 0.9)),
    (Uniform, (-1e308, 1e308)),
]


@pytest.mark.parametrize(("kind", "arguments"), IMPOSSIBLE, ids=str)
def test_an_impossible_shape_is_refused_when_it_is_made(kind, arguments):
    with pytest.raises(InputError):
        kind(*arguments)


def test_a_level_just_below_one_gives_the_interval_or_is_refused():
    """1/2 + level / 2 rounds to 1 there, where the normal quantile is infinite."""
    try:
        found = Normal(1.0, 2.0, math.nextafter(1, 0)).quantile(np.array([0.05, 0.95]))
    except InputError:
        return
    assert found == pytest.approx(1.5 + 0.5 / 8.29 * stats.norm.ppf([0.05, 0.95]), rel=0.01)


@pytest.mark.parametrize(
    "spec", [{}, {"shape": "cauchy"}, {"shape": "fixed"}, {"shape": "fixed", "value": "a"}, {"shape": ["x"]}], ids=str
)
def test_a_canonical_form_that_is_not_complete_is_refused(spec):
    with pytest.raises(InputError):
        from_spec(spec)


# Several at once

SEVERAL = [
    [Normal(-1, 2, 0.9), Normal(3, 5, 0.5)],
    [LogNormal(1, 2, 0.9), LogNormal(3, 50, 0.95)],
    [TwoPiece(1, 3, 0.9, 2), TwoPiece(5, 50, 0.5, 6)],
    [Triangular(0, 1, 3), Triangular(2, 2, 5), Triangular(-2, 1, 1)],
    [Uniform(0, 1), Uniform(-3, 8)],
    [Pert(0, 1, 3), Pert(5, 6, 9)],
    [Beta(5, 3), Beta(1, 1)],
    [Alternatives((1.0, 2.0), (0.4, 0.6)), Alternatives((5.0,), (1.0,))],
]


@pytest.mark.parametrize("several", SEVERAL, ids=lambda several: several[0].shape)
def test_several_at_once_have_the_bits_of_each_alone(several):
    u = np.random.default_rng(1).uniform(size=(len(several), 500))
    points = portable.normal_quantile(u) if isinstance(several[0], Interval) else u
    found = type(several[0]).each(several, points)
    assert [row.tobytes() for row in found] == [d.quantile(row).tobytes() for d, row in zip(several, u, strict=True)]


@pytest.mark.parametrize("power", [1, 4, 9])
def test_cells_are_those_that_a_search_finds(power):
    """Edges that crowd at the low end, values on and between them."""
    edges = 3.0 + np.linspace(0, 1, 2000) ** power
    x = np.concatenate([edges, np.nextafter(edges[1:], 0), np.random.default_rng(1).uniform(3, 4, 2000)])
    expected = np.clip(np.searchsorted(edges, x, side="right") - 1, 0, edges.size - 2)
    assert (finder(edges, 3.0, 4.0).cells(x) == expected).all()


@pytest.mark.parametrize("count", [200, 201])
def test_a_mixture_has_as_many_intervals_as_can_be_summed(count):
    parts = (tuple(map(float, range(count))), tuple(n + 1.0 for n in range(count)), (1.0,) * count, 0.9)
    if count == 200:
        assert Mixture(*parts).points[-1] == 200.0
    else:
        with pytest.raises(InputError, match="more than 200 intervals"):
            Mixture(*parts)


@pytest.mark.parametrize("text", ["1 to 2" + " " * 4_000 + ",x", "90%:" + " " * 4_900 + "1 to 2 x"])
@pytest.mark.timeout(60)  # ends a hang, and measures nothing
def test_long_blanks_do_not_make_reading_slow(text):
    with pytest.raises(InputError):
        parse(text, "USD")


@pytest.mark.parametrize(("text", "level"), [("90%: 1 to 2", 0.9), ("99.9%: 1 to 2", 0.999), ("7%: 1 to 2", 0.07)])
def test_a_level_in_per_cent_is_the_nearest_share(text, level):
    """7 / 100 is 0.07 to the last digit, and 7 times 0.01 is not."""
    assert parse(text, "1").level == level
