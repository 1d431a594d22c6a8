"""Exporters: what countries deliver, sign and license in arms, side by side and against their own economies."""

from __future__ import annotations

from dataclasses import replace

import econ
from econ.analysis import exporters
from econ.analysis.tables import Row
from econ.evidence import sources
from econ.output import cells
from econ.output.cells import Cell
from econ.output.charts import exporters as chart
from econ.page import pictures
from econ.page.blocks import Block, Grid, Prose, Title, menu
from econ.page.place import Layout, Shown, place
from econ.page.shared_results import by_figures
from econ.page.ways import SOURCE, VIEW, query
from econ.wording.language import N_, _

BY, IN = "by", "in"
"""Parameters of the address: what is compared, and the year; without one it is the newest figure of each country."""


@place("exporters", N_("Exporters"), rank=120, parameters=(BY, IN))
def draw(shown: Shown) -> Layout:
    """Draw it."""
    measures, years = _measures(), exporters.years(econ.default_book())
    known = [str(year) for year in reversed(years)]
    by = shown.detail(BY) if shown.detail(BY) in measures else next(iter(measures))
    year = shown.detail(IN) if shown.detail(IN) in known else ""
    about = _("What countries deliver, sign and license in arms, against their economies.")
    return Layout(
        title=_("Exporters"),
        description=about,
        where=False,
        head=(
            Title(key="title", text=_("Exporters"), deck=about),
            menu(BY, _("Show"), by, measures),
            menu(IN, _("Year"), year, {"": _("the newest figure of each country")} | {y: y for y in known}),
        ),
        more=_more(by, int(year) if year else None),
    )


@by_figures(8)
def _measures() -> dict[str, str]:
    """What can be shown, in words; only what at least one country has."""
    known = exporters.exporters(None)
    named = exporters.MEASURES.items()
    return {name: _(title) for name, (_head, title) in named if any(row[name] is not None for row in known)}


@by_figures(32)
def _more(by: str, year: int | None) -> tuple[Block, ...]:
    rows = exporters.exporters(year)
    title, said = chart.title(by), chart.alt(rows, by)
    head, lines = exporters.side_by_side(rows, by)
    head = [one[:1].upper() + one[1:] for one in head]
    beside = cells.table("exporters-side", "", [dict(zip(head, line, strict=True)) for line in lines])
    figures = cells.table("exporters-figures", _("The figures"), [_figure(row) for row in rows])
    return (
        pictures.block(
            "exporters-chart", title, chart.drawing(rows, by), said, chart.shows(), replace(beside, title=title)
        ),
        Grid(key="exporters-figures", table=figures),
        Prose(key="exporters-notes", texts=tuple(exporters.notes(rows)), small=True),
    )


def _figure(row: Row) -> Row:
    """A figure as a line of the table, with the way to its source."""
    head, [words] = exporters.listed([row])
    record = econ.default_book().sources.get(row["sources"])
    cited = sources.short(record) if record else row["sources"]
    line: Row = dict(zip(head, words, strict=True))
    line[head[0]] = Cell(words[0], small=_(row["note"]))
    address = query({VIEW: "sources", SOURCE: row["sources"]}, f"source-{row['sources']}")
    line[head[-1]] = Cell(cited, small=row["grade"], address=address)
    return line
