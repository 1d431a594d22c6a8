"""Numbers of tables and labels in words, rounded as the headline rounds them."""

from __future__ import annotations

from econ import wording
from econ.analysis.tables import Row
from econ.wording.language import N_, _


def span(low: float, high: float, unit: str, median: float | None = None) -> str:
    """Both ends of a range; a share is rounded as the headline rounds it."""
    if low == high:
        return _("no spread")
    if unit == "1" and median is not None and max(abs(low), abs(high)) < 10:
        digits = wording.share_places(low, median, high)
        return wording.between(wording.number(low * 100, digits), wording.percent(high, digits))
    return wording.interval(low, high, unit)


def words(low: float, median: float, high: float, unit: str) -> Row:
    """Median and range as two cells of a table."""
    return {N_("Median"): wording.quantity(median, unit), N_("90 % range"): span(low, high, unit, median)}
