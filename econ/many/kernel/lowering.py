"""What the compiled kernel needs of each input: a number for its shape, a few parameters, perhaps a table."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from econ.numerics.distributions import (
    SHAPES,
    Alternatives,
    Beta,
    Distribution,
    Empirical,
    LogNormal,
    Mixture,
    Normal,
    Pert,
    Triangular,
    TwoPiece,
    Uniform,
)
from econ.numerics.distributions.beta import beta_table
from econ.numerics.distributions.normal_mixture import mixture_table
from econ.numerics.distributions.quantile_table import Table
from econ.numerics.portable import Array
from econ.wording.errors import InputError

Guide = NDArray[np.uint32]

STRAIGHT, NORMAL, LOGNORMAL, TRIANGULAR, TABLE, STEPS, SAMPLES, TWO_PIECE = range(8)
"""Shapes of the compiled quantile functions, see `econ.many.kernel.quantiles`."""

FROM_NORMAL = (NORMAL, LOGNORMAL, TWO_PIECE)
"""Those that rest on values of the standard normal distribution."""

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
    guide: Guide = field(default_factory=lambda: np.zeros(0, dtype=np.uint32))


STANDARD = Lowered(NORMAL, UNCHANGED)
"""Values of the standard normal distribution."""


def lowered(d: Distribution) -> Lowered:
    """A distribution for the compiled kernel.

    Raises:
        InputError: the kernel does not know the shape.
    """
    made = None
    match d:
        case Uniform(low, high):
            made = Lowered(STRAIGHT, (low, high - low))
        case Normal():
            made = Lowered(NORMAL, (d.central, d.sd))
        case LogNormal():
            made = Lowered(LOGNORMAL, d.logarithm)
        case TwoPiece():
            made = Lowered(TWO_PIECE, d.logarithm)
        case Triangular(low, likely, high):
            width, left = high - low, likely - low
            made = Lowered(TRIANGULAR, (low, high, width, left, width * left, width * (high - likely)))
        case Beta(a, b):
            made = Lowered(TABLE, UNCHANGED, *_beta_cells(float(a), float(b)))
        case Pert(low, _, high):
            made = Lowered(TABLE, (low, high - low), *_beta_cells(*d.parameters()))
        case Mixture():
            made = Lowered(TABLE, UNCHANGED, *_cells(mixture_table(d.parts)))
        case Alternatives():
            made = _steps(d)
        case Empirical():
            made = _samples(d)
    if made is None or type(d) is not SHAPES.get(d.shape):  # a class made of one of these may differ
        raise InputError(f"The compiled kernel does not know the shape “{d.shape}”.", mend="Go on without it.")
    return made


@lru_cache(maxsize=256)
def _beta_cells(a: float, b: float) -> tuple[Array, Guide]:
    return _cells(beta_table(a, b))


def _cells(table: Table) -> tuple[Array, Guide]:
    """A table and its guide: where each cell ends, then start, value and both slopes of each cell side by side.

    The slopes are those of `Table.quantile`, limited, and times the width of the cell.
    """
    step, rise = table.cumulative[1:] - table.cumulative[:-1], table.nodes[1:] - table.nodes[:-1]
    cells = np.zeros((table.nodes.size, CELL))
    cells[:, 0], cells[:, 1] = table.cumulative, table.nodes
    for column, slope in ((2, table.slope[:-1]), (3, table.slope[1:])):
        cells[:-1, column] = np.minimum(slope * step, 3.0 * rise)
        cells[[0, -2], column] = rise[[0, -1]]
    ends = np.concatenate([table.cumulative[1:-1], [np.inf, np.inf]])
    return np.concatenate([ends, cells.ravel()]), table.guide.astype(np.uint32)


def _steps(d: Alternatives) -> Lowered:
    order = sorted(range(len(d.values)), key=lambda i: d.values[i])
    ends, values = np.cumsum([d.weights[i] for i in order]), [d.values[i] for i in order]
    return Lowered(STEPS, (), np.concatenate([ends / ends[-1], values]))


def _samples(d: Empirical) -> Lowered:
    places, values = np.linspace(0.0, 1.0, len(d.samples)), np.array(d.samples, dtype=float)
    slopes = (values[1:] - values[:-1]) / (places[1:] - places[:-1])
    return Lowered(SAMPLES, (), np.concatenate([places, values, slopes, [0.0]]))
