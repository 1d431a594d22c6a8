"""The package as it is installed: a wheel in a folder that nobody writes to, used from somewhere else."""

import json
import os
import re
import shlex
import stat
import subprocess
import sys
import zipfile

import pytest

from tests import ruritania
from tests.own_tests import ROOT

ONE_AFTER_THE_OTHER = """
import json, sys
import econ
from econ.doors.cli import main
print(econ.__file__)
for words in json.load(sys.stdin):
    print("$", *words, flush=True)
    assert main(words) == 0, words
"""
"""Runs commands as `econ` does, in one process: they are many and loading takes longer than any of them."""


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """The folder of an installed wheel, which may not be written to."""
    place = tmp_path_factory.mktemp("installed")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(place / "wheels")]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True, timeout=120)
    (wheel,) = (place / "wheels").iterdir()
    with zipfile.ZipFile(wheel) as archive:  # a wheel of Python alone is unpacked, and that is all
        archive.extractall(place / "site")
    for path in [place / "site", *(place / "site").rglob("*")]:
        path.chmod(path.stat().st_mode & ~(stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH))
    yield place / "site"
    for path in [place / "site", *(place / "site").rglob("*")]:
        path.chmod(path.stat().st_mode | stat.S_IWUSR)


@pytest.fixture
def elsewhere(tmp_path):
    """A folder outside of the checkout, with the folder of the how-to in it."""
    ruritania.write(tmp_path / "my-figures")
    return tmp_path


def environment(installed):
    """Python that finds the installed package first, and keeps nothing in its folder."""
    return {**os.environ, "PYTHONPATH": str(installed), "PYTHONDONTWRITEBYTECODE": "1"}


def commands():
    """Every command that the how-to shows, but for the one that serves until it is stopped."""
    shown = [
        line for block in re.findall(r"```sh\n(.*?)```", ruritania.HOWTO, re.DOTALL) for line in block.splitlines()
    ]
    assert all(line.startswith("econ ") for line in shown)
    return [shlex.split(line)[1:] for line in shown]


def test_the_howto_of_a_country_works_by_command_line_alone(installed, elsewhere):
    """300 million over 20 billion is 1.5%; a billion over 400 billion zlotys at 4 to the dollar is 1%."""
    before = sorted(installed.rglob("*"))
    done = subprocess.run(
        [sys.executable, "-P", "-c", ONE_AFTER_THE_OTHER],
        input=json.dumps(commands()),
        cwd=elsewhere,
        env=environment(installed),
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    first, *said = re.split(r"^\$ (.*)$", done.stdout.replace("\u00a0", " "), flags=re.MULTILINE)
    assert first.strip().startswith(str(installed))
    answers = dict(zip(said[::2], (" ".join(text.split()) for text in said[1::2]), strict=True))
    (quoted,) = re.findall(r"^> (.*)$", ruritania.HOWTO, re.MULTILINE)
    for command, answer in answers.items():
        if command.startswith("run") and "serbia" not in command and "--output" not in command:
            assert "1.50% of Ruritania's GDP" in answer, command
    assert quoted in answers["run ruritania-2023 --data my-figures"]
    assert "XRU Ruritania statistics_office_gdp" in answers["list countries --data my-figures"]
    (checked,) = (answer for command, answer in answers.items() if command.startswith("check"))
    assert "It holds" in checked
    assert all("✔ Identical" in answer for command, answer in answers.items() if command.startswith("verify"))
    (serbia,) = (answer for command, answer in answers.items() if command.startswith("run serbia"))
    assert re.search(r"\b1(\.00)?% by the central bank \(2023[;)].* and", serbia)
    assert sorted(installed.rglob("*")) == before
    assert sorted(path.name for path in elsewhere.iterdir()) == ["my-figures", "ruritania.json", "ruritania.zip"]


def test_the_figures_travel_in_the_wheel(installed):
    inside = {
        path.relative_to(installed / "econ" / "data").as_posix() for path in (installed / "econ" / "data").rglob("*")
    }
    assert inside == {path.relative_to(ROOT / "data").as_posix() for path in (ROOT / "data").rglob("*")}
