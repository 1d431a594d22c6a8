"""The GDP sources of the exporter in a picture: their order, and the colour that each keeps everywhere."""

from __future__ import annotations

import numpy as np

from econ.analysis import tables
from econ.analysis.tables import Row
from econ.engine import Result
from econ.output.charts.look import DASHES, PALETTE


def panel(result: Result) -> list[Row]:
    """The GDP sources of the exporter with the share against each, the largest median first."""
    return sorted(tables.by_gdp_source(result), key=lambda row: -row["median"])


def colour(result: Result, source: str) -> tuple[str, str]:
    """Colour and dash of a GDP source: its place in the country's panel, whatever is shown beside it."""
    country = result.book.country(result.scenario.exporter)
    names = list(dict.fromkeys((*country.panel, country.gdp, result.state.gdp)))
    place = names.index(source) if source in names else len(names)
    return PALETTE[place % len(PALETTE)], DASHES[place % len(DASHES)]


def central(result: Result, name: str) -> float:
    """A quantity with one value, at the central case."""
    return float(np.ravel(result.central[name])[0])


def median_of(result: Result | None, name: str) -> float | None:
    """The median of a quantity with one value; None if there is no such result, or it does not have it."""
    return None if result is None or name not in result.draws else tables.summary_of(result, name).median
