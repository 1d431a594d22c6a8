"""Routes of the light pages: documents that need no script, their pictures, and what puts them into another page."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from functools import lru_cache, partial

from starlette.requests import Request
from starlette.responses import Response

from econ.doors.app import apart, assets
from econ.output import answer_card
from econ.output.export.pictures import figure
from econ.page import html, lesson, light, shared_results
from econ.page.page import screen
from econ.page.ways import EMBED
from econ.wording.language import speaking

OWN = assets.STATIC / "light"
STYLES = (
    assets.STATIC / "page.css",
    assets.STATIC / "strip.css",
    assets.STATIC / "claim.css",
    assets.STATIC / "light.css",
)
"""Rules that a light page needs."""

SHORTLY = {"Cache-Control": "public, max-age=300"}
"""A light page is the same for everyone until figures change."""

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_FACE = re.compile(r"@font-face \{[^}]*?url\((?P<name>[^)]*)\)[^}]*\}")

Answer = Callable[[Request], Awaitable[Response]]
Given = dict[str, str]
Asked = tuple[str, Given]
"""The name of what is asked for, and the address."""


@lru_cache(maxsize=1)
def style() -> str:
    """The rules as they stand in the document, with the typefaces of the page that its first words need."""
    whole = "\n".join(path.read_text("utf-8") for path in STYLES)
    return re.sub(r"\n\s*", "\n", _FACE.sub(_face, _COMMENT.sub("", whole))).strip()


def _face(found: re.Match[str]) -> str:
    """A typeface with its address, if it is one of those, to be used if it comes in time: nothing moves for it."""
    name = found["name"]
    told = found[0].replace(name, assets.address(name)).replace("font-display: swap", "font-display: optional")
    return told if name in assets.PRELOADED[:2] else ""


def faces() -> tuple[str, ...]:
    """Addresses of those typefaces."""
    return tuple(map(assets.address, assets.PRELOADED[:2]))


def _given(request: Request) -> Given:
    return dict(request.query_params)


def _document(make: Callable[..., light.Light]) -> Answer:
    def drawn(given: Given, names: Given) -> str:
        return html.light(make(given, **names), style(), faces(), framed=EMBED in given)

    async def answered(request: Request) -> Response:
        text = await asyncio.to_thread(drawn, _given(request), request.path_params)
        found = assets.packed_for(request, text.encode(), "text/html; charset=utf-8")
        found.headers["Cache-Control"] = SHORTLY["Cache-Control"]
        return found

    return answered


def _file(make: Callable[[Asked], tuple[bytes, str]]) -> Answer:
    async def answered(request: Request) -> Response:
        named = request.path_params.get("name") or request.path_params.get("code", "")
        content, kind = await apart.done(request, make, (named, _given(request)))
        return Response(content, headers=SHORTLY, media_type=kind)

    return answered


PNG = "image/png"


def _answer_card(asked: Asked) -> tuple[bytes, str]:
    name, given = asked
    with screen(given.get("lang", "")):
        return answer_card.png(shared_results.whole(light.answered(given, name))), PNG


def _claim_file(kind: str, asked: Asked) -> tuple[bytes, str]:
    code, given = asked
    with speaking(given.get("lang", "")):
        return light.claim_file(code, kind)


def _chart_card(asked: Asked) -> tuple[bytes, str]:
    name, given = asked
    with screen(given.get("lang", "")):
        return figure(shared_results.whole(light.answered(given)), name, "png", size="card"), PNG


async def _script(_request: Request) -> Response:
    return Response((OWN / "embed.js").read_bytes(), headers=SHORTLY, media_type="text/javascript")


ROUTES: dict[str, Answer] = {
    "a.png": _file(_answer_card),
    "a/{name}.png": _file(_answer_card),
    "a": _document(light.answer),
    "a/{name}": _document(light.answer),
    **{f"c/{{code}}.{kind}": _file(partial(_claim_file, kind)) for kind in ("png", "csv", "json", "bib")},
    "c/{code}": _document(light.claim),
    "chart/{name}.png": _file(_chart_card),
    "chart/{name}": _document(light.chart),
    "cases": _document(light.cases),
    "lesson": _document(lesson.lesson),
    "embed.js": _script,
}
"""What is answered at which path below that of the page."""
