"""The answer: its figures, against every size of sale, how sure, and what moves it."""

from __future__ import annotations

import streamlit as st

from econ import charts
from econ.charts.information import usual
from econ.distributions import Fixed
from econ.engine import Result
from econ.errors import InputError
from econ.language import N_, _
from econ.mixture import mixture
from econ.tables import HEADLINES
from econ.ui import entry, keeping
from econ.ui.levers import words
from econ.ui.show import chart, packed, plain, row
from econ.ui.state import Session

WORTH = "value_of_information"

WAYS = {
    N_("One input at a time"): "tornado",
    N_("Shares of the spread"): "variance_shares",
    N_("Worth knowing"): WORTH,
}
"""Three ways to say what moves an answer, and the chart for each."""

PAIR = ("distribution", "two_ways")


def draw(session: Session, result: Result) -> None:
    """Draw it."""
    baseline = session.before
    chart("share_by_sale", result, baseline=baseline, open_table=True)
    if len(charts.panel(result)) > 1:
        _mixed(result)
    row(PAIR, result, baseline=baseline)
    _tornado(result, baseline)


def prepare(session: Session, result: Result) -> None:
    """Make what is to be drawn, so that the whole page can then be sent at once."""
    baseline = session.before
    for name in ("share_by_sale", *PAIR):
        if not charts.get(name).empty(result):
            packed(name, result, baseline=baseline, open_table=name not in PAIR)


def _mixed(result: Result) -> None:
    """All sources at once, folded away: each alone is the default."""
    folded = st.expander(
        _("If one does not know which source is right"), icon=":material/blender:", key="mixture", on_change="rerun"
    )
    if not folded.open:
        return
    with folded:
        try:
            found = mixture(result)
        except InputError as error:
            st.info(plain(str(error)), icon=":material/info:")
            return
        st.markdown(plain(str(found)))
        for sentence in (found.judgement, *found.dependence):
            st.caption(plain(sentence))


def _tornado(result: Result, baseline: Result | None) -> None:
    names = [n for n in HEADLINES if n in result.outputs]
    if not names:
        chart("tornado", result, baseline=baseline)
        return
    with st.container(horizontal=True, vertical_alignment="bottom", key="what-moves"):
        keeping.begin("tornado-output", among=names)
        output = st.selectbox(
            _("What moves"),
            names,
            format_func={n: _(result.graph.equations[n].label) for n in names}.__getitem__,
            key="tornado-output",
            filter_mode=None,
        )
        keeping.begin("tornado-way", next(iter(WAYS)))
        way = st.segmented_control(
            _("How"), list(WAYS), key="tornado-way", required=True, format_func={n: _(n) for n in WAYS}.__getitem__
        )
        name, asked = WAYS[way or next(iter(WAYS))], output or names[0]
        above = _above(result, asked) if name == WORTH else ""
    if name != WORTH:
        chart(name, result, output=asked, baseline=baseline)
        return
    try:
        threshold = entry.read(entry.english(above), result.graph.equations[asked].unit).central
    except InputError as error:
        st.info(plain(str(error)), icon=":material/info:")
        return
    chart(name, result, output=asked, threshold=threshold)


def _above(result: Result, output: str) -> str:
    """What the visitor asks whether the answer is above."""
    unit, key = result.graph.equations[output].unit, f"tornado-above-{output}"
    keeping.begin(key, entry.shown(Fixed(usual(result, output)), unit))
    return st.text_input(
        _("Is it above") if unit == "1" else _("Is it above ({unit})", unit=words(unit)), key=key, width=160
    )
