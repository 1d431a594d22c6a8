"""How a result is cited."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from typing import Any

from econ import wording
from econ.analysis import tables
from econ.engine import SHOWN, Result
from econ.evidence import folders
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
    return f"{_titled(result)} {_whose(parts)}."


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
    if "gdp_share" not in result.draws:
        return _("a sale against {country} GDP", country=of)
    return _("{shares}, for {what}", shares=tables.against(result, cited=True), what=tables.what_is_sold(result))
