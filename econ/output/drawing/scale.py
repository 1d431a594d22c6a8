"""Where the values of an axis lie in a picture."""

from __future__ import annotations

import math
from dataclasses import dataclass

from econ.output.marks import Axis


@dataclass(frozen=True)
class Scale:
    """An axis laid between two places of the picture.

    Attributes:
        axis: whose values they are.
        start, end: where its lower and its upper end lie, in pixels.
    """

    axis: Axis
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """The place of a value in pixels; what has none is not a number."""
        return self.start + (self.end - self.start) * part(self.axis, value)

    @property
    def unit(self) -> float:
        """Pixels of a step of one on an axis that is not logarithmic, such as a row."""
        return abs(self.end - self.start) / (abs(self.axis.high - self.axis.low) or 1.0)

    def ends(self) -> str:
        """The ends and the kind of the axis, for a script that turns a place into a value."""
        return f"{self.axis.low:.10g} {self.axis.high:.10g} {'log' if self.axis.logarithmic else 'linear'}"


def part(axis: Axis, value: float) -> float:
    """How far along its axis a value lies: 0 at the lower end, 1 at the upper."""
    low, high = axis.low, axis.high
    if axis.logarithmic:
        if not value > 0:
            return math.nan
        low, high, value = math.log10(low), math.log10(high), math.log10(value)
    return (value - low) / ((high - low) or 1.0)


def spread(wanted: list[float], room: list[float], low: float, high: float) -> list[float]:
    """Middles of labels as near to the wanted ones as they can be without overlapping, in the same order.

    Args:
        wanted: middles, in any order.
        room: height that each takes.
        low: above which they stay.
        high: below which they stay.
    """
    order = sorted(range(len(wanted)), key=lambda n: wanted[n])
    at = list(wanted)
    floor = low
    for n in order:
        at[n] = max(at[n], floor + room[n] / 2)
        floor = at[n] + room[n] / 2
    ceiling = high
    for n in reversed(order):
        at[n] = min(at[n], ceiling - room[n] / 2)
        ceiling = at[n] - room[n] / 2
    return at
