"""The folder of a sweep: the question, a file for each finished part, and in the end the results.

A part is written to a temporary file, forced to disk and renamed, so that a part is there whole or not at all. What a
file says is known by its name, so nothing can be counted twice; a file that cannot be read counts as missing.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import numpy as np

from econ.errors import InputError
from econ.sweeps.question import Part, Question
from econ.sweeps.work import Tallies
from econ.tally import Histogram, Tally

QUESTION = "question.json"
PARTS = "parts"

UNFINISHED = "unfinished-"
"""Begin of the name of whatever is being written."""

_NUMBERS = ("total", "square", "low", "high")


class Store:
    """A folder that holds the parts of one question."""

    def __init__(self, folder: str | Path, question: Question, chunk: int) -> None:
        """Begin the folder, or go on with one that was begun.

        Attributes:
            folder: where it is.
            question: what is asked.
            chunk: draws of a part; a folder that was begun keeps the size it was begun with.

        Raises:
            InputError: the folder holds another question or something else, or cannot be written.
        """
        self.folder, self.question = Path(folder), question
        self.chunk = question.check_chunk(chunk)
        try:
            (self.folder / PARTS).mkdir(parents=True, exist_ok=True)
            known = self._known()
        except OSError as error:
            raise InputError(
                f"The folder cannot be written: {error.strerror}.", str(self.folder), "Give another one."
            ) from None
        if known is None:
            about = {"digest": question.digest, "chunk": self.chunk, "question": question.canonical}
            write(self.folder / QUESTION, json.dumps(about, indent=1, ensure_ascii=False).encode(), self.folder)
        else:
            self.chunk = known

    def _known(self) -> int | None:
        """The chunk that the folder was begun with; None if it is new."""
        path = self.folder / QUESTION
        if not path.exists():
            others = [p.name for p in self.folder.iterdir() if p.name != PARTS and not p.name.startswith(UNFINISHED)]
            if others or any((self.folder / PARTS).iterdir()):
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
        return self.question.check_chunk(int(about["chunk"]))

    def path(self, part: Part) -> Path:
        """The file of a part."""
        return self.folder / PARTS / f"cell-{part.cell:06d}-part-{part.number:06d}.npz"

    def save(self, part: Part, found: Tallies) -> None:
        """Keep a finished part."""
        flat = [t for scramble in found for t in scramble]
        arrays: dict[str, Any] = {name: np.array([getattr(t, name) for t in flat]) for name in _NUMBERS}
        arrays["count"] = np.array([t.count for t in flat], dtype=np.int64)
        arrays["ends"] = np.cumsum([t.histogram.bins.size for t in flat])
        arrays["bins"] = np.concatenate([t.histogram.bins for t in flat]).astype(np.int32)
        counts = np.concatenate([t.histogram.counts for t in flat])
        arrays["counts"] = counts.astype(np.min_scalar_type(counts.max(initial=0)))
        arrays["digest"] = np.frombuffer(self.question.digest.encode(), dtype=np.uint8)
        file = io.BytesIO()
        np.savez(file, **arrays)
        write(self.path(part), file.getvalue(), self.folder)

    def load(self, part: Part) -> Tallies | None:
        """A finished part; None if it is missing or cannot be read."""
        try:
            content = io.BytesIO(self.path(part).read_bytes())
            with np.load(content, allow_pickle=False) as file:
                arrays = {name: file[name] for name in file.files}
            return self._tallies(part, arrays)
        except (OSError, KeyError, ValueError, EOFError, zipfile.BadZipFile):
            return None

    def _tallies(self, part: Part, arrays: dict[str, Any]) -> Tallies | None:
        outputs = len(self.question.outputs)
        if arrays["digest"].tobytes().decode() != self.question.digest:
            return None
        if arrays["count"].size != outputs * len(part.scrambles):
            return None
        starts = np.concatenate([[0], arrays["ends"]])
        flat = []
        for n, count in enumerate(arrays["count"]):
            inside = slice(starts[n], starts[n + 1])
            histogram = Histogram(arrays["bins"][inside].astype(np.int64), arrays["counts"][inside].astype(np.int64))
            numbers = {name: float(arrays[name][n]) for name in _NUMBERS}
            flat.append(Tally(count=int(count), histogram=histogram, **numbers))
        return [flat[start : start + outputs] for start in range(0, len(flat), outputs)]

    def missing(self) -> list[Part]:
        """The parts that are still to be computed."""
        return [part for part in self.question.parts(self.chunk) if self.load(part) is None]

    def clear(self) -> None:
        """Take the parts away, once the results are written, and what was never finished."""
        for path in (*(self.folder / PARTS).iterdir(), *self.folder.glob(f"{UNFINISHED}*")):
            path.unlink(missing_ok=True)
        with contextlib.suppress(OSError):
            (self.folder / PARTS).rmdir()


def manifest(folder: Path) -> dict[str, Any]:
    """What a folder says about itself.

    Raises:
        InputError: it says nothing, or nothing that can be understood.
    """
    path = folder / QUESTION
    try:
        about: dict[str, Any] = json.loads(path.read_text("utf-8"))
        return {"digest": about["digest"], "chunk": about["chunk"], "question": dict(about["question"])}
    except (OSError, ValueError, KeyError, TypeError):
        raise InputError("The folder holds no sweep.", str(folder), "Give the folder that --out named.") from None


def write(path: Path, content: bytes, folder: Path) -> None:
    """Write a file that is there whole or not at all, even if the machine stops; `folder` is on the same disk."""
    with tempfile.NamedTemporaryFile(dir=folder, prefix=UNFINISHED, delete=False) as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    Path(file.name).replace(path)
    if os.name == "posix":
        place = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(place)
        finally:
            os.close(place)


def _difference(old: dict[str, Any], new: dict[str, Any]) -> str:
    names = {"version": "version of the calculator", "data": "figures", "model": "equations", "points": "draws"}
    differ = [names.get(k, k) for k in new if old.get(k) != new[k]]
    return "other " + " and ".join({"cells": "scenarios"}.get(name, name) for name in differ)
