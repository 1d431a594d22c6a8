"""Inputs that move together: rank correlations through a Gaussian copula on the same points.

Each input keeps its own distribution. The points of the inputs of a group are read as values of the standard normal
distribution, mixed so that they have the correlations that are asked for, and read as probabilities again (Iman and
Conover 1982 give the use of rank correlations; the relation between a rank correlation and that of normal values is
Pearson's of 1907: r = 2 sin(pi rho / 6)).
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

import numpy as np

from econ.numerics.portable import Array
from econ.wording.errors import InputError, check_kind
from econ.wording.language import _, digits

Pair = tuple[str, str, float]
"""Two inputs, in alphabetical order, and their rank correlation (Spearman's)."""

MixingRow = tuple[tuple[str, float], ...]
"""What the normal value of an input is mixed from: names of inputs and their weights."""

SMALLEST = 1e-6
"""Smallest pivot of a matrix that is taken for a correlation matrix, and eigenvalue of the nearest one."""

DECIMALS = 2
"""Decimals of the correlations that are offered in place of impossible ones."""

MOST_OFFERED = 10
"""Quantities that hang together for which the nearest correlations are looked for; more are too many to read."""

_SINE = tuple((-1.0 if k % 2 else 1.0) / math.factorial(2 * k + 1) for k in range(9, -1, -1))


def pairs_of(given: Iterable[Sequence[str | float]]) -> tuple[Pair, ...]:
    """Correlations as they are kept: sorted, each pair once; 0 takes away one that the data know.

    Raises:
        InputError: a correlation is no number from −1 to 1, or a pair is impossible.
    """
    found: dict[tuple[str, str], float] = {}
    check_kind(given, Iterable, "correlation", _("Write {example}.", example=EXAMPLE))
    for item in given:
        check_kind(item, Sequence, "correlation", _("Write {example}.", example=EXAMPLE))
        if isinstance(item, str) or len(item) != 3:
            raise InputError(
                _("A correlation has two names and a number."), "correlation", _("Write {example}.", example=EXAMPLE)
            )
        first, second = sorted((str(item[0]), str(item[1])))
        value = _number(item[2], f"{first} and {second}")
        if first == second:
            raise InputError(
                _("“{first}” always moves with itself.", first=first), "correlation", _("Name two quantities.")
            )
        if found.get((first, second), value) != value:
            raise InputError(
                _("{first} and {second} have two correlations.", first=first, second=second),
                "correlation",
                _("Give one."),
            )
        found[first, second] = value
    return tuple((a, b, value) for (a, b), value in sorted(found.items()))


EXAMPLE = '["price_shell_152", "price_rocket_122", 0.5]'


def _number(value: str | float, where: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not -1 < value < 1:
        raise InputError(
            _("{value} is no rank correlation.", value=f"{value!r}"),
            _("correlation of {where}", where=where),
            _("Give a number between −1 and 1; two quantities that always move together are one."),
        )
    return float(value)


def groups(pairs: tuple[Pair, ...]) -> tuple[tuple[str, ...], ...]:
    """Names that hang together, each group sorted."""
    of: dict[str, set[str]] = {}
    for a, b, _value in pairs:
        together = of.get(a, {a}) | of.get(b, {b})
        of |= dict.fromkeys(together, together)
    return tuple(sorted({tuple(sorted(names)) for names in of.values()}))


@lru_cache(maxsize=64)
def mixing(pairs: tuple[Pair, ...]) -> Mapping[str, MixingRow]:
    """For each correlated input what its normal value is mixed from: the rows of Cholesky factors.

    Raises:
        InputError: no quantities can have these correlations; the nearest possible ones are offered.
    """
    found: dict[str, MixingRow] = {}
    for names in groups(pairs):
        matrix = _matrix(names, pairs)
        factor = cholesky([[normal_correlation(v) for v in row] for row in matrix])
        if factor is None:
            raise _impossible(names, matrix)
        found |= {name: tuple(zip(names, row, strict=False)) for name, row in zip(names, factor, strict=True)}
    return found


def normal_correlation(rank: float) -> float:
    """Correlation of normal values for a rank correlation, in portable arithmetic."""
    x = math.pi * rank / 6.0
    result = _SINE[0]
    for c in _SINE[1:]:
        result = result * (x * x) + c
    return 2.0 * x * result


def _matrix(names: Sequence[str], pairs: tuple[Pair, ...]) -> list[list[float]]:
    known = {(a, b): value for a, b, value in pairs}
    known |= {(b, a): value for a, b, value in pairs}
    return [[1.0 if a == b else known.get((a, b), 0.0) for b in names] for a in names]


def cholesky(matrix: list[list[float]]) -> list[list[float]] | None:
    """Lower triangular rows whose product with themselves is the matrix; None if it is no correlation matrix."""
    rows: list[list[float]] = []
    for i, wanted in enumerate(matrix):
        row: list[float] = []
        for j in range(i):
            rest = wanted[j]
            for k in range(j):
                rest -= row[k] * rows[j][k]
            row.append(rest / rows[j][j])
        pivot = wanted[i]
        for value in row:
            pivot -= value * value
        if pivot < SMALLEST:
            return None
        rows.append([*row, math.sqrt(pivot)])
    return rows


def _impossible(names: Sequence[str], matrix: list[list[float]]) -> InputError:
    if len(names) > MOST_OFFERED:
        return InputError(
            _(
                "No {count} quantities can have the correlations of {names} and others together. A pair that is not "
                "named has correlation 0.",
                count=digits(f"{len(names)}"),
                names=", ".join(names[:MOST_OFFERED]),
            ),
            "correlation",
            _("Name fewer pairs, or correlations nearer to zero."),
        )
    near = nearest(matrix)
    offered = ", ".join(
        f"{a} and {b} {near[i][j]:.{DECIMALS}f}"
        for i, a in enumerate(names)
        for j, b in enumerate(names)
        if i < j and near[i][j]
    ).replace("-", "−")
    return InputError(
        _(
            "No quantities can have these correlations together: {names}. A pair that is not named has correlation 0.",
            names=", ".join(names),
        ),
        "correlation",
        _("The nearest that can be: {offered}.", offered=offered),
    )


def nearest(matrix: list[list[float]]) -> list[list[float]]:
    """The nearest rank correlations that quantities can have, rounded.

    Higham (2002), "Computing the nearest correlation matrix", by alternating projections; then drawn towards no
    correlation until the rounded values are possible.
    """
    x = np.array([[normal_correlation(v) for v in row] for row in matrix])
    correction = np.zeros_like(x)
    for _step in range(200):
        shifted = x - correction
        values, vectors = np.linalg.eigh(shifted)
        raised = (vectors * np.maximum(values, 10 * SMALLEST)) @ vectors.T
        correction = raised - shifted
        x = raised.copy()
        np.fill_diagonal(x, 1.0)
    for shrink in np.arange(1.0, -0.01, -0.01):
        ranks = _ranks(x, float(shrink))
        if cholesky([[normal_correlation(v) for v in row] for row in ranks]) is not None:
            return ranks
    raise AssertionError("no correlation at all is always possible")


def _ranks(x: Array, shrink: float) -> list[list[float]]:
    ranks = 6.0 / math.pi * np.arcsin(np.clip(x * shrink, -1, 1) / 2.0)
    rounded = np.round(ranks, DECIMALS) + 0.0
    np.fill_diagonal(rounded, 1.0)
    return [[float(v) for v in row] for row in rounded]
