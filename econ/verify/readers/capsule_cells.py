"""Capsule: every file against its hash, and what the files say, each as it is read outside of a capsule.

The ZIP is read with bounds: nothing is written to disk, and nothing larger than the calculator writes is unfolded.
"""

import hashlib
import json
import struct
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from econ.evidence import OwnFolder, folders
from econ.files import bounds, wheel
from econ.files.bounds import Cells
from econ.output import Json
from econ.output.export.capsule_description import (
    CRATE,
    FOLDER_OWN,
    MANIFEST,
    PACKAGE,
    README,
    REQUIREMENTS,
    hashes,
)
from econ.verify.readers.registry import DAMAGED, READERS, SCENARIO, SOURCE, Cell, number_or_text, put_json, reads
from econ.wording.errors import InputError
from econ.wording.language import N_, _

QUESTION, ANSWER, REPORT, BIBLIOGRAPHY = "scenario.json", "answer.json", "report.html", "sources.json"
CONTENT = ": content"
SAME, OTHER, GONE, ADDED = "as its hash says", "not as its hash says", "missing", "not in the manifest"
PROGRAM = "program"
"""What comes before the name of a file in a wheel."""

RASTER = " picture of dots"
"""How the place of a picture ends that is dots, and no drawing."""


@reads(".zip", "capsule", unread=N_("how it is packed"))
def read(content: bytes) -> Cells:
    """Cells named by file; whether each file has the bytes that its hash stands for comes first."""
    return read_beside(content, {})


def read_beside(content: bytes, seen: dict[bytes, Mapping[str, Cell]]) -> Cells:
    """The same beside capsules that were read before.

    Args:
        content: of the capsule.
        seen: the cells of files that were read, by their names and bytes; what is read now is added.
    """
    files = bounds.unfolded(content, bounds.MOST_PARTS + bounds.MOST_FIGURES)
    listed = files.get(MANIFEST)
    if listed is None:
        raise InputError(
            _("The capsule has no {manifest}, or a damaged one.", manifest=MANIFEST),
            mend=_("Give a capsule as the calculator wrote it."),
        )
    cells = Cells()
    for name, said in _checked(files, hashes(bounds.text(listed))).items():
        cells.put(f"{name}{CONTENT}", said)
    for name, part in files.items():
        known = f"{name}\n".encode() + (part or b"")
        if known not in seen or name in DESCRIPTIONS:
            seen[known] = _inside(name, part, files)
        for place, value in seen[known].items():
            cells.put(f"{name} {place}" if place else name, value)
    for place, value in list(cells.items()):
        if place.startswith(f"{ANSWER} about ") or place == f"{REPORT} about language":
            cells.put(place.partition(" ")[2], value)
    question = files.get(QUESTION)
    if question is not None:
        cells.put(SCENARIO, json.dumps(bounds.json_of(question)["scenario"]))
    return cells


def carried(content: bytes) -> tuple[OwnFolder, ...]:
    """The folders of figures of one's own that a capsule carries.

    Raises:
        InputError: one of them cannot be read.
        BadZipFile: it is no ZIP.
    """
    found: dict[str, dict[str, bytes | None]] = {}
    for name, part in bounds.unfolded(content, bounds.MOST_PARTS + bounds.MOST_FIGURES).items():
        top, _slash, rest = name.partition("/")
        folder, _slash, inner = rest.partition("/")
        if top == FOLDER_OWN and inner:
            found.setdefault(folder, {})[name] = part
    return tuple(folders.written(parts, name, f"{FOLDER_OWN}/{name}") for name, parts in found.items())


def program(content: bytes) -> wheel.Wheel | None:
    """The wheel that a capsule carries; None if it carries none.

    Raises:
        InputError, BadZipFile: it is no ZIP of a capsule.
    """
    files = bounds.unfolded(content, bounds.MOST_PARTS + bounds.MOST_FIGURES)
    found = [wheel.Wheel(name, part) for name, part in files.items() if part is not None and wheel.is_wheel(name)]
    return found[0] if len(found) == 1 else None


def running(carried: wheel.Wheel) -> dict[str, Cell]:
    """The cells of a wheel as those of the program that runs; without what only an installation says of itself."""
    return {bounds.place(carried.name, PROGRAM, name): digest for name, digest in wheel.running().items()}


