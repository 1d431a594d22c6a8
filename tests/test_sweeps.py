"""Sweeps: the same digits however they are cut and wherever they are computed; stopped ones go on."""

import io
import json
import logging
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import time
from collections import OrderedDict
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from pyarrow import parquet

import econ
from econ.doors import cli
from econ.engine.many import sweeps
from econ.engine.many.kernel import Points
from econ.engine.many.sweeps import axis, results, store, work
from econ.engine.many.tally import PROBABILITIES
from econ.files import saving
from econ.numerics.sobol import Sampler
from econ.numerics.statistics import quantiles
from econ.wording.errors import InputError
from tests.pages import DOCS

OUTPUTS = ["gdp_share", "sale_value"]
GRID = {"payment_discount": [0.0, 0.1, 0.25]}
SCENARIO = econ.Scenario.preset("missiles-added")
CHUNK = 1 << 10
FINISHED = ["histograms", "question.json", "statistics"]
"""What is in a finished folder."""


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
            assert rows[output, number, "mean"]["value"] == econ.numerics.statistics.from_draws(draws).mean
            assert rows[output, number, "central"]["value"] == np.ravel(result.central[output])[0]
            assert rows[output, number, "low"]["value"] == draws.min()
            assert rows[output, number, "high"]["value"] == draws.max()
            for p, exact in zip(PROBABILITIES, quantiles(draws, PROBABILITIES), strict=True):
                row = rows[output, number, f"p{round(100 * p):02d}"]
                assert abs(row["value"] - econ.numerics.portable.mean(exact)) <= row["bound"]


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
        ("0 to 40%", "1", [0.0, 0.2, 0.4]),
        ("5, 10, 20%", "1", [0.05, 0.1, 0.2]),
        ("1,000, 2,500 USD/round", "USD/round", [1000.0, 2500.0]),
        ("200 million USD/year, 0.3 billion USD/year", "USD/year", [2e8, 3e8]),
        ("0.5", "1", [0.5]),
    ],
)
def test_values_of_an_axis_are_read_as_written(text, unit, values):
    assert axis.values(text, unit, 3) == pytest.approx(values, rel=1e-15)


def test_equal_factors():
    assert axis.values("1 to 100 USD", "USD", 3, logarithmic=True) == pytest.approx([1, 10, 100], rel=1e-15)


@pytest.mark.parametrize(
    ("text", "words"),
    [("2019 to 2022", [2019, 2020, 2021, 2022]), ("BOK, UN", ["BOK", "UN"]), ("9" * 5000, ["9" * 5000])],
    ids=["years", "names", "digits"],
)
def test_words_of_an_axis(text, words):
    assert axis.words(text) == words


@pytest.mark.parametrize("text", ["", "cheap to dear", "3 to 1 USD", "90%: 1 to 2 USD", "5 USD, 90%: 1 to 2 USD"])
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
    assert sorted(p.name for p in folder.iterdir()) == FINISHED
    monkeypatch.setattr(work, "compute", lambda _: pytest.fail("computed again"))
    assert everything(sweeps.run(question, folder, compiled=False)) == expected


