"""A table in GitHub-flavoured Markdown."""

import re

from econ.output.cells import Table
from econ.output.printers import Cite, texts

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~$&!])")
_START = re.compile(r"^(\d{1,9})([.)])(?=\s|$)|^([-+=])(?=[\s=-]|$)")


def markdown(table: Table, cite: Cite = " ".join) -> str:
    """Columns, rows and notes; the title is for the heading above."""
    rule = ["---:" if column.number else "---" for column in table.columns]
    rows = [
        [safe(column.title) for column in table.columns],
        rule,
        *(list(map(safe, texts(table, row, cite))) for row in table.rows),
    ]
    return "\n\n".join(("\n".join(f"| {' | '.join(row)} |" for row in rows), *map(safe, table.notes)))


def safe(text: str) -> str:
    """Text in which Markdown sees nothing but text."""
    plain = _SPECIAL.sub(r"\\\1", " ".join(text.replace("\u00a0", " ").split()))
    return _START.sub(lambda found: f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}", plain)
