"""Capsule: one ZIP with the question, the figures it rests on, every result, pictures, report, sources and hashes.

What people read in it, report, workbook and pictures, is in the language that is spoken; what programs read, and what
describes the files, is in English. The same result gives the same bytes. `econ verify` checks every hash and computes
everything again. The program itself is in it where its wheel is at hand. What describes the files is in
`econ.output.export.capsule_description`.
"""

import io
import json
import zipfile
from collections.abc import Mapping
from datetime import date
from pathlib import PurePosixPath

from econ.engine import Result
from econ.evidence import folders, sources
from econ.files import wheel
from econ.files.wheel import Wheel
from econ.numerics import distributions
from econ.numerics.distributions import Distribution
from econ.output import Json
from econ.output.export.capsule_description import FOLDER_OWN, SCENARIO, Item, described
from econ.output.export.content import csv_bytes, finite
from econ.output.export.registry import FORMATS, export_format
from econ.provenance import citing
from econ.wording.errors import InputError
from econ.wording.language import ENGLISH, speaking, spoken

READABLE = 0o644 << 16
UNIX = 3
PACKED = (".whl", ".xlsx", ".png")
"""How files end that are packed already."""


def zip_bytes(files: Mapping[str, bytes], day: str) -> bytes:
    """Files in the order in which they stand, each dated by a day in ISO form."""
    when = date.fromisoformat(day)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, content in files.items():
            about = zipfile.ZipInfo(name, (when.year, when.month, when.day, 0, 0, 0))
            about.compress_type = zipfile.ZIP_STORED if name.endswith(PACKED) else zipfile.ZIP_DEFLATED
            about.external_attr = READABLE
            about.create_system = UNIX
            archive.writestr(about, content)
    return stream.getvalue()


ANSWER, FOLDER_DATA, FOLDER_FIGURES = "answer", "data", "figures"

MIME = {".toml": "application/toml", ".csv": "text/csv", ".json": "application/json"}

RESULTS = ("json", "csv", "xlsx")
"""Formats in which the results are packed."""

REPORTS = ("html",)
"""Formats in which the report is packed."""


DOTS = 96.0
"""Dots of a PNG to the inch, 760 in its width: half of those of a picture by itself; the drawing lies beside it."""


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
    return Item(path, form.label, form.mime, form.write(result), spoken() if form.spoken else ENGLISH)


def _scenario(result: Result) -> bytes:
    """A file that `econ run` reads."""
    own = folders.stated(result.book.own)
    about: dict[str, Json] = {"about": {"own_figures": own}} if own else {}
    return _json({"scenario": result.state.canonical, "words": result.state.words} | about)


def _json(content: Json) -> bytes:
    return (json.dumps(finite(content), ensure_ascii=False, indent=1, sort_keys=True, allow_nan=False) + "\n").encode()


def _sources(result: Result) -> bytes:
    return (sources.csl_json(result.book.sources, citing.cited(result)) + "\n").encode()


def _figures(result: Result) -> list[Item]:
    from econ.output import charts
    from econ.output.export.pictures import KINDS, drawable, files

    return [
        Item(
            f"{FOLDER_FIGURES}/{name}{KINDS[kind].extension}",
            f"{charts.get(name).title}, {KINDS[kind].label}",
            KINDS[kind].mime,
            content,
            spoken(),
        )
        for name in drawable(result)
        for kind, content in files(result, name, dots=DOTS).items()
    ]


# --- figures used --------------------------------------------------------------------------------------


def _inputs(result: Result) -> bytes:
    columns = ("name", "label", "unit", "value", "origin", "year", "grade", "sources", "judgement", "note")
    rows = (
        (
            *(i.name, i.label, i.unit, _written(i.distribution, i.unit), i.origin, i.year, i.grade),
            *(" ".join(i.sources), i.judgement, i.note),
        )
        for i in result.state.inputs.values()
    )
    return csv_bytes(columns, rows)


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
    return csv_bytes(columns, rows)


@export_format("capsule", "Capsule: everything in one ZIP", ".zip", "application/zip", binary=True, spoken=True)
def write(result: Result) -> bytes:
    """The capsule, with the program in it if its wheel is at hand."""
    return packed(result, wheel.at_hand())


def packed(result: Result, program: Wheel | None) -> bytes:
    """The capsule with a wheel, or none; files in a fixed order, dated by the figures."""
    items = contents(result)
    with speaking(ENGLISH):
        items = described(result, items, program)
    return zip_bytes({item.path: item.content for item in items}, result.book.release)
