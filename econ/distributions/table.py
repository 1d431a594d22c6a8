"""Quantiles through a table: a distribution function at nodes, and monotone cubics between them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from econ.portable import Array

Cells = NDArray[np.int64]

GUIDES = 4096
"""Parts of equal probability for each of which the first cell is written down, so that cells are found at once."""


@dataclass(frozen=True)
class Table:
    """A distribution function at its nodes.

    Attributes:
        cumulative: probabilities, strictly rising.
        nodes: values, rising.
        slope: rise of the value with the probability at each node; 0 where it is not known.
        guide: for each part of equal probability the cell that its start lies in.
        jumps: powers of two, falling, that reach every cell of a part from its first, the outermost parts left aside.
    """

    cumulative: Array
    nodes: Array
    slope: Array
    guide: Cells
    jumps: tuple[int, ...]

    def quantile(self, u: Array) -> Array:
        """Values at probabilities; slopes above three times the secant would overshoot (Fritsch and Carlson 1980)."""
        cell = self._cell(u)
        left, value = self.cumulative[cell], self.nodes[cell]
        step = self.cumulative[cell + 1] - left
        rise = self.nodes[cell + 1] - value
        s = (u - left) / step
        limit = 3.0 * rise
        d0 = np.minimum(self.slope[cell] * step, limit)
        d1 = np.minimum(self.slope[cell + 1] * step, limit)
        end = (cell == 0) | (cell == len(self.nodes) - 2)
        d0, d1 = np.where(end, rise, d0), np.where(end, rise, d1)
        r = 1.0 - s
        result: Array = value + rise * (s * s * (3.0 - 2.0 * s)) + s * r * (d0 * r - d1 * s)
        return result

    def probability(self, x: Array) -> Array:
        """Probabilities of values, by cubics through the same nodes; straight lines in the outermost cells."""
        x = np.minimum(np.maximum(x, self.nodes[0]), self.nodes[-1])
        cell = _search(self.nodes, x)
        left, rise = self.nodes[cell], self.nodes[cell + 1] - self.nodes[cell]
        step = self.cumulative[cell + 1] - self.cumulative[cell]
        s = (x - left) / rise
        d0, d1 = self._density(cell, rise, step), self._density(cell + 1, rise, step)
        r = 1.0 - s
        result: Array = self.cumulative[cell] + step * (s * s * (3.0 - 2.0 * s)) + s * r * (d0 * r - d1 * s)
        return result

    def _density(self, node: Cells, rise: Array, step: Array) -> Array:
        slope = self.slope[node]
        known = slope > 0
        result: Array = np.where(known, np.minimum(rise / np.where(known, slope, 1.0), 3.0 * step), step)
        return result

    def _cell(self, u: Array) -> Cells:
        part = np.minimum((u * GUIDES).astype(np.int64), GUIDES - 1)
        cell = self.guide[part]
        for jump in self.jumps:
            ahead = np.minimum(cell + jump, len(self.nodes) - 2)
            cell = np.where(self.cumulative[ahead] <= u, ahead, cell)
        outer = (part == 0) | (part == GUIDES - 1)
        cell[outer] = _search(self.cumulative, u[outer])
        return cell


def _search(cumulative: Array, u: Array) -> Cells:
    return np.clip(np.searchsorted(cumulative, u, side="right") - 1, 0, len(cumulative) - 2)


def table(cumulative: Array, nodes: Array, slope: Array) -> Table:
    """A table from its nodes; those that add no probability are left out."""
    keep = np.concatenate([[True], cumulative[1:] > cumulative[:-1]])  # far tails may be flat in float64
    cumulative = cumulative[keep]
    first = _search(cumulative, np.arange(GUIDES + 1) / GUIDES)
    most = int((first[2:-1] - first[1:-2]).max(initial=0))
    jumps = tuple(1 << k for k in reversed(range(most.bit_length())))
    return Table(cumulative, nodes[keep], slope[keep], first[:-1], jumps)
