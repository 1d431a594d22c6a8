"""The columns of a scenario table: name, type, unit and meaning of each, and how a row comes to it."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TypeAlias

from econ.analysis import families, tables
from econ.engine import Result
from econ.evidence import folders
from econ.evidence.as_of import published
from econ.model import GRAPH
from econ.numerics import distributions
from econ.numerics.statistics import Summary
from econ.provenance import links
from econ.scenario import PATH, Scenario, State, resolve
from econ.wording.errors import InputError

Value: TypeAlias = str | float | int | bool | None
"""A cell; None is an empty one."""

CHOSEN, ALL = "chosen", "all"
"""Which GDP sources: the one of each scenario, or every one of its exporter."""

AT_LEAST = "at least"


@dataclass(frozen=True)
class Asked:
    """A scenario of the table.

    Attributes:
        name: what it is called in the table.
        result: its answer.
        presets: presets with every choice made, by name, as far as scenarios of the table come from them.
    """

    name: str
    result: Result
    presets: dict[str, State | None] = field(default_factory=dict, repr=False)

    @property
    def scenario(self) -> Scenario:
        """What is asked."""
        return self.result.scenario

    @cached_property
    def frozen(self) -> str | None:
        """The frozen link; None if there is more in it than a link may hold."""
        try:
            return links.freeze(self.result)
        except InputError:
            return None

    @cached_property
    def settings(self) -> str | None:
        """What it sets otherwise than its preset, or at all if it has none: "name = value; …"; None if unknown."""
        state, own = self.result.state, self.result.state.own
        if own is None:
            return None
        name = self.scenario.based_on
        if name not in self.presets:
            self.presets[name] = _state_of(name, self.result)
        preset = self.presets[name]
        names = sorted({*own, *((preset.own or ()) if preset else ())})
        parts = [_setting(name, state) for name in names if preset is None or not _alike(name, state, preset)]
        return "; ".join(parts) or None


def _state_of(preset: str, result: Result) -> State | None:
    """A preset with every choice made; None if there is none of this name, or it cannot be used."""
    try:
        return resolve(Scenario.preset(preset, result.book), result.book) if preset in result.book.presets else None
    except InputError:
        return None


def _alike(name: str, one: State, other: State) -> bool:
    """Whether two scenarios say the same of an input, or of the pace of delivery."""
    if name == PATH:
        paces = ({year: pace for year, _index, pace in state.path if pace} for state in (one, other))
        return next(paces) == next(paces)
    first, second = one.inputs.get(name), other.inputs.get(name)
    return first is not None and second is not None and first.distribution == second.distribution


def _setting(name: str, state: State) -> str:
    if name == PATH:
        return f"{name} = {', '.join(f'{year}: {pace!r}' for year, _index, pace in state.path if pace)}"
    item = state.inputs.get(name)
    if item is None:
        return f"{name} taken back"
    try:
        return f"{name} = {distributions.written(item.distribution, item.unit)}"
    except InputError:  # a distribution that has no written form
        return f"{name} = {item.distribution.shape}"


@dataclass(frozen=True)
class Over:
    """A result over one GDP source.

    Attributes:
        result: the answer over it.
        name, label: of the source.
        chosen: whether it is the one of the scenario.
        member: the source; None if the scenario gives a figure of its own.
    """

    result: Result
    name: str
    label: str
    chosen: bool
    member: families.Member | None = None

    @property
    def publication(self) -> str | None:
        """Id of the publication of its figure."""
        return self.member.series.used[self.member.year].source if self.member else None

    @property
    def vintage(self) -> str | None:
        """The day by which the publication of its figure was out."""
        if self.member is None or self.publication is None:
            return None
        return published(self.result.book.sources[self.publication]) or None


def gdp_sources(result: Result, which: str) -> list[Over]:
    """The result over the GDP source of the scenario, or over every one of the exporter."""
    own = tables.has_own_gdp(result)
    found = []
    for name, member in families.members(result).items():
        chosen = name == result.state.gdp and not own
        if chosen or which == ALL:
            found.append(
                Over(result if chosen else tables.over(member, result), name, member.series.short, chosen, member)
            )
    return [*found, Over(result, tables.OWN_SOURCE, tables.CITED_OWN, chosen=True)] if own else found


@dataclass(frozen=True)
class Case:
    """A row: an output of a scenario, over a GDP source if it rests on one.

    Attributes:
        asked: the scenario.
        result: the answer that the row is taken from: that of the scenario, over the GDP source.
        output: name of the output.
        over: the GDP source.
        found: its statistics; None if there is no value.
        reason: why there is none.
    """

    asked: Asked
    result: Result
    output: str
    over: Over | None
    found: Summary | None
    reason: str

    @classmethod
    def of(cls, asked: Asked, output: str, over: Over | None) -> Case:
        """The row of an output."""
        result = over.result if over else asked.result
        reason = _why_not(result, output)
        return cls(asked, result, output, over, None if reason else tables.summary_of(result, output), reason)

    @property
    def member(self) -> families.Member | None:
        """The GDP source; None if the row rests on none, or the figure is the scenario's own."""
        return self.over.member if self.over else None


