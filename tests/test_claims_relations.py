"""Amounts a head and differences, found beside the shares of a sentence. The sentences are labelled by hand."""

import pytest

import econ
from econ.claims.agreement import HOLDS, ROUNDING
from econ.claims.claim import Claim
from econ.claims.verdict import judge
from econ.evidence import default_book

BOOK = default_book()


def found(text, language="auto"):
    claims = econ.find_claims(text, language=language)
    assert all(isinstance(claim, Claim) for claim in claims), claims
    return {claim.relation: claim for claim in claims}


@pytest.mark.parametrize(
    ("text", "amount", "difference", "other", "falls", "year"),
    [
        (
            "Exports came to $6.54 billion, nearly $1 billion less than the $7.4 billion of 2012",
            6.54e9,
            1e9,
            7.4e9,
            True,
            2012,
        ),
        ("Ukraine spent $172 million, $30 million more than the $140 million of 2024", 172e6, 30e6, 140e6, False, 2024),
        (
            "Ekspor mencapai US$6,54 miliar, hampir US$1 miliar lebih rendah dari US$7,4 miliar",
            6.54e9,
            1e9,
            7.4e9,
            True,
            None,
        ),
    ],
)
def test_a_difference_has_three_amounts(text, amount, difference, other, falls, year):
    claim = found(text)["difference"]
    total = claim.denominator
    assert (claim.amount.size.low, claim.share.low, total.money.size.low) == (amount, difference, other)
    assert (claim.falls, total.year) == (falls, year)


def test_a_difference_is_judged():
    claim = found("Exports came to $172 million, $32 million more than the $140 million of 2024")["difference"]
    assert judge(claim, BOOK).status == HOLDS
    claim = found("Exports came to $6.54 billion, nearly $1.0 billion less than the $7.4 billion of 2012")["difference"]
    assert judge(claim, BOOK).status == ROUNDING  # 0.86, and 0.805 to 0.915 within rounding


@pytest.mark.parametrize(
    ("text", "amount", "head", "country", "year"),
    [
        ("The US spent $711 billion on defence in 2008, or $2,308 per head", 711e9, 2308, "USA", 2008),
        ("Belanja militer AS mencapai US$711 miliar pada 2008, atau US$2.308 per kapita", 711e9, 2308, "USA", 2008),
        ("미국의 2008년 국방비는 7110억 달러로 1인당 2308달러였다", 711e9, 2308, "USA", 2008),
    ],
)
def test_an_amount_a_head_has_a_country_and_a_year(text, amount, head, country, year):
    claim = found(text)["per_head"]
    assert (claim.amount.size.low, claim.share.low) == (amount, head)
    assert (claim.denominator.country, claim.denominator.year) == (country, year)


def test_the_share_beside_them_is_read_too():
    """The institute's sentence on 2018, which divides by estimates of its own: 2.1% and 239 dollars."""
    text = "World military spending of $1,822 billion in 2018 represented 2.1% of global GDP or $239 per person"
    claims = found(text)
    assert (claims["share"].share.low, claims["share"].denominator.country) == (pytest.approx(0.021), "WLD")
    assert (claims["per_head"].share.low, claims["per_head"].denominator.country) == (239, "WLD")


@pytest.mark.parametrize("other", ["the $150 million of 2021", "the $150 million in 2021"])
def test_the_year_of_the_other_amount_is_not_that_of_the_share(other):
    beside = found(f"$250 million is 1% of North Korea's GDP, $100 million more than {other}")
    assert beside["share"].year is None
    assert beside["difference"].denominator.year == 2021


@pytest.mark.parametrize(
    "text",
    [
        "$250 million is 1% of North Korea's GDP per head",
        "At about $452 a person, aid pays about 24% of an Israeli arms budget of $1,882 per head",
        "The US spent $711 billion or $700 billion, $2,308 per head",
        "The US spent $711 billion, or $2,308 per head GDP",
    ],
)
def test_what_else_is_a_head_is_refused(text):
    assert not any(isinstance(claim, Claim) for claim in econ.find_claims(text))


def test_what_stands_before_the_other_amount_is_only_an_article():
    assert "difference" in found("Exports came to $6.54 billion, $1 billion less than a $7.4 billion")
    said = econ.find_claims("Exports came to $6.54 billion, $1 billion less than GDP $7.4 billion")
    assert not any(isinstance(claim, Claim) and claim.relation == "difference" for claim in said)


@pytest.mark.parametrize("before", ["Exports of $5 billion and imports of $6.54 billion were", "It was"])
def test_a_difference_beside_no_amount_or_two_is_none(before):
    said = econ.find_claims(f"{before} $1 billion less than the $7.4 billion")
    assert not any(isinstance(claim, Claim) and claim.relation == "difference" for claim in said)


