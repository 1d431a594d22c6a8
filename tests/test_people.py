"""People under contract: head-months, pay, what reaches the country, and what stands apart.

Expected values: published totals whose parts are published too, and arithmetic by hand; each says which.
"""

import numpy as np
import pytest

import econ
from econ.engine.many.kernel import plan
from econ.equations.graph import Shown
from econ.evidence import LABOUR_INPUTS
from econ.numerics.distributions import Fixed
from econ.scenario import resolve
from econ.scenario.request import Sampler
from econ.wording.errors import InputError

FEW = Sampler(points=16, scrambles=3)
TROOPS = {
    "heads_troops": "15000 person",
    "leavers_troops": "6000 person",
    "contract_period_troops": "2024-10 to 2025-09",
    "pay_troops": "2000 USD/person/month",
    "reaching_share_troops": "0.9",
    "missed_share_troops": "0.5",
}
WORKERS = {"heads_workers": "8000 person", "contract_period_workers": "1 year"}


def asked(name="payment-in-oil-and-grain", **settings):
    return econ.Scenario.preset(name).change(sampler=FEW, set=settings)


def number(result, name):
    return float(np.ravel(result.central[name])[0])


def test_heads_over_months_with_losses_times_pay_times_what_reaches_the_country():
    """By hand: 15,000 sent, 6,000 of them gone for half of the time: 12,000 in post for 12 months = 144,000
    head-months; at 2,000 dollars, of which 0.9 arrives, 259.2 million dollars."""
    found = econ.run(asked(**TROOPS))
    assert number(found, "average_heads") == 12_000
    assert number(found, "head_months") == 144_000
    assert number(found, "people_total") == pytest.approx(259_200_000, rel=1e-12)
    assert number(found, "people_rate") == pytest.approx(259_200_000, rel=1e-12)


def test_the_remittance_of_the_workers_of_dandong_comes_out_of_its_parts():
    """Daily NK, November 2022: 80,000 workers remit half of 2,200 yuan a month, 147.36 million dollars a year.

    By hand: 80,000 x 12 x 1,100 yuan are 1,056 million yuan; over 147.36 million dollars that is 7.1661 yuan a dollar,
    near the market's rate of that month (7.1 to 7.3).
    """
    yuan = 1_056 / 147.36
    assert 7.1 < yuan < 7.3
    found = econ.run(
        asked(
            heads_workers=80_000.0,
            contract_period_workers="1 year",
            pay_workers=2_200 / yuan,
            reaching_share_workers=0.5,
        )
    )
    assert number(found, "people_rate") == pytest.approx(147_360_000, rel=1e-9)


@pytest.mark.parametrize(("heads", "low", "high"), [(10_000.0, 240e6, 360e6)])
def test_soldiers_paid_as_mercenaries_come_to_the_institutes_low_end(heads, low, high):
    """INSS, November 2024: mercenaries are paid 2,000 to 3,000 dollars a month, and 10,000 soldiers paid like them
    would bring from 320 million dollars a year. By hand: 10,000 x 12 x 2,000 = 240 million, x 3,000 = 360."""
    settings = {"heads_troops": heads, "contract_period_troops": "1 year", "reaching_share_troops": 1.0}
    ends = [number(econ.run(asked(**settings, pay_troops=pay)), "people_rate") for pay in (2_000.0, 3_000.0)]
    assert ends == pytest.approx([low, high], rel=1e-12)
    assert low < 320e6 < high


def test_troops_to_the_end_of_2025_lie_below_the_institutes_sum_which_counts_deaths_too():
    """INSS 2026: 620 million dollars to December 2025, wages *and* compensation for deaths.

    With the intelligence service's counts (15,000 sent, about 6,000 dead and wounded and 3,100 home) the pay alone
    comes to less, and what is left for about 2,000 dead is no more than some 200,000 dollars each.
    """
    settings = TROOPS | {"leavers_troops": "9100 person", "contract_period_troops": "2024-10 to 2025-12"}
    settings = {n: v for n, v in settings.items() if n.startswith(("heads", "leavers", "contract"))}
    found = econ.run(asked(delivery_period="2023-08 to 2025-12", **settings))
    low, high = np.quantile(found.draws["people_total"], [0.05, 0.95])
    assert 200e6 < low < high < 620e6
    assert 620e6 - low < 2_000 * 210_000


