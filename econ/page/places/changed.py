"""What changed: what was given before and is given otherwise now, with its day and its reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from econ.evidence import Book, restatements
from econ.evidence.restatements import LedgerRow
from econ.page.blocks import Block, Link
from econ.page.place import Layout, Shown, place
from econ.wording.language import N_, _, _n, day


@dataclass(frozen=True, kw_only=True)
class Changes(Block):
    """Changes by their reason, the newest first; they are written in English.

    Attributes:
        groups: for each reason what opens it, and its changes.
        before, after: what stands before the two values.
        files: ways to the same for programs.
    """

    groups: tuple[tuple[str, tuple[Mapping[str, str], ...]], ...]
    before: str
    after: str
    files: tuple[Link, ...]
    note: str


@place("changed", N_("What changed"), rank=150)
def draw(shown: Shown) -> Layout:
    """Draw it."""
    ledger = restatements.load(shown.result.book)
    groups = []
    for kind, words in restatements.KINDS.items():
        rows = tuple(_named(row, shown.result.book) for row in reversed(ledger) if row.kind == kind)
        if rows:
            groups.append((f"{_(words)} ({len(rows)})", rows))
    about = _("What was given before and is given otherwise now, and why; the newest first, in English.")
    newest = max((row.date for row in ledger), default="")
    said = (
        _n("{count} change, the last of {day}.", "{count} changes, the last of {day}.", len(ledger), day=day(newest))
        if newest
        else ""
    )
    return Layout(
        title=_("What changed"),
        description=f"{about} {said}".strip(),
        where=False,
        more=(
            Changes(
                key="changes",
                groups=tuple(groups),
                before=_("before"),
                after=_("now"),
                files=(Link(words="JSON", address="changed.json", file=True, label=_("All changes as a file (JSON)")),),
                note=_("For programs: “{command}”, or as a file:", command="econ list restatements --format json"),
            ),
        ),
    )


def _named(row: LedgerRow, book: Book) -> Mapping[str, str]:
    """A change with what it is of as a heading says it."""
    named = row.what == "preset" and row.name in book.presets
    name = f"{book.preset(row.name).title} ({row.name})" if named else row.name[:1].upper() + row.name[1:]
    return {**row.model_dump(), "name": name}
