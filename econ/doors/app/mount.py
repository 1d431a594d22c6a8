"""The page inside a Streamlit program: `from econ.doors.app.mount import show`, then `show()`.

One component draws it. It is for hosts that run a script and know no routes of ours, and for programs of others; our
own server sends the page as a document, which needs nothing of Streamlit's in the browser.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import streamlit as st

from econ.doors.app import assets
from econ.files import bounds
from econ.output import Json
from econ.page import html, where
from econ.page import page as page_of
from econ.page.page import answered
from econ.page.ways import parameters, query
from econ.wording.errors import InputError

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

SCRIPT = Path(__file__).with_name("mount.js")
ASKED = "asked"
ALONE = """
.stMain:has([data-econ]) > .stMainBlockContainer { padding: 0; max-width: none; }
.stAppHeader:has(~ .stMain [data-econ]), .stApp:has([data-econ]) header.stAppHeader { display: none; }
"""
"""What makes room for the page in a program that shows nothing else."""


def page() -> None:
    """The page by itself, at the address of the program."""
    st.set_page_config(page_title="econ", layout="wide")
    show(urlencode(st.query_params.to_dict()))


def show(address: str = "", *, key: str = "econ") -> None:
    """Show the page.

    Args:
        address: what is asked to begin with, as it stands behind the "?" of an address.
        key: tells it from other components of the program.
    """
    memory = f"{key} page"
    if memory not in st.session_state:
        st.session_state[memory] = _begun(address)

    def answer() -> None:
        try:
            question = bounds.json_of(st.session_state[key][ASKED], typed=True)
        except ValueError:
            return  # no script of ours has sent it
        if isinstance(question, dict):
            st.session_state[memory] = {**st.session_state[memory], "answer": _answer(question)}

    _component()(key=key, data=st.session_state[memory], on_asked_change=answer)


def _begun(address: str) -> dict[str, Json]:
    found = page_of(address)
    return {
        "html": html.body(found),
        "address": found.query,
        "place": found.place,
        "ask": query(found.ask),
        "answer": None,
    }


def _answer(question: dict[str, Json]) -> Json:
    """What the browser is told: the number of its question, and what it asked for."""
    address, deed, have = (question.get(name) for name in ("address", "deed", "have"))
    number = question.get("number")
    if part := question.get("part"):
        try:
            with answered(parameters(str(address))) as shown:
                return {"number": number, "html": html.fragment(where.part(str(part), shown, "./"))}
        except InputError as error:
            return {"number": number, "html": error.on_the_page}
    found = page_of(str(address or ""), deed=_texts(deed))
    return {"number": number} | html.changed(found, _texts(have))


def _texts(given: Json) -> dict[str, str]:
    return {name: str(value) for name, value in given.items()} if isinstance(given, dict) else {}


@lru_cache(maxsize=1)
def _component() -> ComponentRenderer:
    files = assets.files()
    script = f"{files[assets.SCRIPT].decode()}\n{SCRIPT.read_text('utf-8')}"
    return st.components.v2.component(
        "econ",
        html="<div data-econ></div>",
        css=f"{files[assets.STYLE].decode()}\n{ALONE}",
        js=script,
        isolate_styles=False,
    )
