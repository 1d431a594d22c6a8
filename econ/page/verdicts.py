"""A verdict as blocks: the sentence with its parts marked, the headline, the dots against what the words allow.

They stand at Check a claim and on the light page of a claim. Everything they say is computed by `econ.claims`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from econ import wording
from econ.analysis.short_answer import Part
from econ.claims import by_family
from econ.claims.agreement import FAILS, HOLDS, PART, ROUNDING
from econ.claims.by_family import Family, Row
from econ.claims.claim import Claim, Refusal
from econ.claims.fields import FIELDS
from econ.claims.marked import UNREAD, marked
from econ.claims.phrases import MONEY, called, claimed_text, result_text
from econ.claims.readings import RATIOS, UNDECIDED, Reading
from econ.claims.rendering import implications, rounded_lines
from econ.claims.stated_numbers import Interval
from econ.claims.verdict import Verdict, summary
from econ.evidence import Book
from econ.output.charts.axes import nice_ticks, ticks
from econ.page.blocks import Block
from econ.page.strip import Strip, StripGroup, StripMark, StripRow
from econ.wording.language import N_, _

CLASSES = ("bok", "un", "third")
"""How the first, the second and every further family is drawn: colour and shape, by the name of its style."""

TRUE, HALF, RANGE, NO = "true", "half", "range", "no"
SHAPES = {HOLDS: TRUE, ROUNDING: HALF, PART: RANGE, FAILS: NO}
"""How a reading of each answer is drawn."""

MEANT = {
    TRUE: N_("true"),
    HALF: N_("only if the amount is rounded too"),
    RANGE: N_("for a part of the range"),
    NO: N_("false"),
}
"""What the shapes mean."""

NEAR = 0.13
"""Part of the axis within which a number beside an end of what is allowed is left out."""

MORE = 2
"""Decimal places that a share gets at most so that it stands on its side of an end of what is allowed."""

MOST_YEARS = 8
"""Years beside each other in a table of all readings."""


@dataclass(frozen=True, kw_only=True)
class Marked:
    """Words of a sentence: as what they were read, and what is said below them."""

    words: str
    kind: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Judged(Block):
    """The sentence that was judged, with its parts marked."""

    label: str
    pieces: tuple[Marked, ...]
    language: str = ""


@dataclass(frozen=True, kw_only=True)
class Finding(Block):
    """The verdict as a headline, and in how many readings it is true."""

    parts: tuple[Part, ...]
    count: str = ""
    rest: str = ""


@dataclass(frozen=True, kw_only=True)
class Rewritten(Block):
    """The sentence as its figures bear it out, to be copied."""

    title: str
    sentence: str
    language: str
    copy: str
    copied: str


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What a source gives for a year, and how it is drawn."""

    words: str
    shape: str = ""


@dataclass(frozen=True, kw_only=True)
class ReadingRow:
    """What a source gives for each year."""

    label: str
    family: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, kw_only=True)
