"""In how many readings a claim is true: every combination of choices with its share, in the order of the shares.

It is a specification curve: all reasonable readings are shown, and none is picked (U. Simonsohn, J. Simmons and
L. Nelson, "Specification curve analysis", Nature Human Behaviour 4, 2020). What a guard-rail forbids stands apart: it
is shown and not counted. Each reading has the scenario of which `econ.run` gives its number.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from econ import wording
from econ.claims.agreement import HOLDS, PART, ROUNDING
from econ.claims.claim import Claim
from econ.claims.opened import Opened, opened
from econ.claims.phrases import result_text
from econ.claims.readings import (
    AN_END,
    INCOME,
    LONGER,
    NOT_ADDED,
    NOT_MADE,
    OPEN_PERIOD,
    OWN_TOTAL,
    PRINTED_RATE,
    PURCHASING_POWER,
    SHORTER,
    UNKNOWN_RATE,
    VALUE_ADDED,
    Reading,
)
from econ.claims.verdict import Verdict, source_of, that_does_not_decide
from econ.evidence import Book
from econ.wording.language import N_, _, _n

FORBIDDEN = {
    PURCHASING_POWER: "purchasing_power_gdp",
    INCOME: "income_is_not_product",
    OPEN_PERIOD: "whole_sale_is_no_share",
    LONGER: "whole_sale_is_no_share",
    SHORTER: "whole_sale_is_no_share",
    AN_END: "sale_is_a_lower_bound",
    NOT_ADDED: "revenue_is_not_value_added",
    NOT_MADE: "nothing_is_delivered_yet",
}
"""What a reading mixes, and the guard-rail that forbids it."""

NOT_ASKED = (OWN_TOTAL, PRINTED_RATE, UNKNOWN_RATE)
"""What makes a reading answer another question, or one that cannot be checked; it is not counted either."""


@dataclass(frozen=True)
class Specification:
    """One combination of choices.

    Attributes:
        reading: the claim read in this way, recomputed.
        guard: the guard-rail that forbids it, or "".
        apart: why it is not counted; "" if it is.
    """

    reading: Reading
    guard: str = ""
    apart: str = ""

    @property
    def place(self) -> float:
        """Where it stands on the curve: the share, of a range its middle, of an open one the end that is known."""
        low, high = self.reading.share
        return low if math.isinf(high) else high if low == 0 else (low + high) / 2


@dataclass(frozen=True)
class Option:
    """What may be chosen.

    Attributes:
        words: what it is.
        true: in how many of the readings with it the words are true.
        rounded: in how many they are only if the figures are rounded.
        count: how many readings have it.
    """

    words: str
    true: int
    rounded: int
    count: int


@dataclass(frozen=True)
class Choice:
    """A choice that the sentence leaves open, with what may be chosen."""

    name: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Turn:
    """The fewest choices that turn the answer.

    Attributes:
        start: the reading it starts from: the country's usual source in its latest year.
        other: the nearest reading with the other answer.
        changes: what is chosen otherwise, in words.
    """

    start: Specification
    other: Specification
    changes: tuple[str, ...]


CHOICES: dict[str, Callable[[Reading], str]] = {
    N_("source"): lambda r: r.source,
    N_("year"): lambda r: str(r.year or ""),
    N_("what is compared"): lambda r: r.concept,
    N_("time"): lambda r: r.basis,
}
"""What is chosen in a reading, each with what it chose."""


@dataclass(frozen=True)
class Curve:
    """All readings of a claim.

    Attributes:
        claim: what was read.
        status: the verdict.
        specifications: those that count, in the order of their shares.
        apart: those that a guard-rail forbids, or that answer another question, in the same order.
        start: the reading that comes first to mind; None if none counts.
    """

    claim: Claim
    status: str
    specifications: tuple[Specification, ...]
    apart: tuple[Specification, ...]
    start: Specification | None
    book: Book = field(repr=False, compare=False)

    @property
    def true(self) -> int:
        """In how many readings that count the words are true."""
        return _true(self.specifications)

    @property
    def rounded(self) -> int:
        """In how many they are true only if the figures are rounded."""
        return sum(s.reading.status == ROUNDING for s in self.specifications)

    @cached_property
    def literal(self) -> tuple[Specification, ...]:
        """Those that take its amount as it stands."""
        return tuple(s for s in self.specifications if s not in self.value_added)

    @cached_property
    def value_added(self) -> tuple[Specification, ...]:
        """Those that take value added in place of its amount, which answer another question."""
        return tuple(s for s in self.specifications if s.reading.concept == VALUE_ADDED and not s.reading.fair)

    @property
    def value_added_true(self) -> int:
        """In how many of them the words are true."""
        return _true(self.value_added)

    @cached_property
    def choices(self) -> tuple[Choice, ...]:
        """Every choice with more than one option among the readings that count, and how many are true with each."""
        return tuple(Choice(name, found) for name in CHOICES if len(found := self._options(name)) > 1)

    def _options(self, name: str) -> tuple[Option, ...]:
        groups: dict[str, list[Specification]] = {}
        for each in self.specifications:
            groups.setdefault(CHOICES[name](each.reading), []).append(each)
        order = sorted(groups) if name == "year" else list(groups)
        return tuple(
            Option(words, _true(of), sum(s.reading.status == ROUNDING for s in of), len(of))
            for words, of in ((words, groups[words]) for words in order)
        )

    # --- in words ---------------------------------------------------------------------------------

    @property
    def tally(self) -> str:
        """How many readings are true, and with which choices none is; "" where there is one reading and no more."""
        if len(self.specifications) + len(self.apart) < 2:
            return ""
        told = self.not_deciding if self._seems_otherwise else ""
        return " ".join(filter(None, (self._count(), told, self._beside())))

    @property
    def _seems_otherwise(self) -> bool:
        """Whether not all readings are true although the verdict is that it holds."""
        return self.status == HOLDS and _true(self.literal) < len(self.literal)

    @property
    def not_deciding(self) -> str:
        """Which of the readings that are counted do not decide, a sentence; "" where all do."""
        found = [s.reading for s in self.literal if s.reading.series and not (s.reading.fair and s.reading.counted)]
        figures = dict.fromkeys(that_does_not_decide(reading, self.book) for reading in found)
        return _("The verdict does not count: {figures}.", figures="; ".join(figures)) if figures else ""

    @property
    def told_with_all(self) -> str:
        """The tally, and which readings do not decide; for who does not see the list of them."""
        told = self.tally
        return f"{told} {self.not_deciding}".strip() if told and self.not_deciding not in told else told

    def _count(self) -> str:
        count, true = len(self.literal), _true(self.literal)
        if len(self.specifications) < 2:
            return ""
        if self.partly:
            return f"{self.partly}."
        if not true and not self.value_added_true:
            if self.value_added:
                return _("True in none of {count} readings, nor if value added is meant.", count=count)
            return _("True in none of {count} readings.", count=count)
        if count == 1:
            readings = _("True in the one reading") if true else _("Not true in the one reading")
        elif count == true:
            readings = _("True in all of {count} readings", count=count)
        else:
            readings = _("True in {true} of {count} readings", true=true, count=count)
        if added := self.value_added_true:
            readings = _(
                "{readings}, and in {true} of {count} if value added is meant",
                readings=readings,
                true=added,
                count=len(self.value_added),
            )
        never = list(self._never())
        return (
            _("{count}; never {choices}.", count=readings, choices=_(" or ").join(never)) if never else f"{readings}."
        )

    @property
    def partly(self) -> str:
        """In how many readings it is true for a part of a range, or not decided; "" where there are none of these."""
        part = [s for s in self.literal if s.reading.status == PART]
        said = {"part": len(part), "true": _true(self.literal), "count": len(self.literal)}
        if not part:
            return ""
        if all(s.reading.undecided for s in part):
            return (
                _("True in {true} of {count} readings, not decided in {part} more", **said)
                if said["true"]
                else _("Not decided in {part} of {count} readings", **said)
            )
        return (
            _("True in {true} of {count} readings, for a part of the range in {part} more", **said)
            if said["true"]
            else _("True for a part of the range in {part} of {count} readings", **said)
        )

    def _never(self) -> Iterator[str]:
        """The choices with which none is true; of a source only if no figure of the same publisher is."""
        readings = [s.reading for s in self.specifications]
        if self.value_added and not self.value_added_true:
            yield _("if value added is meant")
        for who, source in {_whose(r): source_of(r) for r in readings if r.fair and r.counted}.items():
            if not any(r.true for r in readings if _whose(r) == who):
                yield _("by {source}", source=source)

    def _beside(self) -> str:
        """How many readings are shown and not counted because a guard-rail forbids them."""
        forbidden = [s for s in self.apart if s.guard]
        if not forbidden:
            return ""
        said = {"count": len(forbidden), "true": _true(forbidden)}
        if not self.specifications:
            return _("No reading sets like against like; of {count} that do not, {true} would be true.", **said)
        return _n(
            "{count} more reading sets unlike things against each other, and is not counted; {true} would be true.",
            "{count} more readings set unlike things against each other, and are not counted; {true} would be true.",
            **said,
        )

    @cached_property
    def turn(self) -> Turn | None:
        """The fewest choices that turn the answer: among the readings that count, else among those that do not."""
        if self.start is None:
            return None
        first = self.start.reading
        for found in (self.specifications, [s for s in self.apart if s.guard]):
            others = [s for s in found if s.reading.true is not first.true and s.apart != AN_END]
            if others:
                other = min(others, key=lambda s: _from(first, s.reading))
                return Turn(self.start, other, tuple(_changed(first, other.reading)))
        return None

    @property
    def turning(self) -> str:
        """What turns the answer, as a sentence; "" where nothing does."""
        if self.turn is None:
            return ""
        first, other = self.turn.start.reading, self.turn.other.reading
        said = {
            "start": _labelled(first),
            "from": result_text(first.share, self.claim),
            "change": wording.listing(list(self.turn.changes)),
            "to": result_text(other.share, self.claim),
        }
        found = (
            _("By {start} it is not decided ({from}); with {change} instead it is true ({to}).", **said)
            if first.undecided
            else _("By {start} it is true ({from}); with {change} instead it is not decided ({to}).", **said)
            if other.undecided
            else _("By {start} it is true ({from}); with {change} instead it is not ({to}).", **said)
            if first.true
            else _("By {start} it is not true ({from}); with {change} instead it is ({to}).", **said)
        )
        return f"{found} {_('That sets unlike things against each other.')}" if self.turn.other.guard else found

    def opened(self, each: Specification) -> Opened | None:
        """The scenarios that give its number; None where none can say it."""
        return opened(each.reading, self.claim, self.book)


def curve(verdict: Verdict, book: Book) -> Curve:
    """Every reading of a claim in the order of the shares, with those that a guard-rail forbids apart.

    Args:
        verdict: the verdict on the claim.
        book: the figures that it was judged by.
    """
    found = sorted(map(_specification, verdict.readings), key=lambda s: s.place)
    counted = tuple(s for s in found if not s.apart)
    usual = [r for r in verdict.counted if r.source == verdict.counted[0].source]
    first = max(usual, key=lambda r: r.year or 0, default=None)
    start = next((s for s in counted if s.reading is first), None)
    return Curve(verdict.claim, verdict.status, counted, tuple(s for s in found if s.apart), start, book)


def _specification(reading: Reading) -> Specification:
    mixes = [why for why in reading.why.split("; ") if why in FORBIDDEN or why in NOT_ASKED]
    guard = next((FORBIDDEN[why] for why in mixes if why in FORBIDDEN), "")
    return Specification(reading, "" if any(why in NOT_ASKED for why in mixes) else guard, "; ".join(mixes))


def _true(found: Iterable[Specification]) -> int:
    return sum(s.reading.true for s in found)


def _whose(reading: Reading) -> str:
    """Whose figure it is, under whatever name: no publisher is said to fail whose other figure bears the words out."""
    return reading.publisher or reading.source


def _from(start: Reading, other: Reading) -> tuple[int, bool, bool, float]:
    """How far a reading lies from the one it is held against: in choices, then in the share."""
    return len(_changed(start, other)), not other.fair, not other.counted, abs(other.share[0] - start.share[0])


def _changed(start: Reading, other: Reading) -> list[str]:
    """The choices in which a reading differs from the one it is held against, in words."""
    found = []
    if other.source != start.source:
        found.append(source_of(other))
    if other.year != start.year and other.year:
        found.append(_("the year {year}", year=other.year))
    found += [_(two) for one, two in ((start.concept, other.concept), (start.basis, other.basis)) if one != two]
    return found


def _labelled(reading: Reading) -> str:
    source = source_of(reading)
    return _("{source} in {year}", source=source, year=reading.year) if reading.year else source
