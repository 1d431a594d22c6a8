"""How a result is cited, how its sources are cited, and what computes it again.

The styles for a result or its sources: words, BibTeX, RIS, CSL-JSON.
"""

import os
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from typing import Any

from econ import wording
from econ.analysis import tables
from econ.engine import SHOWN, Result
from econ.evidence import folders, publication, sources
from econ.evidence.sources import Record
from econ.model import SHARE
from econ.provenance import links
from econ.provenance.citing.again import command, python_snippet
from econ.wording.errors import unknown
from econ.wording.language import _

AUTHOR = "The econ authors"
TITLE = "econ: what an arms sale means for an economy"
"""As in CITATION.cff."""


def today() -> str:
    """The day in ISO form; that of SOURCE_DATE_EPOCH if it is set, so that documents can be built again."""
    if stated := os.environ.get("SOURCE_DATE_EPOCH"):
        return datetime.fromtimestamp(int(stated), UTC).date().isoformat()
    return datetime.now().astimezone().date().isoformat()


def citation(result: Result, accessed: str | None = None) -> str:
    """A result as it is cited: title, share of GDP by each family of GDP sources, version, data, scenario, day.

    Args:
        result: what is cited.
        accessed: the day in ISO form; None for today, "" to leave it out.
    """
    day = today() if accessed is None else accessed
    parts = [*_made(result), *([_("accessed {day}", day=day)] if day else [])]
    where = f" {publication.opened_with('frozen', links.freeze(result))}" if publication.address() else ""
    return f"{_titled(result)} {_whose(parts)}.{where}"


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
        "note": _whose(_made(result)),
    }
    if publication.address():
        made["URL"] = publication.opened_with("frozen", links.freeze(result))
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


def cited(result: Result) -> tuple[str, ...]:
    """Ids of all sources that a file names: those of the outputs, of the GDP sources beside them, of the inputs."""
    rows = [*tables.assumptions(result), *tables.by_gdp_source(result)]
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
        style: "text", "bibtex", "ris" or "csl".
        output: one output, to cite only what that rests on.
        everything: also those of the GDP sources beside it and of all inputs, as files name them.

    Raises:
        InputError: there is no such style or output.
    """
    if everything:
        names = cited(result)
        return _writer(style)(sources.publications(tables.located(result, names), names))
    return _writer(style)(providers(result, output))


def providers(result: Result, output: str | None = None) -> list[Record]:
    """Records of the publications that a result, or one output of it, rests on."""
    names = tables.outputs_sources(result) if output is None else result.sources_of(output)
    return sources.publications(tables.located(result, names, output), names)


def _writer(style: str) -> Callable[[Sequence[Record]], str]:
    if style not in STYLES:
        raise unknown("style of citation", style, STYLES)
    return STYLES[style]


__all__ = [
    "STYLES",
    "citation",
    "cite",
    "cite_sources",
    "cited",
    "command",
    "keys",
    "providers",
    "python_snippet",
    "record",
    "today",
]
