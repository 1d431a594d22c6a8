"""The same, year by year."""

from __future__ import annotations

import streamlit as st

from econ import charts
from econ.engine import Result
from econ.language import N_, _
from econ.ui.show import chart, plain
from econ.ui.state import Session

NOTE = N_(
    "The sale runs at its full pace from its year until the delivery period ends; the years before and after it show "
    "the economy without it. Years for which the GDP source has no figure are left out."
)


def draw(session: Session, result: Result) -> None:
    """Draw it."""
    chart("by_year", result, baseline=session.before)
    if not charts.get("gdp_by_year").empty(result):
        chart("gdp_by_year", result, baseline=session.before)
    st.caption(plain(_(NOTE)))
