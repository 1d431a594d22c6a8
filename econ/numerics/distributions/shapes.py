"""The shapes: validated quantile functions. `SHAPES` lists them."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property, lru_cache
from typing import Any, ClassVar, Self

import numpy as np

from econ.files.bounds import MOST_INTERVALS, Json
from econ.numerics import portable
from econ.numerics.distributions.tables import (
    NormalParts,
    beta_moments,
    beta_table,
    lognormal_cdf,
    mixture_cdf,
    mixture_table,
)
from econ.numerics.portable import Array, Number
from econ.wording.errors import InputError
from econ.wording.language import _, digits


@dataclass(frozen=True)
class Distribution:
    """What all shapes have in common."""

    shape: ClassVar[str] = ""
    continuous: ClassVar[bool] = False

    def quantile(self, u: Array) -> Array:
        """Values at probabilities `u`, element by element."""
        raise NotImplementedError(self.shape)  # every shape below has its own

    def from_normal(self, z: Array) -> Array:
        """Values for values of the standard normal distribution, element by element."""
        return self.quantile(np.minimum(np.maximum(portable.normal_cdf(z), 2.0**-53), 1.0 - 2.0**-53))

    @classmethod
    def each(cls, several: Sequence[Self], u: Array) -> Array:
        """Values of several distributions of this shape (distribution, place), each at its own row of probabilities.

        Where quantiles go through those of the standard normal distribution the rows hold these.
        """
        return portable.rows([d.quantile(row) for d, row in zip(several, u, strict=True)])

    def cdf(self, x: Array) -> Array:
        """Probabilities of values up to `x`, element by element, of the shapes that are `continuous`."""
        raise NotImplementedError(self.shape)

    @property
    def moments(self) -> tuple[float, float]:
        """Mean and variance, of the shapes that are `continuous`."""
        raise NotImplementedError(self.shape)

    @property
    def central(self) -> float:
        """The one value that stands for the distribution."""
        raise NotImplementedError(self.shape)

    @property
    def points(self) -> tuple[float, ...]:
        """The values it was stated with, lowest first: the low end, the most likely value and the high end, if any."""
        return tuple(value for name, value in vars(self).items() if name in ("low", "likely", "high"))

    @property
    def spec(self) -> dict[str, Any]:
        """Canonical form: the shape and its numbers."""
        return {"shape": self.shape} | {f.name: _plain(getattr(self, f.name)) for f in fields(self)}

    @property
    def is_fixed(self) -> bool:
        """Whether it is a single value without spread."""
        return False


MONTHS = 12
LONGEST_PATH = 50
"""Years that a dated period may span."""

SUREST = 1 - 1e-9
"""Largest level of an interval; nobody is surer than that."""

NARROWEST = 1000
"""Largest sum of the parameters of a beta distribution that the table of its quantiles resolves."""


def _plain(value: float | tuple[float, ...]) -> float | list[float]:
    """A number as a float, so that 1 and 1.0 are written alike; several as a list."""
    return [float(v) for v in value] if isinstance(value, tuple) else float(value)


def _columns(numbers: Iterable[tuple[float, ...]]) -> Array:
    """The numbers of several distributions (number, distribution, 1)."""
    result: Array = np.array(list(numbers)).T[..., None]
    return result


def _finite(*values: float) -> None:
    try:
        finite = all(map(math.isfinite, values))
    except (TypeError, OverflowError):  # no number, or one with hundreds of digits
        finite = False
    if not finite:
        raise InputError(_("A value is not a finite number."), mend=_("Give ordinary numbers."))


def _weighed(weights: Sequence[float]) -> None:
    _finite(*weights, sum(weights))
    if min(weights) < 0 or sum(weights) <= 0:
        raise InputError(_("A weight is negative or all are zero."), mend=_("Give positive weights."))


def _ordered(low: float, high: float) -> None:
    _finite(low, high, high - low)
    if not low < high:
        raise InputError(
            _(
                "The lower end {low} is not below the upper end {high}.",
                low=digits(f"{low:,.12g}"),
                high=digits(f"{high:,.12g}"),
            ),
            mend=_("Swap them or give one value."),
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
class Months(Distribution):
    """A period from the first day of one month to the last day of another, as its length in years.

    Attributes:
        first: the first month, as year times 100 and month: 202309 is September 2023.
        last: the last month, which is included.
    """

    first: float
    last: float
    shape: ClassVar[str] = "months"

    def __post_init__(self) -> None:
        """Check both months and their order."""
        if not all(v == int(v) and 1 <= v % 100 <= MONTHS and v >= MONTHS for v in (self.first, self.last)):
            raise InputError(
                _("{first} to {last} are no two months.", first=f"{self.first:g}", last=f"{self.last:g}"),
                mend=_("Write “2023-09 to 2025-03”."),
            )
        if self.last < self.first:
            raise InputError(_("The last month comes before the first."), mend=_("Swap them."))
        if self.central > LONGEST_PATH:
            raise InputError(_("The months span more than {most} years.", most=LONGEST_PATH), mend=_("Give fewer."))

    @property
    def central(self) -> float:
        """Years from the first day to the last: both months are included."""
        return sum(self._months.values()) / MONTHS

    @cached_property
    def by_year(self) -> dict[int, float]:
        """The part of each calendar year that lies in the period, by year."""
        return {year: number / MONTHS for year, number in self._months.items()}

    @property
    def _months(self) -> dict[int, int]:
        (start, month), (end, last) = (divmod(int(v), 100) for v in (self.first, self.last))
        return {y: (last if y == end else MONTHS) - (month - 1 if y == start else 0) for y in range(start, end + 1)}

    def quantile(self, u: Array) -> Array:
        """The length itself, for every u."""
        return np.full_like(u, self.central)

    @property
    def points(self) -> tuple[float, ...]:
        """The length."""
        return (self.central,)

    @property
    def is_fixed(self) -> bool:
        """Always."""
        return True


def _lognormal(z: Array, mean: Number, sd: Number) -> Array:
    return portable.exp(mean + sd * z)


def _triangular(u: Array, low: Number, likely: Number, high: Number) -> Array:
    width, left = high - low, likely - low
    rising = low + np.sqrt(u * (width * left))
    falling = high - np.sqrt((1.0 - u) * (width * (high - likely)))
    return np.where(u * width < left, rising, falling)


@lru_cache(maxsize=64)
def _half_width(level: float) -> float:
    return -float(portable.normal_quantile(np.array([(1 - level) / 2]))[0])


@dataclass(frozen=True)
class Interval(Distribution):
    """What shapes given by a central interval at a stated level have in common."""

    low: float
    high: float
    level: float

    def __post_init__(self) -> None:
        """Check the interval and its level."""
        _ordered(self.low, self.high)
        if not 0 < self.level <= SUREST or (1 - self.level) / 2 >= 0.5:  # a level that rounding takes for none
            raise InputError(
                _("The level of an interval is {level}.", level=digits(f"{self.level:g}")),
                mend=_("Give one between 0 and 100%."),
            )

    def quantile(self, u: Array) -> Array:
        """Quantiles, through those of the standard normal distribution."""
        return self.from_normal(portable.normal_quantile(u))

    def from_normal(self, z: Array) -> Array:
        """Values for values of the standard normal distribution."""
        raise NotImplementedError(self.shape)  # every shape below has its own

    @classmethod
    def each(cls, several: Sequence[Self], u: Array) -> Array:
        """Values of several, each for its own row of values of the standard normal distribution."""
        return portable.rows([d.from_normal(row) for d, row in zip(several, u, strict=True)])

    @property
    def half_width(self) -> float:
        """Half the interval's width in standard deviations of a normal distribution."""
        return _half_width(self.level)


