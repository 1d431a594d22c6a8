"""What moves the answer: a row for each input, from the answer at one end of its interval to that at the other."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from econ import wording
from econ.analysis import tables
from econ.analysis.sensitivity.moves import in_a_sentence, moving_rows, named
from econ.analysis.short_answer import family_of, leading, percent
from econ.analysis.tables import Row
from econ.engine import Result, kept_in_words
from econ.model import SHARE
from econ.output.charts.axes import nice_ticks, tick
from econ.page.blocks import Block
from econ.wording.language import _, _n

MOST_ROWS = 9
SMALLEST = 0.01
"""Inputs with a smaller share of the doubt have no row."""

MOST = 0.5
"""The part from which on it is most of the doubt."""

NEAR, NEAR_ON_TELEPHONES = 9.0, 18.0
"""How near to the best guess no number stands on the axis, in hundredths of it."""

ROOM = 0.16
"""Room beside the longest bar for its words, as a part of the bars."""


@dataclass(frozen=True, kw_only=True)
class Mark:
    """A place along an axis, from 0 to 100, in words; with a family, or near to what is said beside it."""

    at: float
    words: str
    family: str = ""
    near: bool = False


@dataclass(frozen=True)
class Along:
    """An axis from one end to the other."""

    low: float
    high: float

    def at(self, value: float) -> float:
        """Where a value lies, from 0 to 100."""
        return round((value - self.low) / (self.high - self.low) * 100, 2)

    def ticks(self, *, beside: float | None = None) -> tuple[Mark, ...]:
        """Round values along it; none that would lie on words at a place."""
        found = []
        for place in nice_ticks(self.low, self.high):
            apart = abs(self.at(place) - self.at(beside)) if beside is not None else math.inf
            if apart > NEAR:
                found.append(Mark(at=self.at(place), words=tick(place, "1"), near=apart < NEAR_ON_TELEPHONES))
        return tuple(found)


@dataclass(frozen=True, kw_only=True)
class Move:
    """What one input does.

    Attributes:
        label: of the input.
        ends: its interval.
        anchor: of the assumption; empty for the choice of a source.
        low, high: the answer at the lower and at the upper end of the interval.
        share: of the doubt, in words; empty for one that is counted with the row above.
        part: the same from 0 to 100.
        note: what stands in place of the share, or below it.
    """

    label: str
    ends: str
    anchor: str = ""
    low: Mark
    high: Mark
    share: str = ""
    part: float = 0.0
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Moves(Block):
    """The rows, on one axis.

    Attributes:
        title, about: what is shown.
        axis: what the axis is of.
        ticks: along it.
        best: the best guess, where all bars begin; its words are what it is called.
        sources: the choice of a source of GDP, a mark for each family; empty for one family.
        choice: the row that they stand in.
        rows: the inputs.
        column: what stands above the shares.
        of_it: what follows a share where there is no such head.
        lower, upper: what the two parts of a bar are.
        caption: sentences below.
    """

    title: str
    about: str
    axis: str
    ticks: tuple[Mark, ...]
    best: Mark
    sources: tuple[Mark, ...]
    choice: Move | None
    rows: tuple[Move, ...]
    column: str
    of_it: str
    lower: str
    upper: str
    caption: tuple[str, ...]


def finding(result: Result) -> str:
    """What most of the doubt is, as a title."""
    rows, families = moving_rows(result, SHARE), _families(result)
    if {row["input"] for row in rows} <= {"gdp_published"}:
        if families:
            said = [percent(result, share) for share in sorted(row["share"] for row in families)]
            return _(
                "What moves the answer most is whose figure of GDP one takes: {low} or {high}",
                low=said[0],
                high=said[-1],
            )
        if tables.is_at_least(result, SHARE):
            return _("The sale is a lower bound; beyond that only the figure of GDP itself is varied here")
        return _("Only the figure of GDP itself is varied here") if rows else _("Nothing here is varied")
    first = rows[0]
    what = in_a_sentence(result, first["together"] or (first["input"],))
    said_of = {"what": what, "share": wording.percent(first["share"], 0)}
    if first["share_low"] > MOST:
        return _("Most of the doubt is {what}: {share} of it", **said_of)
    return _("The largest part of the doubt is {what}: {share} of it", **said_of)


def _families(result: Result) -> list[Row]:
    """The sources that the answer names; none if it names only one."""
    found = leading(result)
    return found if len(found) > 1 else []


@kept_in_words
def moves(result: Result) -> Moves:
    """The block."""
    rows, families = moving_rows(result, SHARE), _families(result)
    shown = [row for row in rows if row["share"] >= SMALLEST][:MOST_ROWS]
    best = tables.summary_of(result, SHARE).central
    ends = [best, *(row[end] for row in shown for end in ("low", "high")), *(row["share"] for row in families)]
    along = Along(*_wide(ends, best))

    def mark(value: float, family: str = "") -> Mark:
        return Mark(at=along.at(value), words=percent(result, value), family=family)

    marks = tuple(mark(row["share"], family_of(result, row)) for row in families)
    return Moves(
        key="moves",
        title=_("What moves the answer"),
        about=_(
            "Each row changes one thing from the low to the high end of its 90% interval; all else stays at its best "
            "guess."
        ),
        axis=_("Share of GDP"),
        ticks=along.ticks(beside=best),
        best=Mark(at=along.at(best), words=_("best guess")),
        sources=marks,
        choice=_choice(families, marks) if marks else None,
        rows=tuple(_row(result, row, mark) for row in shown),
        column=_("share of the doubt"),
        of_it=_("of the doubt"),
        lower=_("at the lower end of the interval"),
        upper=_("at the upper end"),
        caption=tuple(_caption(result, rows, shown)),
    )


def _wide(ends: Sequence[float], best: float) -> tuple[float, float]:
    """Both ends of the axis, with room for words beside the longest bar."""
    low, high = min(ends), max(ends)
    room = (high - low) * ROOM or abs(best) * 0.1 or 0.01
    return max(low - room, 0.0) if low >= 0 else low - room, high + room


def _choice(families: Sequence[Row], marks: Sequence[Mark]) -> Move:
    names = [_(row["publisher"]) for row in families]
    said = _("{first} or {second}", first=", ".join(names[:-1]), second=names[-1])
    return Move(
        label=_("Whose figure of GDP"),
        ends=said[:1].upper() + said[1:],
        low=marks[0],
        high=marks[-1],
        note=_("your choice"),
    )


def _row(result: Result, row: Row, mark: Callable[[float], Mark]) -> Move:
    together = row["together"]
    first = not together or row["input"] == together[0]
    note = ""
    if together:
        more = len(together) - 1
        note = _n("with the row below", "with the {count} rows below", more) if first else _("counted above")
    return Move(
        label=named(result, row["input"]),
        ends=wording.interval(row["low_input"], row["high_input"], wording.said_unit(row["input"], row["unit"])),
        anchor=f"of-{row['input']}",
        low=mark(row["low"]),
        high=mark(row["high"]),
        share=wording.percent(row["share"], 0) if first else "",
        part=round(row["share"] * 100, 1) if first else 0.0,
        note=note,
    )


def _caption(result: Result, rows: Sequence[Row], shown: Sequence[Row]) -> list[str]:
    found = tables.summary_of(result, SHARE)
    number, median = percent(result, found.central), percent(result, found.median)
    said = []
    if number == median:
        said.append(_("Best guess: {number}, with every input at its central value.", number=number))
    else:
        said.append(
            _(
                "Best guess: {number}, with every input at its central value; the median of all draws is {median}.",
                number=number,
                median=median,
            )
        )
    if tables.is_at_least(result, SHARE):
        said.append(_("The source of the sale says “more than”: the answer may be larger."))
    if rest := len(rows) - len(shown):
        most = wording.percent(max(row["share"] for row in rows if row not in shown), 1)
        said.append(
            _n(
                "One more input: {most} of the doubt.",
                "{count} more inputs: {most} of the doubt each at most.",
                rest,
                most=most,
            )
        )
    if rows:
        by = next((_(row["publisher"]) for row in tables.by_gdp_source(result) if row["chosen"]), "")
        said.append(_("Doubt is the share of the variance of the answer by {source}.", source=by))
    return said
