"""Bibliography: CSL-JSON records, listed and cited."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from econ.errors import InputError, unknown

Record = Mapping[str, Any]


def load(path: Path) -> dict[str, Record]:
    """Read a CSL-JSON file into records by id.

    Raises:
        InputError: the file is missing, no JSON, or a record lacks an id or a reliability letter.
    """
    try:
        records = json.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError):
        raise InputError("The file cannot be read.", str(path), "Check that it exists, in UTF-8.") from None
    except json.JSONDecodeError as error:
        raise InputError(f"Line {error.lineno} is no JSON: {error.msg}.", str(path), "Mend the line.") from None
    if not isinstance(records, list):
        raise InputError("The file is no list of records.", str(path), "Put the records between [ and ].")
    found: dict[str, Record] = {}
    for number, record in enumerate(records, start=1):
        name = record.get("id") if isinstance(record, dict) else None
        if not isinstance(name, str) or not name or name in found:
            raise InputError(
                f"Record {number} has no id of its own.", str(path), "Give it one that no other record has."
            )
        if not isinstance(record.get("custom", {}), dict) or reliability(record) not in tuple("ABCDEF"):
            raise InputError(
                f"Record {name} has no reliability.", str(path), 'Add "custom": {"reliability": "B"} (A to F).'
            )
        found[name] = record
    return found


def reliability(record: Record) -> str:
    """The Admiralty letter of a source, A (reliable) to F (cannot be judged)."""
    return str(record.get("custom", {}).get("reliability", ""))


def get(records: Mapping[str, Record], name: str) -> Record:
    """One record.

    Raises:
        InputError: there is none with this id; the nearest are proposed.
    """
    if name not in records:
        raise unknown("source", name, records, "econ list sources")
    return records[name]


def authors(record: Record) -> str:
    """Names of the authors as they are printed in a citation."""
    people = record.get("author", [])
    names = [p.get("literal") or " ".join(filter(None, (p.get("given"), p.get("family")))) for p in people]
    if len(names) > 2:
        return f"{names[0]} and others"
    return " and ".join(names)


def issued(record: Record) -> str:
    """Date of publication in ISO form, as far as it is known; "n.d." if it is not."""
    return _date(record.get("issued")) or "n.d."


def _date(value: Any) -> str:
    parts = next(iter((value or {}).get("date-parts") or [[]]))
    return "-".join(f"{int(p):02d}" for p in parts)


def cite(record: Record) -> str:
    """A citation in one line: authors, date, title, publisher, address, day of access."""
    publisher = record.get("container-title") or record.get("publisher") or ""
    who = authors(record) or publisher
    parts = [f"{who} ({issued(record)})", record.get("title", "")]
    if publisher and publisher != who:
        parts.append(publisher)
    text = " ".join(p if p.endswith((".", "?", "!")) else f"{p}." for p in parts if p)
    if url := record.get("URL"):
        text += f" {url}"
    if seen := _date(record.get("accessed")):
        text += f" (accessed {seen})"
    return text


def short(record: Record) -> str:
    """Who published it and when, for a table: "Yonhap, 2023"."""
    who = authors(record) or record.get("container-title") or record.get("publisher", "")
    return f"{who}, {issued(record)[:4]}"


def csl_json(records: Mapping[str, Record], names: Iterable[str]) -> str:
    """Some records as CSL-JSON text, sorted by id."""
    chosen = [records[n] for n in sorted(set(names)) if n in records]
    return json.dumps(chosen, ensure_ascii=False, indent=1)


GRADE_OF_DEFINITION = "A1"


def weakest(grades: Iterable[str]) -> str:
    """The weakest of some Admiralty grades: by the letter first, then by the digit; "" if there is none."""
    return max(grades, default="")
