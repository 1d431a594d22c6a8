"""A verdict by families of sources: its readings in rows, what each family says, and the headline of it in parts.

Sources that repeat each other are one family (`econ.evidence.families`). Only the readings that answer the sentence as
it stands are here; those that mix two things are `asides`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from econ import wording
from econ.claims.agreement import HOLDS, PART, ROUNDING
from econ.claims.claim import Claim
from econ.claims.phrases import amount_text, bounded, reasons, share_text, total_name
from econ.claims.readings import RATIOS, REVENUE, Reading
from econ.claims.stated_numbers import Interval
from econ.claims.verdict import Verdict
from econ.evidence import Book
from econ.evidence.families import family as counting
from econ.wording.language import LANGUAGES, N_, _, speaking, spoken

EDGE = 0.1
"""How far from an end of what the words allow, relative to it, all readings of a family lie that is on the edge
(judgement: ours)."""

TRUE, ON_EDGE, SOME, PARTLY, OPEN, ROUNDED, FALSE = "true", "edge", "some", "partly", "open", "rounded", "false"

CLAUSES = {
    TRUE: N_("true by {whose} figures"),
    ON_EDGE: N_("on the edge by {whose} figures"),
    SOME: N_("true by some of {whose} figures"),
    PARTLY: N_("true for a part of the range by {whose} figures"),
    OPEN: N_("not decided by {whose} figures"),
    ROUNDED: N_("true only if rounded by {whose} figures"),
    FALSE: N_("false by {whose} figures"),
}
"""What a family says of a claim."""


@dataclass(frozen=True)
class Row:
    """The readings by one source, in the order of their years."""

    source: str
    readings: tuple[Reading, ...]

    @property
    def span(self) -> Interval:
        """The smallest and the largest share."""
        return _span(self.readings)


@dataclass(frozen=True)
class Family:
    """The sources that repeat each other, that whose figure counts first.

    Attributes:
        publisher: whose figure counts, as it is said behind "by"; "" for a total that the sentence states.
        rows: a row for each source.
    """

    publisher: str
    rows: tuple[Row, ...]

    @property
    def readings(self) -> tuple[Reading, ...]:
        """All readings."""
        return tuple(reading for row in self.rows for reading in row.readings)

    @property
    def true(self) -> int:
        """In how many the words are true."""
        return sum(reading.true for reading in self.readings)

    @property
    def name(self) -> str:
        """Whose figures they are, as a name."""
        if not self.readings[0].series:
            return _("The sentence's own total")
        if not self.publisher:
            return _(self.rows[0].source).partition(",")[0]
        return _(self.publisher).removeprefix(_("the {name}", name=""))

    def stance(self, allowed: Interval) -> str:
        """What the family says of a claim whose words allow so much; one of `CLAUSES`."""
        found = {reading.status for reading in self.readings}
        if found == {HOLDS}:
            return TRUE
        if PART in found:
            return OPEN if all(r.undecided for r in self.readings if r.status == PART) else PARTLY
        if HOLDS not in found:
            return ROUNDED if ROUNDING in found else FALSE
        low, high = _span(self.readings)
        edges = [edge for edge in allowed if 0 < edge < math.inf]
        return ON_EDGE if any(abs(low / e - 1) <= EDGE >= abs(high / e - 1) for e in edges) else SOME


def _span(readings: Iterable[Reading]) -> Interval:
    ends = [end for reading in readings for end in reading.share]
    return min(ends), max(ends)


def families(verdict: Verdict, book: Book) -> tuple[Family, ...]:
    """The families of the readings that answer the sentence as it stands; that of the country's usual source first."""
    rows: dict[str, list[Reading]] = {}
    for reading in verdict.fair:
        rows.setdefault(reading.source, []).append(reading)
    keys = {source: found[0].series.split(" ")[0] for source, found in rows.items()}
    known = {key.partition("/")[2]: book.series_at(key) for key in keys.values() if key}
    found: dict[str, list[Row]] = {}
    for source, readings in rows.items():
        name = keys[source].partition("/")[2]
        found.setdefault(counting(name, known) if name else source, []).append(Row(source, tuple(readings)))
    return tuple(_family(own) for own in found.values())


def _family(rows: Sequence[Row]) -> Family:
    ordered = sorted(rows, key=lambda row: not row.readings[0].counted)
    return Family(ordered[0].readings[0].publisher, tuple(ordered))


# --- in words -----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Said:
    """Words of a sentence; of those that name a family, which it is; and in which clause they stand."""

    words: str
    family: int | None = None
    clause: int = 0


