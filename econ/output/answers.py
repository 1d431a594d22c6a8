"""What commands answer programs with: a typed document of each kind, its JSON Schema, and its table as CSV.

Every document says its kind (`format`), the version of that kind, and what it was computed with. Within a version keys
are only added; a key that would go or change its meaning makes a new version. `econ schema KIND` prints the schema.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from typing import Annotated, ClassVar, Literal

import numpy as np
from pydantic import BaseModel, ConfigDict, Field, JsonValue

from econ._version import __version__
from econ.engine import Result
from econ.evidence import default_book
from econ.model import GRAPH
from econ.numerics.statistics import HIGH, LOW
from econ.scenario import Input

Scalar = str | float | int | bool | None
"""What a cell of a table may be."""


class Part(BaseModel):
    """A part of a document; it has no keys but those that are named."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=False)


class Made(Part):
    """What an answer was computed with: whoever has all four computes the same digits."""

    econ: str = Field(description="Version of the calculator.")
    data: str = Field(description="Digest of the figures.")
    model: str = Field(description="Digest of the equations.")
    scenario: str = Field(default="", description="Digest of the scenario; empty where no single one was asked.")


def made(result: Result | None = None) -> Made:
    """What a result was computed with, or what is in use where there is none."""
    if result is None:
        return Made(econ=__version__, data=default_book().digest, model=GRAPH.digest)
    found = result.fingerprint
    return Made(econ=found.version, data=found.data, model=found.model, scenario=found.scenario)


class Document(Part):
    """An answer. Subclasses name their kind and version, and which of their fields is the table that CSV has."""

    table: ClassVar[str] = "rows"

    made: Made

    def json_text(self) -> str:
        """The document as JSON."""
        told = self.model_dump(mode="json")
        first = {name: told.pop(name) for name in ("format", "version", "made")}
        return f"{json.dumps(first | told, ensure_ascii=False, indent=1)}\n"

    def csv_text(self) -> str:
        """The table of the document as CSV; several values of a cell stand in it with a space between."""
        rows: list[Part | Mapping[str, Scalar]] = getattr(self, self.table)
        told = [dict(row) if isinstance(row, Mapping) else row.model_dump(mode="json") for row in rows]
        names = dict.fromkeys(name for row in told for name in row) or {"nothing": None}
        stream = io.StringIO(newline="")
        writer = csv.DictWriter(stream, list(names), lineterminator="\r\n")
        writer.writeheader()
        writer.writerows({name: _cell(value) for name, value in row.items()} for row in told)
        return stream.getvalue()


def _cell(value: Scalar | list[str]) -> Scalar:
    return " ".join(value) if isinstance(value, list) else value


def ends(item: Input) -> tuple[float, float]:
    """Both ends of the 90% interval of an input."""
    low, high = item.distribution.quantile(np.array([LOW, HIGH]))
    return float(low), float(high)


Central = Annotated[float | None, Field(description="The central case: every input at its likely value.")]
Median = Annotated[float | None, Field(description="Median of the draws.")]
Low = Annotated[float | None, Field(description="Lower end of the 90% interval.")]
High = Annotated[float | None, Field(description="Upper end of the 90% interval.")]
Unit = Annotated[str, Field(description='Unit; "1" for a share or a ratio.')]
NameOf = Literal["output", "assumption", "series", "goods line", "source"]
"""What a name may be of."""

Sources = Annotated[list[str], Field(description="Ids of the sources, see `econ list sources`.")]


# --- the questions turned round, and what moves an answer ----------------------------------------------


class SolvedValue(Part):
    """A value that does it."""

    value: float = Field(description="In the unit of the quantity.")
    percentile: float | None = Field(description="Probability of a smaller one under its evidence, 0 to 1.")


class Solve(Document):
    """What `econ solve` finds: the values of a quantity that give a target of an output."""

    table: ClassVar[str] = "values"

    format: Literal["solve"] = "solve"
    version: Literal[1] = 1
    sentence: str
    quantity: str
    unit: Unit
    output: str
    output_unit: Unit
    target: float = Field(description="Of the output, in its unit.")
    at: Literal["central", "median"] = Field(description="Which answer hits the target.")
    values: list[SolvedValue]
    anywhere: bool = Field(description="Whether the values are the ends of a stretch that does it.")
    evidence: str = Field(description="What the percentiles rest on.")
    searched: tuple[float, float] = Field(description="The range of the quantity that was searched.")
    attained: tuple[float, float] = Field(description="Smallest and largest output in it.")
    monotone: bool = Field(description="Whether the output only rises or only falls over the range.")


class Swing(Part):
    """An input at both ends of its 90% interval, all else at its central value."""

    input: str
    label: str
    unit: Unit
    low_input: float
    high_input: float
    low: float = Field(description="The output at the lower end of the input.")
    high: float = Field(description="The output at the upper end of the input.")
    elasticity: float = Field(description="Per cent of the output for one per cent more of the input.")


