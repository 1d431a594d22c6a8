"""Axes: where their ticks stand and how these are spelled."""

import math

from econ import wording
from econ.output import Json
from econ.output.charts.look import Spec
from econ.wording import measures
from econ.wording.language import _, digits

SALE_LOW, SALE_HIGH = 1e6, 2e10
"""Ends of the axis of sales, in USD/year: from one million to twenty billion."""


def x_axis(made: Spec, **settings: Json) -> None:
    """Settings of the horizontal axis."""
    made["layout"]["xaxis"] |= settings


def y_axis(made: Spec, **settings: Json) -> None:
    """Settings of the vertical axis; its labels get a margin that is wide enough, so that the browser need not try."""
    axis, margin = made["layout"]["yaxis"], made["layout"]["margin"]
    axis |= settings
    labels, title = settings.get("ticktext"), settings.get("title")
    if isinstance(labels, list) and labels:
        longest = max(len(str(text)) for text in labels)
        margin["l"] = max(margin["l"], longest * LETTER_PIXELS + 14 + (TITLE_PIXELS if title else 0))
        if isinstance(title, dict):
            axis["title"] = {**title, "standoff": 10}


LETTER_PIXELS, TITLE_PIXELS = 7, 24


def value_axis(made: Spec, unit: str, low: float, high: float, title: str) -> None:
    """Make the horizontal axis one of values of a unit between two ends."""
    if unit == "1":
        x_axis(made, **percent_ticks(low, high), range=[low, high], title={"text": title})
    elif unit.startswith("USD"):
        x_axis(made, **money_ticks(low, high), range=[low, high], title={"text": f"{title}, {_per(unit)}"})
    else:
        x_axis(made, range=[low, high], nticks=6, title={"text": f"{title}, {_per(unit)}"})


def _per(unit: str) -> str:
    """A unit as the label of an axis: "USD per year"."""
    return _(" per ").join(_(part) for part in unit.split("/"))


def tick(value: float, unit: str) -> str:
    """A round value of a unit for an axis."""
    if unit == "1":
        return f"{trimmed(value * 100)}{wording.NO_BREAK}%"
    symbol = measures.sign(unit)
    return short_money(value, symbol) if symbol else trimmed(value)


def money_ticks(low: float, high: float) -> dict[str, Json]:
    """Round amounts for an axis."""
    ticks = nice_ticks(low, high)
    return {"tickvals": ticks, "ticktext": [short_money(t) for t in ticks]}


def percent_ticks(low: float, high: float, count: int = 5) -> dict[str, Json]:
    """Round shares for an axis, spelled as they are everywhere else."""
    ticks = nice_ticks(low, high, count)
    return {"tickvals": ticks, "ticktext": [f"{trimmed(t * 100)}{wording.NO_BREAK}%" for t in ticks]}


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


def short_money(value: float, symbol: str = "$") -> str:
    """An amount for an axis: "$250m", "$20bn"."""
    sign = "−" if value < 0 else ""
    for scale in reversed(measures.SCALES):
        if abs(value) >= scale.size * (1 - 1e-9):
            return f"{sign}{symbol}{_(scale.short, number=trimmed(wording.significant(abs(value) / scale.size, 3)))}"
    return f"{sign}{symbol}{trimmed(abs(value))}"


def trimmed(value: float) -> str:
    """A round number without trailing zeros."""
    return digits(f"{value:,.10f}".rstrip("0").rstrip(".")).replace("-", wording.MINUS)
