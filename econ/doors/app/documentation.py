"""The documentation beside the calculator: what `make docs` has built, below `docs/`.

Elsewhere, `ECON_DOCUMENTATION` says where it is; without either the foot of the page has no way to it.
"""

from __future__ import annotations

import os
from pathlib import Path

from starlette.middleware import Middleware
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from econ.evidence import publication

SITE = Path(__file__).resolve().parents[3] / "site"
"""Where a checkout has it."""

PLACE = "docs"

POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "object-src 'none'; base-uri 'self'; form-action 'self'"
)
"""What its pages may load. They have scripts of their own in place, and nothing that a visitor has written."""


class _Policy:
    """Says so with every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and add to the head of its answer."""

        async def add(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], (b"content-security-policy", POLICY.encode())]
            await send(message)

        await self.app(scope, receive, add)


def routes(base: str) -> list[Mount]:
    """The route to it, if there is any; then the page leads there unless another place is set.

    Args:
        base: the path that the page is served below, with a slash at its end.
    """
    if not (SITE / "index.html").is_file():
        return []
    os.environ.setdefault(publication.DOCUMENTATION, f"{base}{PLACE}/")
    files = StaticFiles(directory=SITE, html=True)
    return [Mount(f"{base}{PLACE}", files, middleware=[Middleware(_Policy)])]
