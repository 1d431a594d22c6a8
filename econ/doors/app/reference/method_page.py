"""Method: how every number is computed, from the formula down to the source and back."""

from __future__ import annotations

import streamlit as st

from econ import wording
from econ.doors.app import page_links, searchable_entries, shared_results, style
from econ.doors.app.levers import words
from econ.doors.app.reference import about
from econ.doors.app.searchable_entries import Fact, Filter, Links, PackedShelf, Parts, Record, Shelf
from econ.doors.app.show import plain
from econ.engine import Result, kept_in_words
from econ.evidence import sources
from econ.provenance import method
from econ.provenance.method import LineFigure, MethodEntry
from econ.scenario import Scenario
from econ.wording.errors import unknown
from econ.wording.language import N_, _

GIVEN = {
    "card": N_("an assumption"),
    "line": N_("one figure for each line of goods or people"),
    "series": N_("a published series"),
    "definition": N_("a definition"),
    "scenario": N_("the scenario"),
}

MOST_SOURCES = 6
"""Sources that are listed without being folded away."""


def draw() -> None:
    """Draw the page."""
    style.page(page_links.METHOD, _("How every number is computed, and what its formula leaves out."))
    result = _result()
    shelf = _shelf(result)
    known = {str(record["id"]) for group in shelf["groups"] for record in group["records"]}
    chosen = st.query_params.get(page_links.QUANTITY, "")
    if chosen and chosen not in known:
        st.warning(plain(str(unknown("quantity", chosen[:40], known))), icon=":material/link_off:")
    searchable_entries.draw("method", shelf, page_links.QUANTITY)


def _result() -> Result:
    """What the visitor asks in the calculator, or the first scenario."""
    session = st.session_state.get("session")
    found: Result | None = session.result if session is not None else None
    return found if found is not None else shared_results.get(Scenario.preset())


@kept_in_words
def _shelf(result: Result) -> PackedShelf:
    links, found = Links(), method.entries(result)
    labels = {entry.name: _(entry.label) for entry in found}
    groups = [(_("About the numbers"), about.records(result, links))]
    for page, title in method.PAGES.items():
        groups.append((_(title), [_record(result, e, labels, links) for e in found if e.page == page]))
    return Shelf(
        search=_("Search: a name, a word, a part of a formula"),
        groups=groups,
        filters=[
            Filter("part", _("Part of the model"), _("all"), [(name, _(title)) for name, title in method.PAGES.items()])
        ],
        links=links,
    ).packed()


def _record(result: Result, entry: MethodEntry, labels: dict[str, str], links: Links) -> Record:
    def named(names: tuple[str, ...]) -> Parts:
        return [links.add(labels[name], page_links.quantity(name)) for name in names]

    cited = _cited(result, entry.sources, links)
    few = len(cited) <= MOST_SOURCES
    folded: list[tuple[str, list[Fact]]] = [] if few else [(_("Sources: {n}", n=len(cited)), [("", cited)])]
    if entry.python:
        folded.append((_("The formula as text"), [("Python", [entry.python]), ("LaTeX", [entry.latex])]))
    return Record(
        id=entry.name,
        href=page_links.quantity(entry.name),
        title=_(entry.label),
        note=" · ".join(filter(None, (entry.name, _unit(entry.unit)))),
        math=f"<mtext>{entry.name.replace('_', ' ')}</mtext><mo>=</mo>{entry.mathml}" if entry.mathml else "",
        texts=[[_(entry.meaning)]],
        facts=[
            (_("Made of"), named(entry.inputs)),
            (_("Leaves out") if entry.python else _("Note"), [_(entry.leaves_out)]),
            (_("Now"), _now(entry, links)),
            (_("Given by"), [_given(entry)]),
            (_("Judgement"), [_judged(_(entry.judgement))]),
            (_("Used by"), named(entry.used_by)),
            (_("For each kind of goods"), _parts(result, entry.parts, links)),
            (_("Sources"), cited if few else []),
        ],
        folded=folded,
        tags=[[entry.page]],
        find=f"{entry.python} {' '.join(entry.sources)}",
    )


def _unit(unit: str) -> str:
    return _("a share or a ratio") if unit == "1" else words(unit) if unit else ""


def _now(entry: MethodEntry, links: Links) -> Parts:
    """The value in the scenario that the calculator shows, with the way back there."""
    if entry.central is None or entry.low is None or entry.high is None:
        return [f"{_sentence(entry.why_not)}."] if entry.why_not else [""]
    value, span = wording.estimate(entry.low, entry.central, entry.high, entry.unit)
    said = [f"{value} ({span or _('no spread')})", _("grade {grade}", grade=entry.grade) if entry.grade else ""]
    stated = f". {_sentence(entry.why_not)}. " if entry.why_not else " · "
    view = page_links.NUMBERS if entry.python else page_links.ASSUMPTIONS
    return [", ".join(filter(None, said)) + stated, links.add(_("In the calculator"), page_links.back(view))]


def _sentence(text: str) -> str:
    """A reason as the beginning of a sentence."""
    said = _(text)
    return said[:1].upper() + said[1:]


def _given(entry: MethodEntry) -> str:
    given = _(GIVEN[entry.given]) if entry.given else ""
    return ", ".join(filter(None, (given, entry.where if entry.given == "series" else "")))


def _judged(text: str) -> str:
    """A judgement without the word that stands before it already."""
    rest = text.removeprefix(f"{_('Judgement:')} ")
    return rest[:1].upper() + rest[1:]


def _parts(result: Result, parts: tuple[LineFigure, ...], links: Links) -> Parts:
    found: Parts = []
    for part in parts:
        found += ["; "] if found else []
        label = _(part.label).rpartition(": ")[2]
        found.append(f"{label} {wording.stated(part.value, part.unit)} ({part.grade}")
        for cited in _cited(result, part.sources, links):
            found += [", ", cited]
        found.append(")")
    return found


def _cited(result: Result, names: tuple[str, ...], links: Links) -> Parts:
    book = result.book.sources
    return [links.add(sources.short(sources.get(book, name)), page_links.source(name)) for name in names]
