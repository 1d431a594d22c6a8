"""Sweeps: the same digits however they are cut and wherever they are computed; stopped ones go on."""

import json
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import replace

import numpy as np
import pytest
from pyarrow import parquet

import econ
from econ import cli, sweeps
from econ.draws import Sampler
from econ.errors import InputError
from econ.kernel import Points
from econ.statistics import quantiles
from econ.sweeps import axis, running, store, work
from econ.tally import PROBABILITIES
from tests.pages import DOCS

OUTPUTS = ["gdp_share", "sale_value"]
GRID = {"payment_discount": [0.0, 0.1, 0.25]}
SCENARIO = econ.Scenario.preset("missiles-added")
CHUNK = 1 << 10


@pytest.fixture(scope="module")
def question():
    """Three scenarios of 2^14 draws: 48 parts of 1,024 draws."""
    return sweeps.ask(SCENARIO, OUTPUTS, GRID, draws=1 << 14)


def everything(results):
    return results.statistics, results.histograms


@pytest.fixture(scope="module")
def expected(question, tmp_path_factory):
    """All in one part for each scenario, on one thread, with NumPy alone."""
    folder = tmp_path_factory.mktemp("expected") / "sweep"
    return everything(sweeps.run(question, folder, workers=1, compiled=False))


# Digits


@pytest.mark.parametrize("compiled", [True, False], ids=["compiled", "NumPy"])
@pytest.mark.parametrize(("workers", "chunk"), [(1, 1 << 10), (2, 1 << 11), (4, 1 << 12), (2, 1 << 20)])
def test_workers_parts_and_compilation_change_no_digit(question, expected, tmp_path, workers, chunk, compiled):
    found = sweeps.run(question, tmp_path / "sweep", workers=workers, chunk=chunk, compiled=compiled)
    assert everything(found) == expected


def test_the_draws_are_those_of_a_plain_run(question, expected):
    """With as many points in the scenario itself; percentiles differ by their bins, within the bound."""
    rows = {(r["output"], r["cell"], r["statistic"]): r for r in expected[0]}
    for number, discount in enumerate(GRID["payment_discount"]):
        asked = SCENARIO.change(set={"payment_discount": discount})
        result = econ.run(replace(asked, sampler=Sampler(1, question.points.points, 8)))
        for output in OUTPUTS:
            draws = np.ravel(result.draws[output]).reshape(8, -1)
            assert rows[output, number, "mean"]["value"] == econ.statistics.from_draws(draws).mean
            assert rows[output, number, "low"]["value"] == draws.min()
            assert rows[output, number, "high"]["value"] == draws.max()
            for p, exact in zip(PROBABILITIES, quantiles(draws, PROBABILITIES), strict=True):
                row = rows[output, number, f"p{round(100 * p):02d}"]
                assert abs(row["value"] - econ.portable.mean(exact)) <= row["bound"]


def test_every_draw_is_counted_once(question, expected):
    for output in OUTPUTS:
        for cell in range(3):
            counts = [r["draws"] for r in expected[1] if (r["output"], r["cell"]) == (output, cell)]
            assert sum(counts) == question.points.size == 1 << 14


def test_another_seed_gives_other_draws(tmp_path, expected):
    other = sweeps.ask(replace(SCENARIO, sampler=Sampler(seed=2)), OUTPUTS, GRID, draws=1 << 14)
    found = sweeps.run(other, tmp_path / "sweep", compiled=False)
    assert found.value("gdp_share", "mean") != expected[0][0]["value"]
    assert found.value("gdp_share", "mean") == pytest.approx(expected[0][0]["value"], rel=1e-3)


# Questions


def test_axes_may_be_sources_years_and_quantities():
    question = sweeps.ask(
        econ.Scenario.preset(),
        ["gdp_share"],
        {"year": [2022, 2023], "gdp": ["bok_nominal", "un_current"], "sale_value": ["200 million USD/year", 3e8]},
        draws=64,
    )
    assert len(question.cells) == 8
    assert dict(question.cells[-1].labels) == {"year": 2023, "gdp": "un_current", "sale_value": 3e8}
    assert question.cells[-1].state.inputs["sale_value"].distribution.central == 3e8
    assert dict(question.cells[0].labels)["sale_value"] == 2e8
    assert [c.state.scenario.year for c in question.cells] == [2022] * 4 + [2023] * 4


@pytest.mark.parametrize(
    ("outputs", "axes", "said"),
    [
        (["gdp_share"], {"year": [1800]}, "year 1800"),
        ([], {}, "No output is asked for"),
        (["gdp_sahre"], {}, "Did you mean gdp_share"),
        (["line_value"], {}, "value for each line or year"),
        (["gdp_share"], {"payment_discuont": [0.1]}, "Did you mean payment_discount"),
        (["gdp_share"], {"payment_discount": range(10_001)}, "at most 10,000"),
    ],
)
def test_what_cannot_be_asked_is_refused(outputs, axes, said):
    with pytest.raises(InputError, match=said):
        sweeps.ask(SCENARIO, outputs, axes)