class VarianceShare(Part):
    """Shares of the variance of an output that one input, or several that are correlated, account for."""

    input: str = Field(description="Names with a space between where several are taken together.")
    label: str
    first: float = Field(description="What would go away if it alone were known.")
    first_low: float
    first_high: float
    total: float = Field(description="What would be left if all others were known.")
    total_low: float
    total_high: float


class ThresholdValue(Part):
    """The value of an input at which the output comes to a threshold."""

    input: str
    label: str
    unit: Unit
    value: float | None = Field(description="None where no plausible value does.")
    percentile: float | None = Field(description="Probability of a smaller one under its evidence, 0 to 1.")
    wrong_now: float | None = Field(description="Probability of a wrong answer to “is it above?”.")
    wrong_then: float | None = Field(description="The same if this input were known.")


class Sensitivity(Document):
    """What `econ sensitivity` finds, in one of three ways."""

    format: Literal["sensitivity"] = "sensitivity"
    version: Literal[1] = 1
    output: str
    unit: Unit
    way: Literal["swings", "shares", "threshold"] = Field(description="One at a time; of the variance; --above.")
    threshold: float | None = Field(default=None, description="With --above: the value, in the unit of the output.")
    probability: float | None = Field(default=None, description="With --above: that the output is above it.")
    rows: list[Swing] | list[VarianceShare] | list[ThresholdValue]


class Sweep(Document):
    """What `econ sweep` finds along one or two axes, or of a grid of scenarios."""

    format: Literal["sweep"] = "sweep"
    version: Literal[1] = 1
    axes: dict[str, str] = Field(description="Units of the quantities that move, by name.")
    outputs: dict[str, str] = Field(description="Units of the outputs, by name.")
    draws: int | None = Field(description="Draws of each scenario; null if all else is at its central value.")
    rows: list[dict[str, Scalar]] = Field(
        description="Names of the axes with their values; then the outputs by name at the central case. "
        "With draws: output, central, median, low, high, relative_error."
    )


class MixturePart(Part):
    """A GDP source in a mixture."""

    source: str
    label: str
    year: int
    weight: float = Field(description="0 to 1; all add up to 1.")
    mean: float = Field(description="Of the output under this source alone.")
    standard_deviation: float = Field(description="Of the output under this source alone.")
    grade: str
    sources: Sources


class Mixture(Document):
    """What `econ mixture` finds: an output under several GDP sources at once."""

    format: Literal["mixture"] = "mixture"
    version: Literal[1] = 1
    sentence: str
    output: str
    unit: Unit
    mean: float
    median: float
    low: Low
    high: High
    variance_within: float = Field(description="Mean of the variances under each source.")
    variance_between: float = Field(description="Variance of the means of the sources.")
    judgement: str = Field(description="Whose judgement the weights are.")
    dependence: list[str] = Field(description="What the sources have in common.")
    rows: list[MixturePart]


# --- several releases ----------------------------------------------------------------------------------


class RestatementCause(Part):
    """What moved a number."""

    name: str
    place: str
    before: str
    after: str
    change: float = Field(description="Of the central case; all causes add up to the move.")


class Restated(Part):
    """A number of a preset under two releases."""

    preset: str
    output: str
    item: str = Field(description="GDP source, year or goods line where it is a number of one.")
    unit: Unit
    before: Central
    before_low: Low
    before_high: High
    after: Central
    after_low: Low
    after_high: High
    causes: list[RestatementCause]


class Restate(Document):
    """What `econ restate` finds: every preset under two releases of the figures."""

    table: ClassVar[str] = "moved"

    format: Literal["restate"] = "restate"
    version: Literal[1] = 1
    old: str = Field(description="Day of the older figures.")
    new: str = Field(description="Day of the newer figures.")
    moved: list[Restated]
    same: list[str] = Field(description="Presets that give the same digits.")
    added: list[str]
    removed: list[str]
    failed: dict[str, str] = Field(description="Presets that cannot be computed under the newer figures, and why.")
    gained: dict[str, str] = Field(
        default_factory=dict, description="Presets that can be computed under the newer figures alone, and why."
    )


# --- what there is, where it comes from, whether it holds ------------------------------------------------


class List(Document):
    """What `econ list` has of one kind; the columns are those that people read, under names that stay."""

    format: Literal["list"] = "list"
    version: Literal[1] = 1
    kind: str = Field(description="What is listed: assumptions, outputs, sources, …")
    rows: list[dict[str, Scalar | list[str]]]


