"""The Book: everything in `data/`, read when it is needed and checked when it is read."""

from __future__ import annotations

import copy
import os
import re
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import Field

from econ.evidence import as_of as known_on_a_day
from econ.evidence import folders as own_folders
from econ.evidence import kinds, sources
from econ.evidence.data_files import build, read_csv, read_toml
from econ.evidence.folders import Joined, OwnFolder, taken
from econ.evidence.records import (
    LABOUR_INPUTS,
    LINE_INPUTS,
    About,
    Card,
    Country,
    Coverage,
    EarlierAnswer,
    Embargo,
    Evidence,
    Figure,
    Line,
    Preset,
    PublishedTotal,
    Record,
    Scope,
    Series,
    SeriesRow,
    Together,
    labour_input,
    line_unit,
)
from econ.files import bounds
from econ.files.bounds import Json
from econ.numerics.distributions import Distribution
from econ.numerics.sobol import FIRST_FREE_DIMENSION, free_dimension
from econ.wording import measures
from econ.wording.errors import InputError, unknown
from econ.wording.language import N_, _

if TYPE_CHECKING:
    from econ.evidence.revisions import Spread
    from econ.evidence.tables import Table


def data_folder() -> Path:
    """Where the figures are: inside the installed package, or beside it in a checkout."""
    inside = Path(__file__).parent.parent / "data"
    return inside if inside.is_dir() else inside.parent.parent / "data"


_DIMENSION = re.compile(r"[0-9]{1,4}")

_OF_A_LINE = ("label", "item", "items", "quantities", "account")
"""Columns that say something of a line and not of one figure of it."""

_NEEDED_OF_A_LINE = ("line", "label", "input", "value", "unit", "plausible_low", "plausible_high", "grade")
"""Columns that no figure of a line can do without."""

_LINES: dict[str, tuple[str, Mapping[str, tuple[str, Distribution | None, str]]]] = {
    "lines.csv": (N_("goods line"), LINE_INPUTS),
    "labour.csv": (N_("line of people"), LABOUR_INPUTS),
}
"""Files of lines: what a line is called there, and the inputs that it has."""

_Rows = list[tuple[str, int, dict[str, str]]]

SHARED = ("sources", "cards", "line_cards", "country_codes", "digest", "release", "_dimensions")
"""What is read once for the figures of all days."""

MOST_DAYS = 32
"""Days of which the series stay in memory."""

RELEASE = "release.toml"
"""The file that says of which day the figures of a release are."""

_CODE = re.compile(r"[A-Z]{3}")
PANEL = "panel"
_RATE = re.compile(r"([A-Z]{3})/USD")


class DataFile(NamedTuple):
    """A file of figures.

    Attributes:
        where: how an error names it: its path in its folder, behind the name of a folder of one's own.
        path: the file.
        folder: the number of its folder; 0 is the first, a release.
    """

    where: str
    path: Path
    folder: int

    def row(self, number: int) -> str:
        """How an error names one of its rows."""
        return f"{self.where}, line {number}"


