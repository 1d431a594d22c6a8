"""What all readers share: the list of them, numbers and texts, rows of the long table, parts of a JSON file."""

import pytest

from econ.files.bounds import Cells
from econ.verify.readers.registry import (
    READERS,
    UNSTATED,
    Reader,
    number_or_text,
    put_json,
    put_row,
    reader_of,
    reads,
    written,
)
from econ.wording.errors import InputError


def test_a_reader_is_put_on_the_list(monkeypatch):
    monkeypatch.setitem(READERS, ".x", None)

    def read(_content):
        return Cells()

    assert reads(".x", "form", unread="the rest")(read) is read
    assert READERS[".x"] == Reader("form", read, "the rest")


def test_a_file_is_read_by_the_end_of_its_name(tmp_path):
    assert reader_of(tmp_path / "a.CSV") is READERS[".csv"]
    for name, said in (("a.doc", "that ends in “.doc” cannot"), ("a", "no ending cannot"), ("gone.doc", "be read")):
        if name != "gone.doc":
            (tmp_path / name).write_text("")
        with pytest.raises(InputError, match=said):
            reader_of(tmp_path / name)


def test_a_formula_that_was_not_computed_says_so():
    assert repr(UNSTATED) == "not computed"


@pytest.mark.parametrize(("text", "cell"), [("1.50", 1.5), (" 1", " 1"), ("1 ", "1 "), ("1_0", "1_0"), ("", "")])
def test_a_number_is_one_that_every_program_reads(text, cell):
    assert number_or_text(text) == cell


@pytest.mark.parametrize(("value", "text"), [(2023.0, "2023"), (2023, "2023"), (0.5, "0.5"), ("2023.0", "2023.0")])
def test_a_year_is_a_whole_number(value, text):
    assert written(value) == text


ROWS = [
    ({"section": "about", "name": "a", "label": "A", "text": "0"}, {"about a": "0", "about a label": "A"}),
    (
        {"section": "read_with_care", "name": "old", "text": "Old.", "label": "Age", "year": "2001"},
        {"read_with_care old": "Age · Old.", "read_with_care old 2001 year": 2001.0},
    ),
    ({"section": "source", "name": "un", "grade": None, "text": "UN"}, {"sources un": "UN"}),
    ({"section": "source", "name": "un", "grade": "A", "text": ""}, {"sources un": "A"}),
    ({"section": "about"}, {"about": ""}),
    ({"section": "left_out", "name": "x", "text": ""}, {"left_out x": ""}),
    (
        {"section": "year", "name": "gdp", "item": "imf", "year": 2023.0, "median": "1", "text": "1 "},
        {
            "year gdp imf 2023 item": "imf",
            "year gdp imf 2023 year": 2023.0,
            "year gdp imf 2023 median": 1.0,
            "year gdp imf 2023 text": "1 ",
        },
    ),
    ({"median": "2"}, {"median": 2.0}),
]


@pytest.mark.parametrize(("row", "cells"), ROWS)
def test_a_row_is_cells_named_by_what_it_is_about(row, cells):
    found = Cells()
    put_row(found, row, number=lambda value: number_or_text(value) if isinstance(value, str) else value)
    assert found == cells


def test_a_notice_or_source_has_no_more_than_twenty_thousand_characters():
    cells = Cells()
    notice = {"section": "read_with_care", "name": "a", "label": "b", "text": "c" * 19_999}
    put_row(cells, notice)
    with pytest.raises(ValueError, match="a longer text than the calculator writes"):
        put_row(cells, notice | {"label": "bb"})
    put_row(cells, {"section": "about", "name": "a", "text": "c" * 20_001})
    assert cells == {"read_with_care a": "b · " + "c" * 19_999, "about a": "c" * 20_001}


def test_each_value_of_a_json_file_is_named_by_the_way_to_it():
    cells = Cells()
    whole = {
        "read_with_care": [{"name": "old", "b": "ü", "a": 1}, "plain"],
        "sources": [{"id": "un"}, {"title": "none"}],
        "lines": [{"output": "x", "name": "y", "low": 0}, {"low": ""}, {"year": 2023, "low": None}, "output"],
        "none": {},
        "no": [],
        "deep": {"er": [[True]]},
    }
    put_json(cells, "", whole)
    assert cells == {
        "read_with_care old": '{"a": 1, "b": "ü", "name": "old"}',
        "read_with_care 1": "plain",
        "sources un": '{"id": "un"}',
        "sources 1": '{"title": "none"}',
        "lines x output": "x",
        "lines x name": "y",
        "lines x low": 0,
        "lines 1 low": "",
        "lines 2023 year": 2023,
        "lines 2023 low": None,
        "lines 3": "output",
        "none": "nothing",
        "no": "nothing",
        "deep er 0 0": True,
    }
