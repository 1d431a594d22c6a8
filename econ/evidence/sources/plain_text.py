"""Citations in words."""

from __future__ import annotations

import re
from typing import NamedTuple

from econ.evidence.sources.csl_records import (
    Record,
    as_cited_in,
    container,
    date_parts,
    in_words,
    places,
    series,
    title,
    title_of_address,
)
from econ.wording.language import N_, _


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
    """A citation in one line: authors, date, title, where it appeared, address, day of access, note."""
    before, address, after = citation(record)
    return " ".join(filter(None, (before, address))) + after


def citation(record: Record) -> Citation:
    """The same in its parts."""
    where = container(record)
    who = authors(record) or where
    named = f"{title(record)} ({numbered})" if (numbered := series(record)) else title(record)
    parts = [f"{who} ({issued(record)})", named] if who else [f"{named} ({issued(record)})"]
    if where and not is_author(record, where) and where != who:
        parts.append(_pages(record, where))
    if at := "; ".join(map(in_words, places(record))):
        parts[-1] = f"{parts[-1].removesuffix('.')}, {at}"
    text = " ".join(p if p.endswith((".", "?", "!")) else f"{p}." for p in parts if p)
    url, after = link(record), ""
    if seen := iso(record, "accessed"):
        text, after = text if url else text.removesuffix("."), _(" (accessed {seen})", seen=seen)
    if more := " ".join(filter(None, (read_in(record), _(str(record.get("note") or ""))))):
        after += f"{'.' if url or seen else ''} {more}"
    return Citation(text, url, after)


def _pages(record: Record, where: str) -> str:
    """Where it appeared, with volume, issue and pages: "A Journal, 127(2), 829-887"."""
    issue = f"({record['issue']})" if record.get("issue") else ""
    numbered = f"{record.get('volume', '')}{issue}"
    return ", ".join(filter(None, (where, numbered, str(record.get("page", "")))))


def is_author(record: Record, where: str) -> bool:
    """Whether the place of publication is named as an author already: a newspaper, an office."""
    return where.casefold() in {str(person.get("literal", "")).casefold() for person in record.get("author", [])}


def link(record: Record) -> str:
    """Where it is on the web: its DOI where that was read, else the address."""
    doi = record.get("DOI") if not as_cited_in(record) else ""
    return f"https://doi.org/{doi}" if doi else str(record.get("URL") or "")


def read_in(record: Record) -> str:
    """What was read in a copy or a summary alone, or under its address alone, said; "" for what itself was read."""
    name = as_cited_in(record)
    copied = _("As cited in {name}.", name=_relay(name)) if name else ""
    read = _("Title as in its address.") if title_of_address(record) else ""
    return " ".join(filter(None, (copied, read)))


_COPIES = {"GitHub repository": N_("the GitHub repository {name}"), "R package": N_("the R package {name}")}
_KEPT_IN = re.compile(rf"the ({'|'.join(_COPIES)}) ([^,]+)(?:, file (.+))?")
_KINDS = (N_("a copy"), N_("a forum"), N_("a machine summary"), N_("a transcript"), N_("an abstract"))
"""What is said behind the name of a site."""


def _relay(name: str) -> str:
    """Where a copy was read, in the language that is spoken; the name of a paper or a site stays as it is."""
    if kept := _KEPT_IN.fullmatch(name):
        file = _("file {place}", place=kept[3]) if kept[3] else ""
        return ", ".join(filter(None, (_(_COPIES[kept[1]], name=kept[2]), file)))
    site, _comma, kind = name.rpartition(", ")
    return f"{site}, {_(kind)}" if kind in _KINDS else name


def short(record: Record) -> str:
    """Who published it and when, for a table: "Yonhap, 2023"."""
    return f"{authors(record) or container(record)}, {issued(record)[:4]}"
