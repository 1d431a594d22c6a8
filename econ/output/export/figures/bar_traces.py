"""Bars of a chart."""

from __future__ import annotations

import numpy as np

from econ.output import Json
from econ.output.export.figures.reading import POINT, Spec, colour, colours, floats, number, part, repeated
from econ.output.export.figures.texts import Style
from econ.output.export.figures.traces import Drawing, put_text, trace, whiskers

HATCHED = 0.35
"""Opacity of a bar under its pattern."""

GAP = 0.2
"""Part of a place that stays free beside bars whose width is not stated."""


@trace("bar")
def bar(on: Drawing, spec: Spec, order: float) -> None:
    """Bars, lying or standing, from zero or from a base, with patterns, labels and whiskers."""
    lying = spec.get("orientation") == "h"
    along, across = (on.x, on.y) if lying else (on.y, on.x)
    lengths = along.places(spec.get("x" if lying else "y"))
    places = across.places(spec.get("y" if lying else "x"))
    starts = _each(spec.get("base"), len(lengths), 0.0)
    wide = _each(spec.get("width"), len(lengths), 1 - number(on.layout.get("bargap"), GAP))
    shifts = _each(spec.get("offset"), len(lengths), float("nan"))
    centres = [p if np.isnan(s) else p + s + w / 2 for p, s, w in zip(places, shifts, wide, strict=True)]
    marker = part(spec, "marker")
    opacity = number(marker.get("opacity"), 1) * number(spec.get("opacity"), 1)
    shapes = part(marker, "pattern").get("shape") or ""
    hatched = [bool(s) for s in repeated(shapes, len(lengths))]
    outline = part(marker, "line")
    tones = colours(marker.get("color"), opacity)
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
