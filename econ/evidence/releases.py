"""Releases of the data on this machine: a folder of figures, an unpacked release, or an archive of several."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from econ.evidence import Book, data_folder
from econ.wording.errors import InputError

DATED = "release.toml"
"""The file that makes a folder a release of its own."""

INSIDE = ("data", "econ/data")
"""Where the figures are in a checkout and in an unpacked package."""

MOST = 200
"""Folders of an archive that are looked into."""


def release(folder: Path) -> Book:
    """The figures of one release: its data folder, or a folder that holds it as a checkout or a package does.

    Raises:
        InputError: there are no figures there.
    """
    found = _data_in(folder)
    if found is None:
        raise InputError(
            "There is no release of the data here.", str(folder), f"Give the folder that holds `{DATED}` and `series/`."
        )
    return Book(found)


def _data_in(folder: Path) -> Path | None:
    places = (folder, *(folder / inside for inside in INSIDE))
    return next((place for place in places if (place / DATED).is_file()), None)


def check(folders: Iterable[Path]) -> None:
    """Refuse folders that do not exist.

    Raises:
        InputError: naming the first of them.
    """
    for folder in folders:
        if not folder.is_dir():
            raise InputError("There is no such data folder.", str(folder), "Check the name.")


def books(folders: Iterable[Path]) -> Iterator[Book]:
    """Every release in some folders: each may be one, hold several, or add figures to those that ship."""
    for folder in folders:
        places = [folder, *sorted(p for p in folder.iterdir() if p.is_dir())[:MOST]]
        found = list(dict.fromkeys(filter(None, map(_data_in, places))))
        yield from map(Book, found)
        if not found:
            yield Book(data_folder(), folder)


def with_digest(digest: str, folders: Iterable[Path]) -> Book | None:
    """The release whose digest begins like this; None if it is not among the folders."""
    return next((book for book in books(folders) if digest and book.digest.startswith(digest)), None)
