"""Steps from one scenario to another, as a picture and in words: bars that touch, signs, and digits that add up.

The three steps are made up here: from 1.00 to 1.50 %, by +0.70, −0.20 and 0.
"""

import pytest

from econ.analysis.waterfall import Step, Waterfall
from econ.output.charts import waterfall
from econ.output.charts.look import ACCENT, QUIET, SECOND
from econ.wording import NO_BREAK

STEPS = (
    Step("a", "One", "1", "2", 0.017, 0.007),
    Step("b", "Other", "3", "4", 0.015, -0.002),
    Step("c", "Third", "5", "6", 0.015, 0.0),
)
FALL = Waterfall("gdp_share", "Share of GDP", "1", 0.010, 0.015, STEPS)
NAMES = ("first", "second")


def plain(text):
    return text.replace(NO_BREAK, "_")


def test_nothing_is_left_over():
    assert FALL.residual == 0
    assert Waterfall("x", "X", "1", 0.01, 0.015, ()).residual == pytest.approx(0.005)
    assert Waterfall("x", "X", "1", 0.01, 0.015, STEPS[:1]).residual == pytest.approx(-0.002)


def test_the_table_has_every_step_with_its_sign_and_what_is_reached():
    rows = [tuple(map(plain, row.values())) for row in waterfall.rows(FALL, NAMES)]
    assert rows == [
        ("first", "", "1.000_%"),
        ("One", "+0.700_pp", "1.700_%"),
        ("Other", "−0.200_pp", "1.500_%"),
        ("Third", "none", "1.500_%"),
        ("second", "", "1.500_%"),
    ]


def test_the_words_have_no_step_that_moves_nothing():
    said = plain(waterfall.alt(FALL, NAMES))
    assert said.startswith("Share of GDP, from 1.000_% in first to 1.500_% in second. One +0.700_pp; Other −0.200_pp. ")
    assert "Third" not in said


def test_bars_touch_and_have_the_colour_of_their_direction():
    spec = waterfall.spec(FALL, NAMES)
    [bars] = [trace for trace in spec["data"] if trace["type"] == "bar"]
    assert bars["base"] == pytest.approx([0, 0.010, 0.017, 0])
    assert bars["x"] == pytest.approx([0.010, 0.007, -0.002, 0.015])
    assert bars["marker"]["color"] == [QUIET, ACCENT, SECOND, QUIET]
    low, high = spec["layout"]["xaxis"]["range"]
    assert low == 0
    assert 0.017 < high < 0.0185


def test_an_axis_has_room_below_nothing_if_a_bar_ends_there():
    fall = Waterfall("x", "X", "USD/year", 5.0, -5.0, (Step("a", "One", "", "", -5.0, -10.0),))
    low, high = waterfall.spec(fall, NAMES)["layout"]["xaxis"]["range"]
    assert -6 < low < -5
    assert 5 < high < 6


def test_money_is_rounded_where_the_largest_step_has_its_third_digit():
    steps = (Step("a", "One", "", "", 1.234e9, 234e6), Step("b", "Other", "", "", 1.2345e9, 0.5e6))
    fall = Waterfall("sale_value", "Sale", "USD/year", 1e9, 1.2345e9, steps)
    changes = [plain(row["Change"]) for row in waterfall.rows(fall, NAMES)]
    reached = [plain(row["Reached"]) for row in waterfall.rows(fall, NAMES)]
    assert changes == ["", "+$234_million a year", "+$500,000 a year", ""]
    assert reached[:2] == ["$1.000_billion a year", "$1.234_billion a year"]


def test_a_step_without_a_finite_value_has_no_picture():
    fall = Waterfall("x", "X", "1", 0.01, float("inf"), (Step("a", "One", "", "", float("inf"), float("inf")),))
    assert not [trace for trace in waterfall.spec(fall, NAMES)["data"] if trace["type"] == "bar"]


@pytest.mark.parametrize(
    ("letters", "breaks"),
    [(10, 0), (37, 0), (38, 1), (43, 1), (90, 2)],
)
def test_a_label_takes_as_many_lines_of_44_letters_as_it_needs(letters, breaks):
    """With colon, blank and the five letters of the number, 37 letters fill a line; three words of 29 fill three."""
    words = "x" * letters if letters < 44 else " ".join(["x" * 29] * 3)
    assert waterfall._label(words, "+1_pp").count("<br>") == breaks
