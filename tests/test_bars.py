"""Bars with whiskers: where they begin and end, what stands above them, and how the rows grow. Worked out by hand."""

import pytest

from econ.output.charts import bars
from econ.wording import NO_BREAK


def part(value=2e6, low=1e6, high=4e6, label="Sale", tail="", **more):
    return {"label": label, "value": value, "low": low, "high": high, "tone": "#000", "tail": tail, **more}


def drawn(*parts, unit="USD/year"):
    made = bars.range_bars(list(parts), unit, "Money")
    [found] = [trace for trace in made["data"] if trace["type"] == "bar"]
    return made, found


def test_a_bar_goes_to_the_number_and_its_whisker_over_the_range():
    _, found = drawn(part())
    assert (found["base"], found["x"]) == ([0], [2e6])
    assert found["error_x"]["array"] == [2e6]  # from 2 up to 4 million
    assert found["error_x"]["arrayminus"] == [1e6]  # and down to 1 million


def test_a_whisker_never_points_backwards_where_the_number_lies_outside_of_its_range():
    _, found = drawn(part(value=5e6))
    assert (found["error_x"]["array"], found["error_x"]["arrayminus"]) == ([0.0], [4e6])


def test_a_bar_without_a_range_has_no_whisker():
    _, found = drawn(part(low=2e6, high=2e6))
    assert "error_x" not in found


def test_the_axis_holds_every_end_with_a_little_room():
    made, _ = drawn(part(), part(value=-1e6, low=-3e6, high=1e6))
    assert made["layout"]["xaxis"]["range"] == pytest.approx([-3e6, 4.24e6])
    made, _ = drawn(part(), part(base=5e6))
    assert made["layout"]["xaxis"]["range"] == pytest.approx([0, 9.54e6])  # 5 and 4 million, and 6 %


def test_the_first_bar_is_the_uppermost_and_each_has_its_value_in_two_digits():
    made, found = drawn(part(label="One", value=2.345e6, high=3e6), part(label="Other <b>"))
    assert found["y"] == [0, -1]
    [words] = [trace["text"] for trace in made["data"] if trace.get("mode") == "text"]
    assert [w.replace(NO_BREAK, "_") for w in words] == [
        "One: <b>$2.3_million a year</b>",
        "Other &lt;b&gt;: <b>$2.0_million a year</b>",
    ]


@pytest.mark.parametrize(("letters", "height"), [(42, 54), (43, 70)])
def test_rows_are_taller_where_a_label_takes_two_lines(letters, height):
    """A phone shows 42 letters in a line: the label, the value ("$2.0 million a year", 19) and what follows it."""
    tail = "and more"
    made, _ = drawn(part(label="x" * (letters - 19 - len(tail)), tail=tail), part())
    assert made["layout"]["height"] == 2 * height + 76
    [words] = [trace["text"] for trace in made["data"] if trace.get("mode") == "text"]
    assert ("<br>" in words[0]) is (height == 70)


def test_where_a_bar_ended_before_is_outlined_at_its_own_place():
    made, _ = drawn(part(), part(before=(2e6, 3e6, 4e6)))
    others = [t for t in made["data"] if t["type"] != "bar" and t.get("mode") != "text"]
    assert any(t["x"] == [3e6] and t["y"] == [-1] for t in others)


def test_a_line_leads_from_the_end_of_a_bar_to_the_next():
    line = bars.onward(1, 2e6)
    assert (line["x0"], line["x1"]) == (2e6, 2e6)
    assert (line["y0"], line["y1"]) == pytest.approx((-1.15, -1.85))  # bars are 0.3 thick
