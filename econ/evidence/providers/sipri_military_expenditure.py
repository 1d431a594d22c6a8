"""SIPRI Military Expenditure Database: the workbook of all countries, or one of its sheets saved as CSV.

Each sheet is a measure. What stands above its header says the scale and the year of constant prices; the colour of the
letters says which figures SIPRI estimates. Regions stand between the countries, and have no figures of their own.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from econ.evidence.providers import codes, sheets
from econ.evidence.providers.content import Part, number
from econ.evidence.providers.names import by_name, not_of_today
from econ.evidence.providers.registry import (
    Collected,
    Figure,
    Imported,
    ImportedSeries,
    Wanted,
    placed,
    reads,
    source,
    warn_of_open_end,
)
from econ.evidence.providers.sheets import words
from econ.files import bounds, spreadsheet
from econ.files.spreadsheet import Sheet, Value
from econ.wording.errors import InputError
from econ.wording.language import N_, _

LICENCE = "SIPRI-terms"
ADDRESS = "https://www.sipri.org/databases/milex"
TITLE = "military expenditure by country"
MILLION = 1e6

ESTIMATE = N_("SIPRI marks it as its own estimate.")
UNCERTAIN = N_("SIPRI marks it as highly uncertain.")
_MARKS = {spreadsheet.BLUE: ESTIMATE, spreadsheet.RED: UNCERTAIN}

_NOT_GIVEN = frozenset({"PRK"})
"""Countries of which SIPRI's footnote 57 says that no figures in dollars and no shares are given, though the workbook
has numbers in some of these cells; they are left out whatever they are."""

_YEAR = re.compile(r"(?:19|20)\d\d")
_BASE = re.compile(r"constant\s*\(?\s*((?:19|20)\d\d)", re.IGNORECASE)
_IN_MILLIONS = re.compile(r"\$\s*m\b|\bmillions?\b|\bm\.", re.IGNORECASE)
_LAST = re.compile(r"(?:19|20)\d\d\s*[-–]\s*((?:19|20)\d\d)")

_OTHER_SHEETS = r"front page|regional|financial year|fiscal year|footnote"
"""Sheets of regions, of years that do not begin in January, and without figures."""

_LONG = re.compile(
    r"(?P<what>current|constant|share(?:_govt)?)(?:_(?P<base>(?:19|20)\d\d))?(?:_usd(?P<scale>_m)?|_gdp|_exp)"
)
_SHEETS = {
    "current": "Current US$",
    "constant": "Constant ({base}) US$",
    "share": "Share of GDP",
    "share_govt": "Share of Govt. spending",
}
_LETTERS = {"e": ESTIMATE, "u": UNCERTAIN}
"""Columns of a long table, the sheets that they were, and letters for the colours."""

MOSTLY_PER_CENT = 0.5
"""A median share from here on is written in per cent: no country's half of GDP goes to its military."""


@dataclass(frozen=True)
class Measure:
    """What a sheet measures.

    Attributes:
        said: how its name, or what stands above its header, says so.
        name, kind, label, concept, unit, price_basis: of the series; `{base}` is the year of constant prices.
        share: whether its figures are shares.
    """

    said: re.Pattern[str]
    name: str
    kind: str
    label: str
    concept: str
    unit: str
    price_basis: str = "current"
    share: bool = False


