"""Ask the server for an address without a network: what it answers to a request as ASGI tells of it."""

import asyncio
import gzip
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


def get(address, **headers):
    """What GET answers."""
    return _answered("GET", address, headers, b"")


def post(address, body, **headers):
    """What POST answers."""
    return _answered("POST", address, headers, body)


def _answered(method, address, headers, body):
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

    async def receive():
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message):
        sent.append(message)

    asyncio.run(APP(scope, receive, send))
    found = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return Answered(sent[0]["status"], found, b"".join(message.get("body", b"") for message in sent[1:]))
