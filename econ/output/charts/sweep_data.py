"""What a sweep shows: an output at the values of one or two axes, with its central case and 90% band at each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TypedDict

import numpy as np

from econ import wording
from econ.analysis.sensitivity import bands, check_output
from econ.analysis.tables import Row
from econ.engine import Result
from econ.engine.many.sweeps import Results
from econ.numerics.portable import Array
from econ.output.charts.axes import Ticks, decades, nice_ticks, ticks
from econ.output.marks import Axis
from econ.wording.errors import InputError
from econ.wording.language import N_, _

Value = float | str
EVEN = 1e-6
DIGITS = (None, 4, 5, 6, 8, 10, 15)
TICK_DIGITS = 3
MOST_TICKS = 7
FACTOR = 8.0
"""An axis whose values grow by equal factors is logarithmic if its ends are this far apart."""


@dataclass(frozen=True)
class Along:
    """One axis.

    Attributes:
        name, label, unit: the quantity, or a field of a scenario, which has no unit.
        values: numbers in this unit, or names and years.
    """

    name: str
    label: str
    unit: str
    values: tuple[Value, ...]

    @property
    def is_number(self) -> bool:
        """Whether the values are numbers that have places between them."""
        return bool(self.unit) and len(self.values) > 1

    @property
    def is_logarithmic(self) -> bool:
        """Whether they grow by equal factors."""
        if not self.is_number or min(map(float, self.values)) <= 0 or len(self.values) < 3:
            return False
        steps = np.diff(np.log(np.array(self.values, dtype=float)))
        return bool(np.ptp(steps) < EVEN and abs(steps.sum()) >= np.log(FACTOR))

    @property
    def words(self) -> tuple[str, ...]:
        """The values in words, with as many digits as tell them apart."""
        for digits in DIGITS:
            said = tuple(self._said(value, digits) for value in self.values)
            if len(set(said)) == len(said):
                return said
        return tuple(map(str, self.values))

    def _said(self, value: Value, digits: int | None) -> str:
        if isinstance(value, str) or not self.unit:
            return str(value)
        if self.unit == "1" and digits:
            return wording.percent(value, digits - 2)
        return wording.quantity(value, self.unit, digits)

    def places(self) -> tuple[float, ...]:
        """Places on an axis of a picture: the numbers, or one place after the other."""
        return tuple(map(float, self.values if self.is_number else range(len(self.values))))

    def ticks(self) -> Ticks:
        """Ticks at such places."""
        if not self.is_number:
            return self.cells()
        low, high = min(self.places()), max(self.places())
        if self.is_logarithmic:
            marks = [m * d for d in decades(low / 10, high) for m in (1.0, 3.0)]
            return ticks((v for v in marks if low * (1 - EVEN) <= v <= high * (1 + EVEN)), self.unit)
        return ticks(nice_ticks(low, high) if high > low else [low], self.unit)

    def cells(self) -> Ticks:
        """Ticks one place after the other, no more than there is room for."""
        step = -(-len(self.values) // MOST_TICKS)
        words = tuple(map(str, self.values))
        if self.unit and not any(isinstance(v, str) for v in self.values):
            words = tuple(
                said
                for _at, said in ticks([wording.significant(float(v), TICK_DIGITS) for v in self.values], self.unit)
            )
        return tuple((float(n), words[n]) for n in range(0, len(self.values), step))

    @property
    def title(self) -> str:
        """What stands at the axis."""
        return _("{axis} (logarithmic)", axis=_(self.label)) if self.is_logarithmic else _(self.label)


COLUMNS = ("low", "central", "high", "median")
"""What is found in each case, in this order."""


@dataclass(frozen=True)
class Swept:
    """What a sweep found.

    Attributes:
        output: the output.
        axes: one or two axes.
        found: its P5, central case, P95 and median, as an array (first axis, [second axis,] 4).
    """

    output: str
    axes: tuple[Along, ...]
    found: Array

    @property
    def rows(self) -> list[Row]:
        """What was found, one row after the other, as tables have it."""
        return [dict(zip(COLUMNS, row, strict=True)) for row in self.found.reshape(-1, len(COLUMNS)).tolist()]


class Options(TypedDict, total=False):
    """What a chart may be told besides the results.

    Attributes:
        output: the one that it is about.
        threshold: a value of that output, which it is compared with.
        found: what a sweep has found, where that is to be drawn.
    """

    output: str
    threshold: float
    found: Swept


def swept_of(result: Result, output: str, axes: Mapping[str, Sequence[float]]) -> Swept:
    """Sweep an output over the values of one or two quantities, with everything else uncertain.

    Raises:
        InputError: there is no such output or quantity, or not one or two of them.
    """
    _check(len(axes))
    cases = list(product(*axes.values()))
    found = bands(result, output, dict(zip(axes, zip(*cases, strict=True), strict=True)))
    made = tuple(_along(result, name, values) for name, values in axes.items())
    return Swept(output, made, found.reshape(*(len(a.values) for a in made), len(COLUMNS)))


def swept_from(results: Results, result: Result, output: str) -> Swept:
    """The same from the folder of a sweep; `result` knows labels and units.

    Raises:
        InputError: the folder has not one or two axes.
    """
    check_output(result, output)
    rows = [row for row in results.statistics if row["output"] == output]
    names = list(results.about["cells"][0]["labels"])
    _check(len(names))
    axes = {name: tuple(dict.fromkeys(row[name] for row in rows)) for name in names}
    values = {(*(row[n] for n in names), row["statistic"]): float(row["value"]) for row in rows}
    names_of_rows = {row["statistic"] for row in rows}
    middle = "central" if "central" in names_of_rows else "p50"  # folders of version 0.3 and before have none
    found = [[values[*case, s] for s in ("p05", middle, "p95", "p50")] for case in product(*axes.values())]
    made = tuple(_along(result, name, given) for name, given in axes.items())
    return Swept(output, made, np.array(found).reshape(*(len(a.values) for a in made), len(COLUMNS)))


def value_axis(found: Swept, label: str, unit: str) -> Axis:
    """An axis of what was found that ends a little beyond it."""
    low, high = float(found.found.min()), float(found.found.max())
    room = (high - low) * 0.06 or abs(high) * 0.1 or 1.0
    low, high = low - room, high + room
    return Axis(low, high, ticks(nice_ticks(low, high), unit), label)


def _along(result: Result, name: str, values: Sequence[Value]) -> Along:
    item, equation = result.state.inputs.get(name), result.graph.equations.get(name)
    if any(isinstance(v, str) for v in values) or (item is None and equation is None):
        return Along(name, FIELDS.get(name, name), "", tuple(str(v) for v in values))
    known = item or equation
    return Along(name, known.label if known else name, known.unit if known else "1", tuple(float(v) for v in values))


FIELDS = {
    "year": N_("Year"),
    "gdp": N_("GDP source"),
    "gdp_year": N_("Year of GDP"),
    "exporter": N_("Exporter"),
    "buyer": N_("Buyer"),
}


def _check(axes: int) -> None:
    if axes not in {1, 2}:
        raise InputError(
            _("A sweep over {count} axes does not fit into a picture.", count=axes), mend=_("Give one axis or two.")
        )
