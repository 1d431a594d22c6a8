"""The server around the page: it serves the page's own files and is warm before the first visitor comes."""

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
TYPE = "text/javascript"
KEEP = {"Cache-Control": "public, max-age=31536000, immutable", "Vary": "Accept-Encoding"}

LONGEST_STEP = 1 << 16
"""Bytes that a browser may send to tell of a step."""


async def _asset(request: Request) -> Response:
    name = request.path_params["name"]
    if request.path_params["digest"] != assets.digest() or name not in assets.files():
        return Response(status_code=404)
    if "gzip" in request.headers.get("accept-encoding", ""):
        content = await asyncio.to_thread(assets.packed, name)
        return Response(content, headers=KEEP | {"Content-Encoding": "gzip"}, media_type=TYPE)
    return FileResponse(assets.files()[name], headers=KEEP, media_type=TYPE)


async def _step(request: Request) -> Response:
    """Answer a step of a slider; where that takes a run of the page, nothing is found."""
    from econ.doors.app import steps

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
    found = await asyncio.to_thread(steps.answered, asked.get("ticket"), asked.get("deeds"))
    if found is None:
        return Response(status_code=404)
    return _packed(request, found, "application/octet-stream")


async def _picture(request: Request) -> Response:
    """A picture of a page that is open, at another width or as a file."""
    from econ.doors.app import pictures

    asked = (request.query_params.get(name, "") for name in ("picture", "kind", "width", "stop"))
    address, kind, width, stop = asked
    found = await asyncio.to_thread(pictures.answered, address, kind, width, stop)
    if found is None:
        return Response(status_code=404)
    return _packed(request, found, pictures.TYPES[kind])


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


class Announce:
    """Tells the browser with the page which files it will need, so that it fetches them while Streamlit starts.

    It also says what the page may load.
    """

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
                if headers.get("content-type", "").startswith("text/html"):
                    headers.append("Link", _links())
            await send(message)

        await self.app(scope, receive, add)


def _links() -> str:
    base = _base()
    modules = [name for name in assets.files() if name != assets.PLOTLY]
    return ", ".join(f"<{base}{assets.address(name)}>; rel=modulepreload" for name in modules)


@asynccontextmanager
async def lifespan(_: ASGIApp) -> AsyncIterator[None]:
    """Load, compute and compress once what every visitor needs; then keep all of it out of garbage collections."""
    await asyncio.to_thread(_warm)
    yield


def _warm() -> None:
    import econ
    from econ.analysis import guards
    from econ.doors.app import navigation as _navigation  # noqa: F401 - loads all that the pages need
    from econ.output import charts
    from econ.provenance import bibliography

    result = econ.run()
    econ.headline(result)
    guards.check(result)
    for name, chart in charts.CHARTS.items():
        if not chart.asked:  # a question of its own takes much memory, and few visitors ask it
            charts.drawing(name, result)
    bibliography.entries(result.book)
    for name in assets.files():
        assets.packed(name)
    gc.collect()
    gc.freeze()


ROUTES = [
    Route(f"{_base()}{assets.ROOT}/{{digest}}/{{name}}", _asset, methods=["GET"]),
    Route(f"{_base()}{assets.ROOT}/step", _step, methods=["POST"]),
    Route(f"{_base()}{assets.ROOT}/picture", _picture, methods=["GET"]),
]
MIDDLEWARE = [Middleware(Announce)]
