"""A ZIP read with bounds: nothing is written to disk, and nothing larger than the calculator writes is unfolded."""

from __future__ import annotations

import io
import zipfile
import zlib

from econ.errors import InputError
from econ.language import _, digits

MOST_FILES = 200
LARGEST = 20_000_000
LARGEST_TOGETHER = 80_000_000
"""Bytes of one file and of all files together, unfolded."""


def unfolded(content: bytes) -> dict[str, bytes | None]:
    """The files of a ZIP by name; None for one whose bytes are damaged.

    Raises:
        InputError: it holds more, or larger, files than a capsule, a name twice, or a name outside of it.
        BadZipFile: it is no ZIP.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = archive.infolist()
        check(entries)
        return {entry.filename: _read(archive, entry) for entry in entries}


def check(entries: list[zipfile.ZipInfo]) -> None:
    """Refuse what no capsule holds, by what the ZIP says of itself; no more than that is ever unfolded.

    Raises:
        InputError: see `unfolded`.
    """
    names = [entry.filename for entry in entries]
    if len(names) > MOST_FILES:
        raise _refused(
            _(
                "It holds {names} files; a capsule holds {most} at most.",
                names=digits(f"{len(names):,}"),
                most=MOST_FILES,
            )
        )
    if len(set(names)) < len(names):
        raise _refused(_("It holds two files of the same name."))
    if odd := next((n for n in names if n.startswith("/") or "\\" in n or ".." in n.split("/") or ":" in n), ""):
        raise _refused(_("It holds a file that would lie outside of it: {odd}.", odd=odd[:80]))
    sizes = [entry.file_size for entry in entries]
    if max(sizes, default=0) > LARGEST or sum(sizes) > LARGEST_TOGETHER:
        raise _refused(_("It would unfold to more than any capsule holds."))
    if any(entry.flag_bits & 1 for entry in entries):
        raise _refused(_("It is locked with a password."))


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes | None:
    try:
        with archive.open(entry) as stream:
            found = stream.read(LARGEST + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError):
        return None
    return found if len(found) <= LARGEST else None


def _refused(why: str) -> InputError:
    return InputError(
        _("The capsule cannot be read. {why}", why=why), mend=_("Give a capsule as the calculator wrote it.")
    )
