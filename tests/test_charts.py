"""Charts: what every one of them holds, and single figures checked against numbers from elsewhere."""

import json
import math

import pytest

import econ
from econ.analysis.sensitivity import information_rows
from econ.many import sweeps
from econ.output import charts
from econ.output.export.pictures import drawable

PRESETS = econ.default_book().presets


@pytest.fixture(scope="module")
def press_line():
    return econ.run()


@pytest.fixture(scope="module")
def doubled():
    return econ.run(econ.Scenario.preset().change(set={"sale_value": "500 million USD/year"}))


def traces(figure, **wanted):
    return [t for t in figure["data"] if all(t.get(k) == v for k, v in wanted.items())]


@pytest.mark.parametrize("name", charts.CHARTS)
@pytest.mark.parametrize("preset", PRESETS)
def test_every_chart_of_every_preset_is_a_figure_that_plotly_accepts(name, preset):
    """`go.Figure` refuses names and values that plotly.js does not know."""
    result = econ.run(econ.Scenario.preset(preset))
    figure = charts.draw(name, result, baseline=result)
    assert json.loads(json.dumps(charts.spec(name, result)))["layout"]["height"] == figure.layout.height
    assert bool(charts.table(name, result)) != bool(charts.get(name).empty(result))


@pytest.mark.parametrize("name", charts.CHARTS)
def test_every_chart_says_in_words_what_it_shows(name, press_line):
    assert charts.alt(name, press_line).startswith("A sale of $250")
    assert charts.get(name).shows.endswith(".")


def test_a_chart_that_does_not_exist_is_refused():
    with pytest.raises(econ.InputError, match="no chart"):
        charts.get("pie")


def test_the_mark_stands_at_the_share_that_a_pocket_calculator_gives(press_line):
    """250 million over 36.2 trillion won at 1,291.78 won a dollar is 0.892 %."""
    figure = charts.spec("share_by_sale", press_line)
    marks = traces(figure, mode="markers")[0]
    share = 250e6 / (36.2e12 / 1291.78)
    assert any(math.isclose(y, share, rel_tol=1e-3) for y in marks["y"])
    assert set(marks["x"]) == {250e6}


def test_lines_of_the_gdp_sources_and_rows_of_the_table_are_in_the_same_order(press_line):
    lines = traces(charts.spec("share_by_sale", press_line), mode="lines")
    rows, marks = charts.table("share_by_sale", press_line), charts.get("share_by_sale").marks(press_line)
    assert len(lines) == len(rows) == len(marks)
    for line, row, mark in zip(lines, rows, marks, strict=True):
        assert row["GDP source"] in line["name"]
        assert mark["color"] == line["line"]["color"]
        assert mark["dash"] == line["line"]["dash"]


def test_a_changed_sale_leaves_an_outline_where_it_was(press_line, doubled):
    ghost = traces(charts.spec("share_by_sale", doubled, baseline=press_line), name="before your changes")
    assert ghost[0]["x"] == [250e6]
    assert not traces(charts.spec("share_by_sale", doubled), name="before your changes")


GHOSTLY = ("payment", "by_line", "by_year", "gdp_by_year", "tornado")


def ghosts(name, result, baseline):
    """Places of the outlines of a chart, and what a pointer says of them."""
    frames = [t for t in traces(charts.spec(name, result, baseline=baseline), type="bar") if t["marker"].get("line")]
    marks = [t for t in charts.spec(name, result, baseline=baseline)["data"] if t.get("name") == "before your changes"]
    return [(t["x"], t["y"], t.get("base"), t["customdata"]) for t in (*frames, *marks)]


@pytest.fixture(scope="module")
def goods():
    return econ.run(econ.Scenario.preset("missiles-added"))


@pytest.mark.parametrize("name", GHOSTLY)
def test_a_chart_shows_where_it_was_and_a_zero_change_is_exactly_none(name, goods):
    """The ghosts of a result beside itself lie where it is, and their words say that nothing has changed."""
    again = econ.run(goods.scenario.change(title="the same again"))
    [(x, _, base, said)] = ghosts(name, again, goods)
    assert x
    if name == "tornado":
        bars = traces(charts.spec(name, again), type="bar")
        low, high = ([a + b for a, b in zip(t["x"], t["base"], strict=True)] for t in bars)
        ends = [sorted(pair) for pair in zip(low, high, strict=True)]
        assert [sorted((b, b + n)) for b, n in zip(base, x, strict=True)] == [pytest.approx(e, rel=1e-4) for e in ends]
    else:
        assert all(text.endswith("exactly as now") for text in said)
        cells = [row[list(row)[-1]] for row in charts.table(name, again, baseline=goods)]
        assert all(cell.endswith("(0)") for cell in cells)
    assert not ghosts(name, again, None)


