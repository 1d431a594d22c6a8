"""What comes back for the sale."""

from itertools import cycle

from econ import wording
from econ.analysis import tables
from econ.analysis.tables import Row
from econ.engine import Result
from econ.equations.graph import Equation, Graph
from econ.output.charts.bars import range_bars
from econ.output.charts.look import PALETTE, Spec
from econ.output.charts.of_results import number_and_span, previous_column, printed_of, words
from econ.output.charts.registry import chart, missing
from econ.wording.language import N_, _


def _parts(graph: Graph) -> list[tuple[Equation, Equation | None]]:
    """Parts of the payment, and the physical quantity that is computed from those that have one."""
    physical = {p: e for e in graph.equations.values() for p in e.parameters if e.unit != "1" and not e.is_money}
    return [(part, physical.get(name)) for name, part in graph.by_importance.items() if part.paid_in]


def _rows(result: Result, *, baseline: Result | None = None) -> list[Row]:
    rows = []
    for part, physical in _parts(result.graph):
        if part.name not in result.draws:
            continue
        s = tables.summary_of(result, part.name)
        amount = ""
        if physical and physical.name in result.draws:
            p, unit = tables.summary_of(result, physical.name), physical.unit
            amount = "{} ({})".format(*number_and_span(p.ends, unit))
        row = {N_("Paid in"): _(part.paid_in), **words(s.ends, "USD/year"), N_("That is"): amount}
        if baseline is not None:
            row[N_("Before")] = previous_column(printed_of(baseline, part.name), s.printed, "USD/year")
        rows.append(row)
    return rows


@chart("payment", title=N_("What comes back"), rows=_rows, empty=missing("value_received"))
def payment(result: Result, *, baseline: Result | None = None) -> Spec:
    """The yearly sale by what it is paid in: bars to the number, whiskers over the 90 % range."""
    bars = []
    for tone, (part, physical) in zip(cycle(PALETTE), _parts(result.graph), strict=False):
        if part.name not in result.draws:
            continue
        s = tables.summary_of(result, part.name)
        was = printed_of(baseline, part.name)
        if s.low == s.high == 0 and not (was and was[1]):
            continue
        tail = ""
        if physical and physical.name in result.draws:
            unit = physical.unit.partition("/")[0]
            tail = wording.estimate(*tables.summary_of(result, physical.name).printed, unit)[0]
        ends = {"value": s.central, "low": s.low, "high": s.high}
        bars.append({"label": _(part.paid_in), **ends, "tone": tone, "tail": tail, "before": was})
    return range_bars(bars, "USD/year", _("Value in a year"))
