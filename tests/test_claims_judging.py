"""How a claim is judged: by families, with the count of its readings; growth, differences and amounts a head.

Expected values are divisions of published figures, done here, or printed sums; where a sentence stands behind one it is
named.
"""

import json
import math
from dataclasses import replace

import pytest

import econ
from econ.claims import check_claim
from econ.claims.agreement import DEPENDS, FAILS, HOLDS, ONLY, PART, ROUNDING, UNTESTED, denial
from econ.claims.claim import Claim, Denominator, Money, Period, Refusal
from econ.claims.fields import as_read
from econ.claims.numerals import quantity
from econ.claims.parser import read
from econ.claims.phrases import claimed_text
from econ.claims.rendering import brief, document, render, table
from econ.claims.verdict import judge, judge_or_refuse, summary
from econ.evidence import default_book
from econ.wording.errors import InputError

BOOK = default_book()
PRESS_LINE = "US$250 million is about 1% of North Korea's GDP"


def published(key, year):
    return BOOK.series_at(key).value(year)


def money(text):
    size, unit = quantity(text)
    return Money(size, unit)


def claim(amount, number, other="", **more):
    """A claim put together by hand: "135 billion EUR", "30%", and the other amount or nothing."""
    size = money(number).size
    total = Denominator(other, money=money(other) if other else None)
    return Claim("x", money(amount), size, more.pop("total", total), **more)


def judged(*parts, date=None, **more):
    return judge(claim(*parts, **more), BOOK, date)


# --- one rule, by families -----------------------------------------------------------------------------


def test_run_and_check_say_the_same_of_the_press_line():
    result = econ.run(econ.Scenario.preset("press-line-2023"))
    verdict = check_claim(f"{PRESS_LINE} in 2022")
    counted = {r.series.removeprefix("PRK/"): r for r in verdict.counted}
    rows = {row["source"]: row for row in econ.tables.by_gdp_source(result) if row["year"] == 2022}
    assert set(counted) == {"bok_nominal", "un_current"}
    for name, reading in counted.items():
        assert reading.share[0] == pytest.approx(rows[name]["share"])
    assert {name for name, r in counted.items() if r.true} == {"bok_nominal"}
    assert verdict.status == DEPENDS
    said = econ.tables.disagreement(result).replace("\u00a0", " ")
    assert "By the Bank of Korea a claim of 1% fits; by the United Nations it does not." in said
    assert "It holds by the Bank of Korea" in summary(verdict, BOOK)
    assert "it does not hold by the United Nations" in summary(verdict, BOOK)


def test_a_figure_that_repeats_another_does_not_decide():
    """24.3 billion at the prices of 2015 gives 1.03%; by the bank's nominal figure it is 0.89%."""
    verdict = check_claim("US$250 million is 1.03% of North Korea's GDP in 2022")
    true = [r.series for r in verdict.readings if r.true]
    assert true == ["PRK/bok_real_2015"]
    assert not any(r.counted for r in verdict.readings if r.true)
    assert verdict.status == ONLY
    assert (
        "It is true only by a figure that does not decide: Bank of Korea, in 2015 prices, which is at the prices of "
        "another year (1.03%)."
    ) in summary(verdict, BOOK)


def test_what_stands_in_no_panel_is_no_reading():
    keys = {r.series for r in check_claim(PRESS_LINE).readings}
    assert "PRK/un_current" in keys
    assert "PRK/un_constant" not in keys


def test_where_one_source_alone_is_asked_for_it_counts():
    verdict = check_claim("US$250 million is 0.48% of North Korea's PPP GDP in 2022")
    assert {r.series for r in verdict.counted} == {"PRK/maddison_ppp"}  # 250 of 52.2 is 0.479%
    assert verdict.status == HOLDS


def test_the_readings_are_counted_and_the_choice_that_none_allows_is_named():
    verdict = check_claim(f"{PRESS_LINE} in 2024")
    nominal = 250e6 / published("PRK/bok_nominal", 2024) * published("KOR/krw_usd", 2024)
    united = 250e6 / published("PRK/un_current", 2024)
    factor = math.prod(
        BOOK.cards[name].distribution.central
        for name in ("newly_produced_share", "domestic_value_added_ratio", "multiplier")
    )
    by_hand = [0.005 <= share <= 0.015 for share in (nominal, united, nominal * factor, united * factor)]
    assert by_hand == [True, True, False, False]  # 0.78, 1.45, 0.25 and 0.46%
    counted = [r for r in verdict.readings if r.series in {"PRK/bok_nominal", "PRK/un_current"}]
    assert sorted(r.true for r in counted) == sorted(by_hand)
    counts = verdict.curve()
    assert counts.tally.startswith("True in all of 3 readings; never if value added is meant.")  # with prices of 2020
    assert counts.turning == (
        "By the Bank of Korea in 2024 it is true (0.78%); with value added instead it is not (0.25%)."
    )


def test_among_equals_the_nearest_turns_it():
    """The words "0.8%" end at 0.85; by the Bank of Korea 2020 gives 0.851% and 2022 gives 0.892%."""
    verdict = check_claim("US$250 million is 0.8% of North Korea's GDP")
    assert verdict.curve().turning.startswith("By the Bank of Korea in 2024 it is true (0.78")
    assert "with the year 2020 instead it is not (0.851" in verdict.curve().turning


def test_revenue_or_value_added_is_left_unsaid_unless_the_verb_says_it():
    unsaid = "Whether revenue or value added is meant; revenue is no part of GDP as it stands."
    assert unsaid in check_claim(PRESS_LINE).unsaid
    assert unsaid not in check_claim("US$250 million adds 1% to North Korea's GDP").unsaid
    assert unsaid not in check_claim("US$250 million is 1% of North Korea's exports").unsaid


