"""Statistics of draws with their numerical error, in portable arithmetic."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from econ import portable
from econ.draws import Sampler
from econ.portable import Array

COVERAGE = 0.90
"""Probability of the coverage intervals that are shown."""

LOW, MIDDLE, HIGH = 0.05, 0.5, 0.95
"""Probabilities of the three quantiles that are shown; the interval is probabilistically symmetric."""


@dataclass(frozen=True)
class Summary:
    """Statistics of one quantity.

    Attributes:
        mean: expectation.
        sd: standard uncertainty.
        low, median, high: quantiles at 5, 50 and 95 %.
        error: standard numerical error of the median, from the spread between independent scrambles.
        error_low, error_high: the same for the ends of the interval.
    """

    mean: float
    sd: float
    low: float
    median: float
    high: float
    error: float = 0.0
    error_low: float = 0.0
    error_high: float = 0.0

    @property
    def is_fixed(self) -> bool:
        """Whether there is no spread at all."""
        return self.low == self.high


def summarise(values: Any, sampler: Sampler) -> Summary:
    """Statistics of the draws of one quantity (an array over DRAW, or a number)."""
    draws = np.ravel(np.asarray(values, dtype=float))
    if draws.size == 1:
        v = float(draws[0])
        return Summary(v, 0.0, v, v, v)
    mean = float(portable.mean(draws))
    away = draws - mean
    sd = float(np.sqrt(portable.mean(away * away)))
    low, median, high = quantiles(draws)
    parts = np.array([quantiles(part) for part in draws.reshape(sampler.scrambles, -1)]).T
    errors = [_standard_error(row) for row in parts]
    return Summary(mean, sd, low, median, high, errors[1], errors[0], errors[2])


def quantiles(draws: Array) -> tuple[float, float, float]:
    """The three quantiles that are shown."""
    low, median, high = np.quantile(draws, (LOW, MIDDLE, HIGH))
    return float(low), float(median), float(high)


def _standard_error(replicates: Array) -> float:
    count = replicates.size
    away = replicates - portable.mean(replicates)
    return float(np.sqrt(portable.total(away * away) / (count - 1) / count))
