"""The view that compares, without a browser: what is chosen, kept and pasted, and what an address restores."""

import csv
import io

import pytest

import econ
from econ.analysis import compare
from econ.doors.app import baselines
from econ.output.charts import difference, waterfall
from econ.output.export import comparison_csv
from econ.output.marks import Bars, Dots, Rule, Spans
from econ.provenance import links
from tests import drawn
from tests.drawn import marks
from tests.pages import DOCS
from tests.test_app import page, sentence, used, words

CONTAINERS, MISSILES = "containers-to-shells-2023-24", "missiles-added"


def opened(preset=CONTAINERS, **link):
    test = page(preset=preset, view="Compare", **link)
    assert not test.exception
    return test


def said(test):
    """What stands on the page, as it is read."""
    return words(test).replace("\\", "").replace("\u00a0", " ")


def chosen(test, *keys):
    test.multiselect(key=baselines.PICK).set_value(list(keys)).run()
    assert not test.exception
    return test


def kept(test, name):
    test.text_input(key=baselines.NAME).set_value(name).run()
    test.button(key="compare-keep").click().run()
    assert not test.exception
    return test


def pasted(test, text):
    test.text_input(key=baselines.LINK).set_value(text).run()
    assert not test.exception
    return test


def moved(test, text):
    return used(test, "type", "sale_value", text=text)


def results(*names):
    return compare.results([econ.Scenario.preset(name) for name in names])


def test_without_a_choice_the_view_says_what_to_do():
    assert "Choose a scenario to compare with" in said(opened())


def test_a_second_scenario_is_compared_in_a_sentence_with_the_interval_of_the_difference():
    """The sentence has the numbers of `econ.compare.differences`, rounded."""
    test = chosen(opened(), MISSILES)
    [row] = compare.differences(results(CONTAINERS, MISSILES), ["gdp_share"])
    text = said(test)
    assert "In B (Missiles and spare parts added) the share of GDP is" in text
    assert f"{row['central'] * 100:.2f} percentage points higher than in A" in text
    assert f"{row['low'] * 100:.2f} to {row['high'] * 100:.2f} percentage points" in text
    assert "Short-range ballistic missiles" in text


def test_the_scenario_as_it_was_differs_by_exactly_zero_until_a_lever_is_moved():
    test = chosen(opened("press-line-2023"), baselines.ORIGINAL)
    assert "Nothing differs between A and B" in said(test)
    moved(test, "300 million")
    assert "percentage points lower than in A" in said(test)
    moved(test, "250 million")
    assert "Nothing differs between A and B" in said(test)


def test_what_is_kept_differs_by_exactly_zero_from_what_it_was_kept_of_and_not_from_what_comes_later():
    test = kept(moved(opened("press-line-2023"), "300 million"), "My case")
    assert "Nothing differs between A and B (My case)" in said(test)
    moved(test, "400 million")
    assert "In B (My case) the share of GDP is" in said(test)
    assert "“Sale”" in said(test)


def test_an_address_restores_presets_the_original_and_what_was_kept():
    first = kept(moved(opened("press-line-2023"), "300 million"), "My case")
    chosen(first, *first.multiselect(key=baselines.PICK).value, baselines.ORIGINAL, MISSILES)
    address = dict(first.query_params)
    again = page(**address)
    assert not again.exception
    assert not again.warning
    assert said(again) == said(first)
    assert "B (My case)" in said(again)
    assert "D (Missiles and spare parts added)" in said(again)


def test_the_view_of_five_others_names_each():
    names = [n for n in econ.default_book().presets if n != CONTAINERS][:5]
    text = said(chosen(opened(), *names))
    assert all(f"{letter} (" in text for letter in "BCDEF")


def test_a_frozen_link_is_compared_with_and_a_broken_one_is_refused_without_losing_it():
    scenario = econ.Scenario.preset(MISSILES).change(title="From a colleague")
    test = pasted(opened(), "1.nonsense")
    assert "cannot be opened" in said(test)
    assert test.text_input(key=baselines.LINK).value == "1.nonsense"
    pasted(test, f"https://host/?frozen={links.freeze(econ.run(scenario))}")
    assert "B (From a colleague)" in said(test)
    assert test.text_input(key=baselines.LINK).value == ""
    assert not test.error


def test_a_fifth_scenario_is_not_kept_and_its_name_stays_in_the_field():
    test = opened("press-line-2023")
    for n in range(baselines.MOST_KEPT):
        kept(moved(test, f"{300 + n} million"), f"Case {n}")
    kept(moved(test, "350 million"), "One too many")
    assert "Forget one of them first" in said(test)
    assert test.text_input(key=baselines.NAME).value == "One too many"
    test.button(key="compare-forget-0").click().run()
    kept(test, "One too many")
    assert not test.error
    assert "(One too many)" in said(test)


def test_what_does_not_fit_into_the_address_is_said_to_stay_in_the_page(monkeypatch):
    monkeypatch.setattr(baselines, "LONGEST_ADDRESS", 100)
    test = kept(opened("press-line-2023"), "My case")
    assert "only in this page: “My case”" in said(test)
    assert baselines.FIELD not in test.query_params


