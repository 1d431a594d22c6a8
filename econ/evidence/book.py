"""The Book: everything in `data/`, read when it is needed and checked when it is read."""

from __future__ import annotations

import copy
import hashlib
import re
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from econ.evidence import as_of as known_on_a_day
from econ.evidence import kinds, sources
from econ.evidence.data_files import build, read_csv, read_toml
from econ.evidence.records import (
    LINE_INPUTS,
    About,
    Card,
    Country,
    Evidence,
    Line,
    Preset,
    Scope,
    Series,
    SeriesRow,
    Together,
    line_unit,
)
from econ.numerics.sobol import FIRST_FREE_DIMENSION, free_dimension
from econ.wording.errors import InputError, unknown
from econ.wording.language import N_, _

if TYPE_CHECKING:
    from econ.evidence.revisions import Spread
    from econ.evidence.tables import Table


def data_folder() -> Path:
    """Where the figures are: inside the installed package, or beside it in a checkout."""
    inside = Path(__file__).parent.parent / "data"
    return inside if inside.is_dir() else inside.parent.parent / "data"


_DIMENSION = re.compile(r"\d{1,4}")

_OF_A_LINE = ("label", "item", "items", "quantities")
"""Columns that say something of a goods line and not of one figure of it."""

SHARED = ("sources", "cards", "line_cards", "country_codes", "digest", "release", "_dimensions")
"""What is read once for the figures of all days."""

MOST_DAYS = 32
"""Days of which the series stay in memory."""

LISTS = ("sources.json", "lines.csv", "dimensions.csv", "countries.csv", "correlations.csv")
"""Files of which a later folder adds its rows to those of the earlier ones."""


