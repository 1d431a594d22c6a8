"""What a cold `econ run` costs, and `import econ`, against importing NumPy and pandas.

The commands are started in turn on the same interpreter, so that a busy moment hits all of them. What counts is the
processor time of the whole process (user and system), and of all rounds the least: a busy machine only adds to it.
Prints JSON: versions, seconds, ratios, how many modules of econ are loaded, and the bound. Ratios travel; times do not.
"""

import compileall
import json
import platform
import resource
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

COMMANDS = {
    "econ_run": ["-m", "econ", "run"],
    "import_econ": ["-c", "import econ"],
    "import_numpy_pandas": ["-c", "import numpy, pandas"],
}
ROUNDS = 15
AT_MOST = 1.4
"""How many times the import of NumPy and pandas a cold `econ run` may cost."""


def seconds(arguments: list[str]) -> float:
    """Processor time of one fresh interpreter from start to end."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, *arguments],
        check=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def modules(arguments: list[str]) -> int:
    """How many modules of econ a fresh interpreter loads."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", *arguments], check=True, capture_output=True, encoding="utf-8"
    )
    names = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    return sum(name.partition(".")[0] == "econ" for name in names)


def main() -> None:
    """Measure and print."""
    compileall.compile_dir(Path(__file__).parents[1] / "econ", quiet=1)  # as an installed package is
    loaded = {name: modules(each) for name, each in COMMANDS.items()}  # once, so that files are cached and compiled
    rounds = [{name: seconds(each) for name, each in COMMANDS.items()} for _ in range(ROUNDS)]
    least = {name: min(times[name] for times in rounds) for name in COMMANDS}
    base = least["import_numpy_pandas"]
    result = {
        "benchmark": "cold_start",
        "rounds": ROUNDS,
        "python": platform.python_version(),
        "versions": {name: version(name) for name in ("econ", "numpy", "pandas", "pydantic")},
        "least_seconds": {name: round(value, 3) for name, value in least.items()},
        "modules_of_econ": loaded,
        "ratio_import": round(least["import_econ"] / base, 3),
        "ratio": round(least["econ_run"] / base, 3),
        "at_most": AT_MOST,
    }
    print(json.dumps(result, indent=2))


if __name__ == "__main__":
    main()
