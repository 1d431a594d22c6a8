"""Charts: what every one of them holds, and single pictures checked against numbers from elsewhere."""

import math
import re
from functools import cache

import numpy as np
import pytest

import econ
from econ.analysis.sensitivity import information_rows
from econ.engine.many import sweeps
from econ.output import charts
from econ.output.charts import break_even, by_year, tornado, two_ways
from econ.output.charts.look import ACCENT, QUIET, SECOND
from econ.output.marks import Band, Bars, Cells, Curve, Dots, Role, Rule, Side, Spans, Text
from tests.drawn import marks, plain, values, words

PRESETS = econ.default_book().presets


@cache
def of(preset):
    return econ.run(econ.Scenario.preset(preset))


@pytest.fixture(scope="module")
def press_line():
    return of("press-line-2023")


@pytest.fixture(scope="module")
def doubled():
    return econ.run(econ.Scenario.preset().change(set={"sale_value": "500 million USD/year"}))


@pytest.fixture(scope="module")
def goods():
    return of("missiles-added")


def places(mark):
    """All numbers of a mark that are places in the picture."""
    names = ("x", "y", "low", "high", "start", "end", "at")
    return [v for n in names for v in np.ravel(np.array(getattr(mark, n, ()), dtype=float)) if v is not None]


@pytest.mark.parametrize("name", charts.CHARTS)
@pytest.mark.parametrize("preset", PRESETS)
def test_every_chart_of_every_preset_has_marks_that_fit_each_other_or_a_sentence(name, preset):
    result = of(preset)
    drawing, table = charts.drawing(name, result, baseline=result), charts.table(name, result, baseline=result)
    assert bool(table) != bool(charts.get(name).empty(result))
    output = charts.get(name).output
    unsourced = output in result.draws and not result.sources_of(output)  # as of a sale that is stated to be nothing
    assert bool(charts.sources(name, result)) == (bool(table) and not unsourced)
    if reason := charts.reason(name, result):
        assert drawing.marks == (Text(text=reason, x=None, y=None),)
        assert reason.endswith(".")
        return
    for mark in drawing.marks:
        counts = {len(getattr(mark, n)) for n in ("x", "y", "at", "start", "end", "low", "high") if _is_list(mark, n)}
        assert len(counts) <= 1 or isinstance(mark, Cells)
        cells = len(mark.x) * len(mark.y) if isinstance(mark, Cells) else 0
        assert len(mark.words) in {0, cells, *counts}
        assert not isinstance(mark, Text) or mark.text
        assert all(map(math.isfinite, places(mark))) or isinstance(mark, Text)
    for axis in (drawing.x, drawing.y):
        low, high = sorted((axis.low, axis.high))
        assert low < high
        assert all(low <= place <= high for place, _words in axis.ticks)
        assert axis.ticks or not axis.shown


def _is_list(mark, name):
    return isinstance(getattr(mark, name, None), tuple)


@pytest.mark.parametrize("name", charts.CHARTS)
@pytest.mark.parametrize("preset", PRESETS)
def test_every_finding_is_one_sentence_with_a_number(name, preset):
    result = of(preset)
    said = charts.finding(name, result)
    assert charts.alt(name, result) == said
    if charts.get(name).empty(result):
        return
    assert said[:1] in "“$€₩" or said[:1].isupper()
    assert not re.search(r"[.!?] [A-Z]", said), "one sentence"
    assert re.search(r"\d", said) or said in {
        "No goods are sold",
        "In no year does the sale add to GDP",
        "In the central case there is no gain before sanctions that a risk of sanctions could outweigh",
    }


@pytest.mark.parametrize("name", charts.CHARTS)
def test_every_chart_says_in_a_sentence_what_it_shows(name):
    assert re.fullmatch(r"[A-Z].*[.?!]", charts.get(name).shows)


def test_a_chart_that_does_not_exist_is_refused():
    with pytest.raises(econ.InputError, match=r"no chart.*There are: .*share_by_sale"):
        charts.get("pie")


def test_charts_are_met_in_their_order_and_those_that_are_asked_for_are_left_out(goods):
    met = charts.unasked(goods)
    assert met[:4] == ("share_by_sale", "distribution", "tornado", "by_line")
    assert met[4:7] == ("by_year", "payment", "break_even")
    assert not {"value_of_information", "sweep", "sweep_grid"} & set(met)


