"""The sale by kind of goods."""

from dataclasses import replace

from econ import wording
from econ.analysis import short_answer, tables
from econ.analysis.tables import Row
from econ.engine import Result
from econ.output.cells import Cell
from econ.output.charts.bars import Bar, onward, range_bars
from econ.output.charts.look import PALETTE, QUIET
from econ.output.charts.of_results import ByColumn, Ends, pair, previous, printed_of
from econ.output.charts.registry import chart
from econ.output.marks import Drawing
from econ.wording.language import N_, _

VALUE, WHOLE = "value", "gross_value"


def _rows(result: Result, *, baseline: Result | None = None) -> list[ByColumn]:
    was = _before(baseline)
    rows = []
    for line in tables.by_line(result):
        quantity, quantities = pair(line, line["item"], "quantity")
        quantity = replace(quantity, words=short_answer.quantity(result, line))
        value, values = pair(line, "USD", VALUE)
        row: ByColumn = {
            N_("Goods"): _(line["label"]),
            N_("Quantity"): quantity,
            N_("Quantity, 90% interval"): quantities,
            N_("Value"): value,
            N_("Value, 90% interval"): values,
            N_("Part of the whole"): Cell(_part(line), line["share_of_gross"], unit="1"),
            N_("Missing"): pair(line, line["item"], "shortfall")[0] if line["central_shortfall"] else _("none"),
        }
        if was:
            row[N_("Before")] = previous(was.get(line["line"]), tables.printed_ends(line, VALUE), "USD")
        rows.append(row)
    return rows


def _part(line: Row) -> str:
    return wording.percent(line["share_of_gross"])


def _no_lines(result: Result) -> str:
    if not tables.by_line(result):
        return _("No goods line is delivered: give a number of containers, or a quantity of one of the goods.")
    return ""


def _finding(result: Result) -> str:
    """The largest kind of goods and its part of the whole."""
    lines = tables.by_line(result)
    first = max(lines, key=lambda row: row["central_value"])
    whole = tables.printed(result, WHOLE)[0]
    if _single(result):
        return _("The whole sale is goods of one kind: {goods}, {amount}", goods=_(first["label"]), amount=whole)
    return _(
        "The largest part of goods worth {amount}: {goods}, {part}",
        amount=whole,
        goods=_(first["label"]),
        part=_part(first),
    )


def _single(result: Result) -> bool:
    return len(tables.by_line(result)) == 1


@chart(
    "by_line",
    title=N_("The sale by kind of goods"),
    rows=_rows,
    finding=_finding,
    empty=_no_lines,
    place=40,
    single=_single,
    output=WHOLE,
    view="Goods",
)
def by_line(result: Result, *, baseline: Result | None = None) -> Drawing:
    """Value over the delivery period, before any payment discount, one after the other, with 90% ranges."""
    order = list(result.state.lines)
    was = _before(baseline)
    bars: list[Bar] = []
    for line in sorted(tables.by_line(result), key=lambda row: -row["central_value"]):
        low, value, high = tables.printed_ends(line, VALUE)
        bars.append(
            Bar(
                label=_(line["label"]),
                value=value,
                low=low,
                high=high,
                tone=PALETTE[order.index(line["line"]) % len(PALETTE)],
                start=bars[-1].end if bars else 0.0,
                before=was.get(line["line"]),
            )
        )
    links = [onward(n, bar.end) for n, bar in enumerate(bars)]
    return range_bars([*bars, _whole(result, baseline)], "USD", _("Value"), behind=links)


def _whole(result: Result, baseline: Result | None) -> Bar:
    """All goods together, where the last of them ends."""
    whole = tables.summary_of(result, WHOLE)
    return Bar(
        label=_("All together"),
        value=whole.central,
        low=whole.low,
        high=whole.high,
        tone=QUIET,
        before=printed_of(baseline, WHOLE),
    )


def _before(baseline: Result | None) -> dict[str, Ends]:
    """Value of each line before the changes; those that were not delivered had none."""
    if baseline is None or "line_value" not in baseline.draws:
        return {}
    found = {row["line"]: tables.printed_ends(row, VALUE) for row in tables.by_line(baseline)}
    return {line: found.get(line, (0.0, 0.0, 0.0)) for line in baseline.state.lines}
