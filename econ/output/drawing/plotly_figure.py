"""A drawing as a figure of plotly, where a reader drags or zooms: the same marks, and no second description of them.

This is the only module that speaks plotly. Colours of words are those of the page; what has no tone of its own is grey.
"""

from __future__ import annotations

import html
import math
from collections.abc import Callable, Sequence
from itertools import pairwise

from econ.output import Json
from econ.output.marks import (
    AnyMark,
    Axis,
    Band,
    Bars,
    Cells,
    Curve,
    Dots,
    Drawing,
    Places,
    Role,
    Rule,
    Side,
    Spans,
    Text,
)
from econ.wording.language import ENGLISH, signs, spoken

Part = dict[str, Json]
"""A trace, a shape, an annotation or a piece of one, as plotly takes it."""

GREY, GRID, CLEAR = "#7D8590", "rgba(125,133,144,0.3)", "rgba(0,0,0,0)"
FAINT = 0.16
"""Opacity of an area between two lines."""

SHADES = (0.04, 0.62)
"""Opacity of a cell of the shades 0 and 1."""

DASHES = {"fine": "5px,2px", "sparse": "2px,6px", "twodots": "9px,3px,2px,3px,2px,3px"}
SHAPES = {"ring": "circle-open", "frame": "diamond-open", "cross": "x-thin-open"}
DIGITS = 6
"""Significant digits of a place: more than a screen can show."""

LETTER, TICK_SIZE, TITLE = 7, 12, 24
"""Pixels of a letter at an axis, of a line of them, and of the title of an axis."""


def figure(drawing: Drawing) -> dict[str, Json]:
    """The figure: `data` from the back to the front, and `layout`."""
    made = _Figure(drawing)
    for mark in sorted(drawing.marks, key=lambda mark: mark.role is not Role.BEHIND):
        made.add(mark)
    return {"data": made.traces, "layout": made.layout()}


