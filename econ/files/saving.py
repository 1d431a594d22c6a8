"""Save files whole or not at all: what was there before stays until the new one is complete and on the disk.

Whatever is being written has a name of its own beside its place, and takes its place in one step when it is complete.
"""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import stat
from collections.abc import Iterator
from pathlib import Path

UNFINISHED = "unfinished-"
"""Begin of the name of whatever is being written."""

_OWN = re.compile(UNFINISHED + "[0-9a-f]{16}")


def write(path: str | Path, content: bytes) -> None:
    """Write a file that is there whole or not at all, even if the machine stops.

    A file that is replaced hands on its permissions and, where that is allowed, its owner. Where a link points to is
    replaced, and the link stays. A device, a pipe and what is open already, such as /dev/stdout, are written to.

    Raises:
        OSError: it cannot be written; what was there is untouched, and nothing else is left.
    """
    path = Path(path)
    if _is_stream(path):
        with path.open("ab") as stream:  # of what went there before nothing is lost
            stream.write(content)
        return
    path = Path(os.path.realpath(path))
    old = _replaceable(path)
    made = beside(path)
    try:
        with made.open("xb") as file:
            file.write(content)
        if old is not None:
            _like(old, made)
        settle(made)
        made.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            made.unlink()
        raise
    with contextlib.suppress(OSError):  # it is there, and a folder that cannot be read cannot be forced to disk
        settle(path.parent)


def beside(path: Path) -> Path:
    """A name for what is being written, in the folder of where it will be."""
    return path.with_name(f"{UNFINISHED}{secrets.token_hex(8)}")


def leftovers(folder: Path) -> Iterator[Path]:
    """What writers left unfinished in a folder when they were killed; nothing that has its name from somebody else."""
    return (path for path in folder.iterdir() if _OWN.fullmatch(path.name))


def settle(path: Path) -> None:
    """Force a file, or the names in a folder, to disk; on Windows, names are left to the system."""
    is_folder = path.is_dir()
    if is_folder and os.name != "posix":
        return
    place = os.open(path, os.O_RDONLY if is_folder else os.O_RDWR)
    try:
        os.fsync(place)
    finally:
        os.close(place)


def _is_stream(path: Path) -> bool:
    """Whether a name stands for what is written to and never replaced."""
    folder = os.path.realpath(path.parent)  # that of /dev/fd/1 is below /proc
    return folder in {"/dev", "/dev/fd"} or folder.startswith("/proc/") or (path.exists() and not path.is_file())


def _replaceable(path: Path) -> os.stat_result | None:
    """What a file is like, None if it is new; an OSError if it must not be written or somebody keeps it open."""
    try:
        with path.open("r+b") as file:
            return os.fstat(file.fileno())
    except FileNotFoundError:
        return None


def _like(old: os.stat_result, made: Path) -> None:
    """Give a file the owner and the permissions of the one that it replaces."""
    if os.name == "posix":
        with contextlib.suppress(PermissionError):  # only the system's administrator gives files away
            os.chown(made, old.st_uid, old.st_gid)
    made.chmod(stat.S_IMODE(old.st_mode))
