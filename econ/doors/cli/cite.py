"""`econ cite`: how a result and its sources are cited, and what computes it again."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from econ.doors.cli.arguments import scenario_arguments, scenario_of
from econ.doors.cli.documents import write_out
from econ.doors.cli.text import wrap
from econ.engine import Result, run
from econ.evidence import sources
from econ.provenance import citing
from econ.wording.errors import InputError

AGAIN = {"python": citing.python_snippet, "command": citing.command}
"""Styles that compute the result again instead of citing it."""

DOCUMENTS = ("json", "csv")
"""Formats of the document that programs read: the records and the words, see `econ schema cite`."""

ENDINGS = {".bib": "bibtex", ".ris": "ris", ".json": "csl", ".py": "python", ".sh": "command"}
"""The style that the end of a file's name stands for; text for any other."""

HELP = "cite a result or its sources, or print what computes it again"
DESCRIPTION = "Cite a result; or its sources; or print what computes it again."
EXAMPLES = """examples:
  econ cite
  econ cite press-line-2023 --style apa
  econ cite press-line-2023 --sources
  econ cite --sources --style journal.csl
  econ cite --sources --output sources.ris
  econ cite --sources --all --output sources.bib
  econ cite --set sale_value="300 million USD/year" --style python"""


def add(command: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    scenario_arguments(command)
    group = command.add_argument_group("what")
    group.add_argument(
        "--sources", action="store_true", help="cite the original providers of the figures, not the result"
    )
    group.add_argument(
        "--all",
        action="store_true",
        help="with --sources: also those of the other GDP sources and of every input, as the files name them",
    )
    group.add_argument(
        "--style",
        "--format",
        metavar="STYLE",
        help=f"{', '.join(citing.STYLES)}, or a file of CSL (journal.csl); {' or '.join(AGAIN)} for what computes the "
        f"result again; {' or '.join(DOCUMENTS)} for programs; taken from the name of the file if left out, else text",
    )
    for name in AGAIN:
        group.add_argument(f"--{name}", action="store_const", const=name, dest="style", help=f"--style {name}")
    group.add_argument("-o", "--output", type=Path, metavar="FILE", help="write to a file")


def go(chosen: argparse.Namespace) -> None:
    """Run the subcommand."""
    style = chosen.style or (ENDINGS.get(chosen.output.suffix.lower(), "text") if chosen.output else "text")
    if chosen.sources and style in AGAIN:
        raise InputError(
            f"Sources cannot be cited as {style}.", "--sources", f"Choose one of {', '.join(citing.STYLES)}."
        )
    if chosen.all and not chosen.sources:
        raise InputError("There is nothing that all of could be cited.", "--all", "Add --sources, or leave it out.")
    result = run(scenario_of(chosen))
    text = _document(result, style, chosen) if style in DOCUMENTS else ""
    text = text or _text(result, style, chosen)
    if chosen.output:
        write_out(text.encode(), chosen.output)
    elif style == "text":
        print("\n".join(wrap(line, hanging="  " if chosen.sources else "") for line in text.splitlines()))
    else:
        print(text.replace("\r\n", "\n"), end="")


def _document(result: Result, style: str, chosen: argparse.Namespace) -> str:
    """The records of CSL and the words, as JSON; or the records as a table."""
    from econ.output import answers

    found = json.loads(_text(result, "csl", chosen))
    records = found if isinstance(found, list) else [found]
    told = answers.Cite(
        made=answers.made(result),
        text=_text(result, "text", chosen),
        of="sources" if chosen.sources else "result",
        rows=[
            answers.Citation(
                id=record["id"], title=record.get("title", ""), published=_day(record), url=record.get("URL", "")
            )
            for record in records
        ],
        records=records,
    )
    return told.json_text() if style == "json" else told.csv_text()


def _day(record: sources.Record) -> str:
    parts = record.get("issued", {}).get("date-parts", [[]])[0]
    return "-".join(f"{int(part):02}" for part in parts)


def _text(result: Result, style: str, chosen: argparse.Namespace) -> str:
    if style in AGAIN:
        return AGAIN[style](result)
    if not chosen.sources:
        return citing.cite(result, style)
    return citing.cite_sources(result, style, everything=chosen.all)
