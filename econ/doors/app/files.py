"""Files of an answer, parts of the page that are fetched when they are opened, and what is said in place of a page."""

from __future__ import annotations

import asyncio
import json
import math
from pathlib import PurePosixPath
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from econ.doors.app import apart, assets
from econ.evidence import restatements
from econ.output.drawing.files import SIZES
from econ.output.export import FORMATS, to_bytes
from econ.page import compared_files, html, light, pictures, shared_results, where
from econ.page.page import BEFORE, LANGUAGE, answered, entered, screen
from econ.wording.errors import InputError, unknown
from econ.wording.language import N_, _, speaking, spoken

Named = tuple[str, str, dict[str, str]]
"""A file's name, its kind, and the address of what it is of."""

ALONE = "alone"
"""Parameter of the address of a part that is asked for as a document, where no script fetches it."""

SAID = {
    404: (N_("There is no such page"), N_("Nothing of this calculator has this address.")),
    414: (N_("The address is too long"), N_("Copy the link again from where you found it.")),
    429: (N_("Too much is asked at once"), N_("Wait until what you asked for before is there.")),
    500: (N_("This could not be answered"), N_("Something went wrong here. The calculator itself still stands.")),
    503: (N_("This takes too long"), N_("The server is busy. Try again in a minute.")),
}
"""What is said for a status: a title, and a sentence."""


def _base() -> str:
    """The path that the page is served below."""
    from econ.doors.app.server import base

    return base()


def failure(request: Request, status: int, why: str = "") -> Response:
    """One sentence, as a small page; as JSON to a script."""
    with speaking(request.query_params.get(LANGUAGE, "")):
        title, text = map(_, SAID[status])
        if request.method == "POST":
            return JSONResponse({"error": why or text}, status)
        language = request.query_params.get(LANGUAGE, "")
        way = f"./?lang={language}" if language.isalpha() else "./"
        document = html.light(
            light.said(title, why or text, way, _("Open the calculator")), assets=assets.alone(_base())
        )
        return Response(document, status, media_type="text/html; charset=utf-8")


def stopped(request: Request, error: apart.StoppedError) -> Response:
    """The sentence on a work that took too much, in the language of the address."""
    with speaking(request.query_params.get(LANGUAGE, "")):
        return failure(request, 503, error.said)


async def part(request: Request) -> Response:
    """What stands behind Share, Download, Cite and the like: to be put into the page, or as a document of its own."""
    name, given = request.path_params["name"], dict(request.query_params)
    alone = given.pop(ALONE, "")
    if BEFORE in given:
        page, _whole = await asyncio.to_thread(entered, given)
        return RedirectResponse(f"./{quote(name)}{page.query}&{ALONE}=1", 303)
    here = f"{request.url.scheme}://{request.url.netloc}{_base()}"
    text = await asyncio.to_thread(_alone if alone else _part, name, given, here)
    return assets.packed_for(request, text.encode(), "text/html; charset=utf-8")


def _part(name: str, given: dict[str, str], here: str) -> str:
    with answered(given) as shown:
        return html.fragment(where.part(name, shown, here))


def _alone(name: str, given: dict[str, str], here: str) -> str:
    with answered(given) as shown:
        return html.light(light.part(name, shown, here), assets=assets.alone(_base()))


async def file(request: Request) -> Response:
    """An answer as a file."""
    return _sent(*await apart.done(request, _file, (request.path_params["name"], dict(request.query_params))))


def _file(asked: tuple[str, dict[str, str]]) -> tuple[bytes, str, str]:
    name, given = asked
    form = FORMATS.get(name)
    if form is None:
        raise unknown("format", name, FORMATS)
    with answered(given) as shown:
        result, code = shared_results.whole(shown.result), spoken()
    with speaking(code):
        content = to_bytes(result, name)
    return content, form.mime, f"econ-{result.fingerprint.scenario[:8]}.{form.extension.lstrip('.')}"


async def picture(request: Request) -> Response:
    """A chart as a file."""
    return _sent(*await apart.done(request, _picture, _named(request)))


def _named(request: Request) -> Named:
    return request.path_params["name"], request.path_params["kind"], dict(request.query_params)


def _picture(asked: Named) -> tuple[bytes, str, str]:
    name, kind, given = asked
    if kind not in pictures.KINDS:
        raise InputError(_("There is no such picture."))
    size, output = given.pop("size", "plain"), given.pop("chart_output", "")
    threshold = _number(given.pop("chart_threshold", ""))
    shape = size if size in SIZES else "plain"
    with answered(given) as shown:
        mark = shown.result.fingerprint.scenario[:8]
        if name == pictures.ANSWER:
            return pictures.of_answer(shown, kind, shape), pictures.KINDS[kind][1], f"econ-{name}-{mark}.{kind}"
        result, code = shared_results.whole(shown.result), spoken()
    with screen(code):  # pages need not wait while it is drawn
        content = pictures.file(result, name, kind, size=shape, output=output, threshold=threshold)
    return content, pictures.KINDS[kind][1], f"econ-{PurePosixPath(name).name}-{mark}.{kind}"


async def compared(request: Request) -> Response:
    """A comparison as a file."""
    return _sent(*await apart.done(request, _compared, _named(request)))


def _compared(asked: Named) -> tuple[bytes, str, str]:
    name, kind, given = asked
    with answered(given) as shown:
        return *compared_files.file(shown, name, kind), f"econ-{name}.{kind}"


def _number(text: str) -> float | None:
    """A number in an address; None where there is none."""
    try:
        found = float(text)
    except ValueError:
        return None
    return found if math.isfinite(found) else None


def _sent(content: bytes, kind: str, name: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return Response(content, headers=headers, media_type=kind)


async def changed(request: Request) -> Response:
    """What was given before and is given otherwise now, for programs."""
    del request
    content = json.dumps(restatements.restatements(), ensure_ascii=False, indent=1).encode()
    return _sent(content, "application/json", "econ-changes.json")
