"""Where the values of a complete scenario come from: it carries numbers, and words are looked up by name.

A number that is that of the preset it is based on has the preset's sources and grade; one that is that of the
data has theirs; any other was set by the user or, if the scenario knows what it set itself, stood in another release.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from econ.evidence import Book
from econ.scenario.request import Scenario, Value
from econ.scenario.state import Input
from econ.wording.language import N_

OTHER_RELEASE = N_("A figure of another release of the data, which travels with the scenario without its source.")


def preset_settings(scenario: Scenario, book: Book) -> Mapping[str, Value]:
    """What the preset says that a complete scenario is based on; nothing if there is no such preset now."""
    if not scenario.complete or scenario.based_on not in book.presets:
        return {}
    return dict(Scenario.preset(scenario.based_on, book).set)


def with_words(item: Input, scenario: Scenario, lent_value: Input | None, known: Input | None) -> Input:
    """An input of a complete scenario with the words that belong to its number.

    Args:
        item: the input as the scenario gives it.
        scenario: the complete scenario.
        lent_value: the same input as the preset gives it now, if it does.
        known: the same input as the data give it now, if they do.
    """
    if scenario.own is None or item.name in scenario.own:
        same = lent_value is not None and lent_value.distribution == item.distribution
        return lent_value if lent_value is not None and same else item
    if item.origin != "scenario":
        return item
    return replace(item, origin=known.origin if known else item.origin, judgement=OTHER_RELEASE)
