"""What comes back for the sale."""

from __future__ import annotations

from econ import wording
from econ.analysis import tables
from econ.analysis.tables import Row
from econ.engine import Result
from econ.output.charts import previous
from econ.output.charts.bars import range_bars
from econ.output.charts.look import PALETTE, Spec
from econ.output.charts.number_words import span, words
from econ.output.charts.registry import chart, missing
from econ.output.charts.source_colours import median_of
from econ.wording.language import N_, _

PARTS = (
    ("cash_received", N_("Cash"), None),
    ("oil_value", N_("Oil"), "oil_received"),
    ("grain_value", N_("Grain"), "grain_received"),
    ("goods_value", N_("Goods and technology"), None),
    ("payment_gap", N_("Not paid"), None),
)
"""Parts of the payment, and the physical quantity of those that have one."""


def _rows(result: Result, *, baseline: Result | None = None) -> list[Row]:
    rows = []
    for name, label, physical in PARTS:
        if name not in result.draws:
            continue
        s = tables.summary_of(result, name)
        amount = ""
        if physical and physical in result.draws:
            p, unit = tables.summary_of(result, physical), result.graph.equations[physical].unit
            amount = f"{wording.quantity(p.median, unit, 2)} ({span(p.low, p.high, unit)})"
        row = {N_("Paid in"): _(label), **words(s.low, s.median, s.high, "USD/year"), N_("That is"): amount}
        if baseline is not None:
            row[N_("Before")] = previous.column(median_of(baseline, name), s.median, "USD/year")
        rows.append(row)
    return rows


@chart("payment", title=N_("What comes back"), rows=_rows, empty=missing("value_received"))
def payment(result: Result, *, baseline: Result | None = None) -> Spec:
    """The yearly sale by what it is paid in: bars to the median, whiskers over the 90 % range."""
    parts = []
    for place, (name, label, physical) in enumerate(PARTS):
        if name not in result.draws:
            continue
        s = tables.summary_of(result, name)
        was = median_of(baseline, name)
        if s.low == s.high == 0 and not was:
            continue
        tail = ""
        if physical and physical in result.draws:
            unit = result.graph.equations[physical].unit.partition("/")[0]
            tail = wording.quantity(tables.summary_of(result, physical).median, unit, 2)
        ends = {"value": s.median, "low": s.low, "high": s.high}
        parts.append({"label": _(label), **ends, "tone": PALETTE[place], "tail": tail, "before": was})
    return range_bars(parts, "USD/year", _("Value in a year"))
