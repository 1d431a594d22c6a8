"""What a verdict says beside its status: what is implied, what to watch, what is left unsaid.

Expected values are sums done here from the figures of the claims themselves, or from published figures by name.
"""

import math
from dataclasses import replace

import pytest

from econ.claims import check_claim
from econ.claims.claim import Claim, Denominator, Money, Period
from econ.claims.numerals import quantity
from econ.claims.rendering import document, implications
from econ.claims.verdict import _on_both_sides, judge, summary
from econ.evidence import default_book
from econ.wording import NO_BREAK, interval
from econ.wording.errors import InputError

BOOK = default_book()
ECONOMY = Denominator("GDP", "gdp", country="PRK")
GERMANY = Denominator("GDP", "gdp", country="DEU")


def money(text):
    size, unit = quantity(text)
    return Money(size, unit)


def judged(amount, number, other="", **more):
    """The verdict on a claim put together by hand; `other` is the amount that it is a share of."""
    total = Denominator(other, money=money(other)) if other else more.pop("total", ECONOMY)
    return judge(Claim("x", money(amount), money(number).size, total, **more), BOOK)


def published(key, year):
    return BOOK.series_at(key).value(year)


def years(count, text="the time"):
    return Period(text, count)


# --- whose money ----------------------------------------------------------------------------------------


def test_the_money_of_a_language_is_that_of_its_country():
    assert check_claim("3000억원은 북한 GDP의 1%다").claim.amount.currency == "KRW"
    with pytest.raises(InputError, match="“South Korean Won” or “North Korean Won”"):
        check_claim("300 billion won is 1% of North Korea's GDP")


# --- what is implied ------------------------------------------------------------------------------------

AMOUNT = (245e6, 255e6)  # what "250 million" allows
SHARE = (0.005, 0.015)  # what "1%" allows


@pytest.mark.parametrize(("time", "pace"), [(None, 1), (years(1), 1), (years(2), 1 / 2), (years(0.5), 2)])
def test_what_is_implied_is_the_yearly_amount_over_the_share(time, pace):
    implied = judged("250 million USD", "1%", period=time).implied
    assert implied.low == pytest.approx(AMOUNT[0] * pace / SHARE[1])
    assert implied.value == pytest.approx(250e6 * pace / 0.01)
    assert implied.high == pytest.approx(AMOUNT[1] * pace / SHARE[0])
    assert (implied.unit, implied.concept) == ("USD/year", "revenue")


def test_where_a_sale_adds_its_value_added_is_held_against_the_total():
    factor = 0.32  # of North Korea's arms, by the assumption cards
    plain, adds = (judged("250 million USD", "1%", period=years(2), adds=a).implied for a in (False, True))
    assert (adds.low, adds.value, adds.high) == pytest.approx(
        [factor * v for v in (plain.low, plain.value, plain.high)]
    )
    assert adds.concept == "value added"


def test_of_a_range_the_middle_is_implied():
    assert judged("200 to 300 million USD", "1 to 3%").implied.value == pytest.approx(250e6 / 0.02)


@pytest.mark.parametrize(
    ("falls", "number", "value", "low", "high"),
    [
        (False, "25%", 10 / 1.25, 9.5 / 1.255, 10.5 / 1.245),
        (True, "25%", 10 / 0.75, 9.5 / 0.755, 10.5 / 0.745),
        (True, "52%", 10 / 0.48, 9.5 / 0.485, 10.5 / 0.475),
    ],
)
def test_a_growth_leads_from_an_earlier_amount(falls, number, value, low, high):
    implied = judged("10 billion USD", number, "5 billion USD", relation="growth", falls=falls).implied
    assert (implied.value, implied.low, implied.high) == pytest.approx([v * 1e9 for v in (value, low, high)])
    assert implied.unit == "USD"


def test_what_fell_by_all_of_it_leads_from_any_amount():
    implied = judged("10 billion USD", "100%", "5 billion USD", relation="growth", falls=True).implied
    assert math.isinf(implied.value)


# --- what would be needed -------------------------------------------------------------------------------


def test_what_would_be_needed_is_the_share_of_the_published_totals():
    totals = [published("DEU/world_bank_gdp", year) for year in (2021, 2022)]
    verdict = judged("40 billion USD", "1 to 2%", total=GERMANY, period=Period("2021 to 2022", 2, 2021, 2022))
    assert verdict.needed == pytest.approx((min(totals) * 0.01, max(totals) * 0.02))


