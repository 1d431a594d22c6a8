"""Tables of many countries: one wide CSV for each release of a provider, read when a figure of it is asked for."""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path, PurePath
from typing import Annotated, NamedTuple

from pydantic import AfterValidator, Field

from econ.evidence import sources
from econ.evidence.data_files import build, read_toml
from econ.evidence.folders import is_hidden
from econ.evidence.records import About, Day, Record, Sentence, Series, SeriesRow, Source
from econ.files import bounds
from econ.wording.errors import InputError
from econ.wording.language import _


def _beside(name: str) -> str:
    """Refuse a file that is not among those of the folder, which its digest counts."""
    if "/" in name or bounds.leads_out(name) or is_hidden(PurePath(name)) or not name.endswith(".csv"):
        raise InputError(
            _("“{name}” is no CSV that lies beside about.toml.", name=bounds.cut(name)),
            "file",
            _("Put it there, and write its name alone, such as 2024-07-13.csv."),
        )
    return name


Beside = Annotated[str, AfterValidator(_beside)]
YEAR = re.compile(r"[1-9][0-9]*")
"""A year in the head of a release, in one spelling alone."""

CODE = re.compile(r"\{(country|m49|gec)\}")
"""Where a rule for locators has the code of a country."""


class Vintage(Record):
    """One release of a table: the day it was issued, its file with the SHA-256, its source and how the day is known.

    `written` are countries that the provider's file calls by another code.
    """

    released: Day
    file: Beside
    sha256: str
    source: Source
    written: dict[str, str] = Field(default_factory=dict)
    note: Sentence = ""


Said = str | list[str] | list[float]
"""What a field of an `about.toml` may hold."""


class Contents(Record):
    """The part of a table's `about.toml` that is not about its series.

    `left_out` says what the provider's files have and the table has not, `locator` is the rule for where its figures
    stand in them; then come the releases, and what differs by country.
    """

    left_out: Sentence = ""
    locator: sources.Locator = ""
    vintage: tuple[Vintage, ...] = Field(min_length=1)
    country: dict[str, dict[str, Said]] = Field(default_factory=dict)


class Table:
    """The figures of one concept for many countries, in one or more releases.

    What `about.toml` says holds for each country; `[country.XXX]` says what differs for one. A release is read on
    first use, and checked against its SHA-256 then.
    """

    def __init__(self, name: str, about: Path, known: Mapping[str, sources.Record] | None = None) -> None:
        """Read what the table is, and no figure of it.

        Args:
            name: the name of its series.
            about: its `about.toml`, beside which the releases lie.
            known: the bibliography by id; None for no check of the sources.

        Raises:
            InputError: `about.toml` is wrong.
        """
        self.name, self.folder, self.known = name, about.parent, known
        self.place = f"tables/{name}"
        said = read_toml(about)
        self.where = f"{self.place}/about.toml"
        self._contents = build(
            Contents, {k: v for k, v in said.items() if k in Contents.model_fields}, self.where, known
        )
        self._said = {k: v for k, v in said.items() if k not in Contents.model_fields}
        self.left_out, self.locator = self._contents.left_out, self._contents.locator
        self.vintages = tuple(sorted(self._contents.vintage, key=lambda v: v.released, reverse=True))
        self._releases: dict[str, Release] = {}

    @cached_property
    def about(self) -> About:
        """What the table says of every country, as its newest release has it."""
        return self._about("", self.vintages[0])

    def abouts(self) -> tuple[About, ...]:
        """What the table says of every country, then what it says of each that differs."""
        return self.about, *(self._about(country, self.vintages[0]) for country in self._contents.country)

    def vintage(self, as_of: str = "") -> Vintage | None:
        """The newest release, or the newest that was issued up to a day; None if none was."""
        return next((v for v in self.vintages if not as_of or v.released <= as_of), None)

    def countries(self, as_of: str = "") -> tuple[str, ...]:
        """Codes of the countries with a row in the newest release up to a day.

        Raises:
            InputError: its file is damaged.
        """
        vintage = self.vintage(as_of)
        return tuple(self._read(vintage).rows) if vintage else ()

    def holds(self, country: str, as_of: str = "") -> bool:
        """Whether the newest release up to a day has a row of a country.

        Raises:
            InputError: its file is damaged.
        """
        vintage = self.vintage(as_of)
        return vintage is not None and country in self._read(vintage).rows

    def series(self, country: str, as_of: str = "") -> Series | None:
        """The row of a country in the newest release up to a day; None if that release does not hold the country.

        Raises:
            InputError: the file is damaged, or a figure is wrong.
        """
        vintage = self.vintage(as_of)
        row = self._read(vintage).rows.get(country) if vintage else None
        if vintage is None or row is None:
            return None
        about = self._about(country, vintage)
        where = f"{self.place}/{vintage.file}, line {row[0]}"
        rows = tuple(
            _figure(year, text, about, vintage.source, where) for year, text in self._line(vintage, country) if text
        )
        return Series(
            entity=country,
            name=self.name,
            about=about,
            rows=rows,
            released=vintage.released,
            own_spread="spread" in self._contents.country.get(country, {}),
            as_of=as_of,
        )

    def _line(self, vintage: Vintage, country: str) -> list[tuple[str, str]]:
        """Years and cells of the line of a country, as they are written."""
        number, line = self._read(vintage).rows[country]
        where = f"{self.place}/{vintage.file}, line {number}"
        years, cells = self._read(vintage).years, _cells(line, where)[1:]
        if len(cells) != len(years):
            raise InputError(
                _("The row of “{country}” has not a cell for each year.", country=country),
                where,
                _("Leave a cell empty where there is no figure."),
            )
        return list(zip(years, cells, strict=True))

    def releases(self) -> dict[str, dict[str, dict[int, float]]]:
        """All figures by release, country and year (reads all releases), for what compares one with another.

        Raises:
            InputError: a file is damaged.
        """
        return {
            vintage.released: {
                country: {int(year): float(text) for year, text in self._line(vintage, country) if text}
                for country in self._read(vintage).rows
            }
            for vintage in self.vintages
        }

    def not_yet(self, country: str, as_of: str) -> Series | None:
        """The series without a figure as of a day before the first release that holds the country; None if none does.

        Raises:
            InputError: a file is damaged.
        """
        first = next((v for v in reversed(self.vintages) if country in self._read(v).rows), None)
        if first is None:
            return None
        about = self._about(country, first)
        return Series(entity=country, name=self.name, about=about, rows=(), as_of=as_of, first=first.released)

    def _about(self, country: str, vintage: Vintage) -> About:
        own = self._contents.country.get(country, {})
        others = self._said.get("sources", [])
        if isinstance(others, list):  # else the record refuses it
            others = [vintage.source, *(s for s in others if s != vintage.source)]
        said = {**self._said, "sources": others, "release": vintage.released, **own}
        if rule := self._contents.locator:
            written = vintage.written.get(country, "")
            said["locators"] = {vintage.source: CODE.sub(written, rule) if written else rule}
        return build(About, said, f"{self.where}, [country.{country}]" if own else self.where, self.known)

    def _read(self, vintage: Vintage) -> Release:
        """A release as it lies in its file, read once."""
        if vintage.file not in self._releases:
            where = f"{self.place}/{vintage.file}"
            self._releases[vintage.file] = _release(self.folder / vintage.file, vintage.sha256, where)
        return self._releases[vintage.file]


