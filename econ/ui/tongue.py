"""The language of the page: said by the address, chosen by a switch, and carried along by every link."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import streamlit as st

from econ.language import ENGLISH, LANGUAGES, _, spoken
from econ.ui import blocks

FIELD = "lang"
"""Name of the parameter in the address; without it the page is in English."""


def wanted() -> str:
    """The code of the language that the address asks for; English if it asks for none that is known."""
    code = st.query_params.get(FIELD, "")
    return code if code in LANGUAGES else ENGLISH


def address() -> dict[str, str]:
    """The language that is spoken as a parameter of an address; English needs none."""
    return {} if spoken() == ENGLISH else {FIELD: spoken()}


def link(**parameters: str) -> str:
    """The address of the page with some parameters, in the language that is spoken."""
    asked = urlencode(parameters | address())
    return f"./?{asked}" if asked else "./"


def told() -> dict[str, Any]:
    """What the switch is made of."""
    return {"field": FIELD, "label": _("Language"), "now": spoken(), "plain": ENGLISH, "known": list(LANGUAGES.items())}


def switch() -> None:
    """Put the switch on a page that has no answer."""
    blocks.put("tongue", blocks.packed("tongue", told()))
