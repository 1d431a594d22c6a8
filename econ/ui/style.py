"""The little that the theme cannot say: it stands in `econ/ui/static/*.css`."""

from __future__ import annotations

import json
from functools import lru_cache

import streamlit as st

from econ.language import N_, _
from econ.ui import tongue
from econ.ui.assets import STATIC

TITLE = "econ"
PURPOSE = N_("What an arms sale means for the economy that makes it.")

FAILED = N_("The file could not be made. Nothing that you have entered is lost; please try again.")
"""Said in place of Streamlit's own sentence, below the button of a file that cannot be made."""


@lru_cache(maxsize=1)
def css() -> str:
    """The style sheets, read once."""
    return "".join(path.read_text("utf-8") for path in sorted(STATIC.glob("*.css")))


def apply(head: str) -> None:
    """Put the style and the head on the page.

    Args:
        head: what stands first on the page; HTML of our own, never words of a visitor.
    """
    said = json.dumps(_(FAILED), ensure_ascii=False)  # a string of CSS as well
    st.html(f"<style>:root {{ --econ-failed: {said} }} {css()}</style>{head}")


def page(title: str, text: str) -> None:
    """Begin a page of entries: its title, and what it is."""
    st.set_page_config(page_title=f"{title} · {TITLE}", layout="wide")
    apply(f'<p class="econ-title"><strong>{TITLE}</strong> {_(PURPOSE)}</p>')
    tongue.switch()
    st.title(title, anchor=False)
    st.text(text)
