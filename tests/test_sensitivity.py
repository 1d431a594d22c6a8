"""How an answer depends on its inputs, against formulas worked out by hand and finite differences."""

import mpmath
import numpy as np
import pytest

import econ
from econ import InputError, Sampler, Scenario
from econ.analysis import sensitivity
from econ.analysis.swings import cases

FAST = Sampler(points=256, scrambles=4)


@pytest.fixture(scope="module")
def press():
    return econ.run()


@pytest.fixture(scope="module")
def containers():
    return econ.run(Scenario.preset("containers-to-shells-2023-24").change(sampler=FAST))


ELASTICITIES = {
    ("gdp_share", "sale_value"): 1,  # sale x rate / won: proportional to the sale,
    ("gdp_share", "gdp_published"): -1,  # inversely to GDP,
    ("gdp_share", "gdp_exchange_rate"): 1,  # and to the dollars that the won are worth
    ("value_added", "multiplier"): 1,
    ("value_added", "domestic_value_added_ratio"): 1,
    ("contribution_to_gdp", "gdp_published"): -1,
    ("implied_gdp", "claimed_share"): -1,
    ("loss_if_enforced", "lost_trade_share"): 1,
    ("sale_total", "sale_value"): 1,
    ("theft_realised", "crypto_theft"): 1,
    ("gdp_share", "multiplier"): 0,  # does not occur in it
    ("import_cover", "imports"): -1,
}


@pytest.mark.parametrize(("output", "name"), ELASTICITIES, ids=str)
def test_the_elasticity_of_a_product_or_a_ratio_is_one(press, output, name):
    found = sensitivity.elasticity(press, output, name)
    assert found == pytest.approx(ELASTICITIES[output, name], abs=1e-12)


def test_the_elasticity_of_what_is_left_of_a_whole(press):
    """Other trade is total x (1 - c): its elasticity to c is -c / (1 - c)."""
    c = press.state.inputs["china_trade_share"].distribution.central
    assert sensitivity.elasticity(press, "other_trade", "china_trade_share") == pytest.approx(-c / (1 - c), rel=1e-12)


def test_the_elasticities_of_a_sum_are_its_shares(press):
    exports, imports = (press.state.inputs[n].distribution.central for n in ("exports", "imports"))
    found = sensitivity.elasticity(press, "trade_total", "exports")
    assert found == pytest.approx(exports / (exports + imports), rel=1e-12)


def test_the_elasticity_of_the_gross_value_to_a_price_is_the_share_of_the_line(containers):
    rows = {row["line"]: row["share_of_gross"] for row in econ.tables.by_line(containers)}
    for line, share in rows.items():
        found = sensitivity.elasticity(containers, "gross_value", f"price_{line}")
        assert found == pytest.approx(share, rel=1e-12)
    assert sum(rows.values()) == pytest.approx(1, rel=1e-12)


OUTPUTS = [
    "gdp_share",
    "gross_value",
    "contribution_to_gdp",
    "expected_loss",
    "days_of_fire",
    "shortfall_value",
]


@pytest.mark.parametrize("output", OUTPUTS)
def test_every_elasticity_is_that_of_a_finite_difference(containers, output):
    """mpmath differentiates the model itself, with 40 digits, input by input."""
    wrong = []
    items = {i.name: i for i in containers.inputs_of(output)}
    for name, item in items.items():
        x = item.distribution.central

        def y(value, name=name):
            return mpmath.mpf(float(cases(containers, output, {name: np.array([float(value)])})[0]))

        if not x:
            continue
        step = 1e-5 * x
        base = float(y(x))
        if not base:
            continue
        slope = float((y(x + step) - y(x - step)) / (2 * mpmath.mpf(step)))
        found = sensitivity.elasticity(containers, output, name)
        if abs(found - slope * x / base) > 1e-6 * max(1, abs(found)):
            wrong.append(f"{name}: {found:g} against {slope * x / base:g}")
    assert wrong == [], "\n".join(wrong)


def test_an_elasticity_of_what_does_not_exist_is_refused(press):
    for output, name in (
        ("gdp_shares", "gdp_published"),
        ("gdp_share", "gdp_publishd"),
        ("share_path", "gdp_published"),
    ):
        with pytest.raises(InputError):
            sensitivity.elasticity(press, output, name)


# Swings


def test_the_swing_of_the_press_line_by_hand(press):
    """Its only uncertain input is GDP, normal within a tenth: 0.8921% over 1.1 and over 0.9."""
    (swing,) = sensitivity.swings(press, "gdp_share")
    share = 250e6 * 1291.7796 / 36.2e12
    assert swing.item.name == "gdp_published"
    assert (swing.low_input, swing.high_input) == pytest.approx((36.2e12 * 0.9, 36.2e12 * 1.1), rel=1e-12)
    assert (swing.low, swing.high) == pytest.approx((share / 0.9, share / 1.1), rel=1e-12)
    assert swing.elasticity == pytest.approx(-1, rel=1e-12)


def test_swings_come_widest_first_and_only_of_inputs_that_move(containers):
    found = sensitivity.swings(containers, "gdp_share")
    widths = [s.width for s in found]
    assert widths == sorted(widths, reverse=True)
    assert min(widths) > 0
    names = {s.item.name for s in found}
    assert {"price_shell_152", "gdp_published"} <= names
    assert not any(s.item.distribution.is_fixed for s in found)
    assert "price_srbm" not in names


