"""Which inputs of a scenario move together."""

from __future__ import annotations

from collections.abc import Mapping

from econ.evidence import LINE_INPUTS, Book, Line
from econ.numerics.correlation import Pair, pairs_of
from econ.scenario.card_inputs import names_goods
from econ.scenario.request import CompleteScenario, Scenario
from econ.scenario.state import Input


def moving_together(
    scenario: Scenario, book: Book, inputs: Mapping[str, Input], goods: tuple[Line, ...]
) -> tuple[Pair, ...]:
    """The correlations that a scenario states, and those that the data know of the other uncertain inputs it needs.

    Where the sale is stated, prices of goods do not move it, and stay as they are. An input that a scenario correlates
    with anything has the scenario's correlations only, so that the two never contradict each other; a stated 0 takes
    one away.
    """
    stated = tuple(pair for pair in scenario.correlation if pair[2])
    if isinstance(scenario, CompleteScenario):
        return stated
    own = {name for pair in scenario.correlation for name in pair[:2]}
    whole = "sale_value" in inputs
    idle = {f"{k}_{line.name}" for line in goods if whole or not names_goods(inputs, (line,)) for k in LINE_INPUTS}
    free = {n for n, i in inputs.items() if not i.distribution.is_fixed} - own - idle
    usual = tuple((p.first, p.second, p.rank) for p in book.together if {p.first, p.second} <= free)
    return pairs_of((*stated, *usual))
