"""What is asked, and what it comes to once every choice is made."""

from econ.scenario.correlations import moving_together
from econ.scenario.country_inputs import dated, paced, path_sources
from econ.scenario.request import (
    AHEAD,
    CHANGED,
    DEFAULT_PRESET,
    MONEY_PARTS,
    MOST_AHEAD,
    SERIES_INPUTS,
    CompleteScenario,
    Scenario,
    Value,
    basis_text,
    given_text,
    settings_text,
    title_in_words,
)
from econ.scenario.resolve import nearest_gdp_year, redated, resolve
from econ.scenario.series_inputs import PRICE_INDEX, in_dollars, money_inputs, series_input, years_in_dollars
from econ.scenario.settings import check_possible
from econ.scenario.state import GDP_INDEX_BEFORE, PACE_BEFORE, PATH, Exchanged, Input, Quantities, State
