"""Traces of a chart: the list of kinds that can be drawn, and lines, marks, texts, areas and whiskers.

Then bars of a chart, fields (cells coloured by a value), lines across a chart, and annotations.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from econ.numerics.portable import Array
from econ.output import Json
from econ.output.export.figures.reading import (
    CLEAR,
    POINT,
    Spec,
    colour,
    colours,
    dashes,
    floats,
    listed,
    number,
    part,
    repeated,
    symbol,
)
from econ.output.export.figures.scales import Scale
from econ.output.export.figures.texts import Align, Style, box

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.colors import Colormap
    from matplotlib.transforms import Transform


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
    x, y = floats(spec.get("x")), floats(spec.get("y"))
    mode = str(spec.get("mode", "lines" if len(x) > 20 else "lines+markers"))
    clip = bool(spec.get("cliponaxis", True))
    _fill(on, spec, x, y, order)
    whiskers(on, spec, x, y, order - 0.005)
    if "lines" in mode:
        _line(on, spec, x, y, order)
    if "markers" in mode:
        _marks(on, part(spec, "marker"), x, y, order=order, clip=clip)
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
        color=colour(line.get("color")),
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


def _marks(on: Drawing, marker: Spec, x: list[float], y: list[float], *, order: float, clip: bool) -> None:
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
        inner = colour(tone, number(clear))
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
        if error.get("array") is None:
            continue
        up, down = (np.asarray(floats(error[side])) for side in ("array", "arrayminus"))
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


HATCHED = 0.35
"""Opacity of a bar under its pattern."""

GAP = 0.2
"""Part of a place that stays free beside bars whose width is not stated."""


@trace("bar")
def bar(on: Drawing, spec: Spec, order: float) -> None:
    """Bars, lying or standing, from zero or from a base, with patterns, labels and whiskers."""
    lying = spec.get("orientation") == "h"
    lengths = floats(spec.get("x" if lying else "y"))
    centres = floats(spec.get("y" if lying else "x"))
    starts = _each(spec.get("base"), len(lengths), 0.0)
    wide = _each(spec.get("width"), len(lengths), 1 - number(on.layout.get("bargap"), GAP))
    marker = part(spec, "marker")
    shapes = part(marker, "pattern").get("shape") or ""
    hatched = [bool(s) for s in repeated(shapes, len(lengths))]
    outline = part(marker, "line")
    tones = colours(marker.get("color"))
    tones = tones * len(lengths) if len(tones) == 1 else tones
    bars = (on.axes.barh if lying else on.axes.bar)(
        centres,
        lengths,
        wide,
        starts,
        color=[(r, g, b, a * HATCHED if h else a) for (r, g, b, a), h in zip(tones, hatched, strict=True)],
        linewidth=number(outline.get("width"), 0) * POINT,
        zorder=order,
    )
    for one, tone, has in zip(bars, tones, hatched, strict=True):
        one.set_edgecolor(tone if has else colour(outline.get("color", "transparent")))
        one.set_hatch("////" if has else None)
    ends = [s + n for s, n in zip(starts, lengths, strict=True)]
    whiskers(on, spec, *((ends, centres) if lying else (centres, ends)), order=order + 0.005)
    _bar_labels(on, spec, (ends, centres, lengths), lying=lying, order=order)


def _bar_labels(
    on: Drawing, spec: Spec, places: tuple[list[float], list[float], list[float]], *, lying: bool, order: float
) -> None:
    ends, centres, lengths = places
    if spec.get("text") is None or spec.get("textposition") == "none":
        return
    words = repeated(spec["text"], len(ends))
    style = Style(number(part(spec, "textfont").get("size"), on.size), colour(part(spec, "textfont").get("color")))
    for end, centre, word, length in zip(ends, centres, words, lengths, strict=True):
        if word:
            back = 1.0 if length < 0 else 0.0
            at, across, up = ((end, centre), back, 0.5) if lying else ((centre, end), 0.5, back)
            put_text(on, str(word), at, style, across, up, 4, order + 1)


def _each(value: Json, count: int, otherwise: float) -> list[float]:
    found = floats(value) or [number(value, otherwise)]
    return found * count if len(found) == 1 else found


FINE = (320, 200)
"""Cells across and up into which colours that run into each other are divided."""


@trace("heatmap")
def heatmap(on: Drawing, spec: Spec, order: float) -> None:
    """Cells coloured by a value, or colours that run into each other."""
    from matplotlib.colors import Normalize

    z = _grid(spec)
    x, y = floats(spec["x"]), floats(spec["y"])
    norm = Normalize(np.nanmin(z), np.nanmax(z))
    if spec.get("zsmooth"):
        ends = (x[0], x[-1], y[0], y[-1])
        fine = _finer(x, y, z)
        on.axes.imshow(
            fine, _map(spec), norm, aspect="auto", interpolation="nearest", origin="lower", extent=ends, zorder=order
        )
    else:
        edges = _edges(x), _edges(y)
        on.axes.pcolormesh(*edges, z, cmap=_map(spec), norm=norm, shading="flat", rasterized=True, zorder=order)


def _finer(x: list[float], y: list[float], z: Array) -> Array:
    """Values between the given ones, linear along each axis."""
    across, up = (np.linspace(c[0], c[-1], n) for c, n in zip((x, y), FINE, strict=True))
    rows = np.array([np.interp(across, x, row) for row in z])
    return np.array([np.interp(up, y, column) for column in rows.T]).T


def _grid(spec: Spec) -> Array:
    return np.asarray([floats(row) for row in listed(spec["z"])], dtype=float)


def _edges(centres: list[float]) -> list[float]:
    """Edges of cells half-way between their centres."""
    middle = [(a + b) / 2 for a, b in pairwise(centres)]
    half = (centres[1] - centres[0]) / 2 if middle else 0.5
    last = (centres[-1] - centres[-2]) / 2 if middle else 0.5
    return [centres[0] - half, *middle, centres[-1] + last]


def _map(spec: Spec) -> Colormap:
    from matplotlib.colors import LinearSegmentedColormap

    stated = map(listed, listed(spec["colorscale"]))
    return LinearSegmentedColormap.from_list("stated", [(number(at), colour(tone)) for at, tone in stated])


ACROSS = "across"
"""Label of a text whose place along x is a part of the whole plot, so that more room beside it would not help."""

ABOVE = 4.0
"""Shapes lie over the grid, at 1.5, and the traces, between 2 and 3."""

SIDES = {"left": 0.0, "bottom": 0.0, "center": 0.5, "middle": 0.5, "auto": 0.5, "right": 1.0, "top": 1.0}
ALIGNED: dict[str, Align] = {"left": "left", "right": "right"}


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

    x, y = ([number(spec[f"{letter}{end}"]) for end in (0, 1)] for letter in "xy")
    line = part(spec, "line")
    width = number(line.get("width"), 2)
    made = Line2D(
        x, y, color=colour(line.get("color")), linewidth=width * POINT, linestyle=dashes(line.get("dash"), width)
    )
    made.set(transform=_transform(on, spec), zorder=ABOVE)
    on.axes.add_line(made)


def annotation(on: Drawing, spec: Spec) -> None:
    """A text at a point."""
    from matplotlib.offsetbox import AnnotationBbox

    x = number(spec["x"]) if _whole(spec, "x") else on.x.at(spec["x"])
    y = number(spec["y"]) if _whole(spec, "y") else on.y.at(spec["y"])
    style = Style(on.size, colour(None))
    made = AnnotationBbox(
        box(str(spec.get("text", "")), style, ALIGNED.get(str(spec.get("align")), "center")),
        (x, y),
        xycoords=_transform(on, spec),
        xybox=(number(spec.get("xshift"), 0) * POINT, number(spec.get("yshift"), 0) * POINT),
        boxcoords="offset points",
        box_alignment=(_anchor(spec, "x", x), _anchor(spec, "y", y)),
        frameon=False,
        pad=0,
        annotation_clip=False,
        zorder=ABOVE + 1,
    )
    if _whole(spec, "x"):
        made.set_label(ACROSS)
    on.axes.add_artist(made)


def _anchor(spec: Spec, letter: str, at: float) -> float:
    """Which point of the text lies there; plotly's "auto" goes by thirds of the plot."""
    name = str(spec.get(f"{letter}anchor", "auto"))
    if name == "auto" and _whole(spec, letter):
        return 0.0 if at < 1 / 3 else 1.0 if at > 2 / 3 else 0.5
    return SIDES[name]
