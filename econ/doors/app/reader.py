"""Reader mode, for a link or a frame in an article: sentence, picture, sources, and the way to the sliders.

`?reader=1` shows the share of GDP, `?reader=NAME` the chart of that name; the rest of the address is read as ever.
"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

import econ
from econ.analysis.tables import Row
from econ.doors.app import top
from econ.doors.app.show import chart, plain
from econ.engine import Result
from econ.output import charts
from econ.wording.language import _

FIELD = "reader"
"""Name of the parameter in the address."""

FIRST_CHART = "share_by_sale"
"""The chart that is shown unless another is named."""

NO = ("", "0", "false", "no")


def wanted() -> bool:
    """Whether the address asks for it."""
    return st.query_params.get(FIELD, "").lower() not in NO


def draw(result: Result, sliders: str, problems: Sequence[str] = ()) -> None:
    """Draw it.

    Args:
        result: what is shown.
        sliders: address of the calculator with the same answer.
        problems: what is wrong with the link, a sentence each.
    """
    with st.container(key="reader"):
        top.answer(result, alone=True)
        if problems:
            st.warning("  \n".join(map(plain, problems)), icon=":material/link_off:")
        chart(_chosen(), result)
        with st.container(horizontal=True, vertical_alignment="center", key="fingerprint"):
            st.link_button(_("Open the sliders"), sliders, icon=":material/tune:")
            st.text(top.mark(result))
        rows = _sources(result)
        with st.expander(_("Sources ({count})", count=len(rows)), key="reader-sources"):
            st.markdown("\n".join(f"- {plain(row['citation'])}" for row in rows))
        if rest := econ.tables.disagreement(result):
            st.caption(plain(rest))


def _sources(result: Result) -> list[Row]:
    """Sources of the answer and of the GDP figures beside it."""
    beside = {name for row in econ.tables.by_gdp_source(result) for name in row["sources"]}
    headlines = [name for name in result.graph.headlines if name in result.outputs][:1]
    behind = {source for name in headlines for source in result.sources_of(name)}
    return [row for row in econ.tables.sources(result) if row["source"] in beside | behind]


def _chosen() -> str:
    name = st.query_params.get(FIELD, "")
    return name if name in charts.CHARTS else FIRST_CHART
