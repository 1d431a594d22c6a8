r"""A table in LaTeX, as a float; needs the package booktabs."""

from econ.evidence.sources import escaped
from econ.output.cells import Table
from econ.output.printers import Cite, texts


def latex(table: Table, cite: Cite = " ".join, foot: str = "") -> str:
    r"""Caption, columns, rows and notes, with a last line below it; `\ref{tab:econ-NAME}` refers to it."""
    columns = "".join("r" if column.number else "l" for column in table.columns)
    below = (rf"  \par\smallskip{{\footnotesize {escaped(line)}}}" for line in (*table.notes, foot) if line)
    return "\n".join(
        (
            r"\begin{table}[htbp]",
            r"  \centering",
            rf"  \caption{{{escaped(table.title)}}}\label{{tab:econ-{table.name}}}",
            rf"  \begin{{tabular}}{{{columns}}}",
            r"    \toprule",
            _line([column.title for column in table.columns]),
            r"    \midrule",
            *(_line(texts(table, row, cite)) for row in table.rows),
            r"    \bottomrule",
            r"  \end{tabular}",
            *below,
            r"\end{table}",
        )
    )


def _line(cells: list[str]) -> str:
    return rf"    {' & '.join(map(escaped, cells))} \\"
