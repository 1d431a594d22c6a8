"""Texts folded for an address: they unfold to the same, no further than allowed, and damage is an error."""

import pytest

from econ.files.folding import fold, unfold

KNOWN = b"North Korea's GDP"


@pytest.mark.parametrize("text", [b"", b"a", "1% of North Korea's GDP, 북한".encode(), bytes(range(256)) * 9])
def test_a_text_unfolds_to_itself(text):
    assert unfold(fold(text, KNOWN), KNOWN, 10_000) == (text, True)


def test_words_known_in_advance_make_it_shorter():
    assert len(fold(KNOWN, KNOWN)) < len(fold(KNOWN, b"x")) - 10


def test_it_is_unfolded_no_further_than_allowed():
    content, whole = unfold(fold(b"0" * 1_000_000, KNOWN), KNOWN, 500)
    assert (len(content), whole) == (500, False)


def test_damage_is_an_error():
    with pytest.raises(ValueError, match="invalid"):
        unfold("_" * 40, KNOWN, 100)


@pytest.mark.parametrize("folded", ["", "!", "abc", fold(b"North Korea and more", KNOWN)[:-4]])
def test_what_is_cut_off_is_not_all_of_it(folded):
    assert not unfold(folded, KNOWN, 100)[1]
