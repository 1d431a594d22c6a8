"""Charts as blocks of the page, and the files that may be had of each."""

from __future__ import annotations

from typing import Unpack
from urllib.parse import urlencode

from econ.analysis.short_answer import leading, short_answer
from econ.engine import Result, kept_in_words
from econ.output import charts
from econ.output.cells import Table
from econ.output.charts import Options
from econ.output.drawing import Around, svg
from econ.output.drawing.files import size_of
from econ.output.export import figure
from econ.output.export.content import csv_bytes
from econ.output.export.pictures import foot, of_drawing
from econ.output.marks import Drawing
from econ.page.answer import sources
from econ.page.blocks import Link, Note, Picture
from econ.page.place import Shown
from econ.page.strip import drawing
from econ.wording.errors import InputError, unknown
from econ.wording.language import N_, _

WIDTH, NARROW = 688, 358
"""Widths at which a chart is drawn, in pixels: that of its place beside the levers, and that of a telephone."""

KINDS = {
    "png": ("PNG", "image/png", N_("Save this chart as a picture (PNG)")),
    "svg": ("SVG", "image/svg+xml", N_("Save this chart as a drawing (SVG)")),
    "csv": ("CSV", "text/csv", N_("Save the data of this chart (CSV)")),
}
"""What may be had of a chart: its name, its media type, and what a link to it says aloud."""

OUTLINE = N_("An outline marks where it was before your changes.")


def block(
    key: str,
    title: str,
    drawn: Drawing,
    alt: str,
    caption: str,
    table: Table | None = None,
    files: tuple[Link, ...] = (),
) -> Picture:
    """A drawing as a block: as wide as its place, and for a telephone."""
    wide, narrow = (svg(drawn, width=width, alt=alt, paper="var(--paper)") for width in (WIDTH, NARROW))
    fold = _("The same as a table")
    return Picture(key=key, title=title, svg=wide, narrow=narrow, caption=caption, files=files, table=table, fold=fold)


def picture(
    shown: Shown, name: str, *, table: bool = True, before: bool = False, **options: Unpack[Options]
) -> Picture | Note:
    """A chart of what is shown, or the sentence that says why there is none.

    Args:
        shown: what is shown.
        name: of the chart.
        table: whether the figures behind it are folded below it.
        before: whether it shows where it was before the changes.
        options: of the chart.
    """
    if why := charts.reason(name, shown.result, **options):
        return Note(key=f"chart-{name.replace('_', '-')}", texts=(why,))
    return _picture(shown.result, name, table, shown.before if before else None, address(shown), **options)


def address(shown: Shown) -> str:
    """What a link to a file says of what it is asked for, without the language of the page."""
    return shown.link(view="")


@kept_in_words
def _picture(
    result: Result, /, name: str, table: bool, baseline: Result | None, query: str, **options: Unpack[Options]
) -> Picture:
    item, title = charts.get(name), charts.finding(name, result, **options)
    own = {key: str(value) for key, value in options.items() if key != "found"}
    return block(
        f"chart-{name.replace('_', '-')}",
        title,
        charts.drawing(name, result, baseline=baseline, **options),
        title,
        f"{_(item.shows)} {_(OUTLINE)}" if baseline is not None and item.outlined else _(item.shows),
        charts.table(name, result, baseline=baseline, **options) if table else None,
        () if "found" in options else links(name, query, own),
    )


ANSWER = "answer"
"""What the picture of an answer is called among files of charts."""


def of_answer(shown: Shown, kind: str, size: str) -> bytes:
    """The dot picture of an answer as a file, or the figures behind it.

    Raises:
        InputError: there is no such kind, or no share of GDP.
    """
    found = sources.picture(shown)
    if found is None:
        raise InputError(short_answer(shown.result).text)
    if kind == "csv":
        return _csv(sources.as_table(shown.result))
    ids = dict.fromkeys(source for row in leading(shown.result) for source in row["sources"])
    made = drawing(found, _("Share of GDP; bars: 90% intervals"))
    around = Around(short_answer(shown.result).text, f"{found.title}. {found.caption}", foot(shown.result, ids))
    return of_drawing(made, (kind,), size_of(size), around, name=ANSWER, alt=found.title)[kind]


def _csv(found: Table) -> bytes:
    rows = ((" ".join(filter(None, (cell.words, cell.small))) for cell in row.cells) for row in found.rows)
    return csv_bytes([column.title for column in found.columns], rows)


def links(name: str, query: str, options: dict[str, str]) -> tuple[Link, ...]:
    """Ways to the files of a chart."""
    asked = f"{query}&{urlencode({f'chart_{k}': v for k, v in options.items()})}" if options else query
    return tuple(
        Link(words=short, address=f"picture/{name}.{kind}{asked}", label=_(said), file=True)
        for kind, (short, _mime, said) in KINDS.items()
    )


def file(
    result: Result, name: str, kind: str, *, size: str = "plain", output: str = "", threshold: float | None = None
) -> bytes:
    """A chart as a file.

    Raises:
        InputError: there is no such chart or kind, or nothing to draw.
    """
    options = Options(output=output) if output else Options()
    if threshold is not None and name == "value_of_information":
        options["threshold"] = threshold
    if kind == "csv":
        return _csv(charts.table(name, result, **options))
    if kind not in KINDS:
        raise unknown("kind of picture", kind, KINDS)
    return figure(result, name, kind, size=size, **options)