class Book:
    """The figures of a release, and those of folders of one's own beside them.

    A folder of one's own adds records and replaces none: one that is there already is refused unless it is the same.

    Attributes:
        folders: the folders that are read, the release first.
        own: those of one's own, in an order that does not depend on how they were given.
        archived: whether it is a release that was looked for to compute again what was made with it.
        units: units of one's own, as far as they are known; None if there is no folder of one's own.
    """

    def __init__(self, *folders: Path | OwnFolder, checked: bool = True) -> None:
        """Remember the folders; files are read on first use.

        Args:
            folders: a release, then folders of one's own or ZIPs of such; the figures that ship if left out.
            checked: whether folders of one's own are checked as wholes; an import checks series by series.

        Raises:
            InputError: a folder does not exist, or one of one's own cannot be read or has a fault, see
                `econ.evidence.checks`.
        """
        first, *rest = folders or (data_folder(),)
        release = first.path if isinstance(first, OwnFolder) else first
        if not release.is_dir():
            raise InputError("There is no such data folder.", str(release), "Check the name.")
        self.own = own_folders.together(one if isinstance(one, OwnFolder) else own_folders.opened(one) for one in rest)
        self.folders = (release, *(one.path for one in self.own))
        self.archived = False
        self.units: dict[str, measures.Unit] | None = {} if self.own else None
        self._series: dict[tuple[str, str, str], Series] = {}
        self._tables: dict[str, Table] = {}
        self._countries: dict[str, Country] = {}
        self.as_of = ""
        self._newest = self
        self._days: OrderedDict[str, Book] = OrderedDict()
        with self._as_given():
            self._bring_units()
            for one in self.own if checked else ():
                _check_own(self, one.path)

    def on(self, day: str) -> Book:
        """The same figures as known on a day: of a table the newest release up to it, of other series what was out.

        Args:
            day: in ISO form; empty for the newest figures.

        Raises:
            InputError: the day is after that of the figures.
        """
        from econ.evidence.as_of import a_day

        newest, day = self._newest, a_day(day)
        if day == self.as_of:
            return self
        if not day:
            return newest
        if day > newest.release:
            raise InputError(
                _("{day} is after the day of the figures, {release}.", day=day, release=newest.release),
                "as_of",
                _("What is known later is not held; give an earlier day, or none for the newest figures."),
            )
        if day not in newest._days:
            newest._days[day] = newest._view(day)
        newest._days.move_to_end(day)
        while len(newest._days) > MOST_DAYS:
            newest._days.popitem(last=False)
        return newest._days[day]

    def _view(self, day: str) -> Book:
        """A book that shares all that is read, but for the series, which are those of a day."""
        for name in SHARED:
            getattr(self, name)
        view = copy.copy(self)
        view.as_of, view._series = day, {}
        return view

    @contextmanager
    def _as_given(self) -> Iterator[None]:
        """While the block runs, errors name a folder of one's own as it was given."""
        try:
            yield
        except InputError as error:
            for one in self.own:
                error = one.spoken_of(error)
            raise error from None

    def _files(self, pattern: str) -> list[DataFile]:
        """Files that match, folder after folder."""
        names = ["", *(f"{one.name}/" for one in self.own)]
        return [
            DataFile(names[number] + path.relative_to(folder).as_posix(), path, number)
            for number, folder in enumerate(self.folders)
            for path in own_folders.matching(folder, pattern)
        ]

    def _bring_units(self) -> None:
        """Take over the units of folders of one's own: those they name, and currencies that they give a rate for."""
        if self.units is None:
            return
        found: Joined[measures.Unit] = Joined(N_("unit"))
        for name, unit in measures.UNITS.items():
            found.add(name, unit, "", 0)
        for file in self._files("units.toml"):
            for name, unit in self._units_of(file):
                found.add(name, unit, file.where, file.folder)
        for file in self._files("series/*/*/about.toml"):
            unit_of = read_toml(file.path).get("unit") if file.folder else None
            rate = _RATE.fullmatch(unit_of) if isinstance(unit_of, str) else None
            if rate and rate[1] not in found.records:
                found.add(rate[1], measures.currency(rate[1]), file.where, file.folder)
        self.units.update({name: unit for name, unit in found.records.items() if name not in measures.UNITS})

    def _units_of(self, file: DataFile) -> Iterator[tuple[str, measures.Unit]]:
        for name, values in read_toml(file.path).items():
            where = f"{file.where}, [{name}]"
            written = build(UnitRecord, values if isinstance(values, dict) else {"": values}, where)
            try:
                yield name, written.unit(name)
            except InputError as error:
                raise error.at(where) from None

    def check(self) -> Book:
        """Read all that stands in folders of one's own, so that what is wrong is said at once.

        Raises:
            InputError: a file is wrong, or holds a record that is another one already.
        """
        if self.own:
            with self._as_given():
                for file in self._files(RELEASE)[1:]:
                    raise InputError(
                        _("This is a whole release of the figures, and not figures of one's own."),
                        file.where,
                        _(
                            "Compare two releases with `econ restate`; a folder of one's own has no {file}.",
                            file=RELEASE,
                        ),
                    )
                _read = (
                    self.sources,
                    self.cards,
                    self.line_cards,
                    self.together,
                    self.evidence,
                    self.countries,
                    self._dimensions,
                )
                for entity, name in self._series_files:
                    if self._series_files[entity, name].folder:
                        self._check_code(entity, self._series_files[entity, name].where)
                        self.series(entity, name)
                for name, file in self._preset_files.items():
                    if file.folder:
                        self.preset(name)
        return self

    @cached_property
    def sources(self) -> dict[str, sources.Record]:
        """The bibliography by id."""
        found: Joined[sources.Record] = Joined(N_("source"))
        for file in self._files("sources.json"):
            for name, record in sources.load(file.path).items():
                found.add(name, record, file.where, file.folder)
        return found.records

    @cached_property
    def cards(self) -> dict[str, Card]:
        """Assumption cards by name, page after page."""
        found: Joined[Card] = Joined(N_("assumption"))
        for file in self._files("assumptions/*.toml"):
            for key, values in read_toml(file.path).items():
                if not isinstance(values, dict):
                    raise InputError(
                        f"`{key}` stands outside of all cards.",
                        file.where,
                        "Put it below the [name] of the card it belongs to.",
                    )
                with measures.knowing(self.units):
                    card = build(Card, {"name": key, **values}, f"{file.where}, [{key}]", self.sources)
                twice = InputError(f"`{key}` is defined twice.", file.where, "Delete one of the two.")
                found.add(key, card, f"{file.where}, [{key}]", file.folder, twice)
        return found.records

    @cached_property
    def _line_rows(self) -> dict[str, _Rows]:
        return {
            name: [
                (file.row(number), file.folder, row)
                for file in self._files(name)
                for number, row in read_csv(file.path, _NEEDED_OF_A_LINE)
            ]
            for name in _LINES
        }

    @cached_property
    def lines(self) -> dict[str, Line]:
        """Goods lines by name, in the order of the file."""
        return self._lines_of("lines.csv")

    @cached_property
    def labour(self) -> dict[str, Line]:
        """Lines of people under contract by name, in the order of the file."""
        return self._lines_of("labour.csv")

    def _lines_of(self, file: str) -> dict[str, Line]:
        found: dict[str, Line] = {}
        for where, _folder, row in self._line_rows[file]:
            given = {"item": "person"} if file == "labour.csv" else {}
            given |= {key: row[key] for key in _OF_A_LINE if key in row}
            earlier = found.get(row.get("line", ""))
            said_once = {"items": earlier.items, "quantities": earlier.quantities} if earlier else {}
            with measures.knowing(self.units):
                line = build(Line, {"name": row.get("line"), **said_once, **given}, where)
            if found.setdefault(line.name, line) != line:
                raise InputError(
                    f"`{line.name}` has another label or item in an earlier row.", where, "Make them the same."
                )
        return found

    @cached_property
    def line_cards(self) -> dict[str, tuple[Card, ...]]:
        """Figures of all lines by name (`price_shell_152`); several if they hold for different exporters."""
        return {**self._goods_cards, **self._labour_cards}

    @cached_property
    def _goods_cards(self) -> dict[str, tuple[Card, ...]]:
        return self._cards_of("lines.csv", self.lines)

    @cached_property
    def _labour_cards(self) -> dict[str, tuple[Card, ...]]:
        return self._cards_of("labour.csv", self.labour)

    def _cards_of(self, file: str, lines: Mapping[str, Line]) -> dict[str, tuple[Card, ...]]:
        found: Joined[Card] = Joined(N_("figure of a goods line"))
        for where, folder, row in self._line_rows[file]:
            card = self._line_card(where, dict(row), lines, *_LINES[file])
            name = f"{card.name} {card.only_for.exporter or ''}".strip()
            twice = InputError(f"`{card.name}` stands there twice.", where, "Delete one of the two rows.")
            found.add(name, card, where, folder, twice)
        cards: dict[str, tuple[Card, ...]] = {}
        for card in found.records.values():
            cards[card.name] = (*cards.get(card.name, ()), card)
        return cards

    def _line_card(
        self,
        where: str,
        row: dict[str, str],
        lines: Mapping[str, Line],
        what: str,
        inputs: Mapping[str, tuple[str, Distribution | None, str]],
    ) -> Card:
        line = lines[row.pop("line")]
        kind = row.pop("input", "")
        if kind not in inputs:
            raise unknown(f"input of a {what}", kind, inputs).at(where)
        template, _, label = inputs[kind]
        expected = line_unit(template, line.item)
        if row.get("unit") != expected:
            raise InputError(
                f"The unit of `{kind}_{line.name}` is {row.get('unit')!r}.", where, f"It must be {expected}."
            )
        plausible = tuple(_number(row.pop(end, None), end, where) for end in ("plausible_low", "plausible_high"))
        values = {
            "name": f"{kind}_{line.name}",
            "label": f"{label}: {line.label}",
            "plausible": plausible,
            "only_for": Scope(exporter=row.pop("exporter", None)),
            **{k: v for k, v in row.items() if k not in (*_OF_A_LINE, "sources")},
            "sources": tuple(row.get("sources", "").split()),
        }
        with measures.knowing(self.units):
            return build(Card, values, where, self.sources)

    def line_card(self, name: str, exporter: str) -> Card | None:
        """The figure of a line for an exporter: its own if there is one, else the general one."""
        fitting = [c for c in self._cards_of_lines(name) if c.only_for.holds(exporter, None)]
        return max(fitting, key=lambda c: c.only_for.exporter is not None, default=None)

    def _cards_of_lines(self, name: str) -> tuple[Card, ...]:
        """Figures of this name; the lines of people are read only if no goods line has it."""
        return self._goods_cards.get(name) or (self._labour_cards.get(name, ()) if labour_input(name) else ())

    @cached_property
    def embargoes(self) -> tuple[Embargo, ...]:
        """Arms embargoes of the United Nations."""
        found: list[Embargo] = []
        for file in self._files("embargoes.csv"):
            for number, row in read_csv(file.path):
                filled = {key: text for key, text in row.items() if text}
                one = build(Embargo, filled, file.row(number), self.sources)
                for code in filter(None, (one.exporter, one.buyer)):
                    if code not in self.country_codes:
                        raise unknown("country", code, self.country_codes, "econ list countries").at(file.row(number))
                found.append(one)
        return tuple(found)

    def breaks_an_embargo(self, exporter: str, buyer: str | None, year: int) -> bool:
        """Whether a sale of a year breaks an arms embargo of the United Nations."""
        return any(one.is_broken(exporter, buyer, year) for one in self.embargoes)

    @cached_property
    def together(self) -> tuple[Together, ...]:
        """Pairs of inputs that move together unless a scenario says otherwise."""
        found: Joined[Together] = Joined(N_("correlation"))
        for file in self._files("correlations.csv"):
            for number, row in read_csv(file.path):
                where = file.row(number)
                pair = build(Together, dict(row), where)
                found.add(" ".join(sorted((pair.first, pair.second))), pair, where, file.folder)
        return tuple(found.records.values())

    @cached_property
    def evidence(self) -> dict[str, Evidence]:
        """Published figures by item, file after file."""
        self.lines  # noqa: B018 - they may bring units of their own
        found: Joined[Evidence] = Joined(N_("published figure"))
        for file in self._files("evidence/*.csv"):
            for number, row in read_csv(file.path):
                where = file.row(number)
                with measures.knowing(self.units):
                    figure = build(Evidence, dict(row), where, self.sources)
                twice = InputError(f"`{figure.item}` stands there twice.", where, "Rename or delete one of the two.")
                found.add(figure.item, figure, where, file.folder, twice)
        return found.records

    @cached_property
    def track_record(self) -> dict[str, PublishedTotal]:
        """Published totals with known quantities by name, as a release lists them."""
        found = {}
        for file in self._files("track_record.toml")[:1]:
            for name, values in read_toml(file.path).items():
                where = f"{file.where}, [{name}]"
                found[name] = build(PublishedTotal, {"name": name, **values}, where)
        return found

    @cached_property
    def earlier_answers(self) -> dict[str, EarlierAnswer]:
        """What an earlier version answered to them, by name."""
        files = self._files("track_record.csv")[:1]
        rows = (build(EarlierAnswer, dict(row), f.row(n)) for f in files for n, row in read_csv(f.path))
        return {row.total: row for row in rows}

    @cached_property
    def coverage(self) -> dict[str, Coverage]:
        """How many totals lie inside, by kind; as `econ.analysis.track_record` counted them when the data were made."""
        files = self._files("coverage.csv")[:1]
        rows = (build(Coverage, dict(row), f.row(n)) for f in files for n, row in read_csv(f.path))
        return {row.totals: row for row in rows}

    @cached_property
    def _country_rows(self) -> dict[str, tuple[str, dict[str, str]]]:
        """Rows of `countries.csv` by code, with their place."""
        found: Joined[dict[str, str]] = Joined(N_("country"))
        places: dict[str, str] = {}
        for file in self._files("countries.csv"):
            for number, row in read_csv(file.path, ("code",)):
                code, where = row.get("code", ""), file.row(number)
                if file.folder:
                    self._check_code(code, where)
                twice = InputError(f"`{code}` stands there twice.", where, "Delete one of the two rows.")
                found.add(code, row, where, file.folder, twice)
                places.setdefault(code, where)
        return {code: (places[code], row) for code, row in found.records.items()}

    @cached_property
    def _country_files(self) -> dict[str, list[DataFile]]:
        """Files of each country: what ships, then what folders of one's own add to it."""
        found: dict[str, list[DataFile]] = {}
        for file in self._files("countries/*.toml"):
            if file.folder:
                self._check_code(file.path.stem, file.where)
            found.setdefault(file.path.stem, []).append(file)
        return found

    @cached_property
    def country_codes(self) -> tuple[str, ...]:
        """Codes of all countries, and of the world."""
        return tuple(sorted({*self._country_rows, *self._country_files}))

    @cached_property
    def countries(self) -> dict[str, Country]:
        """Countries by code (reads them all).

        Raises:
            InputError: two of them have a name or a code in common, by which a claim or a currency would find either.
        """
        found = {code: self.country(code) for code in self.country_codes}
        known: dict[tuple[str, str], str] = {}
        own = {code for code, files in self._country_files.items() if any(file.folder for file in files)}
        for code in sorted(found, key=lambda code: code in own):
            for kind, name in found[code].known_by:
                other = known.setdefault((kind, name.casefold()), code)
                if other != code:
                    raise InputError(
                        _("“{name}” belongs to {other} already.", name=name, other=other),
                        self._country_files[code][-1].where if code in own else "countries.csv",
                        _("Give {code} names and codes of its own.", code=code),
                    )
        return found

    def _check_code(self, code: str, where: str) -> None:
        """Refuse what is no code of a country, so that a name in small letters is not another country."""
        if not _CODE.fullmatch(code):
            capital = code.upper()
            raise InputError(
                _("“{code}” is no code of a country.", code=code),
                where,
                _("Call it {code}.", code=capital)
                if _CODE.fullmatch(capital)
                else _("Take the three capital letters of ISO 3166; XAA to XZZ are free for your own use."),
            )
        if self.listed and not code.startswith("X") and code not in self.listed and not _in_the_standard(code):
            raise InputError(
                _("“{code}” is no code of a country in ISO 3166.", code=code),
                where,
                _("Take the country's own; XAA to XZZ are free for your own use."),
            )

    @cached_property
    def listed(self) -> frozenset[str]:
        """Codes of the countries that the release lists, and of areas that it has series of; none if it has no list."""
        path = self.folders[0] / "countries.csv"
        if not path.is_file():
            return frozenset()
        areas = (one.name for one in self.folders[0].glob("series/*"))
        return frozenset((*(row.get("code", "") for _number, row in read_csv(path)), *areas))

    def country(self, code: str) -> Country:
        """One country: its row of `countries.csv`, and what its own file says instead or beside it.

        Raises:
            InputError: it is unknown, or what is said of it is wrong.
        """
        if code not in self._countries:
            self._countries[code] = self._read_country(code)
        return self._countries[code]

    def _read_country(self, code: str) -> Country:
        if code not in self.country_codes:
            raise self._unknown_country(code)
        where, row = self._country_rows.get(code, ("", {}))
        values: Mapping[str, Json] = row
        for file in self._country_files.get(code, ()):
            where, more = file.where, read_toml(file.path)
            values = _added(values, more, code, where) if file.folder else {**values, **more}
        return build(Country, {**values, "code": code}, where, self.sources)

    def _unknown_country(self, code: str) -> InputError:
        named = [other for other, (_where, row) in self._country_rows.items() if row.get("name", "") == code]
        if named:
            return InputError(
                _("There is no {kind} called “{word}”.", kind=_("country"), word=code),
                mend=_("Countries are given by their codes: {code}.", code=named[0]),
            )
        return unknown("country", code, self.country_codes, "econ list countries")

    @cached_property
    def _series_files(self) -> dict[tuple[str, str], DataFile]:
        """The description of each series; its figures stand beside it."""
        found: dict[tuple[str, str], DataFile] = {}
        for file in self._files("series/*/*/about.toml"):
            key = file.path.parent.parent.name, file.path.parent.name
            if not _same(found.setdefault(key, file), file, "about.toml", "values.csv"):
                raise taken(N_("series"), "/".join(key), file.where)
            if found[key].folder and key[1] in self._table_files and self.table(key[1]).holds(key[0]):
                raise taken(N_("series"), "/".join(key), file.where)
        return found

    @cached_property
    def _table_files(self) -> dict[str, Path]:
        found: dict[str, DataFile] = {}
        for file in self._files("tables/*/about.toml"):
            if not _same(found.setdefault(file.path.parent.name, file), file, "about.toml"):
                raise taken(N_("table"), file.path.parent.name, file.where)
        return {name: file.path for name, file in found.items()}

    @property
    def tables(self) -> tuple[str, ...]:
        """Names of the tables of many countries, which are the names of their series."""
        return tuple(self._table_files)

    def table(self, name: str) -> Table:
        """One table of many countries; no figure of it is read here.

        Raises:
            InputError: there is none, or its `about.toml` is wrong.
        """
        if name not in self._table_files:
            raise unknown("table", name, self.tables)
        if name not in self._tables:
            from econ.evidence.tables import Table

            self._tables[name] = Table(name, self._table_files[name], self.sources)
        return self._tables[name]

    def may_have(self, entity: str, name: str) -> bool:
        """Whether there are files of a country's series, or a table of that name; no table is read."""
        return (entity, name) in self._series_files or name in self._table_files

    def series_names(self, entity: str, as_of: str = "") -> list[str]:
        """Names of the series of a country or of the world, its own first; of the tables, as known on a day.

        Raises:
            InputError: a table is damaged.
        """
        held = [name for name in self.tables if self.table(name).holds(entity, as_of)]
        return list(dict.fromkeys((*self.names_with_files(entity), *held)))

    def names_with_files(self, entity: str) -> list[str]:
        """Names of the series of a country or of the world that have files of their own."""
        return [name for code, name in self._series_files if code == entity]

    def all_series(self) -> Iterator[Series]:
        """Every series that has files of its own (reads them all); those of tables are in `tables`."""
        for entity, name in self._series_files:
            yield self.series(entity, name)

    def rates(self, unit: str) -> Iterator[tuple[Series, bool]]:
        """Exchange rates in a unit such as "EUR/USD" that have files of their own, and whether one is one's own.

        A series that ships is named for the two currencies, "eur_usd", so that no other has to be read.
        """
        name_of_it = unit.replace("/", "_").lower()
        for (entity, name), file in self._series_files.items():
            if file.folder or name.startswith(name_of_it):
                series = self.series(entity, name)
                if series.about.kind == "exchange_rate" and series.about.unit == unit:
                    yield series, file.folder > 0

    def series(self, entity: str, name: str, as_of: str = "") -> Series:
        """One series: the one with files of its own, or else the country's row of the table of that name.

        Args:
            entity: code of the country, or of the world.
            name: of the series.
            as_of: the day (ISO) as of which it is known; empty for that of the book, which is none for the newest.

        Raises:
            InputError: there is none, or its files are wrong.
        """
        as_of = as_of or self.as_of
        key = (entity, name, as_of)
        if key not in self._series:
            self._series[key] = self._read(entity, name, as_of)
        return self._series[key]

    def _read(self, entity: str, name: str, as_of: str) -> Series:
        if not self.may_have(entity, name):
            raise unknown(N_("series of {country}", country=entity), name, self.series_names(entity), "econ list gdp")
        if file := self._series_files.get((entity, name)):
            with measures.knowing(self.units), self._as_given():
                read = _read_series(entity, name, file.path, file.path.with_name("values.csv"), self.sources)
            return known_on_a_day.known(read, as_of, self.sources, self.release) if as_of else read
        table = self.table(name)
        row = table.series(entity, as_of) or (table.not_yet(entity, as_of) if as_of else None)
        if row is None:
            raise self._not_held(table, entity)
        return row

    def _not_held(self, table: Table, entity: str) -> InputError:
        name = _(self.country(entity).name) if entity in self.country_codes else entity
        held = self.series_names(entity)
        alike = [n for n in held if self.series(entity, n).about.kind == table.about.kind]
        return InputError(
            _("{series} does not hold {country}.", series=_(table.about.label), country=name),
            mend=_("Of this kind there are: {names}.", names=", ".join(alike)) if alike else "",
        )

    def locator(self, series: Series, row: SeriesRow) -> str:
        """Where in its source a figure of a series stands: its own locator, or the rule; "" if neither is known."""
        rule = row.locator or series.about.locators.get(row.source, "")
        codes = {"country": series.entity}
        if "{m49}" in rule or "{gec}" in rule:
            country = self.country(series.entity)
            codes |= {"m49": country.m49.lstrip("0"), "gec": country.gec.lower()}
        known = all(code for name, code in codes.items() if f"{{{name}}}" in rule)
        return rule.format(**codes, year=row.year) if known else ""

    @cached_property
    def locators(self) -> dict[tuple[str, str], str]:
        """Where the published figures behind a quantity stand, by its name and their source, if that is one place."""
        found: dict[tuple[str, str], set[str]] = {}
        for file in self._files("evidence/*.csv"):
            for _number, row in read_csv(file.path):
                for name in row.get("bears_on", "").split():
                    first = row.get("sources", "").partition(" ")[0]
                    found.setdefault((name, first), set()).add(row.get("locator", ""))
        return {key: places.pop() for key, places in found.items() if len(places) == 1}

    def series_at(self, key: str) -> Series:
        """One series by its key, such as "KOR/krw_usd"."""
        entity, _, name = key.partition("/")
        return self.series(entity, name)

    @cached_property
    def revisions(self) -> dict[tuple[str, str], Spread]:
        """How far figures of GDP have moved, by kind of country and class of age; empty where that was not measured."""
        from econ.evidence.revisions import Spread

        found: dict[tuple[str, str], Spread] = {}
        for file in self._files("revisions.csv")[:1]:
            for number, row in read_csv(file.path):
                made = build(Spread, dict(row), file.row(number))
                found[made.kind, made.age] = made
        return found

    def measured(self, series: Series, year: int) -> Spread | None:
        """How far figures like one of a series have moved; None where a judgement has to stand instead.

        It is known for GDP at current dollars in a table of releases, by the kind of the country and the age of the
        figure in its release, unless the table says for the country alone how sure its figures are.
        """
        about = series.about
        if not series.released or series.own_spread or about.kind != "gdp" or about.unit != "USD/year":
            return None
        if about.price_basis != "current" or series.entity not in self.country_codes:
            return None
        from econ.evidence.revisions import age_class, age_of

        kind, age = self.kind(series.entity), age_class(age_of(series.released, year))
        return self.revisions.get((kind, age))

    def kind(self, code: str) -> str:
        """The kind of a country whose figures are revised alike, a key of `revisions.KIND_WORDS`; "" if not known."""
        from econ.evidence.revisions import kind_of

        country = self.country(code)
        return kind_of(country.standard, country.income)

    @cached_property
    def _preset_files(self) -> dict[str, DataFile]:
        found: dict[str, DataFile] = {}
        for file in self._files("scenarios/*.toml"):
            if not _same(found.setdefault(file.path.stem, file), file, file.path.name):
                raise taken(N_("scenario"), file.path.stem, file.where)
        return found

    @property
    def presets(self) -> tuple[str, ...]:
        """Names of the presets."""
        return tuple(self._preset_files)

    def preset(self, name: str) -> Preset:
        """One preset.

        Raises:
            InputError: it is unknown or its file is wrong.
        """
        if name not in self._preset_files:
            raise unknown("scenario", name, self.presets, "econ list scenarios")
        with self._as_given():
            return read_preset(self._preset_files[name].path, self.sources)

    @cached_property
    def _dimensions(self) -> dict[str, int]:
        found: Joined[int] = Joined(N_("dimension"))
        for file in self._files("dimensions.csv"):
            for number, row in read_csv(file.path):
                where = file.row(number)
                text = row.get("dimension", "")
                if not row.get("name") or not _DIMENSION.fullmatch(text) or int(text) >= FIRST_FREE_DIMENSION:
                    raise InputError(
                        "A row needs a `name` and a `dimension`.", where, f"Give a number below {FIRST_FREE_DIMENSION}."
                    )
                twice = InputError(
                    f"`{row['name']}` or dimension {text} is given out twice.", where, "Append a number of its own."
                )
                if int(text) in found.records.values() and found.records.get(row["name"]) != int(text):
                    raise twice
                found.add(row["name"], int(text), where, file.folder, twice)
        return found.records

    def dimension(self, name: str) -> int:
        """Dimension of the random points that belongs to an input."""
        return self._dimensions.get(name) if name in self._dimensions else free_dimension(name)  # type: ignore[return-value]

    @cached_property
    def release(self) -> str:
        """Date of the figures."""
        path = self.folders[0] / RELEASE
        date = read_toml(path).get("date")
        if not date:
            raise InputError("The date of the figures is missing.", str(path), 'Write date = "2026-11-23".')
        return str(date)

    @cached_property
    def digest(self) -> str:
        """SHA-256 of all data files, whatever the ends of their lines; for a table's releases, that in `about.toml`."""
        release = self.folders[0]
        names = (
            path.relative_to(release).as_posix()
            for path in release.glob("**/*.*")
            if path.suffix in own_folders.ENDINGS
        )
        bodies = {
            name: (release / name).read_bytes()
            for name in names
            if not (name.startswith("tables/") and name.endswith(".csv"))
        }
        for number, one in enumerate(self.own, start=2):
            for name, content in one.files().items():
                bodies[f"folder {number}, {name}" if name in bodies else name] = content
        return own_folders.digest(sorted(bodies.items()))


