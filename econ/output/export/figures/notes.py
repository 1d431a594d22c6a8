"""Lines across a chart, and annotations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from econ.output.export.figures.reading import POINT, Spec, colour, dashes, number, part
from econ.output.export.figures.scales import Scale
from econ.output.export.figures.texts import Align, Style, box
from econ.output.export.figures.traces import Drawing

if TYPE_CHECKING:
    from matplotlib.transforms import Transform

ACROSS = "across"
"""Label of a text whose place along x is a part of the whole plot, so that more room beside it would not help."""

ABOVE = 4.0
"""Shapes lie over the grid, at 1.5, and the traces, between 2 and 3."""

SIDES = {"left": 0.0, "center": 0.5, "right": 1.0, "auto": 0.5}
ALIGNED: dict[str, Align] = {"left": "left", "right": "right"}
UP = {"bottom": 0.0, "middle": 0.5, "top": 1.0, "auto": 0.5}


def _whole(spec: Spec, letter: str) -> bool:
    """Whether a place is a part of the whole plot, from 0 to 1."""
    return str(spec.get(f"{letter}ref", letter)).endswith(("paper", "domain"))


def _transform(on: Drawing, spec: Spec) -> Transform:
    axes = on.axes
    kinds = {
        (False, False): axes.transData,
        (True, False): axes.get_yaxis_transform("grid"),
        (False, True): axes.get_xaxis_transform("grid"),
        (True, True): axes.transAxes,
    }
    return kinds[_whole(spec, "x"), _whole(spec, "y")]


def shape(on: Drawing, spec: Spec) -> None:
    """A line."""
    from matplotlib.lines import Line2D

    x, y = ([_place(scale, spec, f"{scale.letter}{end}") for end in (0, 1)] for scale in (on.x, on.y))
    line = part(spec, "line")
    width = number(line.get("width"), 2)
    made = Line2D(
        x, y, color=colour(line.get("color")), linewidth=width * POINT, linestyle=dashes(line.get("dash"), width)
    )
    made.set(transform=_transform(on, spec), zorder=ABOVE)
    on.axes.add_line(made)


def _place(scale: Scale, spec: Spec, key: str) -> float:
    return number(spec[key]) if _whole(spec, scale.letter) else scale.place(spec[key])


def annotation(on: Drawing, spec: Spec) -> None:
    """A text at a point."""
    from matplotlib.offsetbox import AnnotationBbox

    x = number(spec["x"]) if _whole(spec, "x") else on.x.at(spec["x"])
    y = number(spec["y"]) if _whole(spec, "y") else on.y.at(spec["y"])
    text = part(spec, "font")
    opacity = number(spec.get("opacity"), 1)
    style = Style(number(text.get("size"), on.size), colour(text.get("color"), opacity))
    made = AnnotationBbox(
        box(str(spec.get("text", "")), style, ALIGNED.get(str(spec.get("align")), "center")),
        (x, y),
        xycoords=_transform(on, spec),
        xybox=(number(spec.get("xshift"), 0) * POINT, number(spec.get("yshift"), 0) * POINT),
        boxcoords="offset points",
        box_alignment=(_anchor_x(spec, x), _anchor_y(spec, y)),
        frameon=False,
        pad=0,
        annotation_clip=False,
        zorder=ABOVE + 1,
    )
    if _whole(spec, "x"):
        made.set_label(ACROSS)
    on.axes.add_artist(made)


def _anchor_x(spec: Spec, x: float) -> float:
    """Which point of the text lies there; plotly's "auto" goes by thirds of the plot."""
    name = str(spec.get("xanchor", "auto"))
    if name == "auto" and _whole(spec, "x"):
        return 0.0 if x < 1 / 3 else 1.0 if x > 2 / 3 else 0.5
    return SIDES[name]


def _anchor_y(spec: Spec, y: float) -> float:
    name = str(spec.get("yanchor", "auto"))
    if name == "auto" and _whole(spec, "y"):
        return 0.0 if y < 1 / 3 else 1.0 if y > 2 / 3 else 0.5
    return UP[name]
