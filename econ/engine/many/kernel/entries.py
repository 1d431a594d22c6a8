"""The uncertain inputs of a plan as the arrays that the compiled kernel takes. No Numba here.

Of each input it needs a number for its shape, a few parameters, perhaps a table.
"""

from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from econ.engine.many.kernel.plan import Plan
from econ.engine.many.kernel.points import Points, vectors
from econ.numerics.distributions import shapes
from econ.numerics.distributions.tables import Table, beta_table, mixture_table
from econ.numerics.portable import Array, Whole
from econ.scenario import State
from econ.wording.errors import InputError

Guide = NDArray[np.uint32]

STRAIGHT, NORMAL, LOGNORMAL, TRIANGULAR, TABLE, STEPS, SAMPLES, TWO_PIECE = range(8)
"""Shapes of the compiled quantile functions, see `econ.engine.many.kernel.quantiles`."""

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


def lowered(d: shapes.Distribution) -> Lowered:
    """A distribution for the compiled kernel.

    Raises:
        InputError: the kernel does not know the shape.
    """
    made = None
    match d:
        case shapes.Uniform(low, high):
            made = Lowered(STRAIGHT, (low, high - low))
        case shapes.Normal():
            made = Lowered(NORMAL, (d.central, d.sd))
        case shapes.LogNormal():
            made = Lowered(LOGNORMAL, d.logarithm)
        case shapes.TwoPiece():
            made = Lowered(TWO_PIECE, d.logarithm)
        case shapes.Triangular(low, likely, high):
            width, left = high - low, likely - low
            made = Lowered(TRIANGULAR, (low, high, width, left, width * left, width * (high - likely)))
        case shapes.Beta(a, b):
            made = Lowered(TABLE, UNCHANGED, *_beta_cells(a, b))
        case shapes.Pert(low, _, high):
            made = Lowered(TABLE, (low, high - low), *_beta_cells(*d.parameters()))
        case shapes.Mixture():
            made = Lowered(TABLE, UNCHANGED, *_cells(mixture_table(d.parts)))
        case shapes.Alternatives():
            made = _steps(d)
        case shapes.Empirical():
            made = _samples(d)
    if made is None or type(d) is not shapes.SHAPES.get(d.shape):  # a class made of one of these may differ
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


def _steps(d: shapes.Alternatives) -> Lowered:
    order = sorted(range(len(d.values)), key=lambda i: d.values[i])
    ends, values = np.cumsum([d.weights[i] for i in order]), [d.values[i] for i in order]
    return Lowered(STEPS, (), np.concatenate([ends / ends[-1], values]))


def _samples(d: shapes.Empirical) -> Lowered:
    places, values = np.linspace(0.0, 1.0, len(d.samples)), np.array(d.samples, dtype=float)
    slopes = (values[1:] - values[:-1]) / (places[1:] - places[:-1])
    return Lowered(SAMPLES, (), np.concatenate([places, values, slopes, [0.0]]))


Named = tuple[str, int]
"""Name and dimension of the points of an input."""

NEAR_DIGITS = 7
"""Binary digits of a point's number that one table stands for; the rest of a block's ten are in another."""


class Inputs(NamedTuple):
    """What the uncertain inputs are, and the points of one scramble, as arrays.

    First come those that have points of their own, then those that are mixed from the normal values of several.

    Attributes:
        shifts: int64 (input with points,), the random shift of each.
        vectors: int64 (input with points, digit), for the last binary digits of a number, which a block has in common.
        far, near: int64 (input with points, some of the other digits), what these make; a point joins one of each.
        rows: int64 (input,), where its values belong.
        shapes: int64 (input,), see `econ.engine.many.kernel.entries`.
        numbers: float64 (input, parameter).
        tables: float64 (all entries): the tables of one input after another.
        guides: uint32 (all entries): the guides of one input after another.
        starts: int64 (input + 1, 3): where the table, the guide and the parts of each input begin.
        parts: int64 (all parts): the rows that inputs are mixed from.
        weights: float64 (all parts).
    """

    shifts: Whole
    vectors: Whole
    far: Whole
    near: Whole
    rows: Whole
    shapes: Whole
    numbers: Array
    tables: Array
    guides: Guide
    starts: Whole
    parts: Whole
    weights: Array