def test_one_reading_needs_no_count_and_turns_on_nothing():
    verdict = check_claim("$250 million is 1% of a $25 billion economy")
    assert (verdict.curve().tally, verdict.curve().turning) == ("", "")


def test_what_turns_it_changes_as_little_as_can_be():
    """Of 2022 the bank's figure fits and the United Nations' does not: the source alone is another."""
    verdict = check_claim(f"{PRESS_LINE} in 2022")
    assert "with the United Nations instead it is not (1.65" in verdict.curve().turning


@pytest.mark.parametrize(("status", "denied"), [(HOLDS, FAILS), (FAILS, HOLDS), (ROUNDING, HOLDS), (PART, PART)])
def test_what_is_denied_is_right_where_the_claim_is_not(status, denied):
    assert denial(status) == denied


def test_a_denied_claim_is_judged_the_other_way_round():
    said = read("$250 million is about 1% of a $25 billion economy", BOOK)
    assert judge(said, BOOK).status == HOLDS
    verdict = judge(replace(said, denied=True), BOOK)
    assert verdict.status == FAILS
    assert summary(verdict, BOOK).startswith("The sentence denies it, and is judged as a denial. It does not hold: ")


def test_a_published_figure_has_its_rounding_too():
    """KOTRA has 159 and 1,430 million: 1,530 is 96.3% of it, and 96.5% of its exact total of 1,585."""
    trade = Denominator("trade", "trade", country="PRK", year=2022)
    verdict = judged("1.53 billion USD", "96.7%", total=trade)
    kotra = next(r for r in verdict.counted if "kotra" in r.series)
    assert kotra.share[0] == pytest.approx(1530 / 1589)
    assert kotra.near == pytest.approx((1525 / 1594.5, 1535 / 1583.5))
    assert kotra.status == ROUNDING
    assert verdict.status == ROUNDING
    assert judged("1.53 billion USD", "59%", total=trade).others[0].status == HOLDS  # with services, by the UN


def test_one_source_within_rounding_is_named_where_the_others_are_not():
    """5.71 billion is 91.36% of 6.25 by KOTRA; of 8.97 by the WTO, with trade between the two Koreas, 64%."""
    trade = Denominator("trade", "trade", country="PRK", year=2015)
    verdict = judged("5.71 billion USD", "91.3%", total=trade)
    assert verdict.status == ROUNDING
    said = summary(verdict, BOOK)
    assert said.startswith("It does not hold by the figures as they are written: ")
    assert said.endswith("Within their rounding it does by KOTRA 2015 (91.4%).")


# --- totals ---------------------------------------------------------------------------------------------


def test_the_world_has_a_gdp():
    """SIPRI's sentence of April 2025; the World Bank's world of 2024."""
    verdict = check_claim("World military spending of $2.718 trillion was about 2.5 percent of world GDP in 2024")
    assert {r.series for r in verdict.counted} == {"WLD/world_bank_gdp"}
    assert verdict.readings[0].share[0] == pytest.approx(2.718e12 / published("WLD/world_bank_gdp", 2024))
    assert verdict.status == HOLDS


@pytest.mark.parametrize(
    ("code", "years"),
    [
        ("IND", {2023}),  # April to March: most of it lies in the first year
        ("PAK", {2024}),  # July to June: printed under the year in which it ends
        ("EGY", {2024}),
        ("JPN", {2023}),
        ("USA", {2024}),  # October to September; its accounts are of the calendar year
        ("AUS", {2024}),
        ("GBR", {2023, 2024}),  # no source that is held says when its fiscal year begins
    ],
)
def test_a_fiscal_year_is_printed_under_the_year_that_holds_most_of_it(code, years):
    total = Denominator("GDP", "gdp", country=code)
    verdict = judged("2.63 billion USD", "1%", total=total, period=Period("2023-24", 1.0, 2023, 2024))
    assert {r.year for r in verdict.readings} == years


@pytest.mark.parametrize(
    ("whose", "years"),
    [
        ("Japan's", {2024}),  # its fiscal year 2015 was that of April 2015 to March 2016 (European Parliament, 2016)
        ("India's", {2023, 2024}),  # FY24 began in April 2023
        ("the US", {2024}),
    ],
)
def test_a_fiscal_year_in_spring_that_is_named_by_one_year_may_be_either_if_it_is_not_known(whose, years):
    verdict = check_claim(f"In fiscal 2024 $50 billion was 1.2% of {whose} GDP")
    assert {r.year for r in verdict.readings} == years


def test_a_part_of_a_range_is_said_to_be_true_and_no_more():
    """5 to 10 billion over 28 to 33 billion of the Bank of Korea are 16 to 36%; over 15.2 to 17 billion up to 66%."""
    said = summary(check_claim("between $5 and $10 billion, 20-30% of North Korea's GDP"), BOOK)
    assert said.startswith(
        "It depends on the figures. It holds for a part of the range by the Bank of Korea 2020 to 2024"
    )
    # 130 to 160 million over 15.2 to 17.2 billion of the UN lie within 0.5 and 1.5%; over 32 billion they stay below
    said = summary(check_claim("between $130 and $160 million is about 1% of North Korea's GDP"), BOOK)
    assert said.startswith("It depends on the figures. It holds by the United Nations 2020 to 2024 (")
    assert "and for a part of the range by the Bank of Korea" in said
    assert "it does not hold by the Bank of Korea 2024 (" in said
    said = summary(check_claim("between $150 and $250 million is about 1% of North Korea's GDP in 2022"), BOOK)
    assert said.startswith("It depends on the figures. It holds by the Bank of Korea 2022 (0.535 to 0.892%), and for")
    assert "does not hold" not in said


