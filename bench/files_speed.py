"""What a PDF, a Word file, a workbook and a capsule cost beside the report in HTML.

    python bench/files_speed.py [--preset press-line-2023] [--rounds 9] [--language en]

In each round every format writes a new question once, in turn, so that a busy moment hits all and nothing is kept from
before. What counts is the processor time of this process, with what all its threads took, from the question to the
bytes. Prints JSON: medians, and ratios of the medians to HTML. Ratios travel; times do not.
"""

import argparse
import json
import platform
import statistics
import sys
import time
from importlib.metadata import version
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

import econ
from econ.output.export import to_bytes

FORMATS = ("html", "pdf", "docx", "xlsx", "capsule")
AT_MOST = {"pdf": 1.5, "capsule": 3.0}
"""How many times the report in HTML these may cost."""


def seconds(name: str, preset: str, days: int, language: str) -> float:
    """Processor time from a question to the bytes of a file."""
    scenario = econ.Scenario.preset(preset).change(set={"delivery_period": f"{days} day"})
    start = time.process_time()
    to_bytes(econ.run(scenario), name, language=language)
    return time.process_time() - start


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--preset", default="press-line-2023")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--language", default="en")
    asked = parser.parse_args()
    for name in FORMATS:  # once, so that modules, figures and typefaces are loaded
        seconds(name, asked.preset, 365, asked.language)
    rounds = [
        {name: seconds(name, asked.preset, 366 + n, asked.language) for name in FORMATS} for n in range(asked.rounds)
    ]
    medians = {name: statistics.median(one[name] for one in rounds) for name in FORMATS}
    ratios = {name: round(medians[name] / medians["html"], 2) for name in FORMATS}
    result = {
        "benchmark": "files_speed",
        "preset": asked.preset,
        "rounds": asked.rounds,
        "python": platform.python_version(),
        "versions": {name: version(name) for name in ("econ", "typst", "xlsxwriter", "python-docx")},
        "seconds": {name: round(value, 3) for name, value in medians.items()},
        "ratios": ratios,
        "at_most": AT_MOST,
        "holds": all(ratios[name] <= most for name, most in AT_MOST.items()),
    }
    sys.stdout.write(f"{json.dumps(result, indent=1)}\n")


if __name__ == "__main__":
    main()