@pytest.mark.parametrize(
    ("text", "unit", "values"),
    [
        ("100 to 500 million USD/year", "USD/year", [1e8, 3e8, 5e8]),
        ("0 to 40 %", "1", [0.0, 0.2, 0.4]),
        ("5, 10, 20 %", "1", [0.05, 0.1, 0.2]),
        ("1,000, 2,500 USD/round", "USD/round", [1000.0, 2500.0]),
        ("200 million USD/year, 0.3 billion USD/year", "USD/year", [2e8, 3e8]),
        ("0.5", "1", [0.5]),
    ],
)
def test_values_of_an_axis_are_read_as_written(text, unit, values):
    assert axis.values(text, unit, 3) == pytest.approx(values, rel=1e-15)


def test_equal_factors():
    assert axis.values("1 to 100 USD", "USD", 3, logarithmic=True) == pytest.approx([1, 10, 100], rel=1e-15)


@pytest.mark.parametrize(("text", "words"), [("2019 to 2022", [2019, 2020, 2021, 2022]), ("BOK, UN", ["BOK", "UN"])])
def test_words_of_an_axis(text, words):
    assert axis.words(text) == words


@pytest.mark.parametrize("text", ["", "cheap to dear", "3 to 1 USD", "90 %: 1 to 2 USD", "5 USD, 90 %: 1 to 2 USD"])
def test_what_is_no_axis_is_refused(text):
    with pytest.raises(InputError):
        axis.values(text, "USD", 3)


@pytest.mark.parametrize("chunk", [1000, 512, 3 << 10])
def test_parts_are_powers_of_two_and_hold_whole_blocks(question, tmp_path, chunk):
    with pytest.raises(InputError, match="Give a power of two from 1024 on"):
        sweeps.run(question, tmp_path / "sweep", chunk=chunk)


def test_draws_are_rounded_up_to_what_the_points_allow():
    assert Points.at_least(10**9, 1, 8).size == 8 << 27
    assert Points.at_least(8 << 12, 1, 8).points == 1 << 12


# Folders


class StopHereError(Exception):
    pass


def stopping_after(parts):
    def progress(done, total):
        if done >= parts:
            raise StopHereError

    return progress


def test_a_stopped_sweep_goes_on_and_gives_the_same_digits(question, expected, tmp_path):
    folder = tmp_path / "sweep"
    for parts in (5, 20):
        with pytest.raises(StopHereError):
            sweeps.run(question, folder, chunk=CHUNK, compiled=False, progress=stopping_after(parts))
        assert len(list((folder / store.PARTS).iterdir())) == parts
        with pytest.raises(InputError, match="not finished"):
            sweeps.Results(folder)
    begun = []
    found = sweeps.run(question, folder, compiled=False, progress=lambda done, total: begun.append((done, total)))
    assert begun[0] == (20, 48), "the parts it was begun with, in the size it was begun with"
    assert begun[-1] == (48, 48)
    assert everything(found) == expected


def test_a_finished_sweep_is_not_computed_again(question, expected, tmp_path, monkeypatch):
    folder = tmp_path / "sweep"
    sweeps.run(question, folder, compiled=False)
    assert sorted(p.name for p in folder.iterdir()) == ["histograms", "question.json", "statistics"]
    monkeypatch.setattr(running, "compute", lambda _: pytest.fail("computed again"))
    assert everything(sweeps.run(question, folder, compiled=False)) == expected


