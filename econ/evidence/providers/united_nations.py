"""United Nations Statistics Division: National Accounts, Analysis of Main Aggregates, as a workbook or as CSV."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from econ.evidence.providers import codes, names
from econ.evidence.providers.content import YEAR_COLUMN, Part
from econ.evidence.providers.registry import (
    Collected,
    Imported,
    ImportedSeries,
    Wanted,
    of_years,
    reads,
    slug,
    source,
)
from econ.wording.errors import InputError
from econ.wording.language import _

PROVIDER = "United Nations"
MAKER = "United Nations Statistics Division"
_DATA_SET = "National Accounts: Analysis of Main Aggregates"
_ADDRESS = "https://unstats.un.org/unsd/snaama/"
LICENCE = "UN-terms"

_HEADER = ("countryid", "country", "indicatorname")
_ITEMS = {
    "gross domestic product (gdp)": ("gdp", "gdp"),
    "gross domestic product": ("gdp", "gdp"),
    "gross national income (gni)": ("gni", "gni"),
    "gross national income": ("gni", "gni"),
    "exports of goods and services": ("exports", "exports"),
    "imports of goods and services": ("imports", "imports"),
    "population": ("population", "population"),
    "imf based exchange rate": ("exchange_rate", "rate_imf"),
    "ama exchange rate": ("exchange_rate", "rate"),
    "general government final consumption expenditure": ("other", "government_consumption"),
}
_MAINLAND = 835
"""The number of the United Republic of Tanzania without Zanzibar, which is what the tables have of it."""


def _place(rows: Sequence[Sequence[str]]) -> int | None:
    """The number of the header among the first rows; sheets of footnotes have none."""
    for n, row in enumerate(rows):
        first = {cell.lower().replace(" ", "") for cell in row}
        if first >= set(_HEADER) and any(YEAR_COLUMN.fullmatch(cell) for cell in row):
            return n
    return None


def _is_workbook(part: Part) -> bool:
    return part.is_workbook and any(_place(rows) is not None for _title, rows in part.sheets)


def _is_table(part: Part) -> bool:
    return _place(part.lead) is not None


_UNSAID = (
    ("UNdata", {"country or area", "value"}),
    ("UNSD", {"country/area", "year", "unit"}),
    ("UN Statistical Yearbook", {"region/country/area", "series", "value"}),
)
"""Columns of other tables of the United Nations."""


def _is_other(part: Part) -> bool:
    return bool(_other(part))


def _other(part: Part) -> str:
    rows = [{cell.lower() for cell in row} for row in part.lead]
    return next((name for name, columns in _UNSAID if any(columns <= row for row in rows)), "")


@reads(PROVIDER, "other United Nations table", _is_other)
def other(part: Part, _wanted: Wanted, _beside: Sequence[Part]) -> Imported:
    """A table of another site of the United Nations; it is not read.

    Raises:
        InputError: always.
    """
    raise part.wrong(
        _("This is a table of {name}, whose layout is not read.", name=_other(part)),
        _("Take the table of national accounts from the download page of {address}", address=_ADDRESS),
    )


@reads(PROVIDER, "United Nations table of national accounts (CSV)", _is_table)
def table(part: Part, wanted: Wanted, _beside: Sequence[Part]) -> Imported:
    """The first sheet of the workbook as CSV."""
    place = _place(part.lead) or 0
    rows = part.body(place)
    return _read(part, part.lead[:place], part.lead[place], rows, wanted)


@reads(PROVIDER, "United Nations workbook of national accounts", _is_workbook)
def workbook(part: Part, wanted: Wanted, _beside: Sequence[Part]) -> Imported:
    """The workbook; its sheets are known by their header, since their names are cut."""
    title, lead = next((title, rows) for title, rows in part.sheets if _place(rows) is not None)
    place = _place(lead) or 0
    sheet = part.workbook()[title]
    rows = (
        (line, ["" if cell is None else str(cell).strip() for cell in row])
        for line, row in enumerate(sheet.iter_rows(min_row=place + 2, values_only=True), start=place + 2)
    )
    return _read(part, lead[:place], lead[place], rows, wanted)


def _read(
    part: Part,
    above: Sequence[Sequence[str]],
    header: Sequence[str],
    rows: Iterable[tuple[int, Sequence[str]]],
    wanted: Wanted,
) -> Imported:
    columns = {cell.lower().replace(" ", ""): n for n, cell in enumerate(header)}
    number_at, country_at, item_at = (columns[name] for name in _HEADER)
    years = part.years(header)
    title = next((cell for row in above for cell in row if cell), "") or _by_name(part)
    if scaled := codes.not_whole(title):
        raise part.wrong(
            scaled, _("Download the file again: its title says “in US Dollars” or “in National currency”.")
        )
    into, gone = Collected(), dict[str, None]()
    for line, row in rows:
        if not any(row) or row[number_at] == header[number_at]:
            continue
        where = f"{part.name}, {_('line {number}', number=line)}"
        three = _country(row[number_at], where)
        if not three:
            gone[row[country_at]] = None
            continue
        names.check(row[country_at], three, where)
        kind, short = _item(row[item_at])
        if not wanted.country(three) or not wanted.one_of(kind, short, f"un_{short}", slug(row[item_at])):
            continue
        described = _series(three, row[country_at], row[item_at], title, max(years.values(), default=0))
        if described is None:
            into.leave_out(_("The calculator has no unit for “{title}”, which is left out.", title=title))
            continue
        scale = 0.01 if described.unit == "1" else 1.0
        into.put(described, (replace(f, value=f.value * scale) for f in of_years(years, row, part, line)), where)
    if gone:
        into.leave_out(_("States that are no more are left out: {names}.", names=", ".join(gone)))
    return into.imported()


def _by_name(part: Part) -> str:
    """What the title says, of a table whose title was taken away: the provider's files are named for it.

    Raises:
        InputError: the name does not say it.
    """
    name = re.sub(r"[-_.]|(?<=[a-z])(?=[A-Z])|(?<=GDP)(?=[a-z])", " ", part.name)
    if not codes.money(name, "USA")[0]:
        raise part.wrong(
            _("The table does not say in which money it is."),
            _("Leave the title above it where it was, “GDP/breakdown at current prices in US Dollars” for example."),
        )
    return name


def _country(text: str, where: str) -> str:
    """The country of a number; empty for a state that is no more.

    Raises:
        InputError: it is no number.
    """
    try:
        which = int(float(text))
    except ValueError:
        raise InputError(
            _("“{text}” is no number of a country.", text=text[:40]), where, _("Download the file again.")
        ) from None
    return "TZA" if which == _MAINLAND else codes.of_number(which)


def _item(name: str) -> tuple[str, str]:
    """Kind of what a row measures, and the name of its series without that of the provider."""
    short = slug(re.sub(r"\(.*?\)", "", name), 40)
    return _ITEMS.get(name.strip().lower(), ("other", short))


def _unit(item: str, title: str, country: str) -> tuple[str, str]:
    """Unit and price basis of a row, by what it measures and by the title above the table; empty for another unit."""
    said, measured = title.lower(), item.lower()
    if "population" in measured:
        return "person", codes.NOT_MONEY
    if "exchange rate" in measured:
        own = codes.currency(country)
        return (f"{own}/USD" if own and own != "USD" else ""), codes.NOT_MONEY
    if "share" in said or "percent" in said:
        return "1", codes.NOT_MONEY
    unit, basis = codes.money(title, country)
    per_head = "per capita" in said or "per head" in said
    return (f"{unit}{'/person' if per_head else ''}/year", basis) if unit else ("", "")


def _series(country: str, called: str, item: str, title: str, last: int) -> ImportedSeries | None:
    """What a row is, by the title above the table: prices, money, and whether per head; None for another unit."""
    kind, short = _item(item)
    unit, basis = _unit(item, title, country)
    if not unit:
        return None
    per_head = "/person" in unit
    kind = {"gdp": "gdp_per_head"}.get(kind, "other") if per_head else "other" if unit == "1" else kind
    kind = codes.fitting(kind, unit, basis)
    own = "_national" if not unit.startswith("USD") and basis != codes.NOT_MONEY else "_share" if unit == "1" else ""
    suffix = (
        ("_constant" if basis not in (codes.CURRENT, codes.NOT_MONEY) else "") + own + ("_per_head" if per_head else "")
    )
    years = _("to {year}", year=last)
    return ImportedSeries(
        country=country,
        country_name=called,
        kind=kind,
        name=f"un_{short}{suffix}",
        code=item,
        label=_("United Nations, {item}", item=item),
        concept=codes.sentence(f"{item}. {title}"),
        unit=unit,
        price_basis=basis,
        source=source(
            slug(f"un_ama_{basis}_{unit}_to_{last}"), f"{_DATA_SET}: {title}, {years}", MAKER, PROVIDER, _ADDRESS,
            comment=_("The year of release is not in the file; the newest year in it is {year}.", year=last),
        ),
        licence=LICENCE,
        release=_("Main Aggregates {years}", years=years),
        grade="A2" if country != "PRK" else "B3",
        note={
            "PRK": _("For North Korea an estimate of the United Nations, at a rate of its own."),
            "TZA": _("The mainland of Tanzania, without Zanzibar."),
        }.get(country, ""),
    )  # fmt: skip
