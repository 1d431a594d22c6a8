"""`econ mixture`: the answer when one does not know which GDP source is right, with visible weights."""

from __future__ import annotations

import argparse

from econ import wording
from econ.doors.cli.arguments import once, scenario_arguments, scenario_of
from econ.doors.cli.documents import TEXT, document_arguments, form, tell
from econ.doors.cli.text import table, wrap
from econ.engine import run
from econ.model import SHARE
from econ.wording.errors import InputError

HELP = "several GDP sources at once, with weights"
DESCRIPTION = "An output under several GDP sources at once, with your weights or those that the sources state."
EXAMPLES = """examples:
  econ mixture
  econ mixture press-line-2023 --weight bok_nominal=2 --weight un_current=1"""


def add(command: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    scenario_arguments(command)
    command.add_argument("--weight", action="append", default=[], metavar="SOURCE=W", help="weight of a GDP source")
    command.add_argument("--of", default=SHARE, metavar="OUTPUT", help="the output; gdp_share if left out")
    document_arguments(command, "mixture")


def go(chosen: argparse.Namespace) -> None:
    """Run the subcommand."""
    from econ.analysis.mixture import mixture

    written, result = form(chosen), run(scenario_of(chosen))
    found = mixture(result, _weights(chosen.weight), chosen.of)
    if written != TEXT:
        from econ.output import answers

        told = answers.Mixture(
            made=answers.made(result),
            sentence=str(found),
            output=found.output,
            unit=found.unit,
            mean=found.mean,
            median=found.summary.median,
            low=found.summary.low,
            high=found.summary.high,
            variance_within=found.within,
            variance_between=found.between,
            judgement=found.judgement,
            dependence=list(found.dependence),
            rows=[
                answers.MixturePart(
                    source=part.source,
                    label=part.label,
                    year=part.year,
                    weight=part.weight,
                    mean=part.mean,
                    standard_deviation=part.sd,
                    grade=part.grade,
                    sources=list(part.sources),
                )
                for part in found.parts
            ],
        )
        tell(chosen, told)
        return
    print(wrap(str(found)))
    rows = [
        (p.source, p.label, p.year, wording.percent(p.weight, 0), wording.quantity(p.mean, found.unit, 2), p.grade)
        for p in found.parts
    ]
    print(f"\n{table(('GDP source', '', 'year', 'weight', 'mean alone', 'grade'), rows, right=(3, 4))}\n")
    for sentence in (found.judgement, *found.dependence):
        if sentence:
            print(wrap(sentence))


def _weights(given: list[str]) -> dict[str, float] | None:
    return once("--weight", map(_weight, given)) or None


def _weight(text: str) -> tuple[str, float]:
    name, sign, number = text.partition("=")
    try:
        return name.strip(), float(number) if sign else float("nan")
    except ValueError:
        raise InputError(f"“{text}” is not SOURCE=W.", "--weight", "Write for example bok_nominal=2.") from None
