"""The same, year by year."""

from __future__ import annotations

import streamlit as st

from econ.analysis import tables
from econ.doors.app.page_state import Session
from econ.doors.app.show import chart, plain
from econ.doors.app.views.registry import view
from econ.engine import Result
from econ.output import charts
from econ.wording.language import N_


@view(N_("Over the years"), place=40)
def draw(session: Session, result: Result) -> None:
    """Draw it."""
    chart("by_year", result, session.widths, baseline=session.before)
    if not charts.get("gdp_by_year").empty(result):
        chart("gdp_by_year", result, session.widths, baseline=session.before)
        st.caption(plain(tables.years_shown(result)))
    if said := tables.growth_shown(result):
        st.markdown(plain(said))
