"""The card of a claim: the sentence, the whole verdict, and a dot where each deciding share is."""

from xml.etree import ElementTree as ET

import pytest

import econ
from econ.claims import check_claim, find_claims, shipped
from econ.claims.verdict import judge
from econ.output import claim_card
from econ.output.marks import Band, Dots, Text

BOOK = econ.default_book()


@pytest.fixture(scope="module")
def seed():
    return check_claim("US$250 million is about 1% of North Korea's GDP in 2022", date=2023)


def of(drawing, kind):
    return [mark for mark in drawing.marks if isinstance(mark, kind)]


def test_a_dot_stands_at_each_share_that_decides(seed):
    drawing = claim_card.card(seed).drawing
    places = sorted(x for dots in of(drawing, Dots) for x in dots.x)
    assert places == pytest.approx([0.25 / 28.0, 0.25 / 15.2], rel=5e-3)  # the Bank of Korea's and the UN's GDP of 2022
    assert {dots.shape for dots in of(drawing, Dots)} == {"circle", "cross"}
    (band,) = of(drawing, Band)
    assert band.x == pytest.approx((0.005, 0.015))  # what “about 1%” allows
    assert [text.text for text in of(drawing, Text)] == ["Bank of Korea, nominal 2022", "UN, current dollars 2022"]


def test_a_card_says_the_verdict_by_families_and_in_how_many_readings(seed):
    long = check_claim("US$250 million is about 1% of North Korea's GDP", date=2023)
    by_families = "True by the Bank of Korea's figures, on the edge by the United Nations' figures. True in 8 of 11 "
    assert claim_card.card(long).answer.startswith(by_families)
    for made in (claim_card.card(seed), claim_card.card(long)):
        assert len(made.answer) <= claim_card.SIGNS
        assert "the Bank of Korea" in made.answer
        assert "the United Nations" in made.answer


def test_a_card_says_how_to_open_it_again_and_how_to_object(seed):
    foot = " ".join(claim_card.card(seed).foot)
    assert seed.address() in foot
    assert "To object" in foot
    assert BOOK.release in foot


def test_the_picture_has_the_size_of_a_link_and_real_text(seed):
    root = ET.fromstring(claim_card.svg(claim_card.card(seed)))
    assert (root.get("width"), root.get("height")) == ("1200px", "630.00px")
    words = " ".join("".join(e.itertext()) for e in root.iter("{http://www.w3.org/2000/svg}text"))
    for part in ("“US$250 million is about", "Bank of Korea, nominal 2022", "To object"):
        assert part in words


def test_there_is_no_verdict_and_no_dot_where_words_are_not_understood():
    (claim,) = find_claims("Gross sales of 250 million dollars were 1% of North Korea's GDP")
    made = claim_card.card(judge(claim, BOOK))
    assert "There is no verdict yet" in made.answer
    assert of(made.drawing, Dots) == []


def test_every_shipped_claim_has_a_card():
    found = [check for row in shipped.load(BOOK) if (check := shipped.check_row(row, BOOK)).verdict is not None]
    assert len(found) > 60
    for check in found:
        made = claim_card.card(check.verdict, BOOK)
        assert made.answer
        assert bool(of(made.drawing, Dots)) == bool(check.verdict.counted), check.row.claim
