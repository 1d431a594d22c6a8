"""Documents that commands write for programs: each is what its schema says, and has the digits of the library."""

import csv
import io
import json

import jsonschema
import pytest

import econ
from econ.analysis import mixture
from econ.doors.cli import listing, main
from econ.output import answers

PRESS = econ.run()

ASKED = {
    "cite": ("cite", "--sources"),
    "explain": ("explain", "gdp_share"),
    "exporters": ("exporters", "--year", "2022"),
    "list": ("list", "gdp", "--country", "POL"),
    "mixture": ("mixture",),
    "restate": ("restate", str(econ.data_folder()), str(econ.data_folder())),
    "sensitivity": ("sensitivity", "missiles-added"),
    "solve": ("solve", "sale_value", "--for", "gdp_share=0.05"),
    "sweep": ("sweep", "sale_value=100 to 300 million USD/year", "--steps", "3"),
}
"""A command for each kind; that of `verify` needs a link."""


@pytest.fixture
def say(capsys, monkeypatch):
    """Run a command; its exit code, and what it writes to both streams."""
    monkeypatch.setenv("COLUMNS", "100")

    def run(*words):
        code = main(words)
        return code, *capsys.readouterr()

    return run


@pytest.fixture(scope="module")
def told():
    """What a command writes as JSON, once."""
    kept = {}

    def ask(say, kind):
        if kind not in kept:
            code, out, _ = say(*(ASKED | {"verify": ("verify", link())})[kind], "--format", "json")
            assert not code
            kept[kind] = json.loads(out)
        return kept[kind]

    return ask


def link():
    from econ.provenance import links

    return links.freeze(PRESS)


def test_every_kind_is_tried_here():
    assert set(answers.KINDS) == {*ASKED, "verify"}


@pytest.mark.parametrize("kind", answers.KINDS)
def test_a_document_is_what_its_schema_says(say, told, kind):
    _, schema, _ = say("schema", kind)
    document = told(say, kind)
    jsonschema.Draft202012Validator(json.loads(schema)).validate(document)
    assert list(document)[:3] == ["format", "version", "made"]
    assert (document["format"], document["version"]) == (kind, 1)
    assert document["made"]["econ"] == econ.__version__


@pytest.mark.parametrize("kind", answers.KINDS)
def test_a_document_with_a_key_more_or_less_breaks_its_schema(say, told, kind):
    _, schema, _ = say("schema", kind)
    check = jsonschema.Draft202012Validator(json.loads(schema))
    document = told(say, kind)
    assert not check.is_valid(document | {"more": 1})
    assert not check.is_valid({name: value for name, value in document.items() if name != "made"})


@pytest.mark.parametrize("kind", sorted(set(ASKED) - {"restate"}))
def test_the_table_of_a_document_is_csv_with_a_row_each(say, told, kind):
    code, out, _ = say(*ASKED[kind], "--format", "csv")
    assert not code
    rows = list(csv.DictReader(io.StringIO(out)))
    document = told(say, kind)
    assert len(rows) == len(document[answers.KINDS[kind].table])


def test_what_is_solved_is_the_share_turned_round(say, told):
    found = told(say, "solve")
    gdp = 36.2e12 / 1291.7796  # won of the Bank of Korea for 2022 and the year's average rate
    assert found["values"][0]["value"] == pytest.approx(0.05 * gdp)
    assert found["unit"] == "USD/year"


def test_a_sweep_divides_each_value_by_the_same_gdp(say, told):
    rows = told(say, "sweep")["rows"]
    assert [row["sale_value"] for row in rows] == [100e6, 200e6, 300e6]
    assert rows[2]["gdp_share"] == pytest.approx(3 * rows[0]["gdp_share"])


def test_a_mixture_has_the_numbers_of_the_library(say, told):
    document, found = told(say, "mixture"), mixture.mixture(PRESS)
    assert document["mean"] == found.mean
    assert sum(row["weight"] for row in document["rows"]) == pytest.approx(1)


def test_shares_and_thresholds_are_documents_too(say):
    for words, way in ((("--shares",), "shares"), (("--above", "5%"), "threshold")):
        _, out, _ = say("sensitivity", "missiles-added", *words, "--format", "json")
        document = json.loads(out)
        assert document["way"] == way
        answers.Sensitivity.model_validate(document)
        assert (document["probability"] is not None) == (way == "threshold")


@pytest.mark.parametrize("kind", sorted(set(listing.KINDS) - {"uses"}))
def test_every_list_has_rows_of_the_same_columns(say, kind):
    _, out, _ = say("list", kind, "--format", "json")
    rows = json.loads(out)["rows"]
    assert rows
    assert len({tuple(row) for row in rows}) == 1


@pytest.mark.parametrize("name", ["gdp_share", "sale_value", "bok_nominal", "shell_152", "voa2023", "price_shell_152"])
def test_whatever_can_be_explained_is_a_document(say, name):
    _, out, _ = say("explain", name, "--format", "json")
    document = answers.Explain.model_validate_json(out)
    assert document.name == name
    assert document.sources or name == "sale_value"


def test_the_documents_of_series_have_every_figure_that_is_kept(say):
    _, out, _ = say("explain", "bok_nominal", "--format", "json")
    document = json.loads(out)
    assert [f["value"] for f in document["figures"] if f["year"] == 2022 and f["status"] == "used"] == [36.2e12]


def test_a_file_has_the_format_of_its_name(say, tmp_path):
    code, _, said = say("solve", "sale_value", "--for", "gdp_share=0.05", "--output", str(tmp_path / "x.json"))
    assert not code
    assert "Written" in said
    assert json.loads((tmp_path / "x.json").read_text("utf-8"))["format"] == "solve"


def test_a_file_of_another_ending_is_refused_in_a_sentence(say, tmp_path):
    code, _, said = say("solve", "sale_value", "--for", "gdp_share=0.05", "--output", str(tmp_path / "x.txt"))
    assert code == 2
    assert ".json or .csv" in said


def test_a_verdict_says_what_differs(say, tmp_path):
    path = tmp_path / "answer.json"
    say("run", "--output", str(path))
    assert json.loads(say("verify", str(path), "--format", "json")[1])["same_file"] is True
    text = path.read_text("utf-8")
    document = json.loads(text)
    path.write_text(json.dumps(document), "utf-8")
    again = json.loads(say("verify", str(path), "--format", "json")[1])
    assert (again["identical"], again["same_file"]) == (True, False)
    row = next(row for row in document["results"]["outputs"] if row["output"] == "gdp_share")
    assert text.count(json.dumps(row["central"]))
    path.write_text(text.replace(json.dumps(row["central"]), "0.5", 1), "utf-8")
    code, out, _ = say("verify", str(path), "--format", "json")
    found = json.loads(out)
    assert code == 1
    assert not found["holds"]
    assert found["differences"]
