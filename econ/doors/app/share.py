"""Taking the answer away: copy, cite, link, files, and the words that compute it again."""

from __future__ import annotations

from functools import partial
from urllib.parse import urlencode

import streamlit as st

import econ
from econ.doors.app import language_switch, page_state, shared_results, visit
from econ.doors.app.page_state import Session
from econ.engine import Result
from econ.output.export import FORMATS, to_bytes
from econ.provenance import citing, links
from econ.wording.language import N_, _


def draw(session: Session, result: Result) -> None:
    """One row below the answer: copying, files, figures of one's own."""
    with st.container(horizontal=True, vertical_alignment="center", key="take"):
        copies = st.popover(_("Copy and cite"), icon=":material/content_copy:", key="copies", on_change="rerun")
        if copies.open:  # what is in it costs more than the whole answer
            with copies:
                _copies(session, result)
        files = st.popover(_("Download"), icon=":material/download:", key="files", on_change="rerun")
        if files.open:
            with files:
                _files(result)
        own = st.popover(visit.label(result), icon=":material/database:", key="own", on_change="rerun")
        if own.open:
            with own:
                visit.draw(session)


STYLES = {N_("Text"): "text", "BibTeX": "bibtex", "RIS": "ris", "CSL-JSON": "csl"}
"""How a citation can be written, and what `econ.provenance.citing` calls it."""


def _copies(session: Session, result: Result) -> None:
    whole = shared_results.whole(result)
    for title, text in (
        (_("The answer"), econ.headline(result)),
        (_("A link to this answer"), link(session, result)),
        (_("A frozen link: the same digits in years to come"), frozen_link(result)),
    ):
        _copy(title, text)
    chosen = st.segmented_control(
        _("Citations as"),
        list(STYLES),
        default="Text",
        key="citation-style",
        required=True,
        format_func={name: _(name) for name in STYLES}.__getitem__,
    )
    style = STYLES[chosen or "Text"]
    _copy(_("Cite the result"), citing.cite(whole, style))
    _copy(_("Cite its sources"), citing.cite_sources(whole, style))
    _copy(_("The same on the command line"), citing.command(whole))
    _copy(_("The same in Python"), citing.python_snippet(whole))


def _copy(title: str, text: str) -> None:
    st.markdown(f"**{title}**")
    st.code(text.replace("\r\n", "\n").rstrip(), language=None, wrap_lines=True)


def _files(result: Result) -> None:
    st.caption(_("Every output, input and source, with full digits and the fingerprint."))
    for name, form in FORMATS.items():
        st.download_button(
            _(form.label),
            data=partial(_file, result, name),
            file_name=f"econ-{result.fingerprint.scenario[:8]}.{form.extension.lstrip('.')}",
            mime=form.mime,
            key=f"download-{name}",
            on_click="ignore",
            icon=":material/download:",
        )


def _file(result: Result, name: str) -> bytes:
    return to_bytes(shared_results.whole(result), name)


def link(session: Session, result: Result) -> str:
    """The address of this answer."""
    return f"{_here()}?{urlencode(page_state.parameters(session.ask, result) | language_switch.address())}"


def _here() -> str:
    return f"{(st.context.url or '').rstrip('/')}/"


def frozen_link(result: Result) -> str:
    """The address that holds the complete scenario, its answer and its fingerprint."""
    return f"{_here()}?{urlencode({'frozen': links.freeze(result)} | language_switch.address())}"
