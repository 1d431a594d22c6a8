"""The page's own blocks: charts, tables, figures and levers that the browser changes in place.

Each is data for one component; `econ/doors/app/static/blocks.js` draws it. Nothing in the data is read as HTML.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

import streamlit as st

from econ.doors.app import assets

STUB = """
const page = document.querySelector('script[src*="static/js/"]').src;
const blocks = import(new URL("../../%s", page).href);
export default async (component) => (await blocks).draw(component);
"""
"""The component itself only loads the module, from below the same root as Streamlit's own files."""

Content = Mapping[str, object]
"""What a block shows: whatever can be written as JSON."""

ASKED = "asked"
"""What a block calls its list of what was done with it."""


@lru_cache(maxsize=1)
def _component() -> Callable[..., object]:
    return st.components.v2.component("econ_block", js=STUB % assets.address(assets.ENTRY), isolate_styles=False)


def packed(kind: str, data: Content) -> bytes:
    """A block as it is sent; what is shown more than once can be packed once."""
    return _json({"kind": kind, **data})


def joined(kind: str, data: Content, parts: Iterable[Content | bytes]) -> bytes:
    """A block of parts, some of which are packed already."""
    ready = (part if isinstance(part, bytes) else _json(part) for part in parts)
    return packed(kind, data)[:-1] + b',"parts":[' + b",".join(ready) + b"]}"


def _json(data: Content) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def keyed(key: str, content: bytes) -> bytes:
    """A packed block that says which one it is, in one line."""
    return b'{"key":' + json.dumps(key).encode() + b"," + content[1:]


def put(key: str, content: bytes, heard: Callable[[], None] | None = None) -> None:
    """Put a packed block on the page; the key keeps it the same block from one run to the next.

    Args:
        key: of the block, and of its report in the session's state.
        content: what `packed` gives. Bytes, because Streamlit writes anything else as JSON, twice in each run.
        heard: what is called, before the page runs, when the block reports that it was used.
    """
    _component()(key=key, data=keyed(key, content), **({f"on_{ASKED}_change": heard} if heard else {}))


def block(kind: str, key: str, data: Content) -> None:
    """Put a block on the page that is packed for this once."""
    put(key, packed(kind, data))
