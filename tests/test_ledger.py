"""The ledger, costs and the foreign-exchange frame: identities in every draw, and what was observed elsewhere."""

import math
import re

import numpy as np
import pytest

import econ
from econ import Sampler, Scenario, ledger, tables, wording
from econ.doors.cli import main
from econ.wording.errors import InputError

FEW = Sampler(points=64, scrambles=2)
TO_RUSSIA = ("containers-to-shells-2023-24", "missiles-added", "payment-in-oil-and-grain")
PARTS = ("cash_received", "oil_value", "grain_value", "goods_value")


def run(name, **changes):
    return econ.run(Scenario.preset(name).change(sampler=FEW, **changes))


def number(result, name):
    return float(np.ravel(result.central[name])[0])


@pytest.fixture(scope="module", params=TO_RUSSIA)
def sold(request):
    return run(request.param)


# The ledger


def test_what_comes_back_and_the_rest_are_what_was_delivered_in_every_draw(sold):
    drawn = sold.draws
    parts = sum(drawn[name] for name in PARTS)
    assert np.allclose(parts, drawn["value_received"], rtol=1e-12)
    assert np.allclose(parts + drawn["payment_gap"], drawn["delivered"], rtol=1e-12)
    assert (drawn["identified_receipts"] <= drawn["value_received"] * (1 + 1e-12)).all()


def test_the_years_of_the_ledger_add_up_to_the_whole_at_the_central_case(sold):
    rows, years = ledger.by_year(sold), number(sold, "delivery_period")
    assert sum(row["central_delivered"] for row in rows) == pytest.approx(number(sold, "delivered") * years, rel=1e-9)
    for name, along in ledger.BY_YEAR.items():
        whole = float(np.sum(np.ravel(sold.central[along])))
        assert whole == pytest.approx(number(sold, name) * years, rel=1e-9), name
    assert number(sold, "receipts_total") == pytest.approx(number(sold, "value_received") * years, rel=1e-12)


def test_the_credit_so_far_ends_at_what_was_delivered_and_not_received(sold):
    last = np.ravel(sold.central["credit_path"])[-1]
    assert last == pytest.approx(number(sold, "payment_gap") * number(sold, "delivery_period"), rel=1e-9)


def test_a_year_is_delivered_what_could_be_named_what_is_assumed_and_the_rest(sold):
    for row in ledger.by_year(sold):
        if "central_value_received" in row:
            parts = row["central_identified_receipts"] + row["central_assumed_receipts"]
            assert parts == pytest.approx(row["central_value_received"], rel=1e-9)
            assert parts + row["central_payment_gap"] == pytest.approx(row["central_delivered"], rel=1e-9)


def test_no_receipts_are_printed_of_a_year_before_anything_was_counted(sold):
    """What is held begins in 2024; the ledger of a sale of 2022 says the same."""
    first, *later = ledger.by_year(sold)
    assert first["year"] == 2023
    assert {name for name in first if name.startswith("central_")} == {"central_delivered"}
    assert all("central_value_received" in row for row in later)


def test_the_oil_of_a_year_is_what_was_counted_in_it_whatever_is_delivered(sold):
    """105,845 barrels notified for 2023; a million and more in 43 tanker calls of 2024; no count of a later year."""
    assert ledger.oil_by_year(sold) == {
        2023: (f"105,845{wording.NO_BREAK}barrels", ""),
        2024: (f"1{wording.NO_BREAK}million{wording.NO_BREAK}barrels or more", "2024-03 to 2024-11"),
        2025: ("not counted", ""),
    }


def test_what_could_be_named_spreads_as_far_as_two_studies_do(sold):
    """INSS 2026: 4% of 7.67 billion dollars in 29 months. The Naumann Foundation 2025: at most 1.19 billion in 26."""
    [row] = tables.summary(sold, ["identified_receipts"])
    least, most = 0.04 * 7.67e9 / 29 * 12, 1.19e9 / 26 * 12
    assert row["low"] == pytest.approx(least, rel=0.25)
    assert row["high"] == pytest.approx(most, rel=0.25)
    assert least < row["low"] < row["central"] < row["high"] < most


