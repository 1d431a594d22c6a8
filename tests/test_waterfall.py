"""Steps from one scenario to another, as a picture and in words: bars that touch, signs, and digits that add up.

The three steps are made up here: from 1.00 to 1.50%, by +0.70, −0.20 and 0.
"""

import pytest

from econ.analysis.waterfall import Step, Waterfall
from econ.output.charts import waterfall
from econ.output.charts.look import QUIET
from econ.output.marks import Bars, Curve, Text
from tests.drawn import marks, plain, values, words

STEPS = (
    Step("a", "One", "1", "2", 0.017, 0.007),
    Step("b", "Other", "3", "4", 0.015, -0.002),
    Step("c", "Third", "5", "6", 0.015, 0.0),
)
FALL = Waterfall("gdp_share", "Share of GDP", "1", 0.010, 0.015, STEPS)
NAMES = ("first", "second")


def test_nothing_is_left_over():
    assert FALL.residual == 0
    assert Waterfall("x", "X", "1", 0.01, 0.015, ()).residual == pytest.approx(0.005)
    assert Waterfall("x", "X", "1", 0.01, 0.015, STEPS[:1]).residual == pytest.approx(-0.002)


def test_the_table_has_every_step_with_its_sign_and_what_is_reached():
    table = waterfall.table(FALL, NAMES)
    rows = [tuple(row.values()) for row in words(table)]
    assert rows == [
        ("first", "", "1.000%"),
        ("One", "+0.700_pp", "1.700%"),
        ("Other", "−0.200_pp", "1.500%"),
        ("Third", "none", "1.500%"),
        ("second", "", "1.500%"),
    ]
    assert values(table, "Change") == [None, 0.007, -0.002, 0.0, None]
    assert values(table, "Reached") == [0.010, 0.017, 0.015, 0.015, 0.015]


def test_a_step_has_no_finer_place_than_the_ends_as_their_answers_say_them():
    """0.9% of one screen and 13% of another; +12.5 pp between them has the place of the finer one."""
    fall = Waterfall(
        "gdp_share", "Share of GDP", "1", 0.0089, 0.1342, (Step("a", "One", "", "", 0.1342, 0.1253),), (1, 0)
    )
    assert fall.ends == ("0.9%", "13%")
    assert plain(fall.changed(0.1253)) == "+12.5_pp"
    assert fall.said(0.1342) == "13.4%"


def test_the_words_have_no_step_that_moves_nothing():
    said = plain(waterfall.alt(FALL, NAMES))
    assert said == ("Share of GDP, from 1.000% in first to 1.500% in second: One +0.700_pp; Other −0.200_pp")
    assert "Third" not in said


def test_bars_touch_and_those_that_take_away_are_frames_in_no_colour_of_a_source():
    drawing = waterfall.drawing(FALL, NAMES)
    [bars] = marks(drawing, Bars)
    assert bars.start == (0, 0.010, 0.017, 0)
    assert bars.end == (0.010, 0.017, 0.015, 0.015)
    assert bars.tones == ("", QUIET, QUIET, "")
    assert bars.hollow == (False, False, True, False)
    assert [link.x for link in marks(drawing, Curve)] == [(v, v) for v in (0.010, 0.017, 0.015)]
    assert drawing.x.low == 0
    assert drawing.x.high == pytest.approx(0.017 * 1.06)


def test_an_axis_has_room_below_nothing_if_a_bar_ends_there():
    """Six hundredths of the way from −5 to 5."""
    fall = Waterfall("x", "X", "USD/year", 5.0, -5.0, (Step("a", "One", "", "", -5.0, -10.0),))
    axis = waterfall.drawing(fall, NAMES).x
    assert (axis.low, axis.high) == pytest.approx((-5.6, 5.6))


def test_money_is_rounded_where_the_largest_step_has_its_third_digit():
    steps = (Step("a", "One", "", "", 1.234e9, 234e6), Step("b", "Other", "", "", 1.2345e9, 0.5e6))
    fall = Waterfall("sale_value", "Sale", "USD/year", 1e9, 1.2345e9, steps)
    rows = words(waterfall.table(fall, NAMES))
    changes, reached = ([row[name] for row in rows] for name in ("Change", "Reached"))
    assert changes == ["", "+$234_million a year", "+$500,000 a year", ""]
    assert reached[:2] == ["$1_billion a year", "$1.234_billion a year"]


def test_a_step_without_a_finite_value_has_no_picture():
    fall = Waterfall("x", "X", "1", 0.01, float("inf"), (Step("a", "One", "", "", float("inf"), float("inf")),))
    assert waterfall.drawing(fall, NAMES).marks == (Text(text="One of the steps has no finite value.", x=None, y=None),)
