"""An output for every pair of values of two quantities: a coloured cell with its number for each."""

import numpy as np

from econ.analysis import tables
from econ.analysis.tables import Row
from econ.engine import Result, kept
from econ.model import SHARE
from econ.output.charts.axes import x_axis, y_axis
from econ.output.charts.look import Mark, Spec, figure, near, safe, scatter
from econ.output.charts.of_results import number_and_span
from econ.output.charts.registry import chart, missing
from econ.output.charts.sweep_data import Swept, swept_of
from econ.output.charts.tornado import swings_of
from econ.wording.language import N_, _

CELLS = 5
MOST_WORDS = 6
"""Columns whose cells have room for a number."""

CELL_PIXELS, MOST_PIXELS = 52, 620
SHADES = ((0.0, "rgba(0,114,178,0.05)"), (1.0, "rgba(0,114,178,0.6)"))


@kept
def _usual(result: Result) -> Swept:
    """If nobody says what moves: the two inputs that move the share of GDP most, over their 90 % intervals."""
    axes = {s.item.name: np.linspace(s.low_input, s.high_input, CELLS).tolist() for s in swings_of(result, SHARE)[:2]}
    return swept_of(result, SHARE, axes)


def _empty(result: Result) -> str:
    if reason := missing(SHARE)(result):
        return reason
    return (
        "" if len(swings_of(result, SHARE)) > 1 else _("Fewer than two inputs behind the share of GDP have a spread.")
    )


def _rows(result: Result, *, found: Swept | None = None) -> list[Row]:
    shown = _usual(result) if found is None else found
    down, across = shown.axes
    unit = result.graph.equations[shown.output].unit
    head = f"{_(down.label)} \\ {_(across.label)}"
    said = ["{} ({})".format(*number_and_span(row, unit)) for row in shown.rows]
    return [
        {head: place} | dict(zip(across.words, said[r * len(across.words) :], strict=False))
        for r, place in enumerate(down.words)
    ]


def _says(result: Result, *, found: Swept | None = None) -> str:
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
        "{output} goes from {low} ({there}) to {high} ({elsewhere}).",
        output=_(equation.label),
        low=low,
        there=places[0],
        high=high,
        elsewhere=places[1],
    )


@chart("sweep_grid", title=N_("Over two quantities"), rows=_rows, empty=_empty, says=_says, outlined=False, asked=True)
def sweep_grid(result: Result, *, found: Swept | None = None, baseline: Result | None = None) -> Spec:
    """Two quantities are held at each pair of values, the others stay uncertain: the central case in each cell."""
    del baseline
    shown = _usual(result) if found is None else found
    down, across = shown.axes
    unit = result.graph.equations[shown.output].unit
    rows, columns = shown.found.shape[:2]
    made = figure(min(CELL_PIXELS * rows, MOST_PIXELS) + 70, left=4, right=12, top=8)
    numbers = columns <= MOST_WORDS
    printed = [number_and_span(row, unit) for row in shown.rows]
    said = [
        [
            f"{safe(place)}, {safe(at)}<br><b>{printed[r * columns + c][0]}</b><br>{printed[r * columns + c][1]}"
            for c, at in enumerate(across.words)
        ]
        for r, place in enumerate(down.words)
    ]
    heat: Mark = {
        "x": list(range(columns)),
        "y": list(range(rows)),
        "z": [near(row) for row in shown.found[..., 1]],
        "colorscale": SHADES,
        "showscale": False,
    }
    look: Mark = {"xgap": 2, "ygap": 2, "customdata": said, "hovertemplate": "%{customdata}<extra></extra>"}
    made["data"].append({"type": "heatmap", **heat, **look})
    shown_cells = [(r, c) for r in range(rows) for c in range(columns) if numbers or _corner(r, c, rows, columns)]
    words = [printed[r * columns + c][0].partition(" a ")[0] for r, c in shown_cells]
    x, y = [c for _r, c in shown_cells], [r for r, _c in shown_cells]
    made["data"].append(scatter(x, y, "text", text=words, textfont={"size": 12}, hoverinfo="skip"))
    output = _(result.graph.equations[shown.output].label)
    title = _("{quantity} · in the cells: {output}", quantity=_(across.label), output=output)
    sides = {"showgrid": False, "zeroline": False}
    x_axis(made, **across.cells(), range=[-0.5, columns - 0.5], title={"text": title}, **sides)
    y_axis(made, **down.cells(), range=[rows - 0.5, -0.5], title={"text": _(down.label)}, **sides)
    return made


def _corner(r: int, c: int, rows: int, columns: int) -> bool:
    """Whether a cell of a large grid has a number: nine of them, evenly placed."""
    return r in {0, rows // 2, rows - 1} and c in {1, columns // 2, columns - 2}
