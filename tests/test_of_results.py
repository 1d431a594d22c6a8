"""Numbers of tables below charts: rounded as the headline rounds them, both ends with their unit."""

import pytest

import econ
from econ.output.charts import of_results
from econ.wording import NO_BREAK

ROW = {"low": 39e6, "central": 80e6, "high": 122e6, "median": 76e6}
"""Value added by the sale of the press line."""


@pytest.mark.parametrize(
    ("low", "high", "unit", "text"),
    [
        (0.0081, 0.0099, "1", "0.81 to 0.99_%"),
        (0.05, 0.05, "1", "no spread"),
        (39e6, 120e6, "USD/year", "$39 to $120_million a year"),
        (11, 14, "1", "11 to 14_times"),
    ],
)
def test_both_ends_of_the_range_of_an_input(low, high, unit, text):
    assert of_results.span(low, high, unit).replace(NO_BREAK, "_") == text


def test_number_and_range_are_two_cells_with_the_digits_of_one_rule():
    cells = of_results.words(ROW, "USD/year")
    assert list(cells) == ["Central case", "90 % range"]
    assert [text.replace(NO_BREAK, "_") for text in cells.values()] == [
        "$80_million a year",
        "$39 to $122_million a year",
    ]
    far = of_results.words(ROW | {"median": 60e6}, "USD/year")["90 % range"]
    assert far.replace(NO_BREAK, "_") == "$39 to $122_million a year", (
        "one number for the middle: the median is in files"
    )
    assert of_results.number_and_span(dict.fromkeys(ROW, 25e7), "USD")[1] == "no spread"


def test_what_was_printed_before_has_the_digits_that_it_had():
    before, now = (1.1e9, 2.34e9, 4.2e9), (2.2e9, 4.68e9, 8.4e9)
    said = of_results.previous_column(before, now, "USD").replace(NO_BREAK, "_")
    assert said == "$2.3_billion (+$2.3_billion)"
    assert "exactly as now" in of_results.previous_in_words(now, now, "USD")
    assert of_results.previous_column(None, now, "USD") == "not computed"


def test_every_source_of_the_longest_panel_has_a_look_of_its_own():
    """North Korea's has nine, more than there are colours."""
    result = econ.run()
    looks = [of_results.colour(result, name) for name in result.book.country("PRK").panel]
    assert len(set(looks)) == len(looks) > 7
