"""Lines of equal output over two quantities: which pairs of values give the same answer."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from econ.analysis.reverse.free_quantity import Movable, movable
from econ.analysis.sensitivity.central import check_moved
from econ.analysis.swings import cases
from econ.engine import Result
from econ.numerics.portable import Array
from econ.wording.errors import InputError
from econ.wording.language import _

AXIS = 41
"""Points along an axis, if none are given."""

BISECTIONS = 60


@dataclass(frozen=True)
class IsoLines:
    """Lines of equal output over two quantities, at the central case.

    Attributes:
        output: the quantity that is equal along a line.
        x, y: names of the quantities along the axes.
        xs, ys: the grid.
        grid: the output, a row for each y.
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
    axes: tuple[str, str],
    levels: tuple[float, ...],
    *,
    xs: Array | None = None,
    ys: Array | None = None,
) -> IsoLines:
    """Lines over two quantities along which an output at the central case has one value.

    For each x every y at which the output crosses the level is found by bisection.

    Args:
        result: the case.
        output: an output with one value.
        axes: the two quantities that it rests on, x first.
        levels: the values of the output.
        xs: where to look along x, in ascending order; over the spread of the quantity if left out.
        ys: the same along y.

    Raises:
        InputError: a name is unknown, the output does not rest on it, or a place cannot be.
    """
    x, y = axes
    if x == y:
        raise InputError(_("Both axes are the same quantity."), mend=_("Choose two different ones."))
    first, second = movable(result, x, output), movable(result, y, output)
    across = _axis(result, first) if xs is None else np.asarray(xs, dtype=float)
    up = _axis(result, second) if ys is None else np.asarray(ys, dtype=float)
    check_moved(result, x, across)
    check_moved(result, y, up)

    def value(at_x: Array, at_y: Array) -> Array:
        """The output at some places, all in one row (place)."""
        return np.array(cases(result, output, {x: np.ravel(at_x), y: np.ravel(at_y)}), dtype=float)

    wide, high = np.meshgrid(across, up)
    grid = value(wide, high).reshape(wide.shape)
    lines = {float(level): _crossings(value, across, up, grid, float(level)) for level in levels}
    return IsoLines(output, x, y, across, up, grid, lines)


def _axis(result: Result, moving: Movable) -> Array:
    """Points over the spread of a quantity (point), a factor of three to either side where it has none."""
    middle = float(np.ravel(result.central[moving.item.name])[0]) if moving.computed else 0.0
    if moving.computed:
        low, high = middle, middle
    else:
        middle = moving.item.distribution.central
        low, high = (float(v) for v in moving.item.distribution.quantile(np.array([0.01, 0.99])))
    if low == high:
        low, high = middle / 3, middle * 3
    return np.linspace(max(low, moving.low), min(high, moving.high), AXIS)


def _crossings(
    value: Callable[[Array, Array], Array], xs: Array, ys: Array, grid: Array, level: float
) -> tuple[tuple[float, float], ...]:
    """Points at which the output crosses a level: for each x between two neighbouring y."""
    away = grid - level
    on_it = [(float(xs[c]), float(ys[r])) for r, c in np.argwhere(away == 0)]
    rows, columns = np.nonzero(away[:-1] * away[1:] < 0)
    if rows.size == 0:
        return tuple(sorted(on_it))
    at_x, low, high = xs[columns], ys[rows].astype(float), ys[rows + 1].astype(float)
    rising = away[rows + 1, columns] > away[rows, columns]
    for _step in range(BISECTIONS):
        middle = (low + high) / 2
        beyond = (value(at_x, middle) > level) == rising
        low, high = np.where(beyond, low, middle), np.where(beyond, middle, high)
    return tuple(sorted([*on_it, *zip(at_x.tolist(), ((low + high) / 2).tolist(), strict=True)]))
