"""What moves an output, as tables: intervals of 90%, and what stands in which column."""

import numpy as np
import pytest
from scipy.stats import norm

import econ
from econ.analysis import sensitivity
from econ.analysis.sensitivity import information_value, shares
from econ.analysis.sensitivity.information_value import Knowledge
from econ.analysis.sensitivity.shares import Share


@pytest.fixture(scope="module")
def result():
    return econ.run()


def test_an_interval_of_a_share_holds_ninety_of_a_hundred(monkeypatch, result):
    """SciPy's normal distribution has 5% above 1.645 standard errors."""
    share = Share(("multiplier", "newly_produced_share"), 0.4, 0.5, 0.01, 0.02)
    monkeypatch.setattr(shares, "variance_shares", lambda *_: [share])
    [row] = sensitivity.share_rows(result, "contribution_to_gdp")
    errors = norm.ppf(0.95)
    assert (row["first"], row["total"]) == (0.4, 0.5)
    assert (row["first_low"], row["first_high"]) == pytest.approx((0.4 - errors * 0.01, 0.4 + errors * 0.01), rel=1e-5)
    assert (row["total_low"], row["total_high"]) == pytest.approx((0.5 - errors * 0.02, 0.5 + errors * 0.02), rel=1e-5)
    assert row["input"] == "multiplier newly_produced_share"
    assert row["label"].startswith("Multiplier; ")


def test_a_swing_goes_from_the_fifth_to_the_ninety_fifth_percentile(result):
    found = {row["input"]: row for row in sensitivity.swing_rows(result, "contribution_to_gdp")}["multiplier"]
    low, high = result.state.inputs["multiplier"].distribution.quantile(np.array([0.05, 0.95]))
    assert (found["low_input"], found["high_input"]) == pytest.approx((low, high))
    assert found["low"] / found["high"] == pytest.approx(low / high)  # the output is a product with the multiplier
    assert found["elasticity"] == pytest.approx(1)


def test_what_knowing_is_worth_is_by_how_much_fewer_answers_are_wrong(monkeypatch, result):
    monkeypatch.setattr(information_value, "value_of_information", lambda *_: [Knowledge("multiplier", 0.25, 0.1)])
    [row] = sensitivity.information_rows(result, "contribution_to_gdp", 0.002)
    assert (row["wrong_now"], row["wrong_then"]) == (0.25, 0.1)
    assert row["value"] == pytest.approx(0.15)
    assert row["label"] == "Multiplier"
