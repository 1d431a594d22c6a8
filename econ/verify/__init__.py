"""Verify a stored or linked result: compute it again and say how it differs.

A file is verified by writing it once more from the scenario it holds and comparing cell by cell: every number,
and every text that is computed. What only describes (grades, sources, notes) is not compared.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeGuard

from econ import links
from econ.assumptions import Book, default_book
from econ.engine import Result, run
from econ.errors import InputError
from econ.estimates import estimate
from econ.export import to_bytes
from econ.scenario import Scenario
from econ.verify.readers import DAMAGED, READERS, SCENARIO, Cells

TOLERANCE = 1e-9
"""Largest relative difference where equality cannot be promised: other equations, another kind of processor."""

LARGEST_FILE = 20_000_000
SHOWN_DIGITS = 8

DESCRIBES = frozenset(
    {
        *("grade", "sources", "judgement", "note", "origin", "text", "citation", "concept", "borrows_from", "url"),
        *("fingerprint", "version", "data_date", "data_digest", "model_digest", "scenario_digest", "licence"),
        *("reliability", "disputed", "year", "source"),
    }
)
"""Names of cells that describe and are not computed."""


@dataclass(frozen=True)
class Difference:
    """A place where the stored and the recomputed result differ."""

    place: str
    stored: Any
    found: Any


@dataclass(frozen=True)
class Verdict:
    """What verifying gives.

    Attributes:
        compared: how many values were compared.
        largest: the largest relative difference of a number.
        differences: values that differ by more than the tolerance, or texts that differ at all.
        changed: which of scenario, data, model and version differ from those it was made with, with both values.
    """

    compared: int
    largest: float
    differences: tuple[Difference, ...]
    changed: Mapping[str, tuple[str, str]]

    @property
    def identical(self) -> bool:
        """Whether every digit is the same."""
        return not self.differences and self.largest == 0

    @property
    def holds(self) -> bool:
        """Whether the result holds within the tolerance."""
        return not self.differences and "scenario" not in self.changed


def verify(source: str | Path, book: Book | None = None) -> Verdict:
    """Verify a file that the calculator wrote, or a frozen link.

    Raises:
        InputError: it is neither, or holds no scenario.
    """
    book = book or default_book()
    text = str(source)
    path = Path(text)
    if "frozen=" in text or (text.startswith(f"{links.FORM}.") and not path.suffix[1:].isalpha()):
        return verify_link(text, book)
    return verify_file(path, book)


def verify_link(text: str, book: Book | None = None) -> Verdict:
    """Verify a frozen link.

    Raises:
        InputError: it cannot be opened.
    """
    frozen = links.thaw(text)
    result = run(frozen.scenario, book)
    stored = {
        f"{name} {which}": value
        for name, values in frozen.answers.items()
        for which, value in zip(links.STATISTICS, values, strict=False)
    }
    found = {
        f"{name} {which}": getattr(estimate(result, name), which)
        for name in frozen.answers
        if name in result.draws
        for which in links.STATISTICS
    }
    marks = dict(zip(("scenario", "data", "model"), frozen.digests, strict=True)) | {"version": frozen.version}
    return _compare(stored, found, _changed(marks, result))


def verify_file(path: Path, book: Book | None = None) -> Verdict:
    """Verify a file by the end of its name.

    Raises:
        InputError: it cannot be read, is of another kind, or holds no scenario.
    """
    ending = path.suffix.lower()
    if ending not in READERS:
        raise InputError(
            f"A file that ends in “{ending}” cannot be verified.", str(path), f"Give one of {', '.join(READERS)}."
        )
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise InputError("The file is larger than any that the calculator writes.", str(path))
        content = path.read_bytes()
    except OSError:
        raise InputError("The file cannot be read.", str(path), "Check the name.") from None
    try:
        return verify_bytes(content, ending, book)
    except InputError as error:
        raise error.at(str(path)) from None


def verify_bytes(content: bytes, ending: str, book: Book | None = None) -> Verdict:
    """Verify the content of a file whose name has a certain ending.

    Raises:
        InputError: it holds no scenario.
    """
    reader = READERS[ending]
    try:
        cells = reader.read(content)
        scenario = Scenario.from_dict(json.loads(cells[SCENARIO]))
    except DAMAGED as error:
        if isinstance(error, InputError):
            raise
        raise InputError(
            "It holds no scenario, or is damaged.", mend="Give a file as the calculator wrote it."
        ) from None
    result = run(scenario.change(title=str(cells.get("about title", ""))), book)
    again = reader.read(to_bytes(result, reader.format))
    marks = {k: str(cells.get(f"about {k}_digest", "")) for k in ("scenario", "data", "model")}
    marks["version"] = str(cells.get("about version", ""))
    return _compare(_computed(cells), _computed(again), _changed(marks, result))


def _computed(cells: Cells) -> Cells:
    return {k: v for k, v in cells.items() if k.rpartition(" ")[2] not in DESCRIBES and k != SCENARIO}


def _changed(marks: Mapping[str, str], result: Result) -> dict[str, tuple[str, str]]:
    now = result.fingerprint
    found = {"scenario": now.scenario, "data": now.data, "model": now.model, "version": now.version}
    return {
        name: (mark[:SHOWN_DIGITS], found[name][:SHOWN_DIGITS])
        for name, mark in marks.items()
        if not mark or not found[name].startswith(mark)
    }


def _compare(stored: Cells, found: Cells, changed: dict[str, tuple[str, str]]) -> Verdict:
    largest, differences = 0.0, []
    for place in dict.fromkeys((*stored, *found)):
        a, b = stored.get(place), found.get(place)
        if _is_number(a) and _is_number(b):
            apart = _apart(a, b)
            largest = max(largest, apart)
            if apart <= TOLERANCE:
                continue
        elif a == b:
            continue
        differences.append(Difference(place, a, b))
    return Verdict(len(stored), largest, tuple(differences), changed)


def _is_number(value: Any) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _apart(a: float, b: float) -> float:
    if a == b:
        return 0.0
    size = max(abs(a), abs(b))
    return abs(a - b) / size if math.isfinite(size) else math.inf


def text(verdict: Verdict) -> str:
    """The verdict in words."""
    made = ", ".join(f"{k} {a or 'unknown'} (now {b})" for k, (a, b) in verdict.changed.items())
    under = f" It was made under other {', '.join(verdict.changed)}: {made}." if verdict.changed else ""
    if verdict.identical and not verdict.changed:
        return f"✔ Identical: {verdict.compared:,} values were computed again and every digit is the same."
    if verdict.holds:
        return (
            f"✔ Within {TOLERANCE:g}: {verdict.compared:,} values were computed again; the largest relative "
            f"difference is {verdict.largest:.2g}.{under}"
        )
    lines = [f"✘ {len(verdict.differences)} of {verdict.compared:,} values differ.{under}"]
    lines += [f"  {d.place}: stored {d.stored!r}, computed {d.found!r}" for d in verdict.differences[:SHOWN]]
    if len(verdict.differences) > SHOWN:
        lines.append(f"  and {len(verdict.differences) - SHOWN} more")
    return "\n".join(lines)


SHOWN = 12
"""Differences that are listed."""