@dataclass(frozen=True)
class Normal(Interval):
    """Normal distribution with a central interval at a stated level."""

    shape: ClassVar[str] = "normal"
    continuous: ClassVar[bool] = True

    def from_normal(self, z: Array) -> Array:
        """Middle plus so many standard deviations."""
        return self.central + self.sd * z

    def cdf(self, x: Array) -> Array:
        """Distribution function of the normal distribution."""
        return portable.normal_cdf((x - self.central) / self.sd)

    @property
    def sd(self) -> float:
        """Standard deviation."""
        return (self.high - self.low) / (2 * self.half_width)

    @property
    def moments(self) -> tuple[float, float]:
        """Mean and variance."""
        return self.central, self.sd * self.sd

    @property
    def central(self) -> float:
        """The middle of the interval."""
        return (self.low + self.high) / 2


@dataclass(frozen=True)
class LogNormal(Interval):
    """Lognormal distribution with a central interval at a stated level."""

    shape: ClassVar[str] = "lognormal"
    continuous: ClassVar[bool] = True

    def __post_init__(self) -> None:
        """Check the interval; its lower end must be positive."""
        super().__post_init__()
        if self.low <= 0:
            raise InputError(
                _("A lognormal interval begins at {low}.", low=digits(f"{self.low:g}")),
                mend=_("Both ends must be above zero."),
            )

    @cached_property
    def logarithm(self) -> tuple[float, float]:
        """Mean and standard deviation of the logarithm."""
        low, high = map(float, portable.log(np.array([self.low, self.high])))
        return (low + high) / 2, (high - low) / (2 * self.half_width)

    def from_normal(self, z: Array) -> Array:
        """Exponential of the logarithm's mean plus so many of its standard deviations."""
        return _lognormal(z, *self.logarithm)

    @classmethod
    def each(cls, several: Sequence[Self], u: Array) -> Array:
        """The same for several."""
        return _lognormal(u, *_columns(d.logarithm for d in several))

    def cdf(self, x: Array) -> Array:
        """Distribution function of the lognormal distribution."""
        return lognormal_cdf(x, *self.logarithm)

    @cached_property
    def moments(self) -> tuple[float, float]:
        """Mean and variance: exp(m + s²/2), and its square times exp(s²) − 1; infinite if out of reach."""
        mean, sd = self.logarithm
        middle, spread = map(float, portable.exp(np.array([mean + sd * sd / 2, sd * sd])))
        return middle, middle * middle * (spread - 1)

    @property
    def central(self) -> float:
        """The median: the geometric middle of the interval."""
        return math.sqrt(self.low) * math.sqrt(self.high)


