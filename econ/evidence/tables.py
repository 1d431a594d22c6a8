"""Tables of many countries: one wide CSV for each release of a provider, read when a figure of it is asked for."""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import io
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field

from econ.evidence import sources
from econ.evidence.data_files import build, read_toml
from econ.evidence.records import About, Record, Sentence, Series, SeriesRow, Source
from econ.files import bounds
from econ.wording.errors import InputError
from econ.wording.language import _


def _day(text: str) -> str:
    dt.date.fromisoformat(text)
    return text


Day = Annotated[str, AfterValidator(_day)]


class Vintage(Record):
    """One release of a table: the day it was issued, its file with the SHA-256, its source and how the day is known."""

    released: Day
    file: str
    sha256: str
    source: Source
    note: Sentence = ""


Said = str | list[str] | list[float]
"""What a field of an `about.toml` may hold."""


class Contents(Record):
    """The part of a table's `about.toml` that is not about its series.

    `left_out` says what the provider's files have and the table has not; then come the releases, and what differs by
    country.
    """

    left_out: Sentence = ""
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
        self.left_out = self._contents.left_out
        self.vintages = tuple(sorted(self._contents.vintage, key=lambda v: v.released, reverse=True))
        self._rows: dict[str, dict[str, tuple[int, dict[str, str]]]] = {}

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
        return tuple(self._read(vintage)) if vintage else ()

    def holds(self, country: str, as_of: str = "") -> bool:
        """Whether the newest release up to a day has a row of a country.

        Raises:
            InputError: its file is damaged.
        """
        vintage = self.vintage(as_of)
        return vintage is not None and country in self._read(vintage)

    def series(self, country: str, as_of: str = "") -> Series | None:
        """The row of a country in the newest release up to a day; None if that release does not hold the country.

        Raises:
            InputError: the file is damaged, or a figure is wrong.
        """
        vintage = self.vintage(as_of)
        row = self._read(vintage).get(country) if vintage else None
        if vintage is None or row is None:
            return None
        about = self._about(country, vintage)
        number, cells = row
        where = f"{self.place}/{vintage.file}, line {number}"
        rows = tuple(_figure(year, text, about, vintage.source, where) for year, text in cells.items() if text)
        return Series(entity=country, name=self.name, about=about, rows=rows)

    def _about(self, country: str, vintage: Vintage) -> About:
        own = self._contents.country.get(country, {})
        others = [s for s in self._said.get("sources", ()) if s != vintage.source]
        said = {**self._said, "sources": [vintage.source, *others], "release": vintage.released, **own}
        return build(About, said, f"{self.where}, [country.{country}]" if own else self.where, self.known)

    def _read(self, vintage: Vintage) -> dict[str, tuple[int, dict[str, str]]]:
        """The rows of a release by country, with their line; the cells as they are written, by year."""
        if vintage.file not in self._rows:
            self._rows[vintage.file] = _rows(self.folder / vintage.file, vintage.sha256, f"{self.place}/{vintage.file}")
        return self._rows[vintage.file]


def digest(content: bytes) -> str:
    """SHA-256 of a release, whatever the ends of its lines."""
    return hashlib.sha256(content.replace(b"\r\n", b"\n")).hexdigest()


def _rows(path: Path, sha256: str, where: str) -> dict[str, tuple[int, dict[str, str]]]:
    content = bounds.file(path)
    if digest(content) != sha256:
        raise InputError(
            _("The file is damaged: its SHA-256 is not the one in about.toml."),
            where,
            _("Take it again from where these figures came from, or state its SHA-256 if you changed it."),
        )
    lines = bounds.counted(csv.reader(io.StringIO(bounds.text(content), newline="")))
    first, *years = next(lines, [""])
    if first != "country" or not years or len(set(years)) < len(years):
        raise InputError(
            _("The first line is not “country” and then years, each once."), where, _("Write country,1990,1991 and on.")
        )
    rows: dict[str, tuple[int, dict[str, str]]] = {}
    for number, cells in enumerate(lines, start=2):
        country, *figures = cells or [""]
        if not country or country in rows or len(figures) != len(years):
            raise InputError(
                _("The row of “{country}” stands there twice or has not a cell for each year.", country=country),
                f"{where}, line {number}",
                _("Give each country one row; leave a cell empty where there is no figure."),
            )
        rows[country] = number, dict(zip(years, figures, strict=True))
    return rows


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
