"""Published claims on the command line, and claims that are opened by their code."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence

from econ.claims import shipped
from econ.claims.claim import Refusal
from econ.claims.rendering import Row, document, envelope, render, withheld
from econ.claims.shipped import Checked, PublishedClaim
from econ.claims.verdict import Verdict
from econ.doors.cli.documents import Cell
from econ.doors.cli.text import paragraphs, plain, table, wrap
from econ.evidence import Book, publication, sources
from econ.wording.errors import InputError
from econ.wording.language import _

NAME = re.compile(r"[a-z0-9]+(_[a-z0-9]+)*")
"""What the name of a published claim looks like; no sentence does."""

ABOUT = (
    "The sentences are in our own words, with the figures and the grammar of their source. `econ check NAME` gives the "
    "verdict on one; it is about arithmetic, not about an author."
)


def listed(book: Book) -> str:
    """The published claims, without their verdicts."""
    rows = [(r.claim, r.language, r.kind, r.period, _cited(r, book), r.description) for r in shipped.load(book)]
    return f"{table(('claim', 'language', 'kind', 'said', 'source', ''), rows)}\n\n{wrap(ABOUT)}"


def rows(book: Book) -> list[dict[str, Cell]]:
    """The same for programs."""
    return [
        {
            "claim": row.claim,
            "language": row.language,
            "kind": row.kind,
            "said": row.period,
            "sources": row.sources.split(),
            "description": row.description,
        }
        for row in shipped.load(book)
    ]


def _cited(row: PublishedClaim, book: Book) -> str:
    return "; ".join(dict.fromkeys(sources.short(sources.get(book.sources, s)) for s in row.sources.split()))


def named(text: str, book: Book) -> PublishedClaim | None:
    """The published claim of a name; None where the text is no name but a sentence.

    Raises:
        InputError: it looks like a name, and there is none.
    """
    return shipped.find(text, book) if NAME.fullmatch(text) else None


def judged(rows: list[PublishedClaim], book: Book) -> list[Verdict]:
    """The verdicts on those published claims that are sentences, and can be read."""
    found = (shipped.check_row(row, book).verdict for row in rows)
    return [verdict for verdict in found if verdict is not None]


def written(rows: list[PublishedClaim], kind: str, book: Book) -> str:
    """The verdicts on published claims.

    Args:
        rows: the claims.
        kind: "text", "table", "json", "csv" or "markdown".
        book: the figures.
    """
    found = [shipped.check_row(row, book) for row in rows]
    if kind == "json":
        return envelope([as_document(each, book) for each in found])
    if kind == "csv":
        return _as_csv(found, book)
    if kind == "markdown":
        items = (f"- “{_said(c)}” **{_(c.status)}.** {c.found} ({_cited(c.row, book)})" for c in found)
        return plain("\n".join((*items, "", publication.objection())))
    if len(found) == 1:
        return _whole(found[0], book)
    told = [(c.row.claim, _said(c), c.status, c.found) for c in found]
    return f"{table(('claim', 'what it says', 'verdict', 'why'), told)}\n\n{wrap(publication.objection())}"


def _said(checked: Checked) -> str:
    return checked.row.sentence or checked.row.description


def _whole(checked: Checked, book: Book) -> str:
    row = checked.row
    source = [f"{_cited(row, book)}, {row.place}", _("in our own words"), _(row.rewording)]
    about = [_("Source: {source}.", source="; ".join(filter(None, source))), _(row.note)]
    about += [sources.cite(sources.get(book.sources, name)) for name in row.sources.split()]
    if checked.verdict is not None:
        head = paragraphs(render(checked.verdict, book))
    else:
        head = "\n".join(
            map(wrap, (_(row.description), f"{_(checked.status)}: {checked.found}", publication.objection()))
        )
    return "\n".join((head, "", *(wrap(plain(line)) for line in about if line)))


def as_document(checked: Checked, book: Book) -> Row:
    """A published claim as plain values for JSON: its verdict, and where it is from."""
    row = checked.row
    said = (
        document(checked.verdict, book)
        if checked.verdict is not None
        else {
            "verdict": checked.status,
            "text": _said(checked),
            "at": (0, len(_said(checked))),
            "summary": checked.found,
        }
        | {"objection": publication.objection()}
    )
    about = {
        "claim": row.claim,
        "kind": row.kind,
        "language": row.language,
        "description": row.description,
        "in_our_own_words": True,
        "said": row.period,
        "place": row.place,
        "rewording": row.rewording,
        "note": row.note,
        "corrections": row.corrections,
        "sources": [_source(name, book) for name in row.sources.split()],
    }
    return said | {"published": about}


def _source(name: str, book: Book) -> dict[str, str]:
    record = sources.get(book.sources, name)
    title, translated = str(record.get("title", "")), sources.translated_title(record)
    return {
        "id": name,
        "title": translated or title,
        "original_title": title if translated else "",
        "publisher": sources.authors(record) or sources.container(record),
        "issued": sources.iso(record, "issued"),
        "address": str(record.get("URL", "")),
    }


def _as_csv(found: list[Checked], book: Book) -> str:
    from econ.claims.address import code

    text = io.StringIO(newline="")
    names = ("claim", "kind", "language", "said", "sentence", "description", "verdict", "why", "true", "readings")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow((*names, "sources", "place", "rewording", "note", "code"))
    for each in found:
        row, verdict = each.row, each.verdict
        counts = verdict.curve(book) if verdict is not None else None
        writer.writerow(
            (
                *(
                    row.claim,
                    row.kind,
                    row.language,
                    row.period,
                    row.sentence,
                    row.description,
                    each.status,
                    each.found,
                ),
                *((counts.true, len(counts.specifications)) if counts else ("", "")),
                *(row.sources, row.place, row.rewording, row.note, code(verdict, book) if verdict else ""),
            )
        )
    return text.getvalue().removesuffix("\n")


def cited(answers: Sequence[Verdict | Refusal], style: str, book: Book) -> str:
    """How verdicts are cited.

    Raises:
        InputError: none of the answers is a verdict.
    """
    from econ.provenance.citing import verdicts

    found = [each for each in answers if isinstance(each, Verdict) and not withheld(each.claim)]
    if not found:
        raise InputError("There is no verdict to cite.", mend="Run it without --cite to see why.")
    return "\n".join(verdicts.cite(each, style, book).replace("\r\n", "\n").rstrip("\n") for each in found)
