"""The wheel in a capsule: what its README says works without a network, and a changed program is named."""

import hashlib
import io
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import numpy as np
import pytest

import econ
from econ import InputError, verify
from econ.engine import Fingerprint
from econ.files import wheel
from econ.files.wheel import Wheel
from econ.output.export import capsule
from econ.output.export.capsule_description import CRATE, MANIFEST, README, REQUIREMENTS

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The wheel as its build tool makes it."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=120)
    (path,) = folder.iterdir()
    return Wheel(path.name, path.read_bytes())


@pytest.fixture(scope="module")
def result():
    asked = econ.Scenario.preset("press-line-2023")
    return econ.run(asked.change(sampler=econ.Sampler(points=32, scrambles=4)))


def with_wheel(result, program):
    return capsule.packed(result, program)


def changed(program, name, content):
    """The wheel with another file in it."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(program.content)) as old, zipfile.ZipFile(stream, "w") as new:
        for one in old.namelist():
            new.writestr(one, content if one == name else old.read(one))
        if name not in old.namelist():
            new.writestr(name, content)
    return Wheel(program.name, stream.getvalue())


def test_the_wheel_that_was_built_is_the_program_that_runs(built, tmp_path, monkeypatch):
    (tmp_path / built.name).write_bytes(built.content)
    monkeypatch.setenv(wheel.SETTING, str(tmp_path / built.name))
    assert wheel.at_hand() == built
    assert built.name == wheel.NAME


def test_a_wheel_of_another_program_is_refused(built, tmp_path, monkeypatch):
    (tmp_path / built.name).write_bytes(changed(built, "econ/units.py", b"").content)
    monkeypatch.setenv(wheel.SETTING, str(tmp_path / built.name))
    with pytest.raises(InputError, match="not the wheel of the program that runs"):
        wheel.at_hand()


def test_a_capsule_with_the_wheel_verifies_and_says_what_of_it_a_checkout_cannot_compare(built, result):
    verdict = verify.verify_bytes(with_wheel(result, built), ".zip")
    assert verdict.holds
    assert all(".dist-info/" in place for place in verdict.uncompared.get("program", ()))
    assert not any(place.endswith("RECORD") for place in verdict.uncompared.get("program", ()))


@pytest.mark.parametrize("name", ["econ/__init__.py", "econ/data/sources.json", "econ/evil.py", f"{wheel.INFO}/RECORD"])
def test_a_changed_program_in_a_capsule_is_named(built, result, name):
    forged = changed(built, name, b"print('8.9%')")
    places = {d.place for d in verify.verify_bytes(with_wheel(result, forged), ".zip").differences}
    assert places == {f"{built.name} program {one}" for one in (name, f"{wheel.INFO}/RECORD")}


def test_the_program_of_another_version_is_listed(built, result, monkeypatch):
    content = with_wheel(result, built)
    monkeypatch.setattr(Fingerprint.__init__, "__defaults__", ("9.9.9",))
    verdict = verify.verify_bytes(content, ".zip")
    assert verdict.holds


def test_without_a_wheel_the_readme_says_so(result):
    files = unpacked(capsule.packed(result, None))
    assert "its wheel was not at hand" in files[README].decode()
    assert REQUIREMENTS not in files


def unpacked(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


ONLY_THOSE = """
import sys

class Missing:
    def find_spec(self, name, path=None, target=None):
        if name in {"pandas", "plotly", "pyarrow", "streamlit", "reportlab", "docx", "matplotlib", "numba"}:
            raise ModuleNotFoundError(name)

sys.meta_path.insert(0, Missing())
"""
"""What the README does not name among the packages that it needs is not there."""


def test_a_stranger_without_a_network_follows_the_readme(built, result, tmp_path):
    """Its commands, as they stand, in an environment of their own; what it rests on is that of these tests."""
    content = with_wheel(result, built)
    (tmp_path / "CAPSULE.zip").write_bytes(content)
    files = unpacked(content)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        archive.extractall(tmp_path)
    commands = re.findall(r"^    (\S.*)$", files[README].decode(), re.MULTILINE)
    assert [line.split()[0] for line in commands][:3] == ["sha256sum", "python3", "replication/bin/python"]
    assert not re.search(r"pip install econ\b", files[README].decode())
    assert files[REQUIREMENTS].decode() == f"./{built.name} --hash=sha256:{hashlib.sha256(built.content).hexdigest()}\n"
    said = ""
    for line in commands:
        command = line.replace("python3", sys.executable)
        done = subprocess.run(
            command.split(),
            cwd=tmp_path,
            env={"PATH": "/usr/bin:/bin", "PIP_NO_INDEX": "1", "HOME": str(tmp_path)},
            capture_output=True,
            text=True,
            timeout=240,
            check=False,
        )
        assert done.returncode == 0, (line, done.stdout, done.stderr)
        said += done.stdout
        if "-m venv" in line:
            (site,) = (tmp_path / "replication").glob("lib/python*/site-packages")
            (site / "others.pth").write_text(f"{Path(np.__file__).parent.parent}\nimport only_those\n")
            (site / "only_those.py").write_text(ONLY_THOSE)
    assert (tmp_path / "again.csv").read_bytes() == files["answer.csv"]
    assert said.count("✔ Identical") == 2
    assert f"{CRATE}: OK" in said
    assert MANIFEST in files
