"""Write docs/background/restatements.md, the ledger of restatements and corrections, and the same as JSON beside it.

`make pages` runs it. Everything stands in data/restatements.csv.
"""

from __future__ import annotations

import json
from pathlib import Path

from econ.evidence import Book, default_book, restatements
from econ.evidence.restatements import LedgerRow
from econ.wording import NO_BREAK

PAGE = Path(__file__).parent / "background" / "restatements.md"
JSON = PAGE.with_suffix(".json")

HEAD = """# Restatements and corrections

<!-- Written by docs/generate_restatements.py from data/restatements.csv; do not edit. -->

Whoever cited a number of ours can look up here whether it is given otherwise today, since which version, and why.
`econ verify LINK` says it of a kept link or file, `econ list restatements` prints this table, and
[restatements.json](restatements.json) has it for programs. In Python it is `econ.restatements()`.

"""

FILE = """## The file

`date,version,kind,what,name,before,after,why`: one row is one thing, in `data/restatements.csv`, the oldest first;
add yours at the end. No cell is empty. `date` is the day of the version, or of the change as long as `version` is
`unreleased`; `what` is a preset, an output, a series, a claim or a statement, and `name` says which.
`econ refresh --accept` adds the presets that new figures move.
"""

TITLES = ("| kind | what | before | after | why |", "| --- | --- | --- | --- | --- |")


def cell(text: str) -> str:
    """A text for a cell of a table."""
    return text.replace("|", "\\|").replace(NO_BREAK, " ")


def line(row: LedgerRow) -> str:
    """A row of the table."""
    cells = (row.kind, f"{row.what} {row.name}", row.before, row.after, row.why)
    return f"| {' | '.join(map(cell, cells))} |"


def page(book: Book | None = None) -> str:
    """The page as text: each kind in words, then the rows of each version, the newest first."""
    ledger = restatements.load(book or default_book())
    counts = {kind: sum(row.kind == kind for row in ledger) for kind in restatements.KINDS}
    parts = [HEAD, *(f"- **{kind}**, {counts[kind]}: {words}\n" for kind, words in restatements.KINDS.items()), "\n"]
    for version, rows in restatements.by_version(ledger).items():
        days = " and ".join(dict.fromkeys(row.date for row in rows))
        title = "Not released yet" if version == restatements.UNRELEASED else f"Version {version}"
        parts.append(f"## {title}, {days}\n\n" + "\n".join((*TITLES, *map(line, rows))) + "\n\n")
    return "".join((*parts, FILE))


def document(book: Book | None = None) -> str:
    """The ledger as JSON."""
    return json.dumps(restatements.restatements(book), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    JSON.write_text(document(), encoding="utf-8")
