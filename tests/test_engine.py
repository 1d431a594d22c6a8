"""Run a scenario: the same points for everybody, each output with its sources, gaps with their reasons."""

import dataclasses

import numpy as np
import pytest

import econ
from econ import InputError, Sampler, Scenario
from econ.engine import evaluate, kept, kept_in_words
from econ.engine.estimates import estimate, estimates
from econ.equations.graph import Equation, Graph
from econ.numerics.distributions import Fixed, Uniform
from econ.wording.language import speaking

FAST = Sampler(points=64, scrambles=2)
BOOK = econ.default_book()


def run(name="containers-to-shells-2023-24", **changes):
    return econ.run(Scenario.preset(name).change(**{"sampler": FAST} | changes))


def raw(value):
    return np.ascontiguousarray(value, dtype=float).tobytes()


@pytest.mark.parametrize("name", BOOK.presets)
def test_two_runs_give_the_same_bits(name):
    one, other = run(name), run(name)
    assert {n: raw(v) for n, v in one.draws.items()} == {n: raw(v) for n, v in other.draws.items()}
    assert str(one.fingerprint) == str(other.fingerprint)


@pytest.mark.parametrize("name", BOOK.presets)
def test_every_draw_is_the_scenario_with_its_inputs_at_that_draw(name):
    """Draw 77 of the array run is the run of the 77th values alone: nothing leaks between draws."""
    result = run(name)
    place = 77

    def at(value):
        array = np.asarray(value, dtype=float)
        return array[..., place : place + 1] if array.ndim and array.shape[-1] > 1 else array

    inputs = {n: at(v) for n, v in result.draws.items() if n not in result.graph.equations or n in result.stated}
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        alone = result.graph.evaluate(inputs)
    wrong = [n for n in result.outputs if raw(at(result.draws[n])).strip() != raw(alone[n]).strip()]
    assert wrong == []


def test_setting_one_input_leaves_the_draws_of_all_others_alone():
    before, after = run(), run(set={"dud_share": Uniform(0.2, 0.3)})
    inputs = [n for n in before.draws if n not in before.graph.equations]
    assert [n for n in inputs if raw(before.draws[n]) != raw(after.draws[n])] == ["dud_share"]


def test_making_an_uncertain_input_certain_leaves_the_draws_of_all_others_alone():
    before, after = run(), run(set={"dud_share": 0.3})
    assert [
        n for n in before.draws if n not in before.graph.equations and raw(before.draws[n]) != raw(after.draws[n])
    ] == ["dud_share"]


def test_two_scenarios_share_their_points():
    """A sale half as large is half as large in each draw: the difference is no noise."""
    one, half = run(set={"sale_value": 2e8}), run(set={"sale_value": 1e8})
    assert (np.asarray(one.draws["gdp_share"]) == 2 * np.asarray(half.draws["gdp_share"])).all()


def test_a_scenario_without_any_goods_gives_finite_numbers_or_reasons():
    result = econ.run(Scenario(sampler=FAST))
    wrong = [n for n in result.outputs if not np.all(np.isfinite(np.asarray(result.draws[n], dtype=float)))]
    assert wrong == []
    assert all(result.left_out.values())


def test_every_exporter_runs_and_what_is_left_out_has_a_reason():
    """A reason names what is not known, in words; "x has no value" is none."""
    wrong = set()
    for code in sorted(c for c, v in BOOK.countries.items() if v.gdp and c != "WLD"):
        year = BOOK.series(code, BOOK.country(code).gdp).years()[-1]
        result = econ.run(Scenario(code, None, year, set={"sale_value": 1e8}, sampler=FAST))
        assert {*result.outputs, *result.left_out} == set(result.graph.equations)
        assert not {*result.outputs} & {*result.left_out}
        assert np.all(np.isfinite(np.asarray(result.draws["gdp_share"], dtype=float)))
        wrong |= {f"{n}: {why}" for n, why in result.left_out.items() if not why or "has no value" in why}
    assert wrong == set(), "\n".join(sorted(wrong))


def test_without_a_buyer_nothing_is_said_of_one():
    result = run(buyer=None)
    assert {"days_of_fire", "buyer_gdp_share", "buyer_war_cost_share"} <= set(result.left_out)
    assert "no buyer" in result.left_out["buyer_gdp_share"]


def test_a_capacity_that_binds_is_a_shortfall_and_never_a_loss_in_silence():
    """A thousand drones are asked for; what is delivered and what is short make a thousand in each draw."""
    result = run("drones-not-ready")
    place = result.state.lines.index("drone")
    delivered, short = (np.asarray(result.draws[n])[place] for n in ("quantity_delivered", "shortfall"))
    assert delivered + short == pytest.approx(1000, rel=1e-14)
    assert (short > 0).all()


# Where an answer comes from


def test_the_share_of_gdp_of_the_press_line_rests_on_four_published_pages():
    """The press line and its relay; the won figure in Voice of America; the rate of the Federal Reserve."""
    result = econ.run()
    named = set(result.sources_of("gdp_share"))
    assert {"BBG2307E", "espreso2023", "voa2023", "fred_fx_datahub"} <= named
    assert "newsis2025" not in named, "that one printed the figure of another year"
    assert [i.name for i in result.inputs_of("gdp_share")] == sorted(
        ("gdp_published", "gdp_price_level", "gdp_exchange_rate", "sale_value"),
        key=list(result.state.inputs).index,
    )


def test_a_stated_quantity_rests_on_itself():
    result = econ.run(Scenario.preset().change(set={"gdp": 25e9}))
    assert [i.name for i in result.inputs_of("gdp")] == ["gdp"]
    assert result.grade_of("gdp") == "F6"
    assert result.grade_of("gdp_share") == "F6"