# Where there is one number


ALONE = {
    "by_line": "The whole sale is goods of one kind: 152 mm shells, $250_million.",
    "by_year": "By the Bank of Korea the share of GDP is 0.89% in 2022, the only year of the scenario.",
    "variance_shares": "All of the doubt is the figure of GDP itself (Bank of Korea, nominal GDP, 2022).",
}


@pytest.mark.parametrize("name", ALONE)
def test_one_number_is_said_and_not_drawn_and_keeps_its_row(press_line, name):
    assert plain(charts.reason(name, press_line)) == ALONE[name]
    assert len(charts.table(name, press_line).rows) == 1


def test_several_are_drawn(goods):
    assert not any(charts.reason(name, goods) for name in (*ALONE, "tornado", "payment", "gdp_by_year"))


# Sources


def test_sources_are_those_of_the_chart_with_that_of_gdp_first(goods):
    """Goods are valued without any GDP; each line of the first picture has a GDP of its own."""
    of_gdp = goods.sources_of("gdp")
    for name in ("distribution", "tornado", "by_year", "share_by_sale"):
        found = charts.sources(name, goods)
        assert found[0] in goods.state.inputs["gdp_published"].sources
        if name != "share_by_sale":
            assert found[-1] == "fred_fx_datahub", "who publishes the rate of the won stands last"
        assert len(set(found)) == len(found)
    assert not set(of_gdp) & set(charts.sources("by_line", goods))
    panel = {s for row in econ.tables.by_gdp_source(goods) for s in row["sources"]}
    assert panel <= set(charts.sources("share_by_sale", goods))
    assert not panel <= set(charts.sources("distribution", goods))


def test_sources_follow_the_output_that_is_asked_about(goods):
    assert set(charts.sources("tornado", goods, output="gross_value")) == set(goods.sources_of("gross_value"))
    assert set(charts.sources("variance_shares", goods, output="gross_value")) == set(goods.sources_of("gross_value"))
    found = charts.swept_of(goods, "gross_value", {"price_shell_152": [500.0, 1000.0]})
    assert set(charts.sources("sweep", goods, found=found)) == set(goods.sources_of("gross_value"))
    exchange = charts.sources("foreign_exchange", goods)
    assert set(goods.sources_of("trade_gap")) < set(exchange)


# The share by the size of the sale


def test_the_dot_stands_at_the_share_that_a_pocket_calculator_gives(press_line):
    """250 million over 36.2 trillion won at 1,291.78 won a dollar is 0.892%."""
    drawing = charts.drawing("share_by_sale", press_line)
    [dots] = marks(drawing, Dots, role=Role.MOVED)
    share = 250e6 / (36.2e12 / 1291.78)
    [chosen] = [y for y, size in zip(dots.y, dots.sizes, strict=True) if size == max(dots.sizes)]
    assert chosen == pytest.approx(share, rel=1e-3)
    assert set(dots.x) == {250e6}
    [at] = marks(drawing, Rule, role=Role.MOVED)
    assert (at.at, at.upright, plain(at.label)) == (250e6, True, "this sale: $250_million a year")
    [one] = marks(drawing, Rule, upright=False)
    assert one.at == 0.01


def test_lines_of_the_gdp_sources_and_rows_of_the_table_are_the_same(press_line):
    lines = marks(charts.drawing("share_by_sale", press_line), Curve)
    table = charts.table("share_by_sale", press_line)
    assert [line.row for line in lines] == [row.name for row in table.rows]
    axis = charts.drawing("share_by_sale", press_line).y
    assert (axis.low, axis.high) == pytest.approx((min(c.y[0] for c in lines), 1.2 * max(c.y[1] for c in lines)))
    for line, row in zip(lines, words(table), strict=True):
        assert plain(line.label) == f"{row['Share']} · {row['GDP source']}, {row['Year']}"
        assert line.y[0] / line.x[0] == pytest.approx(line.y[1] / line.x[1]), "the share is the sale over GDP"
    assert [line.label.partition(" · ")[2] for line in lines if line.role is Role.CHOSEN] == [
        "Bank of Korea, nominal, 2022"
    ]
    assert values(table, "1% of it") == pytest.approx([v / 100 for v in values(table, "GDP, a year")])


