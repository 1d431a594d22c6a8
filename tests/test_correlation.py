"""Inputs that move together. Expected values: SciPy's rank correlations, the arithmetic of covariances by hand."""

import itertools
import json
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import spearmanr

import econ
from econ import InputError, Scenario
from econ.analysis import sensitivity
from econ.engine.estimates import estimate
from econ.numerics.correlation import cholesky, groups, mixing, nearest, normal_correlation, pairs_of
from econ.numerics.sobol import Sampler
from econ.provenance import links

PRICES = ("price_rocket_122", "price_shell_152")
LINES_OF_BASE = (*PRICES, "quality_discount_rocket_122", "quality_discount_shell_152")
BASE = Scenario.preset("containers-to-shells-2023-24")


def together(*pairs, base=BASE, **changes):
    return econ.run(base.change(correlation=pairs, **changes))


@pytest.mark.parametrize("rank", [0.8, 0.3, -0.6, 0.99])
def test_draws_have_the_rank_correlation_that_is_asked_for(rank):
    result = together((*PRICES, rank))
    a, b = (result.sample(result.state.inputs[name]) for name in PRICES)
    assert spearmanr(a, b).statistic == pytest.approx(rank, abs=0.02)


def test_shapes_that_are_not_normal_move_together_too():
    """containers is a PERT, gdp_published a normal distribution."""
    result = together(("containers", "gdp_published", 0.7))
    a, b = (result.sample(result.state.inputs[name]) for name in ("containers", "gdp_published"))
    assert spearmanr(a, b).statistic == pytest.approx(0.7, abs=0.02)


def test_each_input_keeps_its_own_distribution():
    plain, result = econ.run(BASE), together((*PRICES, 0.8))
    for name in PRICES:
        item = result.state.inputs[name]
        for p in (0.05, 0.5, 0.95):
            exact = item.distribution.quantile(np.array([p]))[0]
            assert np.quantile(result.sample(item), p) == pytest.approx(exact, rel=0.02), (name, p)
    other = plain.state.inputs["price_srbm"]
    assert result.sample(other).tobytes() == plain.sample(other).tobytes()


def test_the_first_of_a_group_keeps_its_draws():
    first = min(PRICES)
    item = econ.run(BASE).state.inputs[first]
    assert together((*PRICES, 0.8)).sample(item).tobytes() == econ.run(BASE).sample(item).tobytes()


def test_correlation_widens_a_sum_as_its_variance_says():
    """var(a + b) = var a + var b + 2 r sd(a) sd(b) of two normal incomes; r from the rank by Pearson's relation."""
    blank = Scenario(
        set={"exports": "normal 90%: 200 to 300 million USD/year", "imports": "normal 90%: 2 to 3 billion USD/year"}
    )
    result = econ.run(blank.change(correlation=[("exports", "imports", 0.5)]))
    sd = {"exports": 50e6 / 1.6448536, "imports": 5e8 / 1.6448536}
    r = 2 * math.sin(math.pi * 0.5 / 6)
    a, b = (result.sample(result.state.inputs[name]) for name in sd)
    expected = math.sqrt(sd["exports"] ** 2 + sd["imports"] ** 2 + 2 * r * sd["exports"] * sd["imports"])
    assert np.std(a + b) == pytest.approx(expected, rel=0.005)


@given(st.floats(-1, 1))
def test_the_relation_of_ranks_to_normal_values_is_pearsons(rank):
    assert normal_correlation(rank) == pytest.approx(2 * math.sin(math.pi * rank / 6), rel=1e-14, abs=1e-300)


@given(st.lists(st.floats(-0.95, 0.95), min_size=6, max_size=6))
def test_a_matrix_is_taken_or_refused_as_its_eigenvalues_say(values):
    matrix = np.eye(4)
    matrix[np.triu_indices(4, 1)] = values
    matrix = np.maximum(matrix, matrix.T) + np.minimum(matrix, matrix.T) - np.eye(4)
    smallest = np.linalg.eigvalsh(matrix)[0]
    factor = cholesky(matrix.tolist())
    if abs(smallest) > 1e-4:
        assert (factor is not None) == (smallest > 0)
    if factor is not None:
        square = np.array([row + [0.0] * (4 - len(row)) for row in factor])
        assert np.abs(square @ square.T - matrix).max() < 1e-12


