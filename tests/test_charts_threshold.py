"""The threshold over a chart: where it may stand, what it counts there, and the words for that. Counted by hand."""

from types import SimpleNamespace

import numpy as np
import pytest

from econ.output.charts import distribution
from econ.wording import NO_BREAK, likelihood


@pytest.mark.parametrize(
    ("low", "high", "step", "count", "decimals"),
    [
        (0, 0.06, 0.0005, 121, 2),  # 0.00%, 0.05%, … 6.00%
        (0, 1.2, 0.01, 121, 0),
        (0, 0.025, 0.0002, 126, 2),
        (0.0101, 0.0203, 0.0001, 102, 2),  # 1.02% is the second of them
    ],
)
def test_stops_are_round_and_at_least_a_hundred(low, high, step, count, decimals):
    places, found = distribution.stops(low, high)
    assert len(places) == pytest.approx(count, abs=1)
    assert len(places) >= 100
    assert np.diff(places) == pytest.approx(step)
    assert found == decimals
    assert low <= places[0] + 1e-12
    assert places[-1] <= high + 1e-12


@pytest.fixture
def four():
    """Four draws: 1, 2, 3 and 4%."""
    result = SimpleNamespace(draws={"x": np.array([0.04, 0.01, 0.03, 0.02])})
    return distribution.threshold(result, "x", [-0.01, 0.06])


@pytest.mark.parametrize(
    ("place", "chance"), [(0.0, "100"), (0.0095, "100"), (0.01, "75"), (0.02, "50"), (0.0395, "25"), (0.04, "0")]
)
def test_what_lies_above_is_counted_and_a_draw_on_the_threshold_is_not_above(four, place, chance):
    chances = dict(zip(four["stops"], four["chances"], strict=True))
    assert chances[place] == f"{chance}%"


def test_a_stop_is_said_in_per_cent_with_no_more_places_than_it_needs(four):
    said = dict(zip(four["stops"], four["said"], strict=True))
    assert [said[v].replace(NO_BREAK, "_") for v in (0.0, 0.0005, 0.01, 0.0255)] == ["0%", "0.05%", "1%", "2.55%"]


def test_it_begins_at_one_per_cent_where_the_axis_has_that(four):
    assert four["at"] == 0.01


def test_elsewhere_it_begins_at_the_next_number_beside_the_median():
    """Ticks from 3 to 5%: 3.0, 3.5, 4.0, 4.5, 5.0. The median, 3.95%, is too near to 4.0%; 4.5% is next."""
    result = SimpleNamespace(draws={"x": np.array([0.0395] * 3)})
    assert distribution.threshold(result, "x", [0.03, 0.05])["at"] == pytest.approx(0.035)
    assert distribution._beside(0.0402, [0.03, 0.05]) == pytest.approx(0.045)


def test_words_run_from_the_stop_at_which_the_chance_has_them():
    """ICD 203: 95 to 99% almost certain, 45 to 55% a roughly even chance, 1 to 5% almost no chance."""
    chances = [1.0, 0.97, 0.96, 0.5, 0.03, 0.0]
    assert distribution._runs(chances, likelihood.VOCABULARIES["icd203"]) == [
        [0, ""],
        [1, "almost certain"],
        [3, "roughly even chance"],
        [4, "almost no chance"],
        [5, ""],
    ]