@pytest.mark.parametrize(
    ("number", "more"),
    [
        ("25%", {"relation": "growth"}),
        ("2 billion USD", {"relation": "difference"}),
        ("300 USD", {"relation": "per_head"}),
    ],
)
def test_nothing_is_needed_of_another_kind_of_claim(number, more):
    assert judged("10 billion USD", number, **more).needed is None


# --- what to watch --------------------------------------------------------------------------------------

ADDING = "The verb says that the amount adds to the economy."
WHOLE = "the amount is larger than the whole, so it can be no part of it."
POWER = "A sale is paid in market dollars; over purchasing-power dollars its share comes out too small."


def watched(words, *parts, **more):
    return any(words in said for said in judged(*parts, **more).cautions)


def test_only_what_adds_to_an_economy_is_told_what_adds():
    exports = Denominator("exports", "exports", country="PRK")
    assert watched(ADDING, "250 million USD", "1%", adds=True)
    assert not watched(ADDING, "250 million USD", "1%")
    assert not watched(ADDING, "250 million USD", "1%", total=exports, adds=True)


@pytest.mark.parametrize(
    ("amount", "share", "total", "larger"),
    [
        ("25.1 billion USD", "100%", "25 billion USD", True),
        ("25 billion USD", "100%", "25 billion USD", False),
        ("24 billion USD", "96%", "25 billion USD", False),
        ("24 to 25.1 billion USD", "96 to 100%", "25 billion USD", False),
        ("37.5 billion USD", "150%", "25 billion USD", False),
    ],
)
def test_an_amount_larger_than_what_it_is_a_part_of_is_named(amount, share, total, larger):
    assert watched(WHOLE, amount, share, total) == larger


def test_an_amount_of_one_year_and_the_total_of_another_are_named():
    of = {year: Denominator("GDP", "gdp", country="PRK", year=year) for year in (2021, 2022, None)}
    other = "An amount of 2022 is set against a total of 2021."
    assert watched(other, "250 million USD", "1%", total=of[2021], year=2022)
    for total, year in ((of[2022], 2022), (of[2021], None), (of[None], 2022)):
        assert not watched("is set against", "250 million USD", "1%", total=total, year=year)
    assert not watched("is set against", "250 million USD", "1%", "25 billion USD", year=2022)


def test_a_total_at_purchasing_power_is_named():
    assert watched(POWER, "250 million USD", "1%", total=Denominator("GDP", "gdp", country="DEU", basis="PPP"))
    assert not watched(POWER, "45 billion USD", "1%", total=GERMANY, year=2023)


@pytest.mark.parametrize(
    ("bound", "share", "said"),
    [
        ("at most", "1%", "states the upper end only; the share is that of this end."),
        ("at least", "1%", "states the lower end only; the share is that of this end."),
    ],
)
def test_an_amount_with_one_end_is_named(bound, share, said):
    size = replace(money("250 million USD").size, bound=bound)
    verdict = judge(
        Claim("x", Money(size, "USD"), money(share).size, Denominator("", money=money("25 billion USD"))), BOOK
    )
    open_end = any(r.fair and (r.share[0] == 0 or math.isinf(r.share[1])) for r in verdict.readings)
    other = "a smaller amount may meet the words." if bound == "at most" else "a larger amount may meet the words."
    assert sum("end only" in text for text in verdict.cautions) == 1
    assert any((other if open_end else said) in text for text in verdict.cautions)
    assert not watched("end only", "250 million USD", "1%", "25 billion USD")


# --- two currencies -------------------------------------------------------------------------------------


def test_a_conversion_is_held_against_the_nearest_year():
    dollars = {year: 40 / published("EMU/eur_usd", year) for year in (2020, 2021, 2022)}
    time = Period("2020 to 2022", 3, 2020, 2022)
    for value in dollars.values():
        right = judged("40 billion EUR", "1%", total=GERMANY, period=time, also=money(f"{value:.1f} billion USD"))
        assert not any("at the average rate of" in text for text in right.cautions)
    most = max(dollars, key=dollars.get)
    wrong = judged("40 billion EUR", "1%", total=GERMANY, period=time, also=money("60 billion USD"))
    (said,) = [text for text in wrong.cautions if "at the average rate of" in text]
    assert (
        said
        == f"“40 billion EUR” is ${dollars[most]:.1f}\u00a0billion at the average rate of {most}, not “60 billion USD”."
    )


