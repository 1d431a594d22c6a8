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

WHOLE, DELIVERED, UNIT = "value_received", "delivered", "USD/year"


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
    """How much comes back, and for what."""
    received, delivered = (tables.printed(result, name)[0] for name in (WHOLE, DELIVERED))
    if result.state.people:
        return _(
            "{received} comes back for goods and people worth {delivered}, named and assumed together",
            received=received,
            delivered=delivered,
        )
    return _(
        "{received} comes back for deliveries of {delivered}, named and assumed together",
        received=received,
        delivered=delivered,
    )


def _single(result: Result) -> bool:
    return sum(1 for _tone, part, _physical in _parts(result) if _is_something(result, part)) == 1


def _is_something(result: Result, part: Equation) -> bool:
    s = tables.summary_of(result, part.name)
    return not s.low == s.high == 0


def _sources(result: Result, _output: str) -> tuple[str, ...]:
    """Those of all its parts."""
    parts = (part.name for _tone, part, _physical in _parts(result))
    return tuple(dict.fromkeys(s for name in parts for s in result.sources_of(name)))


@chart(
    "payment",
    title=N_("What comes back"),
    rows=_rows,
    finding=_finding,
    empty=missing(WHOLE),
    place=60,
    single=_single,
    output=WHOLE,
    sources=_sources,
)
def payment(result: Result, *, baseline: Result | None = None) -> Drawing:
    """The yearly sale by what it is paid in: bars to the number, lines over the 90% range."""
    bars = []
    for tone, part, physical in _parts(result):
        s, was = tables.summary_of(result, part.name), printed_of(baseline, part.name)
        if not _is_something(result, part) and not (was and was[1]):
            continue
        tail = ""
        if physical:
            unit = physical.unit.partition("/")[0]
            tail = wording.estimate(*tables.summary_of(result, physical.name).printed, unit)[0]
        label = _(part.paid_in)
        bars.append(Bar(label=label, value=s.central, low=s.low, high=s.high, tone=tone, tail=tail, before=was))
    return range_bars(bars, UNIT, _("Value in a year"))
