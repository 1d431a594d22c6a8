"""Fields of a chart: cells coloured by a value, and lines of equal value."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from econ.numerics.portable import Array
from econ.output import Json
from econ.output.export.figures.reading import POINT, Spec, colour, dashes, floats, listed, number, part
from econ.output.export.figures.scales import Scale
from econ.output.export.figures.texts import FAMILY
from econ.output.export.figures.traces import Drawing, trace

if TYPE_CHECKING:
    from matplotlib.collections import QuadMesh
    from matplotlib.colors import Colormap
    from matplotlib.contour import ContourSet
    from matplotlib.image import AxesImage

FINE = (320, 200)
"""Cells across and up into which colours that run into each other are divided."""


@trace("heatmap")
def heatmap(on: Drawing, spec: Spec, order: float) -> None:
    """Cells coloured by a value, or colours that run into each other."""
    from matplotlib.colors import Normalize

    z = _grid(spec)
    x, y = _centres(on.x, spec.get("x"), z.shape[1]), _centres(on.y, spec.get("y"), z.shape[0])
    norm = Normalize(number(spec.get("zmin"), np.nanmin(z)), number(spec.get("zmax"), np.nanmax(z)))
    drawn: AxesImage | QuadMesh
    if spec.get("zsmooth") and not (on.x.is_log or on.y.is_log):
        ends = (x[0], x[-1], y[0], y[-1])
        fine = _finer(x, y, z)
        drawn = on.axes.imshow(
            fine, _map(spec), norm, aspect="auto", interpolation="nearest", origin="lower", extent=ends
        )
    else:
        drawn = on.axes.pcolormesh(
            _edges(x, on.x), _edges(y, on.y), z, cmap=_map(spec), norm=norm, shading="flat", rasterized=True
        )
    drawn.set_zorder(order)
    if spec.get("showscale", True):
        on.mapped.append((drawn, spec))


def _finer(x: list[float], y: list[float], z: Array) -> Array:
    """Values between the given ones, linear along each axis."""
    across, up = (np.linspace(c[0], c[-1], n) for c, n in zip((x, y), FINE, strict=True))
    rows = np.array([np.interp(across, x, row) for row in z])
    return np.array([np.interp(up, y, column) for column in rows.T]).T


def _grid(spec: Spec) -> Array:
    return np.asarray([floats(row) for row in listed(spec["z"])], dtype=float)


def _centres(scale: Scale, values: Json, count: int) -> list[float]:
    return scale.places(values) if values is not None else [float(n) for n in range(count)]


def _edges(centres: list[float], scale: Scale) -> list[float]:
    """Edges of cells half-way between their centres, on a logarithmic axis in the exponent."""
    c = [math.log10(v) for v in centres] if scale.is_log else centres
    middle = [(a + b) / 2 for a, b in pairwise(c)]
    half = (c[1] - c[0]) / 2 if len(c) > 1 else 0.5
    last = (c[-1] - c[-2]) / 2 if len(c) > 1 else 0.5
    edges = [c[0] - half, *middle, c[-1] + last]
    return [10.0**v for v in edges] if scale.is_log else edges


def _map(spec: Spec) -> Colormap:
    from matplotlib import colormaps
    from matplotlib.colors import LinearSegmentedColormap

    stated = spec.get("colorscale")
    if stated is None or isinstance(stated, str):
        name = str(stated or "viridis").lower()
        return colormaps[name if name in colormaps else "viridis"]
    made = LinearSegmentedColormap.from_list(
        "stated", [(number(at), colour(tone)) for at, tone in map(listed, listed(stated))]
    )
    return made.reversed() if spec.get("reversescale") else made


@trace("contour")
def contour(on: Drawing, spec: Spec, order: float) -> None:
    """Lines of equal value, with their value written on them, or filled bands."""
    z, levels, line = _grid(spec), part(spec, "contours"), part(spec, "line")
    x, y = _centres(on.x, spec.get("x"), z.shape[1]), _centres(on.y, spec.get("y"), z.shape[0])
    at = _levels(levels, z)
    if levels.get("coloring", "fill") in ("fill", "heatmap"):
        drawn = on.axes.contourf(x, y, z, levels=at, cmap=_map(spec), zorder=order, extend="both")
        if spec.get("showscale", True):
            on.mapped.append((drawn, spec))
    if levels.get("showlines", True) and min(at) <= np.nanmax(z) and max(at) >= np.nanmin(z):
        width = number(line.get("width"), 1)
        lines = on.axes.contour(
            x,
            y,
            z,
            levels=at,
            colors=[colour(line.get("color"))],
            linewidths=width * POINT,
            linestyles=[dashes(line.get("dash"), width)],
            zorder=order + 0.005,
        )
        if levels.get("showlabels"):
            _labels(on, lines, levels)


def _levels(levels: Spec, z: Array) -> list[float]:
    if levels.get("type") == "constraint":
        return sorted(floats(levels.get("value")) or [number(levels.get("value"), 0)])
    if "start" not in levels:
        return [float(v) for v in np.linspace(np.nanmin(z), np.nanmax(z), 8)]
    start, end, step = number(levels["start"]), number(levels["end"]), number(levels.get("size"), 0)
    count = round((end - start) / step) + 1 if step > 0 else 1
    return [start + n * step for n in range(max(count, 1))]


def _labels(on: Drawing, lines: ContourSet, levels: Spec) -> None:
    form = str(levels.get("labelformat") or ".6g")
    words = {level: format(level, form).replace("-", "−") for level in lines.levels}
    size = number(part(levels, "labelfont").get("size"), on.size)
    for text in on.axes.clabel(lines, fmt=words, fontsize=size * POINT, inline=True):
        text.set_fontfamily(FAMILY)
