"""Numbers of tables below charts: rounded as the headline rounds them, both ends with their unit."""

import pytest

import econ
from econ.output.charts import of_results
from econ.wording import NO_BREAK


@pytest.mark.parametrize(
    ("low", "high", "unit", "median", "text"),
    [
        (0.0081, 0.0099, "1", 0.00892, "0.81 to 0.99_%"),
        (0.0890, 0.0894, "1", 0.0892, "8.90 to 8.94_%"),
        (0.05, 0.35, "1", 0.2, "5 to 35_%"),
        (0.05, 0.05, "1", 0.05, "no spread"),
        (39e6, 120e6, "USD/year", 76e6, "$39 to $120_million a year"),
        (11, 14, "1", 12.4, "11 to 14_times"),
        (0.0081, 0.0099, "1", None, "0.81 to 0.99_%"),
    ],
)
def test_both_ends_of_a_range(low, high, unit, median, text):
    assert of_results.span(low, high, unit, median).replace(NO_BREAK, "_") == text


def test_median_and_range_are_two_cells():
    cells = of_results.words(39e6, 76e6, 120e6, "USD/year")
    assert list(cells) == ["Median", "90 % range"]
    assert [text.replace(NO_BREAK, "_") for text in cells.values()] == [
        "$76.0_million a year",
        "$39 to $120_million a year",
    ]


def test_every_source_of_the_longest_panel_has_a_look_of_its_own():
    """North Korea's has nine, more than there are colours."""
    result = econ.run()
    looks = [of_results.colour(result, name) for name in result.book.country("PRK").panel]
    assert len(set(looks)) == len(looks) > 7
