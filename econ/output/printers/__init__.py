"""Printers of a table of typed cells: one function for each way of printing, each in a file of its name.

None computes or rounds: a cell says its words, and the number behind them.
"""

import unicodedata
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


PADDING = 3
"""Letters that the sides of a cell take."""


def parts(table: Table, lines: Sequence[Sequence[str]], room: float) -> list[float]:
    """Parts of the width for columns: their own, or room for what is not broken in them and some for longer words.

    Args:
        table: the table.
        lines: the texts of its titles and rows.
        room: letters that a line of it has room for.
    """
    needs = [column.width for column in table.columns]
    if not all(needs):
        columns = list(zip(*lines, strict=True))
        least = [PADDING + max(letters(w) for text in words for w in text.split(" ")) for words in columns]
        most = [PADDING + max(map(letters, words)) for words in columns]
        loose = sum(most) - sum(least)
        filled = min(max(room - sum(least), 0) / loose, 1) if loose else 0
        needs = [low + filled * (high - low) for low, high in zip(least, most, strict=True)]
    return [need / sum(needs) for need in needs]


def letters(text: str) -> int:
    """How wide a text is, in letters; a syllable of Hangul is as wide as two."""
    return len(text) if text.isascii() else sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)
