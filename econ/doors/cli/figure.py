"""`econ figure`: a chart of a scenario as a picture."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from econ.doors.cli.arguments import scenario_arguments, scenario_of
from econ.doors.cli.documents import write_out
from econ.doors.cli.pictures import size_argument
from econ.engine import run
from econ.wording.errors import InputError

HELP = "draw a chart"
DESCRIPTION = "Draw a chart of a scenario as SVG, PNG or PDF, with its sources and fingerprint below it."
EXAMPLES = """examples:
  econ figure share_by_sale --output share.svg
  econ figure tornado missiles-added --output tornado.png
  econ figure distribution --size column --output how-sure.pdf
  econ figure by_year --set sale_value="300 million USD/year" --format svg > years.svg"""


def add(command: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    command.add_argument("name", metavar="CHART", help="name of the chart; a wrong name lists the others")
    scenario_arguments(command)
    group = command.add_argument_group("picture")
    group.add_argument("-o", "--output", type=Path, metavar="FILE", help="write to a file: .svg, .png or .pdf")
    group.add_argument("--format", choices=("svg", "png", "pdf"), help="taken from the name of the file if left out")
    size_argument(group)


def go(chosen: argparse.Namespace) -> None:
    """Run the subcommand."""
    from econ.output.export.pictures import figure, kind_of

    kind = chosen.format or (kind_of(chosen.output) if chosen.output else "svg")
    if kind != "svg" and not chosen.output and sys.stdout.isatty():
        raise InputError("A picture is not for a terminal.", "--format", "Add --output FILE.")
    content = figure(run(scenario_of(chosen)), chosen.name, kind, size=chosen.size)
    write_out(content, chosen.output)
