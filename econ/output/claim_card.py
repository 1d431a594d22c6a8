"""A card of a claim: the sentence, the verdict, and a dot for each reading that decides against the band of its words.

A card is plain data; `svg` draws it 1200 pixels wide and 630 high, the size in which pages show a link.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from econ import wording
from econ.claims import address
from econ.claims.by_family import headline
from econ.claims.phrases import MONEY, claimed_text, result_text
from econ.claims.readings import Reading
from econ.claims.rendering import withheld
from econ.claims.verdict import Verdict, groups, summary
from econ.evidence import Book, default_book, publication
from econ.output.charts.axes import nice_ticks, ticks
from econ.output.charts.look import ACCENT
from econ.output.charts.specification_curve import LOOKS
from econ.output.marks import AnyMark, Axis, Band, Dots, Drawing, Role, Side, Text, sentence
from econ.wording.language import _

FIELD = 330.0
"""Height of the field of the dots."""

MOST = 6
"""Sources for which a card has room."""

SIGNS = 200
"""Characters of a sentence, and of what is said of it, for which a card has room."""


@dataclass(frozen=True)
class Card:
    """What a card shows.

    Attributes:
        title: the sentence that was judged, in quotation marks.
        answer: the verdict in a sentence.
        drawing: a dot for each reading that decides, and the band that the words allow.
        alt: the picture in a sentence.
        foot: where the figures are from, how to open the claim again, and how to object.
    """

    title: str
    answer: str
    drawing: Drawing
    alt: str
    foot: tuple[str, ...]


def card(verdict: Verdict, book: Book | None = None) -> Card:
    """The card of a verdict.

    Raises:
        InputError: the sentence alone does not give the claim, or the address of the calculator cannot be used.
    """
    book = book or default_book()
    claim = verdict.claim
    said = {"code": address.of(verdict, book), "release": book.release}
    return Card(
        title=_cut(f"“{claim.text}”"),
        answer=_answer(verdict, book),
        drawing=sentence(_("There is no reading to show.")) if withheld(claim) else drawing(verdict),
        alt=_alt(verdict),
        foot=(_("econ, figures of {release}. Open it again: {code}", **said), publication.objection()),
    )


def svg(made: Card) -> str:
    """A card as an SVG with real text."""
    from econ.output.drawing import Around
    from econ.output.drawing.files import size_of, standalone

    around = Around(made.title, made.answer, made.foot)
    return standalone(made.drawing, size_of("card"), around, name="claim-card", alt=made.alt)


def png(made: Card) -> bytes:
    """A card as a picture, 1200 by 630 pixels."""
    from econ.output.drawing.files import PIXELS, lettered, png_of

    return png_of(lettered(svg(made)), dots=PIXELS, texts={"Title": made.title, "Description": made.answer})


def _answer(verdict: Verdict, book: Book) -> str:
    """The verdict by families, and in how many readings it is true; the whole of it where no family says anything."""
    if said := withheld(verdict.claim):
        return said
    if not verdict.fair:
        return _cut(summary(verdict, book))
    words = "".join(part.words for part in headline(verdict, book))
    return _cut(f"{words}. {verdict.curve(book).tally}".strip())


def _cut(text: str) -> str:
    return text if len(text) <= SIGNS else f"{text[: SIGNS - 1].rsplit(' ', 1)[0]}…"


def _alt(verdict: Verdict) -> str:
    claim = verdict.claim
    said = {"words": claim.share.text, "allowed": claimed_text(claim)}
    if withheld(claim) or not verdict.counted:
        return _("There is no reading to show; “{words}” allows {allowed}.", **said)
    ends = [end for reading in verdict.counted for end in reading.share]
    return _(
        "The readings that decide give {span}, where “{words}” allows {allowed}.",
        span=result_text((min(ends), max(ends)), claim),
        **said,
    )


def drawing(verdict: Verdict) -> Drawing:
    """A row for each source that decides, a dot for each of its readings, and the band of the words behind them."""
    rows = list(groups(verdict.counted).values())[:MOST]
    if not rows:
        return sentence(_("There is no reading to show."))
    claim = verdict.claim
    low, high = claim.share.allowed
    ends = [end for row in rows for r in row for end in (*r.share, low, high) if math.isfinite(end)]
    last, first = max(ends), min(0.0, *ends)
    last += (last - first) * 0.08 or 1.0
    unit = claim.amount.currency if claim.relation in MONEY else "1"
    bottom, top = len(rows) - 0.5, -0.9
    edges = (max(low, first), min(high, last))
    marks: list[AnyMark] = [Band(x=edges, low=(bottom,) * 2, high=(top,) * 2, role=Role.BEHIND, tone=ACCENT)]
    marks += [_named(float(place), row) for place, row in enumerate(rows)]
    marks += _dots([(float(place), r) for place, row in enumerate(rows) for r in row], verdict)
    title = _("The band is what “{words}” allows: {allowed}", words=claim.share.text, allowed=claimed_text(claim))
    across = Axis(first, last, tuple(ticks(nice_ticks(first, last, 5), unit)), title)
    return Drawing(tuple(marks), across, Axis(bottom, top, shown=False), FIELD)


def _named(place: float, row: list[Reading]) -> Text:
    years = sorted({r.year for r in row if r.year})
    span = "" if not years else str(years[0]) if len(years) == 1 else wording.between(str(years[0]), str(years[-1]))
    return Text(text=f"{_(row[0].source)} {span}".strip(), x=None, y=place, side=Side.ABOVE, role=Role.BEHIND)


def _dots(found: list[tuple[float, Reading]], verdict: Verdict) -> Iterator[Dots]:
    """The dots of each answer."""
    for status, (shape, tone) in LOOKS.items():
        mine = [(place, r) for place, r in found if r.status == status]
        if mine:
            yield Dots(
                x=tuple(low if math.isinf(high) else (low + high) / 2 for low, high in (r.share for _p, r in mine)),
                y=tuple(place for place, _r in mine),
                shape=shape,
                tone=tone,
                size=12.0,
                label=_(mine[0][1].answer),
                words=tuple(f"{_(r.source)} {r.year or ''}: {result_text(r.share, verdict.claim)}" for _p, r in mine),
            )
