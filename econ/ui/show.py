"""The only places where charts, tables and foreign words reach the page."""

from __future__ import annotations

import re
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from econ import charts
from econ.engine import Result
from econ.tables import Row

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|~$<>:&^=])")
CONFIG = {"displaylogo": False, "displayModeBar": False, "scrollZoom": False}


def plain(text: str) -> str:
    r"""Text that is printed as it is where Streamlit would read Markdown, mathematics or colours in it.

    >>> plain("$5 to $10 <b>")
    '\\$5 to \\$10 \\<b\\>'
    """
    return _SPECIAL.sub(r"\\\1", " ".join(text.split(" ")).replace("\n", " "))


def show(figure: go.Figure, key: str, alt: str) -> None:
    """Draw a figure; `alt` is what a screen reader says instead of it."""
    st.plotly_chart(figure, key=key, alt=alt, width="stretch", theme="streamlit", config=CONFIG)


def chart(
    name: str, result: Result, *, baseline: Result | None = None, open_table: bool = False, **options: Any
) -> None:
    """A chart with its table below it, folded away or open, or the sentence that says why there is none."""
    item = charts.get(name)
    if reason := item.empty(result):
        st.info(plain(reason), icon=":material/info:")
        return
    figure = charts.draw(name, result, baseline=baseline, **options)
    show(figure, f"chart-{name}", charts.alt(name, result))
    st.caption(plain(item.shows))
    rows = charts.table(name, result, **options)
    if open_table:
        table(rows)
    elif rows:
        with st.expander("The same as a table", icon=":material/table:", key=f"{name}-table"):
            table(rows)


class Marked(str):
    """Text that is Markdown already: what came from elsewhere in it has gone through `plain`."""

    __slots__ = ()


def table(rows: list[Row]) -> None:
    """A small table of words; real HTML, so that it can be selected, printed and read aloud."""
    import pandas as pd

    if not rows:
        return
    cells = [{plain(k) or " ": v if isinstance(v, Marked) else plain(str(v)) for k, v in row.items()} for row in rows]
    st.table(pd.DataFrame(cells), border="horizontal", hide_index=True)