def _said(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


LOCAL = Measure(
    _said(r"local currency"),
    "sipri_military_spending_local",
    "military_spending",
    N_("Military expenditure, local currency"),
    N_("Military expenditure of calendar years in local currency at current prices."),
    "{currency}/year",
)

MEASURES = (
    LOCAL,
    Measure(
        _said(r"per capita"),
        "sipri_military_spending_per_person",
        "military_spending_per_person",
        N_("Military expenditure per head"),
        N_("Military expenditure per head of the population in US dollars at current prices and exchange rates."),
        "USD/person/year",
    ),
    Measure(
        _said(r"share of govt|share of government|percentage of government|percentage of general government"),
        "sipri_military_spending_share_of_government_spending",
        "military_spending_share_of_government_spending",
        N_("Military expenditure, share of government spending"),
        N_("Military expenditure as a share of government spending."),
        "1",
        "not-money",
        share=True,
    ),
    Measure(
        _said(r"share of gdp|percentage of gross domestic product|percentage of gdp"),
        "sipri_military_spending_share",
        "military_spending_share",
        N_("Military expenditure, share of GDP"),
        N_("Military expenditure as a share of gross domestic product."),
        "1",
        "not-money",
        share=True,
    ),
    Measure(
        _said(r"\bconstant\b"),
        "sipri_military_spending_constant_{base}",
        "military_spending",
        N_("Military expenditure, constant prices"),
        N_("Military expenditure in US dollars at the prices and exchange rates of {base}."),
        "USD/year",
        "constant-{base}",
    ),
    Measure(
        _said(r"current us\s?(?:\$|d\b)|us\s?\$ at current prices|current prices and exchange rates"),
        "sipri_military_spending",
        "military_spending",
        N_("Military expenditure"),
        N_("Military expenditure in US dollars at current prices and exchange rates."),
        "USD/year",
    ),
)
"""Measures, the more special before what is named inside it."""


@dataclass(frozen=True)
class Row:
    """A row of a sheet: a country, and its figures by year, as published."""

    country: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class Table:
    """A sheet, read.

    Attributes:
        name: of the sheet.
        measure: what it measures, with its year of constant prices.
        scale: what the published numbers are multiplied by.
        last: the last year that its title names; empty if it names none.
        rows: the countries.
        unreadable: cells that are neither a figure nor a sign for none.
    """

    name: str
    measure: Measure
    scale: float
    last: str
    rows: tuple[Row, ...]
    unreadable: int = 0


def recognises(part: Part) -> bool:
    """Whether it is the workbook, or one of its sheets as CSV: the title stands above the header of each."""
    for _title, rows in part.sheets or [("", part.lead)]:
        above = " ".join(cell for row in rows[:12] for cell in row).lower()
        if TITLE in above and any(_is_header(row) for row in rows):
            return True
    return False


@reads("SIPRI", "SIPRI military expenditure", recognises)
def read(part: Part, wanted: Wanted, _beside: Sequence[Part]) -> Imported:
    """Military expenditure in dollars of the year and of a base year, in local currency, and as shares.

    Raises:
        InputError: it is damaged, or a sheet contradicts itself.
    """
    collected = Collected()
    if not part.is_workbook:
        collected.leave_out(_("A CSV has lost the colours by which SIPRI marks estimates; none is marked."))
    try:
        for table in tables(sheets.visible(part, collected, _OTHER_SHEETS), collected):
            _put(table, wanted, collected)
    except InputError as error:
        raise placed(error, part) from None
    imported = collected.imported()
    if not imported.series and not (wanted.countries or wanted.series):
        raise part.wrong(_("It holds no figure of a country."))
    return imported


# --- a long table, as other people make of the workbook ------------------------------------------------


def _recognises_long(part: Part) -> bool:
    place = part.columns("country", "year")
    return place is not None and any(_LONG.fullmatch(cell.lower()) for cell in part.lead[place])


@reads("SIPRI", "SIPRI military expenditure, a row for each country and year", _recognises_long)
def read_long(part: Part, wanted: Wanted, _beside: Sequence[Part]) -> Imported:
    """The same figures from a table with a row for each country and year, and a column for each measure.

    Raises:
        InputError: a cell is no figure, or a country has a year twice.
    """
    collected = Collected()
    warn_of_open_end(part, collected)
    place = part.columns("country", "year") or 0
    header = [cell.lower() for cell in part.lead[place]]
    columns = {j: found for j, cell in enumerate(header) if (found := _LONG.fullmatch(cell))}
    held: dict[int, dict[str, list[Figure]]] = {j: defaultdict(list) for j in columns}
    for count, (_line, cells) in enumerate(part.rows()):
        if count <= place:
            continue
        collected.check(count, part.name)
        row = dict(zip(header, cells, strict=False))
        year = _year(row.get("year", ""))
        if len(cells) != len(header) or year is None:
            collected.leave_out(_("A row is broken: {cells}.", cells=bounds.cut(", ".join(cells), 80)))
            continue
        marks = dict(part.split(":") for part in row.get("flags", "").split(";") if part.count(":") == 1)
        for j, found in columns.items():
            value = _figure(cells[j])
            if isinstance(value, float):
                mark = _LETTERS.get(marks.get(found["what"].removeprefix("share_"), ""), "")
                held[j][row["country"]].append(Figure(year, value, _(mark) if mark else ""))
    for j, found in columns.items():
        sheet = _SHEETS[found["what"]].format(base=found["base"] or "")
        if "()" in sheet:
            collected.leave_out(_("The column {name} does not say the year of its prices.", name=header[j]))
            continue
        measure = _measure(sheet, "")
        if measure is not None:
            rows = tuple(Row(country, tuple(figures)) for country, figures in held[j].items())
            scale = MILLION if found["scale"] else 1.0
            last = max((figure.year for row in rows for figure in row.figures), default=0)
            _put(Table(header[j], measure, scale, str(last), rows), wanted, collected)
    return collected.imported()


# --- a sheet into rows ----------------------------------------------------------------------------------


def tables(given: Iterable[Sheet], collected: Collected) -> Iterator[Table]:
    """The sheets of countries.

    Raises:
        InputError: a sheet has a year or a country twice, or two different base years.
    """
    for sheet in given:
        found = next((i for i, row in enumerate(sheet.rows) if _is_header(row)), None)
        above = " ".join(str(v) for row in sheet.rows[: found or 0] for v in row if isinstance(v, str))
        if found is None:
            continue
        measure = _measure(sheet.name, above)
        if measure is None:
            collected.leave_out(_("The sheet “{name}” is not one that is known.", name=sheet.name))
            continue
        yield _table(sheet, found, above, measure)


def _is_header(row: Sequence[Value]) -> bool:
    return bool(row) and words(row[0]).lower() == "country" and any(_year(v) for v in row[1:])


def _measure(name: str, above: str) -> Measure | None:
    """What a sheet measures: by its name, or else by what stands above its header.

    Raises:
        InputError: the two name different base years, or constant prices have none.
    """
    measure = next((m for text in (name, above) for m in MEASURES if m.said.search(text)), None)
    if measure is None or "{base}" not in measure.price_basis:
        return measure
    bases = {year for text in (name, above) for year in _BASE.findall(text)}
    if len(bases) != 1:
        raise InputError(
            _(
                "The constant prices are of {years}.",
                years=_(" and ").join(sorted(bases)) or _("no year that is named"),
            ),
            _("sheet {name}", name=name) if name else "",
            _("Download the file again: its sheet and its title name the same year."),
        )
    base = bases.pop()
    unit, basis = codes.money(f"constant {base} US$")
    return replace(
        measure,
        name=measure.name.format(base=base),
        concept=_(measure.concept, base=base),
        unit=f"{unit}/year",
        price_basis=basis,
    )


def _table(sheet: Sheet, header: int, above: str, measure: Measure) -> Table:
    columns = _columns(sheet.rows[header], sheet.name)
    marks = {colour: _(mark) for colour, mark in _MARKS.items()}
    rows, unreadable = [], 0
    for i, cells in enumerate(sheet.rows[header + 1 :], start=header + 1):
        country = words(cells[0]) if cells else ""
        if not country or _is_header(cells):
            continue
        figures = []
        for j, year in columns.items():
            value = _figure(cells[j]) if j < len(cells) else None
            unreadable += value is UNREADABLE
            if isinstance(value, float):
                figures.append(Figure(year, value, marks.get(sheet.colours.get((i, j), ""), "")))
        rows.append(Row(country, tuple(figures)))
    scale = MILLION if _is_in_millions(measure, above) else 1.0
    if measure.share:
        scale = 0.01 if _in_per_cent(rows) else 1.0
    last = _LAST.search(above)
    return Table(sheet.name, measure, scale, last[1] if last else "", tuple(rows), unreadable)


def _is_in_millions(measure: Measure, above: str) -> bool:
    """Whether money is in millions: SIPRI's dollars always are, its local currency only where it says so."""
    if "person" in measure.unit:
        return False
    return measure is not LOCAL or bool(_IN_MILLIONS.search(above))


def _in_per_cent(rows: Sequence[Row]) -> bool:
    values = sorted(figure.value for row in rows for figure in row.figures)
    return bool(values) and values[len(values) // 2] > MOSTLY_PER_CENT


def _columns(header: Sequence[Value], name: str) -> dict[int, int]:
    """The year of each column of figures.

    Raises:
        InputError: a year stands there twice.
    """
    columns = {j: year for j, v in enumerate(header) if (year := _year(v))}
    twice = next((y for y, count in Counter(columns.values()).items() if count > 1), None)
    if twice:
        raise InputError(
            _("The year {year} has two columns.", year=twice),
            _("sheet {name}", name=name) if name else "",
            _("Download the file again."),
        )
    return columns


UNREADABLE = "unreadable"


def _figure(value: Value) -> float | str | None:
    """A figure; None where there is none; `UNREADABLE` for what is neither."""
    if isinstance(value, int | float):
        return UNREADABLE if isinstance(value, bool) else float(value)
    return None if value is None else _written(words(value))


@lru_cache(10_000)
def _written(text: str) -> float | str | None:
    """A figure that stands there as text, as in a CSV, or the sign for none."""
    try:
        figure = number(text.removesuffix("%"))
        return figure / 100 if figure is not None and text.endswith("%") else figure
    except ValueError:
        return UNREADABLE


def _year(value: Value) -> int | None:
    """The year that a header names, as a number or as text."""
    text = words(value)
    return int(text) if _YEAR.fullmatch(text) else None


# --- rows into series -----------------------------------------------------------------------------------


def _put(table: Table, wanted: Wanted, collected: Collected) -> None:
    where = _("sheet {name}", name=table.name) if table.name else ""
    if table.unreadable:
        collected.leave_out(
            _("{count} cells of {where} are neither a figure nor a sign for none.", count=table.unreadable, where=where)
        )
    if not wanted.one_of(table.measure.name, table.measure.kind):
        return
    unknown, without_money = [], []
    for row in table.rows:
        if not row.figures:
            continue
        code = by_name(row.country)
        if not code:
            unknown.append(row.country)
            continue
        if not wanted.country(code):
            continue
        if code in _NOT_GIVEN and table.measure is not LOCAL:
            collected.leave_out(
                _(
                    "{country}'s {count} numbers of {where} are not taken: SIPRI's own footnote says that it gives no "
                    "such figures.",
                    country=row.country,
                    count=len(row.figures),
                    where=where or table.measure.name,
                )
            )
            continue
        own = codes.currency(code)
        if table.measure is LOCAL and not own:
            without_money.append(row.country)
            continue
        unit = table.measure.unit.format(currency=own)
        figures = [Figure(f.year, f.value * table.scale, f.note) for f in row.figures]
        collected.put(_described(table, row, code, unit), figures, where)
    if unknown:
        collected.leave_out(not_of_today(unknown))
    if without_money:
        collected.leave_out(
            _(
                "{count} countries of {where} have a currency that is not known here: {names}.",
                count=len(without_money),
                where=where or table.measure.name,
                names=", ".join(without_money),
            )
        )


def _described(table: Table, row: Row, code: str, unit: str) -> ImportedSeries:
    measure, release = table.measure, _("SIPRI military expenditure, figures to {year}", year=table.last)
    marked = Counter(figure.note for figure in row.figures if figure.note)
    return ImportedSeries(
        country=code,
        country_name=row.country,
        kind=measure.kind,
        name=measure.name,
        code=table.name or measure.name,
        label=_(measure.label),
        concept=_(measure.concept),
        unit=unit,
        price_basis=measure.price_basis,
        source=source(
            f"sipri_milex_{table.last}" if table.last else "sipri_milex",
            "SIPRI Military Expenditure Database" + (f", figures to {table.last}" if table.last else ""),
            "Stockholm International Peace Research Institute",
            "SIPRI",
            ADDRESS,
            comment="Imported from the user's own download; non-commercial use with attribution.",
        ),
        licence=LICENCE,
        release=release if table.last else "",
        grade="B3" if marked else "B2",
        note=_(
            "SIPRI marks {estimates} of these figures as its own estimates and {uncertain} as highly uncertain.",
            estimates=marked[_(ESTIMATE)],
            uncertain=marked[_(UNCERTAIN)],
        )
        if marked
        else "",
    )
