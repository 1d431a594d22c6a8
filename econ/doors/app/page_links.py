"""Links between the pages; `econ/doors/app/static/links.js` follows them without loading the page anew."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st

from econ.doors.app import language_switch

CALCULATOR, EXPORTERS, SOURCES, METHOD = "", "exporters", "sources", "method"
"""The last part of the address of each page."""

SOURCE, QUANTITY = "source", "of"
"""Parameters of the address: the source, and the quantity of the model, that is read about."""

BACK = "back:"
"""How a link begins that leads to what the visitor had on the page."""

ASSUMPTIONS, NUMBERS = "Assumptions and sources", "All numbers"


def source(name: str) -> str:
    """Link to a source."""
    return f"{SOURCES}?{urlencode({SOURCE: name} | language_switch.address())}"


def quantity(name: str) -> str:
    """Link to how a quantity is computed."""
    return f"{METHOD}?{urlencode({QUANTITY: name} | language_switch.address())}"


def page(name: str) -> str:
    """Link to a page as it was left."""
    return f"{name}?{urlencode(language_switch.address())}".rstrip("?") if name else language_switch.link()


def calculator(**parameters: str) -> str:
    """Link to the calculator."""
    return language_switch.link(**parameters)


def back(view: str) -> str:
    """Link to a view of the calculator with the question that it shows now, whatever that will be."""
    return f"{BACK}{view}"


def address(link: str) -> str:
    """A link as this visitor's browser needs it."""
    if not link.startswith(BACK):
        return link
    session, view = st.session_state.get("session"), link.removeprefix(BACK)
    asked = {k: v for k, v in ((session.written or {}) if session is not None else {}).items() if k != "view"}
    return calculator(**asked, **({"view": view} if view else {}))
