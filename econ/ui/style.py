"""The little that the theme cannot say: it stands in `econ/ui/static/page.css`."""

from __future__ import annotations

from functools import lru_cache

import streamlit as st

from econ.ui.assets import STATIC


@lru_cache(maxsize=1)
def css() -> str:
    """The style sheet, read once."""
    return (STATIC / "page.css").read_text("utf-8")


def apply(head: str) -> None:
    """Put the style and the head on the page.

    Args:
        head: what stands first on the page; HTML of our own, never words of a visitor.
    """
    st.html(f"<style>{css()}</style>{head}")