class Book:
    """All figures of one or more data folders.

    Of two files with the same name the later folder's counts, but for the `LISTS`, which are joined.
    """

    def __init__(self, *folders: Path) -> None:
        """Remember the folders; files are read on first use.

        Raises:
            InputError: a folder does not exist, or one beside the first has a fault, see `econ.evidence.checks`.
        """
        self.folders = folders or (data_folder(),)
        for folder in self.folders:
            if not folder.is_dir():
                raise InputError("There is no such data folder.", str(folder), "Check the name.")
        self._series: dict[tuple[str, str, str], Series] = {}
        self._tables: dict[str, Table] = {}
        self._countries: dict[str, Country] = {}
        self.as_of = ""
        self._newest = self
        self._days: OrderedDict[str, Book] = OrderedDict()
        for folder in self.folders[1:]:
            _check_own(self, folder)

    def on(self, day: str) -> Book:
        """The same figures as known on a day: of a table the newest release up to it, of other series what was out.

        Args:
            day: in ISO form; empty for the newest figures.

        Raises:
            InputError: the day is after that of the figures.
        """
        newest = self._newest
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

    def _files(self, pattern: str) -> dict[str, Path]:
        """Files that match, by their path relative to the folder; a list of a later folder has its number in front."""
        found: dict[str, Path] = {}
        for number, folder in enumerate(self.folders, start=1):
            for path in sorted(folder.glob(pattern)):
                name = path.relative_to(folder).as_posix()
                found[f"folder {number}, {name}" if number > 1 and name in LISTS else name] = path
        return found

    @cached_property
    def sources(self) -> dict[str, sources.Record]:
        """The bibliography by id."""
        found: dict[str, sources.Record] = {}
        for path in self._files("sources.json").values():
            found |= sources.load(path)
        return found

    @cached_property
    def cards(self) -> dict[str, Card]:
        """Assumption cards by name, page after page."""
        found: dict[str, Card] = {}
        for name, path in self._files("assumptions/*.toml").items():
            for key, values in read_toml(path).items():
                if not isinstance(values, dict):
                    raise InputError(
                        f"`{key}` stands outside of all cards.",
                        name,
                        "Put it below the [name] of the card it belongs to.",
                    )
                if key in found:
                    raise InputError(f"`{key}` is defined twice.", name, "Delete one of the two.")
                found[key] = build(Card, {"name": key, **values}, f"{name}, [{key}]", self.sources)
        return found

    @cached_property
    def _line_rows(self) -> list[tuple[str, dict[str, str]]]:
        files = self._files("lines.csv").items()
        return [(f"{name}, line {n}", row) for name, path in files for n, row in read_csv(path)]

    @cached_property
    def lines(self) -> dict[str, Line]:
        """Goods lines by name, in the order of the file."""
        found: dict[str, Line] = {}
        for where, row in self._line_rows:
            given = {key: row[key] for key in _OF_A_LINE if key in row}
            earlier = found.get(row.get("line", ""))
            said_once = {"items": earlier.items, "quantities": earlier.quantities} if earlier else {}
            line = build(Line, {"name": row.get("line"), **said_once, **given}, where)
            if found.setdefault(line.name, line) != line:
                raise InputError(
                    f"`{line.name}` has another label or item in an earlier row.", where, "Make them the same."
                )
        return found

    @cached_property
    def line_cards(self) -> dict[str, tuple[Card, ...]]:
        """Figures of the goods lines by name (`price_shell_152`); several if they hold for different exporters."""
        found: dict[str, tuple[Card, ...]] = {}
        for where, row in self._line_rows:
            card = self._line_card(where, dict(row))
            if any(card.only_for == other.only_for for other in found.get(card.name, ())):
                raise InputError(f"`{card.name}` stands there twice.", where, "Delete one of the two rows.")
            found[card.name] = (*found.get(card.name, ()), card)
        return found

    def _line_card(self, where: str, row: dict[str, str]) -> Card:
        line = self.lines[row.pop("line")]
        kind = row.pop("input", "")
        if kind not in LINE_INPUTS:
            raise unknown("input of a goods line", kind, LINE_INPUTS).at(where)
        template, _, label = LINE_INPUTS[kind]
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
        return build(Card, values, where, self.sources)

    def line_card(self, name: str, exporter: str) -> Card | None:
        """The figure of a goods line for an exporter: its own if there is one, else the general one."""
        fitting = [c for c in self.line_cards.get(name, ()) if c.only_for.holds(exporter, None)]
        return max(fitting, key=lambda c: c.only_for.exporter is not None, default=None)

    @cached_property
    def together(self) -> tuple[Together, ...]:
        """Pairs of inputs that move together unless a scenario says otherwise."""
        files = self._files("correlations.csv").items()
        return tuple(
            build(Together, dict(row), f"{name}, line {n}") for name, path in files for n, row in read_csv(path)
        )

    @cached_property
    def evidence(self) -> dict[str, Evidence]:
        """Published figures by item, file after file."""
        self.lines  # noqa: B018 - they may bring units of their own
        found: dict[str, Evidence] = {}
        for name, path in self._files("evidence/*.csv").items():
            for number, row in read_csv(path):
                where = f"{name}, line {number}"
                made = build(Evidence, dict(row), where, self.sources)
                if found.setdefault(made.item, made) is not made:
                    raise InputError(f"`{made.item}` stands there twice.", where, "Rename or delete one of the two.")
        return found

    @cached_property
    def _country_rows(self) -> dict[str, tuple[str, dict[str, str]]]:
        """Rows of `countries.csv` by code, with their place."""
        found: dict[str, tuple[str, dict[str, str]]] = {}
        for name, path in self._files("countries.csv").items():
            for number, row in read_csv(path):
                where = f"{name}, line {number}"
                if row.get("code", "") in found:
                    raise InputError(f"`{row['code']}` stands there twice.", where, "Delete one of the two rows.")
                found[row.get("code", "")] = where, row
        return found

    @cached_property
    def _country_files(self) -> dict[str, tuple[str, Path]]:
        return {path.stem: (name, path) for name, path in self._files("countries/*.toml").items()}

    @cached_property
    def country_codes(self) -> tuple[str, ...]:
        """Codes of all countries, and of the world."""
        return tuple(sorted({*self._country_rows, *self._country_files}))

    @cached_property
    def countries(self) -> dict[str, Country]:
        """Countries by code (reads them all)."""
        return {code: self.country(code) for code in self.country_codes}

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
        if code not in self._country_files:
            return build(Country, {**row, "code": code}, where, self.sources)
        where, path = self._country_files[code]
        return build(Country, {**row, **read_toml(path), "code": code}, where, self.sources)

    def _unknown_country(self, code: str) -> InputError:
        named = [other for other, (_where, row) in self._country_rows.items() if row.get("name", "") == code]
        if named:
            return InputError(
                _("There is no {kind} called “{word}”.", kind=_("country"), word=code),
                mend=_("Countries are given by their codes: {code}.", code=named[0]),
            )
        return unknown("country", code, self.country_codes, "econ list countries")

    @cached_property
    def _series_files(self) -> dict[tuple[str, str], tuple[Path, Path]]:
        abouts = self._files("series/*/*/about.toml").values()
        return {(p.parent.parent.name, p.parent.name): (p, p.with_name("values.csv")) for p in abouts}

    @cached_property
    def _table_files(self) -> dict[str, Path]:
        return {path.parent.name: path for path in self._files("tables/*/about.toml").values()}

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
        own = [name for code, name in self._series_files if code == entity]
        held = [name for name in self.tables if self.table(name).holds(entity, as_of)]
        return list(dict.fromkeys((*own, *held)))

    def all_series(self) -> Iterator[Series]:
        """Every series that has files of its own (reads them all); those of tables are in `tables`."""
        for entity, name in self._series_files:
            yield self.series(entity, name)

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
        if files := self._series_files.get((entity, name)):
            read = _read_series(entity, name, *files, self.sources)
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

    def series_at(self, key: str) -> Series:
        """One series by its key, such as "KOR/krw_usd"."""
        entity, _, name = key.partition("/")
        return self.series(entity, name)

    @cached_property
    def revisions(self) -> dict[tuple[str, str], Spread]:
        """How far figures of GDP have moved, by kind of country and class of age; empty where that was not measured."""
        from econ.evidence.revisions import Spread

        found: dict[tuple[str, str], Spread] = {}
        for name, path in self._files("revisions.csv").items():
            for number, row in read_csv(path):
                made = build(Spread, dict(row), f"{name}, line {number}")
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
    def _preset_files(self) -> dict[str, Path]:
        return {path.stem: path for path in self._files("scenarios/*.toml").values()}

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
        return read_preset(self._preset_files[name], self.sources)

    @cached_property
    def _dimensions(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for name, path in self._files("dimensions.csv").items():
            for number, row in read_csv(path):
                where = f"{name}, line {number}"
                text = row.get("dimension", "")
                if not row.get("name") or not _DIMENSION.fullmatch(text) or int(text) >= FIRST_FREE_DIMENSION:
                    raise InputError(
                        "A row needs a `name` and a `dimension`.", where, f"Give a number below {FIRST_FREE_DIMENSION}."
                    )
                if int(text) in found.values() or row["name"] in found:
                    raise InputError(
                        f"`{row['name']}` or dimension {text} is given out twice.", where, "Append a number of its own."
                    )
                found[row["name"]] = int(text)
        return found

    def dimension(self, name: str) -> int:
        """Dimension of the random points that belongs to an input."""
        return self._dimensions.get(name) if name in self._dimensions else free_dimension(name)  # type: ignore[return-value]

    @cached_property
    def release(self) -> str:
        """Date of the figures."""
        path = self._files("release.toml").get("release.toml", self.folders[0] / "release.toml")
        date = read_toml(path).get("date")
        if not date:
            raise InputError("The date of the figures is missing.", str(path), 'Write date = "2026-11-23".')
        return str(date)

    @cached_property
    def digest(self) -> str:
        """SHA-256 of all data files, whatever the ends of their lines; for a table's releases, that in `about.toml`."""
        total = hashlib.sha256()
        for name, path in sorted(self._files("**/*.*").items()):
            if path.suffix in {".toml", ".csv", ".json"} and not (name.startswith("tables/") and path.suffix == ".csv"):
                body = path.read_bytes().replace(b"\r\n", b"\n")
                total.update(f"{name} {len(body)}\n".encode())
                total.update(body)
        return total.hexdigest()


def _check_own(book: Book, folder: Path) -> None:
    from econ.evidence import checks

    checks.check(book, folder)


def _read_series(entity: str, name: str, about: Path, values: Path, known: Mapping[str, Any]) -> Series:
    place = f"series/{entity}/{name}"
    described = build(About, read_toml(about), f"{place}/about.toml", known)
    rows: list[SeriesRow] = []
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
        if made.status == "used" and any(r.year == made.year and r.status == "used" for r in rows):
            raise InputError(f"Two rows are used for {made.year}.", where, "Mark one of them `other`.")
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
        return float(text or "")
    except ValueError:
        raise InputError(f"`{column}` is {text or 'empty'}.", where, f"Give a number in `{column}`.") from None


def read_preset(path: Path, known: Mapping[str, Any] | None = None) -> Preset:
    """Read a scenario file in TOML; its sources are looked for in `known`, if that is given.

    Raises:
        InputError: it is missing or wrong.
    """
    return build(Preset, {"name": path.stem, **read_toml(path)}, str(path), known)


@lru_cache(maxsize=1)
def default_book() -> Book:
    """The figures that ship with the package."""
    return Book()