def test_the_break_even_curve_before_the_changes_lies_below_the_one_of_now(goods, opened):
    goods, again = opened(goods.scenario), opened(goods.scenario.change(title="the same again"))
    lines = traces(charts.spec("break_even", again, baseline=goods), mode="lines")
    [now, then] = [line for line in lines if line["line"]["width"] > 1]
    assert (then["line"]["dash"], then["x"], then["y"]) == ("dot", now["x"], now["y"])
    assert all(row["Before"].endswith("(0)") for row in charts.table("break_even", again, baseline=goods))
    less = opened(goods.scenario.change(set={"production_cost_ratio": "20 %"}))
    [(x, _, _, said)] = ghosts("break_even", opened(less.scenario.change(set={"lost_trade_share": "90 %"})), less)
    assert 0 < x[0] < 1
    assert "Since then" in said[0] or "exactly as now" in said[0]


def test_the_payment_has_all_its_parts_and_the_amount_of_what_is_weighed():
    """Oil by the barrel and grain by the tonne; cash, goods and what is not paid have no such amount."""
    rows = charts.table("payment", econ.run(econ.Scenario.preset("payment-in-oil-and-grain")))
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


PAID = {"paid_share": "0.2 to 0.6, likely 0.4", "cash_share": "0.2", "oil_share": "0.1", "grain_share": "0.1"}


def test_an_outline_says_what_it_was_and_how_far_it_has_moved(press_line, doubled):
    """Twice the sale is paid with twice the cash, so it has moved by what it was."""
    press_line, doubled = (econ.run(r.scenario.change(set=PAID)) for r in (press_line, doubled))
    [(_, _, _, said)] = ghosts("payment", doubled, press_line)
    was, since = said[0].replace("\u00a0", " ").split("<br>")
    amount = was.removeprefix("Before your changes: $").partition(" ")[0]
    assert since.startswith(f"Since then +${float(amount):.0f} million")
    rows = charts.table("payment", doubled, baseline=press_line)
    assert "(+" in rows[0]["Before"]


def test_goods_stand_one_after_the_other_and_the_whole_stands_by_itself(goods):
    bars = traces(charts.spec("by_line", goods), type="bar")[0]
    ends = [a + b for a, b in zip(bars["base"], bars["x"], strict=True)]
    assert bars["base"][1:-1] == pytest.approx(ends[:-2], rel=1e-4)
    assert bars["base"][-1] == 0
    assert bars["x"][-1] == pytest.approx(ends[-2], rel=1e-4), "the parts add up to the whole"
    assert bars["x"][-1] == pytest.approx(econ.tables.summary_of(goods, "gross_value").central, rel=1e-4)


def test_gdp_without_the_sale_lies_below_by_the_value_added(press_line):
    """It adds to the year of the sale only."""
    rows = {row["Year"]: row for row in charts.table("gdp_by_year", press_line)}
    assert rows["2022"]["The sale adds"].startswith("+$")
    assert {row["The sale adds"] for year, row in rows.items() if year != "2022"} <= {"0"}


def test_a_negative_share_on_an_axis_has_a_minus():
    from econ.output.charts.axes import percent_ticks

    assert percent_ticks(-0.02, 0.02, 4)["ticktext"][0].startswith("−")


def test_the_distribution_has_twenty_dots(press_line):
    dots = traces(charts.spec("distribution", press_line), mode="markers")[0]
    assert len(dots["x"]) == len(dots["y"]) == 20
    assert dots["x"] == sorted(dots["x"])


def test_the_line_of_one_percent_in_the_plane_is_where_the_share_is_one_percent(press_line):
    """The share is the sale over GDP, so on the line GDP is a hundred times the sale."""
    figure = charts.spec("two_ways", press_line)
    curve = traces(figure, mode="lines+text")[0]
    end = curve["text"].index("1\u00a0%")
    sale, won = 10 ** curve["x"][end], curve["y"][end]
    assert sale / (won / 1291.78) == pytest.approx(0.01, rel=0.01)


def test_the_plane_stays_while_the_sale_moves_a_little(press_line):
    moved = econ.run(econ.Scenario.preset().change(set={"sale_value": "275 million USD/year"}))
    ranges = [charts.spec("two_ways", r)["layout"]["xaxis"]["range"] for r in (press_line, moved)]
    assert ranges[0] == ranges[1]


def test_bars_of_the_tornado_begin_at_the_central_case(press_line):
    for bars in traces(charts.spec("tornado", press_line), type="bar"):
        assert bars["base"] == pytest.approx([press_line.central["gdp_share"]] * len(bars["base"]), rel=1e-5)


def test_names_cannot_bring_markup_into_a_label(monkeypatch):
    result = econ.run(econ.Scenario.preset().change(set={"sale_value": "310 million USD/year"}))
    rows = [row | {"label": "<img src=x>"} for row in econ.tables.by_gdp_source(result)]
    monkeypatch.setattr(econ.tables, "by_gdp_source", lambda _result: rows)
    text = json.dumps(charts.spec("share_by_sale", result)) + json.dumps(charts.spec("tornado", result))
    assert "<img" not in text
    assert "&lt;img" in text