def test_an_amount_larger_than_its_whole_is_said_to_be_no_part_of_it():
    """Imports were 0.5 to 1.4 billion dollars from 2020 to 2022 by KOTRA; 3.3 billion are no 90% of them."""
    verdict = check_claim("Imports of $3.3 billion are more than 90% of North Korea's imports", date=2022)
    assert verdict.status == HOLDS
    assert any("larger than the whole" in line for line in verdict.cautions)
    assert not any("larger" in line for line in check_claim(f"{PRESS_LINE} in 2024").cautions)
    above = check_claim("Spending of $2.45 billion was 147.6% of the budget of $1.66 billion")
    assert not any("larger" in line for line in above.cautions)
    times = check_claim("$3.3 billion is more than twice North Korea's imports", date=2022)
    assert not any("larger" in line for line in times.cautions)


def test_a_total_of_a_year_to_come_was_a_forecast():
    sentence = "Russia's military spending of $142 billion will be 6.2% of its GDP in 2025"
    claimed = claim("142 billion USD", "6.2%", total=Denominator("GDP", "gdp", country="RUS", year=2025))
    verdict = judge(claimed, BOOK, 2024)
    assert verdict.status == UNTESTED, sentence
    assert "In 2024 a total of 2025 was a forecast, and none is held." in verdict.left_out
    assert judge(claimed, BOOK, 2026).readings


def test_a_claim_that_was_found_remembers_when_it_was_said():
    """At 349 billion dollars, said in 2022, GDP is that of 2020, 2021 or 2022."""
    (found,) = econ.find_claims("The damage of $349 billion is 1.6 times Ukraine's GDP", said=2022)
    assert {r.year for r in judge(found, BOOK).readings} == {2020, 2021, 2022}
    assert {r.year for r in judge(found, BOOK, 2024).readings} == {2022, 2023, 2024}


def test_figures_with_services_bound_those_of_goods():
    """Indonesia exported goods for 258.8 billion in 2023 (its statistics office); with services it was more."""
    total = Denominator("exports", "exports", country="IDN", year=2023)
    verdict = judged("64.93 billion USD", "25%", total=total)
    with_services = published("IDN/un_exports", 2023)
    assert with_services > 258.8e9
    assert verdict.readings[0].share == (pytest.approx(64.93e9 / with_services), math.inf)
    assert verdict.status == PART
    assert summary(verdict, BOOK).startswith("The figures do not decide it: ")
    assert judged("64.93 billion USD", "10%", total=total).status == FAILS  # goods alone make it more, not less


def test_figures_of_goods_come_before_those_with_services():
    verdict = check_claim("Arms worth $13 billion are 2% of South Korea's exports in 2023")
    assert {r.series for r in verdict.counted} == {"KOR/wto_exports"}
    assert {r.why for r in verdict.others if r.series == "KOR/world_bank_exports"} == {
        "services are in it beside goods"
    }


def test_a_total_with_one_end_bounds_the_share():
    """4.6 billion of more than 5.5 billion is at most 83.6%: nearly 80% may be, 90% cannot be."""
    assert judged("4.6 billion USD", "80%", "more than 5.5 billion USD").status == PART
    assert judged("4.6 billion USD", "90%", "more than 5.5 billion USD").status == FAILS
    assert judged("4.6 billion USD", "less than 90%", "more than 5.5 billion USD").status == HOLDS
    assert judged("4.6 billion USD", "90%", "less than 5.5 billion USD").status == PART


@pytest.mark.parametrize("kind", ["budget", "gni", "arms_exports"])
def test_a_total_that_is_not_held_is_said(kind):
    verdict = judged("64.7 billion USD", "43%", total=Denominator("x", kind, country="SAU", year=2024))
    assert verdict.status == UNTESTED
    assert "No figure is held of Saudi Arabia's" in summary(verdict, BOOK)


def test_military_spending_is_its_share_of_gdp_with_the_rounding_of_that():
    """Ukraine's 64.7 billion over 7.0% of Russia's GDP of 2024; the institute's own 149 billion gives 43.4%."""
    russia = Denominator("military spending", "military_spending", country="RUS", year=2024)
    verdict = judged("64.7 billion USD", "43%", total=russia)
    gdp = published("RUS/world_bank_gdp", 2024)
    assert verdict.readings[0].share[0] == pytest.approx(64.7e9 / (0.07 * gdp))  # 42.3%
    assert verdict.readings[0].near == pytest.approx((64.65e9 / (0.0705 * gdp), 64.75e9 / (0.0695 * gdp)))
    assert verdict.status == ROUNDING
    world = Denominator("military spending", "military_spending", country="WLD", year=2023)
    assert judged("75.8 billion USD", "3.1%", total=world).status == HOLDS  # SIPRI, April 2024: of 2.44 trillion


