"""`econ restate`: every preset under two releases of the data, what moved, and why."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from econ.doors.cli.documents import CSV, JSON, document_arguments, form, tell
from econ.doors.cli.text import heading, plain, table, wrap
from econ.evidence import default_book
from econ.model import GRAPH

if TYPE_CHECKING:
    from econ.analysis.restate import Restated
    from econ.output.answers import Restate

HELP = "what a new release of the figures changes"
DESCRIPTION = "Compute every preset under two releases of the data and list what moved, old, new and cause."
EXAMPLES = """examples:
  econ restate ../econ-0.1.0
  econ restate old/data new/data --section
  econ restate old/data --all --output restated.csv"""

FORMS = {".md": "markdown", ".csv": CSV, ".json": JSON}


def add(command: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    command.add_argument("old", metavar="OLD_DATA", help="a data folder, or the folder of an unpacked release")
    command.add_argument("new", nargs="?", metavar="NEW_DATA", help="the same; the figures in use if left out")
    command.add_argument(
        "--of", action="append", default=[], metavar="OUTPUT", help="follow this output only; may be repeated"
    )
    command.add_argument("--all", action="store_true", help="follow every output")
    command.add_argument("--section", action="store_true", help="print the section “Numbers changed” of a changelog")
    command.add_argument("--output", type=Path, metavar="FILE", help="write it to a .md, .csv or .json file")
    document_arguments(command, "restate", output=False)


def go(chosen: argparse.Namespace) -> None:
    """Run the subcommand."""
    from econ.analysis import compare, restate
    from econ.evidence.releases import release
    from econ.output import export

    for name in chosen.of:
        if name not in GRAPH.equations or name in GRAPH.withheld:
            raise GRAPH.refusal(name, GRAPH.equations)
    outputs = None if chosen.all else tuple(chosen.of) or compare.COMPARED
    written = form(chosen, FORMS)
    own = default_book().own
    new = release(Path(chosen.new), own) if chosen.new else default_book()
    found = restate.restate(release(Path(chosen.old), own), new, outputs)
    if written == JSON:
        tell(chosen, _document(found))
        return
    if written == CSV and not chosen.output:
        print(plain(restate.csv_text(found).replace("\r\n", "\n")), end="")
        return
    if chosen.output:
        text = restate.csv_text(found) if written == CSV else f"{restate.markdown(found)}\n"
        export.write(plain(text).encode(), chosen.output)
    print(plain(restate.section(found)) if chosen.section else _shown(found))


def _document(found: Restated) -> Restate:
    """The same for programs."""
    from econ.output import answers

    moved = [
        answers.Restated(
            preset=one.preset,
            output=one.output,
            item=one.item,
            unit=one.unit,
            before=one.old.central,
            before_low=one.old.low,
            before_high=one.old.high,
            after=one.new.central,
            after_low=one.new.low,
            after_high=one.new.high,
            causes=[
                answers.RestatementCause(
                    name=cause.name, place=cause.place, before=cause.before, after=cause.after, change=cause.change
                )
                for cause in one.causes
            ],
        )
        for one in found.moved
    ]
    return answers.Restate(
        made=answers.made(),
        old=found.old,
        new=found.new,
        moved=moved,
        same=list(found.same),
        added=list(found.added),
        removed=list(found.removed),
        failed=dict(found.failed),
        gained=dict(found.gained),
    )


def _shown(found: Restated) -> str:
    from econ.analysis.restate import HEADERS, cells

    print(f"Old: data of {found.old}. New: data of {found.new}.")
    if found.moved:
        heading("Results that moved")
        print(table(HEADERS, [cells(r) for r in found.moved]))
    parts = {"new": found.added, "gone": found.removed}
    said = [f"{name} is {what}." for what, names in parts.items() for name in names]
    said += found.sentences
    return "\n" + "\n".join(map(wrap, said))
