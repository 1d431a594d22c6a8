"""A verdict as plain text; a line is a paragraph, which the caller may wrap."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from econ import wording
from econ.claims.agreement import FAILS, HOLDS
from econ.claims.claim import Claim
from econ.claims.phrases import allowed_text, money_text, quoted, reasons, share_text, tidy, total_name
from econ.claims.readings import Reading
from econ.claims.verdict import Verdict, groups, summary
from econ.evidence import Book, default_book
from econ.wording.language import _

Row = dict[str, Any]


def table(verdict: Verdict) -> list[Row]:
    """Every reading as a row, with numbers at full precision."""
    return [
        {
            "source": r.source,
            "series": r.series,
            "year": r.year,
            "basis": r.basis,
            "concept": r.concept,
            "amount_low": r.amount[0],
            "amount_high": r.amount[1],
            "denominator": r.denominator,
            "unit": r.unit,
            "share_low": r.share[0],
            "share_high": r.share[1],
            "rounding_low": r.near[0],
            "rounding_high": r.near[1],
            "verdict": r.status,
            "as_it_stands": r.fair,
            "why": r.why,
        }
        for r in verdict.readings
    ]


def render(verdict: Verdict, book: Book | None = None) -> str:
    """The verdict as text: the answer first, then the readings, what is implied, and what is left unsaid."""
    book = book or default_book()
    claim = verdict.claim
    parts = [
        f"“{claim.text}”",
        summary(verdict, book),
        _as_read(claim, book),
        *_section(_("Readings"), _lines(verdict.fair, claim)),
        *_section(_("Holds only if the amount is rounded"), rounded_lines(verdict)),
        *_section(_("Other readings"), _lines(verdict.others, claim)),
        *_section(_("What it implies"), _implications(verdict, book)),
        *_section(_("To watch"), verdict.cautions),
        *_section(_("Left unsaid"), verdict.unsaid),
        *_section(_("Taken for granted"), map(_, claim.taken)),
        *_section(_("Not computed"), [_(line) for line in verdict.left_out]),
    ]
    if claim.unread:
        parts.append(_("Not read: “{words}”.", words=claim.unread))
    return "\n".join(parts)


def _section(title: str, lines: Iterable[str]) -> list[str]:
    said = [f"  {line}" for line in lines]
    return ["", title, *said] if said else []


def _as_read(claim: Claim, book: Book) -> str:
    total = quoted(claim.denominator.text) if claim.denominator.money else total_name(claim, book)
    period = f" ({quoted(claim.period.text)})" if claim.period else ""
    share = _("{words}, which is {share}", words=claim.share.text, share=allowed_text(claim.share))
    return _(
        "As read: {amount}{period}; {share}; of {total}.",
        amount=claim.amount.size.text,
        period=period,
        share=share,
        total=total,
    )


def _lines(readings: Sequence[Reading], claim: Claim) -> list[str]:
    found = []
    for (source, basis, concept, why), group in groups(readings).items():
        how = ", ".join(_(p) for p in (concept, basis) if p)
        shares = ", ".join(_one(r, claim) for r in group)
        reason = f" [{reasons(why)}]" if why else ""
        found.append(f"{_(source)} ({how}): {shares}{reason}")
    return found


def rounded_lines(verdict: Verdict) -> list[str]:
    """For each source under which only a rounded amount would make the words true: what its rounding gives."""
    share = verdict.claim.share
    return [
        _(
            "{source}: {face} as written; {near} within the rounding of the figures.",
            source=_(source) + (f" {wording.listing([str(r.year) for r in group if r.year])}" if group[0].year else ""),
            face=share_text((min(r.share[0] for r in group), max(r.share[1] for r in group)), share),
            near=share_text((min(r.near[0] for r in group), max(r.near[1] for r in group)), share),
        )
        for (source, *_rest), group in groups(verdict.rounded).items()
    ]


def _one(reading: Reading, claim: Claim) -> str:
    mark = {True: "✔", False: "✘"}[reading.status == HOLDS]
    year = f"{reading.year} " if reading.year else ""
    note = "" if reading.status in {HOLDS, FAILS} else f" ({_(reading.status)})"
    return f"{year}{share_text(reading.share, claim.share)}{wording.NO_BREAK}{mark}{note}"


def _implications(verdict: Verdict, book: Book) -> list[str]:
    claim, implied = verdict.claim, verdict.implied
    name = total_name(claim, book)
    value = tidy(wording.money(implied.value, implied.unit))
    span = money_text(implied.low, implied.high, implied.unit)
    found = [
        _(
            "For the words to be true, {total} would have to be {value}; their rounding allows {span}.",
            total=name,
            value=value,
            span=span,
        )
    ]
    if verdict.needed:
        low, high = verdict.needed
        said = {"share": claim.share.text, "total": name}
        part = _("{share} {total}", **said) if claim.share.high >= 1 else _("{share} of {total}", **said)
        money = money_text(low, high, "USD/year")
        found.append(_("{part} is {money}.", part=f"{part[0].upper()}{part[1:]}", money=money))
    return found
