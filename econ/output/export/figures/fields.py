"""Fields of a chart: cells coloured by a value."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from econ.numerics.portable import Array
from econ.output import Json
from econ.output.export.figures.reading import Spec, colour, floats, listed, number
from econ.output.export.figures.scales import Scale
from econ.output.export.figures.traces import Drawing, trace

if TYPE_CHECKING:
    from matplotlib.colors import Colormap

FINE = (320, 200)
"""Cells across and up into which colours that run into each other are divided."""


@trace("heatmap")
def heatmap(on: Drawing, spec: Spec, order: float) -> None:
    """Cells coloured by a value, or colours that run into each other."""
    from matplotlib.colors import Normalize

    z = _grid(spec)
    x, y = _centres(on.x, spec.get("x"), z.shape[1]), _centres(on.y, spec.get("y"), z.shape[0])
    norm = Normalize(number(spec.get("zmin"), np.nanmin(z)), number(spec.get("zmax"), np.nanmax(z)))
    if spec.get("zsmooth") and not (on.x.is_log or on.y.is_log):
        ends = (x[0], x[-1], y[0], y[-1])
        fine = _finer(x, y, z)
        on.axes.imshow(
            fine, _map(spec), norm, aspect="auto", interpolation="nearest", origin="lower", extent=ends, zorder=order
        )
    else:
        edges = _edges(x, on.x), _edges(y, on.y)
        on.axes.pcolormesh(*edges, z, cmap=_map(spec), norm=norm, shading="flat", rasterized=True, zorder=order)


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
    from matplotlib.colors import LinearSegmentedColormap

    stated = map(listed, listed(spec["colorscale"]))
    return LinearSegmentedColormap.from_list("stated", [(number(at), colour(tone)) for at, tone in stated])
