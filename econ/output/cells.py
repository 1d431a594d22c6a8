"""Tables as typed cells: every number with its value, unit, words and sources, until a printer writes it.

A table of this kind is printed in a terminal, in Markdown, LaTeX, HTML, DOCX and PDF, on the page and as JSON; each
printer is one function in `econ.output.printers`, and none reads a number back out of its words.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from econ.wording.language import _


@dataclass(frozen=True)
class Cell:
    """A cell.

    Attributes:
        words: what is printed, in the language of the reader.
        value: the number behind it, or its lower end where it is an interval; None if the words are all there is.
        high: the upper end of an interval; None if it is none.
        unit: of both; "" if there is none.
        sources: ids of the sources that it names; each printer prints them behind the words in its own way.
        small: what is said more quietly below the words.
        address: where the words lead; "" for nowhere.
    """

    words: str
    value: float | None = None
    high: float | None = None
    unit: str = ""
    sources: tuple[str, ...] = ()
    small: str = ""
    address: str = ""


Value: TypeAlias = Cell | str | float | None
"""What a cell is made of."""


@dataclass(frozen=True)
class Column:
    """A column.

    Attributes:
        name: its stable name in files.
        title: what stands above it, in the language of the reader.
        number: whether it holds numbers, which end at the same place.
        describes: whether it only describes, so that it is not compared when a file is verified.
        width: its part of the width of the page, where that is no equal share; 0 if it is.
        below: whether it is long, and stands on a second line below each row where paper is narrow.
    """

    name: str
    title: str
    number: bool = False
    describes: bool = False
    width: float = 0.0
    below: bool = False


@dataclass(frozen=True)
class TableRow:
    """A row.

    Attributes:
        name: what distinguishes it from the other rows of its table, the same in every language.
        cells: one for each column.
        strong: whether it is the row of the answer.
    """

    name: str
    cells: tuple[Cell, ...]
    strong: bool = False


@dataclass(frozen=True)
class Table:
    """A table, which is also a section of an answer.

    Attributes:
        name: its stable name.
        title: what it shows.
        columns: what stands above the cells.
        rows: what stands in it.
        notes: what is said below it, a paragraph each.
        mark: what distinguishes the row of the answer, in words; "" if it needs none.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]
    notes: tuple[str, ...] = ()
    mark: str = ""

    def __bool__(self) -> bool:
        """Whether there is a row."""
        return bool(self.rows)

    def capitals(self) -> Table:
        """The same table with titles of columns that begin with a capital."""
        columns = (replace(c, title=f"{c.title[:1].upper()}{c.title[1:]}") for c in self.columns)
        return replace(self, columns=tuple(columns))

    def narrow(self) -> tuple[Table, tuple[Cell, ...]]:
        """The same table without the column that stands below each row; and the cells of that, none if there is none.

        What a cell names no longer has a title above it: its words say what they are.
        """
        place = next((n for n, column in enumerate(self.columns) if column.below), None)
        if place is None:
            return self, ()
        kept = self.only(*(column.name for column in self.columns if not column.below))
        return kept, tuple(row.cells[place] for row in self.rows)

    def only(self, *names: str) -> Table:
        """The same table with some columns, in the order given."""
        places = [next(n for n, column in enumerate(self.columns) if column.name == name) for name in names]
        rows = tuple(replace(row, cells=tuple(row.cells[n] for n in places)) for row in self.rows)
        return replace(self, columns=tuple(self.columns[n] for n in places), rows=rows)


def table(
    name: str,
    title: str,
    rows: Iterable[Mapping[str, Value]],
    *,
    numbers: Collection[str] | None = None,
    describes: Collection[str] = (),
    notes: tuple[str, ...] = (),
) -> Table:
    """A table of rows by column; the names of the columns are their English titles.

    Args:
        name: its stable name.
        title: what it shows.
        rows: what stands in each column; what is no cell becomes one, a column that a row lacks is empty there.
        numbers: columns that hold numbers; if left out, all with a digit but the first and those that only describe.
        describes: columns that only describe.
        notes: what is said below it.
    """
    given = list(rows)
    names = list(dict.fromkeys(column for row in given for column in row))
    made = [tuple(cell(row.get(n)) for n in names) for row in given]
    digits = {n for place, n in enumerate(names) if any(re.search(r"\d", cells[place].words) for cells in made)}
    held = frozenset(digits.intersection(names[1:]).difference(describes) if numbers is None else numbers)
    columns = tuple(Column(n, _(n) if n else "", n in held, n in describes) for n in names)
    lined = (TableRow(f"{n} {cells[0].words}", cells) for n, cells in enumerate(made, start=1))
    return Table(name, title, columns, tuple(lined), notes)


def cell(given: Value) -> Cell:
    """A cell of what is none yet."""
    if isinstance(given, Cell):
        return given
    if isinstance(given, str) or given is None:
        return Cell(given or "")
    return Cell(str(given), given)
