"""World Bank: bulk files, DataBank tables, all of the Indicators in a ZIP, answers of the Indicators API."""

from __future__ import annotations

import csv
import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from econ.evidence.providers import codes, names
from econ.evidence.providers.content import YEAR_COLUMN, Part, number_in, number_of
from econ.evidence.providers.periods import parts as period
from econ.evidence.providers.periods import yearly
from econ.evidence.providers.registry import (
    Collected,
    Figure,
    Imported,
    ImportedSeries,
    Wanted,
    describes,
    of_years,
    reads,
    refuses,
    slug,
    source,
)
from econ.files import bounds
from econ.files.bounds import Json
from econ.wording.errors import InputError
from econ.wording.language import N_, _

PROVIDER = "World Bank"
BY_CC = "CC-BY-4.0"
OF_SIPRI = "SIPRI-terms"
"""The World Bank's files carry series of SIPRI, which keep SIPRI's terms."""

_ADDRESS = "https://data.worldbank.org/indicator/{code}"
_DATA_SET = "World Development Indicators"

_KNOWN = {
    "NY.GDP.MKTP.CD": ("gdp", "gdp"),
    "NY.GDP.MKTP.KD": ("gdp", "gdp_constant"),
    "NY.GDP.MKTP.CN": ("gdp", "gdp_national"),
    "NY.GDP.MKTP.KN": ("gdp", "gdp_national_constant"),
    "NY.GDP.MKTP.PP.CD": ("gdp", "gdp_ppp"),
    "NY.GDP.MKTP.PP.KD": ("gdp", "gdp_ppp_constant"),
    "NY.GDP.PCAP.CD": ("gdp_per_head", "gdp_per_head"),
    "NY.GDP.PCAP.PP.CD": ("gdp_per_head", "gdp_per_head_ppp"),
    "NY.GDP.PCAP.PP.KD": ("gdp_per_head", "gdp_per_head_ppp_constant"),
    "NY.GDP.PCAP.KD": ("gdp_per_head", "gdp_per_head_constant"),
    "NY.GDP.MKTP.KD.ZG": ("growth", "gdp_growth"),
    "FP.CPI.TOTL.ZG": ("inflation", "inflation"),
    "FI.RES.TOTL.CD": ("reserves", "reserves"),
    "NY.GNP.MKTP.CD": ("gni", "gni"),
    "NE.EXP.GNFS.CD": ("exports", "exports"),
    "NE.IMP.GNFS.CD": ("imports", "imports"),
    "BX.GSR.GNFS.CD": ("exports", "exports_bop"),
    "BM.GSR.GNFS.CD": ("imports", "imports_bop"),
    "TX.VAL.MRCH.CD.WT": ("exports", "exports_goods"),
    "TM.VAL.MRCH.CD.WT": ("imports", "imports_goods"),
    "SP.POP.TOTL": ("population", "population"),
    "PA.NUS.FCRF": ("exchange_rate", "exchange_rate"),
    "PA.NUS.ATLS": ("exchange_rate", "conversion_factor"),
    "NY.GDP.DEFL.ZS": ("price_index", "gdp_deflator"),
    "FP.CPI.TOTL": ("price_index", "cpi"),
    "NE.CON.GOVT.CD": ("other", "government_consumption"),
    "MS.MIL.XPND.CD": ("military_spending", "military_spending"),
    "MS.MIL.XPND.CN": ("military_spending", "military_spending_national"),
    "MS.MIL.XPND.GD.ZS": ("military_spending_share", "military_spending_share"),
    "MS.MIL.XPND.ZS": (
        "military_spending_share_of_government_spending",
        "military_spending_share_of_government_spending",
    ),
    "MS.MIL.XPRT.KD": ("arms_transfers", "arms_exports_tiv"),
    "MS.MIL.MPRT.KD": ("arms_transfers", "arms_imports_tiv"),
}
"""Kind and name of the series that the calculator has a use for; those of other indicators follow from their names."""

