"""First and total shares of the variance of `gdp_share` at equal error, against SALib and SciPy.

All use Sobol points and the same functions of the canonical model; SALib with its default of 100 resamples, SciPy's
`sobol_indices` without any. Every way is given the size at which its root mean square error over the sixteen inputs,
first and total shares together, median over some seeds, is at most that of SALib at its size. Error against
`reference.json`. Prints JSON. Ratios travel; times do not.
"""

from __future__ import annotations

import argparse
import json
import math
import platform
import statistics
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import canonical
import numpy as np
import plain
from plain import Tables

from econ.analysis.sensitivity import variance_shares
from econ.numerics import sobol
from econ.numerics.sobol import Sampler

REFERENCE = json.loads((Path(__file__).parent / "reference.json").read_text("utf-8"))["variance_shares_of_gdp_share"]
NAMES = tuple(canonical.DISTRIBUTIONS)
SHARE = plain.OUTPUTS.index("gdp_share")
TABLES = Tables()
SIZES = tuple(1 << k for k in range(9, 19))
WANTED = {"salib": 30, "scipy": 3}

Shares = dict[str, dict[str, float]]


def share(u: Any) -> Any:
    """The share of GDP at points (input, draw), with NumPy and SciPy."""
    return plain.equations(TABLES.inputs(dict(zip(NAMES, u, strict=True))))[SHARE]


def calculator(size: int, seed: int) -> Shares:
    """The calculator's own."""
    sobol.forget()
    result = canonical.run(Sampler(seed=seed, points=size // 8))
    found = {s.names[0]: s for s in variance_shares(result, "gdp_share")}
    nothing = dict.fromkeys(NAMES, 0.0)  # inputs that the output does not rest on
    return {
        "first": nothing | {n: s.first for n, s in found.items()},
        "total": nothing | {n: s.total for n, s in found.items()},
    }


def salib(size: int, seed: int) -> Shares:
    """SALib as its documentation teaches, first and total order."""
    from SALib.analyze import sobol as analyse
    from SALib.sample import sobol as sample

    problem = {"num_vars": len(NAMES), "names": list(NAMES), "bounds": [[0.0, 1.0]] * len(NAMES)}
    points = sample.sample(problem, size, calc_second_order=False, seed=seed)
    inside = np.clip(points, 1e-12, 1 - 1e-12)
    found = analyse.analyze(problem, share(inside.T), calc_second_order=False, seed=seed)
    return {"first": dict(zip(NAMES, found["S1"], strict=True)), "total": dict(zip(NAMES, found["ST"], strict=True))}


class _Uniform:
    """A distribution for SciPy whose quantile function changes nothing: the model reads points."""

    @staticmethod
    def ppf(u: Any) -> Any:
        return np.clip(u, 1e-12, 1 - 1e-12)


def scipy(size: int, seed: int) -> Shares:
    """SciPy's `sobol_indices`."""
    from scipy.stats import sobol_indices

    found = sobol_indices(
        func=lambda u: share(u)[None], n=size, dists=[_Uniform()] * len(NAMES), rng=np.random.default_rng(seed)
    )
    first, total = (np.ravel(x) for x in (found.first_order, found.total_order))
    return {"first": dict(zip(NAMES, first, strict=True)), "total": dict(zip(NAMES, total, strict=True))}


WAYS: dict[str, Callable[[int, int], Shares]] = {"calculator": calculator, "salib": salib, "scipy": scipy}


def error(found: Shares) -> float:
    """Root mean square error over inputs, first and total shares together."""
    away = [found[kind][n] - REFERENCE[kind][n] for kind in ("first", "total") for n in NAMES]
    return math.sqrt(sum(a * a for a in away) / len(away))


def median_error(name: str, size: int, seeds: int) -> float:
    """Median over seeds."""
    return statistics.median(error(WAYS[name](size, 100 + seed)) for seed in range(seeds))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=1 << 14, help="SALib's number of base points")
    parser.add_argument("--seeds", type=int, default=7)
    parser.add_argument("--rounds", type=int, default=5)
    chosen = parser.parse_args()
    target = median_error("salib", chosen.size, chosen.seeds)
    at, errors = {"salib": chosen.size}, {"salib": target}
    for name in ("calculator", "scipy"):
        for size in SIZES:
            at[name], errors[name] = size, median_error(name, size, chosen.seeds)
            if errors[name] <= target:
                break
    found: dict[str, list[float]] = {name: [] for name in WAYS}
    for seed in range(chosen.rounds):
        for name, way in WAYS.items():
            start = time.perf_counter()
            way(at[name], seed)
            found[name].append(time.perf_counter() - start)
    seconds = {name: statistics.median(times) for name, times in found.items()}
    ratios = {name: round(seconds[name] / seconds["calculator"], 1) for name in WANTED}
    result = {
        "benchmark": "variance_shares",
        "python": platform.python_version(),
        "versions": {name: version(name) for name in ("econ", "numpy", "scipy", "SALib")},
        "base_points": at,
        "median_error": {name: round(e, 5) for name, e in errors.items()},
        "milliseconds": {name: round(1000 * s, 1) for name, s in seconds.items()},
        "times_faster_than": ratios,
        "wanted": WANTED,
        "reached": all(ratios[n] >= WANTED[n] for n in WANTED),
    }
    print(json.dumps(result, indent=2))


if __name__ == "__main__":
    main()
