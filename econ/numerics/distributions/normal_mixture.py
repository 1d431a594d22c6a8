"""Distribution function and quantile of a mixture of normal distributions, in portable arithmetic."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from econ.numerics import portable
from econ.numerics.distributions.quantile_table import Table, table
from econ.numerics.portable import Array

NODES_PER_SD = 32
"""Nodes of the table for each standard deviation of each part."""

END = 8.3
"""Standard deviations to either side; the probability beyond is below 1e-16."""


class NormalParts(NamedTuple):
    """Parts of a mixture: weights that add up to one, means, standard deviations."""

    weights: tuple[float, ...]
    means: tuple[float, ...]
    sds: tuple[float, ...]


def mixture_cdf(x: Array, parts: NormalParts) -> Array:
    """Distribution function of the mixture, in the shape of `x`."""
    result = np.zeros_like(x)
    for weight, mean, sd in zip(*parts, strict=True):
        result = result + weight * portable.normal_cdf((x - mean) / sd)
    return result


def mixture_quantile(u: Array, parts: NormalParts) -> Array:
    """Quantile of the mixture in the shape of `u`, from a table; `tests/test_distributions.py` bounds the error."""
    return mixture_table(parts).quantile(u)


@lru_cache(maxsize=256)
def mixture_table(parts: NormalParts) -> Table:
    """The distribution function of the mixture at nodes that lie around the mean of each part."""
    z = np.arange(-round(END * NODES_PER_SD), round(END * NODES_PER_SD) + 1) / NODES_PER_SD
    nodes = np.unique(np.concatenate([mean + sd * z for w, mean, sd in zip(*parts, strict=True) if w]))
    density = np.zeros_like(nodes)
    for weight, mean, sd in zip(*parts, strict=True):
        density = density + weight / sd * portable.normal_density((nodes - mean) / sd)
    return table(mixture_cdf(nodes, parts), nodes, density)
