"""A visit's figures: those that ship, and folders of one's own that the visitor has opened.

A folder is held by its digest, on this server and as long as there is room; a visit knows the digests of its own. What
somebody else has opened is not looked for, whatever an address says.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping
from pathlib import PurePosixPath

import streamlit as st

from econ.doors.app import page_state, shared_results
from econ.doors.app.page_state import Ask, Session
from econ.doors.app.show import plain
from econ.engine import Result
from econ.evidence import Book, OwnFolder, folders, using, usual_book, with_own
from econ.evidence.folders import Named
from econ.files.bounds import cut
from econ.wording.errors import InputError
from econ.wording.language import _, digits

MOST_HELD = 16
"""Sets of folders that are held; those used last stay."""

MOST_OPENED = 4
"""Folders of one visit."""

LARGEST = 5_000_000
"""Bytes of the files of a folder."""

_books: OrderedDict[tuple[str, ...], Book] = OrderedDict()
_guard = threading.Lock()


def book() -> Book:
    """The figures of this visit, or those of the server where nothing was opened."""
    session: Session | None = st.session_state.get("session")
    return usual_book() if session is None else book_of(session)


def book_of(session: Session) -> Book:
    """The figures of a visit; folders that are held no longer are taken from it, and asked for."""
    if not session.own:
        return usual_book()
    with _guard:
        found = _books.get(_key(session))
        if found is not None:
            _books.move_to_end(_key(session))
            return found
    lost = folders.in_words(session.own)
    _changed(session, (), usual_book())
    session.problems = [
        _("These figures of your own are not held here any more: {folders}. Open them again.", folders=lost)
    ]
    return usual_book()


def _key(session: Session) -> tuple[str, ...]:
    return tuple(one.digest for one in session.own)


def opened(session: Session, folder: OwnFolder) -> None:
    """Use a folder for this visit, beside those it uses already.

    Raises:
        InputError: it is too large, one too many, or something in it is wrong.
    """
    if folder.size > LARGEST:
        raise InputError(
            _("The folder holds more than {most} MB.", most=digits(f"{LARGEST / 1e6:g}")),
            folder.name,
            _("Use it on the command line: econ app --data FOLDER."),
        )
    if len(session.own) >= MOST_OPENED:
        raise InputError(
            _("{most} folders are open already.", most=MOST_OPENED), folder.name, _("Close one of them first.")
        )
    joined = with_own([folder], book_of(session))
    there = {one.digest for one in usual_book().own}
    named = tuple(one.named for one in joined.own if one.digest not in there)
    _hold(named, joined)
    _changed(session, named, joined)


def closed(session: Session, digest: str) -> None:
    """Use a folder no longer."""
    rest = tuple(one for one in session.own if one.digest != digest)
    known = {one.digest: one for one in book_of(session).own}
    joined = with_own((known[one.digest] for one in rest), usual_book())
    if rest:
        _hold(rest, joined)
    _changed(session, rest, joined)


def _hold(own: tuple[Named, ...], joined: Book) -> None:
    """Hold figures, and let those go that were not used for longest, with all that was made of them."""
    with _guard:
        _books[tuple(one.digest for one in own)] = joined
        gone = [_books.popitem(last=False)[1] for _number in range(len(_books) - MOST_HELD)]
    for one in gone:
        shared_results.forget(one.digest)


def _changed(session: Session, own: tuple[Named, ...], now: Book) -> None:
    """Ask the figures of now: what they do not have is asked no longer, and an address that waited for them is read."""
    session.own = own
    session.result = session.baseline = session.good = None
    session.mend()
    st.session_state.pop("compared", None)
    with using(now):
        if session.waiting and not lacking(session.waiting, now):
            session.ask, session.problems = page_state.read(session.waiting)
            session.waiting = {}
        elif session.ask.preset not in now.presets or session.ask.gdp not in _sources(session.ask, now):
            session.change(Ask.of())
    session.touched = True


def _sources(ask: Ask, now: Book) -> list[str]:
    return ["", *now.series_names(now.preset(ask.preset).exporter)]


def lacking(given: Mapping[str, str], now: Book) -> tuple[Named, ...]:
    """The folders of one's own that an address was made with and that are not used here."""
    return folders.lacking(folders.read_stated(given.get(page_state.OWN, "")), now.own)


# --- the widget -----------------------------------------------------------------------------------------


LONGEST_LABEL = 16
"""Characters of the names of folders that what opens the widget has room for."""


def label(result: Result) -> str:
    """What opens the widget: it names the folders that the answer was made with."""
    named = ", ".join(one.name for one in result.book.own)
    return _("Your figures: {folders}", folders=plain(cut(named, LONGEST_LABEL))) if named else _("Figures of your own")


def draw(session: Session) -> None:
    """The folders of this visit, and where to open one: as a ZIP, or as it is."""
    st.caption(
        plain(
            _(
                "A folder laid out like the figures that ship. It is used for this visit only, and nobody else sees "
                "it. Files and links that are made then name it."
            )
        )
    )
    for one in session.own:
        st.button(
            _("Close {name}, digest {digest}", name=plain(one.name), digest=one.digest[: folders.SHOWN]),
            key=f"close-{one.digest[: folders.SHOWN]}",
            on_click=closed,
            args=(session, one.digest),
        )
    packed = st.file_uploader(_("A ZIP of the folder"), type=["zip"], key="own-zip")
    files = st.file_uploader(
        _("Or the folder itself"), type=list(folders.ENDINGS), accept_multiple_files="directory", key="own-folder"
    )
    if packed is not None:
        name = PurePosixPath(packed.name).stem
        _take(session, packed.file_id, lambda: folders.unpacked(packed.getvalue(), name, packed.name))
    if files:
        parts = {file.name: file.getvalue() for file in files}
        _take(session, files[-1].file_id, lambda: folders.written(parts, "figures"))


def _take(session: Session, upload: str, read: Callable[[], OwnFolder]) -> None:
    """Open what was sent, once."""
    if upload in session.uploads:
        return
    try:
        opened(session, read())
    except InputError as error:
        st.error(plain(error.on_the_page), icon=":material/error:")
        return
    session.uploads |= {upload}
    st.rerun()
