"""The uncertain inputs of a plan as the arrays that the compiled kernel takes. No Numba here."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

import numpy as np

from econ.many.kernel.lowering import PARAMETERS, STANDARD, Guide, Lowered, lowered
from econ.many.kernel.plan import Plan
from econ.many.kernel.points import Points, vectors
from econ.numerics.portable import Array, Whole
from econ.scenario import State

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
        shapes: int64 (input,), see `econ.many.kernel.lowering`.
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
