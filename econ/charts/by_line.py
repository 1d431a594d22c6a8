"""The sale by kind of goods."""

from __future__ import annotations

from econ import tables, wording
from econ.charts.bars import range_bars
from econ.charts.look import PALETTE, QUIET, Spec
from econ.charts.registry import chart
from econ.charts.words import span
from econ.engine import Result
from econ.language import N_, _
from econ.tables import Row


def _lines(result: Result) -> list[Row]:
    found: list[Row] = result.keep("chart of lines", lambda: tables.by_line(result))
    return found


def _rows(result: Result) -> list[Row]:
    return [
        {
            N_("Goods"): _(row["label"]),
            N_("Quantity"): wording.quantity(row["quantity"], row["item"]),
            N_("Quantity, 90 % range"): span(row["quantity_low"], row["quantity_high"], row["item"]),
            N_("Value"): wording.money(row["value"], "USD"),
            N_("Value, 90 % range"): span(row["value_low"], row["value_high"], "USD"),
            N_("Part of the whole"): wording.percent(row["share_of_gross"]),
            N_("Missing"): wording.quantity(row["shortfall"], row["item"]) if row["shortfall"] else _("none"),
        }
        for row in _lines(result)
    ]


def _no_lines(result: Result) -> str:
    if not _lines(result):
        return _("No goods line is delivered: give a number of containers, or a quantity of one of the goods.")
    return ""


@chart("by_line", title=N_("The sale by kind of goods"), rows=_rows, empty=_no_lines)
def by_line(result: Result, *, baseline: Result | None = None) -> Spec:
    """Value over the delivery period, before any payment discount: bars to the median, whiskers over the 90 % range."""
    del baseline
    order = list(result.state.lines)
    parts = [
        {
            "label": _(row["label"]),
            "value": row["value"],
            "low": row["value_low"],
            "high": row["value_high"],
            "tone": PALETTE[order.index(row["line"]) % len(PALETTE)],
            "tail": "",
        }
        for row in sorted(_lines(result), key=lambda row: -row["value"])
    ]
    if len(parts) > 1:
        whole = tables.summary_of(result, "gross_value")
        ends = {"value": whole.median, "low": whole.low, "high": whole.high}
        parts.append({"label": _("All together"), **ends, "tone": QUIET, "tail": ""})
    return range_bars(parts, "USD", _("Value"))
