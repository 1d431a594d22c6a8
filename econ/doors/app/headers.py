"""Headers that tell a browser what the page may load, and what may be told of it."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from econ.page.html import TEMPLATES

_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)


@lru_cache(maxsize=1)
def security() -> dict[str, str]:
    """Headers of every answer of the server, by name.

    Everything is loaded from the server itself. `blob:` is how Streamlit loads the page's own blocks; its styles are
    written in place. Any site may put the page into a frame: it has no accounts, and nothing on it acts for a visitor.
    """
    policy = {
        "default-src": "'none'",
        "script-src": " ".join(("'self'", "blob:", *_hashes())),
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "media-src": "'self'",
        "connect-src": "'self'",
        "manifest-src": "'self'",
        "worker-src": "'self' blob:",
        "object-src": "'none'",
        "base-uri": "'self'",
        "form-action": "'self'",
        "frame-ancestors": "*",
    }
    return {
        "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in policy.items()),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    }


def _hashes() -> list[str]:
    """Of the scripts that stand in our document, and in Streamlit's own page as installed."""
    spec = find_spec("streamlit")
    if spec is None or spec.origin is None:
        return []
    pages = (Path(spec.origin).parent / "static" / "index.html", TEMPLATES / "document.html")
    scripts = (script for page in pages for script in _INLINE.findall(page.read_text("utf-8")))
    digests = (hashlib.sha256(script.encode()).digest() for script in scripts)
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]
