"""The workbook computes by itself what Python computed, and says when it no longer does.

`formulas` is an independent engine for spreadsheets: it reads the file as Excel does, names and all.
"""

import io
import re
import types
import zipfile
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import econ.export
import formulas
import numpy as np
import openpyxl
import pytest
import xlsxwriter.worksheet

import econ
from econ import verify
from econ.analysis import families
from econ.analysis.tables import by_gdp_source, over
from econ.engine import evaluate
from econ.equations.graph import Graph, equation
from econ.equations.notation import excel_name
from econ.numerics import portable
from econ.numerics.sobol import Sampler
from econ.output.export.content import particulars
from econ.output.export.workbook import statistics_sheet
from econ.output.export.workbook.grid import LINE, Grid, Names
from econ.scenario import resolve

FEW = Sampler(points=16, scrambles=3)
GOODS, PATH, PLAIN = "missiles-added", "payment-in-oil-and-grain", "serbia-licences-2023"
STUDY, TROOPS = "south-korea-2023", "troops-and-munitions-2023-25"
FILE = "answer.xlsx"
YELLOW = "FFFFF2CC"
EXACT = 1e-9


def preset(name, **changes):
    return econ.Scenario.preset(name).change(sampler=FEW, **changes)


@dataclass(frozen=True)
class Book:
    """A workbook: its result, its cells as they were written, and the engine that computes it again."""

    result: econ.Result
    content: bytes
    path: Path
    written: openpyxl.Workbook
    kept: openpyxl.Workbook

    @cached_property
    def engine(self):
        return formulas.ExcelModel().loads(str(self.path)).finish()

    def again(self, **typed):
        """Every cell computed anew, with numbers typed over cells that are known by their defined names."""
        places = {n: self.written.defined_names[n].attr_text.replace("$", "") for n in typed}
        inputs = {cell(*place.split("!")): typed[n] for n, place in places.items()}
        return self.engine.calculate(inputs=inputs) if inputs else self.engine.calculate()


def cell(sheet, place):
    return f"'[{FILE}]{sheet.strip(chr(39)).upper()}'!{place}"


def at(solution, sheet, place):
    return np.ravel(solution[cell(sheet, place)].value)[0]


def book_of(result, folder):
    content = econ.export.to_bytes(result, "xlsx")
    path = folder / FILE
    path.write_bytes(content)
    written, kept = (openpyxl.load_workbook(io.BytesIO(content), data_only=only) for only in (False, True))
    return Book(result, content, path, written, kept)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    known = {}

    def make(name):
        if name not in known:
            known[name] = book_of(econ.run(preset(name)), tmp_path_factory.mktemp(name))
        return known[name]

    return make


WORDS = {"label", "counted in", "kind", "formula", "note", "unit", "name"}


def model_rows(book):
    """Cells of the sheet Model by the name of their row: one cell, or one for each goods line, year or figure."""
    found, header = {}, []
    for row in book.written["Model"].iter_rows(min_row=5):
        texts = [c.value for c in row]
        if "name" in texts:
            header = texts
        elif header and texts[header.index("name")] is not None:
            name = texts[header.index("name")]
            found[name] = [c.coordinate for c, title in zip(row, header, strict=True) if title not in {*WORDS, None}]
    return found


def shown(book, result, name):
    """A quantity's central values, of those along the years the ones from the first delivery of the workbook on."""
    values = np.asarray(result.central[name])
    grid = Grid(book.result)
    if LINE in grid.axes.get(name, ()):
        values = values[[book.result.state.lines.index(line) for line in grid.lines]]
    years = [year for year, *_rest in result.state.path]
    if values.ndim > 1 and values.shape[-2] == len(years) > 1:
        values = values[..., years.index(book.result.state.delivering[0]) :, :]
    return np.ravel(values).tolist()


def written(book):
    """The outputs that the workbook has: without goods there is nothing to say line by line."""
    grid = Grid(book.result)
    return [n for n in book.result.outputs if grid.lines or LINE not in grid.axes[n]]


def assert_the_outputs_are(book, solution, result):
    rows = model_rows(book)
    for name in (n for n in written(book) if n in result.outputs):
        by_year = [places for row, places in rows.items() if row.startswith(f"{name} 2")]
        places = rows[name] if name in rows else [place for line in zip(*by_year, strict=True) for place in line]
        found = [float(at(solution, "Model", place)) for place in places_of(book, places, result)]
        assert found == pytest.approx(shown(book, result, name), rel=EXACT), name


