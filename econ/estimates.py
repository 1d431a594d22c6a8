"""Percentiles with less noise: one input is integrated out where the equations allow it.

If an output is a straight line in one input (or its reciprocal is), whatever the other inputs are, then its
distribution function given the others is known: that of the input, taken at the place where the line
reaches the value. Averaging these functions over the points of the others gives percentiles that are far
smoother than those of draws, because an indicator jumps and a distribution function does not (pre-integration:
Griebel, Kuo and Sloan 2013; conditional Monte Carlo: L'Ecuyer, Puchhammer and Ben Abdellah 2022).

The straight line is found by evaluating the equations at three values of the input, so nothing has to be
known of them; where no input qualifies the percentiles are those of the draws, and the Summary says which.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from econ import portable
from econ.distributions import Distribution
from econ.engine import Result, line_input
from econ.portable import Array
from econ.scenario import Input
from econ.statistics import (
    PROBABILITIES,
    Summary,
    by_scramble,
    fixed,
    from_draws,
    moments,
    quantiles,
    standard_error,
)

PART = 4
"""The other inputs need only every scramble's first 1 / PART of its points."""

CANDIDATES = 3
"""How many inputs are tried, those that move with the output most first."""

STRAIGHT = 1e-9
"""Largest relative departure from a straight line."""

NEIGHBOUR = 0.02
"""Probability to either side from which the first slope is taken."""

SETTLED = 0.01
"""Probability that may be left to the last secant step, whose own error is of the order of its square."""


@dataclass(frozen=True)
class _Line:
    """An output (or its reciprocal) as offset + slope * input, for each draw of the others (scramble, point)."""

    offset: Array
    slope: Array
    reciprocal: bool
    distribution: Distribution

    def probability(self, y: Array) -> Array:
        """Probability of values up to each `y` (y, scramble), averaged over the draws of the others."""
        target = 1.0 / y if self.reciprocal else y
        x = (target[:, None, None] - self.offset) / self.slope
        below = self.distribution.cdf(x)
        falls = (self.slope < 0) ^ self.reciprocal
        result: Array = portable.mean(np.where(falls, 1.0 - below, below))
        return result


def estimate(result: Result, name: str) -> Summary:
    """Statistics of an output that has one value; kept with the result."""
    found: Summary = result.keep(f"estimate {name}", lambda: _estimate(result, name))
    return found


def _estimate(result: Result, name: str) -> Summary:
    blocks = by_scramble(result.draws[name], result.scenario.sampler)
    if blocks is None:
        return fixed(float(np.ravel(result.draws[name])[0]))
    for item in _candidates(result, name, blocks):
        line = _line(result, name, item)
        if line is not None and (found := _solve(line, blocks)) is not None:
            return _with(blocks, *found, item.name)
    return from_draws(blocks)


def _with(blocks: Array, found: Array, errors: Array, method: str) -> Summary:
    mean, sd = moments(blocks)
    low, median, high = (float(v) for v in found)
    error_low, error, error_high = (float(v) for v in errors)
    return Summary(mean, sd, low, median, high, error, error_low, error_high, method)


def _candidates(result: Result, name: str, blocks: Array) -> list[Input]:
    """Continuous inputs of an output, those with the strongest correlation with it first (on one scramble)."""
    y = blocks[0] - portable.mean(blocks[0])
    inputs = [i for i in result.inputs_of(name) if i.distribution.continuous and i.name != name]
    x = np.array([result.sample(item)[: y.size] for item in inputs]).reshape(len(inputs), y.size)
    x = x - portable.mean(x)[:, None]
    together = portable.total(x * y)
    strength = together * together / portable.total(x * x)
    ranked = sorted(zip(-strength, (i.name for i in inputs), inputs, strict=True), key=lambda r: r[:2])
    return [item for _, _, item in ranked[:CANDIDATES]]


def _line(result: Result, name: str, item: Input) -> _Line | None:
    low, middle, high = (float(v) for v in item.distribution.quantile(np.array([0.1, 0.45, 0.9])))
    evaluate = _with_constant(result, name, item)
    y = [evaluate(x) for x in (low, middle, high)]
    for reciprocal in (False, True):
        if reciprocal and not all(np.all(part > 0) for part in y):
            return None
        a, b, c = (1.0 / part if reciprocal else part for part in y)
        slope = (c - a) / (high - low)
        offset = a - slope * low
        size = np.maximum(np.abs(a), np.abs(c))
        if np.all(np.abs(offset + slope * middle - b) <= STRAIGHT * size) and np.all(slope != 0):
            return _Line(offset, slope, reciprocal, item.distribution)
    return None


def _with_constant(result: Result, name: str, item: Input) -> Callable[[float], Array]:
    """The output as a function of one constant in place of an input, on part of the points (scramble, point)."""
    graph, sampler = result.graph, result.scenario.sampler
    root, place = line_input(item.name, result.state.lines) or (item.name, None)
    moved = set(graph.descendants([root]))
    moved &= set(graph.ancestors(name, result.state.stated)) | {name}
    moved -= set(result.state.stated)
    count = max(sampler.points // PART, 2)
    needed = {p for n in moved for p in graph.equations[n].parameters} - moved - {root}

    def part(value: Any) -> Any:
        array = np.asarray(value)
        if array.ndim == 0 or array.shape[-1] == 1:
            return value
        blocks = array.reshape(*array.shape[:-1], sampler.scrambles, sampler.points)[..., :count]
        return blocks.reshape(*array.shape[:-1], -1)

    known = {n: part(result.draws[n]) for n in needed if n in result.draws}
    stack = None if place is None else part(result.draws[root])

    def at(x: float) -> Array:
        if place is None or stack is None:
            root_value: Any = x
        else:
            root_value = np.array(stack)
            root_value[place] = x
        with np.errstate(divide="ignore", invalid="ignore"):
            y = graph.evaluate(known | {root: root_value}, only=moved)[name]
        size = sampler.scrambles * count
        return np.broadcast_to(np.ravel(y), (size,)).reshape(sampler.scrambles, count)

    return at


def _solve(line: _Line, blocks: Array) -> tuple[Array, Array] | None:
    """Quantiles of all scrambles together and their standard errors; None if they do not settle.

    The quantiles of the draws are improved by one step along the draws' own slope and one secant step.
    """
    p = np.array(PROBABILITIES)
    start = portable.mean(quantiles(blocks))
    near = portable.mean(quantiles(blocks, tuple(q + s * NEIGHBOUR for q in PROBABILITIES for s in (-1, 1))))
    f0 = portable.mean(line.probability(start)) - p
    y = start - f0 * (near[1::2] - near[::2]) / (2 * NEIGHBOUR)
    by_scramble = line.probability(y)
    f1 = portable.mean(by_scramble) - p
    rise = f1 - f0
    if not np.all(np.isfinite(y)) or np.any((rise == 0) & (f1 != 0)):
        return None
    slope = np.where(rise != 0, (y - start) / np.where(rise != 0, rise, 1.0), 0.0)
    if np.any(np.abs(f1) > SETTLED):
        return None
    errors = np.array([standard_error(row) for row in by_scramble]) * np.abs(slope)
    return y - f1 * slope, errors
