"""Statistics of draws with their numerical error, in portable arithmetic.

Draws come in independent scrambles of the same points. Each statistic is the mean of its values over the
scrambles, and its numerical error is their standard error.
"""

import math
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
from numpy.typing import ArrayLike

from econ.numerics import portable
from econ.numerics.portable import Array
from econ.numerics.sobol import Sampler

PROBABILITIES = (0.05, 0.5, 0.95)
"""Probabilities of the three quantiles that are shown; the interval is probabilistically symmetric."""

LOW, MIDDLE, HIGH = PROBABILITIES


@dataclass(frozen=True)
class Summary:
    """Statistics of one quantity.

    Attributes:
        mean: expectation.
        sd: standard uncertainty.
        central: the number that is printed: every input at its central value; of draws alone their median.
        low, median, high: quantiles at 5, 50 and 95%.
        error, error_low, error_high: standard numerical error of the median and of both ends.
        error_mean, error_sd: the same of the mean and of the standard uncertainty.
        method: "points" if the quantiles are those of the draws; the name of an input if it was integrated out.
    """

    mean: float
    sd: float
    low: float
    median: float
    high: float
    error: float = 0.0
    error_low: float = 0.0
    error_high: float = 0.0
    error_mean: float = 0.0
    error_sd: float = 0.0
    method: str = "points"
    central: float = math.nan

    @property
    def printed(self) -> tuple[float, float, float]:
        """What is printed: the lower end, the number, the upper end."""
        return self.low, self.central, self.high

    @property
    def ends(self) -> dict[str, float]:
        """The number, the median and both ends of the interval by their names."""
        return {"central": self.central, "median": self.median, "low": self.low, "high": self.high}

    @property
    def is_fixed(self) -> bool:
        """Whether there is no spread at all."""
        return self.low == self.high and self.sd == 0


def fixed(value: float) -> Summary:
    """Statistics of a quantity without spread."""
    return Summary(value, 0.0, value, value, value, central=value)


def by_scramble(values: ArrayLike, sampler: Sampler) -> Array | None:
    """Draws as an array (scramble, point); None if the quantity has no spread."""
    draws = np.ravel(np.asarray(values, dtype=float))
    if draws.size == 1 or not (draws != draws[0]).any():
        return None
    return draws.reshape(sampler.scrambles, -1)


def spread_out(values: ArrayLike, sampler: Sampler) -> Array:
    """Draws as an array (scramble, point), also if the quantity has no spread."""
    flat = np.broadcast_to(np.ravel(np.asarray(values, dtype=float)), (sampler.size,))
    return flat.reshape(sampler.scrambles, sampler.points)


def summarise(values: ArrayLike, sampler: Sampler, central: ArrayLike | None = None) -> Summary:
    """Statistics of the draws of one quantity (an array over DRAW, or a number), and its central value if known."""
    blocks = by_scramble(values, sampler)
    found = fixed(float(np.ravel(values)[0])) if blocks is None else from_draws(blocks)
    return found if central is None else replace(found, central=float(np.ravel(central)[0]))


def from_draws(blocks: Array) -> Summary:
    """Statistics of draws by scramble, with the quantiles of the draws themselves."""
    return each_from_draws(blocks[None])[0]


def each_from_draws(blocks: Array) -> list[Summary]:
    """The same of several quantities at once (quantity, scramble, point)."""
    found = quantiles(blocks)
    return with_quantiles(blocks, portable.mean(found).T, standard_errors(found).T)


def with_quantiles(
    blocks: Array, found: Array, errors: Array, method: str = "points", within: Array | None = None
) -> list[Summary]:
    """Statistics of quantities whose three quantiles and their standard errors are known.

    Args:
        blocks: the draws, or their expectations given all but one input (quantity, scramble, point).
        found: the quantiles (quantity, quantile).
        errors: their standard errors.
        method: how the quantiles were found.
        within: variance that the one input adds to each of the expectations.
    """
    means = portable.mean(blocks)
    mean = portable.mean(means)
    away = blocks - mean[:, None, None]
    away *= away
    squares = portable.mean(away if within is None else away + within)
    sd = np.sqrt(portable.mean(squares))
    error_mean, error_square = standard_errors(np.stack([means, squares]))
    values = np.column_stack([mean, sd, found, errors, error_mean, error_square])
    return [_summary(row, method) for row in values.tolist()]


def _summary(numbers: list[float], method: str) -> Summary:
    """A summary from mean, standard deviation, quantiles, errors of these, of the mean and of the variance."""
    mean, sd, low, median, high, error_low, error, error_high, error_mean, error_square = numbers
    error_sd = error_square / (2 * sd) if sd else 0.0  # to first order
    return Summary(mean, sd, low, median, high, error, error_low, error_high, error_mean, error_sd, method, median)


def quantiles(blocks: Array, probabilities: tuple[float, ...] = PROBABILITIES) -> Array:
    """Quantiles of each scramble (..., scramble, point), as an array (probability, ..., scramble).

    Hazen's position n p + 1/2 with straight lines between neighbours: a scrambled point of rank i lies
    in the middle of the i-th of n equal parts.
    """
    n = blocks.shape[-1]
    places = [min(max(n * p - 0.5, 0.0), n - 1.0) for p in probabilities]
    below = [min(int(place), n - 2) for place in places]
    ordered = np.sort(blocks, axis=-1)  # takes less time than looking for a few places
    rows = []
    for place, b in zip(places, below, strict=True):
        left, right = ordered[..., b], ordered[..., b + 1]
        rows.append(left + (right - left) * (place - b))
    return np.array(rows)


@cache
def shortfall(count: int) -> float:
    """What the standard deviation of `count` normal values falls short of on average: c4 of quality control.

    From c4(2) = √(2/π) and c4(n) c4(n − 1) = √((n − 2)/(n − 1)); Holtzman (1950), The American Statistician 4.

    >>> round(shortfall(8), 4)
    0.965
    """
    value = math.sqrt(2.0 / math.pi)
    for n in range(3, count + 1):
        value = math.sqrt((n - 2.0) / (n - 1.0)) / value
    return value


def standard_errors(replicates: Array) -> Array:
    """Standard errors of the means of independent replicates on the last axis without bias for few; other axes stay."""
    count = replicates.shape[-1]
    away = replicates - portable.mean(replicates)[..., None]
    result: Array = np.sqrt(portable.total(away * away) / (count - 1) / count) / shortfall(count)
    return result


def standard_error(replicates: Array) -> float:
    """Standard error of the mean of independent replicates."""
    return float(standard_errors(replicates))
