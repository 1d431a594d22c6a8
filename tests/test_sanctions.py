"""Sanction risk: two estimates of one loss, the probability at which a sale stops paying, and where it is not asked.

Expected values: published episodes and arithmetic by hand; each says which.
"""

import numpy as np
import pytest

import econ
from econ.analysis import guards, tables
from econ.evidence.records import Embargo
from econ.model import sanctions
from econ.output import charts
from econ.output.marks import Curve, Dots, Rule
from econ.scenario.request import Sampler
from tests.drawn import marks

FEW = Sampler(points=64, scrambles=2)
BOOK = econ.default_book()
NOT_ASKED = "not asked: no arms embargo of the United Nations is broken"


def run(name="missiles-added", **settings):
    return econ.run(econ.Scenario.preset(name).change(sampler=FEW, set=settings))


def number(result, name):
    return float(np.ravel(result.central[name])[0])


@pytest.fixture(scope="module")
def missiles():
    return run()


def test_the_loss_of_export_income_in_2018_comes_out_of_its_parts():
    """KOTRA: exports fell from 1.77 to 0.243 billion dollars in 2018, 0.863 of them; over a year 1.53 billion.

    By hand: 1.77 x 0.863 = 1.527 billion, all of it exposed and value added, the whole answer, one year, no discount.
    """
    at_risk = sanctions.exports_at_risk(1.77e9, 1.0, 1.0)
    year = sanctions.discounted_sanction_period(1.0, 10.0, 0.0, 1.0)
    assert sanctions.loss_if_enforced(at_risk, 0.0, 0.863, 1.0, year) == pytest.approx(1.77e9 - 0.243e9, rel=1e-3)


def test_two_years_of_the_bank_of_korea_are_the_loss_by_its_episode():
    """Bank of Korea: output fell by 3.5 and 4.1 percent in 2017 and 2018, by 0.0746 against 2016 (100 to 92.54).

    By hand: 0.0746 of 30 billion dollars is 2.24 billion in a year, if the whole episode came again for one year.
    """
    fall = 1 - (1 - 0.035) * (1 - 0.041)
    year = sanctions.discounted_sanction_period(1.0, 10.0, 0.0, 1.0)
    assert fall == pytest.approx(1 - 0.925435, abs=1e-6)
    assert sanctions.import_compression_loss(30e9, fall, 1.0, 1.0, year) == pytest.approx(2.237e9, rel=1e-3)
    values = BOOK.cards["episode_income_loss"].distribution.spec["values"]
    assert min(abs(value - fall) for value in values) < 0.001


@pytest.mark.parametrize(("years", "rate"), [(3, 0.08), (10, 0.08), (10, 0.03), (1, 0.15), (5, 0.0)])
def test_years_of_sanctions_are_discounted_as_an_even_stream(years, rate):
    """By hand: the present value of a dollar a year over T years at a continuous rate r is (1 - exp(-rT)) / r."""
    exact = years if rate == 0 else (1 - np.exp(-rate * years)) / rate
    assert sanctions.discounted_sanction_period(years, 50.0, rate, 1.0) == pytest.approx(exact, rel=2e-3)


def test_years_past_the_horizon_do_not_count():
    assert sanctions.discounted_sanction_period(20.0, 4.0, 0.0, 1.0) == 4.0


ENDS = [(-5, 10, 0), (0, 10, 0), (4, 10, 0.4), (10, 10, 1), (25, 10, 1), (1, 0, 1), (-1, 0, 0)]


@pytest.mark.parametrize(("gain", "loss", "expected"), ENDS)
def test_the_threshold_is_gain_over_loss_and_stays_between_its_ends(gain, loss, expected):
    with np.errstate(divide="ignore", invalid="ignore"):
        for equation in (sanctions.break_even_probability, sanctions.break_even_by_episodes):
            assert float(equation(np.float64(gain), np.float64(loss))) == expected


def test_at_the_threshold_the_expected_net_gain_is_nothing():
    """Whatever the draw: where it lies between the ends, gain less threshold times loss is zero; so is the net gain."""
    found = run(production_cost_ratio=0.1, replaced_share=0.1, rework_cost_ratio=0.05)
    gain, loss, chance = (
        np.ravel(found.draws[n]) for n in ("gain_before_sanctions", "loss_if_enforced", "break_even_probability")
    )
    inside = (chance > 0) & (chance < 1)
    assert inside.sum() > 10
    assert np.max(np.abs((gain - chance * loss)[inside]) / loss[inside]) < 1e-12
    net = found.draws["gain_before_sanctions"] - found.draws["expected_loss"]
    assert np.ravel(found.draws["expected_net_gain"]) == pytest.approx(np.ravel(net), rel=1e-9, abs=1.0)