def test_a_family_has_the_number_that_it_has_in_the_list_of_the_gdp_sources(press_line):
    """README.md: the Bank of Korea is 1, the United Nations are 2; the rows stand in another order here."""
    found = {row["GDP source"]: row["Family"] for row in words(charts.table("share_by_sale", press_line))}
    assert found["Bank of Korea, nominal"] == "1"
    assert found["UN, current dollars"] == "2"
    assert found["CIA, official rate"] == "2, again"


def test_the_axis_of_sales_grows_with_the_sale():
    """From one million to twenty billion; where the sale takes more than two thirds of that, to a power of ten."""
    ends = []
    for sale in ("13 billion USD/year", "14 billion USD/year", "96.9 billion USD/year"):
        result = econ.run(econ.Scenario.preset().change(set={"sale_value": sale}))
        axis = charts.drawing("share_by_sale", result).x
        assert axis.logarithmic
        ends.append((axis.low, axis.high))
    assert ends == [(1e6, 2e10), (1e6, pytest.approx(1e11)), (1e6, pytest.approx(1e12))]


def test_the_finding_has_the_source_of_the_answer_first_and_the_other_family(press_line):
    """0.892 and, over 15.18 billion of the United Nations, 1.65%."""
    said = plain(charts.finding("share_by_sale", press_line))
    assert said == (
        "At $250_million a year the share of GDP is 0.89% by the Bank of Korea and 1.6% by the United Nations"
    )


def test_a_changed_sale_leaves_an_outline_where_it_was(press_line, doubled):
    [before] = marks(charts.drawing("share_by_sale", doubled, baseline=press_line), Dots, role=Role.BEFORE)
    assert (before.x, before.shape) == ((250e6,), "ring")
    assert before.y[0] == pytest.approx(press_line.central["gdp_share"])
    assert not marks(charts.drawing("share_by_sale", doubled), Dots, role=Role.BEFORE)


# Where it was before the changes


@pytest.mark.parametrize("name", ["payment", "by_line", "by_year", "gdp_by_year", "foreign_exchange", "break_even"])
def test_a_chart_shows_where_it_was_and_a_zero_change_is_exactly_none(name, goods):
    """The outlines of a result beside itself lie where it is, and their words say that nothing has changed."""
    again = econ.run(goods.scenario.change(title="the same again"))
    before = [m for m in charts.drawing(name, again, baseline=goods).marks if m.role is Role.BEFORE]
    assert before
    assert all(said.endswith("exactly as now") for mark in before for said in mark.words)
    table = charts.table(name, again, baseline=goods)
    assert all(row.cells[-1].words.endswith("(0)") for row in table.rows)
    assert not [m for m in charts.drawing(name, again).marks if m.role is Role.BEFORE]


def test_the_frames_of_the_tornado_lie_over_its_bars_if_nothing_has_changed(goods):
    again = econ.run(goods.scenario.change(title="the same again"))
    drawing = charts.drawing("tornado", again, baseline=goods)
    *sides, frames = marks(drawing, Bars)
    assert (frames.role, frames.at) == (Role.BEFORE, sides[0].at)
    assert (frames.start, frames.end) == tuple(side.end for side in sides)
    [line] = marks(drawing, Rule)
    assert (line.at, line.role) == (pytest.approx(goods.central["gdp_share"]), Role.BEFORE)
    assert not marks(charts.drawing("tornado", again), Bars, role=Role.BEFORE)


def test_the_line_of_gains_before_the_changes_lies_on_the_one_of_now(goods, opened):
    goods, again = opened(goods.scenario), opened(goods.scenario.change(title="the same again"))
    drawing = charts.drawing("break_even", again, baseline=goods)
    [now], [then] = marks(drawing, Curve, role=Role.CHOSEN), marks(drawing, Curve, role=Role.BEFORE)
    assert (then.dash, then.x, then.y) == ("dot", now.x, now.y)
    less = opened(goods.scenario.change(set={"production_cost_ratio": "20%"}))
    moved = opened(less.scenario.change(set={"lost_trade_share": "90%"}))
    [outline] = marks(charts.drawing("break_even", moved, baseline=less), Dots, role=Role.BEFORE)
    assert 0 < outline.x[0] < 1
    assert outline.y == (0,)


