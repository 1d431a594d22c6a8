"""What a chart leaves out: too many bars, and bars of what hardly matters. The rows are made up here."""

from types import SimpleNamespace

import numpy as np
import pytest

import econ
from econ.output import charts
from econ.output.charts import distribution, information, variance
from econ.output.marks import Bars, Side
from tests.drawn import marks, plain, words


@pytest.fixture
def sharing(monkeypatch):
    """A result of which these are the shares of the variance."""

    def result(rows):
        monkeypatch.setattr(variance, "share_rows", lambda *_: rows)
        monkeypatch.setattr(variance, "swings_of", lambda *_: [])
        inputs = {row["input"]: SimpleNamespace(label=row["label"]) for row in rows if "input" in row}
        return SimpleNamespace(kept={}, state=SimpleNamespace(goods=(), inputs=inputs))

    return result


def test_ten_shares_of_the_variance_at_most_and_none_below_a_thousandth(sharing):
    shares = [0.5, 0.1, 0.002, 0.001, 0.00099, 0.0]
    assert [r["total"] for r in variance._shares(sharing([{"total": v} for v in shares]), "x")] == shares[:4]
    assert len(variance._shares(sharing([{"total": 0.1}] * 13), "x")) == 10


def test_shares_of_the_variance_have_one_decimal_place_and_no_end_below_nothing(sharing):
    row = {"label": "GDP", "first": 0.1234, "total": 0.2, "total_low": -0.01, "total_high": 0.25}
    [cells] = variance._rows(sharing([row]))
    label, alone, together, interval = cells.values()
    assert [plain(cell.words) for cell in (alone, together, interval)] == ["12.3%", "20.0%", "0.0% to 25.0%"]
    assert (label, alone.value, together.value) == ("GDP", 0.1234, 0.2)
    assert (interval.value, interval.high) == (0.0, 0.25)


@pytest.mark.parametrize(
    ("first", "low", "said"),
    [
        (0.69, 0.55, "Most of the doubt is “Price”: 69%"),
        (0.51, 0.49, "The largest part of the doubt is “Price”: 51%"),
        (0.3, 0.2, "The largest part of the doubt is “Price”: 30%"),
    ],
)
def test_it_is_most_of_the_doubt_only_if_the_whole_interval_is_more_than_half(sharing, first, low, said):
    shares = (("Price", first), ("GDP", 0.2))
    rows = [{"input": name.lower(), "label": name, "total": v, "total_low": low} for name, v in shares]
    assert plain(variance._finding(sharing(rows))) == said
    assert not variance._single(sharing(rows))
    assert variance._single(sharing(rows[:1]))
    assert plain(variance._finding(sharing(rows[:1]))) == "All of the doubt is “Price”"


def test_inputs_that_move_together_are_named_together_the_widest_first():
    """The prices of shells and of rockets are correlated; that of shells moves the answer more."""
    said = plain(variance._finding(econ.run(econ.Scenario.preset("missiles-added"))))
    assert said.startswith("Most of the doubt is the price of 152 mm shells and 122 mm rockets: ")


def test_a_chance_of_nearly_nothing_has_no_digits_of_the_arithmetic(monkeypatch):
    """A percentile of 5e-17 is that of a lognormal far from its middle; 0.0384 stays what it was."""
    worth = {"input": "gdp", "label": "GDP", "value": 0.1, "wrong_now": 0.1, "wrong_then": 0.0}
    even = [
        {"input": "gdp", "label": "GDP", "value": v, "unit": "USD", "percentile": p}
        for v, p in ((2, 5e-17), (3, 0.0384))
    ]
    monkeypatch.setattr(information, "_worth", lambda *_given: [worth])
    monkeypatch.setattr(information, "_even", lambda *_given: even)
    [row] = information._rows(None, threshold=0.01)
    assert plain(row["Chance of less"]) == "0%; 3.8%"


def test_the_threshold_is_the_claimed_share_of_gdp_and_the_answer_to_one_digit_elsewhere():
    result = econ.run()
    assert information.usual(result, "gdp_share") == 0.01
    assert information.usual(result, "value_added") == 80e6  # its median is 76 million
    assert information.usual(econ.run(econ.Scenario.preset("missiles-added")), "gdp_share") == 0.08  # it is 8.2%