@pytest.mark.parametrize(
    ("total", "years", "share"),
    [
        (Denominator("all"), 0.5, 4.9 / 7.6),  # 64% of what was stolen, sold or granted at the same time
        (Denominator("all"), None, 4.9 / 7.6),
        (Denominator("exports", "arms_exports"), 0.5, 4.9 / 7.6),  # German licences of a half-year over those of it
        (Denominator("exports", "arms_exports"), 2.0, 2.45 / 7.6),
        (Denominator("GDP", "gdp"), 0.5, 9.8 / 7.6),  # GDP is that of a year
    ],
)
def test_a_total_stated_beside_an_amount_is_of_the_same_time_unless_it_is_one_of_a_year(total, years, share):
    claimed = claim("4.9 billion EUR", "64%", "7.6 billion EUR", period=Period("x", years))
    named = replace(claimed.denominator, text=total.text, kind=total.kind)
    verdict = judge(replace(claimed, denominator=named), BOOK)
    assert verdict.fair[0].share[0] == pytest.approx(share)


def test_an_amount_in_two_currencies_is_taken_in_the_money_of_the_country():
    """6.5 trillion roubles are 76 billion dollars at the rate of 2023, which is not 63 billion."""
    total = Denominator("GDP", "gdp", country="RUS", year=2023)
    verdict = judged("6.5 trillion RUB", "3.8%", total=total, also=money("63 billion USD"))
    assert verdict.counted[0].share[0] == pytest.approx(76.246e9 / published("RUS/world_bank_gdp", 2023), rel=1e-3)
    (said,) = [line for line in verdict.cautions if "at the average rate of 2023" in line and "not" in line]
    assert "“6.5 trillion RUB” is $76.2 billion" in said.replace("\u00a0", " ")
    assert "“63 billion USD”" in said
    right = judged("6.5 trillion RUB", "3.8%", total=total, also=money("76 billion USD"))
    assert not any("not “76 billion USD”" in line for line in right.cautions)


def test_a_conversion_at_an_unknown_rate_is_another_reading():
    """The budget of 2025: 13.5 of 214 trillion roubles is 6.3%; 145 billion dollars is 5.7% of 2,560 billion."""
    total = Denominator("GDP", "gdp", country="RUS", year=2025)
    verdict = judged("13.5 trillion RUB", "6.3%", total=total, also=money("145 billion USD"))
    assert verdict.fair == ()
    assert {r.why for r in verdict.others} == {"the conversion that the sentence prints, at a rate of another time"}
    assert verdict.status == UNTESTED
    assert "No exchange rate of RUB is held for 2025." in summary(verdict, BOOK)
    assert any("no exchange rate is held" in line for line in verdict.cautions)
    assert judged("13.5 trillion RUB", "5.7%", total=total, also=money("145 billion USD")).status == ONLY
    stated = judged("13.5 trillion RUB", "33%", "446 billion USD", also=money("145 billion USD"))
    assert stated.status == HOLDS  # 32.51%, both at the rate of the sentence


def test_an_amount_in_two_foreign_currencies_is_taken_in_that_of_the_total():
    total = Denominator("GDP", "gdp", country="KOR", year=2019)
    verdict = judged("522 trillion IDR", "2.1%", total=total, also=money("34.8 billion USD"))
    assert verdict.counted[0].share[0] == pytest.approx(34.8e9 / published("KOR/world_bank_gdp", 2019))


# --- growth, difference, a head ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("later", "change", "earlier", "falls", "status"),
    [
        ("245.2 trillion IDR", "47.62%", "166.1 trillion IDR", False, HOLDS),  # 47.62%
        ("6.81 trillion INR", "9.5%", "6.21 trillion INR", False, ROUNDING),  # 9.66%; 6.805 over 6.215 is 9.49%
        ("210 million USD", "87%", "1.65 billion USD", True, HOLDS),  # 87.3% less
        ("210 million USD", "87%", "1.65 billion USD", False, FAILS),  # it fell
        ("162 billion EUR", "more than 66%", "95 billion EUR", False, HOLDS),  # 70.5%
        ("1.6775 billion USD", "1.4%", "1.6549 billion USD", False, HOLDS),  # 1.37%
        ("15 billion USD", "50%", "5 billion USD", False, FAILS),  # 200% more, three times as much
    ],
)
def test_growth_is_the_later_amount_over_the_earlier_one_less_one(later, change, earlier, falls, status):
    assert judged(later, change, earlier, relation="growth", falls=falls).status == status


def test_growth_from_a_figure_that_is_held():
    """KOTRA's exports: the year before the one that is named is taken."""
    before, after = published("PRK/kotra_exports", 2022), published("PRK/kotra_exports", 2023)
    total = Denominator("exports", "exports", country="PRK")
    said = f"{(after / before - 1) * 100:.1f}%"
    verdict = judged(f"{after / 1e6:g} million USD", said, total=total, relation="growth", year=2023)
    (reading,) = [r for r in verdict.readings if r.series == "PRK/kotra_exports"]
    assert (reading.year, reading.true) == (2022, True)


def test_a_country_s_amount_a_head_and_its_other_readings_have_two_ends():
    """A range of 700 to 722 billion dollars over 304 million people is 2,302 to 2,374 a head."""
    people = published("USA/population", 2008)
    total = Denominator("", country="USA", year=2008)
    (reading,) = judged("700 to 722 billion USD", "2300 USD", total=total, relation="per_head").readings
    assert reading.share == pytest.approx((700e9 / people, 722e9 / people))


def test_a_difference_of_ranges_goes_from_the_least_to_the_most():
    verdict = judged("8 to 9 billion USD", "1 to 3 billion USD", "6 to 7 billion USD", relation="difference")
    assert verdict.readings[0].share == (1e9, 3e9)
    assert verdict.status == HOLDS
    falling = judged(
        "6 to 7 billion USD", "1 to 3 billion USD", "8 to 9 billion USD", relation="difference", falls=True
    )
    assert falling.readings[0].share == (1e9, 3e9)