@dataclass(frozen=True)
class KernelInput:
    """What fills one row: points of its own, or a mixture of the normal values in other rows."""

    row: int
    what: Lowered
    named: Named | None
    parts: tuple[tuple[int, float], ...] = ()


@dataclass
class Entries:
    """All rows that are filled before the equations.

    Attributes:
        entries: those with points of their own first.
        rows: number of rows, those of the equations included.
    """

    entries: list[KernelInput] = field(default_factory=list)
    rows: int = 0

    @property
    def _named(self) -> list[Named]:
        return [e.named for e in self.entries if e.named is not None]

    def inputs(self, points: Points, scramble: int) -> Inputs:
        """What the compiled loop takes, with the points of one scramble."""
        named = self._named
        shifts = np.zeros(len(named), dtype=np.int64)
        mixed = np.zeros((len(named), points.points.bit_length() - 1), dtype=np.int64)
        for n, (name, dimension) in enumerate(named):
            rows, shift = vectors(name, dimension, points)
            mixed[n], shifts[n] = rows[scramble], shift[scramble]
        outer, inner = np.ascontiguousarray(mixed[:, : points.depth]), mixed[:, points.depth :]
        far, near = _spanned(inner[:, NEAR_DIGITS:]), _spanned(inner[:, :NEAR_DIGITS])
        return Inputs(shifts, outer, far, near, *self.arrays)

    @cached_property
    def arrays(self) -> tuple[Whole, Whole, Array, Array, Guide, Whole, Whole, Array]:
        """The other fields of `Inputs`, in order, with the axes said there."""
        numbers = np.zeros((len(self.entries), PARAMETERS))
        starts = np.zeros((len(self.entries) + 1, 3), dtype=np.int64)
        for n, e in enumerate(self.entries):
            numbers[n, : len(e.what.numbers)] = e.what.numbers
            starts[n + 1] = starts[n] + (e.what.table.size, e.what.guide.size, len(e.parts))
        parts = [part for e in self.entries for part in e.parts]
        return (
            np.array([e.row for e in self.entries], dtype=np.int64),
            np.array([e.what.shape for e in self.entries], dtype=np.int64),
            numbers,
            np.concatenate([np.zeros(0), *(e.what.table for e in self.entries)]),
            np.concatenate([np.zeros(0, dtype=np.uint32), *(e.what.guide for e in self.entries)]),
            starts,
            np.array([row for row, _ in parts], dtype=np.int64),
            np.array([weight for _, weight in parts], dtype=float),
        )


def entries(plan: Plan, state: State) -> Entries:
    """What fills the rows of a plan.

    Raises:
        InputError: the kernel does not know the shape of an input.
    """
    made = Entries(rows=plan.rows)
    mixed, normals = [], dict[Named, int]()
    for row, item in enumerate(plan.drawn):
        what, mixture = lowered(item.distribution), state.mixed.get(item.name, ())
        if len(mixture) < 2:  # alone, or the first of its group: its own points
            made.entries.append(KernelInput(row, what, (item.name, item.dimension)))
            continue
        parts = []
        for name, dimension, weight in mixture:
            place = normals.setdefault((name, dimension), made.rows)
            made.rows += place == made.rows
            parts.append((place, weight))
        mixed.append(KernelInput(row, what, None, tuple(parts)))
    made.entries += [KernelInput(row, STANDARD, named) for named, row in normals.items()]
    made.entries += mixed
    return made


def _spanned(vectors: Whole) -> Whole:
    """Sums of every choice of vectors (input, digit), by the binary digits of a number, as an array (input, number)."""
    result = np.zeros((len(vectors), 1), dtype=np.int64)
    for digit in range(vectors.shape[1]):
        result = np.concatenate([result, result ^ vectors[:, digit, None]], axis=1)
    return result
