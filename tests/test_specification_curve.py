"""The picture and the tables of how many readings of a claim hold, and the command that prints them."""

import csv
import io
import json
import math
import xml.etree.ElementTree as ET

import pytest

from econ.claims import check_claim
from econ.doors.cli import main
from econ.output.charts import specification_curve as chart
from econ.output.drawing import svg
from econ.output.marks import Band, Dots, Role, Rule, Spans, Text

PRESS_LINE = "US$250 million is about 1% of North Korea's GDP"
IN_2022 = f"{PRESS_LINE} in 2022"
WHOLE = "Arms of 6 billion dollars, delivered since 2023, are more than a third of North Korea's GDP"
RANGE = "Arms of 5.6 to 9.8 billion dollars over two years are a quarter of North Korea's GDP in 2023"


def curve_of(sentence, **more):
    return check_claim(sentence, **more).curve()


def of_kind(drawing, kind, **wanted):
    return [m for m in drawing.marks if isinstance(m, kind) and all(getattr(m, k) == v for k, v in wanted.items())]


def answers(drawing):
    """The dots of the answers: those that say something to a pointer."""
    return [dots for dots in of_kind(drawing, Dots) if dots.words]


def test_every_reading_is_a_dot_and_its_shape_says_whether_it_holds():
    curve = curve_of(PRESS_LINE)
    dots = answers(chart.drawing(curve))
    shown = {d.shape: len(d.x) for d in dots if d.role is Role.CHOSEN}
    assert shown == {"circle": curve.true, "ring": curve.rounded, "cross": 34 - curve.true - curve.rounded}
    assert sum(len(d.x) for d in dots if d.role is Role.BEHIND) == len(curve.apart) == 8
    assert {d.shape: d.label for d in dots if d.label} == {
        "circle": "holds",
        "ring": "holds only if rounded",
        "cross": "does not hold",
    }


def test_dots_stand_in_the_order_of_their_shares_and_what_is_not_counted_behind_them():
    dots = answers(chart.drawing(curve_of(PRESS_LINE)))
    counted = sorted((x, y) for d in dots if d.role is Role.CHOSEN for x, y in zip(d.x, d.y, strict=True))
    assert [x for x, _y in counted] == list(range(34))
    heights = [-y for _x, y in counted]
    assert heights == sorted(heights)
    behind = sorted(x for d in dots if d.role is Role.BEHIND for x in d.x)
    assert behind == [35.0 + n for n in range(8)]
    (rule,) = of_kind(chart.drawing(curve_of(PRESS_LINE)), Rule)
    assert 33 < rule.at < 35


def test_a_dot_lies_in_the_band_if_its_reading_holds():
    drawing = chart.drawing(curve_of(PRESS_LINE))
    (band,) = of_kind(drawing, Band)
    low, high = band.low[0], band.high[0]  # rows are counted downwards
    for dots in answers(drawing):
        inside = [high <= y <= low for y in dots.y]
        assert all(inside) if dots.shape == "circle" else not any(inside)


def test_an_open_band_reaches_to_the_top_and_no_dot_leaves_the_field():
    drawing = chart.drawing(curve_of(WHOLE, date=2025))
    (band,) = of_kind(drawing, Band)
    assert band.high[0] == pytest.approx(-chart.PANEL - 0.5)
    assert all(drawing.y.high < y < 0 for dots in answers(drawing) for y in dots.y)
    assert not of_kind(drawing, Rule)


def test_a_range_is_a_line_with_a_dot():
    curve = curve_of(RANGE)
    (spans,) = of_kind(chart.drawing(curve), Spans)
    assert len(spans.at) == len(curve.specifications) + len(curve.apart)
    assert not spans.lying
    assert {d.shape for d in answers(chart.drawing(curve))} == {"frame", "cross"}


def test_below_each_reading_a_square_for_each_choice():
    curve = curve_of(PRESS_LINE)
    drawing = chart.drawing(curve)
    squares = of_kind(drawing, Dots, shape="square")
    rows = {text.y: text.text for text in of_kind(drawing, Text) if text.x is None}
    count = {}
    for dots in squares:
        assert len(set(dots.y)) == 1
        count[rows[dots.y[0]]] = count.get(rows[dots.y[0]], 0) + len(dots.x)
    assert count["value added"] == 17
    assert count["revenue"] == 17 + 8
    assert count["Maddison, purchasing power"] == 3
    assert sum(count[str(year)] for year in range(2020, 2025)) == 34 + 8
    assert "a year" not in count  # there is no other time to choose


