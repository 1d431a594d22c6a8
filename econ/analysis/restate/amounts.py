"""Amounts in words, with as many digits as tell an old one from a new one."""

from econ import wording
from econ.wording.language import _

Ends = tuple[float, ...]
"""Median and both ends of an interval, and the central case where it is known."""

FEWEST_DIGITS, MOST_DIGITS = 3, 17
CENTRAL_DIGITS = 5
"""Digits up to which two central cases are told apart where their intervals differ already."""


def amount(value: float, unit: str, digits: int = FEWEST_DIGITS) -> str:
    """A value in words to some significant digits, a share in percent."""
    if unit == "1" and abs(value) < 10:
        return wording.in_percent(wording.plain(value * 100, digits))
    return wording.quantity(value, unit, digits)


def distinct_amounts(old: float, new: float, unit: str) -> tuple[str, str]:
    """Two values in words that differ if the values do."""
    found = [(amount(old, unit, d), amount(new, unit, d)) for d in range(FEWEST_DIGITS, MOST_DIGITS + 1)]
    return next((pair for pair in found if pair[0] != pair[1]), (repr(old), repr(new)))


def distinct_statistics(old: Ends, new: Ends, unit: str) -> tuple[str, str]:
    """An old and a new result in words that differ if the values do, the central case too unless it hardly moved."""
    first, then = (ends[3] if len(ends) > 3 else ends[0] for ends in (old, new))
    tried = range(FEWEST_DIGITS, CENTRAL_DIGITS + 1)
    fewest = next((d for d in tried if amount(first, unit, d) != amount(then, unit, d)), FEWEST_DIGITS)
    found = [(statistics(old, unit, d), statistics(new, unit, d)) for d in range(fewest, MOST_DIGITS + 1)]
    return next((pair for pair in found if pair[0] != pair[1]), (repr(old[0]), repr(new[0])))


def statistics(ends: Ends, unit: str, digits: int = FEWEST_DIGITS) -> str:
    """A central case and its interval in words; the median where nothing else is known; no interval without spread."""
    median, low, high, *central = ends
    said = amount(central[0] if central else median, unit, digits)
    if not central:
        said = _("median {median}", median=said)
    if low == high:
        return said
    if unit == "1":
        return f"{said} ({wording.ends(amount(low, unit, digits), amount(high, unit, digits))})"
    return f"{said} ({wording.span(low, high, unit, digits)})"


def moved(change: float, unit: str) -> str:
    """A change in words, with its sign; one of a share is in percentage points (pp)."""
    if change == 0:
        return "the spread alone"
    return f"{'−' if change < 0 else '+'}{wording.points(amount(abs(change), unit))}"
