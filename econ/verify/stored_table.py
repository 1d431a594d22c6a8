"""A stored scenario table: the scenario of each row is opened from its frozen link, and every cell computed again.

Rows may have been taken out or put together from several tables, and columns too: what is there is compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from econ.engine import Result, run
from econ.evidence import Book, folders, using
from econ.files import bounds
from econ.files.bounds import Cells, place
from econ.model import GRAPH
from econ.output import Json
from econ.output.scenario_table import ALL, CHOSEN, UNNAMED, Row, ScenarioTable, rows_of
from econ.output.scenario_table.codebook import VARIABLES, Asked
from econ.output.scenario_table.files import SHEET, to_bytes
from econ.provenance import links
from econ.scenario import CompleteScenario
from econ.verify import whole
from econ.verify.cause import withheld
from econ.verify.cells import ASKED, UNWRITTEN, changed, shortened
from econ.verify.cells import compare as compare_cells
from econ.verify.outcome import Stored as Saying
from econ.verify.outcome import Verdict
from econ.verify.readers import xlsx_table
from econ.verify.readers.long_table import table_of, words_of
from econ.verify.readers.registry import Cell, number_or_text, put_json
from econ.verify.readers.xlsx_cells import LOOKS
from econ.wording.errors import InputError
from econ.wording.language import ENGLISH, _, digits, speaking

KEY = ("scenario", "output", "gdp_source")
NEEDED = (*KEY, "frozen")
"""Columns by which a scenario table is known, and without which its rows cannot be computed again."""

FORMATS = {".csv": "csv", ".json": "json", ".parquet": "parquet", ".xlsx": "xlsx"}
"""The formats of a scenario table that hold full digits, by the end of the file's name."""

MARKS = {"scenario": "scenario_digest", "data": "data_digest", "model": "model_digest", "version": "version"}
"""By which columns a row says what it was made with."""

MADE = (*MARKS.values(), "fingerprint", "data_date", "frozen")
"""Columns that are others in each version."""

NUMBERS = tuple(v.name for v in VARIABLES if v.type in {"number", "integer"})
BOOLEANS = tuple(v.name for v in VARIABLES if v.type == "boolean")

StoredRow = Mapping[str, Cell]


@dataclass(frozen=True)
class Stored:
    """A scenario table as a file holds it.

    Attributes:
        rows: its rows, without empty cells.
        columns: its columns.
        form: its format.
        beside: what it says, shows or computes beside its rows, by place.
    """

    rows: tuple[StoredRow, ...]
    columns: tuple[str, ...]
    form: str
    beside: Mapping[str, Cell]

    @cached_property
    def groups(self) -> dict[tuple[str, str], list[StoredRow]]:
        """The rows of each scenario, by its name and its frozen link.

        Raises:
            InputError: a row has no link.
        """
        found: dict[tuple[str, str], list[StoredRow]] = {}
        for n, row in enumerate(self.rows, start=1):
            if not row.get("frozen"):
                raise InputError(
                    _("A row without a frozen link cannot be computed again: {name}.", name=row.get("scenario")),
                    _("row {number}", number=n),
                    _("Take such rows out, and verify the file of the scenario itself."),
                )
            found.setdefault((str(row.get("scenario", "")), str(row["frozen"])), []).append(row)
        return found

    @cached_property
    def links(self) -> dict[tuple[str, str], links.Frozen]:
        """What the link of each scenario holds.

        Raises:
            InputError: one cannot be opened.
        """
        found = {}
        for name, link in self.groups:
            try:
                found[name, link] = links.thaw(link)
            except InputError as error:
                raise error.at(name) from None
        return found

    @property
    def scenarios(self) -> tuple[CompleteScenario, ...]:
        """The scenarios that it asks for."""
        return tuple(frozen.scenario for frozen in self.links.values())

    @property
    def own(self) -> tuple[folders.Named, ...]:
        """Folders of one's own that it was made with."""
        return tuple(dict.fromkeys(one for frozen in self.links.values() for one in frozen.own))

    @property
    def marks(self) -> dict[str, str]:
        """What its first row says it was made with."""
        return {name: mark for name, mark in _marks(self.rows[0]).items() if name != "scenario"}

    def verify(self, content: bytes, book: Book) -> Verdict:
        """Compute every row again on these figures.

        Raises:
            InputError: a scenario cannot be computed.
        """
        others: dict[str, tuple[str, str]] = {}
        made, result = [], None
        with speaking(ENGLISH), using(book):
            for (name, link), rows in self.groups.items():
                result = run(self.links[name, link].scenario, book)
                others |= changed(_marks(rows[0]), result)
                made += _again(_named(name, self.links[name, link].scenario, book), result, rows)
        again = to_bytes(ScenarioTable(made), self.form)
        now = read(again, _ending(self.form))
        found = _cells(now.rows, self.columns) if now else Cells()
        stored = _cells(self.rows, self.columns)
        usual = now.beside if now else {}
        for where, said in self.beside.items():
            if usual.get(where) != said:  # what was taken out is not missed
                stored.put(where, said)
        verdict = compare_cells(stored, found, others)
        asked = tuple(name for name in (KEY[0], *ASKED) if any(name in row for row in self.rows))
        gone = withheld(verdict.uncompared.get(UNWRITTEN, ()), stored, result) if result else ()
        return replace(
            whole.held(verdict, content, again, _ending(self.form)),
            withheld=gone,
            made=shortened(self.marks),
            uncompared=dict(verdict.uncompared) | {"asked": asked},
            unread=self._unread(),
            stored=self._said(),
            data_date=str(self.rows[0].get("data_date", "")),
        )

    def _unread(self) -> str:
        """What of the file is not compared, in words: what describes its columns, and columns of other people."""
        codebook = [_("the codebook")] if self.form == "xlsx" else []
        packed = [_("how it is packed")] if self.form in ("xlsx", "parquet") else []
        looks = [_(LOOKS)] if self.form == "xlsx" else []
        return ", ".join((*codebook, *packed, *looks, *(name for name in self.columns if name not in _KNOWN)))

    def _said(self) -> Saying:
        """What the file says of itself."""
        counts = {"count": digits(f"{len(self.groups):,}"), "rows": digits(f"{len(self.rows):,}")}
        title = _("a scenario table of {count} scenarios in {rows} rows", **counts)
        return Saying(title, (), str(self.rows[0].get("fingerprint", "")))