def test_growth_without_the_earlier_amount_says_what_it_implies():
    """Russia's military spending grew by 38% to 149 billion: it must have been 108 billion."""
    verdict = judged("149 billion USD", "38%", relation="growth")
    assert verdict.status == UNTESTED
    assert verdict.implied.value == pytest.approx(149e9 / 1.38)
    assert "not stated" in summary(verdict, BOOK)
    fallen = judged("149 billion USD", "38%", relation="growth", falls=True)
    assert fallen.implied.value == pytest.approx(149e9 / 0.62)


@pytest.mark.parametrize(
    ("amount", "change", "other", "falls", "status"),
    [
        ("6.54 billion USD", "nearly 1.0 billion USD", "7.4 billion USD", True, ROUNDING),  # 0.86
        ("172 million USD", "32 million USD", "140 million USD", False, HOLDS),
        ("172 million USD", "30 million USD", "140 million USD", False, ROUNDING),
        ("172 million USD", "60 million USD", "140 million USD", False, FAILS),
        ("140 million USD", "32 million USD", "172 million USD", False, FAILS),  # it is less, not more
    ],
)
def test_a_difference_is_one_amount_less_the_other(amount, change, other, falls, status):
    assert judged(amount, change, other, relation="difference", falls=falls).status == status


def test_a_difference_without_the_other_amount_implies_it():
    verdict = judged("8 billion USD", "1 billion USD", relation="difference")
    assert verdict.implied.value == pytest.approx(7e9)
    assert judged("8 billion USD", "1 billion USD", relation="difference", falls=True).implied.value == pytest.approx(
        9e9
    )
    near = judged("8 billion USD", "7.8 billion USD", relation="difference").implied
    assert (near.low, near.value, near.high) == (0, pytest.approx(0.2e9), pytest.approx(8.5e9 - 7.75e9))  # 7.5 − 7.85


def test_an_amount_a_head_is_divided_by_the_people():
    """711 billion dollars of the United States in 2008: 2,338 a head by the World Bank's count, 2,308 was printed."""
    people = published("USA/population", 2008)
    total = Denominator("", country="USA", year=2008)
    printed = judged("711 billion USD", "2308 USD", total=total, relation="per_head")
    assert printed.readings[0].share[0] == pytest.approx(711e9 / people)
    assert printed.status == FAILS
    assert printed.implied.value == pytest.approx(711e9 / 2308)
    assert judged("711 billion USD", f"{711e9 / people:.0f} USD", total=total, relation="per_head").status == HOLDS
    world = judged("1822 billion USD", "239 USD", total=Denominator("", country="WLD", year=2018), relation="per_head")
    assert world.readings[0].share[0] == pytest.approx(1822e9 / published("WLD/population", 2018))
    assert judged("711 billion USD", "2308 USD", relation="per_head").status == UNTESTED


@pytest.mark.parametrize(
    "verdict",
    [
        judged("245.2 trillion IDR", "47.62%", "166.1 trillion IDR", relation="growth"),
        judged("210 million USD", "87%", relation="growth", falls=True),
        judged("6.54 billion USD", "nearly 1 billion USD", "7.4 billion USD", relation="difference", falls=True),
        judged("711 billion USD", "2308 USD", total=Denominator("", country="USA", year=2008), relation="per_head"),
        judged("4.6 billion USD", "80%", "less than 5.5 billion USD"),
    ],
    ids=["growth", "fall", "difference", "head", "bound"],
)
def test_every_relation_can_be_printed(verdict):
    text = render(verdict, BOOK)
    assert text.splitlines()[1].endswith(".")
    assert "inf" not in text.split()
    assert "nan" not in text


# --- as JSON --------------------------------------------------------------------------------------------


def test_a_verdict_as_json_holds_every_reading_and_no_infinity():
    verdict = check_claim("US$250 million is more than 1% of North Korea's GDP")
    said = json.loads(json.dumps(document(verdict, BOOK), allow_nan=False))
    assert said["verdict"] == verdict.status
    assert said["text"] == said["claim"]["text"] == verdict.claim.text
    counts = said["tally"]
    assert counts["readings"] + counts["apart"] == len(verdict.readings) == len(said["readings"])
    assert said["implied"]["low"] == 0
    assert said["summary"] == summary(verdict, BOOK)


def test_the_rounding_of_a_reading_has_two_ends():
    (row,) = table(check_claim("$250 million is 1% of a $24.5 billion economy"))
    assert (row["rounding_low"], row["rounding_high"]) == pytest.approx((245e6 / 24.55e9, 255e6 / 24.45e9))


def test_years_in_a_row_have_two_ends_and_others_are_listed():
    """4% allows 3.5 to 4.5%; a billion is 3.57% of the Bank of Korea's GDP of 2022 alone."""
    said = summary(check_claim("$1 billion is about 4% of North Korea's GDP"), BOOK)
    assert "It holds by the Bank of Korea 2022 (" in said
    assert "the Bank of Korea 2020, 2021, 2023 and 2024 (" in said
    assert "the United Nations 2020 to 2024 (" in said


def test_what_cannot_be_read_and_what_is_not_confirmed_are_said_in_a_paragraph():
    (refusal,) = econ.find_claims("US$250 million is 1% of North Korea's exports to China")
    assert brief(refusal, BOOK).startswith("It cannot be read. ")
    assert document(refusal)["verdict"] == "cannot be read"
    (unread,) = econ.find_claims("A glorp of $250 million is 1% of a $25 billion economy")
    verdict = judge(unread, BOOK)
    assert "There is no verdict yet" in brief(verdict, BOOK)
    assert render(verdict, BOOK).splitlines()[1].startswith("There is no verdict yet: “glorp”")
    assert document(verdict, BOOK)["verdict"] == "cannot be read"
    confirmed = judge(as_read(unread, BOOK), BOOK)
    assert brief(confirmed, BOOK).startswith("As corrected by the reader: “glorp” is ignored. It holds")
    assert document(confirmed, BOOK)["verdict"] == HOLDS


