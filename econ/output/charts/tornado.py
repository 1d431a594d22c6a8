"""What moves an answer: each uncertain input alone, from its 5th to its 95th percentile."""

from collections.abc import Sequence
from dataclasses import dataclass

from econ import wording
from econ.analysis import short_answer
from econ.analysis.sensitivity import Swing, swings
from econ.analysis.tables import Row
from econ.engine import Result, kept
from econ.model import SHARE
from econ.output.cells import Cell
from econ.output.charts.axes import rows_axis, value_axis
from econ.output.charts.bars import THICK, heights, row_labels
from econ.output.charts.look import ACCENT, QUIET, SECOND
from econ.output.charts.of_results import ByColumn, central, panel, span
from econ.output.charts.registry import chart, missing
from econ.output.marks import AnyMark, Bars, Drawing, Role, Rule
from econ.wording.language import N_, _

MOST_BARS = 12


swings_of = kept(swings)
"""The swings of an output."""


def _rows(result: Result, *, output: str = SHARE, baseline: Result | None = None) -> list[ByColumn]:
    unit = result.graph.equations[output].unit
    known = baseline is not None and output in baseline.draws
    was = {s.item.name: s for s in swings_of(baseline, output)} if baseline is not None and known else {}
    rows = []
    for s in swings_of(result, output):
        rise = wording.in_percent(wording.plain(s.elasticity, 2))
        row: ByColumn = {
            N_("Input"): _(s.item.label),
            N_("From"): _quantity(s.low_input, s.item.unit),
            N_("To"): _quantity(s.high_input, s.item.unit),
            N_("Result at the first"): _quantity(s.low, unit),
            N_("Result at the second"): _quantity(s.high, unit),
            N_("A rise of 1% moves the result by"): Cell(rise, s.elasticity / 100, unit="1"),
        }
        if was:
            row[N_("Before")] = _then(was.get(s.item.name), unit)
        rows.append(row)
    return rows


def _quantity(value: float, unit: str) -> Cell:
    return Cell(wording.quantity(value, unit), value, unit=unit)


def _then(swing: Swing | None, unit: str) -> Cell:
    """Both ends of a bar before the changes."""
    if swing is None:
        return Cell(_("not varied"))
    return Cell(wording.span(swing.low, swing.high, unit), swing.low, swing.high, unit)


def _empty(result: Result) -> str:
    """Why nothing is drawn: there is no share, or nothing moves it, as where no goods are sold."""
    return missing(SHARE)(result) or ("" if swings_of(result, SHARE) else _("Nothing moves this result."))


def _finding(result: Result, *, output: str = SHARE) -> str:
    """The longest bar, and between which ends it moves the result."""
    bars = _bars(result, output)
    if not bars:
        return _(NO_SPREAD)
    first = bars[0]
    low, high = first.said if first.low <= first.high else first.said[::-1]
    said = {"input": first.label, "output": _(result.graph.equations[output].label), "low": low, "high": high}
    if len(bars) == 1:
        return _("Only “{input}” moves “{output}”: from {low} to {high}", **said)
    return _("“{input}” moves “{output}” most: from {low} to {high}", **said)


def _single(result: Result, *, output: str = SHARE) -> bool:
    return len(_bars(result, output)) < 2


def _sources(result: Result, output: str) -> tuple[str, ...]:
    """Those of the output, and of the GDP sources that count beside it."""
    others = (s for row in _families(result, output) for s in row["sources"])
    return tuple(dict.fromkeys((*result.sources_of(output), *others)))


NO_SPREAD = N_("Nothing behind this result has a spread.")


@dataclass(frozen=True)
class _Bar:
    """What an input does to an output.

    Attributes:
        name: of the input.
        label: what it is called.
        ends: its own two ends, in words.
        low, high: the output at each of them.
        said: the same in words.
        choice: whether it is a choice and no number.
    """

    name: str
    label: str
    ends: str
    low: float
    high: float
    said: tuple[str, str]
    choice: bool = False


@chart(
    "tornado",
    title=N_("What moves the answer"),
    rows=_rows,
    finding=_finding,
    empty=_empty,
    place=30,
    single=_single,
    sources=_sources,
)
def tornado(result: Result, *, output: str = SHARE, baseline: Result | None = None) -> Drawing:
    """Each uncertain input alone goes to its 5th (orange) and 95th percentile (blue); the longest bar matters most."""
    equation = result.graph.equations[output]
    middle = central(result, output)
    bars = _bars(result, output)
    labels = [(bar.label, "", bar.ends) for bar in bars]
    was = _before(bars, baseline, output)
    marks: list[AnyMark] = [_ends(bars, 0, middle, SECOND), _ends(bars, 1, middle, ACCENT), *row_labels(labels)]
    marks += _outline(was, baseline, output)
    ends = [v for bar in (*bars, *was.values()) for v in (bar.low, bar.high)] + [middle]
    room = (max(ends) - min(ends)) * 0.16 or abs(middle) * 0.1 or 1.0
    title = _("{output}; bars start at our best guess", output=_(equation.label))
    axis = value_axis(equation.unit, min(ends) - room, max(ends) + room, title)
    return Drawing(tuple(marks), axis, rows_axis(len(bars)), *heights(labels))