@pytest.mark.parametrize(
    "damage", ["cut short", "emptied", "of another question", "with another content", "that of another scenario"]
)
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
        content[len(content) // 2] ^= 1  # the digest at the end no longer fits
        one.write_bytes(content)
    elif damage == "that of another scenario":
        shutil.copy(one, one.with_name(one.name.replace("cell-000000", "cell-000001")))  # and no more than that
        one.unlink()
    else:
        other = store.Store(tmp_path / "other", sweeps.ask(SCENARIO, OUTPUTS, {}, draws=1 << 14), CHUNK)
        part = next(other.question.parts(CHUNK))
        other.save(part, work.compute(work.task(other.question, part, compiled=False)))
        shutil.copy(other.path(part), one)
    begun = []
    found = sweeps.run(question, folder, compiled=False, progress=lambda done, _: begun.append(done))
    assert begun[0] == 3
    assert everything(found) == expected


@pytest.mark.parametrize("other", ["cell-000000-part-000001", "cell-000001-part-000000"], ids=["number", "scenario"])
def test_parts_that_change_places_are_computed_again(question, expected, tmp_path, other):
    folder = tmp_path / "sweep"
    with pytest.raises(StopHereError):
        sweeps.run(question, folder, chunk=CHUNK, compiled=False, workers=1, progress=stopping_after(20))
    one, two = (folder / store.PARTS / f"{name}.npz" for name in ("cell-000000-part-000000", other))
    contents = one.read_bytes(), two.read_bytes()
    one.write_bytes(contents[1])
    two.write_bytes(contents[0])
    begun = []
    found = sweeps.run(question, folder, compiled=False, progress=lambda done, _: begun.append(done))
    assert begun[0] == 18
    assert everything(found) == expected


def test_a_part_with_any_byte_changed_is_missing(tmp_path, monkeypatch):
    """Each byte once, each by another bit; and each length."""
    asked = sweeps.ask(SCENARIO, ["gdp_share"], draws=64)
    kept = store.Store(tmp_path, asked, asked.points.block)
    part = next(asked.parts(asked.points.block))
    kept.save(part, work.compute(work.task(asked, part, compiled=False)))
    assert kept.load(part) is not None
    content = kept.path(part).read_bytes()
    changed = (content[:n] + bytes([content[n] ^ 1 << n % 8]) + content[n + 1 :] for n in range(len(content)))
    for damaged in (*changed, *(content[:n] for n in range(len(content)))):
        monkeypatch.setattr(Path, "read_bytes", lambda _, damaged=damaged: damaged)
        assert kept.load(part) is None


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


@pytest.mark.parametrize("way", ["changed", "cut"])
def test_a_question_with_any_byte_damaged_is_a_sentence(tmp_path, way):
    asked = sweeps.ask(SCENARIO, ["gdp_share"], draws=64)
    sweeps.run(asked, tmp_path, compiled=False)
    path = tmp_path / store.QUESTION
    content = path.read_bytes()
    whole = everything(sweeps.Results(tmp_path))
    refused = 0
    for n in range(len(content)):
        rest = bytes([content[n] ^ 1 << n % 7]) + content[n + 1 :] if way == "changed" else b""
        path.write_bytes(content[:n] + rest)
        try:
            assert everything(sweeps.Results(tmp_path)) == whole
        except InputError:
            refused += 1
    assert refused > len(content) / 2, "all but the digests of files that are not looked at, and spaces"


@pytest.mark.parametrize(
    "content",
    [
        '{"digest": "", "chunk": 1024, "question": {}}',
        "[]",
        '{"digest": null}',
        "[" * 100_000,
        '{"question": [1], "digest": 1, "chunk": "x"}',
        pytest.param({"chunk": "1024"}, id="chunk"),
        pytest.param({"results": ["statistics"]}, id="results"),
    ],
)
def test_a_question_that_is_none_is_refused(question, tmp_path, content):
    folder = tmp_path / "sweep"
    store.Store(folder, question, CHUNK)
    if isinstance(content, dict):  # all the rest is right
        content = json.dumps(json.loads((folder / store.QUESTION).read_text("utf-8")) | content)
    (folder / store.QUESTION).write_text(content, "utf-8")
    with pytest.raises(InputError, match=r"question\.json is damaged"):
        sweeps.run(question, folder)


# Leftovers, and who works on a folder


def test_a_folder_with_leftovers_is_finished_and_only_own_ones_are_taken_away(question, expected, tmp_path):
    """Folders and files under names that only econ gives; `mkdir unfinished-abc` was somebody else."""
    (tmp_path / "unfinished-abc").mkdir()
    (tmp_path / "unfinished-abc" / "thesis.txt").write_text("mine", "utf-8")
    with pytest.raises(StopHereError):
        sweeps.run(question, tmp_path, chunk=CHUNK, compiled=False, progress=stopping_after(4))
    (saving.beside(tmp_path / "statistics") / "statistics").mkdir(parents=True)
    saving.beside(tmp_path / "question.json").write_text("{", "utf-8")
    saving.beside(tmp_path / store.PARTS / "x").write_bytes(b"PK")
    assert everything(sweeps.run(question, tmp_path, compiled=False)) == expected
    assert sorted(p.name for p in tmp_path.iterdir()) == [*FINISHED, "unfinished-abc"]
    assert (tmp_path / "unfinished-abc" / "thesis.txt").exists()


def test_nobody_else_works_on_a_folder(question, tmp_path):
    with store.holding(tmp_path), pytest.raises(InputError) as refused:
        sweeps.run(question, tmp_path)
    assert f"Process {os.getpid()} on " in str(refused.value)
    assert "the same command then goes on" in str(refused.value)
    assert not list(tmp_path.iterdir()), "nothing was begun, and the lock is gone"


def test_a_lock_that_was_taken_away_meanwhile_is_none(tmp_path, monkeypatch):
    """Who opened the file before its last holder took it away must not believe to have it."""
    path, lock, seen = tmp_path / store.LOCK, store._lock, []

    def slow(file, place):
        if not seen:
            place.unlink()  # its holder is done, between the opening and the locking
        seen.append(file)
        lock(file, place)

    monkeypatch.setattr(store, "_lock", slow)
    with store.holding(tmp_path):
        assert len(seen) == 2
        assert os.path.samestat(os.fstat(seen[1].fileno()), path.stat())


def test_a_finished_folder_is_only_read(question, expected, tmp_path, monkeypatch):
    """So it may lie on a disk that cannot be written."""
    sweeps.run(question, tmp_path, compiled=False)
    monkeypatch.setattr(sweeps, "holding", lambda _: pytest.fail("writes"))
    assert everything(sweeps.run(question, tmp_path, compiled=False)) == expected


# Disks


@contextmanager
def files_of_at_most(size):
    """Any longer file fails while it is written, as all do on a full disk."""
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.skipif(os.name != "posix", reason="limits of POSIX")
@pytest.mark.parametrize(("size", "kept"), [(0, 0), (500, 0), (2_000, 0), (30_000, 48)])
def test_a_full_disk_is_a_sentence_and_the_sweep_goes_on(question, expected, tmp_path, size, kept):
    """Full at the lock, at the question, at the first part, at the results."""
    folder = tmp_path / "sweep"
    with files_of_at_most(size), pytest.raises(InputError, match=r"cannot be written: File too large.*goes on"):
        sweeps.run(question, folder, chunk=CHUNK, compiled=False)
    assert len(list(folder.glob("parts/*"))) == kept
    assert {p.name for p in folder.iterdir()} <= {store.QUESTION, store.PARTS}
    assert everything(sweeps.run(question, folder, compiled=False)) == expected


@pytest.mark.skipif(os.name != "posix", reason="limits of POSIX")
@pytest.mark.parametrize("place", ["_kernel", "Kernel"])
def test_where_compiled_code_cannot_be_kept_the_digits_come_without(question, expected, tmp_path, monkeypatch, place):
    """Numba writes what it compiles to the user's cache folder, when a kernel is made or first used."""

    class Full:
        def tally(self, *_):
            raise OSError(28, "No space left on device")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(work, "is_available", lambda: True)
    monkeypatch.setattr(work, "_LATEST", OrderedDict())
    monkeypatch.setattr(work, place, full if place == "Kernel" else lambda _: Full())
    assert everything(sweeps.run(question, tmp_path)) == expected


DAMAGES = {
    "half-written": lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
    "empty": lambda path: path.write_bytes(b""),
    "gone": lambda path: path.unlink(),
    "one byte": lambda path: path.write_bytes(path.read_bytes()[:100] + b"?" + path.read_bytes()[101:]),
}


@pytest.mark.parametrize("table", results.TABLES)
@pytest.mark.parametrize("damage", DAMAGES)
def test_damaged_results_are_told_and_computed_anew(question, expected, tmp_path, table, damage):
    found = sweeps.run(question, tmp_path, compiled=False)
    path = tmp_path / table / "output=sale_value" / "part-0.parquet"
    DAMAGES[damage](path)
    with pytest.raises(InputError, match=r"part-0\.parquet: The results are damaged\. Give the same command"):
        getattr(found, table)
    with pytest.raises(InputError, match="The results are damaged"):
        found.query("SELECT 1")
    assert everything(sweeps.run(question, tmp_path, compiled=False)) == expected


@pytest.mark.parametrize("damage", ["half-written", "empty", "gone"])
def test_damaged_results_of_an_older_release_are_told(question, tmp_path, damage):
    """Folders of 0.2 hold no digests of their files."""
    found = sweeps.run(question, tmp_path, compiled=False)
    about = json.loads((tmp_path / store.QUESTION).read_text("utf-8"))
    del about["results"]
    (tmp_path / store.QUESTION).write_text(json.dumps(about), "utf-8")
    assert sweeps.Results(tmp_path).statistics == found.statistics
    DAMAGES[damage](tmp_path / "statistics" / "output=gdp_share" / "part-0.parquet")
    for ask in (lambda: sweeps.Results(tmp_path).statistics, lambda: sweeps.Results(tmp_path).query("SELECT 1")):
        with pytest.raises(InputError, match="The results are damaged"):
            ask()


# Processes that are killed

COMMAND = (
    *(sys.executable, "-m", "econ", "sweep", "payment_discount=0, 0.1, 0.25", "--scenario", "missiles-added"),
    *("--of", "gdp_share", "--of", "sale_value", "--draws", "16384", "--workers", "1", "--out"),
)

SLOW = """
import signal, sys, time
signal.signal(signal.SIGINT, signal.default_int_handler)  # which whoever started the tests may have had ignored
from econ.doors import cli
from econ.engine.many import sweeps
from econ.engine.many.sweeps import work
sweeps.CHUNK = 1 << 10
whole = work.compute
work.compute = lambda task: (time.sleep(0.3), whole(task))[1]
sys.exit(cli.main(sys.argv[1:]))
"""


def slowly(folder):
    """The command in a process of its own with small slow parts, of which some are finished."""
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
    return process


def stopped(folder, how):
    """The same, stopped; its exit and words."""
    process = slowly(folder)
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
        said_to_be_kept = int(re.search(r"Stopped; (\d+) of 48 parts are kept\.", said)[1])
        assert said_to_be_kept in {kept, kept - 1}, "the last may be written and not yet counted"
    begun = []
    found = sweeps.run(question, folder, compiled=False, progress=lambda done, _: begun.append(done))
    assert begun[0] == kept
    assert everything(found) == expected
    assert not list(folder.glob("unfinished-*"))


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_a_folder_is_free_again_when_its_process_is_killed(question, expected, tmp_path):
    """The process stands still while another asks, so that no clock decides."""
    folder = tmp_path / "sweep"
    process = slowly(folder)
    try:
        process.send_signal(signal.SIGSTOP)
        with pytest.raises(InputError, match=f"Process {process.pid} on .* works on this folder"):
            sweeps.run(question, folder, compiled=False)
    finally:
        process.kill()
        process.communicate(timeout=60)
    assert (folder / store.LOCK).exists()
    assert everything(sweeps.run(question, folder, compiled=False)) == expected
    assert sorted(p.name for p in folder.iterdir()) == FINISHED


KILLED = """
import os, signal, sys
import econ
from econ import sweeps
folder, left = sys.argv[1], int(sys.argv[2])
asked = sweeps.ask(econ.Scenario.preset("missiles-added"), ["gdp_share", "sale_value"],
                   {"payment_discount": [0.0, 0.1, 0.25]}, draws=1 << 14)

def watch(event, args):
    global left
    if event in {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir"} and str(args[0]).startswith(folder):
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(watch)
sweeps.run(asked, folder, workers=1, chunk=1 << 13, compiled=False)
"""


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_a_process_that_is_killed_at_whatever_step_leaves_nothing_stuck(question, expected, tmp_path):
    """Killed before its n-th opening, renaming, making or removing in the folder, of 91 when this was written.

    Before the question and a part have their names, between the files of the results, between the renaming of both
    tables, before it says that it is finished, and before it takes the lock away.
    """
    steps = (9, 21, 66, 71, 80, 91)
    killed = {n: subprocess.Popen([sys.executable, "-c", KILLED, str(tmp_path / str(n)), str(n)]) for n in steps}
    for n, process in killed.items():
        assert process.wait(timeout=120) == -signal.SIGKILL, n
        assert everything(sweeps.run(question, tmp_path / str(n), compiled=False)) == expected, n
        assert sorted(p.name for p in (tmp_path / str(n)).iterdir()) == FINISHED, n


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


@pytest.mark.parametrize("goes", ["The scheduler at", "The workers of"])
def test_what_goes_away_is_a_sentence_and_the_sweep_goes_on(goes, question, expected, tmp_path, monkeypatch):
    """Killed in the middle; what Dask would log is not shown, and the rest is computed here.

    A scheduler without workers would wait for others for ever.
    """
    from distributed import Client

    place, log = tmp_path / "scheduler.json", io.StringIO()
    options = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    command = (sys.executable, "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0")
    scheduler = subprocess.Popen([*command, "--no-dashboard", "--scheduler-file", str(place)], **options)
    command = (sys.executable, "-m", "distributed.cli.dask_worker", "--scheduler-file", str(place))
    worker = subprocess.Popen([*command, "--nthreads", "1", "--no-nanny", "--no-dashboard"], **options)
    handler = logging.StreamHandler(log)
    logging.getLogger("distributed").addHandler(handler)
    try:
        with Client(scheduler_file=str(place), timeout=60, set_as_default=False) as client:
            client.wait_for_workers(1, timeout=60)
            address = client.scheduler.address
        log.truncate(0)

        def progress(done, total):
            if done == 6:
                (scheduler if "scheduler" in goes else worker).kill()

        monkeypatch.setattr(work, "PATIENCE", 5.0)
        monkeypatch.setattr(work, "LONGEST_ALONE", 0.0)
        with pytest.raises(InputError, match=f"{goes} {address} went away"):
            sweeps.run(question, tmp_path / "sweep", scheduler=address, chunk=CHUNK, compiled=False, progress=progress)
    finally:
        logging.getLogger("distributed").removeHandler(handler)
        for process in (scheduler, worker):
            process.kill()
            process.wait(timeout=60)
    assert not log.getvalue().strip("\0")
    begun = []
    found = sweeps.run(question, tmp_path / "sweep", compiled=False, progress=lambda done, _: begun.append(done))
    assert 6 <= begun[0] < 48
    assert everything(found) == expected


def test_a_scheduler_that_does_not_answer_is_reported(question, tmp_path, monkeypatch):
    monkeypatch.setattr(work, "PATIENCE", 0.5)
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
