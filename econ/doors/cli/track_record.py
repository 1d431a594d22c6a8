"""`econ track-record`: published totals with known quantities, beside what the calculator makes of them."""

from __future__ import annotations

import argparse

from econ import wording
from econ.doors.cli.text import heading, table, wrap

HELP = "published totals beside the calculator's answers"
DESCRIPTION = (
    "Ask the calculator every published total whose quantities are known, with nothing else set; "
    "misses first. What counts as one and how it is scored: docs/background/track-record.md."
)
EXAMPLES = """examples:
  econ track-record"""


def add(_command: argparse.ArgumentParser) -> None:
    """There are no arguments."""


def go(_chosen: argparse.Namespace) -> None:
    """Run the subcommand."""
    from econ.analysis import track_record as record

    totals = record.totals()
    for kind, title in record.KINDS.items():
        found = [total for total in totals if total.kind == kind and not total.cannot]
        together = record.taken_together(found)
        heading(f"{title}: {record.in_words(together)}")
        print(table(record.HEADERS, [record.cells(total) for total in found], right=(4,)))
        if kind == "goods":
            free = record.in_words(record.taken_together(record.independent(found)))
            print(wrap(f"Of those that share no page with a price or a discount: {free}."))
        print(wrap(record.directions(found)))
        score = wording.plain(together.score, 2)
        print(wrap(f"Mean interval score {score}; a bound counts neither for it nor for the coverage."))
    heading("Not computed")
    for total in totals:
        if total.cannot:
            print(wrap(f"{total.title}: {total.cannot}.", hanging="  "))
