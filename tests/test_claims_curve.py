"""How many readings of a claim hold: the same as asking the calculator for every one of them.

Shares come from `econ.run` on scenarios that are put together here, source by source and year by year; what is
forbidden comes from the guard-rails of the answers.
"""

import itertools
import math

import numpy as np
import pytest

import econ
from econ.analysis import guards
from econ.claims import check_claim
from econ.claims.curve import CHOICES, FORBIDDEN, NOT_ASKED
from econ.engine import run
from econ.numerics.sobol import Sampler

BOOK = econ.default_book()
PRESS_LINE = "US$250 million is about 1% of North Korea's GDP"
FEW = Sampler(points=64, scrambles=2)
"""Central values do not depend on how many points are drawn."""

GDP_GUARDS = {"purchasing_power_gdp", "income_is_not_product"}
LAST_BIT = 1e-15


def asked(**fields):
    """A result, or None where there is no figure."""
    try:
        return run(econ.Scenario(exporter="PRK", buyer=None, sampler=FEW, **fields))
    except econ.InputError:
        return None


def number(result, output):
    return float(np.ravel(result.central[output])[0]) if result and output in result.central else None


def guards_of(result):
    return {notice.name for notice in guards.check(result)}


def sources():
    country = BOOK.country("PRK")
    return [name for name in (*country.panel, country.defaults["gni"]) if not BOOK.series("PRK", name).about.retired]


def by_force(sale, years, outputs, **settings):
    """Shares of GDP by every source, year and output: those that no guard-rail forbids, and the others."""
    allowed, forbidden = [], []
    for source, year, output in itertools.product(sources(), years, outputs):
        result = asked(year=year, gdp=source, set={"sale_value": sale, **settings})
        if (share := number(result, output)) is None:
            continue
        if guards_of(result) & GDP_GUARDS:
            forbidden += [share] if output == "gdp_share" else []
        else:
            allowed.append(share)
    return sorted(allowed), sorted(forbidden)


def shares(specifications):
    return sorted(s.reading.share[0] for s in specifications)


# --- the count is that of all scenarios ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "years", "allowed"),
    [
        (PRESS_LINE, range(2020, 2025), (0.005, 0.015)),
        (f"{PRESS_LINE} in 2023", [2023], (0.005, 0.015)),
        ("Penjualan senjata senilai 250 juta dolar setara dengan 1 persen PDB Korea Utara pada tahun 2022", [2022], ()),
    ],
)
def test_the_count_is_that_of_every_scenario(sentence, years, allowed):
    curve = check_claim(sentence).curve()
    by_hand, forbidden = by_force("250 million USD/year", years, ("gdp_share", "contribution_to_gdp"))
    assert len(curve.specifications) == len(by_hand) > 3
    assert shares(curve.specifications) == pytest.approx(by_hand, rel=LAST_BIT)
    assert shares(curve.apart) == pytest.approx(forbidden, rel=LAST_BIT)
    low, high = allowed or (0.005, 0.015)
    assert curve.true == sum(low <= share <= high for share in by_hand)
    literal, _forbidden = by_force("250 million USD/year", years, ("gdp_share",))
    true = sum(low <= share <= high for share in literal)
    assert curve.tally.startswith(f"True in {true} of {len(literal)} readings")
    more = f", and in {curve.true - true} of {len(by_hand) - len(literal)} if value added is meant."
    assert (more in curve.tally) is (curve.true > true)


def test_a_whole_over_one_year_stands_apart():
    """Six billion over two years are three a year; the guard-rail on the whole forbids the other reading."""
    curve = check_claim("Arms of 6 billion dollars over two years are a quarter of North Korea's GDP in 2022").curve()
    by_hand, income = by_force("3 billion USD/year", [2022], ("gdp_share", "contribution_to_gdp"))
    assert shares(curve.specifications) == pytest.approx(by_hand, rel=LAST_BIT)
    whole = []
    for source in sources():
        settings = {"sale_value": "3 billion USD/year", "delivery_period": "2 year"}
        result = asked(year=2022, gdp=source, set=settings)
        if result:
            assert "whole_sale_is_no_share" in guards_of(result)
            whole.append(number(result, "sale_in_years_of_gdp"))
    assert shares(curve.apart) == pytest.approx(sorted(income + whole), rel=LAST_BIT)
    assert {s.guard for s in curve.apart} == {"whole_sale_is_no_share", *GDP_GUARDS}


def test_of_exports_too():
    """The usual series of exports year by year; 25% allows 23.75 to 26.25%."""
    curve = check_claim("$100 million is a quarter of North Korea's exports", date=2022).curve()
    usual = f"PRK/{BOOK.country('PRK').defaults['exports']}"
    found = {s.reading.year: s.reading.share[0] for s in curve.specifications if s.reading.series == usual}
    results = {year: asked(year=year, set={"sale_value": "100 million USD/year"}) for year in (2020, 2021, 2022)}
    by_hand = {year: number(result, "export_share") for year, result in results.items()}
    assert found == pytest.approx({y: s for y, s in by_hand.items() if results[y].state.inputs["exports"].year == y})
    assert curve.true == sum(0.2375 <= s.reading.share[0] <= 0.2625 for s in curve.specifications)