PAID = {"paid_share": "0.2 to 0.6, likely 0.4", "cash_share": "0.2", "oil_share": "0.1", "grain_share": "0.1"}


def test_an_outline_says_what_it_was_and_how_far_it_has_moved(press_line, doubled):
    """Twice the sale is paid with twice the cash, so it has moved by what it was."""
    press_line, doubled = (econ.run(r.scenario.change(set=PAID)) for r in (press_line, doubled))
    [before] = marks(charts.drawing("payment", doubled, baseline=press_line), Dots, role=Role.BEFORE)
    was, since = plain(before.words[0]).split("\n")
    amount = was.removeprefix("Before your changes: $").partition("_")[0]
    assert since.startswith(f"Since then +${float(amount):.0f}_million")
    assert "(+" in words(charts.table("payment", doubled, baseline=press_line))[0]["Before"]


# Goods, years, payment


def test_the_payment_has_all_its_parts_and_the_amount_of_what_is_weighed():
    """Oil by the barrel and grain by the tonne; cash, goods and what is not paid have no such amount."""
    rows = words(charts.table("payment", econ.run(econ.Scenario.preset("payment-in-oil-and-grain"))))
    assert [row["Paid in"] for row in rows] == [
        "Cash",
        "Oil",
        "Grain",
        "Goods, and what is assumed",
        "Trade credit or unidentified",
    ]
    amounts = [row["That is"] for row in rows]
    assert [bool(amount) for amount in amounts] == [False, True, True, False, False]
    assert "barrel" in amounts[1]
    assert "tonne" in amounts[2]


def test_goods_stand_one_after_the_other_and_the_whole_stands_by_itself(goods):
    drawing = charts.drawing("by_line", goods)
    [bars] = marks(drawing, Bars)
    assert bars.start[0] == bars.start[-1] == 0
    assert bars.start[1:-1] == bars.end[:-2]
    assert bars.end[-1] == pytest.approx(bars.end[-2]), "the parts add up to the whole"
    assert bars.end[-1] == pytest.approx(econ.tables.summary_of(goods, "gross_value").central)
    assert [link.x[0] for link in marks(drawing, Curve)] == list(bars.end[:-1])
    assert values(charts.table("by_line", goods), "Part of the whole") == pytest.approx(
        [row["share_of_gross"] for row in econ.tables.by_line(goods)]
    )


def test_bars_of_years_go_from_nothing_to_the_number_below_their_words(goods):
    drawing = charts.drawing("by_year", goods)
    [bars], [spans] = marks(drawing, Bars), marks(drawing, Spans)
    assert (bars.at, bars.lying, spans.at, spans.lying) == ((2023, 2024, 2025), False, bars.at, False)
    assert bars.start == (0, 0, 0)
    rows = econ.tables.by_year(goods)
    assert bars.end == pytest.approx([row["central_share_path"] for row in rows])
    assert spans.high == pytest.approx([row["share_path_high"] for row in rows])
    assert [text.y for text in marks(drawing, Text)] == list(spans.high)
    assert drawing.y.low == 0
    assert drawing.y.high == pytest.approx(1.15 * max(spans.high))


def test_gdp_without_the_sale_lies_below_by_the_value_added(press_line, goods):
    """It adds to the year of the sale only."""
    rows = {row["Year"]: row for row in words(charts.table("gdp_by_year", press_line))}
    assert rows["2022"]["The sale adds"].startswith("+$")
    assert {row["The sale adds"] for year, row in rows.items() if year != "2022"} <= {"0"}
    lower, upper = marks(charts.drawing("gdp_by_year", goods), Curve)
    assert (upper.label, lower.label) == ("with the sale", "without the sale")
    gaps = [a - b for a, b in zip(upper.y, lower.y, strict=True)]
    assert gaps == pytest.approx(values(charts.table("gdp_by_year", goods), "The sale adds"))
    assert min(gaps) > 0


