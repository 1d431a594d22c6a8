"""The key figures below the answer: six, the most interesting first, in few digits, with what they were before."""

import pytest

import econ
from econ.doors.app import key_figures
from econ.wording import NO_BREAK

SIX = [
    "Share of GDP",
    "Contribution to GDP",
    "Value added by the sale",
    "Sale against total trade",
    "Imports it could pay for",
    "Share of exports",
]


@pytest.fixture(scope="module")
def result():
    return econ.run(econ.Scenario.preset())


@pytest.fixture(scope="module")
def twice(result):
    return econ.run(result.scenario.change(set={"sale_value": "500 million USD/year"}))


def plain(figures, key):
    return [figure[key].replace(NO_BREAK, "_") for figure in figures]


def test_six_figures_are_shown_in_order_of_their_interest(result):
    found = key_figures.packed(result, None)
    assert plain(found, "label") == SIX
    assert set(plain(found, "before")) == {""}


def test_the_share_is_the_one_of_the_readme(result):
    """README: "about 0.89% … (0.81 to 0.99%)"."""
    [share, *_] = key_figures.packed(result, None)
    assert share["value"].replace(NO_BREAK, "_") == "0.89%"
    assert share["range"].replace(NO_BREAK, "_") == "0.81 to 0.99%"


def test_no_figure_has_more_than_three_digits_and_its_range_has_both_ends(result):
    for figure in key_figures.packed(result, None):
        digits = sum(c.isdigit() for c in figure["value"].lstrip("$0."))
        assert 2 <= digits <= 3, figure
        assert figure["range"].count(" to ") == 1, figure


def test_twice_the_sale_is_twice_the_figures_and_says_what_they_were(result, twice):
    found = key_figures.packed(twice, result)
    assert plain(found, "value")[:2] == ["1.8%", "0.57%"]
    assert plain(found, "before")[:2] == ["was 0.89%", "was 0.29%"]


def test_what_stays_the_same_is_said_to(result):
    assert set(plain(key_figures.packed(result, result), "before")) == {"as before"}
