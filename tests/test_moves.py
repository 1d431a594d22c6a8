"""What moves an answer, an input a row: the swing of each, and its part of the variance."""

from itertools import pairwise

import numpy as np
import pytest

import econ
from econ.analysis.sensitivity import share_rows, swing_rows
from econ.analysis.sensitivity.moves import in_a_sentence, moving_rows, named
from econ.model import SHARE
from econ.wording.language import speaking

BUILT = "missiles-added"


@pytest.fixture(scope="module")
def built():
    return econ.run(econ.Scenario.preset(BUILT))


@pytest.fixture(scope="module")
def rows(built):
    return moving_rows(built, SHARE)


def test_a_row_has_the_swing_of_its_input_and_the_share_of_its_group(built, rows):
    swings = {row["input"]: row for row in swing_rows(built, SHARE)}
    shares = {name: row for row in share_rows(built, SHARE) for name in row["input"].split()}
    assert {row["input"] for row in rows} == set(swings)
    for row in rows:
        assert (row["low"], row["high"]) == (swings[row["input"]]["low"], swings[row["input"]]["high"])
        assert row["share"] == pytest.approx(min(max(shares[row["input"]]["total"], 0), 1))


def test_the_largest_share_comes_first_and_what_moves_together_stands_together(rows):
    """The prices of shells and rockets are correlated in data/correlations.csv, and so are their discounts."""
    shares = [row["share"] for row in rows]
    assert shares == sorted(shares, reverse=True)
    assert [row["input"] for row in rows[:2]] == ["price_shell_152", "price_rocket_122"]
    assert rows[0]["together"] == rows[1]["together"] == ("price_shell_152", "price_rocket_122")
    assert rows[0]["share"] == rows[1]["share"]
    alone = [row for row in rows if not row["together"]]
    assert len({row["input"] for row in alone}) == len(alone)


def test_a_group_is_counted_once(rows):
    once = [row["share"] for row in rows if not row["together"] or row["input"] == row["together"][0]]
    assert sum(once) == pytest.approx(1, abs=0.05)  # additive but for a few hundredths that inputs do together


def test_the_widest_of_a_group_comes_first(rows):
    for one, other in pairwise(rows):
        if one["together"] and one["together"] == other["together"]:
            assert abs(one["high"] - one["low"]) >= abs(other["high"] - other["low"])


def test_an_answer_without_spread_is_moved_by_nothing():
    fixed = {"gdp_published": "36 trillion KRW/year"}
    result = econ.run(econ.Scenario.preset("press-line-2023").change(set=fixed))
    assert np.ptp(np.ravel(result.draws[SHARE])) == 0
    assert moving_rows(result, SHARE) == []


def test_inputs_are_named_as_one_says_them(built):
    assert in_a_sentence(built, ("price_shell_152",)) == "the price of 152 mm shells"
    said = in_a_sentence(built, ("price_shell_152", "price_rocket_122"))
    assert said == "the price of 152 mm shells and 122 mm rockets"
    assert in_a_sentence(built, ("price_srbm",)) == "the price of short-range ballistic missiles"
    assert in_a_sentence(built, ("containers",)) == "“Containers shipped”"
    assert in_a_sentence(built, ("gdp_published",)) == "the figure of GDP itself (Bank of Korea, nominal GDP, 2024)"
    assert (
        in_a_sentence(built, ("price_shell_152", "containers")) == "the price of 152 mm shells and “Containers shipped”"
    )


def test_in_a_list_they_begin_with_a_capital(built):
    assert named(built, "price_shell_152") == "The price of 152 mm shells"
    assert named(built, "containers") == "Containers shipped"
    with speaking("id"):
        assert named(built, "containers") != "Containers shipped"
