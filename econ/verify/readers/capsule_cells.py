"""Capsule: every file against its hash, and what the files say, each as it is read outside of a capsule.

The ZIP is read with bounds: nothing is written to disk, and nothing larger than the calculator writes is unfolded.
"""

import hashlib
import json
from collections.abc import Mapping
from pathlib import PurePosixPath

from econ.evidence import OwnFolder, folders
from econ.files import bounds
from econ.files.bounds import Cells
from econ.output.export.capsule import FOLDER_OWN, MANIFEST, README, hashes
from econ.verify.readers.registry import DAMAGED, READERS, SCENARIO, SOURCE, number_or_text, put_json, reads
from econ.wording.errors import InputError
from econ.wording.language import _

QUESTION, ANSWER, BIBLIOGRAPHY = "scenario.json", "answer.json", "sources.json"
CONTENT = ": content"
SAME, OTHER, GONE, ADDED = "as its hash says", "not as its hash says", "missing", "not in the manifest"
PICTURES = (".png", ".svg")


@reads(".zip", "capsule", unread="how it is packed")
def read(content: bytes) -> Cells:
    """Cells named by file; whether each file has the bytes that its hash stands for comes first."""
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
        for place, value in _inside(name, part).items():
            cells.put(bounds.place(name, place), value)
    for place, value in list(cells.items()):
        if place.startswith(f"{ANSWER} about "):
            cells.put(place.removeprefix(f"{ANSWER} "), value)
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


def _checked(files: Mapping[str, bytes | None], known: Mapping[str, str]) -> dict[str, str]:
    found = {}
    for name, digest in known.items():
        part = files.get(name)
        found[name] = GONE if name not in files else SAME if part is not None and _digest(part) == digest else OTHER
    return found | {name: ADDED for name in files if name not in known and name != MANIFEST}


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _inside(name: str, content: bytes | None) -> Mapping[str, object]:
    """The cells of a file; none if it is damaged, which its hash has told, or of a kind that is not read."""
    if content is None or name == MANIFEST:
        return {}
    try:
        return _cells(name, content)
    except DAMAGED:
        return {}


def _cells(name: str, content: bytes) -> Mapping[str, object]:
    ending, cells = PurePosixPath(name).suffix, Cells()
    if ending in PICTURES:
        cells.put("picture", _digest(content))
    elif name == README:
        cells.put("text", bounds.text(content))
    elif name.startswith(f"{FOLDER_OWN}/"):
        return cells  # its hash has told all of it
    elif ending == ".json" and name != ANSWER:
        put_json(cells, SOURCE if name == BIBLIOGRAPHY else "", bounds.json_of(content))
    elif ending == ".csv" and "/" in name:
        _put_table(cells, content)
    elif ending in READERS and READERS[ending].format != "capsule":
        found = READERS[ending].read(content)
        return {place: value for place, value in found.items() if place != SCENARIO}
    return cells


def _put_table(cells: Cells, content: bytes) -> None:
    """The rows of a table of figures, each named by its first cell and its year."""
    columns, rows = bounds.csv_of(content)
    cells.put("columns", " ".join(columns))
    for _line, row in rows:
        at = bounds.place(row[columns[0]], row.get("year", ""))
        for column, value in row.items():
            if value:
                cells.put(bounds.place(at, column), number_or_text(value))
