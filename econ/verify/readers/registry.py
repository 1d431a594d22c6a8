"""The list of readers: each file of this package puts its own on it."""

import csv
import json
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from econ.files import bounds
from econ.files.bounds import Cells, file, place
from econ.wording.errors import InputError
from econ.wording.language import _

SCENARIO = "about scenario"
"""The cell that holds the scenario in its canonical form, as JSON text; other particulars begin with "about " too."""

NOTICE, SOURCE = "read_with_care", "sources"
"""What the names of notices and of sources begin with; each is one cell."""

DAMAGED = (
    LookupError, TypeError, AttributeError, ValueError, OSError, EOFError, OverflowError, struct.error,
    zipfile.BadZipFile, zlib.error, csv.Error, ET.ParseError, NotImplementedError, RecursionError, SyntaxError,
    RuntimeError, AssertionError,
)  # fmt: skip
"""What reading a damaged file may raise; a damaged part of a workbook is a SyntaxError (lxml)."""


TWICE = "stands there twice, or out of order"
"""The value of a cell that stands for another one in its place, which the reader of a kind of file would hide."""

NEVER = "is of a kind that no version writes"
"""The value of a cell that stands for what may show or compute something, and that the calculator never writes."""


class Unstated:
    """The value of a formula in a file whose program did not compute it: there is nothing to compare."""

    def __repr__(self) -> str:
        return "not computed"


UNSTATED = Unstated()

Cell = str | float | int | Unstated | None
"""The value of a cell of a file."""


@dataclass(frozen=True)
class Reader:
    """How files of one kind are read back.

    Attributes:
        format: name of the export format that writes them.
        read: turns the bytes of a file into cells: all that it says, each place that occurs twice under two names.
        unread: what of such a file is no cell, in words; empty if all of it is.
    """

    format: str
    read: Callable[[bytes], Cells]
    unread: str = ""


READERS: dict[str, Reader] = {}
"""Readers by the end of a file's name, with its period."""


def reader_of(path: Path) -> Reader:
    """What reads a file, by the end of its name.

    Raises:
        InputError: it cannot be opened, or nothing reads files of its kind.
    """
    ending = path.suffix.lower()
    if ending not in READERS:
        file(path)  # which says so if there is no such file
        raise InputError(
            _("A file that ends in “{ending}” cannot be verified.", ending=ending)
            if ending
            else _("A file whose name has no ending cannot be verified."),
            str(path),
            _("Give one of {names}.", names=", ".join(READERS)),
        )
    return READERS[ending]


def reads(ending: str, form: str, unread: str = "") -> Callable[[Callable[[bytes], Cells]], Callable[[bytes], Cells]]:
    """Put a reader on the list: for files that end in `ending` and are written as format `form`."""

    def register(read: Callable[[bytes], Cells]) -> Callable[[bytes], Cells]:
        READERS[ending] = Reader(form, read, unread)
        return read

    return register


def number_or_text(text: str) -> Cell:
    """A number where the text is one that every program reads as such."""
    try:
        return bounds.number(text) if text == text.strip() else text
    except ValueError:
        return text


def put_row(cells: Cells, row: Mapping[str, Any], number: Callable[[Any], Any] = number_or_text) -> None:
    """Put the cells of a row of the long table: named by its section, name, item, year and column.

    A particular, a notice and a source are one cell each.

    Args:
        cells: where they are put.
        row: its cells by column; what is None or empty is no cell.
        number: makes of a cell's value the one that is compared.
    """
    kept = {column: value for column, value in row.items() if value not in (None, "")}
    section, name = str(kept.pop("section", "")), str(kept.pop("name", ""))
    if section in ONE_CELL:
        begin, order = ONE_CELL[section]
        said = [str(kept.pop(column)) for column in order if column in kept]
        if sum(map(len, said)) > LONGEST_SAID and section != "about":
            raise ValueError("a longer text than the calculator writes")
        cells.put(place(begin, name), " · ".join(said))
    at = place(section, name, *(written(kept[column]) for column in ("item", "year") if column in kept))
    if not kept and section not in ONE_CELL:
        cells.put(at, "")
    for column, value in kept.items():
        cells.put(place(at, column), number(value))


ONE_CELL = {
    "about": ("about", ("text",)),
    "read_with_care": (NOTICE, ("label", "text")),
    "source": (SOURCE, ("grade", "text")),
}
"""Sections of the long table whose rows are one cell each: what its name begins with, and the columns it is made of."""


LONGEST_SAID = 20_000
"""Characters of a notice or source; one has a few hundred."""


def written(value: Any) -> str:
    """A part of a name as text; a year is a whole number, whatever the file keeps it as."""
    return f"{value:.0f}" if isinstance(value, float) and value.is_integer() else str(value)


def put_json(cells: Cells, at: str, value: Any) -> None:
    """Put the values of a part of a JSON file, each named by the way to it; a notice or source is one cell."""
    if isinstance(value, dict):
        for key, item in value.items():
            put_json(cells, place(at, key), item)
    elif isinstance(value, list):
        for n, item in enumerate(value):
            named = isinstance(item, dict)
            name = next((str(item[k]) for k in ITEMS if named and k in item), str(n))
            if named and at in (NOTICE, SOURCE):
                cells.put(place(at, name), json.dumps(item, ensure_ascii=False, sort_keys=True))
            else:
                put_json(cells, place(at, name), item)
    else:
        cells.put(at, value)
    if isinstance(value, dict | list) and not value:
        cells.put(at, EMPTY)


EMPTY = "nothing"
"""The value of a part of a JSON file without parts: its name says something too."""

ITEMS = ("output", "name", "source", "line", "year", "check", "id", "@id")
"""Keys of an item of a list that may name it."""
