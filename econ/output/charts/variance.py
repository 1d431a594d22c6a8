"""Which inputs the spread of an answer comes from: total shares of its variance."""

from econ import wording
from econ.analysis.sensitivity import share_rows
from econ.analysis.sensitivity.moves import in_a_sentence
from econ.analysis.tables import Row
from econ.engine import Result, kept
from econ.model import SHARE
from econ.output.cells import Cell
from econ.output.charts.bars import Bar, range_bars
from econ.output.charts.of_results import ByColumn
from econ.output.charts.registry import chart, missing
from econ.output.charts.tornado import NO_SPREAD, swings_of
from econ.output.marks import Drawing
from econ.wording.language import N_, _

MOST_BARS = 10
SMALLEST = 0.001
"""Shares below this are left out."""

MOST = 0.5
"""The part from which on it is most of the spread."""


def _shares(result: Result, output: str) -> list[Row]:
    """The shares that are shown."""
    return [row for row in kept(share_rows)(result, output) if row["total"] >= SMALLEST][:MOST_BARS]


def _percent(value: float) -> str:
    return wording.percent(value, 1)


def _rows(result: Result, *, output: str = SHARE) -> list[ByColumn]:
    return [
        {
            N_("Input"): _(row["label"]),
            N_("Alone"): Cell(_percent(row["first"]), row["first"], unit="1"),
            N_("With all it does together with others"): Cell(_percent(row["total"]), row["total"], unit="1"),
            N_("90% interval of the second"): _interval(row),
        }
        for row in _shares(result, output)
    ]


def _interval(row: Row) -> Cell:
    low, high = max(row["total_low"], 0.0), row["total_high"]
    return Cell(wording.between(_percent(low), _percent(high)), low, high, "1")


def _empty(result: Result) -> str:
    return missing(SHARE)(result) or ("" if swings_of(result, SHARE) else _(NO_SPREAD))


def _finding(result: Result, *, output: str = SHARE) -> str:
    """Which input most of the spread comes from, or the largest part of it."""
    shown = _shares(result, output)
    if not shown:
        return _(NO_SPREAD)
    widest = {swing.item.name: n for n, swing in enumerate(swings_of(result, output))}
    names = sorted(shown[0]["input"].split(), key=lambda name: widest.get(name, len(widest)))
    said = {"input": in_a_sentence(result, names), "share": wording.percent(shown[0]["total"])}
    if len(shown) == 1:
        return _("All of the doubt is {input}", **said)
    if shown[0]["total_low"] > MOST:
        return _("Most of the doubt is {input}: {share}", **said)
    return _("The largest part of the doubt is {input}: {share}", **said)


def _single(result: Result, *, output: str = SHARE) -> bool:
    return len(_shares(result, output)) < 2


@chart(
    "variance_shares",
    title=N_("Where the doubt comes from"),
    rows=_rows,
    finding=_finding,
    empty=_empty,
    single=_single,
    outlined=False,
)
def variance_shares(result: Result, *, output: str = SHARE, baseline: Result | None = None) -> Drawing:
    """How much of the uncertainty (the variance) is due to this one input; lines are 90% intervals of that share."""
    del baseline
    bars = [
        Bar(
            label=_(row["label"]),
            value=row["total"],
            low=max(row["total_low"], 0.0),
            high=row["total_high"],
            tail=_("{share} alone", share=_percent(row["first"])),
        )
        for row in _shares(result, output)
    ]
    label = result.graph.equations[output].label
    return range_bars(bars, "1", _("Share of the uncertainty of {output}", output=_(label)))
