"""Parts of a claim put back into words."""

from __future__ import annotations

import math

from econ import wording
from econ.assumptions import Book
from econ.claims import words
from econ.claims.claim import Claim
from econ.claims.figures import Interval, Stated

SYMBOLLED = {"USD", "EUR", "KRW"}


def short(value: float, digits: int = 3) -> str:
    """A number to some significant digits, without zeros that say nothing."""
    text = wording.plain(value, digits)
    return text.rstrip("0").rstrip(".") if "." in text else text


def share_text(ends: Interval, like: Stated) -> str:
    """A share or its two ends: "0.89 %", "0.5 to 1.5 %", "33.3 % or more"; as a multiple if it is like one."""
    multiple = like.low >= 1
    factor, unit = (1.0, "times") if multiple else (100.0, "%")
    low, high = (short(e * factor) if math.isfinite(e) else "" for e in ends)
    tail = f"{wording.NO_BREAK}{unit}"
    if not high:
        return f"{low}{tail} or more"
    if ends[0] == 0:
        return f"{high}{tail} or less"
    return f"{high}{tail}" if low == high else f"{low} to {high}{tail}"


def amount_text(size: Stated, unit: str) -> str:
    """An amount or its two ends in money."""
    return money_text(size.low, size.high, unit)


def money_text(low: float, high: float, unit: str) -> str:
    """Money, or two ends of it; one end may be open."""
    if math.isinf(high):
        return f"{wording.money(low, unit)} or more"
    if low == 0:
        return f"{wording.money(high, unit)} or less"
    if wording.money(low, unit) == wording.money(high, unit):
        return wording.money(high, unit)
    return f"{wording.money(low, unit.partition('/')[0])} to {wording.money(high, unit)}"


def total_name(claim: Claim, book: Book) -> str:
    """What the amount is a share of: "North Korea's GDP", "the economy", "the total"."""
    d = claim.denominator
    name = words.CALLED[d.kind]
    if d.country:
        return f"{book.country(d.country).of} {name}"
    return name if not d.kind or name.isupper() else f"the {name}"
