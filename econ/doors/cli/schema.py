"""`econ schema`: the JSON Schema of what a command writes."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from econ import output

FOLDER = Path(output.__file__).with_name("schemas")

HELP = "the JSON Schema of an answer"
DESCRIPTION = (
    "Print the JSON Schema (2020-12) of what a command writes with --format json; claim is that of "
    "`econ check`, the others have the names of their commands."
)
EXAMPLES = """examples:
  econ schema claim
  econ schema solve"""


class Kinds:
    """The kinds of documents; the file that has most of them is loaded when they are asked for."""

    def __iter__(self) -> Iterator[str]:
        from econ.output import answers

        return iter(sorted({*answers.KINDS, *_written()}))


def _written() -> dict[str, Path]:
    """Schemas that lie in files, by the kind."""
    return {path.stem: path for path in sorted(FOLDER.glob("*.json"))}


def add(command: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    command.add_argument("kind", choices=Kinds(), metavar="KIND", help="claim, or the name of a command")


def go(chosen: argparse.Namespace) -> None:
    """Run the subcommand."""
    from econ.output import answers

    path = _written().get(chosen.kind)
    print(path.read_text(encoding="utf-8") if path else answers.schema(chosen.kind), end="")