def test_the_sentence_for_a_screen_reader_has_the_counts_and_the_band():
    said = chart.alt(curve_of(PRESS_LINE)).replace("\u00a0", " ")
    assert said == (
        "True in 15 of 34 readings, which give 0.25 to 1.65% where “about 1%” allows 0.5 to 1.5%; readings that are "
        "not counted: 8."
    )
    assert chart.alt(curve_of(WHOLE, date=2025)).startswith("No reading counts; the 11 that do not give ")
    assert "not counted" not in chart.alt(curve_of("$1.6 billion is 2.1% of Serbia's GDP in 2023"))


@pytest.mark.parametrize("width", [358, 720])
def test_it_is_drawn_on_a_telephone_too(width):
    """No two dots of the curve lie on each other's middle, and all words of rows stand within the picture."""
    drawn = ET.fromstring(svg(chart.drawing(curve_of(PRESS_LINE)), width=width, alt="x", name="curve"))
    assert float(drawn.get("width")) == width
    left, _top, across, _up = map(float, drawn.get("data-field").split())
    low, high, _kind = drawn.get("data-x").split()
    assert across / (float(high) - float(low)) > 6
    assert 0 <= left < width / 4


def test_a_claim_that_cannot_be_tested_has_a_sentence_in_place_of_the_picture():
    curve = curve_of("$250 million is 1% of Serbia's exports in 1950")
    assert not curve.specifications
    (text,) = chart.drawing(curve).marks
    assert text.text == chart.alt(curve) == "No reading of it can be computed."
    assert not chart.table(curve)


def test_the_table_has_a_row_for_each_reading_in_the_order_of_the_picture():
    curve = curve_of(PRESS_LINE)
    found = chart.table(curve, commands=True)
    assert [row.cells[0].value for row in found.rows] == [
        s.reading.share[0] for s in (*curve.specifications, *curve.apart)
    ]
    assert [bool(row.cells[6].words) for row in found.rows] == [False] * 34 + [True] * 8
    (strong,) = [row for row in found.rows if row.strong]
    assert [cell.words for cell in strong.cells[1:4]] == ["Bank of Korea, nominal", "2024", "revenue"]
    run = "econ run blank --exporter PRK --buyer none --year 2024 --gdp bok_nominal"
    assert strong.cells[-1].words == f"{run} --set 'sale_value=250 million USD/year'"


def test_the_table_of_choices_has_how_many_hold_with_each():
    rows = {row.cells[1].words: [c.value for c in row.cells[2:]] for row in chart.choices(curve_of(PRESS_LINE)).rows}
    assert rows["value added"] == [2, 0, 17]
    assert rows["revenue"] == [13, 2, 17]
    assert rows["2023"] == [3, 2, 10]


def test_everything_has_its_place():
    """34 and 8 readings with one place between them, and 14 rows of three choices with a third of a row between."""
    drawing = chart.drawing(curve_of(PRESS_LINE))
    assert (drawing.x.low, drawing.x.high) == (-0.8, 42.8)
    (band,) = of_kind(drawing, Band)
    assert band.x == (-0.8, 42.8)
    rows = sorted(text.y for text in of_kind(drawing, Text) if text.x is None)
    assert rows == pytest.approx([*range(1, 8), *(n + 1 / 3 for n in range(8, 13)), 13 + 2 / 3, 14 + 2 / 3])
    assert drawing.y.low == pytest.approx(rows[-1] + 0.6)
    assert drawing.y.high == -chart.PANEL - 1.3
    assert drawing.height == pytest.approx(26 * (drawing.y.low - drawing.y.high))
    (said,) = [text for text in of_kind(drawing, Text) if text.x is not None]
    assert (said.text, said.x, said.size) == ("not counted", 38.5, 12)
    assert drawing.y.high < said.y < -chart.PANEL
    names = [text.text for text in sorted(of_kind(drawing, Text), key=lambda t: t.y) if text.x is None]
    assert names[7:12] == ["2020", "2021", "2022", "2023", "2024"]
    assert names[:2] == [
        "Bank of Korea, nominal",
        "Bank of Korea, in 2015 prices",
    ]  # as they come on the curve
    quiet = [d for d in of_kind(drawing, Dots, shape="square") if d.tone]
    assert {x > 34 for d in quiet for x in d.x} == {True}
    assert {x < 34 for d in of_kind(drawing, Dots, shape="square", tone="") for x in d.x} == {True}


def test_one_reading_has_no_rows_of_choices():
    drawing = chart.drawing(curve_of("$250 million is 1% of a $25 billion economy"))
    assert not of_kind(drawing, Text)
    assert drawing.y.low == 0.6
    (dots,) = answers(drawing)
    assert (dots.x, dots.shape) == ((0.0,), "circle")


