"""The page from top to bottom: the answer, what to read it with, the levers, and the views in tabs."""

from __future__ import annotations

import gc
import logging
from contextlib import suppress
from functools import lru_cache

import streamlit as st

from econ.doors.app import (
    baselines,
    choices,
    claim_link,
    frozen_link,
    language_switch,
    page_state,
    panel,
    pictures,
    reader,
    share,
    shared_results,
    steps,
    style,
    top,
    visit,
)
from econ.doors.app.page_state import Ask, Session
from econ.doors.app.show import plain
from econ.doors.app.views import FIRST_VIEW, VIEWS, answer, opened
from econ.engine import Result
from econ.evidence import default_book, folders, using
from econ.wording.errors import InputError
from econ.wording.language import _, speaking

NO_QUESTION = (frozen_link.FIELD, claim_link.FIELD, reader.FIELD, language_switch.FIELD)
"""Parameters of the address that ask nothing of the engine."""


@lru_cache(maxsize=1)
def settle() -> None:
    """Keep what was loaded until now out of every later garbage collection, which each run of the page would pay for.

    Called at the end of the first run, when Streamlit has loaded what it loads late.
    """
    gc.collect()
    gc.freeze()


def main() -> None:
    """Draw the page."""
    with shared_results.turn(), speaking(language_switch.wanted()), using(visit.book()):
        _page()


def _page() -> None:
    st.set_page_config(page_title=_("econ: what an arms sale means for an economy"), layout="wide")
    style.apply()
    broken = ""
    for page in (frozen_link, claim_link):
        if not broken and (text := st.query_params.get(page.FIELD, "")):
            broken = page.draw(text)
            if not broken:
                return
    session = _session()
    error, lost = session.compute(), None
    if session.result is None:
        lost, error = error, _restart(session)
    if session.result is not None:
        if reader.wanted():
            _reader(session, broken)
        else:
            _calculator(session, broken, lost, error)
    settle()


def _restart(session: Session) -> InputError | None:
    session.change(Ask.of())
    return session.compute()


def _reader(session: Session, broken: str) -> None:
    if session.check() is not None and session.result is None:
        _restart(session)
    if session.result is not None:
        problems = [broken, *session.problems] if broken else session.problems
        reader.draw(session.result, share.link(session, session.result), problems)


def _calculator(session: Session, broken: str, lost: InputError | None, error: InputError | None) -> None:
    """The levers are sent first: while the browser draws them, the answer is put into words and pictures."""
    head, body = st.container(key="answer-head"), st.container(key="body")
    if session.result is not None:
        with body:
            choices.draw(session, session.result, ticket=_ticket(session))
    unsaid = session.check()
    if session.result is None:
        lost, error = unsaid, _restart(session) or session.check()
    result = session.result
    if result is None:
        return
    _prepare(session, result)
    with head:
        top.answer(result)
        _wrong(session, broken, lost, error or unsaid)
        share.draw(session, result)
        top.below(result, session.before)
    with body:
        _tabs(session)
    with body.container(key="view"):
        _safely(opened(session), session, result)
    _write_address(session, result)


def _ticket(session: Session) -> str:
    """What the browser needs to ask for a step of a slider; only the first view is answered so."""
    return steps.ticket(session) if opened(session) == FIRST_VIEW else ""


def _tabs(session: Session) -> None:
    """The tabs: our own, because Streamlit draws each of them and its empty panel anew in every run."""
    tabs = panel.choice("view", _("Views"), {name: _(name) for name in VIEWS}, opened(session), part="tabs")
    panel.draw(session, "tabs", "", [tabs])


@panel.act("turn")
def _turned(session: Session, deed: panel.Deed) -> None:
    """Another tab is another address, and no other question."""
    session.touched = True
    session.view = str(deed.get("value"))


def _wrong(session: Session, broken: str, lost: InputError | None, error: InputError | None) -> None:
    """What is wrong with a link or an entry."""
    if broken:
        st.error(plain(broken), icon=":material/link_off:")
    _say(lost)
    _say(error)
    choices.offer_years(session, error)
    if session.problems:
        st.warning("  \n".join(map(plain, session.problems)), icon=":material/link_off:")


def _session() -> Session:
    """What this visitor's page remembers; taken from the link on the first run, and when the link changes."""
    if "session" not in st.session_state:
        st.session_state.session = Session(widths=pictures.guessed(st.context.headers.get("User-Agent", "")))
    session: Session = st.session_state.session
    session.settle()
    given = {name: st.query_params.get(name, "") for name in st.query_params if name not in NO_QUESTION}
    if session.opened(given):
        missing = visit.lacking(given, default_book())
        session.waiting = given if missing else {}
        session.ask, session.problems = page_state.read(given)
        session.problems = [*map(_not_here, missing), *visit.otherwise(given, default_book()), *session.problems]
        session.mend()
        session.view = given.get("view", "")
        session.problems += page_state.doubled({name: st.query_params.get_all(name) for name in given})
        session.problems += baselines.open_address(given.get(baselines.FIELD, ""))
        session.problems += _other_figures(session, given.get("made", ""))
    session.touched = False
    return session


def _not_here(missing: folders.Named) -> str:
    return _(
        "This link was made with figures of one's own that are not here: {folder}. Open that folder under “Figures of "
        "your own”.",
        folder=folders.in_words([missing]),
    )


def _other_figures(session: Session, made: str) -> list[str]:
    if not made or session.compute() is not None or session.result is None:
        return []
    now = page_state.made(session.result)
    if made == now or len(made) != len(now):
        return []
    text = _(
        "This link was made with other figures or equations ({made}; this page has {now}), so its "
        "digits may differ from those that were cited.",
        made=made,
        now=now,
    )
    return [text]


def _write_address(session: Session, result: Result) -> None:
    if result.scenario != session.ask.scenario:
        return  # an error keeps the last good address
    wanted = page_state.parameters(session.ask, result) | baselines.mine().address()
    if (view := opened(session)) != FIRST_VIEW:
        wanted["view"] = view
    given = {name: st.query_params.get(name, "") for name in st.query_params}
    if given != wanted | language_switch.address():
        st.query_params.from_dict(wanted | language_switch.address())
    session.wrote(wanted)


def _prepare(session: Session, result: Result) -> None:
    """Make what will be shown before anything is sent, so that the browser gets the page in one piece."""
    top.packed(result, session.before)
    if opened(session) == FIRST_VIEW:
        with suppress(Exception):  # said where the view is drawn
            answer.parts(session, result)


def _say(error: InputError | None) -> None:
    if error is not None:
        st.error(
            plain(_("{error} The answer above is the last one that could be computed.", error=error.on_the_page)),
            icon=":material/error:",
        )


def _safely(name: str, session: Session, result: Result) -> None:
    """A view that fails is said to have failed; the rest of the page stands."""
    try:
        VIEWS[name].draw(session, result)
    except Exception:  # the page must never show a traceback
        logging.getLogger(__name__).exception("The view %s failed.", name)
        st.error(
            plain(_("“{name}” cannot be drawn for these values. The answer and the other pages stand.", name=_(name)))
        )
