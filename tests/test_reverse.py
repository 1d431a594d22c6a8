"""The question turned round. Expected values are by hand, from the published figures."""

import numpy as np
import pytest

import econ
from econ.analysis import reverse
from econ.numerics.distributions import LogNormal

PRESS = econ.run()
CONTAINERS = econ.run(econ.Scenario.preset("containers-to-shells-2023-24"))
GDP = 36.2e12 / 1291.7796
"""Bank of Korea's nominal GDP of 2022 in won, over the average rate of 2022 (Federal Reserve)."""


def test_the_sale_that_makes_five_per_cent():
    found = reverse.solve(PRESS, "sale_value", "gdp_share", 0.05)
    assert found.value == pytest.approx(0.05 * GDP, rel=1e-12)
    assert found.value == pytest.approx(1.4012e9, rel=1e-4)
    assert found.monotone


def test_the_solution_is_a_sentence_and_what_a_scenario_is_changed_by():
    found = reverse.solve(PRESS, "sale_value", "gdp_share", 0.05)
    assert found.sentence == str(found) == "To reach 5% of GDP, the sale would have to be $1.4\u00a0billion a year."
    changed = econ.run(PRESS.scenario.change(set=found.settings))
    assert float(np.ravel(changed.central["gdp_share"])[0]) == pytest.approx(0.05, rel=1e-12)
    priced = reverse.solve(CONTAINERS, "price_shell_152", "value_added", 1e9)
    assert str(priced).startswith(
        "For “Value added by the sale” to come to $1\u00a0billion a year, “Unit price: 152 mm shells”"
    )
    assert str(priced).count(". ") == 1  # and where that lies in its evidence


def test_a_year_of_revenue_larger_than_the_economy_is_remarked():
    """5,000 times a GDP is a slip of the hand; a whole GDP of 28 billion dollars may be asked for."""
    assert "Too many zeros?" in str(reverse.solve(PRESS, "sale_value", "gdp_share", 5000.0))
    assert "zeros" not in str(reverse.solve(PRESS, "sale_value", "gdp_share", 1.0))


def test_the_gdp_that_the_press_line_implies():
    """250 million is 1% of 25 billion."""
    found = reverse.solve(PRESS, "gdp", "gdp_share", 0.01)
    assert found.value == pytest.approx(25e9, rel=1e-12)


def test_a_stated_quantity_is_placed_among_the_draws_of_a_computed_one():
    found = reverse.solve(CONTAINERS, "sale_value", "gdp_share", 0.05)
    draws = np.ravel(CONTAINERS.draws["sale_value"])
    assert found.percentiles[0] == pytest.approx(np.mean(draws <= found.value))


def test_the_price_that_makes_five_per_cent_with_its_percentile():
    """Value per year is linear in the price: share(p) = share(0) + p (share(1) - share(0))."""
    found = reverse.solve(CONTAINERS, "price_shell_152", "gdp_share", 0.05)
    ends = econ.sensitivity.sweep(CONTAINERS, "gdp_share", "price_shell_152", np.array([100.0, 1100.0]))
    assert found.value == pytest.approx(100 + 1000 * (0.05 - ends[0]) / (ends[1] - ends[0]), rel=1e-9)
    quantile = LogNormal(500, 1500, 0.9).quantile(np.array([found.percentiles[0]]))[0]
    assert quantile == pytest.approx(found.value, rel=1e-6)


def test_a_fixed_value_of_a_scenario_is_judged_by_its_card():
    """1,000 dollars a shell are the 67th percentile of 500 to 1,500 at 90%: z = ln(1000/866) / (ln 3 / 3.29)."""
    scenario = econ.Scenario.preset().change(set={"sale_value": None})
    found = reverse.solve(econ.run(scenario), "price_shell_152", "gdp_share", 250e6 / GDP)
    assert found.value == pytest.approx(1000, rel=1e-9)
    assert found.percentiles[0] == pytest.approx(0.667, abs=0.001)


def test_no_value_does(opened):
    """Even without enforcement there is no gain: the answer says what is attained."""
    found = reverse.solve(opened(CONTAINERS.scenario), "enforcement_probability", "expected_net_gain", 0.0)
    assert found.values == ()
    assert found.value is None
    central = CONTAINERS.central
    most = float(np.ravel(central["gain_before_sanctions"])[0])
    assert most < 0
    assert found.attained == pytest.approx((most - float(np.ravel(central["loss_if_enforced"])[0]), most))
    assert str(found).startswith("No value does")