def test_what_has_to_be_covered_is_told_from_what_covers_it(goods):
    """The recorded gap is imports less exports; both sides have the receipts in kind."""
    [bars] = marks(charts.drawing("foreign_exchange", goods), Bars)
    assert set(bars.tones) == {SECOND, ACCENT}
    needed = [end for end, tone in zip(bars.end, bars.tones, strict=True) if tone == SECOND]
    covered = [end for end, tone in zip(bars.end, bars.tones, strict=True) if tone == ACCENT]
    assert needed[-1] in covered
    assert "$2.6_billion has to be covered" in plain(charts.finding("foreign_exchange", goods))
    assert sum(needed) == pytest.approx(2.6e9, rel=0.02)


def test_without_receipts_only_the_recorded_gap_is_said_to_be_covered(press_line):
    """Nobody holds how it was paid in 2022, so that the whole that had to be covered is not known."""
    said = plain(charts.finding("foreign_exchange", press_line))
    assert said.startswith("In 2022 a recorded trade gap of $1.3_billion has to be covered abroad")
    first = words(charts.table("foreign_exchange", press_line))[0]
    assert plain(first["Value"]) == "$1.3_billion", "the table says it with the digits of the sentence"


def test_words_in_a_table_are_not_set_as_numbers(goods):
    numbers = {c.name for c in charts.table("foreign_exchange", goods).columns if c.number}
    assert numbers == {"Value", "90% interval"}


# How sure, and what moves it


def test_the_distribution_has_twenty_dots_and_the_interval_of_the_answer(press_line):
    """The headline of the README: 0.89%, 0.81 to 0.99%."""
    drawing = charts.drawing("distribution", press_line)
    dots, number = marks(drawing, Dots)
    assert len(dots.x) == len(dots.y) == 20
    assert list(dots.x) == sorted(dots.x)
    low, middle, high = econ.tables.summary_of(press_line, "gdp_share").printed
    [span] = marks(drawing, Spans)
    assert (span.low, number.x, span.high) == ((low,), (middle,), (high,))
    assert [plain(text.text) for text in marks(drawing, Text)] == ["0.81%", "0.89%", "0.99%"]
    assert plain(charts.finding("distribution", press_line)) == (
        "By the Bank of Korea the share of GDP is 0.81 to 0.99% with a probability of 90%; in the central case it is "
        "0.89%"
    )


def test_bars_of_the_tornado_begin_at_the_central_case_and_the_longest_is_the_first(goods):
    lower, upper = marks(charts.drawing("tornado", goods), Bars)
    assert set(lower.start) == set(upper.start) == {float(np.ravel(goods.central["gdp_share"])[0])}
    spans = [abs(a - b) for a, b in zip(lower.end, upper.end, strict=True)]
    assert spans == sorted(spans, reverse=True)
    assert [t for t, hatched in zip(lower.tones, lower.hatched, strict=True) if hatched] == [QUIET]
    assert {t for t, hatched in zip(upper.tones, upper.hatched, strict=True) if not hatched} == {ACCENT}


def test_the_bar_of_the_sources_names_and_reaches_the_largest_family(press_line):
    """250 million over 28.03 and over 15.18 billion: 0.892 to 1.65%."""
    lower, upper = marks(charts.drawing("tornado", press_line), Bars)
    assert upper.end[0] == pytest.approx(250e6 / 15.18e9, rel=0.01)
    assert (lower.labels[0], plain(upper.labels[0])) == ("", "1.6%"), "at the central case itself there is no bar"
    assert plain(charts.finding("tornado", press_line)) == (
        "“Whose figure of GDP” moves “Share of GDP” most: from 0.89% to 1.6%"
    )


def test_twelve_inputs_at_most_have_a_bar_beside_that_of_the_sources(goods):
    """The preset has thirteen that move its share; all stand in the table."""
    assert len(charts.table("tornado", goods).rows) == 13
    lower, upper = marks(charts.drawing("tornado", goods), Bars)
    assert (sum(lower.hatched), len(lower.at), len(upper.at)) == (1, 13, 13)


def test_the_line_of_gains_has_a_point_for_every_fortieth(goods, opened):
    """Each is the gain less the part of the loss that is expected at its probability."""
    result = opened(goods.scenario)
    [line] = marks(charts.drawing("break_even", result), Curve, role=Role.CHOSEN)
    assert line.x == pytest.approx(np.arange(41) / 40)
    gain, loss = (float(np.ravel(result.central[name])[0]) for name in ("gain_before_sanctions", "loss_if_enforced"))
    assert line.y == pytest.approx([gain - p * loss for p in line.x])


