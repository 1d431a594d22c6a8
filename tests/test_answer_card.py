"""The card of an answer: a mark at each family's share, its interval, and the claimed share as a line."""

import struct

import pytest

import econ
from econ.output import answer_card
from econ.output.marks import Dots, Rule, Spans, Text


@pytest.fixture(scope="module")
def press():
    return econ.run(econ.Scenario.preset("press-line-2023"))


def of(drawing, kind):
    return [mark for mark in drawing.marks if isinstance(mark, kind)]


def test_a_mark_stands_at_the_share_of_each_family(press):
    drawing = answer_card.drawing(press)
    dots = of(drawing, Dots)
    # 250 million of 28.0 billion (Bank of Korea, 2022) and of 15.2 billion (United Nations, 2022)
    assert [one.x[0] for one in dots] == pytest.approx([0.25 / 28.0, 0.25 / 15.2], rel=5e-3)
    assert [one.shape for one in dots] == ["circle", "square"]
    assert [one.text for one in of(drawing, Text)] == ["0.9% by the Bank of Korea", "1.6% by the United Nations"]
    for spans, one in zip(of(drawing, Spans), dots, strict=True):
        assert spans.low[0] < one.x[0] < spans.high[0]


def test_the_claimed_share_is_a_line(press):
    (rule,) = of(answer_card.drawing(press), Rule)
    assert rule.at == pytest.approx(0.01)
    assert rule.label == "claimed: 1%"


def test_all_of_it_lies_on_the_axis(press):
    drawing = answer_card.drawing(press)
    ends = [end for spans in of(drawing, Spans) for end in (*spans.low, *spans.high)]
    assert drawing.x.low <= min(ends)
    assert max(ends) <= drawing.x.high


def test_what_sells_nothing_is_a_sentence():
    made = answer_card.drawing(econ.run(econ.Scenario.preset("drone-plant-workers")))
    assert not of(made, Dots)
    assert of(made, Text)


def test_the_picture_has_the_size_of_a_link(press):
    assert struct.unpack(">II", answer_card.png(press)[16:24]) == (1200, 630)
