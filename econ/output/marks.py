"""What a chart consists of before anything draws it: marks with a role, two axes, and words.

A chart gives a `Drawing`; `econ.output.drawing` makes an SVG of it for the page, light pages, reports and files, and
plotly's figure where a reader drags or zooms. Nobody reads meaning back out of what was drawn.

Places are numbers in the unit of the axis (on a logarithmic axis the number itself, not its logarithm). Rows of bars
lie at 0, 1, 2, … from the top. Sizes are in pixels of a picture 720 pixels wide.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

Places = tuple[float, ...]


class Role(StrEnum):
    """What a mark is in its picture."""

    BEHIND = "behind"
    """It lies behind the answer: other sources, ranges, frames; a pointer says nothing of it unless it has words."""
    CHOSEN = "chosen"
    """The answer itself."""
    MOVED = "moved"
    """It moves with a lever while the rest of the picture stays."""
    BEFORE = "before"
    """Where it was before the reader's changes."""


class Side(StrEnum):
    """Where words stand beside their place."""

    ABOVE = "above"
    BELOW = "below"
    LEFT = "left"
    RIGHT = "right"
    MIDDLE = "middle"


@dataclass(frozen=True, kw_only=True)
class Mark:
    """What all marks have.

    Attributes:
        role: what it is in the picture.
        tone: its colour, of the palette or "" for that of the text.
        words: what a pointer, and a screen reader, says of each of its points; empty if nothing. Lines end with a
            line feed.
    """

    role: Role = Role.CHOSEN
    tone: str = ""
    words: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Curve(Mark):
    """Points that are joined; where a place is not a number the line is broken.

    Attributes:
        x, y: the places.
        dash: "solid", "dash", "dot", "dashdot", "longdash", "longdashdot", "fine",
            "sparse" or "twodots".
        width: of the stroke.
        label: what it is called, beside its right end; "" for nothing. Labels that would overlap are spread.
        points: size of a dot at each place; 0 for none.
        row: name of the row of the table that it stands for, which has its look beside it; "" for none.
    """

    x: Places
    y: Places
    dash: str = "solid"
    width: float = 2.0
    label: str = ""
    points: float = 0.0
    row: str = ""


@dataclass(frozen=True, kw_only=True)
class Band(Mark):
    """The area between two lines over the same places.

    Attributes:
        x: the places.
        low, high: its lower and its upper edge.
    """

    x: Places
    low: Places
    high: Places


@dataclass(frozen=True, kw_only=True)
class Bars(Mark):
    """Bars, lying in rows or standing at places.

    Attributes:
        at: the row, or the place, of each.
        start, end: where each begins and ends.
        lying: whether they lie in rows.
        thick: of each, as a part of a row, or of the distance of one place to the next.
        tones: a colour for each, "" for that of the words; empty if all have `tone`.
        hatched: those with a pattern, as for a choice that is no number; empty for none.
        hollow: those of which only the frame is drawn; empty for none.
        labels: words at the end of each; empty for none.
    """

    at: Places
    start: Places
    end: Places
    lying: bool = True
    thick: float = 0.3
    tones: tuple[str, ...] = ()
    hatched: tuple[bool, ...] = ()
    hollow: tuple[bool, ...] = ()
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Spans(Mark):
    """Thin lines over intervals, with a stroke at each end.

    Attributes:
        at: the row, or the place, of each.
        low, high: the ends of each.
        lying: whether they lie in rows.
        strokes: length of the strokes at the ends; 0 for none.
        width: of the line.
    """

    at: Places
    low: Places
    high: Places
    lying: bool = True
    strokes: float = 5.0
    width: float = 2.0


@dataclass(frozen=True, kw_only=True)
class Dots(Mark):
    """Marks at places.

    Attributes:
        x, y: the places.
        shape: "circle", "square", "diamond", "ring" (an open circle), "frame" (an open diamond) or "cross".
        size: their width.
        tones: a colour for each; empty if all have `tone`.
        sizes: a width for each; empty if all have `size`.
        label: what they are called, in a key above the picture; "" for nothing.
    """

    x: Places
    y: Places
    shape: str = "circle"
    size: float = 10.0
    tones: tuple[str, ...] = ()
    sizes: tuple[float, ...] = ()
    label: str = ""


@dataclass(frozen=True, kw_only=True)
class Rule(Mark):
    """A line across the whole picture.

    Attributes:
        at: its place.
        upright: whether it stands, at a place of the horizontal axis.
        start, end: parts of the picture from 0 to 1 between which it is drawn.
        dash: as for `Curve`.
        width: of the stroke.
        label: what it says; "" for nothing.
    """

    at: float
    upright: bool = True
    start: float = 0.0
    end: float = 1.0
    dash: str = "solid"
    width: float = 1.0
    label: str = ""


@dataclass(frozen=True, kw_only=True)
class Text(Mark):
    """Words at a place.

    Attributes:
        text: what it says.
        x: its place; None for the left edge of the picture.
        y: its place; None for the middle of the picture, and of nothing but these words.
        side: where it stands beside that place.
        value: what is said strongly behind it.
        more: what is said more quietly behind it, or below it where that is too long.
        strong: whether it is bold.
        size: of its letters.
    """

    text: str
    x: float | None
    y: float | None
    side: Side = Side.RIGHT
    value: str = ""
    more: str = ""
    strong: bool = False
    size: float = 13.0


@dataclass(frozen=True, kw_only=True)
class Cells(Mark):
    """Coloured cells, one for each pair of places.

    Attributes:
        x, y: the middles of the columns and of the rows.
        shades: how strongly each is coloured, from 0 to 1, row after row.
        labels: words in each, row after row; "" for none, empty if none has any.
        smooth: whether they run into each other.
    """

    x: Places
    y: Places
    shades: tuple[Places, ...]
    labels: tuple[tuple[str, ...], ...] = ()
    smooth: bool = False


AnyMark = Curve | Band | Bars | Spans | Dots | Rule | Text | Cells


@dataclass(frozen=True)
class Axis:
    """An axis.

    Attributes:
        low, high: its ends; for rows from the top the lower end is the larger number.
        ticks: places and what is written there.
        title: what it measures; "" for nothing.
        logarithmic: whether equal distances are equal ratios.
        grid: whether a line crosses the picture at each tick.
        shown: whether anything of it is drawn.
    """

    low: float
    high: float
    ticks: tuple[tuple[float, str], ...] = ()
    title: str = ""
    logarithmic: bool = False
    grid: bool = True
    shown: bool = True


@dataclass(frozen=True)
class Drawing:
    """A chart as marks.

    Attributes:
        marks: from the back to the front.
        x, y: its axes.
        height: of the field between the axes.
        tall: the height of the field where labels of rows take two lines, as on a telephone; 0 if it is the same.
    """

    marks: tuple[AnyMark, ...]
    x: Axis
    y: Axis
    height: float
    tall: float = 0.0


def sentence(text: str) -> Drawing:
    """A drawing that holds a sentence in place of a picture."""
    nothing = Axis(0.0, 1.0, shown=False)
    return Drawing((Text(text=text, x=None, y=None),), nothing, nothing, 80.0)
