"""Bounds of what is read of a claim, and the years that a sentence without one may mean."""

import pytest

from econ.claims import check_claim
from econ.wording.errors import InputError

SENTENCE = "$250 million is about 1% of North Korea's GDP"


def long(count):
    return SENTENCE + " " * (count - len(SENTENCE) - 1) + "."


def test_five_hundred_characters_are_a_sentence_and_one_more_is_none():
    assert check_claim(long(500)).readings
    with pytest.raises(InputError, match="501 characters"):
        check_claim(long(501))


def test_without_a_year_the_last_five_with_figures_are_looked_at():
    """The Bank of Korea's figures end with 2024."""
    assert {r.year for r in check_claim(SENTENCE).readings} == {2020, 2021, 2022, 2023, 2024}


def test_a_year_in_the_sentence_is_the_only_one():
    assert {r.year for r in check_claim(f"{SENTENCE} in 2022").readings} == {2022}


def test_a_date_means_its_year_and_the_two_before():
    assert {r.year for r in check_claim(SENTENCE, date=2022).readings} == {2020, 2021, 2022}
