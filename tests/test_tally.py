"""Statistics that can be merged: bins on the bits of a number, and sums in one order."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from econ.engine.many.tally import BINS, Histogram, Tally, branches, edges, keys, merge, statistics
from econ.numerics import portable
from econ.numerics.statistics import quantiles, standard_errors

RANDOM = np.random.default_rng(5)
SKEWED = np.exp(RANDOM.normal(size=4096))
MIXED = np.concatenate([SKEWED, -SKEWED[::3], [0.0, -0.0, 1e-310, -1e300]])

numbers = st.floats(allow_nan=False, allow_infinity=False)


@given(st.lists(numbers, min_size=1, max_size=50))
def test_every_number_lies_in_its_bin(values):
    x = np.array(values)
    low, high = edges(keys(x))
    assert np.all((low <= x) & (x <= high))


@given(numbers, numbers)
def test_bins_are_in_the_order_of_their_numbers(a, b):
    first, second = keys(np.array([a, b]))
    assert first == second or (first < second) == (a < b)


def test_a_doubling_has_1024_bins_of_equal_width():
    low, high = edges(np.unique(keys(np.linspace(1.0, 2.0, 1 << 14, endpoint=False))))
    assert low.size == BINS
    assert (high - low).tolist() == [1 / 1024] * 1024


def test_merging_counts_is_exact_and_knows_no_order():
    whole = Histogram.of(MIXED)
    parts = [Histogram.of(part) for part in np.array_split(MIXED, 7)]
    for order in (parts, parts[::-1], [*parts[3:], *parts[:3]]):
        merged = order[0]
        for part in order[1:]:
            merged = merged + part
        assert merged.bins.tolist() == whole.bins.tolist()
        assert merged.counts.tolist() == whole.counts.tolist()
    assert whole.counts.sum() == MIXED.size


@pytest.mark.parametrize("probability", [0.001, 0.05, 0.25, 0.5, 0.75, 0.95, 0.999])
@pytest.mark.parametrize(
    "values",
    [SKEWED, -SKEWED, MIXED, np.repeat([1.0, 5.0], 64), np.array([2.0, 3.0])],
    ids=["skewed", "negative", "mixed", "two values", "two draws"],
)
def test_a_quantile_is_within_its_bound_of_that_of_the_draws(values, probability):
    """Hazen's quantile by NumPy."""
    value, bound = Histogram.of(values).quantile(probability)
    assert abs(value - np.quantile(values, probability, method="hazen")) <= bound


def test_the_bound_is_about_a_thousandth_of_the_value():
    """Two bins at most where draws are dense; a bin is between 1/2048 and 1/1024 of its values."""
    value, bound = Histogram.of(np.exp(RANDOM.normal(size=1 << 18))).quantile(0.5)
    assert value / 2048 <= bound <= 2 * value / 1024


def test_infinite_draws_give_infinite_quantiles():
    x = np.concatenate([SKEWED, np.full(SKEWED.size, np.inf)])
    assert Histogram.of(x).quantile(0.75) == (np.inf, np.inf)
    assert Histogram.of(-x).quantile(0.25) == (-np.inf, np.inf)
    assert Histogram.of(x).quantile(0.25)[1] < 1


@pytest.mark.parametrize("portions", [1, 2, 4, 16, 64])
def test_sums_in_portions_have_the_bits_of_the_whole(portions):
    """Portion r holds the draws whose number ends in r; portions are ordered by their digits read backwards."""
    digits = portions.bit_length() - 1
    backwards = [int(f"{n:0{digits}b}"[::-1], 2) if digits else 0 for n in range(portions)]
    sums = np.array([portable.total(SKEWED[r::portions]) for r in backwards])
    assert float(branches(sums)) == float(portable.total(SKEWED))


def tally(values, centre):
    away = values - centre
    return Tally(
        values.size,
        float(portable.total(values)),
        float(portable.total(away * away)),
        float(values.min()),
        float(values.max()),
        Histogram.of(values),
    )


def test_statistics_are_those_of_the_draws():
    """Mean and deviation by NumPy; quantiles by `econ.numerics.statistics`, within their bounds."""
    blocks = SKEWED.reshape(8, 512)
    found = statistics([tally(row, 1.5) for row in blocks], 1.5)
    assert found["mean"].value == pytest.approx(SKEWED.mean(), rel=1e-14)
    assert found["sd"].value == pytest.approx(SKEWED.std(), rel=1e-12)
    exact = quantiles(blocks, (0.05, 0.25, 0.5, 0.75, 0.95))
    errors = standard_errors(exact)
    for name, row, error in zip(("p05", "p25", "p50", "p75", "p95"), exact, errors, strict=True):
        assert abs(found[name].value - row.mean()) <= found[name].bound
        assert found[name].error == pytest.approx(error, abs=found[name].bound)


def test_a_quantity_without_spread_is_exact():
    found = statistics([tally(np.full(64, 0.3), 0.3)] * 4, 0.3)
    assert {name: (e.value, e.error, e.bound) for name, e in found.items()} == {
        "mean": (0.3, 0.0, 0.0),
        "sd": (0.0, 0.0, 0.0),
        **dict.fromkeys(("p05", "p25", "p50", "p75", "p95"), (0.3, 0.0, 0.0)),
    }


def test_draws_that_are_no_numbers_are_not_hidden():
    found = statistics([tally(np.array([np.nan, 1.0, 2.0, 3.0]), 1.0)] * 2, 1.0)
    assert math.isnan(found["mean"].value)
    assert math.isnan(found["p95"].value)


def test_neighbours_merge_into_the_whole():
    rows = SKEWED.reshape(8, 512)
    merged = merge([tally(row, 0.0) for row in rows])
    assert merged.count == SKEWED.size
    assert merged.total == float(branches(np.array([portable.total(row) for row in rows])))
    assert merged.histogram.counts.sum() == SKEWED.size
