"""From which probability of sanctions the sale stops paying."""

import math

import numpy as np

from econ import wording
from econ.analysis import tables
from econ.analysis.tables import Row
from econ.engine import Result, kept
from econ.numerics.portable import Array
from econ.numerics.statistics import HIGH, LOW
from econ.output.charts.axes import money_ticks, percent_ticks, x_axis, y_axis
from econ.output.charts.look import ACCENT, QUIET, SECOND, Mark, Spec, figure, level, near, note, scatter
from econ.output.charts.of_results import Ends, outlines, previous_column, printed_of, words
from econ.output.charts.registry import chart, missing
from econ.wording.language import N_, _

STEPS = 41
GAIN, LOSS, BY_EPISODES = "gain_before_sanctions", "loss_if_enforced", "import_compression_loss"
"""What the net gain is made of: the gain before sanctions, less one of two estimates of the loss."""

NONE = missing("break_even_probability")


def _rows(result: Result, *, baseline: Result | None = None) -> list[Row]:
    """What comes back, what it costs and what may be lost by two estimates, the page of the model."""
    rows, parts = [], result.graph.equations[GAIN].parameters
    for name, equation in result.graph.by_importance.items():
        on_page = equation.page == "sanctions" and equation.importance < math.inf
        if name not in result.draws or not (on_page or name in parts):
            continue
        s = tables.summary_of(result, name)
        row = {
            "": _(equation.label),
            **words(s.ends | _instead(result, name), equation.unit),
            N_("Grade"): result.grade_of(name),
        }
        if baseline is not None:
            row[N_("Before")] = previous_column(printed_of(baseline, name), s.printed, equation.unit)
        rows.append(row)
    return rows


def _instead(result: Result, name: str) -> Row:
    """What is printed in place of a probability that has no meaning."""
    said = tables.without_meaning(result, name)
    return {tables.INSTEAD: said} if said else {}


@chart("break_even", title=N_("When the sale stops paying"), rows=_rows, empty=NONE)
def break_even(result: Result, *, baseline: Result | None = None) -> Spec:
    """The net gain falls as sanctions become more likely; where it crosses zero the sale no longer pays.

    The broken line takes the loss that other episodes suggest.
    """
    chances = np.linspace(0, 1, STEPS)
    found = _gains(result, LOSS)
    was = _gains(baseline, LOSS) if baseline is not None and not NONE(baseline) else None
    other = _gains(result, BY_EPISODES)[:, 1]
    made = figure(380, left=4, right=30, top=20)
    places = near(chances)
    made["data"] += [
        {
            "type": "scatter",
            "x": [*places, *places[::-1]],
            "y": near([*found[:, 2], *found[::-1, 0]]),
            "fill": "toself",
            "fillcolor": "rgba(0,114,178,0.16)",
            "line": {"width": 0},
            "hoverinfo": "skip",
        },
        scatter(
            places,
            near(found[:, 1]),
            "lines",
            line={"color": ACCENT, "width": 3},
            customdata=[
                [wording.percent(float(p), 0), wording.estimate(low, number, high, "USD")[0]]
                for p, (low, number, high) in zip(chances, found.tolist(), strict=True)
            ],
            hovertemplate=_("At a probability of %{customdata[0]}<br>net gain <b>%{customdata[1]}</b><extra></extra>"),
        ),
    ]
    made["data"].append(
        scatter(
            places,
            near(other),
            "lines",
            line={"color": ACCENT, "width": 1, "dash": "dash"},
            customdata=[
                [wording.percent(float(p), 0), wording.money(v, "USD")]
                for p, v in zip(chances, other.tolist(), strict=True)
            ],
            hovertemplate=_(
                "At a probability of %{customdata[0]}<br>"
                "net gain by other episodes <b>%{customdata[1]}</b><extra></extra>"
            ),
        )
    )
    level(made, 0, width=1.5)
    if was is not None and baseline is not None:
        _ghost(made, result, baseline, was)
    _point(made, tables.summary_of(result, "break_even_probability").printed)
    both = np.concatenate([found.ravel(), other, *([] if was is None else [was[:, 1]])])
    low, high = float(both.min()), float(both.max())
    ticks = money_ticks(low, max(high, 0.0) + (high - low) * 0.1)
    y_axis(made, **ticks, title={"text": _("Net gain over the whole sale")})
    x_axis(made, **percent_ticks(0, 1, 4), range=[0, 1], title={"text": _("Probability that sanctions are enforced")})
    return made


@kept
def _gains(result: Result, lost: str) -> Array:
    """The net gain at each probability, a row each: lower end, central case, upper end."""
    both = [[np.ravel(np.asarray(v[n], dtype=float)) for n in (GAIN, lost)] for v in (result.draws, result.central)]
    (gain, loss), (central_gain, central_loss) = both
    rows = []
    for p in np.linspace(0, 1, STEPS):
        low, high = np.quantile(gain - p * loss, (LOW, HIGH))
        rows.append([low, (central_gain - p * central_loss)[0], high])
    return np.array(rows)


def _ghost(made: Spec, result: Result, baseline: Result, was: Array) -> None:
    """The line before the changes, and where it crossed zero."""
    line: Mark = {"color": QUIET, "width": 2, "dash": "dot"}
    chances = near(np.linspace(0, 1, STEPS))
    made["data"].append(scatter(chances, near(was[:, 1]), "lines", line=line, hoverinfo="skip"))
    now, then = (tables.summary_of(r, "break_even_probability").printed for r in (result, baseline))
    if 0 < then[1] < 1:
        made["data"].append(outlines([(then[1], 0.0, then, now)], "1"))


def _point(made: Spec, printed: Ends) -> None:
    """Mark where the line crosses zero; say so if it does not."""
    probability = printed[1]
    if not 0 < probability < 1:
        said = _("pays even if it is certain") if probability else _("no gain before sanctions")
        note(made, said, x=0.5, y=0, xanchor="center", yanchor="bottom", yshift=6)
        return
    x = near([probability])[0]
    marker: Mark = {"color": SECOND, "size": 12, "symbol": "diamond"}
    made["data"].append(scatter([x], [0], "markers", marker=marker, hoverinfo="skip"))
    left = probability < 0.6
    at = {"xanchor": "left" if left else "right", "xshift": 8 if left else -8, "yanchor": "bottom", "yshift": 6}
    note(made, _("breaks even at {probability}", probability=wording.estimate(*printed, "1")[0]), x=x, y=0, **at)
