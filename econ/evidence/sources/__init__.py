"""Bibliography: CSL-JSON records, listed, cited, and written as BibTeX and RIS."""

from collections.abc import Iterable

from econ.evidence.sources.csl_records import (
    Locator,
    Record,
    as_cited_in,
    container,
    csl,
    csl_json,
    date_parts,
    described,
    get,
    in_english,
    in_words,
    listed_as,
    load,
    located,
    places,
    publications,
    reliability,
    series,
    shared,
    title,
    translated_title,
    weakest,
)
from econ.evidence.sources.plain_text import (
    Citation,
    authors,
    citation,
    cite,
    is_author,
    iso,
    issued,
    link,
    read_in,
    short,
)


def bibtex(records: Iterable[Record], *, dated: bool = False) -> str:
    """Records as a BibTeX file in UTF-8, an entry each; `dated` writes days as BibLaTeX alone reads them."""
    from econ.evidence.sources import bibtex_entries

    return bibtex_entries.bibtex(records, dated=dated)


def bibtex_key(name: str) -> str:
    """A record's id as the key of its entry in BibTeX."""
    from econ.evidence.sources import bibtex_entries

    return bibtex_entries.key(name)


def ris(records: Iterable[Record]) -> str:
    """Records as a RIS file, lines ended as its specification says (CR LF)."""
    from econ.evidence.sources import ris_entries

    return ris_entries.ris(records)
