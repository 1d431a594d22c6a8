"""A number as it is written: what it says, what its rounding allows, and what its hedge makes of it."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace

from econ.claims.vocabulary import HEDGES, NUMBERS, SCALES
from econ.wording.errors import InputError
from econ.wording.language import _

ABOUT = 0.10
"""How far "about" reaches, relative to the value: the project's own rule for when a sentence says "about"."""
COARSE = 0.05
"""How far a fraction in words reaches, and at most an amount or the zeros at the end of a share, relatively."""
MOST_DIGITS = 30
"""Digits of a number; with more it says nothing more, and could be too large to compute with."""

Interval = tuple[float, float]

NUMERAL = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|(?<![\d.,])\.\d+)"
_ONES = "|".join(sorted((w for w, v in NUMBERS.items() if v < 10), key=len, reverse=True))
_WORDS = "|".join(sorted(NUMBERS, key=len, reverse=True))
WORDED = rf"(?:(?:{_WORDS})(?:[- ](?:{_ONES}))?(?:[- ]and[- ]a[- ]half)?|an?[- ]hundred)"
NUMBER = rf"(?:{NUMERAL}|\b{WORDED}\b)"
SCALE = "(?:" + "|".join(sorted(SCALES, key=len, reverse=True)) + r")\b"


@dataclass(frozen=True)
class Stated:
    """A number or a range as somebody stated it.

    Attributes:
        text: the words.
        low, high: what is written; equal unless it is a range.
        near: what the rounding of the digits allows it to be.
        bound: "at least", "at most" or "", if the words set one end only.
    """

    text: str
    low: float
    high: float
    near: Interval
    bound: str = ""

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


def value(written: str) -> float:
    """The value of a number in digits or in words: "1,000", ".5", "twenty-five", "one and a half".

    Raises:
        InputError: it has too many digits.
    """
    text = written.strip().lower()
    if _in_digits(text):
        if len(text) > MOST_DIGITS:
            raise InputError(
                _("The number “{start}…” has {count} digits.", start=text[:12], count=sum(map(str.isdigit, text))),
                mend=_("Write it with a word: thousand, million, billion or trillion."),
            )
        return float(text.replace(",", ""))
    if text.endswith("hundred"):
        return 100.0
    plain, _and, half = re.sub(r"[- ]+", " ", text).partition(" and a ")
    return float(sum(NUMBERS[word] for word in plain.split())) + (0.5 if half else 0.0)


def _in_digits(written: str) -> bool:
    return written[0].isdigit() or written[0] == "."


def half_unit(written: str) -> float:
    """Half a unit of the last digit.

    Zeros at the end of a whole number may be rounding: half a unit of the last digit that is not zero, but no
    more than a twentieth of the number.
    """
    size = value(written)
    digits = written.replace(",", "") if _in_digits(written) else f"{size:g}"
    _, point, decimals = digits.partition(".")
    if point:
        return 0.5 * 10.0 ** -len(decimals)
    zeros = len(digits) - len(digits.rstrip("0"))
    return max(min(0.5 * 10.0**zeros, COARSE * size), 0.5) if zeros else 0.5


def stated(text: str, written: list[str], scales: list[float], hedges: list[str], coarse: float = math.inf) -> Stated:
    """Put numbers and their hedges together.

    Args:
        text: all the words.
        written: one number, or the two ends of a range.
        scales: what each is multiplied by.
        hedges: "about", "nearly", "just over", "at least", "at most".
        coarse: how far their rounding reaches at most, relative to the value.

    Raises:
        InputError: the range is upside down.
    """
    ends = [value(w) * s for w, s in zip(written, scales, strict=True)]
    halves = [min(half_unit(w) * s, coarse * e) for w, s, e in zip(written, scales, ends, strict=True)]
    if ends[0] > ends[-1]:
        raise InputError(
            _("The range “{text}” has its larger end first.", text=text),
            mend=_("Write the smaller end first, with its unit."),
        )
    return hedged(text, (ends[0], ends[-1]), (halves[0], halves[-1]), hedges)


def fraction(text: str, size: float, hedges: list[str]) -> Stated:
    """A fraction in words, which is coarser than digits."""
    return hedged(text, (size, size), (COARSE * size, COARSE * size), hedges)


def hedged(text: str, face: Interval, halves: Interval, hedges: list[str]) -> Stated:
    """Widen the rounding of a number by its hedges, or turn it into a bound."""
    low, high = face
    bound = next((h for h in hedges if h in ("at least", "at most")), "")
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
    return Stated(text, low, high, near, bound)


HEDGE = "(?:" + "|".join(re.escape(h) for h in sorted(HEDGES, key=len, reverse=True)) + ")"
_QUANTITY = (
    rf"(?P<hedge>(?:{HEDGE}\s*)*)(?P<a>{NUMBER})(?:\s*(?:to|-)\s*(?P<b>{NUMBER}))?\s*(?P<scale>{SCALE})?\s*(?P<unit>.*)"
)


def hedges_in(text: str) -> list[str]:
    """The hedges among some words."""
    return [HEDGES[h.lower()] for h in re.findall(HEDGE, text, re.IGNORECASE)]


def quantity(text: str) -> tuple[Stated, str]:
    """A number with its unit, as it is written in a cell: "nearly 15 billion USD", "0.12 to 0.14 tonne", "13 %".

    Raises:
        InputError: there is no number at its beginning.
    """
    found = re.fullmatch(_QUANTITY, text.strip(), re.IGNORECASE)
    if not found:
        raise InputError(
            _("“{text}” is no number with a unit.", text=text), mend=_("Write it like “about 15 billion USD”.")
        )
    unit = found["unit"].strip()
    scale = SCALES[found["scale"].lower()] if found["scale"] else 1.0
    if unit == "%":
        scale, unit = scale / 100, ""
    written = [w for w in (found["a"], found["b"]) if w]
    return stated(text.strip(), written, [scale] * len(written), hedges_in(found["hedge"] or "")), unit or "1"
