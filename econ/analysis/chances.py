"""How likely a share of GDP is to lie above a threshold, by the figure of each family of GDP sources."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from econ import wording
from econ.analysis import families, tables
from econ.analysis.short_answer import family_of, leading
from econ.analysis.tables import Row
from econ.engine import Result, kept
from econ.model import SHARE
from econ.numerics import portable
from econ.numerics.portable import Array

MARKS = 20
"""Marks that stand for a distribution, each for one chance in twenty."""


@dataclass(frozen=True)
class Marks:
    """The share of GDP by one source, as marks.

    Attributes:
        source: its name.
        publisher: who publishes it, an English message.
        label: which of the publisher's figures it is, an English message.
        family: as `econ.analysis.short_answer.family_of` has it.
        values: the middle of each twentieth of the draws (Kay, Kola, Hullman and Munson 2016).
    """

    source: str
    publisher: str
    label: str
    family: str
    values: tuple[float, ...]


def _sources(result: Result) -> list[Row]:
    """The sources that the answer names, and that of the scenario where it is none of them."""
    named = leading(result)
    chosen = [row for row in tables.by_gdp_source(result) if row["chosen"] and row not in named]
    return [*named, *chosen]


def _draws(result: Result, row: Row) -> Array:
    found = result if row["chosen"] else tables.over(families.members(result)[row["source"]], result)
    return np.ravel(np.asarray(found.draws[SHARE], dtype=float))


@kept
def twenty(result: Result) -> tuple[Marks, ...]:
    """The marks of each source that speaks: one of each family at market rates, and that of the scenario."""
    places = (np.arange(MARKS) + 0.5) / MARKS
    return tuple(
        Marks(
            source=row["source"],
            publisher=row["publisher"],
            label=row["label"],
            family=family_of(result, row),
            values=tuple(np.quantile(_draws(result, row), places).tolist()),
        )
        for row in _sources(result)
    )


def above(result: Result, threshold: float) -> dict[str, float]:
    """How much of the draws lies above a threshold, by the sources of `twenty`."""
    return {
        row["source"]: float(portable.mean((_draws(result, row) > threshold).astype(float))) for row in _sources(result)
    }


def claimed(result: Result) -> float | None:
    """The share that the scenario says somebody claims of this sale; None if it says none."""
    item = result.state.inputs.get("claimed_share")
    return item.distribution.central if item is not None and item.origin == "scenario" else None


def asked_first(result: Result) -> float:
    """The threshold that is asked about if nobody names one: what was claimed, or the answer to one digit."""
    return claimed(result) or wording.significant(tables.summary_of(result, SHARE).central, 1)
