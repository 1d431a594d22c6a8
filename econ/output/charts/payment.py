"""What comes back for the sale."""

from collections.abc import Iterator
from itertools import cycle

from econ import wording
from econ.analysis import tables
from econ.engine import Result
from econ.equations.graph import Equation
from econ.output.cells import Cell
from econ.output.charts.bars import Bar, range_bars
from econ.output.charts.look import PALETTE
from econ.output.charts.of_results import ByColumn, number_and_span, previous, printed_of, words
from econ.output.charts.registry import chart, missing
from econ.output.marks import Drawing
from econ.wording.language import N_, _

WHOLE, UNIT = "value_received", "USD/year"


def _parts(result: Result) -> Iterator[tuple[str, Equation, Equation | None]]:
    """Parts of the payment that are known, with a colour and the physical quantity that is computed from it, if any."""
    graph = result.graph
    physical = {p: e for e in graph.equations.values() for p in e.parameters if e.unit != "1" and not e.is_money}
    parts = (part for part in graph.by_importance.values() if part.paid_in)
    for tone, part in zip(cycle(PALETTE), parts, strict=False):
        if part.name in result.draws:
            amount = physical.get(part.name)
            yield tone, part, amount if amount and amount.name in result.draws else None


def _rows(result: Result, *, baseline: Result | None = None) -> list[ByColumn]:
    rows = []
    for _tone, part, physical in _parts(result):
        s = tables.summary_of(result, part.name)
        row: ByColumn = {N_("Paid in"): _(part.paid_in), **words(s.ends, UNIT), N_("That is"): ""}
        if physical:
            p = tables.summary_of(result, physical.name)
            said = "{} ({})".format(*number_and_span(p.ends, physical.unit))
            row[N_("That is")] = Cell(said, p.central, unit=physical.unit)
        if baseline is not None:
            row[N_("Before")] = previous(printed_of(baseline, part.name), s.printed, UNIT)
        rows.append(row)
    return rows


def _finding(result: Result) -> str:
    """The largest part of what comes back."""
    found = [(tables.summary_of(result, part.name).central, part) for _tone, part, _physical in _parts(result)]
    amount, most = max(found, key=lambda one: one[0])
    return (
        _(
            "The largest part of what comes back, {amount}: {kind}",
            amount=tables.printed(result, most.name)[0],
            kind=_(most.paid_in),
        )
        if amount > 0
        else _("Nothing comes back for the sale")
    )


@chart("payment", title=N_("What comes back"), rows=_rows, finding=_finding, empty=missing(WHOLE), output=WHOLE)
def payment(result: Result, *, baseline: Result | None = None) -> Drawing:
    """The yearly sale by what it is paid in: bars to the number, lines over the 90 % range."""
    bars = []
    for tone, part, physical in _parts(result):
        s, was = tables.summary_of(result, part.name), printed_of(baseline, part.name)
        if s.low == s.high == 0 and not (was and was[1]):
            continue
        tail = ""
        if physical:
            unit = physical.unit.partition("/")[0]
            tail = wording.estimate(*tables.summary_of(result, physical.name).printed, unit)[0]
        label = _(part.paid_in)
        bars.append(Bar(label=label, value=s.central, low=s.low, high=s.high, tone=tone, tail=tail, before=was))
    return range_bars(bars, UNIT, _("Value in a year"))
