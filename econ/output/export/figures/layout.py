"""A chart laid out as a picture: heading, legend, plot and foot, with room for every label."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from econ.output.export.figures.reading import POINT, Spec, colour, colours, dashes, number, part, parts, symbol
from econ.output.export.figures.scales import Scale, finish, prepare
from econ.output.export.figures.texts import Style, font, plain, width_of, wrapped
from econ.output.export.figures.traces import ACROSS, TRACES, Drawing, annotation, shape
from econ.wording.errors import InputError

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes
    from matplotlib.backends.backend_agg import RendererAgg
    from matplotlib.figure import Figure

PIXELS = 100
"""Pixels to the inch."""

TEXT = 13.0
PLOT = 420.0
"""Size of text and height of a chart that names none, in pixels."""

HEADING = (17.0, 12.5)
FOOT = 11.0
LINE = 1.38
"""Sizes of the texts around the chart, and height of a line as a multiple of the size."""

EDGE, GAP = 10.0, 8.0
WIDEST_OVERHANG = 0.4
"""Part of the width that labels beside the plot may take."""

LARGER = 1.04
"""Letters that are fitted to a coarse screen are measured this much too narrow."""

KEY = 34.0
"""Pixels of the piece of line before a name in the legend."""


@dataclass(frozen=True)
class Around:
    """The texts around a chart.

    Attributes:
        heading: the title and a sentence below it; empty texts take no room.
        foot: paragraphs below the chart.
    """

    heading: tuple[str, str] = ("", "")
    foot: tuple[str, ...] = ()


def picture(spec: Spec, width: float, around: Around) -> Figure:
    """A figure of matplotlib from a figure of plotly as plain data."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    layout = part(spec, "layout")
    height = number(layout.get("height"), PLOT)
    made = Figure(figsize=(1, 1), dpi=PIXELS)
    FigureCanvasAgg(made)
    inner = width - 2 * EDGE
    top = _paragraphs(around.heading, HEADING, inner)
    foot = _paragraphs(around.foot, (FOOT,) * len(around.foot), inner)
    above, below = _height(top), _height(foot)
    whole = above + height + below + EDGE
    made.set_size_inches(width / PIXELS, whole / PIXELS)
    axes = made.add_axes((0.1, 0.1, 0.8, 0.8))
    axes.set_facecolor("none")
    for spine in axes.spines.values():
        spine.set_visible(False)
    on = _draw(axes, spec)
    legend = _legend(made, spec, inner, above, whole)
    _arrange(made, on, (above, below, whole), legend)
    _write(made, top, whole - EDGE / 2)
    _write(made, foot, below)
    return made


# --- texts around ------------------------------------------------------------------------------------


def _paragraphs(texts: tuple[str, ...], sizes: tuple[float, ...], width: float) -> list[tuple[str, Style]]:
    found = []
    for n, (text, size) in enumerate(zip(texts, sizes, strict=True)):
        style = Style(size, colour(None, 1.0 if n == 0 and size > TEXT else 0.78), bold=n == 0 and size > TEXT)
        found += [(line, style) for line in wrapped(text, style, width)]
    return found


def _height(lines: list[tuple[str, Style]]) -> float:
    return sum(style.size * LINE for _, style in lines) + (EDGE if lines else EDGE / 2)


def _write(made: Figure, lines: list[tuple[str, Style]], at: float) -> None:
    """Write lines downwards from a height in pixels."""
    width, height = made.get_size_inches() * PIXELS
    for line, style in lines:
        at -= style.size * LINE
        base = at + style.size * (LINE - 1)
        made.text(EDGE / width, base / height, line, va="baseline", ha="left", fontdict=font(style))


# --- the chart ---------------------------------------------------------------------------------------


def _draw(axes: Axes, spec: Spec) -> Drawing:
    layout = part(spec, "layout")
    size = number(part(layout, "font").get("size"), TEXT)
    on = Drawing(axes, Scale("x", part(layout, "xaxis")), Scale("y", part(layout, "yaxis")), layout, size)
    for scale in (on.x, on.y):
        prepare(axes, scale)
    over: dict[tuple[str, str], Drawing] = {("x", "y"): on}
    for n, item in enumerate(parts(spec, "data")):
        kind = str(item.get("type", "scatter"))
        if kind not in TRACES:
            raise InputError(
                f"A picture of the kind “{kind}” cannot be drawn without a browser.",
                mend=f"Draw it with {', '.join(TRACES)}.",
            )
        if item.get("visible", True) is True:
            key = (str(item.get("xaxis") or "x"), str(item.get("yaxis") or "y"))
            if key not in over:
                over[key] = _overlaid(on, *key)
            TRACES[kind](over[key], item, 2 + n * 0.01)
    for item in parts(layout, "shapes"):
        shape(on, item)
    for scale in (on.x, on.y):
        finish(axes, scale, size)
    for other in over.values():
        for scale in (other.x, other.y):
            if scale is not on.x and scale is not on.y:
                finish(other.axes, scale, size)
    for item in parts(layout, "annotations"):
        annotation(on, item)
    return on


def _overlaid(on: Drawing, x: str, y: str) -> Drawing:
    """A second axis over the first one, such as "x2"; the other axis is shared."""
    axes = on.axes.twiny() if x != "x" else on.axes.twinx()
    for spine in axes.spines.values():
        spine.set_visible(False)
    scales = []
    for letter, name, shared in (("x", x, on.x), ("y", y, on.y)):
        own = Scale(letter, part(on.layout, f"{letter}axis{name[1:]}"))
        scales.append(shared if name == letter else own)
        if name != letter:
            prepare(axes, own)
    return Drawing(axes, scales[0], scales[1], on.layout, on.size)


