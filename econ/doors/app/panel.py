"""Levers and choices as one block of the page, and what visitors did with it.

Each element of Streamlit costs the server and the browser time in every run; sixty widgets cost more than the answer.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial

import streamlit as st

from econ.doors.app import blocks, pictures, shared_results
from econ.doors.app.page_state import Session
from econ.output import Json

PlainPart = Mapping[str, Json]
"""One lever, choice, chart or text, as `static/panel.js` draws it: `part` says which."""

Part = PlainPart | bytes
"""The same, which may be packed."""

Deed = Mapping[str, Json]
"""What a visitor did: `do`, the `name` of the part, and what goes with it. It comes from a browser: believe nothing."""

Act = Callable[[Session, Deed], None]

ACTS: dict[str, Act] = {}
"""What is to be done, by the word for the deed."""


def act(word: str) -> Callable[[Act], Act]:
    """Mark a function as what is to be done upon a deed."""

    def mark(function: Act) -> Act:
        ACTS[word] = function
        return function

    return mark


def draw(session: Session, key: str, label: str, parts: Sequence[Part], **more: str) -> None:
    """Put parts on the page.

    Args:
        session: of the visitor.
        key: of the block.
        label: what a screen reader calls all of it.
        parts: in order.
        more: what else the block is told.
    """
    if parts:
        blocks.put(key, packed(session, key, label, parts, **more), partial(_heard, session, key))


def packed(session: Session, key: str, label: str, parts: Sequence[Part], **more: str) -> bytes:
    """The same as it is sent."""
    return blocks.joined("panel", {"heard": session.heard.get(key, 0), "label": label, **more}, parts)


def _heard(session: Session, key: str) -> None:
    told = st.session_state.get(key)
    with shared_results.turn():
        hear(session, key, told.get(blocks.ASKED) if isinstance(told, Mapping) else None)


def hear(session: Session, key: str, deeds: Json) -> None:
    """Take note of the deeds in a list that were not heard of before."""
    for deed in deeds if isinstance(deeds, list) else []:
        number = deed.get("n") if isinstance(deed, Mapping) else None
        if isinstance(number, int) and number > session.heard.get(key, 0):
            session.heard[key] = number
            session.widths = pictures.told(deed.get("widths"), session.widths)
            do(session, deed)


def do(session: Session, deed: Deed) -> None:
    """Note a deed; it is done when the page runs."""
    if (found := ACTS.get(str(deed.get("do")))) is not None:
        session.report("", found, deed)


def note(said: str) -> PlainPart:
    """A quiet sentence."""
    return {"part": "note", "text": said}


def text(said: str) -> PlainPart:
    """A sentence."""
    return {"part": "text", "text": said}


def heading(said: str) -> PlainPart:
    """A title within the block."""
    return {"part": "heading", "text": said}


def side(name: str, parts: Sequence[PlainPart]) -> PlainPart:
    """Parts side by side where there is room."""
    return {"part": "side", "name": name, "parts": parts}


def choice(name: str, label: str, options: Mapping[str, str], value: str, *, part: str = "choice") -> PlainPart:
    """A choice among options, given with their words; `part` may be "radio" for a row of buttons, or "tabs"."""
    return {"part": part, "name": name, "label": label, "options": list(options.items()), "value": value}


def field(name: str, label: str, value: str, known: Sequence[str] = ()) -> PlainPart:
    """An entry; what is typed is chosen as if it were an option, and what is known is proposed while typing."""
    return {"part": "field", "name": name, "label": label, "value": value, "known": known}


def button(name: str, label: str, help_: str = "") -> PlainPart:
    """A button."""
    return {"part": "button", "name": name, "label": label, "help": help_}


def picked(session: Session, name: str, options: Collection[str]) -> str:
    """What a visitor has chosen by a choice that only says how to show things; the first until then."""
    value = session.picks.get(name, "")
    return value if value in options else next(iter(options))


def fold(session: Session, name: str, label: str, small: str, parts: Callable[[], Sequence[PlainPart]]) -> PlainPart:
    """Parts that are folded away, made when they are shown."""
    shown = name in session.unfolded
    kept: PlainPart = {"part": "fold", "name": name, "label": label, "small": small, "open": shown}
    return {**kept, "parts": parts() if shown else []}


@act("fold")
def _fold(session: Session, deed: Deed) -> None:
    session.touched = True
    if deed.get("open"):
        session.unfolded |= {str(deed.get("name"))}
    else:
        session.unfolded -= {str(deed.get("name"))}