@pytest.mark.parametrize(("part", "right"), [(1.04, True), (0.96, True), (1.06, False), (0.94, False)])
def test_a_conversion_is_right_within_five_percent(part, right):
    dollars = 40 / published("EMU/eur_usd", 2022) * part
    total = Denominator("GDP", "gdp", country="DEU", year=2022)
    cautions = judged("40 billion EUR", "1%", total=total, also=money(f"{dollars:.3f} billion USD")).cautions
    assert any("at the average rate of 2022, not" in text for text in cautions) != right


def test_an_amount_in_dollars_is_told_in_the_money_beside_it():
    euros = 40 * published("EMU/eur_usd", 2022)
    total = Denominator("GDP", "gdp", country="USA", year=2022)
    cautions = judged("40 billion USD", "1%", total=total, also=money("60 billion EUR")).cautions
    (said,) = [text for text in cautions if "at the average rate of" in text]
    assert said.startswith(f"“40 billion USD” is €{euros:.0f}\u00a0billion at")


# --- times, stages, totals ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, None),
        (2, "The amount covers 2 years (“the time”), which is $125 million a year. A total over years"),
        (1.5, "The amount covers 1.5 years (“the time”), which is $167 million a year. A total over years"),
        (0.5, "The amount covers 6 months (“the time”), which is $500 million a year. An amount of less than a year"),
        (None, "“the time” leaves open how many years the amount covers"),
    ],
)
def test_a_time_that_is_no_year_is_brought_to_one(count, said):
    cautions = judged("250 million USD", "1%", period=years(count)).cautions
    found = [text.replace("\u00a0", " ") for text in cautions if "the time" in text]
    assert [text.startswith(said) for text in found] == ([True] if said else [])


@pytest.mark.parametrize(
    ("stage", "said"),
    [
        ("planned", "planned or expected"),
        ("ordered", "A contract is not a delivery"),
        ("licensed", "A licence is not a delivery"),
        ("held in stock", "What is held in stock is not sold"),
        ("delivered", None),
        ("paid", None),
        ("", None),
    ],
)
def test_a_stage_is_told_by_its_own_words_alone(stage, said):
    every = ("planned or expected", "A contract is", "A licence is", "What is held in stock")
    cautions = judged("250 million USD", "1%", stage=stage).cautions
    assert [text for text in cautions if any(words in text for words in every)] == [
        text for text in cautions if said and said in text
    ]
    assert sum(bool(said) and said in text for text in cautions) == bool(said)


@pytest.mark.parametrize(("part", "near"), [(1.0, True), (1.04, True), (0.96, True), (1.06, False), (0.94, False)])
def test_a_stated_total_is_close_within_five_percent(part, near):
    size = published("DEU/world_bank_gdp", 2022) * part
    total = Denominator("economy", "gdp", money=money(f"{size / 1e9:.6f} billion USD"), country="DEU", year=2022)
    cautions = judged("40 billion USD", "1%", total=total).cautions
    assert any("The stated total is close to World Bank, 2022 ($4.2" in text for text in cautions) == near
    assert any("The stated total is not close to any figure that is held" in text for text in cautions) != near


# --- what is left unsaid --------------------------------------------------------------------------------

WHOSE = "Whose figure of GDP is meant; 2 that do not repeat each other are compared."
WHERE = "Where the stated total comes from."
WHICH = "Which year of GDP is meant."
TIME = "What time the amount covers; it is taken as that of one year."
CONCEPT = "Whether revenue or value added is meant; revenue is no part of GDP as it stands."
STAGE = "Whether the amount was agreed, delivered or paid."


