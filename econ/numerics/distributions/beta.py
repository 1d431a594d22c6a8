"""Quantile of the beta distribution, through a table built in portable arithmetic."""

from __future__ import annotations

from functools import cache, lru_cache

import numpy as np

from econ.numerics import portable
from econ.numerics.distributions.quantile_table import Table, table
from econ.numerics.portable import Array

TABLE_CELLS = 4096
"""Cells of the table behind the beta and PERT quantiles; `tests/test_distributions.py` bounds the error."""


@cache
def _places() -> tuple[Array, tuple[Array, Array], tuple[Array, Array]]:
    """What all tables share: nodes from 0 to 1 that crowd at both ends (node,), and ln x and ln(1 - x) of two kinds.

    Those at the places of the quadrature in each cell are (place, cell), those between the outermost nodes (node,).
    """
    t = np.arange(TABLE_CELLS + 1) / TABLE_CELLS
    x = t * t * t * (10.0 - 15.0 * t + 6.0 * t * t)
    within, inner = x[:-1] + np.array(portable.GAUSS_NODES)[:, None] * (x[1:] - x[:-1]), x[1:-1]
    return x, (portable.log(within), portable.log(1.0 - within)), (portable.log(inner), portable.log(1.0 - inner))


@lru_cache(maxsize=256)
def beta_table(a: float, b: float) -> Table:
    """Distribution function of a beta at nodes that crowd at both ends, the nodes, and slopes dx/dF."""
    x, *logs = _places()
    within, inner = (portable.exp((a - 1.0) * low + (b - 1.0) * high) for low, high in logs)
    mass = np.zeros(TABLE_CELLS)
    for weight, density in zip(portable.GAUSS_WEIGHTS, within, strict=True):
        mass = mass + weight * density
    cumulative = np.concatenate([[0.0], np.cumsum(mass * (x[1:] - x[:-1]))])
    whole = cumulative[-1]
    cumulative = cumulative / whole
    density = np.zeros(TABLE_CELLS + 1)
    density[1:-1] = inner / whole
    return table(cumulative, x, density)


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
