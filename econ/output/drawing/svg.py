"""A drawing as SVG with real text: heading, key, axes, marks, names of curves, foot.

The root says where the field between the axes lies and what its ends are, so that a script can turn the place of a
pointer into a value: `data-field="left top width height"` in units of the viewBox, `data-x` and `data-y` as
`"low high linear"` or `"low high log"`. Each mark is a group with the class `mark` and its role.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from econ.output.drawing.elements import (
    FAMILY,
    QUIET,
    TITLE_FAMILY,
    Attributes,
    element,
    number,
    plain,
    stroke,
    tone_of,
)
from econ.output.drawing.layout import EDGE, ENDS, GAP, KEY, LEAD, TICK, Layout, Name, field_height, laid_out, thinned
from econ.output.drawing.scale import spread
from econ.output.drawing.shapes import drawn, shape, words
from econ.output.drawing.widths import width_of, wrapped
from econ.output.marks import Curve, Drawing

TITLE, SHOWS, FOOT = 20.0, 13.0, 11.0
"""Sizes of the texts around a picture."""

AROUND = 16.0
"""Margin of a picture with texts around it."""

GRID_OPACITY, AXIS_OPACITY = 0.3, 0.75


@dataclass(frozen=True)
class Around:
    """What stands around a picture in a file of its own, and its size there.

    Attributes:
        title: what stands above it.
        shows: a sentence below the title.
        foot: paragraphs below the picture.
        height: of the whole, in pixels; 0 for what the drawing asks for.
        size: width and height of the file with their units, such as "85mm"; empty for pixels.
    """

    title: str = ""
    shows: str = ""
    foot: tuple[str, ...] = ()
    height: float = 0.0
    size: tuple[str, str] | None = None


NOTHING = Around()


def svg(
    drawing: Drawing,
    *,
    width: float,
    around: Around = NOTHING,
    name: str = "",
    alt: str = "",
    paper: str = "",
    ink: str = "",
) -> str:
    """A drawing as an SVG element.

    Args:
        drawing: what is drawn.
        width: in pixels; letters keep their size at any width.
        around: title, foot and size of a file of its own; nothing for a picture in a page.
        name: begins the names of elements, so that several pictures can stand in one page.
        alt: the picture in a sentence.
        paper: colour of the ground, which also keeps lines off words; "" for none.
        ink: colour of the words; "" for that of the text around the picture.
    """
    title, foot, height, size = around.title, around.foot, around.height, around.size
    margin = AROUND if title or foot else 0.0
    inner = width - 2 * margin
    above, top = _heading(title, around.shows, inner)
    below, bottom = _foot(foot, inner)
    on = laid_out(
        drawing,
        inner,
        height=max(height - top - bottom - 2 * margin, 1.0) if height else 0.0,
        beside=bool(height),
        paper=paper,
    )
    whole = height or math.ceil(top + on.height + bottom + 2 * margin)
    picture = element("g", *_picture(drawing, on), transform=_moved(margin, margin + top))
    content = [
        _about(title, alt, name),
        element("rect", width=width, height=whole, fill=paper) if paper else "",
        element("g", above, transform=_moved(margin, margin)) if above else "",
        picture,
        element("g", below, transform=_moved(margin, margin + top + on.height)) if below else "",
    ]
    field = " ".join(map(number, (on.left + margin, on.top + margin + top, on.across, on.up)))
    return element(
        "svg",
        *content,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {number(width)} {number(whole)}",
        width=size[0] if size else number(width),
        height=size[1] if size else number(whole),
        role="img",
        aria_labelledby=f"{name}-title {name}-desc" if name and title and alt else None,
        aria_label=None if name and title and alt else alt or title,
        font_family=FAMILY,
        fill=ink or "currentColor",
        color=ink,
        data_field=field,
        data_x=on.x.ends(),
        data_y=on.y.ends(),
    )


def natural(drawing: Drawing, around: Around, width: float, *, squeezed: float = 1.0, beside: bool = False) -> float:
    """The height that a picture wants at a width, with what stands around it and its field at a part of its height."""
    margin = AROUND if around.title or around.foot else 0.0
    inner = width - 2 * margin
    words_around = _heading(around.title, around.shows, inner)[1] + _foot(around.foot, inner)[1] + 2 * margin
    less = (1 - squeezed) * field_height(drawing, inner, beside=beside)
    return math.ceil(words_around + laid_out(drawing, inner, beside=beside).height - less)


def _about(title: str, alt: str, name: str) -> str:
    """Title and description for a screen reader."""
    return "".join(
        element(kind, plain(text), id=f"{name}-{kind}" if name else None)
        for kind, text in (("title", title), ("desc", alt))
        if text
    )


def _moved(x: float, y: float) -> str | None:
    return f"translate({number(x)} {number(y)})" if x or y else None


def _heading(title: str, shows: str, width: float) -> tuple[str, float]:
    """Title and sentence, and the height that they take."""
    found, at = [], 0.0
    for line in wrapped(title, TITLE, width, strong=True):
        at += TITLE * 1.2
        look: Attributes = {"font_size": TITLE, "font_weight": "600", "font_family": TITLE_FAMILY}
        found.append(element("text", plain(line), x=0.0, y=at - TITLE * 0.25, **look))
    for line in wrapped(shows, SHOWS, width):
        at += SHOWS * LEAD
        found.append(words(line, (0.0, at - SHOWS * 0.2), SHOWS, quiet=True))
    return "".join(found), at + (GAP * 1.5 if found else 0.0)


def _foot(foot: Sequence[str], width: float) -> tuple[str, float]:
    """What stands below, under a thin line, and the height that it takes."""
    lines = [line for part in foot for line in wrapped(part, FOOT, width)]
    if not lines:
        return "", 0.0
    rule = element("line", x1=0.0, x2=width, y1=GAP, y2=GAP, stroke=QUIET, stroke_opacity=0.5)
    top = GAP + FOOT * LEAD
    step = FOOT * LEAD
    said = [words(line, (0.0, top + n * step + 2), FOOT, quiet=True) for n, line in enumerate(lines)]
    return rule + "".join(said), top + (len(lines) - 1) * step + 4


def _picture(drawing: Drawing, on: Layout) -> list[str]:
    return [
        _key(on),
        element("g", *_grid(on), class_="axes"),
        *(drawn(mark, on) for mark in drawing.marks),
        element("g", *_ends(on), class_="names"),
    ]


def _grid(on: Layout) -> list[str]:
    """Lines at the ticks, the line at the foot, and the words."""
    return [*(_up(on) if on.y.axis.shown else ()), *(_across(on) if on.x.axis.shown else ())]


def _line(x: tuple[float, float], y: tuple[float, float], opacity: float) -> str:
    ends: Attributes = {"x1": x[0], "x2": x[1], "y1": y[0], "y2": y[1]}
    return element("line", **ends, stroke=QUIET, stroke_opacity=opacity)


def _up(on: Layout) -> list[str]:
    """The upright axis; its title stands above it, so that it is read without turning the head."""
    axis, found = on.y.axis, []
    if axis.grid:
        places = [on.y(at) for at, _said in axis.ticks]
        found += [_line((on.left, on.right), (y, y), GRID_OPACITY) for y in places if on.top - 1 <= y <= on.bottom + 1]
    for at, said in thinned(axis, on.y, across=False):
        found.append(words(said, (on.left - GAP, on.y(at) + TICK * 0.35), TICK, anchor="end", quiet=True))
    lines = wrapped(axis.title, TICK, on.width)
    first = on.top - on.lift - TICK - (len(lines) - 1) * TICK * LEAD + 1
    return found + [words(one, (0.0, first + n * TICK * LEAD), TICK, quiet=True) for n, one in enumerate(lines)]


def _across(on: Layout) -> list[str]:
    axis, found = on.x.axis, []
    if axis.grid:
        places = [on.x(at) for at, _said in axis.ticks]
        found += [_line((x, x), (on.top, on.bottom), GRID_OPACITY) for x in places if on.left - 1 <= x <= on.right + 1]
    for at, said in thinned(axis, on.x, across=True):
        middle = max(on.x(at), width_of(said, TICK) / 2)
        found.append(words(said, (middle, on.bottom + TICK + 5), TICK, anchor="middle", quiet=True))
    found.append(_line((on.left, on.right), (on.bottom, on.bottom), AXIS_OPACITY))
    first = on.bottom + (TICK * LEAD + 4 if axis.ticks else 0.0) + TICK + 2
    for n, one in enumerate(on.titles):
        wide = width_of(one, TICK)
        middle = min(max(on.left + on.across / 2, wide / 2), on.width - wide / 2)
        found.append(words(one, (middle, first + n * TICK * LEAD), TICK, anchor="middle", quiet=True))
    return found


def _ends(on: Layout) -> list[str]:
    """Names of curves beside their right ends, moved apart where they would overlap.

    A thin line leads to each, and a piece of the curve stands before it, so that no colour is needed to tell which.
    """
    placed = [(name, *end) for name in on.ends if (end := _end(name, on)) is not None]
    middles = spread([y for _name, _x, y in placed], [name.height for name, _x, _y in placed], 0.0, on.bottom)
    found = []
    for (name, x, y), middle in zip(placed, middles, strict=True):
        tone = tone_of(name.mark.tone, name.mark.role)
        left = on.right + ENDS
        lead: Attributes = {"x1": x + 3, "y1": y, "x2": left - SAMPLE - 6, "y2": middle}
        found.append(element("line", **lead, stroke=tone, stroke_opacity=0.6))
        if isinstance(name.mark, Curve):
            found.append(_sample(name.mark, (left - SAMPLE - 4, left - 4), middle))
        first = middle - name.height / 2 + TICK * 0.98
        for n, text in enumerate(name.lines):
            found.append(words(text, (left, first + n * TICK * LEAD), TICK, strong=name.strong))
    return found


SAMPLE = 22.0
"""Length of a piece of a curve before its name."""


def _sample(mark: Curve, ends: tuple[float, float], y: float) -> str:
    """A piece of a curve."""
    line: Attributes = {"x1": ends[0], "x2": ends[1], "y1": y, "y2": y, "stroke": tone_of(mark.tone, mark.role)}
    return element("line", **line, stroke_width=mark.width, stroke_dasharray=stroke(mark.dash, mark.width))


def _end(name: Name, on: Layout) -> tuple[float, float] | None:
    """The last place of a curve within the field."""
    mark = name.mark
    found = None
    for value, high in zip(mark.x, mark.y, strict=True):
        x, y = on.x(value), on.y(high)
        if on.left - 1 <= x <= on.right + 1 and on.top - 1 <= y <= on.bottom + 1:
            found = (x, y)
    return found


def _key(on: Layout) -> str:
    """Names above the picture, each with a piece of its line or its mark."""
    found, at = [], 0.0
    for name in on.key:
        mark, middle = name.mark, at + TICK * LEAD / 2
        if isinstance(mark, Curve):
            found.append(_sample(mark, (EDGE, KEY - GAP), middle))
        else:
            tone = mark.tones[0] if mark.tones else tone_of(mark.tone, mark.role)
            found.append(shape(mark.shape, (KEY - GAP) / 2, middle, mark.size, tone))
        for n, text in enumerate(name.lines):
            found.append(words(text, (KEY, at + n * TICK * LEAD + TICK), TICK, strong=name.strong))
        at += name.height
    return element("g", *found, class_="key") if found else ""
