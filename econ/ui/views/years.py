"""The same, year by year."""

from __future__ import annotations

import streamlit as st

from econ import charts, tables
from econ.engine import Result
from econ.ui.show import chart, plain
from econ.ui.state import Session


def draw(session: Session, result: Result) -> None:
    """Draw it."""
    chart("by_year", result, baseline=session.before)
    if not charts.get("gdp_by_year").empty(result):
        chart("gdp_by_year", result, baseline=session.before)
        st.caption(plain(tables.years_shown(result)))
