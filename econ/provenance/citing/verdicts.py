"""How a verdict on a claim is cited: the sentence, the answer, version, data, and the address that opens it again."""

from __future__ import annotations

import shlex
from hashlib import sha256

from econ import wording
from econ._version import __version__
from econ.claims import address
from econ.claims.verdict import Verdict
from econ.evidence import Book, default_book, publication, sources
from econ.evidence.sources import Record
from econ.provenance.citing import AUTHOR, TITLE, today, writer
from econ.wording.language import _

MARK = 8
"""Characters of the mark that tells one claim from another in a list of works."""


def record(verdict: Verdict, book: Book | None = None, accessed: str | None = None) -> Record:
    """A verdict as a CSL-JSON record.

    Args:
        verdict: what is cited.
        book: the figures it was judged by; those that ship with the package if left out.
        accessed: the day in ISO form; None for today, "" to leave it out.

    Raises:
        InputError: the sentence alone does not give the claim, or the address of the calculator cannot be used.
    """
    book, claim = book or default_book(), verdict.claim
    day = today() if accessed is None else accessed
    code = address.code(verdict, book)
    again = f"econ check --code {shlex.quote(code)}"
    made = {
        "id": f"econ-claim-{sha256(code.encode()).hexdigest()[:MARK]}",
        "type": "software",
        "title": _("“{sentence}”: {verdict}", sentence=claim.text, verdict=_(verdict.status)).replace(
            wording.NO_BREAK, " "
        ),
        "container-title": TITLE,
        "author": [{"literal": AUTHOR}],
        "version": __version__,
        "issued": _date(book.release),
        "note": _("econ v{version}, data {release}; author's calculations; {again}", **_made(book), again=again),
    }
    if publication.address():
        made |= {
            "URL": publication.opened_with(address.PARAMETER, code),
            "note": _("econ v{version}, data {release}; author's calculations", **_made(book)),
        }
    return made | ({"accessed": _date(day)} if day else {})


def _made(book: Book) -> dict[str, str]:
    return {"version": __version__, "release": book.release}


def _date(iso: str) -> dict[str, list[list[int]]]:
    return {"date-parts": [[int(part) for part in iso.split("-")]]}


def cite(verdict: Verdict, style: str = "text", book: Book | None = None, accessed: str | None = None) -> str:
    """The citation of a verdict.

    Args:
        verdict: what is cited.
        style: one of `STYLES`, or the path of a CSL file.
        book: the figures it was judged by.
        accessed: the day in ISO form; None for today, "" to leave it out.

    Raises:
        InputError: there is no such style, or the claim has no code.
    """
    write, made = writer(style), record(verdict, book, accessed)
    if style == "text":  # in the language of the reader
        return f"{sources.cite({**made, 'container-title': _(TITLE)})}\n"
    return write([made])
