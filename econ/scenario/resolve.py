"""Make every choice of a scenario: cards, goods lines, series and settings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from weakref import WeakKeyDictionary

from econ.evidence import Book, Line, default_book
from econ.evidence.records import nearest
from econ.model import sale, sanctions
from econ.numerics.correlation import mixing
from econ.scenario.card_inputs import (
    check_lines,
    check_service,
    goods_of,
    later_kinds,
    names_goods,
    of_cards,
    of_labour,
    of_lines,
)
from econ.scenario.correlations import moving_together
from econ.scenario.country_inputs import (
    GDP_IN_MONEY,
    ahead_inputs,
    gdp_name,
    growth_withheld,
    of_economy,
    paced,
    relative_gdp,
)
from econ.scenario.origin_labels import with_words
from econ.scenario.request import AHEAD, CompleteScenario, Scenario
from econ.scenario.series_inputs import at_prices_of, definition, years_in_dollars
from econ.scenario.settings import setting
from econ.scenario.shares import beyond_containers
from econ.scenario.state import GDP_INDEX_BEFORE, PACE_BEFORE, PATH, Input, Quantities, State
from econ.wording.errors import InputError, check_kind, unknown
from econ.wording.language import N_, joined

STATED = {sale.sale_value.__name__, sale.contract_value.__name__, sale.gross_value.__name__}
"""Any of these states what the deliveries are worth, so that no goods need be named."""

SEVERITY = sanctions.sale_severity.__name__
Key = tuple[str, str | None, int, int | None, str, bool, tuple[str, ...]]
AS_SHELLS = N_("By definition: no goods are named, so that the sale weighs as one of shells.")


def resolve(scenario: Scenario, book: Book | None = None) -> State:
    """Make every choice of a scenario: cards, goods lines, series and settings.

    Raises:
        InputError: a name is unknown, a year has no figure, or a value cannot be used.
    """
    check_kind(scenario, Scenario, "scenario", N_("Give a Scenario, such as Scenario.preset()."))
    book = (book or default_book()).on(scenario.as_of)
    for code in filter(None, (scenario.exporter, scenario.buyer)):
        book.country(code)
    goods, gdp = goods_of(scenario, book), gdp_name(scenario, book)
    goods_data, economy = _of_data(scenario, book, goods, gdp)
    known = Quantities.of(goods_data, of_labour(scenario, book), economy)
    if isinstance(scenario, CompleteScenario):
        known = _at_prices(known, scenario, book)  # what its numbers are compared with
        by_definition = SEVERITY in dict(scenario.set) and SEVERITY not in (scenario.own or ())
        known = Quantities.of(known, _as_shells(book)) if by_definition else known
    given = {name: setting(name, value, known, book, scenario.year) for name, value in scenario.set}
    if isinstance(scenario, CompleteScenario):
        path, ahead = scenario.gdp_index, dict(scenario.years_ahead)
    else:
        path, ahead = relative_gdp(scenario, book, gdp, {**known.inputs, **given})
    known = _carrying_on(known, ahead_inputs(scenario, book, gdp, ahead) if ahead else None)
    given |= {n: setting(n, value, known, book, scenario.year) for n, value in scenario.set if n in AHEAD}
    if isinstance(scenario, CompleteScenario):
        quantities = _only(with_words(given, scenario, known, book), known)
        check_lines(quantities.inputs, goods)
        quantities = replace(quantities, absent={**quantities.absent, **later_kinds(quantities.inputs, goods)})
    else:
        quantities = _at_prices(Quantities.of(known, Quantities(given)), scenario, book)
    found, absent = beyond_containers(quantities.inputs, goods), dict(quantities.absent)
    for name in (n for pair in scenario.correlation for n in pair[:2] if n not in found):
        raise unknown("input", name, found, "econ list assumptions").at("correlation")
    mixing(moving_together(scenario, book, found, goods))  # refuses what cannot be, once the names are known
    if STATED & found.keys() and not names_goods(found, goods):
        absent = {**absent, "quantity": N_("the sale is stated and no goods are named")}
        asked = book.breaks_an_embargo(scenario.exporter, scenario.buyer, scenario.year)
        if asked and not isinstance(scenario, CompleteScenario):
            found = {**_as_shells(book).inputs, **found}
    if SEVERITY in found:  # whoever gives it, in one place
        found = {SEVERITY: found[SEVERITY], **found}
    return _along_the_years(State(scenario, gdp, found, absent, goods, path=()), path, ahead, book)


MOST_KEPT = 128
_kept: WeakKeyDictionary[Book, dict[Key, tuple[Quantities, Quantities]]] = WeakKeyDictionary()
"""What the data give for a question, by their figures: a lever that moves asks for the same again and again."""


def _of_data(scenario: Scenario, book: Book, goods: tuple[Line, ...], gdp: str) -> tuple[Quantities, Quantities]:
    """What the data give whatever is set: cards and goods lines; figures of the economy."""
    if any(book.lines.get(line.name) is not line for line in goods):  # lines of the scenario's own
        return _from_data(scenario, book, goods, gdp)
    names = tuple(line.name for line in goods)
    stated = not GDP_IN_MONEY.isdisjoint(name for name, _value in scenario.set)
    key = scenario.exporter, scenario.buyer, scenario.year, scenario.gdp_year, gdp, stated, names
    kept = _kept.setdefault(book, {})
    found = kept.get(key)
    if found is None:
        if len(kept) >= MOST_KEPT:
            kept.clear()
        found = kept[key] = _from_data(scenario, book, goods, gdp)
    return found


def _from_data(scenario: Scenario, book: Book, goods: tuple[Line, ...], gdp: str) -> tuple[Quantities, Quantities]:
    cards = Quantities.of(of_cards(scenario, book), of_lines(goods, scenario, book))
    return cards, of_economy(scenario, book, gdp)


def nearest_gdp_year(scenario: Scenario, book: Book | None = None) -> tuple[Scenario, str]:
    """A scenario whose GDP source has a figure in dollars, of the nearest year if it has none for the year asked for.

    Nothing of this happens by itself: a scenario that is run without it is refused.

    Args:
        scenario: what is asked.
        book: the figures; those of the project if left out.

    Returns:
        The scenario and what is said of it; the scenario as it is and nothing where nothing is to be done.

    Raises:
        InputError: there is no such source, or what is asked cannot be answered for another reason.
    """
    known = (book or default_book()).on(scenario.as_of)
    series = known.series(scenario.exporter, gdp_name(scenario, known))
    years, asked = years_in_dollars(series, known), scenario.gdp_year or scenario.year
    if asked in years or not years or not {"gdp", "gdp_published"}.isdisjoint(dict(scenario.set)):
        return scenario, ""
    year = nearest(years, asked)
    template = N_("{source} has no figure for {year}; {nearest} is the nearest year and is used.")
    if asked in series.used:
        template = N_("{source} has no figure in dollars for {year}; {nearest} is the nearest year and is used.")
    said = N_(template, source=series.about.label, year=asked, nearest=year)
    found = scenario.change(gdp_year=year, title=scenario.title)
    try:
        resolve(found, book)
    except InputError as error:
        if error.where != PATH:
            raise
        found = found.change(path={}, title=scenario.title)
        apart = N_("It has none for the years of the deliveries, so that these are not shown year by year.")
        said = joined((said, apart), " ")
    return found, said


def _as_shells(book: Book) -> Quantities:
    """The weight of a sale of which no goods are named."""
    return Quantities({SEVERITY: definition(SEVERITY, N_("Weight of what is sold, shells as 1"), "1", AS_SHELLS, book)})


def _at_prices(found: Quantities, scenario: Scenario, book: Book) -> Quantities:
    """Quantities with all money at the prices of one year, if the scenario asks for that."""
    year = scenario.prices_of
    return replace(found, inputs=at_prices_of(year, found.inputs, book)) if year else found


def redated(state: State, inputs: Mapping[str, Input], book: Book) -> State:
    """A state with other inputs, whose path has the years of their delivery period."""
    path, ahead = relative_gdp(state.scenario, book, state.gdp, inputs)
    kept = {name: item for name, item in inputs.items() if name not in AHEAD or item.origin == "scenario"}
    known = of_cards(state.scenario, book)
    published = ahead_inputs(state.scenario, book, state.gdp, ahead) if ahead else None
    changes = {n: i for n, i in _carrying_on(known, published).inputs.items() if n in AHEAD}
    return _along_the_years(replace(state, inputs=changes | kept), path, ahead, book)


def _along_the_years(state: State, path: tuple[tuple[int, float], ...], ahead: Mapping[int, int], book: Book) -> State:
    """The state with its path, and why nothing is said of growth if nothing is."""
    together = moving_together(state.scenario, book, state.inputs, state.goods)
    state = replace(state, path=paced(state.scenario, path, state.inputs), ahead=ahead, together=together)
    check_service(state)
    before = (PACE_BEFORE, GDP_INDEX_BEFORE)
    absent = {name: why for name, why in state.absent.items() if name not in (*before, *AHEAD)}
    reason = N_("no delivery is dated past the last figure of the GDP source")
    absent |= {name: reason for name in AHEAD if name not in state.inputs}
    why = growth_withheld(state, book)
    return replace(state, absent=absent | (dict.fromkeys(before, why) if why else {}))


def _carrying_on(known: Quantities, published: Quantities | None) -> Quantities:
    """What is known with the published changes by which GDP is carried on; without any if no year is carried on."""
    if published is not None:
        return Quantities.of(known, published)
    return Quantities({n: i for n, i in known.inputs.items() if n not in AHEAD}, known.absent)


def _only(given: Mapping[str, Input], known: Quantities) -> Quantities:
    """The inputs of a complete scenario in the order of the data; what else the data know is absent."""
    whole = Quantities.of(known, Quantities(given))
    missing = {name: N_("the scenario gives no {name}", name=name) for name in whole.inputs if name not in given}
    return Quantities({n: i for n, i in whole.inputs.items() if n in given}, {**whole.absent, **missing})
