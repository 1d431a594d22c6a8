"""Bibliography: CSL-JSON records, listed, cited, and written as BibTeX and RIS."""

from econ.evidence.sources.bibtex import bibtex
from econ.evidence.sources.csl_records import (
    Record,
    csl,
    csl_json,
    date_parts,
    get,
    load,
    publications,
    reliability,
    weakest,
)
from econ.evidence.sources.plain_text import Citation, authors, citation, cite, iso, issued, short
from econ.evidence.sources.ris import ris
from econ.evidence.sources.tex import address, escaped

__all__ = [
    "Citation",
    "Record",
    "address",
    "authors",
    "bibtex",
    "citation",
    "cite",
    "csl",
    "csl_json",
    "date_parts",
    "escaped",
    "get",
    "iso",
    "issued",
    "load",
    "publications",
    "reliability",
    "ris",
    "short",
    "weakest",
]
