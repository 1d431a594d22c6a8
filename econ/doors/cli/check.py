"""`econ check`: does a printed claim hold, and under which reading?"""

from __future__ import annotations

import argparse

from econ.doors.cli.arguments import Commands, as_of_argument, whole_number
from econ.doors.cli.text import plain, table, wrap
from econ.evidence import Book, a_day, default_book
from econ.wording.errors import InputError

EXAMPLES = """examples:
  econ check "US$250 million is about 1% of North Korea's GDP"
  econ check "Up to 9.8 billion dollars is more than a third of North Korea's GDP" --said 2025
  econ check "Licences worth 1.6 billion dollars are 2.1% of Serbia's GDP in 2023" --as-of 2024-12-31
  econ check --shipped"""


def add(commands: Commands) -> None:
    """Describe the subcommand."""
    command = commands.add_parser(
        "check",
        help="does a printed claim hold?",
        description="Check a sentence of the form “X is N %% of Y”: each reading of it is computed again.",
        epilog=EXAMPLES,
    )
    command.add_argument("sentence", nargs="?", metavar="SENTENCE", help="the claim, in quotation marks")
    command.add_argument("--said", type=whole_number, metavar="YEAR", help="the year in which it was said")
    command.add_argument("--shipped", action="store_true", help="check the published claims that ship with the figures")
    as_of_argument(command)
    command.set_defaults(go=go)


def go(chosen: argparse.Namespace) -> None:
    """Run the subcommand."""
    if chosen.shipped == (chosen.sentence is not None):
        raise InputError("One claim is needed.", mend="Give a sentence in quotation marks, or --shipped.")
    book = default_book().on(a_day(chosen.as_of or ""))
    print(_shipped(book) if chosen.shipped else _one(chosen.sentence, chosen.said, book))


def _one(sentence: str, said: int | None, book: Book) -> str:
    from econ.claims import check_claim
    from econ.claims.rendering import render

    lines = plain(render(check_claim(sentence, book, said))).splitlines()
    return "\n".join(wrap(line, hanging="    " if line.startswith(" ") else "") if line else "" for line in lines)


def _shipped(book: Book) -> str:
    from econ.claims import shipped

    found = [shipped.check_row(row, book) for row in shipped.load(book)]
    rows = [(c.row.claim, c.row.sentence or c.row.description, c.status, c.found) for c in found]
    return table(("claim", "what it says", "verdict", "why"), rows)
