r"""LaTeX: the tables for a paper, to be read in with `\input`; needs the packages booktabs and url."""

import re

from econ.engine import Result
from econ.evidence.sources import address, escaped
from econ.output.export.printed import Printed, Table, printed
from econ.output.export.registry import export_format

OPENING = r"""% Read this file in with \input; its document needs \usepackage{booktabs} and \usepackage{url}.
% The text is UTF-8: XeLaTeX and LuaLaTeX print titles of sources in all scripts."""


@export_format("latex", "Tables (LaTeX)", ".tex", "application/x-tex")
def write(result: Result) -> bytes:
    """A float for each table with the fingerprint underneath, then the sources as numbered notes."""
    content = printed(result)
    parts = [OPENING, _plain(content)]
    parts += [_table(table, content.foot[0]) for table in content.tables]
    return ("\n\n".join((*parts, _notes(content))) + "\n").encode("utf-8")


def _plain(content: Printed) -> str:
    lines = (rf"\paragraph{{{escaped(content.title)}}} {escaped(content.headline)}", *map(escaped, content.notices))
    return "\n\n".join(lines)


def _table(table: Table, mark: str) -> str:
    columns = "".join("r" if n in table.numbers else "l" for n in range(len(table.headers)))
    return "\n".join(
        (
            r"\begin{table}[htbp]",
            r"  \centering",
            rf"  \caption{{{escaped(table.title)}}}\label{{tab:econ-{table.name}}}",
            rf"  \begin{{tabular}}{{{columns}}}",
            r"    \toprule",
            _row(table.headers),
            r"    \midrule",
            *(_row(row) for row in table.rows),
            r"    \bottomrule",
            r"  \end{tabular}",
            rf"  \par\smallskip{{\footnotesize {escaped(mark)}}}",
            r"\end{table}",
        )
    )


def _row(cells: tuple[str, ...]) -> str:
    return rf"    {' & '.join(escaped(cell) for cell in cells)} \\"


def _linked(text: str) -> str:
    """A citation whose address may be broken at the end of a line."""
    before, url, after = re.split(r"(https?://\S+|$)", text, maxsplit=1)
    return rf"{escaped(before)}\url{{{address(url)}}}{escaped(after)}" if url else escaped(text)


def _notes(content: Printed) -> str:
    notes = (rf"  \item {_linked(text)}" for text in content.notes)
    sources = (r"\begin{enumerate}", *notes, r"\end{enumerate}") if content.notes else ()
    foot = r" \\ ".join(escaped(line) for line in content.foot)
    return "\n".join(
        (
            r"\begingroup\footnotesize\raggedright",
            r"\noindent Sources",
            *sources,
            rf"\noindent {foot}\par",
            r"\endgroup",
        )
    )
