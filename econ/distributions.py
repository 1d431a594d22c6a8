"""Distributions given the way experts give them, as validated quantile functions.

Every shape has `quantile(u)` for 0 < u < 1, computed with `econ.portable` only; `central`, the one value
that stands for it; `points`, the values that were stated; and `spec`, its canonical form. `SHAPES` lists them.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Any, ClassVar

import numpy as np

from econ import portable
from econ.errors import InputError
from econ.portable import Array
from econ.units import SCALE_WORDS, factor, split_number

TABLE_CELLS = 4096
"""Cells of the table behind the beta and PERT quantiles; `tests/test_distributions.py` bounds the error."""


@dataclass(frozen=True)
class Distribution:
    """What all shapes have in common."""

    shape: ClassVar[str] = ""
    unbounded: ClassVar[bool] = False

    def quantile(self, u: Array) -> Array:
        """Values at probabilities `u`, element by element."""
        raise NotImplementedError(self.shape)  # every shape below has its own

    @property
    def central(self) -> float:
        """The one value that stands for the distribution."""
        raise NotImplementedError(self.shape)

    @property
    def points(self) -> tuple[float, ...]:
        """The values it was stated with, lowest first."""
        raise NotImplementedError(self.shape)

    @property
    def spec(self) -> dict[str, Any]:
        """Canonical form: the shape and its numbers."""
        return {"shape": self.shape} | {f.name: getattr(self, f.name) for f in fields(self)}

    @property
    def is_fixed(self) -> bool:
        """Whether it is a single value without spread."""
        return False


def _finite(*values: float) -> None:
    if not all(math.isfinite(v) for v in values):
        raise InputError("A value is not a finite number.", mend="Give ordinary numbers.")


def _ordered(low: float, high: float) -> None:
    _finite(low, high)
    if not low < high:
        raise InputError(
            f"The lower end {low:g} is not below the upper end {high:g}.", mend="Swap them or give one value."
        )


@dataclass(frozen=True)
class Fixed(Distribution):
    """One value without spread."""

    value: float
    shape: ClassVar[str] = "fixed"

    def __post_init__(self) -> None:
        """Check the value."""
        _finite(self.value)

    def quantile(self, u: Array) -> Array:
        """The value itself, for every u."""
        return np.full_like(u, self.value)

    @property
    def central(self) -> float:
        """The value."""
        return self.value

    @property
    def points(self) -> tuple[float, ...]:
        """The value."""
        return (self.value,)

    @property
    def is_fixed(self) -> bool:
        """Always."""
        return True


@dataclass(frozen=True)
class _Interval(Distribution):
    low: float
    high: float
    level: float

    def __post_init__(self) -> None:
        """Check the interval and its level."""
        _ordered(self.low, self.high)
        if not 0 < self.level < 1:
            raise InputError(f"The level of an interval is {self.level:g}.", mend="Give one between 0 and 100 %.")

    @property
    def points(self) -> tuple[float, ...]:
        """Both ends."""
        return (self.low, self.high)

    def _z(self) -> float:
        return float(portable.normal_quantile(np.array([0.5 + self.level / 2]))[0])


@dataclass(frozen=True)
class Normal(_Interval):
    """Normal distribution with a central interval at a stated level."""

    shape: ClassVar[str] = "normal"
    unbounded: ClassVar[bool] = True

    def quantile(self, u: Array) -> Array:
        """Quantiles of the normal distribution."""
        sd = (self.high - self.low) / (2 * self._z())
        return self.central + sd * portable.normal_quantile(u)

    @property
    def central(self) -> float:
        """The middle of the interval."""
        return (self.low + self.high) / 2


@dataclass(frozen=True)
class LogNormal(_Interval):
    """Lognormal distribution with a central interval at a stated level."""

    shape: ClassVar[str] = "lognormal"

    def __post_init__(self) -> None:
        """Check the interval; its lower end must be positive."""
        super().__post_init__()
        if self.low <= 0:
            raise InputError(f"A lognormal interval begins at {self.low:g}.", mend="Both ends must be above zero.")

    def quantile(self, u: Array) -> Array:
        """Quantiles of the lognormal distribution."""
        low, high = portable.log(np.array([self.low, self.high]))
        return portable.exp((low + high) / 2 + (high - low) / (2 * self._z()) * portable.normal_quantile(u))

    @property
    def central(self) -> float:
        """The median: the geometric middle of the interval."""
        return math.sqrt(self.low) * math.sqrt(self.high)


@dataclass(frozen=True)
class Uniform(Distribution):
    """Equally likely everywhere between two ends."""

    low: float
    high: float
    shape: ClassVar[str] = "uniform"

    def __post_init__(self) -> None:
        """Check the ends."""
        _ordered(self.low, self.high)

    def quantile(self, u: Array) -> Array:
        """Quantiles of the uniform distribution."""
        return self.low + (self.high - self.low) * u

    @property
    def central(self) -> float:
        """The middle."""
        return (self.low + self.high) / 2

    @property
    def points(self) -> tuple[float, ...]:
        """Both ends."""
        return (self.low, self.high)


@dataclass(frozen=True)
class _ThreePoint(Distribution):
    low: float
    likely: float
    high: float

    def __post_init__(self) -> None:
        """Check the order of the three points."""
        _ordered(self.low, self.high)
        _finite(self.likely)
        if not self.low <= self.likely <= self.high:
            raise InputError(
                f"The most likely value {self.likely:g} is not between {self.low:g} and {self.high:g}.",
                mend="Order the three points: low, likely, high.",
            )

    @property
    def central(self) -> float:
        """The most likely value."""
        return self.likely

    @property
    def points(self) -> tuple[float, ...]:
        """Low, likely, high."""
        return (self.low, self.likely, self.high)


@dataclass(frozen=True)
class Triangular(_ThreePoint):
    """Triangular distribution from three points."""

    shape: ClassVar[str] = "triangular"

    def quantile(self, u: Array) -> Array:
        """Quantiles of the triangular distribution."""
        width, left = self.high - self.low, self.likely - self.low
        rising = self.low + np.sqrt(u * (width * left))
        falling = self.high - np.sqrt((1.0 - u) * (width * (self.high - self.likely)))
        return np.where(u * width < left, rising, falling)


@dataclass(frozen=True)
class Pert(_ThreePoint):
    """PERT distribution from three points: a beta distribution whose mean is (low + 4 likely + high) / 6."""

    shape: ClassVar[str] = "pert"

    def quantile(self, u: Array) -> Array:
        """Quantiles of the PERT distribution."""
        width = self.high - self.low
        a = 1.0 + 4.0 * (self.likely - self.low) / width
        b = 1.0 + 4.0 * (self.high - self.likely) / width
        return self.low + width * beta_quantile(u, a, b)


@dataclass(frozen=True)
class Beta(Distribution):
    """Beta distribution on 0 to 1."""

    a: float
    b: float
    shape: ClassVar[str] = "beta"

    def __post_init__(self) -> None:
        """Check the parameters."""
        _finite(self.a, self.b)
        if self.a < 1 or self.b < 1:
            raise InputError(
                f"A beta distribution with parameters {self.a:g} and {self.b:g} piles up at an end.",
                mend="Give both parameters as 1 or more, or use another shape.",
            )

    def quantile(self, u: Array) -> Array:
        """Quantiles of the beta distribution."""
        return beta_quantile(u, self.a, self.b)

    @property
    def central(self) -> float:
        """The mean."""
        return self.a / (self.a + self.b)

    @property
    def points(self) -> tuple[float, ...]:
        """The ends of its support."""
        return (0.0, 1.0)


@dataclass(frozen=True)
class Alternatives(Distribution):
    """One of several values, each with its weight; weights are shares of their sum."""

    values: tuple[float, ...]
    weights: tuple[float, ...]
    shape: ClassVar[str] = "alternatives"

    def __post_init__(self) -> None:
        """Check values and weights."""
        _finite(*self.values, *self.weights)
        if len(self.values) != len(self.weights) or not self.values:
            raise InputError("Each alternative needs one weight.", mend="Write “one of: 15 (0.4), 24 (0.6)”.")
        if min(self.weights) < 0 or sum(self.weights) <= 0:
            raise InputError("A weight is negative or all are zero.", mend="Give positive weights.")

    def quantile(self, u: Array) -> Array:
        """The alternative whose share of the weights holds u; values in ascending order."""
        order = sorted(range(len(self.values)), key=lambda i: self.values[i])
        ends = np.cumsum([self.weights[i] for i in order])
        place = np.searchsorted(ends / ends[-1], u, side="right")
        return np.array([self.values[i] for i in order])[np.minimum(place, len(order) - 1)]

    @property
    def central(self) -> float:
        """The alternative with the largest weight, the first of several."""
        return self.values[self.weights.index(max(self.weights))]

    @property
    def points(self) -> tuple[float, ...]:
        """The alternatives in ascending order."""
        return tuple(sorted(self.values))


@dataclass(frozen=True)
class Empirical(Distribution):
    """A list of samples, taken as equally likely, with straight lines between them."""

    samples: tuple[float, ...]
    shape: ClassVar[str] = "samples"

    def __post_init__(self) -> None:
        """Check and order the samples."""
        _finite(*self.samples)
        if len(self.samples) < 2:
            raise InputError("A list of samples needs at least two.", mend="Give one value instead.")
        object.__setattr__(self, "samples", tuple(sorted(self.samples)))

    def quantile(self, u: Array) -> Array:
        """Quantiles by linear interpolation between the ordered samples."""
        return np.interp(u, np.linspace(0.0, 1.0, len(self.samples)), self.samples)

    @property
    def central(self) -> float:
        """The median."""
        return float(self.quantile(np.array([0.5]))[0])

    @property
    def points(self) -> tuple[float, ...]:
        """Smallest and largest sample."""
        return (self.samples[0], self.samples[-1])


SHAPES: dict[str, type[Distribution]] = {
    kind.shape: kind for kind in (Fixed, Normal, LogNormal, Uniform, Triangular, Pert, Beta, Alternatives, Empirical)
}
"""Every shape there is, by name."""


# Gauss-Legendre nodes and weights of order 5 on (0, 1); Abramowitz and Stegun (1964), table 25.4.
_NODES = (
    0.046910077030668,
    0.2307653449471585,
    0.5,
    0.7692346550528415,
    0.953089922969332,
)
_WEIGHTS = (
    0.118463442528094545,
    0.239314335249683235,
    0.284444444444444444,
    0.239314335249683235,
    0.118463442528094545,
)


@lru_cache(maxsize=256)
def _beta_table(a: float, b: float) -> tuple[Array, Array, Array]:
    """Distribution function of a beta at nodes that crowd at both ends, the nodes, and slopes dx/dF."""
    t = np.arange(TABLE_CELLS + 1) / TABLE_CELLS
    x = t * t * t * (10.0 - 15.0 * t + 6.0 * t * t)
    width = x[1:] - x[:-1]
    mass = np.zeros(TABLE_CELLS)
    for node, weight in zip(_NODES, _WEIGHTS, strict=True):
        mass = mass + weight * _beta_density(x[:-1] + node * width, a, b)
    cumulative = np.concatenate([[0.0], np.cumsum(mass * width)])
    whole = cumulative[-1]
    cumulative = cumulative / whole
    keep = np.concatenate([[True], cumulative[1:] > cumulative[:-1]])  # far tails may be flat in float64
    density = np.zeros(TABLE_CELLS + 1)
    density[1:-1] = _beta_density(x[1:-1], a, b) / whole
    solid = density > 1e-300  # below, 1 / density would overflow
    slope = np.where(solid, 1.0 / np.where(solid, density, 1.0), 0.0)
    return cumulative[keep], x[keep], slope[keep]


def _beta_density(x: Array, a: float, b: float) -> Array:
    return portable.exp((a - 1.0) * portable.log(x) + (b - 1.0) * portable.log(1.0 - x))


def beta_quantile(u: Array, a: float, b: float) -> Array:
    """Quantile of the beta distribution with a, b >= 1, from a table and monotone cubic interpolation."""
    cumulative, x, slope = _beta_table(float(a), float(b))
    cell = np.clip(np.searchsorted(cumulative, u, side="right") - 1, 0, len(x) - 2)
    step = cumulative[cell + 1] - cumulative[cell]
    rise = x[cell + 1] - x[cell]
    s = (u - cumulative[cell]) / step
    limit = 3.0 * rise  # slopes above three times the secant would overshoot (Fritsch and Carlson 1980)
    d0 = np.minimum(slope[cell] * step, limit)
    d1 = np.minimum(slope[cell + 1] * step, limit)
    end = (cell == 0) | (cell == len(x) - 2)
    d0, d1 = np.where(end, rise, d0), np.where(end, rise, d1)
    r = 1.0 - s
    return x[cell] + rise * (s * s * (3.0 - 2.0 * s)) + s * r * (d0 * r - d1 * s)


# ---------------------------------------------------------------------------------------------------
# Reading what people write

_LEADS = ("uniform", "triangular", "pert", "beta", "one of")
_LEVEL = re.compile(r"\s*(normal|lognormal)?\s*([\d.]+)\s*%\s*:\s*(.*)", re.DOTALL)
_LEAD = re.compile(r"\s*(" + "|".join(_LEADS) + r")\s*:\s*(.*)", re.DOTALL)
_DIGITS = r"[-+]?\d+(?:[,_]\d+)*(?:\.\d+)?(?:[eE][-+]?\d+)?"
_RANGE = re.compile(
    rf"(?P<low>{_DIGITS})\s*(?P<scale>thousand|million|billion|trillion|%)?\s+to\s+(?P<high>{_DIGITS})"
    rf"\s*(?P<unit>[^,]*?)\s*(?:,\s*likely\s+(?P<likely>{_DIGITS})\s*(?P<likely_unit>.*))?"
)
_WEIGHTED = re.compile(r"\s*([-+\d.eE]+)\s*\(\s*([\d.]+)\s*%?\s*\)\s*")


def parse(text: str, unit: str) -> Distribution:
    """Read a distribution as written (docs/reference/data-format.md), in `unit`.

    Raises:
        InputError: the text cannot be read, its unit does not fit, or the shape is impossible.
    """
    text = text.strip()
    if found := _LEVEL.fullmatch(text):
        return _interval(found[1], float(found[2]) / 100, found[3], unit)
    if found := _LEAD.fullmatch(text):
        return _led(found[1], found[2], unit)
    if found := _RANGE.fullmatch(text):
        if found["likely"] is None:
            raise InputError(
                f"The interval “{text}” does not say how sure it is.",
                mend=f"Write the level in front (“90 %: {text}”), or “uniform: {text}”, or add the most "
                "likely value (“…, likely 400”).",
            )
        return Pert(*_three(found, unit))
    parts = split_number(text)
    if parts is None:
        raise InputError(
            f"“{text}” is not a quantity.",
            mend="Write a number with its unit, or “90 %: LOW to HIGH UNIT”; "
            "docs/reference/data-format.md shows every form.",
        )
    return Fixed(parts[0] * factor(parts[1], unit))


def _number(text: str) -> float:
    try:
        return float(text.replace(",", "").replace("_", ""))
    except ValueError:
        raise InputError(f"“{text}” is not a number.", mend="Write it like 1,250.5 or 1.2505e3.") from None


def _match(text: str, form: str) -> re.Match[str]:
    found = _RANGE.fullmatch(text.strip())
    if not found:
        raise InputError(f"“{text}” is not a range.", mend=f"Write “{form}”.")
    return found


def _ends(found: re.Match[str], unit: str) -> tuple[float, float]:
    scale = factor(found["unit"], unit)
    low_scale = factor(_own_scale(found), unit) if found["scale"] else scale
    return _number(found["low"]) * low_scale, _number(found["high"]) * scale


def _own_scale(found: re.Match[str]) -> str:
    """The unit of the lower end when it has a scale word of its own: "800 million to 1.2 billion USD"."""
    if found["scale"] == "%":
        return "%"
    first, _, rest = found["unit"].partition(" ")
    return f"{found['scale']} {rest if first in SCALE_WORDS else found['unit']}"


def _three(found: re.Match[str], unit: str) -> tuple[float, float, float]:
    low, high = _ends(found, unit)
    words = found["likely_unit"].strip() or found["unit"]
    return low, _number(found["likely"]) * factor(words, unit), high


def _interval(shape: str | None, level: float, text: str, unit: str) -> Distribution:
    low, high = _ends(_match(text, "90 %: LOW to HIGH UNIT"), unit)
    if shape is None:
        shape = "lognormal" if low > 0 else "normal"
    return (LogNormal if shape == "lognormal" else Normal)(low, high, level)


def _led(lead: str, text: str, unit: str) -> Distribution:
    if lead == "uniform":
        return Uniform(*_ends(_match(text, "uniform: LOW to HIGH UNIT"), unit))
    if lead in ("triangular", "pert"):
        found = _match(text, f"{lead}: LOW to HIGH UNIT, likely VALUE")
        if found["likely"] is None:
            raise InputError("The most likely value is missing.", mend="Add “, likely VALUE”.")
        return (Triangular if lead == "triangular" else Pert)(*_three(found, unit))
    if lead == "beta":
        if unit != "1":
            raise InputError(f"A beta distribution is a share, but {unit} is needed.", mend="Use another shape.")
        numbers = [_number(part.strip()) for part in text.split(",")]
        if len(numbers) != 2:
            raise InputError("A beta distribution has two parameters.", mend="Write “beta: 5, 3”.")
        return Beta(*numbers)
    return _alternatives(text, unit)


def _alternatives(text: str, unit: str) -> Distribution:
    body, _, rest = text.rpartition(")")
    scale = factor(rest, unit)
    parts = [_WEIGHTED.fullmatch(part) for part in f"{body})".split(",")]
    if not all(parts):
        raise InputError(
            f"“{text}” is not a list of alternatives.", mend="Write “one of: 15 (0.4), 24.5 (0.6) billion USD/year”."
        )
    pairs = [(_number(p[1]) * scale, float(p[2])) for p in parts if p]
    return Alternatives(tuple(v for v, _ in pairs), tuple(w for _, w in pairs))


def from_spec(spec: dict[str, Any]) -> Distribution:
    """Rebuild a distribution from its canonical form.

    Raises:
        InputError: the shape is unknown or its numbers do not fit it.
    """
    try:
        kind = SHAPES[spec["shape"]]
        values = {k: tuple(v) if isinstance(v, list) else v for k, v in spec.items() if k != "shape"}
        return kind(**values)
    except (KeyError, TypeError):
        raise InputError(
            "A distribution is not complete.", mend=f"Its shape must be one of {', '.join(SHAPES)}, with its numbers."
        ) from None


def written(distribution: Distribution, unit: str) -> str:
    """The distribution in the words that `parse` reads."""
    tail = "" if unit == "1" else f" {unit}"
    d = distribution
    if isinstance(d, Fixed):
        return f"{d.value!r}{tail}"
    if isinstance(d, _Interval):
        return f"{d.shape} {d.level * 100:.12g} %: {d.low!r} to {d.high!r}{tail}"
    if isinstance(d, Uniform):
        return f"uniform: {d.low!r} to {d.high!r}{tail}"
    if isinstance(d, _ThreePoint):
        return f"{d.shape}: {d.low!r} to {d.high!r}{tail}, likely {d.likely!r}"
    if isinstance(d, Beta):
        return f"beta: {d.a!r}, {d.b!r}"
    if isinstance(d, Alternatives):
        pairs = ", ".join(f"{v!r} ({w!r})" for v, w in zip(d.values, d.weights, strict=True))
        return f"one of: {pairs}{tail}"
    raise InputError("A list of samples has no short written form.", mend="Save the scenario as JSON.")