def test_shares_stand_on_a_scale_from_nothing():
    """The highest share, 1.648%, leaves 8% of room above it."""
    drawing = chart.drawing(curve_of(PRESS_LINE))
    ticks = {words.replace("\u00a0", " "): place for place, words in drawing.y.ticks}
    assert ticks["0%"] == pytest.approx(-0.5)
    assert ticks["1%"] - ticks["0.5%"] == pytest.approx(ticks["1.5%"] - ticks["1%"])
    (band,) = of_kind(drawing, Band)
    assert (band.low[0], band.high[0]) == pytest.approx((ticks["0.5%"], ticks["1.5%"]))
    highest = min(y for dots in answers(drawing) for y in dots.y)
    assert (-0.5 - highest) / chart.PANEL == pytest.approx(1 / 1.08)


def test_a_fall_where_a_rise_is_claimed_stands_at_the_foot():
    drawing = chart.drawing(curve_of("Exports rose by 12% to $90 million from $100 million"))
    (dots,) = answers(drawing)
    assert dots.y == pytest.approx((-0.5,))
    ticks = {words.replace("\u00a0", " "): place for place, words in drawing.y.ticks}
    assert ticks["0%"] == pytest.approx(-0.5 - chart.PANEL * 0.1 / (0.225 * 1.08))  # 12% allows 12.5 at most


def test_an_amount_a_head_is_told_in_money():
    curve = curve_of("$711 billion, or $2,308 a head, went to the military of the United States in 2011.")
    cell = chart.table(curve).rows[0].cells[0]
    assert cell.unit == "USD"
    assert cell.value == pytest.approx(2308, rel=0.02)
    assert all(words.startswith("$") for _place, words in chart.drawing(curve).y.ticks)


def test_the_cells_of_a_share_have_one_end_or_both():
    both, open_end = (chart.table(curve_of(s)).rows[0].cells[0] for s in (RANGE, f"More than {PRESS_LINE}"))
    assert both.value < both.high
    assert open_end.high is None
    assert open_end.value == pytest.approx(curve_of(f"More than {PRESS_LINE}").specifications[0].reading.share[0])
    columns = {column.name: column.number for column in chart.choices(curve_of(PRESS_LINE)).columns}
    assert columns == {"choice": False, "option": False, "true": True, "rounded": True, "readings": True}


# --- on the command line ---------------------------------------------------------------------------------


def test_the_command_line_prints_the_readings_and_what_turns_them(capsys):
    assert main(["check", IN_2022, "--curve"]) == 0
    said = capsys.readouterr().out
    assert "True in 2 of 3 readings, and in 1 of 3 if value added is meant." in " ".join(said.split())
    assert "What turns on which choice" in said
    assert "econ run blank --exporter PRK --buyer none --year 2022 --gdp bok_nominal" in said
    assert "Year" not in said.partition("What turns")[0]  # it is the same in every row


def test_as_a_file_every_reading_has_its_command(capsys):
    assert main(["check", IN_2022, "--curve", "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [row["counted"] for row in rows] == ["True"] * 6 + ["False"] * 2
    curve = curve_of(IN_2022)
    shares = [float(row["share_low"]) for row in rows]
    assert shares == [s.reading.share[0] for s in (*curve.specifications, *curve.apart)]
    assert all(row["command"].startswith("econ run blank --exporter PRK") for row in rows)
    assert {row["output"] for row in rows} == {"gdp_share", "contribution_to_gdp"}


def test_both_ends_of_a_range_have_a_command(capsys):
    assert main(["check", RANGE, "--curve", "--format", "csv"]) == 0
    for row in csv.DictReader(io.StringIO(capsys.readouterr().out)):
        assert len(row["command"].splitlines()) == 2
        assert float(row["share_low"]) < float(row["share_high"]) < math.inf


def test_as_json_the_curve_stands_with_its_claim(capsys):
    assert main(["check", f"{IN_2022}. Prices rose by 3% in May.", "--curve", "--format", "json"]) == 0
    (claim,) = json.loads(capsys.readouterr().out)["claims"]
    curve = claim["curve"]
    assert (curve["true"], curve["readings"], curve["not_counted"]) == (3, 6, 2)
    assert len(curve["specifications"]["rows"]) == 8
    assert claim["tally"]["true"] == 3


def test_a_sentence_that_is_not_understood_has_no_curve(capsys):
    sentence = "A glorp of $250 million is 1% of Serbia's GDP in 2023"
    assert main(["check", sentence, "--curve"]) == 0
    assert "There is no verdict yet" in capsys.readouterr().out
    assert main(["check", sentence, "--curve", "--as-read"]) == 0
    assert "True in" in capsys.readouterr().out
