"""The folder of a sweep: the question, a file for each finished part, and in the end the results.

A part is there whole or not at all (`econ.files.saving`). Its file says of which question and which draws it is, and
ends in the digest of all that it says: one that is damaged, or is not what its name stands for, counts as missing. So
nothing can be counted twice or be taken for something else.

A process has the folder to itself, and what its disk refuses is said in a sentence. The lock is one that the operating
system holds: it is given back however a process ends.
"""

import contextlib
import hashlib
import io
import json
import os
import platform
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TypedDict

import numpy as np
from numpy.typing import NDArray

from econ.engine.many.sweeps.question import Canonical, Part, Question, digest_of
from econ.engine.many.tally import Histogram, Tallies, Tally
from econ.files import saving
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


QUESTION = "question.json"
PARTS = "parts"

_SEAL = hashlib.sha256().digest_size
"""Bytes at the end of a part: the digest of those before."""

Arrays = dict[str, NDArray[np.generic]]
"""What a part's file holds, by name."""


class Manifest(TypedDict):
    """What a folder says about itself.

    Attributes:
        digest: of the question.
        chunk: draws of a part.
        question: what is asked.
        results: digest of each file of the results.
    """

    digest: str
    chunk: int
    question: Canonical
    results: dict[str, str]


_NUMBERS = ("total", "square", "low", "high")


