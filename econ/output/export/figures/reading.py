"""Colours, dashes, symbols and values as plotly describes them, in the terms of matplotlib."""

from __future__ import annotations

import base64
import re
from typing import Any

import numpy as np

Spec = dict[str, Any]
Colour = tuple[float, float, float, float]

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


def decoded(value: Any) -> Any:
    """A description in which arrays that plotly packs as text are arrays again."""
    if isinstance(value, dict):
        if "bdata" in value and "dtype" in value:
            return _array(value)
        return {k: decoded(v) for k, v in value.items()}
    return [decoded(v) for v in value] if isinstance(value, list | tuple) else value


def _array(packed: Spec) -> Any:
    flat = np.frombuffer(base64.b64decode(packed["bdata"]), dtype=np.dtype(packed["dtype"]).newbyteorder("<"))
    shape = packed.get("shape")
    return flat.reshape([int(n) for n in str(shape).split(",")]) if shape else flat


def colour(text: Any, opacity: float = 1.0) -> Colour:
    """A colour as red, green, blue and opacity, each from 0 to 1."""
    from matplotlib.colors import to_rgba

    if text is None:
        text = INK
    if isinstance(text, str) and (found := _RGB.fullmatch(text.replace(" ", ""))):
        parts = [float(p) for p in found[1].split(",")]
        red, green, blue = (p / 255 for p in parts[:3])
        return (red, green, blue, (parts[3] if len(parts) > 3 else 1.0) * opacity)
    if text == "transparent":
        return CLEAR
    red, green, blue, alpha = to_rgba(text)
    return (red, green, blue, alpha * opacity)


def colours(value: Any, opacity: float = 1.0) -> list[Colour]:
    """One colour, or one for each point."""
    return [colour(v, opacity) for v in value] if is_list(value) else [colour(value, opacity)]


def dashes(dash: str | None, width: float) -> Any:
    """A line style: "solid", a named dash, or lengths such as "5px,2px"; matplotlib counts in widths of the line."""
    if dash in (None, "solid"):
        return "solid"
    named = DASHES.get(str(dash))
    if named:
        lengths = [n * max(width, LEAST_DASH) for n in named]
    else:
        lengths = [float(p.removesuffix("px")) for p in re.split(r"[, ]+", str(dash).strip())]
    return (0, tuple(n / max(width, 0.1) for n in lengths))


def symbol(name: Any) -> tuple[str, bool]:
    """The marker of a symbol, and whether it is filled."""
    text = str(name or "circle")
    plain = text.removesuffix("-open")
    return SYMBOLS.get(plain, "o"), plain == text


def is_list(value: Any) -> bool:
    """Whether a property has a value for each point."""
    return isinstance(value, list | tuple | np.ndarray)


def listed(value: Any) -> list[Any]:
    """Values of a trace as a list, with None where there is none."""
    return [] if value is None else [v.item() if isinstance(v, np.generic) else v for v in value]


def repeated(value: Any, count: int) -> list[Any]:
    """A property for each point: given for each, or one for all; the list may be longer, as in plotly."""
    return listed(value)[:count] if is_list(value) else [value] * count


def floats(value: Any) -> list[float]:
    """Values of a trace as numbers; what is missing is not a number."""
    return [float("nan") if v is None else float(v) for v in listed(value)]


def part(spec: Spec, *names: str) -> Spec:
    """A part of a description, empty where it is not there."""
    for name in names:
        found = spec.get(name)
        spec = found if isinstance(found, dict) else {}
    return spec


def title(spec: Spec) -> str:
    """The title of an axis, a legend or a colour bar."""
    found = spec.get("title")
    return str((found.get("text") if isinstance(found, dict) else found) or "")
