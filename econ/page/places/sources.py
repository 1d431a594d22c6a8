"""Sources: every publication, what it stands behind, and the results that rest on it; some at a time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from urllib.parse import parse_qsl

from econ.analysis.tables import lines_of_card
from econ.evidence import Book
from econ.files import bounds
from econ.model import GRAPH
from econ.page.blocks import Block, Fact, Field, Form, Link, Steps, choices
from econ.page.place import Layout, Shown, place
from econ.page.ways import OF, SOURCE, VIEW, query
from econ.provenance import bibliography
from econ.provenance.bibliography import Figure, SourceEntry
from econ.wording import grades
from econ.wording.errors import unknown
from econ.wording.language import N_, _, _n, spoken

FIND, LETTER, RELIABILITY, BEHIND, SCENARIO, PAGE = "find", "letter", "reliability", "behind", "scenario", "page"
"""Parameters of the address: what is searched for, the first letter, what narrows the list, and the page."""

ON_A_PAGE = 50
LONGEST = 200
"""Characters that are searched for."""

FIGURE, OTHER = "0–9", "#"
"""The letters of titles that begin with a figure, or with no letter from A to Z."""

PLACES = {
    "series": N_("Published series"),
    "table": N_("Series of every country"),
    "country": N_("Countries"),
    "card": N_("Assumptions"),
    "line": N_("Figures of goods"),
    "preset": N_("Scenarios"),
    "embargo": N_("Arms embargoes"),
    "evidence": N_("Published figures that stand beside"),
    "claim": N_("Printed claims"),
}
"""What a source may stand behind, by the kind of place."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A source.

    Attributes:
        anchor: its place on the page.
        title, note: who published it and when; its id and how far it can be relied on.
        text: the publication; `opened` leads to it, empty if it has no address.
        comment: what is to be known about it.
        facts: what it stands behind.
        rests: what opens the results that rest on it, or that none does.
        results: those, scenario by scenario; empty for none.
    """

    anchor: str
    title: str
    note: str
    text: str
    opened: str
    address: str
    comment: str
    facts: tuple[Fact, ...]
    rests: str
    results: tuple[tuple[Fact, Fact], ...]


@dataclass(frozen=True, kw_only=True)
class Catalogue(Form):
    """What is searched for among the entries.

    Attributes:
        narrow: what opens the lists that narrow the entries further; `narrowed` whether one of them does.
        lists: those.
    """

    narrow: str
    narrowed: bool
    lists: tuple[Field, ...]


@dataclass(frozen=True, kw_only=True)
class Entries(Block):
    """The entries of a page, below their letters; `open` is the one that stands open, `none` is said for none."""

    groups: tuple[tuple[str, tuple[Entry, ...]], ...]
    open: str
    none: str


@place(
    "sources",
    N_("Sources"),
    rank=130,
    parameters=(SOURCE, FIND, LETTER, RELIABILITY, BEHIND, SCENARIO, PAGE),
)
def draw(shown: Shown) -> Layout:
    """Draw it."""
    book = shown.result.book
    every = _every(book, spoken())
    chosen = shown.detail(SOURCE)
    found = _sifted(shown, every)
    problem = ""
    if chosen and chosen not in book.sources:
        problem = unknown("source", chosen[:40], book.sources).on_the_page
    number, last = _page(shown, found, chosen), max(-(-len(found) // ON_A_PAGE), 1)
    part = found[(number - 1) * ON_A_PAGE : number * ON_A_PAGE]
    text = problem or _("Every publication behind a number, and every number that rests on it.")
    groups = tuple(
        (letter, tuple(one.entry for one in group)) for letter, group in groupby(part, lambda one: one.letter)
    )
    return Layout(
        title=_("Sources"),
        description=text,
        where=False,
        more=(
            _catalogue(shown, len(found), number, last),
            _letters(shown, every),
            Entries(
                key="entries",
                groups=groups,
                open=f"source-{chosen}",
                none=_("Nothing fits. Take words or a filter away."),
            ),
            *((_pages(shown, number, last),) if last > 1 else ()),
        ),
    )


@dataclass(frozen=True)
class _Known:
    """An entry with what a search and the lists look at."""

    source: str
    letter: str
    entry: Entry
    text: str
    tags: frozenset[tuple[str, str]]


@lru_cache(maxsize=4)
def _every(book: Book, language: str) -> tuple[_Known, ...]:
    """All entries by their titles, in the language that is spoken."""
    del language
    titles = {name: _(book.preset(name).title) for name in book.presets}
    known = (_known(entry, titles) for entry in bibliography.entries(book))
    return tuple(sorted(known, key=lambda one: (LETTERS.index(one.letter), one.entry.title.casefold())))


LETTERS = (*"ABCDEFGHIJKLMNOPQRSTUVWXYZ", FIGURE, OTHER)


def _letter(title: str) -> str:
    first = title[:1].upper()
    return FIGURE if first.isdigit() else first if first in LETTERS else OTHER


def _known(entry: SourceEntry, titles: dict[str, str]) -> _Known:
    drawn = _entry(entry, titles)
    shown = (drawn.title, drawn.note, drawn.text, drawn.comment, *(part.words for f in drawn.facts for part in f.links))
    used = {preset for resting in entry.results for preset in resting.presets}
    used |= {figure.name for figure in entry.figures if figure.place == "preset"}
    tags = {(RELIABILITY, entry.reliability), *((BEHIND, figure.place) for figure in entry.figures)}
    return _Known(
        entry.source,
        _letter(drawn.title),
        drawn,
        " ".join(shown).casefold(),
        frozenset(tags | {(SCENARIO, name) for name in used}),
    )


def _sifted(shown: Shown, every: Sequence[_Known]) -> list[_Known]:
    words = shown.detail(FIND)[:LONGEST].casefold().split()
    wanted = {(name, value) for name in (RELIABILITY, BEHIND, SCENARIO) if (value := shown.detail(name))}
    letter = shown.detail(LETTER)
    return [
        one
        for one in every
        if (not letter or one.letter == letter) and wanted <= one.tags and all(word in one.text for word in words)
    ]


def _page(shown: Shown, found: Sequence[_Known], chosen: str) -> int:
    """The page that is asked for, or that of the source that is."""
    last = max(-(-len(found) // ON_A_PAGE), 1)
    if chosen and not shown.detail(PAGE):
        at = next((n for n, one in enumerate(found) if one.source == chosen), 0)
        return at // ON_A_PAGE + 1
    return min(max(bounds.natural(shown.detail(PAGE)) or 1, 1), last)


def _catalogue(shown: Shown, found: int, number: int, last: int) -> Catalogue:
    mine = {FIND, LETTER, RELIABILITY, BEHIND, SCENARIO, PAGE, SOURCE}
    first = (number - 1) * ON_A_PAGE
    count = _n("{count} source", "{count} sources", found)
    if last > 1:
        end = min(first + ON_A_PAGE, found)
        count = _("{sources}, {first} to {last} shown", sources=count, first=first + 1, last=end)
    search = _("Search: a name, a word, a figure")
    return Catalogue(
        key="catalogue",
        fields=(Field(name=FIND, label=search, now=shown.detail(FIND)[:LONGEST], kind="search"),),
        narrow=_("Narrow by reliability, use or scenario"),
        narrowed=any(map(shown.detail, (RELIABILITY, BEHIND, SCENARIO))),
        lists=tuple(_lists(shown)),
        hidden=tuple((n, v) for n, v in _parameters(shown.link()) if n not in mine),
        button=_("Search"),
        note=count,
    )


def _letters(shown: Shown, every: Sequence[_Known]) -> Steps:
    there, now = {one.letter for one in every}, shown.detail(LETTER)
    known = {"": _("all"), **{letter: letter for letter in LETTERS if letter in there}}
    links = (
        Link(words=words, address=shown.link(**{LETTER: one, PAGE: "", SOURCE: ""}), here=one == now, step=True)
        for one, words in known.items()
    )
    return Steps(key="letters", label=_("First letter"), links=tuple(links))


def _pages(shown: Shown, now: int, last: int) -> Steps:
    links = (
        Link(words=n, address=shown.link(**{PAGE: n, SOURCE: ""}), here=n == str(now), step=True, label=label)
        for n, label in ((str(n), _("Page {number}", number=n)) for n in range(1, last + 1))
    )
    return Steps(key="pages", label=_("Pages"), links=tuple(links))


def _parameters(address: str) -> list[tuple[str, str]]:
    return parse_qsl(address.removeprefix("?"))


def _lists(shown: Shown) -> Iterable[Field]:
    book = shown.result.book
    letters = {k: _("{letter}, {words}", letter=k, words=_(v)) for k, v in grades.SOURCES.items()}
    titles = sorted(((name, _(book.preset(name).title)) for name in book.presets), key=lambda item: item[1])
    for name, label, usual, options in (
        (RELIABILITY, _("Reliability"), _("any"), letters.items()),
        (BEHIND, _("Stands behind"), _("anything"), ((k, _(v)) for k, v in PLACES.items())),
        (SCENARIO, _("Used by scenario"), _("any or none"), titles),
    ):
        yield Field(name=name, label=label, now=shown.detail(name), choices=choices({"": usual, **dict(options)}))


# --- an entry -----------------------------------------------------------------------------------------


def _entry(entry: SourceEntry, titles: dict[str, str]) -> Entry:
    address = entry.cited.address
    places = dict.fromkeys(figure.place for figure in entry.figures)
    rests = _rests(entry) if entry.results else _("No result rests on it; it stands beside them as evidence.")
    return Entry(
        anchor=f"source-{entry.source}",
        title=entry.short,
        note=_(
            "{id} · {reliability} ({letter})",
            id=entry.source,
            reliability=_(grades.SOURCES[entry.reliability]),
            letter=entry.reliability,
        ),
        text=entry.cited.without_address,
        opened=_("Open the publication") if address.startswith(("https://", "http://")) else "",
        address=address,
        comment=_(entry.comment),
        facts=tuple(
            Fact(label=_(PLACES[kind]), links=tuple(_figure(f) for f in entry.figures if f.place == kind))
            for kind in places
        ),
        rests=rests,
        results=tuple(
            (
                Fact(
                    label=_("In"),
                    links=tuple(Link(words=titles[n], address=query({"preset": n}), step=True) for n in one.presets),
                ),
                Fact(
                    label=_("Results"),
                    links=tuple(
                        Link(words=_(GRAPH.equations[n].label), address=query({VIEW: "method", OF: n}, f"of-{n}"))
                        for n in one.outputs
                    ),
                ),
            )
            for one in entry.results
        ),
    )


def _figure(figure: Figure) -> Link:
    """A figure in words, with the way to where it is used, if an equation or a scenario uses it."""
    detail = "" if figure.place == "preset" else figure.detail
    if figure.place == "preset":
        return Link(words=_(figure.label), address=query({"preset": figure.name}), step=True)
    name = (lines_of_card(figure.name) or (figure.name,))[0]
    known = figure.place in ("card", "line") and name in GRAPH.inputs
    address = query({VIEW: "method", OF: name}, f"of-{name}") if known else ""
    note = "; ".join(filter(None, (detail, figure.where)))
    return Link(words=_(figure.label), address=address, note=f"({note})" if note else "")


def _rests(entry: SourceEntry) -> str:
    results = {name for resting in entry.results for name in resting.outputs}
    return _n(
        "Results that rest on it: {n}, in {count} scenario",
        "Results that rest on it: {n}, in {count} scenarios",
        sum(len(resting.presets) for resting in entry.results),
        n=len(results),
    )
