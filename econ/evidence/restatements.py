"""The ledger of restatements and corrections: what we gave before and give otherwise now, with its day and its reason.

It stands in `data/restatements.csv`, the oldest row first; whoever corrects something adds a row at its end, and
`econ refresh --accept` adds those of new figures.

    print(econ.frame(econ.restatements()))
"""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from econ.evidence import Book, default_book
from econ.evidence.data_files import build, read_csv
from econ.evidence.records import Record
from econ.wording.errors import InputError
from econ.wording.language import N_

FILE = "restatements.csv"

UNRELEASED = "unreleased"
"""What stands for the version until there is one."""

KINDS = {
    "restated": N_("New figures, or what they tell of how far figures move"),
    "recomputed": N_("Another way of computing or of reading; neither new figures nor a mistake"),
    "corrected": N_("Our mistake"),
    "withdrawn": N_("A source or an output that is no longer given"),
}
"""Why a row is there."""


def _day(text: str) -> str:
    try:
        found = dt.date.fromisoformat(text).isoformat()
    except ValueError:
        found = ""
    if found != text:
        raise InputError(f"“{text}” is no day.", mend="Write year, month and day, such as 2026-11-28.")
    return text


def _version(text: str) -> str:
    if text != UNRELEASED and not all(part.isdecimal() for part in text.split(".")):
        raise InputError(f"“{text}” is no version.", mend=f"Write a version such as 0.3.0, or {UNRELEASED}.")
    return text


Words = Annotated[str, Field(min_length=1)]


class LedgerRow(Record):
    """One thing that we gave before and give otherwise now.

    Attributes:
        date: the day of the version, or of the change where that is not released yet.
        version: the first that gives what is right; `UNRELEASED` until there is one.
        kind: a key of `KINDS`.
        what: what kind of thing it is.
        name: which.
        before, after: what was given, and what is given now.
        why: the reason, and since when it was given where that is known.
    """

    date: Annotated[str, AfterValidator(_day)]
    version: Annotated[str, AfterValidator(_version)]
    kind: Literal["restated", "recomputed", "corrected", "withdrawn"]
    what: Literal["preset", "output", "series", "claim", "statement"]
    name: Words
    before: Words
    after: Words
    why: Words


COLUMNS = tuple(LedgerRow.model_fields)


def load(book: Book | None = None) -> tuple[LedgerRow, ...]:
    """The ledger of a release of the data, the oldest row first; empty for a release that has none.

    Raises:
        InputError: a kind, a day or a version is unknown, a cell is empty, or a row stands there twice.
    """
    path = (book or default_book()).folders[0] / FILE
    found: dict[LedgerRow, str] = {}
    for number, cells in read_csv(path, COLUMNS) if path.is_file() else ():
        where = f"{FILE}, line {number}"
        row = build(LedgerRow, dict(cells), where)
        if row in found:
            raise InputError(f"It is the same as {found[row]}.", where, "Delete one of the two.")
        found[row] = where
    return tuple(found)


def rows(ledger: Iterable[LedgerRow]) -> list[dict[str, str]]:
    """Rows as plain texts, by the columns of the file."""
    return [row.model_dump() for row in ledger]


def restatements(book: Book | None = None) -> list[dict[str, str]]:
    """What was restated, recomputed, corrected or withdrawn, the oldest first, as the columns of the file."""
    return rows(load(book))


def by_version(ledger: Iterable[LedgerRow]) -> dict[str, list[LedgerRow]]:
    """The rows of each version, the newest version first."""
    found: dict[str, list[LedgerRow]] = {}
    for row in ledger:
        found.setdefault(row.version, []).append(row)
    return dict(reversed(found.items()))


def with_rows(folder: Path, more: Sequence[LedgerRow]) -> bytes:
    """The file of a folder of data with further rows at its end; one that stands there already is not added again.

    Raises:
        InputError: what stands there cannot be read.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    held = load(Book(folder))
    writer.writerows(list(row.values()) for row in rows((*held, *(row for row in more if row not in held))))
    return text.getvalue().encode()