def _arrange(made: Figure, on: Drawing, heights: tuple[float, float, float], legend: float) -> None:
    """Give the plot the room that its labels leave."""
    above, below, whole = heights
    width = made.get_size_inches()[0] * PIXELS
    margin = part(on.layout, "margin")
    left, right = number(margin.get("l"), 8), number(margin.get("r"), 12)
    top, bottom = max(number(margin.get("t"), 8), legend), 8.0
    renderer = made.canvas.get_renderer()  # type: ignore[attr-defined]
    for _ in range(2):
        box = (EDGE + left, below + bottom, width - 2 * EDGE - left - right, whole - above - below - top - bottom)
        on.axes.set_position((box[0] / width, box[1] / whole, box[2] / width, box[3] / whole))
        over = _overhang(on, renderer)
        left = max(number(margin.get("l"), 8), min(over[0] * LARGER, width * WIDEST_OVERHANG))
        right = max(number(margin.get("r"), 12), min(over[1] * LARGER, width * WIDEST_OVERHANG))
        bottom = max(over[2] + 4, 8.0)
        top = max(number(margin.get("t"), 8), over[3] + legend, legend)


def _overhang(on: Drawing, renderer: RendererAgg) -> tuple[float, float, float, float]:
    """Pixels by which labels stand out of the plot: left, right, bottom, top."""
    inside = on.axes.get_window_extent(renderer)
    found = [0.0, 0.0, 0.0, 0.0]
    boxes = [axis.get_tightbbox(renderer) for axis in (on.axes.xaxis, on.axes.yaxis) if axis.get_visible()]
    sized = [(box, False) for box in boxes]
    for axes in on.axes.figure.axes:
        notes: list[Artist] = [item for item in axes.artists if hasattr(item, "get_tightbbox")]
        sized += [(n.get_tightbbox(renderer), axes is not on.axes or n.get_label() == ACROSS) for n in notes]
    for box, bound in sized:
        if box is None or not all(map(math.isfinite, box.extents)):
            continue
        beside = (0.0, 0.0) if bound else (inside.x0 - box.x0, box.x1 - inside.x1)
        outs = (*beside, inside.y0 - box.y0, box.y1 - inside.y1)
        found = [max(a, b) for a, b in zip(found, outs, strict=True)]
    return (found[0], found[1], found[2], found[3])


# --- legend ------------------------------------------------------------------------------------------


def _legend(made: Figure, spec: Spec, width: float, above: float, whole: float) -> float:
    """Names of the traces above the plot, row by row; returns the height that they take, in pixels."""
    layout = part(spec, "layout")
    items = [t for t in parts(spec, "data") if t.get("name") and t.get("showlegend", True)]
    shown = layout.get("showlegend", len(items) > 1)
    if not shown or not items:
        return 0.0
    about = part(layout, "legend")
    size = number(part(about, "font").get("size"), TEXT)
    names = [str(t["name"]) for t in items]
    styles = [Style(size, colour(None), bold="<b>" in name) for name in names]
    renderer = made.canvas.get_renderer()  # type: ignore[attr-defined]
    widest = max(width_of(plain(n), s) for n, s in zip(names, styles, strict=True)) + KEY + 18
    columns = max(1, min(len(items), int(width // widest)))
    rows = -(-len(items) // columns)
    order = [r * columns + c for c in range(columns) for r in range(rows) if r * columns + c < len(items)]
    full_width = made.get_size_inches()[0] * PIXELS
    drawn = made.legend(
        [_key(items[n]) for n in order],
        [plain(names[n]) for n in order],
        ncols=columns,
        loc="upper left",
        bbox_to_anchor=(EDGE / full_width, 1 - (above + GAP / 2) / whole),
        frameon=False,
        borderaxespad=0,
        borderpad=0,
        handlelength=KEY / size,
        handletextpad=0.6,
        columnspacing=1.4,
        labelspacing=0.42,
        fontsize=size * POINT,
    )
    for text, n in zip(drawn.get_texts(), order, strict=True):
        text.update(font(styles[n]))
    return float(drawn.get_window_extent(renderer).height) + 2 * GAP


def _key(spec: Spec) -> Artist:
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    marker, line = part(spec, "marker"), part(spec, "line")
    if spec.get("type", "scatter") != "scatter" or spec.get("fill", "none") != "none":
        tone = marker.get("color") if spec.get("type") == "bar" else spec.get("fillcolor")
        return Patch(facecolor=colours(tone)[0], linewidth=0)
    mode = str(spec.get("mode", "lines"))
    width = number(line.get("width"), 2)
    made = Line2D([], [], color=colour(line.get("color") or marker.get("color")), linewidth=width * POINT)
    made.set_linestyle(dashes(line.get("dash"), width) if "lines" in mode else "none")
    if "markers" in mode:
        shape_, filled = symbol(marker.get("symbol"))
        edge = part(marker, "line")
        tone = colour(marker.get("color"))
        made.set_marker(shape_)
        made.set_markersize(number(marker.get("size", 6), 8) * POINT)
        made.set_markerfacecolor(tone if filled else "none")
        made.set_markeredgecolor(colour(edge.get("color")) if edge.get("width") else tone)
        made.set_markeredgewidth(number(edge.get("width"), 0 if filled else 1.5) * POINT)
    return made
