"""Sentences of a text: what one takes from the one before it, what is asked, how much of it is repeated."""

import pytest

import econ
from econ.claims.claim import Refusal

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