_NAMES = {
    "NY.GDP.MKTP.CD": "GDP (current US$)",
    "NY.GDP.MKTP.CN": "GDP (current LCU)",
    "NY.GDP.MKTP.PP.CD": "GDP, PPP (current international $)",
    "PA.NUS.FCRF": "Official exchange rate (LCU per US$, period average)",
    "PA.NUS.ATLS": "DEC alternative conversion factor (LCU per US$)",
    "PA.NUS.PPP": "PPP conversion factor, GDP (LCU per international $)",
    "SP.POP.TOTL": "Population, total",
    "NY.GDP.DEFL.ZS": "GDP deflator (base year varies by country)",
    "MS.MIL.XPRT.KD": "Arms exports (SIPRI trend indicator values)",
    "MS.MIL.MPRT.KD": "Arms imports (SIPRI trend indicator values)",
    "MS.MIL.XPND.GD.ZS": "Military expenditure (% of GDP)",
    "MS.MIL.XPND.ZS": "Military expenditure (% of general government expenditure)",
    "MS.MIL.XPND.CN": "Military expenditure (current LCU)",
    "MS.MIL.TOTL.P1": "Armed forces personnel, total",
    "NE.EXP.GNFS.CD": "Exports of goods and services (current US$)",
    "NE.IMP.GNFS.CD": "Imports of goods and services (current US$)",
}
"""Names of indicators for files that carry codes alone, as the World Bank writes them."""

_ENDINGS = (
    (".PP.CD", "USD_PPP", codes.PPP),
    (".PP.KD", "USD_PPP", "PPP-constant"),
    (".CD", "USD", codes.CURRENT),
    (".KD", "USD", "constant"),
    (".CN", "", codes.CURRENT),
    (".KN", "", "constant"),
    (".ZG", "1", codes.NOT_MONEY),
    (".ZS", "1", codes.NOT_MONEY),
)
"""What the end of a code says of unit (the money of the country if none stands here) and price basis."""

_CODE = re.compile(r"[A-Z]{2}(?:\.[A-Z0-9]{1,5}){2,6}")
_STOCK = re.compile(
    r"stocks?\b|reserves|capitali[sz]ation|\bdebt\b|assets|liabilities|wealth|domestic credit|broad money"
)
_PEOPLE = re.compile(r"\b(?:population|labor force|personnel|people|persons|refugees|migrants)\b(?!.*\$)")
_RATE = re.compile(r"lcu per us(?:\$|d\b)")
_CODED = re.compile(r"(?P<name>.+?)\s*\[(?P<code>[A-Za-z0-9_.]+)\]")
_PLAIN_UNITS = (("(years)", "year"), ("(metric tons)", "tonne"))
_UPDATED = re.compile(r"last updated(?: date)?:?\s*(\S+)?", re.IGNORECASE)

FORECAST = "F"
"""What an answer has in `obs_status` for a figure that is a forecast."""

MANY = 12
"""Indicators at the beginning of a file from which on it is one of all indicators, and only those in use are taken."""


@dataclass(frozen=True)
class Described:
    """What the files beside the figures say.

    Attributes:
        notes: of an indicator by its code: definition, and who made it.
        countries: special notes of a country by its code.
        data_set: the data base that the figures are of.
    """

    notes: Mapping[str, tuple[str, str]]
    countries: Mapping[str, str]
    data_set: str = _DATA_SET


# --- which file it is -----------------------------------------------------------------------------------


def _is_table(part: Part) -> bool:
    """Bulk files and DataBank: a row for each country and indicator, a column for each year."""
    place = _header(part)
    if place is not None and "attribute" in {cell.lower() for cell in part.lead[place]}:
        return False  # the IMF's own, whose numbers of countries stand in columns of these names
    return place is not None and any(YEAR_COLUMN.fullmatch(cell) for cell in part.lead[place])


def _header(part: Part) -> int | None:
    found = part.columns("Country Code", "Indicator Code")
    return found if found is not None else part.columns("Country Code", "Series Code")


def _is_long(part: Part) -> bool:
    return part.columns("Country Name", "Country Code", "Year", "Value") == 0


def _is_by_code(part: Part) -> bool:
    """One row for each country and year, a column for each code, as the R package WDI and its kin write it."""
    first = [cell.lower() for cell in part.lead[0]] if part.lead else []
    return (
        bool({"iso3c", "iso2c", "iso3"} & set(first))
        and "year" in first
        and any(_CODE.fullmatch(c) for c in part.lead[0])
    )


