"""Every output with one value, in words."""

from __future__ import annotations

import streamlit as st

from econ import charts, tables, wording
from econ.engine import Result
from econ.tables import Row
from econ.ui import going
from econ.ui.show import Cell, plain, table
from econ.ui.state import Session

PAGES = {
    "economy": "The exporter’s economy",
    "sale": "The sale",
    "deliveries": "Deliveries",
    "payment": "Payment",
    "sanctions": "Sanctions",
    "buyer": "The buyer",
    "path": "By year",
}
GRADES = (
    "A grade is a letter for the reliability of the source (A reliable to E unreliable, F cannot be judged) and a "
    "digit for the figure itself (1 confirmed to 5 improbable, 6 cannot be judged). A result has the weakest grade "
    "among its inputs; F6 marks a judgement."
)


def draw(session: Session, result: Result) -> None:
    """Draw it."""
    del session
    rows = tables.summary(result)
    pages = dict.fromkeys((*PAGES, *(row["page"] for row in rows)))
    for page in pages:
        found = [row for row in rows if row["page"] == page]
        if found:
            st.subheader(PAGES.get(page, page.capitalize()), anchor=False)
            table([_row(result, row) for row in found], f"numbers-{page}", PAGES.get(page, page))
    if missing := tables.left_out(result):
        st.subheader("Not computed", anchor=False)
        rows = [{"Result": row["label"], "Why": f"{row['reason'][:1].upper()}{row['reason'][1:]}."} for row in missing]
        table(rows, "numbers-missing", "Not computed")
    st.caption(plain(GRADES))


def _row(result: Result, row: Row) -> Row:
    meaning = result.graph.equations[row["output"]].meaning
    return {
        "Result": Cell(row["label"], meaning, going.quantity(row["output"])),
        "Median": wording.quantity(row["median"], row["unit"]),
        "90 % range": charts.span(row["low"], row["high"], row["unit"], row["median"]),
        "Grade": row["grade"],
    }
