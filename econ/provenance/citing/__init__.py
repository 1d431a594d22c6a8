"""How a result is cited, how its sources are cited, and what computes it again.

The styles for a result or its sources: words, those of journals, and BibTeX, BibLaTeX, RIS and CSL-JSON for programs.
"""

import os
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from functools import partial
from typing import Any

from econ import wording
from econ.analysis import tables
from econ.engine import SHOWN, Result, kept
from econ.equations.graph import Shown
from econ.evidence import folders, publication, sources
from econ.evidence.sources import Record
from econ.model import SHARE
from econ.provenance import links
from econ.provenance.citing.again import command, opening, python_snippet
from econ.wording.errors import InputError, unknown
from econ.wording.language import _

AUTHOR = "The econ authors"
TITLE = "econ: what an arms sale means for an economy"
"""As in CITATION.cff."""


DAY_OF = "SOURCE_DATE_EPOCH"


def today() -> str:
    """The day in ISO form; that of SOURCE_DATE_EPOCH if it is set, so that documents can be built again.

    Raises:
        InputError: it is set to what is no time.
    """
    if stated := os.environ.get(DAY_OF):
        try:
            return datetime.fromtimestamp(int(stated), UTC).date().isoformat()
        except (ValueError, OverflowError, OSError):
            raise InputError(
                _("“{text}” is no time.", text=stated), DAY_OF, _("Give seconds since 1970, or leave it out.")
            ) from None
    return datetime.now().astimezone().date().isoformat()


def citation(result: Result, accessed: str | None = None, again: str | None = None) -> str:
    """A result as it is cited: title, share of GDP by each family of sources, version, data, scenario, day, address.

    Where the calculator is not published, the command that computes it again stands for the address.

    Args:
        result: what is cited.
        accessed: the day in ISO form; None for today, "" to leave it out.
        again: the command that stands for the address; None for the shortest, "" to leave it out.
    """
    day = today() if accessed is None else accessed
    parts = [*_made(result), *([_("accessed {day}", day=day)] if day else [])]
    where = address(result) or _again(opening(result) if again is None else again)
    return " ".join(filter(None, (_titled(result), f"{_whose(parts)}.", where)))


def address(result: Result) -> str:
    """Where a result is opened; "" if the calculator is not published."""
    return publication.opened_with("frozen", links.freeze(result)) if publication.address() else ""


def _code(result: Result) -> str:
    """The frozen code; "" for a question that is too long for one."""
    try:
        return links.freeze(result)
    except InputError:
        return ""


def _again(said: str) -> str:
    return _("Computed again by `{command}`.", command=said) if said else ""


def record(result: Result, accessed: str | None = None) -> dict[str, Any]:
    """A result as a CSL-JSON record; its title holds the value and what it is a share of.

    Args:
        result: what is cited.
        accessed: the day in ISO form; None for today, "" to leave it out.
    """
    day = today() if accessed is None else accessed
    name, version = _titled(result).rstrip("."), result.fingerprint.version
    made = {
        "id": f"econ-{result.fingerprint.scenario[:SHOWN]}",
        "type": "software",
        "title": name.replace(wording.NO_BREAK, " "),
        "container-title": TITLE,
        "author": [{"literal": AUTHOR}],
        "version": version,
        "issued": _date(result.book.release),
    }
    whose = f"{_whose(_made(result))}."
    if where := address(result):
        made |= {"URL": where, "note": whose}
    else:
        made["note"] = " ".join(filter(None, (whose, _again(opening(result)))))
        made |= {"custom": {"frozen": code}} if (code := _code(result)) else {}
    return made | ({"accessed": _date(day)} if day else {})


def _date(iso: str) -> dict[str, list[list[int]]]:
    day = date.fromisoformat(iso)
    return {"date-parts": [[day.year, day.month, day.day]]}


def _made(result: Result) -> list[str]:
    mark = result.fingerprint
    own = folders.in_words(one.named for one in result.book.own)
    return [
        f"econ v{mark.version}",
        f"data {result.book.release}",
        *([_("figures of one's own ({folders})", folders=own)] if own else []),
        f"scenario {mark.scenario[:SHOWN]}",
    ]


def _whose(parts: list[str]) -> str:
    return _("{made}; author's calculations", made=", ".join(parts))


def _titled(result: Result) -> str:
    value, title = _value(result), _(result.scenario.title)
    return f"“{title}”: {value}." if title else f"{value[:1].upper()}{value[1:]}."