def test_the_oil_taken_for_a_year_is_no_multiple_of_what_was_counted(sold):
    """The Open Source Centre and the monitoring team saw more than a million barrels from March to early November 2024.

    At that pace the twelve months have 1.5 million. Version 0.2.0 printed 3.5 million for the containers.
    """
    [row] = tables.summary(sold, ["oil_received"])
    assert 0.67e6 <= row["low"] < 1.0e6 < row["central"] < row["high"] <= 1.6e6


def test_more_deliveries_in_a_year_bring_no_more_of_what_could_be_named():
    """By a pace of its own; it follows the months of the year, whatever was delivered in it."""
    fast = run("missiles-added", path={2023: 0.133, 2024: 1.2, 2025: 0.25})
    rows = {row["year"]: row for row in ledger.by_year(fast)}
    whole = number(fast, "identified_receipts")
    assert rows[2024]["central_identified_receipts"] == pytest.approx(whole)
    assert rows[2025]["central_identified_receipts"] == pytest.approx(whole / 4)  # January to March
    assert rows[2024]["central_delivered"] == pytest.approx(1.2 * number(fast, "delivered"))


def test_the_identified_share_lies_where_two_studies_have_it(sold):
    """INSS 2026: 4 to 19.6 per cent; the Naumann Foundation 2025: 0.457 to 1.19 of 5.6 to 9.8 billion dollars."""
    assert 0.457 / 9.8 < number(sold, "identified_share") < 1.19 / 5.6
    assert 0.04 < number(sold, "identified_share") < 0.196


def test_what_was_seen_does_not_move_with_what_the_deliveries_are_worth():
    one, other = (run("missiles-added", set={"payment_discount": discount}) for discount in ("0", "50%"))
    assert number(one, "oil_received") == pytest.approx(number(other, "oil_received"), rel=1e-12) == 1.25e6
    assert number(one, "identified_receipts") == number(other, "identified_receipts")
    assert number(one, "identified_share") == pytest.approx(number(other, "identified_share") / 2)


def test_no_more_is_identified_than_was_delivered():
    small = run("missiles-added", set={"sale_value": "100 million USD/year"})
    assert number(small, "identified_receipts") == number(small, "value_received") == 100e6
    assert number(small, "payment_gap") == 0


def test_nothing_delivered_is_paid_with_nothing():
    nothing = run("missiles-added", set={"sale_value": "0 USD/year"})
    for name in ("identified_receipts", "value_received", "payment_gap", "oil_received", "goods_value"):
        assert number(nothing, name) == 0, name
        assert np.isfinite(nothing.draws[name]).all(), name


def test_without_anything_assumed_the_receipts_are_what_could_be_named():
    floor = run("payment-in-oil-and-grain", set={"unseen_share": "0"})
    assert number(floor, "value_received") == pytest.approx(number(floor, "identified_receipts"), rel=1e-12)


def test_a_stated_share_counts_in_place_of_what_was_seen():
    """A tenth of 2.5 billion dollars; the barrels are kept within it."""
    stated = run("payment-in-oil-and-grain", set={"paid_share": "0.1", "sale_value": "2.5 billion USD/year"})
    assert number(stated, "value_received") == pytest.approx(250e6)
    assert sum(number(stated, name) for name in PARTS) == pytest.approx(250e6)


def test_the_same_barrels_at_the_price_once_recorded_at_the_border(sold):
    """24.8 million dollars for 277,365 barrels in 2019, 20.4 for 241,114 in 2018."""
    barrels, value = number(sold, "oil_received"), number(sold, "oil_value_at_border")
    assert 20.4e6 / 241_114 <= value / barrels <= 24.8e6 / 277_365 + 0.01


@pytest.mark.parametrize("name", ["press-line-2023", "drones-not-ready"])
def test_a_sale_of_years_in_which_nothing_was_seen_has_no_ledger(name):
    asked = run(name)
    assert ledger.by_year(asked) == []
    assert ledger.no_ledger(asked) == "There is no ledger: no figure is held of how North Korea is paid before 2024."


