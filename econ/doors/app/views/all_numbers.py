"""Every output with one value, in words."""

from __future__ import annotations

import streamlit as st

from econ import wording
from econ.analysis import tables
from econ.analysis.tables import Row
from econ.doors.app import page_links
from econ.doors.app.page_state import Session
from econ.doors.app.show import plain, table
from econ.doors.app.views.registry import view
from econ.engine import Result
from econ.output import cells, charts
from econ.output.cells import Cell
from econ.output.charts.of_results import ByColumn
from econ.provenance import method
from econ.wording.language import N_, _

GRADES = N_(
    "A grade is a letter for the reliability of the source (A reliable to E unreliable, F cannot be judged) and a "
    "digit for the figure itself (1 confirmed to 5 improbable, 6 cannot be judged). A result has the weakest letter "
    "and the weakest digit among its inputs; F6 marks a judgement."
)


@view(N_("All numbers"), place=80)
def draw(session: Session, result: Result) -> None:
    """Draw it."""
    del session
    rows = tables.told(result)
    pages = dict.fromkeys((*method.PAGES, *(row["page"] for row in rows)))
    for page in pages:
        found = [row for row in rows if row["page"] == page]
        if found:
            st.subheader(_(method.PAGES.get(page, page.capitalize())), anchor=False)
            title = _(method.PAGES.get(page, page))
            table(cells.table(f"numbers-{page}", title, [_row(result, row) for row in found]))
    if missing := tables.left_out(result):
        st.subheader(_("Not computed"), anchor=False)
        rows = [{N_("Result"): _(row["label"]), N_("Why"): _sentence(_(row["reason"]))} for row in missing]
        table(cells.table("numbers-missing", _("Not computed"), rows))
    st.caption(plain(_(GRADES)))


def _sentence(reason: str) -> str:
    return f"{reason[:1].upper()}{reason[1:]}."


def _row(result: Result, row: Row) -> ByColumn:
    meaning = result.graph.equations[row["output"]].meaning
    return {
        N_("Result"): Cell(_(row["label"]), small=_(meaning), address=page_links.quantity(row["output"])),
        **charts.words(row, row["unit"]),
        N_("Median"): wording.estimate(row["low"], row["median"], row["high"], row["unit"])[0],
        N_("Grade"): row["grade"],
    }
