"""The language of the page: said by the address, chosen by a switch, and carried along by every link."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st

from econ.output import Json
from econ.wording.language import ENGLISH, LANGUAGES, _, spoken

FIELD = "lang"
"""Name of the parameter in the address; without it the page is in English."""


def wanted() -> str:
    """The code of the language that the address asks for, or asked for when the visitor came; else English.

    A turn to another page of the menu leaves the language out of the address.
    """
    code = st.query_params.get(FIELD, "")
    if code in LANGUAGES:
        st.session_state[FIELD] = code
    spoken_before: str = st.session_state.setdefault(FIELD, ENGLISH)
    return spoken_before


def keep() -> None:
    """Put the language that is spoken back into the address if it got lost there."""
    if spoken() != ENGLISH and st.query_params.get(FIELD) != spoken():
        st.query_params[FIELD] = spoken()


def address() -> dict[str, str]:
    """The language that is spoken as a parameter of an address; English needs none."""
    return {} if spoken() == ENGLISH else {FIELD: spoken()}


def link(**parameters: str) -> str:
    """The address of the page with some parameters, in the language that is spoken."""
    asked = urlencode(parameters | address())
    return f"./?{asked}" if asked else "./"


def told() -> dict[str, Json]:
    """What the switch is made of."""
    return {"field": FIELD, "label": _("Language"), "now": spoken(), "plain": ENGLISH, "known": list(LANGUAGES.items())}
