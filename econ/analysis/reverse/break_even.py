"""For each input alone: the value at which an output comes to a threshold."""

from __future__ import annotations

from dataclasses import dataclass

from econ.analysis.reverse.solver import solve
from econ.analysis.sensitivity import check_output
from econ.analysis.tables import Row
from econ.engine import Result
from econ.scenario import Input
from econ.wording.errors import InputError


@dataclass(frozen=True)
class BreakEven:
    """The values of one input at which an output comes to a threshold, all else at its central value.

    Attributes:
        item: the input.
        values: the values, lowest first; none if no plausible value does.
        percentiles: for each value the probability of a smaller one under its evidence.
    """

    item: Input
    values: tuple[float, ...]
    percentiles: tuple[float | None, ...]


def break_evens(result: Result, output: str, threshold: float) -> list[BreakEven]:
    """Break-even values of every uncertain input, those nearest to the middle of their evidence first.

    Each is found over the plausible range of the input by Brent's method (see `solve`).

    Raises:
        InputError: there is no such output, or it has many values.
    """
    check_output(result, output)
    found = []
    for item in result.inputs_of(output):
        if item.distribution.is_fixed or item.name == output:
            continue
        try:
            solution = solve(result, item.name, output, threshold)
        except InputError:
            continue  # nothing to move: the output has no finite value over its range
        found.append(BreakEven(item, solution.values, solution.percentiles))
    return sorted(found, key=_order)


def _order(found: BreakEven) -> tuple[float, str]:
    places = [abs(p - 0.5) for p in found.percentiles if p is not None]
    return (min(places, default=1.0), found.item.name)


def break_even_rows(result: Result, output: str, threshold: float) -> list[Row]:
    """Break-even values as a tidy table: a row for each value, and one without a value where there is none.

    Raises:
        InputError: there is no such output, or it has many values.
    """
    rows = []
    for found in break_evens(result, output, threshold):
        pairs = zip(found.values, found.percentiles, strict=True)
        for value, percentile in pairs if found.values else [(None, None)]:
            same = {"input": found.item.name, "label": found.item.label, "unit": found.item.unit}
            rows.append({**same, "value": value, "percentile": percentile})
    return rows