def test_the_two_estimates_are_never_added():
    graph = econ.GRAPH
    one, other = graph.descendants(["loss_if_enforced"]), graph.descendants(["import_compression_loss"])
    assert set(one) == {"expected_loss", "expected_net_gain", "break_even_probability"}
    assert set(other) == {"break_even_by_episodes"}


def test_a_missile_weighs_more_than_a_shell_and_spare_parts_less(missiles):
    weight = {line: BOOK.line_card(f"severity_{line}", "PRK") for line in ("srbm", "drone", "spare_parts")}
    central = {line: card.distribution.central for line, card in weight.items()}
    assert central["spare_parts"] < 1 < central["drone"] < central["srbm"]
    values = dict(zip(missiles.state.lines, np.ravel(missiles.central["line_value"]), strict=True))
    severity = {line: number_of(missiles, f"severity_{line}") for line in values}
    by_hand = sum(values[n] * severity[n] for n in values) / sum(values.values())
    assert number(missiles, "sale_severity") == pytest.approx(by_hand, rel=1e-12)
    assert number(run("containers-to-shells-2023-24"), "sale_severity") == pytest.approx(1, rel=1e-12)


def number_of(result, name):
    return result.state.inputs[name].distribution.central


def test_the_loss_grows_with_the_sale_but_never_past_the_whole_answer():
    """A sale of 2.3 million dollars was set against the same loss as one of billions."""
    losses = [number(run("press-line-2023", sale_value=s), "loss_if_enforced") for s in (2.3e6, 250e6, 1e9, 100e9)]
    assert losses == sorted(losses)
    assert losses[0] < losses[1] / 80
    whole = number(run("press-line-2023", sale_value=1e15), "loss_if_enforced")
    assert losses[-1] < whole < 1.02 * losses[-1]
    half = number_of(run("press-line-2023"), "half_answer_sale")
    assert number(run("press-line-2023", sale_value=half), "answer_scale") == pytest.approx(0.5)


def test_a_weight_is_that_of_the_goods_whatever_their_value_and_income_counts_for_all_years():
    """By hand: half a dollar that weighs a dollar weighs twice, and no goods as shells; 100 twice and 10 a year for
    three years are 230."""
    assert sanctions.sale_severity(1.0, 0.5) == 2
    with np.errstate(invalid="ignore"):
        assert sanctions.sale_severity(np.float64(0), np.float64(0)) == 1
    assert sanctions.weighted_sale(100, 2, 10, 3) == 230


def test_a_contract_without_goods_weighs_as_shells_and_people_weigh_too():
    asked = {"contract_value": "1 billion USD", "delivery_period": "1 year"}
    goods = econ.run(econ.Scenario(year=2024, set=asked, sampler=FEW))
    assert number(goods, "sale_severity") == 1
    assert number(goods, "weighted_sale") == 1e9
    people = {
        "heads_workers": 1000.0,
        "contract_period_workers": 1.0,
        "pay_workers": 1000.0,
        "reaching_share_workers": 1.0,
    }
    both = econ.run(econ.Scenario(year=2024, set=asked | people, sampler=FEW))
    assert number(both, "weighted_sale") == 1e9 + 12e6  # 1,000 people at 1,000 dollars for twelve months


def test_what_is_banned_already_and_stays_so_is_no_loss():
    """Only additional enforcement counts: with nothing exposed nothing is lost, whatever is traded."""
    found = run(exposed_trade_share=0.0, exposed_banned_share=0.0)
    assert number(found, "loss_if_enforced") == number(found, "expected_loss") == 0
    assert number(found, "exports_at_risk") == number(found, "evasion_at_risk") == 0


@pytest.mark.parametrize(
    ("exporter", "buyer", "year", "broken"),
    [
        ("PRK", "RUS", 2023, True),
        ("PRK", None, 2006, True),
        ("PRK", "RUS", 2005, False),
        ("SRB", "PRK", 2024, True),
        ("IRN", "RUS", 2023, True),
        ("IRN", "RUS", 2024, False),
        ("IRN", "RUS", 2026, True),
        ("KOR", "POL", 2023, False),
        ("RUS", None, 2021, False),
    ],
)
def test_which_sales_break_an_embargo_is_data(exporter, buyer, year, broken):
    """Resolution 1718 of 2006; drones and missiles of Iran until October 2023, and all its arms from September 2025."""
    assert BOOK.breaks_an_embargo(exporter, buyer, year) is broken


def test_an_embargo_holds_on_every_day_of_its_first_and_last_year_and_on_no_other():
    one = Embargo(exporter="IRN", since="2007-03-24", until="2020-10-18", what="Arms.", sources="SIPRIIRN")
    assert [y for y in range(2005, 2023) if one.is_broken("IRN", None, y)] == list(range(2007, 2021))
    assert not one.is_broken("PRK", None, 2010)


