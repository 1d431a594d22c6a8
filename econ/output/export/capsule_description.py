"""What a capsule says of itself: how it is computed again, its tables, how it is cited and deposited, its hashes.

Beside the page for people stand five files for programs: what installs the program by its hash; the tables with types
and units (Data Package, https://specs.frictionlessdata.io); the record of a deposit (Zenodo); the whole as JSON-LD
(RO-Crate 1.2, https://w3id.org/ro/crate/1.2); and the hashes, in the form that `sha256sum --check` reads.
"""

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import NAMESPACE_URL, uuid5

from econ import wording
from econ.engine import Result
from econ.evidence import publication, sources
from econ.files.wheel import Wheel
from econ.output import Json
from econ.output.export.content import MEANING, NUMBERS, particulars
from econ.provenance import citing
from econ.wording.language import ENGLISH, LANGUAGES, digits

SCENARIO, README, REQUIREMENTS = "scenario.json", "README.md", "requirements.txt"
PACKAGE, DEPOSIT = "datapackage.json", ".zenodo.json"
CRATE, MANIFEST = "ro-crate-metadata.json", "manifest-sha256.txt"

FOLDER_OWN = "own"
"""Where figures of one's own are: each folder below it is one."""

NEEDED = ("numpy", "pydantic")
"""Packages without which nothing is computed."""

TO_VERIFY = ("babel", "jinja2", "openpyxl", "pint", "scipy", "typst", "xlsxwriter")
"""Packages with which the other files of a capsule are written again."""

PYTHON = "3.11"


@dataclass(frozen=True)
class Item:
    """A file of the capsule.

    Attributes:
        path: its name, with folders.
        name: what it is, in words.
        mime: media type.
        content: its bytes.
        language: the code of the language of its words.
    """

    path: str
    name: str
    mime: str
    content: bytes
    language: str = ENGLISH

    @property
    def told(self) -> str:
        """What it is, and in which language if that is not English."""
        if self.language == ENGLISH:
            return self.name
        return f"{self.name}, in {LANGUAGES[self.language]} ({self.language})"


def described(result: Result, items: Sequence[Item], program: Wheel | None) -> list[Item]:
    """The files with those that describe them.

    Args:
        result: what the capsule is of.
        items: its files.
        program: the wheel that goes with them; None if there is none.
    """
    whole = [*items, *(_installed(program) if program else ())]
    whole.append(Item(PACKAGE, "The tables, with types and units (Data Package)", JSON, datapackage(result, items)))
    whole.append(Item(DEPOSIT, "Record of a deposit (Zenodo)", JSON, deposit(result)))
    whole.insert(0, Item(README, "What is in this capsule", "text/markdown", readme(result, whole, program)))
    whole.append(Item(CRATE, "Description of the capsule (RO-Crate)", "application/ld+json", crate(result, whole)))
    return [*whole, Item(MANIFEST, "SHA-256 of every file", "text/plain", manifest(whole))]


JSON = "application/json"


def _installed(program: Wheel) -> tuple[Item, Item]:
    line = f"./{program.name} --hash=sha256:{program.digest}\n"
    return (
        Item(program.name, "The program that made it (a Python wheel)", "application/zip", program.content),
        Item(REQUIREMENTS, "What installs the program, by file and hash", "text/plain", line.encode()),
    )


def _json(content: Json) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


# --- hashes --------------------------------------------------------------------------------------------


def manifest(items: Iterable[Item]) -> bytes:
    """Hash and name of every file but this one."""
    return "".join(f"{_digest(i.content)}  {i.path}\n" for i in items).encode()


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


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


# --- the tables: a Data Package ------------------------------------------------------------------------

