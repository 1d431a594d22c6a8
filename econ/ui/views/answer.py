"""The answer: against every size of sale, by source, how sure, and what moves it."""

from __future__ import annotations

import streamlit as st

from econ import charts
from econ.engine import Result
from econ.errors import InputError
from econ.mixture import mixture
from econ.tables import HEADLINES
from econ.ui.show import chart, plain
from econ.ui.state import Session


def draw(session: Session, result: Result) -> None:
    """Draw it."""
    baseline = session.baseline if session.ask.changed() else None
    st.subheader("Share of GDP by size of sale", anchor=False)
    chart("share_by_sale", result, baseline=baseline, open_table=True)
    if len(charts.panel(result)) > 1:
        _mixed(result)
    st.subheader("How sure", anchor=False)
    chart("distribution", result)
    st.subheader("What moves the answer", anchor=False)
    _tornado(result)


def _mixed(result: Result) -> None:
    """All sources at once, folded away: each alone is the default."""
    with st.expander("If one does not know which source is right", icon=":material/blender:", key="mixture"):
        try:
            found = mixture(result)
        except InputError as error:
            st.info(plain(str(error)), icon=":material/info:")
            return
        st.markdown(plain(str(found)))
        for sentence in (found.judgement, *found.dependence):
            st.caption(plain(sentence))


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
