"""Write docs/reference/claims.md: the published claims of data/claims.csv with the verdict of the checker.

`make pages` runs it.
"""

from __future__ import annotations

from pathlib import Path

from babel import Locale

from econ.claims.shipped import KINDS, Checked, check_row, load
from econ.evidence import Book, default_book, sources
from econ.wording import NO_BREAK

PAGE = Path(__file__).parent / "reference" / "claims.md"

HEAD = """# Published claims, checked

This page is written by `python docs/generate_claims.py` from `data/claims.csv`; do not edit it. Every verdict is
computed from the figures that ship with the calculator. How a sentence is read, and how far a word such as "about"
reaches, is in [checking a claim](../background/checking-a-claim.md).

The sentences are in our own words and in the language of their source, with its figures and its grammar; what else was
changed stands beside them. A verdict is about arithmetic only, and about no author. "Cannot be tested" means that a
number is missing, not that the claim is wrong. [How to object](../background/objections.md).

`econ check NAME` prints a verdict with all its readings, `econ check --shipped --format json` all of them.
"""

TITLES = ("| claim | verdict | what the figures give | note | source |", "| --- | --- | --- | --- | --- |")

COLUMNS = """## The file

`claim,kind,language,description,sentence,left,right,claimed,period,place,rewording,sources,note,corrections`: one row
is one published claim; its sources are records of `data/sources.json`. `period` is when it was said, `place` where in
the source, `rewording` what else than the words is ours, and `corrections`
what was changed after an objection, with the day.

A row with a `sentence` is read in its `language`; its `kind` is what it is read as: share, multiple, growth, difference
or per_head. A row without one gives its figures, which carry their unit and may be hedged:
`nearly 15 billion USD/year`, `about 13%`.

| kind | what is written | what is computed |
| --- | --- | --- |
"""

WRITTEN = {
    "growth": "`left` (later), `right` (earlier), `claimed` (`up 13%`, `down 92%`)",
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
    """The sources of a claim as links, with the place in them and the day."""
    found = {}
    for name in checked.row.sources.split():
        record = sources.get(book.sources, name)
        link = record.get("URL", "")
        found.setdefault(link or name, f"[{sources.short(record)}]({link})" if link else sources.short(record))
    return "; ".join((*found.values(), checked.row.place, f"said {checked.row.period}"))


def said(checked: Checked) -> str:
    """What was said: the description, and the sentence that is read."""
    row = checked.row
    return f"`{row.claim}`: {row.description} *{row.sentence}*" if row.sentence else f"`{row.claim}`: {row.description}"


def noted(checked: Checked, book: Book) -> str:
    """In how many readings it is true, what else was changed, what to know, and what was corrected."""
    row, verdict = checked.row, checked.verdict
    counts = verdict.curve(book).tally if verdict is not None else ""
    changed = f"Reworded: {row.rewording}." if row.rewording else ""
    corrected = f"Corrected: {row.corrections}." if row.corrections else ""
    return " ".join(filter(None, (counts, row.note, changed, corrected)))


def page(book: Book | None = None) -> str:
    """The whole page: the claims of each language, then how the file is written."""
    book = book or default_book()
    checks = [check_row(row, book) for row in load(book)]
    languages = dict.fromkeys(c.row.language for c in checks)
    lines = [HEAD]
    for code in languages:
        those = [c for c in checks if c.row.language == code]
        lines += [f"## {Locale(code).get_display_name('en')}: {len(those)}", "", *TITLES]
        for c in those:
            cells = [said(c), f"**{c.status}**", c.found, noted(c, book), cited(c, book)]
            lines.append(f"| {' | '.join(cell(text) for text in cells)} |")
        lines.append("")
    kinds = [
        f"| `{name}` | {WRITTEN[name]} | {cell((check.__doc__ or '').splitlines()[0])} |"
        for name, check in KINDS.items()
    ]
    return "\n".join([*lines, COLUMNS + "\n".join(kinds), ""])


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