@pytest.mark.parametrize("damage", ["cut short", "emptied", "of another question", "with another content"])
def test_a_damaged_part_is_computed_again(question, expected, tmp_path, damage):
    folder = tmp_path / "sweep"
    with pytest.raises(StopHereError):
        sweeps.run(question, folder, chunk=CHUNK, compiled=False, progress=stopping_after(4))
    one = min((folder / store.PARTS).iterdir())
    content = bytearray(one.read_bytes())
    if damage == "cut short":
        one.write_bytes(content[: len(content) // 2])
    elif damage == "emptied":
        one.write_bytes(b"")
    elif damage == "with another content":
        content[len(content) // 2] ^= 1  # the checksum inside the file no longer fits
        one.write_bytes(content)
    else:
        other = store.Store(tmp_path / "other", sweeps.ask(SCENARIO, OUTPUTS, {}, draws=1 << 14), CHUNK)
        part = next(other.question.parts(CHUNK))
        other.save(part, work.compute(work.task(other.question, part, compiled=False)))
        shutil.copy(other.path(part), one)
    begun = []
    found = sweeps.run(question, folder, compiled=False, progress=lambda done, _: begun.append(done))
    assert begun[0] == 3
    assert everything(found) == expected


@pytest.mark.parametrize(
    ("other", "said"),
    [
        (lambda: sweeps.ask(SCENARIO, OUTPUTS, {"payment_discount": [0.0]}, draws=1 << 14), "other scenarios"),
        (lambda: sweeps.ask(SCENARIO, ["gdp_share"], GRID, draws=1 << 14), "other outputs"),
        (lambda: sweeps.ask(SCENARIO, OUTPUTS, GRID, draws=1 << 15), "other draws"),
        (lambda: replace(sweeps.ask(SCENARIO, OUTPUTS, GRID, draws=1 << 14), data="0" * 64), "other figures"),
    ],
)
def test_questions_are_not_mixed(question, tmp_path, other, said):
    folder = tmp_path / "sweep"
    store.Store(folder, question, CHUNK)
    with pytest.raises(InputError, match=f"holds another question: {said}"):
        store.Store(folder, other(), CHUNK)


def test_a_folder_with_something_else_is_left_alone(question, tmp_path):
    (tmp_path / "diary.txt").write_text("mine", "utf-8")
    with pytest.raises(InputError, match="no sweep"):
        sweeps.run(question, tmp_path)
    assert (tmp_path / "diary.txt").exists()


def test_a_file_in_the_place_of_the_folder_is_refused(question, tmp_path):
    (tmp_path / "file").write_text("mine", "utf-8")
    with pytest.raises(InputError, match="cannot be written"):
        sweeps.run(question, tmp_path / "file")


def test_a_damaged_question_is_reported(question, tmp_path):
    folder = tmp_path / "sweep"
    store.Store(folder, question, CHUNK)
    (folder / store.QUESTION).write_text("{", "utf-8")
    with pytest.raises(InputError, match="holds no sweep"):
        sweeps.run(question, folder)


# Processes that are killed

COMMAND = (
    *(sys.executable, "-m", "econ", "sweep", "payment_discount=0, 0.1, 0.25", "--scenario", "missiles-added"),
    *("--of", "gdp_share", "--of", "sale_value", "--draws", "16384", "--workers", "1", "--out"),
)

SLOW = """
import sys, time
from econ import cli
from econ import cli, sweeps
from econ.sweeps import running
sweeps.CHUNK = 1 << 10
whole = running.compute
running.compute = lambda task: (time.sleep(0.05), whole(task))[1]
sys.exit(cli.main(sys.argv[1:]))
"""


def stopped(folder, how):
    """The command in a process of its own with small slow parts, stopped after some of them; its exit and words."""
    process = subprocess.Popen(
        [sys.executable, "-c", SLOW, *COMMAND[3:], str(folder)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    end = time.monotonic() + 120
    while len(list(folder.glob("parts/*.npz"))) < 3:
        assert process.poll() is None, process.stderr.read()
        assert time.monotonic() < end, "no part was finished"
        time.sleep(0.02)
    process.send_signal(how)
    _, said = process.communicate(timeout=60)
    return process.returncode, said


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.parametrize("how", ["killed", "interrupted"])
def test_a_process_that_was_stopped_loses_and_doubles_nothing(question, expected, tmp_path, how):
    folder = tmp_path / "sweep"
    code, said = stopped(folder, signal.SIGKILL if how == "killed" else signal.SIGINT)
    kept = len(list(folder.glob("parts/*.npz")))
    assert 3 <= kept < 48
    if how == "killed":
        assert code == -signal.SIGKILL
    else:
        assert code == 130
        assert f"Stopped; {kept} of 48 parts are kept." in said
    begun = []
    found = sweeps.run(question, folder, compiled=False, progress=lambda done, _: begun.append(done))
    assert begun[0] == kept
    assert everything(found) == expected
    assert not list(folder.glob("unfinished-*"))


# Dask


@pytest.fixture(scope="module")
def cluster():
    """A scheduler and two worker processes."""
    from distributed import LocalCluster

    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address="127.0.0.1:0", silence_logs="CRITICAL"
    ) as made:
        yield made


def test_workers_of_dask_give_the_same_digits(question, expected, cluster, tmp_path):
    found = sweeps.run(question, tmp_path / "sweep", scheduler=cluster.scheduler_address, chunk=CHUNK, compiled=False)
    assert everything(found) == expected


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_a_killed_worker_of_dask_loses_and_doubles_nothing(question, expected, cluster, tmp_path):
    killed = []

    def progress(done, total):
        if done == 6:
            worker = next(iter(cluster.workers.values()))
            killed.append(worker.pid)
            os.kill(worker.pid, signal.SIGKILL)

    found = sweeps.run(
        question,
        tmp_path / "sweep",
        scheduler=cluster.scheduler_address,
        chunk=CHUNK,
        compiled=False,
        progress=progress,
    )
    assert len(killed) == 1
    assert everything(found) == expected


def test_a_scheduler_that_does_not_answer_is_reported(question, tmp_path, monkeypatch):
    monkeypatch.setattr(running, "PATIENCE", 0.5)
    with pytest.raises(InputError, match=r"No scheduler answers at tcp://127\.0\.0\.1:9"):
        sweeps.run(question, tmp_path / "sweep", scheduler="tcp://127.0.0.1:9")


# Queries


@pytest.fixture(scope="module")
def results(question, tmp_path_factory):
    return sweeps.run(question, tmp_path_factory.mktemp("query") / "sweep", compiled=False)


def test_statistics_are_asked_in_sql(results, expected):
    names, rows = results.query(
        "SELECT payment_discount, value, error FROM statistics "
        "WHERE output = 'gdp_share' AND statistic = 'p50' ORDER BY payment_discount"
    )
    assert names == ["payment_discount", "value", "error"]
    wanted = [r for r in expected[0] if r["output"] == "gdp_share" and r["statistic"] == "p50"]
    assert rows == [(r["payment_discount"], r["value"], r["error"]) for r in wanted]


def test_any_probability_is_asked_of_the_histograms(results):
    """Against the share of the draws themselves."""
    _, [(cell, share)] = results.query(
        "SELECT cell, sum(draws * greatest(0, least(1, (high - 0.05) / (high - low)))) / sum(draws) "
        "FROM histograms WHERE output = 'gdp_share' AND cell = 1 GROUP BY cell"
    )
    asked = SCENARIO.change(set={"payment_discount": 0.1})
    draws = np.ravel(econ.run(replace(asked, sampler=Sampler(1, 1 << 11, 8))).draws["gdp_share"])
    own = [r for r in results.histograms if r["output"] == "gdp_share" and r["cell"] == cell]
    assert share == pytest.approx(np.mean(draws > 0.05), abs=0.001)
    assert sweeps.probability_above(own, 0.05) == pytest.approx(share, rel=1e-12)


def test_a_query_that_is_wrong_is_explained(results):
    with pytest.raises(InputError, match="The tables are statistics and histograms"):
        results.query("SELECT nothing FROM nowhere")


def test_the_question_is_kept_beside_the_results(results, question):
    about = json.loads((results.folder / store.QUESTION).read_text("utf-8"))
    assert about["digest"] == question.digest
    assert about["question"]["outputs"] == OUTPUTS
    assert [c["labels"] for c in about["question"]["cells"]] == [{"payment_discount": v} for v in (0.0, 0.1, 0.25)]


def test_a_file_says_what_it_is(results, question):
    path = results.folder / "histograms" / "output=sale_value" / "part-0.parquet"
    about = json.loads(parquet.read_schema(path).metadata[b"econ"])
    assert about["question"] == question.digest
    assert (about["output"], about["unit"]) == ("sale_value", "USD/year")
    assert about["points"] == {"seed": 1, "points": 1 << 11, "scrambles": 8}
    assert (about["version"], about["model"]) == (econ.__version__, econ.GRAPH.digest)


# Documentation


def test_the_how_to_works_as_written(tmp_path, monkeypatch, capsys):
    """Its Python, its query of the bins, and its commands."""
    page = (DOCS / "howto" / "sweep-many.md").read_text("utf-8")
    monkeypatch.chdir(tmp_path)
    [program] = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    [query] = re.findall(r"```sql\n(.*?)```", page, re.DOTALL)
    exec(program, {})
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 6
    assert all(re.fullmatch(r"202[23], discount \d+%: \d+\.\d\d% ± 0\.\d\d%", line) for line in lines)
    names, rows = sweeps.Results("discounts").query(query)
    assert names == ["payment_discount", "year", "probability"]
    assert [row[:2] for row in rows] == [(d, y) for d in (0.0, 0.2, 0.4) for y in (2022, 2023)]
    assert all(0 < row[2] < 1 for row in rows)
    command = shlex.split(re.search(r"econ sweep --out .*?\n.*?\"\n", page).group())
    assert cli.main(command[1:]) == 0
    assert capsys.readouterr().out.splitlines()[0].split() == ["payment_discount", "value", "error"]


def test_the_commands_of_the_how_to_can_be_parsed():
    page = (DOCS / "howto" / "sweep-many.md").read_text("utf-8")
    lines = [line for line in page.splitlines() if line.startswith("econ sweep") and "--query" not in line]
    assert len(lines) == 6
    for line in lines:
        assert cli.parser().parse_args(shlex.split(line)[1:]).go
