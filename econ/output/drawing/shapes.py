"""Each kind of mark as elements of SVG."""

from __future__ import annotations

import base64
import math
import struct
import zlib
from itertools import pairwise
from typing import assert_never

from econ.output.drawing.elements import QUIET, Attributes, element, number, path, plain, stroke, titled, tone_of
from econ.output.drawing.layout import EDGE, GAP, LEAD, ROW, TICK, Layout, Piece, row_label
from econ.output.drawing.widths import width_of, wrapped
from econ.output.marks import AnyMark, Band, Bars, Cells, Curve, Dots, Places, Role, Rule, Side, Spans, Text

BEHIND_OPACITY, BAND_OPACITY, HATCH_OPACITY = 0.85, 0.18, 0.3
HATCH, HATCH_WIDTH = 6.0, 1.5
"""Distance and width of the strokes of a pattern, in pixels."""

REACH = 9.0
"""Radius, in pixels, of the place around a point of a curve where a pointer finds its words."""

DIMENSION, OUTLINE, HALO = 0.75, 2.0, 3.0
"""How dark quiet words are, the width of the edge of an open mark, and of that around words."""


def drawn(mark: AnyMark, on: Layout) -> str:
    """A mark as a group that carries its role."""
    content = ""
    match mark:
        case Curve():
            content = _curve(mark, on)
        case Band():
            content = _band(mark, on)
        case Bars():
            content = _bars(mark, on)
        case Spans():
            content = _spans(mark, on)
        case Dots():
            content = _dots(mark, on)
        case Rule():
            content = _rule(mark, on)
        case Text():
            content = _text(mark, on)
        case Cells():
            content = _cells(mark, on)
        case _ as never:
            assert_never(never)
    return element("g", content, class_=f"mark {mark.role}", data_kind=type(mark).__name__.lower())


def _words(mark: AnyMark, n: int, count: int) -> str:
    """The words of a point; where there is one sentence for all, it is that of each."""
    if len(mark.words) == count:
        return mark.words[n]
    return mark.words[0] if len(mark.words) == 1 else ""


def _fade(mark: AnyMark) -> float | None:
    return BEHIND_OPACITY if mark.role is Role.BEHIND and mark.tone else None


# --- lines and areas ---------------------------------------------------------------------------------


def _curve(mark: Curve, on: Layout) -> str:
    points = [(on.x(x), on.y(y)) for x, y in zip(mark.x, mark.y, strict=True)]
    tone = tone_of(mark.tone, mark.role)
    found = []
    if mark.width:
        dashes = stroke(mark.dash, mark.width)
        look: Attributes = {"fill": "none", "stroke": tone, "stroke_linejoin": "round"}
        drawn_path = element("path", d=path(points), **look, stroke_width=mark.width, stroke_dasharray=dashes)
        found.append(_clipped(drawn_path, points, on))
    for n, (x, y) in enumerate(points):
        if not (math.isfinite(x) and math.isfinite(y)):
            continue
        said = titled(_words(mark, n, len(points)))
        if mark.points:
            found.append(element("circle", said, cx=x, cy=y, r=mark.points / 2, fill=tone))
        elif said:
            found.append(element("circle", said, cx=x, cy=y, r=REACH, fill="none", pointer_events="all"))
    return "".join(found)


def _band(mark: Band, on: Layout) -> str:
    edges = [*zip(mark.x, mark.high, strict=True), *reversed(list(zip(mark.x, mark.low, strict=True)))]
    points = [(on.x(x), on.y(y)) for x, y in edges]
    tone = tone_of(mark.tone, mark.role)
    said = titled(_words(mark, 0, 1))
    area = element("path", said, d=path(points, closed=True), fill=tone, fill_opacity=BAND_OPACITY, stroke="none")
    return _clipped(area, points, on)


def _clipped(content: str, points: list[tuple[float, float]], on: Layout) -> str:
    """What leaves the field is cut at its edge; an inner picture does that without a name of its own."""
    left, top, across, up = on.left - EDGE, on.top - EDGE, on.across + 2 * EDGE, on.up + 2 * EDGE
    if all(
        left <= x <= left + across and top <= y <= top + up for x, y in points if math.isfinite(x) and math.isfinite(y)
    ):
        return content
    box = f"{number(left)} {number(top)} {number(across)} {number(up)}"
    return element("svg", content, x=left, y=top, width=across, height=up, viewBox=box)


