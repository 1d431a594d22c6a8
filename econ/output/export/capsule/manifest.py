"""The list of hashes: one line for each file, in the form that `sha256sum --check` reads."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from econ.output.export.capsule.contents import Item

README, CRATE, MANIFEST = "README.md", "ro-crate-metadata.json", "manifest-sha256.txt"


def manifest(items: Iterable[Item]) -> bytes:
    """Hash and name of every file but this one."""
    return "".join(f"{hashlib.sha256(i.content).hexdigest()}  {i.path}\n" for i in items).encode()


def hashes(text: str) -> dict[str, str]:
    """Hashes by name, from the text of a manifest.

    Raises:
        ValueError: a line is not a hash and a name, or a name stands twice.
    """
    found: dict[str, str] = {}
    for line in text.splitlines():
        digest, gap, name = line.partition("  ")
        if not gap or not name or name in found or len(digest) != 64:
            raise ValueError(line)
        found[name] = digest
    return found
