"""Percentiles with less noise: one input is integrated out where the equations allow it.

If an output is a straight line in one input (or its reciprocal is), whatever the other inputs are, then its
distribution function given the others is known: that of the input, taken at the place where the line
reaches the value. Averaging these functions over the points of the others gives percentiles that are far
smoother than those of draws, because an indicator jumps and a distribution function does not (pre-integration:
Griebel, Kuo and Sloan 2013; conditional Monte Carlo: L'Ecuyer, Puchhammer and Ben Abdellah 2022).

The straight line is found by evaluating the equations at two values of the input and at its draws, so nothing has
to be known of them; where no input qualifies the percentiles are those of the draws, and the Summary says which.
"""

from __future__ import annotations

import math
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
    quantiles,
    standard_errors,
    with_quantiles,
)

PART = 4
"""The first step needs only every scramble's first 1 / PART of its points."""

CANDIDATES = 3
"""How many inputs are tried, those that move with the output most first."""

ENDS = (0.1, 0.9)
"""Probabilities of the two values of an input through which the line is drawn; its draws must lie on it."""

STRAIGHT = 1e-9
"""Largest relative departure from a straight line."""

NEIGHBOUR = 0.02
"""Probability to either side from which the first slope is taken."""

SETTLED = 0.01
"""Probability that may be left to a secant step, whose own error is of the order of its square."""

NEGLIGIBLE = 0.05
"""Part of the numerical error that the last step may leave."""

EXACT = 1e-13
"""Probability, and part of a value, that rounding leaves."""

STEPS = 5
"""Secant steps at most."""


@dataclass(frozen=True)
class _Line:
    """An output (or its reciprocal) as offset + slope * input, for each draw of the others (scramble, point)."""

    offset: Array
    slope: Array
    reciprocal: bool
    distribution: Distribution

    def below(self, y: Array, points: int | None = None) -> Array:
        """Probability of values up to each `y`, for each of the first draws of the others (y, scramble, point)."""
        offset, slope = self.offset[:, :points], self.slope[:, :points]
        per_slope = 1.0 / slope
        falls = (slope < 0) ^ self.reciprocal
        always, ever = bool(falls.all()), bool(falls.any())
        result = np.empty((y.size, *offset.shape))
        for row, target in zip(result, 1.0 / y if self.reciprocal else y, strict=True):
            probability = self.distribution.cdf((target - offset) * per_slope)
            row[:] = (
                1.0 - probability
                if always
                else np.where(falls, 1.0 - probability, probability)
                if ever
                else probability
            )
        return result


def estimate(result: Result, name: str) -> Summary:
    """Statistics of an output that has one value; kept with the result."""
    found: Summary = result.keep(("estimate", name), lambda: _estimate(result, name))
    return found


def _estimate(result: Result, name: str) -> Summary:
    blocks = by_scramble(result.draws[name], result.scenario.sampler)
    if blocks is None:
        return fixed(float(np.ravel(result.draws[name])[0]))
    for item in _candidates(result, name, blocks):
        line = _line(result, name, item, blocks)
        if line is not None and (found := _solve(line, blocks)) is not None:
            return _summary(line, blocks, *found, item.name)
    return from_draws(blocks)


def _summary(line: _Line, blocks: Array, found: Array, errors: Array, method: str) -> Summary:
    """Statistics with one input integrated out: of an output that is a line in it, mean and variance too."""
    mean, variance = line.distribution.moments
    if line.reciprocal or not math.isfinite(variance):
        return with_quantiles(blocks, found, errors, method)
    expected = line.offset + line.slope * mean
    return with_quantiles(expected, found, errors, method, line.slope * line.slope * variance)


def _candidates(result: Result, name: str, blocks: Array) -> list[Input]:
    """Continuous inputs of an output, those with the strongest correlation with it first (on one scramble)."""
    inputs = [i for i in result.inputs_of(name) if _independent(i, result) and i.name != name]
    if not inputs:
        return []
    place, x, squares = result.keep("centred inputs", lambda: _centred(result, blocks.shape[-1]))
    rows = [place[i.name] for i in inputs]
    together = portable.total(x[rows] * (blocks[0] - portable.mean(blocks[0])))
    strength = together * together / squares[rows]
    ranked = sorted(zip(-strength, (i.name for i in inputs), inputs, strict=True), key=lambda r: r[:2])
    return [item for _, _, item in ranked[:CANDIDATES]]


