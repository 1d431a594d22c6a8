"""The page as plain data: `econ.page.page(address, language)`; how it is drawn as HTML; it knows no Streamlit."""

from econ.page.page import Page, page

__all__ = ["Page", "page"]