@pytest.mark.parametrize("exporter", ["SRB", "KOR", "USA"])
def test_an_exporter_of_whom_nothing_is_known_has_no_ledger_and_no_costs(exporter):
    asked = econ.run(Scenario(exporter=exporter, buyer=None, year=2023, set={"sale_value": "1 billion USD/year"}))
    assert ledger.by_year(asked) == []
    for name in ("value_received", "identified_receipts", "costs_total", "expected_net_gain", "exchange_errors"):
        assert "no figure is held" in asked.left_out[name], name


def test_gold_in_the_hacked_papers_stands_where_it_was_paid_and_is_spread_over_no_years():
    """3.86 tonnes of gold in March and April 2023, about 225 million dollars; of later payments nothing is known."""
    iran = run("iran-shahed-2023")
    assert "identified_receipts" in iran.left_out
    [gold] = ledger.counted(iran)
    assert (gold.period, ledger.amount_counted(gold)) == ("2023-03/2023-04", f"$225{wording.NO_BREAK}million")
    assert "not of goods delivered" in iran.left_out["costs_total"]


NO_DELIVERY = ["serbia-licences-2023", "south-korea-2023", "france-orders-2022", "iran-shahed-2023"]


@pytest.mark.parametrize("name", NO_DELIVERY)
def test_what_is_signed_or_licensed_has_no_ledger_and_nothing_is_said_of_what_it_adds(name):
    """A domain reading of the answers: none of it is known of licences, orders or contracts."""
    asked = run(name)
    assert ledger.by_year(asked) == []
    assert re.fullmatch(
        r"There is no ledger: the figure is of (licences granted|contracts signed|orders received), not of goods "
        r"delivered\.",
        ledger.no_ledger(asked),
    )
    for output in ("delivered", "value_received", "cash_received", "oil_received", "trade_share", "import_cover"):
        assert output not in asked.outputs, output
        with pytest.raises(InputError, match="not of goods delivered"):
            asked.inputs_of(output)
    for output in ("contribution_to_gdp", "growth_contribution_path", "gdp_without_sale_path"):
        assert "not of goods delivered" in asked.left_out[output], output
    for output in {"value_added", "jobs_supported"} & {*asked.outputs}:
        assert asked.graph.equations[output].label.endswith(", if all were delivered")


@pytest.mark.parametrize("name", NO_DELIVERY)
def test_who_says_what_is_paid_says_that_it_was_delivered(name):
    """Half of it paid: receipts are half of the sale, and the sale has its shares of trade and GDP."""
    asked = run(name, set={"paid_share": 0.5})
    assert number(asked, "value_received") == pytest.approx(number(asked, "sale_value") / 2)
    assert {"trade_share", "contribution_to_gdp"} <= {*asked.outputs}
    assert asked.graph.equations["value_added"].label == "Value added by the sale"


def test_an_illustration_has_no_receipts_unless_they_are_stated():
    """Nobody saw oil or grain come for workers who are planned: only income from people, 6,000 at 900 dollars."""
    plan = run("drone-plant-workers")
    for output in ("identified_receipts", "value_received", "oil_received", "break_even_probability"):
        assert "for which nothing was seen to come back" in plan.left_out[output], output
    assert number(plan, "people_rate") == pytest.approx(6000 * 900 * 12 * 0.85)
    stated = run("drone-plant-workers", set={"identified_receipts": "10 million USD/year"})
    assert number(stated, "value_received") > 10e6


def test_what_is_said_of_a_licence_travels_with_it():
    """The complete scenario has the same outputs; those of a scenario by itself do not depend on who runs it."""
    asked = run("serbia-licences-2023")
    again = econ.run(Scenario.from_dict({**asked.state.canonical, "words": asked.state.words}))
    assert again.outputs == asked.outputs
    assert again.fingerprint == asked.fingerprint
    assert econ.tables.answer(again) == econ.tables.answer(asked)


# Costs and net gain

RATES = [(0.03, 2.0), (0.08, 10.0), (0.15, 7.0), (0.1, 0.5)]


@pytest.mark.parametrize(("rate", "years"), RATES)
def test_a_stream_is_discounted_as_an_annuity_in_continuous_time(rate, years):
    """The textbook's (1 - exp(-r T)) / r."""
    whole = (1 - math.exp(-rate * years)) / rate
    for name, given in (("discounted_sanction_period", "sanction_period"), ("discounted_delivery", "delivery_period")):
        found = run("missiles-added", set={"discount_rate": rate, "horizon": 20, given: years})
        assert number(found, name) == pytest.approx(whole, rel=2e-3)


