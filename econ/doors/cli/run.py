"""`econ run`: a scenario's answer as text, or as a file in any export format."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from econ import wording
from econ.analysis import guards, swings, tables
from econ.doors.cli.arguments import language_argument, scenario_arguments, scenario_of, whole_number
from econ.doors.cli.text import section, wrap
from econ.engine import Result
from econ.engine import run as evaluate
from econ.engine.estimates import estimate
from econ.equations.graph import Shown
from econ.output import sections
from econ.provenance import citing
from econ.scenario import Scenario
from econ.wording import language
from econ.wording.errors import InputError
from econ.wording.language import _, _n, speaking

TEXT = "table"

HELP = "answer a scenario"
DESCRIPTION = "Answer a scenario: the share of GDP, its range, and what else follows."
EXAMPLES = """examples:
  econ run
  econ run press-line-2023 --set sale_value="300 million USD/year"
  econ run --gdp un_current --year 2021
  econ run blank --set sale_value="90%: 200 to 300 million USD/year" --exporter MMR --buyer none
  econ run containers-to-shells-2023-24 --all
  econ run missiles-added --digits 3
  econ run --language ko
  econ run --language id --output laporan.html
  econ run missiles-added --correlate price_shell_152,price_rocket_122=0.5
  econ run --format json --output answer.json
  econ run answer.json"""


class Formats:
    """What `--format` may be; the files that write the formats are loaded when it is asked for."""

    def __iter__(self) -> Iterator[str]:
        from econ.output import export

        return iter((TEXT, *export.FORMATS))


def add(command: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    scenario_arguments(command)
    group = command.add_argument_group("answer")
    group.add_argument("--all", action="store_true", help="every output, the years, and what could not be computed")
    group.add_argument(
        "--format",
        choices=Formats(),
        help=f"{TEXT} for reading (the default), or a file format; taken from the name of the file if left out",
    )
    group.add_argument(
        "--digits",
        type=whole_number,
        metavar="N",
        help="take more points until N digits of the standard uncertainty of the first outputs are certain",
    )
    group.add_argument("--output", type=Path, metavar="FILE", help="write to a file")
    language_argument(group)


def go(chosen: argparse.Namespace) -> None:
    """Run the subcommand."""
    scenario = scenario_of(chosen)
    if chosen.format in {None, TEXT} and not chosen.output:
        result = _result(scenario, chosen.digits)
        with speaking(chosen.language):
            print(text(result, everything=chosen.all))
        return
    from econ.doors.cli.documents import write_out
    from econ.output import export

    kind = chosen.format or export.name_of(chosen.output)
    if kind != TEXT and not chosen.output and export.FORMATS[kind].binary and sys.stdout.isatty():
        raise InputError(f"A file in the format {kind} is not for a terminal.", "--format", "Add --output FILE.")
    if chosen.language != language.ENGLISH and kind != TEXT and not export.FORMATS[kind].spoken:
        print(wrap(f"Programs read {kind}: its words are in English in every language."), file=sys.stderr)
    result = _result(scenario, chosen.digits)
    with speaking(chosen.language):
        content = export.to_bytes(result, kind) if kind != TEXT else f"{text(result, everything=chosen.all)}\n".encode()
    write_out(content, chosen.output)


def _result(scenario: Scenario, digits: int | None) -> Result:
    return evaluate(scenario) if digits is None else _settled(scenario, digits)


def _settled(scenario: Scenario, digits: int) -> Result:
    """The result with so many points that its first outputs are certain to so many digits; says which are not."""
    from econ.engine import adaptive

    first = evaluate(scenario)
    found = adaptive.converge(scenario, [n for n in first.graph.headlines if n in first.outputs], digits)
    for name, (error, allowed) in found.unsettled.items():
        said = f"{name} is not certain to {digits} digits: twice its numerical error is {error:.2g}, not {allowed:.2g}."
        print(wrap(f"{said} More points do not fit into memory."), file=sys.stderr)
    return found.result


def text(result: Result, *, everything: bool = False) -> str:
    """The answer as text."""
    names = None if everything else tables.worth_showing(result, Shown.RUN)
    parts = [
        *_answer(result, everything=everything),
        section(sections.gdp_sources(result).only(*BY_SOURCE), named=True),
        section(sections.outputs(result, names).only("output", "central", "interval", "grade"), named=True),
        section(sections.goods_lines(result)),
    ]
    if everything:
        from econ.doors.cli import ledger

        parts += [section(sections.years(result)), ledger.text(result), _left_out(result)]
        parts += [section(sections.medians(result)), section(sections.numerical_errors(result))]
    return "\n\n".join(filter(None, (*parts, _changes(result), _foot(result, everything=everything))))


BY_SOURCE = ("source", "year", "gdp", "share", "interval", "family")
"""Columns of the GDP sources that fit into a terminal."""


def _answer(result: Result, *, everything: bool) -> list[str]:
    title = [wrap(_(result.scenario.title))] if result.scenario.title else []
    found = guards.check(result)
    shown = found if everything else guards.most_important(found)
    notices = [wrap(f"{_(n.severity.capitalize())}: {_(n.message)} {_(n.repair)}", hanging="  ") for n in shown]
    if more := len(found) - len(shown):
        notices.append(_n("{count} more note with --all.", "{count} more notes with --all.", more))
    return [*title, wrap(tables.headline(result)), "\n".join(notices)]


def _section(title: str, body: str) -> str:
    return f"{title}\n{body}"


def _changes(result: Result) -> str:
    """What would change the answer."""
    lines = swings.what_would_change(result)
    return _section(_(swings.TITLE), "\n".join(wrap(line, hanging="  ") for line in lines)) if lines else ""


def _left_out(result: Result) -> str:
    """Outputs that could not be computed, those with one reason together."""
    reasons = dict[str, list[str]]()
    for row in tables.left_out(result):
        reasons.setdefault(row["reason"], []).append(row["output"])
    lines = [wrap(f"{', '.join(names)}: {_(reason)}.", hanging="  ") for reason, names in reasons.items()]
    return _section(_("Left out"), "\n".join(lines)) if lines else ""


def _foot(result: Result, *, everything: bool) -> str:
    sampler = result.scenario.sampler
    grown = _(
        "{size} points ({scrambles} scrambles of {points}, scrambled Sobol points, seed {seed})",
        size=wording.number(sampler.size, 0),
        scrambles=sampler.scrambles,
        points=wording.number(sampler.points, 0),
        seed=sampler.seed,
    )
    if everything and "gdp_share" in result.draws and not (found := estimate(result, "gdp_share")).is_fixed:
        percent = language.digits(f"{100 * max(found.error, found.error_low, found.error_high):.1g}")
        way = (
            _("of the points themselves")
            if found.method == "points"
            else _("with {input} integrated out", input=found.method)
        )
        grown += _("; numerical error of the share of GDP {percent} percentage points, {way}", percent=percent, way=way)
    cited = _("Cite as: {citation} Its sources: `econ cite --sources`.", citation=citing.citation(result))
    return "\n".join((wrap(str(result.fingerprint)), wrap(grown), wrap(cited, hanging="  ")))
