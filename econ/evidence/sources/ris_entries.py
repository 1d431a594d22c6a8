"""RIS, written from CSL-JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from econ.evidence.sources.csl_records import Record, date_parts, frozen, title
from econ.evidence.sources.plain_text import read_in

KINDS = {
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "article-journal": "JOUR",
    "report": "RPRT",
    "dataset": "DATA",
    "software": "COMP",
    "webpage": "ELEC",
}
"""The type of reference for a CSL type; GEN (generic) for any other."""


def ris(records: Iterable[Record]) -> str:
    """Records as a RIS file, lines ended as its specification says (CR LF)."""
    return "".join(f"{tag}  - {' '.join(text.split())}\r\n" for record in records for tag, text in _lines(record))


def _lines(record: Record) -> Iterator[tuple[str, str]]:
    yield "TY", KINDS.get(record["type"], "GEN")
    yield "ID", record["id"]
    for person in record.get("author", []):
        parts = (person.get("family"), person.get("given"))
        yield "AU", person.get("literal") or ", ".join(filter(None, parts))
    year = date_parts(record, "issued")[:1]
    first, _dash, last = str(record.get("page", "")).replace("–", "-").partition("-")
    rest = {
        "TI": title(record),
        "T2": record.get("container-title", ""),
        "PB": record.get("publisher", ""),
        "PY": str(*year) if year else "",
        "DA": _date(record, "issued"),
        "VL": str(record.get("volume", "")),
        "IS": str(record.get("issue") or record.get("number", "")),
        "SP": first,
        "EP": last,
        "M3": str(record.get("genre", "")),
        "ET": str(record.get("version", "")),
        "DO": record.get("DOI", ""),
        "UR": record.get("URL", ""),
        "Y2": _date(record, "accessed"),
        "LA": record.get("language", ""),
        "AN": frozen(record),
        "N1": " ".join(filter(None, (record.get("note", ""), read_in(record)))),
    }
    yield from ((tag, text) for tag, text in rest.items() if text)
    yield "ER", ""


def _date(record: Record, field: str) -> str:
    """A date as RIS writes it: year/month/day/, with what is not known left empty."""
    parts = date_parts(record, field)
    return "/".join([*(f"{part:02d}" for part in parts), *[""] * (4 - len(parts))]) if parts else ""