class ExplainedInput(Part):
    """A quantity that an explained one rests on."""

    name: str
    label: str
    unit: Unit
    central: float
    low: Low
    high: High
    elasticity: float | None = Field(description="Per cent of the output for one per cent more of it.")
    origin: str = Field(description="card, line, series, definition or scenario.")
    grade: str
    judgement: str = Field(description="Why its spread is what it is; empty if published.")
    sources: Sources
    locators: str = Field(default="", description="Where in its sources its figure stands, as far as that is known.")


class PublishedFigure(Part):
    """A figure that somebody has published about a quantity."""

    item: str
    description: str
    period: str
    low: float | None
    central: float | None
    high: float | None
    unit: Unit
    grade: str
    sources: Sources
    locator: str = Field(default="", description="Where in the first source it stands; empty if that is not known.")
    conflicts_with: list[str]


class SeriesFigure(Part):
    """A figure of a published series."""

    year: int
    value: float | None
    dollars: float | None = Field(description="In US dollars a year, of money of an economy.")
    status: str = Field(description='"used", or why it is kept beside.')
    source: str
    locator: str = Field(default="", description="Where in the source it stands; empty if that is not known.")
    note: str


class Explain(Document):
    """What `econ explain` tells of a name: where its number comes from."""

    table: ClassVar[str] = "inputs"

    format: Literal["explain"] = "explain"
    version: Literal[1] = 1
    name: str
    kind: NameOf = Field(description="What the name is of.")
    label: str
    meaning: str
    unit: Unit
    formula: str = Field(description="Of an output, as Python writes it.")
    central: Central
    median: Median
    low: Low
    high: High
    none_because: str = Field(description="Why there is no value; empty if there is one.")
    grade: str
    inputs: list[ExplainedInput] = Field(description="What it rests on; an assumption: itself.")
    published: list[PublishedFigure]
    figures: list[SeriesFigure] = Field(description="Of a series.")
    sources: dict[str, str] = Field(description="Citations by id.")


class Exporters(Document):
    """What `econ exporters` has: deliveries, contracts and licences of countries, a row each."""

    format: Literal["exporters"] = "exporters"
    version: Literal[1] = 1
    rows: list[dict[str, Scalar | list[str]]]
    notes: list[str]


class DifferentValue(Part):
    """A value of a file that is not what is computed now."""

    place: str
    stored: Scalar
    computed: Scalar


class Verify(Document):
    """What `econ verify` finds of a file or a link."""

    table: ClassVar[str] = "differences"

    format: Literal["verify"] = "verify"
    version: Literal[1] = 1
    holds: bool = Field(description="Whether every number that is still computed is the same.")
    identical: bool = Field(description="Whether every digit that was compared is the same.")
    same_file: bool = Field(description="Whether it is, byte for byte, the file or link that is written now.")
    compared: int = Field(description="Values and words that were compared.")
    text: str = Field(description="The verdict in words.")
    standing: str = Field(description="Still valid, restated, source withdrawn or not known.")
    standing_sentence: str
    differences: list[DifferentValue]
    not_compared: dict[str, list[str]] = Field(description="Places by their kind.")
    changed: dict[str, tuple[str, str]] = Field(
        description="Version, data, model or scenario: then and now, where they differ."
    )


class Citation(Part):
    """One work that is cited."""

    id: str
    title: str
    published: str = Field(description="Year, or day in ISO form; empty if it is not known.")
    url: str


class Cite(Document):
    """What `econ cite` gives: citations as records of CSL."""

    format: Literal["cite"] = "cite"
    version: Literal[1] = 1
    text: str = Field(description="The citations in words, one to a line.")
    of: Literal["result", "sources"] = Field(description="What is cited.")
    rows: list[Citation]
    records: list[dict[str, JsonValue]] = Field(description="The same as records of CSL-JSON.")


KINDS: dict[str, type[Document]] = {
    str(kind.model_fields["format"].default): kind
    for kind in (
        Cite,
        Explain,
        Exporters,
        List,
        Mixture,
        Restate,
        Sensitivity,
        Solve,
        Sweep,
        Verify,
    )
}
"""Kinds of documents by their name."""


def schema(kind: str) -> str:
    """The JSON Schema (2020-12) of a kind."""
    found = {"$schema": "https://json-schema.org/draft/2020-12/schema", **KINDS[kind].model_json_schema()}
    return f"{json.dumps(found, ensure_ascii=False, indent=1)}\n"


def rows(told: Iterable[Mapping[str, object]]) -> list[dict[str, Scalar | list[str]]]:
    """Rows of the library as rows of a document: ids in tuples become lists, numbers those of Python."""
    return [{name: _plain(value) for name, value in row.items()} for row in told]


def _plain(value: object) -> Scalar | list[str]:
    if isinstance(value, tuple | list):
        return [str(one) for one in value]
    if value is None or isinstance(value, str | bool | int):
        return value
    return float(value) if isinstance(value, float) else str(value)