@given(st.lists(st.floats(-0.99, 0.99), min_size=3, max_size=3))
def test_what_is_offered_instead_can_be(values):
    a, b, c = values
    offered = nearest([[1, a, b], [a, 1, c], [b, c, 1]])
    assert cholesky([[normal_correlation(v) for v in row] for row in offered]) is not None
    assert all(row[n] == 1 for n, row in enumerate(offered))


def test_what_can_be_is_hardly_changed_by_looking_for_the_nearest():
    assert nearest([[1, 0.5, 0.2], [0.5, 1, -0.1], [0.2, -0.1, 1]]) == [[1, 0.5, 0.2], [0.5, 1, -0.1], [0.2, -0.1, 1]]


def test_correlations_that_cannot_be_are_refused_and_the_nearest_offered():
    pairs = [("price_shell_152", "price_rocket_122", 0.9), ("price_rocket_122", "price_srbm", 0.9)]
    with pytest.raises(InputError, match=r"No quantities can have these correlations together.*nearest that can be"):
        together(*pairs)


@pytest.mark.parametrize(
    ("pairs", "says"),
    [
        ([("exports", "exports", 0.5)], "always moves with itself"),
        ([("exports", "imports", 1.0)], "no rank correlation"),
        ([("exports", "imports", float("nan"))], "no rank correlation"),
        ([("exports", "imports", "much")], "no rank correlation"),
        ([("exports", "imports")], "two names and a number"),
        ([("exports", "imports", 0.5), ("imports", "exports", 0.4)], "two correlations"),
        ([("exports", "importz", 0.5)], "imports"),
    ],
)
def test_bad_correlations_are_refused_in_words(pairs, says):
    with pytest.raises(InputError, match=says):
        together(*pairs)


def test_the_order_of_names_and_pairs_makes_no_difference():
    a, b, c = ("exports", "imports", 0.3), ("price_srbm", "exports", 0.2), ("imports", "price_srbm", 0.1)
    digests = {
        together(*(tuple(reversed(p[:2])) + p[2:] if flip else p for p in order)).fingerprint.scenario
        for order in itertools.permutations((a, b, c))
        for flip in (False, True)
    }
    assert len(digests) == 1


def test_no_correlation_is_the_question_without_it():
    assert together(("exports", "imports", 0.0)).fingerprint == econ.run(BASE).fingerprint
    assert together((*PRICES, 0.5)).fingerprint != econ.run(BASE).fingerprint


def test_groups_are_what_hangs_together():
    pairs = pairs_of([("a", "b", 0.1), ("c", "b", 0.1), ("x", "y", 0.2)])
    assert groups(pairs) == (("a", "b", "c"), ("x", "y"))
    assert [name for name, _ in mixing(pairs)["c"]] == ["a", "b", "c"]


def test_correlations_travel_with_a_file_and_a_link():
    result = together((*PRICES, 0.5))
    back = econ.run(Scenario.from_dict(json.loads(result.state.json)))
    assert back.fingerprint == result.fingerprint
    assert estimate(back, "gdp_share") == estimate(result, "gdp_share")
    thawed = econ.run(links.thaw(links.freeze(result)).scenario)
    assert thawed.fingerprint.scenario == result.fingerprint.scenario


