"""The pages: the calculator, the sources and the method, each with an address of its own."""

from __future__ import annotations

import streamlit as st

from econ.language import _, speaking
from econ.ui import going, keeping, page, reader, results, tongue
from econ.ui.shelves import method, sources


def main() -> None:
    """Draw the page that the address names."""
    with results.turn(), speaking(tongue.wanted()):
        tongue.keep()
        pages = [
            st.Page(_calculator, title=_("Calculator"), url_path=going.CALCULATOR, default=True),
            st.Page(sources.draw, title=_("Sources"), url_path=going.SOURCES),
            st.Page(method.draw, title=_("Method"), url_path=going.METHOD),
        ]
        shown = st.navigation(pages, position="hidden" if reader.wanted() else "top")
        keeping.turn()
        try:
            shown.run()
        finally:
            keeping.remember()


def _calculator() -> None:
    page.main()
