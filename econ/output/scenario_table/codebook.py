"""The columns of a scenario table: name, type, unit and meaning of each, and how a row comes to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, TypeAlias

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


Kind = Literal["string", "number", "integer", "boolean"]
"""Types, as the Table Schema of Frictionless Data names them."""


@dataclass(frozen=True)
class Variable:
    """A column.

    Attributes:
        name: its name, which stays.
        type: of its values.
        meaning: what it holds, a sentence.
        value: gives it for a row.
        unit: of its values; "" if they have none.
        empty: what an empty cell means; "" if there is none.
    """

    name: str
    type: Kind
    meaning: str
    value: Callable[[Case], Value]
    unit: str = ""
    empty: str = ""


_OF_ROW = "as in column unit"
_NO_NUMBER = "There is no number; the column reason says why."
_NO_GDP = "The output rests on no GDP."
_NO_FIGURE = "The output rests on no GDP, or the figure is the scenario's own."

VARIABLES: tuple[Variable, ...] = (
    Variable("scenario", "string", "Name of the scenario in this table.", lambda c: c.asked.name),
    Variable("title", "string", "Its title.", lambda c: c.asked.scenario.title or None, empty="It has no title."),
    Variable(
        "based_on",
        "string",
        "Preset that it comes from, changed or not.",
        lambda c: c.asked.scenario.based_on or None,
        empty="It comes from none.",
    ),
    Variable(
        "settings",
        "string",
        "What it sets otherwise than that preset, or at all if it comes from none: name = value; …",
        lambda c: c.asked.settings,
        empty="Nothing, or it is not known.",
    ),
    Variable("exporter", "string", "Country that sells (ISO 3166-1 alpha-3).", lambda c: c.asked.scenario.exporter),
    Variable(
        "buyer",
        "string",
        "Country that buys (ISO 3166-1 alpha-3).",
        lambda c: c.asked.scenario.buyer,
        empty="Nobody in particular.",
    ),
    Variable("year", "integer", "Year of the sale.", lambda c: c.asked.scenario.year),
    Variable(
        "concept",
        "string",
        "What the figure of the sale is: a delivery, a contract, a licence, …",
        lambda c: c.asked.scenario.concept or None,
        empty="It is not said.",
    ),
    Variable(
        "as_of",
        "string",
        "Day as of which the figures are known (ISO 8601).",
        lambda c: c.asked.scenario.as_of or None,
        empty="The newest figures of the release.",
    ),
    Variable(
        "price_year",
        "integer",
        "Year to whose prices all money is brought, by the US GDP deflator.",
        lambda c: c.asked.scenario.prices_of,
        empty="Money is at the prices at which it was published.",
    ),
    Variable("output", "string", "Name of the output.", lambda c: c.output),
    Variable("label", "string", "The same in words.", lambda c: GRAPH.equations[c.output].label),
    Variable(
        "unit",
        "string",
        "Unit of value, low, high, median and numerical_error; 1 for a share or a ratio.",
        lambda c: GRAPH.equations[c.output].unit,
    ),
    Variable(
        "gdp_source",
        "string",
        "GDP source that the row rests on, or “own” for a figure of the scenario's own.",
        lambda c: c.over.name if c.over else None,
        empty=_NO_GDP,
    ),
    Variable("gdp_label", "string", "The same in words.", lambda c: c.over.label if c.over else None, empty=_NO_GDP),
    Variable(
        "gdp_chosen",
        "boolean",
        "Whether it is the GDP source of the scenario.",
        lambda c: c.over.chosen if c.over else None,
        empty=_NO_GDP,
    ),
    Variable(
        "gdp_year", "integer", "Year of its figure.", lambda c: c.member.year if c.member else None, empty=_NO_FIGURE
    ),
    Variable(
        "gdp_vintage",
        "string",
        "Day by which the publication that prints it was out (ISO 8601).",
        lambda c: c.over.vintage if c.over else None,
        empty="The output rests on no GDP, the figure is the scenario's own, or the day is not known.",
    ),
    Variable(
        "gdp_publication",
        "string",
        "Id of the publication that prints it, as `econ cite --sources` lists them.",
        lambda c: c.over.publication if c.over else None,
        empty=_NO_FIGURE,
    ),
    Variable(
        "gdp_prices",
        "string",
        "Prices it is at: current, those of a year (constant-2015), purchasing power (PPP), unstated, …",
        lambda c: c.member.series.about.price_basis if c.member else None,
        empty=_NO_FIGURE,
    ),
    Variable(
        "gdp_family",
        "string",
        "Source whose figure counts for it: sources of one family are not independent.",
        lambda c: c.member.family if c.member else None,
        empty=_NO_FIGURE,
    ),
    Variable(
        "gdp_apart",
        "string",
        "Why the source does not count in a range over families.",
        lambda c: (c.member.apart or None) if c.member else None,
        empty="It counts, or there is no such source.",
    ),
    Variable(
        "value",
        "number",
        "The number that is printed: the central case, every input at its central value.",
        lambda c: c.found.central if c.found else None,
        _OF_ROW,
        _NO_NUMBER,
    ),
    Variable(
        "low",
        "number",
        "Lower end of the 90% coverage interval: 5th percentile.",
        lambda c: c.found.low if c.found else None,
        _OF_ROW,
        _NO_NUMBER,
    ),
    Variable(
        "high",
        "number",
        "Upper end of the 90% coverage interval: 95th percentile; no upper end where bound says “at least”.",
        lambda c: c.found.high if c.found else None,
        _OF_ROW,
        _NO_NUMBER,
    ),
    Variable(
        "median", "number", "50th percentile.", lambda c: c.found.median if c.found else None, _OF_ROW, _NO_NUMBER
    ),
    Variable(
        "numerical_error",
        "number",
        "Standard error of the median, from the finite number of points.",
        lambda c: c.found.error if c.found else None,
        _OF_ROW,
        _NO_NUMBER,
    ),
    Variable(
        "bound",
        "string",
        "“at least” where the source of the sale says no more than that it is more than so much.",
        lambda c: AT_LEAST if c.found and tables.is_at_least(c.result, c.output) else None,
        empty="The value is no bound.",
    ),
    Variable(
        "reason", "string", "Why there is no number.", lambda c: str(c.reason) or None, empty="There is a number."
    ),
    Variable(
        "grade",
        "string",
        "Weakest grade among the inputs (Admiralty code: A to F for the source, 1 to 6 for the item).",
        lambda c: (c.result.grade_of(c.output) or None) if c.found else None,
        empty="There is no number, or nothing that is graded.",
    ),
    Variable(
        "sources",
        "string",
        "Ids of the sources that the number rests on, separated by blanks.",
        lambda c: (" ".join(c.result.sources_of(c.output)) or None) if c.found else None,
        empty="There is no number, or it rests on judgements alone.",
    ),
    Variable(
        "fingerprint",
        "string",
        "Fingerprint of the scenario's result, as it is printed.",
        lambda c: str(c.asked.result.fingerprint),
    ),
    Variable("version", "string", "Version of econ.", lambda c: c.asked.result.fingerprint.version),
    Variable("data_date", "string", "Day of the release of the data (ISO 8601).", lambda c: c.result.book.release),
    Variable(
        "own_figures",
        "string",
        "Folders of figures of one's own, with their digests.",
        lambda c: folders.stated(c.result.book.own) or None,
        empty="None.",
    ),
    Variable(
        "scenario_digest",
        "string",
        "SHA-256 of the complete question: the same for equal scenarios in any table.",
        lambda c: c.asked.result.fingerprint.scenario,
    ),
    Variable(
        "data_digest",
        "string",
        "SHA-256 of the figures.",
        lambda c: c.asked.result.fingerprint.data,
    ),
    Variable("model_digest", "string", "SHA-256 of the equations.", lambda c: c.asked.result.fingerprint.model),
    Variable("draws", "integer", "Draws of every input.", lambda c: c.asked.scenario.sampler.size),
    Variable("seed", "string", "Seed of the points; a whole number.", lambda c: str(c.asked.scenario.sampler.seed)),
    Variable(
        "frozen",
        "string",
        "Frozen link of the scenario: `econ run`, `econ compare` and `econ verify` open it.",
        lambda c: c.asked.frozen,
        empty="The scenario is larger than a link may be.",
    ),
)
"""The columns in their order. A name never changes its meaning; new columns may come in."""

NAMES = tuple(variable.name for variable in VARIABLES)
