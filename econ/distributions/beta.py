"""Quantile of the beta distribution, through a table built in portable arithmetic."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from econ import portable
from econ.portable import Array

TABLE_CELLS = 4096
"""Cells of the table behind the beta and PERT quantiles; `tests/test_distributions.py` bounds the error."""


@lru_cache(maxsize=256)
def _beta_table(a: float, b: float) -> tuple[Array, Array, Array]:
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
    keep = np.concatenate([[True], cumulative[1:] > cumulative[:-1]])  # far tails may be flat in float64
    density = np.zeros(TABLE_CELLS + 1)
    density[1:-1] = _beta_density(x[1:-1], a, b) / whole
    solid = density > 1e-300  # below, 1 / density would overflow
    slope = np.where(solid, 1.0 / np.where(solid, density, 1.0), 0.0)
    return cumulative[keep], x[keep], slope[keep]


def _beta_density(x: Array, a: float, b: float) -> Array:
    return portable.exp((a - 1.0) * portable.log(x) + (b - 1.0) * portable.log(1.0 - x))


def beta_quantile(u: Array, a: float, b: float) -> Array:
    """Quantile of the beta distribution with a, b >= 1, from a table and monotone cubic interpolation."""
    cumulative, x, slope = _beta_table(float(a), float(b))
    cell = np.clip(np.searchsorted(cumulative, u, side="right") - 1, 0, len(x) - 2)
    step = cumulative[cell + 1] - cumulative[cell]
    rise = x[cell + 1] - x[cell]
    s = (u - cumulative[cell]) / step
    limit = 3.0 * rise  # slopes above three times the secant would overshoot (Fritsch and Carlson 1980)
    d0 = np.minimum(slope[cell] * step, limit)
    d1 = np.minimum(slope[cell + 1] * step, limit)
    end = (cell == 0) | (cell == len(x) - 2)
    d0, d1 = np.where(end, rise, d0), np.where(end, rise, d1)
    r = 1.0 - s
    return x[cell] + rise * (s * s * (3.0 - 2.0 * s)) + s * r * (d0 * r - d1 * s)


def beta_cdf(x: Array, a: float, b: float) -> Array:
    """Distribution function of the beta distribution with a, b >= 1: straight lines between the nodes of its table."""
    cumulative, nodes, _ = _beta_table(float(a), float(b))
    return np.interp(x, nodes, cumulative)
