"""What is withheld has no number anywhere, and whoever asks for it is told why.

Nothing is withheld today; here two outputs are, in every place that knows the calculator's equations.
"""

import io
import json
import sys
from dataclasses import replace

import econ.export
import numpy as np
import pytest

import econ
from econ import Sampler, Scenario
from econ.analysis import compare, mixture, reverse, sensitivity, tables
from econ.doors.cli import main
from econ.engine import evaluate
from econ.engine.adaptive import converge
from econ.engine.many.sweeps.question import cell
from econ.equations.graph import Graph, equation
from econ.output import charts
from econ.output.export.pictures import drawable
from econ.provenance import links, method
from econ.provenance.origins import origin
from econ.scenario import resolve
from econ.verify import cause
from econ.wording.errors import InputError

FEW = Sampler(points=64, scrambles=2)
OIL = Scenario.preset("payment-in-oil-and-grain").change(sampler=FEW)
WITHHELD = ("break_even_probability", "expected_net_gain")
WHY = "it takes the moon for a cheese; look at the telescope instead"
WORDS = ("break-even probability:", "net gain of the state:")
"""Words of their labels."""

OPEN = econ.GRAPH
CLOSED = Graph(replace(e, withheld=WHY if name in WITHHELD else "") for name, e in OPEN.equations.items())


@pytest.fixture(scope="module", autouse=True)
def _closed():
    with pytest.MonkeyPatch.context() as patch:
        for module in [m for name, m in sys.modules.items() if name.split(".")[0] == "econ"]:
            if vars(module).get("GRAPH") is OPEN:
                patch.setattr(module, "GRAPH", CLOSED)
        patch.setattr(evaluate, "__defaults__", (CLOSED,))
        yield


@pytest.fixture(scope="module")
def result():
    return econ.run(OIL)


def test_nothing_is_withheld_today():
    assert OPEN.withheld == {}


@pytest.mark.parametrize("name", econ.default_book().presets)
def test_no_preset_has_a_number_for_what_is_withheld(name):
    result = econ.run(Scenario.preset(name).change(sampler=FEW))
    for withheld in WITHHELD:
        assert withheld not in result.draws
        assert withheld not in result.central
        assert withheld not in result.outputs
        assert withheld not in {row["output"] for row in tables.summary(result)}
        assert result.left_out[withheld] == f"withheld: {WHY}"


def test_the_equation_stays_as_it_is_documented_and_in_the_digest(result):
    assert CLOSED.opened.digest == CLOSED.digest == OPEN.digest
    without = Graph(e for name, e in CLOSED.equations.items() if name not in WITHHELD)
    assert without.digest != CLOSED.digest
    found = method.entry(result, "break_even_probability")
    assert found.python == OPEN.equations["break_even_probability"].python
    assert found.median is None
    assert found.why_not == result.left_out["break_even_probability"]


def test_an_opened_graph_gives_what_is_withheld():
    book = econ.default_book()
    before = evaluate(resolve(OIL, book), book, CLOSED.opened)
    assert {*before.outputs} - {*econ.run(OIL).outputs} == set(WITHHELD)


def other(scenario=OIL):
    return econ.run(scenario.change(set={"oil_share": "0.1"}))


ASKED = {
    "its inputs": lambda r, n: r.inputs_of(n),
    "its sources": lambda r, n: r.sources_of(n),
    "where it comes from": origin,
    "assumptions": tables.assumptions,
    "the tornado": sensitivity.swing_rows,
    "shares of the variance": sensitivity.share_rows,
    "what knowing is worth": lambda r, n: sensitivity.information_rows(r, n, 0.5),
    "an elasticity": lambda r, n: sensitivity.elasticity(r, n, "paid_share"),
    "a sweep": lambda r, n: sensitivity.sweep(r, n, "paid_share", np.array([0.1])),
    "a sweep along it": lambda r, n: sensitivity.sweep(r, "gdp_share", n, np.array([0.1])),
    "bands": lambda r, n: sensitivity.bands(r, n, {"paid_share": [0.1]}),
    "solving for it": lambda r, n: reverse.solve(r, "sale_value", n, 0.5),
    "solving by it": lambda r, n: reverse.solve(r, n, "gdp_share", 0.5),
    "lines of it": lambda r, n: reverse.iso_lines(r, n, ("paid_share", "delivery_period"), (0.5,)),
    "break-even values": lambda r, n: reverse.break_even_rows(r, n, 0.5),
    "a mixture": lambda r, n: mixture.mixture(r, None, n),
    "a comparison": lambda r, n: compare.outputs([r, other()], [n]),
    "a difference": lambda r, n: compare.differences([r, other()], [n]),
    "steps": lambda r, n: compare.steps(r, other(), n),
    "very many draws": lambda r, n: cell(r.state, [n], CLOSED),
    "digits that are certain": lambda r, n: converge(r.scenario, [n], 2),
    "stating it": lambda r, n: econ.run(r.scenario.change(set={n: 0.5})),
    "stating it in a complete scenario": lambda r, n: econ.run(
        Scenario.from_dict(
            r.state.canonical | {"inputs": r.state.canonical["inputs"] | {n: {"shape": "fixed", "value": 0.5}}}
        )
    ),
}