def test_a_stretch_of_values_does_where_a_limit_binds(opened):
    """The break-even probability is 1 wherever what is paid covers the costs and the whole loss."""
    paid = opened(PRESS.scenario.change(set={"paid_share": 1, "cash_share": 1, "oil_share": 0, "grain_share": 0}))
    found = reverse.solve(paid, "paid_share", "break_even_probability", 1.0)
    assert found.anywhere
    whole, costs, loss = (
        float(np.ravel(paid.central[n])[0]) for n in ("receipts_present_value", "costs_total", "loss_if_enforced")
    )
    assert found.values[0] == pytest.approx((costs + loss) / whole, rel=0.1)
    assert found.values[0] >= (costs + loss) / whole


def test_several_roots_are_all_reported():
    """A parabola in x has two; so has a share in goods whose weight also divides: w / (w + 1/2) is only rising."""
    from econ.analysis.reverse.solver import _roots

    grid = np.linspace(0, 4, 41)
    found, anywhere = _roots(lambda x: (x - 1.03) * (x - 3.01), grid, (grid - 1.03) * (grid - 3.01), 0.0)
    assert found == pytest.approx((1.03, 3.01), rel=1e-9)
    assert not anywhere


def test_a_jump_is_no_root():
    from econ.analysis.reverse.solver import _roots

    grid = np.linspace(-1.05, 1, 40)
    assert _roots(lambda x: 1 / x, grid, 1 / grid, 0.0) == ((), False)


def test_the_median_may_be_wanted_instead():
    """The median of a ratio to a symmetric GDP is the ratio to its median: the same sale up to the number of points."""
    found = reverse.solve(PRESS, "sale_value", "gdp_share", 0.05, at="median")
    assert found.value == pytest.approx(0.05 * GDP, rel=1e-3)
    scenario = PRESS.scenario.change(set={"sale_value": found.value})
    assert econ.tables.summary_of(econ.run(scenario), "gdp_share").median == pytest.approx(0.05, rel=1e-6)


@pytest.mark.parametrize(
    ("name", "output", "said"),
    [
        ("price_shell_152", "gdp_share", "sale_value is stated"),
        ("gdp_share", "gdp_share", "is the output itself"),
        ("oil_need", "gdp_share", "does not rest on oil_need"),
        ("sale_valu", "gdp_share", "sale_value"),
        ("sale_value", "gdp_shar", "gdp_share"),
        ("sale_value", "share_path", "not one"),
    ],
)
def test_what_cannot_be_turned_round_is_refused(name, output, said):
    with pytest.raises(econ.InputError, match=said):
        reverse.solve(PRESS, name, output, 0.05)


def test_the_answer_must_be_central_or_median_and_the_target_finite():
    with pytest.raises(econ.InputError, match="central or median"):
        reverse.solve(PRESS, "sale_value", "gdp_share", 0.05, at="mean")
    with pytest.raises(econ.InputError, match="not a finite number"):
        reverse.solve(PRESS, "sale_value", "gdp_share", float("nan"))


def test_every_point_of_an_iso_line_gives_the_level():
    found = reverse.iso_lines(
        CONTAINERS, "gdp_share", ("price_shell_152", "containers"), (0.02, 0.05), ys=np.linspace(1000, 40000, 40)
    )
    assert found.grid.shape == (40, found.xs.size)
    for level, points in found.lines.items():
        assert len(points) > 10
        for x, y in points:
            changed = CONTAINERS.scenario.change(set={"price_shell_152": x, "containers": y})
            assert float(np.ravel(econ.run(changed).central["gdp_share"])[0]) == pytest.approx(level, rel=1e-9)
            break


def test_an_iso_line_of_a_product_is_a_hyperbola():
    """sale over GDP = 1%: the GDP is a hundred times the sale."""
    found = reverse.iso_lines(
        PRESS, "gdp_share", ("sale_value", "gdp"), (0.01,), xs=np.array([1e8, 2e8, 3e8]), ys=np.linspace(1e9, 5e10, 30)
    )
    assert np.array(found.lines[0.01]) == pytest.approx(np.array([(1e8, 1e10), (2e8, 2e10), (3e8, 3e10)]), rel=1e-9)


def test_both_axes_must_differ():
    with pytest.raises(econ.InputError, match="same quantity"):
        reverse.iso_lines(PRESS, "gdp_share", ("gdp", "gdp"), (0.01,))
