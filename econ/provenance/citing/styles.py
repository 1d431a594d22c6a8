"""A result or its sources in a style: words, BibTeX, RIS, CSL-JSON."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from econ.analysis import tables
from econ.engine import Result
from econ.evidence import sources
from econ.evidence.sources import Record
from econ.provenance.citing.result import citation, record
from econ.wording.errors import unknown


def _text(records: Sequence[Record]) -> str:
    return "".join(f"{sources.cite(one)}\n" for one in records)


def _csl(records: Sequence[Record]) -> str:
    return f"{sources.csl(records)}\n"


STYLES: dict[str, Callable[[Sequence[Record]], str]] = {
    "text": _text,
    "bibtex": sources.bibtex,
    "ris": sources.ris,
    "csl": _csl,
}
"""Writers of records by the name of their style."""


def cite(result: Result, style: str = "text", accessed: str | None = None) -> str:
    """The citation of a result.

    Args:
        result: what is cited.
        style: "text", "bibtex", "ris" or "csl".
        accessed: the day in ISO form; None for today, "" to leave it out.

    Raises:
        InputError: there is no such style.
    """
    write = _writer(style)
    if style == "text":
        return f"{citation(result, accessed)}\n"
    return write([record(result, accessed)])


def cite_sources(result: Result, style: str = "text", output: str | None = None) -> str:
    """The citations of the original providers that a result rests on, each publication once.

    Args:
        result: whose sources they are.
        style: "text", "bibtex", "ris" or "csl".
        output: one output, to cite only what that rests on.

    Raises:
        InputError: there is no such style or output.
    """
    return _writer(style)(providers(result, output))


def providers(result: Result, output: str | None = None) -> list[Record]:
    """Records of the publications that a result, or one output of it, rests on."""
    names = tables.outputs_sources(result) if output is None else result.sources_of(output)
    return sources.publications(result.book.sources, names)


def _writer(style: str) -> Callable[[Sequence[Record]], str]:
    if style not in STYLES:
        raise unknown("style of citation", style, STYLES)
    return STYLES[style]
