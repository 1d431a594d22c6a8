"""A number as it is written: what it says, what its rounding allows, and what its hedge makes of it."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

ABOUT = 0.10
"""How far "about" reaches, relative to the value: the project's own rule for when a sentence says "about"."""
COARSE = 0.05
"""How far a fraction in words reaches, and at most an amount or the zeros at the end of a share, relatively."""
MOST_DIGITS = 30
"""Digits of a number; with more it says nothing more, and could be too large to compute with."""

BOUNDS = {
    "at least": ("at least", False),
    "above": ("at least", True),
    "at most": ("at most", False),
    "below": ("at most", True),
}
"""What sets one end of a number, by what its words mean: which end, and whether the end itself is not meant."""

Interval = tuple[float, float]


@dataclass(frozen=True)
class Stated:
    """A number or a range as somebody stated it.

    Attributes:
        text: the words.
        low, high: what is written; equal unless it is a range.
        near: what the rounding of the digits allows it to be.
        bound: "at least", "at most" or "", if the words set one end only.
        strict: whether that end itself is not meant: "more than 4%", "4% 미만".
    """

    text: str
    low: float
    high: float
    near: Interval
    bound: str = ""
    strict: bool = False

    @property
    def face(self) -> Interval:
        """Both ends as written."""
        return self.low, self.high

    @property
    def is_range(self) -> bool:
        """Whether two ends are written."""
        return self.low != self.high

    @property
    def allowed(self) -> Interval:
        """What a true value may be for the words to be true."""
        if self.bound == "at least":
            return self.low, math.inf
        if self.bound == "at most":
            return 0.0, self.high
        return self.near

    def times(self, factor: float) -> Stated:
        """The same words in another scale."""
        near = (self.near[0] * factor, self.near[1] * factor)
        return replace(self, low=self.low * factor, high=self.high * factor, near=near)


def half_unit(digits: str) -> float:
    """Half a unit of the last digit of a number with a point before its decimals and nothing between thousands.

    Zeros at the end of a whole number may be rounding: half a unit of the last digit that is not zero, but no
    more than a twentieth of the number.
    """
    _, point, decimals = digits.partition(".")
    if point:
        return 0.5 * 10.0 ** -len(decimals)
    zeros = len(digits) - len(digits.rstrip("0"))
    return max(min(0.5 * 10.0**zeros, COARSE * float(digits)), 0.5) if zeros else 0.5


def last_digit(value: float) -> float:
    """One unit of the last digit of a number that is not zero: 10 of 40, 1 of 15, 0.1 of 1.5."""
    digits, _e, power = f"{value:.11e}".partition("e")
    return 10.0 ** (int(power) - len(digits.rstrip("0").partition(".")[2]))


def stated(digits: str, scale: float) -> Stated:
    """A number as its digits say it, without a hedge."""
    size, half = float(digits) * scale, half_unit(digits) * scale
    return hedged(digits, (size, size), (half, half), [])


def hedged(text: str, face: Interval, halves: Interval, hedges: list[str]) -> Stated:
    """Widen the rounding of a number by its hedges, or turn it into a bound."""
    low, high = face
    bound, strict = next((BOUNDS[h] for h in hedges if h in BOUNDS), ("", False))
    if "in its digit" in hedges:
        return Stated(text, low, high, (low, high + last_digit(high)))
    wide = (max(halves[0], ABOUT * low), max(halves[1], ABOUT * high))
    if "nearly" in hedges:
        near = low - wide[0], high
    elif "just over" in hedges:
        near = low, high + wide[1]
    elif "about" in hedges:
        near = low - wide[0], high + wide[1]
    elif bound:
        near = low, high
    else:
        near = low - halves[0], high + halves[1]
    return Stated(text, low, high, near, bound, strict)


def fraction_half(size: float) -> float:
    """How far a fraction reaches either way: as far as the same number in per cent, and a twentieth of it at least."""
    return max(COARSE * size, half_unit(f"{size * 100:.10f}".rstrip("0").rstrip(".")) / 100)
