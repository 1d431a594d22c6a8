"""Sources: every publication, what it stands behind, and the results that rest on it."""

from __future__ import annotations

from functools import lru_cache

import streamlit as st

import econ
from econ.analysis.tables import lines_of_card
from econ.doors.app import page_links, searchable_entries, style
from econ.doors.app.searchable_entries import Fact, Filter, Links, PackedShelf, Record, Shelf
from econ.doors.app.show import plain
from econ.evidence import Book
from econ.model import GRAPH
from econ.provenance import bibliography
from econ.provenance.bibliography import Figure, Resting, SourceEntry
from econ.wording.errors import unknown
from econ.wording.language import N_, _, _n, spoken

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

LETTERS = {
    "A": N_("A, reliable"),
    "B": N_("B, usually reliable"),
    "C": N_("C, fairly reliable"),
    "D": N_("D, not usually reliable"),
    "E": N_("E, unreliable"),
    "F": N_("F, cannot be judged"),
}
"""The letters of the Admiralty code."""


def draw() -> None:
    """Draw the page."""
    style.page(page_links.SOURCES, _("Every publication behind a number, and every number that rests on it."))
    book = econ.default_book()
    chosen = st.query_params.get(page_links.SOURCE, "")
    if chosen and chosen not in book.sources:
        st.warning(plain(str(unknown("source", chosen[:40], book.sources))), icon=":material/link_off:")
    searchable_entries.draw("sources", _shelf(book, spoken()), page_links.SOURCE)


@lru_cache(maxsize=4)
def _shelf(book: Book, language: str) -> PackedShelf:
    """All that is on the page, in the language that is spoken."""
    del language
    links, found = Links(), sorted(bibliography.entries(book), key=lambda entry: entry.short.casefold())
    titles = {name: _(book.preset(name).title) for name in book.presets}
    return Shelf(
        search=_("Search: a name, a word, a figure"),
        groups=[("", [_record(entry, titles, links) for entry in found])],
        filters=[
            Filter("reliability", _("Reliability"), _("any"), [(k, _(v)) for k, v in LETTERS.items()]),
            Filter("behind", _("Stands behind"), _("anything"), [(k, _(v)) for k, v in PLACES.items()]),
            Filter(
                "scenario", _("Used by scenario"), _("any or none"), sorted(titles.items(), key=lambda item: item[1])
            ),
        ],
        links=links,
    ).packed()


def _record(entry: SourceEntry, titles: dict[str, str], links: Links) -> Record:
    address = entry.cited.address
    places = list(dict.fromkeys(figure.place for figure in entry.figures))
    used = [preset for resting in entry.results for preset in resting.presets]
    opened = links.add(_("Open the publication"), address) if address.startswith(("https://", "http://")) else ""
    return Record(
        id=entry.source,
        href=page_links.source(entry.source),
        title=entry.short,
        note=_("{id} · reliability {letter}", id=entry.source, letter=_(LETTERS[entry.reliability])),
        texts=[[f"{entry.cited.without_address} ", opened], [_(entry.comment)]],
        facts=[
            *((_(PLACES[place]), _figures(entry, place, links)) for place in places),
            (_("Results"), ["" if entry.results else _("No result rests on it; it stands beside them as evidence.")]),
        ],
        folded=[(_title(entry), _resting(entry.results, titles, links))] if entry.results else [],
        tags=[[entry.reliability], places, used],
    )


def _figures(entry: SourceEntry, place: str, links: Links) -> searchable_entries.Parts:
    """The figures of one kind, each with what it says."""
    parts: searchable_entries.Parts = []
    for figure in (f for f in entry.figures if f.place == place):
        detail = "" if place == "preset" else figure.detail
        shown = _link(figure, links)
        parts += ["; ", shown] if parts else [shown]
        parts += [f" ({detail})"] if detail else []
    return parts


def _link(figure: Figure, links: Links) -> str | int:
    """The figure in words: a link to where it is used, if it is used by an equation or a scenario."""
    if figure.place == "preset":
        return links.add(_(figure.label), page_links.calculator(preset=figure.name))
    name = (lines_of_card(figure.name) or (figure.name,))[0]
    if figure.place in ("card", "line") and name in GRAPH.inputs:
        return links.add(_(figure.label), page_links.quantity(name))
    return _(figure.label)


def _title(entry: SourceEntry) -> str:
    results = {name for resting in entry.results for name in resting.outputs}
    scenarios = sum(len(resting.presets) for resting in entry.results)
    return _n(
        "Results that rest on it: {n}, in {count} scenario",
        "Results that rest on it: {n}, in {count} scenarios",
        scenarios,
        n=len(results),
    )


def _resting(results: tuple[Resting, ...], titles: dict[str, str], links: Links) -> list[Fact]:
    facts: list[Fact] = []
    for resting in results:
        presets = [links.add(titles[name], page_links.calculator(preset=name)) for name in resting.presets]
        outputs = [links.add(_(GRAPH.equations[name].label), page_links.quantity(name)) for name in resting.outputs]
        facts += [(_("In"), [*presets]), (_("Results"), [*outputs])]
    return facts
