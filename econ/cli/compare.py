"""`econ compare`: scenarios side by side, and the way from the first to the second."""

from __future__ import annotations

import argparse
from typing import Any

from econ import Scenario, run, wording
from econ.cli.asked import scenario_named
from econ.cli.text import heading, table, wrap

EXAMPLES = """examples:
  econ compare containers-to-shells-2023-24 missiles-added
  econ compare press-line-2023 mine.toml --of contribution_to_gdp"""


def add(commands: Any) -> None:
    """Describe the subcommand."""
    command = commands.add_parser(
        "compare",
        help="scenarios side by side",
        description="Compare two to six scenarios: what differs between them, and what that does.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument("scenarios", nargs="+", metavar="SCENARIO", help="names of presets, .toml or .json files")
    command.add_argument("--of", default="gdp_share", metavar="OUTPUT", help="the output that the steps follow")
    command.set_defaults(go=go)


def go(chosen: argparse.Namespace) -> None:
    """Run the subcommand."""
    from econ import compare

    asked: list[Scenario] = [scenario_named(name) for name in chosen.scenarios]
    results = [run(one) for one in asked]
    different, outputs = compare.inputs(results), compare.outputs(results)
    titles = compare.names(results)
    print("\n".join(f"{n}. {title}" for n, title in enumerate(titles, start=1)))
    heading("What differs")
    rows = [(row["name"], row["label"], *(row[t] for t in titles)) for row in different]
    numbers = [str(n) for n in range(1, len(titles) + 1)]
    print(table(("quantity", "", *numbers), rows) if rows else "Nothing.")
    heading("What it does")
    shown = [
        (
            row["output"],
            str(titles.index(row["scenario"]) + 1),
            wording.quantity(row["median"], row["unit"]),
            "" if row["low"] == row["high"] else wording.interval(row["low"], row["high"], row["unit"]),
        )
        for row in outputs
    ]
    print(table(("output", "scenario", "median", f"90{wording.NO_BREAK}% interval"), shown, right=(2,)))
    for n, result in enumerate(results[1:], start=2):
        fall = compare.waterfall(results[0], result, chosen.of)
        unit = result.graph.equations[chosen.of].unit
        heading(f"From 1 to {n}, {chosen.of} at the central case, one input after the other")
        steps = [(s.name, _signed(s.change, unit), wording.quantity(s.value, unit)) for s in fall.steps if s.change]
        start = ("start", "", wording.quantity(fall.start, unit))
        print(table(("step", "change", "reached"), [start, *steps], right=(1, 2)))
    print(f"\n{wrap('The size of a step depends on the order; inputs that change nothing here are left out.')}")


def _signed(value: float, unit: str) -> str:
    text = wording.quantity(abs(value), unit)
    return f"{'−' if value < 0 else '+'}{text}"
