"""`econ check`: does a printed claim hold, and under which reading?"""

from __future__ import annotations

import argparse
import csv
import io
import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from econ.doors.cli.arguments import Commands, as_of_argument, whole_number
from econ.doors.cli.text import plain, table, wrap
from econ.evidence import Book, a_day, default_book
from econ.files import bounds
from econ.wording.errors import InputError

if TYPE_CHECKING:
    from econ.claims.claim import Refusal
    from econ.claims.verdict import Verdict

    Answer = Verdict | Refusal

_LOST = re.compile(r"\bUS\.?\d|(?<![\w.,])(?:0\d|\.\d)")
"""What a shell leaves of “US$300 million”, “$300 million” and “$9.8 billion” in double quotes."""

FORMATS = ("text", "json", "csv", "markdown")

EXAMPLES = """examples:
  econ check "250 million dollars is about 1% of North Korea's GDP"
  econ check "Up to 9.8 billion dollars is more than a third of North Korea's GDP" --said 2025
  econ check "Licences worth 1.6 billion dollars are 2.1% of Serbia's GDP in 2023" --as-of 2024-12-31
  econ check --file article.txt --said 2025 --format json
  econ check - --lang id < paragraph.txt
  econ check "250 million dollars is about 1% of North Korea's GDP" --curve
  econ check --shipped"""


def add(commands: Commands) -> None:
    """Describe the subcommand."""
    command = commands.add_parser(
        "check",
        help="does a printed claim hold?",
        description="Check the claims of a text, such as “X is N % of Y”: each reading of them is computed again.",
        epilog=EXAMPLES,
    )
    command.add_argument(
        "sentence", nargs="?", metavar="TEXT", help="the claim, in quotation marks; - for standard input"
    )
    command.add_argument("--file", type=Path, metavar="ARTICLE", help="a text file whose claims are found and checked")
    command.add_argument(
        "--lang", default="auto", metavar="CODE", help="its language, such as id; found out if left out"
    )
    command.add_argument("--as-read", action="store_true", help="the words that are not understood change nothing")
    command.add_argument("--said", type=whole_number, metavar="YEAR", help="the year in which it was said")
    command.add_argument("--format", choices=FORMATS, default="text", help="text if left out")
    command.add_argument(
        "--curve", action="store_true", help="in how many readings it is true: every reading, and what turns it"
    )
    command.add_argument("--shipped", action="store_true", help="check the published claims that ship with the figures")
    as_of_argument(command)
    command.set_defaults(go=go)


def go(chosen: argparse.Namespace) -> None:
    """Run the subcommand."""
    given = (chosen.shipped, chosen.sentence is not None, chosen.file is not None)
    if sum(given) != 1:
        raise InputError(
            "One claim or one text is needed.",
            mend="Give a sentence in quotation marks, or --file ARTICLE, or --shipped.",
        )
    book = default_book().on(a_day(chosen.as_of or ""))
    if chosen.shipped:
        print(_shipped(book))
        return
    print(_written(_answers(_text(chosen), chosen, book), chosen, book))


def _text(chosen: argparse.Namespace) -> str:
    if chosen.file is not None:
        return bounds.text(bounds.file(chosen.file))
    return bounds.text(sys.stdin.buffer.read(bounds.LARGEST_FILE)) if chosen.sentence == "-" else str(chosen.sentence)


def _answers(text: str, chosen: argparse.Namespace, book: Book) -> list[Answer]:
    """A verdict for each claim of the text, or why it cannot be read."""
    from econ.claims import find_claims
    from econ.claims.claim import Claim
    from econ.claims.parser import read
    from econ.claims.verdict import judge, judge_or_refuse

    try:
        found = find_claims(text, chosen.said, chosen.lang, book)
        if not found and (chosen.file is not None or chosen.sentence == "-"):
            raise InputError(
                "No sentence of the text states an amount of money and what share of a total it is.",
                mend="See `econ check --help` for what can be checked.",
            )
        found = found or [read(text, book, chosen.said, chosen.lang)]
    except InputError as error:
        raise _with_the_shell(error, text) from error
    if len(found) == 1 and not isinstance(found[0], Claim):
        raise _with_the_shell(found[0], text)
    if len(found) == 1 and isinstance(found[0], Claim):
        return [judge(found[0], book, chosen.said)]
    return [judge_or_refuse(each, book, chosen.said) if isinstance(each, Claim) else each for each in found]