@pytest.mark.parametrize(
    ("more", "unsaid"),
    [
        ({}, [WHOSE, WHICH, TIME, CONCEPT, STAGE]),
        ({"year": 2022}, [WHOSE, TIME, CONCEPT, STAGE]),
        ({"year": 2022, "period": years(1)}, [WHOSE, CONCEPT, STAGE]),
        ({"year": 2022, "period": years(1), "stage": "paid"}, [WHOSE, CONCEPT]),
        ({"year": 2022, "period": years(1), "stage": "paid", "adds": True}, [WHOSE]),
        ({"year": 2022, "spent": True}, [WHOSE, TIME]),
        ({"year": 2022, "held": True}, [WHOSE]),
        ({"total": Denominator("GDP", "gdp", country="PRK", source="bok_nominal")}, [WHICH, TIME, CONCEPT, STAGE]),
        ({"total": Denominator("GDP", "gdp", country="PRK", year=2022)}, [WHOSE, TIME, CONCEPT, STAGE]),
        ({"total": Denominator("GDP", "gdp", country="DEU")}, [WHICH, TIME, CONCEPT, STAGE]),
        ({"other": "25 billion USD"}, ["Which year of the total is meant.", TIME, STAGE]),
        (
            {"total": Denominator("x", "gdp", money=money("25 billion USD"), country="PRK"), "year": 2022},
            [WHERE, WHICH, TIME, CONCEPT, STAGE],
        ),
        (
            {"total": Denominator("x", "gdp", money=money("25 billion USD"), country="PRK", year=2022)},
            [WHERE, TIME, CONCEPT, STAGE],
        ),
    ],
)
def test_what_is_left_unsaid_is_told_and_nothing_else(more, unsaid):
    assert list(judged("250 million USD", "1%", **more).unsaid) == unsaid


# --- what is printed ------------------------------------------------------------------------------------


def test_a_head_of_people_that_are_not_named_is_not_tested():
    said = summary(check_claim("Arms exports of 1.6 billion dollars are $240 a head"), BOOK).replace("\u00a0", " ")
    # 1.6 billion / 240 is 6.67 million
    assert said == (
        "It cannot be tested. It is not said whose people are meant, or their number is not held. "
        "The claim implies 6.67 million people."
    )


def test_what_does_not_hold_at_the_pace_of_a_year_is_told_by_what_counts():
    """20 billion a year of Germany's GDP; the smallest GDP, of 2022, is told not to count, the next one is of 2021."""
    verdict = check_claim("$40 billion over two years is 1% of Germany's GDP")
    readings = tuple(replace(r, counted=r.counted and r.year != 2022) for r in verdict.readings)
    ends = [f"{20e9 / published('DEU/world_bank_gdp', year):.3%}".removeprefix("0.") for year in (2025, 2021)]
    said = summary(replace(verdict, readings=readings), BOOK)
    assert said.startswith(
        f"It does not hold at the pace of a year, $20\xa0billion a year (0.{ends[0].rstrip('%')} to 0.{ends[1]}; “1%”"
    )


def test_a_curve_without_a_book_is_by_the_figures_that_ship():
    verdict = check_claim("US$250 million is about 1% of North Korea's GDP")
    assert verdict.curve().tally == verdict.curve(BOOK).tally


# --- how a share is told --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("relation", "number", "in_times"),
    [("share", "150%", False), ("multiple", "150%", True), ("multiple", "100%", False), ("multiple", "50%", False)],
)
def test_only_a_multiple_of_more_than_once_is_told_in_times(relation, number, in_times):
    total = Denominator("25 billion USD", money=money("25 billion USD"))
    claim = Claim("x", money("250 million USD"), money(number).size, total, relation=relation)
    assert claim.in_times == in_times


# --- figures that disagree, and figures that say no more than an end --------------------------------------


def test_figures_on_both_sides_of_the_words_are_said_to_disagree():
    """Lebanon, 2023: 14.5 of the World Bank's $20.1 billion is 72%, of the United Nations' $40.1 billion 36%."""
    both = "Some figures give less than the words allow, and others more"
    verdict = check_claim("Lebanon's trade deficit of $14.5 billion was nearly 60% of its GDP in 2023.")
    assert [text for text in verdict.cautions if text.startswith(both)]
    for share in ("20%", "72%", "90%"):
        other = check_claim(f"Lebanon's trade deficit of $14.5 billion was {share} of its GDP in 2023.")
        assert not [text for text in other.cautions if text.startswith(both)]


