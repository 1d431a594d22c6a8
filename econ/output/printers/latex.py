r"""A table in LaTeX: as a float as wide as the text at most, or one that goes on over pages.

A float needs the packages array, booktabs, siunitx and tabularx, a long table array, booktabs and longtable.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from econ import wording
from econ.evidence.sources.tex import escaped
from econ.output.cells import Cell, Column, Table, TableRow
from econ.output.printers import Cite, letters, parts, text
from econ.wording.language import signs, spoken

ROOM, SMALLER_ROOM = 78, 92
"""Letters of \\footnotesize and of \\scriptsize in a line of 345 pt, the text of the class article."""

SHORT, CITED = 12, 8
"""Letters of a text that is not broken; letters that a citation by numbers takes."""


def _number(said: str) -> tuple[str, ...] | None:
    """What stands before a number, its whole part, its decimals, and what stands behind it; None of other words."""
    group, decimal = map(re.escape, signs(spoken()))
    found = re.fullmatch(rf"(\D*?)(\d(?:\d|{group}(?=\d{{3}}))*)({decimal}\d+)?(.*)", said, re.DOTALL)
    return found and found.groups("")


def by_name(keys: Sequence[str]) -> str:
    """Sources by their ids."""
    return escaped(" ".join(keys))


def latex(table: Table, cite: Cite = by_name, foot: str = "", mark: str = "") -> str:
    r"""Caption, columns, rows and notes, with a last line below it; `\ref{tab:econ-MARK-NAME}` refers to it.

    Numbers stand with their decimal points below each other where the line has room for that.

    Args:
        table: the table.
        cite: the sources of a cell as LaTeX.
        foot: the last line.
        mark: what tells it from the same table of another result.
    """
    below = (rf"  \par\smallskip{{\footnotesize {escaped(line)}}}" for line in (*table.notes, foot) if line)
    aligned = _aligned(table)
    body = _with_points(table, aligned, cite) if aligned else _broken_up(table, cite)
    return "\n".join(
        (
            r"\begin{table}[htbp]",
            r"  \centering",
            rf"  \caption{{{escaped(table.title)}}}\label{{{label(table, mark)}}}",
            *body,
            *below,
            r"\end{table}",
        )
    )


def label(table: Table, mark: str) -> str:
    """What refers to a table."""
    return f"tab:econ-{mark}-{table.name}" if mark else f"tab:econ-{table.name}"


def _ruled(head: str, rows: Sequence[str]) -> tuple[str, ...]:
    return (r"    \toprule", head, r"    \midrule", *rows, r"    \bottomrule")


def _line(cells: Sequence[str]) -> str:
    return rf"    {' & '.join(cells)} \\"


def _cell(cell: Cell, cite: Cite) -> str:
    said = escaped(text(Cell(cell.words, small=cell.small)))
    return " ".join(filter(None, (said, cite(cell.sources) if cell.sources else "")))


def _cells(table: Table, row: TableRow, cite: Cite) -> list[str]:
    first, *rest = (_cell(cell, cite) for cell in row.cells)
    return [f"{first} ({escaped(table.mark)})" if row.strong and table.mark else first, *rest]


# --- numbers below each other ---------------------------------------------------------------------------


def _aligned(table: Table) -> list[str]:
    """The columns as tabularx takes them; none if the line has no room for them."""
    kinds, taken, loose = [], 0.0, dict[int, tuple[float, float]]()
    for n, column in enumerate(table.columns):
        said = [text(Cell(row.cells[n].words, small=row.cells[n].small)) for row in table.rows]
        cited = any(row.cells[n].sources for row in table.rows)
        marked = letters(f" ({table.mark})") if not n and table.mark else 0
        most = max(map(letters, (*said, column.title))) + marked
        if column.number:
            kind, wide = _points(said)
            taken += max(wide, letters(column.title)) + 2
        elif cited or most > SHORT:
            least = max(letters(word) for one in (*said, column.title) for word in re.split(r"[ \u00a0-]", one))
            kind, loose[n] = "X", (max(least, CITED * cited) + 2, max(most, CITED * cited) + 2)
            taken += loose[n][0]
        else:
            kind = "l"
            taken += most + 2
        kinds.append(kind)
    if taken > ROOM:
        return []
    asked = sum(high - low for low, high in loose.values())
    filled = (ROOM - taken) / asked if asked else 0.0
    wide = {n: low + filled * (high - low) for n, (low, high) in loose.items()}
    for n, part in wide.items():
        share = part * len(wide) / sum(wide.values())
        kinds[n] = rf">{{\raggedright\arraybackslash\hsize={share:.3f}\hsize}}X"
    return kinds


def _points(said: Sequence[str]) -> tuple[str, int]:
    """A column of siunitx for some numbers with what stands around them, and its width in letters."""
    found = [number for one in said if (number := _number(one))]
    before, whole, decimals, after = (
        max((re.sub(r"\D", "", part) if n == 1 else part for part in column), key=_printed, default="")
        for n, column in enumerate(zip(*found, strict=True) if found else ("", "", "", ""))
    )
    places = f"{max(len(whole), 1)}{{}}{max(len(decimals) - 1, 0)}"
    point = signs(spoken())[1]
    asked = (
        f"table-format={places.format(point) if point != ',' else f'{{{places.format(point)}}}'}",
        f"table-space-text-pre={{{escaped(before)}}}" if before else "",
        f"table-space-text-post={{{escaped(after)}}}" if after else "",
    )
    commas = len(whole) // 4
    wide = letters(before) + len(whole) + commas + len(decimals) + letters(after)
    plain = max((letters(one) for one in said if not _number(one)), default=0)
    return f"S[{', '.join(filter(None, asked))}]", max(wide, plain)


def _printed(said: str) -> float:
    """About how wide a text is in print, in letters."""
    return letters(said) + 0.5 * len(re.findall(r"[mw%]", said)) - 0.5 * len(re.findall(r"[ijlt.,]", said))


def _with_points(table: Table, columns: list[str], cite: Cite) -> tuple[str, ...]:
    head = [_braced(escaped(c.title)) if c.number else escaped(c.title) for c in table.columns]
    rows = (
        [
            _pointed(cell) if column.number else said
            for column, cell, said in zip(table.columns, row.cells, _cells(table, row, cite), strict=True)
        ]
        for row in table.rows
    )
    wide = any(column.endswith("X") for column in columns)
    group, decimal = signs(spoken())
    decimals = f"input-decimal-markers={{{decimal}}}" + (f", output-decimal-marker={{{decimal}}}" * (decimal != "."))
    groups = f"input-ignore={{{group}}}, group-separator={{{group}}}, group-minimum-digits=4"
    begin = r"\begin{tabularx}{\linewidth}" if wide else r"\begin{tabular}"
    return (
        r"  \footnotesize\setlength{\tabcolsep}{3pt}",
        rf"  \sisetup{{{decimals}, {groups},",
        r"    table-align-text-before=false, table-align-text-after=false}",
        rf"  {begin}{{@{{}}{''.join(columns)}@{{}}}}",
        *_ruled(_line(head), [_line(row) for row in rows]),
        rf"  \end{{tabular{'x' if wide else ''}}}",
    )


def _braced(said: str) -> str:
    return f"{{{said}}}" if said else ""


def _pointed(cell: Cell) -> str:
    """A number between what stands before and behind it; words without a number in the middle."""
    said = text(Cell(cell.words, small=cell.small))
    found = _number(said)
    if not found:
        return _braced(escaped(said))
    before, whole, decimals, after = found
    return f"{_braced(escaped(before))}{whole}{decimals}{_braced(escaped(after))}"


# --- columns whose cells are broken ----------------------------------------------------------------------


def _broken_up(table: Table, cite: Cite) -> tuple[str, ...]:
    titles = [column.title for column in table.columns]
    rows = [[_loose(said) for said in _cells(table, row, cite)] for row in table.rows]
    head = [_loose(escaped(title)) for title in titles]
    return (
        r"  \scriptsize\setlength{\tabcolsep}{2pt}",
        rf"  \begin{{tabular}}{{@{{}}{_paragraphs(table, SMALLER_ROOM)}@{{}}}}",
        *_ruled(_line(head), [_line(row) for row in rows]),
        r"  \end{tabular}",
    )


def _loose(said: str) -> str:
    """Text that may be broken between a number and its unit."""
    return said.replace("~", " ")


def _paragraphs(table: Table, room: float) -> str:
    """Columns of a table as wide as the text, each with its part of it."""
    lines = [[text(cell, _as_numbers).replace(wording.NO_BREAK, " ") for cell in row.cells] for row in table.rows]
    widths = parts(table, [[column.title for column in table.columns], *lines], room)
    return "".join(
        rf">{{\{_side(column)}\arraybackslash}}p{{\dimexpr {part:.4f}\linewidth-2\tabcolsep}}"
        for column, part in zip(table.columns, widths, strict=True)
    )


def _as_numbers(keys: Sequence[str]) -> str:
    """About what a citation by numbers looks like."""
    return f"[{', '.join('99' for _key in keys)}]"


def _side(column: Column) -> str:
    return "raggedleft" if column.number else "raggedright"


def longtable(table: Table, cite: Cite = by_name, foot: str = "", mark: str = "") -> str:
    r"""A table of any length, as wide as the text; arguments as for `latex`. Long names are broken."""
    head = rf"    \toprule {_broken([escaped(column.title) for column in table.columns])} \midrule"
    return "\n".join(
        (
            r"\begingroup\footnotesize\setlength{\tabcolsep}{2pt}",
            rf"\begin{{longtable}}{{@{{}}{_paragraphs(table, ROOM)}@{{}}}}",
            rf"    \caption{{{escaped(table.title)}}}\label{{{label(table, mark)}}}\\",
            rf"{head} \endfirsthead",
            rf"{head} \endhead",
            r"    \bottomrule \endfoot",
            *(f"    {_broken(_cells(table, row, cite))}" for row in table.rows),
            r"\end{longtable}",
            *(rf"\noindent {_breakable(escaped(note))}\par" for note in (*table.notes, foot) if note),
            r"\endgroup",
        )
    )


def _broken(cells: Sequence[str]) -> str:
    """A row; its first cell is grouped, for LaTeX takes a bracket behind the end of a row for a length."""
    first, *others = (_loose(_breakable(cell)) for cell in cells)
    return rf"{{{first}}} & {' & '.join(others)} \\"


def _breakable(said: str) -> str:
    r"""Escaped text whose names may be broken behind a hyphen or an underscore; keys of \cite stay as they are."""
    kept = re.split(r"(\\cite\{[^}]*\})", said)
    return "".join(
        one if n % 2 else one.replace("-", r"-\allowbreak{}").replace(r"\_", r"\_\allowbreak{}")
        for n, one in enumerate(kept)
    )
