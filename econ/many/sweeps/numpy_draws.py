"""Draw and tally with NumPy alone: the same digits as the compiled kernel, for whoever has no Numba."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from econ.engine import assemble
from econ.equations.graph import Graph
from econ.many.kernel import Points, uniforms
from econ.many.tally import Histogram, Tally, branches, merge
from econ.numerics import portable
from econ.numerics.portable import Array, Number
from econ.numerics.sobol import Bits
from econ.scenario import Input, State

TOGETHER = 1 << 16
"""Draws that are evaluated at once."""

Place = tuple[int, int, int]
"""Number of the scramble, number of the first block, number of blocks (a power of two)."""


@np.errstate(divide="ignore", invalid="ignore", over="ignore")
def tally(
    state: State,
    outputs: Sequence[str],
    graph: Graph,
    points: Points,
    place: tuple[int, int, int],
    centres: Sequence[float],
) -> list[Tally]:
    """Draw some blocks of one scramble and tally every output.

    Args:
        state: the scenario with every choice made.
        outputs: names of the outputs.
        graph: the equations.
        points: which points.
        place: which blocks.
        centres: for each output, the number that squared distances are taken from.
    """
    scramble, first, blocks = place
    step = min(max(TOGETHER // points.block, 1), blocks)
    stated = graph.stated(state.inputs)
    needed = frozenset().union(*(graph.ancestors(n, stated) | {n} for n in outputs))
    found = []
    for start in range(first, first + blocks, step):
        drawn = _drawn(state, points, scramble, points.numbers(start, step))
        values = graph.evaluate(assemble(state, drawn), only=needed)
        draws = (np.broadcast_to(np.ravel(values[name]), step * points.block) for name in outputs)
        found.append([_tally(d.reshape(step, -1), centre) for d, centre in zip(draws, centres, strict=True)])
    return [merge(column) for column in zip(*found, strict=True)]


def _tally(draws: Array, centre: float) -> Tally:
    """What is kept of some draws (block, point)."""
    away = draws - centre
    return Tally(
        draws.size,
        float(branches(portable.total(draws))),
        float(branches(portable.total(away * away))),
        float(np.fmin.reduce(draws, axis=None, initial=np.inf)),
        float(np.fmax.reduce(draws, axis=None, initial=-np.inf)),
        Histogram.of(draws),
    )


def _drawn(state: State, points: Points, scramble: int, numbers: Bits) -> Callable[[Input], Number]:
    """What an input is at the points with the given numbers (block, point): a number, or an array (draw,)."""

    def own(name: str, dimension: int) -> Array:
        return uniforms(name, dimension, points, scramble, numbers).ravel()

    def pick(item: Input) -> Number:
        if item.distribution.is_fixed:
            return item.distribution.central
        parts = state.mixed.get(item.name, ())
        if len(parts) < 2:
            return item.distribution.quantile(own(item.name, item.dimension))
        z = np.zeros(numbers.size)
        for name, dimension, weight in parts:
            z = z + weight * portable.normal_quantile(own(name, dimension))
        return item.distribution.from_normal(z)

    return pick
