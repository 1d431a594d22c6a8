"""What the compiled kernel needs of each input: a number for its shape, a few parameters, perhaps a table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from econ import distributions
from econ.distributions import Distribution
from econ.distributions.beta import _beta_table
from econ.distributions.parts import _table as _mixture_table
from econ.distributions.table import Table
from econ.errors import InputError
from econ.portable import Array

STRAIGHT, NORMAL, LOGNORMAL, TRIANGULAR, TABLE, STEPS, SAMPLES = range(7)
"""Shapes of the compiled quantile functions, see `econ.kernel.quantiles`."""

PARAMETERS = 6
CELL = 4
"""Numbers of a cell of a table."""

UNCHANGED = (-0.0, 1.0)
"""Offset and scale that change no bit."""


@dataclass(frozen=True)
class Lowered:
    """A quantile function for the compiled kernel.

    Attributes:
        shape: one of the numbers above.
        numbers: its parameters.
        table: several numbers for each of its nodes; what they are is known where it is made and where it is used.
        guide: for each part of equal probability the cell that its start lies in.
    """

    shape: int
    numbers: tuple[float, ...]
    table: Array = field(default_factory=lambda: np.zeros(0))
    guide: NDArray[np.uint32] = field(default_factory=lambda: np.zeros(0, dtype=np.uint32))


STANDARD = Lowered(NORMAL, UNCHANGED)
"""Values of the standard normal distribution."""


def lowered(d: Distribution) -> Lowered:
    """A distribution for the compiled kernel.

    Raises:
        InputError: the kernel does not know the shape.
    """
    make = _LOWERED.get(type(d))
    if make is None:
        raise InputError(f"The compiled kernel does not know the shape “{d.shape}”.", mend="Go on without it.")
    return make(d)


def _uniform(d: distributions.Uniform) -> Lowered:
    return Lowered(STRAIGHT, (d.low, d.high - d.low))


def _normal(d: distributions.Normal) -> Lowered:
    return Lowered(NORMAL, (d.central, (d.high - d.low) / (2 * d.half_width)))


def _lognormal(d: distributions.LogNormal) -> Lowered:
    return Lowered(LOGNORMAL, d.logarithm)


def _triangular(d: distributions.Triangular) -> Lowered:
    width, left = d.high - d.low, d.likely - d.low
    return Lowered(TRIANGULAR, (d.low, d.high, width, left, width * left, width * (d.high - d.likely)))


def _beta(d: distributions.Beta) -> Lowered:
    return _tabled(_beta_table(float(d.a), float(d.b)), UNCHANGED)


def _pert(d: distributions.Pert) -> Lowered:
    return _tabled(_beta_table(*d._parameters()), (d.low, d.high - d.low))


def _mixture(d: distributions.Mixture) -> Lowered:
    return _tabled(_mixture_table(d.parts), UNCHANGED)


def _tabled(table: Table, numbers: tuple[float, float]) -> Lowered:
    """A table: where each cell ends, then start, value and both slopes of each cell side by side.

    The slopes are those of `Table.quantile`, limited, and times the width of the cell.
    """
    step, rise = table.cumulative[1:] - table.cumulative[:-1], table.nodes[1:] - table.nodes[:-1]
    cells = np.zeros((table.nodes.size, CELL))
    cells[:, 0], cells[:, 1] = table.cumulative, table.nodes
    for column, slope in ((2, table.slope[:-1]), (3, table.slope[1:])):
        cells[:-1, column] = np.minimum(slope * step, 3.0 * rise)
        cells[[0, -2], column] = rise[[0, -1]]
    ends = np.concatenate([table.cumulative[1:-1], [np.inf, np.inf]])
    return Lowered(TABLE, numbers, np.concatenate([ends, cells.ravel()]), table.guide.astype(np.uint32))


def _alternatives(d: distributions.Alternatives) -> Lowered:
    order = sorted(range(len(d.values)), key=lambda i: d.values[i])
    ends, values = np.cumsum([d.weights[i] for i in order]), [d.values[i] for i in order]
    return Lowered(STEPS, (), np.concatenate([ends / ends[-1], values]))


def _empirical(d: distributions.Empirical) -> Lowered:
    places, values = np.linspace(0.0, 1.0, len(d.samples)), np.array(d.samples, dtype=float)
    slopes = (values[1:] - values[:-1]) / (places[1:] - places[:-1])
    return Lowered(SAMPLES, (), np.concatenate([places, values, slopes, [0.0]]))


_LOWERED: dict[type[Distribution], Callable[[Any], Lowered]] = {
    distributions.Uniform: _uniform,
    distributions.Normal: _normal,
    distributions.LogNormal: _lognormal,
    distributions.Triangular: _triangular,
    distributions.Beta: _beta,
    distributions.Pert: _pert,
    distributions.Mixture: _mixture,
    distributions.Alternatives: _alternatives,
    distributions.Empirical: _empirical,
}
