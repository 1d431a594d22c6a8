r"""LaTeX: the sections for a paper, to be read in with `\input`; needs the packages booktabs and url."""

from econ.engine import Result
from econ.evidence.sources import Citation
from econ.evidence.sources.tex import address, escaped
from econ.output.export.printed import Notes, Printed, printed
from econ.output.export.registry import export_format
from econ.output.printers.latex import latex

OPENING = r"""% Read this file in with \input; its document needs \usepackage{booktabs} and \usepackage{url}.
% The text is UTF-8: XeLaTeX and LuaLaTeX print titles of sources in all scripts."""


@export_format("latex", "Tables (LaTeX)", ".tex", "application/x-tex")
def write(result: Result) -> bytes:
    """A float for each table with the fingerprint underneath, then the sources as numbered notes."""
    content, notes = printed(result), Notes(result.book.sources)
    parts = [OPENING, _plain(content)]
    parts += [latex(table, notes.numbers, foot=content.foot[0]) for table in content.tables]
    return ("\n\n".join((*parts, _sources(content, notes))) + "\n").encode("utf-8")


def _plain(content: Printed) -> str:
    lines = (rf"\paragraph{{{escaped(content.title)}}} {escaped(content.headline)}", *map(escaped, content.notices))
    return "\n\n".join(lines)


def _linked(cited: Citation) -> str:
    """A citation whose address may be broken at the end of a line."""
    if not cited.address:
        return escaped(cited.without_address)
    return rf"{escaped(cited.before)} \url{{{address(cited.address)}}}{escaped(cited.after)}"


def _sources(content: Printed, notes: Notes) -> str:
    cited = [rf"  \item {_linked(one)}" for one in notes.citations()]
    listed = (r"\begin{enumerate}", *cited, r"\end{enumerate}") if cited else ()
    foot = r" \\ ".join(map(escaped, content.foot))
    return "\n".join(
        (
            r"\begingroup\footnotesize\raggedright",
            r"\noindent Sources",
            *listed,
            rf"\noindent {foot}\par",
            r"\endgroup",
        )
    )
