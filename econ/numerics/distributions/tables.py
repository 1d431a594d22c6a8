"""Quantiles through a table: a distribution function at nodes, and monotone cubics between them.

The tables of the beta distribution and of a mixture of normal distributions are built in portable arithmetic. That of
the lognormal distribution function needs no logarithm: its cells are those of the float's own bits: each octave of the
value is cut into a power of two of equal parts, so that the cell of a value is the upper part of its bits and the place
within it the lower part.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from econ.numerics import portable
from econ.numerics.portable import Array

Cells = NDArray[np.int64]

GUIDES = 4096
"""Parts of equal width for each of which the first cell is written down, so that cells are found at once."""


@dataclass(frozen=True)
class Finder:
    """Finds the cells between rising edges in which values from the first edge to the last lie.

    Attributes:
        low: where the parts begin.
        parts: how many of them there are in a unit.
        ends: where each cell ends; the last never does.
        guide: for each part the cell that its start lies in.
        crowded: whether a part holds more than one edge, so that its cells have to be searched for.
    """

    low: float
    parts: float
    ends: Array
    guide: Cells
    crowded: NDArray[np.bool_]

    def cells(self, x: Array) -> Cells:
        """The cell of each value, in the shape of `x`."""
        part = _parts(x, self.low, self.parts)
        cell = self.guide.take(part)
        cell += self.ends.take(cell) <= x
        rest = np.nonzero(self.crowded.take(part))
        cell[rest] = np.searchsorted(self.ends, x[rest], side="right")
        return cell


def _parts(x: Array, low: float, parts: float) -> Cells:
    """Parts that values lie in; a larger value never has a lower part."""
    place: Array = x - low
    place *= parts
    result: Cells = place.astype(np.int64)
    return result


def finder(edges: Array, low: float, high: float) -> Finder:
    """A finder between edges that lie between two values."""
    parts = GUIDES / (high - low)
    ends = np.append(edges[1:-1], np.inf)
    each = np.bincount(_parts(edges, low, parts), minlength=GUIDES + 1)
    before = np.concatenate([[0], np.cumsum(each)[:-1]])
    return Finder(low, parts, ends, np.clip(before - 1, 0, ends.size - 1), each > 1)


@dataclass(frozen=True)
class Table:
    """A distribution function at its nodes.

    Attributes:
        cumulative: probabilities from 0 to 1, strictly rising.
        nodes: values, rising.
        slope: rise of the value with the probability at each node; 0 where it is not known.
    """

    cumulative: Array
    nodes: Array
    slope: Array

    @cached_property
    def by_probability(self) -> Finder:
        """Finds the cells of probabilities."""
        return finder(self.cumulative, 0.0, 1.0)

    @cached_property
    def by_value(self) -> Finder:
        """Finds the cells of values."""
        return finder(self.nodes, float(self.nodes[0]), float(self.nodes[-1]))

    @property
    def guide(self) -> Cells:
        """For each of `GUIDES` parts of equal probability a cell that is not above that of its start (part,)."""
        return self.by_probability.guide[:GUIDES]

    def quantile(self, u: Array) -> Array:
        """Values at probabilities, in the shape of `u`."""
        return _between(self._values, self.by_probability.cells(u), u)

    def probability(self, x: Array) -> Array:
        """Probabilities of values, by cubics through the same nodes; straight lines in the outermost cells.

        Returns float64 of the shape of `x`.
        """
        x = np.clip(x, self.nodes[0], self.nodes[-1])
        return _between(self._probabilities, self.by_value.cells(x), x)

    @cached_property
    def _values(self) -> "_Cubics":
        """Cubics of the value; slopes above three times the secant would overshoot (Fritsch and Carlson 1980)."""
        step, rise = self.cumulative[1:] - self.cumulative[:-1], self.nodes[1:] - self.nodes[:-1]
        ends = (np.minimum(slope * step, 3.0 * rise) for slope in (self.slope[:-1], self.slope[1:]))
        left, right = (_straight(end, rise) for end in ends)
        return _cubics((self.cumulative[:-1], step, self.nodes[:-1], rise), (left, right))

    @cached_property
    def _probabilities(self) -> "_Cubics":
        """Cubics of the probability."""
        step, rise = self.cumulative[1:] - self.cumulative[:-1], self.nodes[1:] - self.nodes[:-1]
        left, right = (_density(slope, rise, step) for slope in (self.slope[:-1], self.slope[1:]))
        return _cubics((self.nodes[:-1], rise, self.cumulative[:-1], step), (left, right))


class _Cubics(NamedTuple):
    """Monotone cubics: numbers of one cell lie next to each other, in fours and twos, which are fetched at once.

    Attributes:
        lines: start and width of each cell, value and rise there (cell, which).
        bends: slopes at both ends times the width (cell, which).
    """

    lines: Array
    bends: Array


def _cubics(lines: Sequence[Array], bends: Sequence[Array]) -> _Cubics:
    return _Cubics(np.stack(lines, axis=-1), np.stack(bends, axis=-1))


def _between(cubics: _Cubics, cell: Cells, x: Array) -> Array:
    """The cubics of some cells, each at one place within it."""
    lines, bends = cubics.lines.take(cell, axis=0), cubics.bends.take(cell, axis=0)
    start, width, value, rise = (lines[..., k] for k in range(4))
    left, right = bends[..., 0], bends[..., 1]
    s = x - start
    s /= width
    r = 1.0 - s
    result: Array = s * s * (3.0 - 2.0 * s)
    result *= rise
    result += value
    bend = left * r
    bend -= right * s
    bend *= s * r
    result += bend
    return result


def _straight(slope: Array, secant: Array) -> Array:
    """Slopes that are those of straight lines in both outermost cells."""
    slope[0], slope[-1] = secant[0], secant[-1]
    return slope


def _density(slope: Array, rise: Array, step: Array) -> Array:
    """Rise of the probability over a cell at the density of one of its ends; the secant where that is not known."""
    known = slope > 0
    result: Array = np.where(known, np.minimum(rise / np.where(known, slope, 1.0), 3.0 * step), step)
    return result


def table(cumulative: Array, nodes: Array, density: Array) -> Table:
    """A table from probabilities and densities at nodes; those that add no probability are left out."""
    solid = density > 1e-300  # below, 1 / density would overflow
    slope = np.where(solid, 1.0 / np.where(solid, density, 1.0), 0.0)
    keep = np.concatenate([[True], cumulative[1:] > cumulative[:-1]])  # far tails may be flat in float64
    return Table(cumulative[keep], nodes[keep], slope[keep])


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
    """Distribution function of a beta with a, b >= 1 at nodes that crowd at both ends, the nodes, and slopes dx/dF."""
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


def beta_moments(a: float, b: float) -> tuple[float, float]:
    """Mean and variance of the beta distribution."""
    mean = a / (a + b)
    return mean, mean * (b / (a + b)) / (a + b + 1.0)


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


@lru_cache(maxsize=256)
def mixture_table(parts: NormalParts) -> Table:
    """The distribution function of the mixture at nodes that lie around the mean of each part.

    `tests/test_distributions.py` bounds the error.
    """
    z = np.arange(-round(END * NODES_PER_SD), round(END * NODES_PER_SD) + 1) / NODES_PER_SD
    nodes = np.unique(np.concatenate([mean + sd * z for w, mean, sd in zip(*parts, strict=True) if w]))
    density = np.zeros_like(nodes)
    for weight, mean, sd in zip(*parts, strict=True):
        density = density + weight / sd * portable.normal_density((nodes - mean) / sd)
    return table(mixture_cdf(nodes, parts), nodes, density)


CELLS_PER_SD = 32
"""Cells for each standard deviation of the logarithm at least; the error of the cubics is then below 1e-8."""

FEWEST = 6
"""Binary logarithm of the fewest cells in an octave."""

MANTISSA = 52
_WHOLE = int(np.float64(2.0**MANTISSA).view(np.int64))
LARGEST, SMALLEST = 1e300, 1e-300


class _Table(NamedTuple):
    """Which bits say the cell, and coefficients of cubics of the other bits (cell, power), highest power first."""

    low: float
    high: float
    shift: int
    first: int
    coefficients: Array


def lognormal_cdf(x: Array, mean: float, sd: float) -> Array:
    """Probability of values up to `x` when the logarithm is normal with this mean and standard deviation.

    Returns float64 of the shape of `x`.
    """
    found = _table(mean, sd)
    bits = x.clip(found.low, found.high).view(np.int64)
    cell = bits >> found.shift
    cell -= found.first
    bits &= (1 << found.shift) - 1
    bits |= _WHOLE  # the rest of the bits as the last ones of a number from 2^52 on, which are whole numbers
    place = bits.view(np.float64)
    place -= 2.0**MANTISSA
    return portable.cubics(found.coefficients, cell, place)


@lru_cache(maxsize=64)
def _table(mean: float, sd: float) -> _Table:
    ends = portable.exp(np.array([mean - END * sd, mean + END * sd]))
    low, high = np.minimum(np.maximum(ends, SMALLEST), LARGEST)
    _, parts = math.frexp(CELLS_PER_SD / sd)  # the smallest power of two above
    shift = max(MANTISSA - max(parts, FEWEST), 0)
    first, last = (int(v) >> shift for v in np.array([low, high]).view(np.int64))
    nodes = (np.arange(first, last + 2, dtype=np.int64) << shift).view(np.float64)
    z = (portable.log(nodes) - mean) / sd
    probability, width = portable.normal_cdf(z), nodes[1:] - nodes[:-1]
    density = portable.normal_density(z) / (sd * nodes)
    left, right, rise = density[:-1] * width, density[1:] * width, probability[1:] - probability[:-1]
    cubics = np.column_stack([left + right - 2.0 * rise, 3.0 * rise - 2.0 * left - right, left, probability[:-1]])
    cubics *= [math.ldexp(1.0, -shift * power) for power in (3, 2, 1, 0)]
    return _Table(float(low), float(high), shift, first, cubics)
