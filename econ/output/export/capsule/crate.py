"""The description of a capsule for machines: JSON-LD as RO-Crate 1.1 asks for it (https://w3id.org/ro/crate/1.1)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence

from econ.engine import Result
from econ.evidence import sources
from econ.output import Json
from econ.output.export.capsule.contents import SCENARIO, Item
from econ.output.export.capsule.manifest import CRATE, MANIFEST
from econ.output.export.content import cited, particulars

CONTEXT: list[Json] = ["https://w3id.org/ro/crate/1.1/context", {"sha256": "https://schema.org/sha256"}]
"""The context of the specification, and one term of schema.org that is younger than it."""

CONFORMS = "https://w3id.org/ro/crate/1.1"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
RUN, SOFTWARE = "#calculation", "#econ"


def crate(result: Result, items: Sequence[Item]) -> bytes:
    """The metadata file: the capsule, its files, the calculation that made them, its sources."""
    about = particulars(result)
    known = result.book.sources
    cites = [_source(known[name]) for name in cited(result) if name in known]
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