def _is_answer(part: Part) -> bool:
    begin = "".join(part.opening[:400].split())
    return begin.startswith(('[{"message":[{"id"', '[{"page":', '[{"pages":'))


def _is_about_countries(part: Part) -> bool:
    found = part.columns("Country Code", "Region", "IncomeGroup")
    return found == 0 or part.columns("Country Code", "Region", "Income Group", "Short Name") == 0


def _is_about_series(part: Part) -> bool:
    return part.columns("INDICATOR_CODE", "SOURCE_NOTE") == 0 or part.columns("Series Code", "Long definition") == 0


describes(PROVIDER, _("World Bank list of countries"), _is_about_countries)
describes(PROVIDER, _("World Bank list of indicators"), _is_about_series)


# --- tables ---------------------------------------------------------------------------------------------


@reads(PROVIDER, "World Bank bulk file", _is_table)
def table(part: Part, wanted: Wanted, beside: Sequence[Part]) -> Imported:
    """Figures of one indicator or of all of them, a row for each country and indicator."""
    place = _header(part) or 0
    header = part.lead[place]
    columns = {cell.lower(): n for n, cell in enumerate(header)}
    years = part.years(header)
    code_at = columns.get("indicator code", columns.get("series code", -1))
    name_at = columns.get("indicator name", columns.get("series name", code_at))
    country_at, called_at = columns["country code"], columns.get("country name", columns["country code"])
    described, into = _described(beside), _Into(wanted)
    many, footers = _is_of_all(part, code_at), list[str]()
    rows = _few_of_many(part, code_at, country_at, wanted) if many and _is_plain(part) else part.body(place, footers)
    for line, row in rows:
        into.put(
            row[code_at], row[name_at], row[country_at], row[called_at], of_years(years, row, part, line),
            f"{part.name}, line {line}",
        )  # fmt: skip
    released = _released(part, part.lead[:place]) or _released(part, [[f] for f in footers], 0)
    described = replace(described, data_set=_data_set(part.lead[:place], footers))
    if many and not wanted.series:
        into.collected.leave_out(
            _("Of a file of all indicators only those in use are taken; name any other: --series NY.GNP.PCAP.CD.")
        )
    return into.imported(described, released)


def _is_plain(part: Part) -> bool:
    return part.separator == "," and part.encoding.startswith("utf-8")


def _few_of_many(part: Part, code_at: int, country_at: int, wanted: Wanted) -> Iterator[tuple[int, list[str]]]:
    """Of a table of hundreds of thousands of rows those that are asked for; the others are not taken apart.

    Raises:
        InputError: the last row has fewer cells than the header.
    """
    place = _header(part) or 0
    code = re.compile(rb'(?:(?:(?:"[^"]*+")++|[^,"]*+),){%d}"?([^",]*+)' % code_at).match
    asked = _asked(wanted)
    line, last = 0, b""
    for line, text in enumerate(part.lines(), start=1):
        if len(text) > 1:
            last = text
        if (found := code(text)) and found[1] in asked and line > place + 1:
            row = _row(text)
            if wanted.country(codes.country(row[country_at])):
                yield line, row
    if len(_row(last)) < len(part.lead[place]) - (part.lead[place][-1] == ""):
        raise part.cut(line)


def _asked(wanted: Wanted) -> set[bytes]:
    """Codes of indicators to look for in a file of all of them."""
    known = {code.encode() for code in _KNOWN if wanted.one_of(*_names(code, _NAMES.get(code, "")))}
    return known | {s.upper().encode() for s in wanted.series if _CODE.fullmatch(s.upper())}


def _row(text: bytes) -> list[str]:
    return next(csv.reader([text.decode("utf-8", "econ_as_windows")]), [])


def _is_of_all(part: Part, code_at: int) -> bool:
    seen = {row[code_at] for row in part.lead[(_header(part) or 0) + 1 :] if len(row) > code_at}
    return len(seen) > MANY


def _data_set(above: Iterable[Sequence[str]], below: Iterable[str]) -> str:
    """The data base that the lines above or below a table name; that of the Indicators if they name none."""
    lines = [*((row[0], row[1]) for row in above if len(row) > 1), *(line.partition(":")[::2] for line in below)]
    return next((b.strip() for a, b in lines if a.lower().startswith(("data source", "data from")) and b), _DATA_SET)


