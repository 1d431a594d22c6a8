"""Make every choice of a scenario: cards, goods lines, series and settings."""

from __future__ import annotations

from econ.assumptions import Book, default_book
from econ.scenario.asked import Scenario
from econ.scenario.cards import add_cards, add_lines, goods_of, names_goods
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
    goods = goods_of(scenario, book)
    add_lines(found, goods, scenario, book)
    gdp = gdp_name(scenario, book)
    path = add_economy(found, absent, scenario, book, gdp)
    if scenario.complete:
        path = scenario.gdp_index
    for name, value in scenario.set:
        found[name] = setting(name, value, found, absent, book)
        absent.pop(name, None)
    if scenario.complete:
        given = dict(scenario.set)
        absent |= {name: f"the scenario gives no {name}" for name in found if name not in given}
        found = {name: item for name, item in found.items() if name in given}
    if "sale_value" in found and not names_goods(found, goods):
        absent["quantity"] = "the sale is stated and no goods are named"
    return State(scenario, gdp, found, absent, goods, paced(scenario, path, found))
