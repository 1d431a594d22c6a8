"""Have a folder to oneself, and say in a sentence what its disk refuses.

The lock is one that the operating system holds: it is given back however a process ends.
"""

from __future__ import annotations

import contextlib
import os
import platform
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from econ.wording.errors import InputError

LOCK = "sweep.lock"
"""The file that is locked. It says who holds it; that it is there says nothing: a killed process leaves it."""

_FAR = 1 << 30
"""The byte that is locked on Windows, where such a byte cannot be read: none of those that say who holds it."""


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Turn what the disk refuses into a sentence.

    Raises:
        InputError: the folder cannot be written.
    """
    try:
        yield
    except OSError as error:
        why = os.strerror(error.errno) if error.errno else str(error)
        raise InputError(
            f"The folder cannot be written: {why}.",
            str(folder),
            "Make it writable, or give another one; what is kept in it stays, and the same command goes on.",
        ) from None


def remove(path: Path) -> None:
    """Take a file or a folder away, if it is there."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


@contextmanager
def holding(folder: Path) -> Iterator[None]:
    """Have a folder to oneself, which is made if it is not there.

    Raises:
        InputError: another process has it, its disk knows no locks, or it cannot be written.
    """
    path = folder / LOCK
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        file = _taken(path)
    try:
        with contextlib.suppress(OSError):  # a full disk: nobody is told who it is
            file.truncate(0)
            file.write(f"Process {os.getpid()} on {platform.node()}".encode())
        yield
    finally:
        if os.name != "posix":
            file.close()  # an open file cannot be taken away there, not even that of who comes next
        with contextlib.suppress(OSError):
            path.unlink()  # where it can, while it is locked, so that it is nobody else's
        file.close()


def _taken(path: Path) -> IO[bytes]:
    """The locked file, which is the one that has the name: its last holder may have taken it away meanwhile."""
    while True:
        file = path.open("a+b", buffering=0)
        try:
            _lock(file, path)
            if path.exists() and os.path.samestat(os.fstat(file.fileno()), path.stat()):
                return file
        except BaseException:
            file.close()
            raise
        file.close()


def _lock(file: IO[bytes], path: Path) -> None:
    """Lock a file until it is closed."""
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(_FAR)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):  # as POSIX and Windows say that it is locked
        raise InputError(
            f"{_holder(path)} works on this folder.",
            str(path.parent),
            "Wait until it is done, or end it; the same command then goes on.",
        ) from None
    except OSError as error:
        raise InputError(
            f"The disk of the folder knows no locks ({error.strerror}).", str(path.parent), "Give one on another disk."
        ) from None


def _holder(path: Path) -> str:
    """Who holds a lock, as its file says; it says nothing in the moment in which it is made."""
    with contextlib.suppress(OSError):
        return path.read_text("utf-8", "replace") or "Another process"
    return "Another process"