def places_of(book, places, result):
    """The cells of a row without those of years that the result does not have on its path."""
    years = [year for year, *_rest in book.result.state.path if year >= book.result.state.delivering[0]]
    have = {year for year, *_rest in result.state.path}
    if len(places) != len(years) or len(years) == 1:
        return places
    return [place for place, year in zip(places, years, strict=True) if year in have]


def said(solution):
    return str(at(solution, "Model", "B1"))


# --- recalculated ----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [GOODS, PATH, PLAIN])
def test_every_output_recalculated_elsewhere_is_the_one_of_python(made, name):
    book = made(name)
    solution = book.again()
    assert {row.split()[0] for row in model_rows(book)} >= set(written(book))
    assert_the_outputs_are(book, solution, book.result)
    assert said(solution).startswith("Identical within 1e-9")
    assert str(at(solution, "Answer", "A3")) == said(solution)
    assert str(at(solution, "Answer", "A2")) == particulars(book.result)["headline"]


@pytest.mark.parametrize("name", [GOODS, PATH, PLAIN])
def test_every_formula_keeps_the_value_that_the_other_engine_computes(made, name):
    book = made(name)
    solution = book.again()
    count = 0
    for sheet in book.written:
        for place in (c.coordinate for row in sheet.iter_rows() for c in row if c.data_type == "f"):
            kept, found = book.kept[sheet.title][place].value, at(solution, sheet.title, place)
            same = str(found) == kept if isinstance(kept, str) else found == pytest.approx(kept, rel=EXACT, abs=1e-9)
            assert same, (sheet.title, place, kept, found)
            count += 1
    assert count > 300


PEOPLE = {"heads_troops": 15000.0, "leavers_troops": 6000.0, "contract_period_troops": "2024-10 to 2025-09"}
PEOPLE |= {"heads_workers": 8000.0, "contract_period_workers": "1 year"}


@pytest.mark.parametrize(
    "typed",
    [
        {},
        {"heads_troops": 9000.0},
        {"contract_period_troops": 0.5},
        {"contract_period_workers": 1.5, "pay_workers": 700.0},
    ],
    ids="+".join,
)
def test_people_under_contract_are_formulas_too(tmp_path, typed):
    """Two lines of people, one dated and one that follows the deliveries, beside lines of goods."""
    book = book_of(econ.run(preset(PATH, set=PEOPLE)), tmp_path)
    expected = econ.run(preset(PATH, set=PEOPLE | typed))
    solution = book.again(**typed)
    assert {"people_total", "people_income_path"} <= set(expected.outputs)
    assert_the_outputs_are(book, solution, expected)
    assert said(solution).startswith("Inputs were changed" if typed else "Identical within 1e-9")


CHANGES = [
    (GOODS, {"price_shell_152": 777.0}),
    (GOODS, {"containers": 1000.0, "delivery_period": 2.5, "payment_discount": 0.2}),
    (GOODS, {"stock_release_shell_152": 1000.0, "production_capacity_shell_152": 10.0}),
    (PATH, {"contract_value": 2e9, "oil_observed": 2e6}),
    (PATH, {"unseen_share": 0.5, "replacement_delay": 12.0, "discount_rate": 0.2, "crypto_theft": 9e8}),
    (PATH, {"delivery_period": 3.0}),
    (PLAIN, {"gdp_published": 90e9}),
    (STUDY, {"sale_per_job": 100e3}),
    (STUDY, {"domestic_value_added_ratio": 0.5, "product_tax_share": 0.05, "multiplier": 0.8}),
    (TROOPS, {"contract_value": 5e9, "heads_troops": 10e3, "pay_engineers": 1500.0}),
]


@pytest.mark.parametrize(("name", "typed"), CHANGES, ids=lambda v: v if isinstance(v, str) else "+".join(v))
def test_a_changed_yellow_cell_gives_what_python_gives_with_the_same_change(made, name, typed):
    book = made(name)
    solution = book.again(**typed)
    expected = econ.run(preset(name, set=typed))
    moved = [n for n in expected.outputs if not np.array_equal(expected.central[n], book.result.central[n])]
    assert moved
    assert_the_outputs_are(book, solution, expected)
    assert said(solution).startswith(f"Inputs were changed: {len(typed)}, the first is ")


