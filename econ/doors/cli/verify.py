"""`econ verify`: compute a stored result again and say whether every digit is the same."""

from __future__ import annotations

import argparse

from econ.doors.cli.documents import TEXT, document_arguments, form, tell
from econ.doors.cli.text import wrap

HELP = "compute a stored or linked result again"
DESCRIPTION = "Compute a file that the calculator wrote, or a frozen link, again and say how it differs."
EXAMPLES = """examples:
  econ verify answer.json
  econ verify 'https://…?frozen=1.…'
  econ verify answer.json --data ../releases
  econ verify answer.json --data my-figures

What is stored is printed first, then what differs now and why, and what was not compared. The exit code is 0 if the
result holds: every number that this version still computes is the same. It is 1 if something differs."""

DIFFERS = 1


def add(command: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    command.add_argument("source", metavar="FILE|LINK", help="a file that the calculator wrote, or a frozen link")
    document_arguments(command, "verify", output=False)


def go(chosen: argparse.Namespace) -> int:
    """Run the subcommand."""
    from econ import verify
    from econ.evidence import releases
    from econ.verify import standing

    verdict = verify.verify(chosen.source, folders=[path for path in chosen.data if releases.holds(path)])
    if form(chosen) != TEXT:
        from econ.output import answers

        stands = standing.standing(chosen.source, asked=verdict.asked)
        told = answers.Verify(
            made=answers.made(),
            holds=verdict.holds,
            identical=verdict.identical,
            same_file=verdict.same_file,
            compared=verdict.compared,
            text=verify.opened(verdict),
            standing=stands.status,
            standing_sentence=stands.sentence,
            differences=[
                answers.DifferentValue(place=one.place, stored=one.stored, computed=one.found)
                for one in verdict.differences
            ],
            not_compared={kind: list(places) for kind, places in verdict.uncompared.items()},
            changed=dict(verdict.changed),
        )
        tell(chosen, told)
        return 0 if verdict.holds else DIFFERS
    print("\n".join(_wrapped(line) for line in verify.opened(verdict).splitlines()))
    if not verdict.own:
        print(wrap(standing.standing(chosen.source, asked=verdict.asked).sentence))
    return 0 if verdict.holds else DIFFERS


def _wrapped(line: str) -> str:
    text = line.lstrip()
    indent = line[: len(line) - len(text)]
    return wrap(text, indent, f"{indent}  ")