@pytest.mark.parametrize("name", WITHHELD)
@pytest.mark.parametrize("way", ASKED)
def test_whoever_asks_for_it_is_told_in_one_sentence_why_and_what_to_look_at_instead(result, way, name):
    with pytest.raises(InputError) as caught:
        ASKED[way](result, name)
    error = caught.value
    assert f"is withheld: {WHY}" in error.what
    assert error.what.count(". ") == 0


COMMANDS = (
    ("sensitivity", "payment-in-oil-and-grain", "--of", "break_even_probability"),
    ("solve", "enforcement_probability", "--for", "expected_net_gain=0 USD"),
    ("sweep", "paid_share=0.1 to 0.2", "--of", "break_even_probability"),
    ("sweep", "break_even_probability=0.1 to 0.2"),
    ("compare", "press-line-2023", "missiles-added", "--of", "expected_net_gain"),
    ("restate", "data", "--of", "expected_net_gain"),
    ("mixture", "--of", "expected_net_gain"),
    ("run", "--set", "break_even_probability=0.5"),
)


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_the_command_line_refuses_it_with_the_reason(words, capsys):
    assert main(words) == 2
    assert f"is withheld: {WHY}" in " ".join(capsys.readouterr().err.split())


def test_the_command_line_explains_it(capsys):
    assert main(("explain", "break_even_probability")) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "where(gain_before_sanctions > 0" in said
    assert f"none: withheld: {WHY}" in said


def test_no_chart_draws_it(result):
    assert "break_even" not in drawable(result)
    assert not charts.table("break_even", result)
    assert "is withheld: it takes the moon" in charts.reason("break_even", result)
    for name in ("distribution", "tornado", "variance_shares", "value_of_information"):
        assert "is withheld: it takes the moon" in charts.reason(name, result, output="break_even_probability")


TEXTS = ("csv", "json", "markdown", "latex", "html")


@pytest.mark.parametrize("form", TEXTS)
def test_a_text_says_it_only_where_it_says_what_is_left_out(result, form):
    text = econ.export.to_bytes(result, form).decode().lower()
    for name in WITHHELD:
        assert text.count(name) <= 1 + (form == "html")  # the row of what is left out, in HTML with its label
    for words in WORDS:
        assert all("withheld" in text[n : n + 400] for n in range(len(text)) if text.startswith(words, n)), words


def test_json_lists_it_as_left_out_and_not_as_an_output(result):
    found = json.loads(econ.export.to_bytes(result, "json"))["results"]
    assert {row["output"] for row in found["left_out"]} >= set(WITHHELD)
    assert not {row["output"] for row in found["outputs"]} & set(WITHHELD)


def test_the_workbook_has_no_cell_of_it(result):
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(econ.export.to_bytes(result, "xlsx")))
    assert not set(book.defined_names) & set(WITHHELD)
    said = {str(c.value) for sheet in book for row in sheet.iter_rows() for c in row if c.value is not None}
    assert not {text for text in said if any(name in text.split() for name in WITHHELD) and "," not in text}


@pytest.mark.parametrize("form", ["parquet", "stata"])
def test_a_table_of_numbers_has_no_row_of_it(result, form):
    import pandas as pd

    rows = {"parquet": pd.read_parquet, "stata": pd.read_stata}[form](io.BytesIO(econ.export.to_bytes(result, form)))
    assert "loss_if_enforced" in {*rows.columns, *rows.get("name", ())}
    assert not set(rows.columns) & set(WITHHELD)
    if "name" in rows:
        assert not set(rows.loc[rows["section"] != "left_out", "name"]) & set(WITHHELD)


