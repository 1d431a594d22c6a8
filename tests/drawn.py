"""What tests read of drawings and of tables."""

from econ.wording import NO_BREAK


def marks(drawing, kind, **wanted):
    """The marks of a kind, such as `Dots`, that have these attributes."""
    return [m for m in drawing.marks if isinstance(m, kind) and all(getattr(m, k) == v for k, v in wanted.items())]


def words(table):
    """The rows of a table as words by the name of their column, with "_" for each blank that does not break."""
    names = [column.name for column in table.columns]
    return [dict(zip(names, (plain(cell.words) for cell in row.cells), strict=True)) for row in table.rows]


def values(table, name):
    """The numbers in a column."""
    place = next(n for n, column in enumerate(table.columns) if column.name == name)
    return [row.cells[place].value for row in table.rows]


def plain(text):
    """Words with "_" for each blank that does not break."""
    return text.replace(NO_BREAK, "_")
