"""`econ sensitivity`: which inputs move an output, widest first."""

from __future__ import annotations

import argparse
from typing import Any

from econ import run, sensitivity, wording
from econ.cli.asked import scenario_arguments, scenario_of
from econ.cli.text import table, wrap

EXAMPLES = """examples:
  econ sensitivity
  econ sensitivity containers-to-shells-2023-24 --of contribution_to_gdp"""


def add(commands: Any) -> None:
    """Describe the subcommand."""
    command = commands.add_parser(
        "sensitivity",
        help="which inputs move an output",
        description="Which inputs move an output: each is moved to the ends of its 90 %% interval, the others stay.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    scenario_arguments(command)
    command.add_argument("--of", default="gdp_share", metavar="OUTPUT", help="the output; gdp_share if left out")
    command.set_defaults(go=go)


def go(chosen: argparse.Namespace) -> None:
    """Run the subcommand."""
    result = run(scenario_of(chosen))
    found = sensitivity.swings(result, chosen.of)
    equation = result.graph.equations[chosen.of]
    if not found:
        print(wrap(f"{equation.label} has no uncertain input in this scenario."))
        return
    rows = [
        (
            s.item.name,
            wording.interval(s.low_input, s.high_input, s.item.unit),
            wording.quantity(s.low, equation.unit, 2),
            wording.quantity(s.high, equation.unit, 2),
            wording.plain(s.elasticity, 2).replace("-", "−"),
        )
        for s in found
    ]
    print(wrap(f"{equation.label} ({chosen.of}) with one input at a time at either end of its interval"))
    headers = ("input", "its 90\u00a0% interval", "at low", "at high", "elasticity")
    print(table(headers, rows, right=(2, 3, 4)))
    told = (
        "Elasticity: percent change of the output for one percent more of the input, at the central case. "
        f"Correlation between inputs is not shown here. {result.fingerprint}"
    )
    print(f"\n{wrap(told)}")
