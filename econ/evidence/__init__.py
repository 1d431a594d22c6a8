"""The figures of `data/`, read and validated into a Book."""

from econ.evidence.as_of import a_day
from econ.evidence.book import OWN_DATA, Book, data_folder, default_book, read_preset, using, usual_book, with_own
from econ.evidence.folders import OwnFolder
from econ.evidence.records import (
    CONCEPTS,
    LINE_INPUTS,
    PEDIGREE,
    About,
    Card,
    Country,
    Evidence,
    Line,
    Preset,
    PublishedTotal,
    Series,
    Setting,
    check_plausible,
    line_unit,
)

__all__ = [
    "CONCEPTS",
    "LINE_INPUTS",
    "OWN_DATA",
    "PEDIGREE",
    "About",
    "Book",
    "Card",
    "Country",
    "Evidence",
    "Line",
    "OwnFolder",
    "Preset",
    "PublishedTotal",
    "Series",
    "Setting",
    "a_day",
    "check_plausible",
    "data_folder",
    "default_book",
    "line_unit",
    "read_preset",
    "using",
    "usual_book",
    "with_own",
]
