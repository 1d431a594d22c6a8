"""A table for the page: its titles, and rows of words."""

from econ.output import Json
from econ.output.cells import Cell, Table


def page(table: Table) -> dict[str, Json]:
    """What the page draws: a cell is its words, or these with what is said below them and where they lead."""
    head: list[Json] = [column.title for column in table.columns]
    rows: list[Json] = [[_cell(cell) for cell in row.cells] for row in table.rows]
    return {"label": table.title, "head": head, "rows": rows}


def _cell(cell: Cell) -> Json:
    words, small = " ".join((cell.words, *cell.sources)).strip(), cell.small
    if cell.address:
        return [words, small, cell.address]
    return [words, small] if small else words
