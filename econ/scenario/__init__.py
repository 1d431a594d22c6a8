"""What is asked, and what it comes to once every choice is made."""

from econ.scenario.asked import (
    CHANGED,
    DEFAULT_PRESET,
    MONEY_PARTS,
    SERIES_INPUTS,
    Scenario,
    Value,
    said_title,
    settings_text,
)
from econ.scenario.economy import paced, path_sources
from econ.scenario.published import in_dollars, money_inputs, series_input
from econ.scenario.resolve import resolve
from econ.scenario.state import PATH, Input, State

__all__ = [
    "CHANGED",
    "DEFAULT_PRESET",
    "MONEY_PARTS",
    "PATH",
    "SERIES_INPUTS",
    "Input",
    "Scenario",
    "State",
    "Value",
    "in_dollars",
    "money_inputs",
    "paced",
    "path_sources",
    "resolve",
    "said_title",
    "series_input",
    "settings_text",
]
