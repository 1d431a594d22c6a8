"""Colours, dashes, symbols and values as plotly describes them, in the terms of matplotlib."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

from econ.output import Json

if TYPE_CHECKING:
    from econ.output import charts

Spec = Mapping[str, Json]
"""A part of a figure, as plotly describes it."""

Colour = tuple[float, float, float, float]
Dash = Literal["solid"] | tuple[float, tuple[float, ...]]

POINT = 0.72
"""Points in a pixel: pictures are laid out at 100 pixels to the inch."""

INK = "#1a1d21"
"""Colour of text, where a chart names none."""

CLEAR: Colour = (0.0, 0.0, 0.0, 0.0)
LEAST_DASH = 3.0
"""Dashes of thin lines are as long as those of a line of three pixels, as in plotly."""

DASHES = {
    "dot": (1, 1),
    "dash": (3, 3),
    "longdash": (5, 5),
    "dashdot": (3, 1, 1, 1),
    "longdashdot": (5, 2, 1, 2),
}
SYMBOLS = {
    "circle": "o",
    "square": "s",
    "diamond": "D",
    "cross": "P",
    "x": "X",
    "triangle-up": "^",
    "triangle-down": "v",
    "triangle-left": "<",
    "triangle-right": ">",
    "star": "*",
    "line-ns": "|",
    "line-ew": "_",
}

_RGB = re.compile(r"rgba?\(([^)]*)\)")


def described(figure: charts.Spec) -> Spec:
    """A figure as a browser gets it: nothing but lists, texts and numbers."""
    read: Spec = json.loads(json.dumps(figure))
    return read


def number(value: Json, otherwise: float = math.nan) -> float:
    """A number; `otherwise` where there is none."""
    return float(value) if isinstance(value, int | float | str) else otherwise


def colour(text: Json, opacity: float = 1.0) -> Colour:
    """A colour as red, green, blue and opacity, each from 0 to 1."""
    from matplotlib.colors import to_rgba

    text = INK if text is None else str(text)
    if found := _RGB.fullmatch(text.replace(" ", "")):
        parts = [float(p) for p in found[1].split(",")]
        red, green, blue = (p / 255 for p in parts[:3])
        return (red, green, blue, (parts[3] if len(parts) > 3 else 1.0) * opacity)
    if text == "transparent":
        return CLEAR
    red, green, blue, alpha = to_rgba(text)
    return (red, green, blue, alpha * opacity)


def colours(value: Json, opacity: float = 1.0) -> list[Colour]:
    """One colour, or one for each point."""
    return [colour(v, opacity) for v in value] if isinstance(value, list) else [colour(value, opacity)]


def dashes(dash: Json, width: float) -> Dash:
    """A line style: "solid", a named dash, or lengths such as "5px,2px"; matplotlib counts in widths of the line."""
    if dash in (None, "solid"):
        return "solid"
    named = DASHES.get(str(dash))
    if named:
        lengths = [n * max(width, LEAST_DASH) for n in named]
    else:
        lengths = [float(p.removesuffix("px")) for p in re.split(r"[, ]+", str(dash).strip())]
    return (0, tuple(n / max(width, 0.1) for n in lengths))


def symbol(name: Json) -> tuple[str, bool]:
    """The marker of a symbol, and whether it is filled."""
    text = str(name or "circle")
    plain = text.removesuffix("-open")
    return SYMBOLS.get(plain, "o"), plain == text


def listed(value: Json) -> list[Json]:
    """Values of a trace as a list, with None where there is none."""
    return value if isinstance(value, list) else []


def repeated(value: Json, count: int) -> list[Json]:
    """A property for each point: given for each, or one for all; the list may be longer, as in plotly."""
    return value[:count] if isinstance(value, list) else [value] * count


def floats(value: Json) -> list[float]:
    """Values of a trace as numbers; what is missing is not a number."""
    return [number(v) for v in listed(value)]


def parts(spec: Spec, name: str) -> list[Spec]:
    """The parts of a description that stand in a list."""
    return [item for item in listed(spec.get(name)) if isinstance(item, dict)]


def part(spec: Spec, name: str) -> Spec:
    """A part of a description, empty where it is not there."""
    inner = spec.get(name)
    return inner if isinstance(inner, dict) else {}