def test_a_share_of_goods_and_services_is_said_to_be_one():
    verdict = check_claim("$3 billion is 7% of Serbia's trade in 2022")
    (said,) = [text for text in verdict.cautions if "Services" in text]
    assert said == (
        "Services are counted beside goods by the United Nations and the World Bank; over goods alone the share is "
        "larger."
    )
    *_first, last = implications(verdict, BOOK)
    assert last.startswith("7% of Serbia's total trade is at most $")
    for plain in ("$3 billion is 5% of Serbia's GDP in 2022", "At least $3 billion is 7% of Serbia's trade in 2022"):
        assert not [text for text in check_claim(plain).cautions if "Services" in text]


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        # 10 billion / 1%; the rounding of the 10 has no part in what its words say
        ("Dutch aid of 10 billion euros was less than 1% of Dutch GDP in 2022.", "more than €1 trillion a year."),
        ("Dutch aid of 10 billion euros was more than 1% of Dutch GDP in 2022.", "less than €1 trillion a year."),
        (
            "Dutch aid of 10 to 12 billion euros was less than 1% of Dutch GDP in 2022.",
            "more than €1.2 trillion a year.",
        ),
        ("Dutch aid of 10 to 12 billion euros was over 1% of Dutch GDP in 2022.", "less than €1 trillion a year."),
    ],
)
def test_what_one_end_of_a_share_implies_is_of_the_amount_as_written(sentence, said):
    first, *_more = implications(check_claim(sentence), BOOK)
    assert first.replace("\u00a0", " ").endswith(f"GDP would have to be {said}")


def test_a_share_is_told_with_as_many_digits_as_set_it_apart_from_the_words():
    """2.1532 billion of 100 billion is no 2.15%, up to which "2.1%" reaches."""
    verdict = judged("2.1532 billion USD", "2.1%", "100 billion USD")
    assert "(2.153%); “2.1%” allows 2.05 to 2.15%" in summary(verdict, BOOK)
    assert "(2.18%)" in summary(judged("2.1832 billion USD", "2.1%", "100 billion USD"), BOOK)
    assert "(2.15%)" in summary(judged("2.15 billion USD", "2.1%", "100 billion USD"), BOOK)  # the end itself
    assert "(2.15%)" in summary(judged("2.149999999 billion USD", "2.1%", "100 billion USD"), BOOK)
    assert "(2.15%);" in summary(judged("2.1500000001 billion USD", "2.1%", "100 billion USD"), BOOK)  # six at most
    assert "(2.150001%)" not in summary(judged("2.150001 billion USD", "2.1%", "100 billion USD"), BOOK)


def test_only_figures_that_count_disagree_and_a_range_lies_where_both_its_ends_do():
    """28.0 and 15.2 billion (2022): of 5 to 7 billion 18 to 25% and 33 to 46%, on both sides of 28%."""
    both = "Some figures give less than the words allow"
    said = {
        share: [text for text in judged("5 to 7 billion USD", share, year=2022).cautions if text.startswith(both)]
        for share in ("28%", "24%", "35%", "60%", "10%")
    }
    assert {share: len(found) for share, found in said.items()} == {"28%": 1, "24%": 0, "35%": 0, "60%": 0, "10%": 0}
    verdict = judged("5 to 7 billion USD", "28%", year=2022)
    one = tuple(replace(r, counted=r.counted and "un_" not in r.series) for r in verdict.readings)
    assert not _on_both_sides(verdict.claim, one)
    assert _on_both_sides(verdict.claim, verdict.readings)


@pytest.mark.parametrize("bound", ["", "at most"])
def test_of_an_amount_with_one_end_its_rounding_counts(bound):
    claim = check_claim("Dutch aid of 10 billion euros was less than 1% of Dutch GDP in 2022.").claim
    size = replace(claim.amount.size, bound=bound)
    first, *_more = implications(judge(replace(claim, amount=replace(claim.amount, size=size)), BOOK), BOOK)
    assert ("€1 trillion" in first.replace("\u00a0", " ")) == (not bound)


