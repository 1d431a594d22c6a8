"""Bibliography: CSL-JSON records, listed, cited, and written as BibTeX and RIS."""

from econ.sources.bibtex import bibtex
from econ.sources.grades import weakest
from econ.sources.records import Record, csl, csl_json, get, load, publications, reliability
from econ.sources.ris import ris
from econ.sources.tex import address, escaped
from econ.sources.text import authors, cite, issued, short

__all__ = [
    "Record",
    "address",
    "authors",
    "bibtex",
    "cite",
    "csl",
    "csl_json",
    "escaped",
    "get",
    "issued",
    "load",
    "publications",
    "reliability",
    "ris",
    "short",
    "weakest",
]