class _Figure:
    """Traces, shapes and words of a figure in the making."""

    def __init__(self, drawing: Drawing) -> None:
        self.drawing = drawing
        self.traces: list[Part] = []
        self.shapes: list[Json] = []
        self.words: list[Json] = []

    def add(self, mark: AnyMark) -> None:
        """Put a mark into it."""
        match mark:
            case Curve():
                self._curve(mark)
            case Band():
                self._band(mark)
            case Bars():
                self._bars(mark)
            case Spans():
                self._spans(mark)
            case Dots():
                self._dots(mark)
            case Rule():
                self._rule(mark)
            case Text():
                self._text(mark)
            case Cells():
                self._cells(mark)

    def _trace(self, mark: AnyMark, look: Part, *, kind: str = "scatter") -> None:
        made: Part = {"type": kind, "showlegend": False}
        self.traces.append(made | _hover([_safe(text) for text in mark.words]) | look)

    def _curve(self, mark: Curve) -> None:
        line: Part = {"color": mark.tone or GREY, "width": mark.width, "dash": DASHES.get(mark.dash, mark.dash)}
        points: Part = {"marker": {"size": mark.points, "color": mark.tone or GREY}} if mark.points else {}
        mode = "lines+markers" if mark.points else "lines"
        places: Part = {"x": _near(mark.x), "y": _near(mark.y), "mode": mode, "line": line}
        self._trace(mark, places | points | _named(mark.label))

    def _band(self, mark: Band) -> None:
        x, y = [*mark.x, *reversed(mark.x)], [*mark.high, *reversed(mark.low)]
        fill = _pale(mark.tone or GREY, FAINT)
        look: Part = {"mode": "lines", "fill": "toself", "fillcolor": fill, "line": {"width": 0}}
        self._trace(mark, {"x": _near(x), "y": _near(y)} | look)

    def _bars(self, mark: Bars) -> None:
        along, across = ("x", "y") if mark.lying else ("y", "x")
        tones: list[Json] = [tone or GREY for tone in mark.tones or (mark.tone,) * len(mark.at)]
        hollow = (True,) * len(tones) if mark.role is Role.BEFORE else mark.hollow
        filled: list[Json] = [CLEAR if h else tone for h, tone in zip(hollow, tones, strict=True)] if hollow else tones
        look: Part = {"color": filled, "line": {"color": tones, "width": 1.5 if any(hollow) else 0}}
        if any(mark.hatched):
            patterns: list[Json] = ["/" if hatched else "" for hatched in mark.hatched]
            look["pattern"] = {"shape": patterns, "bgcolor": tones, "fillmode": "replace"}
        lengths = [end - start for start, end in zip(mark.start, mark.end, strict=True)]
        places: Part = {along: _near(lengths), "base": _near(mark.start), across: _near(mark.at)}
        turned: Part = {"orientation": "h"} if mark.lying else {}
        said: Part = {"text": [_safe(t) for t in mark.labels], "textposition": "outside", "cliponaxis": False}
        wide = mark.thick * (1.0 if mark.lying else _distance(mark.at))
        labels: Part = said | {"textfont": {"size": TICK_SIZE}} if mark.labels else {}
        self._trace(mark, places | turned | labels | {"width": wide, "marker": look}, kind="bar")

    def _spans(self, mark: Spans) -> None:
        along, across = ("x", "y") if mark.lying else ("y", "x")
        lengths = [high - low for low, high in zip(mark.low, mark.high, strict=True)]
        line: Part = {"type": "data", "symmetric": False, "array": _near(lengths), "arrayminus": [0] * len(lengths)}
        line |= {"color": mark.tone or GREY, "thickness": mark.width, "width": mark.strokes}
        places: Part = {along: _near(mark.low), across: _near(mark.at), f"error_{along}": line}
        self._trace(mark, places | {"mode": "markers", "marker": {"size": 1, "opacity": 0}, "cliponaxis": False})

    def _dots(self, mark: Dots) -> None:
        tones: list[Json] = [*mark.tones] or [mark.tone or GREY] * len(mark.x)
        sizes: list[Json] = [*mark.sizes] or [mark.size] * len(mark.x)
        look: Part = {"color": tones, "opacity": 1, "size": sizes, "symbol": SHAPES.get(mark.shape, mark.shape)}
        if mark.shape in SHAPES:
            look["line"] = {"width": 2}
        places: Part = {"x": _near(mark.x), "y": _near(mark.y), "mode": "markers", "cliponaxis": False}
        self._trace(mark, places | {"marker": look} | _named(mark.label))

    def _rule(self, mark: Rule) -> None:
        along, across = ("x", "y") if mark.upright else ("y", "x")
        ends: Part = {f"{along}0": mark.at, f"{along}1": mark.at, f"{along}ref": along}
        ends |= {f"{across}0": mark.start, f"{across}1": mark.end, f"{across}ref": f"{across} domain"}
        line: Part = {"color": mark.tone or GREY, "width": mark.width, "dash": DASHES.get(mark.dash, mark.dash)}
        layer = "below" if mark.role is Role.BEHIND else "above"
        self.shapes.append({"type": "line", "layer": layer, **ends, "line": line})
        if mark.label:
            place: Part = {along: self._place(along, mark.at), across: mark.end, f"{across}ref": f"{across} domain"}
            self._say(_safe(mark.label), xanchor="left" if mark.upright else "right", yanchor="bottom", **place)

    def _text(self, mark: Text) -> None:
        first = f"<b>{_safe(mark.text)}</b>" if mark.strong else _safe(mark.text)
        strong = f" <b>{_safe(mark.value)}</b>" if mark.value else ""
        more = f"<span style='opacity:.75'> · {_safe(mark.more)}</span>" if mark.more else ""
        left, middle = mark.x is None, mark.y is None
        x: Part = {"x": 0.0, "xref": "paper"} if mark.x is None else {"x": self._place("x", mark.x)}
        y: Part = {"y": 0.5, "yref": "paper"} if mark.y is None else {"y": self._place("y", mark.y)}
        across = "left" if left else {Side.LEFT: "right", Side.RIGHT: "left"}.get(mark.side, "center")
        up = "middle" if middle else {Side.ABOVE: "bottom", Side.BELOW: "top"}.get(mark.side, "middle")
        away: Part = {"xshift": {"left": GAP, "right": -GAP}.get(across, 0) if not left else 0}
        away["yshift"] = {"bottom": GAP + 2, "top": -GAP}.get(up, 0)
        font: Part = {"size": mark.size, **({"color": mark.tone} if mark.tone else {})}
        self._say(first + strong + more, **x, **y, xanchor=across, yanchor=up, **away, font=font)

    def _cells(self, mark: Cells) -> None:
        tone = mark.tone or GREY
        scale: list[Json] = [[end, _pale(tone, opacity)] for end, opacity in zip((0, 1), SHADES, strict=True)]
        shades: list[Json] = [list(row) for row in mark.shades]
        rows: list[Json] = [[_safe(text) for text in row] for row in mark.labels]
        labels: Part = {"text": rows, "texttemplate": "%{text}"} if rows else {}
        ends: Part = {"zmin": 0, "zmax": 1, "showscale": False, "colorscale": scale}
        look: Part = {"x": _near(mark.x), "y": _near(mark.y), "z": shades, **ends, **labels}
        wide = len(mark.x)
        said: list[Json] = [[_safe(t) for t in mark.words[n : n + wide]] for n in range(0, len(mark.words), wide)]
        made: Part = {"type": "heatmap", "zsmooth": "best" if mark.smooth else False}
        self.traces.append(made | _hover(said) | look)

    def _say(self, text: str, **place: Json) -> None:
        self.words.append({"text": text, "showarrow": False, **place})

    def _place(self, axis: str, value: float) -> float:
        """Where words stand: on a logarithmic axis plotly takes the exponent, though for words alone."""
        logarithmic = self.drawing.x.logarithmic if axis == "x" else self.drawing.y.logarithmic
        return math.log10(value) if logarithmic else value

    def layout(self) -> dict[str, Json]:
        """What lies around the traces."""
        x, y = self.drawing.x, self.drawing.y
        longest = max((len(words) for _at, words in y.ticks), default=0) if y.shown else 0
        left = longest * LETTER + 14 + (TITLE if y.title else 0) if longest else 12
        below = (TICK_SIZE + 14 + (TITLE if x.title else 0)) if x.shown else 8
        keyed = sum(bool(trace.get("showlegend")) for trace in self.traces)
        above = 24 + keyed * 20
        made: dict[str, Json] = {
            "height": self.drawing.height + above + below,
            "margin": {"l": left, "r": 30, "t": above, "b": below},
            "paper_bgcolor": CLEAR,
            "plot_bgcolor": CLEAR,
            "showlegend": bool(keyed),
            "legend": {"x": 0, "y": 1.02, "xanchor": "left", "yanchor": "bottom", "itemclick": False},
            "hoverlabel": {"align": "left"},
            "dragmode": "zoom",
            "barmode": "overlay",
            "font": {"size": 13},
            "xaxis": _axis(x),
            "yaxis": _axis(y),
            "shapes": self.shapes,
            "annotations": self.words,
        }
        group, decimal = signs(spoken())
        return made | ({"separators": decimal + group} if spoken() != ENGLISH else {})


