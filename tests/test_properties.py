"""What must hold whatever is asked."""

import json

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

import econ
from econ import Sampler, Scenario
from econ.numerics.distributions import Fixed, LogNormal, Pert, Uniform

FEW = settings(max_examples=25)

share = st.floats(0.01, 0.99)
shares = st.one_of(
    share.map(Fixed),
    st.tuples(share, share).map(sorted).filter(lambda p: p[1] - p[0] > 1e-3).map(lambda p: Uniform(*p)),
    st.tuples(share, share, share).map(sorted).filter(lambda p: p[2] - p[0] > 1e-3).map(lambda p: Pert(*p)),
)
amounts = st.one_of(
    st.floats(1e3, 1e9).map(Fixed),
    st.tuples(st.floats(1e3, 1e8), st.floats(1.5, 10)).map(lambda p: LogNormal(p[0], p[0] * p[1], 0.9)),
)

settings_of_a_scenario = st.fixed_dictionaries(
    {},
    optional={
        "sale_value": amounts,
        "payment_discount": shares,
        "newly_produced_share": shares,
        "paid_share": shares,
        "containers": st.integers(0, 50_000).map(lambda n: Fixed(float(n))),
        "quantity_shell_152": st.integers(0, 10**7).map(lambda n: Fixed(float(n))),
        "quantity_srbm": st.integers(0, 900).map(lambda n: Fixed(float(n))),
        "delivery_period": st.floats(0.1, 10).map(Fixed),
        "enforcement_probability": shares,
    },
)

scenarios = st.builds(
    Scenario,
    exporter=st.just("PRK"),
    buyer=st.sampled_from(["RUS", None, "IRN"]),
    year=st.integers(2017, 2024),
    gdp=st.sampled_from(["un_current", "un_constant"]),
    set=settings_of_a_scenario,
    sampler=st.integers(-5, 10**9).map(lambda seed: Sampler(seed=seed, points=32, scrambles=2)),
)


def number(result, name):
    return np.asarray(result.draws[name], dtype=float)


@FEW
@given(scenarios)
def test_any_scenario_comes_back_from_its_json_with_the_same_digits(asked):
    state = econ.resolve(asked)
    back = Scenario.from_dict(json.loads(state.json))
    assert econ.resolve(back).digest == state.digest
    one, other = econ.run(asked), econ.run(back)
    assert one.outputs == other.outputs
    for name in one.outputs:
        assert number(one, name).tobytes() == number(other, name).tobytes(), name


@FEW
@given(scenarios, scenarios)
def test_two_questions_have_one_digest_only_if_they_are_the_same(one, other):
    a, b = econ.resolve(one), econ.resolve(other)
    assert (a.digest == b.digest) == (a.canonical == b.canonical)


@FEW
@given(scenarios)
def test_what_is_asked_for_is_delivered_or_short(asked):
    result = econ.run(asked)
    if "shortfall" in result.draws:
        ordered = number(result, "quantity_ordered")
        both = number(result, "quantity_delivered") + number(result, "shortfall")
        assert np.allclose(both, ordered, rtol=1e-12, atol=1e-6)
        assert (number(result, "shortfall") >= 0).all()


@FEW
@given(scenarios)
def test_the_payment_is_split_without_a_rest(asked):
    result = econ.run(asked.change(buyer="RUS", year=2024))  # how others pay is not known, nor what came before
    parts = sum(number(result, n) for n in ("cash_received", "oil_value", "grain_value", "goods_value"))
    received = number(result, "value_received")
    assert np.allclose(parts, received, rtol=1e-9, atol=1e-6)
    assert np.allclose(received + number(result, "payment_gap"), number(result, "sale_value"), rtol=1e-12, atol=1e-6)


@FEW
@given(scenarios)
def test_money_and_probabilities_stay_in_their_bounds(asked):
    result = econ.run(asked.change(buyer="RUS", year=2024))
    for name in ("sale_value", "sale_total", "gdp", "value_received", "stock_receipts", "expected_loss"):
        assert (number(result, name) >= 0).all(), name
    for name in ("goods_share", "cash_share", "paid_share"):
        assert ((number(result, name) >= 0) & (number(result, name) <= 1)).all(), name
    for name in result.outputs:
        assert np.isfinite(number(result, name)).all(), name


@FEW
@given(scenarios)
def test_what_is_added_to_gdp_and_what_comes_from_stock_are_no_more_than_the_multiplied_sale(asked):
    """Value added is at most the new part times the multiplier (1.3 at most here); the old part is the rest."""
    result = econ.run(asked)
    new_part = number(result, "sale_value") - number(result, "stock_receipts")
    assert (number(result, "value_added") <= 1.3 * new_part + 1e-6).all()


@FEW
@given(scenarios, st.floats(1.01, 100))
def test_a_sale_that_many_times_larger_has_a_share_that_many_times_larger(asked, times):
    one = econ.run(asked.change(buyer="RUS", set={"sale_value": 1e6}))
    other = econ.run(asked.change(buyer="RUS", set={"sale_value": 1e6 * times}))
    for name in ("gdp_share", "trade_share", "value_added", "costs_total"):
        assert np.allclose(number(other, name), times * number(one, name), rtol=1e-12), name


@FEW
@given(scenarios, shares)
def test_a_new_spread_on_one_input_moves_the_draws_of_no_other(asked, value):
    one, other = econ.run(asked), econ.run(asked.change(set={"dud_share": value}))
    for name, item in one.state.inputs.items():
        if name != "dud_share":
            assert one.sample(item).tobytes() == other.sample(other.state.inputs[name]).tobytes(), name


@FEW
@given(scenarios)
def test_the_claim_turned_round_comes_back(asked):
    """The GDP that a share implies, times the share, is the sale."""
    result = econ.run(asked.change(set={"claimed_share": 0.02}))
    claimed = number(result, "claimed_share")
    assert np.allclose(number(result, "implied_gdp") * claimed, number(result, "sale_value"), rtol=1e-12)
    back = number(result, "sale_for_claimed_share") / number(result, "gdp")
    assert np.allclose(back, claimed, rtol=1e-12)