@pytest.mark.parametrize(
    "text",
    ["nowhere", "1.AAAA", "<script>", "1." + "A" * 20_000, f"{MISSILES}," * 50, ",,,", "original;missiles-added"],
    ids=lambda text: text[:20],
)
def test_a_hostile_address_is_refused_in_a_sentence_and_the_page_stands(text):
    test = opened(compare=text)
    assert "North Korea" in sentence(test)
    assert test.warning or text == ",,,"
    assert all(len(str(w.value)) < 600 for w in test.warning)


def test_a_foreign_name_is_printed_as_it_is():
    test = kept(opened("press-line-2023"), "<b>$x$</b> **b**")
    sentence = next(m.value for m in test.markdown if "Nothing differs" in m.value)
    assert "\\<b\\>\\$x\\$" in sentence
    assert "\\*\\*b\\*\\*" in sentence


# --- the charts -----------------------------------------------------------------------------------------


def test_the_bars_of_the_waterfall_lead_from_one_scenario_to_the_other():
    """Each bar begins where the last one ended."""
    one, other = results("press-line-2023", MISSILES)
    fall = compare.waterfall(one, other)
    [bars] = marks(waterfall.drawing(fall, ("A", "B")), Bars)
    assert bars.end[0] == pytest.approx(one.central["gdp_share"])
    assert bars.end[-1] == pytest.approx(other.central["gdp_share"])
    assert bars.start == (0, *bars.end[:-2], 0)


def test_steps_that_rise_and_fall_are_told_apart_by_more_than_colour():
    """250 million over North Korea's 28.03 and Türkiye's 1,359.12 billion dollars: 0.892 less 0.018%."""
    fall = compare.waterfall(*results("press-line-2023", "turkey-2024"))
    changes = {row["Step"]: row["Change"] for row in drawn.words(waterfall.table(fall, ("A", "B")))}
    assert changes["GDP, World Bank, 2024"].startswith("−")
    assert changes["Sale"].startswith("+")
    assert "−0.874\u00a0pp" in waterfall.alt(fall, ("A", "B"))


def test_the_table_of_the_waterfall_has_every_input_that_differs_also_those_that_move_nothing():
    fall = compare.waterfall(*results(CONTAINERS, MISSILES))
    rows = drawn.words(waterfall.table(fall, ("A", "B")))
    assert len(rows) == len(fall.steps) + 2
    assert [row["Step"] for row in rows if row["Change"] == "none"] == ["Probability of enforcement"]


def test_dots_of_the_difference_stand_at_its_number_with_a_line_at_zero():
    rows = compare.differences(results(CONTAINERS, MISSILES, "payment-in-oil-and-grain"), ["gdp_share"])
    drawing = difference.drawing(rows)
    [dots], [spans], [line] = (marks(drawing, kind) for kind in (Dots, Spans, Rule))
    assert (dots.x, dots.y) == (tuple(row["central"] for row in rows), (0, 1))
    assert (spans.low, spans.high) == (tuple(row["low"] for row in rows), tuple(row["high"] for row in rows))
    assert (line.at, line.upright) == (0.0, True)
    assert all("pp" in text for _place, text in drawing.x.ticks)
    assert drawn.values(difference.table(rows), "Difference") == [row["central"] for row in rows]
    assert "paid in part in oil and grain" in difference.alt(rows)


# --- the file -------------------------------------------------------------------------------------------


def read(content):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


def test_the_file_has_the_numbers_of_the_comparison_to_the_last_digit():
    both = results(CONTAINERS, MISSILES)
    rows = read(comparison_csv.write(both))
    wanted = {row["output"]: row for row in compare.differences(both)}
    found = {row["name"]: row for row in rows if row["section"] == "difference"}
    assert found.keys() == wanted.keys()
    for name, row in found.items():
        assert [float(row[k]) for k in ("median", "low", "high", "above")] == [
            wanted[name][k] for k in ("median", "low", "high", "above")
        ]
    steps = [row for row in rows if row["section"] in {"start", "step", "end"}]
    assert float(steps[-1]["value"]) == float(steps[-2]["value"])
    assert [row["name"] for row in rows if row["section"] == "scenario"] == [r.fingerprint.scenario for r in both]


def test_a_name_that_looks_like_a_formula_is_no_formula_in_the_file():
    scenario = econ.Scenario.preset(MISSILES)
    both = compare.results([scenario, scenario.change(title="=1+1")])
    assert {row["scenario"][:1] for row in read(comparison_csv.write(both)) if row["scenario"]} == {"M", "'"}


def test_every_column_and_section_of_the_file_is_explained():
    text = (DOCS / "howto" / "compare.md").read_text("utf-8")
    sections = {row["section"] for row in read(comparison_csv.write(results("press-line-2023", MISSILES)))}
    assert len(sections) == 10
    assert [name for name in (*comparison_csv.COLUMNS, *sections) if f"`{name}`" not in text] == []
