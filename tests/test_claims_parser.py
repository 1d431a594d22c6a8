"""Sentences of a text: what one takes from the one before it, what is asked, how much of it is repeated."""

import pytest

import econ
from econ.claims.claim import Refusal
from econ.claims.fields import mentions_of

SOLD = "North Korea sold $250 million of shells in 2022."


@pytest.mark.parametrize(
    ("second", "year", "of"),
    [
        ("That is 1% of its GDP.", 2022, None),
        ("That is 1% of its GDP of 2023.", None, 2023),
    ],
)
def test_a_sentence_takes_the_year_of_the_one_before_it_where_it_has_none(second, year, of):
    (claim,) = econ.find_claims(f"{SOLD} {second}")
    assert (claim.year, claim.denominator.year, claim.amount.size.low) == (year, of, 250e6)


@pytest.mark.parametrize("second", ["Thatcher's memoirs were 1% of its GDP.", "Its exports were 1% of its GDP."])
def test_a_word_that_begins_like_one_that_points_back_takes_nothing(second):
    assert not [claim for claim in econ.find_claims(f"{SOLD} {second}") if not isinstance(claim, Refusal)]


def test_of_a_long_question_the_last_120_signs_are_repeated():
    asked = f"Is it true, {'as they say ' * 12}that North Korea sold $250 million, or 1% of its GDP?"
    (refused,) = econ.find_claims(asked)
    assert f"“{asked[-120:]}”" in str(refused)
    assert asked[-121:] not in str(refused)


def test_a_language_that_is_given_is_not_told_from_the_text():
    english = "US$250 million is about 1% of North Korea's GDP."
    assert [claim.language for claim in econ.find_claims(english)] == ["en"]
    assert not [claim for claim in econ.find_claims(english, language="ko") if not isinstance(claim, Refusal)]


LONG = (
    f"Kenya, {'which is a country of many people and much rain, ' * 11}sold arms for $5 billion, a quarter of which "
    "nobody counts as its exports or its GDP."
)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Of 250 million, 1% voted.", False),  # no total of an economy, so no money
        ("Kenya's deal 608 billion, or 7.8% of GDP.", True),
        ("Kenya lost 608 billion, sales worth 7.8% of GDP.", True),
        (LONG, True),  # longer than a sentence, with its share in words
        (LONG.replace("a quarter", "some"), False),
    ],
)
def test_a_share_with_money_that_cannot_be_read_is_named_and_nothing_else(text, named):
    assert [isinstance(each, Refusal) for each in econ.find_claims(text)] == [True] * named


@pytest.mark.parametrize(
    ("second", "unread"),
    [
        ("That could well be so in the end.", "That could well be so in the end"),  # eight words
        ("That could well be so in the very end.", ""),
        ("May well be.", "May well be"),
    ],
)
def test_a_short_sentence_beside_a_claim_may_take_it_back(second, unread):
    (claim,) = econ.find_claims(f"US$250 million is 1% of North Korea's GDP. {second}")
    assert claim.unread == unread


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Per capita, Singapore's defence outlay of S$20.2 billion in FY2024 works out at some S$3,350.", True),
        ("Anggaran pertahanan Singapura per kapita sekitar 2.500 dolar AS, dengan total 15 miliar dolar.", True),
        ("Per capita income in Singapore was S$3,350 a month.", False),
    ],
)
def test_a_sum_and_what_it_is_a_head_is_named_where_it_cannot_be_read(text, named):
    assert [isinstance(each, Refusal) for each in econ.find_claims(text)] == [True] * named


@pytest.mark.parametrize(
    "sentence",
    [
        "Vietnam's total trade of $786 billion exceeded its GDP in 2024.",
        "In 2024 Vietnam's total trade of $786 billion surpassed its GDP.",
        "2024년 베트남의 수출입 총액은 7,860억 달러로 GDP보다 많았다.",
    ],
)
def test_what_is_more_than_a_total_is_more_than_once_it(sentence):
    (claim,) = econ.find_claims(sentence)
    assert (claim.share.low, claim.share.bound, claim.denominator.kind) == (1, "at least", "gdp")
    assert (claim.denominator.country, claim.unread) == ("VNM", "")


def test_what_is_more_than_last_year_is_no_share():
    assert econ.find_claims("북한의 수출은 5억 달러로 작년보다 많았다.") == []


def test_a_number_may_be_the_last_word():
    found = mentions_of("Kenya sold 250 million", "en", econ.default_book())
    assert [(mention.kind, mention.text) for mention in found][-1] == ("number", "250 million")