def test_a_label_of_the_corpus_that_the_arithmetic_does_not_bear_out():
    """Of the date and the two years before, Iran's GDP of 2010 makes 48 billion 9.85%: "10%" allows it."""
    iran = Denominator("economy", "economy", country="IRN")
    verdict = judged("48 billion USD", "10%", total=iran, date=2012)
    assert {r.year for r in verdict.counted if r.true} == {2010}
    assert 48e9 / published("IRN/world_bank_gdp", 2010) == pytest.approx(0.0985, abs=1e-4)
    assert verdict.status == DEPENDS


# --- amounts of which one end is stated ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        # 2.72 of 111.67 trillion is 2.436%; 2.736 trillion would be 2.45%.
        ("More than $2.72 trillion is 2.5% of world GDP in 2024.", PART),
        ("Anggaran pertahanan dunia menembus US$2,72 triliun, setara 2,5 persen PDB dunia pada 2024.", PART),
        # 2.95 trillion is 2.64% already, and a larger amount is more.
        ("More than $2.95 trillion is 2.5% of world GDP in 2024.", FAILS),
        ("More than $2.75 trillion is 2.5% of world GDP in 2024.", HOLDS),
        # 3.0 trillion is 2.69%, and 2.8 trillion is 2.51%; of at most 2.6 trillion no amount is 2.5%.
        ("Up to $3.0 trillion is 2.5% of world GDP in 2024.", PART),
        ("Up to $2.6 trillion is 2.5% of world GDP in 2024.", FAILS),
    ],
)
def test_an_amount_with_one_end_fails_only_where_no_amount_on_the_open_side_will_do(sentence, status):
    assert published("WLD/world_bank_gdp", 2024) == pytest.approx(111.67e12, rel=1e-3)
    assert check_claim(sentence).status == status


def test_an_open_amount_is_said_to_leave_the_share_open():
    verdict = check_claim("More than $2.72 trillion is 2.5% of world GDP in 2024.")
    assert (
        summary(verdict, BOOK)
        .replace("\u00a0", " ")
        .startswith("The figures do not decide it: the World Bank 2024 (2.44% or more)")
    )
    assert any("a larger amount may meet the words" in line for line in verdict.cautions)


# --- lines that agree with each other --------------------------------------------------------------------


@pytest.mark.parametrize(
    "sentence",
    ["$1bn is 3.5% of North Korea's GDP", "US$250 million is 1.03% of North Korea's GDP in 2022"],
)
def test_no_publisher_is_said_to_fail_whose_other_figure_turns_the_answer(sentence):
    verdict = check_claim(sentence)
    assert any(r.publisher == "the Bank of Korea" for r in verdict.readings if r.true)
    assert "by the Bank of Korea" not in verdict.curve().tally
    turned = verdict.curve().turning.partition("; with ")[2]
    assert turned.startswith(("Bank of Korea, GNI", "Bank of Korea, in 2015 prices"))


# --- value added ----------------------------------------------------------------------------------------


def test_what_is_implied_of_value_added_is_a_total_of_value_added():
    """Of 500 million 32% are value added by the cards: 160 million, which would be 1.7% of 9.41 billion."""
    verdict = check_claim("Arms exports of $500 million raised North Korea's GDP by 1.7%.")
    added = verdict.counted[0]
    part = added.share[0] * added.denominator / 500e6
    assert part == pytest.approx(0.32)
    assert verdict.implied.value == pytest.approx(0.32 * 500e6 / 0.017)
    assert "true by value added, North Korea's GDP would have to be $9.41 billion" in render(verdict).replace(
        "\u00a0", " "
    )
    plain = check_claim("Arms exports of $500 million are 1.7% of North Korea's GDP.")
    assert plain.implied.value == pytest.approx(500e6 / 0.017)


# --- whose money ----------------------------------------------------------------------------------------


def test_won_of_north_korea_are_asked_about():
    with pytest.raises(InputError, match="South Korean Won” or “North Korean Won") as caught:
        check_claim("North Korea's arms revenue of 1.5 trillion won is 3% of its GDP")
    assert "1.5 trillion won" in caught.value.what
    assert check_claim("North Korea's arms revenue of 1.5 trillion South Korean won is 3% of its GDP").readings
    assert check_claim("South Korea's arms revenue of 15 trillion won is 0.6% of its GDP").readings
    assert check_claim("북한의 무기 판매액 3300억원은 북한 GDP의 1%이다.").readings
    assert check_claim("$250 million is 1% of Canada's GDP").readings


def test_one_of_several_claims_in_doubtful_money_leaves_the_others_judged():
    text = f"{PRESS_LINE}. North Korea's arms revenue of 1.5 trillion won is 3% of its GDP."
    first, second = (judge_or_refuse(each, BOOK) for each in econ.find_claims(text))
    assert first.status == DEPENDS
    assert second.part == "1.5 trillion won"
    assert text[slice(*second.place)] == second.text