SENTENCES = [
    (PRESS_LINE, None),
    ("Licences worth 1.6 billion dollars are 2.1% of Serbia's GDP in 2023", None),
    ("Arms worth up to 9.8 billion dollars, delivered since 2023, are more than a third of North Korea's GDP", 2025),
    ("$6 billion over three years is 10% of Serbia's exports", 2024),
    ("Arms of 5.6 to 9.8 billion dollars over two years are a quarter of North Korea's GDP in 2023", None),
    ("Arms exports of $500 million raised North Korea's GDP by 1.7%.", 2023),
    ("South Korea's arms revenue of 15 trillion won is 0.6% of its GDP", 2023),
    ("$250 million is 1% of North Korea's trade", 2023),
    ("$250 million is 1% of North Korea's GNI", 2023),
    ("$250 million is 1% of North Korea's GDP of $24.5 billion in 2023", None),
    ("$250 million is 5% of North Korea's military spending", 2022),
    ("$250 million is 3% of North Korea's state budget", 2022),
]


# --- what is forbidden, and what turns it ----------------------------------------------------------------


def test_what_forbids_a_reading_is_a_guard_rail():
    assert set(FORBIDDEN.values()) <= set(guards.GUARDS)
    assert not set(FORBIDDEN) & set(NOT_ASKED)


@pytest.mark.parametrize(("sentence", "said"), [SENTENCES[0], SENTENCES[2], SENTENCES[5]])
def test_the_guard_rail_that_forbids_a_reading_speaks_on_its_scenario(sentence, said):
    curve = check_claim(sentence, date=said).curve()
    assert curve.apart
    for each in curve.apart:
        (scenario,) = curve.opened(each).scenarios
        assert each.guard in guards_of(run(scenario.change(sampler=FEW))), each


def test_value_added_of_what_is_only_agreed_is_forbidden():
    sentence = "An order of $250 million is 1% of North Korea's GDP in 2022"
    curve = check_claim(sentence).curve()
    assert check_claim(sentence).claim.stage == "ordered"
    forbidden = [s for s in curve.apart if s.guard == "nothing_is_delivered_yet"]
    assert {s.reading.concept for s in forbidden} == {"value added"}
    assert {s.reading.concept for s in curve.specifications} == {"revenue"}
    (scenario,) = curve.opened(curve.specifications[0]).scenarios
    result = run(scenario.change(sampler=FEW))
    assert "contribution_to_gdp" not in result.central
    assert {"nothing_is_delivered_yet", "not_yet_delivered"} <= guards_of(result)


def test_an_end_taken_as_the_figure_stands_apart():
    """More than 250 million may be 2% of 28 billion, but 250 million are not."""
    curve = check_claim("More than $250 million is 2% of North Korea's GDP in 2022").curve()
    ends = [s for s in curve.apart if s.guard == "sale_is_a_lower_bound"]
    opened = [s for s in curve.specifications if math.isinf(s.reading.share[1])]
    assert len(ends) == len(opened) > 0
    assert {s.reading.status for s in ends} == {"does not hold"}
    assert {s.reading.status for s in opened} == {"holds for a part of the range"}
    assert [s.place for s in opened] == sorted(s.reading.share[0] for s in opened)


def test_published_figures_beside_a_stated_total_are_not_asked():
    curve = check_claim("$250 million is 1% of North Korea's GDP of $24.5 billion in 2023").curve()
    assert {s.guard for s in curve.apart} == {""}
    assert {s.apart.partition(";")[0] for s in curve.apart} >= {"the claim states its own total"}
    assert curve.tally == "True in the one reading; never if value added is meant."


def test_each_choice_counts_every_reading_once():
    curve = check_claim(PRESS_LINE).curve()
    assert {choice.name for choice in curve.choices} == {"source", "year", "what is compared"} < set(CHOICES)
    for choice in curve.choices:
        assert sum(option.count for option in choice.options) == len(curve.specifications)
        assert sum(option.true for option in choice.options) == curve.true
        assert sum(option.rounded for option in choice.options) == curve.rounded
    (years,) = [choice for choice in curve.choices if choice.name == "year"]
    assert [option.words for option in years.options] == ["2020", "2021", "2022", "2023", "2024"]
    (compared,) = [choice for choice in curve.choices if choice.name == "what is compared"]
    added = {option.words: (option.true, option.count) for option in compared.options}
    assert added["value added"] == (2, 17)  # 250 of 15.8 and 15.2 billion by the United Nations, times 0.32
    assert added["revenue"] == (13, 17)


def test_readings_stand_in_the_order_of_their_shares():
    curve = check_claim(PRESS_LINE).curve()
    for of in (curve.specifications, curve.apart):
        assert [s.place for s in of] == sorted(s.place for s in of)


