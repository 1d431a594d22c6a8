"""Is an answer above a threshold? What it would be worth to know each input, and where each turns the answer."""

from econ import wording
from econ.analysis.chances import asked_first
from econ.analysis.reverse import break_even_rows
from econ.analysis.sensitivity import information_rows
from econ.analysis.sensitivity.information_value import probability_above
from econ.analysis.tables import Row, summary_of
from econ.engine import Result, kept
from econ.model import SHARE
from econ.output.cells import Cell
from econ.output.charts.bars import Bar, range_bars
from econ.output.charts.of_results import ByColumn
from econ.output.charts.registry import chart, missing
from econ.output.marks import Drawing
from econ.wording.language import N_, _

MOST_BARS = 10
SMALLEST = 0.01
"""What is worth less has no bar: sorting a few thousand draws by an input that does nothing gives nearly as much."""

FINE = 4
"""Decimal places of a chance: a percentile of a distribution without end is nowhere quite 0."""


def usual(result: Result, output: str) -> float:
    """The threshold that is asked about if nobody names one: a claimed share of GDP, or the answer to one digit."""
    if output == SHARE:
        return asked_first(result)
    return wording.significant(summary_of(result, output).central, 1)


_worth = kept(information_rows)
_even = kept(break_even_rows)


def _points(value: float) -> str:
    return _("{number} percentage points", number=wording.number(100 * max(value, 0.0), 1))


def _shown(result: Result, output: str, asked: float) -> list[Row]:
    """The inputs that have a bar."""
    return [row for row in _worth(result, output, asked) if row["value"] >= SMALLEST][:MOST_BARS]


def _rows(result: Result, *, output: str = SHARE, threshold: float | None = None) -> list[ByColumn]:
    asked = usual(result, output) if threshold is None else threshold
    even: dict[str, list[Row]] = {}
    for row in _even(result, output, asked):
        if row["value"] is not None:
            even.setdefault(row["input"], []).append(row)
    return [
        {
            N_("Input"): _(row["label"]),
            N_("Knowing it is worth"): Cell(_points(row["value"]), row["value"], unit="1"),
            N_("Wrong today"): _chance(row["wrong_now"]),
            N_("Wrong if it were known"): _chance(min(row["wrong_then"], row["wrong_now"])),
            N_("Turns the answer at"): _places(even.get(row["input"], [])),
            N_("Chance of less"): "; ".join(
                wording.percent(round(at["percentile"], FINE))
                for at in even.get(row["input"], [])
                if at["percentile"] is not None
            ),
        }
        for row in _worth(result, output, asked)
    ]


def _chance(value: float) -> Cell:
    return Cell(wording.percent(value, 1), value, unit="1")


def _places(even: list[Row]) -> str:
    return "; ".join(wording.quantity(at["value"], at["unit"]) for at in even) or _("no plausible value")


def _finding(result: Result, *, output: str = SHARE, threshold: float | None = None) -> str:
    """How likely the answer is above the threshold, and what is worth most to know."""
    asked = usual(result, output) if threshold is None else threshold
    equation, shown = result.graph.equations[output], _shown(result, output, asked)
    said = {
        "output": _(equation.label),
        "limit": wording.quantity(asked, equation.unit),
        "chance": wording.percent(probability_above(result, output, asked)),
    }
    if not shown:
        return _(
            "{output} is above {limit} with probability {chance}; to know one input better would hardly change that",
            **said,
        )
    return _(
        "{output} is above {limit} with probability {chance}; knowing “{input}” would make a wrong answer rarer by "
        "{points}, more than knowing any other",
        input=_(shown[0]["label"]),
        points=_points(shown[0]["value"]),
        **said,
    )


def _single(result: Result, *, output: str = SHARE, threshold: float | None = None) -> bool:
    return len(_shown(result, output, usual(result, output) if threshold is None else threshold)) < 2


@chart(
    "value_of_information",
    title=N_("What is worth finding out"),
    rows=_rows,
    finding=_finding,
    empty=missing(SHARE),
    single=_single,
    outlined=False,
    asked=True,
)
def value_of_information(
    result: Result, *, output: str = SHARE, threshold: float | None = None, baseline: Result | None = None
) -> Drawing:
    """Is the answer above a threshold? By how much a wrong call would become rarer if this input alone were known."""
    del baseline
    asked = usual(result, output) if threshold is None else threshold
    even = {row["input"]: row for row in _even(result, output, asked) if row["value"] is not None}
    bars = [
        Bar(
            label=_(row["label"]),
            value=row["value"],
            low=row["value"],
            high=row["value"],
            tail=_turns(even.get(row["input"])),
        )
        for row in _shown(result, output, asked)
    ]
    limit = wording.quantity(asked, result.graph.equations[output].unit)
    return range_bars(bars, "1", _("Wrong calls avoided; above {limit}?", limit=limit))


def _turns(even: Row | None) -> str:
    return _("turns at {value}", value=wording.quantity(even["value"], even["unit"], 2)) if even else ""
