"""How often the statistics of the canonical model lie inside their stated error, against 2^31 draws.

For each of many seeds: mean, standard uncertainty, P5, P50 and P95 of the seven outputs, and the variance shares of
`gdp_share`, each with its standard numerical error from the spread of the scrambles. Inside means within the 95%
interval of Student's t with one degree of freedom fewer than scrambles, the error of the reference added.
Prints JSON.
"""

from __future__ import annotations

import argparse
import json
import math
import platform
from collections import Counter
from importlib.metadata import version
from pathlib import Path

import canonical
from scipy.stats import t as student

from econ.analysis.sensitivity import variance_shares
from econ.engine.estimates import estimate
from econ.numerics import sobol
from econ.numerics.sobol import Sampler

REFERENCE = json.loads((Path(__file__).parent / "reference.json").read_text("utf-8"))
WANTED = 0.94
STATISTICS = {"mean": ("mean", "error_mean"), "sd": ("sd", "error_sd"), "p5": ("low", "error_low")}
STATISTICS |= {"p50": ("median", "error"), "p95": ("high", "error_high")}
PLACES = {name: place for place, name in enumerate(REFERENCE["statistics"])}


def reference_error(output: str, name: str) -> float:
    """Relative standard error of a statistic of the reference."""
    drawn = REFERENCE["relative_standard_errors"][output][PLACES[name]]
    read = REFERENCE["relative_error_of_quantiles_read_from_a_histogram"] if name.startswith("p") else 0.0
    return math.hypot(drawn, read)


def inside(value: float, error: float, truth: float, truth_error: float, factor: float) -> bool:
    """Whether a value lies within its stated error of the truth, itself uncertain."""
    return abs(value - truth) <= factor * math.hypot(error, truth_error) + 1e-12 * abs(truth)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, default=200)
    parser.add_argument("--points", type=int, default=1024, help="points of each of eight scrambles")
    chosen = parser.parse_args()
    held, tried, methods = Counter[str](), Counter[str](), Counter[str]()
    shares = REFERENCE["variance_shares_of_gdp_share"]
    for seed in range(chosen.seeds):
        sobol.forget()
        sampler = Sampler(seed=seed, points=chosen.points)
        factor = float(student.ppf(0.975, sampler.scrambles - 1))
        result = canonical.run(sampler)
        for output, truths in REFERENCE["outputs"].items():
            found = estimate(result, output)
            methods[found.method] += 1
            for name, (value, error) in STATISTICS.items():
                truth = truths[PLACES[name]]
                truth_error = abs(truth) * reference_error(output, name)
                tried[name] += 1
                held[name] += inside(getattr(found, value), getattr(found, error), truth, truth_error, factor)
        for share in variance_shares(result, "gdp_share"):
            for kind in ("first", "total"):
                tried[f"{kind} share"] += 1
                error = getattr(share, f"{kind}_error")
                truth = shares[kind][share.names[0]]
                close = inside(getattr(share, kind), error, truth, shares["standard_errors"][kind], factor)
                held[f"{kind} share"] += close
    everything = sum(held[n] for n in STATISTICS) / sum(tried[n] for n in STATISTICS)
    result_ = {
        "benchmark": "stated_errors",
        "python": platform.python_version(),
        "versions": {name: version(name) for name in ("econ", "numpy")},
        "seeds": chosen.seeds,
        "points": Sampler(points=chosen.points).size,
        "inside": {name: round(held[name] / tried[name], 4) for name in tried},
        "inside_of_all_statistics": round(everything, 4),
        "method": dict(methods),
        "wanted": WANTED,
        "reached": all(held[name] / tried[name] >= WANTED for name in STATISTICS),
    }
    print(json.dumps(result_, indent=2))


if __name__ == "__main__":
    main()
