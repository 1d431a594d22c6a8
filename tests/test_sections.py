"""The sections of an answer: each number as it is printed everywhere, and every output in each of them."""

import json
import sys

import pytest

import econ
from econ.analysis import tables
from econ.doors.cli.run import text
from econ.engine import evaluate
from econ.equations.graph import Graph, Shown, equation
from econ.output import export, sections
from econ.output.export.report import report
from econ.output.printers.plain import plain
from econ.scenario import resolve


@equation("USD/week", shown=Shown.HEADLINE)
def sale_in_a_week(sale_value):
    """Sale in a week: the sale of a year by the week, each as large as the others.

    Leaves out: that no delivery lasts a week.
    """
    return sale_value / 52.0


PRESETS = ("press-line-2023", "missiles-added", "serbia-licences-2023")


@pytest.fixture(scope="module")
def results():
    return {name: econ.run(econ.Scenario.preset(name)) for name in PRESETS}


@pytest.fixture(scope="module")
def enlarged():
    """A result of the calculator's equations and one more, which is a function of this file."""
    added = Graph.of(sys.modules[__name__]).equations.values()
    book = econ.default_book()
    state = resolve(econ.Scenario.preset("press-line-2023"), book)
    return evaluate(state, book, Graph([*econ.GRAPH.equations.values(), *added]))


def by_name(table):
    """The cells of each row by the name of its column."""
    columns = [column.name for column in table.columns]
    return {row.name: dict(zip(columns, row.cells, strict=True)) for row in table.rows}


def test_a_new_output_is_one_function_and_stands_in_every_table(enlarged):
    """250 million dollars a year, which the preset states, are 4.8 million a week."""
    for table in (sections.outputs(enlarged), sections.key_figures(enlarged)):
        cells = by_name(table)["sale_in_a_week"]
        assert cells["output"].words == "Sale in a week"
        assert cells["central"].value == pytest.approx(250e6 / 52)
        assert cells["sources"].sources == enlarged.sources_of("sale_value")
    blocks = {block.name: block for block in report(enlarged).blocks if hasattr(block, "rows")}
    assert all("sale_in_a_week" in by_name(blocks[name]) for name in ("key", "outputs"))
    assert "Sale in a week" in json.dumps(plain(sections.outputs(enlarged)))
    assert any(line.split()[:2] == ["sale_in_a_week", "Sale"] for line in text(enlarged).splitlines())
    for name in ("markdown", "latex", "json", "csv"):
        assert "Sale in a week" in export.to_bytes(enlarged, name).decode()


def test_a_number_is_printed_as_everywhere(results):
    """As `tables.printed` says a single output; one without an upper end has words to it."""
    for name, result in results.items():
        for output, cells in by_name(sections.outputs(result)).items():
            number, interval = tables.printed(result, output)
            if not tables.is_at_least(result, output):
                assert (name, output, cells["central"].words) == (name, output, number)
                assert cells["interval"].words == interval or cells["low"].words == interval


def test_a_cell_has_the_number_behind_its_words(results):
    result = results["missiles-added"]
    found = by_name(sections.outputs(result))
    for row in tables.told(result):
        cells = found[row["output"]]
        if not row[tables.INSTEAD]:
            ends = cells["low"].value, cells["central"].value, cells["high"].value
            assert ends == (row["low"], row["central"], row["high"])
            assert (cells["interval"].value, cells["interval"].high) == (row["low"], row["high"])
            assert {cells[c].unit for c in ("low", "central", "high", "median", "interval")} == {row["unit"]}
            assert cells["median"].value == row["median"]
        assert cells["sources"].sources == row["sources"]


def test_all_numbers_of_an_output_are_said_in_one_unit(results):
    """A multiple is in times in each of its cells: it was in times and in per cent side by side."""
    cells = by_name(sections.outputs(results["missiles-added"]))["oil_ceiling_multiple"]
    assert all(cells[name].words.endswith("times") for name in ("central", "low", "high", "median"))


