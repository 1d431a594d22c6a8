"""`econ sweep`: tables along one and two axes, and folders of very many draws."""

import errno
import os
import re
import sys

import pytest

import econ
from econ.analysis import sensitivity
from econ.doors import cli
from econ.doors.cli import progress
from econ.engine.many.sweeps.store import holding

SALES = "sale_value=100, 200 million USD/year"


@pytest.fixture
def econ_(capsys):
    """Run the command line; exit code, output and errors."""

    def run(*arguments):
        code = cli.main(arguments)
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


@pytest.mark.parametrize(
    "asked", [("turkey-2024", SALES), (SALES, "turkey-2024"), (SALES, "--scenario", "turkey-2024")]
)
def test_a_scenario_is_named_as_other_commands_take_it(econ_, asked):
    """Of Türkiye's 1.36 trillion dollars (World Bank, 2024, release of July 2026) 200 million are 0.015%."""
    code, out, _ = econ_("sweep", *asked)
    assert code == 0
    assert "0.015%" in out
    code, _, said = econ_("sweep", "missiles-added", SALES, "--scenario", "turkey-2024")
    assert code == 2
    assert "Two scenarios are named: turkey-2024 and missiles-added." in " ".join(said.split())


def test_one_axis_is_a_table_with_a_column_for_each_output(econ_):
    """250 million is 0.8921% of the Bank of Korea's nominal GDP (README), so 100 million is 0.36 and 200 is 0.71%."""
    code, out, _ = econ_("sweep", SALES, "--of", "gdp_share", "--of", "sale_per_head")
    assert code == 0
    assert re.search(r"^sale_value +gdp_share +sale_per_head$", out, re.MULTILINE)
    assert re.search(r"^\$100 million a year +0\.36% ", out, re.MULTILINE)
    assert re.search(r"^\$200 million a year +0\.71% ", out, re.MULTILINE)
    assert "Share of GDP and Sale per head along sale_value" in out


def test_a_range_has_as_many_steps_as_asked(econ_):
    _, out, _ = econ_("sweep", "sale_value=100 to 500 million USD/year", "--steps", "3")
    assert [line[:12] for line in out.splitlines() if line.startswith("$")] == [
        "$100 million",
        "$300 million",
        "$500 million",
    ]
    _, out, _ = econ_("sweep", "sale_value=1 to 100 million USD/year", "--steps", "3", "--log")
    found = [line.split(" a ")[0] for line in out.splitlines() if line.startswith("$")]
    assert found == ["$1 million", "$10 million", "$100 million"]


def test_two_axes_are_a_grid(econ_):
    _, out, _ = econ_(
        "sweep", "payment_discount=0, 40%", "price_shell_152=500, 1000 USD/round", "--scenario", "missiles-added"
    )
    assert "payment_discount ↓ price_shell_152 →" in out
    result = econ.run(econ.Scenario.preset("missiles-added"))
    wanted = sensitivity.grid(result, "gdp_share", ("price_shell_152", [500, 1000]), ("payment_discount", [0, 0.4]))
    rows = [line for line in out.splitlines() if re.match(r"(0|40)% ", line)]
    found = [[float(v) / 100 for v in re.findall(r"([\d.]+)%", line)[1:]] for line in rows]
    assert found == [pytest.approx(row, rel=0.05) for row in wanted.tolist()]


def test_very_many_draws_go_into_a_folder_and_can_be_asked(econ_, tmp_path):
    folder = str(tmp_path / "sweep")
    code, out, _ = econ_("sweep", "year=2022, 2023", "--out", folder, "--draws", "2e4", "--workers", "2")
    assert code == 0
    assert "32,768 draws of each of 2 scenarios" in out
    assert re.search(r"^2022 +gdp_share +0\.89% +0\.81 to 0\.99%", out, re.MULTILINE), "as in the README"
    sql = "SELECT year, draws FROM statistics WHERE statistic = 'mean' ORDER BY year"
    code, out, _ = econ_("sweep", "--out", folder, "--query", sql)
    assert code == 0
    assert [line.split() for line in out.splitlines()[2:]] == [["2022", "32768"], ["2023", "32768"]]