# --- how far words reach ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("share", "allowed"),
    [
        ("1%", (0.005, 0.015)),
        ("one hundredth", (0.005, 0.015)),
        ("one in fifty", (0.015, 0.025)),
        ("2%", (0.015, 0.025)),
        ("a quarter", (0.2375, 0.2625)),
        ("a little over 2%", (0.02, 0.025)),
        ("just over 2%", (0.02, 0.025)),
    ],
)
def test_one_number_has_one_width(share, allowed):
    assert read(f"$250 million is {share} of North Korea's GDP", BOOK).share.allowed == pytest.approx(allowed)


def test_nearly_twice_is_not_one_and_a_half_times():
    """A tenth: 1.8 to 2. With half a unit of the digit 1.64 would be nearly twice."""
    said = "$540 million is {} North Korea's exports in 2022"
    assert read(said.format("nearly twice"), BOOK).share.allowed == pytest.approx((1.8, 2.0))
    assert read(said.format("twice"), BOOK).share.allowed == pytest.approx((1.5, 2.5))


def test_german_gut_reaches_as_far_as_just_over():
    found = read("250 Millionen Dollar sind gut 2% des BIP Nordkoreas", BOOK, language="de")
    assert found.share.allowed == pytest.approx((0.02, 0.025))


# --- the year of a claim, and languages of a text ----------------------------------------------------------


@pytest.mark.parametrize("year", [20245, 1850, 1899, 2101])
def test_a_year_in_which_nobody_can_have_said_it_is_refused(year):
    with pytest.raises(InputError, match=f"{year} is no year in which a claim can have been said"):
        check_claim(PRESS_LINE, date=year)
    with pytest.raises(InputError, match="from 1900 to 2100"):
        econ.find_claims(PRESS_LINE, said=year)


FRENCH = "Les ventes d'armes sont de 250 millions de dollars, soit 1% du PIB de la Corée du Nord."
MIXED = (
    f"{PRESS_LINE}.\n\n{FRENCH}\n\nPenjualan senjata senilai 250 juta dolar setara dengan 1 persen PDB Korea Utara.\n"
    "북한의 무기 판매액 2억5000만 달러는 북한 GDP의 1%이다."
)


def test_a_part_in_a_language_that_is_not_read_is_named_and_the_rest_is_judged():
    first, french, *others = econ.find_claims(MIXED)
    assert isinstance(french, Refusal)
    assert french.what == "French is not read yet."
    assert MIXED[slice(*french.place)].strip() == FRENCH
    assert [c.language for c in (first, *others)] == ["en", "id", "ko"]
    assert [MIXED[slice(*c.at)] for c in (first, *others)] == [c.text for c in (first, *others)]
    with pytest.raises(InputError, match="French is not read yet"):
        econ.find_claims(FRENCH)


def test_a_line_with_a_few_foreign_words_is_in_the_language_of_the_text():
    text = f"Le Monde: la vente\n{PRESS_LINE}."
    (found,) = econ.find_claims(text)
    assert found.language == "en"


def test_malay_is_named():
    with pytest.raises(InputError, match="Malay is not read yet"):
        econ.find_claims("Jualan senjata bernilai 250 juta dolar bersamaan 1% KDNK Korea Utara")


def test_a_refusal_names_the_part_that_its_error_quotes():
    (found,) = econ.find_claims("$300 million is 1% of North Korea's glorp")
    assert document(found)["part"] == found.part != ""
    assert f"“{found.part}”" in found.what


# --- denials, and amounts that nobody has received -----------------------------------------------------------


@pytest.mark.parametrize(
    "sentence",
    [
        "US$250 million is not {} of North Korea's GDP in 2022",
        "US$250 million isn't {} of North Korea's GDP in 2022",
        "US$250 million isn’t {} of North Korea's GDP in 2022",
        "Penjualan senjata senilai 250 juta dolar bukan {} dari PDB Korea Utara pada tahun 2022",
        "북한의 2022년 무기 판매액 2억5000만 달러는 북한 GDP의 {}가 아니다.",
        "250 Millionen Dollar sind nicht {} des BIP Nordkoreas im Jahr 2022",
    ],
)
def test_a_plain_denial_is_right_where_the_claim_is_wrong(sentence):
    """250 of 28 billion are 0.89%, of 15.2 billion 1.65%: no 5% by either, and 1% by the first alone."""
    denied = check_claim(sentence.format("5%"))
    assert denied.claim.denied
    assert denied.claim.year or denied.claim.denominator.year == 2022
    assert denied.status == HOLDS
    assert summary(denied, BOOK).startswith("The sentence denies it, and is judged as a denial. It holds")
    counts = denied.curve()
    assert counts.true == len(counts.specifications)
    assert check_claim(sentence.format("1%")).status == DEPENDS


def test_of_a_denial_what_is_written_decides():
    """250 of 15.17 billion are 1.648%: "1.6%" allows 1.55 to 1.65, and "2%" 1.5 to 2.5; "2.0%" begins at 1.95.

    What is denied wrongly of revenue is right of value added, a third of it.
    """
    said = "US$250 million is not {} of North Korea's GDP in 2022, according to the UN"
    for share in ("1.6%", "2%"):
        denied = check_claim(said.format(share))
        assert (denied.status, [r.status for r in denied.counted]) == (ONLY, [FAILS])
    assert check_claim(said.format("2.0%")).status == HOLDS


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("North Korea demands $250 million, about 1% of its GDP", "demands"),
        ("North Korea needs $250 million, about 1% of its GDP", "needs"),
        ("North Korea asked for $250 million, about 1% of its GDP", "asked for"),
        ("Korea Utara menuntut 250 juta dolar, sekitar 1 persen dari PDB Korea Utara", "menuntut"),
    ],
)
def test_what_is_asked_for_is_no_sale_that_was_received(sentence, word):
    (found,) = econ.find_claims(sentence)
    assert found.unread == word
    assert "There is no verdict yet" in brief(judge(found, BOOK), BOOK)