def _written(answers: list[Answer], chosen: argparse.Namespace, book: Book) -> str:
    from econ.claims.rendering import brief, document, render
    from econ.claims.verdict import Verdict

    kind, confirmed = chosen.format, chosen.as_read
    if chosen.curve:
        from econ.doors.cli import curves

        return curves.written(answers, kind, book, confirmed=confirmed)
    if kind == "json":
        said = [document(a, book, confirmed=confirmed) for a in answers]
        return json.dumps({"claims": said}, ensure_ascii=False, indent=1)
    if kind == "csv":
        return _as_csv(answers, confirmed=confirmed)
    if kind == "text" and len(answers) == 1 and isinstance(answers[0], Verdict):
        text = _wrapped(render(answers[0], book, confirmed=confirmed))
        return text if confirmed or not answers[0].claim.unread else f"{text}\n{wrap(CONFIRM)}"
    each = [brief(a, book, confirmed=confirmed) for a in answers]
    if kind == "markdown":
        return "\n".join(plain(f"- {sentence}: {said}") for sentence, said in each)
    return "\n\n".join(_wrapped("\n".join(parts)) for parts in each)


CONFIRM = "Leave the words out, or add --as-read if they change nothing."


def _as_csv(answers: list[Answer], *, confirmed: bool) -> str:
    """A row for each reading, and one for what cannot be read."""
    from econ.claims.agreement import REFUSED
    from econ.claims.rendering import table as readings
    from econ.claims.rendering import withheld
    from econ.claims.verdict import Verdict

    rows = []
    for answer in answers:
        if isinstance(answer, Verdict) and (why := withheld(answer.claim)) and not confirmed:
            claim = answer.claim
            rows.append(_place(claim.text, claim.at, REFUSED) | {"part": claim.unread, "why": why})
        elif isinstance(answer, Verdict):
            first = _place(answer.claim.text, answer.claim.at, answer.status)
            rows += [first | row for row in readings(answer)] or [first]
        else:
            said = {"part": answer.part, "why": f"{answer.what} {answer.mend}".strip()}
            rows.append(_place(answer.text, answer.place, REFUSED) | said)
    text = io.StringIO(newline="")
    names = dict.fromkeys(name for row in rows for name in row)
    writer = csv.DictWriter(text, list(names), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().removesuffix("\n")


def _place(text: str, at: tuple[int, int], status: str) -> dict[str, str | int]:
    return {"sentence": text, "from": at[0], "to": at[1], "answer": status, "part": ""}


def _wrapped(text: str) -> str:
    lines = plain(text).splitlines()
    return "\n".join(wrap(line, hanging="    " if line.startswith(" ") else "") if line else "" for line in lines)


def _with_the_shell(error: InputError, sentence: str) -> InputError:
    """An error on a claim that may have lost its sign of the dollar, with a word on that."""
    if "$" in sentence or not _LOST.search(sentence):
        return error
    lost = (
        "Most shells take $3 in double quotes away: write “dollars” behind the amount, or the claim in single quotes."
    )
    return InputError(error.what, error.where, error.mend, f"{error.command} {lost}".strip())


def _shipped(book: Book) -> str:
    from econ.claims import shipped

    found = [shipped.check_row(row, book) for row in shipped.load(book)]
    rows = [(c.row.claim, c.row.sentence or c.row.description, c.status, c.found) for c in found]
    return table(("claim", "what it says", "verdict", "why"), rows)
