"""Exporters: what countries deliver, sign and license in arms, side by side and against their own economies."""

from __future__ import annotations

import streamlit as st

import econ
from econ.analysis import exporters
from econ.analysis.tables import Row
from econ.doors.app import entry_memory, page_links, show, style
from econ.doors.app.shared_results import by_figures
from econ.doors.app.show import Cell, plain
from econ.evidence import sources
from econ.output.charts import exporters as chart
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
    show.show(
        chart.spec(rows, measure),
        "exporters",
        chart.alt(rows, measure),
        title=chart.title(measure),
        caption=chart.shows(),
        file=f"econ-exporters-{measure}",
    )
    head, cells = exporters.side_by_side(rows, measure)
    head = [title[:1].upper() + title[1:] for title in head]
    show.table([dict(zip(head, line, strict=True)) for line in cells], "exporters-side", chart.title(measure))
    st.subheader(_("The figures"), anchor=False)
    show.table([_figure(row) for row in rows], "exporters-figures", _("The figures"))
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
    head, [cells] = exporters.listed([row])
    record = econ.default_book().sources.get(row["sources"])
    cited = sources.short(record) if record else row["sources"]
    line: Row = dict(zip(head, cells, strict=True))
    line[head[0]] = Cell(cells[0], _(row["note"]))
    line[head[-1]] = Cell(cited, row["grade"], page_links.source(row["sources"]))
    return line