class UnitRecord(Record):
    """A unit of one's own as `units.toml` has it: so many of another, a currency, or a thing of its own."""

    of: str = ""
    size: Figure = Field(default=1.0, gt=0, allow_inf_nan=False)
    singular: str = ""
    plural: str = ""

    def unit(self, name: str) -> measures.Unit:
        """The unit.

        Raises:
            InputError: it cannot be one.
        """
        if name.isupper() and not self.of:
            return measures.currency(name)
        return measures.measure(name, of=self.of, size=self.size, singular=self.singular, plural=self.plural)


def _added(known: Mapping[str, Json], more: Mapping[str, Json], code: str, where: str) -> Mapping[str, Json]:
    """What is said of a country with what a later folder adds: sources beside those of the panel, further series."""
    for name, value in more.items():
        if name != PANEL and known.get(name, value) != value:
            raise InputError(
                _(
                    "`{name}` of {code} is {known} already, and not {value}.",
                    name=name,
                    code=code,
                    **_both(known, name, value),
                ),
                where,
                _("Leave it out; name yours in `panel`, and ask for it with --gdp."),
            )
    before, after = known.get(PANEL, []), more.get(PANEL, [])
    if not isinstance(before, list) or not isinstance(after, list):
        return {**known, **more}  # which the record of a country refuses
    return {**known, **more, PANEL: list(dict.fromkeys(map(str, [*before, *after])))}


