"""How a drawing is laid out at a width: the field between the axes, and what stands beside it.

Names of curves stand beside their right ends where there is room, as a key above the picture where there is none. A
label of a row takes a second line where it is too long for the width.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from econ.output.drawing.scale import Scale, part
from econ.output.drawing.widths import width_of, wrapped
from econ.output.marks import AnyMark, Axis, Bars, Curve, Dots, Drawing, Role, Rule, Side, Spans, Text

TICK = 12.0
"""Size of the words at the axes, in the keys and at the ends of bars and curves."""

LEAD = 1.3
"""Height of a line as a multiple of the size."""

BESIDE = 560.0
"""Width from which on the names of curves stand beside them."""

MOST = 0.36
"""Part of the width that words on one side of the field may take."""

GAP, EDGE = 8.0, 2.0
ROW = 56.0
"""Height of a row beyond which its bar grows no thicker."""

FEWEST = 90.0
"""Height of the field that is left if a picture of a given height has much around it."""


@dataclass(frozen=True)
class Name:
    """The name of marks.

    Attributes:
        mark: what it names.
        lines: in which it is written.
        strong: whether it is bold.
    """

    mark: Curve | Dots
    lines: tuple[str, ...]
    strong: bool

    @property
    def height(self) -> float:
        """Pixels that it takes."""
        return len(self.lines) * TICK * LEAD


@dataclass(frozen=True)
class RuleLabel:
    """What an upright line says.

    Attributes:
        mark: the line.
        text: what it says.
        strong: whether it is bold.
        middle: of the words, in pixels.
        wide: their width.
        level: lines of words between them and the field.
    """

    mark: Rule
    text: str
    strong: bool
    middle: float
    wide: float
    level: int


@dataclass(frozen=True)
class Layout:
    """A drawing at a width.

    Attributes:
        width, height: of the whole, in pixels.
        left, top, across, up: the field between the axes.
        x, y: the scales.
        ends: names beside the right ends of curves.
        key: names above the field.
        rules: what upright lines say, above the field.
        titles: lines of the title of the horizontal axis.
        lift: height of what stands between the field and the title of the upright axis.
        half: half the height of the tallest thing in a row, above which its label stands.
        beside: whether labels of rows stand beside their bars.
        label_width: of labels of rows.
        onward: rows and places from which bars go on to the right.
        paper: colour of the ground, which keeps lines off words; "" if it is not known.
    """

    width: float
    height: float
    left: float
    top: float
    across: float
    up: float
    x: Scale
    y: Scale
    ends: tuple[Name, ...]
    key: tuple[Name, ...]
    rules: tuple[RuleLabel, ...]
    titles: tuple[str, ...]
    lift: float
    half: float
    beside: bool
    label_width: float
    onward: frozenset[tuple[float, float]]
    paper: str = ""

    @property
    def bottom(self) -> float:
        """The lower edge of the field."""
        return self.top + self.up

    @property
    def right(self) -> float:
        """The right edge of the field."""
        return self.left + self.across


def laid_out(drawing: Drawing, width: float, *, height: float = 0.0, beside: bool = False, paper: str = "") -> Layout:
    """A drawing at a width.

    Args:
        drawing: what is drawn.
        width: of the whole, in pixels.
        height: of the whole; 0 for what the drawing asks for. Rows grow taller only up to a point.
        beside: whether labels of rows may stand beside their bars, so that a row is lower.
        paper: colour of the ground; "" if it is not known.
    """
    beside = beside and _in_rows(drawing) and width >= BESIDE
    ends, key = _names(drawing, width)
    column = _column(drawing, width) if beside else 0.0
    left, right = _sides(drawing, width, ends, column)
    across = max(width - left - right, 40.0)
    x = Scale(drawing.x, left, left + across)
    titles = tuple(wrapped(drawing.x.title, TICK, width)) if drawing.x.shown and drawing.x.title else ()
    rules = _rule_labels(drawing, x, width)
    lift = max((one.level + 1 for one in rules), default=0) * TICK * LEAD + _sticking_out(drawing)
    above, below = _above(drawing, key, width) + lift, _below(drawing, titles)
    label_width = column - GAP if beside else width - 2 * EDGE
    field = field_height(drawing, width, beside=beside)
    if height:
        room = max(height - above - below, FEWEST)
        field = min(room, field * (LOW_TALLER if beside else TALLER)) if _in_rows(drawing) else room
    y = Scale(drawing.y, above + field, above)
    return Layout(
        width=width,
        height=max(above + field + below, height),
        left=left,
        top=above,
        across=across,
        up=field,
        x=x,
        y=y,
        ends=ends,
        key=key,
        rules=rules,
        titles=titles,
        lift=lift,
        half=max((_half(mark, y) for mark in drawing.marks), default=0.0),
        beside=beside,
        label_width=label_width,
        onward=_onward(drawing),
        paper=paper,
    )


TALLER, LOW_TALLER = 1.3, 1.7
"""How much taller rows may become where a picture has more room: those with labels above, and those beside labels."""

COLUMN = 0.42
"""Part of the width that labels beside their bars may take."""

LOW_ROW = 12.0
"""Room between the lines of labels that stand beside their bars."""


def _onward(drawing: Drawing) -> frozenset[tuple[float, float]]:
    """Rows and places from which bars go on to the right."""
    bars = (mark for mark in drawing.marks if isinstance(mark, Bars) and mark.lying)
    each = ((at, start, end) for mark in bars for at, start, end in zip(mark.at, mark.start, mark.end, strict=True))
    return frozenset((at, start) for at, start, end in each if end > start)


def _column(drawing: Drawing, width: float) -> float:
    """The width of labels beside their bars: what the longest needs in one line, or a part of the whole."""
    wide = max(sum(_width([piece], mark) + mark.size * 0.6 for piece in pieces(mark)) for mark in _labels(drawing))
    return min(wide + GAP, width * COLUMN)


def _labels(drawing: Drawing) -> list[Text]:
    """Labels of rows."""
    return [mark for mark in drawing.marks if isinstance(mark, Text) and mark.x is None and mark.y is not None]


def _sticking_out(drawing: Drawing) -> float:
    """Room above the field for words that stand above a place at its upper edge."""
    texts = [m for m in drawing.marks if isinstance(m, Text) and m.side is Side.ABOVE and None not in (m.x, m.y)]
    out = any(part(drawing.y, mark.y or 0.0) > NEAR for mark in texts)
    return TICK * LEAD if out else 0.0


NEAR = 0.96
"""From which part of an axis on words beyond a place leave the field."""


def _in_rows(drawing: Drawing) -> bool:
    return bool(_labels(drawing))


def _rule_labels(drawing: Drawing, x: Scale, width: float) -> tuple[RuleLabel, ...]:
    """What upright lines say, above the field: in one line, and on another level where they would overlap."""
    rules = [mark for mark in drawing.marks if isinstance(mark, Rule) and mark.upright and mark.label]
    found: list[RuleLabel] = []
    for mark in sorted(rules, key=lambda mark: x(mark.at)):
        strong = mark.role in (Role.CHOSEN, Role.MOVED)
        text = mark.label.replace("\n", " ")
        wide = width_of(text, TICK, strong)
        middle = min(max(x(mark.at), wide / 2 + EDGE), width - wide / 2 - EDGE)
        taken = {one.level for one in found if abs(one.middle - middle) < (one.wide + wide) / 2 + GAP}
        found.append(RuleLabel(mark, text, strong, middle, wide, next(n for n in range(99) if n not in taken)))
    return tuple(found)


def _names(drawing: Drawing, width: float) -> tuple[tuple[Name, ...], tuple[Name, ...]]:
    """Names beside curves, and names in a key."""
    curves = [mark for mark in drawing.marks if isinstance(mark, Curve) and mark.label]
    dots = [mark for mark in drawing.marks if isinstance(mark, Dots) and mark.label]
    mixed = len({mark.role for mark in curves}) > 1
    beside = curves if width >= BESIDE else []
    ends = [_name(mark, width * MOST - ENDS, mixed=mixed) for mark in beside]
    key = [_name(mark, width - KEY, mixed=mixed) for mark in (*(() if beside else curves), *dots)]
    return tuple(ends), tuple(key)


KEY = 40.0
"""Pixels of the piece of line before a name in the key, with the gap behind it."""


def _name(mark: Curve | Dots, room: float, *, mixed: bool) -> Name:
    strong = mixed and mark.role is Role.CHOSEN
    return Name(mark, tuple(wrapped(mark.label, TICK, room, strong)), strong)


Piece = tuple[str, str]
"""Words of a label, and what they are: "text", "value" or "more"."""


def pieces(mark: Text) -> list[Piece]:
    """What a label says, one after the other."""
    return [piece for piece in ((mark.text, "text"), (mark.value, "value"), (mark.more, "more")) if piece[0]]


def row_label(mark: Text, width: float) -> list[list[Piece]]:
    """A label as lines of pieces: in one line, with `more` in a second, or broken wherever the width asks for it."""
    told = pieces(mark)
    first, rest = [p for p in told if p[1] != "more"], [p for p in told if p[1] == "more"]
    for lines in ([told], [first, rest]):
        if all(_width(line, mark) <= width for line in lines):
            return [line for line in lines if line]
    return [line for group in (first, rest) for line in _broken(group, mark, width)]


def _broken(told: list[Piece], mark: Text, width: float) -> list[list[Piece]]:
    """Lines that end between words; the words of a value stay together."""
    words = [(word, kind) for said, kind in told for word in ([said] if kind == "value" else said.split(" "))]
    lines: list[list[Piece]] = []
    for word, kind in words:
        line = lines[-1] if lines else []
        joined = (
            [*line[:-1], (f"{line[-1][0]} {word}", kind)] if line and line[-1][1] == kind else [*line, (word, kind)]
        )
        if line and _width(joined, mark) <= width:
            lines[-1] = joined
        else:
            lines.append([(word, kind)])
    return lines


def _width(line: list[Piece], mark: Text) -> float:
    wide = sum(width_of(words, mark.size, mark.strong or kind == "value") for words, kind in line)
    return wide + mark.size * 0.6 * max(len(line) - 1, 0)


def field_height(drawing: Drawing, width: float, *, beside: bool = False) -> float:
    """The height of the field, with room for labels of rows that take several lines."""
    labels = _labels(drawing)
    if not labels:
        return drawing.height
    rows = round(abs(drawing.y.high - drawing.y.low))
    if beside and width >= BESIDE:
        room = _column(drawing, width) - GAP
        return rows * (max(len(row_label(mark, room)) for mark in labels) * LABEL * LEAD + LOW_ROW)
    lines = max(len(row_label(mark, width - 2 * EDGE)) for mark in labels)
    if lines == 1:
        return drawing.height
    known = 2 if drawing.tall else 1
    return (drawing.tall or drawing.height) + rows * (lines - known) * LABEL * LEAD


LABEL = 13.0
"""Size of the labels of rows."""


def _sides(drawing: Drawing, width: float, ends: tuple[Name, ...], column: float) -> tuple[float, float]:
    """Room left and right of the field: for the words at the axis, names of curves, and what stands beyond bars."""
    left, right = column or EDGE, EDGE
    if drawing.y.shown:
        left += max((width_of(words, TICK) for _at, words in drawing.y.ticks), default=0.0) + GAP
    most = max(width * MOST, column + 60)
    left = min(left, most)
    if ends:
        right += ENDS + max(width_of(line, TICK, name.strong) for name in ends for line in name.lines)
    for _again in range(4):
        scale = Scale(drawing.x, left, width - right)
        reach = list(_reach(drawing, scale))
        left += max(0.0, *(column + EDGE - low for low, _high in reach)) if reach else 0.0
        right += max(0.0, *(high - width + EDGE for _low, high in reach)) if reach else 0.0
    return min(left, most), min(right, width * (MOST + 0.04))


ENDS = 46.0
"""Pixels between the field and the names of curves: for the line that leads there, and a piece of the curve."""


def _reach(drawing: Drawing, x: Scale) -> Iterable[tuple[float, float]]:
    """Ends of what may stick out of the field, from left to right; words below its left end are moved inwards."""
    if drawing.x.shown and drawing.x.ticks:
        for at, words in drawing.x.ticks:
            wide = width_of(words, TICK) / 2
            if math.isfinite(x(at)):
                yield x(at), x(at) + wide
    for mark in drawing.marks:
        if isinstance(mark, Bars) and mark.lying and mark.labels:
            for start, end, words in zip(mark.start, mark.end, mark.labels, strict=True):
                wide = width_of(words, TICK) + 5 if words else 0.0
                yield (x(end) - wide, x(end)) if end <= start else (x(end), x(end) + wide)
        elif isinstance(mark, Dots) and mark.x:
            wide = max(mark.sizes, default=mark.size) / 2
            places = [x(value) for value in mark.x if math.isfinite(x(value))]
            if places:
                yield min(places) - wide, max(places) + wide
        elif isinstance(mark, Text) and mark.x is not None and mark.side is Side.RIGHT and part(x.axis, mark.x) > NEAR:
            yield x(mark.x), x(mark.x) + GAP + width_of(mark.text, mark.size, mark.strong)


def _above(drawing: Drawing, key: tuple[Name, ...], width: float) -> float:
    """Room above the field and what stands on its edge: the key, the title of the upright axis."""
    room = sum(name.height for name in key) + (GAP if key else 0.0)
    if drawing.y.shown and drawing.y.title:
        room += len(wrapped(drawing.y.title, TICK, width)) * TICK * LEAD + 4
    return room + (TICK / 2 if drawing.y.shown and drawing.y.ticks else EDGE)


def _below(drawing: Drawing, titles: tuple[str, ...]) -> float:
    """Room below the field: the words at the axis and its title."""
    if not drawing.x.shown:
        return EDGE
    return (TICK * LEAD + 4 if drawing.x.ticks else 0.0) + len(titles) * TICK * LEAD + 6


def _half(mark: AnyMark, y: Scale) -> float:
    match mark:
        case Bars(lying=True):
            return mark.thick * min(y.unit, ROW) / 2
        case Spans(lying=True):
            return mark.strokes / 2
        case Dots():
            return max(mark.sizes, default=mark.size) / 2
        case _:
            return 0.0


def thinned(axis: Axis, scale: Scale, *, across: bool) -> list[tuple[float, str]]:
    """Ticks whose words do not overlap: all of them, or every second, third, … from the first."""
    ticks = [(at, words) for at, words in axis.ticks if _within(scale(at), scale)]
    for step in range(1, len(ticks) + 1):
        kept = ticks[::step]
        if _apart(kept, scale, across=across):
            return kept
    return ticks[:1]


def _within(place: float, scale: Scale) -> bool:
    low, high = sorted((scale.start, scale.end))
    return math.isfinite(place) and low - 0.5 <= place <= high + 0.5


def _apart(ticks: list[tuple[float, str]], scale: Scale, *, across: bool) -> bool:
    found = sorted((scale(at), width_of(words, TICK) + 6 if across else TICK) for at, words in ticks)
    return all(right - left >= (wide + wider) / 2 for (left, wide), (right, wider) in pairwise(found))
