"""What a browser sends here: figures of one's own, a file to be checked or opened, scenarios to be written to a file.

Everything is JSON of bounded size from a page of this server; nothing that is sent is kept but figures for the visit
that sent them (`econ.doors.app.visit`).
"""

from __future__ import annotations

import asyncio
import base64
import binascii
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from econ import verify
from econ.doors.app import apart, visit
from econ.doors.app.bodies import RefusedError, body
from econ.evidence import OwnFolder, folders, usual_book, with_own
from econ.evidence.own_table import folder_of
from econ.files.bounds import MOST_FIGURES, Json
from econ.output.export import FORMATS
from econ.page import kept, received_files
from econ.wording.errors import InputError
from econ.wording.language import LANGUAGES, _, speaking

LARGEST_FILE = 5_000_000
"""Bytes of a file that is opened or checked, and of all files of a folder."""

LARGEST_SENT = LARGEST_FILE * 4 // 3 + 200_000
"""Bytes of a request: a file as base64, and what is said of it."""

Sent = Mapping[str, Json]
Answer = Callable[[Sent], Response]


def _from(answer: Answer) -> Callable[[Request], Awaitable[Response]]:
    """An answer to what a page of this server sends: JSON of bounded size."""

    async def found(request: Request) -> Response:
        if not _is_ours(request):
            return Response(status_code=403)
        try:
            sent = await body(request, LARGEST_SENT)
        except RefusedError as refused:
            if refused.why:
                return JSONResponse({"problem": refused.why.on_the_page}, 422)
            large = refused.status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE
            return JSONResponse({"problem": _large()} if large else {}, refused.status)
        try:
            tried = await apart.done(request, _answered, (_read if answer is _own else answer, sent))
        except apart.StoppedError as stopped:
            return await asyncio.to_thread(_answered, (partial(_stopped, stopped), sent))
        return await asyncio.to_thread(_answered, (_own, sent)) if tried.status_code == READ else tried

    return found


def _is_ours(request: Request) -> bool:
    """Whether a request comes from a page of this server, as far as its browser says."""
    site, origin = request.headers.get("sec-fetch-site", ""), request.headers.get("origin", "")
    if site:  # what stands before the server may give it another name than the browser knows
        return site == "same-origin"
    return not origin or origin.partition("://")[2] == request.headers.get("host", "")


def _answered(asked: tuple[Answer, Sent]) -> Response:
    """An answer in the language of the page; what is wrong with what was sent is one sentence."""
    answer, sent = asked
    language = str(sent.get("language") or "")
    with speaking(language if language in LANGUAGES else "en"):
        try:
            return answer(sent)
        except InputError as error:
            return JSONResponse({"problem": error.on_the_page}, status_code=422)
        except visit.NotHeldError:
            return Response(status_code=visit.NOT_HELD)


def _stopped(error: apart.StoppedError, _sent: Sent) -> Response:
    return JSONResponse({"problem": error.said}, status_code=503)


def _large() -> str:
    return _("The file is larger than {most} MB.", most=f"{LARGEST_FILE / 1e6:g}")


def _content(text: Json) -> bytes:
    """The bytes of a file that was sent.

    Raises:
        InputError: there is none, or it is too large.
    """
    try:
        found = base64.b64decode(text if isinstance(text, str) else "", validate=True)
    except (binascii.Error, ValueError):
        found = b""
    if not found:
        raise InputError(_("The file is empty or did not arrive."), mend=_("Choose it again."))
    if len(found) > LARGEST_FILE:
        raise InputError(_large())
    return found


# --- figures of one's own -------------------------------------------------------------------------------


READ = 204
"""What is answered where figures can be read, which is found out apart from the pages before a visit holds them."""


def _read(sent: Sent) -> Response:
    """Read a folder, a ZIP or a table as a visit would."""
    with_own([_folder(sent)], usual_book())
    return Response(status_code=READ)


def _own(sent: Sent) -> Response:
    """Open a folder, a ZIP or a table for a visit."""
    said = visit.of_visit(str(sent.get("token") or ""), _texts(sent.get("digests")))
    if said is None:
        return Response(status_code=400)
    folder = _folder(sent)
    visit.opened(said, folder)
    return JSONResponse({"digest": folder.digest, "name": folder.name, "said": folders.in_words([folder.named])})


def _texts(given: Json) -> list[str]:
    return [str(one) for one in given] if isinstance(given, list) else []


def _folder(sent: Sent) -> OwnFolder:
    """The folder that was sent: its files, a ZIP of it, or a table of a provider or with its source.

    Raises:
        InputError: it is none.
    """
    files = sent.get("files")
    if not isinstance(files, dict) or not 0 < len(files) <= MOST_FIGURES:
        raise InputError(_("No file was given."), mend=_("Choose a folder, a ZIP of it, or a CSV file."))
    parts: dict[str, bytes | None] = {str(name): _part(content) for name, content in files.items()}
    name, content = next(iter(parts.items()))
    called = str(sent.get("name") or "figures")
    if len(parts) > 1 or "/" in name:
        return folders.written(parts, called)
    if name.lower().endswith(".zip"):
        return folders.unpacked(content or b"", name[:-4], name)

    source = sent.get("source")
    return folder_of(content or b"", name, source if isinstance(source, dict) else {})


def _part(text: Json) -> bytes:
    """The bytes of a file of a folder, which may be empty."""
    try:
        return base64.b64decode(text if isinstance(text, str) else "", validate=True)
    except (binascii.Error, ValueError):
        raise InputError(_("A file did not arrive whole."), mend=_("Choose it again.")) from None


# --- files of scenarios ---------------------------------------------------------------------------------


def _open(sent: Sent) -> Response:
    """Read the scenarios of a file or of a frozen link."""
    link = str(sent.get("link") or "").strip()
    found = [kept.of_link(link)] if link else kept.opened(_content(sent.get("content")), str(sent.get("name") or ""))
    return JSONResponse({"scenarios": [one.plain | {"problems": list(one.problems)} for one in found]})


def _check(sent: Sent) -> Response:
    """Verify a file or a frozen link."""
    link = str(sent.get("link") or "").strip()
    if link:
        verdict = verify.verify_link(link)
    else:
        verdict = received_files.check(_content(sent.get("content")), str(sent.get("name") or ""))
    return JSONResponse({"holds": verdict.holds, "said": verify.opened(verdict).split("\n")})


def _write(sent: Sent) -> Response:
    """Write scenarios to a file."""
    given = sent.get("scenarios")
    several = [kept.of(one) for one in given if isinstance(one, dict)] if isinstance(given, list) else []
    if not 0 < len(several) <= kept.MOST:
        raise InputError(_("There is no scenario to write."), mend=_("Save one first."))
    form = str(sent.get("form") or "json")
    if form == "json":
        return Response(kept.as_json(several), media_type="application/json")
    content = kept.table(several, form)
    return Response(content, media_type=FORMATS[form].mime)


ANSWERS = {"own": _from(_own), "open": _from(_open), "check": _from(_check), "write": _from(_write)}
"""Every answer by its address below that of the page."""
