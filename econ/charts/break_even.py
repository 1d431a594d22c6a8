"""From which probability of sanctions the sale stops paying."""

from __future__ import annotations

import numpy as np

from econ import tables, wording
from econ.charts.axes import money_ticks, percent_ticks, x_axis, y_axis
from econ.charts.look import ACCENT, SECOND, Spec, figure, level, near, note
from econ.charts.registry import chart, missing
from econ.charts.words import words
from econ.engine import Result
from econ.language import N_, _
from econ.statistics import HIGH, LOW, MIDDLE
from econ.tables import Row

OUTPUTS = ("sale_total", "loss_if_enforced", "expected_loss", "expected_net_gain", "break_even_probability")
STEPS = 41


def _rows(result: Result) -> list[Row]:
    rows = []
    for name in OUTPUTS:
        equation = result.graph.equations[name]
        s = tables.summary_of(result, name)
        rows.append(
            {"": _(equation.label), **words(s.low, s.median, s.high, equation.unit), N_("Grade"): result.grade_of(name)}
        )
    return rows


@chart("break_even", title=N_("When the sale stops paying"), rows=_rows, empty=missing("break_even_probability"))
def break_even(result: Result, *, baseline: Result | None = None) -> Spec:
    """The net gain falls as sanctions become more likely; where it crosses zero the sale no longer pays."""
    del baseline
    sale = np.asarray(result.draws["sale_total"], dtype=float)
    loss = np.asarray(result.draws["loss_if_enforced"], dtype=float)
    chances = np.linspace(0, 1, STEPS)
    found = np.array([np.quantile(np.ravel(sale - p * loss), (LOW, MIDDLE, HIGH)) for p in chances])
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
        {
            "type": "scatter",
            "x": places,
            "y": near(found[:, 1]),
            "mode": "lines",
            "line": {"color": ACCENT, "width": 3},
            "customdata": [
                [wording.percent(float(p), 0), wording.money(float(v), "USD", 2)]
                for p, v in zip(chances, found[:, 1], strict=True)
            ],
            "hovertemplate": _(
                "At a probability of %{customdata[0]}<br>net gain <b>%{customdata[1]}</b><extra></extra>"
            ),
        },
    ]
    level(made, 0, width=1.5)
    _point(made, tables.summary_of(result, "break_even_probability").median)
    low, high = float(found.min()), float(found.max())
    ticks = money_ticks(low, max(high, 0.0) + (high - low) * 0.1)
    y_axis(made, **ticks, title={"text": _("Net gain over the whole sale")})
    x_axis(made, **percent_ticks(0, 1, 4), range=[0, 1], title={"text": _("Probability that sanctions are enforced")})
    return made


def _point(made: Spec, probability: float) -> None:
    """Mark where the middle line crosses zero, if it does."""
    if probability >= 1:
        return
    x = near([probability])[0]
    marker = {"color": SECOND, "size": 12, "symbol": "diamond"}
    made["data"].append(
        {"type": "scatter", "x": [x], "y": [0], "mode": "markers", "marker": marker, "hoverinfo": "skip"}
    )
    left = probability < 0.6
    at = {"xanchor": "left" if left else "right", "xshift": 8 if left else -8, "yanchor": "bottom", "yshift": 6}
    note(made, _("breaks even at {probability}", probability=wording.percent(probability)), x=x, y=0, **at)
