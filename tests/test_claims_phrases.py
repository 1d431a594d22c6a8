"""Parts of a claim put back into words: three digits and no idle zeros, multiples where the claim has one."""

import math

import pytest

import econ
from econ.claims import phrases
from econ.claims.claim import Claim
from econ.claims.numerals import quantity
from econ.claims.parser import read
from econ.wording import NO_BREAK


def claimed(text):
    return quantity(text)[0]


def plain(text):
    return text.replace(NO_BREAK, "_")


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [(0.5, 3, "0.5"), (1.23456, 3, "1.23"), (100, 3, "100"), (1000, 3, "1,000"), (1.23456, 4, "1.235"), (20, 4, "20")],
)
def test_a_short_number_has_no_zeros_that_say_nothing(value, digits, text):
    assert phrases.short_number(value, digits) == text


@pytest.mark.parametrize(
    ("ends", "multiple", "text"),
    [
        ((0.005, 0.015), False, "0.5 to 1.5%"),
        ((0.00892, 0.00892), False, "0.892%"),
        ((1.57, 1.57), False, "157%"),
        ((1.57, 1.57), True, "1.57_times"),
    ],
)
def test_a_share_is_said_in_percent_or_in_times(ends, multiple, text):
    assert plain(phrases.share_text(ends, multiple=multiple)) == text


@pytest.mark.parametrize(
    ("sentence", "in_times"),
    [
        ("$30 million is 1.5 times $20 million", True),
        ("$30 million is 150% of $20 million", False),  # what is written in percent stays so
        ("$30 million is as large as $20 million", False),  # once
    ],
)
def test_what_is_claimed_in_times_is_told_in_times(sentence, in_times):
    assert econ.check_claim(sentence).claim.in_times is in_times


@pytest.mark.parametrize(
    ("words", "multiple", "text"),
    [
        ("1%", False, "0.5 to 1.5%"),
        ("at least 33.33%", False, "33.33% or more"),
        ("at most 5%", False, "5% or less"),
        ("200%", True, "1.9 to 2.1_times"),  # a twentieth to either side
        ("200%", False, "190 to 210%"),
    ],
)
def test_what_the_words_of_a_share_allow(words, multiple, text):
    assert plain(phrases.allowed_text(claimed(words), multiple=multiple)) == text


@pytest.mark.parametrize(("ends", "text"), [((0.1, 0.1), "10%"), ((2.5, 3.0), "250 to 300%")])
def test_a_change_is_in_percent_however_large(ends, text):
    assert plain(phrases.percent_text(ends)) == text


@pytest.mark.parametrize(
    ("text", "tidy"),
    [
        ("$1.30 billion", "$1.3 billion"),
        ("$10.0 billion", "$10 billion"),
        ("$1.50", "$1.50"),  # cents stay
        ("100 million", "100 million"),
        ("1.00 million", "1 million"),
    ],
)
def test_zeros_behind_a_point_go_but_those_of_cents(text, tidy):
    assert phrases.tidy(text) == tidy


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [
        (1e9, math.inf, "$1_billion a year or more"),
        (0, 1e9, "$1_billion a year or less"),
        (1e9, 1e9, "$1_billion a year"),
        (1e9, 2.5e9, "$1 to $2.5_billion a year"),
    ],
)
def test_money_with_one_end_or_two(low, high, text):
    assert plain(phrases.money_text(low, high, "USD/year")) == text


def test_a_share_has_three_digits_and_its_limits_four():
    assert plain(phrases.share_text((0.892345, 0.892345), multiple=False)) == "89.2%"
    assert plain(phrases.allowed_text(claimed("at least 33.3333%"), multiple=False)) == "33.33% or more"


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("The US spent $711 billion on defence in 2008, or $2,308 per head", "$2,307.50 to $2,308.50"),  # half a dollar
        ("The US spent $711 billion on defence in 2008, or $12,308 per head", "$12,308"),  # five digits
        ("Revenue from shells rose 200% to $300 million", "190 to 210%"),  # a change is no multiple
        ("$250 million is 1% of North Korea's GDP in 2022", "0.5 to 1.5%"),
    ],
)
def test_what_a_claim_allows_is_in_its_own_terms(sentence, text):
    (claim,) = (c for c in econ.find_claims(sentence) if isinstance(c, Claim))
    assert plain(phrases.claimed_text(claim)) == text


def test_a_total_is_called_by_its_owner():
    book = econ.default_book()
    claim = read("$250 million is 1% of North Korea's GDP in 2022", book)
    assert phrases.total_name(claim, book) == "North Korea's GDP"


@pytest.mark.parametrize(
    ("sentence", "ends", "text"),
    [
        ("The US spent $711 billion on defence in 2008, or $2,308 per head", (2337.9, 2337.9), "$2,338"),
        ("Revenue from shells rose 200% to $300 million", (1.57, 1.57), "157%"),
        ("$250 million is 1% of North Korea's GDP in 2022", (0.00892, 0.0165), "0.892 to 1.65%"),
    ],
)
def test_a_result_is_in_the_terms_of_its_claim(sentence, ends, text):
    (claim,) = (c for c in econ.find_claims(sentence) if isinstance(c, Claim))
    assert plain(phrases.result_text(ends, claim)) == text


def test_three_digits_are_usual_and_the_whole_is_no_multiple():
    assert phrases.short_number(1.23456) == "1.23"
    assert plain(phrases.percent_text((1.23456, 1.23456))) == "123%"
    assert plain(phrases.money_text(1.23456e9, 1.23456e9, "USD")) == "$1.23_billion"
    assert plain(phrases.amount_text(claimed("5 to 6.5 billion USD"), "USD/year")) == "$5 to $6.5_billion a year"
    assert plain(phrases.allowed_text(claimed("200%"), multiple=True)) == "1.9 to 2.1_times"
    assert plain(phrases.allowed_text(claimed("100%"), multiple=False)) == "95 to 105%"


def test_what_is_a_thing_has_an_article():
    assert [phrases.called(kind) for kind in ("gdp", "economy", "exports")] == ["GDP", "the economy", "exports"]
    assert phrases.reasons("value added only; services are in it beside goods").count("; ") == 1


def test_what_the_figures_give_has_an_open_end_only_for_a_share():
    grown = read("Turkey's exports grew by 2% to $250 billion", econ.default_book())
    shared = read("$250 million is about 1% of North Korea's GDP", econ.default_book())
    assert phrases.result_text((0.0, 0.02), grown) == "0 to 2%"
    assert phrases.result_text((0.0, 0.02), shared) == "2% or less"
    assert phrases.result_text((0.02, math.inf), shared) == "2% or more"


def test_three_digits_are_told_unless_more_are_asked_for():
    assert phrases.short_number(1.23456) == "1.23"
    assert phrases.share_text((0.0123456,) * 2, multiple=False) == "1.23%"
    assert phrases.percent_text((0.0123456,) * 2) == "1.23%"
    assert plain(phrases.money_text(1.23456e9, 1.23456e9, "USD")) == "$1.23_billion"
