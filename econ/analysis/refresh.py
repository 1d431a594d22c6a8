"""What new figures of a provider change: a proposed release of the data, held against the one in use.

    proposal = propose([Path("API_NY.GDP.MKTP.CD_DS2_en_csv_v2_1.csv")])
    write(proposal, Path("proposal"))
    effects = consequences(Book(Path("proposal")))

A proposal is a whole folder of data with a new vintage of some tables of many countries. Nothing is accepted by itself:
figures that are not plausible are stopped until somebody has looked at them, and `accept` takes the folder over.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import math
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from econ.analysis import restate as restating
from econ.evidence import Book, default_book, importing, restatements
from econ.evidence.data_files import build
from econ.evidence.restatements import LedgerRow
from econ.evidence.revisions import age_class, age_of
from econ.evidence.tables import digest
from econ.files import bounds, saving
from econ.model import SHARE
from econ.wording import NO_BREAK
from econ.wording.errors import InputError

if TYPE_CHECKING:
    from econ.evidence.providers import ImportedSeries
    from econ.evidence.tables import Table

FIRST_YEAR = 1990
"""Figures of earlier years are in no table."""

REVISED = 1.25
"""How many times the figure held before, or how small a part of it, a figure may be without being looked at.

Judgement: in each release of the World Bank since 2012 that revised figures, 0 to 19 of some 210 countries had one that
moved further.
"""

USUAL = 3.0
"""Likewise in times of the usual revision of its kind (`data/revisions.csv`), where that is less. Judgement."""

SMALLEST = 1.1
"""What may always be revised without being looked at. Judgement."""

GROWN = 2.0
"""Likewise for the figure of a year that no release had, against that of the nearest year before it. Judgement."""

NEAR = 3
"""Years within which the year before lies."""

PART = 0.8
"""Part of the countries of the release before that a new one has at least. Judgement."""

RECORD = "proposal.json"
"""The file by which a folder is known as a proposal."""


@dataclass(frozen=True)
class Changed:
    """A figure of a new vintage that the one before has not, or has otherwise.

    Attributes:
        table: the table.
        country: code of the country.
        year: the year.
        before: the figure that is held; None if there was none.
        after: the new figure; None if it is gone.
        why: why it is stopped, a clause; "" if it is not.
        impossible: whether the table itself would refuse it, so that it cannot be taken.
    """

    table: str
    country: str
    year: int
    before: float | None
    after: float | None
    why: str = ""
    impossible: bool = False

    @property
    def row(self) -> str:
        """The row that it is in, by which all stopped figures of a country are taken: "world_bank_gdp/KOR"."""
        return f"{self.table}/{self.country}"

    @property
    def place(self) -> str:
        """How it is named when it is taken alone: "world_bank_gdp/KOR:2024"."""
        return f"{self.row}:{self.year}"


@dataclass(frozen=True)
class NewVintage:
    """A vintage of one table as it is proposed.

    Attributes:
        table: the table.
        released: the day of the release.
        before: the day of the one that it is held against; "" if there is none.
        source: the record of the bibliography.
        note: how the day is known, a sentence.
        content: its CSV.
        changed: figures that are new, other or gone.
        stopped: figures that are not plausible.
        same: how many figures are as they were.
        left_out: what the provider's file has and the table has not, by code.
    """

    table: str
    released: str
    before: str
    source: Mapping[str, bounds.Json]
    note: str
    content: bytes
    changed: tuple[Changed, ...]
    stopped: tuple[Changed, ...]
    same: int
    left_out: tuple[str, ...]

    def of(self, kind: str) -> list[Changed]:
        """The figures that are "new", "revised" or "gone"."""
        tests = {
            "new": lambda c: c.before is None,
            "gone": lambda c: c.after is None,
            "revised": lambda c: c.before is not None and c.after is not None,
        }
        return [c for c in self.changed if tests[kind](c)]


@dataclass(frozen=True)
class Proposal:
    """A proposed release of the data.

    Attributes:
        base: the release that it is made from.
        date: the day of the proposal, which the new release carries.
        vintages: new vintages of tables.
        left_out: what is not taken, a sentence each.
    """

    base: Book
    date: str
    vintages: tuple[NewVintage, ...]
    left_out: tuple[str, ...] = ()

    @property
    def stopped(self) -> tuple[Changed, ...]:
        """Figures that somebody has to look at before it can be accepted."""
        return tuple(c for vintage in self.vintages for c in vintage.stopped)


def propose(
    files: Sequence[Path], base: Book | None = None, taken: Collection[str] = (), today: dt.date | None = None
) -> Proposal:
    """Read files of providers as new vintages of the tables that ship.

    Args:
        files: as the providers send them.
        base: the release that they are added to; the one in use if left out.
        taken: places of figures that were looked at and are right, such as "world_bank_gdp/KOR:2024", or rows,
            "world_bank_gdp/KOR".
        today: the day of the proposal.

    Raises:
        InputError: no file is one of a table that ships, a release is held already, or a place is not one of those
            that are stopped.
    """
    base, day = base or default_book(), (today or dt.datetime.now(dt.UTC).date()).isoformat()
    found = importing.read(files, with_far=True)
    rows: dict[str, list[ImportedSeries]] = defaultdict(list)
    for one in found.series:
        rows[one.name].append(one)
    known = [name for name in rows if name in base.tables]
    if not known:
        raise InputError(
            f"None of these figures belongs to a table that ships: {', '.join(sorted(rows)[:12])}.",
            ", ".join(map(str, files)),
            "Take them as figures of your own: econ import FILE --into FOLDER.",
        )
    vintages = tuple(_vintage(base.table(name), rows[name], base, frozenset(taken), day) for name in sorted(known))
    may_be = [c for v in vintages for c in v.changed if c.why and not c.impossible]
    looked_at = {place for c in may_be for place in (c.place, c.row)}
    for place in taken:
        if place not in looked_at:
            raise InputError(
                f"No figure is stopped at {place} that the table would hold.",
                "--take",
                "Leave it out, give a place of the list of stopped figures, or mend the file.",
            )
    others = sorted(rows.keys() - set(known))
    sentence = [f"No table that ships takes {', '.join(others[:12])}."] if others else []
    return Proposal(base, day, vintages, (*sentence, *found.left_out))


def _vintage(table: Table, rows: list[ImportedSeries], base: Book, taken: frozenset[str], day: str) -> NewVintage:
    """The figures of one file as a vintage of a table."""
    first = rows[0]
    released = first.released or day
    if any(vintage.released == released for vintage in table.vintages):
        raise InputError(
            f"The release of {released} is held already.",
            table.place,
            "Give a later file of the provider, or another release of the data with --onto.",
        )
    earlier = next((v for v in table.vintages if v.released < released), None)
    held = table.releases()[earlier.released] if earlier else {}
    low, high = table.about.plausible
    left_out: set[str] = set()
    figures: dict[str, dict[int, float]] = {}
    listed = base.listed
    for one in rows:
        if listed and one.country not in listed and one.country not in held:
            left_out.add(one.country)
            continue
        used = {f.year: f.value for f in one.figures if f.used and not f.projection and f.year >= FIRST_YEAR}
        impossible = {year for year, value in used.items() if not low <= value <= high}
        left_out |= {f"{one.country}:{year}" for year in impossible if not held.get(one.country, {}).get(year)}
        stops = {y for y in impossible if held.get(one.country, {}).get(y)}
        if row := {y: v for y, v in used.items() if y not in impossible or y in stops}:
            figures[one.country] = row
    if len(figures) < PART * len(held):
        raise InputError(
            f"The file holds {len(figures)} of the {len(held)} countries of the table; a release is whole.",
            table.place,
            "Give the file of all countries, as the provider publishes it.",
        )
    changed = tuple(_changes(table, figures, held, base, released))
    return NewVintage(
        table=table.name,
        released=released,
        before=earlier.released if earlier else "",
        source=_record(first, day, base),
        note="The day is in the file." if first.released else "The day on which the file was read; it says none.",
        content=_written(figures),
        changed=changed,
        stopped=tuple(c for c in changed if c.impossible or (c.why and not {c.place, c.row} & taken)),
        same=sum(map(len, figures.values())) - sum(c.after is not None for c in changed),
        left_out=tuple(sorted(left_out)),
    )


def _changes(
    table: Table,
    figures: Mapping[str, Mapping[int, float]],
    held: Mapping[str, Mapping[int, float]],
    base: Book,
    released: str,
) -> Iterator[Changed]:
    """Every figure that is not as it was, by country and year, with why it is stopped if it is."""
    low, high = table.about.plausible
    for country in sorted(figures.keys() | held.keys()):
        new, old = figures.get(country, {}), held.get(country, {})
        for year in sorted(new.keys() | old.keys()):
            before, after = old.get(year), new.get(year)
            if before == after:
                continue
            if after is None:
                why = "it is gone"
            elif not low <= after <= high:
                why = f"it lies outside what is plausible for the table ({low:,.12g} to {high:,.12g})"
            elif before is not None:
                most = _most(table, country, year, base, released)
                why = _too_far(after / before, most, "what was held") if before else ""
            else:
                near = next((new[y] for y in range(year - 1, year - 1 - NEAR, -1) if new.get(y)), None)
                why = _too_far(after / near, GROWN, "the year before") if near and old else ""
            impossible = after is not None and not low <= after <= high
            yield Changed(table.name, country, year, before, after, why, impossible)


def _most(table: Table, country: str, year: int, base: Book, released: str) -> float:
    """How many times the figure held before a figure may be: by the usual revisions of its kind, if they are known."""
    known = base.revisions.get((base.kind(country), age_class(age_of(released, year)))) if _is_gdp(table) else None
    if known is None:
        return REVISED
    usual = max(abs(known.q05), abs(known.q95))
    return min(max(math.exp(USUAL * usual), SMALLEST), REVISED)


def _is_gdp(table: Table) -> bool:
    about = table.about
    return (about.kind, about.unit, about.price_basis) == ("gdp", "USD/year", "current")


def _too_far(times: float, most: float, what: str) -> str:
    """Why a figure is stopped that is so many times another one; "" if it is not."""
    return "" if 1 / most <= times <= most else f"it is {times:.3g} times {what}"


def _record(one: ImportedSeries, day: str, base: Book) -> dict[str, bounds.Json]:
    """The source of a vintage, under an id that no other source has."""
    record = {**one.source, "accessed": {"date-parts": [[int(part) for part in day.split("-")]]}}
    name = str(record["id"])
    if name in base.sources:
        record["id"] = f"{name}_{(one.released or day).replace('-', '_')}"
    if record["id"] in base.sources:
        raise InputError(
            f"The source {record['id']} is in the bibliography already.",
            "sources.json",
            "The release seems to be held already; give a later file.",
        )
    return record


def _written(figures: Mapping[str, Mapping[int, float]]) -> bytes:
    years = sorted({year for row in figures.values() for year in row})
    text = io.StringIO(newline="")
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(["country", *range(years[0], years[-1] + 1)])
    for country, row in sorted(figures.items()):
        rows.writerow([country, *(_plain(row.get(y)) for y in range(years[0], years[-1] + 1))])
    return text.getvalue().encode()


def _plain(value: float | None) -> str:
    """A figure without an exponent."""
    return "" if value is None else format(Decimal(importing.written(value)), "f")


# --- a folder of data ---------------------------------------------------------------------------------


def write(proposal: Proposal, into: Path) -> None:
    """Write a proposal as a folder of data: the release that it is made from, with the new vintages.

    Raises:
        InputError: the folder is there and is not empty, or what would be written cannot be read as data.
    """
    if into.exists() and any(into.iterdir()):
        raise InputError("The folder is not empty.", str(into), "Give another one with --into.")
    source = proposal.base.folders[0]
    shutil.copytree(source, into, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
    files = _files(proposal)
    for name, content in files.items():
        place = into / name
        place.parent.mkdir(parents=True, exist_ok=True)
        saving.write(place, content)
    record = {
        "proposed": proposal.date,
        "made_from": proposal.base.release,
        "stopped": [c.place for c in proposal.stopped],
        "files": {
            name: {"before": _digest(source / name), "after": digest(content)} for name, content in files.items()
        },
    }
    saving.write(into / RECORD, f"{json.dumps(record, indent=1)}\n".encode())
    Book(into).digest  # noqa: B018 - reads every file, so that a fault is found now


def _digest(path: Path) -> str:
    return digest(path.read_bytes()) if path.is_file() else ""


def _files(proposal: Proposal) -> dict[str, bytes]:
    """What the new release has that the base has not, or has otherwise, by its path in the folder."""
    source = proposal.base.folders[0]
    files = {"release.toml": f'date = "{proposal.date}"\n'.encode()}
    bibliography = list(bounds.json_of(bounds.file(source / "sources.json")))
    for vintage in proposal.vintages:
        place = f"tables/{vintage.table}"
        about = bounds.text(bounds.file(source / place / "about.toml"))
        files[f"{place}/{vintage.released}.csv"] = vintage.content
        files[f"{place}/about.toml"] = (
            f'{about.rstrip()}\n\n[[vintage]]\nreleased = "{vintage.released}"\nfile = "{vintage.released}.csv"\n'
            f'sha256 = "{digest(vintage.content)}"\nsource = "{vintage.source["id"]}"\nnote = "{vintage.note}"\n'
        ).encode()
        bibliography.append(dict(vintage.source))
    files["sources.json"] = f"{json.dumps(bibliography, ensure_ascii=False, indent=1)}\n".encode()
    return files


def accept(proposal: Path, into: Path) -> tuple[str, ...]:
    """Take a proposal over into the data that it was made from; the vintages that were held stay.

    Presets that move by it are added to the ledger of restatements, dated with the day of the proposal.

    Args:
        proposal: the folder that was proposed.
        into: the folder of the data.

    Returns:
        The names of the files that were written.

    Raises:
        InputError: it is no proposal, figures in it are stopped, it was changed, or the data are not those that it was
            made from.
    """
    if not (proposal / RECORD).is_file():
        raise InputError("This is no proposal.", str(proposal), "Give the folder that `econ refresh FILE --into` made.")
    record = bounds.json_of(bounds.file(proposal / RECORD))
    if not isinstance(record, dict) or not isinstance(record.get("files"), dict):
        raise InputError("The record of the proposal is damaged.", str(proposal / RECORD), "Propose it again.")
    if stopped := record.get("stopped"):
        raise InputError(
            f"Figures are stopped: {', '.join(_by_country(map(str, stopped)))}.",
            str(proposal),
            "Look each up where the provider publishes it; propose again with --take for those that are right.",
        )
    contents = {}
    places = {name: (_inside(proposal, name), _inside(into, name)) for name in record["files"]}
    for name, digests in record["files"].items():
        place, content = places[name][1], bounds.file(places[name][0])
        if digest(content) != digests["after"]:
            raise InputError("The file was changed after it was proposed.", f"{proposal}/{name}", "Propose it again.")
        if _digest(place) != digests["before"]:
            raise InputError(
                "The data are not those that the proposal was made from.", str(place), "Propose it again from these."
            )
        contents[place] = content
    contents[into / restatements.FILE] = _with_ledger(into, contents, str(record.get("proposed", "")))
    for place, content in contents.items():
        place.parent.mkdir(parents=True, exist_ok=True)
        saving.write(place, content)
    return (*record["files"], restatements.FILE)


def _with_ledger(into: Path, contents: Mapping[Path, bytes], day: str) -> bytes:
    """The ledger of restatements with what new files move, held against the data that they are taken over into."""
    with tempfile.TemporaryDirectory() as folder:
        new = Path(folder) / "data"
        shutil.copytree(into, new, ignore=shutil.ignore_patterns("__pycache__"))
        for place, content in contents.items():
            copy = new / place.relative_to(into)
            copy.parent.mkdir(parents=True, exist_ok=True)
            saving.write(copy, content)
        return restatements.with_rows(into, ledger_rows(restating.restate(Book(into), Book(new)), day))


def ledger_rows(restated: restating.Restated, day: str) -> list[LedgerRow]:
    """A row of the ledger for each preset that moves, with its first result that does; and for each that is lost."""
    first: dict[str, restating.Restatement] = {}
    for one in restated.moved:
        known = first.get(one.preset)
        if known is None or (one.output, one.item) == (SHARE, ""):
            first[one.preset] = one
    rows = []
    for one in first.values():
        preset, what, before, after, why = restating.cells(one)
        rows.append(_ledger_row(day, "restated", preset, (f"{what}: {before}", f"{what}: {after}"), f"{why}."))
    rows += [
        _ledger_row(day, "withdrawn", preset, ("computed", "not computed"), why)
        for preset, why in restated.failed.items()
    ]
    return rows


def _ledger_row(day: str, kind: str, preset: str, values: tuple[str, str], why: str) -> LedgerRow:
    before, after, why = (text.replace(NO_BREAK, " ") for text in (*values, why))
    said = {"date": day, "version": restatements.UNRELEASED, "kind": kind, "what": "preset", "name": preset}
    return build(LedgerRow, {**said, "before": before, "after": after, "why": why}, RECORD)


def _by_country(places: Iterable[str]) -> Iterator[str]:
    """Places of figures, those of one country and table together: "world_bank_gdp/SVK (18)"."""
    found: dict[str, list[str]] = {}
    for place in places:
        found.setdefault(place.partition(":")[0], []).append(place)
    yield from (one[0] if len(one) == 1 else f"{country} ({len(one)})" for country, one in found.items())


def _inside(folder: Path, name: str) -> Path:
    """A file of a folder; a name that leads out of it is refused."""
    place = folder / name
    if not place.resolve().is_relative_to(folder.resolve()):
        raise InputError("The name leads out of the folder.", name, "Propose it again.")
    return place


# --- what it changes ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class ClaimMoved:
    """A shipped claim on which the arithmetic says something else under the new release.

    Attributes:
        claim: its name.
        before, after: verdict under each.
        found_before, found_after: the figures, a sentence under each.
    """

    claim: str
    before: str
    after: str
    found_before: str
    found_after: str


@dataclass(frozen=True)
class Consequences:
    """What a new release moves.

    Attributes:
        presets: results of presets, with the figures that moved them.
        claims: shipped claims.
        claims_checked: how many were checked.
    """

    presets: restating.Restated
    claims: tuple[ClaimMoved, ...]
    claims_checked: int


def consequences(old: Book, new: Book) -> Consequences:
    """Every preset and every shipped claim under two releases of the data; what moves, and why.

    The changes of the causes of a result add up to the change of its central case.
    """
    from econ.claims import shipped

    then = {row.claim: shipped.check_row(row, old) for row in shipped.load(old)}
    now = {row.claim: shipped.check_row(row, new) for row in shipped.load(new)}
    moved = tuple(
        ClaimMoved(name, then[name].status, found.status, then[name].found, found.found)
        for name, found in now.items()
        if name in then and (then[name].status, then[name].found) != (found.status, found.found)
    )
    return Consequences(restating.restate(old, new), moved, len(now))
