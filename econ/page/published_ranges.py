"""Published figures below the track of a slider: ranges as bars, single figures as strokes, each in words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import econ
from econ import wording
from econ.engine import Result
from econ.evidence import Evidence, sources
from econ.output import Json
from econ.page.shared_results import by_figures
from econ.provenance.published_figures import evidence_for, in_unit, names
from econ.scenario import Input
from econ.wording.language import _, spoken

SALE, TOTAL = "sale_value", "sale_total"
MOST_RANGES, MOST_FIGURES = 3, 12
_MONTH = re.compile(r"(\d{4})-(\d{2})")


@dataclass(frozen=True)
class Band:
    """What one source has published about a quantity; a single figure has equal ends."""

    low: float
    high: float
    text: str


def drawn(item: Input, result: Result, stops: Sequence[float]) -> list[Mapping[str, Json]]:
    """The figures that a slider reaches, with their places along it from 0 to 1; ranges have a row each."""
    exporter = result.scenario.exporter
    found: list[Mapping[str, Json]] = []
    row = 0
    for band in bands(item.name, item.unit, exporter, spoken()):
        if band.high < stops[0] or band.low > stops[-1]:
            continue
        wide = band.low < band.high
        row += wide
        place = {"from": _place(band.low, stops), "to": _place(band.high, stops), "row": row - 1 if wide else 0}
        found.append({**place, "text": band.text})
    return found


def published(item: Input, result: Result) -> list[str]:
    """The same in words: a sentence for each range, and one for all single figures."""
    found = bands(item.name, item.unit, result.scenario.exporter, spoken())
    figures = sorted(band.low for band in found if band.low == band.high)
    said = list(dict.fromkeys(band.text for band in found if band.low < band.high))
    if len(figures) > 1:
        low, high = (wording.quantity(v, item.unit, 2) for v in (figures[0], figures[-1]))
        said.append(_("{count} single figures, from {low} to {high}", count=len(figures), low=low, high=high))
    elif figures:
        said += [band.text for band in found if band.low == band.high]
    return said


def _place(value: float, stops: Sequence[float]) -> float:
    """Where a value lies along the stops, which are equally far apart on the track."""
    if value <= stops[0] or value >= stops[-1]:
        return 0.0 if value <= stops[0] else 1.0
    after = bisect_right(stops, value)
    low, high = stops[after - 1], stops[after]
    return round((after - 1 + (value - low) / (high - low)) / (len(stops) - 1), 4)


@by_figures(1024)
def bands(name: str, unit: str, exporter: str, language: str) -> tuple[Band, ...]:
    """What is published about an input, for an exporter: the ranges first, then the single figures."""
    del language  # in which it is said, which the cache must tell apart
    found = list(_found(name, unit, exporter))
    ranges = [band for band in found if band.low < band.high][:MOST_RANGES]
    return (*ranges, *[band for band in found if band.low == band.high][:MOST_FIGURES])


def _found(name: str, unit: str, exporter: str) -> Iterator[Band]:
    book = econ.default_book()
    if name not in names(book):
        return
    for row in evidence_for(name, book, exporter):
        if values := in_unit(row, unit):
            yield _band(row, values, unit)
    if name == SALE:
        for row in evidence_for(TOTAL, book, exporter):
            years = _years(row.period)
            values = in_unit(row, "USD")
            if values and years:
                yield _band(row, tuple(v / years for v in values), unit)


def _band(row: Evidence, values: tuple[float, ...], unit: str) -> Band:
    low, high = values[0], values[-1]
    amount = " – ".join(dict.fromkeys(wording.quantity(v, unit, 2) for v in (low, high)))
    source = sources.short(sources.get(econ.default_book().sources, row.sources[0]))
    said = _("{amount}: {description}", amount=amount, description=_(row.description).rstrip("."))
    return Band(low, high, f"{said} ({source}, {row.grade})")


def _years(period: str) -> float:
    """Length of a period that is given by its first and last month; 0 if it is not."""
    first, _slash, last = period.partition("/")
    months = [_MONTH.fullmatch(text) for text in (first, last)]
    if None in months:
        return 0.0
    (y0, m0), (y1, m1) = ((int(m[1]), int(m[2])) for m in months if m)
    return (12 * (y1 - y0) + m1 - m0 + 1) / 12
