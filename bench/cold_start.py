"""How long a cold `econ run` takes, against importing NumPy and pandas.

Both commands are started in turn on the same interpreter, so that a busy moment hits both.
Prints JSON: versions, the two medians in seconds, and their ratio. Ratios travel; times do not.
"""

import json
import platform
import statistics
import subprocess
import sys
import time
from importlib.metadata import version

COMMANDS = {
    "econ_run": ["-m", "econ", "run", "press-line-2023"],
    "import_numpy_pandas": ["-c", "import numpy, pandas"],
}
ROUNDS = 9


def seconds(arguments: list[str]) -> float:
    """Time one fresh interpreter from start to end."""
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, *arguments],
        check=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    return time.perf_counter() - start


def main() -> None:
    """Measure and print."""
    for arguments in COMMANDS.values():  # once, so that files are cached and compiled
        seconds(arguments)
    rounds = [{name: seconds(each) for name, each in COMMANDS.items()} for _ in range(ROUNDS)]
    medians = {name: statistics.median(times[name] for times in rounds) for name in COMMANDS}
    result = {
        "benchmark": "cold_start",
        "rounds": ROUNDS,
        "python": platform.python_version(),
        "versions": {name: version(name) for name in ("econ", "numpy", "pandas")},
        "median_seconds": {name: round(value, 4) for name, value in medians.items()},
        "ratio": round(medians["econ_run"] / medians["import_numpy_pandas"], 3),
    }
    print(json.dumps(result, indent=2))


if __name__ == "__main__":
    main()
