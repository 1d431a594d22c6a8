"""`econ solve`: the value of a quantity that gives a wanted answer."""

from __future__ import annotations

import argparse

from econ import wording
from econ.doors.cli.arguments import as_people_write, scenario_among, scenario_arguments, scenario_of
from econ.doors.cli.documents import TEXT, document_arguments, form, tell
from econ.doors.cli.text import wrap
from econ.engine import Result, run
from econ.equations.units import DIMENSIONLESS
from econ.numerics.distributions import Fixed
from econ.wording.errors import InputError, unknown

HELP = "which value gives a wanted answer"
DESCRIPTION = "Find the value of a quantity that gives a target of an output, and how plausible that value is."
EXAMPLES = """examples:
  econ solve sale_value --for gdp_share=5%
  econ solve price_shell_152 missiles-added --for gdp_share="5%"
  econ solve enforcement_probability --for expected_net_gain="0 USD" --at median
  econ solve sale_value --for gdp_share=0.05 --format json"""


def add(command: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    command.add_argument(
        "words",
        nargs="+",
        metavar="QUANTITY",
        help="what may move (`econ list assumptions`), and the scenario, if any",
    )
    command.add_argument("--for", required=True, dest="target", metavar="OUTPUT=VALUE", help="what it shall give")
    command.add_argument(
        "--at", choices=("central", "median"), default="central", help="which answer shall hit it; central if left out"
    )
    scenario_arguments(command, positional=False)
    document_arguments(command, "solve")


def go(chosen: argparse.Namespace) -> None:
    """Run the subcommand."""
    from econ.analysis.reverse import solve

    written = form(chosen)
    words = scenario_among(chosen, chosen.words)
    if len(words) != 1:
        raise InputError("One quantity is needed.", mend='Write econ solve sale_value --for gdp_share="5%".')
    quantity = words[0]
    output, sign, text = chosen.target.partition("=")
    if not sign:
        raise InputError(f"“{chosen.target}” is not OUTPUT=VALUE.", "--for", "Write for example gdp_share=0.05.")
    result = run(scenario_of(chosen))
    if output not in result.graph.equations:
        raise unknown("output", output, result.graph.equations, "econ list outputs").at("--for")
    target = _target(result, output, text)
    found = solve(result, quantity, output, target, chosen.at)
    if written != TEXT:
        from econ.output import answers

        told = answers.Solve(
            made=answers.made(result),
            sentence=str(found),
            quantity=found.name,
            unit=found.unit,
            output=output,
            output_unit=found.output_unit,
            target=found.target,
            at=chosen.at,
            values=[
                answers.SolvedValue(value=value, percentile=percentile)
                for value, percentile in zip(found.values, found.percentiles, strict=True)
            ],
            anywhere=found.anywhere,
            evidence=found.evidence,
            searched=found.searched,
            attained=found.attained,
            monotone=found.monotone,
        )
        tell(chosen, told)
        return
    print(wrap(str(found)))
    if found.values and not found.monotone:
        print(wrap(f"{output} both rises and falls over the range of {quantity}; every crossing is listed."))
    print(wrap(f"{result.fingerprint}"))


def _target(result: Result, output: str, text: str) -> float:
    """The value that an output shall have; a bare number above 1 for a share is one of per cents, as on the page."""
    from econ.scenario import currencies

    unit = result.graph.equations[output].unit
    try:
        value = currencies.reader(result.scenario, result.book)(text, unit).central
    except InputError as error:
        for each in (unit, unit.removesuffix("/year")):  # "12 months" of imports
            if isinstance(found := as_people_write(text, each), Fixed):
                return found.value
        raise error.at(f"--for {output}") from None
    bare = "%" not in text and wording.said_unit(output, unit) == DIMENSIONLESS
    return value / 100 if bare and value > 1 else value