@pytest.mark.parametrize(
    "sentence",
    [
        "Poland spent $38 billion on defence in 2024, 4.1% of its GDP.",
        "Remittances of $26 billion were 8% of Nepal's GDP in 2023.",
        "Vietnam's trade of $786 billion was 160% of its GDP in 2024.",
        "Sekitar 0,8 persen PDB Indonesia, yaitu $11 miliar, dibelanjakan untuk pertahanan pada 2023.",
        "네팔의 해외 송금 110억 달러는 GDP의 26%였다.",
        "Losses of $5 billion were a fifth of Cuba's GDP.",
    ],
)
def test_of_what_is_spent_sent_or_lost_nothing_is_asked_about_a_sale(sentence):
    verdict = check_claim(sentence)
    assert not {CONCEPT, STAGE} & set(verdict.unsaid)


def test_what_is_implied_of_one_end_is_one_end_and_what_is_owed_is_no_amount_a_year():
    """500 billion are over 50% of less than a trillion."""
    verdict = check_claim("Poland's public debt is 500 billion dollars, or over 50% of Estonia's public debt")
    assert summary(verdict, BOOK).replace("\u00a0", " ") == (
        "It cannot be tested. No figure is held of Estonia's public debt. The claim implies less than $1 trillion."
    )
    assert implications(verdict, BOOK)[0].replace("\u00a0", " ") == (
        "For the words to be true, Estonia's public debt would have to be less than $1 trillion."
    )
    assert verdict.implied.unit == "USD/year"  # as files have it
    debt = implications(check_claim("Japan's debt of $9 trillion is 230% of its GDP."), BOOK)
    assert not [line for line in debt if "a year" in line]


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        (
            "In fiscal 2023 sales of $250 million were 1% of India's GDP",
            ["Which year of GDP “In fiscal 2023” is set against; 2022 and 2023 are compared."],
        ),
        ("That year, sales of $250 million were 1% of Japan's GDP", ["Which year “That year” is."]),
        ("Sales of $250 million were 1% of Japan's GDP", ["Which year of GDP is meant."]),
        ("Sales of $250 million were 1% of Japan's GDP in 2023", []),
    ],
)
def test_a_year_that_the_sentence_names_is_not_said_to_be_missing(sentence, said):
    assert [line for line in check_claim(sentence).unsaid if line.startswith("Which year")] == said


@pytest.mark.parametrize(
    ("sentence", "said", "open_release"),
    [
        ("Nigeria's exports of $90 billion in 2012 were 34% of its GDP.", 2013, True),
        ("Nigeria's exports of $90 billion in 2012 were 34% of its GDP.", None, True),
        ("Nigeria's exports of $90 billion in 2012 were 19.4% of its GDP.", 2013, False),  # by the World Bank
        ("Nigeria's exports of $90 billion in 2024 were 3% of its GDP.", 2025, False),
        ("Nigeria's exports of $90 billion in 2012 were 34% of a $100 billion economy.", 2013, False),
    ],
)
def test_that_a_past_year_was_restated_is_said_of_what_no_figure_bears_out(sentence, said, open_release):
    unsaid = check_claim(sentence, date=said).unsaid
    assert any("Which release of GDP" in line for line in unsaid) is open_release


def test_an_amount_of_another_length_is_said_to_be_taken_at_the_pace_of_a_year():
    """5.2 billion in half a year are 10.4 a year; the World Bank's GDP of Kenya in 2024 gives 8.64 and 4.32%."""
    said = "In the first half of 2024, Kenya spent $5.2 billion on debt service, {} of its GDP."
    pace = "The amount is taken at the pace of a year, $10.4\xa0billion a year."
    assert summary(check_claim(said.format("8.6%")), BOOK).endswith(pace)
    whole = summary(check_claim(said.format("4.3%")), BOOK)
    assert whole.startswith("It does not hold at the pace of a year, $10.4\xa0billion a year (8.64%;")
    assert "4.32%" in whole
    annual = summary(check_claim(said.format("4.3%").replace("its GDP", "its annual GDP")), BOOK)
    assert annual.startswith("It holds: the World Bank 2024 (4.32%)")
    assert "pace" not in annual


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        (
            "The contract of $8.1 billion is 90% of Indonesia's defence budget of 2022.",
            "not the budget that was announced",
        ),
        (
            "Japan spent 6.8 trillion yen in fiscal 2023, 1.2% of GDP.",
            "“in fiscal 2023” is no calendar year; it is set against 2023.",
        ),
    ],
)
def test_what_stands_in_for_a_budget_or_a_fiscal_year_is_said(sentence, said):
    verdict = check_claim(sentence)
    assert any(said in line for line in verdict.cautions)


