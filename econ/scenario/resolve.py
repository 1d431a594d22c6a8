"""Make every choice of a scenario: cards, goods lines, series and settings."""

from __future__ import annotations

from econ.assumptions import Book, default_book
from econ.scenario.asked import Scenario
from econ.scenario.cards import add_cards, add_lines, names_goods
from econ.scenario.economy import add_economy, gdp_name, paced
from econ.scenario.settings import setting
from econ.scenario.state import Input, State


def resolve(scenario: Scenario, book: Book | None = None) -> State:
    """Make every choice of a scenario: cards, goods lines, series and settings.

    Raises:
        InputError: a name is unknown, a year has no figure, or a value cannot be used.
    """
    book = book or default_book()
    for code in filter(None, (scenario.exporter, scenario.buyer)):
        book.country(code)
    found: dict[str, Input] = {}
    absent: dict[str, str] = {}
    add_cards(found, absent, scenario, book)
    add_lines(found, scenario, book)
    gdp = gdp_name(scenario, book)
    path = add_economy(found, absent, scenario, book, gdp)
    for name, value in scenario.set:
        found[name] = setting(name, value, found, absent, book)
        absent.pop(name, None)
    if "sale_value" in found and not names_goods(found, book):
        absent["quantity"] = "the sale is stated and no goods are named"
    return State(scenario, gdp, found, absent, tuple(book.lines), paced(scenario, path, found))
