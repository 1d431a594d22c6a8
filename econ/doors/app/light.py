"""Routes of the light pages: documents that need no script, their pictures, and what puts them into another page."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import lru_cache

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from econ.doors.app import assets
from econ.page import html, light
from econ.page.light import EMBED, Light
from econ.wording.errors import InputError
from econ.wording.language import _

STYLES = ("page.css", "strip.css", "claim.css", "light.css")
"""Rules that a light page needs."""

SCRIPT = "embed.js"
SHORTLY = {"Cache-Control": "public, max-age=300"}
"""A light page is the same for everyone until figures change."""

Answer = Callable[[Request], Awaitable[Response]]
Given = dict[str, str]


@lru_cache(maxsize=1)
def style() -> str:
    """The rules, as they stand in the document."""
    files = assets.files()
    return "\n".join(files[name].read_text("utf-8") for name in STYLES if name in files)


def _document(make: Callable[[Request, Given], Light]) -> Answer:
    """A route that answers with a page; with one sentence and 404 where there is none."""

    async def answered(request: Request) -> Response:
        given = dict(request.query_params)
        try:
            found = await asyncio.to_thread(make, request, given)
        except InputError as error:
            return Response(error.on_the_page, status_code=404, media_type="text/plain; charset=utf-8")
        text = await asyncio.to_thread(html.light, found, style(), framed=EMBED in given)
        return assets.answered(request, text.encode(), "text/html; charset=utf-8", SHORTLY)

    return answered


def _file(make: Callable[[Request, Given], bytes], kind: str) -> Answer:
    """A route that answers with a file."""

    async def answered(request: Request) -> Response:
        try:
            content = await asyncio.to_thread(make, request, dict(request.query_params))
        except InputError as error:
            return Response(error.on_the_page, status_code=404, media_type="text/plain; charset=utf-8")
        return Response(content, headers=SHORTLY, media_type=kind)

    return answered
