"""How far scenarios are from the first: dots with their 90% intervals, and differences in words.

These pictures are of several results, so they are not on the list of charts of one.
"""

from dataclasses import replace

from econ import wording
from econ.analysis.tables import Row
from econ.output import cells
from econ.output.cells import Cell, Table
from econ.output.charts.axes import rows_axis, value_axis
from econ.output.charts.bars import heights, row_labels, whiskers
from econ.output.charts.look import ACCENT
from econ.output.marks import Dots, Drawing, Role, Rule
from econ.wording.language import N_, _

TITLE = N_("How far they are apart")
SHOWS = N_("Dots are differences of the central cases, lines the 90% interval of draws on the same points.")


def difference_in_words(row: Row) -> tuple[str, str]:
    """A row of `econ.compare.differences` in words: the difference with its sign, its interval; "" without spread."""
    return wording.signed_estimate(row["low"], row["central"], row["high"], row["unit"], row["median"])


def larger(row: Row) -> str:
    """How probable it is that the scenario's output is larger than that of the first."""
    return wording.percent(row["above"], 0)


def table(found: list[Row]) -> Table:
    """The table behind the picture.

    Args:
        found: rows of `econ.analysis.compare.differences` for one output.
    """
    rows = []
    for row in found:
        number, interval = difference_in_words(row)
        rows.append(
            {
                N_("Scenario"): row["scenario"],
                N_("Difference"): Cell(number, row["central"], unit=row["unit"]),
                N_("90% interval"): Cell(interval or _("not varied"), row["low"], row["high"], row["unit"]),
                N_("Larger in"): Cell(_("{share} of the draws", share=larger(row)), row["above"], unit="1"),
            }
        )
    return cells.table("difference", _title(found), rows)


def alt(found: list[Row]) -> str:
    """The picture in a sentence."""
    said = "; ".join(f"{row['scenario']}: {_with_interval(*difference_in_words(row))}" for row in found)
    return f"{_title(found)}: {said}"


def _with_interval(number: str, interval: str) -> str:
    return _("{number} (90% interval {interval})", number=number, interval=interval) if interval else number


def _title(found: list[Row]) -> str:
    return _("{output}, difference from {scenario}", output=_(found[0]["label"]), scenario=found[0]["against"])


def drawing(found: list[Row]) -> Drawing:
    """The picture: one row for each scenario, and a line at no difference."""
    labels = [(f"{row['scenario']}:", difference_in_words(row)[0], "") for row in found]
    dots = Dots(
        x=tuple(row["central"] for row in found),
        y=tuple(float(n) for n in range(len(found))),
        tone=ACCENT,
        size=11.0,
        words=tuple(f"{row['scenario']}: {_with_interval(*difference_in_words(row))}" for row in found),
    )
    ranges = whiskers([(n, row["low"], row["central"], row["high"]) for n, row in enumerate(found)])
    ends = [0.0, *(row[end] for row in found for end in ("low", "central", "high"))]
    room = (max(ends) - min(ends)) * 0.06 or 1.0
    axis = value_axis(found[0]["unit"], min(ends) - room, max(ends) + room, _title(found))
    if found[0]["unit"] == "1":  # the difference of two shares is one of points
        axis = replace(axis, ticks=tuple((place, wording.points(text)) for place, text in axis.ticks))
    marks = (Rule(at=0.0, role=Role.BEHIND), ranges, dots, *row_labels(labels))
    return Drawing(marks, axis, rows_axis(len(found)), *heights(labels))