def _rule(mark: Rule, on: Layout) -> str:
    place = on.x(mark.at) if mark.upright else on.y(mark.at)
    if mark.upright:
        ends = {"x1": place, "x2": place, "y1": on.bottom - on.up * mark.start, "y2": on.bottom - on.up * mark.end}
    else:
        ends = {"x1": on.left + on.across * mark.start, "x2": on.left + on.across * mark.end, "y1": place, "y2": place}
    tone = tone_of(mark.tone, mark.role)
    said = titled(_words(mark, 0, 1))
    return element(
        "line",
        said,
        **ends,
        stroke=tone,
        stroke_width=mark.width,
        stroke_dasharray=stroke(mark.dash, mark.width),
    ) + (_rule_label(mark, on, place) if mark.label else "")


def _rule_label(mark: Rule, on: Layout, place: float) -> str:
    if not mark.upright:
        return words(mark.label, (on.left + 4, place - 4), TICK, paper=on.paper)
    [said] = [one for one in on.rules if one.mark is mark]
    at = said.middle, on.top - 5 - said.level * TICK * LEAD
    return words(said.text, at, TICK, anchor="middle", strong=said.strong)


# --- bars, spans, dots -------------------------------------------------------------------------------


def _bars(mark: Bars, on: Layout) -> str:
    along, scale = (on.x, on.y) if mark.lying else (on.y, on.x)
    thick = mark.thick * _step(mark.at, scale.unit, on, lying=mark.lying)
    found = []
    for n, (at, start, end) in enumerate(zip(mark.at, mark.start, mark.end, strict=True)):
        low, high = sorted((along(start), along(end)))
        middle = scale(at)
        if not all(map(math.isfinite, (low, high, middle))):
            continue
        if mark.lying:
            box = (low, middle - thick / 2, high - low, thick)
        else:
            box = (middle - thick / 2, low, thick, high - low)
        tone = mark.tones[n] if mark.tones else tone_of(mark.tone, mark.role)
        said = titled(_words(mark, n, len(mark.at)))
        found.append(_bar(mark, n, box, tone, said))
        if mark.labels and mark.labels[n]:
            found.append(
                _bar_label(
                    mark.labels[n],
                    (along(start), along(end)),
                    middle,
                    on,
                    lying=mark.lying,
                    taken=(at, end) in on.onward,
                )
            )
    return "".join(found)


def _step(at: tuple[float, ...], unit: float, on: Layout, *, lying: bool) -> float:
    """Pixels of a row, or from one place to the next."""
    if lying:
        return min(unit, ROW)
    places = sorted({on.x(value) for value in at})
    return min((b - a for a, b in pairwise(places)), default=on.across / 2)


def _bar(mark: Bars, n: int, box: tuple[float, float, float, float], tone: str, said: str) -> str:
    x, y, wide, high = box
    place: Attributes = {"x": x, "y": y, "width": wide, "height": high}
    if mark.role is Role.BEFORE or any(mark.hollow[n : n + 1]):
        return element("rect", said, **place, fill="none", pointer_events="all", stroke=tone, stroke_width=1.5)
    if any(mark.hatched[n : n + 1]):
        filled = element("rect", said, **place, fill=tone, fill_opacity=HATCH_OPACITY, stroke=tone)
        return filled + element("path", d=_hatch(*box), stroke=tone, stroke_width=HATCH_WIDTH, fill="none")
    return element("rect", said, **place, fill=tone, fill_opacity=_fade(mark))


def _hatch(x: float, y: float, wide: float, high: float) -> str:
    """Oblique strokes within a box."""
    found = []
    for n in range(1, int((wide + high) / HATCH) + 1):
        away = n * HATCH  # from the upper left corner along both edges
        start = (x + min(away, wide), y + max(away - wide, 0.0))
        end = (x + max(away - high, 0.0), y + min(away, high))
        found.append(path([start, end]))
    return "".join(found)


