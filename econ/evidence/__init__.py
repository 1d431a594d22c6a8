"""The figures of `data/`, read and validated into a Book."""

from econ.evidence.as_of import a_day
from econ.evidence.book import OWN_DATA, Book, data_folder, default_book, read_preset, using, usual_book, with_own
from econ.evidence.folders import OwnFolder
from econ.evidence.records import (
    CONCEPTS,
    LABOUR_INPUTS,
    LATER_LINE_INPUTS,
    LINE_INPUTS,
    LINED_INPUTS,
    NOT_DELIVERED,
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
    labour_input,
    line_unit,
)
