"""A scenario with every choice made: what the equations are given, complete and digestible."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from econ.evidence import LABOUR_INPUTS, LINE_INPUTS, Line, Setting
from econ.evidence.exchange_rates import Rate
from econ.numerics.correlation import Pair, mixing
from econ.numerics.distributions import Distribution, Months
from econ.numerics.sobol import Mixed
from econ.scenario.request import CompleteScenario, Scenario, basis_in_full

HEADS = "heads_"
"""How the number of people of a line is called, before the name of the line."""

PATH = "path"
"""Stands for a stated pace of delivery among the names of what a scenario sets itself."""

PACE_BEFORE, GDP_INDEX_BEFORE = "pace_before", "gdp_index_before"
"""Pace and GDP of the year before, without which nothing is said of growth."""


@dataclass(frozen=True)
class Exchanged:
    """An amount of another currency that became dollars.

    Attributes:
        text: as it was given, with the code of the currency: "300 million EUR/year".
        unit: in which it was read: "EUR/year".
        amount: as read, in that unit.
        rate: what it was divided by.
    """

    text: str
    unit: str
    amount: Distribution
    rate: Rate


@dataclass(frozen=True)
class Input:
    """One quantity that a scenario gives to the equations, with everything known about it.

    `origin` is "card", "line", "series", "definition" or "scenario"; `exchanged` is what it was before it was dollars.
    `bound` is "low" where the source says "more than" the value.
    `price_year` is the year of whose prices money is, once it is in dollars; None for what is no money, or if that is
    not known.
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
    exchanged: Exchanged | None = None
    price_year: int | None = None
    bound: str = ""

    @property
    def place(self) -> str:
        """Where in `data/` the figure stands; empty for what a scenario sets itself."""
        places = {
            "card": f"assumptions, [{self.name}]",
            "line": f"lines.csv, {self.name}",
            "series": f"series/{self.series}, {self.year}",
            "definition": "by definition",
        }
        return places.get(self.origin, "")


@dataclass(frozen=True)
class Quantities:
    """Inputs by name, and why others have no value."""

    inputs: Mapping[str, Input] = field(default_factory=dict)
    absent: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, *parts: Quantities) -> Quantities:
        """Several together; a later input takes the place of an earlier one, and what has a value is not absent."""
        inputs = {name: item for part in parts for name, item in part.inputs.items()}
        absent = {name: why for part in parts for name, why in part.absent.items() if name not in inputs}
        return cls(inputs, absent)


