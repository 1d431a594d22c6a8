"""Whether a recomputed share agrees with the words of a claim."""

from __future__ import annotations

from econ.claims.stated_numbers import Interval, Stated
from econ.wording.language import N_

HOLDS = N_("holds")
ROUNDING = N_("holds only if rounded")
PART = N_("holds for a part of the range")
DEPENDS = N_("depends on the denominator")
ONLY = N_("holds only in another reading")
FAILS = N_("does not hold")
UNTESTED = N_("cannot be tested")
REFUSED = N_("cannot be read")

TOLERANCE = 1e-9
"""Relative; what floating-point arithmetic may do to two numbers that are equal."""


def _inside(value: float, bounds: Interval) -> bool:
    low, high = bounds
    return low * (1 - TOLERANCE) <= value <= high * (1 + TOLERANCE)


def _meet(one: Interval, other: Interval) -> bool:
    return one[0] <= other[1] * (1 + TOLERANCE) and other[0] <= one[1] * (1 + TOLERANCE)


def _on_the_end(face: Interval, claimed: Stated) -> bool:
    """Whether what the figures give is just the end that is not meant: 1% where the words are "more than 1%"."""
    end = claimed.low if claimed.bound == "at least" else claimed.high
    return _meet(face, (end, end))


def agrees(face: Interval, near: Interval, claimed: Stated) -> str:
    """Compare what the figures give with what is claimed.

    Args:
        face: the result from the figures as they are written; two values if one of them is a range.
        near: what the result may be within the rounding of the figures.
        claimed: the claimed value in its words.

    Returns:
        HOLDS if the figures as written give a value that the words allow; ROUNDING, which is no holding, if only
        some value within the rounding of the figures does; PART if a part of a range does; else FAILS.
    """
    is_range = face[0] != face[1]
    if is_range and claimed.is_range:
        return _both_ends(face, near, claimed)
    allowed = claimed.allowed
    if _inside(face[0], allowed) and _inside(face[1], allowed) and not (claimed.strict and _on_the_end(face, claimed)):
        return HOLDS
    if is_range and _meet(face, allowed):
        return PART
    return ROUNDING if _meet(near, allowed) else FAILS


def _both_ends(face: Interval, near: Interval, claimed: Stated) -> str:
    """Two ranges agree if their ends do."""
    ends = [_end(claimed.low, claimed.near[0]), _end(claimed.high, claimed.near[1])]
    if all(_inside(f, e) for f, e in zip(face, ends, strict=True)):
        return HOLDS
    widened = [_end(f, n) for f, n in zip(face, near, strict=True)]
    if all(_meet(w, e) for w, e in zip(widened, ends, strict=True)):
        return ROUNDING
    return PART if _meet(face, claimed.near) else FAILS


def _end(value: float, limit: float) -> Interval:
    half = abs(value - limit)
    return value - half, value + half


def denial(status: str) -> str:
    """The answer for words that deny the claim: what is written decides, and what does not hold is denied rightly."""
    return {HOLDS: FAILS, FAILS: HOLDS, ROUNDING: HOLDS}.get(status, status)


def together(statuses: list[str]) -> str:
    """One verdict for several readings that all count the same, by the figures as they are written."""
    kinds = set(statuses)
    if not kinds:
        return UNTESTED
    if len(kinds) == 1:
        return kinds.pop()
    return DEPENDS if HOLDS in kinds or PART in kinds else ROUNDING
