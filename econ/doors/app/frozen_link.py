"""A frozen link: its answer computed again, and whether every digit is the same."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

import econ
from econ import verify
from econ.doors.app import language_switch, reader, shared_results, top
from econ.doors.app.shared_results import by_figures
from econ.doors.app.show import chart, lined, plain, table
from econ.engine import Result
from econ.output import charts
from econ.provenance import links
from econ.scenario import Scenario
from econ.verify import Verdict
from econ.wording.errors import InputError
from econ.wording.language import _

FIELD = "frozen"
"""Name of the parameter in the address."""


def draw(text: str) -> str:
    """Draw the page of a frozen link; gives what is wrong with the link if it cannot be opened."""
    try:
        scenario, verdict = _opened(text)
        result = shared_results.get(scenario)
    except InputError as error:
        return _("{error} The calculator opens with its first scenario instead.", error=error.on_the_page)
    if reader.wanted():
        if verdict.changed:
            _verdict(verdict)
        reader.draw(result, language_switch.link(**{FIELD: text}))
        if not verdict.changed:
            _verdict(verdict)
    else:
        _whole(result, verdict)
    return ""


@by_figures(32)
def _opened(text: str) -> tuple[Scenario, Verdict]:
    """What a link asks, and whether its answer still holds."""
    return links.thaw(text).scenario, verify.verify_link(text)


def _whole(result: Result, verdict: Verdict) -> None:
    if verdict.changed:  # what is stored comes before what is computed now
        _verdict(verdict)
    top.answer(result, here=None)
    if not verdict.changed:
        _verdict(verdict)
    with st.container(horizontal=True, vertical_alignment="center", key="fingerprint"):
        st.link_button(_("Open the calculator"), language_switch.link(), icon=":material/tune:")
        st.text(top.mark(result))
    chart("share_by_sale", result)
    if len(charts.panel(result)) > 1:
        table(replace(charts.table("share_by_sale", result), title=_("The same sale against each GDP source")))
    st.subheader(_("Sources"), anchor=False)
    for row in econ.tables.sources(result):
        st.markdown(f"- {plain(row['citation'])}")


def _verdict(verdict: Verdict) -> None:
    say = st.success if verdict.holds else st.error
    say(lined(verify.opened(verdict)))
