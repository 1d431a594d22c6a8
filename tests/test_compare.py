"""Scenarios side by side differ only where they differ."""

import pytest

import econ
from econ import InputError, Scenario, compare


def run(name="containers-to-shells-2023-24", **changes):
    return econ.run(Scenario.preset(name).change(**changes))


def test_equal_scenarios_differ_by_exactly_zero():
    one, other = run(), run()
    assert compare.inputs([one, other]) == []
    assert [row["difference"] for row in compare.outputs([one, other])] == [0.0] * len(compare.outputs([one, other]))
    assert compare.waterfall(one, other).steps == ()
    assert compare.waterfall(one, other).residual == 0


def test_only_what_differs_is_listed_with_full_names():
    rows = compare.inputs([run(), run(set={"containers": "20000 container"})])
    assert [(r["name"], r["label"]) for r in rows] == [("containers", "Containers shipped")]


def test_the_steps_of_a_waterfall_add_up_exactly_and_end_at_the_other_scenario():
    pairs = [
        ("press-line-2023", "missiles-added"),
        ("missiles-added", "press-line-2023"),
        ("containers-to-shells-2023-24", "missiles-added"),
        ("payment-in-oil-and-grain", "containers-to-shells-2023-24"),
    ]
    for a, b in pairs:
        for output in ("gdp_share", "sale_value", "contribution_to_gdp"):
            fall = compare.waterfall(run(a), run(b), output)
            assert fall.residual == 0, (a, b, output)
            assert fall.start + sum(s.change for s in fall.steps) == pytest.approx(fall.end, rel=1e-12)


def test_doubling_the_containers_is_one_step_of_the_same_size():
    """Twice the containers are twice the sale as long as stock and capacity allow: 0.01 + 0.01 of GDP."""
    few = run(set={"containers": 2000.0})
    more = run(set={"containers": 4000.0})
    (step,) = compare.waterfall(few, more).steps
    assert step.change == pytest.approx(compare.waterfall(few, more).start, rel=1e-12)


def test_a_stated_sale_leaves_first_so_that_the_goods_behind_it_are_seen():
    fall = compare.waterfall(run("press-line-2023"), run("missiles-added"))
    assert fall.steps[0].name == "sale_value"
    assert next(s for s in fall.steps if s.name == "containers").change > 0


def test_scenarios_with_the_same_title_are_told_apart():
    assert compare.names([run(), run()]) == [
        "Containers to shells, 2023 to early 2025 (1)",
        "Containers to shells, 2023 to early 2025 (2)",
    ]


@pytest.mark.parametrize("count", [0, 1, 7])
def test_fewer_than_two_and_more_than_six_are_refused(count):
    with pytest.raises(InputError, match="2 to 6"):
        compare.inputs([run()] * count)


def test_an_unknown_output_is_refused_with_the_nearest():
    with pytest.raises(InputError, match="gdp_share"):
        compare.waterfall(run(), run(), "gdp_shares")
