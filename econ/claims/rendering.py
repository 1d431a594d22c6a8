"""A verdict as plain text, of which a line is a paragraph that the caller may wrap, and as JSON."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from econ import wording
from econ.claims import address, named_money
from econ.claims.agreement import FAILS, HOLDS, REFUSED
from econ.claims.claim import CALLED, Claim, Correction, Refusal
from econ.claims.fields import FIELDS, fields, partly
from econ.claims.phrases import (
    bounded,
    claimed_text,
    reasons,
    result_text,
    share_text,
    total_name,
)
from econ.claims.readings import CHANGES, REVENUE, VALUE_ADDED, Reading
from econ.claims.verdict import (
    Restated,
    Verdict,
    groups,
    implied_text,
    needed_in_its_money,
    of_one_end,
    summary,
    unit_of,
    with_services,
)
from econ.evidence import Book, default_book, publication
from econ.wording.errors import InputError
from econ.wording.language import _

Row = dict[str, Any]


COLUMNS = (
    "source",
    "series",
    "year",
    "basis",
    "concept",
    "amount_low",
    "amount_high",
    "denominator",
    "unit",
    "share_low",
    "share_high",
    "rounding_low",
    "rounding_high",
    "verdict",
    "as_it_stands",
    "counted",
    "why",
)
"""What a row says of a reading."""


def table(verdict: Verdict) -> list[Row]:
    """Every reading as a row, with numbers at full precision."""
    return [
        dict(
            zip(
                COLUMNS,
                (
                    *(r.source, r.series, r.year, r.basis, r.concept, *r.amount, r.denominator, r.unit),
                    *(*r.share, *r.near, r.status, r.fair, r.counted, r.why),
                ),
                strict=True,
            )
        )
        for r in verdict.readings
    ]


def withheld(claim: Claim) -> str:
    """Why there is no verdict on a claim before somebody has looked at it; "" if every word is understood."""
    if not claim.unread:
        return ""
    return _("There is no verdict yet: “{words}” may change the claim, and is not weighed here.", words=claim.unread)


def as_corrected(claim: Claim, book: Book) -> str:
    """What a person put into the fields of a claim: "as corrected by the reader: year 2023 in place of 2024"."""
    said = "; ".join(_changed(each, book) for each in claim.corrections)
    if not said:
        return ""
    return (
        _("As given by the reader: {fields}.", fields=said)
        if claim.by_fields
        else _("As corrected by the reader: {changes}.", changes=said)
    )


def _changed(each: Correction, book: Book) -> str:
    if each.field == "ignore":
        return "; ".join(_("“{words}” is ignored", words=words) for words in each.value.split("; "))
    said = {"field": _(FIELDS[each.field]), "value": field_text(each.field, each.value, book)}
    if not each.read:
        return _("{field} {value}", **said)
    said["read"] = field_text(each.field, each.read, book)
    if not each.value:
        return _("{field} not known, in place of {read}", **said)
    return _("{field} {value} in place of {read}", **said)


def field_text(field: str, value: str, book: Book) -> str:
    """What stands in a field, in words: a total and a country by their names."""
    if field == "of" and value and value in CALLED:
        return _(CALLED[value])
    if field == "owner" and value in book.countries:
        return _(book.country(value).name)
    return _(value) if field == "stage" and value else value


def render(verdict: Verdict, book: Book | None = None) -> str:
    """The verdict as text: the sentence, the answer, what it implies and leaves unsaid, then every reading.

    With words that are not understood it is what was read, and no verdict.
    """
    book = book or default_book()
    claim = verdict.claim
    if why := withheld(claim):
        return "\n".join((f"“{claim.text}”", why, _as_read(claim, book), *map(_, claim.taken)))
    counts = verdict.curve(book)
    parts = [
        f"“{claim.text}”",
        *filter(None, (as_corrected(claim, book),)),
        summary(verdict, book),
        *filter(None, (counts.tally, counts.turning)),
        _as_read(claim, book),
        *_section(_("What it implies"), implications(verdict, book)),
        *_section(_("To watch"), verdict.cautions),
        *_section(_("Left unsaid"), verdict.unsaid),
        *_section(_("Taken for granted"), map(_, claim.taken)),
        *_section(_("Readings"), _lines(verdict.fair, claim)),
        *_section(_("Holds only if the amount is rounded"), rounded_lines(verdict)),
        *_section(_("Other readings"), _lines(verdict.others, claim)),
        *_section(_("Not computed"), [_(line) for line in verdict.left_out]),
        "",
        publication.objection(),
    ]
    return "\n".join(parts)


def brief(answer: Verdict | Refusal, book: Book) -> str:
    """What is said of a sentence in one paragraph."""
    if isinstance(answer, Refusal):
        return _("It cannot be read. {what} {mend}", what=answer.what, mend=answer.mend)
    claim = answer.claim
    if why := withheld(claim):
        return f"{why} {_as_read(claim, book)}"
    counts = answer.curve(book)
    said = (as_corrected(claim, book), summary(answer, book), counts.told_with_all, counts.turning)
    return " ".join(filter(None, said))


FORMAT, VERSION = "claim", 1
"""The name and the version of the JSON; `econ/output/schemas/claim.json` describes it."""


def envelope(documents: Sequence[Row], count: Mapping[str, int] | None = None) -> str:
    """Answers as JSON; `count` says of how many sentences of a text they are."""
    whole: Row = {"format": FORMAT, "version": VERSION, "claims": documents}
    return json.dumps(whole | dict(count or {}), ensure_ascii=False, indent=1)


def addressed(verdict: Verdict, book: Book) -> dict[str, str]:
    """The code of a claim and its address; both empty where the sentence alone does not give the claim."""
    try:
        code = address.code(verdict, book)
    except InputError:
        return {"code": "", "address": ""}
    return {"code": code, "address": publication.opened_with(address.PARAMETER, code)}


def document(answer: Verdict | Refusal, book: Book | None = None) -> Row:
    """The answer as plain values for JSON; an end that is open is null."""
    book = book or default_book()
    if isinstance(answer, Refusal):
        said: Row = {"verdict": REFUSED, "text": answer.text, "at": answer.place, "part": answer.part}
        said |= {"summary": answer.what, "mend": answer.mend, "fields": partly(answer, book)}
        return said | {"objection": publication.objection()}
    verdict, claim = answer, answer.claim
    if why := withheld(claim):
        said = {"verdict": REFUSED, "text": claim.text, "at": claim.at, "part": claim.unread}
        said |= {"summary": why, "fields": fields(claim), "claim": _finite(asdict(claim))}
        return said | {"objection": publication.objection()}
    counts = verdict.curve(book)
    return {
        "verdict": verdict.status,
        "text": claim.text,
        "at": claim.at,
        "summary": summary(verdict, book),
        "tally": {
            "true": counts.true,
            "readings": len(counts.specifications),
            "value_added": {"true": counts.value_added_true, "readings": len(counts.value_added)},
            "apart": len(counts.apart),
            "said": counts.tally,
        },
        "turning": counts.turning,
        "fields": fields(claim),
        "corrected": [asdict(each) for each in claim.corrections],
        "as_corrected": as_corrected(claim, book),
        "claim": _finite(asdict(claim)),
        "implied": _finite(asdict(verdict.implied)),
        "needed": verdict.needed,
        "restated": _restated(verdict.restated),
        "to_watch": verdict.cautions,
        "left_unsaid": verdict.unsaid,
        "taken_for_granted": [_(line) for line in claim.taken],
        "not_computed": [_(line) for line in verdict.left_out],
        "readings": [_finite(row) for row in table(verdict)],
        **addressed(verdict, book),
        "objection": publication.objection(),
    }


def _restated(before: Restated | None) -> Row | None:
    """An earlier release by which a claim was true: its day, and the shares of each of its figures."""
    if before is None:
        return None
    by = [{"source": r.source, "series": r.series, "year": r.year, "share": r.share} for r in before.readings]
    return {"known_on": before.day, "readings": by}


def _finite(value: Any) -> Any:
    """The value without infinite numbers, which JSON does not have."""
    if isinstance(value, dict):
        return {name: _finite(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(inner) for inner in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value


def _section(title: str, lines: Iterable[str]) -> list[str]:
    said = [f"  {line}" for line in lines]
    return ["", title, *said] if said else []


def _as_read(claim: Claim, book: Book) -> str:
    total = f"“{claim.denominator.text}”" if claim.denominator.money else total_name(claim, book)
    period = f" (“{claim.period.text}”)" if claim.period else ""
    share = _("“{words}”, which is {share}", words=claim.share.text, share=claimed_text(claim))
    if claim.relation == "per_head":
        return _(
            "As read: “{amount}”{period}; {share}; a head.", amount=claim.amount.size.text, period=period, share=share
        )
    if claim.relation in CHANGES:
        return _as_change(claim, share)
    return _(
        "As read: “{amount}”{period}; {share}; the total is {total}.",
        amount=claim.amount.size.text,
        period=period,
        share=share,
        total=total,
    )


def _as_change(claim: Claim, share: str) -> str:
    d = claim.denominator
    said = {
        "amount": claim.amount.size.text,
        "share": share,
        "way": _("less") if claim.falls else _("more"),
        "other": f"“{d.money.size.text}”" if d.money else _("another amount, which is not stated"),
    }
    return _("As read: “{amount}”; {way} than {other}, by {share}.", **said)


def _lines(readings: Sequence[Reading], claim: Claim) -> list[str]:
    found = []
    for (source, basis, concept, why), group in groups(readings).items():
        sold = claim.sold and claim.relation != "per_head"
        kinds = (concept, basis) if sold else () if claim.held else (basis,)
        how = ", ".join(_(p) for p in kinds if p)
        if group[0].fair and not group[0].counted:
            how += _(", not counted again")
        shares = ", ".join(_one(r, claim) for r in group)
        reason = f" [{reasons(why)}]" if why else ""
        said = f" ({how.removeprefix(', ')})" if how else ""
        found.append(f"{_(source)}{said}: {shares}{reason}")
    return found


def rounded_lines(verdict: Verdict) -> list[str]:
    """For each source under which only a rounded amount would make the words true: what its rounding gives."""
    claim = verdict.claim
    return [
        _(
            "{source}: {face} as written; {near} within the rounding of the figures.",
            source=_(source) + (f" {wording.listing([str(r.year) for r in group if r.year])}" if group[0].year else ""),
            face=result_text((min(r.share[0] for r in group), max(r.share[1] for r in group)), claim),
            near=result_text((min(r.near[0] for r in group), max(r.near[1] for r in group)), claim),
        )
        for (source, *_rest), group in groups(verdict.rounded).items()
    ]


def _one(reading: Reading, claim: Claim) -> str:
    mark = "✔" if reading.true else "?" if reading.undecided else "✘"
    year = f"{reading.year} " if reading.year else ""
    note = "" if reading.status in {HOLDS, FAILS} else f" ({_(reading.answer)})"
    return f"{year}{result_text(reading.share, claim)}{wording.NO_BREAK}{mark}{note}"


def implications(verdict: Verdict, book: Book) -> list[str]:
    """What would have to be true for the words to be, in sentences."""
    claim, implied = verdict.claim, verdict.implied
    if claim.relation == "per_head" or claim.relation in CHANGES:
        return [_("For the words to be true, it would take {value}.", value=implied_text(verdict))]
    name = total_name(claim, book)
    unit = unit_of(claim, implied.unit)
    span = named_money.span(of_one_end(claim, implied), unit, strict=claim.share.strict)
    value = named_money.one(implied.value, unit)
    said = {"total": name, "value": value, "span": span}
    found = [
        _("For the words to be true, {total} would have to be {span}.", **said)
        if implied.concept == REVENUE and (claim.share.bound or span == value)
        else _(
            "For the words to be true by value added, {total} would have to be {value}; their rounding allows {span}.",
            **said,
        )
        if implied.concept == VALUE_ADDED
        else _(
            "For the words to be true, {total} would have to be {value}; their rounding allows {span}.",
            **said,
        )
    ]
    if needed := needed_in_its_money(verdict, book):
        ends, unit = needed
        said = {"share": share_text(claim.share.face, multiple=claim.in_times), "total": name}
        part = _("{share} {total}", **said) if claim.in_times else _("{share} of {total}", **said)
        money = named_money.span(ends, unit_of(claim, unit))
        money = bounded(money, "at most" if with_services(claim, verdict.fair) else "")
        found.append(_("{part} is {money}.", part=f"{part[0].upper()}{part[1:]}", money=money))
    return found
