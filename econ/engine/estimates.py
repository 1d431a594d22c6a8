"""Percentiles with less noise: one input is integrated out where the equations allow it.

If an output is a straight line in one input (or its reciprocal is), whatever the other inputs are, then its
distribution function given the others is known: that of the input, taken at the place where the line
reaches the value. Averaging these functions over the points of the others gives percentiles that are far
smoother than those of draws, because an indicator jumps and a distribution function does not (pre-integration:
Griebel, Kuo and Sloan 2013; conditional Monte Carlo: L'Ecuyer, Puchhammer and Ben Abdellah 2022).

Where no input qualifies (see `econ.engine.linear`) the percentiles are those of the draws, and the Summary says which.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from econ.engine import Result, kept
from econ.engine.linear import AT_ONCE, StraightLines, portions, straight_lines
from econ.numerics import portable
from econ.numerics.portable import Array
from econ.numerics.statistics import (
    PROBABILITIES,
    Summary,
    by_scramble,
    each_from_draws,
    fixed,
    quantiles,
    standard_errors,
    with_quantiles,
)
from econ.scenario import Input

PART = 4
"""The first step needs only every scramble's first 1 / PART of its points."""

CANDIDATES = 3
"""How many inputs are tried, those that move with the output most first."""

NEIGHBOUR = 0.02
"""Probability to either side from which the first slope is taken."""

AROUND = tuple(q + s * NEIGHBOUR for q in PROBABILITIES for s in (-1, 0, 1))
"""Probabilities of the draws' quantiles from which the first step starts."""

SETTLED = 0.01
"""Probability that may be left to a secant step, whose own error is of the order of its square."""

NEGLIGIBLE = 0.05
"""Part of the numerical error that the last step may leave."""

EXACT = 1e-13
"""Probability, and part of a value, that rounding leaves."""

STEPS = 5
"""Secant steps at most."""


def estimate(result: Result, name: str) -> Summary:
    """Statistics of an output that has one value; kept with the result."""
    return estimates(result, (name,))[name]


def estimates(result: Result, names: Iterable[str]) -> dict[str, Summary]:
    """Statistics of several outputs that have one value each, in less time than one by one; kept with the result."""
    names = tuple(names)
    found = _estimates(result, tuple(n for n in names if n not in result.statistics))
    for name, summary in found.items():
        result.statistics[name] = replace(summary, central=float(np.ravel(result.central[name])[0]))
    return {n: result.statistics[n] for n in names}


def _estimates(result: Result, names: Iterable[str]) -> dict[str, Summary]:
    found: dict[str, Summary] = {}
    blocks: dict[str, Array] = {}
    for name in names:
        draws = by_scramble(result.draws[name], result.scenario.sampler)
        if draws is None:
            found[name] = fixed(float(np.ravel(result.draws[name])[0]))
        else:
            blocks[name] = draws
    ranked = {name: _candidates(result, name, draws) for name, draws in blocks.items()}
    for turn in range(CANDIDATES):
        for item, some in _by_input(ranked, turn, found):
            for lines in straight_lines(result, item, {n: blocks[n] for n in some}):
                found |= _integrated(lines)
    return found | _from_draws({n: b for n, b in blocks.items() if n not in found})


def _by_input(
    ranked: Mapping[str, list[Input]], turn: int, found: Mapping[str, Summary]
) -> Iterable[tuple[Input, list[str]]]:
    """The inputs whose turn it is, each with the outputs that are not found yet."""
    groups: dict[str, tuple[Input, list[str]]] = {}
    for name, items in ranked.items():
        if name not in found and turn < len(items):
            groups.setdefault(items[turn].name, (items[turn], []))[1].append(name)
    return groups.values()