def test_a_changed_sale_moves_the_share_of_every_gdp_source(made):
    book = made(PATH)
    solution = book.again(sale_value=500e6)
    expected = {r["source"]: r["share"] for r in by_gdp_source(econ.run(preset(PATH, set={"sale_value": 500e6})))}
    rows = {n.split()[1]: places[1] for n, places in model_rows(book).items() if n.startswith("gdp_share ")}
    assert {n: float(at(solution, "Model", p)) for n, p in rows.items()} == pytest.approx(expected, rel=EXACT)


def test_a_loss_of_nothing_breaks_even_at_certainty_in_excel_too(opened, tmp_path):
    """As its description says: 1 if it always pays. Excel has no infinity to take the minimum with."""
    book = book_of(opened(preset(GOODS, set={"production_cost_ratio": 0.2})), tmp_path)
    assert 0 < at(book.again(), "Model", model_rows(book)["break_even_probability"][0]) < 1
    solution = book.again(lost_trade_share=0.0)
    assert at(solution, "Model", model_rows(book)["break_even_probability"][0]) == 1


def test_a_number_that_no_longer_follows_is_named(made, tmp_path):
    """A formula typed over: the check cell counts what differs and names the first."""
    book = made(PLAIN)
    whole = openpyxl.load_workbook(io.BytesIO(book.content))
    whole["Model"][model_rows(book)["gdp_share"][0]].value = 0.5
    whole.save(tmp_path / FILE)
    solution = formulas.ExcelModel().loads(str(tmp_path / FILE)).finish().calculate()
    assert re.match(r"1 of \d+ values differ .* the first is gdp_share;", said(solution))


# --- formulas and names ----------------------------------------------------------------------------


def test_formulas_are_the_traced_equations_over_names(made):
    book = made(GOODS)
    sheet, rows = book.written["Model"], model_rows(book)
    assert sheet[rows["gdp_share"][0]].value == "=sale_value/gdp"
    assert sheet[rows["gross_value"][0]].value == "=SUM(line_value)"
    line = book.result.state.lines[0]
    expected = f"=quantity_delivered_{line}*price_{line}*(1-quality_discount_{line})"
    assert sheet[rows["line_value"][0]].value == expected
    years = book.result.state.delivering  # 2024, and the path goes no further
    totals = [sheet[place].value for place in rows["cumulative_sale_path"]]
    names = [f"sale_path_{year}" for year in years]
    assert totals == [f"=SUM({','.join(names[: n + 1])})*one_year" for n in range(len(years))]


def test_a_quantity_that_is_stated_is_an_input_cell(made):
    book = made(PLAIN)
    assert "sale_value" in book.result.stated
    sheet, place = book.written.defined_names["sale_value"].attr_text.replace("$", "").split("!")
    assert sheet == "Inputs"
    assert book.written[sheet][place].fill.fgColor.rgb == YELLOW


@pytest.mark.parametrize("name", [GOODS, PATH, PLAIN])
def test_defined_names_are_legal_resolve_and_cover_every_input_and_output(made, name):
    book = made(name)
    names = book.written.defined_names
    for defined, about in names.items():
        sheet, place = about.attr_text.replace("$", "").split("!")
        first = place.split(":")[0]
        assert excel_name(defined) == defined
        assert book.kept[sheet.strip("'")][first].value is not None, defined
    assert len({n.lower() for n in names}) == len(names)
    assert set(names) >= {*Grid(book.result).inputs, *written(book)}


@pytest.mark.parametrize("name", [GOODS, PATH, PLAIN])
def test_yellow_are_the_cells_to_change_and_no_others(made, name):
    book = made(name)
    painted = {
        (sheet.title, c.coordinate)
        for sheet in book.written
        for row in sheet.iter_rows()
        for c in row
        if c.fill.fgColor.rgb == YELLOW
    }
    assert {place for sheet, place in painted if sheet == "Answer"} >= {"B5"}  # the GDP source
    painted = {(sheet, place) for sheet, place in painted if sheet != "Answer"}
    assert all(book.written[sheet][place].data_type == "n" for sheet, place in painted)
    on_inputs = {place for sheet, place in painted if sheet == "Inputs"}
    known = book.result.state.inputs
    free = [n for n in Grid(book.result).inputs if known[n].plausible is None or len({*known[n].plausible}) == 2]
    assert len(on_inputs) == len(free)
    assert all(not book.written[sheet][place].protection.locked for sheet, place in painted)
    on_model = {place for sheet, place in painted if sheet == "Model"}
    assert on_model == set(model_rows(book)["gdp_index"])


