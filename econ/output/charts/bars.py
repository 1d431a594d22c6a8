"""Horizontal bars with a label above each, which stays readable on a phone."""

from collections.abc import Sequence
from dataclasses import dataclass

from econ import wording
from econ.output.charts.axes import rows_axis, value_axis
from econ.output.charts.look import ACCENT
from econ.output.charts.of_results import Ends, outlines
from econ.output.marks import AnyMark, Bars, Curve, Drawing, Places, Role, Side, Spans, Text

THICK = 0.3
"""Thickness of a bar, as a part of its row."""

ROW_PIXELS, TALL_ROW_PIXELS = 54, 70
"""Height of a row: with labels too long for a phone, which take two lines there, it is the second."""

LONGEST_LABEL = 42
"""Characters of a label that stand in one line on a phone."""


@dataclass(frozen=True, kw_only=True)
class Bar:
    """A bar to a number, in a row of its own.

    Attributes:
        label: what stands above it, before the number.
        value, low, high: the number and its 90% range; all the same where it has none.
        tone: its colour.
        tail: words behind the number.
        start: where it begins.
        before: what was printed before the changes; None if nothing.
    """

    label: str
    value: float
    low: float
    high: float
    tone: str = ACCENT
    tail: str = ""
    start: float = 0.0
    before: Ends | None = None

    @property
    def ends(self) -> Ends:
        """What is printed of it."""
        return self.low, self.value, self.high

    @property
    def end(self) -> float:
        """Where it ends."""
        return self.start + self.value

    @property
    def places(self) -> Places:
        """All places that its row needs."""
        return self.start + self.low, self.end, self.start + self.high, *self._was

    @property
    def _was(self) -> Places:
        return (self.start + self.before[1],) if self.before else ()


def range_bars(bars: Sequence[Bar], unit: str, title: str, behind: Sequence[AnyMark] = ()) -> Drawing:
    """Bars to the number with a line over the 90% range, if any, and an outline where they ended before.

    Args:
        bars: from the top.
        unit: unit of the values.
        title: what the axis measures.
        behind: what else lies behind them.
    """
    rows = tuple(float(n) for n in range(len(bars)))
    said = [wording.estimate(*bar.ends, unit) for bar in bars]
    labels = [(f"{bar.label}:", number, bar.tail) for bar, (number, _interval) in zip(bars, said, strict=True)]
    marks: list[AnyMark] = [
        *behind,
        Bars(
            at=rows,
            start=tuple(bar.start for bar in bars),
            end=tuple(bar.end for bar in bars),
            thick=THICK,
            tones=tuple(bar.tone for bar in bars),
            words=tuple(
                "\n".join(filter(None, (f"{bar.label}: {number}", interval)))
                for bar, (number, interval) in zip(bars, said, strict=True)
            ),
        ),
    ]
    if ranged := [(n, bar) for n, bar in enumerate(bars) if bar.low < bar.high]:
        marks.append(whiskers([(n, bar.start + bar.low, bar.end, bar.start + bar.high) for n, bar in ranged]))
    marks += row_labels(labels)
    moves = [(bar.start + bar.before[1], float(n), bar.before, bar.ends) for n, bar in enumerate(bars) if bar.before]
    if moves:
        marks.append(outlines(moves, unit))
    ends = [v for bar in bars for v in bar.places]
    axis = value_axis(unit, min(0.0, *ends), (max(ends) or 1.0) * 1.06, title)
    return Drawing(tuple(marks), axis, rows_axis(len(bars)), *heights(labels))


def row_labels(labels: Sequence[tuple[str, str, str]]) -> list[AnyMark]:
    """Words above each row from the left edge: a text, a number that stands out, and what is said more quietly."""
    return [
        Text(text=text, value=value, more=more, x=None, y=float(n), side=Side.ABOVE)
        for n, (text, value, more) in enumerate(labels)
    ]


def heights(labels: Sequence[tuple[str, str, str]]) -> tuple[float, float]:
    """Heights of a picture with such labels: where each stands in one line, and where long ones take two."""
    long = any(len(" ".join(filter(None, parts))) > LONGEST_LABEL for parts in labels)
    return float(ROW_PIXELS * len(labels)), float(TALL_ROW_PIXELS * len(labels)) if long else 0.0


def onward(row: int, place: float) -> Curve:
    """The line from the end of a bar to the next."""
    down = (row + THICK / 2, row + 1 - THICK / 2)
    return Curve(x=(place, place), y=down, dash="dot", width=1.0, role=Role.BEHIND)


def whiskers(ranges: Sequence[tuple[float, float, float, float]], *, lying: bool = True) -> Spans:
    """Lines over ranges; they reach to the number where that lies outside of its own range.

    Args:
        ranges: the row or the place of each, its lower end, its number and its upper end.
        lying: whether they lie in rows.
    """
    return Spans(
        at=tuple(float(at) for at, *_ends in ranges),
        low=tuple(min(low, number) for _at, low, number, _high in ranges),
        high=tuple(max(high, number) for _at, _low, number, high in ranges),
        lying=lying,
        role=Role.BEHIND,
    )
