"""Capsule: one ZIP with the question, the figures it rests on, every result, pictures, report, sources and hashes.

The same result gives the same bytes. `econ verify` checks every hash and computes everything again.
"""

from __future__ import annotations

from econ.engine import Result
from econ.output.export.capsule.archive import zip_bytes
from econ.output.export.capsule.contents import Item, contents
from econ.output.export.capsule.crate import crate
from econ.output.export.capsule.manifest import CRATE, MANIFEST, README, manifest
from econ.output.export.capsule.readme import readme
from econ.output.export.registry import export_format

__all__ = ["CRATE", "MANIFEST", "README", "write"]


@export_format("capsule", "Capsule: everything in one ZIP", ".zip", "application/zip", binary=True)
def write(result: Result) -> bytes:
    """The capsule; files in a fixed order, dated by the figures."""
    items = contents(result)
    items.insert(0, Item(README, "What is in this capsule", "text/markdown", readme(result, items)))
    items.append(Item(CRATE, "Description of the capsule (RO-Crate)", "application/ld+json", crate(result, items)))
    items.append(Item(MANIFEST, "SHA-256 of every file", "text/plain", manifest(items)))
    return zip_bytes({item.path: item.content for item in items}, result.book.release)