def _independent(item: Input, result: Result) -> bool:
    """Whether the distribution of an input is continuous and the same whatever the others are."""
    return item.distribution.continuous and item.name not in result.state.mixed


def _centred(result: Result, points: int) -> tuple[dict[str, int], Array, Array]:
    """Continuous inputs around their means on one scramble: place of each, values (input, point), sums of squares."""
    inputs = [i for i in result.state.inputs.values() if _independent(i, result)]
    x = np.stack([result.sample(i)[:points] for i in inputs])
    x -= portable.mean(x)[:, None]
    return {i.name: n for n, i in enumerate(inputs)}, x, portable.total(x * x)


def _line(result: Result, name: str, item: Input, blocks: Array) -> _Line | None:
    """The output as a straight line in an input through two of its values, if all draws lie on it."""
    low, high = (float(v) for v in item.distribution.quantile(np.array(ENDS)))
    evaluate = _with_constant(result, name, item)
    y = [evaluate(low), evaluate(high), blocks]
    x = result.sample(item).reshape(blocks.shape)
    for reciprocal in (False, True):
        if reciprocal and not all(np.all(part > 0) for part in y):
            return None
        a, c, drawn = (1.0 / part if reciprocal else part for part in y)
        slope = (c - a) / (high - low)
        offset = a - slope * low
        size = np.maximum(np.maximum(np.abs(a), np.abs(c)), np.abs(drawn))
        if np.all(np.abs(offset + slope * x - drawn) <= STRAIGHT * size) and np.all(slope != 0):
            return _Line(offset, slope, reciprocal, item.distribution)
    return None


def _with_constant(result: Result, name: str, item: Input) -> Callable[[float], Array]:
    """The output as a function of one constant in place of an input (scramble, point)."""
    graph, sampler = result.graph, result.scenario.sampler
    root, place = line_input(item.name, result.state.lines) or (item.name, None)
    moved = set(graph.descendants([root]))
    moved &= set(graph.ancestors(name, result.state.stated)) | {name}
    moved -= set(result.state.stated)
    needed = {p for n in moved for p in graph.equations[n].parameters} - moved - {root}
    known = {n: result.draws[n] for n in needed if n in result.draws}
    stack = None if place is None else result.draws[root]

    def at(x: float) -> Array:
        if place is None or stack is None:
            root_value: Any = x
        else:
            root_value = np.array(stack)
            root_value[place] = x
        with np.errstate(divide="ignore", invalid="ignore"):
            y = graph.evaluate(known | {root: root_value}, only=moved)[name]
        return np.broadcast_to(np.ravel(y), (sampler.size,)).reshape(sampler.scrambles, sampler.points)

    return at


def _solve(line: _Line, blocks: Array) -> tuple[Array, Array] | None:
    """Quantiles of all scrambles together and their standard errors; None if they do not settle.

    The quantiles of the draws are improved by one step along the draws' own slope, on part of the points of each
    scramble, and then by secant steps on all of them, until what a step may leave is far below the numerical error.
    """
    p = np.array(PROBABILITIES)
    few = max(blocks.shape[-1] // PART, 2)
    around = tuple(q + s * NEIGHBOUR for q in PROBABILITIES for s in (-1, 0, 1))
    near = portable.mean(quantiles(blocks, around))
    before, slope = near[1::3], (near[2::3] - near[::3]) / (2 * NEIGHBOUR)
    away = portable.mean(portable.mean(line.below(before, few))) - p
    part: int | None = few
    errors = np.zeros(p.size)
    for _ in range(STEPS):
        y = before - away * slope
        below = line.below(y)
        by_scramble = portable.mean(below)
        found = portable.mean(by_scramble) - p
        rise = portable.mean(portable.mean(below[..., :part])) - p - away
        if not np.all(np.isfinite(y)) or np.any((rise == 0) & (np.abs(found) > EXACT)):
            return None
        steeper = np.where(rise != 0, (y - before) / np.where(rise != 0, rise, 1.0), slope)
        errors = standard_errors(by_scramble) * np.abs(steeper)
        left = np.abs(found * (steeper - slope))
        before, away, slope, part = y, found, steeper, None
        if np.all(np.abs(found) <= SETTLED) and np.all(left <= NEGLIGIBLE * errors + EXACT * np.abs(y)):
            break
    return (before - away * slope, errors) if np.all(np.abs(away) <= SETTLED) else None
