"""`--format text|json|csv` and `--output FILE` of the commands whose answer programs can read."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from econ.doors.cli.text import plain, wrap
from econ.wording.errors import InputError

if TYPE_CHECKING:
    from econ.output.answers import Document

Cell = str | float | int | bool | None | Sequence[str]
"""What a row for programs may hold."""

TEXT, JSON, CSV = "text", "json", "csv"
FORMATS = (TEXT, JSON, CSV)
ENDINGS = {".json": JSON, ".csv": CSV}


def document_arguments(command: argparse.ArgumentParser, kind: str, *, output: bool = True) -> None:
    """Add the options; `kind` is the name of the document, whose schema `econ schema` prints."""
    group = command.add_argument_group("for programs")
    group.add_argument("--format", choices=FORMATS, help=f"text if left out; `econ schema {kind}` says what json holds")
    if output:
        group.add_argument("--output", type=Path, metavar="FILE", help="write it to a .json or .csv file")


def form(chosen: argparse.Namespace, endings: Mapping[str, str] = ENDINGS) -> str:
    """The format that is asked for, or that of the name of the file.

    Args:
        chosen: the arguments.
        endings: formats of files, by how the names of these end.

    Raises:
        InputError: the file has another ending than a format, or than the one that is asked for.
    """
    path: Path | None = getattr(chosen, "output", None)
    asked: str | None = chosen.format
    if path is None:
        return asked or TEXT
    named = endings.get(path.suffix.lower())
    if named is None or asked not in {None, named}:
        raise InputError(
            f"The answer is written to {' or '.join(endings)}.",
            str(path),
            "Choose one of these endings, and no other --format.",
        )
    return named


def tell(chosen: argparse.Namespace, document: Document) -> None:
    """Print a document in the format that is asked for, or write it."""
    text = document.json_text() if form(chosen) == JSON else document.csv_text()
    path: Path | None = getattr(chosen, "output", None)
    if path is None:
        print(text.replace("\r\n", "\n"), end="")
        return
    write_out((text if form(chosen) == JSON else plain(text)).encode(), path)


def write_out(content: bytes, path: Path | None) -> None:
    """Write to a file and say so, or send it as it is to the output if no file is named."""
    if path is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    from econ.output import export

    export.write(content, path)
    print(wrap(f"Written: {path}"), file=sys.stderr)
