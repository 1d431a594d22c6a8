"""Quantile of the beta distribution, through a table built in portable arithmetic."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from econ.numerics import portable
from econ.numerics.distributions.quantile_table import Table, table
from econ.numerics.portable import Array

TABLE_CELLS = 4096
"""Cells of the table behind the beta and PERT quantiles; `tests/test_distributions.py` bounds the error."""


@lru_cache(maxsize=256)
def beta_table(a: float, b: float) -> Table:
    """Distribution function of a beta at nodes that crowd at both ends, the nodes, and slopes dx/dF."""
    t = np.arange(TABLE_CELLS + 1) / TABLE_CELLS
    x = t * t * t * (10.0 - 15.0 * t + 6.0 * t * t)
    width = x[1:] - x[:-1]
    mass = np.zeros(TABLE_CELLS)
    for node, weight in zip(portable.GAUSS_NODES, portable.GAUSS_WEIGHTS, strict=True):
        mass = mass + weight * _beta_density(x[:-1] + node * width, a, b)
    cumulative = np.concatenate([[0.0], np.cumsum(mass * width)])
    whole = cumulative[-1]
    cumulative = cumulative / whole
    density = np.zeros(TABLE_CELLS + 1)
    density[1:-1] = _beta_density(x[1:-1], a, b) / whole
    return table(cumulative, x, density)


def _beta_density(x: Array, a: float, b: float) -> Array:
    return portable.exp((a - 1.0) * portable.log(x) + (b - 1.0) * portable.log(1.0 - x))


def beta_quantile(u: Array, a: float, b: float) -> Array:
    """Quantile of the beta distribution with a, b >= 1, from a table and monotone cubics; in the shape of `u`."""
    return beta_table(float(a), float(b)).quantile(u)


def beta_cdf(x: Array, a: float, b: float) -> Array:
    """Distribution function of the beta distribution with a, b >= 1, from the same table, in the shape of `x`."""
    return beta_table(float(a), float(b)).probability(x)


def beta_moments(a: float, b: float) -> tuple[float, float]:
    """Mean and variance of the beta distribution."""
    mean = a / (a + b)
    return mean, mean * (b / (a + b)) / (a + b + 1.0)