def test_correlations_are_read_from_a_file(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text(
        'name = "mine"\ntitle = "Mine"\nexporter = "PRK"\nyear = 2022\n'
        'correlation = [["imports", "exports", 0.5]]\n[set]\nsale_value = "250 million USD/year"\n',
        "utf-8",
    )
    assert Scenario.load(path).correlation == (("exports", "imports", 0.5),)


def test_a_correlated_input_is_not_integrated_out():
    plain = estimate(econ.run(BASE), "gdp_share").method
    other = "container_weight_shell_152"
    assert estimate(together((plain, other, 0.4)), "gdp_share").method not in (plain, other)


def test_correlated_inputs_have_one_share_of_the_variance_together():
    """Shares of independent groups add up to one where the output is nearly a product."""
    result = together((*PRICES, 0.6), sampler=Sampler(points=1024))
    found = {s.names: s for s in sensitivity.variance_shares(result, "gdp_share")}
    assert PRICES in found
    assert not {(name,) for name in PRICES} & found.keys()
    assert sum(s.first for s in found.values()) == pytest.approx(1, abs=0.1)


def test_an_input_without_spread_stays_as_it_is():
    result = together(("exports", "sale_value", 0.9), base=Scenario.preset("press-line-2023"))
    assert result.draws["sale_value"] == 250e6


def test_another_gdp_source_takes_the_correlation_along():
    """Purchasing-power sources give GDP as a whole, so that a pair with the published figure has no partner there."""
    result = together(("gdp_published", "exports", 0.5))
    assert all(math.isfinite(row["share"]) for row in econ.tables.by_gdp_source(result))


@pytest.mark.timeout(15)
def test_very_many_impossible_pairs_are_refused_soon_and_in_a_few_words():
    """Version 0.2.0 took 19 seconds for 99 quantities and said 130 KB."""
    names = [f"name_{n:02}" for n in range(99)]
    pairs = pairs_of((a, b, -0.5) for a, b in itertools.combinations(names, 2))
    with pytest.raises(InputError, match="No 99 quantities") as refused:
        mixing(pairs)
    assert len(str(refused.value)) < 500


def test_ten_quantities_are_offered_the_nearest_that_can_be():
    """Ten that all repel each other can do so by 1 / 9 at most."""
    pairs = pairs_of((a, b, -0.5) for a, b in itertools.combinations("abcdefghij", 2))
    with pytest.raises(InputError, match=r"The nearest that can be: a and b −0\.1[01]"):
        mixing(pairs)


def test_figures_of_two_lines_that_share_their_sources_move_together():
    """Where half of the sources of one are those of the other; drawn independently, their errors would cancel."""
    book = econ.default_book()
    known = {frozenset((pair.first, pair.second)) for pair in book.together}
    kinds = ("price", "quality_discount")
    for kind in kinds:
        cards = [c for name, cards in book.line_cards.items() if name.startswith(f"{kind}_") for c in cards]
        for a, b in itertools.combinations([c for c in cards if not c.distribution.is_fixed], 2):
            shared = len(set(a.sources) & set(b.sources)) / min(len(a.sources), len(b.sources))
            assert a.name == b.name or shared < 0.5 or {a.name, b.name} in known, (a.name, b.name, shared)


def test_prices_of_one_source_widen_the_answer():
    """By an economist's reckoning with rank correlation 0.9: 2.9 to 10.4% at 15,800 to 16,000 containers."""
    result = econ.run(BASE.change(set={"containers": "15800 to 16000 container, likely 15900"}))
    share = estimate(result, "gdp_share")
    assert (share.low, share.high) == pytest.approx((0.029, 0.104), abs=0.0005)
    apart = econ.run(BASE.change(correlation=[(name, "containers", 0) for name in LINES_OF_BASE]))
    assert not [pair for pair in apart.state.correlation if {*LINES_OF_BASE} & {*pair[:2]}]


def test_a_scenario_that_correlates_an_input_has_its_own_correlations_only():
    result = together(("price_rocket_122", "containers", -0.5))
    assert ("containers", "price_rocket_122", -0.5) in result.state.correlation
    assert not {p for p in result.state.correlation if p[2] > 0 and "price_rocket_122" in p[:2]}
    assert any("quality_discount_shell_152" in p for p in result.state.correlation)


def test_a_stated_sale_needs_no_correlation_of_prices():
    assert econ.run(Scenario.preset("press-line-2023")).state.correlation == ()
