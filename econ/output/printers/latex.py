r"""A table in LaTeX: as a float, for which the package booktabs is needed, or one that goes on over pages."""

from econ.evidence.sources.tex import escaped
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


def longtable(table: Table, cite: Cite = " ".join) -> str:
    r"""A table of any length, as wide as the text: each column has the part of it that its `width` says.

    Long names are broken. Needs the packages array, booktabs and longtable; `\ref{tab:econ-NAME}` refers to it.
    """
    columns = "".join(
        rf">{{\{'raggedleft' if column.number else 'raggedright'}\arraybackslash}}p{{{column.width:g}\linewidth}}"
        for column in table.columns
    )
    head = rf"    \toprule {_broken([column.title for column in table.columns])} \midrule"
    return "\n".join(
        (
            r"\begingroup\footnotesize\setlength{\tabcolsep}{2pt}",
            rf"\begin{{longtable}}{{@{{}}{columns}@{{}}}}",
            rf"    \caption{{{escaped(table.title)}}}\label{{tab:econ-{table.name}}}\\",
            rf"{head} \endfirsthead",
            rf"{head} \endhead",
            r"    \bottomrule \endfoot",
            *(f"    {_broken(texts(table, row, cite))}" for row in table.rows),
            r"\end{longtable}",
            *(rf"\noindent {_breakable(note)}\par" for note in table.notes),
            r"\endgroup",
        )
    )


def _broken(cells: list[str]) -> str:
    """A row; its first cell is grouped, for LaTeX takes a bracket behind the end of a row for a length."""
    first, *others = map(_breakable, cells)
    return rf"{{{first}}} & {' & '.join(others)} \\"


def _breakable(text: str) -> str:
    r"""Escaped text whose names may be broken behind a hyphen or an underscore."""
    return escaped(text).replace("-", r"-\allowbreak{}").replace(r"\_", r"\_\allowbreak{}")
