"""The two axes of a chart: scale, range, ticks, grid, title."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from econ.output import Json
from econ.output.export.figures.reading import POINT, Spec, colour, floats, listed, number, part, title
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
        categories: texts in the order in which they occur; empty for an axis of numbers.
    """

    letter: str
    spec: Spec
    categories: list[str] = field(default_factory=list)

    @property
    def is_log(self) -> bool:
        """Whether it is logarithmic."""
        return self.spec.get("type") == "log"

    def places(self, values: Json) -> list[float]:
        """Where values lie: numbers as they are, texts at their place in the order."""
        found = listed(values)
        if self.spec.get("type") != "category" and not any(isinstance(v, str) for v in found):
            return floats(found)
        names = [str(v) for v in found]
        self.categories += [n for n in dict.fromkeys(names) if n not in self.categories]
        return [float(self.categories.index(n)) for n in names]

    def place(self, value: Json) -> float:
        """Where one value lies."""
        return self.places([value])[0]

    def at(self, value: Json) -> float:
        """Where an annotation lies: on a logarithmic axis plotly takes the exponent."""
        return float(10.0 ** number(value)) if self.is_log else self.place(value)


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
    shown = spec.get("showticklabels", True)
    labels = Style(number(part(spec, "tickfont").get("size"), size), colour(part(spec, "tickfont").get("color")))
    for text in axis.get_ticklabels():
        text.update({**font(labels), "visible": shown})
    if words := plain(title(spec)):
        style = Style(number(part(spec, "title", "font").get("size"), size), colour(None))
        axis.set_label_text(words, fontdict=font(style))
        axis.labelpad = TITLE_GAP * POINT


def _limits(axes: Axes, scale: Scale) -> None:
    get, put = (axes.get_xlim, axes.set_xlim) if scale.letter == "x" else (axes.get_ylim, axes.set_ylim)
    stated = scale.spec.get("range")
    if stated is not None:
        low, high = (10.0 ** number(v) if scale.is_log else scale.place(v) for v in listed(stated))
    else:
        low, high = (float(v) for v in get())
        if scale.categories:
            low, high = -0.5, len(scale.categories) - 0.5
        if scale.spec.get("rangemode") == "tozero":
            low, high = min(low, 0.0), max(high, 0.0)
    if scale.spec.get("autorange") == "reversed":
        low, high = max(low, high), min(low, high)
    put(low, high)


def _ticks(axis: Axis, scale: Scale) -> None:
    from matplotlib.ticker import FixedFormatter, FixedLocator, FuncFormatter, LogLocator, MaxNLocator

    spec = scale.spec
    low, high = sorted(axis.get_view_interval())
    room = 0.0 if scale.is_log else (high - low) * 1e-9
    if spec.get("tickvals") is not None:
        places = scale.places(spec["tickvals"])
        words = [plain(str(w)) for w in listed(spec.get("ticktext"))] or [_number(p, spec) for p in places]
        pairs = [(p, w) for p, w in zip(places, words, strict=True) if low - room <= p <= high + room]
        axis.set_major_locator(FixedLocator([p for p, _ in pairs]))
        axis.set_major_formatter(FixedFormatter([w for _, w in pairs]))
    elif scale.categories:
        axis.set_major_locator(FixedLocator(list(range(len(scale.categories)))))
        axis.set_major_formatter(FixedFormatter([plain(c) for c in scale.categories]))
    else:
        count = int(number(spec.get("nticks"), TICKS))
        axis.set_major_locator(LogLocator(numticks=count) if scale.is_log else MaxNLocator(count, steps=[1, 2, 5, 10]))
        axis.set_major_formatter(FuncFormatter(lambda value, _: _number(float(value), spec)))


def _number(value: float, spec: Spec) -> str:
    """A number at a tick, in full with commas, or by a format such as ".0%"."""
    form = str(spec.get("tickformat") or "")
    text = format(value, form) if form.endswith("%") or form.startswith(",") else f"{_clean(value):,.10g}"
    return f"{spec.get('tickprefix', '')}{text.replace('-', '−')}{spec.get('ticksuffix', '')}"


def _clean(value: float) -> float:
    return 0.0 if math.isclose(value, 0.0, abs_tol=1e-12) else value