def test_a_picture_is_written_beside_the_table(econ_, tmp_path):
    path, folder = tmp_path / "sweep.svg", str(tmp_path / "sweep")
    code, out, said = econ_("sweep", SALES, "--figure", str(path))
    assert code == 0
    assert "$200 million a year" in out.replace("\u00a0", " ")
    assert "Written:" in said
    assert "Share of GDP is 0.36% at $100 million a year and 0.71%" in path.read_text("utf-8").replace("\u00a0", " ")
    code, _, _ = econ_(
        *("sweep", SALES, "year=2022, 2023", "--out", folder, "--draws", "100", "--figure", str(path)),
    )
    assert code == 0
    assert "Share of GDP goes from" in path.read_text("utf-8")


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--figure", "sweep.gif"), "does not end in .png, .svg, .pdf"),
        (("--figure", "sweep.svg", "--of", "gdp_share", "--of", "sale_total"), "A picture shows one output"),
    ],
)
def test_a_picture_that_cannot_be_is_refused_before_anything_is_computed(econ_, more, said, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    code, _, errors = econ_("sweep", SALES, "--out", "folder", *more)
    assert code == 2
    assert said in errors
    assert not list(tmp_path.iterdir())


def test_without_an_axis_there_is_one_scenario(econ_, tmp_path):
    code, out, _ = econ_("sweep", "--out", str(tmp_path / "sweep"), "--of", "import_cover", "--draws", "1000")
    assert code == 0
    assert "import_cover" in out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "0 axes and 1 outputs do not fit"),
        (["sale_value"], "is not NAME=VALUES"),
        (["sale_valu=1 USD/year"], "Did you mean sale_value"),
        (["sale_value=1, 2 rounds"], "sale_value"),
        ([SALES, SALES], "is given twice"),
        ([SALES, "paid_share=0, 1", "--of", "gdp_share", "--of", "trade_share"], "do not fit into a table"),
        ([SALES, "--of", "line_value"], "line_value"),
        (["sale_value=1 to 2 USD/year", "--steps", "1"], "1 steps are asked for"),
        (["sale_value=0 to 2 USD/year", "--log"], "cannot begin at 0"),
        (["newly_produced_share=0 to 3", "--of", "contribution_to_gdp"], "outside what is possible (0 to 1)"),
        (["payment_discount=0 to 40", "--of", "gdp_share"], "written as 0.14 or 14%"),
        (["sale_value=-5, 5 million USD/year"], "is negative"),
        (["sale_value=250.000, 500.000 USD/year"], "can be read in more than one way"),
        (["newly_produced_share=0, 2", "--of", "contribution_to_gdp", "--out", "x"], "outside what is possible"),
        (["year=2022, 2023"], "Add --out FOLDER"),
        ([SALES, "--draws", "1e6"], "--draws needs a folder"),
        ([SALES, "--workers", "2"], "--workers needs a folder"),
        (["--query", "SELECT 1"], "--query needs a folder"),
        ([SALES, "--out", "x", "--draws", "many"], "no number of draws"),
        ([SALES, "--out", "x", "--workers", "0"], "workers"),
    ],
)
def test_what_cannot_be_asked_is_explained(econ_, arguments, said, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    code, _, err = econ_("sweep", *arguments)
    assert code == 2
    assert said in " ".join(err.split())


def test_a_folder_without_a_sweep_cannot_be_asked(econ_, tmp_path):
    code, _, err = econ_("sweep", "--out", str(tmp_path), "--query", "SELECT 1")
    assert code == 2
    assert "holds no sweep" in err


LARGE = (
    "sweep",
    "payment_discount=0, 0.1",
    "--scenario",
    "missiles-added",
    "--draws",
    "2000",
    "--workers",
    "1",
    "--out",
)


def test_somebody_elses_folder_inside_is_no_obstacle(econ_, tmp_path):
    (tmp_path / "unfinished-abc").mkdir()
    assert econ_(*LARGE, str(tmp_path))[0] == 0
    assert sorted(p.name for p in tmp_path.iterdir()) == [
        "histograms",
        "question.json",
        "statistics",
        "unfinished-abc",
    ]


def test_a_folder_that_another_process_has_is_a_sentence(econ_, tmp_path):
    with holding(tmp_path):
        code, out, err = econ_(*LARGE, str(tmp_path))
    assert (code, out) == (2, "")
    assert re.search(
        r"Process \d+ on .+ works on this folder\. Wait until it is done, or end it;", " ".join(err.split())
    )


def test_a_full_disk_is_a_sentence_and_the_same_command_goes_on(econ_, tmp_path, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as now:
        now.setattr(os, "fsync", full)
        code, out, err = econ_(*LARGE, str(tmp_path / "sweep"))
    assert (code, out) == (2, "")
    assert "The folder cannot be written: No space left on device." in " ".join(err.split())
    assert not list((tmp_path / "sweep").rglob("unfinished-*"))
    assert econ_(*LARGE, str(tmp_path / "sweep"))[0] == 0


def test_half_written_results_are_told_and_the_same_command_mends_them(econ_, tmp_path):
    _, first, _ = econ_(*LARGE, str(tmp_path))
    path = tmp_path / "statistics" / "output=gdp_share" / "part-0.parquet"
    path.write_bytes(path.read_bytes()[:1000])
    code, _, err = econ_("sweep", "--out", str(tmp_path), "--query", "SELECT * FROM statistics")
    assert code == 2
    assert "The results are damaged. Give the same command again" in " ".join(err.split())
    code, again, _ = econ_(*LARGE, str(tmp_path))
    assert (code, again) == (0, first)


class Terminal:
    """Where error messages go, as if somebody looked."""

    def __init__(self):
        self.text = ""

    def write(self, text):
        self.text += text

    def flush(self):
        pass

    def isatty(self):
        return True


@pytest.mark.parametrize("installed", [True, False], ids=["tqdm", "without tqdm"])
def test_progress_is_shown_where_somebody_looks(monkeypatch, installed):
    seen = Terminal()
    monkeypatch.setattr("sys.stderr", seen)
    if installed:
        pytest.importorskip("tqdm")  # optional: comes with the extra "many"
    else:
        monkeypatch.setitem(sys.modules, "tqdm", None)
    with progress.progress_bar("") as told:
        told(3, 8)
        told(8, 8)
    assert ("3/8" if installed else "8 of 8 parts") in seen.text


def test_progress_is_silent_in_a_pipe(capsys):
    with progress.progress_bar("") as told:
        told(3, 8)
    assert capsys.readouterr().err == ""
