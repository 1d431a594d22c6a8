"""From which probability of sanctions the sale stops paying."""

import math

import numpy as np

from econ import wording
from econ.analysis import tables
from econ.analysis.tables import Row
from econ.engine import Result, kept
from econ.numerics.portable import Array
from econ.numerics.statistics import HIGH, LOW
from econ.output.charts.axes import nice_ticks, ticks
from econ.output.charts.look import ACCENT, QUIET, SECOND
from econ.output.charts.of_results import ByColumn, Ends, outlines, previous, printed_of, words
from econ.output.charts.registry import chart, missing
from econ.output.marks import AnyMark, Axis, Band, Curve, Dots, Drawing, Role, Rule, Side, Text
from econ.wording.language import N_, _

STEPS = 41
CHANCES = tuple(np.linspace(0, 1, STEPS).tolist())
GAIN, LOSS, BY_EPISODES = "gain_before_sanctions", "loss_if_enforced", "import_compression_loss"
"""What the net gain is made of: the gain before sanctions, less one of two estimates of the loss."""

POINT = "break_even_probability"
NONE = missing(POINT)

LEFT = 0.6
"""Up to this probability the words for the point stand to the right of it."""


def _rows(result: Result, *, baseline: Result | None = None) -> list[ByColumn]:
    """What comes back, what it costs and what may be lost by two estimates, the page of the model."""
    rows, parts = [], result.graph.equations[GAIN].parameters
    for name, equation in result.graph.by_importance.items():
        on_page = equation.page == "sanctions" and equation.importance < math.inf
        if name not in result.draws or not (on_page or name in parts):
            continue
        s = tables.summary_of(result, name)
        row: ByColumn = {
            "": _(equation.label),
            **words(s.ends | _instead(result, name), equation.unit),
            N_("Grade"): result.grade_of(name),
        }
        if baseline is not None:
            row[N_("Before")] = previous(printed_of(baseline, name), s.printed, equation.unit)
        rows.append(row)
    return rows


def _instead(result: Result, name: str) -> Row:
    """What is printed in place of a probability that has no meaning."""
    said = tables.without_meaning(result, name)
    return {tables.INSTEAD: said} if said else {}


def _finding(result: Result) -> str:
    """From which probability on it no longer pays, or that there is none."""
    printed = tables.summary_of(result, POINT).printed
    if not printed[1]:
        return _("In the central case there is no gain before sanctions that a risk of sanctions could outweigh")
    if printed[1] >= 1:
        return _("The sale pays even if sanctions are certain")
    return _(
        "The sale stops paying where sanctions are likelier than {probability}",
        probability=wording.estimate(*printed, "1")[0],
    )


def _sources(result: Result, _output: str) -> tuple[str, ...]:
    """Those of the point, and of the loss that other episodes suggest."""
    return tuple(dict.fromkeys((*result.sources_of(POINT), *result.sources_of(BY_EPISODES))))


@chart(
    "break_even",
    title=N_("When the sale stops paying"),
    rows=_rows,
    finding=_finding,
    empty=NONE,
    place=70,
    output=POINT,
    sources=_sources,
    describes=("Grade",),
)
def break_even(result: Result, *, baseline: Result | None = None) -> Drawing:
    """The net gain falls as sanctions become more likely; where it crosses zero the sale no longer pays.

    The broken line takes the loss that other episodes suggest.
    """
    found, other = _gains(result, LOSS), _gains(result, BY_EPISODES)[:, 1]
    was = _gains(baseline, LOSS) if baseline is not None and not NONE(baseline) else None
    marks: list[AnyMark] = [
        Band(x=CHANCES, low=_column(found, 0), high=_column(found, 2), tone=ACCENT, role=Role.BEHIND),
        Rule(at=0.0, upright=False, width=1.5, role=Role.BEHIND),
        Curve(
            x=CHANCES,
            y=tuple(other.tolist()),
            tone=ACCENT,
            dash="dash",
            width=1.0,
            role=Role.BEHIND,
            label=_("by other episodes"),
            words=tuple(
                _(
                    "At a probability of {probability}\nnet gain by other episodes {gain}",
                    probability=wording.percent(p, 0),
                    gain=wording.money(v, "USD"),
                )
                for p, v in zip(CHANCES, other.tolist(), strict=True)
            ),
        ),
        Curve(
            x=CHANCES,
            y=_column(found, 1),
            tone=ACCENT,
            width=3.0,
            words=tuple(
                _(
                    "At a probability of {probability}\nnet gain {gain}",
                    probability=wording.percent(p, 0),
                    gain=wording.estimate(low, number, high, "USD")[0],
                )
                for p, (low, number, high) in zip(CHANCES, found.tolist(), strict=True)
            ),
        ),
    ]
    if was is not None and baseline is not None:
        marks += _before(result, baseline, was)
    marks += _point(tables.summary_of(result, POINT).printed)
    both = np.concatenate([found.ravel(), other, *([] if was is None else [was[:, 1]])])
    low, high = float(both.min()), float(both.max())
    room = (high - low) * 0.05 or 1.0
    top = max(high, 0.0) + room
    gains = Axis(low - room, top, ticks(nice_ticks(low - room, top), "USD"), _("Net gain over the whole sale"))
    chances = Axis(0.0, 1.0, ticks(nice_ticks(0, 1, 4), "1"), _("Probability that sanctions are enforced"))
    return Drawing(tuple(marks), chances, gains, 310.0)


@kept
def _gains(result: Result, lost: str) -> Array:
    """The net gain at each probability, a row each: lower end, central case, upper end."""
    both = [[np.ravel(np.asarray(v[n], dtype=float)) for n in (GAIN, lost)] for v in (result.draws, result.central)]
    (gain, loss), (central_gain, central_loss) = both
    rows = []
    for p in CHANCES:
        low, high = np.quantile(gain - p * loss, (LOW, HIGH))
        rows.append([low, (central_gain - p * central_loss)[0], high])
    return np.array(rows)


def _column(found: Array, place: int) -> tuple[float, ...]:
    return tuple(found[:, place].tolist())


def _before(result: Result, baseline: Result, was: Array) -> list[AnyMark]:
    """The line before the changes, and where it crossed zero."""
    line = Curve(x=CHANCES, y=_column(was, 1), tone=QUIET, dash="dot", role=Role.BEFORE)
    now, then = (tables.summary_of(r, POINT).printed for r in (result, baseline))
    return [line, outlines([(then[1], 0.0, then, now)], "1")] if 0 < then[1] < 1 else [line]


def _point(printed: Ends) -> list[AnyMark]:
    """Where the line crosses zero, or why it does not."""
    probability = printed[1]
    if not 0 < probability < 1:
        said = _("pays even if it is certain") if probability else _("no gain before sanctions")
        return [Text(text=said, x=0.5, y=0.0, side=Side.ABOVE)]
    said = _("breaks even at {probability}", probability=wording.estimate(*printed, "1")[0])
    side = Side.RIGHT if probability < LEFT else Side.LEFT
    return [
        Dots(x=(probability,), y=(0.0,), shape="diamond", size=12.0, tone=SECOND, words=(said,)),
        Text(text=said, x=probability, y=0.0, side=side),
    ]
