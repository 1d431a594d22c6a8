"""Draw and tally with NumPy alone: the same digits as the compiled kernel, for whoever has no Numba."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from econ.engine import assemble
from econ.equations.graph import Graph
from econ.many.kernel import Points, uniforms
from econ.many.tally import Histogram, Tally, branches, merge
from econ.numerics import portable
from econ.numerics.distributions import Interval
from econ.numerics.portable import Array, Number
from econ.numerics.sobol import Bits, Mixed
from econ.scenario import Input, State

TOGETHER = 1 << 16
"""Draws that are evaluated at once."""

Place = tuple[int, int, int]
"""Number of the scramble, number of the first block, number of blocks (a power of two)."""


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
    found = [
        _some(state, outputs, graph, points, (scramble, start, step), centres)
        for start in range(first, first + blocks, step)
    ]
    return [merge(column) for column in zip(*found, strict=True)]


@np.errstate(divide="ignore", invalid="ignore", over="ignore")
def _some(
    state: State,
    outputs: Sequence[str],
    graph: Graph,
    points: Points,
    place: tuple[int, int, int],
    centres: Sequence[float],
) -> list[Tally]:
    scramble, first, blocks = place
    values = _draws(state, outputs, graph, _drawn(state, points, scramble, points.numbers(first, blocks)))
    made = []
    for name, centre in zip(outputs, centres, strict=True):
        draws = np.ascontiguousarray(np.broadcast_to(np.ravel(values[name]), blocks * points.block))
        rows = draws.reshape(blocks, points.block)
        away = rows - centre
        made.append(
            Tally(
                draws.size,
                float(branches(portable.total(rows))),
                float(branches(portable.total(away * away))),
                float(np.fmin.reduce(draws, initial=np.inf)),
                float(np.fmax.reduce(draws, initial=-np.inf)),
                Histogram.of(draws),
            )
        )
    return made


def _draws(state: State, outputs: Sequence[str], graph: Graph, pick: Callable[[Input], Number]) -> dict[str, Number]:
    stated = graph.stated(state.inputs)
    needed = frozenset().union(*(graph.ancestors(n, stated) | {n} for n in outputs))
    return graph.evaluate(assemble(state, pick), only=needed)


def _drawn(state: State, points: Points, scramble: int, numbers: Bits) -> Callable[[Input], Number]:
    def own(name: str, dimension: int) -> Array:
        return uniforms(name, dimension, points, scramble, numbers).ravel()

    def mixed(item: Input, parts: Mixed) -> Array:
        z = np.zeros(numbers.size)
        for name, dimension, weight in parts:
            z = z + weight * portable.normal_quantile(own(name, dimension))
        if isinstance(item.distribution, Interval):
            return item.distribution.from_normal(z)
        inside = np.minimum(np.maximum(portable.normal_cdf(z), 2.0**-53), 1.0 - 2.0**-53)
        return item.distribution.quantile(inside)

    def pick(item: Input) -> Number:
        if item.distribution.is_fixed:
            return item.distribution.central
        parts = state.mixed.get(item.name, ())
        return mixed(item, parts) if len(parts) > 1 else item.distribution.quantile(own(item.name, item.dimension))

    return pick
