"""What of the figures was known on a day: rows by the date of their source, publications by their own."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import NamedTuple

from econ.evidence import sources
from econ.evidence.records import About, Series, SeriesRow
from econ.wording.errors import InputError
from econ.wording.language import _

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def a_day(given: str | dt.date) -> str:
    """A day of the calendar in ISO form; nothing stands for no day.

    Raises:
        InputError: it is none.
    """
    text = str(given)
    try:
        real = not text or bool(_DAY.fullmatch(text) and dt.date.fromisoformat(text))
    except ValueError:
        real = False
    if not real:
        raise InputError(
            _("“{day}” is no day.", day=text[:40]),
            "as_of",
            _("Write year, month and day, such as 2024-12-31, or leave it out for the newest figures."),
        )
    return text


def published(record: sources.Record) -> str:
    """The ISO day by which a publication was out: the end of the month or year if no more is known of its date.

    It was out by the day on which it was read in any case; "" if no date is known.
    """
    issued, read = sources.date_parts(record, "issued"), read_on(record)
    try:
        out = _end_of(issued).isoformat() if issued else ""
    except (ValueError, OverflowError):  # no day of the calendar: as if it were not there
        out = ""
    return min(filter(None, (out, read)), default="")


def _end_of(date: tuple[int, ...]) -> dt.date:
    """A day, or the last day of a month or year of which no more is known."""
    if len(date) == len(("year", "month", "day")):
        return dt.date(*date)
    year, month = (*date, 12)[:2]
    return (dt.date(year, month, 1) + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)


def read_on(record: sources.Record) -> str:
    """The ISO day on which a publication was read; "" if it is not known."""
    return sources.iso(record, "accessed")


class _Dated(NamedTuple):
    """A row with a figure, and the day from which it was known."""

    row: SeriesRow
    day: str


def known(series: Series, day: str, records: Mapping[str, sources.Record], latest: str) -> Series:
    """A series with the figures that were known on a day.

    Of each year counts the row that is used, if its source or another that prints the same figure was published by
    then; else the newest row of those that it replaced (status `earlier`). Other publishers' figures never do.

    Args:
        series: the series, with all its rows.
        day: the day in ISO form.
        records: the bibliography by id.
        latest: the day of the figures, on which a source without any date counts as published.
    """
    rows, first = [], ""
    for year in dict.fromkeys(row.year for row in series.rows):
        dated = [
            _Dated(row, _known_from(row, series.about, records) or latest) for row in series.rows if row.year == year
        ]
        counted = _counting(dated)
        first = min(filter(None, (first, *(d.day for d in counted))), default="")
        chosen = next((d.row for d in counted if d.day <= day), None)
        for d in dated:
            if d.row is chosen:
                rows.append(_with_status("used", d.row))
            elif d.day <= day:
                rows.append(_with_status("other", d.row))
    return Series(entity=series.entity, name=series.name, about=series.about, rows=tuple(rows), as_of=day, first=first)


def _with_status(status: str, row: SeriesRow) -> SeriesRow:
    return row if row.status == status else row.model_copy(update={"status": status})


def _counting(dated: list[_Dated]) -> list[_Dated]:
    """The rows of a year that may count: first those that print the figure used, then those that it replaced."""
    used = next((d for d in dated if d.row.status == "used"), None)
    same = [d for d in dated if used and d.row is not used.row and d.row.value == used.row.value]
    earlier = [d for d in dated if d.row.status == "earlier" and d not in same]
    return [
        *([used] if used else []),
        *sorted(same, key=lambda d: d.day),
        *sorted(earlier, key=lambda d: d.day, reverse=True),
    ]


def _known_from(row: SeriesRow, about: About, records: Mapping[str, sources.Record]) -> str:
    """The day from which a row was known: that of its source, or soon after its year if it is not revised; or ""."""
    day = published(sources.get(records, row.source))
    if about.known_after is None:
        return day
    return min(day or "9", (dt.date(row.year, 12, 31) + dt.timedelta(days=about.known_after)).isoformat())
