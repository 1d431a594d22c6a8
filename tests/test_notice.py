"""Guard-rails at their edge: figures that should agree may differ by one in a hundred, and by no more."""

import pytest

import econ
from econ import Scenario
from econ.analysis import guards
from econ.analysis.guards import notice

SHELLS = "containers-to-shells-2023-24"


def names(preset, **changes):
    return {found.name for found in guards.check(econ.run(Scenario.preset(preset).change(**changes)))}


@pytest.mark.parametrize(("years", "said"), [("1 year", False), ("1.005 year", False), ("1.02 year", True)])
def test_a_sale_over_more_than_a_year_is_no_share_of_one(years, said):
    assert ("whole_sale_is_no_share" in names("press-line-2023", set={"delivery_period": years})) is said


@pytest.mark.parametrize(("second", "said"), [(1.0, False), (1.01, False), (0.99, False), (1.03, True), (0.97, True)])
def test_a_path_comes_to_the_delivery_period(second, said):
    """19 months are 1.583 years: 0.583 and 1. A hundredth of that is 0.016."""
    assert ("path_adds_up" in names(SHELLS, path={2023: 0.583, 2024: second})) is said


@pytest.mark.parametrize(("weight", "said"), [("0.5", False), ("0.508", False), ("0.52", True), ("0.48", True)])
def test_shares_of_containers_come_to_one(weight, said):
    """The two calibres have half of the containers each."""
    assert ("container_shares_add_up" in names(SHELLS, set={"container_weight_shell_152": weight})) is said


@pytest.mark.parametrize(("factor", "said"), [(1.0, False), (1.005, False), (0.995, False), (1.02, True), (0.98, True)])
def test_a_stated_sale_is_what_the_goods_come_to(factor, said):
    central = econ.run(Scenario.preset("press-line-2023")).central
    goods = float(central["contract_value"].ravel()[0]) / float(central["delivery_period"])
    found = names("press-line-2023", set={"sale_value": f"{goods * factor / 1e6:.6f} million USD/year"})
    assert ("stated_sale_differs" in found) is said


def test_warnings_stand_before_notes_and_each_says_which_it_is():
    result = econ.run(Scenario.preset(SHELLS).change(path={2023: 1.0, 2024: 1.0}))
    found = [one.severity for one in notice.check(result)]
    assert found == sorted(found, key=["warning", "note"].index)
    assert set(found) == {"warning", "note"}
    lines = notice.text(result).splitlines()
    assert [line.partition(":")[0].lower() for line in lines] == found


def test_a_quantity_with_several_values_has_no_single_one():
    result = econ.run(Scenario.preset(SHELLS))
    assert notice.central(result, "container_weight") is None
    assert notice.central(result, "nothing_of_this_name") is None
    assert notice.by_line(result, "nothing_of_this_name") == {}
    assert set(notice.by_line(result, "container_weight")) == set(result.state.lines)


def test_a_stated_gdp_is_of_no_source_and_a_published_one_is():
    assert notice.gdp_series(econ.run()).name == "bok_nominal"
    stated = Scenario.preset().change(set={"gdp": "25 billion USD/year"})
    assert notice.gdp_series(econ.run(stated)) is None


def test_a_complete_scenario_is_of_a_source_if_its_figure_is_that_of_the_source():
    """36.2 trillion won are the Bank of Korea's figure for 2022; 37 trillion are nobody's."""
    run = econ.run()
    same = Scenario.from_dict(run.state.canonical)
    assert notice.gdp_series(econ.run(same)).name == "bok_nominal"
    other = same.change(set={"gdp_published": "37 trillion KRW/year"})
    assert notice.gdp_series(econ.run(other)) is None