@pytest.mark.parametrize(
    ("name", "made_of_it"),
    [("f16", "f16_"), ("m1", "m1_"), ("t72", "t72_"), ("tiv2024", "tiv2024_"), ("r", "r_"), ("C", "C_"),
     ("r1c1", "r1c1_"), ("R2", "R2_"), ("true", "true_"), ("xfd1048576", "xfd1048576_"), ("f16_", "f16__"),
     ("gdp", "gdp"), ("price_t72", "price_t72"), ("1st", "_1st"), ("a b!A1", "a_b_A1"), ("", "_")],
)  # fmt: skip
def test_a_name_that_excel_takes_for_something_else_is_changed(name, made_of_it):
    assert excel_name(name) == made_of_it


def test_a_name_is_given_once():
    names = Names()
    asked = ("gdp", "GDP", "gdp", "f16", "f16_", "x" * 300, "x" * 301, "x" * 302)
    x = "x" * 190
    expected = ["gdp", "GDP_2", "gdp_3", "f16_", "f16__", "x" * 200, f"{x}_2", f"{x}_3"]
    assert [names.give(n) for n in asked] == expected


# --- equations that are not there yet ---------------------------------------------------------------


def tiv2024(price, quantity):
    """Volume: made up."""
    return portable.sum_over_lines(price * quantity)


def f16(tiv2024, gdp_index):
    """Along the years: made up."""
    return tiv2024 * gdp_index


def r(f16, one_year):
    """A running total of a product: made up."""
    return portable.running_total(f16 * one_year) / portable.running_total(one_year)


def c(price, f16):
    """Over goods lines and years: made up."""
    return np.where(price > 500, price * f16, -price)


def m1(c):
    """The sum over lines in each year: made up."""
    return portable.sum_over_lines(c)


def test_what_is_added_up_along_the_years_is_nothing_before_the_first_delivery():
    """So that the sheet Model may begin with the year of the first delivery."""
    graph = econ.GRAPH
    summed = [e for e in graph.equations.values() if "running_total" in e.python]
    assert summed
    for item in summed:
        [inner] = re.findall(r"running_total\((\w+)\)", item.python)
        assert inner in {"sale_path", "gap_path"}
    assert graph.equations["gap_path"].python == "delivered_path - received_path"  # multiples of what is delivered
    assert graph.equations["sale_path"].python == "sale_value * delivery_path"


def test_any_equation_that_can_be_traced_is_written_whatever_its_name_and_axes(tmp_path):
    module = types.ModuleType("made_up")
    for function in (tiv2024, f16, r, c, m1):
        function.__module__ = "made_up"
        setattr(module, function.__name__, equation("1")(function))
    asked = preset(GOODS, path={2022: 1, 2023: 0.5, 2024: 1})  # from the first year of the path
    result = evaluate(resolve(asked), econ.default_book(), Graph.of(module))
    book = book_of(result, tmp_path)
    solution = book.again()
    rows = model_rows(book)
    for name in ("tiv2024", "f16", "r", "m1"):
        found = [float(at(solution, "Model", place)) for place in rows[name]]
        assert found == pytest.approx(shown(book, result, name), rel=EXACT), name
    years = [y for y, _, _ in result.state.path]
    crossed = [[float(at(solution, "Model", place)) for place in rows[f"c {year}"]] for year in years]
    np.testing.assert_allclose(np.array(crossed).T, result.central["c"][..., 0], rtol=EXACT)
    assert said(solution).startswith("Identical")


# --- draws and statistics --------------------------------------------------------------------------


def statistics_of(book, solution):
    sheet = book.written["Statistics"]
    header = [c.value.replace(" ", "_") for c in sheet[1]]
    return {
        row[header.index("name")].value: {
            name: at(solution, "Statistics", c.coordinate) if c.data_type == "f" else c.value
            for name, c in zip(header, row, strict=True)
        }
        for row in sheet.iter_rows(min_row=2)
    }