@dataclass(frozen=True)
class TwoPiece(Interval):
    """Two halves of lognormal distributions that meet at the median: an interval with sides of unequal length.

    Attributes:
        middle: the median, the one value that stands for it.
    """

    middle: float
    shape: ClassVar[str] = "two-piece"
    continuous: ClassVar[bool] = True

    def __post_init__(self) -> None:
        """Check the interval; its median must be inside, and all of it above zero."""
        super().__post_init__()
        _finite(self.middle)
        if not 0 < self.low < self.middle < self.high:
            raise InputError(
                _(
                    "The median {middle} is not between {low} and {high}, or not all of them are above zero.",
                    middle=digits(f"{self.middle:,.12g}"),
                    low=digits(f"{self.low:,.12g}"),
                    high=digits(f"{self.high:,.12g}"),
                ),
                mend=_("Order them: low, median, high; all above zero."),
            )

    @cached_property
    def logarithm(self) -> tuple[float, float, float]:
        """Median of the logarithm, and the standard deviations that its lower and its upper half are halves of."""
        low, middle, high = map(float, portable.log(np.array([self.low, self.middle, self.high])))
        return middle, (middle - low) / self.half_width, (high - middle) / self.half_width

    def from_normal(self, z: Array) -> Array:
        """Exponential of the logarithm's median plus so many standard deviations of the half."""
        middle, below, above = self.logarithm
        return portable.exp(middle + np.where(z < 0.0, below, above) * z)

    def cdf(self, x: Array) -> Array:
        """Distribution function: that of the half in which a value lies."""
        middle, below, above = self.logarithm
        return np.where(x < self.middle, lognormal_cdf(x, middle, below), lognormal_cdf(x, middle, above))

    @cached_property
    def moments(self) -> tuple[float, float]:
        """Mean and variance, from the means of both halves: of exp(s z) below z = 0 that is exp(s²/2) Φ(−s)."""
        _middle, below, above = self.logarithm
        shares = portable.normal_cdf(np.array([-below, above, -2 * below, 2 * above]))
        powers = portable.exp(np.array([below * below / 2, above * above / 2, 2 * below * below, 2 * above * above]))
        left, right, left_square, right_square = map(float, shares * powers)
        mean, square = self.middle * (left + right), self.middle * self.middle * (left_square + right_square)
        return mean, square - mean * mean

    @property
    def central(self) -> float:
        """The median."""
        return self.middle

    @property
    def points(self) -> tuple[float, ...]:
        """Low, median, high."""
        return (self.low, self.middle, self.high)


@dataclass(frozen=True)
class Uniform(Distribution):
    """Equally likely everywhere between two ends."""

    low: float
    high: float
    shape: ClassVar[str] = "uniform"
    continuous: ClassVar[bool] = True

    def __post_init__(self) -> None:
        """Check the ends."""
        _ordered(self.low, self.high)

    def quantile(self, u: Array) -> Array:
        """Quantiles of the uniform distribution."""
        return self.low + (self.high - self.low) * u

    def cdf(self, x: Array) -> Array:
        """Distribution function of the uniform distribution."""
        return np.minimum(np.maximum((x - self.low) / (self.high - self.low), 0.0), 1.0)

    @property
    def moments(self) -> tuple[float, float]:
        """Mean and variance."""
        return self.central, (self.high - self.low) * (self.high - self.low) / 12

    @property
    def central(self) -> float:
        """The middle."""
        return (self.low + self.high) / 2


