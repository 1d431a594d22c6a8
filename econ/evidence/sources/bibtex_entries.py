"""BibTeX, written from CSL-JSON."""

from __future__ import annotations

import re
from collections.abc import Iterable

from econ.evidence.sources.csl_records import Record, date_parts
from econ.evidence.sources.plain_text import iso
from econ.evidence.sources.tex import address, escaped

KINDS = {
    "article-newspaper": ("article", "journal"),
    "article-journal": ("article", "journal"),
    "report": ("techreport", "institution"),
}
"""The kind of entry for a CSL type, and its field for the place of publication."""

OTHER = ("misc", "howpublished")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def bibtex(records: Iterable[Record]) -> str:
    r"""Records as a BibTeX file in UTF-8, an entry each.

    Titles are in two pairs of braces, so that no style changes their capitals; addresses are not escaped, because
    `\url` prints them as they are.
    """
    return "\n".join(entry(record) for record in records)


def entry(record: Record) -> str:
    """One record as a BibTeX entry."""
    kind, place = KINDS.get(record["type"], OTHER)
    fields = {
        "author": " and ".join(_name(person) for person in record.get("author", [])),
        "title": f"{{{escaped(record.get('title', ''))}}}",
        place: escaped(record.get("container-title") or record.get("publisher") or ""),
        "version": escaped(str(record.get("version", ""))),
        **_date(record),
        "url": address(record.get("URL", "")),
        "urldate": iso(record, "accessed"),
        "language": record.get("language", ""),
        "note": escaped(record.get("note", "")),
    }
    lines = [f"  {name} = {value if name == 'month' else f'{{{value}}}'}," for name, value in fields.items() if value]
    return "\n".join((f"@{kind}{{{key(record['id'])},", *lines, "}", ""))


def key(name: str) -> str:
    """A record's id as the key of an entry."""
    return re.sub(r"[^\w:.-]", "-", name, flags=re.ASCII)


def _name(person: dict[str, str]) -> str:
    if literal := person.get("literal"):
        return f"{{{escaped(literal)}}}"
    return ", ".join(escaped(person[part]) for part in ("family", "given") if person.get(part))


def _date(record: Record) -> dict[str, str]:
    parts = date_parts(record, "issued")
    year, month, day = (*parts, *[0] * (3 - len(parts)))
    return {
        "year": str(year) if year else "",
        "month": MONTHS[month - 1] if month else "",
        "day": str(day) if day else "",
    }
