"""Bars with lines over their ranges: where they begin and end, what stands above them. Worked out by hand."""

import pytest

from econ.output.charts import bars
from econ.output.charts.bars import Bar
from econ.output.marks import Bars, Dots, Role, Side, Spans, Text
from tests.drawn import marks, plain


def bar(value=2e6, low=1e6, high=4e6, label="Sale", **more):
    return Bar(label=label, value=value, low=low, high=high, **more)


def drawn(*parts, unit="USD/year"):
    made = bars.range_bars(parts, unit, "Money")
    [found] = marks(made, Bars)
    return made, found


def test_a_bar_goes_to_the_number_and_a_line_over_the_range():
    made, found = drawn(bar(), bar(start=5e6))
    assert (found.at, found.start, found.end, found.lying) == ((0, 1), (0, 5e6), (2e6, 7e6), True)
    [span] = marks(made, Spans)
    assert (span.at, span.low, span.high) == ((0, 1), (1e6, 6e6), (4e6, 9e6))
    assert (span.role, span.lying) == (Role.BEHIND, True)


def test_a_line_reaches_to_a_number_outside_of_its_range():
    made, _ = drawn(bar(value=5e6), bar(value=0.5e6))
    [span] = marks(made, Spans)
    assert (span.low, span.high) == ((1e6, 0.5e6), (5e6, 4e6))


def test_a_bar_without_a_range_has_no_line():
    made, _ = drawn(bar(low=2e6, high=2e6), bar())
    [span] = marks(made, Spans)
    assert span.at == (1,)
    assert not marks(drawn(bar(low=2e6, high=2e6))[0], Spans)


def test_the_axis_holds_every_end_with_a_little_room():
    made, _ = drawn(bar(), bar(value=-1e6, low=-3e6, high=1e6))
    assert (made.x.low, made.x.high) == pytest.approx((-3e6, 4.24e6))
    made, _ = drawn(bar(), bar(start=5e6))
    assert (made.x.low, made.x.high) == pytest.approx((0, 9.54e6))  # 5 and 4 million, and 6%
    made, _ = drawn(bar(before=(1e6, 8e6, 9e6), start=1e6))
    assert made.x.high == pytest.approx(9.54e6)  # 1 and 8 million, and 6%
    made, _ = drawn(bar(value=0, low=0, high=0))
    assert (made.x.low, made.x.high) == (0, pytest.approx(1.06))


def test_rows_lie_from_the_top_with_room_for_the_label_above_the_first():
    made, found = drawn(bar(), bar(), bar())
    assert found.at == (0, 1, 2)
    assert (made.y.low, made.y.high, made.y.shown) == (2.5, -0.9, False)


def test_each_has_its_label_its_value_in_two_digits_and_what_a_pointer_says():
    made, found = drawn(bar(label="One", value=2.345e6, high=3e6, tail="more"), bar(label="Other <b>"))
    texts = [(t.text, plain(t.value), t.more, t.x, t.y, t.side) for t in marks(made, Text)]
    assert texts == [
        ("One:", "$2.3_million a year", "more", None, 0, Side.ABOVE),
        ("Other <b>:", "$2.0_million a year", "", None, 1, Side.ABOVE),
    ]
    assert [plain(said) for said in found.words] == [
        "One: $2.3_million a year\n$1.0 to $3.0_million a year",
        "Other <b>: $2.0_million a year\n$1.0 to $4.0_million a year",
    ]


@pytest.mark.parametrize(("letters", "tall"), [(42, 0), (43, 140)])
def test_rows_are_taller_on_a_telephone_where_a_label_takes_two_lines(letters, tall):
    """It shows 42 letters in a line: the label with a colon, the value (19 letters), what follows, and two blanks."""
    tail = "and more"
    made, _ = drawn(bar(label="x" * (letters - 1 - 1 - 19 - 1 - len(tail)), tail=tail), bar())
    assert (made.height, made.tall) == (2 * 54, tall)


def test_where_a_bar_ended_before_is_outlined_at_its_own_place():
    made, _ = drawn(bar(), bar(before=(2e6, 3e6, 4e6), start=1e6))
    [outline] = marks(made, Dots)
    assert (outline.x, outline.y, outline.shape, outline.role) == ((4e6,), (1,), "frame", Role.BEFORE)
    assert not marks(drawn(bar())[0], Dots)


def test_a_line_leads_from_the_end_of_a_bar_to_the_next():
    line = bars.onward(1, 2e6)
    assert line.x == (2e6, 2e6)
    assert line.y == pytest.approx((1.15, 1.85))  # bars are 0.3 thick
