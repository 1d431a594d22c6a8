"""The sale by kind of goods."""

from econ import wording
from econ.analysis import tables
from econ.analysis.tables import Row
from econ.engine import Result
from econ.output.charts.bars import onward, range_bars
from econ.output.charts.look import PALETTE, QUIET, Spec
from econ.output.charts.of_results import median_of, previous_column, span
from econ.output.charts.registry import chart
from econ.wording.language import N_, _


def _rows(result: Result, *, baseline: Result | None = None) -> list[Row]:
    was = _before(baseline)
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
        | ({N_("Before"): previous_column(was.get(row["line"]), row["value"], "USD")} if was else {})
        for row in tables.by_line(result)
    ]


def _no_lines(result: Result) -> str:
    if not tables.by_line(result):
        return _("No goods line is delivered: give a number of containers, or a quantity of one of the goods.")
    return ""


@chart("by_line", title=N_("The sale by kind of goods"), rows=_rows, empty=_no_lines, view="Goods")
def by_line(result: Result, *, baseline: Result | None = None) -> Spec:
    """Value over the delivery period, before any payment discount: medians, one after the other, and 90 % ranges."""
    order = list(result.state.lines)
    was = _before(baseline)
    parts: list[Row] = [
        {
            "label": _(row["label"]),
            "value": row["value"],
            "low": row["value_low"],
            "high": row["value_high"],
            "tone": PALETTE[order.index(row["line"]) % len(PALETTE)],
            "tail": "",
            "before": was.get(row["line"]),
        }
        for row in sorted(tables.by_line(result), key=lambda row: -row["value"])
    ]
    reached = 0.0
    for part in parts:
        part["base"], reached = reached, reached + part["value"]
    if len(parts) == 1:
        return range_bars(parts, "USD", _("Value"))
    made = range_bars([*parts, _whole(result, baseline)], "USD", _("Value"))
    made["layout"]["shapes"] += [onward(place, part["base"] + part["value"]) for place, part in enumerate(parts[:-1])]
    return made


def _whole(result: Result, baseline: Result | None) -> Row:
    """All goods together; medians do not add up exactly, so this is no sum of the bars above it."""
    whole = tables.summary_of(result, "gross_value")
    ends = {"value": whole.median, "low": whole.low, "high": whole.high, "before": median_of(baseline, "gross_value")}
    return {"label": _("All together"), **ends, "tone": QUIET, "tail": _("medians do not add up exactly")}


def _before(baseline: Result | None) -> dict[str, float]:
    """Value of each line before the changes; those that were not delivered had none."""
    if baseline is None or "line_value" not in baseline.draws:
        return {}
    found = {row["line"]: row["value"] for row in tables.by_line(baseline)}
    return {line: found.get(line, 0.0) for line in baseline.state.lines}