GAP = 6
"""Pixels between a place and the words beside it."""


def _axis(axis: Axis) -> Part:
    transformed: Callable[[float], float] = math.log10 if axis.logarithmic else float
    kind = "log" if axis.logarithmic else "linear"
    ends: list[Json] = [transformed(axis.low), transformed(axis.high)]
    made: Part = {"type": kind, "range": ends, "gridcolor": GRID, "zeroline": False, "ticks": ""}
    if not axis.shown:
        return made | {"visible": False}
    words: list[Json] = [_safe(text) for _at, text in axis.ticks]
    made |= {"tickvals": [at for at, _text in axis.ticks], "ticktext": words, "showgrid": axis.grid}
    return made | ({"title": {"text": _safe(axis.title), "standoff": 10}} if axis.title else {})


def _hover(said: list[Json]) -> Part:
    """What a pointer says of each point."""
    return {"hovertext": said, "hoverinfo": "text"} if any(said) else {"hoverinfo": "skip"}


def _named(label: str) -> Part:
    """What marks are called in the key."""
    return {"name": _safe(label), "showlegend": True} if label else {}


def _near(values: Sequence[float]) -> list[Json]:
    """Places without the digits that no screen shows; where there is none the line is broken."""
    return [float(f"{value:.{DIGITS}g}") if math.isfinite(value) else None for value in values]


def _distance(places: Places) -> float:
    """The distance of one place to the next."""
    ordered = sorted(places)
    return min((b - a for a, b in pairwise(ordered)), default=1.0)


def _pale(tone: str, opacity: float) -> str:
    red, green, blue = (int(tone[n : n + 2], 16) for n in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity})"


def _safe(text: str) -> str:
    """Words for plotly, which reads a few tags of HTML: none may come in with a name."""
    return html.escape(text, quote=False).replace("\n", "<br>")
