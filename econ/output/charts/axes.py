"""Axes: where their ticks stand and how these are spelled."""

import math
from collections.abc import Iterable, Sequence

from econ import wording
from econ.analysis import tables
from econ.analysis.tables import Row
from econ.output.marks import Axis
from econ.wording import measures
from econ.wording.language import _, digits, spoken

SALE_LOW, SALE_HIGH = 1e6, 2e10
"""Ends of the axis of sales, in USD/year: from one million to twenty billion."""

Ticks = tuple[tuple[float, str], ...]
"""Places on an axis, and what is written there."""


def value_axis(unit: str, low: float, high: float, title: str) -> Axis:
    """An axis of values of a unit between two ends."""
    said = title if unit == "1" else f"{title}, {_per(unit)}"
    return Axis(low, high, ticks(nice_ticks(low, high), unit), said)


def year_axis(rows: list[Row], room: float) -> Axis:
    """An axis of the years of a path, with room beside the first and the last."""
    years = tuple((float(row["year"]), tables.year_in_words(row)) for row in rows)
    return Axis(years[0][0] - room, years[-1][0] + room, years, grid=False)


def rows_axis(count: int, above: float = 0.9) -> Axis:
    """An axis of rows from the top, with room for a label above the first."""
    return Axis(count - 0.5, -above, shown=False)


def _per(unit: str) -> str:
    """A unit as the label of an axis: "USD per year"."""
    return _(" per ").join(_(part) for part in unit.split("/"))


def ticks(places: Iterable[float], unit: str) -> Ticks:
    """Round values of a unit for an axis; amounts of money with one scale word: "$1m", "$10m", "$1,000m"."""
    places = tuple(places)
    symbol = measures.sign(unit)
    if not symbol:
        return tuple((place, tick(place, unit)) for place in places)
    one = _scale_of(places)
    return tuple((place, short_money(place, symbol, one)) for place in places)


PLAIN = measures.Scale("", 1.0, "{number}")
PART = 0.1
"""The least of a million, a billion or a trillion that an axis has in front of that word: "$0.5bn"."""
MOST = 1e5
"""What the numbers in front of the scale word of an axis stay below."""


def _scale_of(places: Sequence[float]) -> measures.Scale | None:
    """The scale word of all amounts on an axis; None where each has its own, because they lie too far apart."""
    sizes = [abs(place) for place in places if place]
    least, most = min(sizes, default=0.0), max(sizes, default=0.0)

    def suits(scale: measures.Scale) -> bool:
        part = PART if scale.size >= 1e6 else 1.0
        return scale.fits(most) and scale.fits(least / part)

    one = next(filter(suits, reversed(measures.scales(spoken()))), PLAIN)
    return one if most < MOST * one.size else None


def tick(value: float, unit: str) -> str:
    """A round value of a unit for an axis."""
    if unit == "1":
        return wording.in_percent(trimmed(value * 100))
    symbol = measures.sign(unit)
    return short_money(value, symbol) if symbol else trimmed(value)


def decades(low: float, high: float) -> list[float]:
    """The powers of ten from one value to another."""
    first, last = math.ceil(math.log10(low) - 1e-9), math.floor(math.log10(high) + 1e-9)
    return [10.0**n for n in range(first, last + 1)]


def nice_ticks(low: float, high: float, count: int = 5) -> list[float]:
    """About `count` round numbers between two values."""
    rough = (high - low) / count
    size = 10.0 ** math.floor(math.log10(rough))
    step = next(m * size for m in (1, 2, 2.5, 5, 10) if m * size >= rough)
    first = math.ceil(low / step)
    return [n * step for n in range(first, math.floor(high / step + 1e-9) + 1)]


def short_money(value: float, symbol: str = "$", one: measures.Scale | None = None) -> str:
    """An amount for an axis, "$250m", "$20bn": with the one scale word of the axis, or with its own."""
    sign = "−" if value < 0 else ""
    for scale in (one,) if one else reversed(measures.scales(spoken())):
        if value and (one or scale.fits(value)):
            return f"{sign}{symbol}{_(scale.short, number=trimmed(wording.significant(abs(value) / scale.size, 3)))}"
    return f"{sign}{symbol}{trimmed(abs(value))}"


def trimmed(value: float) -> str:
    """A round number without trailing zeros."""
    return digits(f"{value:,.10f}".rstrip("0").rstrip(".")).replace("-", wording.MINUS)
