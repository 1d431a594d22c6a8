"""The canonical model once more, the way people write it: plain NumPy, and squigglepy as its documentation teaches.

Each function returns for each output mean, standard deviation and the 5, 25, 50, 75 and 95% quantiles.
"""

from __future__ import annotations

import math
import os
from collections.abc import Iterable
from typing import Any

import numpy as np
from scipy import special

PERCENTS = (0.05, 0.25, 0.5, 0.75, 0.95)
Z95 = 1.6448536269514722
WEIGHTS = (0.4, 0.3, 0.2, 0.1)
MEANS = (24.5e9, 18e9, 28.5e9, 40e9)
SDS = (0.8e9, 1e9, 1.5e9, 2e9)
OUTPUTS = ("shells", "sale_gross", "sale_net", "gdp_share", "value_added_share", "trade_share", "oil_barrels")
TABLE_CELLS = 4096

Statistics = dict[str, tuple[float, ...]]


def equations(x: dict[str, Any]) -> tuple[Any, ...]:
    """The seven outputs of the sixteen inputs."""
    shells = x["containers"] * x["rounds_per_container"]
    gross = (
        shells * (x["share_152"] * x["price_152"] + (1 - x["share_152"]) * x["price_122"])
        + x["srbm_count"] * x["price_srbm"]
        + x["mlrs_rockets"] * x["price_rocket"]
        + x["spare_parts"]
    )
    net = gross * (1 - x["discount"])
    share = net / x["gdp"]
    trade = net / x["trade_total"]
    oil = net * x["barter_share"] / x["oil_price"]
    return shells, gross, net, share, share * x["domestic_value_added"], trade, oil


def described(outputs: Iterable[Any]) -> Statistics:
    """Statistics of the outputs with NumPy."""
    return {
        name: (float(y.mean()), float(y.std()), *map(float, np.quantile(y, PERCENTS)))
        for name, y in zip(OUTPUTS, outputs, strict=True)
    }


def monte_carlo(size: int, seed: int) -> Statistics:
    """Plain NumPy Monte Carlo."""
    draw = np.random.default_rng(seed)

    def lognormal(low: float, high: float) -> Any:
        a, b = math.log(low), math.log(high)
        return draw.lognormal((a + b) / 2, (b - a) / 2 / Z95, size)

    part = draw.choice(4, size, p=WEIGHTS)
    inputs = {
        "containers": draw.triangular(10_000, 16_000, 20_000, size),
        "rounds_per_container": draw.triangular(250, 300, 500, size),
        "share_152": draw.beta(5, 3, size),
        "price_122": lognormal(400, 1_500),
        "price_152": lognormal(600, 3_000),
        "srbm_count": draw.uniform(50, 150, size),
        "price_srbm": lognormal(1e6, 6e6),
        "mlrs_rockets": draw.triangular(20_000, 60_000, 120_000, size),
        "price_rocket": lognormal(500, 2_500),
        "spare_parts": lognormal(5e6, 60e6),
        "discount": draw.uniform(0, 0.4, size),
        "domestic_value_added": draw.beta(8, 3, size),
        "gdp": draw.normal(np.array(MEANS)[part], np.array(SDS)[part]),
        "trade_total": draw.normal(2.7e9, 0.15e9, size),
        "oil_price": lognormal(60, 100),
        "barter_share": draw.uniform(0.2, 0.7, size),
    }
    return described(equations(inputs))


def squigglepy(size: int, seed: int) -> Statistics:
    """The same with squigglepy."""
    os.environ["TQDM_DISABLE"] = "1"  # no progress bars, which would cost it time
    import squigglepy as sq

    sq.set_seed(seed)
    distributions = {
        "containers": sq.triangular(10_000, 16_000, 20_000),
        "rounds_per_container": sq.triangular(250, 300, 500),
        "share_152": sq.beta(5, 3),
        "price_122": sq.to(400, 1_500),
        "price_152": sq.to(600, 3_000),
        "srbm_count": sq.uniform(50, 150),
        "price_srbm": sq.to(1e6, 6e6),
        "mlrs_rockets": sq.triangular(20_000, 60_000, 120_000),
        "price_rocket": sq.to(500, 2_500),
        "spare_parts": sq.to(5e6, 60e6),
        "discount": sq.uniform(0, 0.4),
        "domestic_value_added": sq.beta(8, 3),
        "gdp": sq.mixture([sq.norm(mean=m, sd=s) for m, s in zip(MEANS, SDS, strict=True)], weights=list(WEIGHTS)),
        "trade_total": sq.norm(mean=2.7e9, sd=0.15e9),
        "oil_price": sq.to(60, 100),
        "barter_share": sq.uniform(0.2, 0.7),
    }
    return described(equations({name: sq.sample(d, n=size) for name, d in distributions.items()}))


class Tables:
    """Quantile functions of SciPy, those that are slow through tables of straight lines."""

    def __init__(self) -> None:
        self.p = (np.arange(TABLE_CELLS) + 0.5) / TABLE_CELLS
        self.beta = {ab: special.betaincinv(*ab, self.p) for ab in ((5, 3), (8, 3))}
        x = np.linspace(10e9, 55e9, 20_000)
        parts = zip(WEIGHTS, MEANS, SDS, strict=True)
        self.gdp = (sum(w * special.ndtr((x - m) / s) for w, m, s in parts), x)

    def inputs(self, u: dict[str, Any]) -> dict[str, Any]:
        """The inputs at given points between 0 and 1, with NumPy and SciPy."""

        def lognormal(name: str, low: float, high: float) -> Any:
            a, b = math.log(low), math.log(high)
            return np.exp((a + b) / 2 + (b - a) / 2 / Z95 * special.ndtri(u[name]))

        return {
            "containers": triangular(u["containers"], 10_000, 16_000, 20_000),
            "rounds_per_container": triangular(u["rounds_per_container"], 250, 300, 500),
            "share_152": np.interp(u["share_152"], self.p, self.beta[5, 3]),
            "price_122": lognormal("price_122", 400, 1_500),
            "price_152": lognormal("price_152", 600, 3_000),
            "srbm_count": 50 + 100 * u["srbm_count"],
            "price_srbm": lognormal("price_srbm", 1e6, 6e6),
            "mlrs_rockets": triangular(u["mlrs_rockets"], 20_000, 60_000, 120_000),
            "price_rocket": lognormal("price_rocket", 500, 2_500),
            "spare_parts": lognormal("spare_parts", 5e6, 60e6),
            "discount": 0.4 * u["discount"],
            "domestic_value_added": np.interp(u["domestic_value_added"], self.p, self.beta[8, 3]),
            "gdp": np.interp(u["gdp"], *self.gdp),
            "trade_total": 2.7e9 + 0.15e9 * special.ndtri(u["trade_total"]),
            "oil_price": lognormal("oil_price", 60, 100),
            "barter_share": 0.2 + 0.5 * u["barter_share"],
        }


def triangular(u: Any, low: float, likely: float, high: float) -> Any:
    """Quantiles of the triangular distribution."""
    width, left, right = high - low, likely - low, high - likely
    rising, falling = low + np.sqrt(u * width * left), high - np.sqrt((1 - u) * width * right)
    return np.where(u < left / width, rising, falling)
