"""The page's own blocks: charts, tables and figures that the browser changes in place.

Each is data for one component; `econ/ui/static/blocks.js` draws it. Nothing in the data is read as HTML.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import streamlit as st

from econ.ui import assets

STUB = """
const page = document.querySelector('script[src*="static/js/"]').src;
const blocks = import(new URL("../../%s", page).href);
export default async (component) => (await blocks).draw(component);
"""
"""The component itself only loads the module, from below the same root as Streamlit's own files."""


@lru_cache(maxsize=1)
def _component() -> Any:
    return st.components.v2.component("econ_block", js=STUB % assets.address(assets.ENTRY), isolate_styles=False)


def block(kind: str, key: str, data: dict[str, Any]) -> None:
    """Put a block on the page; the key keeps it the same block from one run to the next.

    The data go in a list: Streamlit looks for data frames in anything else, and loads pandas for that.
    """
    _component()(key=key, data=[{"kind": kind, **data}])
