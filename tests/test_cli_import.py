"""`econ import`: what it says of a file, what it writes, and how errors leave."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from econ.doors.cli import main

DOCS = Path(__file__).parent.parent / "docs"
BULK = (
    '"Data Source","World Development Indicators",\n\n"Last Updated Date","2024-10-24",\n\n'
    '"Country Name","Country Code","Indicator Name","Indicator Code","2022","2023",\n'
    '"Euro area","EMU","GDP (current US$)","NY.GDP.MKTP.CD","1","2",\n'
    '"Serbia","SRB","GDP (current US$)","NY.GDP.MKTP.CD","63563410720.7","75187125426.7",\n'
)


@pytest.fixture
def say(capsys, monkeypatch, tmp_path):
    """Run a command in a folder of its own and return its code, output and errors."""
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "gdp.csv").write_text(BULK, "utf-8")

    def run(*words):
        code = main(list(words))
        out, err = capsys.readouterr()
        return code, out, err

    return run


def test_without_a_folder_it_says_what_it_found_and_writes_nothing(say, tmp_path):
    code, out, err = say("import", "gdp.csv")
    assert (code, err) == (0, "")
    assert out.splitlines()[:2] == [
        "gdp.csv: World Bank bulk file.",
        "Release: World Development Indicators of 2024-10-24 (CC-BY-4.0).",
    ]
    assert re.search(r"world_bank_gdp +gdp +USD/year, current +SRB +2022–2023", out)
    assert "Groups of countries are left out (Euro area)" in out
    assert out.rstrip().endswith("With --into FOLDER it is written for SRB as figures of your own.")
    assert [p.name for p in tmp_path.iterdir()] == ["gdp.csv"]


def test_with_a_folder_it_writes_and_says_how_to_use_it(say, tmp_path):
    code, out, _err = say("import", "gdp.csv", "--country", "SRB", "--series", "gdp", "--into", "mine")
    assert code == 0
    assert "Written to mine: SRB/world_bank_gdp_2024_10_24." in out
    assert out.rstrip().endswith("Use it with --data mine.")
    assert (tmp_path / "mine/series/SRB/world_bank_gdp_2024_10_24/values.csv").is_file()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"name,age\nAnna,3\n", "other.csv is a table whose columns are name, age."),
        (b"<html><body>Sorry</body></html>", "other.csv is a page of the web"),
        (b"", "The file is empty."),
        (BULK.encode()[:-20], "it was cut"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_sentence_and_code_2(say, tmp_path, content, said):
    (tmp_path / "other.csv").write_bytes(content)
    code, out, err = say("import", "other.csv", "--into", "mine")
    assert (code, out) == (2, "")
    assert said in " ".join(err.split())
    assert not (tmp_path / "mine").exists()


def test_a_file_that_is_not_there_is_named(say):
    assert say("import", "none.csv")[0] == 2


def test_a_command_that_does_not_import_loads_no_reader():
    code = "import sys, econ.doors.cli as c; c.parser(); print([m for m in sys.modules if '.providers' in m])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_commands_of_the_howto_run_as_they_are_shown(say, tmp_path):
    """On a small file under the name that the page uses; what needs other files is parsed by the reference's test."""
    page = (DOCS / "howto/import-a-providers-file.md").read_text("utf-8")
    name = "API_NY.GDP.MKTP.CD_DS2_en_csv_v2_9865.csv"
    (tmp_path / name).write_text(BULK, "utf-8")
    lines = [line for block in re.findall(r"```sh\n(.*?)```", page, re.DOTALL) for line in block.splitlines()]
    commands = [line for line in lines if line.startswith(f"econ import {name}")]
    assert len(commands) >= 2
    for line in commands:
        assert say(*line.split()[1:])[0] == 0
    folder = tmp_path / "my-figures"
    shown = re.findall(r"^  (\S+)$", re.search(r"my-figures/\n(.*?)```", page, re.DOTALL)[1], re.MULTILINE)
    assert sorted(shown) == sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


def test_running_a_file_of_a_provider_says_whose_it_is(say, tmp_path):
    """`econ run` is given the World Bank's answer where a scenario is meant."""
    place = tmp_path / "answer.json"
    place.write_text('[{"page":1,"pages":1,"lastupdated":"2026-07-13"},[]]', "utf-8")
    code, _out, err = say("run", str(place))
    assert code == 2
    assert "World Bank API answer" in " ".join(err.split())
    assert "econ import FILE" in " ".join(err.split())


def test_it_says_of_which_countries_answers_take_what_was_written(say, tmp_path):
    spending = BULK.replace("GDP (current US$)", "Military expenditure (current USD)")
    (tmp_path / "spending.csv").write_text(spending.replace("NY.GDP.MKTP.CD", "MS.MIL.XPND.CD"), "utf-8")
    _code, out, _err = say("import", "spending.csv", "--country", "SRB", "--into", "mine")
    assert "stands in countries/: SRB." in " ".join(out.split())
    _code, out, _err = say("import", "gdp.csv", "--country", "SRB", "--into", "other")
    assert "countries/" not in out
