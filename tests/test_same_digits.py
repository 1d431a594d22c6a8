"""The same scenario gives the same digits wherever it is asked: app, command line, Python, workbook; any NumPy."""

import importlib.util
import io
import json
import subprocess
import sys
from pathlib import Path

import econ.export
import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

import econ
from econ import Scenario
from econ.engine.estimates import estimate
from econ.provenance import links

ROOT = Path(__file__).parent.parent
PAGE = Path(econ.__file__).parent / "doors" / "app" / "script.py"
SALE = {"sale": "stated", "sale_value": "300 million"}
NUMBERS = ("median", "low", "high", "mean", "standard_uncertainty", "numerical_error", "central")

ASKED = {
    "another sale": (
        {
            "preset": "press-line-2023",
            "year": "2021",
            "gdp": "un_current",
            "sale": "stated",
            "sale_value": "300 million",
        },
        ["press-line-2023", "--year", "2021", "--gdp", "un_current", "--set", "sale_value=300 million USD/year"],
        Scenario.preset().change(year=2021, gdp="un_current", set={"sale_value": "300 million USD/year"}),
    ),
    "another spread": (
        {"preset": "missiles-added", "payment_discount": "uniform: 0.05 to 0.25", "containers": "20000"},
        ["missiles-added", "--set", "payment_discount=uniform: 0.05 to 0.25", "--set", "containers=20000 container"],
        Scenario.preset("missiles-added").change(
            set={"payment_discount": "uniform: 0.05 to 0.25", "containers": "20000 container"}
        ),
    ),
}


def by_output(rows):
    return {row["output"]: tuple(row[n] for n in NUMBERS) for row in rows}


def from_the_app(link):
    """What the page has computed, and the frozen link that it prints."""
    test = AppTest.from_file(str(PAGE), default_timeout=60)
    for name, value in link.items():
        test.query_params[name] = value
    test.session_state["copies"] = True  # the visitor has opened what can be copied
    test.run()
    assert not test.exception
    result = test.session_state["session"].result
    printed = next(links.thaw(code.value) for code in test.code if "frozen=" in code.value)
    told = [json.loads(block.proto.bytes) for block in test.get("bidi_component")]
    assert [block["first"] for block in told if block["kind"] == "answer"] == [econ.tables.answer(result)]
    return by_output(econ.tables.summary(result)), printed


def from_the_command_line(words):
    done = subprocess.run(
        [sys.executable, "-m", "econ", "run", *words, "--format", "json"], capture_output=True, text=True, check=True
    )
    return by_output(json.loads(done.stdout)["results"]["outputs"])


def from_the_workbook(result):
    content = econ.export.to_bytes(result, "xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(content), data_only=True)["Outputs"]
    header, *rows = sheet.iter_rows(values_only=True)
    names = [str(name).replace(" ", "_") for name in header]
    return by_output(dict(zip(names, row, strict=True)) for row in rows)


def sixteen(numbers):
    """Digits that a workbook keeps."""
    return tuple(float(f"{value:.16G}") for value in numbers)


@pytest.mark.parametrize("asked", ASKED)
def test_app_command_line_python_and_workbook_give_the_same_digits(asked):
    """Each number to its last bit; of the workbook all 16 digits that its format keeps."""
    link, words, scenario = ASKED[asked]
    result = econ.run(scenario)
    python = by_output(econ.tables.summary(result))
    assert from_the_command_line(words) == python
    app, printed = from_the_app(link)
    assert app == python
    for name, stored in printed.answers.items():
        assert stored == tuple(getattr(estimate(result, name), s) for s in links.STATISTICS)
    assert printed.digests[0] == result.fingerprint.scenario[: links.DIGITS]
    assert {n: sixteen(v) for n, v in python.items()} == {n: sixteen(v) for n, v in from_the_workbook(result).items()}


def test_the_comparison_sees_a_change_in_the_last_digit_of_a_workbook():
    assert sixteen([0.008921129834254705]) != sixteen([0.008921129834254715])


# NumPy releases

SPEC = importlib.util.spec_from_file_location("numpy_releases", ROOT / "bench" / "numpy_releases.py")
RELEASES = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(RELEASES)
KEPT = json.loads(RELEASES.KEPT.read_text("utf-8"))

STALE = (
    "Published digits have moved. If an equation, a figure or the arithmetic was changed on purpose, say so in the "
    "CHANGELOG under “Numbers changed” and run `python bench/numpy_releases.py --write`."
)


@pytest.mark.parametrize("preset", RELEASES.PRESETS)
def test_every_draw_and_statistic_has_the_bits_that_other_numpy_releases_give(preset):
    """`bench/numpy_releases.py --write` computed these digests under the releases that tests/digits.json names."""
    assert RELEASES.whole(RELEASES.quantities(preset)) == KEPT["presets"][preset], STALE


def test_the_kept_digests_come_from_at_least_two_numpy_releases_with_and_without_fast_instructions():
    releases = {name.split()[1] for name in KEPT["environments"]}
    assert len(releases) >= 2
    assert {f"numpy {release}{how}" for release in releases for how in ("", " without dispatch")} == set(
        KEPT["environments"]
    )


def test_another_digit_anywhere_gives_another_digest():
    parts = RELEASES.quantities("press-line-2023")
    for name in ("draws gdp_share", "summary gdp_share", "by_gdp_source 0"):
        assert RELEASES.whole(parts | {name: "0"}) != RELEASES.whole(parts)