def test_a_new_link_has_other_answers_and_an_old_one_still_opens(result):
    assert set(links.thaw(links.freeze(result)).answers) == {
        *("sale_value", "gdp", "gdp_share", "contribution_to_gdp", "value_received", "loss_if_enforced")
    }
    book = econ.default_book()
    before = links.thaw(links.freeze(evaluate(resolve(OIL, book), book, CLOSED.opened)))
    assert 0 <= before.answers["break_even_probability"][0] <= 1


@pytest.mark.parametrize(("stored", "said"), [(1.5, "$1.50"), ("much", "'much'"), (None, "None")])
def test_whatever_a_file_has_for_what_is_withheld_is_said_and_raises_nothing(result, stored, said):
    """A cell of a file may hold anything: a text where a number belongs is quoted."""
    [found] = cause.withheld(["expected_net_gain median"], {"expected_net_gain median": stored}, result)
    assert (found.output, found.stored) == ("expected_net_gain", said)


def part(x):
    """Part: made up.

    Leaves out: nothing.
    """
    return x / 2


def whole(part):
    """Whole: made up.

    Leaves out: nothing.
    """
    return part * 2


def test_what_rests_on_a_withheld_equation_is_left_out_with_its_reason():
    """Any equation can be withheld: one word in `@equation`."""
    import types

    module = types.ModuleType("made_up")
    for function, why in ((part, "it is made up"), (whole, "")):
        function.__module__ = "made_up"
        setattr(module, function.__name__, equation("1", withheld=why)(function))
    graph = Graph.of(module)
    assert graph.evaluate({"x": 4.0}) == {"x": 4.0}
    assert graph.opened.evaluate({"x": 4.0}) == {"x": 4.0, "part": 2.0, "whole": 4.0}
    assert graph.missing("whole", {"x": 4.0}) == ("part",)
    assert graph.withheld == {"part": "withheld: it is made up"}
    assert str(graph.refusal("part", ())) == "“Part” is withheld: it is made up."


# A published figure that would mislead beside others


RATE = "the announced budget was valued in dollars at a rate that is not stated"
PRESS = Scenario.preset("press-line-2023").change(sampler=FEW)


@pytest.mark.parametrize("name", ["defence_budget", "state_budget", "budget_share"])
def test_a_figure_at_an_unknown_rate_is_no_input_and_the_reason_is_told(name):
    """1.47 billion dollars by Janes for 2023; a sale at market rates cannot be set against it (2.10 of the review)."""
    found = econ.run(PRESS)
    assert name not in found.draws
    assert RATE in (found.state.absent.get(name) or found.left_out[name])


def test_who_asks_for_the_share_is_told_the_reason():
    with pytest.raises(InputError) as caught:
        sensitivity.swing_rows(econ.run(PRESS), "budget_share")
    assert RATE in str(caught.value)


@pytest.mark.parametrize(
    ("given", "share"),
    [
        ({"defence_budget": "2.5 billion USD/year"}, 0.25e9 * 0.159 / 2.5e9),
        ({"state_budget": "10 billion USD/year"}, 0.025),
    ],
)
def test_a_budget_of_ones_own_is_taken(given, share):
    """250 million over a budget of 10 billion is 2.5%; 2.5 billion of defence at 15.9% is 15.72 billion."""
    assert econ.run(PRESS.change(set=given)).central["budget_share"] == pytest.approx(share)


def test_the_reason_is_said_of_the_figure_and_not_of_a_country():
    """The series says it of itself; without the clause its figure is an input again."""
    book = econ.default_book()
    named = [one.key for one in book.all_series() if one.about.withheld]
    assert named == ["PRK/defence_budget"]
    assert RATE in book.series("PRK", "defence_budget").about.withheld


def test_a_file_that_holds_the_budget_still_gives_the_share():
    """What was made before holds the 1.47 billion among its inputs, which are taken as they are."""
    whole = econ.run(PRESS).state.canonical
    budget = {"defence_budget": {"shape": "fixed", "value": 1.47e9}}
    old = Scenario.from_dict(whole | {"inputs": whole["inputs"] | budget})
    assert econ.run(old).central["budget_share"] == pytest.approx(0.25e9 * 0.159 / 1.47e9)
