"""The lowest and the newest versions that pyproject.toml allows: install them, and run the core of the suite.

    python tests/versions.py pins
    python tests/versions.py lowest|newest [--python 3.13] [--into FOLDER]

A job of its own (`make versions`), not part of the suite: it needs the package index and some minutes. The lowest are
those that the project itself names, with whatever goes with them; uv finds and installs both. `pins` asks whether
constraints.txt can be installed, and leaves nothing open, with each Python that the README promises, from its first
patch release on: Debian's is 3.11.2, and a package that wants 3.11.5 cannot be pinned.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RESOLUTION = {"lowest": "lowest-direct", "newest": "highest"}

PYTHONS = ("3.11.0", "3.12.0", "3.13.0")
"""First patch releases of the Pythons that the project is run with."""

CORE = (
    *(
        "golden",
        "model",
        "made_by",
        "same_digits",
        "backwards",
        "links",
        "units",
        "statistics",
        "distributions",
        "scenario",
    ),
    *("export", "capsule", "workbook", "verify", "verify_whole", "charts", "drawing", "app", "claims", "sweeps", "cli"),
)
"""Test files that stand for the whole: digits, every format and its reader, charts, the server, the command line."""


def open_pins(uv: list[str]) -> list[str]:
    """What constraints.txt cannot install or leaves open, by the version of Python: one line each."""
    pinned = set((ROOT / "constraints.txt").read_text(encoding="utf-8").split())
    compiled = [*uv, "pip", "compile", "--quiet", "--no-header", "--no-annotate", "--all-extras"]
    found = []
    for version in PYTHONS:
        ask = [*compiled, "--python-version", version, "--constraint", "constraints.txt", "pyproject.toml"]
        answer = subprocess.run(ask, check=False, cwd=ROOT, capture_output=True, text=True)
        if answer.returncode:
            found.append(f"Python {version}: {answer.stderr.strip()}")
        found.extend(f"Python {version}: {line} is not pinned" for line in answer.stdout.split() if line not in pinned)
    return found


def main() -> int:
    """Install, run, and give the code of the tests."""
    parser = argparse.ArgumentParser(description="Run the core of the suite with the lowest or the newest versions.")
    parser.add_argument("which", choices=["pins", *RESOLUTION])
    parser.add_argument("--python", default=sys.executable, help="an interpreter or its version; this one if left out")
    parser.add_argument("--into", type=Path, help="a folder for the environment, which stays")
    chosen = parser.parse_args()
    uv = [sys.executable, "-m", "uv"]
    if chosen.which == "pins":
        found = open_pins(uv)
        sys.stdout.write("\n".join(found or [f"The pins hold for {', '.join(PYTHONS)}."]) + "\n")
        return bool(found)
    with tempfile.TemporaryDirectory() as spare:
        place = chosen.into or Path(spare) / "environment"
        python = place / ("Scripts" if sys.platform == "win32" else "bin") / "python"
        subprocess.run([*uv, "venv", "--quiet", "--clear", "--python", chosen.python, str(place)], check=True)
        # what is compiled while it is imported may warn, which the tests take for a fault
        install = [*uv, "pip", "install", "--quiet", "--compile-bytecode", "--python", str(python)]
        subprocess.run([*install, "--resolution", RESOLUTION[chosen.which], "-e", ".[test]"], check=True, cwd=ROOT)
        files = [f"tests/test_{name}.py" for name in CORE]
        tests = [str(python), "-m", "pytest", "-q", "-n", "auto", "--dist", "loadfile", "-p", "no:playwright", *files]
        return subprocess.run(tests, check=False, cwd=ROOT).returncode


if __name__ == "__main__":
    sys.exit(main())
