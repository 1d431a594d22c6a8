"""BibTeX and BibLaTeX, written from CSL-JSON."""

from __future__ import annotations

import re
from collections.abc import Iterable

from econ.evidence.sources.csl_records import Record, container, date_parts, frozen, in_english, title
from econ.evidence.sources.plain_text import is_author, iso, read_in
from econ.evidence.sources.tex import address, escaped

KINDS = {
    "article-newspaper": ("article", "journal", "newspaper"),
    "article-magazine": ("article", "journal", "magazine"),
    "article-journal": ("article", "journal", ""),
    "report": ("techreport", "institution", ""),
}
"""The kind of entry for a CSL type, its field for the place of publication, and what kind of periodical that is."""

OTHER = ("misc", "howpublished", "")
"""What has no kind of its own; also an article whose author or periodical nobody named, for an entry of that kind has
both by BibLaTeX's data model."""

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

LONG, MOST = 4, 0.6
"""Letters of a word that a headline capitalises, and the share of them from which a title is such a headline."""


def bibtex(records: Iterable[Record], *, dated: bool = False) -> str:
    r"""Records as a file in UTF-8, an entry each; addresses are not escaped, because `\url` prints them as they are.

    BibTeX knows years and months, which BibLaTeX reads too; `dated` writes `date` instead, with the day, which BibTeX
    does not know. A title in letters that pdfLaTeX does not have is given in translation alone, unless it is `dated`.
    """
    return "\n".join(_entry(record if dated else _latin(record), dated=dated) for record in records)


LAST_LATIN = "\u024f"


def _latin(record: Record) -> Record:
    letters = filter(str.isalpha, str(record.get("title", "")))
    return in_english(record) if max(letters, default="") > LAST_LATIN else record


def _entry(record: Record, *, dated: bool) -> str:
    """One record as an entry."""
    where = container(record)
    kind, place, periodical = KINDS.get(record["type"], OTHER)
    if kind == "article" and not (where and record.get("author")):
        kind, place, _periodical = OTHER
    alone = is_author(record, where) and place == "howpublished"
    number = str(record.get("issue") or record.get("number", ""))
    genre = str(record.get("genre", ""))
    if kind == "misc":  # which has no number
        genre, number = f"{genre} {number}".strip(), ""
    notes = (escaped(record.get("note", "")), escaped(read_in(record)))
    fields = {
        "author": " and ".join(_name(person) for person in record.get("author", [])),
        "title": _title(record),
        place: "" if alone else escaped(where),
        "entrysubtype": periodical,
        "type": escaped(genre),
        "volume": escaped(str(record.get("volume", ""))),
        "number": escaped(number),
        "pages": escaped(str(record.get("page", ""))).replace("–", "-").replace("-", "--"),
        "version": escaped(str(record.get("version", ""))),
        **({"date": iso(record, "issued")} if dated else _date(record)),
        "doi": address(str(record.get("DOI", ""))),
        "url": address(record.get("URL", "")),
        "urldate": iso(record, "accessed"),
        "language": record.get("language", ""),
        "note": " ".join(filter(None, notes)),
        "annotation": frozen(record),
    }
    lines = [f"  {name} = {value if name == 'month' else f'{{{value}}}'}," for name, value in fields.items() if value]
    return "\n".join((f"@{kind}{{{key(record['id'])},", *lines, "}", ""))


def key(name: str) -> str:
    """A record's id as the key of an entry."""
    return re.sub(r"[^\w:.-]", "-", name, flags=re.ASCII)


def _title(record: Record) -> str:
    """A title whose names keep their capitals in every style, and whose other words take those of the style.

    A headline capitalises all its words, so that its names cannot be told from the others: it keeps its capitals, as
    do titles in other languages than English, and what stands in brackets.
    """
    text = title(record)
    long = [word for word in re.findall(r"[^\W\d_][\w'’-]*", text)[1:] if len(word) >= LONG]
    headline = sum(word[0].isupper() for word in long) > MOST * len(long)
    english = str(record.get("language") or "en").startswith("en") and record["type"] != "software"
    if headline or not english or text.startswith("["):
        return f"{{{escaped(text)}}}"
    first, *others = text.split()
    kept = f"{{{escaped(first)}}}" if first[1:] != first[1:].lower() else escaped(first)
    return " ".join((kept, *(f"{{{escaped(w)}}}" if w != w.lower() else escaped(w) for w in others)))


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
