"""Releases of the data on this machine: a folder of figures, an unpacked release, or an archive of several."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from econ.evidence import Book, OwnFolder, data_folder
from econ.wording.errors import InputError

DATED = "release.toml"
"""The file that makes a folder a release of its own."""

INSIDE = ("data", "econ/data")
"""Where the figures are in a checkout and in an unpacked package."""

MOST = 200
"""Folders of an archive that are looked into."""


def release(folder: Path, own: Iterable[OwnFolder] = ()) -> Book:
    """The figures of one release: its data folder, or a folder that holds it as a checkout or a package does.

    Args:
        folder: the folder.
        own: folders of one's own that are added to it.

    Raises:
        InputError: there are no figures there.
    """
    found = _data_in(folder)
    if found is None:
        raise InputError(
            "There is no release of the data here.", str(folder), f"Give the folder that holds `{DATED}` and `series/`."
        )
    return Book(found, *own)


def _data_in(folder: Path) -> Path | None:
    places = (folder, *(folder / inside for inside in INSIDE))
    return next((place for place in places if (place / DATED).is_file()), None)


def check(folders: Iterable[Path]) -> None:
    """Refuse folders that do not exist.

    Raises:
        InputError: naming the first of them.
    """
    for folder in folders:
        if not folder.exists():
            raise InputError("There is no such data folder.", str(folder), "Check the name.")


def holds(folder: Path) -> bool:
    """Whether a folder is a release, or holds some."""
    return folder.is_dir() and bool(_in(folder))


def _in(folder: Path) -> list[Path]:
    places = [folder, *sorted(p for p in folder.iterdir() if p.is_dir())[:MOST]]
    return list(dict.fromkeys(filter(None, map(_data_in, places))))


def books(folders: Iterable[Path], own: Sequence[OwnFolder] = ()) -> Iterator[Book]:
    """Every release in some folders, alone and with folders of one's own, and those that add to the one that ships.

    Args:
        folders: each may be a release, hold several, or be a folder of one's own.
        own: more folders of one's own.
    """
    for folder in folders:
        for found in _in(folder) if folder.is_dir() else []:
            yield Book(found)
            yield from [Book(found, *own)] if own else []
        if not holds(folder):
            yield Book(data_folder(), folder)


def with_digest(digest: str, folders: Iterable[Path], own: Sequence[OwnFolder] = ()) -> Book | None:
    """The release whose digest begins like this; None if it is not among the folders, which are as in `books`."""
    found = next((book for book in books(folders, own) if digest and book.digest.startswith(digest)), None)
    if found is not None:
        found.archived = not found.own
    return found
