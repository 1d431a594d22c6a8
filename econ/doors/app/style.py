"""The little that the theme cannot say: it stands in `econ/doors/app/static/*.css`."""

from __future__ import annotations

from functools import lru_cache

import streamlit as st

from econ.doors.app import head, streamlit_words
from econ.doors.app.assets import STATIC
from econ.wording.language import _


@lru_cache(maxsize=1)
def css() -> str:
    """The style sheets, read once."""
    return "".join(path.read_text("utf-8") for path in sorted(STATIC.glob("*.css")))


def apply() -> None:
    """Put the style on the page."""
    st.html(f"<style>:root {{ {streamlit_words.variables()} }} {css()}</style>")


def page(here: str, text: str) -> None:
    """Begin a page of entries: its head, its title, and what it is."""
    title = _(head.PAGES[here])
    st.set_page_config(page_title=f"{title} · {head.TITLE}", layout="wide")
    apply()
    head.draw(here)
    st.title(title, anchor=False)
    st.text(text)