class Store:
    """A folder that holds the parts of one question, for a process that holds the folder (`econ.sweeps.folder`)."""

    def __init__(self, folder: str | Path, question: Question, chunk: int) -> None:
        """Begin the folder, or go on with one that was begun; what was left unfinished there is taken away.

        Attributes:
            folder: where it is.
            question: what is asked.
            chunk: draws of a part; a folder that was begun keeps the size it was begun with.

        Raises:
            InputError: the folder holds another question or something else, or cannot be written.
        """
        self.folder, self.question = Path(folder), question
        self.chunk = question.check_chunk(chunk)
        with writing(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
            known = self._known()
            (self.folder / PARTS).mkdir(exist_ok=True)
            for left in (*saving.leftovers(self.folder), *saving.leftovers(self.folder / PARTS)):
                remove(left)
        if known is None:
            self.describe()
        else:
            self.chunk = known

    def _known(self) -> int | None:
        """The chunk that the folder was begun with; None if it is new."""
        if not (self.folder / QUESTION).exists():
            others = {p.name for p in self.folder.iterdir()} - {PARTS, LOCK}
            if any(not name.startswith(saving.UNFINISHED) for name in others) or any(self.folder.glob(f"{PARTS}/*")):
                raise InputError(
                    "The folder holds something that is no sweep.", str(self.folder), "Give a new or an empty one."
                )
            return None
        about = manifest(self.folder)
        if about["digest"] != self.question.digest:
            raise InputError(
                f"The folder holds another question: {_difference(about['question'], self.question.canonical)}.",
                str(self.folder),
                "Give another folder, or ask the same again to go on with it.",
            )
        return self.question.check_chunk(about["chunk"])

    def describe(self, results: dict[str, str] | None = None) -> None:
        """Write what the folder holds: the question, and the digest of each file of the results once they are there."""
        about = {"digest": self.question.digest, "chunk": self.chunk, "question": self.question.canonical}
        about |= {} if results is None else {"results": results}
        with writing(self.folder):
            saving.write(self.folder / QUESTION, json.dumps(about, indent=1, ensure_ascii=False).encode())

    def path(self, part: Part) -> Path:
        """The file of a part."""
        return self.folder / PARTS / f"cell-{part.cell:06d}-part-{part.number:06d}.npz"

    def save(self, part: Part, found: Tallies) -> None:
        """Keep a finished part."""
        flat = [t for scramble in found for t in scramble]
        arrays: Arrays = {name: np.array([getattr(t, name) for t in flat]) for name in _NUMBERS}
        arrays["count"] = np.array([t.count for t in flat], dtype=np.int64)
        arrays["ends"] = np.cumsum([t.histogram.bins.size for t in flat])
        arrays["bins"] = np.concatenate([t.histogram.bins for t in flat]).astype(np.int32)
        counts = np.concatenate([t.histogram.counts for t in flat])
        arrays["counts"] = counts.astype(np.min_scalar_type(counts.max(initial=0)))
        arrays |= self._place(part)
        file = io.BytesIO()
        np.savez(file, allow_pickle=False, **arrays)
        content = file.getvalue()
        with writing(self.folder):
            saving.write(self.path(part), content + hashlib.sha256(content).digest())

    def _place(self, part: Part) -> Arrays:
        """What a file says of itself: of which question and which draws it is."""
        draws = (part.cell, part.number, part.first, part.blocks, *part.scrambles)
        return {"digest": np.frombuffer(self.question.digest.encode(), dtype=np.uint8), "part": np.array(draws)}

    def load(self, part: Part) -> Tallies | None:
        """A finished part; None if it is missing, damaged, or not what its name stands for."""
        try:
            content = self.path(part).read_bytes()
        except OSError:
            return None
        if hashlib.sha256(content[:-_SEAL]).digest() != content[-_SEAL:]:
            return None
        with np.load(io.BytesIO(content[:-_SEAL]), allow_pickle=False) as file:
            arrays = {name: file[name] for name in file.files}
        if any(not np.array_equal(arrays[name], value) for name, value in self._place(part).items()):
            return None
        return self._tallies(arrays)

    def _tallies(self, arrays: Arrays) -> Tallies:
        starts = np.concatenate([[0], arrays["ends"]])
        flat = []
        for n, count in enumerate(arrays["count"]):
            inside = slice(starts[n], starts[n + 1])
            histogram = Histogram(arrays["bins"][inside].astype(np.int64), arrays["counts"][inside].astype(np.int64))
            numbers = {name: float(arrays[name][n]) for name in _NUMBERS}
            flat.append(Tally(count=int(count), histogram=histogram, **numbers))
        outputs = len(self.question.outputs)
        return [flat[start : start + outputs] for start in range(0, len(flat), outputs)]

    def missing(self) -> list[Part]:
        """The parts that are still to be computed."""
        return [part for part in self.question.parts(self.chunk) if self.load(part) is None]

    def clear(self) -> None:
        """Take the parts away, once the results are written; what cannot be taken away does no harm."""
        with contextlib.suppress(OSError):
            for part in self.question.parts(self.chunk):
                self.path(part).unlink(missing_ok=True)
            (self.folder / PARTS).rmdir()


def manifest(folder: Path) -> Manifest:
    """What a folder says about itself: digest, question, chunk, and the digest of each file of the results.

    Raises:
        InputError: it says nothing, or nothing that can be understood.
    """
    path = folder / QUESTION
    try:
        about: Manifest = {"results": {}} | json.loads(path.read_text("utf-8"))
        is_sound = type(about["chunk"]) is int and isinstance(about["results"], dict)
        if is_sound and digest_of(about["question"]) == about["digest"]:
            return about
    except OSError:
        raise InputError("The folder holds no sweep.", str(folder), "Give the folder that --out named.") from None
    except (ValueError, KeyError, TypeError, RecursionError):
        pass  # it is none of ours
    raise InputError(
        f"The folder holds no sweep that can be understood: {QUESTION} is damaged.",
        str(folder),
        "Give another folder, or take this one away and ask again.",
    )


def _difference(old: Canonical, new: Canonical) -> str:
    names = {"version": "version of the calculator", "data": "figures", "model": "equations", "points": "draws"}
    differ = [names.get(k, k) for k in {**new, **old} if old.get(k) != new.get(k)]
    return "other " + " and ".join({"cells": "scenarios"}.get(name, name) for name in differ)