def test_each_end_of_a_swing_is_the_run_of_that_value(containers):
    for swing in sensitivity.swings(containers, "gross_value")[:4]:
        asked = containers.scenario.change(set={swing.item.name: swing.high_input})
        fresh = float(np.ravel(econ.run(asked).central["gross_value"])[0])
        assert swing.high == pytest.approx(fresh, rel=1e-14)


def test_a_quantity_without_uncertain_inputs_has_no_swings():
    result = econ.run(Scenario.preset().change(set={"gdp": 25e9}, sampler=FAST))
    assert sensitivity.swings(result, "gdp_share") == []


# Sweeps


def test_a_sweep_of_an_input_is_the_run_of_each_value(containers):
    values = np.array([0.0, 5_000.0, 15_900.0, 40_000.0])
    found = sensitivity.sweep(containers, "gross_value", "containers", values)
    for value, y in zip(values.tolist(), found.tolist(), strict=True):
        fresh = econ.run(containers.scenario.change(set={"containers": value}))
        assert y == pytest.approx(float(np.ravel(fresh.central["gross_value"])[0]), rel=1e-14)


def test_a_sweep_of_a_computed_quantity_states_it(containers):
    """Twice the sale is twice the share."""
    one, two = sensitivity.sweep(containers, "gdp_share", "sale_value", np.array([1e9, 2e9]))
    assert one == pytest.approx(1e9 * 1363.4381 / 43.7e12, rel=1e-12)
    assert two == 2 * one


def test_a_sweep_of_the_output_itself_is_its_values(containers):
    values = np.array([0.1, 0.2])
    assert sensitivity.sweep(containers, "gdp_share", "gdp_share", values).tolist() == values.tolist()


def test_a_sweep_of_what_the_output_does_not_rest_on_is_flat(containers):
    found = sensitivity.sweep(containers, "gdp_share", "dud_share", np.array([0.1, 0.9]))
    assert found[0] == found[1]


def test_a_grid_is_a_sweep_in_both_directions(containers):
    x, y = np.array([1e9, 2e9]), np.array([20e9, 25e9, 40e9])
    found = sensitivity.grid(containers, "gdp_share", ("sale_value", x), ("gdp", y))
    assert found == pytest.approx(x[None, :] / y[:, None], rel=1e-14)


@pytest.mark.parametrize(
    ("output", "name"), [("gdp_share", "nothing"), ("nothing", "containers"), ("line_value", "containers")]
)
def test_a_sweep_of_what_does_not_exist_is_refused(containers, output, name):
    with pytest.raises(InputError):
        sensitivity.sweep(containers, output, name, np.array([1.0]))


# Shares of the variance


def test_the_only_uncertain_input_has_the_whole_variance(press):
    (share,) = sensitivity.variance_shares(press, "gdp_share")
    assert share.names == ("gdp_published",)
    assert share.first == pytest.approx(1, abs=0.02)
    assert share.total == pytest.approx(1, abs=0.02)


def test_shares_of_a_sum_are_the_shares_of_its_variances():
    """goods_share = 1 - cash - oil - grain: additive, so first = total = variance over the sum of variances.

    PERT(low, likely, high) is a beta on a range w with a + b = 6: variance w^2 ab / (36 x 7).
    """
    shares = {"cash_share": "0 to 0.3, likely 0.1", "oil_share": "0.05 to 0.35, likely 0.2"}
    shares["grain_share"] = "0.05 to 0.3, likely 0.15"
    result = econ.run(Scenario.preset().change(set=shares))
    variances = {}
    for name in ("cash_share", "oil_share", "grain_share"):
        d = result.state.inputs[name].distribution
        w = d.high - d.low
        a = 1 + 4 * (d.likely - d.low) / w
        variances[name] = w * w * a * (6 - a) / (36 * 7)
    whole = sum(variances.values())
    for share in sensitivity.variance_shares(result, "goods_share"):
        expected = variances[share.names[0]] / whole
        assert share.first == pytest.approx(expected, abs=0.03)
        assert share.total == pytest.approx(expected, abs=0.03)


def test_shares_of_a_product_by_hand():
    """value_added = sale x n x r x m with independent factors of squared relative spreads c: the first share of n is
    c_n over (1 + c_n)(1 + c_r)(1 + c_m) - 1, its total share c_n (1 + c_r)(1 + c_m) over the same."""
    result = econ.run(Scenario.preset())
    c = {}
    for name in ("newly_produced_share", "domestic_value_added_ratio", "multiplier"):
        d = result.state.inputs[name].distribution
        w = d.high - d.low
        a = 1 + 4 * (d.likely - d.low) / w
        c[name] = w * w * a * (6 - a) / (36 * 7) / ((d.low + 4 * d.likely + d.high) / 6) ** 2
    product = np.prod([1 + v for v in c.values()])
    found = {s.names[0]: s for s in sensitivity.variance_shares(result, "value_added")}
    assert set(found) == set(c)
    for name, share in found.items():
        assert share.first == pytest.approx(c[name] / (product - 1), abs=0.03)
        assert share.total == pytest.approx(c[name] * product / (1 + c[name]) / (product - 1), abs=0.03)


# What it is worth to know


def test_knowing_the_only_uncertain_input_leaves_no_doubt(press):
    """The share is above 0.8921% half of the time; who knows GDP knows which."""
    (found,) = sensitivity.value_of_information(press, "gdp_share", 250e6 * 1291.7796 / 36.2e12)
    assert found.wrong_now == pytest.approx(0.5, abs=0.01)
    assert found.wrong_then == pytest.approx(0, abs=0.02)


def test_nothing_is_worth_knowing_when_the_answer_is_certain(press):
    (found,) = sensitivity.value_of_information(press, "gdp_share", 1.0)
    assert found.value == 0