class Release(NamedTuple):
    """The lines of a release, of which only those that are asked for are taken apart.

    Attributes:
        years: the head of the columns.
        rows: number and text of the line of each country.
    """

    years: list[str]
    rows: dict[str, tuple[int, bytes]]


def digest(content: bytes) -> str:
    """SHA-256 of a release, whatever the ends of its lines."""
    return hashlib.sha256(content.replace(b"\r\n", b"\n")).hexdigest()


def _cells(line: bytes, where: str) -> list[str]:
    """The cells of a line.

    Raises:
        InputError: it is no line of a CSV in UTF-8.
    """
    try:
        return next(csv.reader([bounds.text(line)], strict=True), [])
    except (UnicodeDecodeError, csv.Error):
        raise InputError(_("This is no line of a CSV."), where, _("Save the file as CSV in UTF-8.")) from None


def _release(path: Path, sha256: str, where: str) -> Release:
    content = bounds.file(path)
    if digest(content) != sha256:
        raise InputError(
            _("The file is damaged: its SHA-256 is not the one in about.toml."),
            where,
            _("Take it again from where these figures came from, or state its SHA-256 if you changed it."),
        )
    head, *lines = content.splitlines() or [b""]
    first, *years = _cells(head, where) or [""]
    if first != "country" or not years or len(set(years)) < len(years) or not all(map(YEAR.fullmatch, years)):
        raise InputError(
            _("The first line is not “country” and then years, each once."), where, _("Write country,1990,1991 and on.")
        )
    rows: dict[str, tuple[int, bytes]] = {}
    for number, line in enumerate(lines, start=2):
        country = line.partition(b",")[0].decode("ascii", "replace")
        if not country or country in rows:
            raise InputError(
                _("There is no country, or “{country}” for a second time.", country=country),
                f"{where}, line {number}",
                _("Give each country one row."),
            )
        rows[country] = number, line
    return Release(years, rows)


def _figure(year: str, text: str, about: About, source: str, where: str) -> SeriesRow:
    made = build(SeriesRow, {"year": year, "value": text, "status": "used", "source": source}, f"{where}, {year}")
    low, high = about.plausible
    if made.value is None or not low <= made.value <= high:
        raise InputError(
            _(
                "{value} is outside the plausible range of the series ({low} to {high}).",
                value=text,
                low=f"{low:,.12g}",
                high=f"{high:,.12g}",
            ),
            f"{where}, {year}",
            _("Check the number of zeros and the unit, or widen `plausible` and say why in `note`."),
        )
    return made
