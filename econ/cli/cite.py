"""`econ cite`: how a result and its sources are cited, and what computes it again."""

from __future__ import annotations

import argparse
from typing import Any

from econ import citing, run
from econ.cli.asked import scenario_arguments, scenario_of
from econ.cli.text import wrap

EXAMPLES = """examples:
  econ cite
  econ cite press-line-2023 --sources
  econ cite --sources --format csl > sources.json
  econ cite --set sale_value="300 million USD/year" --command"""


def add(commands: Any) -> None:
    """Describe the subcommand."""
    command = commands.add_parser(
        "cite",
        help="cite a result or its sources, or print what computes it again",
        description="Cite a result; or its sources; or print what computes it again.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    scenario_arguments(command)
    group = command.add_argument_group("what").add_mutually_exclusive_group()
    group.add_argument("--sources", action="store_true", help="the original providers of the figures")
    group.add_argument("--python", action="store_true", help="Python that computes the result again")
    group.add_argument("--command", action="store_true", dest="as_command", help="the command that does")
    command.add_argument("--format", choices=("text", "csl"), default="text", help="of sources: text, or CSL-JSON")
    command.set_defaults(go=go)


def go(chosen: argparse.Namespace) -> None:
    """Run the subcommand."""
    result = run(scenario_of(chosen))
    if chosen.python:
        print(citing.snippet_python(result), end="")
    elif chosen.as_command:
        print(citing.snippet_cli(result))
    elif not chosen.sources:
        print(wrap(citing.citation(result)))
    elif chosen.format == "csl":
        print(citing.provider_csl(result))
    else:
        print("\n".join(wrap(text, hanging="  ") for text in citing.provider_citations(result)))
