"""Outputs that are straight lines in an input, whatever the other inputs are.

The line is found by evaluating the equations at two values of the input and at its draws, so nothing has to be known of
them. Outputs are looked at together where that takes less time.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from econ.engine import Result
from econ.numerics import portable
from econ.numerics.distributions import Distribution
from econ.numerics.portable import Array
from econ.scenario import Input

ENDS = (0.1, 0.9)
"""Probabilities of the two values of an input through which the line is drawn; its draws must lie on it."""

STRAIGHT = 1e-9
"""Largest relative departure from a straight line."""

EVALUATED = 1 << 19
"""Draws that are held at once at most at each of the two values."""

LOOKED_AT = 1 << 16
"""Draws of outputs that are looked at together at most."""

AT_ONCE = 1 << 15
"""Numbers up to which one operation on several rows takes less time than one for each."""

Which = NDArray[np.bool_]
Places = NDArray[np.intp]
Item = TypeVar("Item")


@dataclass(frozen=True)
class StraightLines:
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

    def some(self, which: Which) -> "StraightLines":
        """Only some of the outputs."""
        if which.all():
            return self
        names = tuple(n for n, chosen in zip(self.names, which, strict=True) if chosen)
        parts = (self.blocks[which], self.offset[which], self.slope[which])
        return StraightLines(names, self.item, self.reciprocal, *parts)

    def averages(self, y: Array, which: Places, *points: int) -> list[Array]:
        """Mean probabilities of values up to each `y` of some outputs (output, value, scramble).

        Args:
            y: the values (output, value).
            which: places of the outputs.
            points: over how many of the first points of each scramble; several numbers at once.
        """
        target = 1.0 / y if self.reciprocal else y
        scrambles, most = self.offset.shape[1], max(points)
        sums = [np.empty((*y.shape, scrambles, min(n, portable.FOLDED))) for n in points]
        for rows, place in _at_once(which, y.shape[1], scrambles * most):
            probability = self._probability(target[place], rows, most)
            for part, n in zip(sums, points, strict=True):
                part[place] = portable.folded(probability[..., :n])
        return [portable.total(part) / n for part, n in zip(sums, points, strict=True)]

    def _probability(self, target: Array, rows: slice | Places, points: int) -> Array:
        """Probabilities of values up to each target of some outputs (output, value, scramble, point)."""
        x = target[..., None, None] - self.offset[rows, None, :, :points]
        x *= self._per_slope[rows, None, :, :points]
        probability = self.item.distribution.cdf(x)
        if self._always_falls:
            return 1.0 - probability
        if self._falls is None:
            return probability
        return np.where(self._falls[rows, None, :, :points], 1.0 - probability, probability)

    @cached_property
    def is_one(self) -> bool:
        """Whether an output is one line for all draws: no other input is uncertain.

        Then one point is as good as all; their mean is its very value where they are a power of two.
        """
        points = self.offset.shape[-1]
        alike = ((part == part[..., :1]).all() for part in (self.offset, self.slope))
        return points & (points - 1) == 0 and all(alike)

    @cached_property
    def _per_slope(self) -> Array:
        """One over the slopes (output, scramble, point)."""
        result: Array = 1.0 / self.slope
        return result

    @cached_property
    def _falls(self) -> Which | None:
        """Where outputs fall as the input rises (output, scramble, point); None if nowhere."""
        falls = (self.slope < 0) ^ self.reciprocal
        return falls if falls.any() else None

    @cached_property
    def _always_falls(self) -> bool:
        return self._falls is not None and bool(self._falls.all())


def _at_once(which: Places, values: int, each: int) -> Iterator[tuple[slice | Places, tuple[slice, slice]]]:
    """Which outputs are computed at once, and for which places of an array (output, value)."""
    if outputs := AT_ONCE // (values * each):
        for start in range(0, which.size, outputs):
            yield which[start : start + outputs], (slice(start, start + outputs), slice(None))
    else:
        for n, row in enumerate(which.tolist()):
            for value in range(values):
                yield slice(row, row + 1), (slice(n, n + 1), slice(value, value + 1))


def straight_lines(result: Result, item: Input, blocks: Mapping[str, Array]) -> Iterator[StraightLines]:
    """Those of some outputs that are straight lines in an input: all of their draws lie on one.

    Args:
        result: what the outputs belong to.
        item: the input.
        blocks: draws of the outputs by name (scramble, point).
    """
    ends = _ends(item.distribution)
    x = result.sample(item)
    for names in portions(tuple(blocks), EVALUATED // x.size):
        values = [_with_constant(result, names, item, end) for end in ends]
        for some in portions(names, LOOKED_AT // x.size):
            yield from _gathered(item, blocks, {n: _either(blocks[n], ends, x, *(v[n] for v in values)) for n in some})


@lru_cache(maxsize=256)
def _ends(distribution: Distribution) -> tuple[float, ...]:
    return tuple(distribution.quantile(np.array(ENDS)).tolist())


def _gathered(item: Input, blocks: Mapping[str, Array], found: Mapping[str, "_Line | None"]) -> Iterator[StraightLines]:
    """The lines among what was found for some outputs, those of reciprocals by themselves."""
    for reciprocal in (False, True):
        lines = {n: line for n, line in found.items() if line is not None and line.reciprocal == reciprocal}
        if lines:
            parts = ([blocks[n] for n in lines], [v.offset for v in lines.values()], [v.slope for v in lines.values()])
            yield StraightLines(tuple(lines), item, reciprocal, *map(portable.rows, parts))


def portions(whole: Sequence[Item], size: int) -> Iterator[tuple[Item, ...]]:
    """The whole in portions of a size, which is at least one."""
    size = max(size, 1)
    yield from (tuple(whole[start : start + size]) for start in range(0, len(whole), size))


class _Line(NamedTuple):
    """An output, or its reciprocal, as offset + slope * input."""

    reciprocal: bool
    offset: Array
    slope: Array


def _either(drawn: Array, ends: tuple[float, ...], x: Array, low: Array, high: Array) -> _Line | None:
    """The line through an output or its reciprocal; None if all draws lie on neither.

    Args:
        drawn: its draws (scramble, point).
        ends: two values of the input.
        x: draws of the input.
        low: the output where the input has the first of the two values.
        high: likewise with the second.
    """
    x, low, high = (part.reshape(drawn.shape) for part in (x, low, high))
    if line := _through(drawn, ends, x, low, high):
        return _Line(False, *line)
    if all(np.all(part > 0) for part in (low, high, drawn)) and (
        line := _through(1.0 / drawn, ends, x, 1.0 / low, 1.0 / high)
    ):
        return _Line(True, *line)
    return None


def _through(drawn: Array, ends: tuple[float, ...], x: Array, low: Array, high: Array) -> tuple[Array, Array] | None:
    """Offset and slope (scramble, point) of the line through two values of the input; None if any draw is not on it."""
    left, right = ends
    slope = high - low
    slope /= right - left
    offset = low - slope * left
    size = np.maximum(np.abs(low), np.abs(high))
    np.maximum(size, np.abs(drawn), out=size)
    size *= STRAIGHT
    away = slope * x
    away += offset
    away -= drawn
    on_it = np.abs(away) <= size
    return (offset, slope) if on_it.all() and slope.all() else None


def _with_constant(result: Result, names: tuple[str, ...], item: Input, x: float) -> dict[str, Array]:
    """Draws of some outputs (DRAW), each as many as there are points, with one constant in place of an input."""
    graph, stated, size = result.graph, result.stated, result.scenario.sampler.size
    root, place = result.state.lined.get(item.name, (item.name, None))
    rests_on = frozenset(names).union(*(graph.ancestors(n, stated) for n in names))
    moved = (rests_on & set(graph.descendants([root]))) - set(stated)
    needed = {p for n in moved for p in graph.equations[n].parameters} - moved - {root}
    known = {n: result.draws[n] for n in needed if n in result.draws}
    value: float | Array = x
    if place is not None:
        value = np.array(result.draws[root])
        value[place] = x
    with np.errstate(divide="ignore", invalid="ignore"):
        found = graph.evaluate(known | {root: value}, only=moved)
    flat = {n: np.ravel(np.asarray(found[n], dtype=float)) for n in names}
    return {n: v if v.size == size else np.full(size, v[0]) for n, v in flat.items()}