OF_ROW = "In the unit of the column `unit`."
STATISTICS = {
    "median": "Median of the draws.",
    "low": "5th percentile of the draws; of a published figure, the low end that its source prints.",
    "high": "95th percentile of the draws; of a published figure, the high end that its source prints.",
    "mean": "Mean of the draws.",
    "standard_uncertainty": "Standard deviation of the draws.",
    "numerical_error": "Standard error of the median from the number of draws alone.",
    "central": "Central case: every input at its central value; of a published figure, the figure.",
}
COLUMNS = {
    "section": "What the row is about: about, output, input, gdp_source, goods_line, year, source, read_with_care, …",
    "name": "Name of the quantity, input, notice, source or particular.",
    "item": "GDP source or goods line that the row is about.",
    "label": "The same in words.",
    "unit": "Unit of the numbers in the row; 1 for a share or another pure number.",
    "year": "Year of the figure.",
    **{name: f"{said} {OF_ROW}" for name, said in STATISTICS.items()},
    "shape": "Shape of the distribution.",
    "origin": "Where it comes from: a source, a judgement, what was set.",
    "grade": "Grade of the evidence (Admiralty code: reliability A to F, credibility 1 to 6).",
    "sources": "Ids of sources in sources.json, with blanks between them.",
    "text": "Words.",
    "value": "The figure.",
    "judgement": "Why it was judged so, where no source gives it.",
    "note": "Note on the figure.",
    "series": "Exporter and GDP source of the published series.",
    "source": "Id of the source in sources.json.",
}
"""Columns of the tables, and what they mean."""

WRITTEN = "Distribution, with its unit, as a scenario file has it."
"""What the column of values of the inputs holds."""

NUMERIC = {*NUMBERS, "value"}


def datapackage(result: Result, items: Sequence[Item]) -> bytes:
    """Every CSV with its columns: type, meaning and unit."""
    about = particulars(result)
    made: dict[str, Json] = {
        "profile": "tabular-data-package",
        "name": f"econ-{about['scenario_digest']}"[:13],
        "id": about["fingerprint"],
        "title": about["title"] or UNNAMED,
        "description": about["headline"],
        "version": about["version"],
        "created": f"{result.book.release}T00:00:00Z",
        "licenses": [{"name": "CC-BY-4.0", "path": LICENCE, "title": LICENCE_NAME}],
        "contributors": [{"title": citing.AUTHOR, "role": "author"}],
        "sources": [_cited(record) for record in _records(result)],
        "resources": [_resource(item) for item in items if item.path.endswith(".csv")],
    }
    return _json(made)


def _cited(record: sources.Record) -> dict[str, Json]:
    title: dict[str, Json] = {"title": sources.cite(record)}
    return title | ({"path": record["URL"]} if record.get("URL") else {})


def _resource(item: Item) -> dict[str, Json]:
    rows = list(csv.reader(io.StringIO(item.content.decode("utf-8-sig"), newline="")))
    stem = item.path.removesuffix(".csv")
    return {
        "profile": "tabular-data-resource",
        "name": "".join(c if c.isascii() and (c.isalnum() or c in "-_.") else "-" for c in stem.lower()),
        "path": item.path,
        "title": item.name,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(item.content),
        "hash": f"sha256:{_digest(item.content)}",
        "schema": {"fields": [_field(n, rows) for n in range(len(rows[0]) if rows else 0)], "missingValues": [""]},
    }


def _field(number: int, rows: Sequence[Sequence[str]]) -> dict[str, Json]:
    """A column: its type by its cells, and what it means and its unit as far as that is the same for every table."""
    name, *cells = (row[number] if number < len(row) else "" for row in rows)
    kind = _type([cell for cell in cells if cell])
    said = WRITTEN if name == "value" and kind == "string" else COLUMNS.get(name, "")
    unit = OF_ROW.rstrip(".").lower() if name in NUMERIC and kind == "number" else ""
    made: dict[str, Json] = {"name": name, "type": kind}
    return made | ({"description": said} if said else {}) | ({"unit": unit} if unit else {})


def _type(cells: Sequence[str]) -> str:
    try:
        numbers = [float(cell) for cell in cells]
    except ValueError:
        return "string"
    if not numbers:
        return "string"
    return "integer" if all(cell.lstrip("-").isdigit() for cell in cells) else "number"


def _records(result: Result) -> list[sources.Record]:
    known = result.book.sources
    return [known[name] for name in citing.cited(result) if name in known]


# --- deposits and machines: Zenodo, RO-Crate ------------------------------------------------------------

UNNAMED = "A result of econ"
LICENCE, LICENCE_NAME = (
    "https://creativecommons.org/licenses/by/4.0/",
    "Creative Commons Attribution 4.0 International",
)


