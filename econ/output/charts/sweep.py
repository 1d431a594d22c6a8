"""An output while one quantity moves: its central case and its 90 % band."""

import numpy as np

from econ.analysis import tables
from econ.analysis.tables import Row
from econ.engine import Result, kept
from econ.model import SHARE
from econ.output.charts.axes import x_axis, y_axis
from econ.output.charts.bars import whiskers
from econ.output.charts.look import ACCENT, SECOND, Mark, Spec, figure, near, safe, upright
from econ.output.charts.of_results import number_and_span, words
from econ.output.charts.registry import chart, missing
from econ.output.charts.sweep_data import Along, Swept, swept_of, value_ticks
from econ.output.charts.tornado import swings_of
from econ.wording.language import N_, _

POINTS = 15
BAND = "rgba(0,114,178,0.16)"


@kept
def _usual(result: Result) -> Swept:
    """If nobody says what moves: what moves the share of GDP most, over its 90 % interval."""
    most = swings_of(result, SHARE)[0]
    return swept_of(result, SHARE, {most.item.name: np.linspace(most.low_input, most.high_input, POINTS).tolist()})


def _empty(result: Result) -> str:
    if reason := missing(SHARE)(result):
        return reason
    return "" if swings_of(result, SHARE) else _("Nothing behind the share of GDP has a spread.")


def _rows(result: Result, *, found: Swept | None = None) -> list[Row]:
    shown = _usual(result) if found is None else found
    (axis,) = shown.axes
    unit = result.graph.equations[shown.output].unit
    return [{_(axis.label): axis.words[n]} | words(row, unit) for n, row in enumerate(shown.rows)]


def _says(result: Result, *, found: Swept | None = None) -> str:
    """Where the line begins and ends."""
    shown = _usual(result) if found is None else found
    (axis,) = shown.axes
    equation = result.graph.equations[shown.output]
    return _(
        "{output} is {first} at {least} and {last} at {most} ({quantity}).",
        output=_(equation.label),
        first=tables.in_words(shown.rows[0], equation.unit)[0],
        least=axis.words[0],
        last=tables.in_words(shown.rows[-1], equation.unit)[0],
        most=axis.words[-1],
        quantity=_(axis.label),
    )


@chart("sweep", title=N_("Along one quantity"), rows=_rows, empty=_empty, says=_says, outlined=False, asked=True)
def sweep(result: Result, *, found: Swept | None = None, baseline: Result | None = None) -> Spec:
    """One quantity is held at each value in turn, the others stay uncertain: the central case and the 90 % range."""
    del baseline
    shown = _usual(result) if found is None else found
    (axis,) = shown.axes
    equation = result.graph.equations[shown.output]
    made = figure(380, left=4, right=30, top=16)
    places, (low, middle, high, _median) = axis.places(), shown.found.T
    said = [[safe(axis.words[n]), *number_and_span(row, equation.unit)] for n, row in enumerate(shown.rows)]
    hover: Mark = {
        "customdata": said,
        "hovertemplate": "%{customdata[0]}<br><b>%{customdata[1]}</b><br>%{customdata[2]}<extra></extra>",
    }
    if axis.is_number:
        band: Mark = {
            "x": near([*places, *places[::-1]]),
            "y": near([*high, *low[::-1]]),
            "fill": "toself",
            "mode": "lines",
        }
        line: Mark = {"mode": "lines", "line": {"color": ACCENT, "width": 3}}
        made["data"] += [
            {"type": "scatter", **band, "fillcolor": BAND, "line": {"width": 0}, "hoverinfo": "skip"},
            {"type": "scatter", "x": near(places), "y": near(middle), **line, **hover},
        ]
        _now(made, result, axis)
    else:
        parts = [{"value": row["central"], "low": row["low"], "high": row["high"]} for row in shown.rows]
        marks: Mark = {"mode": "markers", "marker": {"color": ACCENT, "size": 12}, "error_y": whiskers(parts, 6)}
        made["data"].append({"type": "scatter", "x": places, "y": near(middle), **marks, **hover})
    room = 0.5 if not axis.is_number else 0.0
    ends = near([min(places) - room, max(places) + room])
    x_axis(made, **axis.ticks(), range=ends, title={"text": axis.title}, showgrid=axis.is_number)
    y_axis(
        made,
        **value_ticks(float(shown.found.min()), float(shown.found.max()), equation.unit),
        title={"text": _(equation.label)},
    )
    return made


def _now(made: Spec, result: Result, axis: Along) -> None:
    """A line where the quantity is in the central case, if that is in the picture."""
    item = result.state.inputs.get(axis.name)
    value = item.distribution.central if item else float(np.ravel(result.central.get(axis.name, np.nan))[0])
    place = axis.place(value)
    if min(axis.places()) < place < max(axis.places()):
        upright(made, near([place])[0], color=SECOND, dash="dot", width=1.5)
