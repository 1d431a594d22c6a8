"""Assumption cards: value, unit, spread with a small histogram, grade, sources, and who says something else."""

from __future__ import annotations

from econ import wording
from econ.analysis.tables import lines_of_card
from econ.doors.app import page_links, searchable_entries
from econ.doors.app.levers import words
from econ.doors.app.reference.method_page import GIVEN
from econ.doors.app.searchable_entries import Bars, Fact, Filter, Links, PackedShelf, Parts, Record, Shelf
from econ.engine import Result, kept_in_words
from econ.evidence import sources
from econ.output import charts
from econ.provenance import cards
from econ.provenance.cards import AssumptionCard, Histogram, Otherwise
from econ.scenario import Input
from econ.wording.language import _


def draw(result: Result, items: list[Input]) -> None:
    """Draw the cards of some inputs."""
    searchable_entries.within("cards", _shelf(result, tuple(item.name for item in items)))


@kept_in_words
def _shelf(result: Result, names: tuple[str, ...]) -> PackedShelf:
    links, items = Links(), [result.state.inputs[name] for name in names]
    found = [_record(result, item, links) for item in items]
    given = dict.fromkeys(item.origin for item in items)
    return Shelf(
        search=_("Search: a name, a word, a source"),
        groups=[("", found)],
        filters=[Filter("given", _("Given by"), _("anything"), [(name, _(GIVEN[name])) for name in given])],
        links=links,
    ).packed()


def _record(result: Result, item: Input, links: Links) -> Record:
    card, about = cards.card(item.name, result), cards.histogram(item.distribution)
    kind = (lines_of_card(item.name) or (item.name,))[0]
    known = kind in result.graph.inputs
    return Record(
        id=item.name,
        href=page_links.quantity(kind) if known else "",
        title=_(item.label),
        note=" · ".join(filter(None, (item.name, _("grade {grade}", grade=item.grade) if item.grade else ""))),
        bars=_bars(about, item.unit) if about else None,
        texts=[[_(item.meaning)]],
        facts=[
            (_("Value"), [_value(card, item, about)]),
            (_("Unit"), [_unit(card, item)]),
            (_("Given by"), [", ".join(filter(None, (_(GIVEN[item.origin]), _series(item))))]),
            (_("Judgement"), [_bare(_(item.judgement), _("Judgement:"))]),
            (_("Note"), [_bare(_(item.note), _("Note:"))]),
            (_("Sources"), _sources(result, item, links)),
            (_("Pedigree, of 4"), [", ".join(f"{_(k)} {score}" for k, score in card.pedigree.items())]),
        ],
        folded=[(_("Who says otherwise: {n}", n=len(card.otherwise)), _otherwise(result, card, links))]
        if card.otherwise
        else [],
        tags=[[item.origin]],
        find=" ".join(item.sources),
    )


def _value(card: AssumptionCard, item: Input, about: Histogram | None) -> str:
    value = wording.quantity(card.numeral, item.unit)
    if about is None:
        return f"{value}, {_('no spread')}"
    return f"{value}, {_('90% range {span}', span=charts.span(about.five, about.ninetyfive, item.unit))}"


def _unit(card: AssumptionCard, item: Input) -> str:
    """The unit in words, with the year whose prices it is in."""
    unit = _("a share or a ratio") if item.unit == "1" else words(item.unit)
    return _("{unit}, prices of {year}", unit=unit, year=card.price_year) if card.price_year else unit


def _series(item: Input) -> str:
    return f"{item.series}, {item.year}" if item.series else ""


def _otherwise(result: Result, card: AssumptionCard, links: Links) -> list[Fact]:
    """Who says something else, a row each, with links to the sources that are named at the end."""
    return [("", _said(result, one, links)) for one in card.otherwise]


def _said(result: Result, one: Otherwise, links: Links) -> Parts:
    if not one.grade:
        return [_bare(_(one.text), _("Disputed:"))]
    book = result.book.sources
    named = [links.add(sources.short(book[name]), page_links.source(name)) for name in one.sources if name in book]
    between: Parts = [part for link in named for part in (", ", link)]
    return [f"{one.text} ({one.grade}", *between, ")"]


def _bare(text: str, title: str) -> str:
    """The text without a title that it begins with itself."""
    rest = text.removeprefix(title).lstrip()
    return rest[:1].upper() + rest[1:]


def _sources(result: Result, item: Input, links: Links) -> Parts:
    found = [(name, sources.get(result.book.sources, name)) for name in item.sources]
    return [links.add(sources.short(record), page_links.source(name)) for name, record in found]


def _bars(about: Histogram, unit: str) -> Bars:
    at = min(max((about.central - about.low) / (about.high - about.low), 0.0), 1.0)
    five, half, last = (wording.quantity(v, unit) for v in (about.five, about.half, about.ninetyfive))
    ends = _ends(about, unit)
    said = _(
        "One chance in twenty below {five}, as often below as above {half}, one in twenty above {last}.",
        five=five,
        half=half,
        last=last,
    )
    return Bars(about.heights, at, ends, said)


def _ends(about: Histogram, unit: str) -> tuple[str, str]:
    """Both ends in words, with as many digits as tell them apart."""
    said = ((wording.quantity(about.low, unit, n), wording.quantity(about.high, unit, n)) for n in range(2, 7))
    return next((pair for pair in said if pair[0] != pair[1]), ("", ""))
