r"""LaTeX: the sections for a paper, to be read in with `\input`, with citations in place of sources."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from econ.engine import SHOWN, Result
from econ.evidence.sources import bibtex_key
from econ.evidence.sources.tex import escaped
from econ.output import sections
from econ.output.cells import Cell, Column, Table
from econ.output.export.printed import Printed, printed
from econ.output.export.registry import export_format
from econ.output.printers import Cite
from econ.output.printers.latex import latex, longtable
from econ.provenance import citing
from econ.wording.language import ENGLISH, KOREAN, LANGUAGES, N_, _, spoken

OPENING = r"""% Read this file in with \input; its document needs
%   \usepackage{array,booktabs,longtable,siunitx,tabularx}  (siunitx 3 or later)
% The keys of \cite are those of the file that "econ cite ... --sources --all --output sources.bib" writes for the same
% scenario. The text is UTF-8."""

NEEDS = {
    "id": r""" Its document needs also
%   \usepackage[indonesian]{babel}  (its words are broken as Indonesian ones)""",
    KOREAN: r""" Its document needs also
%   with LuaLaTeX: \usepackage{fontspec}\setmainfont{Noto Serif CJK KR}  (or another typeface that has Hangul), better
%     \usepackage{luatexko}\setmainhangulfont{Noto Serif CJK KR}
%   with pdfLaTeX: \usepackage{kotex}
% Without a typeface that has Hangul both stop at its first letter.""",
}
"""What the document needs beside that for a language."""

STOP = r"""
% It has letters that not every typeface has: the next line sees to it that none is left out in silence.
\tracinglostchars=3"""
LATIN = 0x24F
"""The last of the letters that the typefaces of LaTeX have."""


@export_format("latex", "Tables (LaTeX)", ".tex", "application/x-tex", spoken=True)
def write(result: Result) -> bytes:
    """A float for each table with the fingerprint underneath, the assumptions over pages, how to cite the result."""
    content, cite, mark = printed(result), _cite(result), result.fingerprint.scenario[:SHOWN]
    opening = OPENING
    if spoken() != ENGLISH:
        opening += f"\n% Its language is {LANGUAGES[spoken()]} ({spoken()}).{NEEDS.get(spoken(), '')}"
    floats = (latex(_short(table), cite, foot=content.foot[0], mark=mark) for table in content.tables)
    behind = longtable(_assumptions(result), cite, foot=content.foot[0], mark=mark)
    text = "\n\n".join((_plain(content), *floats, behind, _foot(content)))
    if any(sign.isalpha() and ord(sign) > LATIN for sign in text):
        opening += STOP
    return f"{opening}\n\n{text}\n".encode()


MANY = N_("The sources of a result are those of the assumptions behind it, which stand in a table of their own.")


def _short(table: Table) -> Table:
    """A table without dozens of citations in each row, as results have them."""
    if table.name != "outputs":
        return table
    kept = table.only(*(column.name for column in table.columns if column.name != "sources"))
    return replace(kept, notes=(*kept.notes, _(MANY)))


def _cite(result: Result) -> Cite:
    r"""Writes \cite with the keys of the bibliography, in which a page that is listed twice stands once."""
    keys = citing.keys(result)

    def cite(names: Sequence[str]) -> str:
        return rf"\cite{{{','.join(dict.fromkeys(bibtex_key(keys[name]) for name in names))}}}"

    return cite


def _assumptions(result: Result) -> Table:
    """The assumptions with their sources, or with what they are where they have none."""
    narrow, below = sections.assumptions_used(result).narrow()
    columns = (*narrow.columns, Column("sources", _("sources"), describes=True))
    rows = (
        replace(
            row, cells=(*row.cells, Cell("" if cell.sources else cell.words.partition(".")[0], sources=cell.sources))
        )
        for row, cell in zip(narrow.rows, below, strict=True)
    )
    return replace(narrow, columns=columns, rows=tuple(rows), notes=(_(sections.GRADES),))


def _plain(content: Printed) -> str:
    lines = (rf"\paragraph{{{escaped(content.title)}}} {escaped(content.headline)}", *map(escaped, content.notices))
    return "\n\n".join(lines)


def _breakable(text: str) -> str:
    """A text whose long words, which are addresses and codes, may be broken anywhere."""
    return " ".join(r"\allowbreak{}".join(map(escaped, _pieces(word))) for word in text.split(" "))


def _pieces(word: str) -> Iterator[str]:
    return (word[n : n + PIECE] for n in range(0, len(word), PIECE))


PIECE = 20
"""Characters of a word that stay together."""


def _foot(content: Printed) -> str:
    foot = r" \\ ".join(map(_breakable, content.foot))
    return rf"{{\footnotesize\raggedright\noindent {foot}\par}}"