C4 = {2: 0.797885, 3: 0.886227, 4: 0.921318}
"""What a standard deviation of so few falls short of: c4 in Montgomery, Introduction to Statistical Quality Control."""


def test_percentiles_over_the_draws_are_hazens_of_each_scramble_averaged(made):
    """NumPy's own method "hazen" is the witness; mean and spread are NumPy's too."""
    book = made(GOODS)
    found = statistics_of(book, book.again())
    outputs = {name.split()[0] for name in found}
    assert outputs == set(econ.GRAPH.headlines) - set(econ.GRAPH.withheld)
    for name in outputs:
        values = np.asarray(book.result.draws[name]).reshape(FEW.scrambles, FEW.points)
        per_scramble = np.quantile(values, [0.05, 0.5, 0.95], axis=1, method="hazen")
        for word, row in zip(("low", "median", "high"), per_scramble, strict=True):
            line = found[f"{name} {word}"]
            assert [line["of_these_draws"], line["exported"]] == pytest.approx([row.mean()] * 2, rel=EXACT)
            assert line["error"] == pytest.approx(row.std(ddof=1) / len(row) ** 0.5 / C4[len(row)], rel=1e-5)
        assert found[f"{name} mean"]["of_these_draws"] == pytest.approx(values.mean(), rel=EXACT)
        assert found[f"{name} sd"]["of_these_draws"] == pytest.approx(values.std(), rel=EXACT)


def test_a_published_percentile_with_an_input_integrated_out_says_so_beside_the_one_of_the_draws(opened, tmp_path):
    book = book_of(opened(preset(GOODS, set={"production_cost_ratio": 0.2})), tmp_path)
    found = statistics_of(book, book.again())
    share = econ.estimates.estimate(book.result, "gdp_share")
    assert share.method != "points"
    row = found["gdp_share median"]
    assert row["method"] == f"published with {share.method} integrated out"
    assert row["published"] == pytest.approx(share.median, rel=1e-15)
    assert row["published_error"] == pytest.approx(share.error, rel=1e-15)
    assert row["apart_from_published"] == pytest.approx(row["of_these_draws"] / share.median - 1, rel=1e-6)
    chance = found["break_even_probability median"]
    assert econ.estimates.estimate(book.result, "break_even_probability").method == "points"
    assert chance["method"] == "published from the same draws"
    assert abs(chance["apart_from_published"]) < EXACT


def test_the_sheet_of_draws_holds_the_draws(made):
    book = made(PATH)
    rows = list(book.kept["Draws"].iter_rows(values_only=True))
    columns = dict(zip(rows[0], zip(*rows[1:], strict=True), strict=True))
    assert columns["draw"] == tuple(range(1, FEW.size + 1))
    for name in columns.keys() - {"draw"}:
        assert columns[name] == pytest.approx(np.ravel(book.result.draws[name.replace(" ", "_")]).tolist(), rel=1e-15)


def test_of_very_many_draws_the_first_of_every_scramble_are_written():
    result = econ.run(econ.Scenario.preset(PLAIN).change(sampler=Sampler(points=2048, scrambles=8)))
    drawn = statistics_sheet.chosen(result)[0]
    assert drawn.blocks.size == 8192
    assert not drawn.whole
    every = np.asarray(result.draws["gdp_share"]).reshape(8, 2048)
    assert np.array_equal(drawn.blocks, every[:, :1024])


def test_a_scenario_without_any_spread_has_no_draws_and_is_identical(tmp_path):
    inputs = econ.run(preset(PLAIN)).state.inputs.items()
    fixed = {n: i.distribution.central for n, i in inputs if not i.distribution.is_fixed}
    book = book_of(econ.run(preset(PLAIN, set=fixed)), tmp_path)
    assert book.written["Draws"]["A1"].value == "Nothing here has a spread in this scenario."
    assert book.written["Statistics"]["A1"].value == book.written["Draws"]["A1"].value
    assert verify.verify_bytes(book.content, ".xlsx").identical


# --- the answer ------------------------------------------------------------------------------------


