"""What is asked, and what it comes to once every choice is made."""

from econ.scenario.correlations import moving_together
from econ.scenario.country_inputs import paced, path_sources
from econ.scenario.request import (
    CHANGED,
    DEFAULT_PRESET,
    MONEY_PARTS,
    SERIES_INPUTS,
    CompleteScenario,
    Scenario,
    Value,
    given_text,
    settings_text,
    title_in_words,
)
from econ.scenario.resolve import resolve
from econ.scenario.series_inputs import in_dollars, money_inputs, series_input
from econ.scenario.settings import check_possible
from econ.scenario.state import PATH, Exchanged, Input, Quantities, State

__all__ = [
    "CHANGED",
    "DEFAULT_PRESET",
    "MONEY_PARTS",
    "PATH",
    "SERIES_INPUTS",
    "CompleteScenario",
    "Exchanged",
    "Input",
    "Quantities",
    "Scenario",
    "State",
    "Value",
    "check_possible",
    "given_text",
    "in_dollars",
    "money_inputs",
    "moving_together",
    "paced",
    "path_sources",
    "resolve",
    "series_input",
    "settings_text",
    "title_in_words",
]
