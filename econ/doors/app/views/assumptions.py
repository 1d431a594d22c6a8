"""What the answer rests on: every input with its source, grade and judgement, and the list of sources."""

from __future__ import annotations

import streamlit as st

from econ.analysis import tables
from econ.doors.app import entry_memory, panel
from econ.doors.app.levers import lever
from econ.doors.app.page_state import Session
from econ.doors.app.show import plain
from econ.doors.app.views import cards
from econ.doors.app.views.all_numbers import GRADES
from econ.doors.app.views.registry import view
from econ.engine import Result
from econ.evidence import sources
from econ.scenario import Input
from econ.wording.language import N_, _, _n

EVERYTHING = ""


@view(N_("Assumptions and sources"), place=90)
def draw(session: Session, result: Result) -> None:
    """Draw it."""
    names = [*(n for n in result.graph.headlines if n in result.outputs), EVERYTHING]
    said = {n: _(result.graph.equations[n].label) if n else _("every result") for n in names}
    left, right = st.columns([2, 3], gap="large")
    with left:
        chosen = entry_memory.choose("assumptions-of", _("Assumptions behind"), said)
    items = list(result.inputs_of(chosen) if chosen else result.state.inputs.values())
    items = [i for i in items if i.origin != "definition"]
    with right:
        _change(session, result, items)
    st.subheader(_n("{count} assumption", "{count} assumptions", len(items)), anchor=False)
    st.caption(plain(_(GRADES)))
    cards.draw(result, items)
    rows = tables.sources(result, chosen or None)
    st.subheader(_n("{count} source", "{count} sources", len(rows)), anchor=False)
    st.markdown("\n".join(f"- {_source(result.book.sources[row['source']])}" for row in rows))


def _change(session: Session, result: Result, items: list[Input]) -> None:
    labels = {i.name: _(i.label) for i in items}
    entry_memory.begin("change-assumption", among=labels)
    name = st.selectbox(
        _("Change an assumption"),
        list(labels),
        index=None,
        format_func=lambda n: labels.get(n, n),
        placeholder=_("Choose one to move it"),
        key="change-assumption",
    )
    if name:
        panel.draw(session, "lever-chosen", labels[name], lever(session, result, name))


def _address(url: str) -> str:
    return url.replace("(", "%28").replace(")", "%29").replace(" ", "%20").replace("<", "%3C").replace(">", "%3E")


def _source(record: sources.Record) -> str:
    cited, letter = sources.citation(record), plain(sources.reliability(record))
    tail = f" [{_('Open')}]({_address(cited.address)})" if cited.address.startswith(("https://", "http://")) else ""
    return f"{plain(cited.without_address)}{tail} · {_('reliability {letter}', letter=letter)}"
