"""The dot picture: its axis, its ticks, its two bodies."""

import pytest

from econ.page import strip
from econ.page.strip import Strip, StripGroup, StripMark, StripRow


@pytest.mark.parametrize(
    ("most", "end"),
    [
        (0.0194, 0.02),
        (0.02, 0.02),
        (0.0201, 0.04),
        (0.0465, 0.08),
        (0.27, 0.4),
        (1.3, 2.0),
        (0.0007, 0.0008),
        (5.0, 8.0),
    ],
)
def test_the_axis_ends_at_four_round_steps(most, end):
    assert strip.end_of_axis([most / 3, most]) == pytest.approx(end)


@pytest.mark.parametrize("values", [[], [0.0], [float("inf")]])
def test_an_axis_of_nothing_has_an_end(values):
    assert strip.end_of_axis(values) == 1.0


def test_places_lie_on_the_axis():
    assert strip.place(0.5, 2.0) == 0.25
    assert strip.place(-1.0, 2.0) == 0.0
    assert strip.place(3.0, 2.0) == 1.0


def drawn(**more):
    row = StripRow(name="one", value="1%", family="bok", marks=(StripMark(0.4, 0.5, 0.6),))
    groups = (StripGroup(title="a", rows=(row,)), StripGroup(title="b", rows=(row,), claim=False))
    ticks = tuple((n / 4, f"{n}") for n in range(5))
    return Strip(key="strip", title="t", axis="share", column="interval", ticks=ticks, groups=groups, **more)


def test_ticks_give_way_to_the_claim():
    assert [words for _at, words in drawn().spoken_ticks] == ["0", "1", "2", "3", "4"]
    assert [words for _at, words in drawn(claim=(0.52, "claimed")).spoken_ticks] == ["0", "1", "", "3", "4"]
    assert [at for at, _words in drawn(claim=(0.52, "claimed")).spoken_ticks] == [0, 0.25, 0.5, 0.75, 1]


def test_groups_without_the_claim_stand_below_a_rule():
    assert [[group.title for group in body] for body in drawn().bodies] == [["a"], ["b"]]