def test_of_an_amount_a_head_nothing_is_asked_of_a_sale():
    assert not any(
        "delivered" in line for line in check_claim("Brunei's $440 million in 2022 is $970 per capita").unsaid
    )


def test_a_result_is_told_to_as_many_digits_as_the_words_have():
    """8,144.69 trillion rupiah of the World Bank's GDP of 2023 are 38.98%."""
    said = summary(check_claim("Indonesia's debt reached Rp8144.69 trillion in 2023, 38.59% of GDP."), BOOK)
    assert "(38.98%); “38.59%” allows 38.585 to 38.595%" in said


def test_one_total_is_implied_once():
    lines = implications(check_claim("Indonesia's debt reached Rp8144.69 trillion in 2023, 38.59% of GDP."), BOOK)
    said = "For the words to be true, Indonesia's GDP would have to be 21,100 trillion rupiah."
    assert lines[0].replace(NO_BREAK, " ") == said


def test_words_without_digits_ask_for_no_more_of_them():
    """9.7 over 29.05 are 33.3907%."""
    said = summary(check_claim("9.7 trillion roubles are a third of a budget of 29.05 trillion roubles"), BOOK)
    assert "(33.4%)" in said


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        (  # 54 over 320 billion of goods is 16.9%; with services the exports of 2023 are larger
            "Oil exports of $54 billion in 2023 were 17% of Saudi Arabia's exports in 2023.",
            "World Bank, exports, which counts services beside goods",
        ),
        (
            "US$250 million in 2018 is about 1% of North Korea's GDP in 2018",
            "Night lights, whose prices are not stated",
        ),
        (
            "US$250 million in 2022 is about 1% of North Korea's GDP in 2022",
            "Bank of Korea, in 2015 prices, which is at the prices of another year",
        ),
    ],
)
def test_why_a_figure_does_not_decide_is_said(sentence, figures):
    assert figures in check_claim(sentence).curve().not_deciding


@pytest.mark.parametrize(
    ("sentence", "said", "known"),
    [
        # the World Bank's GDP of Saudi Arabia in 2023: 1,067.6 billion in October 2024, 1,218.6 in July 2026
        ("Saudi Arabia spent $75.8 billion on arms in 2023, 7.1% of its GDP.", None, "2024-10-24"),
        ("Saudi Arabia spent $75.8 billion on arms in 2023, 7.1% of its GDP.", 2024, "2024-10-24"),
        ("Saudi Arabia spent $75.8 billion on arms in 2023, 6.2% of its GDP.", None, ""),  # true today
        ("Saudi Arabia spent $75.8 billion on arms in 2023, 9.9% of its GDP.", None, ""),  # never true
        ("Saudi Arabia spends $75.8 billion on arms, 7.1% of its GDP.", None, ""),  # of no year
        ("Saudi Arabia spent $75.8 billion on arms in 2023, 7.1% of a GDP of $2 trillion.", None, ""),  # stated
    ],
)
def test_a_claim_that_was_true_of_the_figures_of_its_day_says_so(sentence, said, known):
    """75.8 over 1,067.6 is 7.1%, and over 1,218.6 it is 6.22%."""
    verdict = check_claim(sentence, date=said)
    told = summary(verdict, BOOK)
    assert (verdict.restated.day if verdict.restated else "") == known
    assert ("By the figures known on" in told) == bool(known)
    if known:
        assert verdict.status == "does not hold"
        assert told.endswith(f"By the figures known on {known} it held: the World Bank 2023 (7.1%).")
        (reading,) = verdict.restated.readings
        assert reading.share[0] == pytest.approx(0.0710, abs=5e-5)
        assert document(verdict, BOOK)["restated"]["known_on"] == known


