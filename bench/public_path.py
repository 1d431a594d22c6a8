"""What the calculator's whole path costs over bare NumPy arithmetic on the same points.

The path: the points of every input, their quantile functions, the equations, the central case, and for each of the
seven outputs mean, standard uncertainty, percentiles and numerical errors. Bare: the same points, given; SciPy's normal
quantile and NumPy's exponential, tables of straight lines for the two betas and the mixture; the equations; NumPy's
mean, standard deviation and five quantiles. Then one input is moved and everything is asked again, as a slider does:
half of what the path may take is its limit. Its part of the path itself grows as points are made in less time.
Also the cost of arithmetic that gives the same digits everywhere: the same path with NumPy's and SciPy's exponential,
logarithm, normal quantile and sums in place of the calculator's own.

Prints JSON. Ratios travel; times do not.
"""

from __future__ import annotations

import argparse
import json
import platform
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from importlib.metadata import version
from typing import Any
from unittest import mock

import canonical
import numpy as np
import plain
from scipy import special

import econ
from econ.engine import Result
from econ.engine.estimates import estimates
from econ.numerics import portable, sobol
from econ.numerics.distributions import LogNormal
from econ.numerics.sobol import Sampler, uniforms

WANTED = {"path": 3.0, "slider": 1.5, "portable": 2.0}
"""Most: path and slider over bare arithmetic, portable arithmetic over the libraries'."""

TABLES = plain.Tables()


def path() -> Result:
    """The whole path, nothing kept from before."""
    sobol.forget()
    return summed(canonical.run(Sampler()))


def summed(result: Result) -> Result:
    """Statistics of all outputs."""
    estimates(result, canonical.GRAPH.equations)
    return result


def bare(points: dict[str, Any]) -> plain.Statistics:
    """The same with NumPy and SciPy."""
    return plain.described(plain.equations(TABLES.inputs(points)))


def moved(result: Result, step: int) -> Result:
    """One slider moved: the price of 152 mm shells."""
    item = result.state.inputs["price_152"]
    return summed(result.vary({item.name: replace(item, distribution=LogNormal(600 + step, 3_000 + step, 0.9))}))


def libraries() -> list[Any]:
    """What stands in for the portable arithmetic."""
    return [
        mock.patch.object(portable, "exp", np.exp),
        mock.patch.object(portable, "log", np.log),
        mock.patch.object(portable, "normal_quantile", special.ndtri),
        mock.patch.object(portable, "normal_cdf", special.ndtr),
        mock.patch.object(portable, "total", lambda x: np.sum(x, axis=-1)),
        mock.patch.object(portable, "mean", lambda x: np.mean(x, axis=-1)),
    ]


def seconds(function: Callable[[], Any]) -> float:
    """Time one call."""
    start = time.perf_counter()
    function()
    return time.perf_counter() - start


def default_scenario() -> None:
    """The calculator's first scenario and all its statistics, nothing kept from before."""
    sobol.forget()
    econ.tables.summary(econ.run())


def with_libraries(function: Callable[[], Any]) -> float:
    """Time one call with the libraries' arithmetic."""
    patches = libraries()
    for patch in patches:
        patch.start()
    try:
        return seconds(function)
    finally:
        for patch in patches:
            patch.stop()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=40)
    chosen = parser.parse_args()
    state = canonical.state(Sampler())
    points = {n: uniforms(n, i.dimension, Sampler()) for n, i in state.inputs.items()}
    first = path()
    bare(points)
    default_scenario()
    with_libraries(default_scenario)
    found: dict[str, list[float]] = {}
    for step in range(chosen.rounds):
        times = {
            "path": seconds(path),
            "bare": seconds(lambda: bare(points)),
            "slider": seconds(lambda step=step: moved(first, step + 1)),
            "default_scenario": seconds(default_scenario),
            "default_scenario_with_libraries": with_libraries(default_scenario),
        }
        for name, value in times.items():
            found.setdefault(name, []).append(value)
    median = {name: statistics.median(values) for name, values in found.items()}
    ratios = {
        "path": median["path"] / median["bare"],
        "slider": median["slider"] / median["bare"],
        "slider_over_path": median["slider"] / median["path"],
        "portable": median["default_scenario"] / median["default_scenario_with_libraries"],
    }
    result = {
        "benchmark": "public_path",
        "python": platform.python_version(),
        "versions": {name: version(name) for name in ("econ", "numpy", "scipy")},
        "points": Sampler().size,
        "milliseconds": {name: round(1000 * value, 2) for name, value in median.items()},
        "ratios": {name: round(value, 2) for name, value in ratios.items()},
        "wanted_at_most": WANTED,
        "reached": all(ratios[name] <= WANTED[name] for name in WANTED),
    }
    print(json.dumps(result, indent=2))


if __name__ == "__main__":
    main()
