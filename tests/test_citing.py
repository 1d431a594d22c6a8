"""How a result is cited, and what computes it again does."""

import json
import re
import shlex

import pytest

import econ
from econ import citing, export
from econ.cli import main
from econ.distributions import from_spec

SCENARIOS = {
    "preset": econ.Scenario.preset(),
    "lines": econ.Scenario.preset("missiles-added").change(sampler=econ.Sampler(seed=5, points=64, scrambles=4)),
    "nobody buys": econ.Scenario.preset("india-2023"),
    "own words": econ.Scenario(
        title="It's “mine”",
        year=2023,
        gdp="un_current",
        gdp_year=2022,
        set={
            "sale_value": "90 %: 0.2 to 0.3 billion USD/year",
            "multiplier": 1.1,
            "newly_produced_share": from_spec({"shape": "uniform", "low": 0.1, "high": 0.7}),
            "cash_share": from_spec({"shape": "alternatives", "values": [0.1, 0.3], "weights": [1, 3]}),
        },
        path={2023: 0.7, 2024: 0.3},
    ),
}


@pytest.fixture(scope="module", params=SCENARIOS.values(), ids=SCENARIOS)
def result(request):
    return econ.run(request.param)


def test_citation_has_the_agreed_form(result):
    text = citing.citation(result, accessed="2026-12-01")
    tail = (
        f" econ v{econ.__version__}, data {result.book.release}, scenario {result.fingerprint.scenario[:8]}, "
        "accessed 2026-12-01; author's calculations."
    )
    assert text.endswith(tail)
    assert text.startswith(f"“{result.scenario.title}”: ")
    assert result.book.country(result.scenario.exporter).of in text


def test_citation_gives_the_headline_value(result):
    share = re.search(r"[\d.]+\u00a0%", econ.headline(result))[0]
    assert share in citing.citation(result)


def test_the_day_is_today_unless_it_is_given_or_left_out(result, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert "accessed 1970-01-02;" in citing.citation(result)
    assert "accessed" not in citing.citation(result, accessed="")
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", citing.today())


def test_a_result_without_a_title_or_a_share_can_be_cited():
    bare = econ.run(econ.Scenario(set={"sale_value": "1 billion USD/year"}, sampler=econ.Sampler(points=2)))
    assert re.match(r"[\d.]+\u00a0% of North Korea's GDP", citing.citation(bare))


def test_providers_are_those_of_the_outputs(result):
    cited = citing.provider_citations(result)
    records = json.loads(citing.provider_csl(result))
    assert len(cited) == len(records) == len(econ.tables.outputs_sources(result))
    assert all(text.endswith((".", ")")) or "http" in text for text in cited)


def test_python_computes_the_same_digits(result, capsys):
    names = {}
    exec(citing.snippet_python(result), names)
    again = names["result"]
    assert again.fingerprint == result.fingerprint
    assert econ.tables.summary(again) == econ.tables.summary(result)
    assert capsys.readouterr().out == econ.headline(result) + "\n"


def test_python_notices_a_difference(result):
    text = citing.snippet_python(result).replace(result.fingerprint.scenario[:8], "00000000")
    with pytest.raises(AssertionError):
        exec(text, {})


def test_the_command_computes_the_same_digits(result, capsys):
    words = shlex.split(citing.snippet_cli(result))
    assert words[0] == "econ"
    assert main([*words[1:], "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["about"]["fingerprint"] == str(result.fingerprint)
    assert found["scenario"] == json.loads(result.state.json)
    mine = json.loads(export.to_bytes(result, "json"))["results"]["outputs"]
    assert [r["median"] for r in found["results"]["outputs"]] == [r["median"] for r in mine]


def test_a_complete_scenario_in_python_and_as_a_file(result):
    whole = econ.run(econ.Scenario.from_dict(result.state.canonical))
    names = {}
    exec(citing.snippet_python(whole).replace("print(", "str("), names)
    assert names["result"].fingerprint == whole.fingerprint
    with pytest.raises(econ.InputError, match="Save it as JSON"):
        citing.snippet_cli(whole)