def headline(verdict: Verdict, book: Book) -> tuple[Said, ...]:
    """The verdict in a sentence by families: "True by the Bank of Korea's figures, on the edge by …"."""
    found = families(verdict, book)
    if not found:
        return (Said(_("It cannot be tested as it stands") if verdict.others else _("It cannot be tested")),)
    stances: dict[str, list[int]] = {}
    for number, each in enumerate(found):
        stances.setdefault(each.stance(verdict.claim.share.allowed), []).append(number)
    names = [_whose(each) for each in found]
    said: list[Said] = []
    for clause, (stance, numbers) in enumerate(stances.items()):
        text = _(CLAUSES[stance], whose=wording.listing([names[n] for n in numbers]))
        text = text if clause else text[:1].upper() + text[1:]
        behind = ", " if clause < len(stances) - 1 else ""
        said += _parted(text + behind, [(n, names[n]) for n in numbers], clause)
    return tuple(said)


def _whose(each: Family) -> str:
    """Whose figures, in front of "figures": "the Bank of Korea's", "the United Nations'"."""
    if not each.rows[0].readings[0].series:
        return _("the sentence's own")
    if not each.publisher:
        return _("the published")
    said = _(each.publisher)
    return _("{publisher}'", publisher=said) if said.endswith("s") else _("{publisher}'s", publisher=said)


def _parted(text: str, names: Sequence[tuple[int, str]], clause: int) -> Iterator[Said]:
    """A clause cut at the names of the families, which stand in it in this order."""
    for number, name in names:
        before, _name, text = text.partition(name)
        if before:
            yield Said(before, None, clause)
        yield Said(name, number, clause)
    if text:
        yield Said(text, None, clause)


@dataclass(frozen=True)
class Aside:
    """Readings that mix two things for one and the same reason.

    Attributes:
        why: the reason in words.
        span: the smallest and the largest share.
        true: in how many the words would be true.
        count: how many there are.
    """

    why: str
    span: Interval
    true: int
    count: int


def asides(verdict: Verdict) -> tuple[Aside, ...]:
    """The readings that do not answer the sentence as it stands, by the reason."""
    groups: dict[str, list[Reading]] = {}
    for reading in verdict.others:
        groups.setdefault(reading.why, []).append(reading)
    return tuple(
        Aside(reasons(why), _span(found), sum(r.true for r in found), len(found)) for why, found in groups.items()
    )


def that_holds(verdict: Verdict, book: Book) -> str:
    """The claim as its figures bear it out, of the latest year that all families have; "" where there are none.

    It is written in the language of the claim, if that is one that is written.
    """
    claim = verdict.claim
    usual = claim.period is None or claim.period.years == 1
    own = [r for r in verdict.counted if r.concept == REVENUE and r.series]
    years = {year: [r for r in own if r.year == year] for year in {r.year for r in own if r.year}}
    if claim.relation not in RATIOS or not usual or not years:
        return ""
    most = max(len({r.source for r in found}) for found in years.values())
    year = max(year for year, found in years.items() if len({r.source for r in found}) == most)
    code = claim.language if claim.language in LANGUAGES else spoken()
    with speaking(code):
        return _restated(claim, years[year], year, code, book)


def _restated(claim: Claim, readings: Sequence[Reading], year: int, code: str, book: Book) -> str:
    """The sentence of some readings of a year."""
    money = claim.also if claim.also is not None and claim.also.currency == "USD" else claim.amount
    size = money.size
    amount = size.text if claim.language == code else amount_text(size, money.currency)
    multiple = claim.in_times and all(r.share[0] > 1 for r in readings)
    told = [
        (_share(r, size.bound, multiple=multiple), _(r.publisher) if r.publisher else _("published figures"))
        for r in readings
    ]
    (share, source), *others = told
    said = {"amount": amount[:1].upper() + amount[1:], "share": share, "total": total_name(claim, book), "year": year}
    first = (
        _("{amount} is {share} {total} in {year} according to {source}", source=source, **said)
        if multiple
        else _("{amount} is {share} of {total} in {year} according to {source}", source=source, **said)
    )
    more = [_("according to {source} it is {share}", share=share, source=source) for share, source in others]
    return "; ".join((first, *more)) + "."


def _share(reading: Reading, bound: str, *, multiple: bool) -> str:
    """A share to two digits, or to whole percent where it is more than the whole; of an amount with one end alone."""
    low, high = reading.share
    end = low if math.isinf(high) else high
    said = share_text(reading.share, 3 if end >= 1 and not multiple else 2, multiple=multiple)
    return said if low == 0 or end != high else bounded(said, bound)
