"""The server around the page: its own routes come before those of Streamlit, which runs it."""

from __future__ import annotations

import asyncio
import gc
import gzip
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config

from econ.doors.app import assets
from econ.doors.app.headers import security

SCRIPT = Path(__file__).parent / "script.py"
KEEP = {"Cache-Control": "public, max-age=31536000, immutable", "Vary": "Accept-Encoding"}

LONGEST_STEP = 1 << 16
"""Bytes that a browser may send to tell of a step."""


async def _page(request: Request) -> Response:
    """The page as a document."""
    text = await asyncio.to_thread(_document, dict(request.query_params))
    return _packed(request, text.encode(), "text/html; charset=utf-8")


def _document(address: dict[str, str]) -> str:
    from econ.page import html, page

    return html.document(page(address), {name: assets.address(f"page.{end}") for name, end in assets.ENDS.items()})


async def _step(request: Request) -> Response:
    """What a step changes on the page."""
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > LONGEST_STEP:
            return Response(status_code=413)
    try:
        asked = json.loads(body)
    except (ValueError, RecursionError):
        asked = None
    if not isinstance(asked, dict):
        return Response(status_code=400)
    found = await asyncio.to_thread(_changed, asked)
    return _packed(request, json.dumps(found, ensure_ascii=False).encode(), "application/json")


def _changed(asked: dict[str, object]) -> dict[str, object]:
    from econ.page import html, page

    address, deed, have = str(asked.get("address") or ""), _texts(asked.get("deed")), _texts(asked.get("have"))
    return html.changed(page(address, deed=deed), have)


def _texts(given: object) -> dict[str, str]:
    return {str(k): str(v) for k, v in given.items()} if isinstance(given, dict) else {}


async def _asset(request: Request) -> Response:
    name = request.path_params["name"]
    if request.path_params["digest"] != assets.digest() or name not in assets.files():
        return Response(status_code=404)
    kind = assets.KINDS[Path(name).suffix]
    if "gzip" in request.headers.get("accept-encoding", ""):
        content = await asyncio.to_thread(assets.packed, name)
        return Response(content, headers=KEEP | {"Content-Encoding": "gzip"}, media_type=kind)
    return FileResponse(assets.files()[name], headers=KEEP, media_type=kind)


def _packed(request: Request, content: bytes, kind: str) -> Response:
    """An answer for this once, made smaller as fast as can be."""
    headers = {"Cache-Control": "no-store", "Vary": "Accept-Encoding"}
    if "gzip" in request.headers.get("accept-encoding", ""):
        content = gzip.compress(content, 1)
        headers["Content-Encoding"] = "gzip"
    return Response(content, headers=headers, media_type=kind)


def _base() -> str:
    """The path that the page is served below, with a slash at its end."""
    inner = str(config.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{inner}/" if inner else "/"


class Headers:
    """Tells the browser with every answer what the page may load."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and add to the head of its answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def add(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in security().items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, add)


@asynccontextmanager
async def lifespan(_: ASGIApp) -> AsyncIterator[None]:
    """Load and compute once what every visitor needs; then keep all of it out of garbage collections."""
    await asyncio.to_thread(_warm)
    yield


def _warm() -> None:
    _document({})
    for name in assets.files():
        assets.packed(name)
    gc.collect()
    gc.freeze()


ROUTES = [
    Route(_base(), _page, methods=["GET"]),
    Route(f"{_base()}step", _step, methods=["POST"]),
    Route(f"{_base()}{assets.ROOT}/{{digest}}/{{name}}", _asset, methods=["GET"]),
]
MIDDLEWARE = [Middleware(Headers)]
