"""`econ run`: a scenario's answer as text, or as a file in any export format."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from econ import wording
from econ.analysis import guards, swings, tables
from econ.doors.cli.arguments import Commands, scenario_arguments, scenario_of, whole_number
from econ.doors.cli.text import table, wrap
from econ.engine import Result
from econ.engine import run as evaluate
from econ.engine.estimates import estimate
from econ.equations.graph import Shown
from econ.provenance import citing
from econ.scenario import Scenario
from econ.wording.errors import InputError

TEXT = "table"

CENTRAL = "central case"

GRADES = (
    "Grade: a letter for the source, A to F, and a digit for the figure, 1 to 6, each the weakest of the inputs; F6 "
    "marks a judgement."
)

STATISTICS = (
    ("median", ""),
    ("low", "_low"),
    ("high", "_high"),
    ("mean", "_mean"),
    ("standard_uncertainty", "_standard_uncertainty"),
)
"""Statistics and the endings of the names of their numerical errors."""

EXAMPLES = """examples:
  econ run
  econ run press-line-2023 --set sale_value="300 million USD/year"
  econ run --gdp un_current --year 2021
  econ run blank --set sale_value="90 %: 200 to 300 million USD/year" --exporter MMR --buyer none
  econ run containers-to-shells-2023-24 --all
  econ run missiles-added --digits 3
  econ run missiles-added --correlate price_shell_152,price_rocket_122=0.5
  econ run --format json --output answer.json
  econ run answer.json"""


class Formats:
    """What `--format` may be; the files that write the formats are loaded when it is asked for."""

    def __iter__(self) -> Iterator[str]:
        from econ.output import export

        return iter((TEXT, *export.FORMATS))


def add(commands: Commands) -> None:
    """Describe the subcommand."""
    command = commands.add_parser(
        "run",
        help="answer a scenario",
        description="Answer a scenario: the share of GDP, its range, and what else follows.",
        epilog=EXAMPLES,
    )
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
    command.set_defaults(go=go)


def go(chosen: argparse.Namespace) -> None:
    """Run the subcommand."""
    scenario = scenario_of(chosen)
    if chosen.format in {None, TEXT} and not chosen.output:
        print(text(_result(scenario, chosen.digits), everything=chosen.all))
        return
    from econ.output import export

    kind = chosen.format or export.name_of(chosen.output)
    if kind != TEXT and not chosen.output and export.FORMATS[kind].binary and sys.stdout.isatty():
        raise InputError(f"A file in the format {kind} is not for a terminal.", "--format", "Add --output FILE.")
    result = _result(scenario, chosen.digits)
    content = export.to_bytes(result, kind) if kind != TEXT else f"{text(result, everything=chosen.all)}\n".encode()
    if chosen.output:
        export.write(content, chosen.output)
        print(wrap(f"Written: {chosen.output}"), file=sys.stderr)
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()


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
    parts = [
        *_answer(result, everything=everything),
        _by_source(result),
        _outputs(result, everything=everything),
        _by_line(result),
    ]
    if everything:
        from econ.doors.cli import ledger

        parts += [_by_year(result), ledger.text(result), _left_out(result), _medians(result), _errors(result)]
    return "\n\n".join(filter(None, (*parts, _changes(result), _foot(result, everything=everything))))


def _answer(result: Result, *, everything: bool) -> list[str]:
    title = [wrap(result.scenario.title)] if result.scenario.title else []
    found = guards.check(result)
    shown = found if everything else guards.most_important(found)
    notices = [wrap(f"{n.severity.capitalize()}: {n.message} {n.repair}", hanging="  ") for n in shown]
    if more := len(found) - len(shown):
        notices.append(f"{more} more {'note' if more == 1 else 'notes'} with --all.")
    return [*title, wrap(tables.headline(result)), "\n".join(notices)]


def _section(title: str, body: str) -> str:
    return f"{title}\n{body}"


def _interval_title() -> str:
    return f"90{wording.NO_BREAK}% interval"


def _by_source(result: Result) -> str:
    if "gdp_share" not in result.draws or tables.is_nought(result, "gdp_share"):
        return ""
    found, rows = tables.by_gdp_source(result), []
    for row, family in zip(found, tables.standings(found), strict=True):
        share, span = _cells(result, row, "gdp_share", "1", tables.SHARE_COLUMN)
        name = f"{'→ ' if row['chosen'] else ''}{row['source']}"
        rows.append((name, row["label"], row["year"], tables.gdp_in_words(result, row), share, span, family))
    headers = ("GDP source", "", "year", "GDP", "share", _interval_title(), "family")
    return _section("The same sale against each GDP source", table(headers, rows, right=(3, 4)))


def _cells(result: Result, row: tables.Row, name: str, unit: str, column: str = "") -> tuple[str, str]:
    low, *_ends = wording.each(*tables.printed_ends(row, column), unit)
    return tables.bounded(result, name, *tables.in_words(row, unit, column), low)


def _outputs(result: Result, *, everything: bool) -> str:
    rows = []
    for row in tables.told(result, None if everything else tables.worth_showing(result, Shown.RUN)):
        value, span = _cells(result, row, row["output"], row["unit"])
        rows.append((row["output"], tables.named(result, row["output"]), value, span, row["grade"]))
    found = table(("output", "", CENTRAL, _interval_title(), "grade"), rows, right=(2,))
    return "\n".join((_section("What follows", found), wrap(GRADES)))


def _medians(result: Result) -> str:
    """The median of each output that has a spread."""
    rows = [
        (
            row["output"],
            wording.estimate(row["low"], row["median"], row["high"], wording.said_unit(row["output"], row["unit"]))[0],
        )
        for row in tables.told(result)
        if row["low"] != row["high"] and not row[tables.INSTEAD]
    ]
    return _section("Medians of the draws", table(("output", "median"), rows, right=(1,))) if rows else ""


def _errors(result: Result) -> str:
    """Standard numerical errors of the statistics, relative to the statistic."""
    rows = []
    for row in tables.told(result):
        if row["standard_uncertainty"] and not row[tables.INSTEAD]:
            pairs = [(row[s], row[f"numerical_error{ending}"]) for s, ending in STATISTICS]
            rows.append((row["output"], *(f"{error / abs(value):.0e}" if value else "" for value, error in pairs)))
    headers = ("output", "median", "5 %", "95 %", "mean", "spread")
    return _section("Numerical errors (standard errors, relative)", table(headers, rows, right=range(1, 6)))


def _by_line(result: Result) -> str:
    rows = []
    for row in tables.by_line(result):
        amount, span = tables.in_words(row, row["item"], "quantity")
        worth, worth_span = tables.in_words(row, "USD", "value")
        rows.append((row["label"], amount, span, worth, worth_span))
    if not rows:
        return ""
    headers = ("goods", "delivered", _interval_title(), "value", _interval_title())
    return _section("Goods lines", table(headers, rows, right=(1, 3)))


def _by_year(result: Result) -> str:
    rows = []
    for row in tables.by_year(result):
        if "share_path" not in row:
            return ""
        sale, _ = tables.in_words(row, "USD", "sale_path")
        share, span = tables.in_words(row, "1", "share_path")
        total, _ = tables.in_words(row, "USD", "cumulative_sale_path")
        rows.append((tables.year_in_words(row), sale, share, span, total, *tables.growth_in_words(row)))
    if not rows:
        return ""
    headers = ["year", "sale", "share of GDP", _interval_title(), "sold so far"]
    headers += ["to growth", "growth"] if len(rows[0]) > len(headers) else []
    notes = filter(None, (tables.years_shown(result), tables.growth_shown(result)))
    return "\n".join((_section("By year", table(headers, rows, right=(1, 2, 4, 5, 6))), *map(wrap, notes)))


def _changes(result: Result) -> str:
    """What would change the answer."""
    lines = swings.what_would_change(result)
    return _section(swings.TITLE, "\n".join(wrap(line, hanging="  ") for line in lines)) if lines else ""


def _left_out(result: Result) -> str:
    reasons: dict[str, list[str]] = {}
    for row in tables.left_out(result):
        reasons.setdefault(row["reason"], []).append(row["output"])
    lines = [wrap(f"{', '.join(names)}: {reason}.", hanging="  ") for reason, names in reasons.items()]
    return _section("Left out", "\n".join(lines)) if lines else ""


def _foot(result: Result, *, everything: bool) -> str:
    sampler = result.scenario.sampler
    grown = (
        f"{sampler.size:,} points ({sampler.scrambles} scrambles of {sampler.points:,}, scrambled Sobol points, "
        f"seed {sampler.seed})"
    )
    if everything and "gdp_share" in result.draws and not (found := estimate(result, "gdp_share")).is_fixed:
        percent = 100 * max(found.error, found.error_low, found.error_high)
        way = "of the points themselves" if found.method == "points" else f"with {found.method} integrated out"
        grown += f"; numerical error of the share of GDP {percent:.1g} percentage points, {way}"
    cited = f"Cite as: {citing.citation(result)} Its sources: `econ cite --sources`."
    return "\n".join((wrap(str(result.fingerprint)), wrap(grown), wrap(cited, hanging="  ")))
