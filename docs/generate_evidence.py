"""Write docs/reference/evidence.md: how much of the evidence has what a reader needs to follow it to its place.

`make pages` runs it. The counts may only rise: `tests/evidence_floors.csv` keeps the largest seen, this script raises
them, and a test holds the figures to them.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import econ
from econ import wording
from econ.evidence import Book, Series, sources
from econ.evidence.sources import Record

DOCS = Path(__file__).parent
PAGE = DOCS / "reference" / "evidence.md"
FLOORS = DOCS.parent / "tests" / "evidence_floors.csv"

INTRODUCTION = """# How far the evidence can be followed

<!-- Written by docs/generate_evidence.py from data/; do not edit. -->

Of each kind of figure: how many there are, and how many have what a reader needs who wants to see the figure where it
was printed. A locator is the page, the table, the paragraph, or in a data file the row and the column; where it is not
known it is left empty, because a wrong one is worse than none. What is counted here may only rise: a test holds
`data/` to the largest number seen (`tests/evidence_floors.csv`), which a false figure or locator that is taken out
lowers by hand and with its reason in the commit.

"""

READ_AT = """
Figures of every country lie in wide tables, one for each release of a provider, and so do many series: there one rule
stands for all (`locator` and `locators` in [the data format](data-format.md)). Most other figures were read in a stored
copy or an excerpt of a page that has no page numbers; they have no locator yet.
"""


class Count(NamedTuple):
    """How many of a kind of figure, or of source, have something."""

    kind: str
    what: str
    number: int
    of: int


FIGURE = "a source", "a locator", "a grade", "a source with its date"
"""What is counted of figures."""


def counted(kind: str, rows: Iterable[dict[str, bool]]) -> Iterator[Count]:
    """How many of some rows have each of what is counted."""
    found = list(rows)
    for what in found[0]:
        yield Count(kind, what, sum(row[what] for row in found), len(found))


def of_figure(book: Book, source: str, locator: str, grade: str) -> dict[str, bool]:
    """What a figure has; the day of publication is that of its source, as far as it is known."""
    has = bool(source), bool(locator), bool(grade), bool(sources.iso(book.sources.get(source, {}), "issued"))
    return dict(zip(FIGURE, has, strict=True))


def of_rows(book: Book, series: Series) -> Iterator[dict[str, bool]]:
    """The figures of one series."""
    for row in series.rows:
        yield of_figure(book, row.source, book.locator(series, row), series.about.grade)


def of_series(book: Book) -> Iterator[dict[str, bool]]:
    """The figures of series that have files of their own."""
    for series in book.all_series():
        yield from of_rows(book, series)


def of_tables(book: Book) -> Iterator[dict[str, bool]]:
    """The figures of the newest release of each table of many countries."""
    for table in map(book.table, book.tables):
        for country in table.countries():
            series = table.series(country)
            yield from of_rows(book, series) if series else ()


def of_published(book: Book) -> Iterator[dict[str, bool]]:
    """Published figures that stand beside."""
    for row in book.evidence.values():
        yield of_figure(book, row.sources[0], row.locator, row.grade)


def of_cards(book: Book) -> Iterator[dict[str, bool]]:
    """Assumptions, and the figures of lines of goods and of people."""
    for card in (*book.cards.values(), *(card for cards in book.line_cards.values() for card in cards)):
        yield {
            "a source": bool(card.sources),
            "a source or a judgement": bool(card.sources or card.judgement),
            "a grade": bool(card.grade),
            "a pedigree": card.pedigree is not None,
        }


def of_claims(book: Book) -> Iterator[dict[str, bool]]:
    """Published claims, with where in the text they stand."""
    with (book.folders[0] / "claims.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            dated = any(sources.iso(book.sources[name], "issued") for name in row["sources"].split())
            yield {"a source": bool(row["sources"]), "a place in the text": bool(row["place"]), FIGURE[-1]: dated}


SOURCE: dict[str, Callable[[Record], bool]] = {
    "a title of its own": lambda one: bool(one.get("title")) and not sources.described(one),
    "an author or a publisher": lambda one: bool(one.get("author") or sources.container(one)),
    "a year of publication": lambda one: bool(sources.iso(one, "issued")),
    "a day of publication": lambda one: len(sources.date_parts(one, "issued")) == 3,
    "an address": lambda one: bool(one.get("URL")),
    "an address of one fixed version": lambda one: any(len(part) == 40 for part in str(one.get("URL")).split("/")),
    "a DOI": lambda one: bool(one.get("DOI")),
    "the day it was read": lambda one: bool(sources.iso(one, "accessed")),
    "a reliability": lambda one: bool(sources.reliability(one)),
    "a language": lambda one: bool(one.get("language")),
}
"""What is counted of sources; a part of an address that has forty characters is the version of a stored copy."""


def of_sources(book: Book) -> Iterator[dict[str, bool]]:
    """Publications."""
    for record in book.sources.values():
        yield {what: test(record) for what, test in SOURCE.items()}


KINDS: dict[str, Callable[[Book], Iterator[dict[str, bool]]]] = {
    "figures of series": of_series,
    "figures of tables of every country, newest releases": of_tables,
    "published figures that stand beside": of_published,
    "assumptions and figures of goods and people": of_cards,
    "published claims": of_claims,
    "sources": of_sources,
}


def counts(book: Book | None = None) -> tuple[Count, ...]:
    """Everything that is counted."""
    book = book or econ.default_book()
    return tuple(count for kind, rows in KINDS.items() for count in counted(kind, rows(book)))


def floors() -> dict[tuple[str, str], int]:
    """The largest numbers seen, by kind and by what is counted."""
    if not FLOORS.is_file():
        return {}
    with FLOORS.open(encoding="utf-8", newline="") as file:
        return {(row["kind"], row["what"]): int(row["at_least"]) for row in csv.DictReader(file)}


def raised(found: Iterable[Count], before: dict[tuple[str, str], int]) -> dict[tuple[str, str], int]:
    """The floors with what has risen; none is lowered, and none goes."""
    return before | {(c.kind, c.what): max(c.number, before.get((c.kind, c.what), 0)) for c in found}


def page(found: Iterable[Count]) -> str:
    """The page as text."""
    text, kind = INTRODUCTION, ""
    for one in found:
        if one.kind != kind:
            kind = one.kind
            text += f"\n## {kind[:1].upper()}{kind[1:]}\n\nThere are {one.of:,}.\n\n| with | number | share |\n"
            text += "| --- | ---: | ---: |\n"
        text += f"| {one.what} | {one.number:,} | {wording.in_percent(f'{one.number / one.of * 100:.3g}')} |\n"
    return text.replace("\n\n\n", "\n\n") + READ_AT


def table(found: dict[tuple[str, str], int]) -> str:
    """The floors as a file."""
    return "kind,what,at_least\n" + "".join(f'"{kind}",{what},{number}\n' for (kind, what), number in found.items())


if __name__ == "__main__":
    now = counts()
    PAGE.write_text(page(now), encoding="utf-8")
    FLOORS.write_text(table(raised(now, floors())), encoding="utf-8")
