"""A stored comparison: its scenarios are compared again, and every cell with the one that was stored."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass

from econ import compare
from econ.assumptions import Book
from econ.export import comparison
from econ.scenario import Scenario
from econ.tables import Row
from econ.verify.cellwise import changed
from econ.verify.cellwise import compare as compare_cells
from econ.verify.readers.registry import Cells, number_or_text
from econ.verify.verdict import Verdict

ENDING = ".csv"
NOT_COMPARED = ("about", "question", "scenario")
"""Sections that say what was asked, and of which release."""

NAMES = ("section", "name", "scenario", "against")


@dataclass(frozen=True)
class Stored:
    """A comparison as a file holds it.

    Attributes:
        scenarios: what is compared.
        output: the output that the steps follow.
        cells: every value by its place.
        marks: version, and digests of data and model.
        digests: those of the scenarios.
    """

    scenarios: tuple[Scenario, ...]
    output: str
    cells: Cells
    marks: Mapping[str, str]
    digests: tuple[str, ...]


def read(content: bytes) -> Stored | None:
    """Read a comparison back; None if it is another kind of table.

    Raises:
        InputError: one of its scenarios is damaged.
        ValueError, KeyError: the file is damaged.
    """
    table = csv.DictReader(io.StringIO(content.decode("utf-8"), newline=""))
    if tuple(table.fieldnames or ()) != comparison.COLUMNS:
        return None
    rows = list(table)
    about = {row["name"]: row["text"] for row in rows if row["section"] == "about"}
    asked = [row for row in rows if row["section"] == "question"]
    return Stored(
        tuple(Scenario.from_dict(json.loads(row["text"])) for row in asked),
        about["output"],
        _cells(rows),
        {"version": about["version"], "data": about["data_digest"], "model": about["model_digest"]},
        tuple(row["name"] for row in asked),
    )


def verify(stored: Stored, book: Book) -> Verdict:
    """Compare the scenarios again on these figures.

    Raises:
        InputError: they cannot be compared.
    """
    results = compare.results(stored.scenarios, book)
    now = read(comparison.write(results, stored.output))
    found = now.cells if now else {}
    others: dict[str, tuple[str, str]] = {}
    for digest, result in zip(stored.digests, results, strict=True):
        others |= changed({"scenario": digest, **stored.marks}, result)
    return compare_cells(stored.cells, found, others)


def _cells(rows: list[Row]) -> Cells:
    cells: Cells = {}
    for row in rows:
        if row["section"] not in NOT_COMPARED:
            place = " ".join(filter(None, (row[name] for name in NAMES)))
            cells |= {f"{place} {k}": number_or_text(v) for k, v in row.items() if v and k not in NAMES}
    return cells
