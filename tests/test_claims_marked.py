"""A sentence with its parts marked, and what a part that is not understood may have meant."""

import json
from pathlib import Path

import pytest

import econ
from econ.claims import check_claim, claims_or_why, find_claims, marked
from econ.claims.claim import Claim
from econ.wording.errors import InputError

BOOK = econ.default_book()
SENTENCES = [json.loads(row) for row in Path(__file__).with_name("claims.jsonl").read_text("utf-8").splitlines()]


def only(text):
    (found,) = claims_or_why(text, book=BOOK).found
    return found


def parts(text):
    return [(piece.words, piece.kind) for piece in marked.marked(only(text), BOOK) if piece.kind]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "US$250 million is about 1% of North Korea's GDP",
            [("US$250 million", "amount"), ("about 1%", "share"), ("North Korea's", "owner"), ("GDP", "of")],
        ),
        (
            "Penjualan senjata senilai US$20 miliar setara dengan sekitar 70 persen PDB Korea Utara",
            [("US$20 miliar", "amount"), ("sekitar 70 persen", "share"), ("PDB", "of"), ("Korea Utara", "owner")],
        ),
        (
            "2억 5천만 달러는 북한 GDP의 약 1%이다",
            [("2억 5천만 달러", "amount"), ("북한", "owner"), ("GDP", "of"), ("약 1%", "share")],
        ),
        (
            "Gross sales of $250 million were 1% of North Korea's GDP",
            [
                ("Gross", "unread"),
                ("$250 million", "amount"),
                ("1%", "share"),
                ("North Korea's", "owner"),
                ("GDP", "of"),
            ],
        ),
        (  # parts side by side
            "2억 5천만 달러는 북한GDP의 약 1%이다",
            [("2억 5천만 달러", "amount"), ("북한", "owner"), ("GDP", "of"), ("약 1%", "share")],
        ),
        (  # a country that is no owner
            "Arms worth $250 million for Russia were 1% of North Korea's GDP",
            [("$250 million", "amount"), ("1%", "share"), ("North Korea's", "owner"), ("GDP", "of")],
        ),
    ],
)
def test_parts_are_marked_as_they_were_read(text, expected):
    assert parts(text) == expected


def test_a_number_is_not_marked_within_a_longer_one():
    """The 1% is the share, not the end of the 11% before it."""
    share, _growth = find_claims("Exports rose 11% to $250 million, or 1% of Serbia's GDP.")
    pieces = [(piece.words, piece.kind) for piece in marked.marked(share, BOOK)]
    assert pieces[:3] == [("Exports rose 11% to ", ""), ("$250 million", "amount"), (", or ", "")]
    assert pieces[3:] == [
        ("1%", "share"),
        (" of ", ""),
        ("Serbia's", "owner"),
        (" ", ""),
        ("GDP", "of"),
        (".", ""),
    ]


def test_the_pieces_of_every_sentence_are_the_sentence():
    seen = 0
    for row in SENTENCES:
        try:
            found = find_claims(row["text"], row["said"])
        except InputError:
            continue
        for answer in found:
            pieces = marked.marked(answer, BOOK)
            assert "".join(piece.words for piece in pieces) == answer.text
            assert all(piece.words for piece in pieces)
            kinds = {piece.kind for piece in pieces}
            if isinstance(answer, Claim) and answer.amount.size.text in answer.text:
                assert "amount" in kinds
            seen += 1
    assert seen > 100


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("US$250 million is far from 1% of North Korea's GDP", ["about 1%", "less than 1%", "more than 1%", "not 1%"]),
        (
            "US$250 million is a far cry from 1% of North Korea's GDP",
            ["about 1%", "less than 1%", "more than 1%", "not 1%"],
        ),
        ("Gross sales of $250 million were 1% of North Korea's GDP", [""]),
        (
            "US$250 juta jauh dari 1% PDB Korea Utara",
            ["sekitar 1%", "kurang dari 1%", "lebih dari 1%", "bukan 1%"],
        ),
        ("US$250 million is about 1% of North Korea's GDP", []),
        ("US$8 billion is far from a third of North Korea's GDP", []),  # a share in words has no digits to keep
    ],
)
def test_what_may_have_been_meant_is_understood_and_each_says_another_thing(text, words):
    found = marked.meanings(only(text), BOOK)
    assert [meaning.words for meaning in found] == words
    read = [check_claim(meaning.sentence).claim for meaning in found]
    assert len({(claim.share.allowed, claim.denied) for claim in read}) == len(read)


def test_what_is_meant_by_a_word_that_is_in_the_way_is_the_sentence_without_it():
    (meaning,) = marked.meanings(only("Gross sales of $250 million were 1% of North Korea's GDP"), BOOK)
    assert meaning.sentence == "sales of $250 million were 1% of North Korea's GDP"


def test_nothing_is_offered_that_is_not_understood_as_a_whole():
    assert only("Gross sales of frozzle worth $250 million were 1% of North Korea's GDP").unread == "Gross; frozzle"
    assert not marked.meanings(only("Gross sales of frozzle worth $250 million were 1% of North Korea's GDP"), BOOK)
