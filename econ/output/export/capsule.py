"""Capsule: one ZIP with the question, the figures it rests on, every result, pictures, report, sources and hashes.

The same result gives the same bytes. `econ verify` checks every hash and computes everything again.

First stand the files apart from those that describe them: the list of hashes, one line for each file, in the form that
`sha256sum --check` reads; the description of the capsule for machines, JSON-LD as RO-Crate 1.1 asks for it
(https://w3id.org/ro/crate/1.1); and the page that explains it.
"""

import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from econ import wording
from econ.engine import Result
from econ.evidence import folders, sources
from econ.numerics import distributions
from econ.numerics.distributions import Distribution
from econ.output import Json
from econ.output.export.content import csv_bytes, finite, particulars
from econ.output.export.registry import FORMATS, export_format
from econ.provenance import citing
from econ.wording.errors import InputError

READABLE = 0o644 << 16
UNIX = 3


def zip_bytes(files: Mapping[str, bytes], day: str) -> bytes:
    """Files in the order in which they stand, each dated by a day in ISO form."""
    when = date.fromisoformat(day)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, content in files.items():
            about = zipfile.ZipInfo(name, (when.year, when.month, when.day, 0, 0, 0))
            about.compress_type = zipfile.ZIP_DEFLATED
            about.external_attr = READABLE
            about.create_system = UNIX
            archive.writestr(about, content)
    return stream.getvalue()


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
        )
        for name in drawable(result)
        for kind, content in files(result, name).items()
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


README, CRATE, MANIFEST = "README.md", "ro-crate-metadata.json", "manifest-sha256.txt"


def manifest(items: Iterable[Item]) -> bytes:
    """Hash and name of every file but this one."""
    return "".join(f"{hashlib.sha256(i.content).hexdigest()}  {i.path}\n" for i in items).encode()


def hashes(text: str) -> dict[str, str]:
    """Hashes by name, from the text of a manifest.

    Raises:
        ValueError: a line is not a hash and a name, or a name stands twice.
    """
    digests: dict[str, str] = {}
    for line in text.splitlines():
        digest, gap, name = line.partition("  ")
        if not gap or not name or name in digests or len(digest) != 64:
            raise ValueError(line)
        digests[name] = digest
    return digests


CONTEXT: list[Json] = ["https://w3id.org/ro/crate/1.1/context", {"sha256": "https://schema.org/sha256"}]
"""The context of the specification, and one term of schema.org that is younger than it."""

CONFORMS = "https://w3id.org/ro/crate/1.1"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
RUN, SOFTWARE = "#calculation", "#econ"


def crate(result: Result, items: Sequence[Item]) -> bytes:
    """The metadata file: the capsule, its files, the calculation that made them, its sources."""
    about = particulars(result)
    known = result.book.sources
    cites = [_source(known[name]) for name in citing.cited(result) if name in known]
    parts = [*(_ref(item.path) for item in items), _ref(MANIFEST)]
    root = {
        "@id": "./",
        "@type": "Dataset",
        "name": about["title"] or "A result of econ",
        "description": about["headline"],
        "datePublished": result.book.release,
        "identifier": about["fingerprint"],
        "license": _ref(LICENCE),
        "creditText": about["citation"],
        "hasPart": parts,
        "citation": [_ref(str(entity["@id"])) for entity in cites],
        "mentions": _ref(RUN),
    }
    graph = [
        {"@id": CRATE, "@type": "CreativeWork", "about": _ref("./"), "conformsTo": _ref(CONFORMS)},
        root,
        *(_file(item) for item in items),
        {"@id": MANIFEST, "@type": "File", "name": "SHA-256 of every file", "encodingFormat": "text/plain"},
        _calculation(about, items),
        {"@id": SOFTWARE, "@type": "SoftwareApplication", "name": "econ", "version": about["version"]},
        {"@id": LICENCE, "@type": "CreativeWork", "name": "Creative Commons Attribution 4.0 International"},
        *cites,
    ]
    text = json.dumps({"@context": CONTEXT, "@graph": graph}, ensure_ascii=False, indent=1)
    return (text + "\n").encode("utf-8")


def _ref(name: str) -> dict[str, str]:
    return {"@id": name}


def _file(item: Item) -> dict[str, Json]:
    return {
        "@id": item.path,
        "@type": "File",
        "name": item.name,
        "encodingFormat": item.mime,
        "contentSize": str(len(item.content)),
        "sha256": hashlib.sha256(item.content).hexdigest(),
    }


def _calculation(about: Mapping[str, str | int], items: Sequence[Item]) -> dict[str, Json]:
    return {
        "@id": RUN,
        "@type": "CreateAction",
        "name": "The calculation",
        "description": f"{about['sampler']}; seed {about['seed']}, {about['size']} points. {about['statistics']}",
        "instrument": _ref(SOFTWARE),
        "object": _ref(SCENARIO),
        "result": [_ref(item.path) for item in items if item.path.startswith(("answer", "report", "figures/"))],
    }


def _source(record: sources.Record) -> dict[str, Json]:
    made: dict[str, Json] = {
        "@id": f"#source-{record['id']}",
        "@type": "CreativeWork",
        "name": str(record.get("title") or record["id"]),
        "creditText": sources.cite(record),
    }
    return made | ({"url": record["URL"]} if record.get("URL") else {})


def readme(result: Result, items: Sequence[Item]) -> bytes:
    """What the capsule says, what is in it, and how it is checked."""
    about = particulars(result)
    own = "".join(f" --data {FOLDER_OWN}/{one.name}" for one in result.book.own)
    listed = "\n".join(f"- `{item.path}`: {_plain(item.name)}" for item in items)
    text = f"""# {_plain(result.scenario.title or "A result of econ")}

{_plain(str(about["headline"]))}

{about["fingerprint"]}, figures of {about["data_date"]}.

## Check it

    econ verify CAPSULE.zip

compares every file with its hash, computes everything again from `{SCENARIO}`, and names what differs. It needs
econ {about["version"]} and no network. The hashes alone are checked by `sha256sum --check manifest-sha256.txt`.

    econ run {SCENARIO}{own}

answers the same question again.

## What is in it

{listed}
- `ro-crate-metadata.json`: the same, for machines (RO-Crate 1.1)
- `manifest-sha256.txt`: the hash of every file

## Cite

{_plain(str(about["citation"]))} {about["licence"]}
{_kept_back(result)}"""
    return text.encode("utf-8")


def _kept_back(result: Result) -> str:
    """What in the folders of one's own that the capsule carries may not be passed on."""
    if not result.book.own:
        return ""
    from econ.evidence import licences

    said = licences.kept_back(licences.of_folders(result.book), result.book)
    return f"\nThis capsule carries figures of one's own. {_plain(said)}\n" if said else ""


def _plain(text: str) -> str:
    """Text on one line that is not read as Markdown or HTML."""
    line = " ".join(text.replace(wording.NO_BREAK, " ").split())
    return "".join(f"\\{c}" if c in "\\`*_[]<>#|" else c for c in line)


@export_format("capsule", "Capsule: everything in one ZIP", ".zip", "application/zip", binary=True)
def write(result: Result) -> bytes:
    """The capsule; files in a fixed order, dated by the figures."""
    items = contents(result)
    items.insert(0, Item(README, "What is in this capsule", "text/markdown", readme(result, items)))
    items.append(Item(CRATE, "Description of the capsule (RO-Crate)", "application/ld+json", crate(result, items)))
    items.append(Item(MANIFEST, "SHA-256 of every file", "text/plain", manifest(items)))
    return zip_bytes({item.path: item.content for item in items}, result.book.release)