@pytest.mark.parametrize("name", [n for n in BOOK.presets if BOOK.preset(n).exporter not in {"PRK", "IRN"}])
def test_where_no_embargo_is_broken_it_is_not_asked(name):
    found = run(name)
    for output in ("loss_if_enforced", "expected_loss", "import_compression_loss", "break_even_probability"):
        assert NOT_ASKED in found.left_out[output], output
    assert "sale_severity" not in found.state.inputs
    assert NOT_ASKED in charts.reason("break_even", found)


def test_iran_is_asked_but_nothing_is_held():
    said = run("iran-shahed-2023").left_out["loss_if_enforced"]
    assert "no figure is held of what sanctions would cost Iran" in said
    assert NOT_ASKED not in said


def sentences(result):
    return " ".join(notice.message for notice in guards.check(result))


def test_both_ends_and_the_middle_are_said_in_words():
    paid = {"paid_share": 1.0, "cash_share": 0.1, "oil_share": 0.1, "grain_share": 0.1}
    poor = run("payment-in-oil-and-grain")
    share = np.mean(poor.draws["gain_before_sanctions"] > 0)
    assert f"does not cover what they cost; in {share:.0%} of the draws" in sentences(poor)
    assert "pays even if sanctions are certain" in sentences(run("payment-in-oil-and-grain", **paid))
    assert "stops paying if enforcement is more likely than" in sentences(middle())


def test_a_threshold_of_no_gain_is_no_number():
    """It printed 0%, which reads as if any risk deterred, with the whole scale as its interval."""
    poor = run("payment-in-oil-and-grain")
    number_said, why = tables.printed(poor, "break_even_probability")
    share = np.mean(poor.draws["gain_before_sanctions"] <= 0)
    assert number_said == "none"
    assert why == f"no gain before sanctions in {share:.0%} of the draws"
    [row] = tables.summary(poor, ["break_even_by_episodes"])
    assert tables.in_words(row, "1") == (number_said, why)
    assert tables.printed(middle(), "break_even_probability")[0] != "none"


def test_nothing_is_set_beside_a_threshold_that_there_is_not():
    asked = run("press-line-2023")
    assert not any(notice.name == "enforcement_is_a_judgement" for notice in guards.check(asked))


def middle():
    """A sale whose gain lies between nothing and the loss: costs are turned until it does."""
    for ratio in np.linspace(0.05, 0.9, 60):
        found = run("payment-in-oil-and-grain", production_cost_ratio=float(ratio))
        if 0 < number(found, "break_even_probability") < 1:
            return found
    raise AssertionError


def test_the_chart_has_both_estimates_and_crosses_zero_at_the_threshold():
    found = middle()
    drawn = charts.drawing("break_even", found)
    other, line = marks(drawn, Curve)
    assert (other.dash, other.label, line.dash) == ("dash", "by other episodes", "solid")
    x, y = np.array(line.x), np.array(line.y)
    crossing = np.interp(0, y[::-1], x[::-1])
    assert crossing == pytest.approx(number(found, "break_even_probability"), abs=0.01)
    [zero] = marks(drawn, Rule)
    assert (zero.at, zero.upright) == (0.0, False)
    [point] = marks(drawn, Dots)
    assert (point.x, point.y) == ((pytest.approx(crossing, abs=0.01),), (0,))
    assert charts.finding("break_even", found).startswith("The sale stops paying where sanctions are likelier than ")


SAID = {
    "payment-in-oil-and-grain": {
        "sale_total": 7.4e9,
        "value_received": 0.6e9,
        "receipts_present_value": 1.2e9,
        "costs_total": 2.1e9,
        "gain_before_sanctions": -1.0e9,
        "loss_if_enforced": 0.2e9,
        "import_compression_loss": 0.7e9,
    },
    "missiles-added": {
        "sale_total": 4.2e9,
        "value_received": 0.5e9,
        "receipts_present_value": 0.8e9,
        "costs_total": 1.2e9,
        "gain_before_sanctions": -0.5e9,
        "answer_scale": 0.85,
        "loss_if_enforced": 0.2e9,
        "import_compression_loss": 0.7e9,
        "expected_loss": 0.05e9,
    },
}
"""What docs/background/sanction-risk.md says of two scenarios, in round numbers."""


@pytest.mark.parametrize("name", SAID)
def test_the_page_about_the_risk_says_what_is_computed(name):
    found = run(name)
    wrong = {n: (number(found, n), said) for n, said in SAID[name].items() if abs(number(found, n) / said - 1) > 0.25}
    assert wrong == {}
    assert number(found, "break_even_probability") == 0
