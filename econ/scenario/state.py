"""A scenario with every choice made: what the equations are given, complete and digestible."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from econ.assumptions import Line
from econ.distributions import Distribution
from econ.model import GRAPH
from econ.scenario.asked import Scenario


@dataclass(frozen=True)
class Input:
    """One quantity that a scenario gives to the equations, with everything known about it.

    `origin` is "card", "line", "series", "definition" or "scenario".
    """

    name: str
    label: str
    unit: str
    distribution: Distribution
    dimension: int
    origin: str
    sources: tuple[str, ...] = ()
    grade: str = ""
    judgement: str = ""
    note: str = ""
    disputed: str = ""
    meaning: str = ""
    plausible: tuple[float, float] | None = None
    year: int | None = None
    series: str = ""


@dataclass(frozen=True)
class State:
    """A scenario with every choice made: what the equations are given.

    Attributes:
        inputs: all quantities by name; goods lines appear as `price_shell_152`.
        absent: inputs that have no value here, and why.
        goods: the goods lines, in order.
        path: year, GDP relative to the chosen year, and pace of delivery, for each year of the path.
    """

    scenario: Scenario
    gdp: str
    inputs: Mapping[str, Input]
    absent: Mapping[str, str]
    goods: tuple[Line, ...]
    path: tuple[tuple[int, float, float], ...]

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """Names of the goods lines, in order."""
        return tuple(line.name for line in self.goods)

    @cached_property
    def canonical(self) -> dict[str, Any]:
        """The complete question in plain values; nothing in it depends on today's defaults."""
        s = self.scenario
        return {
            "exporter": s.exporter,
            "buyer": s.buyer,
            "year": s.year,
            "gdp": self.gdp,
            "gdp_year": s.gdp_year,
            "inputs": {n: i.distribution.spec for n, i in sorted(self.inputs.items())},
            "lines": list(self.lines),
            "path": {str(year): [index, pace] for year, index, pace in self.path},
            "sampler": {
                "seed": s.sampler.seed,
                "points": s.sampler.points,
                "scrambles": s.sampler.scrambles,
            },
        }

    @cached_property
    def json(self) -> str:
        """Canonical JSON: sorted keys, shortest numbers that read back the same."""
        return json.dumps(self.canonical, sort_keys=True, separators=(",", ":"), ensure_ascii=False)

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the canonical JSON."""
        return hashlib.sha256(self.json.encode()).hexdigest()

    @property
    def stated(self) -> tuple[str, ...]:
        """Computed quantities whose value the scenario states instead."""
        return tuple(n for n in self.inputs if n in GRAPH.equations)
