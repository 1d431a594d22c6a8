"""`econ link`: a frozen link, or the scenario that one holds."""

from __future__ import annotations

import argparse

from econ.doors.cli.arguments import scenario_arguments, scenario_of
from econ.engine import run

HELP = "a link that gives the same digits later"
DESCRIPTION = "Print a frozen link: the complete scenario with its answer and its fingerprint."
EXAMPLES = """examples:
  econ link press-line-2023
  econ link missiles-added --set payment_discount=0.2

Put the text after `?frozen=` in the address of the calculator; `econ verify` reads it as it is."""


def add(command: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    scenario_arguments(command)


def go(chosen: argparse.Namespace) -> None:
    """Run the subcommand."""
    from econ.provenance import links

    print(links.freeze(run(scenario_of(chosen))))
