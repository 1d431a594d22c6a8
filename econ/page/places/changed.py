"""What changed: what was given before and is given otherwise now, with its day and its reason."""

from __future__ import annotations

from dataclasses import dataclass

from econ.evidence import Book, restatements
from econ.page.blocks import Block, Link, Title
from econ.page.place import Layout, Shown, place
from econ.wording.language import N_, _, _n, day


@dataclass(frozen=True, kw_only=True)
class Change:
    """One thing that was given otherwise: its day in words and in ISO form, what it is, before, after, why."""

    day: str
    iso: str
    name: str
    before: str
    after: str
    why: str
    version: str


@dataclass(frozen=True, kw_only=True)
class Changes(Block):
    """Changes by their reason, the newest first; they are written in English.

    Attributes:
        groups: for each reason its title, what opens it, and its changes.
        before, after: what stands before the two values.
        files: ways to the same for programs.
    """

    groups: tuple[tuple[str, tuple[Change, ...]], ...]
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
        rows = tuple(_change(row, shown.result.book) for row in reversed(ledger) if row.kind == kind)
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
        description=about,
        where=False,
        head=(Title(key="title", text=_("What changed"), deck=f"{about} {said}".strip()),),
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


def _change(row: restatements.LedgerRow, book: Book) -> Change:
    named = row.what == "preset" and row.name in book.presets
    return Change(
        day=day(row.date),
        iso=row.date,
        name=f"{book.preset(row.name).title} ({row.name})" if named else row.name[:1].upper() + row.name[1:],
        before=row.before,
        after=row.after,
        why=row.why,
        version=row.version,
    )
