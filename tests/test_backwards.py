"""The question turned round, as a place of the page."""

import pytest

import econ
from econ.page import ask as asking
from econ.page import page
from econ.page.places import backwards


def block(found, key):
    return next((one for one in found.blocks() if one.key == key), None)


def use(found):
    """The addresses of "Use this value"."""
    return [way.address for way in block(found, "backwards-about").links]


@pytest.mark.parametrize("goal", ["5", "5%", "5 percent", "5 %"])
def test_a_goal_is_read_as_people_write_it(goal):
    """5% of the Bank of Korea's $28.0 billion of 2022 is $1.4 billion."""
    found = page({"view": "backwards", "goal": goal})
    assert found.title.replace("\u00a0", " ") == "To reach 5% of GDP, the sale would have to be $1.4 billion a year."


@pytest.mark.parametrize("preset", ["press-line-2023", "missiles-added"])
def test_the_value_that_is_used_gives_the_goal(preset):
    for by in ("sale_value", "gdp_published"):
        found = page({"view": "backwards", "preset": preset, "goal": "3%", "by": by})
        for address in use(found):
            again = page(address)
            result = econ.run(asking.read(dict(again.address))[0].scenario)
            assert result.central["gdp_share"].item() == pytest.approx(0.03, rel=1e-3)


def test_a_value_beyond_the_evidence_says_so():
    found = page({"view": "backwards", "preset": "missiles-added", "goal": "20", "by": "price_shell_152"})
    assert "Nearly all of its evidence lies below" in " ".join(block(found, "backwards-about").texts)


def test_what_no_value_reaches_says_between_what_it_stays():
    found = page({"view": "backwards", "goal": "5%", "by": "gdp_published"})
    assert "never comes to 5%" in found.title
    assert use(found) == []


def test_two_quantities_are_shown_only_where_pairs_are_found():
    """E16: no table of cells that say "none"."""
    asked = {"view": "backwards", "preset": "missiles-added", "by": "price_shell_152", "and": "containers"}
    pairs = block(page(asked | {"goal": "8"}), "pairs")
    assert len(pairs.table.rows) >= backwards.FEWEST
    assert all("none" not in cell.words for row in pairs.table.rows for cell in row.cells)
    assert block(page(asked | {"goal": "30"}), "pairs") is None
    assert block(page(asked | {"goal": "30"}), "no-pairs") is not None


def test_a_goal_is_one_number_and_a_multiple_of_gdp_is_said_in_per_cent():
    """The middle of an interval is asked by nobody; ten times 28.0 billion are 280 billion."""
    found = page({"view": "backwards", "goal": "10 to 20"})
    assert block(found, "wanted").problem == "A goal is one number, not an interval."
    said = page({"view": "backwards", "goal": "1000"}).title.replace("\u00a0", " ")
    assert said == "To reach 1,000% of GDP, the sale would have to be $280 billion a year."


@pytest.mark.parametrize("goal", ["", "abc", "-", "1e999", "5 dogs", "<b>"])
def test_what_is_no_goal_is_said_and_the_field_keeps_it(goal):
    found = page({"view": "backwards", "goal": goal})
    wanted = block(found, "wanted")
    assert wanted.problem or goal == ""
    assert wanted.goal == (goal or "5%")


def test_names_that_are_not_there_give_the_first():
    found = page({"view": "Reverse", "answer": "nowhere", "by": "nothing", "and": "x"})
    assert found.place == "backwards"
    assert found.title.startswith("To reach 5%")


def test_where_nothing_can_be_changed_it_is_said(monkeypatch):
    monkeypatch.setattr(backwards, "movable_of", lambda _result, _answer: {})
    found = page({"view": "backwards"})
    assert block(found, "unsolved").texts == ("Nothing here can be changed to reach it.",)
