"""Ask the server for an address without a network: what it answers to a request as ASGI tells of it."""

import asyncio
import gzip
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from urllib.parse import unquote

from starlette.applications import Starlette

from econ.doors.app import server

APP = Starlette(routes=server.ROUTES, middleware=server.MIDDLEWARE)


@dataclass(frozen=True)
class Answered:
    """An answer: its status, its headers by their names in small letters, and what it holds as it was sent."""

    status: int
    headers: dict
    sent: bytes

    @property
    def content(self):
        return gzip.decompress(self.sent) if self.headers.get("content-encoding") == "gzip" else self.sent

    @property
    def text(self):
        return self.content.decode()


def get(address, app=APP, **headers):
    """What GET answers, by the server or another application."""
    return _answered("GET", address, headers, b"", app)


def post(address, body, **headers):
    """What POST answers."""
    return _answered("POST", address, headers, body, APP)


def finished(work):
    """What a coroutine gives, in a thread of its own: a browser test beside it may have a loop open."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


def _answered(method, address, headers, body, app):
    """What is answered; in the names of headers "_" stands for "-"."""
    path, _mark, query = address.partition("?")
    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": unquote(path),
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": query.encode(),
        "headers": [
            (b"host", b"testserver"),
            (b"accept-encoding", b"gzip"),
            *((name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()),
        ],
        "server": ("testserver", 80),
        "client": ("testclient", 1),
    }
    sent = []

    told = iter([{"type": "http.request", "body": body, "more_body": False}])

    async def receive():
        if message := next(told, None):
            return message
        return await asyncio.Event().wait()  # it has no more to say

    async def send(message):
        sent.append(message)

    finished(app(scope, receive, send))
    found = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return Answered(sent[0]["status"], found, b"".join(message.get("body", b"") for message in sent[1:]))
