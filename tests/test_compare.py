"""Scenarios side by side differ only where they differ."""

import re
from itertools import pairwise
from pathlib import Path

import econ.links
import numpy as np
import pytest

import econ
from econ import InputError, Sampler, Scenario
from econ.analysis import compare, waterfall
from econ.doors.cli import main
from tests.pages import DOCS


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
        ("press-line-2023", "serbia-licences-2023"),
        ("iran-shahed-2023", "press-line-2023"),
    ]
    for a, b in pairs:
        for output in ("gdp_share", "sale_value", "contribution_to_gdp"):
            if output not in run(a).outputs or output not in run(b).outputs:
                continue  # nothing is said of what licences add to GDP
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


def test_every_preset_is_reached_from_its_neighbours_without_a_rest():
    results = [econ.run(Scenario.preset(n)) for n in econ.default_book().presets]
    for one, other in (*pairwise(results), *pairwise(reversed(results))):
        assert compare.waterfall(one, other).residual == 0


def test_what_brings_one_figure_to_dollars_is_one_step():
    """Won at the won's rate, dollars at 1: no step is taken half-way, where dollars would be divided by won."""
    fall = compare.waterfall(run("press-line-2023"), run("serbia-licences-2023"), "gdp")
    moving = [s for s in fall.steps if s.change]
    assert [s.name for s in moving] == ["gdp_published"]
    assert moving[0].label == "GDP, World Bank, 2023"


def test_an_interval_that_widens_around_the_same_middle_is_a_step_of_nothing():
    one = run(set={"paid_share": 1, "cash_share": "pert: 0 to 0.3, likely 0.1"})
    other = run(set={"paid_share": 1, "cash_share": "pert: 0.05 to 0.25, likely 0.1"})
    (step,) = compare.waterfall(one, other, "cash_received").steps
    assert (step.before, step.after) == ("pert: 0 to 0.3, likely 0.1", "pert: 0.05 to 0.25, likely 0.1")


def test_goods_lines_that_only_one_data_release_knows_are_empty_in_the_other(data):
    path = data / "lines.csv"
    rows = path.read_text("utf-8").splitlines(keepends=True)
    more = [r.replace("drone,", "boat,", 1) for r in rows if r.startswith("drone,")]
    path.write_text("".join([*rows, *more]), "utf-8")
    book = econ.Book(data)
    asked = Scenario.preset("missiles-added", book).change(set={"quantity_boat": 100.0, "price_boat": 1e6})
    one, other = run("missiles-added"), econ.run(asked, book)
    assert "boat" in other.state.lines
    assert "boat" not in one.state.lines
    for a, b in ((one, other), (other, one)):
        fall = compare.waterfall(a, b, "sale_value")
        assert fall.residual == 0
        assert {s.name for s in fall.steps if s.change} <= {"quantity_boat", "price_boat", "production_capacity_boat"}


def test_a_waterfall_as_rows_begins_and_ends_with_the_scenarios_and_its_bars_touch():
    one, other = run("containers-to-shells-2023-24"), run("missiles-added")
    rows = compare.steps(one, other)
    assert [r["kind"] for r in rows] == ["start", *["step"] * (len(rows) - 2), "end"]
    assert rows[0]["value"] == float(np.ravel(one.central["gdp_share"])[0])
    assert rows[-1]["value"] == float(np.ravel(other.central["gdp_share"])[0])
    for before, after in pairwise(rows[:-1]):
        assert after["base"] == before["value"]
    assert rows[-2]["value"] == rows[-1]["value"]
    assert len({frozenset(r) for r in rows}) == 1


@pytest.mark.parametrize("output", ["share_path", "line_value"])
def test_an_output_with_several_values_is_refused(output):
    with pytest.raises(InputError, match="each goods line or year"):
        compare.waterfall(run("missiles-added"), run(), output)
    with pytest.raises(InputError, match="each goods line or year"):
        compare.differences([run("missiles-added"), run()], [output])


# Differences on shared points


def test_equal_scenarios_differ_by_zero_in_every_draw():
    for row in compare.differences([run(), run()]):
        assert (row["median"], row["low"], row["high"], row["above"]) == (0, 0, 0, 0)


def test_the_interval_of_a_difference_is_that_of_the_difference():
    """A sale of 300 instead of 250 million is 50 million more in every draw: over GDP, a fifth of the share."""
    one, other = run("press-line-2023"), run("press-line-2023", set={"sale_value": 300e6})
    (share,) = compare.differences([one, other], ["gdp_share"])
    first = econ.tables.summary_of(one, "gdp_share")
    assert share["median"] == pytest.approx(first.median / 5, rel=1e-4)
    assert share["low"] == pytest.approx(first.low / 5, rel=1e-3)
    assert share["high"] == pytest.approx(first.high / 5, rel=1e-3)
    assert share["above"] == 1
    (sale,) = compare.differences([one, other], ["sale_value"])
    assert (sale["median"], sale["low"], sale["high"]) == (50e6, 50e6, 50e6)


