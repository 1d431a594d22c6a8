"""Months, quarters and days of a provider brought to years, with the number of them said."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from econ.evidence.providers.registry import Figure
from econ.wording.errors import InputError
from econ.wording.language import _

_PERIOD = re.compile(
    r"(?P<year>[12]\d{3})"
    r"(?:-?Q(?P<quarter>[1-4])|-?S(?P<half>[12])|-?M(?P<month>0[1-9]|1[0-2])"
    r"|-(?P<of_year>\d\d)(?:-(?P<day>\d\d))?|(?P<joined>0[1-9]|1[0-2])(?P<joined_day>[0-3]\d)?)?(?:[ T].*)?"
)
_AMERICAN = re.compile(r"(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4})")

FULL_YEAR_OF_DAYS = 200
"""Daily figures from which on a year counts as full: about 250 days of trading, less holidays and gaps."""


@lru_cache(maxsize=50_000)
def parts(text: str) -> tuple[int, str, int] | None:
    """Year, kind (year, half, quarter, month, day) and number of a period as providers write it; None if it is none.

    Examples:
        >>> parts("2025"), parts("2025Q4"), parts("2026M02"), parts("2025-M12"), parts("202201"), parts("1999-01-01")
        ((2025, 'year', 0), (2025, 'quarter', 4), (2026, 'month', 2), (2025, 'month', 12), (2022, 'month', 1), \
(1999, 'day', 101))
    """
    text = text.strip()
    if american := _AMERICAN.fullmatch(text):
        return int(american["year"]), "day", int(american["month"]) * 100 + int(american["day"])
    found = _PERIOD.fullmatch(text)
    if found is None:
        return None
    year = int(found["year"])
    if found["quarter"]:
        return year, "quarter", int(found["quarter"])
    if found["half"]:
        return year, "half", int(found["half"])
    if found["joined_day"]:
        return year, "day", int(found["joined"]) * 100 + int(found["joined_day"])
    if month := found["month"] or found["joined"]:
        return year, "month", int(month)
    if found["of_year"]:
        month = int(found["of_year"])
        return (year, "day", month * 100 + int(found["day"])) if found["day"] else (year, "month", month)
    return year, "year", 0


def yearly(points: Iterable[tuple[str, float]], where: str = "", *, added: bool = False) -> list[Figure]:
    """Figures of periods as figures of years: the mean of a year's, or their sum, with their number as a note.

    A year with fewer than it should have is kept beside the others and never used.

    Args:
        points: period as written, and figure; those of whole years stay as they are.
        where: what an error names.
        added: whether the figures are parts of the year's and are added up.

    Raises:
        InputError: a period stands there twice with different figures.
    """
    years: dict[int, dict[tuple[str, int], float]] = defaultdict(dict)
    for text, value in points:
        if period := parts(text):
            earlier = years[period[0]].setdefault(period[1:], value)
            if earlier != value:
                raise InputError(
                    _("There are two figures for {when}: {one} and {other}.", when=text, one=earlier, other=value),
                    where,
                    _("Download the file again; two releases in one file cannot be told apart."),
                )
    kind, most = _frequency(years)
    return [_year(year, list(values.values()), kind, most, added) for year, values in sorted(years.items())]


def _frequency(years: dict[int, dict[tuple[str, int], float]]) -> tuple[str, int]:
    """What the periods are, and how many of them a full year has; dates are taken for what their distance says."""
    kinds = {kind for values in years.values() for kind, _number in values}
    most = max((len(values) for values in years.values()), default=1)
    for kind, full in (("quarter", 4), ("half", 2), ("month", 12)):
        if kinds == {kind}:
            return kind, full
    if kinds <= {"year"}:
        return "year", 1
    starts = {number for values in years.values() for _kind, number in values}
    if starts <= {101} and len(years) >= most:
        return "year", 1
    if starts <= {101, 401, 701, 1001}:
        return "quarter", 4
    if all(number % 100 == 1 for number in starts) or most <= 12:
        return "month", 12
    return ("week", 50) if most <= 54 else ("day", FULL_YEAR_OF_DAYS)


def _year(year: int, values: list[float], kind: str, full: int, added: bool) -> Figure:
    if kind == "year":
        return Figure(year, values[-1])
    total = sum(values)
    count, complete = len(values), len(values) >= full
    words = {
        "month": _("months"), "quarter": _("quarters"), "half": _("half-years"), "week": _("weeks"), "day": _("days"),
    }  # fmt: skip
    how = _("Sum of {count} {periods}.") if added else _("Mean of {count} {periods}.")
    note = how.format(count=count, periods=words[kind])
    if not complete:
        note = note[:-1] + (_(" of a year that has not all of them."))
    return Figure(year, total if added else total / count, note, used=complete)