def test_of_figures_as_known_on_a_day_no_other_day_is_told():
    before = check_claim(
        "Saudi Arabia spent $75.8 billion on arms in 2023, 6.2% of its GDP.", book=BOOK.on("2024-12-31")
    )
    assert (before.status, before.restated) == ("does not hold", None)


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("Poland spent $31.6 billion on arms in 2023, 3.8% of its GDP, according to SIPRI.", "SIPRI"),
        ("Menurut SIPRI, Polandia membelanjakan 31,6 miliar dolar AS pada 2023, 3,8% PDB-nya.", "SIPRI"),
        ("국제통화기금에 따르면 2023년 폴란드의 군사비는 316억 달러로 GDP의 3.8%다.", "국제통화기금"),
        ("Poland spent $31.6 billion on arms in 2023, 3.8% of its GDP by the World Bank.", ""),
        ("Poland spent $31.6 billion on arms in 2023, 3.8% of its GDP.", ""),
    ],
)
def test_a_publisher_who_is_named_and_whose_total_is_not_held_is_told(sentence, named):
    lines = [line for line in check_claim(sentence).unsaid if "is set against the amount here" in line]
    assert lines == ([f"Whose GDP “{named}” uses; that of World Bank is set against the amount here."] if named else [])


@pytest.mark.parametrize(
    ("sentence", "share"),
    [
        # 8.1 over 1,319 billion is 0.614%; 116 trillion rupiah over the 19,588 trillion of 2022 is 0.592%
        ("Indonesia bought jets for $8.1 billion in 2022, 0.6% of its GDP.", 0.00614),
        ("Indonesia bought jets for $8.1 billion (Rp116 trillion) in 2022, 0.6% of its GDP.", 0.00614),
        ("Indonesia bought jets for Rp116 trillion ($8.1 billion) in 2022, 0.6% of its GDP.", 0.00592),
        ("Indonesia bought jets for $8.1 billion (Rp11.6 trillion) in 2022, 0.6% of its GDP.", 0.00614),  # a slip
    ],
)
def test_of_an_amount_in_two_currencies_the_one_in_front_is_judged(sentence, share):
    verdict = check_claim(sentence)
    bank = next(r for r in verdict.fair if r.series == "IDN/world_bank_gdp")
    assert bank.share[0] == pytest.approx(share, abs=1e-5)
    slip = "11.6" in sentence
    assert any("not “Rp11.6 trillion”" in line for line in verdict.cautions) is slip
    used = any("Money is turned into dollars" in line for line in verdict.cautions)
    assert used is (slip or "for Rp" in sentence)


def test_a_lender_is_no_source_and_a_source_is_named_once():
    lender = "A $2.9 billion IMF loan in 2023 is 3.4% of Sri Lanka's GDP."
    assert not any("“IMF”" in line for line in check_claim(lender).unsaid)
    twice = check_claim("국제통화기금(IMF)에 따르면 2023년 폴란드의 군사비는 316억 달러로 GDP의 3.8%다.")
    assert any(line.startswith("Whose GDP “국제통화기금” uses;") for line in twice.unsaid)


def test_years_of_one_source_do_not_disagree_with_each_other():
    """38 over 690 billion (2022) is 5.5%, and over 812 (2023) 4.7%: both are the World Bank's."""
    verdict = check_claim("Poland spent $38 billion on its army, 5.2% of its GDP.")
    assert verdict.status == "does not hold"
    assert not any("they disagree" in line for line in verdict.cautions)


def test_a_stated_total_is_held_against_one_figure_as_one():
    lines = check_claim(
        "Of Ghana's $16.7 billion in exports in 2023, gold made up $7.6 billion, or 46 percent."
    ).cautions
    assert any(line.startswith("The stated total is not close to any figure that is held ($") for line in lines)
    assert not any(" to $" in line for line in lines)


def test_a_stated_total_that_no_figure_is_near_is_held_against_all_of_them():
    verdict = check_claim("Exports of $1 billion in 2022 are 1% of North Korea's $100 billion GDP.")
    ends = sorted(r.denominator for r in verdict.readings if r.series and r.unit == "USD/year")
    (line,) = [line for line in verdict.cautions if "not close to any figure" in line]
    assert line.endswith(f"({interval(ends[0], ends[-1], 'USD')}).")
    assert ends[-1] > 1.5 * ends[0]


@pytest.mark.parametrize(
    "sentence",
    [
        "In 2023, a $2.9 billion IMF loan was 3.4% of Sri Lanka's GDP.",
        "According to the IMF, arms for $5 billion in 2023 are 0.6% of Poland's GDP by the World Bank.",
    ],
)
def test_no_other_publisher_is_asked_for_where_none_is_meant(sentence):
    assert not any("“IMF”" in line for line in check_claim(sentence).unsaid)