def test_a_difference_has_the_other_sign_the_other_way_round():
    one, other = run("containers-to-shells-2023-24"), run("missiles-added")
    there, back = (compare.differences(pair, ["gdp_share"])[0] for pair in ([one, other], [other, one]))
    assert there["median"] == pytest.approx(-back["median"], rel=1e-9)
    assert there["low"] == pytest.approx(-back["high"], rel=1e-9)
    assert there["against"] == back["scenario"]


def test_scenarios_are_run_on_the_points_of_the_first():
    few = Scenario.preset().change(sampler=Sampler(points=64, scrambles=4))
    results = compare.results([few, Scenario.preset("missiles-added")])
    assert {r.scenario.sampler for r in results} == {few.sampler}
    with pytest.raises(InputError, match="share their points"):
        compare.differences([results[0], run()])


def test_choices_that_differ_are_listed_in_words():
    rows = compare.choices([run("press-line-2023"), run("serbia-licences-2023")])
    found = {r["name"]: list(r.values())[2:] for r in rows}
    assert found["exporter"] == ["North Korea", "Serbia"]
    assert found["buyer"] == ["Russia", "not specified"]
    assert found["year"] == ["2022", "2023"]
    assert compare.choices([run(), run()]) == []


def test_six_scenarios_stand_side_by_side():
    results = [run(set={"containers": float(n)}) for n in range(1000, 7000, 1000)]
    (row,) = compare.inputs(results)
    assert len(row) == 3 + 6
    assert len(compare.outputs(results, ["gdp_share"])) == 6
    assert len(compare.differences(results, ["gdp_share"])) == 5


def test_the_command_says_what_differs_what_it_does_and_how_far(capsys):
    assert main(["compare", "containers-to-shells-2023-24", "missiles-added"]) == 0
    out = " ".join(capsys.readouterr().out.split())
    for said in (
        "What differs",
        "What it does",
        "Difference from 1, its interval draw by draw",
        "quantity_srbm",
        "+0.9",
        "pp",
    ):
        assert said in out
    assert waterfall.ORDER in out


def test_what_nothing_rests_on_is_no_difference(capsys):
    """Poland sells no shells here: its capacity for them is a number without meaning. A dollar is one dollar."""
    assert main(["compare", "press-line-2023", "poland-2024"]) == 0
    out = capsys.readouterr().out
    assert "production_capacity_rocket_122" not in out  # which neither of them sells
    assert "1 billion rounds" not in " ".join(out.split())
    assert re.search(r"^gdp_exchange_rate .*₩1,290 a dollar +1$", out, re.MULTILINE)


def test_the_command_takes_links_and_refuses_seven(capsys):
    link = econ.links.freeze(run())
    assert main(["compare", link, "containers-to-shells-2023-24"]) == 0
    assert "What differs Nothing." in " ".join(capsys.readouterr().out.split())
    assert main(["compare", *["press-line-2023"] * 7]) == 2


def test_a_scenario_that_is_changed_says_so_in_its_title_and_one_with_other_points_does_not():
    asked = Scenario.preset()
    changed = asked.change(set={"sale_value": 300e6})
    assert changed.title == "The press line of July 2023, changed"
    assert changed.change(year=2023).title == changed.title
    assert asked.change(sampler=Sampler(points=64)).title == asked.title
    assert asked.change(set={"sale_value": 300e6}, title="Mine").title == "Mine"
    assert Scenario().change(year=2021).title == ""


def test_the_python_of_the_howto_prints_what_it_shows(capsys):
    page = (DOCS / "howto" / "compare.md").read_text("utf-8")
    [(code, shown)] = re.findall(r"```python\n(.*?)```\n\n```\n(.*?)```", page, re.DOTALL)
    exec(code, {})
    assert capsys.readouterr().out == shown
    assert all(f"`compare.{name}`" in page for name in ("choices", "inputs", "outputs", "differences", "steps"))


def test_the_year_of_the_gdp_is_that_of_the_sale_unless_another_is_chosen():
    rows = {
        row["name"]: row for row in compare.choices([run("press-line-2023"), run("press-line-2023", gdp_year=2020)])
    }
    year = run("press-line-2023").scenario.year
    assert [v for k, v in rows["gdp_year"].items() if k not in {"name", "label"}] == [str(year), "2020"]
    assert "year" not in rows


def test_scenarios_are_run_on_the_book_that_is_given(data):
    book = econ.Book(data)
    assert [r.book is book for r in compare.results([Scenario.preset(), Scenario.preset()], book)] == [True, True]


def test_a_file_of_an_earlier_version_is_set_beside_the_same_question_of_today(capsys):
    """Version 0.2.0 knew no weight of goods lines (`severity`); on the way such a kind is there for some lines only."""
    old = Path(__file__).parent / "made_by" / "0.2.0" / "missiles-added" / "answer.json"
    assert main(["compare", str(old), "missiles-added"]) == 0
    assert "inputs differ and move nothing" in capsys.readouterr().out