def _from_draws(blocks: Mapping[str, Array]) -> dict[str, Summary]:
    found: dict[str, Summary] = {}
    for some in portions(tuple(blocks), AT_ONCE // max((b.size for b in blocks.values()), default=1)):
        found |= dict(zip(some, each_from_draws(portable.rows([blocks[n] for n in some])), strict=True))
    return found


class _Ranking(NamedTuple):
    """What ranking inputs needs: continuous inputs that are independent of the others, around their means.

    Attributes:
        inputs: the inputs, each with the quantity that it is part of or stands for.
        x: values on one scramble (input, point).
        squares: sums of their squares.
    """

    inputs: list[tuple[Input, str]]
    x: Array
    squares: Array


def _candidates(result: Result, name: str, blocks: Array) -> list[Input]:
    """Inputs that an output may be a line in, those with the strongest correlation with it first (on one scramble)."""
    needed = result.graph.ancestors(name, result.stated)
    possible = [item for item, root in _continuous(result) if root in needed]
    if len(possible) < 2:
        return possible
    inputs, x, squares = _ranking(result, blocks.shape[-1])
    together = portable.total(x * (blocks[0] - portable.mean(blocks[0])))
    strength = (together * together / squares).tolist()
    ranked = sorted((-s, i.name, i) for s, (i, root) in zip(strength, inputs, strict=True) if root in needed)
    return [item for _, _, item in ranked[:CANDIDATES]]


@kept
def _ranking(result: Result, points: int) -> _Ranking:
    inputs = _continuous(result)
    x = portable.rows([result.sample(i)[:points] for i, _root in inputs])
    x = x - portable.mean(x)[:, None]
    return _Ranking(inputs, x, portable.total(x * x))


@kept
def _continuous(result: Result) -> list[tuple[Input, str]]:
    """Continuous inputs that are independent of the others, each with the quantity that it is part of or stands for."""
    state = result.state
    inputs = [i for n, i in state.inputs.items() if i.distribution.continuous and n not in state.mixed]
    return [(i, state.lined.get(i.name, (i.name, 0))[0]) for i in inputs]


def _integrated(lines: StraightLines) -> dict[str, Summary]:
    """Statistics of outputs with one input integrated out, those whose quantiles settle."""
    solved = _solve(lines)
    lines = lines.some(np.array([n in solved for n in lines.names]))
    if not solved:
        return {}
    found, errors = (portable.rows(part) for part in zip(*(solved[n] for n in lines.names), strict=True))
    return dict(zip(lines.names, _summaries(lines, found, errors), strict=True))


def _summaries(lines: StraightLines, found: Array, errors: Array) -> list[Summary]:
    """Where the outputs themselves are the lines, mean and variance have the input integrated out too."""
    mean, variance = lines.item.distribution.moments
    if lines.reciprocal or not math.isfinite(variance):
        return with_quantiles(lines.blocks, found, errors, lines.item.name)
    expected = lines.slope * mean
    expected += lines.offset
    return with_quantiles(expected, found, errors, lines.item.name, lines.slope * lines.slope * variance)


def _possible(percentiles: Array, draws: Array) -> bool:
    """Whether percentiles stand in their order and among the draws; a step from a flat place may lead anywhere."""
    ends = np.array([draws.min(), *percentiles, draws.max()])
    return bool((np.diff(ends) >= 0).all())


def _solve(lines: StraightLines) -> dict[str, tuple[Array, Array]]:
    """Quantiles of all scrambles together and their standard errors, of those outputs for which they settle.

    The quantiles of the draws are improved by one step along the draws' own slope, on part of the points of each
    scramble, and then by secant steps on all of them, until what a step may leave is far below the numerical error.
    Both have one number for each of the `PROBABILITIES`.
    """
    p, points = np.array(PROBABILITIES), 1 if lines.is_one else lines.blocks.shape[-1]
    few = max(points // PART, min(points, 2))
    which = np.arange(len(lines.names))
    near = portable.mean(quantiles(lines.blocks, AROUND)).T
    before, slope = near[:, 1::3], (near[:, 2::3] - near[:, ::3]) / (2 * NEIGHBOUR)
    away = portable.mean(lines.averages(before, which, few)[0]) - p
    solved: dict[str, tuple[Array, Array]] = {}
    for step in range(STEPS):
        y = before - away * slope
        lost = ~np.isfinite(y)
        each, *part = lines.averages(np.where(lost, before, y), which, *((points,) if step else (points, few)))
        found = portable.mean(each) - p
        rise = (portable.mean(part[0]) - p if part else found) - away
        lost |= (rise == 0) & (np.abs(found) > EXACT)
        steeper = np.where(rise != 0, (y - before) / np.where(rise != 0, rise, 1.0), slope)
        errors = standard_errors(each) * np.abs(steeper)
        settled = np.abs(found) <= SETTLED
        left = np.abs(found * (steeper - slope))
        done = settled if step == STEPS - 1 else settled & (left <= NEGLIGIBLE * errors + EXACT * np.abs(y))
        before, away, slope = y, found, steeper
        going = ~lost.any(axis=1)
        ready = going & done.all(axis=1)
        for n in np.flatnonzero(ready):
            if _possible(last := before[n] - away[n] * slope[n], lines.blocks[which[n]]):
                solved[lines.names[which[n]]] = last, errors[n]
        going &= ~ready
        if not going.any():
            break
        which, before, away, slope = which[going], before[going], away[going], slope[going]
    return solved
