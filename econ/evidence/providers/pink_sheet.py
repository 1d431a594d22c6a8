"""World Bank Commodity Price Data, the Pink Sheet: prices of each month or year since 1960.

Names stand in the row above the units, wherever that is. Months become the mean of their year; real prices are those of
2010 by the index of manufactures' unit values, and indices have no unit and are not prices.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from econ.evidence.providers import codes, sheets
from econ.evidence.providers.content import Part, number
from econ.evidence.providers.registry import (
    Collected,
    Figure,
    Imported,
    ImportedSeries,
    Wanted,
    placed,
    reads,
    slug,
    source,
)
from econ.evidence.providers.sheets import words
from econ.files.spreadsheet import Sheet, Value
from econ.wording.errors import InputError
from econ.wording.language import N_, _

LICENCE = "CC-BY-4.0"
ADDRESS = "https://www.worldbank.org/en/research/commodity-markets"
TITLE = "world bank commodity price data"
MONTHS = 12

_UNITS = {
    "$/bbl": "oil_barrel",
    "$/mt": "tonne",
    "$/kg": "kilogram",
    "$/gal": "gallon",
    "$/gallon": "gallon",
}
"""What prices are per, by how the sheet writes it; a metric ton is a tonne."""

_INDEX = re.compile(r"\d{4}\s*=\s*100")
_UNIT = re.compile(r"\(.*\)|[$¢].*|cents.*|%|index", re.IGNORECASE)
_MONTH = re.compile(r"((?:19|20)\d\d)[Mm](\d\d?)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_UPDATED = re.compile(
    r"updated\s+on:?\s+(?:(?P<month>[a-z]{3})[a-z]*\.?\s+(?P<day>\d{1,2})|(?P<before>\d{1,2})\s+(?P<after>[a-z]{3})[a-z]*)"
    r",?\s+(?P<year>\d{4})",
    re.IGNORECASE,
)
_REAL = re.compile(r"\breal\s+(\d{4})\s+us dollars", re.IGNORECASE)
_ABBREVIATIONS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

GRAINS = ("maize", "wheat", "rice", "barley", "sorghum")
"""First words of the names that are grain."""

MARKED = N_("The sheet puts ** after its name.")


@dataclass(frozen=True)
class Price:
    """A column of a sheet.

    Attributes:
        name: without the marks of the sheet.
        unit: as the sheet writes it, without brackets.
        marked: whether the sheet marks it with `**`.
        values: by year; of monthly prices those of each month.
    """

    name: str
    unit: str
    marked: bool
    values: dict[int, list[float]]


@dataclass(frozen=True)
class Prices:
    """A sheet of prices.

    Attributes:
        sheet: its name.
        monthly: whether its rows are months.
        real: the year whose dollars they are in; empty for dollars of the day.
        updated: ISO date of the sheet; empty if it does not say.
        columns: the prices.
        unreadable: cells that are neither a price nor a sign for none.
    """

    sheet: str
    monthly: bool
    real: str
    updated: str
    columns: tuple[Price, ...]
    unreadable: int = 0


def recognises(part: Part) -> bool:
    """Whether it is the workbook, or a sheet of it as CSV: the title stands in its first rows."""
    tables = [rows for _title, rows in part.sheets] or [part.lead]
    return any(TITLE in " ".join(cell for row in rows[:6] for cell in row).lower() for rows in tables)


@reads("World Bank Pink Sheet", "World Bank commodity price data (Pink Sheet)", recognises)
def read(part: Part, wanted: Wanted, _beside: Sequence[Part]) -> Imported:
    """Prices that have a unit here: of crude oil, grain and whatever else is sold by weight.

    Raises:
        InputError: it is damaged, or a sheet contradicts itself.
    """
    collected = Collected()
    try:
        for sheet in sheets.visible(part, collected, "indices"):
            found = prices(sheet)
            if found is None:
                collected.leave_out(_("Not a sheet of prices, so not taken: {name}.", name=sheet.name))
            else:
                _put(found, wanted, collected)
    except InputError as error:
        raise placed(error, part) from None
    imported = collected.imported()
    if not imported.series and not (wanted.countries or wanted.series):
        raise part.wrong(" ".join([_("It holds no price that has a unit here."), *collected.left_out]))
    return imported


# --- a sheet into prices --------------------------------------------------------------------------------


def prices(sheet: Sheet) -> Prices | None:
    """The prices of a sheet; None if it has no row of units between names and figures, as the indices have none.

    Raises:
        InputError: a month, a year or a price stands there twice with different figures.
    """
    first = next((i for i, row in enumerate(sheet.rows) if row and _when(row[0])), 0)
    place = next((i for i in range(first - 1, max(first - 4, 0), -1) if _is_of_units(sheet.rows[i])), None)
    if place is None:
        return None
    units, names = ([words(cell) for cell in sheet.rows[i]] for i in (place, place - 1))
    above = " ".join(words(cell) for row in sheet.rows[: place - 1] for cell in row)
    rows, monthly = _rows(sheet, first)
    columns, unreadable = [], 0
    for j, unit in enumerate(units):
        if not unit or j >= len(names) or not names[j]:
            continue
        values: dict[int, list[float]] = defaultdict(list)
        for (year, _month), cells in rows:
            try:
                value = _price(cells[j]) if j < len(cells) else None
            except ValueError:
                value, unreadable = None, unreadable + 1
            if value is not None:
                values[year].append(value)
        columns.append(Price(names[j].rstrip("* "), unit.strip("() "), names[j].endswith("**"), dict(values)))
    _refuse_doubled(columns, sheet.name)
    real = _REAL.search(above)
    return Prices(sheet.name, monthly, real[1] if real else "", _updated(above), tuple(columns), unreadable)


def _is_of_units(row: Sequence[Value]) -> bool:
    """Whether a row between the title and the figures holds units; the row above it holds the names then."""
    written = [unit for cell in row[1:] if (unit := words(cell))]
    return bool(written) and all(_UNIT.fullmatch(unit) for unit in written)


def _rows(sheet: Sheet, first: int) -> tuple[list[tuple[tuple[int, int], Sequence[Value]]], bool]:
    """The rows with their year and month (0 for a year), and whether they are months.

    Raises:
        InputError: a month or year stands there twice with different prices, or both kinds are mixed.
    """
    rows: dict[tuple[int, int], Sequence[Value]] = {}
    for cells in sheet.rows[first:]:
        when = _when(cells[0]) if cells else None
        if when is None:
            continue
        earlier = rows.setdefault(when, cells)
        if earlier != cells:
            raise InputError(
                _("{when} stands there twice, with different prices.", when=words(cells[0])),
                _("sheet {name}", name=sheet.name) if sheet.name else "",
                _("Download it again."),
            )
    monthly = {month > 0 for _year, month in rows}
    if len(monthly) > 1:
        raise InputError(
            _("Months and years stand under each other."),
            _("sheet {name}", name=sheet.name) if sheet.name else "",
            _("Download it again."),
        )
    return list(rows.items()), monthly == {True}


def _when(value: Value) -> tuple[int, int] | None:
    """Year and month that a first cell names, "1960M01"; month 0 for a year alone."""
    if isinstance(value, dt.datetime | dt.date):
        return value.year, value.month
    text = words(value)
    if found := _MONTH.fullmatch(text):
        return (int(found[1]), int(found[2])) if 1 <= int(found[2]) <= MONTHS else None
    return (int(text), 0) if _YEAR.fullmatch(text) else None


def _price(value: Value) -> float | None:
    """A price; None where there is none.

    Raises:
        ValueError: it is neither.
    """
    if isinstance(value, bool):
        raise ValueError(value)
    price = float(value) if isinstance(value, int | float) else number(words(value))
    if price is not None and not (math.isfinite(price) and price > 0):
        raise ValueError(value)
    return price


def _refuse_doubled(columns: Iterable[Price], sheet: str) -> None:
    seen: dict[str, Price] = {}
    for column in columns:
        if seen.setdefault(column.name, column) is not column:
            raise InputError(
                _("The price “{name}” has two columns.", name=column.name),
                _("sheet {name}", name=sheet) if sheet else "",
                _("Download it again."),
            )


def _updated(above: str) -> str:
    """The ISO date of “Updated on June 02, 2026”, or of “Updated on 2 June 2026”; empty if there is none."""
    found = _UPDATED.search(above)
    if not found:
        return ""
    month, day = (found["month"], found["day"]) if found["month"] else (found["after"], found["before"])
    if month.lower() not in _ABBREVIATIONS:
        return ""
    return f"{found['year']}-{_ABBREVIATIONS.index(month.lower()) + 1:02d}-{int(day):02d}"


# --- prices into series ---------------------------------------------------------------------------------


def _put(found: Prices, wanted: Wanted, collected: Collected) -> None:
    if found.unreadable:
        collected.leave_out(
            _(
                "{count} cells of {sheet} are neither a price nor a sign for none.",
                count=found.unreadable,
                sheet=found.sheet,
            )
        )
    without_unit = []
    for column in found.columns:
        unit = _unit(column, found.real)
        if not unit:
            without_unit.append(f"{column.name} ({column.unit})")
            continue
        described = _described(column, found, unit)
        if wanted.country(described.country) and wanted.one_of(described.name, described.kind, column.name):
            collected.put(described, _figures(column, found), found.sheet)
    if without_unit:
        collected.leave_out(_("No unit here, so not taken: {names}.", names=", ".join(dict.fromkeys(without_unit))))


def _unit(column: Price, real: str) -> str:
    """The unit of a price; empty for an index, for cents, and for what is sold by another measure."""
    per = "" if _INDEX.search(column.unit) else _UNITS.get(column.unit.lower().replace(" ", ""), "")
    money, _basis = codes.money(f"constant {real} US$" if real else "US$")
    return f"{money}/{per}" if per else ""


def _figures(column: Price, found: Prices) -> Iterator[Figure]:
    """A figure for each year: that of the sheet, or the mean of its months; a year of fewer months is not used."""
    for year, values in column.values.items():
        if not found.monthly:
            yield Figure(year, values[0])
        elif len(values) == MONTHS:
            yield Figure(year, math.fsum(values) / MONTHS, _("Mean of 12 months."))
        else:
            note = _("Mean of {count} months of 12, not a full year.", count=len(values))
            yield Figure(year, math.fsum(values) / len(values), note, used=False)


def _described(column: Price, found: Prices, unit: str) -> ImportedSeries:
    real = f"_real_{found.real}" if found.real else ""
    return ImportedSeries(
        country=codes.WORLD,
        country_name="World",
        kind=_kind(column.name),
        name=f"pink_sheet_{slug(column.name)}{real}",
        code=column.name,
        label=column.name,
        concept=_(
            "Price of {name} on the world market, {how}, in dollars of {year}.",
            name=column.name,
            how=_("mean of the months") if found.monthly else _("yearly average"),
            year=_("{base}, by the index of the unit values of manufactures (MUV)", base=found.real)
            if found.real
            else _("the day"),
        ),
        unit=unit,
        price_basis=f"constant-{found.real}" if found.real else codes.CURRENT,
        source=source(
            f"wb_pink_sheet_{found.updated.replace('-', '_')}" if found.updated else "wb_pink_sheet",
            "Commodity Price Data (Pink Sheet)" + (f", updated on {found.updated}" if found.updated else ""),
            "World Bank",
            "World Bank",
            ADDRESS,
            found.updated,
        ),
        licence=LICENCE,
        release=_("Pink Sheet of {day}", day=found.updated) if found.updated else "",
        released=found.updated,
        grade="A1",
        note=" ".join(
            [
                _("A benchmark: leaves out freight, insurance and what a buyer under sanctions pays."),
                *([_(MARKED)] if column.marked else []),
            ]
        ),
    )


def _kind(name: str) -> str:
    """The kind of the book that a price is of, so that it can stand for oil or grain in a question."""
    lower = name.lower()
    if lower.startswith("crude oil"):
        return "oil_price_crude"
    if lower.startswith("diesel"):
        return "diesel_price"
    if lower.startswith("gasoline"):
        return "gasoline_price"
    return "grain_price" if lower.startswith(GRAINS) else "commodity_price"
