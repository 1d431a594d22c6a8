"""A table as source of typst, over as many pages as it takes, its header repeated on each and told to screen readers.

Every text is a string of typst, in which nothing is run. How a table looks is said by `sheet` of `report.typ`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import zip_longest

from econ.output.cells import Cell, Table, TableRow
from econ.output.drawing.widths import lines
from econ.output.printers import parts, texts

ROOM = 128
"""Letters of the size of a table in a line."""

WIDTH, SIZE, SMALL = 495.0, 7.0, 6.5
"""Points of the width of a table, of its letters and of those below a row, as `sheet` of `report.typ` has them."""

SIDES, INDENT, ABOVE, ABOVE_SAID, GAP = 7.0, 27.5, 5.2, 4.0, 5.3
"""Points beside the text of a cell and of what stands below a row, above and below both, and between two texts."""

CAPITAL, LEADING = 0.66, 0.45
"""Height of a line and the space between two, in sizes of the letters."""

_SPECIAL = re.compile(r'[\\"\x00-\x1f\x7f\u2028\u2029]')


def typst(table: Table, listed: Collection[str] = (), number: str = "") -> str:
    """A call of `sheet` with caption, columns, rows and notes.

    Args:
        table: the table.
        listed: ids of sources to which there is a place to lead in the document.
        number: what it is called in the document, such as "Table 3".
    """
    narrow, below = table.narrow()
    titles = [column.title for column in narrow.columns]
    words = [texts(narrow, row) for row in narrow.rows]
    widths = parts(narrow, [titles, *words], ROOM)
    rows = (_row(narrow, row, listed) for row in narrow.rows)
    strong = (row.strong for row in narrow.rows)
    heights = (_heights(*row, widths) for row in zip_longest(words, strong, below))
    given = {
        "name": quoted(table.name),
        "number": quoted(number),
        "title": quoted(table.title),
        "widths": array(f"{part:.4f}fr" for part in widths),
        "numbers": array("true" if column.number else "false" for column in narrow.columns),
        "head": array(map(quoted, titles)),
        "rows": array(rows),
        "heights": array(f"{high:.2f}pt" if high else "auto" for row in heights for high in row),
        "below": array(_below(cell, listed) for cell in below),
        "notes": array(map(quoted, table.notes)),
    }
    return f"#sheet({', '.join(f'{name}: {value}' for name, value in given.items())})"


def _heights(row: list[str], strong: bool, below: Cell | None, widths: Sequence[float]) -> Iterator[float]:
    """The height of a row, and of what stands below it; 0 for one that has to be measured.

    What typst has to measure it sets twice, which is half of the time of a report. These heights are those of the
    texts, or at times those of a line more.
    """
    first, *rest = zip(row, (part * WIDTH - SIDES for part in widths), strict=True)
    own = [_high(words, SIZE, wide, strong=strong) for words, wide in (rest if below else (first, *rest))]
    high = max(own) + ABOVE if all(own) else 0.0
    yield high
    if below:
        said, named = _high(below.words, SMALL, WIDTH * (1 - widths[0]) - INDENT), " ".join(below.sources)
        name = [_high(first[0], SIZE, first[1], strong=strong), *([_high(named, SMALL, first[1])] if named else [])]
        beside = sum(name) + GAP * len(name)  # the gap is no less than what is above and below
        yield max(said + ABOVE_SAID, beside - high) if all((high, said, *name)) else 0.0


def _high(words: str, size: float, width: float, *, strong: bool = False) -> float:
    count = lines(words, size, width, strong)
    return size * (count * CAPITAL + (count - 1) * LEADING) if count else 0.0


def _row(table: Table, row: TableRow, listed: Collection[str]) -> str:
    first, *rest = (_content(cell, listed) for cell in row.cells)
    if row.strong and table.mark:
        first = f"{first} + {quoted(f' ({table.mark})')}"
    return array(f"strong({one})" if row.strong else one for one in (first, *rest))


def _content(cell: Cell, listed: Collection[str]) -> str:
    """The words, what is said below them, and its sources with the way to them, as an expression."""
    said = " ".join(filter(None, (cell.words, f"({cell.small})" if cell.small else "")))
    return ' + " " + '.join([*([quoted(said)] if said or not cell.sources else []), *_named(cell, listed)])


def _below(cell: Cell, listed: Collection[str]) -> str:
    """What stands below a row: its words, and its sources apart from them.

    Where a link leads is known when all pages are there. What has one is set a second time, and the words need not be.
    """
    return array((quoted(cell.words), ' + " " + '.join(_named(cell, listed)) or quoted("")))


def _named(cell: Cell, listed: Collection[str]) -> list[str]:
    return [source(key) if key in listed else quoted(key) for key in cell.sources]


def source(key: str) -> str:
    """The id of a source, which leads to it."""
    return f"to({quoted(key)})"


def quoted(text: str) -> str:
    """A text as a string of typst.

    >>> quoted("#let x = 1")
    '"#let x = 1"'
    """
    return f'"{_SPECIAL.sub(_escaped, text)}"'


def _escaped(found: re.Match[str]) -> str:
    sign = found[0]
    return f"\\{sign}" if sign in '\\"' else f"\\u{{{ord(sign):x}}}"


def array(values: Iterable[str]) -> str:
    """Expressions as an array; a comma ends it, without which one value alone is no array."""
    return f"({''.join(f'{value}, ' for value in values)})"