def test_a_rate_of_nothing_counts_every_year_alike():
    found = run("missiles-added", set={"discount_rate": 0, "horizon": 7})
    assert number(found, "discounted_sanction_period") == 3  # likely, as the card has it
    found = run("missiles-added", set={"discount_rate": 0, "horizon": 7, "sanction_period": 9})
    assert number(found, "discounted_sanction_period") == 7  # no longer than the horizon


@pytest.mark.parametrize("delay", [0, 1, 5, 8])
def test_what_is_replaced_later_costs_less_today(delay):
    """A discount factor of exp(-r t)."""
    now, later = (run("missiles-added", set={"discount_rate": 0.1, "replacement_delay": n}) for n in (0, delay))
    assert number(later, "replacement_cost") / number(now, "replacement_cost") == pytest.approx(
        math.exp(-0.1 * delay), rel=1e-3
    )


def test_what_is_replaced_after_the_horizon_is_not_counted():
    beyond = run("missiles-added", set={"replacement_delay": 6, "horizon": 5})
    assert number(beyond, "replacement_cost") == 0


def test_the_net_gain_is_receipts_less_costs_less_loss_in_every_draw_and_no_part_of_value_added(sold):
    drawn = sold.draws
    rest = drawn["receipts_present_value"] - drawn["costs_total"] - drawn["expected_loss"]
    assert np.array_equal(drawn["expected_net_gain"], rest)
    costs = drawn["new_goods_cost"] + drawn["old_stock_cost"] + drawn["replacement_cost"]
    assert np.array_equal(drawn["costs_total"], costs)
    for name in ("expected_net_gain", "costs_total"):
        assert not {"value_added", "multiplier", "domestic_value_added_ratio"} & sold.graph.ancestors(name)
    assert "expected_net_gain" not in sold.graph.ancestors("value_added")
    assert "never added to it" in sold.graph.equations["expected_net_gain"].leaves_out


def test_receipts_for_people_are_no_gain_against_the_costs_of_goods():
    """Half of what is delivered is people's income, so half of the receipts count."""
    people = {"heads_workers": 10_000.0, "contract_period_workers": 1.0, "pay_workers": 1000.0}
    asked = {"sale_value": 120e6, "delivery_period": 1.0, "discount_rate": 0.0, "reaching_share_workers": 1.0}
    both = econ.run(Scenario(year=2024, set=asked | people, sampler=FEW))
    assert number(both, "delivered") == pytest.approx(240e6)
    assert number(both, "receipts_present_value") == pytest.approx(number(both, "value_received") / 2)


def test_costs_and_loss_without_receipts_are_half_an_account_and_are_not_printed():
    asked = run("press-line-2023")
    printed = {row["output"] for row in tables.told(asked)}
    assert not {"costs_total", "expected_loss"} & printed
    reasons = {row["output"]: row["reason"] for row in tables.left_out(asked)}
    assert reasons["costs_total"] == reasons["expected_loss"] == asked.left_out["value_received"]
    paid = {row["output"] for row in tables.told(run("press-line-2023", set={"paid_share": "1"}))}
    assert {"costs_total", "expected_loss"} <= paid


# Foreign exchange


def test_both_sides_of_the_frame_are_equal_in_every_draw(sold):
    drawn = sold.draws
    assert np.allclose(drawn["to_be_covered"], drawn["covered"], rtol=1e-14, atol=1e-6)
    needed = drawn["imports"] - drawn["exports"] + drawn["receipts_in_kind"] + drawn["smuggled_imports"]
    found = [drawn[n] for n in ("cash_received", "receipts_in_kind", "labour_income", "coal_income", "fishing_income")]
    found += [drawn["crypto_theft"] * drawn["realised_theft_share"], drawn["reserves_drawn"], drawn["exchange_errors"]]
    assert np.allclose(needed, sum(found), rtol=1e-12)


