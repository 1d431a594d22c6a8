"""Outputs that are straight lines in an input, whatever the other inputs are.

The line is found by evaluating the equations at two values of the input and at its draws, so nothing has to be known of
them. Outputs are looked at together where that takes less time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from econ.engine import Result, line_input
from econ.portable import Array
from econ.scenario import Input

ENDS = (0.1, 0.9)
"""Probabilities of the two values of an input through which the line is drawn; its draws must lie on it."""

STRAIGHT = 1e-9
"""Largest relative departure from a straight line."""

EVALUATED = 1 << 19
"""Draws that are held at once at most at each of the two values."""

TOGETHER = 1 << 14
"""Numbers up to which one operation on several rows takes less time than one for each."""

Which = NDArray[np.bool_]
Item = TypeVar("Item")


@dataclass(frozen=True)
class Lines:
    """Outputs (or their reciprocals) as offset + slope * input, for each draw of the other inputs.

    Attributes:
        names: the outputs.
        item: the input.
        reciprocal: whether the reciprocals are the lines.
        blocks: draws of the outputs (output, scramble, point).
        offset, slope: the lines, likewise.
    """

    names: tuple[str, ...]
    item: Input
    reciprocal: bool
    blocks: Array
    offset: Array
    slope: Array

    def some(self, which: Which) -> Lines:
        """Only some of the outputs."""
        if which.all():
            return self
        names = tuple(n for n, chosen in zip(self.names, which, strict=True) if chosen)
        parts = (self.blocks[which], self.offset[which], self.slope[which])
        return Lines(names, self.item, self.reciprocal, *parts)

    def below(self, y: Array, points: int | None = None) -> Array:
        """Probability of values up to each `y` (output, value) for the first draws (output, value, scramble, point)."""
        target = 1.0 / y if self.reciprocal else y
        result = np.empty((*y.shape, self.offset.shape[1], points or self.offset.shape[2]))
        wide = y.shape[1] if result.size <= TOGETHER else 1
        for start in range(0, y.shape[1], wide):
            part = slice(start, start + wide)
            result[:, part] = self._probability(target[:, part, None, None], points)
        return result

    def _probability(self, target: Array, points: int | None) -> Array:
        x = target - self.offset[:, None, :, :points]
        x *= self._per_slope[:, None, :, :points]
        probability = self.item.distribution.cdf(x)
        if self._always_falls:
            return 1.0 - probability
        if self._falls is None:
            return probability
        return np.where(self._falls[:, None, :, :points], 1.0 - probability, probability)

    @cached_property
    def _per_slope(self) -> Array:
        result: Array = 1.0 / self.slope
        return result

    @cached_property
    def _falls(self) -> Which | None:
        """Where outputs fall as the input rises; None if nowhere."""
        falls = (self.slope < 0) ^ self.reciprocal
        return falls if falls.any() else None

    @cached_property
    def _always_falls(self) -> bool:
        return self._falls is not None and bool(self._falls.all())


def straight_lines(result: Result, item: Input, blocks: Mapping[str, Array]) -> Iterator[Lines]:
    """Those of some outputs that are straight lines in an input: all of their draws lie on one.

    Args:
        result: what the outputs belong to.
        item: the input.
        blocks: draws of the outputs by name (scramble, point).
    """
    ends = [float(v) for v in item.distribution.quantile(np.array(ENDS))]
    x = result.sample(item)
    for names in portions(tuple(blocks), EVALUATED // x.size):
        low, high = (_with_constant(result, names, item, end) for end in ends)
        for some in portions(names, TOGETHER // (3 * x.size)):
            drawn = stacked([blocks[n] for n in some])
            at_ends = (stacked([values[n].reshape(drawn.shape[1:]) for n in some]) for values in (low, high))
            yield from _straight(Points(some, item, ends, x.reshape(drawn.shape[1:]), drawn, *at_ends))


def portions(whole: Sequence[Item], size: int) -> Iterator[tuple[Item, ...]]:
    """The whole in portions of a size, which is at least one."""
    size = max(size, 1)
    yield from (tuple(whole[start : start + size]) for start in range(0, len(whole), size))


def stacked(parts: Sequence[Array]) -> Array:
    """Arrays along a new first axis; one alone is not copied."""
    return parts[0][None] if len(parts) == 1 else np.stack(parts)


@dataclass(frozen=True)
class Points:
    """Points on which a line must lie: outputs where the input is drawn as `x`, and at both of its `ends`."""

    names: tuple[str, ...]
    item: Input
    ends: Sequence[float]
    x: Array
    drawn: Array
    low: Array
    high: Array


def _straight(points: Points) -> Iterator[Lines]:
    """Lines through the outputs, or else through their reciprocals."""
    lines, which = _through(points)
    if which.any():
        yield lines.some(which)
    least = np.minimum(np.minimum(points.drawn, points.low), points.high)
    rest = np.logical_and(~which, _throughout(least > 0))
    if rest.any():
        names = tuple(n for n, chosen in zip(points.names, rest, strict=True) if chosen)
        parts = (1.0 / part[rest] for part in (points.drawn, points.low, points.high))
        turned = Points(names, points.item, points.ends, points.x, *parts)
        lines, which = _through(turned)
        if which.any():
            yield replace(lines, reciprocal=True, blocks=points.drawn[rest]).some(which)


def _through(points: Points) -> tuple[Lines, Which]:
    """Lines through two values of the input, and for which outputs all draws lie on them."""
    (left, right), a, c, drawn = points.ends, points.low, points.high, points.drawn
    slope = (c - a) / (right - left)
    offset = a - slope * left
    size = np.maximum(np.maximum(np.abs(a), np.abs(c)), np.abs(drawn))
    away = slope * points.x
    away += offset
    away -= drawn
    on_it = np.abs(away) <= STRAIGHT * size
    on_it &= slope != 0
    return Lines(points.names, points.item, False, drawn, offset, slope), _throughout(on_it)


def _throughout(holds: Which) -> Which:
    """Whether something holds for all draws of each output."""
    result: Which = np.logical_and.reduce(holds.reshape(len(holds), -1), axis=1)
    return result


def _with_constant(result: Result, names: tuple[str, ...], item: Input, x: float) -> dict[str, Array]:
    """Draws of some outputs with one constant in place of an input."""
    graph, stated, size = result.graph, result.state.stated, result.scenario.sampler.size
    root, place = line_input(item.name, result.state.lines) or (item.name, None)
    rests_on = frozenset(names).union(*(graph.ancestors(n, stated) for n in names))
    moved = (rests_on & set(graph.descendants([root]))) - set(stated)
    needed = {p for n in moved for p in graph.equations[n].parameters} - moved - {root}
    known = {n: result.draws[n] for n in needed if n in result.draws}
    value: Any = x
    if place is not None:
        value = np.array(result.draws[root])
        value[place] = x
    with np.errstate(divide="ignore", invalid="ignore"):
        found = graph.evaluate(known | {root: value}, only=moved)
    flat = {n: np.ravel(np.asarray(found[n], dtype=float)) for n in names}
    return {n: v if v.size == size else np.full(size, v[0]) for n, v in flat.items()}