def _checked(files: Mapping[str, bytes | None], known: Mapping[str, str]) -> dict[str, str]:
    found = {}
    for name, digest in known.items():
        part = files.get(name)
        found[name] = GONE if name not in files else SAME if part is not None and _digest(part) == digest else OTHER
    return found | {name: ADDED for name in files if name not in known and name != MANIFEST}


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _inside(name: str, content: bytes | None, files: Mapping[str, bytes | None]) -> Mapping[str, Cell]:
    """The cells of a file; none if it is damaged, which its hash has told, or of a kind that is not read."""
    if content is None:
        return {}
    try:
        return _cells(name, content, files)
    except DAMAGED:
        return {}


def _cells(name: str, content: bytes, files: Mapping[str, bytes | None]) -> Mapping[str, Cell]:
    ending, cells = PurePosixPath(name).suffix, Cells()
    if ending == ".svg":
        cells.put("picture", bounds.text(content))
    elif ending == ".png":
        _put_png(cells, content)
    elif name in (README, REQUIREMENTS):
        cells.put("text", bounds.text(content))
    elif wheel.is_wheel(name):
        for member, digest in wheel.Wheel(name, content).members.items():
            cells.put(bounds.place(PROGRAM, member), digest)
    elif name.startswith(f"{FOLDER_OWN}/"):
        return cells  # its hash has told all of it
    elif ending == ".json" and name != ANSWER:
        whole = _held_against(files, name, bounds.json_of(content))
        put_json(cells, SOURCE if name == BIBLIOGRAPHY else "", whole)
    elif ending == ".csv" and "/" in name:
        _put_table(cells, content)
    elif ending in READERS and READERS[ending].format != "capsule":
        found = READERS[ending].read(content)
        return {place: value for place, value in found.items() if place != SCENARIO}
    return cells


DESCRIPTIONS = {CRATE: ("@graph", "@id", "sha256", "contentSize"), PACKAGE: ("resources", "path", "hash", "bytes")}
"""Files that describe the others: their list of them, and what they call the name, the hash and the size of one."""


def _held_against(files: Mapping[str, bytes | None], name: str, whole: Json) -> Json:
    """A description with each hash and size that is that of its file replaced by a word that says so."""
    if name not in DESCRIPTIONS or not isinstance(whole, dict):
        return whole
    items, key, digest, size = DESCRIPTIONS[name]
    listed = whole.get(items)
    if not isinstance(listed, list):
        return whole
    return {**whole, items: [_held(one, files, key, (digest, size)) for one in listed]}


def _held(one: Json, files: Mapping[str, bytes | None], key: str, marks: tuple[str, str]) -> Json:
    part = files.get(str(one.get(key))) if isinstance(one, dict) else None
    if part is None or not isinstance(one, dict):
        return one
    true = (_digest(part), str(len(part)))
    stated = [str(one.get(mark)).removeprefix("sha256:") for mark in marks]
    return {**one, **{mark: SAME for mark, a, b in zip(marks, stated, true, strict=True) if a == b}}


def _put_png(cells: Cells, content: bytes) -> None:
    """The words that a picture carries, and its dots."""
    rest = [content[:8]]
    for kind, body in _chunks(content):
        if kind == b"iTXt":
            key, _zero, text = body.partition(b"\0")
            cells.put(bounds.place("text", key.decode("latin-1")), text.lstrip(b"\0").decode())
        else:
            rest += [kind, body]
    cells.put(RASTER.strip(), _digest(b"".join(rest)))


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The parts of a PNG; the last is what is left where one is damaged."""
    at = 8
    while at + 12 <= len(content):
        (length,) = struct.unpack_from(">I", content, at)
        yield content[at + 4 : at + 8], content[at + 8 : at + 8 + length]
        at += 12 + length
    yield b"", content[at:]


def _put_table(cells: Cells, content: bytes) -> None:
    """The rows of a table of figures, each named by its first cell and its year."""
    columns, rows = bounds.csv_of(content)
    cells.put("columns", " ".join(columns))
    for _line, row in rows:
        at = bounds.place(row[columns[0]], row.get("year", ""))
        for column, value in row.items():
            if value:
                cells.put(bounds.place(at, column), number_or_text(value))
