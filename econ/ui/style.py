"""The little that the theme cannot say: it stands in `econ/ui/static/*.css`."""

from __future__ import annotations

from functools import lru_cache

import streamlit as st

from econ.language import N_, _
from econ.ui import framework, tongue
from econ.ui.assets import STATIC

TITLE = "econ"
PURPOSE = N_("What an arms sale means for the economy that makes it.")


@lru_cache(maxsize=1)
def css() -> str:
    """The style sheets, read once."""
    return "".join(path.read_text("utf-8") for path in sorted(STATIC.glob("*.css")))


def apply(head: str) -> None:
    """Put the style and the head on the page.

    Args:
        head: what stands first on the page; HTML of our own, never words of a visitor.
    """
    st.html(f"<style>:root {{ {framework.variables()} }} {css()}</style>{head}")


def page(title: str, text: str) -> None:
    """Begin a page of entries: its title, and what it is."""
    st.set_page_config(page_title=f"{title} · {TITLE}", layout="wide")
    apply(f'<p class="econ-title"><strong>{TITLE}</strong> {_(PURPOSE)}</p>')
    tongue.switch()
    st.title(title, anchor=False)
    st.text(text)
