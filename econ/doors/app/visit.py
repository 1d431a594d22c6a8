"""Figures of one's own for a visit: folders that a browser has opened here, and that no other browser can ask for.

A visit is known by a random token that its browser makes and sends along, with the digests of its folders, in a header.
There is no cookie, and nothing is written down: a server that does not hold a folder (another worker, a restart) says
so, and the browser sends the folder again.
"""

from __future__ import annotations

import asyncio
import re
import threading
from collections import OrderedDict
from collections.abc import Iterable

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from econ.evidence import Book, OwnFolder, using, usual_book, with_own
from econ.page import shared_results
from econ.wording.errors import InputError
from econ.wording.language import _, digits

HEADER = "x-econ-own"
"""The header: the token, and the digests of the folders, with spaces between."""

NOT_HELD = 409
"""What is answered where a folder is not held."""

MOST_HELD, MOST_BOOKS = 64, 16
"""Folders of all visits, and sets of them that are read; those used last stay."""

MOST_OPENED = 4
"""Folders of one visit."""

LARGEST = 5_000_000
"""Bytes of the files of a folder."""

_TOKEN = re.compile(r"[0-9a-f]{32}")
_DIGEST = re.compile(r"[0-9a-f]{64}")

Visit = tuple[str, tuple[str, ...]]
"""A token, and the digests of the folders that its visit uses, sorted."""

_folders: OrderedDict[tuple[str, str], OwnFolder] = OrderedDict()
_books: OrderedDict[Visit, Book] = OrderedDict()
_guard = threading.Lock()


class NotHeldError(Exception):
    """A folder of a visit is not here."""


def of_header(text: str) -> Visit | None:
    """The visit that a header names; None for none."""
    token, *given = text.split()[: MOST_OPENED + 1] or [""]
    found = of_visit(token, given)
    return found if found and found[1] else None


def of_visit(token: str, digests: Iterable[str]) -> Visit | None:
    """A visit and the folders that it uses; None for what is no token."""
    known = tuple(sorted({one for one in digests if _DIGEST.fullmatch(one)}))
    return (token, known) if _TOKEN.fullmatch(token) else None


def book(visit: Visit) -> Book:
    """The figures of a visit, beside those of the server.

    Raises:
        NotHeldError: a folder of it is not here.
    """
    token, known = visit
    with _guard:
        try:
            own = [_folders[token, digest] for digest in known]
        except KeyError:
            raise NotHeldError from None
        for one in own:
            _folders.move_to_end((token, one.digest))
        found = _books.get(visit)
        if found is not None:
            _books.move_to_end(visit)
            return found
    joined = with_own(own, usual_book())
    with _guard:
        _books[visit] = joined
        gone = [_books.popitem(last=False)[1] for _number in range(len(_books) - MOST_BOOKS)]
    for one in gone:
        shared_results.forget(one.digest)
    return joined


def opened(visit: Visit, folder: OwnFolder) -> Book:
    """Hold a folder for a visit, beside those that it uses already; gives the figures of the visit.

    Raises:
        InputError: it is too large, one too many, or something in it is wrong.
        NotHeldError: a folder that it uses already is not here.
    """
    token, known = visit
    if folder.size > LARGEST:
        raise InputError(
            _("The folder holds more than {most} MB.", most=digits(f"{LARGEST / 1e6:g}")),
            folder.name,
            _("Use it on the command line: econ app --data FOLDER."),
        )
    if len({*known, folder.digest}) > MOST_OPENED:
        raise InputError(
            _("{most} folders are open already.", most=MOST_OPENED), folder.name, _("Close one of them first.")
        )
    before = book(visit) if known else usual_book()
    with_own([folder], before)  # an error of it is said before it is held
    with _guard:
        _folders[token, folder.digest] = folder
        while len(_folders) > MOST_HELD:
            gone = _folders.popitem(last=False)[0]
            for held in [one for one in _books if one[0] == gone[0]]:
                del _books[held]
    return book((token, tuple(sorted({*known, folder.digest}))))


class OwnFigures:
    """Answers every request of a visit with its figures, whatever is asked."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, with the figures of its visit in use."""
        text = Headers(scope=scope).get(HEADER, "") if scope["type"] == "http" else ""
        visit = of_header(text) if text else None
        if visit is None:
            await self.app(scope, receive, send)
            return
        try:
            found = await asyncio.to_thread(book, visit)
        except NotHeldError:
            await Response(status_code=NOT_HELD)(scope, receive, send)
            return
        with using(found):
            await self.app(scope, receive, send)
