"""The points of `econ.numerics.sobol` in blocks that can begin anywhere, so that no worker needs another.

The number of a point chooses vectors: the Gray code of the number, bit by bit. Gray codes are linear, so the
vectors can be mixed once (each with the one before it) and then belong to the plain binary digits of the number.
A block holds the points whose numbers end in the same binary digits, and blocks are counted in the order
of these digits read backwards: then neighbouring blocks are neighbouring branches of `econ.engine.many.tally`.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from econ.numerics.portable import Array
from econ.numerics.sobol import BITS, Bits, Sampler, direction_numbers, scrambled
from econ.wording.errors import InputError

LARGEST_BLOCK = 1024
"""Points of a block: few enough that a block of every input and output stays in the processor's cache."""

MOST_POINTS = 1 << 40
"""Points of a scramble."""


@dataclass(frozen=True)
class Points:
    """Which points, and how many; without the limit that `econ.numerics.sobol.Sampler` has for memory's sake.

    Attributes:
        seed: any whole number; as in `Sampler`.
        points: number of points of each scramble, a power of two.
        scrambles: number of independent scrambles.
    """

    seed: int = 1
    points: int = 1024
    scrambles: int = 8

    def __post_init__(self) -> None:
        """Check the numbers."""
        Sampler(self.seed, 2, self.scrambles)
        if not 2 <= self.points <= MOST_POINTS or self.points & (self.points - 1):
            raise InputError(f"{self.points} points are asked for.", "points", "Give a power of two.")

    @classmethod
    def at_least(cls, draws: int, seed: int, scrambles: int) -> "Points":
        """The fewest points that make `draws` draws in all.

        Raises:
            InputError: too few or too many are asked for.
        """
        if not 2 <= draws <= MOST_POINTS:
            raise InputError(f"{draws} draws are asked for.", "draws", f"Give from 2 to {MOST_POINTS:,}.")
        each = -(-draws // scrambles)
        return cls(seed, max(1 << (each - 1).bit_length(), 2), scrambles)

    @property
    def size(self) -> int:
        """Number of points in all."""
        return self.points * self.scrambles

    @property
    def block(self) -> int:
        """Number of points of a block."""
        return min(self.points, LARGEST_BLOCK)

    @property
    def blocks(self) -> int:
        """Number of blocks of a scramble."""
        return self.points // self.block

    @property
    def depth(self) -> int:
        """Binary digits that the points of a block have in common."""
        return self.blocks.bit_length() - 1

    def numbers(self, first: int, count: int) -> Bits:
        """Numbers of the points of some blocks, as an array (block, point)."""
        ends = np.zeros(count, dtype=np.uint64)
        for place in range(self.depth):
            digit = (np.arange(first, first + count, dtype=np.uint64) >> np.uint64(place)) & np.uint64(1)
            ends |= digit << np.uint64(self.depth - 1 - place)
        return ends[:, None] + (np.arange(self.block, dtype=np.uint64) << np.uint64(self.depth))


@lru_cache(maxsize=1024)
def vectors(name: str, dimension: int, points: Points) -> tuple[Bits, Bits]:
    """Vectors of the binary digits of a point's number, and shifts, for each scramble.

    Returns:
        Arrays (scramble, digit) and (scramble,).
    """
    plain = direction_numbers(dimension)[: points.points.bit_length() - 1]
    mixed, shift = scrambled(plain, name, Sampler(points.seed, 2, points.scrambles))
    mixed[:, 1:] ^= mixed[:, :-1].copy()
    return mixed, shift


def uniforms(name: str, dimension: int, points: Points, scramble: int, numbers: Bits) -> Array:
    """The points of a named input with the given numbers, between 0 and 1, in the shape of `numbers`."""
    mixed, shift = vectors(name, dimension, points)
    x = np.full(numbers.shape, shift[scramble], dtype=np.uint64)
    for digit, vector in enumerate(mixed[scramble]):
        x ^= ((numbers >> np.uint64(digit)) & np.uint64(1)) * vector
    return (x.astype(np.float64) + 0.5) * 2.0**-BITS