def _bar_label(said: str, ends: tuple[float, float], middle: float, on: Layout, *, lying: bool, taken: bool) -> str:
    """Words at the end of a bar; on its other side if it has no length and another bar goes on from there."""
    start, end = ends
    if not lying:
        at = end - 5 if end <= start else end + TICK + 2
        return words(said, (middle, at), TICK, anchor="middle", paper=on.paper)
    back = end < start or (end == start and taken)
    at, anchor = (end - 5, "end") if back else (end + 5, "")
    return words(said, (at, middle + TICK * 0.35), TICK, anchor=anchor, paper=on.paper)


def _spans(mark: Spans, on: Layout) -> str:
    along, scale = (on.x, on.y) if mark.lying else (on.y, on.x)
    tone = tone_of(mark.tone, mark.role)
    found = []
    for n, (at, low, high) in enumerate(zip(mark.at, mark.low, mark.high, strict=True)):
        a, b, middle = along(low), along(high), scale(at)
        if not all(map(math.isfinite, (a, b, middle))) or low == high:
            continue
        half = mark.strokes / 2
        lines = [[(a, middle), (b, middle)], *([[(end, middle - half), (end, middle + half)] for end in (a, b)])]
        turned = [points if mark.lying else [(v, u) for u, v in points] for points in lines[: 3 if half else 1]]
        said = titled(_words(mark, n, len(mark.at)))
        found.append(
            element("path", said, d="".join(map(path, turned)), stroke=tone, stroke_width=mark.width, fill="none")
        )
    return "".join(found)


def _dots(mark: Dots, on: Layout) -> str:
    found = []
    for n, (x, y) in enumerate(zip(mark.x, mark.y, strict=True)):
        at = on.x(x), on.y(y)
        if not all(map(math.isfinite, at)):
            continue
        tone = mark.tones[n] if mark.tones else tone_of(mark.tone, mark.role)
        size = mark.sizes[n] if mark.sizes else mark.size
        found.append(shape(mark.shape, *at, size, tone, titled(_words(mark, n, len(mark.x))), _fade(mark)))
    return "".join(found)


def shape(name: str, x: float, y: float, size: float, tone: str, said: str = "", fade: float | None = None) -> str:
    """One mark of a shape, its middle at a place."""
    half = size / 2
    place: Attributes = {"data_x": x, "data_y": y}
    open_: Attributes = {"fill": "none", "stroke": tone, "pointer_events": "all", "stroke_width": OUTLINE, **place}
    corners = [(x, y - half), (x + half, y), (x, y + half), (x - half, y)]
    match name:
        case "ring":
            return element("circle", said, cx=x, cy=y, r=half, **open_)
        case "frame":
            return element("path", said, d=path(corners, closed=True), **open_)
        case "diamond":
            return element("path", said, d=path(corners, closed=True), fill=tone, fill_opacity=fade, **place)
        case "cross":
            strokes = path([(x - half, y - half), (x + half, y + half)])
            strokes += path([(x - half, y + half), (x + half, y - half)])
            return element("path", said, d=strokes, **open_)
        case "square":
            sides: Attributes = {"x": x - half, "y": y - half, "width": size, "height": size}
            return element("rect", said, **sides, fill=tone, fill_opacity=fade, **place)
        case _:
            return element("circle", said, cx=x, cy=y, r=half, fill=tone, fill_opacity=fade, **place)


# --- words -------------------------------------------------------------------------------------------


def words(
    text: str,
    at: tuple[float, float],
    size: float,
    *,
    anchor: str = "",
    strong: bool = False,
    quiet: bool = False,
    tone: str = "",
    paper: str = "",
) -> str:
    """A line of text whose base line is at a place; `paper` is the colour around its letters."""
    look: Attributes = {"font_weight": "600" if strong else "", "fill_opacity": DIMENSION if quiet else None}
    place: Attributes = {"x": at[0], "y": at[1], "text_anchor": anchor}
    return element("text", plain(text), **place, font_size=size, **look, fill=tone, **_around(paper))