def column(book, title, name, solution=None):
    """A column of a sheet by the label of its rows."""
    rows = list(book.written[title].iter_rows())
    place = [c.value for c in rows[0]].index(name)
    return {row[0].value: at(solution, title, row[place].coordinate) if solution else row[place].value for row in rows}


def care(solution):
    """All that the sheet Answer says."""
    cells = (f"A{n}" for n in range(1, 60))
    return " ".join(str(at(solution, "Answer", c)) for c in cells if cell("Answer", c) in solution)


def test_another_gdp_source_of_the_list_gives_what_python_gives_over_it(made):
    book = made(GOODS)
    names = book.written.defined_names
    sheet, cells = names["gdp_sources"].attr_text.replace("$", "").split("!")
    offered = [c.value for (c,) in book.written[sheet][cells]]
    rows = by_gdp_source(book.result)
    assert offered == [f"{row['label']}, {row['year']}" for row in rows]
    (rule,) = (r for r in book.written["Answer"].data_validations.dataValidation if r.type == "list")
    assert (str(rule.sqref), rule.formula1) == (
        names["gdp_source"].attr_text.replace("$", "").split("!")[1],
        "gdp_sources",
    )
    other = next(row for row in rows if row["source"] == "un_current")
    solution = book.again(gdp_source=f"{other['label']}, {other['year']}")
    expected = over(families.members(book.result)["un_current"], book.result)
    for name in ("gdp", "gdp_share", "contribution_to_gdp", "gdp_per_head", "share_path"):
        found = [float(at(solution, "Model", place)) for place in model_rows(book)[name]]
        assert found == pytest.approx(shown(book, expected, name), rel=EXACT), name
    assert said(solution).startswith("Inputs were changed: 1, the first is “GDP source”.")
    assert f"{100 * other['share']:.3g}% of GDP (UN, current dollars, 2024), in the central case" in care(solution)
    assert "still those of the exported figures" in care(solution)


def test_a_typed_gdp_moves_the_row_of_its_source_and_no_other(made):
    book = made(GOODS)
    solution = book.again(gdp_published=20e12)
    rows = {r["source"]: r["share"] for r in by_gdp_source(book.result)}
    found = {
        n.split()[1]: at(solution, "Model", c[1]) for n, c in model_rows(book).items() if n.startswith("gdp_share ")
    }
    assert found["bok_nominal"] == at(solution, "Model", model_rows(book)["gdp_share"][0]) != rows["bok_nominal"]
    assert found["un_current"] == pytest.approx(rows["un_current"], rel=EXACT)


def test_what_the_goods_come_to_is_said_beside_a_stated_sale(made):
    book = made("press-line-2023")
    assert "The sale is stated: it is typed in itself" in care(book.again())
    solution = book.again(price_shell_152=500.0)
    assert "The sale is stated as $250 million a year, while the goods come to $125 million a year" in care(solution)
    assert at(solution, "Model", model_rows(book)["gdp_share"][0]) == pytest.approx(
        float(np.ravel(book.result.central["gdp_share"])[0]), rel=EXACT
    )


def test_an_input_outside_what_is_possible_is_refused_and_said(made):
    book = made(PLAIN)
    least, most, names = (column(book, "Inputs", n) for n in ("least", "most", "name"))
    rules = {
        str(rule.sqref): rule
        for rule in book.written["Inputs"].data_validations.dataValidation
        if rule.type == "decimal"
    }
    for label, name in names.items():
        item = book.result.state.inputs.get(name)
        if item and item.plausible and item.plausible[1] < 1e30:
            assert (least[label], most[label]) == item.plausible
            place = book.written.defined_names[name].attr_text.replace("$", "").split("!")[1]
            fixed = item.plausible[0] == item.plausible[1]
            assert fixed or (float(rules[place].formula1), float(rules[place].formula2)) == item.plausible
            assert fixed != (place in rules)
    solution = book.again(discount_rate=1.5)
    assert "Outside what is possible: 1, the first is “Discount rate”." in care(solution)
    assert str(at(solution, "Answer", "A2")).startswith("Outside what is possible")