@dataclass(frozen=True)
class State:
    """A scenario with every choice made: what the equations are given.

    Attributes:
        scenario: what was asked, or the complete scenario of a file or a link.
        gdp: name of the GDP source.
        inputs: all quantities by name; goods lines appear as `price_shell_152`.
        absent: inputs that have no value here, and why.
        goods: the goods lines, in order.
        path: year, GDP relative to the chosen year, and pace of delivery, for each year of the path.
        ahead: how many years past the last GDP a year of the path lies; only years that are carried on.
        together: rank correlations of pairs of inputs, those of the scenario and those of the data.
    """

    scenario: Scenario
    gdp: str
    inputs: Mapping[str, Input]
    absent: Mapping[str, str]
    goods: tuple[Line, ...]
    path: tuple[tuple[int, float, float], ...]
    together: tuple[Pair, ...] = ()
    ahead: Mapping[int, int] = field(default_factory=dict)

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """Names of the goods lines, in order."""
        return tuple(line.name for line in self.goods)

    @cached_property
    def people(self) -> tuple[str, ...]:
        """Names of the lines of people under contract, those whose heads are stated, in the order of the alphabet."""
        return tuple(sorted(name.removeprefix(HEADS) for name in self.inputs if name.startswith(HEADS)))

    @cached_property
    def lined(self) -> dict[str, tuple[str, int]]:
        """Kind and line of every figure of a line: `price_shell_152` is ("price", 0)."""
        parts = (LINE_INPUTS, self.lines), (LABOUR_INPUTS, self.people)
        return {f"{k}_{line}": (k, n) for kinds, lines in parts for k in kinds for n, line in enumerate(lines)}

    def lines_of(self, kind: str) -> tuple[str, ...]:
        """The lines that have a kind of figure."""
        return self.people if kind in LABOUR_INPUTS else self.lines

    @cached_property
    def in_service(self) -> tuple[tuple[float, ...], ...]:
        """For each line of people the part of its period that lies in each year of the path.

        A period without months follows the pace of delivery.
        """
        period = self.inputs["delivery_period"].distribution.central if "delivery_period" in self.inputs else 1.0
        return tuple(
            tuple(
                served.by_year.get(year, 0.0) / served.central if isinstance(served, Months) else pace / period
                for year, _index, pace in self.path
            )
            for served in (self.inputs[f"contract_period_{line}"].distribution for line in self.people)
        )

    @cached_property
    def canonical(self) -> dict[str, Any]:
        """The complete question in plain values; nothing in it depends on today's defaults."""
        s = self.scenario
        dated = ({"as_of": s.as_of} if s.as_of else {}) | ({"one_price_year": True} if s.one_price_year else {})
        together = {"correlation": [list(pair) for pair in self.correlation]} if self.correlation else {}
        return (
            together
            | dated
            | {
                "exporter": s.exporter,
                "buyer": s.buyer,
                "year": s.year,
                "gdp": self.gdp,
                "gdp_year": s.gdp_year,
                "inputs": {n: i.distribution.spec for n, i in sorted(self.inputs.items())},
                "lines": list(self.lines),
                "path": {
                    str(year): [index, pace, *([self.ahead[year]] if year in self.ahead else [])]
                    for year, index, pace in self.path
                },
                "sampler": {
                    "seed": s.sampler.seed,
                    "points": s.sampler.points,
                    "scrambles": s.sampler.scrambles,
                },
            }
        )

    @cached_property
    def correlation(self) -> tuple[Pair, ...]:
        """Rank correlations of the inputs there are."""
        return tuple(p for p in self.together if p[0] in self.inputs and p[1] in self.inputs)

    @cached_property
    def mixed(self) -> dict[str, Mixed]:
        """For each correlated input the named points that its draws are mixed from."""
        return {
            name: tuple((part, self.inputs[part].dimension, weight) for part, weight in row)
            for name, row in mixing(self.correlation).items()
        }

    @cached_property
    def json(self) -> str:
        """Canonical JSON: sorted keys, shortest numbers that read back the same."""
        return json.dumps(self.canonical, sort_keys=True, separators=(",", ":"), ensure_ascii=False)

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the canonical JSON."""
        return hashlib.sha256(self.json.encode()).hexdigest()

    @cached_property
    def own(self) -> tuple[str, ...] | None:
        """Names of what the scenario sets itself, "path" for its pace of delivery; None if that is not known."""
        if isinstance(self.scenario, CompleteScenario):
            return self.scenario.own
        names = {n for n, _ in self.scenario.set if self.inputs[n].origin == "scenario"}
        return tuple(sorted(names | ({PATH} if self.scenario.path else set())))

    @cached_property
    def given(self) -> tuple[tuple[str, str], ...]:
        """What was given in another currency and became dollars, as written, by name."""
        return tuple((name, item.exchanged.text) for name, item in sorted(self.inputs.items()) if item.exchanged)

    @cached_property
    def basis(self) -> tuple[tuple[str, Setting], ...]:
        """Settings of a scenario of the user's own with what they rest on; those of a preset stand in the data."""
        s = self.scenario
        if isinstance(s, CompleteScenario):
            return s.basis
        worded = ((n, v) for n, v in s.set if isinstance(v, Setting) and v != Setting(value=v.value))
        return () if s.based_on else tuple(worded)

    @property
    def pace_is_stated(self) -> bool:
        """Whether the pace of delivery is the scenario's own, and not even over the delivery period."""
        known = self.own
        return bool(self.scenario.path) if known is None else PATH in known

    @cached_property
    def before(self) -> tuple[tuple[float, float], ...]:
        """For each year of the path GDP, relative to the chosen year, and pace of the year before.

        A year without one before it stands for itself; empty if something is delivered in such a year, or if what is
        delivered may not be set against growth.
        """
        known = {year: (index, pace) for year, index, pace in self.path}
        if PACE_BEFORE in self.absent or any(pace and year - 1 not in known for year, _index, pace in self.path):
            return ()
        return tuple(known.get(year - 1, known[year]) for year in known)

    @cached_property
    def delivering(self) -> tuple[int, ...]:
        """Years of the path from the first to the last in which anything is delivered."""
        years = [year for year, _index, pace in self.path if pace]
        return tuple(year for year, *_rest in self.path if years and years[0] <= year <= years[-1])

    @cached_property
    def words(self) -> dict[str, Any]:
        """What is said about the question beside its digits, for `Scenario.from_dict`; the digest leaves it out."""
        s = self.scenario
        said = {"title": s.title, "concept": s.concept, "based_on": s.based_on, "given": dict(self.given)}
        said["basis"] = basis_in_full(self.basis)
        return {k: v for k, v in said.items() if v} | ({} if self.own is None else {"own": list(self.own)})