def _released(part: Part, rows: Iterable[Sequence[str]], first: int = 1) -> str:
    """The day of “Last Updated Date”, or of “Last Updated: 10/24/2024”.

    Args:
        part: the file.
        rows: in which it is looked for.
        first: the number of the first line of them; 0 if that is not known.
    """
    for line, row in enumerate(rows, start=first):
        for n, cell in enumerate(row):
            if found := _UPDATED.match(cell.strip()):
                text = found[1] or (row[n + 1] if n + 1 < len(row) else "")
                if day := _day(text, found[0].removesuffix(found[1] or "").strip(" :"), part, line if first else 0):
                    return day
    return ""


def _day(text: str, field: str, part: Part, line: int = 0) -> str:
    """An ISO date for one as the World Bank writes it in a field; empty if it is of another form.

    Raises:
        InputError: the calendar has no such day.
    """
    when = period(text)
    if when is None or when[1] != "day":
        return ""
    try:
        return dt.date(when[0], when[2] // 100, when[2] % 100).isoformat()
    except ValueError:
        raise part.wrong(
            _("“{field}” is {text}, which is no day of the calendar.", field=field, text=text[:40]),
            _("Write year, month and day, such as 2024-10-24, or download the file again."),
            line,
        ) from None


# --- other tables ---------------------------------------------------------------------------------------


@reads(PROVIDER, "World Bank table of one indicator, a row a year", _is_long)
def long(part: Part, wanted: Wanted, beside: Sequence[Part]) -> Imported:
    """One indicator whose code the file does not say; it must be in the file's name, or asked for."""
    named = _CODE.search(part.name) or next((f for s in wanted.series if (f := _CODE.fullmatch(s.upper()))), None)
    if named is None:
        raise part.wrong(
            _("The table does not say which indicator it holds."),
            _("Give its code, for example --series NY.GDP.MKTP.CD."),
        )
    into = _Into(Wanted(wanted.countries))
    columns = {cell.lower(): n for n, cell in enumerate(part.lead[0])}
    for line, row in part.body():
        year, value = period(row[columns["year"]]), number_in(row[columns["value"]], part, line)
        if year and value is not None:
            into.put(
                named[0], "", row[columns["country code"]], row[columns["country name"]],
                [Figure(year[0], value)], f"{part.name}, line {line}",
            )  # fmt: skip
    return into.imported(_described(beside), "")


@reads(PROVIDER, "World Bank table by code", _is_by_code)
def by_code(part: Part, wanted: Wanted, beside: Sequence[Part]) -> Imported:
    """Several indicators, a column for each, without their names."""
    header = part.lead[0]
    columns = {cell.lower(): n for n, cell in enumerate(header)}
    three = columns.get("iso3c", columns.get("iso3"))
    two = columns.get("iso2c")
    into = _Into(wanted)
    named = {n: cell for n, cell in enumerate(header) if _CODE.fullmatch(cell)}
    for line, row in part.body():
        code = row[three] if three is not None else codes.of_two_letters(row[two or 0]) or row[two or 0]
        called = row[columns["country"]] if "country" in columns else ""
        year = period(row[columns["year"]])
        for n, indicator in named.items():
            value = number_in(row[n], part, line)
            if year and value is not None:
                into.put(indicator, "", code, called, [Figure(year[0], value)], f"{part.name}, line {line}")
    return into.imported(_described(beside), "")


def _is_by_time(part: Part) -> bool:
    """DataBank with the years below each other: a column for each indicator, its code in brackets behind its name."""
    place = part.columns("Time", "Country Code")
    return place is not None and any(map(_CODED.fullmatch, part.lead[place]))


@reads(PROVIDER, "World Bank table of indicators, a row a year", _is_by_time)
def by_time(part: Part, wanted: Wanted, beside: Sequence[Part]) -> Imported:
    """Several indicators, a column for each, with name and code."""
    place = part.columns("Time", "Country Code") or 0
    header = part.lead[place]
    columns = {cell.lower(): n for n, cell in enumerate(header)}
    named = {n: found for n, cell in enumerate(header) if (found := _CODED.fullmatch(cell))}
    into, footers = _Into(wanted), list[str]()
    for line, row in part.body(place, footers):
        year, country = period(row[columns["time"]]), row[columns["country code"]]
        for n, found in named.items():
            value = number_in(row[n], part, line)
            if year and value is not None:
                called = row[columns.get("country name", columns["country code"])]
                where = f"{part.name}, line {line}"
                into.put(found["code"], found["name"], country, called, [Figure(year[0], value)], where)
    return into.imported(_described(beside), _released(part, [[f] for f in footers], 0))


# --- the Indicators API ---------------------------------------------------------------------------------


@reads(PROVIDER, "World Bank API answer", _is_answer)
def answer(part: Part, wanted: Wanted, beside: Sequence[Part]) -> Imported:
    """An answer in JSON: what it is in the first element, the figures in the second."""
    given = part.json()
    head = given[0] if isinstance(given, list) and given else {}
    if isinstance(head, dict) and "message" in head:
        raise part.wrong(
            _("The World Bank sent an error and no figures: {words}.", words=_message(head["message"])),
            _("Ask again; one wrong country or indicator spoils the whole answer."),
        )
    rows = given[1] if isinstance(given, list) and len(given) > 1 else None
    if not isinstance(head, dict) or not isinstance(rows, list) or not rows:
        raise part.wrong(_("The World Bank sent an answer without a figure."), _("Check the indicator and the years."))
    into = _Into(wanted)
    points: dict[tuple[str, str, str, str], list[tuple[str, float]]] = {}
    ahead: set[tuple[tuple[str, str, str, str], int]] = set()
    for row in filter(_is_dict, rows):
        value, key, date = number_of(row.get("value"), part), _key(row, part), str(row.get("date", ""))
        if value is not None:
            points.setdefault(key, []).append((date, value))
            if str(row.get("obs_status", "")).upper() == FORECAST and (when := period(date)):
                ahead.add((key, when[0]))
    for key, dated in points.items():
        figures = (replace(f, projection=(key, f.year) in ahead) for f in yearly(dated, part.name))
        into.put(*key, figures, part.name)
    total = str(head.get("total", ""))
    if (pages := str(head.get("pages", 1))) not in ("0", "1"):
        into.collected.leave_out(
            _("This is page {page} of {pages}; the others are not in the file.", page=head.get("page", 1), pages=pages)
        )
    elif (bounds.natural(total, 9) or 0) > len(rows):
        into.collected.leave_out(
            _(
                "The answer speaks of {total} rows and has {count}: it is one page of several, or was cut.",
                total=total, count=len(rows),
            )
        )  # fmt: skip
    return into.imported(_described(beside), _day(str(head.get("lastupdated", "")), "lastupdated", part))


def _is_xml(part: Part) -> bool:
    return part.opening.startswith("<") and "http://www.worldbank.org" in part.opening[:500]


refuses(
    PROVIDER,
    "World Bank API answer in XML",
    _is_xml,
    N_("This is the World Bank's answer in XML."),
    N_("Ask again with format=json in the address."),
)


def _is_dict(row: Json) -> bool:
    return isinstance(row, dict)


def _key(row: Mapping[str, Json], part: Part) -> tuple[str, str, str, str]:
    """Code and name of the indicator, code and name of the country.

    Raises:
        InputError: the row says a unit that the name of the indicator does not.
    """
    indicator, country = row.get("indicator"), row.get("country")
    code, name = (str(indicator.get("id")), str(indicator.get("value"))) if isinstance(indicator, Mapping) else ("", "")
    two, called = (str(country.get("id")), str(country.get("value"))) if isinstance(country, Mapping) else ("", "")
    unit = str(row.get("unit") or "")
    if unit.strip().lower() not in name.lower():
        raise part.wrong(
            _("A row of {code} ({name}) is in the unit “{unit}”.", code=code, name=name, unit=unit[:40]),
            _("Ask the World Bank again; its answers leave the unit blank, or repeat what the name says."),
        )
    return code, name, str(row.get("countryiso3code") or "") or codes.of_two_letters(two), called


def _message(said: Json) -> str:
    first = said[0] if isinstance(said, list) and said else {}
    return str(first.get("value", "")).rstrip(".") if isinstance(first, dict) else ""


# --- what the figures are -------------------------------------------------------------------------------


class _Into:
    """Rows on their way to series: figures by indicator and country, described when all of them are there."""

    def __init__(self, wanted: Wanted) -> None:
        self.wanted, self.collected = wanted, Collected()
        self._rows: dict[tuple[str, str], tuple[str, str, list[tuple[str, list[Figure]]]]] = {}
        self._groups: dict[str, None] = {}
        self._count = 0

    def put(self, code: str, name: str, country: str, called: str, figures: Iterable[Figure], where: str) -> None:
        """Take a row, unless it is not asked for, or is of a group of countries that nobody named."""
        three = codes.country(country)
        if not codes.is_country(three) and three not in self.wanted.countries:
            self._groups[called or three or _("no country")] = None
        elif self.wanted.country(three) and self.wanted.one_of(*_names(code, name)):
            names.check(called, three, where)
            if wrong := _contradiction(code, name, three):
                raise InputError(
                    wrong, where, _("Download the file again, or name the series that you need with --series.")
                )
            _name, _called, rows = self._rows.setdefault((code, three), (name or _NAMES.get(code, ""), called, []))
            rows.append((where, list(figures)))
            self._count += len(rows[-1][1])
            self.collected.check(self._count, where)

    def imported(self, described: Described, released: str) -> Imported:
        """The series, and what is left out of the file."""
        without: dict[str, tuple[str, int]] = {}
        for (code, three), (name, called, rows) in self._rows.items():
            series, scale = _series(code, name, three, called, described, released)
            if series is None:
                without[code] = name, without.get(code, ("", 0))[1] + 1
                continue
            for where, figures in rows:
                self.collected.put(series, (_scaled(f, scale) for f in figures if _is_in_unit(f, series)), where)
        for code, (name, count) in without.items():
            self.collected.leave_out(_no_unit(code, name, count))
        if self._groups:
            self.collected.leave_out(_groups(self._groups))
        return self.collected.imported()


@lru_cache(maxsize=5_000)
def _contradiction(code: str, name: str, country: str) -> str:
    """The sentence on the name of an indicator that does not fit its code; empty if it does, or says nothing."""
    unit, basis, _scale = _unit(code, name, country)
    if not name or not unit or unit.startswith("TIV"):
        return ""
    if unit != "1" and (scaled := codes.not_whole(name)):
        return scaled
    ending, money, prices = next(
        (one for one in _ENDINGS if code in _KNOWN and code.removesuffix(".WT").endswith(one[0])), ("", "", "")
    )
    is_fitting = unit.startswith(money or codes.currency(country)) and _without_year(basis) == prices
    if (not ending or is_fitting) and not (unit == "person" and codes.money(name)[0]):
        return ""
    return _("{code} is called “{name}”, which its code does not stand for.", code=code, name=name)


def _without_year(basis: str) -> str:
    return re.sub(r"-(?:\d{4}|unstated)$", "", basis)


def _is_in_unit(figure: Figure, series: ImportedSeries) -> bool:
    """Whether a figure is in the money of today: the rates of euro countries before the euro are in their old one."""
    of_euro = series.unit.startswith("EUR/USD")
    return not of_euro or figure.year >= codes.currency_since(series.country)


def _scaled(figure: Figure, scale: float) -> Figure:
    return figure if scale == 1 else replace(figure, value=figure.value / scale)


def _no_unit(code: str, name: str, count: int) -> str:
    return _(
        "{code} ({name}) is left out for {count} countries: the calculator has no unit for it.",
        code=code,
        name=name or "?",
        count=count,
    )


def _groups(names: Iterable[str]) -> str:
    listed = list(names)
    return _(
        "Groups of countries are left out ({names}{more}); name one by its code to have it.",
        names=", ".join(listed[:3]),
        more=", …" if len(listed) > 3 else "",
    )


def _names(code: str, name: str) -> tuple[str, ...]:
    """By which names a series may be asked for."""
    kind, short = _KNOWN.get(code, ("", ""))
    return tuple(filter(None, (code, kind, short, f"world_bank_{short or slug(code)}", slug(name))))


def _series(
    code: str, name: str, country: str, called: str, described: Described, released: str
) -> tuple[ImportedSeries | None, float]:
    """What an indicator of a country is, and what its figures are divided by; None if there is no unit for it."""
    unit, basis, scale = _unit(code, name, country)
    if not unit:
        return None, 1.0
    kind, short = _KNOWN.get(code, ("exchange_rate" if unit.endswith("/USD") else "other", slug(code)))
    kind = codes.fitting(kind, unit, basis)
    definition, maker = described.notes.get(code, ("", ""))
    of_sipri = re.match(r"MS\.MIL\.(?!TOTL)", code) or "SIPRI" in maker or "Stockholm International" in maker
    fiscal = described.countries.get(country, "") if kind in ("gdp", "gni") else ""
    note = _("Leaves out later revisions.") + (f" {codes.sentence(fiscal)}" if "fiscal year" in fiscal else "")
    data_set = described.data_set
    release = _("{data} of {day}", data=data_set, day=released) if released else data_set
    title = f"{data_set}: {name or code} ({code})"
    record = source(
        slug(f"wb_{code}_{released or 'undated'}"), title, PROVIDER, PROVIDER, _ADDRESS.format(code=code), released,
        comment=codes.sentence(f"{maker}") if maker else "",
    )  # fmt: skip
    return (
        ImportedSeries(
            country=country, country_name=called, kind=kind, name=f"world_bank_{short}", code=code,
            label=_("World Bank, {name}", name=name or code), concept=codes.sentence(definition or f"{name or code}"),
            unit=unit, price_basis=basis, source=record, licence=OF_SIPRI if of_sipri else BY_CC,
            release=release, released=released, note=note,
        ),
        scale,
    )  # fmt: skip


def _unit(code: str, name: str, country: str) -> tuple[str, str, float]:
    """Unit, price basis, and what figures are divided by to be in it; empty if it is unknown."""
    said = name.lower()
    if "per international $" in said or code.startswith("PA.NUS.PPP"):
        return "", "", 1.0
    if code.startswith("PA.NUS") or _RATE.search(said):
        own = codes.currency(country)
        return (f"{own}/USD" if own and own != "USD" else ""), codes.NOT_MONEY, 1.0
    plain, scale = _plain_unit(code, said)
    if plain:
        return plain, codes.NOT_MONEY, scale
    money, basis = codes.money(name, country)
    if not money:
        return "", "", 1.0
    head = "/person" if "per capita" in said else ""
    return f"{money}{head}{'' if _STOCK.search(said) else '/year'}", basis, 1.0


def _plain_unit(code: str, said: str) -> tuple[str, float]:
    """Unit of what is no money, and what figures are divided by to be in it; empty if it is money or unknown."""
    if re.match(r"MS\.MIL\.[XM]PRT\.KD", code):
        return "TIV/year", 1.0
    if "%" in said:
        return "1", 100.0
    if code.startswith("SP.POP.TOTL") or (_PEOPLE.search(said) and " per " not in said and "index" not in said):
        return "person", 1.0
    if "deflator" in said or "index" in said or code.startswith("FP.CPI.TOTL"):
        return "1", 1.0
    return next((unit for pattern, unit in _PLAIN_UNITS if pattern in said), ""), 1.0


def _described(beside: Sequence[Part]) -> Described:
    """What the lists of countries and indicators beside the figures say."""
    notes: dict[str, tuple[str, str]] = {}
    countries: dict[str, str] = {}
    for part in beside:
        if _is_about_series(part):
            notes |= {
                row.get("indicator_code") or row.get("series code", ""): (
                    row.get("source_note") or row.get("long definition", ""),
                    row.get("source_organization") or row.get("source", ""),
                )
                for row in _named_rows(part)
            }
        elif _is_about_countries(part):
            countries |= {
                codes.country(row["country code"]): row.get("specialnotes") or row.get("special notes", "")
                for row in _named_rows(part)
            }
    return Described(notes, countries)


def _named_rows(part: Part) -> Iterator[dict[str, str]]:
    header = [cell.lower() for cell in part.lead[0]]
    for line, row in part.rows():
        if line > 1:
            yield dict(zip(header, row, strict=False))
