"""United Nations Statistics Division: National Accounts, Analysis of Main Aggregates, as a workbook or as CSV."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from econ.evidence.providers import codes
from econ.evidence.providers.content import Part, number
from econ.evidence.providers.registry import (
    Collected,
    Figure,
    Imported,
    ImportedSeries,
    Wanted,
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
    "general government final consumption expenditure": ("other", "government_consumption"),
}
_MAINLAND = 835
"""The number of the United Republic of Tanzania without Zanzibar, which is what the tables have of it."""

_YEAR = re.compile(r"(\d{4})(?:\.0)?")


def _place(rows: Sequence[Sequence[str]]) -> int | None:
    """The number of the header among the first rows; sheets of footnotes have none."""
    for n, row in enumerate(rows):
        first = {cell.lower().replace(" ", "") for cell in row}
        if first >= set(_HEADER) and any(_YEAR.fullmatch(cell) for cell in row):
            return n
    return None


def _is_workbook(part: Part) -> bool:
    return part.is_workbook and any(_place(rows) is not None for _title, rows in part.sheets)


def _is_table(part: Part) -> bool:
    return _place(part.lead) is not None


@reads(PROVIDER, "United Nations table of national accounts (CSV)", _is_table)
def table(part: Part, wanted: Wanted, _beside: Sequence[Part]) -> Imported:
    """The first sheet of the workbook as CSV."""
    place = _place(part.lead) or 0
    rows = part.body(place)
    return _read(part, part.lead[:place], part.lead[place], rows, wanted, decimal_comma=part.decimal_comma)


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
    *,
    decimal_comma: bool = False,
) -> Imported:
    columns = {cell.lower().replace(" ", ""): n for n, cell in enumerate(header)}
    number_at, country_at, item_at = (columns[name] for name in _HEADER)
    years = {n: int(found[1]) for n, cell in enumerate(header) if (found := _YEAR.fullmatch(cell))}
    _once(years.values(), part)
    title = next((cell for row in above for cell in row if cell), "") or _by_name(part)
    into, gone = Collected(), dict[str, None]()
    for line, row in rows:
        if not any(row) or row[number_at] == header[number_at]:
            continue
        where = f"{part.name}, {_('line {number}', number=line)}"
        three = _country(row[number_at], where)
        if not three:
            gone[row[country_at]] = None
            continue
        kind, short = _item(row[item_at])
        if not wanted.country(three) or not wanted.one_of(kind, short, f"un_{short}", slug(row[item_at])):
            continue
        described = _series(three, row[country_at], row[item_at], title, max(years.values(), default=0))
        if described is None:
            into.leave_out(_("The calculator has no unit for “{title}”, which is left out.", title=title))
            continue
        into.put(described, _figures(years, row, where, decimal_comma=decimal_comma), where)
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
        raise InputError(
            _("The table does not say in which money it is."),
            part.name,
            _("Leave the title above it where it was, “GDP/breakdown at current prices in US Dollars” for example."),
        )
    return name


def _once(years: Iterable[int], part: Part) -> None:
    listed = list(years)
    if twice := next((year for year in listed if listed.count(year) > 1), 0):
        raise InputError(
            _("The column “{name}” stands there twice.", name=str(twice)), part.name, _("Download the file again.")
        )


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


def _figures(years: dict[int, int], row: Sequence[str], where: str, *, decimal_comma: bool) -> Iterator[Figure]:
    for column, year in years.items():
        try:
            value = number(row[column], decimal_comma=decimal_comma) if column < len(row) else None
        except ValueError:
            raise InputError(
                _("“{text}” is no number.", text=row[column][:40]), where, _("Download the file again.")
            ) from None
        if value is not None:
            yield Figure(year, value)


def _series(country: str, called: str, item: str, title: str, last: int) -> ImportedSeries | None:
    """What a row is, by the title above the table: prices, money, and whether per head; None for another unit."""
    kind, short = _item(item)
    said = title.lower()
    if "share" in said or "percent" in said:
        return None
    unit, basis = codes.money(title, country)
    per_head = "per capita" in said or "per head" in said
    if not unit:
        return None
    unit = f"{unit}{'/person' if per_head else ''}/year"
    kind = {"gdp": "gdp_per_head"}.get(kind, "other") if per_head else kind
    kind = codes.fitting(kind, unit, basis)
    own = "_national" if not unit.startswith("USD") else ""
    suffix = ("_constant" if basis != codes.CURRENT else "") + own + ("_per_head" if per_head else "")
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
        figures=(),
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
