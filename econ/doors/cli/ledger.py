"""`econ ledger`: what is delivered and what comes back, by year and kind, and the foreign-exchange frame."""

from __future__ import annotations

import argparse

from econ.analysis import ledger
from econ.doors.cli.arguments import scenario_arguments, scenario_of
from econ.doors.cli.text import section, wrap
from econ.engine import Result, run
from econ.output import sections
from econ.wording.errors import InputError

HELP = "what is delivered and what comes back, by year and kind"
DESCRIPTION = "The ledger towards the buyer by year and kind, and the exporter's foreign exchange of each year."
EXAMPLES = """examples:
  econ ledger payment-in-oil-and-grain
  econ ledger missiles-added --set unseen_share=0
  econ ledger iran-shahed-2023"""


def add(command: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    scenario_arguments(command)


def go(chosen: argparse.Namespace) -> None:
    """Run the subcommand."""
    result = run(scenario_of(chosen))
    if not ledger.by_year(result) and not ledger.exchange_by_year(result):
        raise InputError(ledger.no_ledger(result), mend=ledger.no_frame(result))
    print(text(result))


def text(result: Result) -> str:
    """Both tables as text, each with what its words mean, or why there is none."""
    return "\n\n".join((_ledger(result), section(sections.foreign_exchange(result)) or wrap(ledger.no_frame(result))))


def _ledger(result: Result) -> str:
    found = sections.ledger(result)
    beside = [section(found) for found in (sections.kinds(result), sections.counted(result)) if found]
    return "\n\n".join((section(found) or wrap(ledger.no_ledger(result)), *beside))