def _both(known: Mapping[str, Json], name: str, value: Json) -> dict[str, str]:
    return {"known": str(known[name]), "value": bounds.cut(str(value))}


def _same(first: DataFile, other: DataFile, *names: str) -> bool:
    """Whether two files, and those of other names beside them, say the same."""
    if first is other:
        return True
    if first.folder == other.folder:
        return False
    pairs = [(first.path.with_name(name), other.path.with_name(name)) for name in names]
    return all(a.is_file() and b.is_file() and _body(a) == _body(b) for a, b in pairs)


def _body(path: Path) -> bytes:
    return bounds.file(path).replace(b"\r\n", b"\n")


def _in_the_standard(code: str) -> bool:
    """Whether ISO 3166 has a code, for countries and territories of which no figures ship."""
    from econ.evidence.providers import codes

    return codes.is_country(code)


def _check_own(book: Book, folder: Path) -> None:
    from econ.evidence import checks

    checks.check(book, folder)


def _read_series(entity: str, name: str, about: Path, values: Path, known: Mapping[str, Any]) -> Series:
    place = f"series/{entity}/{name}"
    described = build(About, read_toml(about), f"{place}/about.toml", known)
    rows: list[SeriesRow] = []
    used: set[int] = set()
    for number, row in read_csv(values, ("year", "value", "status", "source")):
        where = f"{place}/values.csv, line {number}"
        made = build(SeriesRow, dict(row), where, known)
        _possible(described.kind, made, where)
        low, high = described.plausible
        if made.value is not None and made.status == "used" and not low <= made.value <= high:
            raise InputError(
                f"{made.value:,.12g} is outside the plausible range of the series ({low:,.12g} to {high:,.12g}).",
                where,
                "Check the number of zeros and the unit, or widen `plausible` and say why in `note`.",
            )
        if made.status == "used" and made.value is None:
            raise InputError(
                f"The row used for {made.year} has no figure.", where, "Give its `value`, or mark the row `other`."
            )
        if made.status == "used":
            if made.year in used:
                raise InputError(f"Two rows are used for {made.year}.", where, "Mark one of them `other`.")
            used.add(made.year)
        rows.append(made)
    if not rows:
        raise InputError("The file has no figures.", f"{place}/values.csv", "Give a row for each year.")
    return Series(entity=entity, name=name, about=described, rows=tuple(rows))