def test_the_years_add_up_to_the_whole_and_to_the_average_over_the_delivery_period():
    """October 2024 to September 2025 is 3 months of 2024 and 9 of 2025; undated workers follow the deliveries."""
    found = econ.run(asked(**TROOPS, **WORKERS))
    years = [year for year, *_ in found.state.path]
    troops, workers = (np.ravel(x) for x in found.central["line_income_path"])
    assert dict(zip(years, troops / troops.sum(), strict=True)) == {2022: 0, 2023: 0, 2024: 0.25, 2025: 0.75}
    pace = np.array([pace for *_, pace in found.state.path])
    assert workers / workers.sum() == pytest.approx(pace / pace.sum(), rel=1e-12)
    by_year = np.sum(found.draws["people_income_path"], axis=-2)
    assert by_year == pytest.approx(np.ravel(found.draws["people_total"]), rel=1e-12)
    longer = econ.run(asked(**TROOPS | {"contract_period_troops": "2024-07 to 2025-09"}))  # 6 and 9 of 15 months
    assert np.ravel(longer.state.in_service) == pytest.approx([0, 0, 0.4, 0.6], rel=1e-12)
    period = number(found, "delivery_period")
    assert found.draws["people_income"] * period == pytest.approx(found.draws["people_total"], rel=1e-12)


def test_no_price_on_soldiers_stands_in_the_sale_in_value_added_or_in_the_share_of_gdp():
    settings = TROOPS | {
        "signing_bonus_troops": "2000 USD/person",
        "compensated_troops": "2000 person",
        "compensation_troops": "50000 USD/person",
    }
    without, found = econ.run(asked()), econ.run(asked(**settings))
    for name in ("sale_value", "value_added", "gdp_share", "contribution_to_gdp", "gni_share"):
        assert np.array_equal(without.draws[name], found.draws[name]), name
    assert number(found, "signing_bonuses") == 30_000_000  # 15,000 x 2,000
    assert number(found, "casualty_compensation") == 100_000_000  # 2,000 x 50,000
    assert number(found, "people_total") == number(econ.run(asked(**TROOPS)), "people_total")
    apart = {"signing_bonus", "compensated", "compensation"}
    assert not apart & econ.GRAPH.ancestors("people_total")
    assert econ.GRAPH.descendants(apart) == (
        "line_bonuses",
        "line_compensation",
        "signing_bonuses",
        "casualty_compensation",
    )


def test_transfers_are_no_national_income():
    found = econ.run(asked(**TROOPS, **WORKERS, counts_in_gni_workers=0.0))
    troops = econ.run(asked(**TROOPS))
    assert number(found, "people_in_gni") == number(troops, "people_rate") < number(found, "people_rate")


def test_income_against_gni_is_that_of_a_full_year_and_not_spread_over_the_deliveries():
    """Soldiers of 15 months in deliveries of 29: by hand 12,500 x 2,000 x 12 x 0.95 dollars and 4,000 builders at
    1,000, of which 0.9 arrives, are 328 million in a full year; over 32.6 billion that is 1.0%, and not 0.47%."""
    found = econ.run(asked("troops-and-munitions-2023-25"))
    income, rate = number(found, "gni"), number(found, "people_rate")
    assert (f"{rate / 1e6:.0f}", f"{income / 1e9:.1f}") == ("328", "32.6")
    assert number(found, "people_gni_share") == pytest.approx(rate / income, rel=1e-12)
    assert f"{number(found, 'people_gni_share'):.1%}" == "1.0%"


def test_heads_that_do_not_serve_together_are_no_row_of_the_short_answer():
    """Soldiers from October 2024, builders from September 2025 on: what is shown of both is their head-months."""
    shown = econ.GRAPH.shown(Shown.RUN)
    assert "head_months" in shown
    assert "average_heads" not in shown


