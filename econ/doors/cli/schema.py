"""`econ schema`: the JSON Schema of what a command writes."""

from __future__ import annotations

import argparse
from pathlib import Path

from econ import output
from econ.doors.cli.arguments import Commands

FOLDER = Path(output.__file__).with_name("schemas")

EXAMPLES = """examples:
  econ schema claim"""


def kinds() -> dict[str, Path]:
    """The kinds of answers that have a schema: one file each, with the version of the format in it."""
    return {path.stem: path for path in sorted(FOLDER.glob("*.json"))}


def add(commands: Commands) -> None:
    """Describe the subcommand."""
    command = commands.add_parser(
        "schema",
        help="the JSON Schema of an answer",
        description="Print the JSON Schema (2020-12) of an answer: claim, what `econ check --format json` writes.",
        epilog=EXAMPLES,
    )
    command.add_argument("kind", choices=kinds(), metavar="KIND", help=", ".join(kinds()))
    command.set_defaults(go=go)


def go(chosen: argparse.Namespace) -> None:
    """Run the subcommand."""
    print(kinds()[chosen.kind].read_text(encoding="utf-8"), end="")
