"""An output for every pair of values of two quantities: a coloured cell with its number for each."""

import numpy as np

from econ.analysis import tables
from econ.engine import Result, kept
from econ.model import SHARE
from econ.numerics.portable import Array
from econ.output.cells import Cell
from econ.output.charts.look import ACCENT
from econ.output.charts.of_results import ByColumn, number_and_span
from econ.output.charts.registry import chart, missing
from econ.output.charts.sweep_data import Swept, swept_of
from econ.output.charts.tornado import swings_of
from econ.output.marks import Axis, Cells, Drawing
from econ.wording.language import N_, _

CELLS = 5
MOST_WORDS = 6
"""Columns whose cells have room for a number."""

CELL_PIXELS, MOST_PIXELS = 52, 620


@kept
def _usual(result: Result) -> Swept:
    """If nobody says what moves: the two inputs that move the share of GDP most, over their 90% intervals."""
    axes = {s.item.name: np.linspace(s.low_input, s.high_input, CELLS).tolist() for s in swings_of(result, SHARE)[:2]}
    return swept_of(result, SHARE, axes)


def _empty(result: Result) -> str:
    if reason := missing(SHARE)(result):
        return reason
    return (
        "" if len(swings_of(result, SHARE)) > 1 else _("Fewer than two inputs behind the share of GDP have a spread.")
    )


def _rows(result: Result, *, found: Swept | None = None) -> list[ByColumn]:
    shown = _usual(result) if found is None else found
    down, across = shown.axes
    unit = result.graph.equations[shown.output].unit
    head = f"{_(down.label)} \\ {_(across.label)}"
    cells = [Cell("{} ({})".format(*number_and_span(row, unit)), row["central"], unit=unit) for row in shown.rows]
    return [
        {head: place} | dict(zip(across.words, cells[r * len(across.words) :], strict=False))
        for r, place in enumerate(down.words)
    ]


def _finding(result: Result, *, found: Swept | None = None) -> str:
    """The smallest and the largest number, and where they are."""
    shown = _usual(result) if found is None else found
    down, across = shown.axes
    equation = result.graph.equations[shown.output]
    numbers = shown.found[..., 1]
    at = [int(np.nanargmin(numbers)), int(np.nanargmax(numbers))]
    ends = [np.unravel_index(place, numbers.shape) for place in at]
    low, high = (tables.in_words(shown.rows[place], equation.unit)[0] for place in at)
    places = [f"{down.words[int(r)]}, {across.words[int(c)]}" for r, c in ends]
    return _(
        "{output} goes from {low} ({there}) to {high} ({elsewhere})",
        output=_(equation.label),
        low=low,
        there=places[0],
        high=high,
        elsewhere=places[1],
    )


@chart(
    "sweep_grid",
    title=N_("Over two quantities"),
    rows=_rows,
    finding=_finding,
    empty=_empty,
    outlined=False,
    asked=True,
)
def sweep_grid(result: Result, *, found: Swept | None = None, baseline: Result | None = None) -> Drawing:
    """Two quantities are held at each pair of values, the others stay uncertain: the central case in each cell."""
    del baseline
    shown = _usual(result) if found is None else found
    down, across = shown.axes
    equation = result.graph.equations[shown.output]
    rows, columns = shown.found.shape[:2]
    printed = [number_and_span(row, equation.unit) for row in shown.rows]
    cells = Cells(
        x=tuple(map(float, range(columns))),
        y=tuple(map(float, range(rows))),
        shades=shades(shown.found[..., 1]),
        tone=ACCENT,
        labels=tuple(
            tuple(
                printed[r * columns + c][0].partition(" a ")[0]
                if columns <= MOST_WORDS or _corner(r, c, rows, columns)
                else ""
                for c in range(columns)
            )
            for r in range(rows)
        ),
        words=tuple(
            "\n".join((f"{place}, {at}", *printed[r * columns + c]))
            for r, place in enumerate(down.words)
            for c, at in enumerate(across.words)
        ),
    )
    title = _("{quantity} · in the cells: {output}", quantity=_(across.label), output=_(equation.label))
    along = Axis(-0.5, columns - 0.5, across.cells(), title, grid=False)
    beside = Axis(rows - 0.5, -0.5, down.cells(), _(down.label), grid=False)
    return Drawing((cells,), along, beside, float(min(CELL_PIXELS * rows, MOST_PIXELS)))


def shades(values: Array) -> tuple[tuple[float, ...], ...]:
    """Values as parts of the way from the smallest to the largest."""
    low, high = float(np.nanmin(values)), float(np.nanmax(values))
    return tuple(map(tuple, ((values - low) / ((high - low) or 1.0)).tolist()))


def _corner(r: int, c: int, rows: int, columns: int) -> bool:
    """Whether a cell of a large grid has a number: nine of them, evenly placed."""
    return r in {0, rows // 2, rows - 1} and c in {1, columns // 2, columns - 2}
