"""Capsule: every file against its hash, and the files with numbers as they are read outside of a capsule."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import PurePosixPath

from econ.errors import InputError
from econ.export.capsule.manifest import MANIFEST, hashes
from econ.language import _
from econ.verify.readers.registry import DAMAGED, READERS, SCENARIO, Cells, reads
from econ.verify.readers.zipped import check, unfolded

QUESTION, ANSWER = "scenario.json", "answer.json"
SAME, OTHER, GONE, ADDED = "as its hash says", "not as its hash says", "missing", "not in the manifest"


@reads(".zip", "capsule")
def read(content: bytes) -> Cells:
    """Cells named by file; whether each file has the bytes that its hash stands for comes first."""
    files = unfolded(content)
    listed = files.get(MANIFEST)
    if listed is None:
        raise InputError(
            _("The capsule has no {manifest}, or a damaged one.", manifest=MANIFEST),
            mend=_("Give a capsule as the calculator wrote it."),
        )
    cells = _checked(files, hashes(listed.decode("utf-8")))
    for name, part in files.items():
        cells |= _inside(name, part)
    cells |= {k.removeprefix(f"{ANSWER} "): v for k, v in cells.items() if k.startswith(f"{ANSWER} about ")}
    question = files.get(QUESTION)
    if question is not None:
        cells[SCENARIO] = json.dumps(json.loads(question)["scenario"])
    return cells


def _checked(files: Mapping[str, bytes | None], known: Mapping[str, str]) -> Cells:
    found: Cells = {}
    for name, digest in known.items():
        part = files.get(name)
        found[f"{name}: content"] = (
            GONE if name not in files else SAME if part is not None and _digest(part) == digest else OTHER
        )
    return found | {f"{name}: content": ADDED for name in files if name not in known and name != MANIFEST}


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _inside(name: str, content: bytes | None) -> Cells:
    """The cells of a file that can be verified by itself; none if it is damaged, which its hash has told."""
    reader = READERS.get(PurePosixPath(name).suffix)
    if content is None or reader is None or reader.format == "capsule" or "/" in name or name == QUESTION:
        return {}
    try:
        if zipfile.is_zipfile(io.BytesIO(content)):
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                check(archive.infolist())
        return {f"{name} {place}": value for place, value in reader.read(content).items() if place != SCENARIO}
    except DAMAGED:
        return {}