@pytest.mark.parametrize(("value", "words"), [(2e10, "$20bn"), (250e6, "$250m"), (0.0, "$0"), (-1.5e9, "−$1.5bn")])
def test_amounts_of_an_axis_are_short(value, words):
    assert charts.short_money(value) == words


# Charts that answer a question of their own


@pytest.fixture(scope="module")
def missiles():
    return econ.run(econ.Scenario.preset("missiles-added"))


def test_bars_of_what_knowing_is_worth_are_the_value_of_information(missiles):
    wanted = [row for row in information_rows(missiles, "gdp_share", 0.066) if row["value"] >= 0.01]
    figure = charts.spec("value_of_information", missiles, threshold=0.066)
    assert figure["data"][0]["x"] == pytest.approx([row["value"] for row in wanted[:10]], rel=1e-5)
    first = charts.table("value_of_information", missiles, threshold=0.066)[0]
    assert first["Input"] == "Unit price: 152 mm shells"
    assert first["Turns the answer at"] == "$637 a round"
    assert first["Wrong today"] == f"{100 * wanted[0]['wrong_now']:.1f}\u00a0%"
    told = charts.alt("value_of_information", missiles, threshold=0.066)
    assert "is above 6.6\u00a0% with probability" in told
    assert "Knowing “Unit price: 152 mm shells”" in told


def test_where_the_answer_is_certain_nothing_is_worth_knowing(missiles):
    figure = charts.spec("value_of_information", missiles)
    [note] = figure["layout"]["annotations"]
    assert "above 1.0\u00a0% with probability 100\u00a0%. To know one input better would hardly change" in note["text"]


def test_a_sweep_goes_through_the_answer_and_is_proportional_to_the_sale(press_line):
    """The share is the sale over GDP: its number and its band double with the sale."""
    found = charts.swept_of(press_line, "gdp_share", {"sale_value": [125e6, 250e6, 500e6]})
    answer = econ.tables.summary_of(press_line, "gdp_share")
    assert found.found[1] == pytest.approx([*answer.printed, answer.median], rel=1e-3)
    assert found.found[2] == pytest.approx(2 * found.found[1])
    figure = charts.spec("sweep", press_line, found=found)
    assert traces(figure, mode="lines")[1]["y"] == pytest.approx(found.found[:, 1], rel=1e-5)
    places = [row["Sale"].replace("\u00a0", " ") for row in charts.table("sweep", press_line, found=found)]
    assert places == ["$125 million a year", "$250 million a year", "$500 million a year"]


def test_a_grid_has_the_sweeps_as_its_rows_and_every_value_in_its_table(missiles):
    discounts = [0.1, 0.1004, 0.3]
    whole = charts.swept_of(missiles, "gdp_share", {"payment_discount": discounts, "price_shell_152": [500.0, 1000.0]})
    row = charts.swept_of(missiles.vary({}), "gdp_share", {"price_shell_152": [500.0, 1000.0]})
    none = charts.swept_of(missiles, "gdp_share", {"payment_discount": [0.0], "price_shell_152": [500.0, 1000.0]})
    assert none.found[0].tolist() == row.found.tolist(), "there is no discount in the preset"
    assert charts.spec("sweep_grid", missiles, found=whole)["data"][0]["z"] == [
        pytest.approx(numbers, rel=1e-5) for numbers in whole.found[..., 1].tolist()
    ]
    table = charts.table("sweep_grid", missiles, found=whole)
    assert len(table) == 3
    assert len({next(iter(row.values())) for row in table}) == 3, "values that are close are told apart"


def test_values_that_grow_by_equal_factors_have_a_logarithmic_axis(press_line):
    found = charts.swept_of(press_line, "gdp_share", {"sale_value": [1e7, 1e8, 1e9, 1e10]})
    axis = charts.spec("sweep", press_line, found=found)["layout"]["xaxis"]
    assert axis["range"] == [7.0, 10.0]
    assert axis["title"]["text"] == "Sale (logarithmic)"


def test_the_folder_of_a_sweep_is_drawn_with_years_as_marks(press_line, tmp_path):
    question = sweeps.ask(press_line.scenario, ["gdp_share"], {"year": [2022, 2023]}, draws=1 << 12)
    found = charts.swept_from(sweeps.run(question, tmp_path), press_line, "gdp_share")
    assert found.axes[0].values == ("2022", "2023")
    answer = econ.tables.summary_of(press_line, "gdp_share")
    assert found.found[0] == pytest.approx([*answer.printed, answer.median], rel=0.01)
    marks = traces(charts.spec("sweep", press_line, found=found), mode="markers")[0]
    assert marks["y"] == pytest.approx(found.found[:, 1], rel=1e-5)
    with pytest.raises(econ.InputError, match="0 axes does not fit"):
        charts.swept_of(press_line, "gdp_share", {})


def test_reports_leave_out_charts_that_are_asked_for(missiles):
    assert not {"value_of_information", "sweep", "sweep_grid"} & set(drawable(missiles))