@dataclass(frozen=True)
class ThreePoint(Distribution):
    """What shapes given by low, most likely and high have in common."""

    low: float
    likely: float
    high: float

    def __post_init__(self) -> None:
        """Check the order of the three points."""
        _ordered(self.low, self.high)
        _finite(self.likely)
        if not self.low <= self.likely <= self.high:
            raise InputError(
                _(
                    "The most likely value {likely} is not between {low} and {high}.",
                    likely=digits(f"{self.likely:g}"),
                    low=digits(f"{self.low:g}"),
                    high=digits(f"{self.high:g}"),
                ),
                mend=_("Order the three points: low, likely, high."),
            )

    @property
    def central(self) -> float:
        """The most likely value."""
        return self.likely


@dataclass(frozen=True)
class Triangular(ThreePoint):
    """Triangular distribution from three points."""

    shape: ClassVar[str] = "triangular"
    continuous: ClassVar[bool] = True

    def quantile(self, u: Array) -> Array:
        """Quantiles of the triangular distribution."""
        return _triangular(u, *self.points)

    @classmethod
    def each(cls, several: Sequence[Self], u: Array) -> Array:
        """The same of several."""
        return _triangular(u, *_columns(d.points for d in several))

    def cdf(self, x: Array) -> Array:
        """Distribution function of the triangular distribution."""
        width, left, right = self.high - self.low, self.likely - self.low, self.high - self.likely
        up, down = np.maximum(x - self.low, 0.0), np.maximum(self.high - x, 0.0)
        rising = up * up / (width * left) if left else np.zeros_like(x)
        falling = 1.0 - down * down / (width * right) if right else np.ones_like(x)
        return np.where(x < self.likely, rising, falling)

    @property
    def moments(self) -> tuple[float, float]:
        """Mean and variance, from the distances of the three points."""
        left, right, width = self.likely - self.low, self.high - self.likely, self.high - self.low
        return (self.low + self.likely + self.high) / 3, (width * width - left * right) / 18


@dataclass(frozen=True)
class Pert(ThreePoint):
    """PERT distribution from three points: a beta distribution whose mean is (low + 4 likely + high) / 6."""

    shape: ClassVar[str] = "pert"
    continuous: ClassVar[bool] = True

    def quantile(self, u: Array) -> Array:
        """Quantiles of the PERT distribution."""
        return self.low + (self.high - self.low) * beta_table(*self.parameters()).quantile(u)

    def cdf(self, x: Array) -> Array:
        """Distribution function of the PERT distribution."""
        return beta_table(*self.parameters()).probability((x - self.low) / (self.high - self.low))

    @property
    def moments(self) -> tuple[float, float]:
        """Mean and variance."""
        width, (mean, variance) = self.high - self.low, beta_moments(*self.parameters())
        return self.low + width * mean, width * width * variance

    def parameters(self) -> tuple[float, float]:
        """Both parameters of the beta distribution on the width from low to high."""
        width = self.high - self.low
        return 1.0 + 4.0 * (self.likely - self.low) / width, 1.0 + 4.0 * (self.high - self.likely) / width


