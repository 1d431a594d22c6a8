"""An output while one quantity moves: its central case and its 90% band."""

import numpy as np

from econ.analysis import tables
from econ.engine import Result, kept
from econ.model import SHARE
from econ.output.cells import Cell
from econ.output.charts.bars import whiskers
from econ.output.charts.look import ACCENT, SECOND
from econ.output.charts.of_results import ByColumn, number_and_span, words
from econ.output.charts.registry import chart, missing
from econ.output.charts.sweep_data import Along, Swept, swept_of, value_axis
from econ.output.charts.tornado import swings_of
from econ.output.marks import AnyMark, Axis, Band, Curve, Dots, Drawing, Role, Rule
from econ.wording.language import N_, _

POINTS = 15


@kept
def _usual(result: Result) -> Swept:
    """If nobody says what moves: what moves the share of GDP most, over its 90% interval."""
    most = swings_of(result, SHARE)[0]
    return swept_of(result, SHARE, {most.item.name: np.linspace(most.low_input, most.high_input, POINTS).tolist()})


def _empty(result: Result) -> str:
    if reason := missing(SHARE)(result):
        return reason
    return "" if swings_of(result, SHARE) else _("Nothing behind the share of GDP has a spread.")


def _rows(result: Result, *, found: Swept | None = None) -> list[ByColumn]:
    shown = _usual(result) if found is None else found
    (axis,) = shown.axes
    unit = result.graph.equations[shown.output].unit
    values = axis.places() if axis.is_number else (None,) * len(axis.values)
    first = (Cell(said, value, unit=axis.unit) for said, value in zip(axis.words, values, strict=True))
    return [{axis.label: cell, **words(row, unit)} for cell, row in zip(first, shown.rows, strict=True)]


def _finding(result: Result, *, found: Swept | None = None) -> str:
    """Where the line begins and ends."""
    shown = _usual(result) if found is None else found
    (axis,) = shown.axes
    equation = result.graph.equations[shown.output]
    return _(
        "{output} is {first} at {least} and {last} at {most} ({quantity})",
        output=_(equation.label),
        first=tables.in_words(shown.rows[0], equation.unit)[0],
        least=axis.words[0],
        last=tables.in_words(shown.rows[-1], equation.unit)[0],
        most=axis.words[-1],
        quantity=_(axis.label),
    )


@chart("sweep", title=N_("Along one quantity"), rows=_rows, finding=_finding, empty=_empty, outlined=False, asked=True)
def sweep(result: Result, *, found: Swept | None = None, baseline: Result | None = None) -> Drawing:
    """One quantity is held at each value in turn, the others stay uncertain: the central case and the 90% range."""
    del baseline
    shown = _usual(result) if found is None else found
    (axis,) = shown.axes
    equation = result.graph.equations[shown.output]
    places, (low, middle, high, _median) = axis.places(), (tuple(column) for column in shown.found.T.tolist())
    said = tuple("\n".join((axis.words[n], *number_and_span(row, equation.unit))) for n, row in enumerate(shown.rows))
    marks: list[AnyMark]
    if axis.is_number:
        marks = [
            Band(x=places, low=low, high=high, tone=ACCENT, role=Role.BEHIND),
            Curve(x=places, y=middle, tone=ACCENT, width=3.0, words=said),
            *_now(result, axis),
        ]
    else:
        ranges = list(zip(places, low, middle, high, strict=True))
        marks = [whiskers(ranges, lying=False), Dots(x=places, y=middle, tone=ACCENT, size=12.0, words=said)]
    room = 0.0 if axis.is_number else 0.5
    along = Axis(
        min(places) - room,
        max(places) + room,
        axis.ticks(),
        axis.title,
        logarithmic=axis.is_logarithmic,
        grid=axis.is_number,
    )
    return Drawing(tuple(marks), along, value_axis(shown, _(equation.label), equation.unit), 310.0)


def _now(result: Result, axis: Along) -> list[AnyMark]:
    """A line where the quantity is in the central case, if that is in the picture."""
    item = result.state.inputs.get(axis.name)
    value = item.distribution.central if item else float(np.ravel(result.central.get(axis.name, np.nan))[0])
    if min(axis.places()) < value < max(axis.places()):
        return [Rule(at=value, dash="dot", width=1.5, tone=SECOND, label=_("central case"))]
    return []
