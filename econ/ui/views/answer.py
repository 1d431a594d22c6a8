"""The answer: against every size of sale, by source, how sure, and what moves it."""

from __future__ import annotations

import streamlit as st

from econ.engine import Result
from econ.tables import HEADLINES
from econ.ui.show import chart
from econ.ui.state import Session


def draw(session: Session, result: Result) -> None:
    """Draw it."""
    baseline = session.baseline if session.ask.changed() else None
    st.subheader("Share of GDP by size of sale", anchor=False)
    chart("share_by_sale", result, baseline=baseline, open_table=True)
    st.subheader("How sure", anchor=False)
    chart("distribution", result)
    st.subheader("What moves the answer", anchor=False)
    _tornado(result)


def _tornado(result: Result) -> None:
    names = [n for n in HEADLINES if n in result.outputs]
    if not names:
        chart("tornado", result)
        return
    output = st.selectbox(
        "Result",
        names,
        format_func=lambda n: result.graph.equations[n].label,
        key="tornado-output",
        filter_mode=None,
    )
    chart("tornado", result, output=output or names[0])
