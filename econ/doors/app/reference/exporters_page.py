"""Exporters: what countries deliver, sign and license in arms, side by side and against their own economies."""

from __future__ import annotations

import streamlit as st

import econ
from econ.analysis import exporters
from econ.analysis.tables import Row
from econ.doors.app import entry_memory, page_links, show, style
from econ.doors.app.pictures import Picture
from econ.doors.app.shared_results import by_figures
from econ.doors.app.show import plain
from econ.evidence import sources
from econ.output import cells
from econ.output.cells import Cell
from econ.output.charts import exporters as chart
from econ.output.drawing import Around
from econ.wording.language import _, spoken

NEWEST = ""
"""The choice of the newest figure of each series, whatever its year."""


def draw() -> None:
    """Draw the page."""
    style.page(page_links.EXPORTERS, _("What countries deliver, sign and license in arms, against their economies."))
    left, right = st.columns(2)
    with left:
        measure = entry_memory.choose("exporters-by", _("Show"), _measures())
    with right:
        year = entry_memory.choose("exporters-year", _("Year"), _years(spoken()))
    rows = _rows(int(year) if year else None, spoken())
    picture = Picture(
        name="exporters",
        drawing=chart.drawing(rows, measure),
        around=Around(chart.title(measure), chart.shows(), (chart.foot(rows),)),
        alt=chart.alt(rows, measure),
    )
    show.show(picture, "exporters", caption=chart.shows(), file=f"econ-exporters-{measure}")
    head, lines = exporters.side_by_side(rows, measure)
    head = [title[:1].upper() + title[1:] for title in head]
    beside = [dict(zip(head, line, strict=True)) for line in lines]
    show.table(cells.table("exporters-side", chart.title(measure), beside))
    st.subheader(_("The figures"), anchor=False)
    show.table(cells.table("exporters-figures", _("The figures"), [_figure(row) for row in rows]))
    for note in exporters.notes(rows):
        st.caption(plain(note))


def _measures() -> dict[str, str]:
    """What can be shown, in words; only what at least one country has."""
    known = _rows(None, spoken())
    return {
        name: _(title)
        for name, (_head, title) in exporters.MEASURES.items()
        if any(row[name] is not None for row in known)
    }


@by_figures(8)
def _years(language: str) -> dict[str, str]:
    del language
    newest = {NEWEST: _("the newest figure of each country")}
    return newest | {str(year): str(year) for year in reversed(exporters.years(econ.default_book()))}


@by_figures(32)
def _rows(year: int | None, language: str) -> list[Row]:
    del language
    return exporters.exporters(year)


def _figure(row: Row) -> Row:
    """A figure as a line of the table, with the way to its source."""
    head, [words] = exporters.listed([row])
    record = econ.default_book().sources.get(row["sources"])
    cited = sources.short(record) if record else row["sources"]
    line: Row = dict(zip(head, words, strict=True))
    line[head[0]] = Cell(words[0], small=_(row["note"]))
    line[head[-1]] = Cell(cited, small=row["grade"], address=page_links.source(row["sources"]))
    return line
