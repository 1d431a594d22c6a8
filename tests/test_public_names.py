"""Public names stay: what version 0.2.0 documented can still be imported, asked for, linked to and read by its name.

The list, `public_names.json`, was written from version 0.2.0: from its documentation, its addresses and its files.
Names may be added to it; one that is taken away breaks what somebody has saved.
"""

import csv
import io
import json
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest

import econ
from econ.engine.many import sweeps
from econ.output import export
from econ.output.export import comparison_csv
from econ.page import ask, frozen
from econ.page.page import FORMER, LANGUAGE, READER
from econ.page.place import places
from econ.page.ways import VIEW

NAMES = json.loads((Path(__file__).parent / "public_names.json").read_text("utf-8"))
BOOK = econ.default_book()


@pytest.fixture(scope="module")
def result():
    return econ.run(econ.Scenario.preset("missiles-added").change(sampler=econ.Sampler(points=32, scrambles=4)))


def resolved(name):
    """What a dotted name stands for, reached as a reader of the documentation would: from `import econ`."""
    found = econ
    for part in name.split(".")[1:]:
        found = getattr(found, part)
    return found


# --- Python -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES["python"])
def test_a_documented_name_is_reached_from_the_package(name):
    assert resolved(name) is not None


def test_names_that_are_loaded_when_they_are_asked_for_are_listed_before():
    done = subprocess.run(
        [sys.executable, "-c", "import econ; print(sorted({*econ.__all__} - {*dir(econ)}), 'claims' in econ.__dict__)"],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("[] False\n", "")


@pytest.mark.parametrize("name", NAMES["modules"])
def test_a_public_module_is_one_module_by_whatever_name(name):
    module = import_module(f"econ.{name}")
    assert module is getattr(econ, name)
    assert module is sys.modules[module.__spec__.name]
    assert module.__spec__.name == module.__name__


def test_imports_that_others_have_saved_run_in_a_fresh_interpreter():
    """The ways of importing that the documentation shows and that `econ cite --style python` has written."""
    lines = [
        *(f"import econ.{name}" for name in NAMES["modules"]),
        *(f"from econ import {name}" for name in NAMES["modules"]),
        "from econ.assumptions import Setting",
        "from econ.language import N_, _, _n",
        "import econ",
        "assert econ.export is export and econ.claims.render",
        "econ.run(econ.Scenario.preset('press-line-2023'))",
    ]
    done = subprocess.run(
        [sys.executable, "-c", "\n".join(lines)], capture_output=True, text=True, timeout=120, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_what_lies_below_a_public_module_is_not_loaded_twice():
    first = import_module("econ.assumptions.book")
    assert first is import_module(first.__name__)


@pytest.mark.parametrize("name", ["nothing", "no_such_module"])
def test_a_name_that_is_not_public_is_refused_as_python_does(name):
    with pytest.raises(AttributeError, match=name):
        getattr(econ, name)
    with pytest.raises(ModuleNotFoundError, match=name):
        import_module(f"econ.{name}")


# --- what is asked and answered -----------------------------------------------------------------------


def test_outputs_and_presets():
    assert [name for name in NAMES["outputs"] if name not in econ.GRAPH.equations] == []
    assert [name for name in NAMES["presets"] if name not in BOOK.presets] == []


def test_inputs(result):
    """An input is there with a value, or named as one that has none here; those of goods lines by kind and line.

    The shares of what comes back are computed from what was seen now; whoever states one is heard as before.
    """
    computed = {"paid_share", "cash_share", "oil_share", "grain_share"}
    stated = econ.run(result.scenario.change(set=dict.fromkeys(computed, "0.2")))
    assert computed <= {*stated.state.inputs}
    known = {*result.state.inputs, *result.state.absent, *computed}
    assert [name for name in NAMES["inputs"] if name not in known] == []


def test_parameters_of_the_address():
    known = {*ask.ECONOMY, *FORMER, LANGUAGE, VIEW, READER, frozen.FIELD}
    known |= {name for place in places().values() for name in place.parameters}
    assert set(NAMES["address"]) - known == set()


# --- columns of files ---------------------------------------------------------------------------------


def table(name, result, tmp_path):
    """The columns of a file that is written now."""
    if name == "comparison.csv":
        other = econ.run(result.scenario.change(gdp="un_current"))
        return next(csv.reader(io.StringIO(comparison_csv.write([result, other]).decode())))
    if name.startswith("sweep/"):
        question = sweeps.ask(result.scenario, ["gdp_share"], {"payment_discount": [0.0, 0.2]}, draws=1024)
        sweeps.run(question, tmp_path / "s", workers=1, compiled=False)
        [path] = (tmp_path / "s").rglob(f"{name.removeprefix('sweep/')}/**/*.parquet")
        return pq.read_schema(path).names
    if name == "scenario table":
        return list(econ.scenario_table([result], "gdp_share").frame().columns)
    content = export.to_bytes(result, name)
    if name == "csv":
        return next(csv.reader(io.StringIO(content.decode())))
    if name == "parquet":
        return pq.read_schema(io.BytesIO(content)).names
    if name == "stata":
        return list(pd.read_stata(io.BytesIO(content)).columns)
    assert name == "json"
    whole = json.loads(content)
    return [*whole, *(f"{part}.{key}" for part in whole if isinstance(whole[part], dict) for key in whole[part])]


@pytest.mark.parametrize("name", NAMES["columns"])
def test_columns_of_a_file(name, result, tmp_path):
    columns = table(name, result, tmp_path)
    assert [column for column in NAMES["columns"][name] if column not in columns] == []


@pytest.mark.parametrize("name", NAMES["formats"])
def test_formats_and_their_endings(name):
    assert export.FORMATS[name].extension == NAMES["formats"][name]
