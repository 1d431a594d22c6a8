"""Shapes and annotations of a chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from econ.output.export.figures.reading import POINT, Spec, colour, dashes, number, part
from econ.output.export.figures.scales import Scale
from econ.output.export.figures.texts import Align, Style, box
from econ.output.export.figures.traces import Drawing

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.transforms import Transform

ACROSS = "across"
"""Label of a text whose place along x is a part of the whole plot, so that more room beside it would not help."""

ABOVE = 4.0
LAYERS = {"below": 0.5, "between": 1.9, "above": ABOVE}
"""What lies over what: the grid at 1.5, traces between 2 and 3."""

SIDES = {"left": 0.0, "center": 0.5, "right": 1.0, "auto": 0.5}
ALIGNED: dict[str, Align] = {"left": "left", "right": "right"}
UP = {"bottom": 0.0, "middle": 0.5, "top": 1.0, "auto": 0.5}
ARROW_X, ARROW_Y = -10.0, -30.0
"""Where the text of an arrow stands in plotly, in pixels from its point, if nothing is said."""


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
    """A line or a rectangle."""
    from matplotlib.lines import Line2D
    from matplotlib.patches import Rectangle

    x0, x1 = (_place(on.x, spec, k) for k in ("x0", "x1"))
    y0, y1 = (_place(on.y, spec, k) for k in ("y0", "y1"))
    line = part(spec, "line")
    width = number(line.get("width"), 2)
    dash, where = dashes(line.get("dash"), width), _transform(on, spec)
    opacity = number(spec.get("opacity"), 1)
    if spec.get("type") == "rect":
        fill = colour(spec.get("fillcolor", "transparent"), opacity)
        edge = colour(line.get("color", "transparent") if width else "transparent", opacity)
        look = Rectangle((x0, y0), x1 - x0, y1 - y0, fc=fill, ec=edge, lw=width * POINT, ls=dash, transform=where)
        made: Artist = on.axes.add_patch(look)
    else:
        tone = colour(line.get("color"), opacity)
        made = on.axes.add_line(Line2D([x0, x1], [y0, y1], color=tone, lw=width * POINT, ls=dash, transform=where))
    made.set_zorder(LAYERS[str(spec.get("layer") or "above")])
    if words := part(spec, "label").get("text"):
        annotation(on, {"text": words, "x": x1, "y": y1, **_refs(spec), "xanchor": "right", "yanchor": "bottom"})


def _refs(spec: Spec) -> Spec:
    return {k: spec[k] for k in ("xref", "yref") if k in spec}


def _place(scale: Scale, spec: Spec, key: str) -> float:
    return number(spec[key]) if _whole(spec, scale.letter) else scale.place(spec[key])


def annotation(on: Drawing, spec: Spec) -> None:
    """A text at a point, with an arrow if it has one."""
    from matplotlib.offsetbox import AnnotationBbox

    x = number(spec["x"]) if _whole(spec, "x") else on.x.at(spec["x"])
    y = number(spec["y"]) if _whole(spec, "y") else on.y.at(spec["y"])
    text = part(spec, "font")
    opacity = number(spec.get("opacity"), 1)
    style = Style(number(text.get("size"), on.size), colour(text.get("color"), opacity))
    arrow = bool(spec.get("showarrow", True))
    shift = (
        number(spec.get("xshift"), 0) + (number(spec.get("ax"), ARROW_X) if arrow else 0.0),
        number(spec.get("yshift"), 0) - (number(spec.get("ay"), ARROW_Y) if arrow else 0.0),
    )
    head = {
        "arrowstyle": "-" if spec.get("arrowhead") == 0 else "->",
        "color": colour(spec.get("arrowcolor")),
        "linewidth": number(spec.get("arrowwidth"), 1) * POINT,
    }
    made = AnnotationBbox(
        box(str(spec.get("text", "")), style, ALIGNED.get(str(spec.get("align")), "center")),
        (x, y),
        xycoords=_transform(on, spec),
        xybox=(shift[0] * POINT, shift[1] * POINT),
        boxcoords="offset points",
        box_alignment=(_anchor_x(spec, x), _anchor_y(spec, y)),
        frameon=bool(spec.get("bgcolor")),
        bboxprops={"facecolor": colour(spec.get("bgcolor", "transparent")), "edgecolor": "none"},
        pad=0.1 if spec.get("bgcolor") else 0,
        arrowprops=head if arrow else None,
        annotation_clip=False,
        zorder=ABOVE + 1,
    )
    if _whole(spec, "x"):
        made.set_label(ACROSS)
    on.axes.add_artist(made)


def _anchor_x(spec: Spec, x: float) -> float:
    """Which point of the text lies there; plotly's "auto" goes by thirds of the plot."""
    name = str(spec.get("xanchor", "auto"))
    if name == "auto" and _whole(spec, "x") and not spec.get("showarrow", True):
        return 0.0 if x < 1 / 3 else 1.0 if x > 2 / 3 else 0.5
    return SIDES[name]


def _anchor_y(spec: Spec, y: float) -> float:
    name = str(spec.get("yanchor", "auto"))
    if name == "auto" and _whole(spec, "y") and not spec.get("showarrow", True):
        return 0.0 if y < 1 / 3 else 1.0 if y > 2 / 3 else 0.5
    return UP[name]
