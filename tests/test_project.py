"""The project's own habits: layers, pins, versions, and nothing of anybody's machine."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import econ

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PINS = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()

NOT_OURS = {".git", "__pycache__", "site", "dist", "build", "node_modules", "test-results"}
BINARY = {".png", ".ico", ".woff2", ".parquet", ".xlsx", ".gz", ".zip", ".pyc", ".docx", ".dta", ".pdf"}

HOSTS = [("py" + "pi", "org"), ("python" + "hosted", "org"), ("registry.npm" + "js", "org")]
FOREIGN = re.compile(
    "|".join(
        [
            *(re.escape(".".join(host)) for host in HOSTS),
            r"(?<![\w.~])/(?:home|Users)/\w+",
            r"(?<![\w.~])/roo[t]/",
            r"\b[A-Z]:\\Users\\",
            r"\bfile:///",
        ]
    )
)


def requirements():
    extras = PROJECT["optional-dependencies"].values()
    lines = [*PROJECT["dependencies"], *(line for extra in extras for line in extra)]
    return [Requirement(line) for line in lines]


def own_files(folder=ROOT):
    """Walk the project, leaving out environments, caches and what was built."""
    for path in sorted(folder.iterdir()):
        hidden = path.name.startswith(".") and path.name not in {".ci", ".streamlit", ".github"}
        if path.is_dir():
            if not hidden and path.name not in NOT_OURS and not (path / "pyvenv.cfg").exists():
                yield from own_files(path)
        elif path.suffix not in BINARY:
            yield path


def test_imports_point_down_only():
    command = "from importlinter.cli import lint_imports_command as main; main()"
    done = subprocess.run(
        [sys.executable, "-c", command, "--no-logo", "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_constraints_are_exact_pins_and_nothing_else():
    pin = re.compile(r"[a-z0-9-]+==[0-9][0-9a-z.]*")
    assert [line for line in PINS if not pin.fullmatch(line)] == []
    assert sorted(PINS) == PINS


@pytest.mark.parametrize("requirement", requirements(), ids=str)
def test_every_requirement_is_pinned_within_its_bounds(requirement):
    pins = dict(line.split("==") for line in PINS)
    name = canonicalize_name(requirement.name)
    assert name in pins
    assert pins[name] in requirement.specifier


def test_changelog_and_citation_have_the_version():
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"## [{econ.__version__}]" in changelog
    assert f"\nversion: {econ.__version__}\n" in citation


def test_no_file_names_a_registry_or_a_home_folder():
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:120]}"
        for path in own_files()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if FOREIGN.search(line)
    ]
    assert found == []


@pytest.mark.parametrize("line", [f"https://{'.'.join(HOSTS[0])}/x", "cd " + "/home" + "/ann/x"])
def test_the_search_would_notice(line):
    assert FOREIGN.search(line)
