"""A table in a terminal: as wide as it at most, long cells wrapped."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Sequence

from econ import wording
from econ.output.cells import Table
from econ.output.printers import text

GAP = "  "
FILLER = "\ue000"
"""What stands behind a character of double width, such as a syllable of Hangul, while lines are laid out."""

ARROW = "→ "
"""What stands before the row of the answer, where it has a mark."""


def terminal(table: Table, width: int, *, named: bool = False) -> str:
    """Title, columns and notes; columns with numbers end together.

    Args:
        table: the table.
        width: characters in a line.
        named: whether the name of each row, by which one asks for it, stands in front of it.
    """
    rows = [[*([row.name] if named else []), *(filled(text(cell)) for cell in row.cells)] for row in table.rows]
    for row, printed in zip(table.rows, rows, strict=True):
        printed[0] = f"{ARROW if row.strong and table.mark else ''}{printed[0]}"
    titles = [filled(column.title) for column in table.columns]
    titles[:1] = [titles[0], ""] if named else titles[:1]
    right = [n for n, column in enumerate(table.columns, start=int(named)) if column.number]
    wide = _widths([titles, *rows], width)
    lines = [*([table.title] if table.title else []), _line([[title] for title in titles], wide, right)]
    lines.append(GAP.join("─" * w for w in wide))
    lines += (_line([_broken(v, w) for v, w in zip(row, wide, strict=True)], wide, right) for row in rows)
    notes = (paragraph(note, width) for note in table.notes)
    return "\n".join((*lines, *notes)).replace(wording.NO_BREAK, " ").replace(FILLER, "")


def filled(words: str) -> str:
    """Words with a filler behind each character of double width, so that they are as long as they are wide."""
    if words.isascii():
        return words
    return "".join(f"{c}{FILLER}" if unicodedata.east_asian_width(c) in "WF" else c for c in words)


def paragraph(words: str, width: int, indent: str = "", hanging: str = "") -> str:
    """Words broken into lines as wide as a terminal; a number stays with its unit."""
    lines = textwrap.fill(
        filled(words),
        width,
        initial_indent=indent,
        subsequent_indent=hanging,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return lines.replace(FILLER, "")


def _broken(words: str, size: int) -> list[str]:
    return textwrap.wrap(words, max(size, 1), break_on_hyphens=False, break_long_words=False) or [""]


def _widths(rows: list[list[str]], room: int) -> list[int]:
    columns = list(zip(*rows, strict=True))
    wide = [max(len(v) for v in column) for column in columns]
    least = [max((len(w) for v in column for w in v.split(" ")), default=1) for column in columns]
    room -= len(GAP) * (len(wide) - 1)
    while sum(wide) > room:
        loose = [i for i, w in enumerate(wide) if w > least[i]]
        if not loose:
            break  # longer words than the terminal has room for: better a long line than a broken name
        wide[max(loose, key=lambda i: wide[i])] -= 1
    return wide


def _line(parts: list[list[str]], wide: list[int], right: Sequence[int]) -> str:
    lines = []
    for n in range(max(len(p) for p in parts)):
        texts = [p[n] if n < len(p) else "" for p in parts]
        padded = [t.rjust(w) if i in right else t.ljust(w) for i, (t, w) in enumerate(zip(texts, wide, strict=True))]
        lines.append(GAP.join(padded).rstrip())
    return "\n".join(lines)
