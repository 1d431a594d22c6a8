"""How likely the share of GDP is to lie above a threshold, by the figure of each family."""

import numpy as np
import pytest

import econ
from econ.analysis import chances
from econ.model import SHARE


@pytest.fixture(scope="module")
def press():
    return econ.run(econ.Scenario.preset("press-line-2023"))


def test_each_family_has_twenty_marks_in_the_middle_of_its_twentieths(press):
    found = {one.source: one for one in chances.twenty(press)}
    assert list(found) == ["bok_nominal", "un_current"]
    assert [one.family for one in found.values()] == ["bok", "un"]
    for one in found.values():
        assert len(one.values) == 20
        assert list(one.values) == sorted(one.values)
    draws = np.ravel(press.draws[SHARE])
    below = [np.mean(draws < value) for value in found["bok_nominal"].values]
    assert below == pytest.approx([(n + 0.5) / 20 for n in range(20)], abs=2 / draws.size)


def test_the_marks_of_another_family_are_those_of_a_scenario_with_its_gdp(press):
    """Asked the other way round, with the UN as the scenario's source: the same points, the same marks."""
    other = econ.run(econ.Scenario.preset("press-line-2023").change(gdp="un_current"))
    mine = {one.source: one.values for one in chances.twenty(press)}
    theirs = {one.source: one.values for one in chances.twenty(other)}
    assert theirs["un_current"] == pytest.approx(mine["un_current"])
    assert theirs["bok_nominal"] == pytest.approx(mine["bok_nominal"])


def test_the_chance_is_the_part_of_the_draws_above(press):
    draws = np.ravel(press.draws[SHARE])
    for threshold in (0.0, 0.0085, 0.01, 0.5):
        found = chances.above(press, threshold)
        assert found["bok_nominal"] == pytest.approx(np.count_nonzero(draws > threshold) / draws.size)
    assert chances.above(press, 0.0) == {"bok_nominal": 1.0, "un_current": 1.0}
    assert chances.above(press, 0.5) == {"bok_nominal": 0.0, "un_current": 0.0}


def test_a_draw_on_the_threshold_is_not_above():
    """A stated sale over a stated GDP: 1% exactly."""
    set_ = {"sale_value": "250 million USD/year", "gdp": "25 billion USD/year"}
    result = econ.run(econ.Scenario.preset("press-line-2023").change(set=set_))
    assert np.unique(np.ravel(result.draws[SHARE])).tolist() == [0.01]
    found = chances.above(result, 0.01)
    assert found["own"] == 0.0


def test_a_source_that_stands_apart_is_there_if_it_is_chosen():
    result = econ.run(econ.Scenario.preset("press-line-2023").change(gdp="maddison_ppp"))
    assert [(one.source, one.family) for one in chances.twenty(result)] == [
        ("bok_nominal", "bok"),
        ("un_current", "un"),
        ("maddison_ppp", "ppp"),
    ]


def test_it_is_asked_first_about_what_was_claimed_else_about_the_answer_to_one_digit(press):
    """The press said one per cent. Nobody claims a share of the missiles: 8.2% is about 8%."""
    assert chances.asked_first(press) == pytest.approx(0.01)
    built = econ.run(econ.Scenario.preset("missiles-added"))
    assert chances.claimed(built) is None
    assert chances.asked_first(built) == pytest.approx(0.08)