def test_years_without_a_share_have_an_axis_of_one_percent(monkeypatch):
    row = {"year": 2023, "years_ahead": 0, "central_share_path": 0.0, "share_path": 0.0, "central_sale_path": 0.0}
    row |= {
        "share_path_low": 0.0,
        "share_path_high": 0.0,
        "sale_path": 0.0,
        "sale_path_low": 0.0,
        "sale_path_high": 0.0,
    }
    monkeypatch.setattr(econ.tables, "by_year", lambda _result: [row, row | {"year": 2024}])
    drawing = by_year.by_year(None)
    assert drawing.y.high == pytest.approx(0.0115)
    assert [text.text for text in marks(drawing, Text)] == ["no delivery", "no delivery"]


def test_unasked_a_sweep_has_fifteen_points_and_a_grid_five_by_five(goods):
    """From the 5th to the 95th percentile of what moves the share most."""
    [curve] = marks(charts.drawing("sweep", goods), Curve)
    assert len(curve.x) == 15
    assert (curve.x[0], curve.x[-1]) == pytest.approx((500, 1500), rel=0.01)
    drawing = charts.drawing("sweep_grid", goods)
    [cells] = marks(drawing, Cells)
    assert (len(cells.x), len(cells.y), drawing.height) == (5, 5, 260), "52 pixels a row"
    prices = list(range(500, 1500, 77))
    found = charts.swept_of(goods, "gdp_share", {"price_shell_152": prices, "payment_discount": [0, 0.1]})
    assert charts.drawing("sweep_grid", goods, found=found).height == 620, "and no more than 620"


@pytest.mark.parametrize("probability", [0.0, 0.3, 0.59, 0.6, 0.9, 1.0])
def test_words_for_the_point_where_it_stops_paying_stand_where_there_is_room(probability):
    made = break_even._point((0.0, probability, 1.0))
    if probability in {0.0, 1.0}:
        assert [text.text for text in made] == [
            "pays even if it is certain" if probability else "no gain before sanctions"
        ]
        return
    dot, text = made
    assert (dot.x, dot.y, text.x, text.y) == ((probability,), (0.0,), probability, 0.0)
    assert text.side is (Side.RIGHT if probability < 0.6 else Side.LEFT)


@pytest.mark.parametrize(
    ("ends", "said"),
    [
        ((0.011, 0.012), ("1.1%", "1.2%")),
        ((0.01132, 0.01138), ("1.132%", "1.138%")),
        ((0.5, 0.4), ("50%", "40%")),
    ],
)
def test_ends_of_a_bar_have_digits_that_tell_them_apart(ends, said):
    assert tuple(map(plain, tornado._apart(*ends, "1"))) == said


def test_an_input_that_lowers_the_answer_is_said_from_low_to_high():
    """More GDP, less share: the bar of GDP has its lower share at its upper end."""
    result = econ.run(econ.Scenario.preset("bulgaria-2022"))
    assert plain(charts.finding("tornado", result)).endswith("from 1.9% to 2.0%")


# Two quantities


def test_the_line_of_one_percent_in_the_plane_is_where_the_share_is_one_percent(press_line):
    """The share is the sale over GDP, so on the line GDP is a hundred times the sale."""
    drawing = charts.drawing("two_ways", press_line)
    [label] = [text for text in marks(drawing, Text) if plain(text.text) == "1%"]
    assert label.x / (label.y / 1291.78) == pytest.approx(0.01, rel=0.01)
    assert (drawing.x.logarithmic, drawing.y.logarithmic) == (True, False)
    [curve] = [c for c in marks(drawing, Curve) if (label.x, label.y) in zip(c.x, c.y, strict=True)]
    assert [x / (y / 1291.78) for x, y in zip(curve.x, curve.y, strict=True)] == pytest.approx(
        [0.01] * len(curve.x), rel=0.01
    )
    [case] = marks(drawing, Dots)
    assert case.x == (250e6,)