def test_pictures_show_cells_that_are_computed_again(made):
    book = made(GOODS)
    with zipfile.ZipFile(io.BytesIO(book.content)) as parts:
        charts = [parts.read(n).decode() for n in parts.namelist() if re.search(r"charts/chart\d+\.xml", n)]
    shown_cells = [re.findall(r"<c:val>.*?<c:f>Model!([^<]*)</c:f>", text)[0].replace("$", "") for text in charts]
    assert len(shown_cells) == 4
    for cells in shown_cells:
        assert all(c.data_type == "f" for row in book.written["Model"][cells] for c in row)


def test_formulas_have_numbers_of_fifteen_digits_at_most(made):
    """Spreadsheet programs keep no more (findings: files.md, A2)."""
    for book in map(made, (GOODS, PATH, PLAIN)):
        every = [c.value for s in book.written for row in s.iter_rows() for c in row if c.data_type == "f"]
        digits = [re.sub(r"\D|^0\.?0*", "", n) for text in every for n in re.findall(r"(?<![\w.])\d[\d.]*", text)]
        assert max(map(len, digits)) <= 15


def test_what_is_said_of_a_gdp_source_is_as_high_as_its_text(made):
    """A row of wrapped text has room for all of its lines: 15 points a line, as a spreadsheet program has it."""
    sheet = made(GOODS).written["Model"]
    column, said = next((c.column, c.row) for row in sheet.iter_rows() for c in row if c.value == "note")
    notes = [sheet.cell(row, column) for row in range(said + 1, sheet.max_row + 1)]
    wide = sheet.column_dimensions[notes[0].column_letter].width
    long = [note for note in notes if note.value and len(note.value) > 2 * wide]
    assert long
    assert all(sheet.row_dimensions[c.row].height >= 15 * len(c.value) / (1.2 * wide) for c in long)


def test_every_sheet_prints_across_on_paper_as_wide_as_it(made):
    for sheet in made(GOODS).written:
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert made(GOODS).result.fingerprint.scenario[:8] in sheet.oddFooter.left.text
    _left, top, _right, bottom = openpyxl.utils.range_boundaries(made(GOODS).written["Draws"].print_area.split("!")[1])
    assert bottom - top < 50


def test_formulas_are_protected_without_a_password(made):
    book = made(GOODS).written
    for title in ("Answer", "Inputs", "Model", "Statistics", "Check"):
        assert book[title].protection.sheet
        assert book[title].protection.password is None
    assert not book["Sources"].protection.sheet


def test_sources_are_links(made):
    sheet = made(GOODS).written["Sources"]
    links = {c.value: c.hyperlink.target for row in sheet.iter_rows(min_row=2) for c in row if c.hyperlink}
    assert len(links) > 20
    assert all(target.startswith("http") and target == text for text, target in links.items())


def test_goods_that_are_not_in_the_scenario_have_no_cells(made):
    """Of the seven lines of missiles-added four are sold; docs/cases shows which."""
    names = set(made(GOODS).written.defined_names)
    assert not {n for n in names if re.search("shell_122|shell_155|drone", n)}
    assert {"price_shell_152", "price_rocket_122", "price_srbm", "price_spare_parts"} <= names


# --- cards -----------------------------------------------------------------------------------------


def test_a_card_says_unit_price_year_source_grade_and_who_disagrees(made):
    rows = list(made(GOODS).kept["Assumption cards"].iter_rows(values_only=True))
    cards = {row[rows[0].index("name")]: dict(zip(rows[0], row, strict=True)) for row in rows[1:]}
    assert set(cards) == set(Grid(made(GOODS).result).inputs)
    shell = cards["price_shell_152"]
    assert (shell["unit"], shell["price basis"], shell["grade"]) == ("USD/round", "prices of 2023", "C3")
    assert "Bloomberg" in shell["sources"] or "http" in shell["sources"]
    assert any(card["who disagrees"] for card in cards.values())


# --- what a spreadsheet would run ------------------------------------------------------------------


