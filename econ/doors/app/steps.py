"""A step of a slider, answered at once; Streamlit runs the page afterwards, when the slider rests.

A run costs the server and the browser more than the answer does. The browser asks here first, with the deeds that it
will also tell Streamlit, and gets the blocks that a step changes. The run that follows hears nothing new, finds the
same blocks, and does what only it can do, such as writing the address.
"""

from __future__ import annotations

from collections.abc import Iterator
from weakref import WeakValueDictionary

from econ.doors.app import blocks, choices, panel, shared_results, top, visit
from econ.doors.app.page_state import Session
from econ.doors.app.views import FIRST_VIEW, answer, opened
from econ.engine import Result
from econ.evidence import using
from econ.output import Json
from econ.wording.language import speaking, spoken

_sessions: WeakValueDictionary[str, Session] = WeakValueDictionary()
"""Pages that are open, by their tickets."""


def ticket(session: Session) -> str:
    """What the browser shows to be answered here; it cannot be guessed, and ends with the session."""
    session.language = spoken()
    _sessions[session.ticket] = session
    return session.ticket


def answered(shown: Json, deeds: Json) -> bytes | None:
    """Do what a visitor did, and give the blocks that show the answer.

    Args:
        shown: the ticket.
        deeds: the last deeds at the levers, as `econ.doors.app.panel` hears them.

    Returns:
        A block in each line. None if only a run of the page can answer: the page is not known, shows another view than
        the first, or says what is wrong.
    """
    session = _sessions.get(shown) if isinstance(shown, str) else None
    if session is None:
        return None
    with shared_results.turn(), speaking(session.language), using(visit.book_of(session)):
        result = _result(session, deeds)
        return b"\n".join(_changed(session, result)) if result is not None else None


def _result(session: Session, deeds: Json) -> Result | None:
    before = session.result
    wrong = before is None or session.problems or before.scenario != session.ask.scenario
    if wrong or opened(session) != FIRST_VIEW:
        return None
    touched = session.touched
    panel.hear(session, choices.LEVERS, deeds)
    session.settle()
    session.touched = touched  # a step back in the browser must still be seen
    return None if session.compute() or session.check() else session.result


def _changed(session: Session, result: Result) -> Iterator[bytes]:
    yield blocks.keyed("answer", top.said(result))
    yield blocks.keyed("below", top.packed(result, session.before))
    yield blocks.keyed(choices.LEVERS, choices.packed(session, result))
    yield blocks.keyed(answer.VIEW, answer.packed(session, result))
