"""In how many readings a claim is true: a dot for each reading in the order of the shares, its choices below it.

The picture is of a claim and not of a result, so it is not on the list of charts of one.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from econ.output.cells import Cell, Column, Table, TableRow
from econ.output.charts.axes import nice_ticks, ticks
from econ.output.charts.look import ACCENT, QUIET, SECOND
from econ.output.marks import AnyMark, Axis, Band, Dots, Drawing, Role, Rule, Side, Spans, Text, sentence
from econ.wording.language import N_, _

if TYPE_CHECKING:
    from econ.claims.curve import Curve, Specification

TITLE = N_("In how many readings it is true")

PANEL = 9.0
"""Height of the field of the shares, in rows of the choices below it."""

ROW_PIXELS = 26.0
GAP = 1.0
"""Between the readings that count and those that do not, in readings; and between two choices, in rows."""

LOOKS = {
    "holds": ("circle", ACCENT),
    "holds only if rounded": ("ring", ACCENT),
    "holds for a part of the range": ("frame", ACCENT),
    "does not hold": ("cross", SECOND),
}
"""Shape and colour of each answer."""


def drawing(curve: Curve) -> Drawing:
    """The curve, the band that the words allow, and which choice each reading makes."""
    counted, apart = curve.specifications, curve.apart
    if not counted and not apart:
        return sentence(_("No reading of it can be computed."))
    places = [float(n) for n in range(len(counted))]
    beyond = len(counted) + (GAP if counted else 0.0)
    behind = [beyond + n for n in range(len(apart))]
    last = (behind or places)[-1]
    scale = _Scale(curve)
    rows = _rows([*counted, *apart])
    drawn = [*zip(places, counted, strict=True), *zip(behind, apart, strict=True)]
    bottom = max(row for row, _words, _those in rows) + 0.6 if rows else 0.6
    marks: list[AnyMark] = [_allowed(curve, scale, last)]
    if counted and apart:
        marks.append(Rule(at=beyond - GAP, dash="dot", role=Role.BEHIND, tone=QUIET))
    if apart:
        middle = (behind[0] + last) / 2
        said = _("not counted")
        marks.append(Text(text=said, x=middle, y=-PANEL - 0.9, side=Side.MIDDLE, role=Role.BEHIND, size=12.0))
    marks += _spans(drawn, scale)
    marks += _dots(places, counted, scale, curve)
    marks += _dots(behind, apart, scale, curve, apart=True)
    marks += _choices(rows, drawn, len(counted))
    shares = Axis(bottom, -PANEL - 1.3, scale.ticks, _axis_title(curve))
    return Drawing(tuple(marks), Axis(-0.8, last + 0.8, shown=False), shares, ROW_PIXELS * (bottom + PANEL + 1.3))


def alt(curve: Curve) -> str:
    """The picture in a sentence."""
    from econ.claims.phrases import claimed_text, result_text

    every = [*curve.specifications, *curve.apart]
    if not every:
        return _("No reading of it can be computed.")
    shown = curve.specifications or curve.apart
    said = {
        "true": sum(each.reading.true for each in shown),
        "count": len(shown),
        "apart": len(curve.apart),
        "span": result_text((shown[0].place, shown[-1].place), curve.claim),
        "words": curve.claim.share.text,
        "allowed": claimed_text(curve.claim),
    }
    if not curve.specifications:
        return _("No reading counts; the {count} that do not give {span} where “{words}” allows {allowed}.", **said)
    if not curve.apart:
        return _("True in {true} of {count} readings, which give {span} where “{words}” allows {allowed}.", **said)
    return _(
        "True in {true} of {count} readings, which give {span} where “{words}” allows {allowed}; readings that are not "
        "counted: {apart}.",
        **said,
    )


def table(curve: Curve, *, commands: bool = False) -> Table:
    """A row for each reading in the order of the picture, those that are not counted below.

    Args:
        curve: the readings.
        commands: whether the output and the command that gives the number of each stand behind it.
    """
    from econ.claims.phrases import reasons

    names = [
        ("share", N_("Share")),
        ("source", N_("Compared with")),
        ("year", N_("Year")),
        ("concept", N_("What is compared")),
        ("basis", N_("Time")),
        ("verdict", N_("Verdict")),
        ("apart", N_("Not counted because")),
        *([("output", N_("Output")), ("command", N_("Command"))] if commands else []),
    ]
    rows = []
    for place, each in enumerate((*curve.specifications, *curve.apart), start=1):
        reading = each.reading
        cells = [
            _share(each, curve),
            Cell(_(reading.source)),
            Cell(str(reading.year or ""), float(reading.year) if reading.year else None),
            Cell(_(reading.concept)),
            Cell(_(reading.basis)),
            Cell(_(reading.status if commands else reading.answer)),
            Cell(reasons(each.apart)),
        ]
        if commands:
            opened = curve.opened(each)
            cells += [Cell(opened.output if opened else ""), Cell("\n".join(opened.commands) if opened else "")]
        rows.append(TableRow(f"{place} {reading.source}", tuple(cells), strong=each is curve.start))
    columns = tuple(Column(name, _(title), name in {"share", "year"}) for name, title in names)
    return Table("specifications", _(TITLE), columns, tuple(rows))


def choices(curve: Curve) -> Table:
    """How many readings are true with each choice."""
    names = (
        ("choice", N_("Choice")),
        ("option", N_("Chosen")),
        ("true", N_("True in")),
        ("rounded", N_("Only if rounded")),
        ("readings", N_("Readings")),
    )
    rows = [
        TableRow(
            f"{choice.name} {option.words}",
            (Cell(_(choice.name)), Cell(_(option.words)), *map(_count, (option.true, option.rounded, option.count))),
        )
        for choice in curve.choices
        for option in choice.options
    ]
    columns = tuple(Column(name, _(title), name in {"true", "rounded", "readings"}) for name, title in names)
    return Table("choices", _("What turns on which choice"), columns, tuple(rows))


def _count(number: int) -> Cell:
    return Cell(str(number), float(number))


def _share(each: Specification, curve: Curve) -> Cell:
    from econ.claims.phrases import MONEY, result_text

    low, high = each.reading.share
    unit = curve.claim.amount.currency if curve.claim.relation in MONEY else "1"
    ends = None if low == high or math.isinf(high) else high
    return Cell(result_text((low, high), curve.claim), low, ends, unit)


# --- marks --------------------------------------------------------------------------------------------


class _Scale:
    """Where a share stands in the upper field."""

    def __init__(self, curve: Curve) -> None:
        every = [*curve.specifications, *curve.apart]
        allowed = [end for end in curve.claim.share.allowed if math.isfinite(end)]
        found = [end for each in every for end in each.reading.share if math.isfinite(end)] + allowed
        self.low, self.high = min(0.0, *found), max(found)
        self.high += (self.high - self.low) * 0.08
        from econ.claims.phrases import MONEY

        unit = curve.claim.amount.currency if curve.claim.relation in MONEY else "1"
        self.ticks = tuple((self(v), said) for v, said in ticks(nice_ticks(self.low, self.high, 4), unit))

    def __call__(self, share: float) -> float:
        part = (min(share, self.high) - self.low) / (self.high - self.low)
        return -GAP / 2 - PANEL * part


def _axis_title(curve: Curve) -> str:
    from econ.claims.phrases import claimed_text

    said = {"words": curve.claim.share.text, "allowed": claimed_text(curve.claim)}
    return _("The band is what “{words}” allows: {allowed}", **said)


def _allowed(curve: Curve, scale: _Scale, last: float) -> Band:
    low, high = map(scale, curve.claim.share.allowed)
    edges = (-0.8, last + 0.8)
    return Band(x=edges, low=(low, low), high=(high, high), role=Role.BEHIND, tone=ACCENT)


def _spans(drawn: Sequence[tuple[float, Specification]], scale: _Scale) -> list[AnyMark]:
    """A line over each reading that gives a range."""
    wide = [(place, each.reading.share) for place, each in drawn if each.reading.share[0] != each.reading.share[1]]
    if not wide:
        return []
    return [
        Spans(
            at=tuple(place for place, _ends in wide),
            low=tuple(scale(low) for _place, (low, _high) in wide),
            high=tuple(scale(high) for _place, (_low, high) in wide),
            lying=False,
            strokes=3.0,
            role=Role.BEHIND,
            tone=QUIET,
        )
    ]


def _dots(
    places: Sequence[float], found: Sequence[Specification], scale: _Scale, curve: Curve, *, apart: bool = False
) -> Iterable[AnyMark]:
    """The dots of each answer; those that are not counted are quiet."""
    for status, (shape, tone) in LOOKS.items():
        mine = [(place, each) for place, each in zip(places, found, strict=True) if each.reading.status == status]
        if mine:
            yield Dots(
                x=tuple(place for place, _each in mine),
                y=tuple(scale(each.place) for _place, each in mine),
                shape=shape,
                tone=QUIET if apart else tone,
                role=Role.BEHIND if apart else Role.CHOSEN,
                size=8.0,
                label="" if apart else _(mine[0][1].reading.answer),
                words=tuple(words(each, curve) for _place, each in mine),
            )


def words(each: Specification, curve: Curve) -> str:
    """What a reading chooses, what it gives, and why it is not counted."""
    from econ.claims.phrases import reasons, result_text

    reading = each.reading
    told = [_(reading.source), str(reading.year or ""), _(reading.concept), _(reading.basis)]
    lines = [", ".join(filter(None, told)), f"{result_text(reading.share, curve.claim)}: {_(reading.answer)}"]
    if each.apart:
        lines.append(_("Not counted: {why}.", why=reasons(each.apart)))
    return "\n".join(lines)


Rows = list[tuple[float, str, tuple[str, str]]]
"""Rows of the choices: the place, the words, and the choice with what is chosen."""


def _rows(found: Sequence[Specification]) -> Rows:
    """A row for whatever may be chosen, where there is more than one of it."""
    from econ.claims.curve import CHOICES

    rows: Rows = []
    at = 1.0
    for name, chosen in CHOICES.items():
        options = dict.fromkeys(chosen(each.reading) for each in found)
        if len(options) < 2:
            continue
        for option in sorted(options) if name == "year" else options:
            rows.append((at, _(option) or "–", (name, option)))
            at += 1.0
        at += GAP / 3
    return rows


def _choices(rows: Rows, drawn: Sequence[tuple[float, Specification]], counted: int) -> Iterable[AnyMark]:
    """Below each reading a square in the row of everything that it chooses."""
    from econ.claims.curve import CHOICES

    for row, words, (name, option) in rows:
        yield Text(text=words, x=None, y=row, side=Side.ABOVE, role=Role.BEHIND, size=12.0)
        for quiet in (False, True):
            of = [
                place
                for n, (place, each) in enumerate(drawn)
                if (n >= counted) is quiet and CHOICES[name](each.reading) == option
            ]
            if of:
                tone = QUIET if quiet else ""
                yield Dots(x=tuple(of), y=(row,) * len(of), shape="square", size=5.0, tone=tone, role=Role.BEHIND)
