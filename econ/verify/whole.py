"""Whether a file is the very one that the calculator writes, and where it is not though all of its cells are.

A reader of a page, and a program that opens a workbook, see more than cells, and take markup otherwise than the reader
here does. So what this version wrote is held against what it writes, byte for byte. Programs may save tables,
workbooks and JSON anew, which is told and is no fault; nothing saves a report or a capsule anew, nor a part of a
workbook alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import zip_longest

from econ.files import bounds, wheel
from econ.files.decoding import decoded
from econ.output.export.capsule_description import CRATE, MANIFEST, PACKAGE
from econ.verify.cells import CODE, PICTURE
from econ.verify.outcome import Difference, Verdict
from econ.wording.language import _

Parts = Mapping[str, bytes | None]

TEXTS, PACKED = (".csv", ".json", ".html"), (".xlsx", ".zip")
"""Ends of the names of files that are read as lines, and of those that hold files."""

MOST_PARTS = bounds.MOST_PARTS + bounds.MOST_FIGURES


def held(verdict: Verdict, content: bytes, again: bytes, ending: str) -> Verdict:
    """The verdict with whether it is the very file, and where it is not though all of its cells are the same.

    Args:
        verdict: on its cells.
        content: of the file.
        again: what is written now.
        ending: of its name.
    """
    if content == again or verdict.differences or verdict.changed.keys() - {"scenario"}:
        return replace(verdict, same_file=content == again)
    places = apart(content, again, ending)
    return replace(
        verdict,
        elsewhere=(*places, *_beside(content, ending)),
        forged=bool(places) and forged(content, again, ending, verdict.uncompared),
    )


def apart(content: bytes, again: bytes, ending: str) -> tuple[Difference, ...]:
    """Where a file is another than the one that is written now; none where only how it is packed differs.

    Args:
        content: of the file.
        again: what is written now.
        ending: of its name.
    """
    if ending in TEXTS:
        return _lines(decoded(content), decoded(again))
    if ending not in PACKED:
        return ()
    return tuple(
        Difference(name, *(_("missing") if part is None else _("{count} bytes", count=len(part)) for part in both))
        for name, both in _parts(bounds.unfolded(content, MOST_PARTS), bounds.unfolded(again, MOST_PARTS)).items()
    )


def _beside(content: bytes, ending: str) -> Iterator[Difference]:
    """What a ZIP says beside its files: comments, and folders, whose names say something too."""
    if ending not in PACKED:
        return
    with bounds.archive(content, MOST_PARTS) as packed:
        if said := b" ".join(filter(None, (packed.comment, *(one.comment for one in packed.infolist())))):
            yield Difference(_("a comment of the archive"), said.decode(errors="replace"), None)
        for one in packed.infolist():
            if one.is_dir():
                yield Difference(_("a folder {name}", name=one.filename), one.filename, None)


def forged(content: bytes, again: bytes, ending: str, uncompared: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether no program that saves such a file anew makes such differences.

    Args:
        content: of a file that is apart from what is written now.
        again: what is written now.
        ending: of its name.
        uncompared: kinds of cells that were not compared.
    """
    if ending == ".html":
        return True
    if ending not in PACKED:
        return False
    found, now = (bounds.unfolded(one, MOST_PARTS) for one in (content, again))
    if ending == ".xlsx":
        return any(name.startswith(bounds.SHEETS) and found.get(name) == part for name, part in now.items())
    drawn, installed = PICTURE in uncompared, CODE in uncompared
    packed = any(name.endswith(".xlsx") and found.get(name) != part for name, part in now.items())
    return any(
        not (drawn and name.endswith(".png"))
        and not (installed and wheel.is_wheel(name))
        and not ((drawn or installed or packed) and name in (MANIFEST, CRATE, PACKAGE))
        for name in _parts(found, now)
    )


def _lines(stored: str, found: str) -> tuple[Difference, ...]:
    """The first line that is another; how lines end is no difference."""
    both = zip_longest(*(text.rstrip().split("\n") for text in (stored, found)))
    return tuple(
        Difference(_("line {number}", number=number), a, b)
        for number, (a, b) in enumerate(both, start=1)
        if (a or "").rstrip("\r") != (b or "").rstrip("\r")
    )[:1]


def _parts(stored: Parts, found: Parts) -> dict[str, tuple[bytes | None, bytes | None]]:
    """The files that are others; a workbook by its own."""
    both = {name: (stored.get(name), found.get(name)) for name in dict.fromkeys((*stored, *found))}
    return {name: (a, b) for name, (a, b) in both.items() if a != b and not _is_packed_otherwise(name, a, b)}


def _is_packed_otherwise(name: str, a: bytes | None, b: bytes | None) -> bool:
    if a is None or b is None or not name.endswith(".xlsx"):
        return False
    return bounds.unfolded(a) == bounds.unfolded(b)
