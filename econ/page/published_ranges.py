"""Published figures about a quantity, each in words, and where they stand along the track of its slider."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import econ
from econ import wording
from econ.evidence import Book, Evidence, sources
from econ.page.shared_results import by_figures
from econ.provenance.published_figures import evidence_for, in_unit, in_words, names
from econ.wording.language import _

SALE, TOTAL = "sale_value", "sale_total"
MOST_RANGES, MOST_FIGURES = 3, 12
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MONTH = re.compile(r"(\d{4})-(\d{2})")


@dataclass(frozen=True)
class Band:
    """What one source has published about a quantity; a single figure has equal ends.

    Attributes:
        low, high: its ends.
        text: all of it in words.
        amount: the figure in words.
        said: what it is of, and by whom, a sentence.
        when: the year or years that it is of.
    """

    low: float
    high: float
    text: str
    amount: str
    said: str
    when: str

    @property
    def ends(self) -> tuple[float, ...]:
        """The numbers that are printed: where it stands on a track."""
        return (self.low,) if self.low == self.high else (self.low, self.high)

    def nearest(self, value: float) -> float:
        """The value itself if the range holds it, else the end that is nearer to it."""
        return min(max(value, self.low), self.high)


def place(value: float, stops: Sequence[float]) -> float:
    """Where a value lies along the stops, which are equally far apart on the track."""
    if value <= stops[0] or value >= stops[-1]:
        return 0.0 if value <= stops[0] else 1.0
    after = bisect_right(stops, value)
    low, high = stops[after - 1], stops[after]
    return round((after - 1 + (value - low) / (high - low)) / (len(stops) - 1), 4)


def rows(name: str, book: Book, exporter: str) -> tuple[Evidence, ...]:
    """The published figures about an input, for an exporter; about a yearly sale, the totals over known months too."""
    if name not in names(book):
        return ()
    totals = evidence_for(TOTAL, book, exporter) if name == SALE else ()
    return (*evidence_for(name, book, exporter), *(row for row in totals if in_unit(row, "USD") and _years(row.period)))


@by_figures(1024)
def count(name: str, exporter: str) -> int:
    """How many those are in the figures in use."""
    return len(rows(name, econ.default_book(), exporter))


@by_figures(1024)
def bands(name: str, unit: str, exporter: str) -> tuple[Band, ...]:
    """What is published about an input, for an exporter: the ranges first, then the single figures."""
    found = list(_found(name, unit, exporter))
    ranges = [band for band in found if band.low < band.high][:MOST_RANGES]
    return (*ranges, *[band for band in found if band.low == band.high][:MOST_FIGURES])


def _found(name: str, unit: str, exporter: str) -> Iterator[Band]:
    for row in rows(name, econ.default_book(), exporter):
        if values := in_unit(row, unit):
            yield _band(row, values, unit)
        elif name == SALE and (years := _years(row.period)):
            yield _band(row, tuple(value / years for value in in_unit(row, "USD")), unit)


def _band(row: Evidence, values: tuple[float, ...], unit: str) -> Band:
    low, high = values[0], values[-1]
    amount = in_words(row) if in_unit(row, unit) else wording.stated(low, unit, 2)
    source = sources.short(sources.get(econ.default_book().sources, row.sources[0]))
    description = _(row.description).rstrip(".")
    said = _("{amount}: {description}", amount=amount, description=description)
    years = sorted(set(_YEAR.findall(row.period)))
    when = "–".join((years[0], years[-1][2:]) if len(years) > 1 else years)
    return Band(low, high, f"{said} ({source}, {row.grade})", amount, f"{description} ({source}).", when)


def _years(period: str) -> float:
    """Length of a period that is given by its first and last month; 0 if it is not."""
    first, _slash, last = period.partition("/")
    months = [_MONTH.fullmatch(text) for text in (first, last)]
    if None in months:
        return 0.0
    (y0, m0), (y1, m1) = ((int(m[1]), int(m[2])) for m in months if m)
    return (12 * (y1 - y0) + m1 - m0 + 1) / 12
