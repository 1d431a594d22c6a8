"""Printers of a table of typed cells: one function for each way of printing, each in a file of its name.

None computes or rounds: a cell says its words, and the number behind them.
"""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from econ.output.cells import Cell, Table, TableRow

Cite: TypeAlias = Callable[[Sequence[str]], str]
"""How the sources that a cell names are printed behind its words."""


def texts(table: Table, row: TableRow, cite: Cite = " ".join) -> list[str]:
    """The cells of a row as texts; the row of the answer says so in its first."""
    first, *rest = (text(cell, cite) for cell in row.cells)
    return [f"{first} ({table.mark})" if row.strong and table.mark else first, *rest]


def text(cell: Cell, cite: Cite = " ".join) -> str:
    """A cell as one text: its words, what is said below them, its sources."""
    small, named = f"({cell.small})" if cell.small else "", cite(cell.sources) if cell.sources else ""
    return " ".join(filter(None, (cell.words, small, named)))
