"""Time to a stated accuracy, against plain NumPy Monte Carlo, squigglepy and squiggle-lang.

The error of a run is the largest relative error over mean, P5, P50 and P95 of share and net sale, against
`reference.json`. For the calculator the smallest size is sought at which the median error of some seeds is below the
target; for plain Monte Carlo it follows from its error at one size. Then all ways are timed in turn at their sizes,
each several times in a row.
Every way computes the seven outputs of the canonical model and their statistics. The calculator starts each time with
nothing kept, and its compiled kernel is not used.

squiggle-lang draws as NumPy does (plain Monte Carlo), so that it is timed at NumPy's size. It is left out unless
`--squiggle FOLDER` names a folder in which `npm install @quri/squiggle-lang` was done.
Prints JSON. Ratios travel; times do not.
"""

from __future__ import annotations

import argparse
import json
import platform
import statistics
import subprocess
import time
from collections.abc import Callable, Sequence
from functools import cache
from importlib.metadata import version
from pathlib import Path

import canonical
import numpy as np
import plain

from econ.engine.estimates import estimates
from econ.numerics import portable, sobol
from econ.numerics.sobol import Sampler
from econ.numerics.statistics import by_scramble, each_from_draws, quantiles

HERE = Path(__file__).parent
REFERENCE = json.loads((HERE / "reference.json").read_text("utf-8"))["outputs"]
ASKED = ("gdp_share", "sale_net")
MEAN, LOW, MIDDLE, HIGH = 0, 2, 4, 6
"""Places of the statistics in a row of the reference."""

TARGETS = (0.005, 0.001)
WANTED = {"numpy": (10, 50), "squigglepy": (20, 100), "squiggle_lang": (150, 800)}
SCRAMBLES = (4, 5, 6, 7)

IN_A_ROW = 5
"""Runs of one way after each other, each with another seed; of the first the processor's caches hold nothing yet."""

MEASURED_AT, MEASURED_SEEDS = 50_000, 101

Run = Callable[[int, int], dict[str, tuple[float, ...]]]


def calculator(size: int, seed: int) -> dict[str, tuple[float, ...]]:
    """The calculator: percentiles of the outputs that are asked for as it publishes them, the others of the draws."""
    sobol.forget()
    sampler = sizes()[size]
    sampler = Sampler(seed=seed, points=sampler.points, scrambles=sampler.scrambles)
    result = canonical.run(sampler)
    names = tuple(canonical.GRAPH.equations)
    blocks = np.stack([by_scramble(result.draws[name], sampler) for name in names])
    others = [n for n, name in enumerate(names) if name not in ASKED]
    found = estimates(result, ASKED)
    found |= dict(zip((names[n] for n in others), each_from_draws(blocks[others]), strict=True))
    quarters = portable.mean(quantiles(blocks, (0.25, 0.75))).T.tolist()
    return {
        name: (s.mean, s.sd, s.low, quarter, s.median, three, s.high)
        for name, (quarter, three) in zip(names, quarters, strict=True)
        for s in (found[name],)
    }


@cache
def sizes() -> dict[int, Sampler]:
    """Numbers of points in all that are tried for the calculator, each with its sampler."""
    return {m << k: Sampler(points=1 << k, scrambles=m) for k in range(6, 14) for m in SCRAMBLES}


WAYS: dict[str, Run] = {
    "calculator": calculator,
    "numpy": plain.monte_carlo,
    "squigglepy": plain.squigglepy,
}


def error(found: dict[str, tuple[float, ...]]) -> float:
    """Largest relative error of the statistics that count."""
    return max(abs(found[n][k] / REFERENCE[n][k] - 1) for n in ASKED for k in (MEAN, LOW, MIDDLE, HIGH))


def median_error(way: Run, size: int, seeds: int) -> float:
    """Median over some seeds."""
    return statistics.median(error(way(size, 1000 + seed)) for seed in range(seeds))


