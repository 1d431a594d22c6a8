"""Number formats of the workbook: what a cell shows of its value."""

import pytest

from econ.output.export.workbook import sheets


@pytest.mark.parametrize(
    ("value", "unit", "pattern"),
    [
        (0.0089, "1", "0.00%"),
        (0.2, "1", "0%"),
        (0.125, "1", "0.0%"),
        (99.0, "1", '0" times"'),
        (-150.0, "1", '#,##0" times"'),
        (8.4, "times", '0.0" times"'),
        (1.2345678, "factor", "0.00"),
        (10.0, "container", "0"),
        (250e6, "USD/year", "#,##0"),
        (100.0, "USD", "#,##0"),
        (-100.0, "USD", "#,##0"),
        (99.9, "USD", "0.0"),
        (0.0, "USD", "#,##0"),
        (0.001, "USD", "0.000"),
        (0.0009, "USD", "0.0000"),
        (-0.5, "USD", "0.0"),
        (2022, "year", "0"),
    ],
)
def test_shares_are_in_percent_or_times_and_no_number_has_digits_that_it_has_not(value, unit, pattern):
    assert sheets.pattern_of(value, unit) == pattern


@pytest.mark.parametrize(
    ("row", "name", "pattern"),
    [
        ({"unit": "USD"}, "share", "0%"),
        (
            {"share_path_low": 0.4, "central_share_path": 0.5, "share_path_high": 0.6, "share_path": 0.5},
            "share_path_low",
            "0%",
        ),
        ({"share": 0.5, "low": 0.4, "high": 0.6}, "median", "0%"),
        ({"share": 0.1}, "gdp", "0.0"),
        ({"unit": "USD"}, "median", "0.0"),
        ({"unit": "USD"}, "year", "0"),
    ],
)
def test_a_column_of_shares_is_in_percent(row, name, pattern):
    assert sheets._pattern(0.5, row, name) == pattern


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [((0, 0), None, "Model!$A$1"), ((2, 27), None, "Model!$AB$3"), ((1, 1), (3, 2), "Model!$B$2:$C$4")],
)
def test_an_address_is_absolute_and_counted_from_one(first, last, text):
    assert sheets.reference("Model", first, last) == text


def test_a_sentence_of_which_parts_are_formulas_is_one_formula():
    assert sheets.sentence('It is "{share}" of {all}.', share="A1", all="B2") == '"It is """&A1&""" of "&B2&"."'
    long = sheets.text_in_formula("x" * 600)
    assert max(map(len, long.split("&"))) <= 257  # Excel takes 255 letters of a text, and two quotation marks
    assert long.replace('"&"', "") == '"' + "x" * 600 + '"'


def test_rows_are_as_high_as_their_texts():
    assert [sheets.height(text, 10) for text in ("", "x" * 11, "x" * 12, "a\nb")] == [15, 15, 30, 30]


def test_columns_have_letters():
    assert [sheets.letter(n) for n in (0, 25, 26)] == ["A", "Z", "AA"]