def _around(paper: str) -> Attributes:
    """An edge of the colour of the ground, which keeps lines off letters."""
    if not paper:
        return {}
    return {"stroke": paper, "stroke_width": HALO, "paint_order": "stroke", "stroke_linejoin": "round"}


def _text(mark: Text, on: Layout) -> str:
    if mark.x is None and mark.y is None:
        return _sentence(mark, on)
    if mark.x is None:
        return _row_label(mark, on)
    return _at_place(mark, on)


def _sentence(mark: Text, on: Layout) -> str:
    """Words in place of a picture, in the middle."""
    lines = _lines(mark, on.width - 2 * GAP)
    top = on.top + on.up / 2 - (len(lines) - 1) * mark.size * LEAD / 2 + mark.size * 0.35
    return "".join(
        words(line, (on.width / 2, top + n * mark.size * LEAD), mark.size, anchor="middle")
        for n, line in enumerate(lines)
    )


def _lines(mark: Text, width: float) -> list[str]:
    return [line for part in mark.text.split("\n") for line in wrapped(part, mark.size, width, mark.strong)]


def _row_label(mark: Text, on: Layout) -> str:
    """Words from the left edge of the picture, above the bar of their row, or beside it."""
    place, step = on.y(mark.y or 0.0), mark.size * LEAD
    lines = row_label(mark, on.label_width)
    last = place - on.half - mark.size * 0.45
    if on.beside or mark.side is not Side.ABOVE:
        last = place + mark.size * 0.35 + (len(lines) - 1) * step / 2
    return "".join(_line(mark, line, last - (len(lines) - 1 - n) * step, on) for n, line in enumerate(lines))


def _line(mark: Text, line: list[Piece], y: float, on: Layout) -> str:
    """One line of pieces, each said in its way."""
    found = []
    for n, (said, kind) in enumerate(line):
        gap = "" if n == 0 else " · " if kind == "more" else " "
        look: Attributes = {
            "font_weight": "600" if kind == "value" else "",
            "fill_opacity": DIMENSION if kind == "more" else None,
        }
        found.append(element("tspan", plain(gap + said), **look))
    whole: Attributes = {"font_weight": "600" if mark.strong else "", "fill": mark.tone}
    return _ground(line, mark, y, on) + element("text", *found, x=EDGE, y=y, font_size=mark.size, **whole)


def _ground(line: list[Piece], mark: Text, y: float, on: Layout) -> str:
    """What keeps the lines of the grid off a line of words: a piece of the ground, drawn in less time than edges."""
    if not on.paper:
        return ""
    wide = sum(width_of(said, mark.size, mark.strong or kind == "value") for said, kind in line) + len(line) * GAP
    place: Attributes = {"x": EDGE, "y": y - mark.size, "width": wide, "height": mark.size * LEAD}
    return element("rect", **place, fill=on.paper)


def _at_place(mark: Text, on: Layout) -> str:
    x = on.x(mark.x or 0.0)
    y = on.bottom - 6 if mark.y is None else on.y(mark.y)
    lines = [*mark.text.split("\n"), *([mark.value] if mark.value else []), *([mark.more] if mark.more else [])]
    wide = max(width_of(line, mark.size, mark.strong) for line in lines)
    side = _side(mark.side, x, wide, on)
    away = GAP - 2
    anchor = {Side.LEFT: "end", Side.RIGHT: ""}.get(side, "middle")
    at = x + {Side.LEFT: -away, Side.RIGHT: away}.get(side, 0.0)
    if anchor == "middle":
        at = min(max(at, wide / 2 + EDGE), on.width - wide / 2 - EDGE)
    step = mark.size * LEAD
    first = {
        Side.ABOVE: y - GAP - (len(lines) - 1) * step,
        Side.BELOW: y + GAP + mark.size * 0.8,
    }.get(side, y + mark.size * 0.35 - (len(lines) - 1) * step / 2)
    if mark.y is None:
        first = on.bottom - GAP - (len(lines) - 1) * step
    tone = mark.tone if mark.tone != QUIET else ""
    return "".join(
        words(
            line,
            (at, first + n * step),
            mark.size,
            anchor=anchor,
            strong=mark.strong or line == mark.value,
            quiet=line == mark.more or mark.role is Role.BEHIND,
            tone=tone,
            paper=on.paper,
        )
        for n, line in enumerate(lines)
    )


