"""CSL-JSON records: read, looked up, and each publication once; and where in one a figure stands."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from econ.files import bounds
from econ.files.bounds import Json
from econ.wording.errors import InputError, nearest, unknown
from econ.wording.language import N_, _

Record = Mapping[str, Any]

FIRST_YEAR = 1000
"""The first year that a source may be of; a number such as 23 is none."""


def load(path: Path) -> dict[str, Record]:
    """Read a CSL-JSON file into records by id.

    Raises:
        InputError: the file is missing, no JSON, or a record lacks an id or a reliability letter.
    """
    try:
        records = bounds.json_of(bounds.file(path))
    except InputError as error:
        raise error.at(str(path)) from None
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
        _check_fields(record, str(path))
        for field in ("issued", "accessed"):
            _check_date(record, field, str(path))
        found[name] = record
    return found


def _check_fields(record: Record, where: str) -> None:
    try:
        _Fields.model_validate(record)
    except ValidationError as error:
        wrong = error.errors()[0]
        field = ".".join(map(str, wrong["loc"]))
        raise InputError(
            f"`{field}` of {record['id']} is not as in CSL-JSON: {wrong['msg']}.", where, "Mend it, or leave it out."
        ) from None


def _check_date(record: Record, field: str, where: str) -> None:
    try:
        parts = date_parts(record, field)
        year, month, day = (*parts, *(2000, 1, 1)[len(parts) :])
        date(year, month, day)
        is_one = year >= FIRST_YEAR and all(map(_is_whole, _stated(record, field)))
    except (AttributeError, IndexError, KeyError, TypeError, ValueError):
        is_one = False
    if not is_one:
        raise InputError(
            f"`{field}` of {record['id']} is no date.",
            where,
            'Write year, month and day as far as they are known: {"date-parts": [[2023, 7, 28]]}.',
        )


def _is_whole(part: Json) -> bool:
    """Whether a part of a date is a whole number, or a text of one; true is none."""
    return type(part) is int or (isinstance(part, str) and part.isascii() and part.isdigit())


def reliability(record: Record) -> str:
    """The Admiralty letter of a source, A (reliable) to F (cannot be judged)."""
    return str(record.get("custom", {}).get("reliability", ""))


def located(record: Record, locators: Iterable[str]) -> Record:
    """A record that is cited for what stands in some places of it, each named once; its title is read anyway."""
    found = [text for text in dict.fromkeys((*places(record), *locators)) if text and text not in ALONE]
    return {**record, "custom": {**record.get("custom", {}), "locators": found}} if found else record


def places(record: Record) -> tuple[str, ...]:
    """The locators of the places for which a record is cited."""
    return tuple(record.get("custom", {}).get("locators", ()))


def get(records: Mapping[str, Record], name: str) -> Record:
    """One record.

    Raises:
        InputError: there is none with this id; the nearest are proposed.
    """
    if name not in records:
        raise unknown("source", name, records, "econ list sources")
    return records[name]


def date_parts(record: Record, field: str) -> tuple[int, ...]:
    """Year, month and day of a date, as far as they are known."""
    return tuple(int(p) for p in _stated(record, field))


def _stated(record: Record, field: str) -> Sequence[str | int]:
    """The parts of a date as the file has them."""
    return next(iter((record.get(field) or {}).get("date-parts") or [[]]))


def container(record: Record) -> str:
    """The newspaper, journal or site that it appeared in, else its publisher; empty if neither is known."""
    return str(record.get("container-title") or record.get("publisher") or "")


def title(record: Record) -> str:
    """The title as a reference prints it: as published, a translation beside it in brackets.

    What has no title that is known is described, and the description stands in brackets, as for untitled works.
    """
    own, translated = str(record.get("title", "")), translated_title(record)
    if described(record):
        return f"[{own}]"
    return f"{own} [{translated}]" if translated else own


def series(record: Record) -> str:
    """The series in which a report stands, with its number: "IMF Working Paper 14/93"; empty if it stands in none."""
    number = record.get("number", "")
    return f"{record.get('genre', '')} {number}".strip() if number else ""


def described(record: Record) -> bool:
    """Whether its title is our description, because the title that it was published under is not known."""
    return bool(record.get("custom", {}).get("described"))


def translated_title(record: Record) -> str:
    """Its title in English, if it was published under one in another language."""
    return str(record.get("custom", {}).get("translated_title", ""))


def title_of_address(record: Record) -> bool:
    """Whether its title was read off its address, which leaves out marks and now and then a word."""
    return str(record.get("custom", {}).get("title_from", "")) == "address"


def in_english(record: Record) -> Record:
    """The record with its title in translation alone, for paper that has not the letters of the original."""
    translated = translated_title(record)
    return {**record, "title": translated, "custom": {**record["custom"], "described": True}} if translated else record


def as_cited_in(record: Record) -> str:
    """Where a copy or a summary was read of what the record names; empty where that itself was read."""
    return str(record.get("custom", {}).get("as_cited_in", ""))


def frozen(record: Record) -> str:
    """The frozen code of a result of ours that has no address; "" for anything else."""
    return str(record.get("custom", {}).get("frozen", ""))


def publications(records: Mapping[str, Record], names: Iterable[str]) -> list[Record]:
    """Some records, each publication once, sorted by id.

    Two records with one address describe one publication: the one with the fuller date is given.
    """
    return sorted(map(_once, _same(records, names)), key=lambda record: str(record["id"]))


def listed_as(records: Mapping[str, Record], names: Iterable[str]) -> dict[str, str]:
    """Under which id each of some records stands among `publications`."""
    return {str(one["id"]): str(same[0]["id"]) for same in _same(records, names) for one in same}


def _same(records: Mapping[str, Record], names: Iterable[str]) -> list[list[Record]]:
    """Some records, those of one publication together, the one with the fullest date first."""
    by_address: dict[str, list[Record]] = {}
    for name in sorted(set(names)):
        if name in records:
            by_address.setdefault(records[name].get("URL") or name, []).append(records[name])
    return [sorted(same, key=lambda record: -len(date_parts(record, "issued"))) for same in by_address.values()]


def _once(same: list[Record]) -> Record:
    first, *others = same
    return located(first, (place for other in others for place in places(other)))


def csl_json(records: Mapping[str, Record], names: Iterable[str]) -> str:
    """Some records as CSL-JSON text, sorted by id."""
    return csl([records[n] for n in sorted(set(names)) if n in records])


def csl(records: Iterable[Record]) -> str:
    """Records as CSL-JSON text, for a reference manager."""
    return json.dumps(list(records), ensure_ascii=False, indent=1)


def weakest(grades: Iterable[str]) -> str:
    """The weakest letter and the weakest digit of some Admiralty grades; "" if there is none.

    The two are separate axes: reliability of the source and credibility of the figure, so B4 and C2 come to C4.
    """
    return "".join(max(axis) for axis in zip(*filter(None, grades), strict=True))


# --- where in a source ------------------------------------------------------------------------------------

LABELS = {
    "page": N_("p. {place}"),
    "pages": N_("pp. {place}"),
    "chapter": N_("chapter {place}"),
    "section": N_("section {place}"),
    "appendix": N_("appendix {place}"),
    "paragraph": N_("paragraph {place}"),
    "paragraphs": N_("paragraphs {place}"),
    "line": N_("line {place}"),
    "item": N_("item {place}"),
    "items": N_("items {place}"),
    "table": N_("table {place}"),
    "figure": N_("figure {place}"),
    "note": N_("note {place}"),
    "file": N_("file {place}"),
    "sheet": N_("sheet {place}"),
    "indicator": N_("indicator {place}"),
    "entry": N_("entry {place}"),
    "field": N_("field {place}"),
    "column": N_("column {place}"),
    "columns": N_("columns {place}"),
    "row": N_("row {place}"),
    "rows": N_("rows {place}"),
    "year": N_("{place}"),
    "title": N_("in the title"),
}
"""Words that a part of a locator begins with: those of CSL for print, then those of a data file; and how it is said."""

ALONE = frozenset({"title"})
"""Those behind which no place stands."""

BETWEEN = "; "
"""What stands between two parts: "table 2; page 14"."""


def _checked(text: str) -> str:
    for part in text.split(BETWEEN) if text else ():
        label, _space, place = part.partition(" ")
        if label not in LABELS:
            near = nearest(label, LABELS)
            meant = f"; did you mean {near[0]}?" if near else ""
            raise ValueError(f"“{label}” is no part of a source{meant} It is one of {', '.join(LABELS)}")
        if bool(place.strip()) == (label in ALONE) or place != place.strip():
            raise ValueError("a locator is written “table 2; page 14”: each part a word and then its place")
    if not bounds.only_bare(text, "country", "m49", "gec", "year"):
        raise ValueError("a locator has room for {country}, {m49}, {gec} and {year} only")
    return text


Locator = Annotated[str, AfterValidator(_checked)]
"""Where in its source a figure stands: "table 2; page 14"; a rule has {country}, {m49}, {gec} and {year} in it."""


class _Person(BaseModel):
    """A name of CSL-JSON."""

    model_config = ConfigDict(extra="allow")

    literal: str = ""
    given: str = ""
    family: str = ""


class _Custom(BaseModel):
    """What is kept of a source beside the fields of CSL-JSON."""

    model_config = ConfigDict(extra="allow")

    locators: list[Locator] = []
    translated_title: str = ""
    as_cited_in: str = ""


class _Fields(BaseModel):
    """The fields of a record that are read here, as the schema of CSL-JSON 1.0.2 has them."""

    model_config = ConfigDict(extra="allow")

    id: str
    title: str = ""
    author: list[_Person] = []
    URL: str = ""
    DOI: str = ""
    publisher: str = ""
    container_title: Annotated[str, Field(alias="container-title")] = ""
    number: str | int = ""
    volume: str | int = ""
    issue: str | int = ""
    page: str | int = ""
    genre: str = ""
    note: str = ""
    custom: _Custom = _Custom()


def shared(locators: Iterable[str]) -> str:
    """The parts that several locators have in common, of a rule those that it does not fill.

    >>> shared(["column Index; row 2020", "column Index; row 2021"])
    'column Index'
    """
    first, *others = [text.split(BETWEEN) for text in locators if text] or [[]]
    return BETWEEN.join(p for p in first if "{" not in p and all(p in other for other in others))


def in_words(locator: str) -> str:
    """A locator in the language that is spoken: "table 2, p. 14"."""
    parts = (part.partition(" ") for part in locator.split(BETWEEN) if part)
    return ", ".join(_(LABELS[label], place=_place(label, place)) for label, _space, place in parts)


def _place(label: str, place: str) -> str:
    """Places with the words between them said; the name of one place, such as a column's, stays as it is printed."""
    if not label.endswith("s"):
        return place
    first, two, second = place.partition(" and ")
    if two:
        return _("{first} and {second}", first=first, second=second)
    first, two, last = place.partition(" to ")
    return _("{first} to {last}", first=first, last=last) if two else place
