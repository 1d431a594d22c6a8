"""In a notebook a result, a verdict on a claim and a table of scenarios show themselves: sentence, picture, table.

`import econ` in a notebook is enough: it registers what is here, and nothing of it is loaded before something is shown.
Words and lines have the colour of the notebook, light or dark.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from econ.claims.verdict import Verdict
    from econ.engine import Result
    from econ.output.cells import Table
    from econ.output.marks import Drawing
    from econ.output.scenario_table import ScenarioTable

WIDTH = 720
"""Of a picture, in pixels."""

MOST_ROWS = 60
"""Rows of a table of scenarios that are shown."""

Shown = Callable[..., str]


class Formatter(Protocol):
    """What a notebook has for a kind of output, such as HTML."""

    def for_type_by_name(self, type_module: str, type_name: str, func: Shown) -> Shown | None:
        """Use a function for objects of a class, which need not be loaded."""


def register(html: Formatter) -> None:
    """Tell a notebook's formatter how our objects are shown as HTML."""
    html.for_type_by_name("econ.engine", "Result", result)
    html.for_type_by_name("econ.claims.verdict", "Verdict", verdict)
    html.for_type_by_name("econ.output.scenario_table", "ScenarioTable", scenarios)


def result(told: Result) -> str:
    """The answer in a sentence, what it is at other sizes of the sale, and against each GDP source."""
    from econ.analysis import tables
    from econ.output import charts, sections

    name = "share_by_sale"
    picture = "" if charts.reason(name, told) else _picture(charts.drawing(name, told), charts.alt(name, told))
    return _block(
        f"{told.scenario.title}. {tables.headline(told)}".removeprefix(". "),
        picture,
        sections.gdp_sources(told),
        str(told.fingerprint),
    )


def verdict(told: Verdict) -> str:
    """The verdict in a sentence, and in how many readings it is true."""
    from econ.claims.verdict import summary
    from econ.evidence import default_book
    from econ.output.charts import specification_curve as curve

    book = default_book()
    counts = told.curve(book)
    picture = _picture(curve.drawing(counts), curve.alt(counts))
    return _block(f"“{told.claim.text}” {summary(told, book)}", picture, curve.table(counts), counts.tally)


def scenarios(told: ScenarioTable) -> str:
    """The first rows of the table, as pandas shows them."""
    frame = told.frame()
    rest = len(frame) - MOST_ROWS
    more = f"<p>{rest} more rows: <code>.frame()</code>, <code>.save(…)</code></p>" if rest > 0 else ""
    return f"{frame.head(MOST_ROWS).to_html(index=False, na_rep='')}{more}"


def _picture(drawing: Drawing, alt: str) -> str:
    from econ.output.drawing import svg

    drawn = svg(drawing, width=WIDTH, alt=alt, ink="currentColor")
    whole = drawn.replace("<svg ", '<svg style="overflow: visible" ', 1)
    return f'<div style="margin: 0 4rem 0 2rem">{whole}</div>'


def _block(sentence: str, picture: str, table: Table | None, small: str) -> str:
    from markupsafe import Markup

    from econ.output.printers.html import html

    parts = (
        Markup("<p><b>{}</b></p>").format(sentence),
        Markup(picture),
        Markup("<details><summary>{}</summary>{}</details>").format(table.title, html(table)) if table else "",
        Markup("<p><small>{}</small></p>").format(small),
    )
    return Markup("<div style='max-width: 60rem'>{}</div>").format(Markup().join(parts))