def test_a_grade_is_the_weakest_of_the_inputs():
    """The press line is C2 and the Bank of Korea's figure, as printed by the press, B3."""
    assert econ.run().grade_of("gdp_share") == "C3"  # the sale is C2, the Bank of Korea's GDP B3


def test_lines_of_which_nothing_is_delivered_lend_no_source():
    """The Durban cargo prices spare parts, and none are shipped here."""
    assert "DURBAN" not in run().sources_of("gross_value")
    assert "DURBAN" in run("missiles-added").sources_of("gross_value")


def test_an_output_that_does_not_exist_is_answered_with_the_nearest():
    for ask in (econ.run().inputs_of, econ.run().sources_of, econ.run().grade_of):
        with pytest.raises(InputError, match="gdp_share"):
            ask("gdp_shares")


# The fingerprint


def test_the_fingerprint_names_version_scenario_data_and_model():
    text = str(econ.run().fingerprint)
    assert econ.__version__ in text
    assert econ.run().state.digest[:8] in text
    assert BOOK.digest[:8] in text
    assert econ.GRAPH.digest[:8] in text


def test_each_part_of_the_fingerprint_moves_by_itself(data):
    one = econ.run().fingerprint
    other = econ.run(Scenario.preset().change(year=2023)).fingerprint
    assert (one.data, one.model) == (other.data, other.model)
    assert one.scenario != other.scenario
    (data / "release.toml").write_text('date = "2027-01-01"\n', "utf-8")
    later = econ.run(book=econ.Book(data)).fingerprint
    assert (later.scenario, later.model) == (one.scenario, one.model)
    assert later.data != one.data


def part(sale_value, gdp):
    return sale_value / gdp


def test_a_result_goes_by_its_own_equations():
    """The calculator computes `gdp` and `sale_value`, so that a scenario may state them; here they are inputs."""
    state = econ.resolve(Scenario(set={"gdp": 25e9, "sale_value": 250e6}, sampler=FAST))
    result = evaluate(state, BOOK, Graph([Equation("part", part, "1", "", "", "", "page")]))
    assert (result.outputs, result.stated, result.central["part"]) == (("part",), (), 0.01)
    more = dataclasses.replace(state.inputs["gdp"], distribution=Fixed(50e9))
    assert result.vary({"gdp": more}).central["part"] == 0.005
    assert set(econ.run(state.scenario).stated) == {"gdp", "sale_value", "sale_severity"}


# Results varied


@pytest.mark.parametrize("name", ["containers-to-shells-2023-24", "press-line-2023", "payment-in-oil-and-grain"])
def test_a_varied_result_is_the_result_of_the_varied_scenario(name):
    """For every input in turn: the short way and the long way give the same bits."""
    result = run(name)
    wrong = []
    for quantity, item in result.state.inputs.items():
        new = Fixed(item.distribution.central * 0.9 if item.distribution.central else 0.0)
        try:
            fresh = run(name, set={quantity: new})
        except InputError:
            continue  # a definition cannot be set
        varied = result.vary({quantity: dataclasses.replace(item, distribution=new)})
        wrong += [
            f"{quantity}: {n}"
            for n in fresh.outputs
            if np.shape(varied.draws.get(n)) != np.shape(fresh.draws[n]) or raw(varied.draws[n]) != raw(fresh.draws[n])
        ]
    assert wrong == [], "\n".join(wrong)


def test_varying_leaves_the_first_result_alone():
    result = econ.run()
    before = {n: raw(v) for n, v in result.draws.items()}
    item = result.state.inputs["gdp_published"]
    result.vary({"gdp_published": dataclasses.replace(item, distribution=Fixed(1e13))})
    assert {n: raw(v) for n, v in result.draws.items()} == before


def test_varying_hands_on_the_statistics_of_what_stays_and_nothing_else():
    """Another GDP moves the share of it and not the sale; what is kept may rest on anything."""
    result = run()
    before = estimates(result, ("sale_value", "gdp_share"))
    econ.tables.by_gdp_source(result)
    item = result.state.inputs["gdp_published"]
    varied = result.vary({"gdp_published": dataclasses.replace(item, distribution=Fixed(1e13))})
    assert varied.statistics["sale_value"] is before["sale_value"]
    assert "gdp_share" not in varied.statistics
    assert result.kept
    assert not varied.kept
    assert estimate(varied, "gdp_share").median != before["gdp_share"].median


def test_what_is_kept_is_computed_once_for_each_argument_and_language():
    calls = []

    def counted(result, word, other=None):
        calls.append(word)
        return f"{word} {len(calls)}"

    result, same = run(), run()
    once, in_words = kept(counted), kept_in_words(counted)
    assert once(result, "a") == once(result, "a") == "a 1"
    assert once(result, "b") == "b 2"
    assert once(result, "a", other=result) == once(result, "a", other=same) == "a 3"
    assert once(same, "a") == "a 4"
    with speaking("id"):
        assert once(result, "a") == "a 1"
        assert in_words(result, "a") == "a 5"
    assert in_words(result, "a") == "a 6"


def test_a_zero_in_a_denominator_is_no_crash(opened):
    """The break-even probability divides by what would be lost, by nothing here; it stops at one."""
    less = {"lost_trade_share": 0, "paid_share": 1, "cash_share": 1, "oil_share": 0, "grain_share": 0}
    result = opened(econ.Scenario.preset("press-line-2023").change(set=less))
    assert result.central["break_even_probability"] == 1.0
    assert result.central["gdp_share"] == pytest.approx(0.25 / 28.02, rel=0.01)  # 250 million over 28.0 billion