def deposit(result: Result) -> bytes:
    """What Zenodo takes over when the capsule is deposited; who deposits it completes it."""
    about = particulars(result)
    return _json(
        {
            "upload_type": "dataset",
            "title": about["title"] or UNNAMED,
            "description": about["headline"],
            "creators": [{"name": citing.AUTHOR}],
            "version": about["version"],
            "publication_date": result.book.release,
            "license": "cc-by-4.0",
            "access_right": "open",
            "keywords": ["arms trade", "gross domestic product", "uncertainty", "replication"],
            "notes": f"{about['citation']} {about['fingerprint']}",
            "references": [sources.cite(record) for record in _records(result)],
        }
    )


CONTEXT = "https://w3id.org/ro/crate/1.2/context"
CONFORMS = "https://w3id.org/ro/crate/1.2"
RUN, SOFTWARE, AUTHOR = "#calculation", "#econ", "#authors"
CONTACT, MARK = "#contact", "#fingerprint"


def crate(result: Result, items: Sequence[Item]) -> bytes:
    """The metadata file: the capsule, its files, the calculation that made them, its sources."""
    about = particulars(result)
    cites = [_source(record) for record in _records(result)]
    mark: dict[str, Json] = {
        "@id": MARK,
        "@type": "PropertyValue",
        "name": "fingerprint",
        "value": about["fingerprint"],
    }
    root: dict[str, Json] = {
        "@id": "./",
        "@type": "Dataset",
        "name": about["title"] or UNNAMED,
        "description": about["headline"],
        "datePublished": result.book.release,
        "identifier": _ref(MARK),
        "license": _ref(LICENCE),
        "author": _ref(AUTHOR),
        "publisher": _ref(AUTHOR),
        "creditText": about["citation"],
        "hasPart": [*(_ref(item.path) for item in items), _ref(MANIFEST)],
        "citation": [_ref(str(entity["@id"])) for entity in cites],
        "mentions": _ref(RUN),
    }
    graph: list[Json] = [
        {"@id": CRATE, "@type": "CreativeWork", "about": _ref("./"), "conformsTo": _ref(CONFORMS)},
        root,
        mark,
        *(_file(item) for item in items),
        _manifest(items),
        _calculation(about, items),
        _software(about),
        *_authors(),
        {"@id": LICENCE, "@type": "CreativeWork", "name": LICENCE_NAME, "description": about["licence"]},
        *cites,
    ]
    return _json({"@context": CONTEXT, "@graph": graph})


def _ref(name: str) -> dict[str, str]:
    return {"@id": name}


def _file(item: Item) -> dict[str, Json]:
    return {
        "@id": item.path,
        "@type": "File",
        "name": item.path,
        "description": item.told,
        "encodingFormat": item.mime,
        "contentSize": str(len(item.content)),
        "sha256": _digest(item.content),
        **({"inLanguage": item.language} if item.language != ENGLISH else {}),
    }


def _manifest(items: Sequence[Item]) -> dict[str, Json]:
    """The list of hashes, whose size is known before it is written."""
    size = sum(len(f"{'0' * 64}  {path}\n".encode()) for path in (*(item.path for item in items), CRATE))
    return {
        "@id": MANIFEST,
        "@type": "File",
        "name": MANIFEST,
        "description": "SHA-256 of every file",
        "encodingFormat": "text/plain",
        "contentSize": str(size),
    }


def _authors() -> list[Json]:
    """Who made and publishes it; where and how they are found, if whoever runs the calculator says so."""
    where, contact = publication.address(), publication.contact()
    made: dict[str, Json] = {"@id": AUTHOR, "@type": "Organization", "name": citing.AUTHOR}
    made |= {"url": where} if where else {}
    if not contact:
        return [made]
    point: dict[str, Json] = {"@id": CONTACT, "@type": "ContactPoint", "contactType": "authors", "email": contact}
    return [made | {"contactPoint": _ref(CONTACT)}, point]


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


def _software(about: Mapping[str, str | int]) -> dict[str, Json]:
    """The program; RO-Crate asks for the address of what it calls an application."""
    where = publication.address()
    kind: dict[str, Json] = {"@type": "SoftwareApplication", "url": where} if where else {"@type": "CreativeWork"}
    return {"@id": SOFTWARE, "name": "econ", "version": about["version"], **kind}


