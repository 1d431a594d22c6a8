"""`econ ledger`: what is delivered and what comes back, by year and kind, and the foreign-exchange frame."""

from __future__ import annotations

import argparse

from econ.analysis import ledger, tables
from econ.analysis.tables import Row
from econ.doors.cli.arguments import Commands, scenario_arguments, scenario_of
from econ.doors.cli.text import table, values, wrap
from econ.engine import Result, run
from econ.output.cells import Cell
from econ.wording.errors import InputError

EXAMPLES = """examples:
  econ ledger payment-in-oil-and-grain
  econ ledger missiles-added --set unseen_share=0
  econ ledger iran-shahed-2023"""


def add(commands: Commands) -> None:
    """Describe the subcommand."""
    command = commands.add_parser(
        "ledger",
        help="what is delivered and what comes back, by year and kind",
        description="The ledger towards the buyer by year and kind, and the exporter's foreign exchange of each year.",
        epilog=EXAMPLES,
    )
    scenario_arguments(command)
    command.set_defaults(go=go)


def go(chosen: argparse.Namespace) -> None:
    """Run the subcommand."""
    result = run(scenario_of(chosen))
    if not ledger.by_year(result) and not ledger.exchange_by_year(result):
        raise InputError(ledger.no_ledger(result), mend=ledger.no_frame(result))
    print(text(result))


def text(result: Result) -> str:
    """Both tables as text, each with what its words mean, or why there is none."""
    return "\n\n".join((_ledger(result), _frame(result)))


def _ledger(result: Result) -> str:
    rows = ledger.by_year(result)
    if not rows:
        return "\n".join(filter(None, (wrap(ledger.no_ledger(result)), _counted(result))))
    said = f"{_by_year('Ledger', ledger.lines(result), rows, result)}\n{wrap(ledger.ledger_in_words(result))}"
    return "\n".join(filter(None, (said, _by_kind(result), _counted(result))))


def _by_kind(result: Result) -> str:
    """In what the receipts of a year come."""
    rows = [(row["label"], *tables.in_words(row, row["unit"])) for row in ledger.by_kind(result)]
    made = table(("", "central case", "90 % interval"), rows, right=(1,))
    return f"\nIn what the receipts of a year come\n{made}" if rows else ""


def _counted(result: Result) -> str:
    """What others counted or put at a sum, to hold the receipts above against; empty if nobody did."""
    rows = [
        (count.period, count.description, ledger.amount_counted(count), Cell("", sources=tuple(count.sources)))
        for count in ledger.counted(result)
    ]
    return f"\nWhat others counted or put at a sum\n{table(('period', '', 'amount', 'sources'), rows)}" if rows else ""


def _frame(result: Result) -> str:
    rows = ledger.exchange_by_year(result)
    if not rows:
        return wrap(ledger.no_frame(result))
    said = wrap(ledger.frame_in_words(result))
    return f"{_by_year('Foreign exchange', (*ledger.NEEDED, *ledger.COVER), rows, result)}\n{said}"


def _by_year(title: str, names: tuple[str, ...], rows: list[Row], result: Result) -> str:
    """A line for each amount and a column for each year: the central value, and its interval."""
    lines = []
    for name in names:
        if any(name in row for row in rows):
            label, unit = ledger.label_and_unit(name, result)
            in_year = ledger.in_a_year(unit)
            lines.append((label, *(cell for row in rows for cell in _cells(row, name, in_year))))
    if names == ledger.lines(result) and (oil := ledger.oil_by_year(result)):
        lines.append((ledger.OIL, *(cell for two in oil.values() for cell in two)))
    headers = ("", *(cell for row in rows for cell in (str(row["year"]), "90 % interval")))
    return f"{title}\n{table(headers, lines, right=range(1, len(headers), 2))}"


def _cells(row: Row, name: str, unit: str) -> tuple[str, str]:
    if name not in row:
        return "not counted", ""
    return values(row[f"{name}_low"], row[f"central_{name}"], row[f"{name}_high"], unit)
