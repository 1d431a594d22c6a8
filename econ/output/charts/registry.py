"""The list of charts, and what can be had of each: a drawing, its words, its table."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from econ.engine import Result
from econ.model import SHARE
from econ.output import Json, cells
from econ.output.cells import Table
from econ.output.charts.of_results import ByColumn
from econ.output.marks import Drawing, sentence
from econ.wording.errors import unknown
from econ.wording.language import N_, _

if TYPE_CHECKING:
    import plotly.graph_objects as go

Draws = Callable[..., Drawing]
"""A function that draws a result; it takes the result, the result before the changes as `baseline`, and options."""

Rows = Callable[..., list[ByColumn]]
"""A function that gives the table behind it."""


def _never(_: Result) -> str:
    return ""


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
        sources: ids of the sources that its figures are from; None if it is those of the output.
        output: the one that it is about unless it is told another.
        asked: whether it answers a question of its own, such as a threshold, so that reports leave it out.
        view: the tab of the page below which it stands; "" if no tab takes it up by itself.
        outlined: whether the picture shows where it was before the changes.
        threshold: what a threshold says that a reader may drag over the picture.
    """

    name: str
    title: str
    function: Draws
    rows: Rows
    finding: Callable[..., str]
    empty: Callable[[Result], str] = _never
    describes: tuple[str, ...] = ()
    sources: Callable[[Result], tuple[str, ...]] | None = None
    output: str = SHARE
    asked: bool = False
    view: str = ""
    outlined: bool = True
    threshold: Callable[[Result], dict[str, Json]] | None = None

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
        raise unknown("chart", name, CHARTS)
    return CHARTS[name]


def reason(name: str, result: Result, **options: Any) -> str:
    """Why there is nothing to draw, a sentence; "" if there is something."""
    item = get(name)
    if options.get("found") is not None:  # what is to be drawn comes with the call
        return ""
    output = options.get("output")
    return missing(output)(result) if output in result.graph.equations else item.empty(result)


def drawing(name: str, result: Result, **options: Any) -> Drawing:
    """A chart as marks. If there is nothing to draw it holds the sentence that says why."""
    why = reason(name, result, **options)
    return sentence(why) if why else get(name).function(result, **options)


def spec(name: str, result: Result, **options: Any) -> dict[str, Json]:
    """The same as plotly.js takes it."""
    from econ.output.drawing.plotly_figure import figure

    return figure(drawing(name, result, **options))


def draw(name: str, result: Result, **options: Any) -> go.Figure:
    """The same as a figure of the Python package plotly."""
    import plotly.graph_objects as go

    return go.Figure(spec(name, result, **options))


def finding(name: str, result: Result, **options: Any) -> str:
    """What this very picture shows, or why there is none: one sentence, the title and the alternative text of it."""
    return reason(name, result, **options) or get(name).finding(result, **options)


alt = finding
"""The picture in words."""


def sources(name: str, result: Result, **options: Any) -> tuple[str, ...]:
    """Ids of the sources of a chart, that of GDP first; none if there is nothing to draw."""
    item = get(name)
    if reason(name, result, **options):
        return ()
    if item.sources is not None:
        return item.sources(result)
    return gdp_first(result, result.sources_of(options.get("output", item.output)))


def gdp_first(result: Result, names: tuple[str, ...]) -> tuple[str, ...]:
    """Ids of sources, that of GDP first where it is among them."""
    first = result.sources_of("gdp") if "gdp" in result.draws else ()
    return tuple(dict.fromkeys((*(n for n in first if n in names), *names)))


def table(name: str, result: Result, *, baseline: Result | None = None, **options: Any) -> Table:
    """The table behind a chart, without rows if nothing is drawn; some say what was before the changes as well."""
    item = get(name)
    if baseline is not None and "baseline" in inspect.signature(item.rows).parameters:
        options["baseline"] = baseline
    rows = [] if reason(name, result, **options) else item.rows(result, **options)
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
