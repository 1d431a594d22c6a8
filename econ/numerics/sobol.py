"""Named points: each uncertain input owns a dimension of a scrambled Sobol sequence, by its name.

The points are those of Sobol with the direction numbers of Joe and Kuo (2008), as in SciPy's `qmc.Sobol`,
scrambled by a random linear map and a shift (Matousek 1998) that are drawn from SHAKE-256 of the seed and
the input's name. Adding an input therefore leaves every other input's points bit-identical, and all
scenarios share them.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from hashlib import shake_256
from numbers import Integral
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from econ.numerics import portable
from econ.numerics.array_cache import ArrayCache
from econ.numerics.distributions import Distribution, Interval
from econ.numerics.portable import Array
from econ.wording.errors import InputError
from econ.wording.language import _, digits

BITS = 52
"""Bits of a point. (integer + 1/2) / 2^52 is exact in float64 and never 0 or 1."""

FIRST_FREE_DIMENSION = 256
"""Dimensions below are given out in data/dimensions.csv; a name without one takes one from here on."""

SECOND_SET = 512
"""Dimensions from here on hold a second, independent set of points (for variance shares): the same plus this."""

MOST_POINTS = 1 << 24
"""Points in all, so that the draws of every input fit into memory."""

Bits = NDArray[np.uint64]


@dataclass(frozen=True)
class Sampler:
    """How many points, and which.

    Attributes:
        seed: any whole number; another seed gives other scrambles of the same sequence.
        points: number of points of each scramble, a power of two.
        scrambles: number of independent scrambles; their spread measures the numerical error.
    """

    seed: int = 1
    points: int = 1024
    scrambles: int = 8

    def __post_init__(self) -> None:
        """Check the numbers."""
        for name, value in vars(self).items():
            if type(value) is bool or not isinstance(value, Integral):
                raise InputError(
                    _("{value} is no whole number.", value=f"{value!r}"), name, _("Give a whole number, such as 8.")
                )
            vars(self)[name] = int(value)  # that of an array becomes Python's
        if self.points < 2 or self.points & (self.points - 1) or self.points > MOST_POINTS:
            raise InputError(
                _("{points} points are asked for.", points=self.points),
                "points",
                _("Give a power of two, from 2 to {most}.", most=MOST_POINTS),
            )
        if not 2 <= self.scrambles <= 64:
            raise InputError(
                _("{scrambles} scrambles are asked for.", scrambles=self.scrambles),
                "scrambles",
                _("Give from 2 to 64."),
            )
        if self.size > MOST_POINTS:
            raise InputError(
                _(
                    "{scrambles} scrambles of {points} points are {size} in all.",
                    scrambles=self.scrambles,
                    points=self.points,
                    size=digits(f"{self.size:,}"),
                ),
                "points",
                _("Give fewer; up to {most} in all fit into memory.", most=digits(f"{MOST_POINTS:,}")),
            )

    @property
    def size(self) -> int:
        """Number of points in all."""
        return self.points * self.scrambles


@cache
def _table() -> list[str]:
    text = Path(__file__).with_name("joe_kuo.txt").read_text("ascii")
    return [line for line in text.splitlines() if not line.startswith("#")]


@cache
def direction_numbers(dimension: int) -> Bits:
    """Direction numbers of a dimension (0 is the first) as integers of `BITS` bits (vector,); Joe and Kuo (2008)."""
    table = _table()
    if not 0 <= dimension < len(table):
        raise InputError(f"Dimension {dimension} does not exist.", mend=f"There are {len(table)}.")
    _number, degree, polynomial, *start = map(int, table[dimension].split())
    m = start[:BITS] if degree else [1] * BITS
    for k in range(len(m), BITS):
        value = m[k - degree] ^ (m[k - degree] << degree)
        for j in range(1, degree):
            value ^= ((polynomial >> (degree - 1 - j)) & 1) * (m[k - j] << j)
        m.append(value)
    return np.array([m[k] << (BITS - 1 - k) for k in range(BITS)], dtype=np.uint64)


def _words(names: Iterable[str], sampler: Sampler) -> bytes:
    """The random bits of some inputs: a matrix and a shift for each scramble."""
    heads = [f"econ points 1|{sampler.seed}|{scramble}|".encode() for scramble in range(sampler.scrambles)]
    size = 8 * (BITS + 1)
    return b"".join(shake_256(head + name).digest(size) for name in map(str.encode, names) for head in heads)


def _mixed(raw: bytes, vectors: Bits, sampler: Sampler) -> tuple[Bits, Bits]:
    """Direction numbers under random lower triangular bit matrices, and random shifts.

    Args:
        raw: the random bits of some inputs, one after the other.
        vectors: their direction numbers (input, vector).
        sampler: how many scrambles.

    Returns:
        Arrays (input, scramble, vector) and (input, scramble).
    """
    words = np.frombuffer(raw, dtype="<u8").astype(np.uint64).reshape(-1, sampler.scrambles, BITS + 1)
    words >>= np.uint64(64 - BITS)
    rows, columns = _upper(vectors.shape[-1], (words[..., :BITS] & _ABOVE) | _UNIT, vectors)
    odd = np.zeros((*words.shape[:2], vectors.shape[-1], 64), dtype=np.uint8)
    np.bitwise_count(rows[:, :, None, :] & columns[:, None, :, None], out=odd[..., 64 - BITS :])
    odd &= np.uint8(1)
    packed = np.packbits(odd, axis=-1).view(">u8")[..., 0]
    return packed.astype(np.uint64), words[..., BITS]


def _upper(count: int, *integers: Bits) -> list[NDArray[np.unsignedinteger]]:
    """The first bits of integers of `BITS` bits, in as few bytes as hold them.

    The first so many direction numbers have no others, so that no other bits of a matrix count.
    """
    kind = np.min_scalar_type((1 << count) - 1)
    return [(part >> np.uint64(BITS - count)).astype(kind) for part in integers]


def scrambled(vectors: Bits, name: str, sampler: Sampler) -> tuple[Bits, Bits]:
    """Scrambled direction numbers (scramble, vector) and shifts (scramble,) of a named input."""
    mixed, shift = _mixed(_words([name], sampler), vectors[None], sampler)
    return mixed[0], shift[0]


_PLACE = np.arange(BITS - 1, -1, -1, dtype=np.uint64)  # row i of a matrix decides bit BITS - 1 - i
_UNIT = np.uint64(1) << _PLACE
_ABOVE = ~(_UNIT | (_UNIT - np.uint64(1))) & np.uint64((1 << BITS) - 1)


def sobol_integers(vectors: Bits, count: int) -> Bits:
    """The first `count` points (a power of two) of one dimension, in Gray-code order as in SciPy.

    Args:
        vectors: direction numbers on the last axis, at least log2(count) of them.
        count: number of points.

    Returns:
        Uint64 (..., point), with the axes of `vectors` before the last.
    """
    x = np.empty((*vectors.shape[:-1], count), dtype=np.uint64)
    x[..., 0] = 0
    for k in range(count.bit_length() - 1):
        half = 1 << k
        np.bitwise_xor(x[..., :half][..., ::-1], vectors[..., k, None], out=x[..., half : 2 * half])
    return x


def _points(named: Sequence[tuple[str, int]], sampler: Sampler) -> Array:
    """The points of some named inputs, as an array (input, scramble and point)."""
    raw = _words((name for name, _ in named), sampler)
    few = sampler.points.bit_length() - 1
    mixed, shift = _mixed(raw, np.array([direction_numbers(d)[:few] for _, d in named]), sampler)
    integers = sobol_integers(mixed, sampler.points)
    integers ^= shift[..., None]
    result = integers.reshape(len(named), -1).astype(np.float64)
    result += 0.5
    result *= 2.0**-BITS
    return result


Key = tuple[Distribution, str, int, Sampler]
"""A distribution, the name and the dimension of its points, and which points."""

TOGETHER = 1 << 15
"""Points that are made at once at most, so that what they need in between stays small."""

_POINTS, _NORMALS, _SAMPLES = ArrayCache(), ArrayCache(), ArrayCache()


def forget() -> None:
    """Forget the points and samples that are kept; the next question makes them again."""
    for kept in (_POINTS, _NORMALS, _SAMPLES):
        kept.forget()


def prepare(inputs: Iterable[tuple[Distribution, str, int]], sampler: Sampler) -> None:
    """Make the samples of several named inputs together, which is quicker than one after the other."""
    at_once = TOGETHER // sampler.size
    if at_once < 2:
        return
    new = [i for i in inputs if _SAMPLES.get((*i, sampler)) is None]
    _POINTS.make(((*i[1:], sampler) for i in new), at_once, lambda keys: _points([k[:2] for k in keys], sampler))
    normal = ((*i[1:], sampler) for i in new if isinstance(i[0], Interval))
    _NORMALS.make(normal, at_once, lambda keys: portable.normal_quantile(portable.rows([uniforms(*k) for k in keys])))
    shapes: dict[type[Distribution], list[Key]] = {}
    for i in new:
        shapes.setdefault(type(i[0]), []).append((*i, sampler))
    for shape, keys in shapes.items():
        _SAMPLES.make(keys, at_once, partial(_samples, shape))


def _samples(shape: type[Distribution], keys: Sequence[Key]) -> Array:
    """Samples of named inputs whose distributions have one shape (input, scramble and point)."""
    points = normals if issubclass(shape, Interval) else uniforms
    return shape.each([key[0] for key in keys], portable.rows([points(*key[1:]) for key in keys]))


def uniforms(name: str, dimension: int, sampler: Sampler) -> Array:
    """The points of a named input (draw,): `sampler.size` numbers between 0 and 1, scramble after scramble."""
    return _POINTS.found((name, dimension, sampler), lambda: _points([(name, dimension)], sampler)[0])


def normals(name: str, dimension: int, sampler: Sampler) -> Array:
    """The points of a named input as values of the standard normal distribution (draw,), in the same order."""
    key = (name, dimension, sampler)
    return _NORMALS.found(key, lambda: portable.normal_quantile(uniforms(*key)))


def samples(distribution: Distribution, name: str, dimension: int, sampler: Sampler) -> Array:
    """Samples of a named input (draw,), in the same order; kept while its distribution and points stay the same."""
    key = (distribution, name, dimension, sampler)
    return _SAMPLES.found(key, lambda: _samples(type(distribution), [key])[0])


Mixed = tuple[tuple[str, int, float], ...]
"""Names, dimensions and weights of the points from which those of a correlated input are mixed."""


def correlated(distribution: Distribution, mixed: Mixed, sampler: Sampler) -> Array:
    """Samples (draw,) of an input whose normal values are mixed from those of several.

    The first of a group keeps its own.
    """
    if len(mixed) == 1:
        return samples(distribution, *mixed[0][:2], sampler)

    def made() -> Array:
        z = np.zeros(sampler.size)
        for name, dimension, weight in mixed:
            z = z + weight * normals(name, dimension, sampler)
        return distribution.from_normal(z)

    return _SAMPLES.found((distribution, mixed, sampler), made)


def free_dimension(name: str) -> int:
    """Dimension of a name that has none of its own: by its hash, among the free ones."""
    room = SECOND_SET - FIRST_FREE_DIMENSION
    value = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big")
    return FIRST_FREE_DIMENSION + value % room
