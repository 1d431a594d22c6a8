"""The list of readers: each file of this package puts its own on it."""

from __future__ import annotations

import csv
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree as ET

Cells = dict[str, Any]
"""A file as cells: the same place in two files of one kind has the same name; particulars begin with "about "."""

SCENARIO = "about scenario"
"""The cell that holds the scenario in its canonical form, as JSON text."""

DAMAGED = (
    KeyError, TypeError, AttributeError, ValueError, IndexError, OSError, EOFError,
    zipfile.BadZipFile, zlib.error, csv.Error, ET.ParseError, NotImplementedError, RecursionError,
)  # fmt: skip
"""What reading a damaged file may raise."""


@dataclass(frozen=True)
class Reader:
    """How files of one kind are read back.

    Attributes:
        format: name of the export format that writes them.
        read: turns the bytes of a file into cells.
    """

    format: str
    read: Callable[[bytes], Cells]


READERS: dict[str, Reader] = {}
"""Readers by the end of a file's name, with its period."""


def reads(ending: str, form: str) -> Callable[[Callable[[bytes], Cells]], Callable[[bytes], Cells]]:
    """Put a reader on the list: for files that end in `ending` and are written as format `form`."""

    def register(read: Callable[[bytes], Cells]) -> Callable[[bytes], Cells]:
        READERS[ending] = Reader(form, read)
        return read

    return register


def number_or_text(text: str) -> Any:
    """A number where the text is one."""
    try:
        return float(text)
    except ValueError:
        return text
