"""Which inputs the spread of an answer comes from: total shares of its variance."""

from econ import wording
from econ.analysis.sensitivity import share_rows
from econ.analysis.tables import Row
from econ.engine import Result, kept
from econ.model import SHARE
from econ.output.charts.bars import range_bars
from econ.output.charts.look import ACCENT, Spec, nothing
from econ.output.charts.registry import chart, missing
from econ.output.charts.tornado import swings_of
from econ.wording.language import N_, _

MOST_BARS = 10
SMALLEST = 0.001
"""Shares below this are left out."""


def _shares(result: Result, output: str) -> list[Row]:
    """The shares that are shown."""
    return [row for row in kept(share_rows)(result, output) if row["total"] >= SMALLEST][:MOST_BARS]


def _percent(value: float) -> str:
    return wording.percent(value, 1)


def _rows(result: Result, *, output: str = SHARE) -> list[Row]:
    return [
        {
            N_("Input"): _(row["label"]),
            N_("Alone"): _percent(row["first"]),
            N_("With all it does together with others"): _percent(row["total"]),
            N_("90 % interval of the second"): wording.between(
                _percent(max(row["total_low"], 0.0)), _percent(row["total_high"])
            ),
        }
        for row in _shares(result, output)
    ]


def _empty(result: Result) -> str:
    return missing(SHARE)(result) or ("" if swings_of(result, SHARE) else _(NO_SPREAD))


NO_SPREAD = N_("Nothing behind this result has a spread.")


@chart("variance_shares", title=N_("Where the spread comes from"), rows=_rows, empty=_empty, outlined=False)
def variance_shares(result: Result, *, output: str = SHARE, baseline: Result | None = None) -> Spec:
    """The part of the variance that would be left if everything but this input were known; lines are 90 % intervals."""
    del baseline
    shown = _shares(result, output)
    if not shown:
        return nothing(_(NO_SPREAD))
    bars = [
        {
            "label": _(row["label"]),
            "value": row["total"],
            "low": max(row["total_low"], 0.0),
            "high": row["total_high"],
            "tone": ACCENT,
            "tail": _("{share} alone", share=_percent(row["first"])),
        }
        for row in shown
    ]
    label = result.graph.equations[output].label
    return range_bars(bars, "1", _("Share of the variance of {output}", output=_(label)))