class AllReadings(Block):
    """All readings as they stand: a row for each source, a column for each year; below it those that are apart."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[ReadingRow, ...]
    apart: str = ""


@dataclass(frozen=True, kw_only=True)
class Sentences(Block):
    """A heading, and short sentences below it."""

    title: str
    sentences: tuple[str, ...]


def style_of(number: int) -> str:
    """The style of a family by its number."""
    return CLASSES[min(number, len(CLASSES) - 1)]


# --- the sentence, and the headline ---------------------------------------------------------------------


def judged(answer: Claim | Refusal, book: Book) -> Judged:
    """The sentence with its parts marked."""
    notes = {name: _(words) for name, words in FIELDS.items()} | {UNREAD: _("not weighed")}
    if isinstance(answer, Claim) and not answer.unread:
        notes["share"] = claimed_text(answer)
    return Judged(
        key="judged",
        label=_("The sentence as it was read"),
        pieces=tuple(
            Marked(words=one.words, kind=one.kind, note=notes.get(one.kind, "")) for one in marked(answer, book)
        ),
        language=answer.language if isinstance(answer, Claim) else "",
    )


def finding(verdict: Verdict, book: Book) -> Finding:
    """The headline by families; below it in how many readings it is true, or why none decides."""
    parts = tuple(
        Part(words=said.words, family="" if said.family is None else style_of(said.family), clause=said.clause)
        for said in by_family.headline(verdict, book)
    )
    if not verdict.fair or not any(reading.true or reading.status in {ROUNDING, PART} for reading in verdict.fair):
        return Finding(key="finding", parts=parts, rest=summary(verdict, book))
    count, rest = tally(verdict, book)
    return Finding(key="finding", parts=parts, count=count, rest=rest)


def tally(verdict: Verdict, book: Book) -> tuple[str, str]:
    """In how many readings a claim is true; and how many of them are which."""
    counts = verdict.curve(book)
    literal = [one.reading for one in counts.literal]
    all_of, true = len(literal), sum(reading.true for reading in literal)
    if len(counts.specifications) < 2:
        return "", summary(verdict, book)
    first = _("True in {true} of {count} readings", true=true, count=all_of)
    if counts.partly:
        return counts.partly, "."
    rest = ""
    if rounded := sum(reading.status == ROUNDING for reading in literal):
        amount = verdict.claim.amount.size.text
        rest = _(", and in {count} more only if “{amount}” is itself rounded", count=rounded, amount=amount)
    if added := len(counts.value_added):
        rest += _(", and in {true} of {count} if value added is meant", true=counts.value_added_true, count=added)
    return first, f"{rest}."


# --- the picture ----------------------------------------------------------------------------------------


def dots(verdict: Verdict, book: Book, *, short: bool = False) -> Strip | None:
    """A dot for each reading that answers the sentence as it stands; None where there is none.

    Args:
        verdict: the verdict.
        book: the figures that it was judged by.
        short: whether each family has one row, in place of a row for each of its sources.
    """
    found = by_family.families(verdict, book)
    if not found:
        return None
    claim = verdict.claim
    scale = _Scale(verdict)
    low, high = (scale(end) for end in claim.share.allowed)
    years = sorted({r.year for r in verdict.fair if r.year})
    said = {"words": claim.share.text, "allowed": claimed_text(claim)}
    used = dict.fromkeys(SHAPES[reading.status] for reading in verdict.fair)
    meant = MEANT | ({RANGE: UNDECIDED} if any(reading.undecided for reading in verdict.fair) else {})
    return Strip(
        key="dots",
        title="",
        alt=_("Every reading against what “{words}” allows: {allowed}.", **said),
        axis=_axis(claim),
        column="",
        ticks=scale.ticks,
        edges=scale.edges,
        band=(low, max(high, low + 0.004), _allows(claim)),
        groups=tuple(_group(n, each, verdict, scale, short=short) for n, each in enumerate(found)),
        legend=tuple((shape, _(meant[shape])) for shape in meant if shape in used),
        caption=_one_for_each(years),
    )


def _allows(claim: Claim) -> str:
    words = claim.share.text
    return _("“{words}” denied: true outside this", words=words) if claim.denied else _("“{words}” allows", words=words)


def _found(ends: Interval, verdict: Verdict) -> str:
    """What figures give, to the places that all shares of a verdict have."""
    claim = verdict.claim
    if claim.relation not in RATIOS or claim.in_times or not all(map(math.isfinite, ends)):
        return result_text(ends, claim)
    low, high = (wording.number(100 * end, _places(verdict)) for end in ends)
    return wording.in_percent(low if low == high else wording.between(low, high))


def _places(verdict: Verdict) -> int:
    """Decimal places in percent: three digits of the largest share, or more where one would cross what is allowed."""
    edges = [100 * end for end in verdict.claim.share.allowed if math.isfinite(end)]
    shares = [100 * end for reading in verdict.fair for end in reading.share if math.isfinite(end)]
    largest = max(map(abs, shares), default=0.0)
    least = max(2 - math.floor(math.log10(largest)), 0) if largest else 0
    stays = ((share, edge) for share in shares for edge in edges)
    crossing = [(share, edge) for share, edge in stays if share != edge]

    def kept(places: int) -> bool:
        return all((round(share, places) - edge) * (share - edge) > 0 for share, edge in crossing)

    return next((places for places in range(least, least + MORE) if kept(places)), least + MORE)


def _one_for_each(years: Sequence[int]) -> str:
    if not years:
        return ""
    if len(years) == 1:
        return _("Figures of {year}", year=years[0])
    return _("One mark for each year, {years}", years=wording.between(str(years[0]), str(years[-1])))


def _axis(claim: Claim) -> str:
    """What is counted along the axis."""
    if claim.relation in RATIOS:
        return _("Share of {total}", total=called(claim.denominator.kind))
    return _("Amount a head") if claim.relation == "per_head" else _("Change")


class _Scale:
    """Where a share stands along the axis, of its length from 0 to 1."""

    def __init__(self, verdict: Verdict) -> None:
        claim = verdict.claim
        allowed = [end for end in claim.share.allowed if math.isfinite(end)]
        ends = [end for reading in verdict.fair for end in reading.share if math.isfinite(end)]
        self.low = min(0.0, *ends, *allowed)
        top = max(*ends, *allowed)
        steps = nice_ticks(self.low, top * 1.02, 4)
        step = steps[1] - steps[0] if len(steps) > 1 else top or 1.0
        self.high = max(steps[-1] if steps else top, top)
        if self.high < top * 1.02:
            self.high = self.low + math.ceil((top * 1.02 - self.low) / step) * step
        unit = claim.amount.currency if claim.relation in MONEY else "1"
        room = NEAR
        edges = [(self(end), result_text((end, end), claim)) for end in allowed if end]
        if len(edges) > 1 and edges[1][0] - edges[0][0] < NEAR:
            edges, room = [((edges[0][0] + edges[1][0]) / 2, claimed_text(claim))], 2 * NEAR
        self.edges = tuple(edges)
        near = ticks([*steps, *([self.high] if self.high not in steps else [])], unit)
        self.ticks = tuple(
            (self(value), said)
            for value, said in near
            if self.low <= value <= self.high and all(abs(self(value) - at) > room for at, _words in edges)
        )

    def __call__(self, share: float) -> float:
        return (min(max(share, self.low), self.high) - self.low) / ((self.high - self.low) or 1.0)


def _group(number: int, each: Family, verdict: Verdict, scale: _Scale, *, short: bool) -> StripGroup:
    """A family: a row for each of its sources, or one for all."""
    whole = Row(each.name, tuple(sorted(each.readings, key=lambda reading: reading.share)))
    rows = [("", "", whole)] if short else [(*_said(row, each, verdict), row) for row in each.rows]
    family = style_of(number)
    return StripGroup(
        family=family,
        title=each.name,
        note=_("true in {true} of {count}", true=each.true, count=len(each.readings)),
        rows=tuple(
            StripRow(name=name, value=value, family=family, marks=tuple(_mark(r, verdict, scale) for r in row.readings))
            for name, value, row in rows
        ),
    )


def _named(row: Row, each: Family) -> str:
    """A source below the heading of its family: by its prices, or by who else says it."""
    label = _(row.source)
    behind = label.partition(", ")[2] if row.readings[0].publisher == each.publisher else ""
    return behind or label


def _said(row: Row, each: Family, verdict: Verdict) -> tuple[str, str]:
    """What a source is called, and what it gives."""
    short = _named(row, each)
    years = [reading.year for reading in row.readings if reading.year]
    if len(years) == 1 and len({r.year for r in verdict.fair}) > 1:
        short = _("{source}, {year}", source=short, year=years[0])
    return short[:1].upper() + short[1:], _found(row.span, verdict)


def _mark(reading: Reading, verdict: Verdict, scale: _Scale) -> StripMark:
    low, high = reading.share
    said = _found(reading.share, verdict)
    words = _("{year}: {share}", year=reading.year, share=said) if reading.year else said
    middle = low if math.isinf(high) else (low + high) / 2
    return StripMark(scale(low), scale(middle), scale(high), SHAPES[reading.status], words)


# --- below the picture ----------------------------------------------------------------------------------


def below(verdict: Verdict, book: Book) -> Iterator[Block]:
    """How to write it so that it holds, all readings, what it does not say, and what it implies."""
    claim = verdict.claim
    if sentence := by_family.that_holds(verdict, book):
        yield Rewritten(
            key="rewritten",
            title=_("How to write it so that it holds"),
            sentence=sentence,
            language=claim.language,
            copy=_("Copy this sentence"),
            copied=_("Copied"),
        )
    if every := all_readings(verdict, book):
        yield every
    for key, title, lines in (
        ("rounded", _("True only if the amount is rounded"), rounded_lines(verdict)),
        ("watch", _("To watch"), verdict.cautions),
        ("unsaid", _("What the sentence does not say"), verdict.unsaid),
        ("taken", _("What is taken for granted"), tuple(map(_, claim.taken))),
        ("implied", _("What it implies"), implications(verdict, book)),
        ("gaps", _("What could not be computed"), tuple(map(_, verdict.left_out))),
    ):
        if lines:
            yield Sentences(key=key, title=title, sentences=tuple(lines))


def all_readings(verdict: Verdict, book: Book) -> AllReadings | None:
    """Every reading that answers the sentence as it stands, source by year; None where there are no years."""
    found = by_family.families(verdict, book)
    years = sorted({r.year for r in verdict.fair if r.year})[-MOST_YEARS:]
    if not years:
        return None
    rows = [
        ReadingRow(label=_(row.source), family=style_of(number), answers=tuple(_answers(row, years, verdict)))
        for number, each in enumerate(found)
        for row in each.rows
    ]
    count = len(verdict.fair)
    return AllReadings(
        key="readings",
        title=_("All {count} readings as the sentence stands", count=count) if count > 1 else _("The reading"),
        columns=(_axis(verdict.claim), *map(str, years)),
        rows=tuple(rows),
        apart=_apart(verdict),
    )


def _answers(row: Row, years: Sequence[int], verdict: Verdict) -> Iterator[Answer]:
    by_year = {reading.year: reading for reading in row.readings}
    for year in years:
        reading = by_year.get(year)
        if reading is None:
            yield Answer(words="–")
        else:
            yield Answer(words=_found(reading.share, verdict), shape=SHAPES[reading.status])


def _apart(verdict: Verdict) -> str:
    """What else may be meant, each with what it gives."""
    told = [
        _(
            "{why} ({share}; true in {true} of {count})",
            why=aside.why,
            share=_found(aside.span, verdict),
            true=aside.true,
            count=aside.count,
        )
        for aside in by_family.asides(verdict)
    ]
    return _("Other readings: {readings}.", readings=wording.listing_with_semicolons(told)) if told else ""
