"""A table of one's own as a folder of figures: a file of a provider, or years and values with the source that is named.

Nobody has checked such figures: they are graded F6, which says so, and every answer made with them names the folder.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import math
from collections.abc import Mapping

from econ.evidence import folders, importing
from econ.evidence.book import default_book
from econ.files import bounds
from econ.files.bounds import Json
from econ.wording.errors import InputError
from econ.wording.language import _

SCALES = {"USD": 1.0, "million USD": 1e6, "billion USD": 1e9}
"""In which figures of a table may be given."""

NAME, SOURCE = "own_gdp", "own-source"
"""What the series and its source are called in the folder."""

LONGEST = 200
"""Characters of what is said of a source."""

UNGRADED = "F6"
FIRST_YEAR, LAST_YEAR = 1800, 2100


def folder_of(content: bytes, name: str, said: Mapping[str, Json]) -> folders.OwnFolder:
    """The folder that a table makes: as a file of a provider where it is one, else by what is said of its source.

    Args:
        content: of the file.
        name: of the file.
        said: `country` (code), `unit` (of `SCALES`), and of the source `title`, `publisher`, `year` and `address`.

    Raises:
        InputError: it is no such table, or its source is not named.
    """
    called = name.rpartition(".")[0] or name
    if not any(said.values()):
        try:
            plan = importing.planned(importing.read([(name, content)]), dt.datetime.now(dt.UTC).date())
        except InputError as error:
            raise InputError(
                error.what, name, _("For a table of years and values, name its country and its source below.")
            ) from None
        return folders.written(dict(plan.files), called, name)
    return folders.written(dict(_files(content, name, {k: _text(v) for k, v in said.items()})), called, name)


def _text(value: Json) -> str:
    return bounds.seen(" ".join(str(value or "").split()))[:LONGEST]


def _files(content: bytes, name: str, said: Mapping[str, str]) -> dict[str, bytes]:
    """The files of a folder with one series of GDP."""
    code, title, publisher = said.get("country", ""), said.get("title", ""), said.get("publisher", "")
    if code not in default_book().country_codes:
        raise InputError(_("No country is named."), name, _("Choose the country whose GDP it is."))
    if not title or not publisher:
        raise InputError(
            _("The source is not named."), name, _("Say what was published, and by whom: no number without a source.")
        )
    scale = SCALES.get(said.get("unit", "USD"), 1.0)
    figures = _read(content, name, scale)
    year = said.get("year", "")
    record: dict[str, Json] = {
        "id": SOURCE,
        "type": "report",
        "title": title,
        "author": [{"literal": publisher}],
        "publisher": publisher,
        "custom": {"reliability": UNGRADED[0], "comment": "Named on the page by whoever opened the table."},
    }
    if (issued := _year(year)) is not None:
        record["issued"] = {"date-parts": [[issued]]}
    if said.get("address", "").startswith(("https://", "http://")):
        record["URL"] = said["address"]
    values = io.StringIO()
    lines = csv.writer(values, lineterminator="\n")
    lines.writerow(["year", "value", "low", "high", "status", "source", "note"])
    lines.writerows([one, repr(value), "", "", "used", SOURCE, ""] for one, value in sorted(figures.items()))
    about: dict[str, Json] = {
        "kind": "gdp",
        "label": f"{publisher}, GDP",
        "short": publisher,
        "publisher": publisher,
        "concept": "Gross domestic product in current US dollars, as the table gives it.",
        "unit": "USD/year",
        "price_basis": "current",
        "sources": [SOURCE],
        "grade": UNGRADED,
        "plausible": [min(figures.values()) / 10, max(figures.values()) * 10],
        "note": "A table of one's own; no spread was stated.",
    }
    place = f"series/{code}/{NAME}"
    return {
        "sources.json": json.dumps([record], ensure_ascii=False, indent=1).encode(),
        f"countries/{code}.toml": importing.toml({"panel": [*default_book().country(code).panel, NAME]}).encode(),
        f"{place}/about.toml": importing.toml(about).encode(),
        f"{place}/values.csv": values.getvalue().encode(),
    }


def _read(content: bytes, name: str, scale: float) -> dict[int, float]:
    """Values by year: of the columns "year" and "value", or of the first two."""
    try:
        text = bounds.text(content)
        first = text.partition("\n")[0]
        separator = ";" if first.count(";") > first.count(",") else "\t" if "\t" in first else ","
        lines = bounds.counted(csv.reader(io.StringIO(text), delimiter=separator, strict=True))
        rows = [row for row in lines if any(map(str.strip, row))]
    except InputError as error:
        raise error.at(name) from None
    except (csv.Error, ValueError):
        raise InputError(_("This is no table of text."), name, _("Save it as CSV.")) from None
    heads = [cell.strip().lower() for cell in rows[0]] if rows else []
    columns = (heads.index("year"), heads.index("value")) if {"year", "value"} <= set(heads) else (0, 1)
    found: dict[int, float] = {}
    for number, row in enumerate(rows, start=1):
        written, value = (row[n].strip() if n < len(row) else "" for n in columns)
        if number == 1 and not written.isdigit():
            continue  # the names of the columns
        year, figure = _year(written), _number(value, decimal_comma=separator == ";")
        if year is None or figure is None or year in found:
            raise InputError(
                _("Row {number} is no year with a value above zero, or names a year twice.", number=number),
                name,
                _("Give a year and its GDP in each row, such as 2023,20000000000."),
            )
        found[year] = figure * scale
    if not found:
        raise InputError(_("There is no figure in it."), name, _("Give a year and its GDP in each row."))
    return found


def _year(text: str) -> int | None:
    year = bounds.natural(text)
    return year if year is not None and FIRST_YEAR <= year <= LAST_YEAR else None


def _number(text: str, *, decimal_comma: bool) -> float | None:
    plain = text.replace(" ", "").replace("\u00a0", "")
    plain = plain.replace(".", "").replace(",", ".") if decimal_comma and "," in plain else plain.replace(",", "")
    try:
        value = float(plain)
    except ValueError:
        return None
    return value if math.isfinite(value) and value > 0 else None
