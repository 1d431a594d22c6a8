"""A ZIP read with bounds: nothing is written to disk, and nothing larger than the calculator writes is unfolded."""

from __future__ import annotations

import zipfile
import zlib

from econ.files import bounds

LARGEST, MOST_FILES = bounds.LARGEST_PART, bounds.MOST_PARTS
"""Bytes of one file, unfolded, and files."""


def unfolded(content: bytes) -> dict[str, bytes | None]:
    """The files of a ZIP by name; None for one whose bytes are damaged.

    Raises:
        InputError: it holds more, or larger, files than a capsule, a name twice, or a name outside of it.
        BadZipFile: it is no ZIP.
    """
    with bounds.archive(content) as archive:
        return {entry.filename: _read(archive, entry) for entry in archive.infolist()}


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes | None:
    try:
        with archive.open(entry) as stream:
            found = stream.read(LARGEST + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError):
        return None
    return found if len(found) <= LARGEST else None
