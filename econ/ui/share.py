"""Taking the answer away: copy, cite, link, files, and the words that compute it again."""

from __future__ import annotations

from functools import partial
from urllib.parse import urlencode

import streamlit as st

import econ
from econ import links
from econ.citing import citation
from econ.engine import Result
from econ.export import FORMATS, to_bytes
from econ.ui import entry, results, state
from econ.ui.state import BUILT, SALE, Session


def draw(session: Session, result: Result) -> None:
    """One row below the answer: fingerprint, copying, files."""
    with st.container(horizontal=True, vertical_alignment="center", key="fingerprint"):
        copies = st.popover("Copy and cite", icon=":material/content_copy:", key="copies", on_change="rerun")
        if copies.open:  # what is in it costs more than the whole answer
            with copies:
                _copies(session, result)
        files = st.popover("Download", icon=":material/download:", key="files", on_change="rerun")
        if files.open:
            with files:
                _files(result)
        st.text(
            str(result.fingerprint), help="Version, and digests of what was asked, of the figures and of the equations."
        )


def _copies(session: Session, result: Result) -> None:
    for title, text in (
        ("The answer", econ.headline(result)),
        ("A link to this answer", link(session, result)),
        ("A frozen link: the same digits in years to come", frozen_link(result)),
        ("A citation", citation(result)),
        ("The same on the command line", command(session)),
        ("The same in Python", python(session)),
    ):
        st.markdown(f"**{title}**")
        st.code(text, language=None, wrap_lines=True)


def _files(result: Result) -> None:
    st.caption("Every output, input and source, with full digits and the fingerprint.")
    for name, form in FORMATS.items():
        st.download_button(
            form.label,
            data=partial(_file, result, name),
            file_name=f"econ-{result.fingerprint.scenario[:8]}.{form.extension.lstrip('.')}",
            mime=form.mime,
            key=f"download-{name}",
            on_click="ignore",
            icon=":material/download:",
        )


def _file(result: Result, name: str) -> bytes:
    return to_bytes(results.whole(result), name)


def link(session: Session, result: Result) -> str:
    """The address of this answer."""
    return f"{_here()}?{urlencode(state.parameters(session.ask, result))}"


def _here() -> str:
    return f"{(st.context.url or '').rstrip('/')}/"


def frozen_link(result: Result) -> str:
    """The address that holds the complete scenario, its answer and its fingerprint."""
    return f"{_here()}?frozen={links.freeze(result)}"


def _settings(session: Session) -> dict[str, str]:
    units = {
        n: (item.unit if (item := state.preset_input(session.ask, n)) else state.unit_of(n))
        for n, _ in session.ask.moved
    }
    built = session.ask.mode == BUILT
    moved = [(n, v) for n, v in session.ask.moved if not (built and n == SALE)]
    return {n: entry.complete(entry.brief(v, units[n]), units[n]) for n, v in moved}


def command(session: Session) -> str:
    """The command that computes this answer."""
    ask, base = session.ask, session.ask.base
    parts = [f"econ run {ask.preset}"]
    if ask.year != base.year:
        parts.append(f"--year {ask.year}")
    if ask.gdp != base.gdp:
        parts.append(f"--gdp {ask.gdp}")
    parts += [f'--set {n}="{text}"' for n, text in _settings(session).items()]
    if ask.mode == BUILT and SALE in dict(base.set):
        parts.append(f"--unset {SALE}")
    return " ".join(parts)


def python(session: Session) -> str:
    """The Python that computes this answer."""
    ask, base = session.ask, session.ask.base
    settings = dict[str, str | None](_settings(session))
    if ask.mode == BUILT and SALE in dict(base.set):
        settings[SALE] = None
    changes = [f"year={ask.year}", f"gdp={ask.gdp!r}", *([f"set={settings!r}"] if settings else [])]
    return (
        "import econ\n"
        f"scenario = econ.Scenario.preset({ask.preset!r}).change({', '.join(changes)})\n"
        "print(econ.headline(econ.run(scenario)))"
    )
