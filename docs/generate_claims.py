"""Write docs/reference/claims.md: the published claims of data/claims.csv with the verdict of the checker.

`make pages` runs it.
"""

from __future__ import annotations

from pathlib import Path

from econ.claims.shipped import KINDS, Checked, check_row, load
from econ.evidence import Book, default_book, sources
from econ.wording import NO_BREAK

PAGE = Path(__file__).parent / "reference" / "claims.md"

HEAD = """# Published claims, checked

This page is written by `python docs/generate_claims.py` from `data/claims.csv`; do not edit it. Every verdict is
computed from the figures that ship with the calculator. How a sentence is read, and how far a word such as "about"
reaches, is in [checking a claim](../background/checking-a-claim.md).

A verdict is about arithmetic only. "Cannot be tested" means that a number is missing, not that the claim is wrong.
"""

COLUMNS = """## The file

`claim,kind,description,sentence,left,right,claimed,period,sources,note`: one row is one published claim. The words are
ours. `period` is when it was said. Numbers carry their unit and may be hedged: `nearly 15 billion USD/year`, `about
13 %`.

| kind | what is written | what is computed |
| --- | --- | --- |
"""

WRITTEN = {
    "share": "`sentence`",
    "growth": "`left` (later), `right` (earlier), `claimed` (`up 13 %`, `down 92 %`)",
    "sum": "`left`: terms between `;`, factors between `×` or `÷`; `?` is a part that is not given; `claimed`",
    "product": "the same with one term; without `claimed` nothing is tested",
    "unit": "the same; the last factor turns one unit into the other",
    "either_or": "`left`: what fits if all room goes to one thing, for each thing; `claimed`",
    "implied": "two of `left`, `right` and `claimed`",
}


def cell(text: str) -> str:
    """A text for a cell of a table."""
    return text.replace("|", "\\|").replace(NO_BREAK, " ").replace("\n", " ")


def cited(checked: Checked, book: Book) -> str:
    """The sources of a claim as links."""
    found = {}
    for name in checked.row.sources.split():
        record = sources.get(book.sources, name)
        link = record.get("URL", "")
        found.setdefault(link or name, f"[{sources.short(record)}]({link})" if link else sources.short(record))
    return "; ".join(found.values())


def said(checked: Checked) -> str:
    """What was said: the sentence that was read, or the description."""
    row = checked.row
    return f"{row.description} Read as: *{row.sentence}*" if row.sentence else row.description


def page(book: Book | None = None) -> str:
    """The whole page."""
    book = book or default_book()
    checks = [check_row(row, book) for row in load(book)]
    lines = [HEAD, "| claim | verdict | what the figures give | note | source |", "| --- | --- | --- | --- | --- |"]
    for c in checks:
        cells = [said(c), f"**{c.status}**", c.found, c.row.note, cited(c, book)]
        lines.append(f"| {' | '.join(cell(text) for text in cells)} |")
    kinds = [
        f"| `{name}` | {WRITTEN[name]} | {cell((check.__doc__ or '').splitlines()[0])} |"
        for name, check in KINDS.items()
    ]
    return "\n".join([*lines, "", COLUMNS + "\n".join(kinds), ""])


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
