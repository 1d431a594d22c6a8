"""A table in HTML: a number in full behind its words, so that it can be read back."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from econ.output.cells import Cell, Column, Table, TableRow

if TYPE_CHECKING:
    from markupsafe import Markup

SHORT = 12
"""A describing text of fewer characters is not broken."""


def html(table: Table, listed: Collection[str] = ()) -> "Markup":
    """Caption, columns, rows and notes.

    Args:
        table: the table.
        listed: ids of sources to which there is a place to lead on the page.
    """
    from markupsafe import Markup

    lines = (
        Markup('<div class="wide" role="region" aria-labelledby="caption-{0}" tabindex="0">').format(table.name),
        Markup('<table role="table" data-table="{}">').format(table.name),
        Markup('<caption id="caption-{}">{}</caption>').format(table.name, table.title),
        Markup('<thead role="rowgroup">'),
        Markup('<tr role="row">{}</tr>').format(Markup().join(map(_title, table.columns))),
        Markup('</thead>\n<tbody role="rowgroup">'),
        *(_row(table, row, listed) for row in table.rows),
        Markup("</tbody>\n</table>\n</div>"),
        *(Markup('<p class="small">{}</p>').format(note) for note in table.notes),
    )
    return Markup("\n").join(lines)


def _title(column: Column) -> "Markup":
    from markupsafe import Markup

    number = Markup(' class="number"') if column.number else ""
    return Markup('<th scope="col" role="columnheader"{}>{}</th>').format(number, column.title)


def _row(table: Table, row: TableRow, listed: Collection[str]) -> "Markup":
    from markupsafe import Markup

    first, *rest = zip(table.columns, row.cells, strict=True)
    head = Markup('<th scope="row" role="rowheader">{}</th>').format(_content(first[1], listed))
    cells = Markup().join(_cell(column, cell, listed) for column, cell in rest)
    strong = Markup(' class="strong"') if row.strong else ""
    return Markup('<tr role="row" data-row="{}"{}>{}{}</tr>').format(row.name, strong, head, cells)


def _cell(column: Column, cell: Cell, listed: Collection[str]) -> "Markup":
    from markupsafe import Markup

    kind = ""
    if column.number:
        kind = Markup(' class="number"')
    elif column.describes:
        kind = Markup(' class="said short"' if not cell.sources and len(cell.words) < SHORT else ' class="said"')
    said = Markup(" data-said") if column.describes else ""
    return Markup('<td role="cell"{}{}>{}</td>').format(kind, said, _content(cell, listed))


def _content(cell: Cell, listed: Collection[str]) -> "Markup":
    """The words, those of one number with the number; what is said below them; its sources, with the way to them."""
    from markupsafe import Markup

    words: str = cell.words
    if cell.value is not None and cell.high is None:
        words = Markup('<data value="{}">{}</data>').format(repr(float(cell.value)), words)
    small = Markup(" <small>{}</small>").format(cell.small) if cell.small else ""
    named = (Markup(' <a href="#source-{0}">{0}</a>' if key in listed else " {0}").format(key) for key in cell.sources)
    return Markup("{}{}{}").format(words, small, Markup().join(named))
