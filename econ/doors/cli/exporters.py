"""`econ exporters`: what countries deliver, sign and license in arms, side by side and against their economies."""

from __future__ import annotations

import argparse
import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

from econ.analysis import exporters
from econ.doors.cli.arguments import as_of_argument, whole_number
from econ.doors.cli.documents import TEXT, form, write_out
from econ.doors.cli.pictures import figure_arguments
from econ.doors.cli.text import plain, table, wrap

if TYPE_CHECKING:
    from econ.analysis.tables import Row

HELP = "exporters of arms side by side"
DESCRIPTION = (
    "What countries are said to deliver, to sign and to license in arms, in columns of their own, "
    "against GDP, goods exports and people of the same year."
)
EXAMPLES = """examples:
  econ exporters
  econ exporters --year 2023
  econ exporters --by per_head
  econ exporters --output exporters.csv --figure exporters.svg"""

ENDINGS = {".csv": "csv", ".json": "json", ".md": "markdown"}
"""Formats of files, by how the names of these end."""


def add(command: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    command.add_argument("--year", type=whole_number, metavar="YEAR", help="this year alone; the newest if left out")
    command.add_argument(
        "--by",
        choices=tuple(exporters.MEASURES),
        default="of_gdp",
        metavar="MEASURE",
        help=f"what the columns show: {', '.join(exporters.MEASURES)}; of_gdp if left out",
    )
    as_of_argument(command)
    forms = ("table", *ENDINGS.values())
    command.add_argument("--format", choices=forms, help="table for reading, or csv, json, markdown")
    command.add_argument("--output", type=Path, metavar="FILE", help="write to a .csv, .json or .md file")
    figure_arguments(command)


def go(chosen: argparse.Namespace) -> None:
    """Run the subcommand."""
    kind = form(chosen, ENDINGS)
    rows = exporters.exporters(chosen.year, as_of=chosen.as_of or "")
    if chosen.figure:
        _draw(rows, chosen.by, chosen.figure, chosen.size)
    text = _WRITERS[kind](rows, chosen.by)
    if not chosen.output:
        print(text, end="" if text.endswith("\n") else "\n")
        return
    write_out(text.encode(), chosen.output)


def _draw(rows: list[Row], measure: str, path: Path, size: str) -> None:
    from econ.output.charts import exporters as chart
    from econ.output.drawing import Around
    from econ.output.drawing.files import size_of
    from econ.output.export import pictures

    kind = pictures.kind_of(path)
    around = Around(chart.title(measure), chart.shows(), (chart.foot(rows),))
    made, alt = chart.drawing(rows, measure), chart.alt(rows, measure)
    drawn = pictures.of_drawing(made, (kind,), size_of(size), around, name="exporters", alt=alt)[kind]
    write_out(drawn, path)


def _text(rows: list[Row], measure: str) -> str:
    head, cells = exporters.side_by_side(rows, measure)
    parts = [wrap(exporters.MEASURES[measure][1]), table(head, cells), ""]
    head, cells = exporters.listed(rows)
    parts += ["The figures", table(head, cells, right=(3, 4, 5, 6)), ""]
    return "\n".join((*parts, *map(wrap, exporters.notes(rows))))


def _markdown(rows: list[Row], measure: str) -> str:
    blocks = []
    for head, cells in (exporters.side_by_side(rows, measure), exporters.listed(rows)):
        lines = [head, ["---"] * len(head), *cells]
        blocks.append("\n".join(f"| {' | '.join(line)} |" for line in lines))
    return (
        plain("\n\n".join((f"**{exporters.MEASURES[measure][1]}**", *blocks, " ".join(exporters.notes(rows))))) + "\n"
    )


def _csv(rows: list[Row], _measure: str) -> str:
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, list(rows[0]) if rows else ["country"], lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue()


def _json(rows: list[Row], _measure: str) -> str:
    from econ.output import answers

    told = answers.Exporters(made=answers.made(), rows=answers.rows(rows), notes=list(exporters.notes(rows)))
    return told.json_text()


_WRITERS = {TEXT: _text, "table": _text, "csv": _csv, "json": _json, "markdown": _markdown}
