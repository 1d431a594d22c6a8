"""What is asked, and what it comes to once every choice is made."""

from econ.scenario.asked import DEFAULT_PRESET, SERIES_INPUTS, Scenario, Value
from econ.scenario.economy import paced
from econ.scenario.published import in_dollars, money_inputs, series_input
from econ.scenario.resolve import resolve
from econ.scenario.state import Input, State

__all__ = [
    "DEFAULT_PRESET",
    "SERIES_INPUTS",
    "Input",
    "Scenario",
    "State",
    "Value",
    "in_dollars",
    "money_inputs",
    "paced",
    "resolve",
    "series_input",
]
