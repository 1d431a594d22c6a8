"""The files of a capsule, apart from those that describe it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from econ.engine import Result
from econ.evidence import folders, sources
from econ.numerics import distributions
from econ.numerics.distributions import Distribution
from econ.output import Json
from econ.output.export.content import cited, csv_cell, finite
from econ.output.export.registry import FORMATS
from econ.wording.errors import InputError

SCENARIO, ANSWER, FOLDER_DATA, FOLDER_FIGURES = "scenario.json", "answer", "data", "figures"

FOLDER_OWN = "own"
"""Where figures of one's own are: each folder below it is one."""

MIME = {".toml": "application/toml", ".csv": "text/csv", ".json": "application/json"}

RESULTS = ("json", "csv", "xlsx")
"""Formats in which the results are packed."""

REPORTS = ("html",)
"""Formats in which the report is packed."""


@dataclass(frozen=True)
class Item:
    """A file of the capsule.

    Attributes:
        path: its name, with folders.
        name: what it is, in words.
        mime: media type.
        content: its bytes.
    """

    path: str
    name: str
    mime: str
    content: bytes


def contents(result: Result) -> list[Item]:
    """Question, results, report, figures used, pictures and sources."""
    return [
        Item(SCENARIO, "The complete question", "application/json", _scenario(result)),
        *(_formatted(result, name, f"{ANSWER}{FORMATS[name].extension}") for name in RESULTS),
        *(_formatted(result, name, f"report{FORMATS[name].extension}") for name in REPORTS),
        Item(f"{FOLDER_DATA}/inputs.csv", "Every input with its distribution", "text/csv", _inputs(result)),
        Item(f"{FOLDER_DATA}/series.csv", "Rows of published series that were used", "text/csv", _series(result)),
        *_figures(result),
        Item("sources.json", "Bibliography (CSL-JSON)", "application/json", _sources(result)),
        *_own(result),
    ]


def _own(result: Result) -> list[Item]:
    """The files of folders of one's own, which `econ verify` reads from the capsule itself."""
    return [
        Item(f"{FOLDER_OWN}/{one.name}/{name}", "Figures of one's own", MIME[PurePosixPath(name).suffix], content)
        for one in result.book.own
        for name, content in one.files().items()
    ]


def _formatted(result: Result, name: str, path: str) -> Item:
    form = FORMATS[name]
    return Item(path, form.label, form.mime, form.write(result))


def _scenario(result: Result) -> bytes:
    """A file that `econ run` reads."""
    own = folders.stated(result.book.own)
    about: dict[str, Json] = {"about": {"own_figures": own}} if own else {}
    return _json({"scenario": result.state.canonical, "words": result.state.words} | about)


def _json(content: Json) -> bytes:
    return (json.dumps(finite(content), ensure_ascii=False, indent=1, sort_keys=True, allow_nan=False) + "\n").encode()


def _sources(result: Result) -> bytes:
    return (sources.csl_json(result.book.sources, cited(result)) + "\n").encode()


def _figures(result: Result) -> list[Item]:
    from econ.output import charts
    from econ.output.export.figures import KINDS, drawable, files

    return [
        Item(
            f"{FOLDER_FIGURES}/{name}{KINDS[kind].extension}",
            f"{charts.get(name).title}, {KINDS[kind].label}",
            KINDS[kind].mime,
            content,
        )
        for name in drawable(result)
        for kind, content in files(result, name).items()
    ]


# --- figures used --------------------------------------------------------------------------------------


def _table(columns: tuple[str, ...], rows: Iterable[tuple[Json, ...]]) -> bytes:
    stream = io.StringIO(newline="")
    lines = csv.writer(stream, lineterminator="\r\n")
    lines.writerow(columns)
    lines.writerows(map(csv_cell, row) for row in rows)
    return stream.getvalue().encode("utf-8")


def _inputs(result: Result) -> bytes:
    columns = ("name", "label", "unit", "value", "origin", "year", "grade", "sources", "judgement", "note")
    rows = (
        (
            *(i.name, i.label, i.unit, _written(i.distribution, i.unit), i.origin, i.year, i.grade),
            *(" ".join(i.sources), i.judgement, i.note),
        )
        for i in result.state.inputs.values()
    )
    return _table(columns, rows)


def _written(distribution: Distribution, unit: str) -> str:
    """A distribution as it is written in a scenario; a long list of samples only in the question itself."""
    try:
        return distributions.written(distribution, unit)
    except InputError:
        return f"{distribution.shape}, see {SCENARIO}"


def _series(result: Result) -> bytes:
    """Rows of the exporter's GDP sources: of the year of the answer and of the yearly path."""
    country = result.book.country(result.scenario.exporter)
    path = {year for year, _, _ in result.state.path}
    rows = []
    for name in dict.fromkeys((*country.panel, result.state.gdp)):
        series = result.book.series(country.code, name)
        chosen = {series.nearest_year(result.scenario.gdp_year or result.scenario.year)}
        years = chosen | path if name == result.state.gdp else chosen
        for year, row in series.used.items():
            if year in years:
                numbers = (row.value, row.low, row.high)
                rows.append((series.key, series.about.label, year, *numbers, series.about.unit, row.source, row.note))
    columns = ("series", "label", "year", "value", "low", "high", "unit", "source", "note")
    return _table(columns, rows)


__all__ = ["ANSWER", "FOLDER_OWN", "SCENARIO", "Item", "contents"]