def test_a_hostile_name_of_a_goods_line_becomes_a_harmless_name(tmp_path):
    evil = '=cmd|"/C calc"!A0'
    state = econ.run(preset(GOODS)).state.canonical
    line = state["lines"][0]
    inputs = {n.removesuffix(line) + evil if n.endswith(f"_{line}") else n: v for n, v in state["inputs"].items()}
    hostile = econ.Scenario.from_dict(
        {**state, "correlation": [], "inputs": inputs, "lines": [evil, *state["lines"][1:]]}
    )
    book = book_of(econ.run(hostile.change(title=evil)), tmp_path)
    formulas_written = [c.value for s in book.written for row in s.iter_rows() for c in row if c.data_type == "f"]
    names = book.written.defined_names
    assert "price__cmd___C_calc__A0" in names
    assert "=quantity_delivered__cmd___C_calc__A0*price__cmd___C_calc__A0*(1-quality_discount__cmd___C_calc__A0)" in (
        formulas_written
    )
    assert [text for text in formulas_written if "cmd|" in text] == []
    assert [n for n, about in names.items() if "cmd|" in n or "cmd|" in about.attr_text] == []


# --- verified --------------------------------------------------------------------------------------


def changed(content, title, place, change):
    """The bytes of a workbook with the XML of one cell changed."""
    number = openpyxl.load_workbook(io.BytesIO(content), read_only=True).sheetnames.index(title) + 1
    part = f"xl/worksheets/sheet{number}.xml"
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name == part:
                found = re.search(rf'<c r="{place}".*?</c>'.encode(), text)[0]
                assert change(found) != found
                text = text.replace(found, change(found))
            new.writestr(name, text)
    return stream.getvalue()


def next_digit(xml):
    """One digit of the value changed, four from the end."""
    return re.sub(rb"(\d)(\d{3}</v>)", lambda m: str((int(m[1]) + 1) % 10).encode() + m[2], xml)


def another_value(xml):
    return re.sub(rb"<v>[^<]*</v>", b"<v>0.0123</v>", xml)


def places(content, changes):
    verdict = verify.verify_bytes(changed(content, *changes), ".xlsx")
    assert not verdict.identical
    return [d.place for d in verdict.differences]


def test_a_workbook_as_it_was_written_is_identical(made):
    verdict = verify.verify_bytes(made(GOODS).content, ".xlsx")
    assert verdict.identical
    assert verdict.compared > 2000


def test_the_value_that_a_formula_keeps_is_verified(made):
    book = made(PLAIN)
    share = model_rows(book)["gdp_share"][0]
    assert places(book.content, ("Model", share, another_value)) == ["Model gdp_share value"]
    verdict = verify.verify_bytes(changed(book.content, "Model", share, next_digit), ".xlsx")
    assert verdict.largest > 0


@pytest.mark.parametrize(
    ("title", "place", "change", "named"),
    [
        ("Draws", "B20", another_value, "Draws 19 gdp_share"),
        ("Statistics", "E4", another_value, "Statistics gdp_share low of_these_draws"),
        ("Check", "D2", another_value, "Check "),
        ("Model", "B1", lambda xml: xml.replace(b"<v>Identical", b"<v>All of it"), "Model check"),
        ("Model", "B6", lambda xml: re.sub(rb"</f>", b"*2</f>", xml), " formula"),
    ],
)
def test_one_changed_cell_is_named(made, title, place, change, named):
    found = places(made(PLAIN).content, (title, place, change))
    assert len(found) == 1
    assert named in found[0]


def test_a_workbook_saved_by_a_program_that_does_not_compute_is_still_verified(made):
    """openpyxl keeps the formulas and drops their values; what is left must agree."""
    stream = io.BytesIO()
    openpyxl.load_workbook(io.BytesIO(made(PLAIN).content)).save(stream)
    verdict = verify.verify_bytes(stream.getvalue(), ".xlsx")
    assert verdict.identical
    assert verdict.compared > 1000


@pytest.mark.parametrize("name", [GOODS, PATH, TROOPS])
def test_no_formula_has_a_function_that_xlsxwriter_would_mark_as_newer(made, name):
    """It marks them with `_xlfn.`; here none is searched for them, which takes a tenth of the time of a workbook."""
    cells = (cell for sheet in made(name).written for row in sheet.iter_rows() for cell in row)
    found = [cell.value for cell in cells if cell.data_type == "f"]
    assert len(found) > 500
    marked = xlsxwriter.worksheet.Worksheet()._prepare_formula
    assert [formula for formula in found if f"={marked(formula, expand_future_functions=True)}" != formula] == []


def test_the_same_result_gives_the_same_bytes(made):
    again = econ.run(made(GOODS).result.scenario)
    assert econ.export.to_bytes(again, "xlsx") == made(GOODS).content