@pytest.mark.parametrize(
    ("text", "amount", "share", "other"),
    [
        ("GNI per capita of $1,200 was 4 percent of South Korea's $30,000.", 1200, 0.04, 30000),
        ("북한 1인당 국민총소득은 172만원으로 한국(5천만원)의 3.4% 수준이다.", 1.72e6, 0.034, 50e6),
        ("Aid of $452 a person is 24% of an Israeli arms budget of $1,882 per head.", 452, 0.24, 1882),
    ],
)
def test_two_amounts_that_are_both_a_head_are_compared_as_they_stand(text, amount, share, other):
    claim = found(text)["share"]
    assert (claim.amount.size.low, claim.share.low) == (amount, pytest.approx(share))
    assert (claim.denominator.kind, claim.denominator.money.size.low) == ("", other)


def test_an_amount_a_head_is_no_share_of_a_whole_country():
    (refused,) = econ.find_claims("Per capita spending of $1,200 was 4% of South Korea's GDP of $1.7 trillion.")
    assert "“Per capita” makes it an amount a head" in refused.what


@pytest.mark.parametrize(
    ("text", "amount", "change", "earlier", "falls"),
    [
        ("Poland raised its defence budget by 5% to $12 billion", 12e9, 0.05, None, False),
        ("Poland cut exports by 5% to $12 billion", 12e9, 0.05, None, True),
        ("Poland's exports rose by 5% to $10.5 billion from $10 billion", 10.5e9, 0.05, 10e9, False),
        ("Poland's exports fell from $10 billion to $8 billion, or 20%", None, None, None, None),
        ("Exports were $10 billion in 2023, up 5%", 10e9, 0.05, None, False),
        ("Exports of $10 billion, 10% less than in 2019, went to Iran", 10e9, 0.10, None, True),
        ("Exports rose 5% from $10 billion", None, None, None, None),  # to what is not said
        ("Ekspor naik 5 persen dari tahun lalu menjadi US$10 miliar", 10e9, 0.05, None, False),
        # From what to what; and against what it was at another time, not elsewhere.
        ("Exports rose by 5% from $10 billion to $10.5 billion", 10.5e9, 0.05, 10e9, False),
        ("Ekspor naik sebesar 5% dari US$10 miliar pada 2022 menjadi US$10,5 miliar", 10.5e9, 0.05, 10e9, False),
        ("Ekspor naik 5 persen dari US$10 miliar menjadi US$10,5 miliar", 10.5e9, 0.05, 10e9, False),
        ("Nilainya US$10,5 miliar, naik 5 persen dari US$10 miliar pada 2022", 10.5e9, 0.05, 10e9, False),
        ("Ekspor US$10,5 miliar, naik 5 persen dibandingkan US$10 miliar pada 2022", 10.5e9, 0.05, 10e9, False),
        ("Exports were $10.5 billion, up 5% on the $10 billion of 2022", 10.5e9, 0.05, 10e9, False),
        ("Exports were $10.5 billion, a rise of 5% from the $10 billion of 2022", 10.5e9, 0.05, 10e9, False),
        ("Exports hit $14.8 billion, 13% more than the $13.1 billion of the year before", 14.8e9, 0.13, 13.1e9, False),
        ("Exports hit $14.8 billion, 13% more than the $13.1 billion Poland sold", None, None, None, None),
        ("Exports were $10.5 billion, up 5% against $3 billion for Germany", None, None, None, None),
        ("수출은 55억 달러로 27% 늘었다", 5.5e9, 0.27, None, False),
        ("수출은 88% 감소한 2억 달러였다", 2e8, 0.88, None, True),
    ],
)
def test_a_change_is_of_the_amount_that_it_came_to(text, amount, change, earlier, falls):
    claims = [claim for claim in econ.find_claims(text, said=2024) if isinstance(claim, Claim)]
    if amount is None:
        assert claims == []
        return
    (claim,) = claims
    before = claim.denominator.money
    assert (claim.relation, claim.amount.size.low, claim.falls) == ("growth", amount, falls)
    assert (claim.share.low, before and before.size.low) == (pytest.approx(change), earlier)


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("It could cost $5 billion, 0.6% of Poland's GDP", "could"),  # that is the price
        ("It could be worth $5 billion, 0.6% of Poland's GDP", "could"),
        ("It could be $5 billion, 0.6% of Poland's GDP", None),
        ("At $5 billion it could be 0.6% of Poland's GDP", None),
        ("Poland spent $5 billion, 0.6% of Poland's GDP, on arms and $300 million", None),  # on what is not clear
    ],
)
def test_what_may_be_waits_for_somebody_to_look_or_is_refused(text, unread):
    claims = [claim.unread for claim in econ.find_claims(text) if isinstance(claim, Claim)]
    assert claims == ([] if unread is None else [unread])
