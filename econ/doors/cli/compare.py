"""`econ compare`: scenarios side by side, the way from the first to the second, and many in one long table."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from econ import wording
from econ.analysis import tables
from econ.doors.cli.arguments import as_of_argument
from econ.doors.cli.documents import write_out
from econ.doors.cli.text import heading, said, spread, stated, table, wrap
from econ.engine import Result
from econ.evidence import default_book
from econ.model import SHARE
from econ.provenance.links import scenarios_named
from econ.scenario import Input, Scenario
from econ.wording.errors import InputError

if TYPE_CHECKING:
    from econ.analysis.tables import Row

HELP = "scenarios side by side"
DESCRIPTION = (
    "Compare two to six scenarios: what differs between them, and what that does. With --table or "
    "--format: any number of scenarios in one long table, a row for each scenario, output and GDP source."
)
EXAMPLES = """examples:
  econ compare containers-to-shells-2023-24 missiles-added
  econ compare press-line-2023 mine.toml --of contribution_to_gdp
  econ compare press-line-2023 missiles-added --output comparison.csv
  econ compare press-line-2023 missiles-added mine.toml --table scenarios.xlsx --sources all
  econ compare --presets --table presets.parquet --outputs gdp_share,cash_received
  econ compare --presets --format csv --outputs gdp_share"""

FORMATS = ("csv", "json", "xlsx", "parquet", "latex", "markdown")
"""What a scenario table is written as; a test holds it to what writes them, which is slow to load."""

BINARY = ("xlsx", "parquet")

SOURCES = ("chosen", "all")


def add(command: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    command.add_argument(
        "scenarios",
        nargs="*",
        metavar="SCENARIO",
        help="names of presets, .toml or .json files, or frozen links; a .json file may list several",
    )
    command.add_argument("--presets", action="store_true", help="every preset, before the scenarios that are named")
    command.add_argument("--of", default=SHARE, metavar="OUTPUT", help="the output that the steps follow")
    command.add_argument(
        "--output", type=Path, metavar="FILE", help="write everything as CSV, with full digits; `econ verify` checks it"
    )
    as_of_argument(command)
    long = command.add_argument_group("scenario table")
    long.add_argument(
        "--table", type=Path, metavar="FILE", help="write it: .csv, .json, .xlsx, .parquet, .tex or .md; with codebook"
    )
    long.add_argument("--format", choices=FORMATS, help="its format; without --table it is printed")
    long.add_argument(
        "--outputs",
        metavar="NAMES",
        help="its outputs with commas between them, or “all”; those that are set side by side if left out",
    )
    long.add_argument(
        "--sources",
        choices=SOURCES,
        help="over the GDP source of each scenario, or a row for every one of its exporter; chosen if left out",
    )


def go(chosen: argparse.Namespace) -> None:
    """Run the subcommand."""
    from econ.analysis import compare

    named = [*(default_book().presets if chosen.presets else ()), *chosen.scenarios]
    if chosen.table or chosen.format:
        _table(named, chosen)
        return
    if option := next((name for name in ("outputs", "sources") if getattr(chosen, name) is not None), ""):
        raise InputError(f"--{option} is of the scenario table.", mend="Add --table FILE or --format NAME.")
    asked: list[Scenario] = [one for name in named for one in scenarios_named(name)]
    if len(asked) > compare.MOST:
        raise InputError(
            f"{len(asked)} scenarios do not fit side by side.",
            mend=f"Give at most {compare.MOST}, or write them into one long table with --table FILE.",
        )
    if chosen.as_of is not None:
        asked = [one.change(as_of=chosen.as_of) for one in asked]
    results = compare.results(asked)
    if chosen.output:
        _write(results, chosen.of, chosen.output)
        return
    titles = compare.names(results)
    print("\n".join(f"{n}. {title}" for n, title in enumerate(titles, start=1)))
    if any(one.sampler != asked[0].sampler for one in asked):
        print(wrap("All are computed on the points of the first, so that they can be compared."))
    _what_differs(results, titles)
    chosen_outputs = tuple(dict.fromkeys((*compare.COMPARED, chosen.of)))
    _what_it_does(compare.outputs(results, chosen_outputs), titles)
    _how_far(compare.differences(results, chosen_outputs), titles)
    for n, result in enumerate(results[1:], start=2):
        _way(results[0], result, n, chosen.of)
    print(f"\n{wrap(f'{compare.ORDER} {_NOTE}')}")


def _table(named: Sequence[str], chosen: argparse.Namespace) -> None:
    """Write or print the scenario table."""
    from econ.output.export import FORMATS as FILES
    from econ.output.scenario_table import ALL, CHOSEN, files, scenario_table

    if chosen.output:
        raise InputError(
            "--output is of the comparison side by side.",
            "--output",
            "Leave it out, or leave out --table and --format.",
        )
    if not named:
        raise InputError("No scenario is named.", mend="Name some, or add --presets.")
    if not chosen.table and chosen.format in BINARY:
        raise InputError(f"{chosen.format} is not for a terminal.", "--format", "Add --table FILE.")
    form = chosen.format or files.name_of(chosen.table)
    endings = {FILES[name].extension: name for name in files.WRITERS}
    if chosen.table and endings.get(chosen.table.suffix.lower(), form) != form:
        raise InputError(f"--format {form} is not the format of {chosen.table.name}.", "--format", "Leave it out.")
    outputs = [name.strip() for name in (chosen.outputs or "").split(",") if name.strip()] or None
    made = scenario_table(
        named, ALL if outputs == [ALL] else outputs, chosen.sources or CHOSEN, as_of=chosen.as_of or ""
    )
    if not chosen.table:
        sys.stdout.write(files.to_bytes(made, form).decode())
        return
    for path in made.save(chosen.table, form):
        print(wrap(f"Written: {path}"), file=sys.stderr)


def _write(results: Sequence[Result], output: str, path: Path) -> None:
    from econ.output.export import comparison_csv

    if path.suffix.lower() != ".csv":
        raise InputError("A comparison is written as CSV.", str(path), "Give a name that ends in .csv.")
    write_out(comparison_csv.write(results, output), path)


_NOTE = (
    "The size of a step depends on this order; the steps add up exactly. “Larger” is the probability that the "
    "scenario's output is larger than that of 1; pp are percentage points."
)


def _what_differs(results: Sequence[Result], titles: Sequence[str]) -> None:
    from econ.analysis import compare

    heading("What differs")
    rows = [(row["name"], row["label"], *(row[t] for t in titles)) for row in compare.choices(results)]
    inputs = compare.inputs(results)
    found = [(row["name"], row["label"], *_values(results, row["name"])) for row in inputs]
    rows += [row for row in found if any(value != NOT_USED for value in row[2:])]
    numbers = [str(n) for n in range(1, len(titles) + 1)]
    print(table(("quantity", "", *numbers), rows) if rows else "Nothing.")


NOT_USED = "–"


def _values(results: Sequence[Result], name: str) -> list[str]:
    """An input of each scenario in a few words, where something rests on it."""
    return [_value(result.state.inputs.get(name), tables.unused(result)) for result in results]


def _value(item: Input | None, unused: Collection[str]) -> str:
    if item is None or item.name in unused:
        return NOT_USED
    fixed = item.distribution.is_fixed
    return stated(item.distribution.central, said(item)) if fixed else spread(item.distribution, said(item))


def _what_it_does(outputs: Sequence[Row], titles: Sequence[str]) -> None:
    heading("What it does")
    shown = [
        (row["output"], str(titles.index(row["scenario"]) + 1), *tables.in_words(row, row["unit"])) for row in outputs
    ]
    print(table(("output", "scenario", "central case", "90% interval"), shown, right=(2,)))


def _how_far(differences: Sequence[Row], titles: Sequence[str]) -> None:
    heading("Difference from 1, its interval draw by draw on the same points")
    shown = [
        (
            row["output"],
            str(titles.index(row["scenario"]) + 1),
            *wording.signed_estimate(row["low"], row["central"], row["high"], row["unit"], row["median"]),
            wording.percent(row["above"], 0),
        )
        for row in differences
    ]
    headers = ("output", "scenario", "central case", "90% interval", "larger")
    print(table(headers, shown, right=(2, 4)))


def _way(first: Result, other: Result, n: int, output: str) -> None:
    from econ.analysis import compare

    fall = compare.waterfall(first, other, output)
    heading(f"From 1 to {n}, {output} at the central case, one input after the other")
    moving = [s for s in fall.steps if s.change]
    steps = [(s.name, wording.signed(s.change, fall.unit, None), wording.quantity(s.value, fall.unit)) for s in moving]
    start = ("start", "", wording.quantity(fall.start, fall.unit))
    print(table(("step", "change", "reached"), [start, *steps], right=(1, 2)))
    if still := len(fall.steps) - len(moving):
        print(
            f"{still} more {'input differs' if still == 1 else 'inputs differ'} and move{'s' * (still == 1)} nothing."
        )
