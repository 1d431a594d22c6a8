"""`import econ` and `econ run` start fast because they load little."""

import subprocess
import sys

import pytest

HEAVY = [
    *["streamlit", "plotly", "pint", "sympy", "scipy.stats", "pandas"],
    *["numba", "dask", "duckdb", "pyarrow", "matplotlib", "docx", "reportlab", "openpyxl"],
]


def loaded(*arguments):
    """Return the modules that a fresh interpreter imports."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    timed = [line for line in done.stderr.splitlines() if line.startswith("import time:")]
    said = [line for line in done.stderr.splitlines() if line not in timed]
    assert done.returncode == 0, "\n".join(said)
    return {line.rpartition("|")[2].strip() for line in timed}


@pytest.mark.parametrize(
    "arguments",
    [("-c", "import econ"), ("-m", "econ", "run", "press-line-2023")],
    ids=["import econ", "econ run"],
)
def test_loads_nothing_heavy(arguments):
    modules = loaded(*arguments)
    assert "econ" in modules
    assert [name for name in HEAVY if name in modules] == []


def test_the_reading_would_notice():
    assert "pandas" in loaded("-c", "import pandas")