def test_what_is_more_than_a_number_has_no_upper_end(results):
    result = results["serbia-licences-2023"]
    share = by_name(sections.outputs(result))["gdp_share"]
    assert share["central"].words.startswith("more than ")
    assert share["interval"].words.startswith("from ")
    assert share["interval"].high is None
    assert share["high"] == sections.Cell("none stated")
    for cells in by_name(sections.gdp_sources(result)).values():
        assert cells["share"].words.startswith("more than ")
    stated = by_name(sections.outputs(results["press-line-2023"]))["gdp_share"]
    assert "more than" not in stated["central"].words


def test_what_has_no_meaning_has_a_reason_and_no_number():
    result = econ.run(econ.Scenario.preset("missiles-added"))
    without = [row for row in tables.told(result) if row[tables.INSTEAD]]
    for row in without:
        cells = by_name(sections.outputs(result))[row["output"]]
        assert cells["low"].words == row[tables.INSTEAD]
        assert (cells["central"].value, cells["median"].words) == (None, "")


def test_the_source_of_the_answer_is_the_row_that_is_marked(results):
    for result in results.values():
        table = sections.gdp_sources(result)
        assert [row.name for row in table.rows if row.strong] == [result.state.gdp]
        assert table.mark == "of this answer"
        assert [row.name for row in table.rows] == [row["source"] for row in tables.by_gdp_source(result)]
    assert [row.name for row in sections.outputs(results["press-line-2023"]).rows if row.strong] == ["gdp_share"]


def test_nothing_is_set_against_gdp_where_nothing_is_sold():
    assert not sections.gdp_sources(econ.run(econ.Scenario.preset().change(set={"sale_value": 0})))


def test_medians_and_errors_are_by_name_and_of_what_has_a_spread(results):
    result = results["missiles-added"]
    spread = {row["output"] for row in tables.told(result) if row["low"] != row["high"] and not row[tables.INSTEAD]}
    found = by_name(sections.medians(result))
    assert set(found) == spread
    assert all(cells["output"].words == name for name, cells in found.items())
    errors = by_name(sections.numerical_errors(result))
    rows = {row["output"]: row for row in tables.summary(result)}
    for name, cells in errors.items():
        row = rows[name]
        if row["high"]:
            assert cells["high"].value == row["numerical_error_high"] / abs(row["high"])
            assert cells["high"].words == f"{cells['high'].value:.0e}"
    assert set(errors) <= set(rows)


def test_years_say_why_there_are_no_others(results):
    table = sections.years(results["missiles-added"])
    assert [row.name for row in table.rows] == [str(row["year"]) for row in tables.by_year(results["missiles-added"])]
    assert len({len(row.cells) for row in table.rows} | {len(table.columns)}) == 1
    assert tables.years_shown(results["missiles-added"]) in table.notes


def test_assumptions_are_all_or_those_that_are_named(results):
    result = results["press-line-2023"]
    assert set(by_name(sections.assumptions(result))) == set(result.state.inputs)
    [row] = sections.assumptions(result, ["price_shell_152"]).rows
    rests = row.cells[-1]
    assert rests.sources == result.state.inputs["price_shell_152"].sources
    assert all(sentence[0].isupper() for sentence in rests.words.split(". ") if sentence)
    columns = sections.assumptions(result).columns
    assert [column.name for column in columns if column.below] == ["rests_on"]
    assert sections.assumptions_used(result, ["price_shell_152"]).rows == (row,)
    idle = set(result.state.inputs) - set(by_name(sections.assumptions_used(result)))
    assert {"price_rocket_122", "price_srbm"} <= idle  # that sale is of shells alone


def test_each_section_has_a_name_of_its_own_and_no_column_twice(results):
    result = results["missiles-added"]
    made = [*sections.of(result), sections.left_out(result), sections.assumptions(result), sections.counted(result)]
    made += [sections.medians(result), sections.numerical_errors(result)]
    assert len({table.name for table in made}) == len(made)
    for table in made:
        assert table
        names = [column.name for column in table.columns]
        assert len(set(names)) == len(names)
        assert len({row.name for row in table.rows}) == len(table.rows)
        assert {len(row.cells) for row in table.rows} == {len(names)}
