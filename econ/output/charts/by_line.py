"""The sale by kind of goods."""

from econ import wording
from econ.analysis import tables
from econ.analysis.tables import Row
from econ.engine import Result
from econ.output.charts.bars import onward, range_bars
from econ.output.charts.look import PALETTE, QUIET, Spec
from econ.output.charts.of_results import Ends, number_and_span, previous_column, printed_of
from econ.output.charts.registry import chart
from econ.wording.language import N_, _

VALUE = "value"


def _rows(result: Result, *, baseline: Result | None = None) -> list[Row]:
    was = _before(baseline)
    return [
        {
            N_("Goods"): _(row["label"]),
            **_both(N_("Quantity"), N_("Quantity, 90 % range"), number_and_span(row, row["item"], "quantity")),
            **_both(N_("Value"), N_("Value, 90 % range"), number_and_span(row, "USD", "value")),
            N_("Part of the whole"): wording.percent(row["share_of_gross"]),
            N_("Missing"): tables.in_words(row, row["item"], "shortfall")[0] if row["central_shortfall"] else _("none"),
        }
        | ({N_("Before"): previous_column(was.get(row["line"]), tables.printed_ends(row, VALUE), "USD")} if was else {})
        for row in tables.by_line(result)
    ]


def _both(number: str, interval: str, said: tuple[str, str]) -> Row:
    return dict(zip((number, interval), said, strict=True))


def _no_lines(result: Result) -> str:
    if not tables.by_line(result):
        return _("No goods line is delivered: give a number of containers, or a quantity of one of the goods.")
    return ""


@chart("by_line", title=N_("The sale by kind of goods"), rows=_rows, empty=_no_lines, view="Goods")
def by_line(result: Result, *, baseline: Result | None = None) -> Spec:
    """Value over the delivery period, before any payment discount, one after the other, with 90 % ranges."""
    order = list(result.state.lines)
    was = _before(baseline)
    parts: list[Row] = [
        {
            "label": _(row["label"]),
            **dict(zip(("low", "value", "high"), tables.printed_ends(row, VALUE), strict=True)),
            "tone": PALETTE[order.index(row["line"]) % len(PALETTE)],
            "tail": "",
            "before": was.get(row["line"]),
        }
        for row in sorted(tables.by_line(result), key=lambda row: -row["central_value"])
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
    """All goods together, where the last of them ends."""
    whole = tables.summary_of(result, "gross_value")
    ends = {"value": whole.central, "low": whole.low, "high": whole.high}
    return {
        "label": _("All together"),
        **ends,
        "before": printed_of(baseline, "gross_value"),
        "tone": QUIET,
        "tail": "",
    }


def _before(baseline: Result | None) -> dict[str, Ends]:
    """Value of each line before the changes; those that were not delivered had none."""
    if baseline is None or "line_value" not in baseline.draws:
        return {}
    found = {row["line"]: tables.printed_ends(row, VALUE) for row in tables.by_line(baseline)}
    return {line: found.get(line, (0.0, 0.0, 0.0)) for line in baseline.state.lines}