def test_receipts_in_kind_stand_on_both_sides_so_that_they_move_no_error():
    few, many = (run("missiles-added", set={"unseen_share": share}) for share in ("0", "0.4"))
    assert number(many, "receipts_in_kind") > 2 * number(few, "receipts_in_kind")
    assert number(many, "exchange_errors") == pytest.approx(number(few, "exchange_errors"), rel=1e-9)


def test_every_year_has_its_own_recorded_gap_and_theft():
    """KOTRA: imports of 2.44 and 2.34 billion dollars in 2023 and 2024, exports of 0.33 and 0.36.

    Chainalysis: thefts of 0.66 and 1.34 billion; four tenths are realised by the ratio of INSS to it.
    """
    rows = {row["year"]: row for row in ledger.exchange_by_year(run("missiles-added"))}
    assert sorted(rows) == [2023, 2024]  # trade of 2025 has no record
    assert rows[2023]["central_trade_gap"] == pytest.approx(2.44e9 - 0.33e9, rel=0.01)
    assert rows[2024]["central_trade_gap"] == pytest.approx(1.975e9, rel=0.001)
    assert rows[2024]["central_theft_realised"] / rows[2023]["central_theft_realised"] == pytest.approx(1340 / 660.5)
    for row in (rows[2024],):
        assert row["central_to_be_covered"] == pytest.approx(row["central_covered"], rel=1e-12)


def test_the_frame_of_a_year_without_a_count_of_receipts_stays_open():
    """What is held of payment begins in 2024."""
    rows = {row["year"]: row for row in ledger.exchange_by_year(run("missiles-added"))}
    assert "central_receipts_in_kind" in rows[2024]
    assert not {"central_receipts_in_kind", "central_covered"} & rows[2023].keys()


def test_the_parts_of_the_frame_lie_in_the_range_of_the_institute():
    """INSS for 2017 to 2023: coal 2.15, labour 1.75, cyber 1.35 billion dollars in seven years; coal at most 0.7."""
    result = run("missiles-added")
    assert 2.15e9 / 7 <= number(result, "coal_income") <= 0.7e9
    assert number(result, "labour_income") == pytest.approx(1.75e9 / 7)
    assert number(result, "realised_theft_share") == pytest.approx(1.35 / (6.75 - 2.02 - 1.34), abs=0.01)


def test_a_figure_of_trade_that_is_stated_holds_for_every_year():
    result = run("missiles-added", set={"imports": "3 billion USD/year", "exports": "1 billion USD/year"})
    assert {row["central_trade_gap"] for row in ledger.exchange_by_year(result)} == {2e9}


# In words


def test_the_command_prints_both_tables_and_says_how_to_read_them(capsys):
    main(["ledger", "missiles-added"])
    said = " ".join(capsys.readouterr().out.split())
    assert "Receipts that could be named are no floor" in said
    assert "not counted" in said
    assert "105,845 barrels" in said  # as the Myanmar News Gazette of January 2024 has it
    assert "Receipts in kind stand on both sides" in said
    assert "Oil received" in said


def test_a_ledger_speaks_of_oil_only_where_some_was_counted():
    """What came to Pakistan is what its central bank booked (ProPakistani, July 2023): no oil, and nothing assumed."""
    said = ledger.ledger_in_words(run("pakistan-2023"))
    assert "oil" not in said
    assert "need not be owed" in said


def test_the_command_says_why_there_is_no_ledger_and_why_the_frame_stays_open(capsys):
    main(["ledger", "press-line-2023"])
    said = " ".join(capsys.readouterr().out.split())
    assert "There is no ledger: no figure is held of how North Korea is paid before 2024." in said
    assert "The frame stays open, because no figure is held of how North Korea is paid before 2024" in said
    main(["ledger", "serbia-licences-2023"])
    said = " ".join("".join(capsys.readouterr()).split())
    assert "no foreign-exchange frame: no figure is held of trade of Serbia past the records." in said


def test_the_command_refuses_where_there_is_neither_ledger_nor_frame(capsys):
    """Nothing is held of what France is paid or of its trade past the records."""
    assert main(["ledger", "--exporter", "FRA", "--set", "sale_value=1 billion USD/year"]) == 2
    said = " ".join(capsys.readouterr().err.split())
    assert "There is no ledger: no figure is held of how France is paid. There is no foreign-exchange frame" in said