def read(content: bytes, ending: str) -> Stored | None:
    """Read a scenario table back; None if it is another kind of file.

    Raises:
        InputError, ValueError, KeyError: the file is damaged.
    """
    if ending not in FORMATS:
        return None
    columns, rows, beside = _READERS[ending](content)
    if not set(NEEDED) <= set(columns):
        return None
    kept = tuple({k: v for k, v in row.items() if v not in (None, "")} for row in rows)
    if not kept:
        raise InputError(_("This scenario table has no rows."))
    return Stored(kept, columns, FORMATS[ending], beside)


class Read(NamedTuple):
    """What a file holds; no columns if it is no table of this kind.

    Attributes:
        columns: of it.
        rows: of it.
        beside: what else it says, by place.
    """

    columns: tuple[str, ...] = ()
    rows: Iterable[StoredRow] = ()
    beside: Mapping[str, Cell] = MappingProxyType({})


def _csv(content: bytes) -> Read:
    columns, lines = bounds.csv_of(content)
    rows = (
        {
            name: number_or_text(cell) if name in NUMBERS else cell.capitalize() if name in BOOLEANS else cell
            for name, cell in row.items()
        }
        for _line, row in lines
    )
    return Read(columns, rows)


def _json(content: bytes) -> Read:
    whole = bounds.json_of(content)
    if not isinstance(whole, dict) or not {"schema", "data"} <= whole.keys():
        return Read()
    rows = list(bounds.counted(whole["data"]))
    return Read(tuple(dict.fromkeys(name for row in rows for name in row)), rows, _codebook(_words(whole)))


def _words(whole: dict[str, Json]) -> Cells:
    """What a table in JSON says beside its rows, and of its columns beside their names and types."""
    cells, schema = Cells(), whole["schema"]
    fields = schema.pop("fields", []) if isinstance(schema, dict) else []
    put_json(cells, "", {name: value for name, value in whole.items() if name not in ("schema", "data")})
    if schema:
        put_json(cells, "schema", schema)
    for field in fields if isinstance(fields, list) else [fields]:
        named = field if isinstance(field, dict) else {"description": field}
        for key in sorted(named.keys() - OF_A_TYPE):
            put_json(cells, place("column", str(named.get("name", "")), key), named[key])
    return cells


def _codebook(words: Cells) -> Mapping[str, Cell]:
    """The same without what is said of columns of other people, and what pandas needs itself."""
    return {
        where: said
        for where, said in words.items()
        if where not in OF_PANDAS and (not where.startswith("column ") or where.split(" ")[1] in _KNOWN)
    }


OF_A_TYPE = {"name", "type", "extDtype", "constraints", "ordered", "tz", "freq"}
"""What pandas says of a column in JSON: its name, and of which type it is."""

OF_PANDAS = ("metadata pandas", "schema pandas_version", "schema primaryKey 0")
"""What pandas writes beside the rows of a table."""


def _parquet(content: bytes) -> Read:
    columns = table_of(content)
    rows = (dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True))
    return Read(tuple(columns), rows, _codebook(words_of(content)))


def _xlsx(content: bytes) -> Read:
    return Read(*xlsx_table.read(content, SHEET, _KNOWN))


_READERS = {".csv": _csv, ".json": _json, ".parquet": _parquet, ".xlsx": _xlsx}


def _ending(form: str) -> str:
    return next(ending for ending, name in FORMATS.items() if name == form)


def _marks(row: StoredRow) -> dict[str, str]:
    return {name: str(row.get(column, "")) for name, column in MARKS.items()}


def _named(name: str, scenario: CompleteScenario, book: Book) -> str:
    """What a scenario is called; a preset's name is no other scenario's, and any other is whoever asked's."""
    bare = re.sub(r" \(\d+\)$", "", name)
    return name if bare not in book.presets or bare == scenario.based_on else scenario.based_on or UNNAMED


def _again(name: str, result: Result, rows: list[StoredRow]) -> list[Row]:
    """The rows of one scenario as they are computed now, those that the file has."""
    outputs = [name for name in dict.fromkeys(str(row.get("output")) for row in rows) if name in GRAPH.equations]
    every = {row.get("gdp_source") for row in rows if str(row.get("gdp_chosen")) == "False"}
    asked = {(row.get("output"), row.get("gdp_source")) for row in rows}
    made = rows_of(Asked(name, result), outputs, ALL if every else CHOSEN)
    return [row for row in made if (row["output"], row["gdp_source"]) in asked]


def _cells(rows: tuple[StoredRow, ...], columns: tuple[str, ...]) -> Cells:
    """Cells named by scenario, output, GDP source and column."""
    cells = Cells()
    for row in rows:
        at = place(*(str(row.get(name, "")) for name in KEY))
        for name in columns:
            value = row.get(name)
            if value is not None and name not in KEY and name in _KNOWN:
                cells.put(place("about", name, at) if name in MADE else place(at, name), _plain(value))
    return cells


_KNOWN = {variable.name for variable in VARIABLES}


def _plain(value: Cell) -> Cell:
    return str(value) if isinstance(value, bool) else value
