"""Make every choice of a scenario: cards, goods lines, series and settings."""

from __future__ import annotations

from econ.evidence import Book, default_book
from econ.numerics.correlation import mixing
from econ.scenario.card_inputs import add_cards, add_lines, check_lines, goods_of, names_goods
from econ.scenario.country_inputs import add_economy, gdp_name, paced
from econ.scenario.origin_labels import preset_settings, with_words
from econ.scenario.request import Scenario
from econ.scenario.settings import setting
from econ.scenario.state import Input, State
from econ.wording.errors import unknown
from econ.wording.language import N_


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
    preset = preset_settings(scenario, book)
    for name, value in scenario.set:
        item = setting(name, value, found, absent, book)
        if scenario.complete:
            lent_value = setting(name, preset[name], found, absent, book) if name in preset else None
            item = with_words(item, scenario, lent_value, found.get(name))
        found[name] = item
        absent.pop(name, None)
    if scenario.complete:
        given = dict(scenario.set)
        absent |= {name: N_("the scenario gives no {name}", name=name) for name in found if name not in given}
        found = {name: item for name, item in found.items() if name in given}
        check_lines(found, goods)
    for name in (n for pair in scenario.correlation for n in pair[:2] if n not in found):
        raise unknown("input", name, found, "econ list assumptions").at("correlation")
    mixing(scenario.correlation)  # refuses what cannot be, once the names are known and so not too many
    if "sale_value" in found and not names_goods(found, goods):
        absent["quantity"] = N_("the sale is stated and no goods are named")
    return State(scenario, gdp, found, absent, goods, paced(scenario, path, found))
