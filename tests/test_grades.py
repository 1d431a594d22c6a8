"""Grades in words: the Admiralty code as NATO's STANAG 2022 has it (A reliable … F; 1 confirmed … 6)."""

import pytest

from econ.wording import grades
from econ.wording.language import speaking


@pytest.mark.parametrize(
    ("grade", "said"),
    [
        ("A1", "Source: reliable; figure: confirmed (A1)"),
        ("B3", "Source: usually reliable; figure: possibly true (B3)"),
        ("F4", "Source: cannot be judged; figure: doubtfully true (F4)"),
        ("C6", "Source: fairly reliable; figure: cannot be judged (C6)"),
        ("F6", "A judgement: no source states it (F6)"),
        ("", ""),
    ],
)
def test_a_grade_is_said_in_words_with_its_code(grade, said):
    assert grades.in_words(grade) == said


def test_every_letter_and_every_digit_of_the_code_has_a_word():
    assert list(grades.SOURCES) == list("ABCDEF")
    assert list(grades.FIGURES) == list("123456")
    for words in (grades.SOURCES, grades.FIGURES):
        assert len(set(words.values())) == 6


def test_the_code_stands_behind_the_words_in_every_language():
    with speaking("id"):
        assert grades.in_words("B3").endswith("(B3)")
