"""`econ import`: figures of a provider's file, said or written into a folder of one's own."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from econ.doors.cli.text import table, wrap

if TYPE_CHECKING:
    from econ.evidence.importing import Import, Plan

HELP = "figures of a provider's file as figures of your own"
DESCRIPTION = "Say what a provider's file holds, or write it into a folder of figures of your own."
EXAMPLES = """examples:
  econ import API_NY.GDP.MKTP.CD_DS2_en_csv_v2_9865.zip
  econ import API_NY.GDP.MKTP.CD_DS2_en_csv_v2_9865.zip --country SRB --into my-figures
  econ import WEOApr2024all.xls --country SRB --country POL --series gdp --into my-figures
  econ import gdp-per-capita.csv gdp-per-capita.metadata.json --into my-figures

A file is recognised by what it holds, whatever its name: World Bank (bulk files and API), United Nations (national
accounts), IMF (World Economic Outlook, SDMX), SIPRI (registers, tables, military expenditure), UN Comtrade, Pink Sheet,
FRED, Our World in Data, Bank of Korea (ECOS), CIA World Factbook. It may be packed (ZIP, gzip). Without --into nothing
is written. Use what was written with --data: econ run --data my-figures."""

SHOWN = 12
"""Sentences on what is left out that are printed."""


def add(command: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    command.add_argument("files", nargs="+", metavar="FILE", type=Path, help="a file as the provider sends it")
    command.add_argument(
        "--country",
        action="append",
        default=[],
        metavar="CODE",
        help="take the figures of this country (ISO 3166, three letters); may be repeated",
    )
    command.add_argument(
        "--series",
        "--kind",
        action="append",
        default=[],
        metavar="NAME",
        help="take this series: its name, its kind (gdp, exports, population), or the provider's code; may be repeated",
    )
    command.add_argument("--into", metavar="FOLDER", type=Path, help="the folder to write to; what is in it stays")


def go(chosen: argparse.Namespace) -> None:
    """Run the subcommand."""
    from econ.evidence import importing

    found = importing.read(chosen.files, chosen.country, chosen.series)
    print("\n".join(_found(found)))
    plan = importing.write(found, chosen.into) if chosen.into else None
    left_out = [*found.left_out, *(plan.left_out if plan else [])]
    if left_out:
        print("\nLeft out:")
        for sentence in left_out[:SHOWN]:
            print(wrap(sentence, "  - ", "    "))
        if len(left_out) > SHOWN:
            print(f"  - and {len(left_out) - SHOWN} more.")
    print()
    print("\n".join(_written(plan, chosen.into) if plan else _not_written(found)))


def _found(found: Import) -> Iterator[str]:
    """What the files are, and what they hold."""
    from econ.evidence.importing import summary

    for file in found.files:
        yield wrap(f"{file.name}: {file.layout}.", hanging="  ")
    for release in dict.fromkeys(f"{one.release} ({one.licence})" for one in found.series if one.release):
        yield wrap(f"Release: {release}.", hanging="  ")
    if found.series:
        yield ""
        headers = ("series", "kind", "unit and prices", "countries", "years", "projections")
        rows = list(summary(found.series))
        yield table(headers if any(row[5] for row in rows) else headers[:5], [_cut(row, rows) for row in rows])
    if found.evidence:
        yield wrap(f"Published figures that are no series: {len(found.evidence)}.")


def _cut(row: tuple[str, ...], rows: list[tuple[str, str, str, str, str, str]]) -> tuple[str, ...]:
    return row if any(other[5] for other in rows) else row[:5]


def _not_written(found: Import) -> Iterator[str]:
    """How to have it written."""
    countries = found.countries
    yield "Nothing was written."
    if found.as_tables:
        yield wrap(
            f"With --into FOLDER each series becomes a table of {len(countries)} countries; with --country, a folder "
            f"for each country and series: --country {' --country '.join(_examples(countries))}."
        )
    else:
        yield wrap(f"With --into FOLDER it is written for {', '.join(countries) or 'use'} as figures of your own.")


def _examples(countries: tuple[str, ...]) -> tuple[str, ...]:
    likely = [code for code in ("SRB", "KOR", "POL") if code in countries]
    return tuple(likely[:2]) or countries[:2]


def _written(plan: Plan, into: Path) -> Iterator[str]:
    """What was written and how it is used."""
    tables = sorted({name.split("/")[1] for name in plan.files if name.startswith("tables/")})
    if tables:
        yield wrap(f"Written to {into}: {'tables' if len(tables) > 1 else 'the table'} {', '.join(tables)}.")
    else:
        names = [*plan.keys, *sorted(name for name in plan.files if name.startswith("evidence/"))]
        shown = ", ".join(names[:8]) + (f" and {len(names) - 8} more" if len(names) > 8 else "")
        yield wrap(f"Written to {into}: {shown}.")
    if countries := sorted(Path(name).stem for name in plan.files if name.startswith("countries/")):
        yield wrap(f"What answers take of it without being asked stands in countries/: {', '.join(countries[:12])}.")
    yield wrap(f"Use it with --data {into}.")