@pytest.mark.parametrize(
    ("worth", "bars"),
    [([0.2, 0.011, 0.01, 0.0099], 3), ([0.2, 0.0099], 0), ([0.0099], 0), ([0.1] * 13, 10)],
)
def test_ten_inputs_worth_knowing_at_most_and_none_below_a_hundredth(monkeypatch, worth, bars):
    rows = [{"label": f"Input {n}", "input": f"i{n}", "value": v} for n, v in enumerate(worth)]
    monkeypatch.setattr(information, "_worth", lambda *_: rows)
    monkeypatch.setattr(information, "_even", lambda *_: [])
    found = marks(charts.drawing("value_of_information", econ.run()), Bars)
    assert sum(len(mark.at) for mark in found) == bars, "of one alone there is a sentence"


def test_worth_is_said_in_points_and_never_below_nothing():
    assert information._points(0.0123) == "1.2 percentage points"
    assert information._points(-0.001) == "0.0 percentage points"


def test_each_dot_is_one_chance_in_twenty():
    """Of 1 to 1000, the dots stand in the middle of each twentieth: 25.5 … 975.5 with NumPy's own interpolation."""
    result = SimpleNamespace(draws={"gdp_share": np.arange(1, 1001)}, kept={})
    points, ends = distribution._quantiles(result)
    assert points == pytest.approx(np.arange(25, 1000, 50), abs=1)
    assert ends == pytest.approx([50, 250, 500, 750, 950], abs=1)


def test_dots_that_would_overlap_are_piled_up():
    assert distribution.stacks([5, 1, 1.1], 0.5) == ([pytest.approx(1.05)] * 2 + [5], [1, 2, 1])
    assert distribution.stacks([1, 1.5], 0.5) == ([1, 1.5], [1, 1])


def test_the_height_of_the_dots_follows_the_tallest_pile(monkeypatch):
    """24 pixels a dot: the piles, and three for the interval and its words."""
    result = econ.run()
    for pile in (2, 5):
        monkeypatch.setattr(distribution, "stacks", lambda *_, n=pile: ([0.01] * n, list(range(1, n + 1))))
        drawing = charts.drawing("distribution", result)
        assert drawing.height == 24 * (pile + 3)
        assert (drawing.y.low, drawing.y.high) == (-2.0, pytest.approx(pile + 0.7))


def test_thirteen_dots_fit_beside_each_other(monkeypatch):
    widths = []
    monkeypatch.setattr(distribution, "stacks", lambda points, width: widths.append(width) or (points, [1] * 20))
    result = econ.run()
    charts.drawing("distribution", result)
    points, _ends = distribution._quantiles(result)
    assert widths == [pytest.approx((points[-1] - points[0]) / 13)]


@pytest.mark.parametrize(
    ("interval", "sides"),
    [
        ((0.01, 0.05, 0.09), (Side.RIGHT, Side.MIDDLE, Side.LEFT)),  # both ends are 0.04 away
        ((0.045, 0.05, 0.09), (Side.LEFT, Side.MIDDLE, Side.LEFT)),
        ((0.01, 0.05, 0.055), (Side.RIGHT, Side.MIDDLE, Side.RIGHT)),
    ],
)
def test_words_for_an_end_stand_outside_where_the_number_is_near(interval, sides):
    """Within 35% of the axis, which is 0.1 long here, they would overlap."""
    assert tuple(text.side for text in distribution._words(interval, 2, 0.1 * distribution.ROOMY)) == sides
    assert distribution.ROOMY == 0.35


def test_the_axis_has_a_little_room_beside_all_dots_and_the_interval():
    """Six hundredths of the way from the first dot to the last."""
    result = SimpleNamespace(draws={"gdp_share": np.arange(1, 1001) / 1000}, kept={})
    dots, _quarters = distribution._quantiles(result)
    first, last = float(dots[0]), float(dots[-1])
    room = 0.06 * (last - first)
    result.kept.clear()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(distribution, "_interval", lambda _: (0.01, 0.5, 0.9))
        assert distribution._ends(result) == pytest.approx((0.01 - room, last + room))


def test_the_table_has_the_digits_of_the_headline():
    """The headline of the README: 0.89%, 0.81 to 0.99%."""
    rows = words(charts.table("distribution", econ.run()))
    shares = [row["Share of GDP"] for row in rows]
    assert shares[0] == "0.89%", "the central case, as the headline has it"
    assert (shares[1], shares[3], shares[5]) == ("0.81%", "0.89%", "0.99%")
    assert shares[1:] == sorted(shares[1:])
