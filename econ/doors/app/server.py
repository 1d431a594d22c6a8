"""The server around the page: its own routes come before those of Streamlit, which it runs in."""

from __future__ import annotations

import asyncio
import faulthandler
import gc
import json
import logging
import os
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, suppress
from contextvars import copy_context
from pathlib import Path
from socket import IPPROTO_TCP, SO_ACCEPTCONN, SOL_SOCKET, TCP_NODELAY, socket
from stat import S_ISSOCK
from typing import TypeVar
from urllib.parse import quote, urlencode

from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Match, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config

from econ.doors.app import apart, assets, documentation, files, light, uploads, visit
from econ.doors.app.bodies import RefusedError, body
from econ.doors.app.headers import security
from econ.doors.app.turns import BusyError, Turns, asking
from econ.output import Json
from econ.page import html
from econ.page.page import BEFORE, entered, framed, page
from econ.wording.errors import InputError

SCRIPT = Path(__file__).parent / "script.py"
KEEP = {"Cache-Control": "public, max-age=31536000, immutable", "Vary": "Accept-Encoding"}

LONGEST_STEP = 1 << 16
"""Bytes that a browser may send to tell of a step."""

LONGEST_ADDRESS = 20_000
"""Characters of an address that are read."""

THREADS = 4
"""In which is waited for files and for what is small, beside that of pages."""

_pages = ThreadPoolExecutor(1)
_turns = Turns()

PATIENCE = 30.0
"""Seconds after which a page that is not there yet is given up."""

WELL_SECONDS = 4.0
"""Seconds in which a server that is well makes the next page."""

WATCHDOG = "ECON_WATCHDOG"
"""The variable that says after how many seconds a server that makes no page ends itself, to be started anew."""

MOST_OPEN = 256
"""Numbers of open files among which the socket is that listens when the server begins."""

WATCHED_EACH = 4
"""How often in that time it is looked after."""

FORMER = ("exporters", "sources", "method")
"""Pages of before, which are places now."""

STREAMLIT = ("streamlit", "_stcore", "static", "media", "component", "favicon.png")
"""First parts of the addresses that Streamlit answers; its page is at the first of them."""

OPEN = ("health", "host-config", "stream")
"""What stands behind `_stcore` for its page; counts, uploads and the like are closed."""

Given = TypeVar("Given")
Made = TypeVar("Made")
Answer = Callable[[Request], Awaitable[Response]]


def _safely(answer: Answer) -> Answer:
    """What fails is said in one sentence, and never as Python says it."""

    async def answered(request: Request) -> Response:
        if len(request.url.query) > LONGEST_ADDRESS:
            return await asyncio.to_thread(files.failure, request, 414)
        try:
            async with asyncio.timeout(PATIENCE):
                return await answer(request)
        except InputError as error:
            return await asyncio.to_thread(files.failure, request, 404, error.on_the_page)
        except apart.StoppedError as stopped:
            return await asyncio.to_thread(files.stopped, request, stopped)
        except ClientDisconnect:
            return Response(status_code=400)  # nobody reads it
        except TimeoutError:
            return await asyncio.to_thread(files.failure, request, 503)
        except BusyError:
            found = await asyncio.to_thread(files.failure, request, 429)
            found.headers["Retry-After"] = "1"
            return found
        except Exception:  # the page must never show a traceback
            logging.getLogger(__name__).exception("%s could not be answered.", request.url.path)
            return await asyncio.to_thread(files.failure, request, 500)

    return answered


async def _in_turn(request: Request, function: Callable[[Given], Made], given: Given) -> Made:
    """Make a page in the one thread for pages: they take turns, and each thread keeps memory of its own."""
    context = copy_context()
    async with _turns.turn(asking(request)):
        return await asyncio.get_running_loop().run_in_executor(_pages, lambda: context.run(function, given))


async def _page(request: Request) -> Response:
    """The page as a document."""
    given = dict(request.query_params)
    text, elsewhere = await _in_turn(request, _document, given)
    if elsewhere:
        return RedirectResponse(f"./{elsewhere}", 303)
    return assets.packed_for(request, text.encode(), "text/html; charset=utf-8")


def _document(given: Mapping[str, str]) -> tuple[str, str]:
    """The document; or the address where it is: after a form was sent, and for a frame of before."""
    if light := framed(given):
        return "", light
    if BEFORE in given:
        found, whole = entered(given)
        if whole:
            return "", found.query
    else:
        found = page(given)
    return html.document(found, assets.named()), ""


async def _step(request: Request) -> Response:
    """What a step changes on the page."""
    try:
        asked = await body(request, LONGEST_STEP)
    except RefusedError as refused:
        return Response(status_code=refused.status)
    found = await _in_turn(request, _changed, asked)
    return assets.packed_for(request, json.dumps(found, ensure_ascii=False).encode(), "application/json")


def _changed(asked: Mapping[str, Json]) -> dict[str, Json]:
    address, deed, have = str(asked.get("address") or ""), _texts(asked.get("deed")), _texts(asked.get("have"))
    return html.changed(page(address[:LONGEST_ADDRESS], deed=deed), have)


def _texts(given: Json) -> dict[str, str]:
    return {str(k): str(v) for k, v in given.items()} if isinstance(given, Mapping) else {}


