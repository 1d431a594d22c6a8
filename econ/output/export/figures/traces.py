"""Traces of a chart: the list of kinds that can be drawn, and lines, marks, texts, areas and whiskers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from econ.output.export.figures.reading import (
    CLEAR,
    POINT,
    Spec,
    colour,
    dashes,
    floats,
    number,
    part,
    repeated,
    symbol,
)
from econ.output.export.figures.scales import Scale
from econ.output.export.figures.texts import Style, box

if TYPE_CHECKING:
    from matplotlib.axes import Axes


@dataclass
class Drawing:
    """What the functions of this module draw on.

    Attributes:
        axes: matplotlib's axes.
        x, y: the two scales.
        layout: plotly's layout.
        size: of text, in pixels.
    """

    axes: Axes
    x: Scale
    y: Scale
    layout: Spec
    size: float


Trace = Callable[[Drawing, Spec, float], None]
TRACES: dict[str, Trace] = {}
"""Functions by the kind of trace; the last argument says what lies over what."""


def trace(kind: str) -> Callable[[Trace], Trace]:
    """Put a function on the list."""

    def mark(function: Trace) -> Trace:
        TRACES[kind] = function
        return function

    return mark


@trace("scatter")
def scatter(on: Drawing, spec: Spec, order: float) -> None:
    """Lines, marks, labels, filled areas and whiskers."""
    x, y = on.x.places(spec.get("x")), on.y.places(spec.get("y"))
    mode = str(spec.get("mode", "lines" if len(x) > 20 else "lines+markers"))
    clip = bool(spec.get("cliponaxis", True))
    _fill(on, spec, x, y, order)
    whiskers(on, spec, x, y, order - 0.005)
    if "lines" in mode:
        _line(on, spec, x, y, order)
    if "markers" in mode:
        _marks(on, part(spec, "marker"), x, y, order=order, clip=clip, opacity=number(spec.get("opacity"), 1))
    if "text" in mode:
        _labels(on, spec, x, y, order)


def _line(on: Drawing, spec: Spec, x: list[float], y: list[float], order: float) -> None:
    line = part(spec, "line")
    width = number(line.get("width"), 2)
    if width == 0:
        return
    on.axes.plot(
        x,
        y,
        color=colour(line.get("color"), number(spec.get("opacity"), 1)),
        linewidth=width * POINT,
        linestyle=dashes(line.get("dash"), width),
        clip_on=spec.get("cliponaxis", True),
        solid_capstyle="butt",
        zorder=order,
    )


def _fill(on: Drawing, spec: Spec, x: list[float], y: list[float], order: float) -> None:
    if spec.get("fill") != "toself":
        return
    tone = colour(spec.get("fillcolor") or part(spec, "line").get("color"), 1.0 if spec.get("fillcolor") else 0.5)
    on.axes.fill(x, y, color=tone, linewidth=0, zorder=order)


def _marks(
    on: Drawing, marker: Spec, x: list[float], y: list[float], *, order: float, clip: bool, opacity: float
) -> None:
    count, outline = len(x), part(marker, "line")
    edge_width, edge_tone = outline.get("width", 0), outline.get("color")
    each = zip(
        *(x, y, repeated(marker.get("symbol"), count), repeated(marker.get("size", 6), count)),
        *(repeated(marker.get("color"), count), repeated(marker.get("opacity", 1), count)),
        *(repeated(edge_width, count), repeated(edge_tone, count)),
        strict=True,
    )
    for at_x, at_y, name, size, tone, clear, wide, edge in each:
        shape, filled = symbol(name)
        inner = colour(tone, number(clear) * opacity)
        on.axes.plot(
            [at_x],
            [at_y],
            linestyle="none",
            marker=shape,
            markersize=number(size) * POINT,
            markerfacecolor=inner if filled else CLEAR,
            markeredgecolor=(colour(edge) if wide else "none") if filled else inner,
            markeredgewidth=number(wide or (0 if filled else 1.5)) * POINT,
            clip_on=clip,
            zorder=order,
        )


def _labels(on: Drawing, spec: Spec, x: list[float], y: list[float], order: float) -> None:
    text, count = part(spec, "textfont"), len(x)
    marks = part(spec, "marker").get("size", 6) if "markers" in str(spec.get("mode")) else 0
    each = zip(
        *(x, y, repeated(spec.get("text"), count), repeated(spec.get("textposition", "middle center"), count)),
        *(repeated(text.get("size", on.size), count), repeated(text.get("color"), count), repeated(marks, count)),
        strict=True,
    )
    for at_x, at_y, word, place, size, tone, mark in each:
        if word:
            up, _, across = str(place).partition(" ")
            style = Style(number(size), colour(tone))
            away = number(mark) / 2 + 2
            put_text(on, str(word), (at_x, at_y), style, ANCHORS[across or "center"], UPWARDS[up], away, order + 1)


ANCHORS = {"left": 1.0, "center": 0.5, "right": 0.0}
UPWARDS = {"top": 0.0, "middle": 0.5, "bottom": 1.0}


def put_text(
    on: Drawing,
    text: str,
    at: tuple[float, float],
    style: Style,
    across: float,
    up: float,
    away: float,
    order: float,
) -> None:
    """A label at a point: `across` and `up` say which point of the label lies there, 0 for its left and lower end."""
    from matplotlib.offsetbox import AnnotationBbox

    shift = ((0.5 - across) * 2 * away * POINT, (0.5 - up) * 2 * away * POINT)
    on.axes.add_artist(
        AnnotationBbox(
            box(text, style),
            at,
            xybox=shift,
            boxcoords="offset points",
            box_alignment=(across, up),
            frameon=False,
            pad=0,
            zorder=order,
            annotation_clip=False,
        )
    )


def whiskers(on: Drawing, spec: Spec, x: list[float], y: list[float], order: float) -> None:
    """Lines over the ranges of points or bars; a range of nothing has none."""
    for name in ("error_x", "error_y"):
        error = part(spec, name)
        if error.get("visible") is False or error.get("array") is None:
            continue
        up = np.asarray(floats(error["array"]))
        down = up if error.get("symmetric", "arrayminus" not in error) else np.asarray(floats(error["arrayminus"]))
        some = (up > 0) | (down > 0)
        up, down = up[some], down[some]
        lengths = np.maximum([down, up], 0.0)
        on.axes.errorbar(
            np.asarray(x)[some],
            np.asarray(y)[some],
            xerr=lengths if name == "error_x" else None,
            yerr=lengths if name == "error_y" else None,
            fmt="none",
            ecolor=colour(error.get("color")),
            elinewidth=number(error.get("thickness"), 2) * POINT,
            capthick=number(error.get("thickness"), 2) * POINT,
            capsize=number(error.get("width"), 4) * POINT,
            zorder=order,
        )