def _value(result: Result) -> str:
    of = _(result.book.country(result.scenario.exporter).of)
    if SHARE not in result.draws:
        return _("a sale against {country} GDP", country=of)
    return tables.sentence(result, cited=True)


def _text(records: Sequence[Record]) -> str:
    """A bibliography by name: of the author, else of the paper, as it begins."""
    return "".join(f"{sources.cite(one)}\n" for one in sorted(records, key=_listed_by))


def _listed_by(record: Record) -> tuple[str, str]:
    people: list[dict[str, str]] = record.get("author", [])
    named = [one.get("family") or one.get("literal", "") for one in people[:1]] or [sources.container(record)]
    return named[0].casefold().removeprefix("the "), sources.issued(record)


def _csl(records: Sequence[Record]) -> str:
    return f"{sources.csl(records)}\n"


def _styled(records: Sequence[Record], style: str) -> str:
    from econ.provenance.citing import styled

    return styled.styled(records, style)


JOURNALS = {
    "apa": "apa",
    "chicago": "chicago-author-date",
    "chicago-notes": "chicago-notes",
    "harvard": "harvard-cite-them-right",
    "ieee": "ieee",
    "mla": "modern-language-association",
}
"""Styles of journals by the name that people use, and as their processor calls them."""

STYLES: dict[str, Callable[[Sequence[Record]], str]] = {
    "text": _text,
    **{name: partial(_styled, style=style) for name, style in JOURNALS.items()},
    "bibtex": sources.bibtex,
    "biblatex": partial(sources.bibtex, dated=True),
    "ris": sources.ris,
    "csl": _csl,
}
"""Writers of records by the name of their style; a file of CSL is a style too."""


def cite(result: Result, style: str = "text", accessed: str | None = None) -> str:
    """The citation of a result.

    Args:
        result: what is cited.
        style: one of `STYLES`, or the path of a CSL file.
        accessed: the day in ISO form; None for today, "" to leave it out.

    Raises:
        InputError: there is no such style.
    """
    write = writer(style)
    if style == "text":
        return f"{citation(result, accessed)}\n"
    return write([record(result, accessed)])


@kept
def cited(result: Result, *, used: bool = False) -> tuple[str, ...]:
    """Ids of all sources that a file names: those of the outputs, of the GDP sources beside them, of the inputs.

    Args:
        result: whose sources they are.
        used: without those of inputs on which nothing rests, as reports leave them out.
    """
    idle = tables.unused(result) if used else frozenset()
    rows = [*(r for r in tables.assumptions(result) if r["name"] not in idle), *tables.by_gdp_source(result)]
    named = {source for row in rows for source in row["sources"]}
    named |= {row["growth_source"] for row in tables.by_year(result) if row.get("growth_source")}
    return tuple(sorted(named.union(tables.outputs_sources(result))))


def keys(result: Result) -> dict[str, str]:
    """Under which id each source that a file names stands where every publication is listed once."""
    return sources.listed_as(result.book.sources, cited(result))


def cite_sources(result: Result, style: str = "text", output: str | None = None, *, everything: bool = False) -> str:
    """The citations of the original providers that a result rests on, each publication once.

    Args:
        result: whose sources they are.
        style: one of `STYLES`, or the path of a CSL file.
        output: one output, to cite only what that rests on; None for the answer.
        everything: also those of the GDP sources beside it and of all inputs, as files name them.

    Raises:
        InputError: there is no such style or output.
    """
    if everything:
        every = cited(result)
        return writer(style)(sources.publications(tables.located(result, every), every))
    return writer(style)(providers(result, output))


def providers(result: Result, output: str | None = None) -> list[Record]:
    """Records of the publications that the answer, or one output of a result, rests on."""
    names = set(result.sources_of(output)) if output is not None else _of_the_answer(result)
    return sources.publications(tables.located(result, names, output), names)


def _of_the_answer(result: Result) -> set[str]:
    """Sources of what is shown unasked, and of the GDP that the share is by in each family."""
    shown = tables.worth_showing(result, Shown.RUN)
    families = tables.counted(tables.by_gdp_source(result)) if SHARE in shown else []
    return {s for name in shown for s in result.sources_of(name)}.union(*(row["sources"] for row in families))


def writer(style: str) -> Callable[[Sequence[Record]], str]:
    """What writes records in a style.

    Raises:
        InputError: there is no such style.
    """
    if style.endswith(".csl"):
        return partial(_styled, style=style)
    if style not in STYLES:
        raise unknown("style of citation", style, STYLES)
    return STYLES[style]