def _bars(result: Result, output: str) -> list[_Bar]:
    """The bars that are drawn, the longest first."""
    bars = [_swing_bar(s, result, output) for s in swings_of(result, output)[:MOST_BARS]]
    bars += _source_bar(result, output)
    return sorted(bars, key=lambda bar: (-abs(bar.high - bar.low), not bar.choice))


def _before(bars: list[_Bar], baseline: Result | None, output: str) -> dict[int, _Bar]:
    """The same bars before the changes, by their row."""
    if baseline is None or output not in baseline.draws:
        return {}
    found = [*(_swing_bar(s, baseline, output) for s in swings_of(baseline, output)), *_source_bar(baseline, output)]
    known = {bar.name: bar for bar in found}
    return {n: known[bar.name] for n, bar in enumerate(bars) if bar.name in known}


def _outline(was: dict[int, _Bar], baseline: Result | None, output: str) -> list[AnyMark]:
    """Frames from end to end, and a line at the central case of then."""
    if baseline is None or not was:
        return []
    unit = baseline.graph.equations[output].unit
    ends = [[wording.quantity(v, unit) for v in (bar.low, bar.high)] for bar in was.values()]
    return [
        Rule(at=central(baseline, output), dash="dot", role=Role.BEFORE),
        Bars(
            at=tuple(map(float, was)),
            start=tuple(bar.low for bar in was.values()),
            end=tuple(bar.high for bar in was.values()),
            thick=THICK,
            role=Role.BEFORE,
            words=tuple(_("Before your changes: {low} to {high}", low=low, high=high) for low, high in ends),
        ),
    ]


SOURCES = "gdp source"
"""What the bar of the GDP sources is called; no input has this name."""


def _swing_bar(s: Swing, result: Result, output: str) -> _Bar:
    said = _apart(s.low, s.high, result.graph.equations[output].unit)
    if output == SHARE and short_answer.is_on_screen():
        least, middle, most = sorted((s.low, central(result, output), s.high))
        digits = short_answer.decimals(result, least, middle, most)
        said = wording.percent(s.low, digits), wording.percent(s.high, digits)
    return _Bar(s.item.name, _(s.item.label), span(s.low_input, s.high_input, s.item.unit), s.low, s.high, said)


def _apart(first: float, second: float, unit: str) -> tuple[str, str]:
    """Both ends of a bar in words, with more digits where two would make them the same."""
    said = (wording.quantity(first, unit, 2), wording.quantity(second, unit, 2))
    if said[0] != said[1]:
        return said
    low, _middle, high = wording.each(min(first, second), (first + second) / 2, max(first, second), unit)
    return (low, high) if first <= second else (high, low)


def _source_bar(result: Result, output: str) -> list[_Bar]:
    """A bar from the smallest to the largest share of the GDP sources that count; none if there is but one."""
    rows = _families(result, output)
    if len(rows) < 2:
        return []
    last, first = rows[-1], rows[0]
    between = wording.between(_(last["label"]), _(first["label"]))
    said = (_share(result, last), _share(result, first))
    return [_Bar(SOURCES, _("Whose figure of GDP"), between, last["share"], first["share"], said, choice=True)]


def _families(result: Result, output: str) -> list[Row]:
    """The GDP sources that count, one for each family at market rates, the largest share first."""
    return [row for row in panel(result) if not row["apart"]] if output == SHARE else []


def _share(result: Result, row: Row) -> str:
    """A share with its digits of the panel."""
    return short_answer.in_words(result, row)[0]


def _ends(bars: Sequence[_Bar], side: int, middle: float, tone: str) -> Bars:
    """The bars from the central case to one end of each input."""
    said = N_("{input} at the lower end of {ends}:\n{value}"), N_("{input} at the upper end of {ends}:\n{value}")
    return Bars(
        at=tuple(float(n) for n in range(len(bars))),
        start=(middle,) * len(bars),
        end=tuple((bar.low, bar.high)[side] for bar in bars),
        thick=THICK,
        tones=tuple(QUIET if bar.choice else tone for bar in bars),
        hatched=tuple(bar.choice for bar in bars),
        labels=tuple(bar.said[side] if (bar.low, bar.high)[side] != middle else "" for bar in bars),
        words=tuple(_(said[side], input=bar.label, ends=bar.ends, value=bar.said[side]) for bar in bars),
    )