def test_where_nobody_is_sent_nobody_is_lost_and_nothing_is_brought():
    """No heads and 6,000 leavers were 3,000 people below zero."""
    found = econ.run(asked(**TROOPS | {"heads_troops": "0 person"}))
    assert number(found, "average_heads") == number(found, "head_months") == number(found, "people_total") == 0
    half = econ.run(asked(**TROOPS | {"heads_troops": "0 to 15000 person, likely 9000 person"}))
    assert np.min(half.draws["heads_in_post"]) >= 0


def test_nobody_sent_is_no_output_and_counts_as_nothing():
    found = econ.run(asked())
    page = {n for n, e in econ.GRAPH.equations.items() if e.page == "people"}
    assert not page & set(found.outputs)
    assert {found.left_out[name] for name in page} == {"no people under contract are stated"}
    assert number(found, "people_income") == number(found, "people_income_path") == 0
    assert not any(name.startswith("heads") for name in found.state.inputs)


def test_a_complete_scenario_says_the_same_again():
    found = econ.run(asked(**TROOPS, **WORKERS))
    again = econ.run(econ.Scenario.from_dict({**found.state.canonical, "words": found.state.words}))
    assert again.state.digest == found.state.digest
    assert np.array_equal(again.draws["people_income_path"], found.draws["people_income_path"])


def test_a_varied_number_of_heads_or_period_gives_what_a_new_run_gives():
    found = econ.run(asked(**TROOPS, **WORKERS))
    for name, value in (("heads_troops", 9000.0), ("contract_period_troops", 0.5), ("delivery_period", 3.0)):
        item = found.state.inputs[name]
        varied = found.vary({name: type(item)(**{**vars(item), "distribution": Fixed(value)})})
        new = econ.run(asked(**TROOPS | WORKERS | {name: value}))
        for output in ("people_total", "people_income", "people_income_path"):
            assert np.array_equal(varied.central[output], new.central[output]), (name, output)


def test_the_kernel_plans_lines_of_people_beside_lines_of_goods():
    state = resolve(asked("missiles-added", delivery_period="2024-01 to 2025-12", **TROOPS, **WORKERS))
    made = plan.plan(state, econ.GRAPH, ["people_income_path", "sale_value"])
    assert made.shapes["heads"].lines == 2
    assert made.shapes["quantity"].lines == len(state.lines) > 2
    assert made.shapes["line_income_path"].size == 2 * len(state.path)


@pytest.mark.parametrize(
    ("settings", "place", "said"),
    [
        ({"pay_troops": "2000 USD/person/month"}, "pay_troops", "heads_troops"),
        ({"heads_troops": "10 person"}, "", "contract_period_troops"),
        ({"heads_troop": "10 person"}, "", "heads_troops"),
        (TROOPS | {"heads_troops": "1e12 person"}, "heads_troops", "outside what is possible (0 to 10,000,000 person)"),
        (TROOPS | {"leavers_troops": "20000 person"}, "leavers_troops", "More people leave than are sent: 20,000 of"),
        (TROOPS | {"contract_period_troops": "2024-10"}, "contract_period_troops", "one month, not a period"),
        (TROOPS | {"contract_period_troops": "2025-10 to 2026-03"}, "contract_period_troops", "2026"),
    ],
)
def test_what_is_missing_or_cannot_be_is_named(settings, place, said):
    with pytest.raises(InputError) as error:
        econ.run(asked(**settings))
    assert said in str(error.value)
    assert place in str(error.value)


def test_every_line_states_where_it_is_booked():
    book = econ.default_book()
    for line in book.labour.values():
        found = econ.run(asked(**{f"heads_{line.name}": 10.0, f"contract_period_{line.name}": 1.0}))
        item = found.state.inputs[f"counts_in_gni_{line.name}"]
        assert item.judgement == f"By definition: booked as {line.account}."
        assert set(found.state.inputs) >= {f"{kind}_{line.name}" for kind in LABOUR_INPUTS}
