"""Every output with one value, in words."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from econ.doors.app import page_links
from econ.doors.app.page_state import Session
from econ.doors.app.show import plain, table
from econ.doors.app.views.registry import view
from econ.engine import Result
from econ.output import sections
from econ.output.cells import TableRow
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
    equations, found = result.graph.equations, sections.outputs(result).only(*COLUMNS).capitals()
    pages = dict.fromkeys((*method.PAGES, *(equations[row.name].page for row in found.rows)))
    for page in pages:
        rows = tuple(_explained(result, row) for row in found.rows if equations[row.name].page == page)
        if rows:
            st.subheader(_(method.PAGES.get(page, page.capitalize())), anchor=False)
            title = _(method.PAGES.get(page, page))
            table(replace(found, name=f"numbers-{page}", title=title, rows=rows, notes=()))
    if missing := sections.left_out(result):
        st.subheader(_("Not computed"), anchor=False)
        table(missing.capitals())
    st.caption(plain(_(GRADES)))


COLUMNS = ("output", "central", "interval", "median", "grade")


def _explained(result: Result, row: TableRow) -> TableRow:
    """A row with the meaning of its output below the label, which leads to its equation."""
    label, *rest = row.cells
    meaning = _(result.graph.equations[row.name].meaning)
    return replace(row, cells=(replace(label, small=meaning, address=page_links.quantity(row.name)), *rest))