def test_the_plane_is_darkest_where_the_share_is_largest(press_line):
    [plane] = marks(charts.drawing("two_ways", press_line), Cells)
    shades = np.array(plane.shades)
    assert (shades.min(), shades.max()) == (0, 1)
    assert shades[0, -1] == 1, "the largest sale over the smallest GDP"
    assert shades[-1, 0] == 0


def test_the_plane_reaches_beyond_the_ranges_by_half_of_them(press_line):
    """GDP, from the 5th to the 95th percentile of the won, 33 to 40 trillion, and half of that on either side."""
    axis = charts.drawing("two_ways", press_line).y
    low, high = press_line.state.inputs["gdp_published"].distribution.quantile(np.array([0.05, 0.95]))
    assert (axis.low, axis.high) == pytest.approx((low - (high - low) / 2, high + (high - low) / 2))
    table = charts.table("two_ways", press_line)
    assert (len(table.rows), len(table.columns)) == (5, 6)
    assert values(table, table.columns[-1].name)[-1] == pytest.approx(1e9 / (axis.low / 1291.78), rel=1e-3)


def test_lines_of_a_plane_that_has_few_of_the_usual_shares_are_at_others(press_line):
    """Half, one, two and five per cent; a sale of a million is between 0.0003 and 0.04% of GDP."""
    said = [plain(text.text) for text in marks(charts.drawing("two_ways", press_line), Text)]
    assert said == ["0.5%", "1%", "2%"]
    small = econ.run(econ.Scenario.preset().change(set={"sale_value": "1 million USD/year"}))
    said = [plain(text.text) for text in marks(charts.drawing("two_ways", small), Text)]
    assert "0.002%" in said
    assert "0.01%" in said
    assert len(two_ways.LEVELS) == 4


def test_the_plane_stays_while_the_sale_moves_a_little(press_line):
    """The axis of sales begins at a half decade: 10 million, 10 to the 7.0, to 1 billion."""
    moved = econ.run(econ.Scenario.preset().change(set={"sale_value": "275 million USD/year"}))
    ends = [(d.x.low, d.x.high) for d in (charts.drawing("two_ways", r) for r in (press_line, moved))]
    assert ends[0] == ends[1] == (pytest.approx(1e7), pytest.approx(1e9))


@pytest.mark.parametrize(("value", "words"), [(2e10, "$20bn"), (250e6, "$250m"), (0.0, "$0"), (-1.5e9, "−$1.5bn")])
def test_amounts_of_an_axis_are_short(value, words):
    assert charts.short_money(value) == words


# Charts that answer a question of their own


def test_bars_of_what_knowing_is_worth_are_the_value_of_information(goods):
    wanted = [row for row in information_rows(goods, "gdp_share", 0.066) if row["value"] >= 0.01]
    [bars] = marks(charts.drawing("value_of_information", goods, threshold=0.066), Bars)
    assert bars.end == pytest.approx([row["value"] for row in wanted[:10]])
    first = words(charts.table("value_of_information", goods, threshold=0.066))[0]
    assert first["Input"] == "Unit price: 152 mm shells"
    assert first["Turns the answer at"] == "$637 a round"
    assert first["Wrong today"] == f"{100 * wanted[0]['wrong_now']:.1f}%"
    told = plain(charts.alt("value_of_information", goods, threshold=0.066))
    assert told.startswith("Share of GDP is above 6.6% with probability ")
    assert "knowing “Unit price: 152 mm shells”" in told


def test_where_the_answer_is_certain_nothing_is_worth_knowing(goods):
    said = plain(charts.reason("value_of_information", goods, threshold=0.01))
    assert said == (
        "Share of GDP is above 1% with probability 100%; to know one input better would hardly change that."
    )