def _side(side: Side, x: float, wide: float, on: Layout) -> Side:
    """The other side where the words would leave the picture."""
    if side is Side.RIGHT and x + GAP + wide > on.width and x - GAP - wide >= 0:
        return Side.LEFT
    if side is Side.LEFT and x - GAP - wide < 0 and x + GAP + wide <= on.width:
        return Side.RIGHT
    return side


# --- cells -------------------------------------------------------------------------------------------


def _cells(mark: Cells, on: Layout) -> str:
    columns = _edges([on.x(value) for value in mark.x])
    rows = _edges([on.y(value) for value in mark.y])
    tone = tone_of(mark.tone, mark.role)
    if mark.smooth:
        return _smooth(mark, on, tone)
    found = []
    for r, shades in enumerate(mark.shades):
        for c, shade in enumerate(shades):
            left, right = sorted(columns[c])
            top, bottom = sorted(rows[r])
            said = titled(_words(mark, r * len(shades) + c, len(mark.x) * len(mark.y)))
            place: Attributes = {"x": left + 1, "y": top + 1, "width": max(right - left - 2, 0.5)}
            fill: Attributes = {"fill": tone, "fill_opacity": 0.05 + 0.55 * shade if math.isfinite(shade) else 0.0}
            found.append(element("rect", said, **place, height=max(bottom - top - 2, 0.5), **fill))
            if mark.labels and mark.labels[r][c]:
                middle = (left + right) / 2, (top + bottom) / 2 + TICK * 0.35
                found.append(words(mark.labels[r][c], middle, TICK, anchor="middle"))
    return "".join(found)


def _edges(middles: list[float]) -> list[tuple[float, float]]:
    """Both edges of each cell, half-way between the middles."""
    if len(middles) < 2:
        return [(at - 20.0, at + 20.0) for at in middles]
    between = [(a + b) / 2 for a, b in pairwise(middles)]
    first, last = 2 * middles[0] - between[0], 2 * middles[-1] - between[-1]
    return list(pairwise([first, *between, last]))


def _smooth(mark: Cells, on: Layout, tone: str) -> str:
    """Shades that run into each other: a picture of one dot a cell, smoothed when it is drawn larger.

    It reaches half a cell beyond the outer middles, so that the middles of its dots are those of the cells.
    """
    columns, rows = _edges([on.x(value) for value in mark.x]), _edges([on.y(value) for value in mark.y])
    (left, right), (bottom, top) = (columns[0][0], columns[-1][1]), (rows[0][0], rows[-1][1])
    place: Attributes = {"x": left, "y": top, "width": right - left, "height": bottom - top}
    image = element("image", href=_image(mark.shades[::-1], tone), preserveAspectRatio="none", **place)
    field: Attributes = {"x": on.left, "y": on.top, "width": on.across, "height": on.up}
    return element("svg", image, **field, viewBox=" ".join(map(number, (on.left, on.top, on.across, on.up))))


OPACITIES = bytes(round(255 * (0.04 + 0.58 * n / 255)) for n in range(256))
"""Of the shades from 0 to 1, in 256 steps."""


def _image(rows: tuple[Places, ...], tone: str) -> str:
    """A PNG of one colour with a palette of opacities, as an address that holds it; stored, so that bytes stay."""
    colour = bytes.fromhex(tone[1:] if tone.startswith("#") else QUIET[1:])
    lines = b"".join(b"\0" + bytes(round(255 * shade) for shade in row) for row in rows)
    head = struct.pack(">IIBBBBB", len(rows[0]), len(rows), 8, 3, 0, 0, 0)
    parts = (
        (b"IHDR", head),
        (b"PLTE", colour * 256),
        (b"tRNS", OPACITIES),
        (b"IDAT", zlib.compress(lines, 0)),
        (b"IEND", b""),
    )
    found = b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        for kind, content in parts
    )
    return f"data:image/png;base64,{base64.b64encode(found).decode('ascii')}"
