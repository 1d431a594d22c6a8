"""The list of charts, and what can be had of each: a figure, its words, its table."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from econ.analysis import tables
from econ.analysis.tables import Row
from econ.engine import Result
from econ.output.charts.look import Mark, Spec, nothing
from econ.wording.errors import unknown
from econ.wording.language import N_, _

if TYPE_CHECKING:
    import plotly.graph_objects as go

Draw = Callable[..., Spec]
"""A function that draws a result; it takes the result, the result before the changes as `baseline`, and options."""


def _never(_: Result) -> str:
    return ""


@dataclass(frozen=True)
class Chart:
    """A chart on the list.

    Attributes:
        name: what it is called in code.
        title: what stands above it.
        function: draws it.
        rows: the table behind it, in words and with units.
        empty: why there is nothing to draw, a sentence; "" if there is something.
        marks: how each row of the table is drawn in the picture (colour, dash, width, strong), if it is a line there.
        says: what this very picture says, a sentence; it takes the options of the chart.
        asked: whether it answers a question of its own, such as a threshold, so that reports leave it out.
        view: the tab of the page below which it stands; "" if no tab takes it up by itself.
        outlined: whether the picture shows where it was before the changes.
        threshold: what a threshold says that a reader may drag over the picture; see `econ.output.charts.threshold`.
    """

    name: str
    title: str
    function: Draw
    rows: Callable[..., list[Row]]
    empty: Callable[[Result], str]
    marks: Callable[[Result], list[Row]] | None = None
    outlined: bool = True
    view: str = ""
    says: Callable[..., str] | None = None
    asked: bool = False
    threshold: Callable[[Result], Mark] | None = None

    @property
    def shows(self) -> str:
        """What the picture shows, a sentence."""
        return (inspect.getdoc(self.function) or "").partition("\n\n")[0].replace("\n", " ")


CHARTS: dict[str, Chart] = {}


def chart(
    name: str, *, title: str, rows: Callable[..., list[Row]], empty: Callable[[Result], str] = _never, **more: Any
) -> Callable[[Draw], Draw]:
    """Put a chart on the list; `more` are the other fields of `Chart`."""

    def mark(function: Draw) -> Draw:
        CHARTS[name] = Chart(name, title, function, rows, empty, **more)
        return function

    return mark


def get(name: str) -> Chart:
    """A chart by its name.

    Raises:
        InputError: there is none.
    """
    if name not in CHARTS:
        raise unknown("chart", name, CHARTS)
    return CHARTS[name]


def reason(name: str, result: Result, **options: Any) -> str:
    """Why there is nothing to draw, a sentence; "" if there is something."""
    item = get(name)
    if options.get("found") is not None:  # what is to be drawn comes with the call
        return ""
    output = options.get("output")
    return missing(output)(result) if output in result.graph.equations else item.empty(result)


def spec(name: str, result: Result, **options: Any) -> Spec:
    """A figure as plain data: what plotly.js takes. If there is nothing to draw it holds the sentence that says why."""
    why = reason(name, result, **options)
    return nothing(why) if why else get(name).function(result, **options)


def draw(name: str, result: Result, **options: Any) -> go.Figure:
    """A figure of the Python package plotly."""
    import plotly.graph_objects as go

    return go.Figure(spec(name, result, **options))


def alt(name: str, result: Result, **options: Any) -> str:
    """The picture in words: the answer, what this picture says, and what pictures of its kind show."""
    item = get(name)
    answer = tables.headline(result)
    if why := reason(name, result, **options):
        return f"{answer} {why}"
    said = item.says(result, **options) if item.says else ""
    return " ".join(part for part in (answer, said, _(item.shows)) if part)


def table(name: str, result: Result, *, baseline: Result | None = None, **options: Any) -> list[Row]:
    """The rows behind a chart, as text with units; some say what was before the changes as well."""
    item = get(name)
    if baseline is not None and "baseline" in inspect.signature(item.rows).parameters:
        options["baseline"] = baseline
    return [] if reason(name, result, **options) else item.rows(result, **options)


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