def test_a_sweep_goes_through_the_answer_and_is_proportional_to_the_sale(press_line):
    """The share is the sale over GDP: its number and its band double with the sale."""
    found = charts.swept_of(press_line, "gdp_share", {"sale_value": [125e6, 250e6, 500e6]})
    answer = econ.tables.summary_of(press_line, "gdp_share")
    assert found.found[1] == pytest.approx([*answer.printed, answer.median], rel=1e-3)
    assert found.found[2] == pytest.approx(2 * found.found[1])
    drawing = charts.drawing("sweep", press_line, found=found)
    [curve], [band] = marks(drawing, Curve), marks(drawing, Band)
    assert (curve.x, curve.y) == ((125e6, 250e6, 500e6), pytest.approx(found.found[:, 1]))
    assert (band.low, band.high) == (pytest.approx(found.found[:, 0]), pytest.approx(found.found[:, 2]))
    [now] = marks(drawing, Rule)
    assert now.at == 250e6
    rows = [row["Sale"] for row in words(charts.table("sweep", press_line, found=found))]
    assert rows == ["$125_million a year", "$250_million a year", "$500_million a year"]
    assert plain(charts.finding("sweep", press_line, found=found)) == (
        "Share of GDP is 0.45% at $125_million a year and 1.8% at $500_million a year (Sale)"
    )


def test_a_grid_has_the_sweeps_as_its_rows_and_every_value_in_its_table(goods):
    discounts = [0.1, 0.1004, 0.3]
    whole = charts.swept_of(goods, "gdp_share", {"payment_discount": discounts, "price_shell_152": [500.0, 1000.0]})
    row = charts.swept_of(goods.vary({}), "gdp_share", {"price_shell_152": [500.0, 1000.0]})
    none = charts.swept_of(goods, "gdp_share", {"payment_discount": [0.0], "price_shell_152": [500.0, 1000.0]})
    assert none.found[0].tolist() == row.found.tolist(), "there is no discount in the preset"
    [cells] = marks(charts.drawing("sweep_grid", goods, found=whole), Cells)
    numbers = whole.found[..., 1]
    shades = (numbers - numbers.min()) / np.ptp(numbers)
    assert np.array(cells.shades) == pytest.approx(shades)
    assert (cells.x, cells.y) == ((0, 1), (0, 1, 2))
    table = charts.table("sweep_grid", goods, found=whole)
    assert len({row.cells[0].words for row in table.rows}) == 3, "values that are close are told apart"
    assert [[cell.value for cell in row.cells[1:]] for row in table.rows] == numbers.tolist()


@pytest.mark.parametrize(("columns", "numbers"), [(6, 18), (7, 9)])
def test_a_grid_of_more_than_six_columns_has_nine_numbers(press_line, columns, numbers):
    """Three rows: a number in each cell of six columns; of seven, in the second, the middle and the last but one."""
    sales = np.linspace(1e8, 7e8, columns).tolist()
    found = charts.swept_of(press_line, "gdp_share", {"gdp_published": [3e13, 3.5e13, 4e13], "sale_value": sales})
    [cells] = marks(charts.drawing("sweep_grid", press_line, found=found), Cells)
    shown = [[bool(label) for label in row] for row in cells.labels]
    assert sum(map(sum, shown)) == numbers
    assert columns == 6 or shown[0] == [False, True, False, True, False, True, False]


def test_values_that_grow_by_equal_factors_have_a_logarithmic_axis(press_line):
    found = charts.swept_of(press_line, "gdp_share", {"sale_value": [1e7, 1e8, 1e9, 1e10]})
    axis = charts.drawing("sweep", press_line, found=found).x
    assert (axis.low, axis.high, axis.logarithmic, axis.title) == (1e7, 1e10, True, "Sale (logarithmic)")


def test_the_folder_of_a_sweep_is_drawn_with_years_as_dots(press_line, tmp_path):
    question = sweeps.ask(press_line.scenario, ["gdp_share"], {"year": [2022, 2023]}, draws=1 << 12)
    found = charts.swept_from(sweeps.run(question, tmp_path), press_line, "gdp_share")
    assert found.axes[0].values == ("2022", "2023")
    answer = econ.tables.summary_of(press_line, "gdp_share")
    assert found.found[0] == pytest.approx([*answer.printed, answer.median], rel=0.01)
    drawing = charts.drawing("sweep", press_line, found=found)
    [dots], [spans] = marks(drawing, Dots), marks(drawing, Spans)
    assert dots.y == pytest.approx(found.found[:, 1])
    assert (spans.low, spans.high) == (pytest.approx(found.found[:, 0]), pytest.approx(found.found[:, 2]))
    with pytest.raises(econ.InputError, match="0 axes does not fit"):
        charts.swept_of(press_line, "gdp_share", {})