@dataclass(frozen=True)
class Beta(Distribution):
    """Beta distribution on 0 to 1."""

    a: float
    b: float
    shape: ClassVar[str] = "beta"
    continuous: ClassVar[bool] = True

    def __post_init__(self) -> None:
        """Check the parameters."""
        _finite(self.a, self.b)
        if self.a < 1 or self.b < 1:
            raise InputError(
                _(
                    "A beta distribution with parameters {a} and {b} piles up at an end.",
                    a=digits(f"{self.a:g}"),
                    b=digits(f"{self.b:g}"),
                ),
                mend=_("Give both parameters as 1 or more, or use another shape."),
            )
        if self.a + self.b > NARROWEST:
            raise InputError(
                _(
                    "A beta distribution with parameters {a} and {b} is so narrow that it is one value.",
                    a=digits(f"{self.a:g}"),
                    b=digits(f"{self.b:g}"),
                ),
                mend=_(
                    "Give parameters that add up to at most {narrowest}, one value, or an interval.",
                    narrowest=NARROWEST,
                ),
            )

    def quantile(self, u: Array) -> Array:
        """Quantiles of the beta distribution."""
        return beta_table(self.a, self.b).quantile(u)

    def cdf(self, x: Array) -> Array:
        """Distribution function of the beta distribution."""
        return beta_table(self.a, self.b).probability(x)

    @property
    def moments(self) -> tuple[float, float]:
        """Mean and variance."""
        return beta_moments(self.a, self.b)

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
        _finite(*self.values)
        if len(self.values) != len(self.weights) or not self.values:
            raise InputError(_("Each alternative needs one weight."), mend=_("Write “one of: 15 (0.4), 24 (0.6)”."))
        _weighed(self.weights)

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
class Mixture(Distribution):
    """One of several normal distributions, each with its weight and with a central interval at one stated level."""

    lows: tuple[float, ...]
    highs: tuple[float, ...]
    weights: tuple[float, ...]
    level: float
    shape: ClassVar[str] = "mixture"
    continuous: ClassVar[bool] = True

    def __post_init__(self) -> None:
        """Check the intervals and the weights."""
        if not self.lows or not len(self.lows) == len(self.highs) == len(self.weights):
            raise InputError(
                _("Each part of a mixture needs an interval and a weight."),
                mend=_("Write “mixture 90%: 23 to 26 (0.6), 17 to 19 (0.4)”."),
            )
        if len(self.lows) > MOST_INTERVALS:
            raise InputError(
                _("A mixture has more than {most} intervals.", most=MOST_INTERVALS),
                mend=_("Give fewer, or a list of samples."),
            )
        _weighed(self.weights)
        for low, high in zip(self.lows, self.highs, strict=True):
            Normal(low, high, self.level)

    @cached_property
    def parts(self) -> NormalParts:
        """Weights that add up to one, means and standard deviations."""
        z = Normal(0.0, 1.0, self.level).half_width
        whole = sum(self.weights)
        return NormalParts(
            tuple(w / whole for w in self.weights),
            tuple((low + high) / 2 for low, high in zip(self.lows, self.highs, strict=True)),
            tuple((high - low) / (2 * z) for low, high in zip(self.lows, self.highs, strict=True)),
        )

    def quantile(self, u: Array) -> Array:
        """Quantiles of the whole mixture, from a table."""
        return mixture_table(self.parts).quantile(u)

    def cdf(self, x: Array) -> Array:
        """The weighted mean of the parts' distribution functions."""
        return mixture_cdf(x, self.parts)

    @property
    def moments(self) -> tuple[float, float]:
        """Mean and variance: within the parts and between their means."""
        triples = tuple(zip(*self.parts, strict=True))
        mean = sum(w * m for w, m, _ in triples)
        return mean, sum(w * (sd * sd + (m - mean) * (m - mean)) for w, m, sd in triples)

    @cached_property
    def central(self) -> float:
        """The median: an even mixture of two far parts has none of their means as its middle."""
        return float(self.quantile(np.array([0.5]))[0])

    @property
    def points(self) -> tuple[float, ...]:
        """The ends of all intervals in ascending order."""
        return tuple(sorted({*self.lows, *self.highs}))


@dataclass(frozen=True)
class Empirical(Distribution):
    """A list of samples, taken as equally likely, with straight lines between them."""

    samples: tuple[float, ...]
    shape: ClassVar[str] = "samples"

    def __post_init__(self) -> None:
        """Check and order the samples."""
        _finite(*self.samples)
        if len(self.samples) < 2:
            raise InputError(_("A list of samples needs at least two."), mend=_("Give one value instead."))
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
    kind.shape: kind
    for kind in (
        Fixed,
        Months,
        Normal,
        LogNormal,
        TwoPiece,
        Uniform,
        Triangular,
        Pert,
        Beta,
        Alternatives,
        Mixture,
        Empirical,
    )
}
"""Every shape there is, by name."""


def _number(value: Json) -> float:
    """A number of a canonical form as it is; true and texts are none."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(value)
    return value


def from_spec(spec: Mapping[str, Json]) -> Distribution:
    """Rebuild a distribution from its canonical form.

    Raises:
        InputError: the shape is unknown or its numbers do not fit it.
    """
    try:
        kind = SHAPES[str(spec["shape"])]
        given = {k: v for k, v in spec.items() if k != "shape"}
        values = {k: tuple(map(_number, v)) if isinstance(v, list) else _number(v) for k, v in given.items()}
        return kind(**values)
    except (KeyError, TypeError, AttributeError, OverflowError):
        raise InputError(
            _("A distribution is not complete."),
            mend=_("Its shape must be one of {names}, with its numbers.", names=", ".join(SHAPES)),
        ) from None
