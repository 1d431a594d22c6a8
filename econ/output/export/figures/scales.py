"""The two axes of a chart: scale, range, ticks, grid, title."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from econ.output import Json
from econ.output.export.figures.reading import POINT, Spec, colour, floats, listed, number, part
from econ.output.export.figures.texts import Style, font, plain

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.axis import Axis

TITLE_GAP, LABEL_GAP = 7.0, 5.0
"""Pixels between tick labels and title, and between axis and tick labels."""

TICKS = 6


@dataclass
class Scale:
    """One axis.

    Attributes:
        letter: "x" or "y".
        spec: plotly's description of it.
    """

    letter: str
    spec: Spec

    @property
    def is_log(self) -> bool:
        """Whether it is logarithmic."""
        return self.spec.get("type") == "log"

    def at(self, value: Json) -> float:
        """Where an annotation, or an end of the axis, lies: on a logarithmic axis plotly takes the exponent."""
        return float(10.0 ** number(value)) if self.is_log else number(value)


def prepare(axes: Axes, scale: Scale) -> None:
    """What must be known before anything is drawn."""
    if scale.is_log:
        (axes.set_xscale if scale.letter == "x" else axes.set_yscale)("log")


def finish(axes: Axes, scale: Scale, size: float) -> None:
    """Range, ticks, grid and title."""
    from matplotlib.ticker import NullLocator

    spec, axis = scale.spec, axes.xaxis if scale.letter == "x" else axes.yaxis
    _limits(axes, scale)
    axis.set_minor_locator(NullLocator())
    if spec.get("visible") is False:
        axis.set_visible(False)
        return
    _ticks(axis, scale)
    side = "bottom" if scale.letter == "x" else "left"
    axes.spines[side].set_visible(colour(spec.get("linecolor", "transparent"))[3] > 0)
    axes.spines[side].set_color(colour(spec.get("linecolor", "transparent")))
    axes.spines[side].set_linewidth(number(spec.get("linewidth"), 1) * POINT)
    if spec.get("showgrid", True):
        axis.grid(visible=True, color=colour(spec.get("gridcolor", "rgba(128,136,148,0.22)")), linewidth=POINT)
    axis.set_tick_params(length=0, pad=LABEL_GAP * POINT)
    labels = font(Style(size, colour(None)))
    for text in axis.get_ticklabels():
        text.update(labels)
    if words := plain(str(part(spec, "title").get("text") or "")):
        axis.set_label_text(words, fontdict=labels)
        axis.labelpad = TITLE_GAP * POINT


def _limits(axes: Axes, scale: Scale) -> None:
    get, put = (axes.get_xlim, axes.set_xlim) if scale.letter == "x" else (axes.get_ylim, axes.set_ylim)
    if (stated := scale.spec.get("range")) is not None:
        put(*map(scale.at, listed(stated)))
    else:
        put(*map(float, get()))


def _ticks(axis: Axis, scale: Scale) -> None:
    from matplotlib.ticker import FixedFormatter, FixedLocator, FuncFormatter, LogLocator, MaxNLocator

    spec = scale.spec
    low, high = sorted(axis.get_view_interval())
    room = 0.0 if scale.is_log else (high - low) * 1e-9
    if spec.get("tickvals") is not None:
        places = floats(spec["tickvals"])
        words = [plain(str(w)) for w in listed(spec["ticktext"])]
        pairs = [(p, w) for p, w in zip(places, words, strict=True) if low - room <= p <= high + room]
        axis.set_major_locator(FixedLocator([p for p, _ in pairs]))
        axis.set_major_formatter(FixedFormatter([w for _, w in pairs]))
    else:
        count = int(number(spec.get("nticks"), TICKS))
        axis.set_major_locator(LogLocator(numticks=count) if scale.is_log else MaxNLocator(count, steps=[1, 2, 5, 10]))
        axis.set_major_formatter(FuncFormatter(lambda value, _: _number(float(value))))


def _number(value: float) -> str:
    """A number at a tick, in full with commas."""
    clean = 0.0 if math.isclose(value, 0.0, abs_tol=1e-12) else value
    return f"{clean:,.10g}".replace("-", "−")
