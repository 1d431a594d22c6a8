"""The page that explains a capsule."""

from __future__ import annotations

from collections.abc import Sequence

from econ import wording
from econ.engine import Result
from econ.output.export.capsule.contents import FOLDER_OWN, SCENARIO, Item
from econ.output.export.content import particulars


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
"""
    return text.encode("utf-8")


def _plain(text: str) -> str:
    """Text on one line that is not read as Markdown or HTML."""
    line = " ".join(text.replace(wording.NO_BREAK, " ").split())
    return "".join(f"\\{c}" if c in "\\`*_[]<>#|" else c for c in line)
