"""The question turned round: which value of a quantity gives a wanted answer, and how plausible is it?"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

from econ import wording
from econ.assumptions import LINE_INPUTS
from econ.distributions import Distribution
from econ.engine import Result, assemble
from econ.errors import InputError, unknown
from econ.portable import Array
from econ.scenario import Input
from econ.statistics import quantiles

STEPS = 256
"""Points at which the range is looked at before the roots are refined."""

WIDEST = 1e15
"""Largest value that is tried where a quantity has no upper bound of its own."""

NEAREST = 1e-12
"""Smallest positive value that is tried, relative to the upper end of the range."""

CLOSE = 1e-6
"""Relative distance from the target within which a root counts; further off it is a jump, not a root."""

BISECTIONS = 60


@dataclass(frozen=True)
class Solution:
    """The values of a quantity that give a target of an output.

    Attributes:
        name, label, unit: the quantity that was varied.
        output, output_unit: the output, whose `target` is wanted.
        at: "central" if the output is taken with every other input at its central value, "median" for the
            median of its draws.
        values: the values found, lowest first; none if no value does.
        anywhere: whether the target holds over a stretch of the range, of which `values` are the ends.
        percentiles: for each value, the probability of a smaller one under the evidence; None if there is none.
        evidence: what the percentiles rest on.
        searched: the range that was searched.
        attained: smallest and largest output in it.
        monotone: whether the output only rises or only falls over the range.
    """

    name: str
    label: str
    unit: str
    output: str
    output_unit: str
    target: float
    at: str
    values: tuple[float, ...]
    anywhere: bool
    percentiles: tuple[float | None, ...]
    evidence: str
    searched: tuple[float, float]
    attained: tuple[float, float]
    monotone: bool

    @property
    def value(self) -> float | None:
        """The value if there is exactly one."""
        return self.values[0] if len(self.values) == 1 else None

    def __str__(self) -> str:
        """The solution in words."""
        target = wording.quantity(self.target, self.output_unit)
        if not self.values:
            low, high = (wording.quantity(v, self.output_unit) for v in self.attained)
            return (
                f"No value of {self.name} gives {self.output} = {target}: "
                f"over its plausible range the output lies between {low} and {high}."
            )
        said = [
            wording.quantity(v, self.unit) + (f" (percentile {p * 100:.0f} of {self.evidence})" if p is not None else "")
            for v, p in zip(self.values, self.percentiles, strict=True)
        ]
        joined = f"any value from {' to '.join(said)}" if self.anywhere else wording.listing(said)
        return f"{self.output} is {target} at {self.name} = {joined}."


def solve(result: Result, name: str, output: str, target: float, at: str = "central") -> Solution:
    """The value of an input or stated quantity that gives a target of an output.

    All else stays as in the result: at its central value (`at="central"`, the default), or at its draws, of
    which the median of the output is taken (`at="median"`). The plausible range of the quantity is searched
    for every change of sign; each is refined by Brent's method.

    Args:
        result: the case that is turned round.
        name: the quantity that may move: an input, a figure of a goods line, or a computed quantity that is then
            stated, such as `sale_value`.
        output: the output, with one value, that shall hit the target.
        target: its wanted value, in its unit.
        at: "central" or "median".

    Raises:
        InputError: a name is unknown, or the output does not rest on the quantity.
    """
    if at not in ("central", "median"):
        raise InputError(f"There is no answer “{at}”.", "at", "Write central or median.")
    if not math.isfinite(target):
        raise InputError("The target is not a finite number.", "target", "Give an ordinary number.")
    item = _movable(result, name, output)
    low, high = _range(item)
    grid = _grid(low, high)
    found = _evaluate(result, item.name, output, grid, at)
    finite = np.isfinite(found)
    grid, found = grid[finite], found[finite]
    if grid.size < 2:
        raise InputError(f"“{output}” has no finite value over the range of {name}.", mend="Choose another output.")
    values, anywhere = _roots(result, item.name, output, target, grid, found, at)
    belief, evidence = _evidence(result, item)
    steps = np.diff(found)
    return Solution(
        name=item.name,
        label=item.label,
        unit=item.unit,
        output=output,
        output_unit=_unit(result, output),
        target=float(target),
        at=at,
        values=values,
        anywhere=anywhere,
        percentiles=tuple(belief(v) if belief else None for v in values),
        evidence=evidence,
        searched=(low, high),
        attained=(float(np.min(found)), float(np.max(found))),
        monotone=bool(np.all(steps >= 0) or np.all(steps <= 0)),
    )


def percentile(distribution: Distribution, value: float) -> float:
    """Probability of a smaller or equal value, by turning the quantile function round."""
    low, high = 0.0, 1.0
    for _ in range(BISECTIONS):
        middle = (low + high) / 2
        below = distribution.quantile(np.array([middle]))[0] <= value
        low, high = (middle, high) if below else (low, middle)
    return low if low > 2.0**-50 else 0.0


def _unit(result: Result, output: str) -> str:
    return result.graph.equations[output].unit


def _movable(result: Result, name: str, output: str) -> Input:
    """The quantity to move, as an input; a computed one becomes a stated one."""
    if output not in result.outputs:
        raise unknown("output", output, result.outputs, "econ list outputs")
    if np.size(result.central[output]) != 1:
        raise InputError(
            f"“{output}” has a value for each line or year, not one.", mend="Choose an output with one value."
        )
    if name == output:
        raise InputError(f"“{name}” is the output itself.", mend="Choose a quantity that it rests on.")
    state = result.state
    known = {**state.inputs, **{n: None for n in result.outputs if np.size(result.central[n]) == 1}}
    if name not in known:
        raise unknown("quantity", name, known, "econ list assumptions")
    if not _rests_on(result, name, output):
        raise InputError(
            f"“{output}” does not rest on {name} here.",
            mend=_in_the_way(result, name, output),
        )
    item = state.inputs.get(name)
    if item is not None:
        return item
    equation = result.graph.equations[name]
    return Input(name, equation.label, equation.unit, _Drawn(), 0, "scenario", meaning=equation.meaning)


class _Drawn(Distribution):
    """Stands in for a computed quantity, whose evidence is its draws."""


def _kind(result: Result, name: str) -> str:
    """The stacked input that holds a figure of a goods line; the name itself for all others."""
    for kind in LINE_INPUTS:
        if name.removeprefix(f"{kind}_") in result.state.lines:
            return kind
    return name


def _rests_on(result: Result, name: str, output: str) -> bool:
    stated = [n for n in result.state.stated if n != name]
    return _kind(result, name) in result.graph.ancestors(output, stated)


def _in_the_way(result: Result, name: str, output: str) -> str:
    given = [
        n
        for n in result.state.stated
        if _kind(result, name) in result.graph.ancestors(n) and n in result.graph.ancestors(output)
    ]
    if given:
        return f"{wording.listing(given)} is stated; take it away (set it to nothing) so that it is computed."
    return f"It rests on {wording.listing([i.name for i in result.inputs_of(output)][:8])}."


def _range(item: Input) -> tuple[float, float]:
    low, high = item.plausible or (0.0, WIDEST)
    if item.plausible is None and item.unit == "1" and item.name.endswith("_share"):
        high = 1.0
    return float(low), float(min(high, WIDEST))


def _grid(low: float, high: float) -> Array:
    """Points over the range: even ones, and even ones in the number of zeros where the range allows it."""
    even = np.linspace(low, high, STEPS)
    if low < 0 or high <= 0:
        return even
    start = low if low > 0 else high * NEAREST
    return np.unique(np.concatenate([even, np.geomspace(start, high, 2 * STEPS)]))


def _evaluate(result: Result, name: str, output: str, values: Array, at: str) -> Array:
    """The output for each of several values of a quantity."""
    if at == "central":
        return _central(result, {name: values}, output, values.size)
    return np.array([_median(result, name, output, float(v)) for v in values])


def _central(result: Result, changed: dict[str, Array], output: str, size: int) -> Array:
    """An output with some quantities changed to arrays and every other input at its central value."""
    values = assemble(result.state, lambda item: changed.get(item.name, item.distribution.central))
    values |= {n: v for n, v in changed.items() if n not in result.state.inputs}
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        found = result.graph.evaluate(values)[output]
    return np.array(np.broadcast_to(np.ravel(found), (size,)), dtype=float)


def _median(result: Result, name: str, output: str, value: float) -> float:
    kind = _kind(result, name)
    if kind != name:
        lined = np.array(result.draws[kind], dtype=float)
        lined[result.state.lines.index(name.removeprefix(f"{kind}_"))] = value
        changed: Any = lined
    else:
        changed = value
    moved = {kind, *result.graph.descendants([kind])} - set(result.state.stated)
    values = {n: v for n, v in result.draws.items() if n not in moved} | {kind: changed}
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        draws = np.ravel(np.asarray(result.graph.evaluate(values)[output], dtype=float))
    return quantiles(draws)[1]


def _roots(
    result: Result, name: str, output: str, target: float, grid: Array, found: Array, at: str
) -> tuple[tuple[float, ...], bool]:
    """Values at which the output meets the target, and whether it does so over a whole stretch."""
    away = found - target
    scale = max(abs(target), float(np.max(np.abs(found))) * CLOSE)
    hits = np.flatnonzero(away == 0)
    if hits.size > 1 and np.any(np.diff(hits) == 1):
        return (float(grid[hits[0]]), float(grid[hits[-1]])), True
    values = [float(grid[n]) for n in hits]
    for n in np.flatnonzero(away[:-1] * away[1:] < 0):
        root = _brent(result, name, output, target, (float(grid[n]), float(grid[n + 1])), at)
        if abs(float(_evaluate(result, name, output, np.array([root]), at)[0]) - target) <= CLOSE * scale:
            values.append(root)
    return tuple(sorted(values)), False


def _brent(
    result: Result, name: str, output: str, target: float, bracket: tuple[float, float], at: str
) -> float:
    from scipy.optimize import brentq

    def away(value: float) -> float:
        return float(_evaluate(result, name, output, np.array([value]), at)[0]) - target

    low, high = bracket
    tolerance = 1e-15 * max(abs(low), abs(high))
    return float(brentq(away, low, high, xtol=tolerance, rtol=8.9e-16, maxiter=200))


def _evidence(result: Result, item: Input) -> tuple[Any, str]:
    """The distribution function that says how plausible a value is, and what it is."""
    if isinstance(item.distribution, _Drawn):
        draws = np.sort(np.ravel(np.asarray(result.draws[item.name], dtype=float)))
        if draws.size == 1:
            return None, ""
        return lambda v: float(np.searchsorted(draws, v, side="right")) / draws.size, "the draws of this case"
    if not item.distribution.is_fixed:
        whose = "this scenario" if item.origin == "scenario" else "the evidence"
        return lambda v: percentile(item.distribution, v), f"{whose} on it"
    card = result.book.cards.get(item.name) or result.book.line_card(item.name, result.scenario.exporter)
    if card is None or card.distribution.is_fixed:
        return None, ""
    return lambda v: percentile(card.distribution, v), "its assumption card"


@dataclass(frozen=True)
class IsoLines:
    """Lines of equal output over two quantities.

    Attributes:
        x, y: names of the quantities along the axes.
        xs, ys: the grid.
        grid: the output at the central case, a row for each y.
        lines: for each level the points (x, y) on it, in order of x.
    """

    output: str
    x: str
    y: str
    xs: Array
    ys: Array
    grid: Array
    lines: dict[float, tuple[tuple[float, float], ...]]


def iso_lines(
    result: Result,
    output: str,
    x: str,
    y: str,
    levels: tuple[float, ...],
    *,
    xs: Array | None = None,
    ys: Array | None = None,
) -> IsoLines:
    """Lines over two quantities on which an output at the central case has one value.

    For each x, every y at which the output crosses the level is found by bisection.

    Args:
        result: the case.
        output: an output with one value.
        x, y: quantities that it rests on.
        levels: the values of the output.
        xs, ys: where to look; 41 points over the spread of the quantity if they are left out.

    Raises:
        InputError: a name is unknown, or the output does not rest on it.
    """
    if x == y:
        raise InputError("Both axes are the same quantity.", mend="Choose two different ones.")
    first, second = _movable(result, x, output), _movable(result, y, output)
    xs = np.asarray(xs if xs is not None else _axis(result, first), dtype=float)
    ys = np.asarray(ys if ys is not None else _axis(result, second), dtype=float)

    def value(at_x: Array, at_y: Array) -> Array:
        return _central(result, {x: np.ravel(at_x), y: np.ravel(at_y)}, output, at_x.size)

    across, up = np.meshgrid(xs, ys)
    grid = value(across, up).reshape(across.shape)
    lines = {float(level): _crossings(value, xs, ys, grid - level, float(level)) for level in levels}
    return IsoLines(output, x, y, xs, ys, grid, lines)


AXIS = 41


def _axis(result: Result, item: Input) -> Array:
    """Points over the spread of a quantity, a factor of three to either side where it has none."""
    if isinstance(item.distribution, _Drawn):
        low, _, high = quantiles(np.ravel(np.asarray(result.draws[item.name], dtype=float)))
        middle = float(np.ravel(result.central[item.name])[0])
    else:
        low, high = (float(v) for v in item.distribution.quantile(np.array([0.01, 0.99])))
        middle = item.distribution.central
    if low == high:
        low, high = middle / 3, middle * 3
    least, most = _range(item)
    return np.linspace(max(low, least), min(high, most), AXIS)


def _crossings(
    value: Any, xs: Array, ys: Array, away: Array, level: float
) -> tuple[tuple[float, float], ...]:
    """Points at which the output crosses a level: for each x between two neighbouring y."""
    signs = away[:-1] * away[1:]
    rows, columns = np.nonzero((signs < 0) | (away[:-1] == 0))
    if rows.size == 0:
        return ()
    at_x, low, high = xs[columns], ys[rows].copy(), ys[rows + 1].copy()
    rising = away[rows + 1, columns] > away[rows, columns]
    for _ in range(BISECTIONS):
        middle = (low + high) / 2
        over = value(at_x, middle) > level
        up = over == rising
        high, low = np.where(up, middle, high), np.where(up, low, middle)
    points = zip(at_x.tolist(), ((low + high) / 2).tolist(), strict=True)
    return tuple(sorted(points))
