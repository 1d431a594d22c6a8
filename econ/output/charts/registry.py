"""The list of charts, and what can be had of each: a drawing, its words, its table."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Unpack

import numpy as np

from econ.engine import Result
from econ.model import SHARE
from econ.output import Json, cells
from econ.output.cells import Table
from econ.output.charts.of_results import ByColumn
from econ.output.charts.sweep_data import Options
from econ.output.marks import Drawing, sentence
from econ.scenario import Input
from econ.wording.errors import InputError, unknown
from econ.wording.language import N_, _

if TYPE_CHECKING:
    import plotly.graph_objects as go

Draws = Callable[..., Drawing]
"""A function that draws a result; it takes the result, the result before the changes as `baseline`, and options."""

Rows = Callable[..., list[ByColumn]]
"""A function that gives the table behind it."""


def _never(_: Result) -> str:
    return ""


def _always_several(_: Result, **_options: str) -> bool:
    return False


@dataclass(frozen=True)
class Chart:
    """A chart on the list.

    Attributes:
        name: what it is called in code.
        title: what stands above it where it has no finding.
        function: draws it.
        rows: the table behind it, cells by the English title of their column.
        finding: what this very picture shows, one sentence with the numbers; it takes the options of the chart.
        describes: columns of the table that only describe.
        empty: why there is nothing to draw, a sentence; "" if there is something.
        single: whether it comes to one number or none, which its finding says better than a picture; it takes the
            options of the chart.
        output: the one that it is about unless it is told another.
        sources: ids of the sources of a picture about an output; None if it is those of the output.
        place: where a reader meets it; those with the smallest number first.
        asked: whether it answers a question of its own, such as a threshold, so that reports leave it out.
        view: the tab of the page below which it stands; "" if no tab takes it up by itself.
        outlined: whether the picture shows where it was before the changes.
    """

    name: str
    title: str
    function: Draws
    rows: Rows
    finding: Callable[..., str]
    empty: Callable[[Result], str] = _never
    describes: tuple[str, ...] = ()
    single: Callable[..., bool] = _always_several
    output: str = SHARE
    sources: Callable[[Result, str], tuple[str, ...]] | None = None
    place: int = 100
    asked: bool = False
    view: str = ""
    outlined: bool = True

    @property
    def shows(self) -> str:
        """What the picture shows, a sentence."""
        return (inspect.getdoc(self.function) or "").partition("\n\n")[0].replace("\n", " ")


CHARTS: dict[str, Chart] = {}


def chart(name: str, *, title: str, rows: Rows, finding: Callable[..., str], **more: Any) -> Callable[[Draws], Draws]:
    """Put a chart on the list; `more` are the other fields of `Chart`."""

    def mark(function: Draws) -> Draws:
        CHARTS[name] = Chart(name, title, function, rows, finding, **more)
        return function

    return mark


def get(name: str) -> Chart:
    """A chart by its name.

    Raises:
        InputError: there is none.
    """
    if name not in CHARTS:
        error = unknown("chart", name, CHARTS)
        raise error if error.mend else InputError(error.what, mend=_("There are: {names}.", names=", ".join(CHARTS)))
    return CHARTS[name]


def unasked(result: Result) -> tuple[str, ...]:
    """Names of the charts that show something of a result without being asked, as a reader meets them."""
    found = (item for item in CHARTS.values() if not item.asked and not item.empty(result))
    return tuple(item.name for item in sorted(found, key=lambda item: item.place))


def reason(name: str, result: Result, **options: Unpack[Options]) -> str:
    """Why there is no picture, or what a single number says in its place, a sentence; "" if there is a picture."""
    item = get(name)
    if why := _nothing(item, result, options):
        return why
    return f"{item.finding(result, **options).removesuffix('.')}." if item.single(result, **options) else ""


def _nothing(item: Chart, result: Result, options: Options) -> str:
    """Why there is nothing to show, neither as a picture nor as a table."""
    if options.get("found") is not None:  # what is to be drawn comes with the call
        return ""
    output = options.get("output", "")
    return missing(output)(result) if output in result.graph.equations else item.empty(result)


def _about(item: Chart, options: Options) -> str:
    """The output that a picture is about."""
    found = options.get("found")
    return found.output if found else options.get("output", item.output)


def drawing(name: str, result: Result, *, baseline: Result | None = None, **options: Unpack[Options]) -> Drawing:
    """A chart as marks, or as a sentence where there is no picture."""
    why = reason(name, result, **options)
    return sentence(why) if why else get(name).function(result, baseline=baseline, **options)


def spec(name: str, result: Result, *, baseline: Result | None = None, **options: Unpack[Options]) -> dict[str, Json]:
    """The same as plotly.js takes it."""
    from econ.output.drawing.plotly_figure import figure

    return figure(drawing(name, result, baseline=baseline, **options))


def draw(name: str, result: Result, *, baseline: Result | None = None, **options: Unpack[Options]) -> go.Figure:
    """The same as a figure of the Python package plotly."""
    import plotly.graph_objects as go

    return go.Figure(spec(name, result, baseline=baseline, **options))


def finding(name: str, result: Result, **options: Unpack[Options]) -> str:
    """What this very picture shows, or why there is none: one sentence, its title and its alternative text."""
    item = get(name)
    return _nothing(item, result, options) or item.finding(result, **options)


alt = finding
"""The picture in words."""


def sources(name: str, result: Result, **options: Unpack[Options]) -> tuple[str, ...]:
    """Ids of the sources of a chart, the heaviest first; none if there is nothing to show."""
    item = get(name)
    if _nothing(item, result, options):
        return ()
    output = _about(item, options)
    names = item.sources(result, output) if item.sources else result.sources_of(output)
    return heaviest_first(result, names, output)


def heaviest_first(result: Result, names: tuple[str, ...], output: str = SHARE) -> tuple[str, ...]:
    """Ids of sources as heavy as they weigh in an output: GDP, what the scenario states, then what moves it most.

    How much an input moves it is the correlation of the two; a source weighs what the heaviest of its inputs does.
    Those that only turn GDP into dollars come last.
    """
    published = result.state.inputs.get("gdp_published")
    first = published.sources if published else ()
    rates = {s for s in (result.sources_of("gdp") if "gdp" in result.draws else ()) if s not in first}
    weights = dict.fromkeys(names, 0.0)
    for item in result.inputs_of(output) if output in result.draws else ():
        weight = STATED if item.origin == "scenario" else _moves(result, item, output)
        weights |= {s: max(weights[s], weight) for s in item.sources if s in weights}
    return tuple(sorted(weights, key=lambda name: (name not in first, name in rates, -weights[name])))


STATED = 2.0
"""The weight of what a scenario states itself, above that of anything that has a spread."""


def _moves(result: Result, item: Input, output: str) -> float:
    """How far an input and an output move together, from 0 to 1."""
    ours, theirs = np.ravel(result.sample(item)), np.asarray(result.draws[output])
    if item.distribution.is_fixed or theirs.size != ours.size:
        return 0.0
    found = np.corrcoef(ours, np.ravel(theirs))[0, 1] if np.ptp(theirs) and np.ptp(ours) else 0.0
    return round(float(abs(found)), 2)


def table(name: str, result: Result, *, baseline: Result | None = None, **options: Unpack[Options]) -> Table:
    """The table behind a chart, without rows if there is nothing to show; some say what was before the changes."""
    item = get(name)
    rows: list[ByColumn] = []
    if not _nothing(item, result, options):
        compared = baseline is not None and "baseline" in inspect.signature(item.rows).parameters
        rows = item.rows(result, baseline=baseline, **options) if compared else item.rows(result, **options)
    return cells.table(name, _(item.title), rows, describes=item.describes)


def missing(name: str) -> Callable[[Result], str]:
    """For charts that need an output: says why it cannot be computed, where that is so."""

    def empty(result: Result) -> str:
        if name in result.draws:
            return ""
        label = result.graph.equations[name].label
        if name in result.graph.withheld:
            return result.graph.refusal(name, ()).what
        return _(
            "{output} cannot be computed here: {reason}.",
            output=_(label),
            reason=_(result.left_out.get(name, N_("a figure is missing"))),
        )

    return empty
