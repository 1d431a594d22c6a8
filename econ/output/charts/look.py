"""What all figures share: colours, the empty figure, lines, bars, marks and labels.

Colours are mid-tones that keep a contrast of 3 to 1 on white and on near-black, so that one figure serves a
light and a dark page; backgrounds are left clear and the text takes the colour of the page.
"""

import html
from collections.abc import Iterable, Mapping, Sequence
from typing import NotRequired, TypedDict

from econ.output import Json
from econ.wording.language import ENGLISH, signs, spoken

Mark = Mapping[str, Json]
"""A trace, a shape or a piece of one, as plotly.js takes it."""


class Layout(TypedDict):
    """What lies around the marks, as plotly.js takes it."""

    separators: NotRequired[str]
    height: int
    margin: dict[str, int]
    paper_bgcolor: str
    plot_bgcolor: str
    showlegend: bool
    legend: NotRequired[Mark]
    hoverlabel: Mark
    dragmode: str
    barmode: NotRequired[str]
    bargap: float
    font: Mark
    xaxis: dict[str, Json]
    yaxis: dict[str, Json]
    xaxis2: NotRequired[Mark]
    shapes: list[Mark]
    annotations: list[Mark]


class Spec(TypedDict):
    """A figure as plain data, as plotly.js takes it."""

    data: list[Mark]
    layout: Layout


PALETTE = ("#0072B2", "#D55E00", "#009E73", "#BC6098", "#B07A00", "#3A92CC", "#7D8590")
"""After Okabe and Ito (2008), darkened or lightened to the contrast named above."""

DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot", "5px,2px")
ACCENT, SECOND, QUIET = PALETTE[0], PALETTE[1], PALETTE[6]
GRID = "rgba(128,136,148,0.22)"
LINE = "rgba(128,136,148,0.75)"
CLEAR = "rgba(0,0,0,0)"

DIGITS = 6
"""Significant digits of a place in a picture: more than a screen can show."""


def figure(height: int, *, left: int = 12, right: int = 12, top: int = 8, bottom: int = 46) -> Spec:
    """A figure with nothing in it.

    Args:
        height: in pixels; the width is that of the page.
        left: margin in pixels; the labels of the vertical axis widen it. The same for the others.
        right: at the right edge.
        top: at the upper edge.
        bottom: at the lower edge.
    """
    axis: dict[str, Json] = {"gridcolor": GRID, "zeroline": False, "ticks": "", "ticklabeloverflow": "allow"}
    group, decimal = signs(spoken())
    made: Spec = {
        "data": [],
        "layout": {
            "height": height,
            "margin": {"l": left, "r": right, "t": top, "b": bottom},
            "paper_bgcolor": CLEAR,
            "plot_bgcolor": CLEAR,
            "showlegend": False,
            "hoverlabel": {"align": "left"},
            "dragmode": "zoom",
            "bargap": 0.5,
            "font": {"size": 13},
            "xaxis": {**axis, "linecolor": LINE},
            "yaxis": {**axis, "linecolor": CLEAR},
            "shapes": [],
            "annotations": [],
        },
    }
    if spoken() != ENGLISH:
        made["layout"]["separators"] = decimal + group
    return made


def nothing(reason: str) -> Spec:
    """A figure that holds a sentence."""
    made = figure(120, bottom=8)
    for axis in (made["layout"]["xaxis"], made["layout"]["yaxis"]):
        axis |= {"visible": False, "fixedrange": True}
    note(made, safe(reason), x=0.5, y=0.5, xref="paper", yref="paper")
    return made


def note(made: Spec, text: str, **place: Json) -> None:
    """Write words into a figure, without an arrow."""
    made["layout"]["annotations"].append({"text": text, "showarrow": False, **place})


def scatter(x: Sequence[Json], y: Sequence[Json], mode: str, **look: Json) -> Mark:
    """Lines, marks or words ("lines", "markers", "text", or several with a plus) at places."""
    return {"type": "scatter", "x": x, "y": y, "mode": mode, **look}


def level(made: Spec, y: float, **line: Json) -> None:
    """Draw a line across the whole figure."""
    place: Mark = {"x0": 0, "x1": 1, "xref": "x domain", "y0": y, "y1": y, "yref": "y"}
    made["layout"]["shapes"].append({"type": "line", **place, "line": {"color": LINE, "width": 1, **line}})


def upright(made: Spec, x: float, **line: Json) -> None:
    """Draw a line from the bottom to the top of the figure."""
    place: Mark = {"x0": x, "x1": x, "xref": "x", "y0": 0, "y1": 1, "yref": "y domain"}
    made["layout"]["shapes"].append({"type": "line", **place, "line": {"color": LINE, "width": 1, **line}})


def near(values: Iterable[float]) -> list[float]:
    """Places in a picture, without the digits that no screen shows."""
    return [float(f"{v:.{DIGITS}g}") for v in values]


def safe(text: str) -> str:
    """Text for a label: plotly reads a few HTML tags, so none may come in with a name."""
    return html.escape(text, quote=False)
