"""Percentiles with one input integrated out: the same numbers, with less noise, and honest about it."""

import numpy as np
import pytest
from scipy import stats

import econ
from econ import Sampler, Scenario
from econ.engine.estimates import estimate, estimates
from econ.numerics.statistics import summarise

T_95 = 2.365
"""97.5% point of Student's t with the seven degrees of freedom of eight scrambles (any table)."""


MUNITIONS = ("shell_152", "rocket_122")


def build_up(**changes):
    return econ.run(Scenario.preset("missiles-added").change(**changes))


def test_a_product_of_two_lognormals_has_the_percentiles_of_theory():
    """ln(sale) is normal: the sum of two normal logarithms with the stated 90% intervals (SciPy as witness)."""
    asked = Scenario(
        exporter="PRK",
        year=2022,
        gdp="un_current",
        set={
            "quantity_shell_122": "90%: 1000 to 4000 round",
            "price_shell_122": "90%: 250 to 1000 USD/round",
            "quality_discount_shell_122": 0.0,
        },
    )
    found = estimate(econ.run(asked), "gross_value")
    z = stats.norm.ppf(0.95)
    middle = np.log(np.sqrt(1000 * 4000) * np.sqrt(250 * 1000))
    spread = np.hypot(np.log(4) / 2 / z, np.log(4) / 2 / z)
    expected = [float(np.exp(middle + spread * stats.norm.ppf(p))) for p in (0.05, 0.5, 0.95)]
    assert found.method in ("quantity_shell_122", "price_shell_122")
    assert [found.low, found.median, found.high] == pytest.approx(expected, rel=2e-3)


def test_a_quantity_with_one_uncertain_input_has_its_exact_percentiles():
    """250 million over a normal GDP of 24.5 billion with 90% within a tenth: the reciprocal of its quantiles."""
    found = estimate(econ.run(Scenario.preset().change(gdp="bok_real_press")), "gdp_share")
    z = stats.norm.ppf(0.95)
    gdp = stats.norm(24.5e9, 0.1 * 24.5e9 / z)
    expected = [250e6 / gdp.ppf(p) for p in (0.95, 0.5, 0.05)]
    assert found.method == "gdp_published"
    assert [found.low, found.median, found.high] == pytest.approx(expected, rel=1e-6)


def test_the_estimate_is_closer_to_the_truth_than_the_draws_on_the_same_points():
    """With the prices apart: one that moves together with another is not integrated out."""
    apart = [(f"{kind}_{line}", "containers", 0) for kind in ("price", "quality_discount") for line in MUNITIONS]
    truth = summarise(
        build_up(sampler=Sampler(seed=99, points=1 << 15), correlation=apart).draws["gdp_share"],
        Sampler(points=1 << 15),
    )
    ours, plain = [], []
    for seed in range(12):
        result = build_up(sampler=Sampler(seed=seed), correlation=apart)
        ours.append(estimate(result, "gdp_share").high / truth.high - 1)
        plain.append(summarise(result.draws["gdp_share"], result.scenario.sampler).high / truth.high - 1)
    assert np.sqrt(np.mean(np.square(ours))) < 0.6 * np.sqrt(np.mean(np.square(plain)))


def test_the_stated_error_covers_the_truth_about_as_often_as_it_says():
    truth = summarise(build_up(sampler=Sampler(seed=99, points=1 << 15)).draws["gdp_share"], Sampler(points=1 << 15))
    inside = []
    for seed in range(40):
        found = estimate(build_up(sampler=Sampler(seed=seed)), "gdp_share")
        inside += [
            abs(found.low - truth.low) < T_95 * found.error_low + 3 * truth.error_low,
            abs(found.high - truth.high) < T_95 * found.error_high + 3 * truth.error_high,
        ]
    assert np.mean(inside) > 0.85


def test_an_output_that_is_no_straight_line_in_any_input_falls_back_to_the_draws_and_says_so(opened):
    """The break-even probability is cut off at both ends, so no input gives a straight line."""
    result = opened(econ.Scenario.preset("missiles-added"))
    found = estimate(result, "break_even_probability")
    assert found.method == "points"
    central = result.central["break_even_probability"]
    assert found == summarise(result.draws["break_even_probability"], result.scenario.sampler, central)


def test_a_capacity_that_binds_is_noticed():
    """Quantities cut off by capacity are no straight line; the percentiles must still be those of the draws."""
    result = econ.run(Scenario.preset("drones-not-ready"))
    found, plain = estimate(result, "sale_value"), summarise(result.draws["sale_value"], result.scenario.sampler)
    assert [found.low, found.median, found.high] == pytest.approx([plain.low, plain.median, plain.high], rel=0.05)


def test_every_output_of_every_preset_agrees_with_its_draws():
    wrong = []
    for name in econ.default_book().presets:
        result = econ.run(Scenario.preset(name))
        for output in result.outputs:
            if np.size(result.central[output]) != 1:
                continue
            found, plain = estimate(result, output), summarise(result.draws[output], result.scenario.sampler)
            for end in ("low", "median", "high"):
                a, b = getattr(found, end), getattr(plain, end)
                if abs(a - b) > 0.05 * max(abs(a), abs(b)) + 0.1 * plain.sd:
                    wrong.append(f"{name} {output} {end}: {a:g} against {b:g}")
    assert wrong == [], "\n".join(wrong)


@pytest.mark.parametrize("points", [64, 1024])
def test_outputs_estimated_together_have_the_bits_of_each_alone(points):
    asked = Scenario.preset("missiles-added").change(sampler=Sampler(points=points))
    together, alone = econ.run(asked), econ.run(asked)
    names = [n for n in together.outputs if np.size(together.central[n]) == 1]
    found = estimates(together, names)
    assert list(found) == names
    assert len({s.method for s in found.values()}) > 3
    assert {n: estimate(alone, n) for n in names} == found


def test_a_quantity_without_spread_has_no_error():
    found = estimate(econ.run(), "sale_value")
    assert (found.low, found.median, found.high, found.error, found.sd) == (250e6, 250e6, 250e6, 0, 0)
