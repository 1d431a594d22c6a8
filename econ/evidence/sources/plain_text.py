"""Citations in words."""

from __future__ import annotations

from typing import NamedTuple

from econ.evidence.sources.csl_records import Record, container, date_parts, in_words, places
from econ.wording.language import _


def authors(record: Record) -> str:
    """Names of the authors as they are printed in a citation."""
    people = record.get("author", [])
    names = [p.get("literal") or " ".join(filter(None, (p.get("given"), p.get("family")))) for p in people]
    if len(names) > 2:
        return _("{names} and others", names=names[0])
    return _(" and ").join(names)


def issued(record: Record) -> str:
    """Date of publication in ISO form, as far as it is known; "n.d." if it is not."""
    return iso(record, "issued") or _("n.d.")


def iso(record: Record, field: str) -> str:
    """A date in ISO form, as far as it is known; "" if it is not."""
    return "-".join(f"{part:02d}" for part in date_parts(record, field))


class Citation(NamedTuple):
    """A citation in its parts.

    Attributes:
        before: authors, date, title, publisher and where in it.
        address: where it is; "" for nowhere on the web.
        after: day of access and note.
    """

    before: str
    address: str
    after: str

    @property
    def without_address(self) -> str:
        """All but the address, for where that is a link."""
        return f"{self.before}{self.after}"


def cite(record: Record) -> str:
    """A citation in one line: authors, date, title, publisher, address, day of access, note."""
    before, address, after = citation(record)
    return " ".join(filter(None, (before, address))) + after


def citation(record: Record) -> Citation:
    """The same in its parts."""
    publisher = container(record)
    who = authors(record) or publisher
    parts = [f"{who} ({issued(record)})", record.get("title", "")]
    if publisher and publisher != who:
        parts.append(publisher)
    if at := "; ".join(map(in_words, places(record))):
        parts[-1] = f"{parts[-1].removesuffix('.')}, {at}"
    text = " ".join(p if p.endswith((".", "?", "!")) else f"{p}." for p in parts if p)
    url, after = str(record.get("URL") or ""), ""
    if seen := iso(record, "accessed"):
        after += _(" (accessed {seen})", seen=seen)
    if note := record.get("note"):
        after += f"{'.' if url or seen else ''} {_(note)}"
    return Citation(text, url, after)


def short(record: Record) -> str:
    """Who published it and when, for a table: "Yonhap, 2023"."""
    return f"{authors(record) or container(record)}, {issued(record)[:4]}"