def _possible(kind: str, row: SeriesRow, where: str) -> None:
    try:
        for value in (row.low, row.value, row.high):
            if value is not None:
                kinds.check_value(kind, value)
    except InputError as error:
        raise error.at(where) from None


def _number(text: str | None, column: str, where: str) -> float:
    try:
        return bounds.number(text or "")
    except ValueError:
        raise InputError(f"`{column}` is {text or 'empty'}.", where, f"Give a number in `{column}`.") from None


def read_preset(path: Path, known: Mapping[str, Any] | None = None) -> Preset:
    """Read a scenario file in TOML; its sources are looked for in `known`, if that is given.

    Raises:
        InputError: it is missing or wrong.
    """
    return build(Preset, {"name": path.stem, **read_toml(path)}, str(path), known)


OWN_DATA = "ECON_DATA"
"""The variable that names folders of one's own, or ZIPs of such, with the system's sign between them."""

_in_use: ContextVar[Book | None] = ContextVar("the figures in use", default=None)


def default_book() -> Book:
    """The figures in use: those that ship, with what `ECON_DATA` adds to them; inside of `using` the book given there.

    Raises:
        InputError: `ECON_DATA` names what cannot be read.
    """
    return _in_use.get() or usual_book()


def usual_book() -> Book:
    """The figures that ship, with what `ECON_DATA` adds to them.

    Raises:
        InputError: it names what cannot be read.
    """
    try:
        return _usual(os.environ.get(OWN_DATA, ""))
    except InputError as error:
        raise error.at(OWN_DATA) from None


@lru_cache(maxsize=1)
def _usual(named: str) -> Book:
    return with_own(map(Path, filter(None, named.split(os.pathsep))))


def with_own(folders: Iterable[Path | OwnFolder], base: Book | None = None) -> Book:
    """The figures that ship, or those of another book, with folders of one's own that are checked at once.

    Raises:
        InputError: a folder cannot be read, or a file in it is wrong.
    """
    release, own = (data_folder(), ()) if base is None else (base.folders[0], base.own)
    return Book(release, *own, *folders).check()


@contextmanager
def using(book: Book) -> Iterator[Book]:
    """Use the figures of a book, and know its units, while the block runs."""
    before = _in_use.set(book)
    try:
        with measures.knowing(book.units):
            yield book
    finally:
        _in_use.reset(before)
