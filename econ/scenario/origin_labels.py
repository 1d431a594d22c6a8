"""Where the values of a complete scenario come from: it carries numbers, and words are looked up by name.

A number that is that of the preset it is based on has the preset's sources and grade; one that is that of the
data has theirs; any other was set by the user or, if the scenario knows what it set itself, stood in another release.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from econ.evidence import Book
from econ.scenario.request import CompleteScenario, Scenario
from econ.scenario.settings import setting
from econ.scenario.state import Input, Quantities
from econ.wording.errors import InputError
from econ.wording.language import N_

OTHER_RELEASE = N_("A figure of another release of the data, which travels with the scenario without its source.")


def with_words(
    given: Mapping[str, Input], scenario: CompleteScenario, known: Quantities, book: Book
) -> dict[str, Input]:
    """The inputs of a complete scenario, each with the words that belong to its number.

    Args:
        given: the inputs as the scenario gives them.
        scenario: the complete scenario.
        known: what the data give now.
        book: the data.
    """
    preset = Scenario.preset(scenario.based_on, book).set if scenario.based_on in book.presets else ()
    lent = {name: setting(name, value, known, book, scenario.year) for name, value in preset if name in given}
    lent = {name: item for name, item in lent.items() if item.distribution == given[name].distribution}
    lent = _as_given(given, scenario, known, book) | _with_basis(given, scenario, known, book) | lent
    return {
        name: _worded(i, scenario.own, lent.get(name), known.inputs.get(name), scenario.prices_of)
        for name, i in given.items()
    }


def _as_given(
    given: Mapping[str, Input], scenario: CompleteScenario, known: Quantities, book: Book
) -> dict[str, Input]:
    """Amounts of another currency, exchanged anew, as far as that can be done and gives the dollars of the scenario."""
    found = {}
    for name, text in scenario.given:
        try:
            if name in given and (item := setting(name, text, known, book, scenario.year)).exchanged:
                found[name] = item
        except InputError:
            continue
    return {name: item for name, item in found.items() if item.distribution == given[name].distribution}


def _with_basis(
    given: Mapping[str, Input], scenario: CompleteScenario, known: Quantities, book: Book
) -> dict[str, Input]:
    """Settings with what they rest on, as far as they can be read and give the numbers of the scenario."""
    found = {}
    for name, value in scenario.basis:
        if name in given and all(source in book.sources for source in value.sources):
            try:
                found[name] = setting(name, value, known, book, scenario.year)
            except InputError:
                continue
    return {name: item for name, item in found.items() if item.distribution == given[name].distribution}


def _worded(
    item: Input, own: tuple[str, ...] | None, lent: Input | None, known: Input | None, price_year: int | None
) -> Input:
    """An input of a complete scenario as the preset or the data have it now, if either has the same number.

    Money of another release is at the prices of the year that all of it was brought to, or of one that is not known.
    """
    if own is None or item.name in own:
        return lent or item
    if item.origin != "scenario":
        return item
    return replace(item, origin=known.origin if known else item.origin, judgement=OTHER_RELEASE, price_year=price_year)