def _source(record: sources.Record) -> dict[str, Json]:
    """A publication; its name in the file is an absolute one, as RO-Crate asks for."""
    made: dict[str, Json] = {
        "@id": uuid5(NAMESPACE_URL, f"econ source {record['id']}").urn,
        "@type": "CreativeWork",
        "name": sources.title(record) or record["id"],
        "identifier": record["id"],
        "creditText": sources.cite(record),
    }
    return made | ({"url": record["URL"]} if record.get("URL") else {})


# --- people: how it is computed again -------------------------------------------------------------------


def readme(result: Result, items: Sequence[Item], program: Wheel | None) -> bytes:
    """What the capsule says, how it is computed again without a network, what is in it, how it is cited."""
    about = particulars(result)
    listed = "\n".join(f"- `{item.path}`: {_plain(item.told)}" for item in items)
    text = f"""# {_plain(result.scenario.title or UNNAMED)}

{_plain(str(about["headline"]))}

{about["fingerprint"]}, figures of {about["data_date"]}.

## Check that nothing was changed

    sha256sum --check {MANIFEST}

needs no other program (on macOS: `shasum -a 256 --check {MANIFEST}`). It shows damage. A file that was changed together
with its hash is found by computing everything again.

## Compute it again

{_install(about, program)}
Then, in this folder:

    {_command(program)} run {SCENARIO}{_own(result)} --output again.csv
    {_command(program)} verify again.csv
    {_command(program)} verify CAPSULE.zip

The first answers the same question again, from the figures in `{SCENARIO}`; `again.csv` has the same bytes as
`answer.csv`. The last takes the ZIP from which this folder was unpacked: every file, number, word and picture is
compared. The calculation takes seconds, less than 1 GB of memory, and no network.

## What is in it

{listed}
- `{CRATE}`: the same, for machines (RO-Crate 1.2)
- `{MANIFEST}`: the hash of every file

{_answers(items)}
## Data and their providers

The figures are those that others have published; `sources.json` names every provider, with the address and the day. The
question holds every figure that the answer rests on, so nothing has to be asked for or downloaded. {_plain(MEANING)}

## Cite

{_plain(str(about["citation"]))} {about["licence"]}
{_kept_back(result)}"""
    return text.encode("utf-8")


def _answers(items: Sequence[Item]) -> str:
    kinds = ", ".join(f"`{i.path}`" for i in items if i.path.startswith("answer"))
    return (
        f"The result is in {kinds}: the same numbers in each. Each picture is there as a drawing (SVG), sharp at "
        "every size, and as dots for the screen (PNG); `report.html` shows all of them with the tables behind them.\n"
    )


def _install(about: Mapping[str, str | int], program: Wheel | None) -> str:
    """How a stranger gets the program."""
    needs = f"Python {PYTHON} or newer with {_listed(NEEDED)}"
    if program is None:
        return f"""The program is econ {about["version"]}; its wheel was not at hand when this capsule was made.
A copy of its own repository at that version installs it (`python3 -m pip install .` in its folder). It needs {needs}.
"""
    size = digits(f"{len(program.content) / 1e6:.1f}")
    return f"""The program is in this capsule: `{program.name}` ({size} MB), SHA-256 `{program.digest}`.
It needs {needs}, and {_listed(TO_VERIFY)} too where every
file is compared. Where these are installed, no network is needed:

    python3 -m venv --system-site-packages replication
    replication/bin/python -m pip install --no-index --no-deps --require-hashes -r {REQUIREMENTS}

(on Windows `replication\\Scripts\\python`). Nothing is installed but that file, and only if it has that hash. Where a
network is there and the packages are not, `replication/bin/python -m pip install ./{program.name}` gets what it needs.
"""


def _listed(packages: Sequence[str]) -> str:
    return wording.listing([f"`{name}`" for name in packages])


def _command(program: Wheel | None) -> str:
    return "replication/bin/econ" if program else "econ"


def _own(result: Result) -> str:
    return "".join(f" --data {FOLDER_OWN}/{one.name}" for one in result.book.own)


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
