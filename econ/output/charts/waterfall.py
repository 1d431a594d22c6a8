"""The way from one scenario to another: a bar for each input that moves the output.

The picture is of two results, so it is not on the list of charts of one.
"""

import math

from econ.analysis.compare import Step, Waterfall
from econ.output import cells
from econ.output.cells import Cell, Table
from econ.output.charts.axes import rows_axis, value_axis
from econ.output.charts.bars import THICK, heights, onward, row_labels
from econ.output.charts.look import QUIET
from econ.output.charts.of_results import ByColumn
from econ.output.marks import Bars, Drawing, sentence
from econ.wording.language import N_, _

TITLE = N_("Step by step")
SHOWS = N_(
    "At the central case. The steps add up exactly to the whole difference, with nothing left over; the size of a step "
    "depends on their order."
)

BARS = N_("A filled bar adds, an outlined one takes away.")

Names = tuple[str, str]
"""What the two scenarios are called."""


def table(fall: Waterfall, names: Names) -> Table:
    """The table behind the picture: every input that differs, also those that move nothing."""
    steps = [
        _row(
            _(step.label),
            Cell(fall.changed(step.change), step.change, unit=fall.unit),
            Cell(fall.said(step.value), step.value, unit=fall.unit),
        )
        for step in fall.steps
    ]
    first, last = (
        _row(name, "", Cell(words, value, unit=fall.unit))
        for name, words, value in zip(names, fall.ends, (fall.start, fall.end), strict=True)
    )
    rows = [first, *steps, last]
    return cells.table("waterfall", _(TITLE), rows)


def _row(label: str, change: Cell | str, reached: Cell) -> ByColumn:
    return {N_("Step"): label, N_("Change"): change, N_("Reached"): reached}


def moving(fall: Waterfall) -> list[Step]:
    """The steps that move the output."""
    return [step for step in fall.steps if step.change]


def alt(fall: Waterfall, names: Names) -> str:
    """The picture in a sentence."""
    start, end = (
        _("{value} in {scenario}", value=words, scenario=n) for words, n in zip(fall.ends, names, strict=True)
    )
    steps = "; ".join(f"{_(step.label)} {fall.changed(step.change)}" for step in moving(fall)) or _("no input moves it")
    way = _("{output}, from {start} to {end}", output=_(fall.label), start=start, end=end)
    return f"{way}: {steps}"


def drawing(fall: Waterfall, names: Names) -> Drawing:
    """The picture: the first scenario, a bar for each step that moves the output, the second scenario.

    Its colours are those of words: the others mean sources of GDP.
    """
    steps = moving(fall)
    reached = [fall.start, *(step.value for step in steps)]
    if not all(map(math.isfinite, (*reached, fall.end))):
        return sentence(_("One of the steps has no finite value."))
    labels = [
        (f"{names[0]}:", fall.ends[0], ""),
        *((f"{_(step.label)}:", fall.changed(step.change), "") for step in steps),
        (f"{names[1]}:", fall.ends[1], ""),
    ]
    bars = Bars(
        at=tuple(float(n) for n in range(len(labels))),
        start=(0.0, *reached[:-1], 0.0),
        end=(*reached, fall.end),
        thick=THICK,
        tones=("", *(QUIET for _step in steps), ""),
        hollow=(False, *(step.change < 0 for step in steps), False),
        words=tuple(f"{text} {value}" for text, value, _more in labels),
    )
    links = [onward(n, value) for n, value in enumerate(reached)]
    ends = [0.0, *reached, fall.end]
    room = (max(ends) - min(ends)) * 0.06 or 1.0
    low = min(ends) - (room if min(ends) < 0 else 0.0)
    axis = value_axis(fall.unit, low, max(ends) + room, _(fall.label))
    return Drawing((*links, bars, *row_labels(labels)), axis, rows_axis(len(labels)), *heights(labels))
