"""The figures of `data/`, read and validated into a Book."""

from econ.evidence.as_of import a_day
from econ.evidence.book import Book, data_folder, default_book, read_preset
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
    Series,
    Setting,
    check_plausible,
    line_unit,
)

__all__ = [
    "CONCEPTS",
    "LINE_INPUTS",
    "PEDIGREE",
    "About",
    "Book",
    "Card",
    "Country",
    "Evidence",
    "Line",
    "Preset",
    "Series",
    "Setting",
    "a_day",
    "check_plausible",
    "data_folder",
    "default_book",
    "line_unit",
    "read_preset",
]
