"""Markdown: the answer and its tables in words, for a text that is read as it stands or made into a page."""

import re

from econ.engine import Result
from econ.output.export.printed import Table, printed
from econ.output.export.registry import export_format

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~$&!])")
_START = re.compile(r"^(\d{1,9})([.)])(?=\s|$)|^([-+=])(?=[\s=-]|$)")


@export_format("markdown", "Tables (Markdown)", ".md", "text/markdown")
def write(result: Result) -> bytes:
    """Tables as GitHub-flavoured Markdown has them; sources are a numbered list, the fingerprint is underneath."""
    content = printed(result)
    parts = [f"# {safe(content.title)}", safe(content.headline), *(safe(notice) for notice in content.notices)]
    for table in content.tables:
        parts += [f"## {safe(table.title)}", _table(table)]
    if content.notes:
        parts += ["## Sources", "\n".join(f"{n}. {_linked(text)}" for n, text in enumerate(content.notes, start=1))]
    parts += ["---", "\\\n".join(safe(line) for line in content.foot)]
    return ("\n\n".join(parts) + "\n").encode("utf-8")


def safe(text: str) -> str:
    """Text in which Markdown sees nothing but text."""
    plain = _SPECIAL.sub(r"\\\1", " ".join(text.replace("\u00a0", " ").split()))
    return _START.sub(lambda found: f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}", plain)


def _linked(text: str) -> str:
    """A citation whose address is a link."""
    before, address, after = re.split(r"(https?://[^\s<>]+|$)", text, maxsplit=1)
    return f"{safe(before)} <{address}>{_after(after)}" if address else safe(text)


def _after(text: str) -> str:
    return f" {safe(text)}" if text.strip() else ""


def _table(table: Table) -> str:
    rule = ["---:" if n in table.numbers else "---" for n in range(len(table.headers))]
    lines = [table.headers, *table.rows]
    cells = [[safe(cell) for cell in line] for line in lines]
    return "\n".join(f"| {' | '.join(line)} |" for line in (cells[0], rule, *cells[1:]))