def rests_on_gdp(result: Result, output: str) -> bool:
    """Whether an output is another one over another GDP source."""
    needed = {output} if output in result.stated else {output, *result.graph.ancestors(output, result.stated)}
    return not tables.GDP_PARTS.isdisjoint(needed)


def _why_not(result: Result, output: str) -> str:
    """Why an output has no number that could be printed; "" if it has one."""
    if output not in result.outputs:
        return result.left_out[output]
    if (beside := tables.half_told(result, output)) in result.left_out:
        return result.left_out[beside]
    return tables.without_meaning(result, output)


@dataclass(frozen=True)
class Variable:
    """A column.

    Attributes:
        name: its name, which stays.
        type: of its values, as the Table Schema of Frictionless Data names it: string, number, integer, boolean.
        meaning: what it holds, a sentence.
        value: gives it for a row.
        unit: of its values; "" if they have none.
        empty: what an empty cell means; "" if there is none.
    """

    name: str
    type: str
    meaning: str
    value: Callable[[Case], Value]
    unit: str
    empty: str


VALUES: dict[str, Callable[[Case], Value]] = {
    "scenario": lambda c: c.asked.name,
    "title": lambda c: c.asked.scenario.title or None,
    "based_on": lambda c: c.asked.scenario.based_on or None,
    "settings": lambda c: c.asked.settings,
    "exporter": lambda c: c.asked.scenario.exporter,
    "buyer": lambda c: c.asked.scenario.buyer,
    "year": lambda c: c.asked.scenario.year,
    "concept": lambda c: c.asked.scenario.concept or None,
    "as_of": lambda c: c.asked.scenario.as_of or None,
    "price_year": lambda c: c.asked.scenario.prices_of,
    "output": lambda c: c.output,
    "label": lambda c: GRAPH.equations[c.output].label,
    "unit": lambda c: GRAPH.equations[c.output].unit,
    "gdp_source": lambda c: c.over.name if c.over else None,
    "gdp_label": lambda c: c.over.label if c.over else None,
    "gdp_chosen": lambda c: c.over.chosen if c.over else None,
    "gdp_year": lambda c: c.member.year if c.member else None,
    "gdp_vintage": lambda c: c.over.vintage if c.over else None,
    "gdp_publication": lambda c: c.over.publication if c.over else None,
    "gdp_prices": lambda c: c.member.series.about.price_basis if c.member else None,
    "gdp_family": lambda c: c.member.family if c.member else None,
    "gdp_apart": lambda c: (c.member.apart or None) if c.member else None,
    "value": lambda c: c.found.central if c.found else None,
    "low": lambda c: c.found.low if c.found else None,
    "high": lambda c: c.found.high if c.found else None,
    "median": lambda c: c.found.median if c.found else None,
    "numerical_error": lambda c: c.found.error if c.found else None,
    "bound": lambda c: AT_LEAST if c.found and tables.is_at_least(c.result, c.output) else None,
    "reason": lambda c: str(c.reason) or None,
    "grade": lambda c: (c.result.grade_of(c.output) or None) if c.found else None,
    "sources": lambda c: (" ".join(c.result.sources_of(c.output)) or None) if c.found else None,
    "fingerprint": lambda c: str(c.asked.result.fingerprint),
    "version": lambda c: c.asked.result.fingerprint.version,
    "data_date": lambda c: c.result.book.release,
    "own_figures": lambda c: folders.stated(c.result.book.own) or None,
    "scenario_digest": lambda c: c.asked.result.fingerprint.scenario,
    "data_digest": lambda c: c.asked.result.fingerprint.data,
    "model_digest": lambda c: c.asked.result.fingerprint.model,
    "draws": lambda c: c.asked.scenario.sampler.size,
    "seed": lambda c: str(c.asked.scenario.sampler.seed),
    "frozen": lambda c: c.asked.frozen,
}
"""What gives the value of each column; what the columns mean stands in `columns.csv`."""

_COLUMNS = Path(__file__).with_name("columns.csv").read_text("utf-8").splitlines()

VARIABLES = tuple(Variable(**row, value=VALUES[row["name"]]) for row in csv.DictReader(_COLUMNS))
"""The columns in their order. A name never changes its meaning; new columns may come in."""

NAMES = tuple(variable.name for variable in VARIABLES)
