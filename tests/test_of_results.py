"""Numbers of tables below charts: rounded as the headline rounds them, both ends with their unit."""

import pytest

import econ
from econ.output.charts import of_results
from econ.output.marks import Role
from tests.drawn import plain

ROW = {"low": 39e6, "central": 80e6, "high": 122e6, "median": 76e6}
"""Value added by the sale of the press line."""


@pytest.mark.parametrize(
    ("low", "high", "unit", "text"),
    [
        (0.0081, 0.0099, "1", "0.81 to 0.99%"),
        (0.05, 0.05, "1", "not varied"),
        (39e6, 120e6, "USD/year", "$39 to $120_million a year"),
        (11, 14, "1", "11 to 14_times"),
    ],
)
def test_both_ends_of_the_range_of_an_input(low, high, unit, text):
    assert plain(of_results.span(low, high, unit)) == text


def test_number_and_range_are_two_cells_with_the_digits_of_one_rule():
    cells = of_results.words(ROW, "USD/year")
    assert list(cells) == ["Central case", "90% interval"]
    number, interval = cells.values()
    assert (plain(number.words), number.value, number.unit) == ("$80_million a year", 80e6, "USD/year")
    assert (plain(interval.words), interval.value, interval.high) == ("$39 to $122_million a year", 39e6, 122e6)
    far = of_results.words(ROW | {"median": 60e6}, "USD/year")["90% interval"]
    assert far == interval, "one number for the middle: the median is in files"
    assert of_results.number_and_span(dict.fromkeys(ROW, 25e7), "USD")[1] == "not varied"


def test_what_was_printed_before_has_the_digits_that_it_had():
    before, now = (1.1e9, 2.34e9, 4.2e9), (2.2e9, 4.68e9, 8.4e9)
    cell = of_results.previous(before, now, "USD")
    assert (plain(cell.words), cell.value, cell.unit) == ("$2.3_billion (+$2.3_billion)", 2.34e9, "USD")
    assert of_results.previous(None, now, "USD").words == "not computed"
    assert plain(of_results.previous_in_words(before, now, "USD")) == (
        "Before your changes: $2.3_billion\nSince then +$2.3_billion"
    )
    assert "exactly as now" in of_results.previous_in_words(now, now, "USD")


def test_outlines_stand_where_it_was_with_what_has_moved():
    before, now = (1e9, 2e9, 3e9), (2e9, 3e9, 4e9)
    made = of_results.outlines([(2e9, 0.0, before, now), (7e9, 1.0, now, now)], "USD")
    assert (made.x, made.y, made.role) == ((2e9, 7e9), (0.0, 1.0), Role.BEFORE)
    assert ["Since then" in said for said in made.words] == [True, False]


def test_every_source_of_the_longest_panel_has_a_look_of_its_own():
    """North Korea's has nine, more than there are colours."""
    result = econ.run()
    looks = [of_results.colour(result, name) for name in result.book.country("PRK").panel]
    assert len(set(looks)) == len(looks) > 7
