"""What a chart leaves out: too many bars, and bars of what hardly matters. The rows are made up here."""

from types import SimpleNamespace

import numpy as np
import pytest

import econ
from econ.output import charts
from econ.output.charts import distribution, information, variance
from econ.wording import NO_BREAK


@pytest.fixture
def sharing(monkeypatch):
    """A result of which these are the shares of the variance."""

    def result(rows):
        monkeypatch.setattr(variance, "share_rows", lambda *_: rows)
        return SimpleNamespace(kept={})

    return result


def test_ten_shares_of_the_variance_at_most_and_none_below_a_thousandth(sharing):
    shares = [0.5, 0.1, 0.002, 0.001, 0.00099, 0.0]
    assert [r["total"] for r in variance._shares(sharing([{"total": v} for v in shares]), "x")] == shares[:4]
    assert len(variance._shares(sharing([{"total": 0.1}] * 13), "x")) == 10


def test_shares_of_the_variance_have_one_decimal_place_and_no_end_below_nothing(sharing):
    row = {"label": "GDP", "first": 0.1234, "total": 0.2, "total_low": -0.01, "total_high": 0.25}
    [cells] = variance._rows(sharing([row]))
    assert [text.replace(NO_BREAK, "_") for text in cells.values()] == ["GDP", "12.3_%", "20.0_%", "0.0_% to 25.0_%"]


def test_the_threshold_is_one_per_cent_of_gdp_and_one_digit_of_the_median_elsewhere():
    result = econ.run()
    assert information.usual(result, "gdp_share") == 0.01
    assert information.usual(result, "value_added") == 80e6  # its median is 76 million


@pytest.mark.parametrize(
    ("worth", "bars"),
    [([0.2, 0.011, 0.01, 0.0099], 3), ([0.0099], 0), ([0.1] * 13, 10)],
)
def test_ten_inputs_worth_knowing_at_most_and_none_below_a_hundredth(monkeypatch, worth, bars):
    rows = [{"label": f"Input {n}", "input": f"i{n}", "value": v} for n, v in enumerate(worth)]
    monkeypatch.setattr(information, "_worth", lambda *_: rows)
    monkeypatch.setattr(information, "_even", lambda *_: [])
    spec = charts.spec("value_of_information", econ.run())
    found = [trace for trace in spec["data"] if trace["type"] == "bar"]
    assert sum(len(trace["y"]) for trace in found) == bars


def test_worth_is_said_in_points_and_never_below_nothing():
    assert information._points(0.0123) == "1.2 percentage points"
    assert information._points(-0.001) == "0.0 percentage points"


def test_the_sure_chart_has_twenty_dots():
    spec = charts.spec("distribution", econ.run())
    dots = [trace for trace in spec["data"] if trace["mode"] == "markers"]
    assert [len(trace["x"]) for trace in dots] == [20]


def test_each_dot_is_one_chance_in_twenty():
    """Of 1 to 1000, the dots stand in the middle of each twentieth: 25.5 … 975.5 with NumPy's own interpolation."""
    result = SimpleNamespace(draws={"gdp_share": np.arange(1, 1001)}, kept={})
    points, ends = distribution._quantiles(result)
    assert points == pytest.approx(np.arange(25, 1000, 50), abs=1)
    assert ends == pytest.approx([50, 250, 500, 750, 950], abs=1)


def test_dots_that_would_overlap_are_piled_up():
    assert distribution._stacks([5, 1, 1.1], 0.5) == ([pytest.approx(1.05)] * 2 + [5], [1, 2, 1])
    assert distribution._stacks([1, 1.5], 0.5) == ([1, 1.5], [1, 1])


def test_the_table_has_the_digits_of_the_headline():
    """The headline of the README: 0.89 %, 0.81 to 0.99 %."""
    rows = charts.table("distribution", econ.run())
    shares = [row["Share of GDP"].replace(NO_BREAK, "_") for row in rows]
    assert shares[0] == "0.89_%", "the central case, as the headline has it"
    assert (shares[1], shares[3], shares[5]) == ("0.81_%", "0.89_%", "0.99_%")
    assert shares[1:] == sorted(shares[1:])