@pytest.mark.parametrize(
    "sentence",
    [
        "North Korea lost $250 million in 2022, about 1% of its GDP",
        "North Korea owes $250 million, about 1% of its GDP",
        "The stolen $250 million is about 1% of North Korea's GDP",
        "North Korea's migrants sent home $250 million in 2022, about 1% of its GDP",
        "Korea Utara kehilangan 250 juta dolar, sekitar 1 persen dari PDB Korea Utara",
        "Perantau Korea Utara mengirim pulang 250 juta dolar, sekitar 1 persen dari PDB Korea Utara",
        "북한은 2억5000만 달러를 잃었으며 이는 북한 GDP의 1%이다.",
        "북한이 2022년 훔친 가상화폐 2억5000만 달러는 북한 GDP의 1%이다.",
        "North Korea's GDP of $25 billion is 1% of South Korea's GDP",
    ],
)
def test_of_what_is_lost_owed_or_stolen_nothing_is_asked_of_a_sale(sentence):
    verdict = econ.check_claim(sentence)
    assert not [said for said in verdict.unsaid if "value added" in said or "delivered" in said]
    assert {r.concept for r in verdict.readings} == {"revenue"}


@pytest.mark.parametrize("verb", ["promised", "pledged", "proposed"])
def test_what_is_promised_is_planned(verb):
    claim = econ.check_claim(f"Russia {verb} $250 million, about 1% of North Korea's GDP").claim
    assert claim.stage == "planned"


@pytest.mark.parametrize(
    ("sentence", "spent"),
    [
        ("Ukraine's military spending reached $64.7 billion in 2024, or 34% of its GDP.", True),
        ("Anggaran pertahanan Indonesia Rp 139 triliun pada 2024, atau 0,6% dari PDB.", True),
        ("Licences worth $1.6 billion are 2.1% of Serbia's GDP in 2023.", False),
        ("A sale of $250 million is 30% of North Korea's military spending in 2019.", False),
    ],
)
def test_of_what_is_spent_nothing_is_sold_and_no_value_added_is_asked(sentence, spent):
    """Value added is a part of what a sale brings; a budget brings nothing (System of National Accounts 2008, 6.8)."""
    verdict = econ.check_claim(sentence)
    assert verdict.claim.spent is spent
    if spent:
        assert not [r for r in verdict.readings if r.concept == "value added"]
        assert not [said for said in verdict.unsaid if "value added" in said or "delivered" in said]


def test_which_year_of_a_total_is_meant_is_open_only_where_no_year_is_named():
    def open_year(sentence):
        return any("Which year" in line for line in check_claim(sentence).unsaid)

    assert open_year(PRESS_LINE)
    assert not open_year("US$250 million delivered in 2022 is about 1% of North Korea's GDP")
    assert open_year("US$250 million delivered in 2022 is about 1% of a $25 billion economy")  # the amount's, not its


def test_years_in_a_row_are_a_span_and_others_a_list():
    """What was said in 2024 may mean 2022 to 2024: 1.65, 1.52 and 1.45% by the United Nations."""
    said = summary(check_claim(PRESS_LINE, date=2024), BOOK)
    assert "the Bank of Korea 2022 to 2024 (" in said
    assert "the United Nations 2024 (" in said
    assert "the United Nations 2022 and 2023 (" in said


def test_an_amount_a_year_that_is_so_much_a_head_leaves_no_time_open():
    time = "What time the amount covers; it is taken as that of one year."
    yearly, plain = (
        check_claim(f"Serbia's arms exports of $1.6 billion{words} are $240 a head.") for words in (" a year", "")
    )
    assert time not in yearly.unsaid
    assert time in plain.unsaid
    assert [r.share for r in yearly.readings] == [r.share for r in plain.readings]


@pytest.mark.parametrize(
    ("sentence", "status", "allowed"),
    [
        # 250 million of 25 billion are just 1%.
        ("US$250 million is more than 1% of a $25 billion economy.", ROUNDING, "more than 1%"),
        ("US$250 million is at least 1% of a $25 billion economy.", HOLDS, "1% or more"),
        ("US$250 million is less than 1% of a $25 billion economy.", ROUNDING, "less than 1%"),
        ("US$250 million is no more than 1% of a $25 billion economy.", HOLDS, "1% or less"),
        ("US$25 billion exceeded a GDP of $25 billion.", ROUNDING, "more than 100%"),
        ("US$250 juta lebih dari 1 persen dari perekonomian senilai US$25 miliar.", ROUNDING, "more than 1%"),
        ("US$250 juta setidaknya 1 persen dari perekonomian senilai US$25 miliar.", HOLDS, "1% or more"),
        ("2억 5,000만 달러는 GDP 250억 달러의 1%를 넘는다.", ROUNDING, "more than 1%"),
        ("2억 5,000만 달러는 GDP 250억 달러의 1% 이상이다.", HOLDS, "1% or more"),
        ("2억 5,000만 달러는 GDP 250억 달러의 1% 미만이다.", ROUNDING, "less than 1%"),
        ("2억 5,000만 달러는 GDP 250억 달러의 1% 이하다.", HOLDS, "1% or less"),
    ],
)
def test_more_than_a_number_is_not_the_number(sentence, status, allowed):
    verdict = check_claim(sentence)
    assert (verdict.status, claimed_text(verdict.claim)) == (status, allowed)
