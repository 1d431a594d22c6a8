"""The pages: the calculator, the sources and the method, each with an address of its own."""

from __future__ import annotations

import streamlit as st

from econ.language import _, speaking
from econ.ui import going, head, keeping, page, results, tongue
from econ.ui.shelves import method, sources

PAGES = {going.CALCULATOR: page.main, going.SOURCES: sources.draw, going.METHOD: method.draw}
"""What draws a page, by the last part of its address."""


def main() -> None:
    """Draw the page that the address names."""
    with results.turn(), speaking(tongue.wanted()):
        tongue.keep()
        pages = [
            st.Page(draw, title=_(head.PAGES[name]), url_path=name, default=not name) for name, draw in PAGES.items()
        ]
        shown = st.navigation(pages, position="hidden")  # the head of each page leads to the others
        keeping.turn()
        try:
            shown.run()
        finally:
            keeping.remember()
