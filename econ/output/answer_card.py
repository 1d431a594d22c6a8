"""A card of an answer: the sentence by families, and a mark with its interval for each, 1200 by 630 pixels.

It is the picture that a shared link shows.
"""

from __future__ import annotations

from econ.analysis.short_answer import ByFamily, claimed_share, short_answer
from econ.engine import Result
from econ.output.charts.axes import nice_ticks, ticks
from econ.output.charts.look import ACCENT, QUIET, SECOND
from econ.output.drawing import Around
from econ.output.drawing.files import size_of
from econ.output.marks import AnyMark, Axis, Dots, Drawing, Role, Rule, Side, Spans, Text, sentence
from econ.wording.language import _

LOOKS = (("circle", ACCENT), ("square", SECOND), ("diamond", QUIET))
"""Shape and colour of the first, the second and every further family."""

FIELD = 260.0
"""Height of the field of the marks."""


def drawing(result: Result) -> Drawing:
    """A row for each family of sources: its share and the interval of it; the claimed share as a line."""
    found = short_answer(result).families
    if not found:
        return sentence(short_answer(result).text)
    claimed = claimed_share(result)
    ends = [one.row["high"] for one in found] + [one.row["share"] for one in found]
    low, high = min(0.0, *(one.row["low"] for one in found)), max(*ends, claimed.value if claimed else 0.0) * 1.1
    bottom, top = len(found) - 0.5, -0.9
    marks: list[AnyMark] = []
    if claimed:
        label = _("claimed: {share}", share=claimed.words)
        marks.append(Rule(at=claimed.value, dash="dash", role=Role.BEHIND, label=label))
    for place, one in enumerate(found):
        marks += _row(float(place), one)
    across = Axis(low, high, tuple(ticks(nice_ticks(low, high, 4), "1")), _("Share of GDP; bars: 90% intervals"))
    return Drawing(tuple(marks), across, Axis(bottom, top, shown=False), FIELD)


def _row(place: float, one: ByFamily) -> list[AnyMark]:
    shape, tone = LOOKS[min(int(place), len(LOOKS) - 1)]
    row = one.row
    name = _("{share} by {source}", share=one.number, source=one.publisher)
    found: list[AnyMark] = [Text(text=name, x=None, y=place, side=Side.ABOVE, role=Role.BEHIND)]
    if row["low"] < row["high"]:
        found.append(Spans(at=(place,), low=(row["low"],), high=(row["high"],), strokes=0.0, width=5.0, tone=tone))
    found.append(Dots(x=(row["share"],), y=(place,), shape=shape, tone=tone, size=14.0))
    return found


def png(result: Result) -> bytes:
    """The card as a picture."""
    from econ.output.export import pictures

    title = short_answer(result).text
    ids = tuple(dict.fromkeys(source for one in short_answer(result).families for source in one.row["sources"]))
    around = Around(title, "", pictures.foot(result, ids))
    made = drawing(result)
    return pictures.of_drawing(made, ("png",), size_of("card"), around, name="answer-card", alt=title)["png"]