def test_the_turn_is_one_choice_from_the_usual_source_in_its_latest_year():
    turn = check_claim(PRESS_LINE).curve().turn
    assert (turn.start.reading.series, turn.start.reading.year) == ("PRK/bok_nominal", 2024)
    assert turn.changes == ("value added",)
    assert turn.start.reading.true is not turn.other.reading.true


def test_what_only_an_unlike_reading_turns_is_said_to_be_one():
    curve = check_claim("Arms exports of $500 million raised North Korea's GDP by 1.7%.").curve()
    assert curve.turn.other.guard == "revenue_is_not_value_added"
    assert curve.turning.endswith("That sets unlike things against each other.")
    assert not check_claim(PRESS_LINE).curve().turning.endswith("against each other.")


def test_where_nothing_is_like_for_like_that_is_said():
    curve = check_claim(*SENTENCES[2][:1], date=2025).curve()
    assert (len(curve.specifications), len(curve.apart), curve.turn) == (0, 11, None)
    assert curve.tally == "No reading sets like against like; of 11 that do not, 6 would be true."


def test_the_place_of_a_range_is_its_middle_and_of_an_open_end_the_other():
    """5.6 to 9.8 over 16.4 billion dollars; 1 over 24 billion at most."""
    curve = check_claim(SENTENCES[4][0]).curve()
    for each in (*curve.specifications, *curve.apart):
        low, high = each.reading.share
        assert low < each.place < high
        assert each.place - low == pytest.approx(high - each.place)
    (each,) = check_claim("$1 billion is 4% of exports of more than $24 billion").curve().specifications
    assert each.reading.share[0] == 0
    assert each.place == pytest.approx(1 / 24)


def test_what_is_said_of_few_readings():
    none = check_claim("Licences worth 1.6 billion dollars are 2.1% of Serbia's GDP in 2023").curve()
    assert (none.tally, none.turning) == ("True in none of 3 readings.", "")
    one = check_claim("$1 billion is 4% of exports of more than $24 billion").curve()
    assert (len(one.specifications), len(one.apart)) == (1, 1)
    assert one.tally == ("1 more reading sets unlike things against each other, and is not counted; 1 would be true.")
    every = check_claim("US$250 million is more than 0.1% of North Korea's GDP in 2022").curve()
    assert every.tally.startswith("True in all of 3 readings, and in 3 of 3 if value added is meant.")
    assert check_claim("$250 million is 1% of a $25 billion economy").curve().tally == ""


def test_what_is_true_for_a_part_of_a_range_is_counted_so():
    told = check_claim("between $5 and $10 billion, 20-30% of North Korea's GDP").curve()
    assert told.tally.startswith(
        "True for a part of the range in 15 of 17 readings."
    )  # 30% of 17 to 33 billion is 5 to 10
    told = check_claim("between $150 and $250 million is about 1% of North Korea's GDP in 2022").curve()
    assert told.tally.startswith(
        "True in 2 of 3 readings, for a part of the range in 1 more."
    )  # 0.25 over 15.2 is 1.65%


def test_what_holds_in_one_of_two_readings_says_which_figure_the_verdict_does_not_count():
    """10 over 617 billion by the World Bank, whose figure the United Nations repeat with 596."""
    curve = check_claim("Exports of $10 billion are 1.62% of Norway's GDP in 2022").curve()
    assert curve.status == "holds"
    assert curve.tally == (
        "True in 1 of 2 readings. The verdict does not count: United Nations, which rests on the same figures as World "
        "Bank."
    )
    none = check_claim("Exports of $10 billion are 2.1% of Norway's GDP in 2022").curve()
    assert none.tally == "True in none of 2 readings."
    assert (
        none.told_with_all
        == f"{none.tally} The verdict does not count: United Nations, which rests on the same figures as World Bank."
    )


def test_an_open_end_decides_nothing_and_is_not_said_to_be_false():
    """More than 250 million are 0.89% or more of 28 billion, and 1.65% of the 15.2 by the United Nations."""
    curve = check_claim("More than $250 million is 2% of North Korea's GDP in 2022").curve()
    assert curve.tally.startswith("True in 1 of 3 readings, not decided in 2 more.")
    assert curve.turning == (
        "By the Bank of Korea in 2022 it is not decided (0.892% or more); with the United Nations instead it is true "
        "(1.65%)."
    )


def test_no_publisher_never_holds_of_whom_another_figure_does():
    """250 million are 0.89% of the nominal 28.0 billion, and 1.03% of the same bank's figure at prices of 2015."""
    curve = check_claim("US$250 million is 1.03% of North Korea's GDP in 2022").curve()
    assert curve.tally.startswith("True in 1 of 3 readings; never if value added is meant or by the United Nations.")
    assert check_claim(PRESS_LINE).curve().turning == (
        "By the Bank of Korea in 2024 it is true (0.78%); with value added instead it is not (0.25%)."
    )