async def _asset(request: Request) -> Response:
    name = request.path_params["name"]
    if request.path_params["digest"] != assets.digest() or name not in assets.files():
        return Response(status_code=404)
    kind = assets.KINDS[Path(name).suffix]
    if "gzip" in request.headers.get("accept-encoding", "") and Path(name).suffix not in assets.PACKED:
        content = await asyncio.to_thread(assets.packed, name)
        return Response(content, headers=KEEP | {"Content-Encoding": "gzip"}, media_type=kind)
    return Response(assets.files()[name], headers=KEEP, media_type=kind)


async def _former(request: Request) -> Response:
    """A page of before is a place now, and what it was opened at has an anchor there."""
    name = request.url.path.rstrip("/").rpartition("/")[2]
    asked = {**request.query_params, "view": name}
    anchors = (f"#{anchor}-{quote(asked[of])}" for of, anchor in (("source", "source"), ("of", "of")) if asked.get(of))
    return RedirectResponse(f"{base()}?{urlencode(asked)}{next(anchors, '')}", 301)


async def _home(request: Request) -> Response:
    """The page, whose addresses are all below its path."""
    query = request.url.query
    return RedirectResponse(f"{base()}?{query}" if query else base(), 308)


async def _unknown(request: Request) -> Response:
    return await asyncio.to_thread(files.failure, request, 404)


class Elsewhere(Route):
    """Every address that is neither one of ours nor one of Streamlit's."""

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Whether it is one."""
        path = str(scope.get("path", ""))
        first, _mark, rest = path.removeprefix(base()).lstrip("/").partition("/")
        theirs = path.startswith(base()) and first in STREAMLIT and (first != "_stcore" or rest in OPEN)
        return (Match.NONE, {}) if theirs else super().matches(scope)


def base() -> str:
    """The path that the page is served below, with a slash at its end."""
    inner = str(config.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{quote(inner)}/" if inner else "/"


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


def _at_once() -> None:
    """Have what an answer says be sent at once, and not only when whoever asks has confirmed its head.

    asyncio does that by itself for a socket that names its protocol, which the one that Streamlit opens does not; what
    is accepted has the options of the socket that listens.
    """
    for number in range(MOST_OPEN):
        with suppress(OSError):  # not open, or not of TCP
            if S_ISSOCK(os.fstat(number).st_mode):
                with socket(fileno=os.dup(number)) as found:
                    if found.getsockopt(SOL_SOCKET, SO_ACCEPTCONN):
                        found.setsockopt(IPPROTO_TCP, TCP_NODELAY, 1)


@asynccontextmanager
async def lifespan(_: ASGIApp) -> AsyncIterator[None]:
    """Load and compute once what every visitor needs; then keep all of it out of garbage collections."""
    asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(THREADS))
    _at_once()
    begun = asyncio.create_task(asyncio.to_thread(apart.begin))
    await asyncio.to_thread(_warm)
    await begun
    watch = asyncio.create_task(_watched(float(os.environ.get(WATCHDOG) or 0)))
    yield
    watch.cancel()
    faulthandler.cancel_dump_traceback_later()


async def _watched(seconds: float) -> None:
    """End the server, where somebody starts it anew, when no page was made for so many seconds; 0 for never."""
    while seconds:
        with suppress(TimeoutError):
            await _is_well(seconds / WATCHED_EACH)
            faulthandler.dump_traceback_later(seconds, exit=True)
        await asyncio.sleep(seconds / WATCHED_EACH)


async def _is_well(seconds: float) -> None:
    """Wait until the thread for pages takes up something.

    Raises:
        TimeoutError: it did not.
    """
    async with asyncio.timeout(seconds):
        await asyncio.get_running_loop().run_in_executor(_pages, str)


async def _health(request: Request) -> Response:
    """Whether pages are made, and not only whether there is a server."""
    del request
    try:
        await _is_well(WELL_SECONDS)
    except TimeoutError:
        return PlainTextResponse("no page is made", 503)
    return PlainTextResponse("ok", headers={"Cache-Control": "no-store"})


def _warm() -> None:
    from econ.doors.app import ready

    del ready
    for name in assets.files():
        assets.packed(name)
    gc.collect()
    gc.freeze()


def _route(path: str, answer: Answer, method: str = "GET") -> Route:
    return Route(f"{base()}{path}", _safely(answer), methods=[method])


ROUTES: list[BaseRoute] = [
    _route("", _page),
    *([Route(base().rstrip("/"), _safely(_home), methods=["GET"])] if base() != "/" else []),
    _route("health", _health),
    _route("step", _step, "POST"),
    _route("part/{name}", files.part),
    _route("file/{name}", files.file),
    _route("picture/{name}.{kind}", files.picture),
    _route("compared/{name}.{kind}", files.compared),
    *(_route(name, answer, "POST") for name, answer in uploads.ANSWERS.items()),
    _route("changed.json", files.changed),
    *(_route(path, answer) for path, answer in light.ROUTES.items()),
    *(_route(name, _former) for name in FORMER),
    _route(f"{assets.ROOT}/{{digest}}/{{name}}", _asset),
    *documentation.routes(base()),
    Elsewhere("/{path:path}", _safely(_unknown), methods=["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"]),
]
MIDDLEWARE = [Middleware(Headers), Middleware(visit.OwnFigures)]