def needed(way: Run, tried: Sequence[int], target: float, seeds: int) -> tuple[int, float]:
    """The smallest size whose median error is below the target, and that error, by bisection."""
    low, high = 0, len(tried) - 1
    errors = {high: median_error(way, tried[high], seeds)}
    if errors[high] > target:
        raise SystemExit(f"No size that is tried comes to {target}.")
    while low < high:
        middle = (low + high) // 2
        errors[middle] = median_error(way, tried[middle], seeds)
        low, high = (low, middle) if errors[middle] <= target else (middle + 1, high)
    return tried[high], errors[high]


def needed_draws(target: float) -> tuple[int, float]:
    """Draws that Monte Carlo needs: its error falls with the root of their number, and is measured at one number."""
    found = median_error(plain.monte_carlo, MEASURED_AT, MEASURED_SEEDS)
    return round(MEASURED_AT * (found / target) ** 2), target


def squiggle(folder: Path, size: int, rounds: int) -> list[float]:
    """Seconds of each run of squiggle-lang."""
    command = ["node", str(HERE / "canonical_squiggle.mjs"), str(folder), str(size), str(rounds)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return [float(s) for s in json.loads(done.stdout)["seconds"]]


def timed(at: dict[str, int], rounds: int) -> dict[str, list[float]]:
    """Seconds of each way at its size, several times in a row in each round."""
    found: dict[str, list[float]] = {name: [] for name in at}
    for name, size in at.items():
        WAYS[name](size, 0)  # what is kept between runs by any library is there for all
    for seed in range(rounds):
        for name, size in at.items():
            for again in range(IN_A_ROW):
                start = time.perf_counter()
                WAYS[name](size, IN_A_ROW * seed + again)
                found[name].append(time.perf_counter() - start)
    return found


def ratios(seconds: dict[str, list[float]]) -> dict[str, float]:
    """How many times the calculator's median the other ways take."""
    median = {name: statistics.median(times) for name, times in seconds.items()}
    return {name: round(s / median["calculator"], 1) for name, s in median.items() if name != "calculator"}


def measure(target: float, chosen: argparse.Namespace) -> dict[str, object]:
    """Sizes, errors, times and ratios at one target."""
    at: dict[str, int] = {}
    errors: dict[str, float] = {}
    at["calculator"], errors["calculator"] = needed(calculator, sorted(sizes()), target, chosen.seeds)
    at["numpy"], errors["numpy"] = needed_draws(target)
    at["squigglepy"] = at["numpy"]  # plain Monte Carlo too
    seconds = timed(at, chosen.rounds)
    if chosen.squiggle:
        at["squiggle_lang"] = at["numpy"]
        seconds["squiggle_lang"] = squiggle(chosen.squiggle, at["numpy"], 3)
    place = TARGETS.index(target)
    faster = ratios(seconds)
    first = {name: times[::IN_A_ROW] if name in WAYS else times for name, times in seconds.items()}
    return {
        "target": target,
        "sizes": at,
        "median_largest_error": {name: round(e, 5) for name, e in errors.items()},
        "milliseconds": {name: round(1000 * statistics.median(times), 2) for name, times in seconds.items()},
        "times_faster_than": faster,
        "times_faster_than_first_of_each_row": ratios(first),
        "wanted": {name: WANTED[name][place] for name in faster},
        "reached": all(faster[name] >= WANTED[name][place] for name in faster),
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, default=21, help="seeds over which the median error is taken")
    parser.add_argument("--rounds", type=int, default=9, help="rounds of timing")
    parser.add_argument("--squiggle", type=Path, help="folder with squiggle-lang in it")
    chosen = parser.parse_args()
    result = {
        "benchmark": "accuracy",
        "python": platform.python_version(),
        "versions": {name: version(name) for name in ("econ", "numpy", "squigglepy")},
        "seeds": chosen.seeds,
        "targets": [measure(target, chosen) for target in TARGETS],
    }
    print(json.dumps(result, indent=2))


if __name__ == "__main__":
    main()
