"""The pages: the calculator, the exporters, the sources and the method, each with an address of its own."""

from __future__ import annotations

import streamlit as st

from econ.doors.app import entry_memory, head, language_switch, page, page_links, shared_results, visit
from econ.doors.app.reference import exporters_page, method_page, sources_page
from econ.evidence import using
from econ.wording.language import _, speaking

PAGES = {
    page_links.CALCULATOR: page.main,
    page_links.EXPORTERS: exporters_page.draw,
    page_links.SOURCES: sources_page.draw,
    page_links.METHOD: method_page.draw,
}
"""What draws a page, by the last part of its address."""


def main() -> None:
    """Draw the page that the address names."""
    with shared_results.turn(), speaking(language_switch.wanted()), using(visit.book()):
        language_switch.keep()
        pages = [
            st.Page(draw, title=_(head.PAGES[name]), url_path=name, default=not name) for name, draw in PAGES.items()
        ]
        shown = st.navigation(pages, position="hidden")  # the head of each page leads to the others
        entry_memory.turn()
        try:
            shown.run()
        finally:
            entry_memory.remember()
