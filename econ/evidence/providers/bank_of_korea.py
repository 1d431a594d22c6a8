"""Bank of Korea: answers of its statistics service ECOS, as JSON or CSV, and figures on North Korea kept from it."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from econ.evidence.providers import codes
from econ.evidence.providers.content import Part, fields, number, number_of, objects, words
from econ.evidence.providers.periods import parts as period
from econ.evidence.providers.periods import yearly
from econ.evidence.providers.registry import Collected, Imported, ImportedSeries, Wanted, reads, refuses, slug, source
from econ.files import bounds
from econ.wording.errors import InputError
from econ.wording.language import N_, _

PROVIDER = "Bank of Korea"
LICENCE = "BOK-terms"
_ADDRESS = "https://ecos.bok.or.kr/"

_OF_NORTH = re.compile(r"25[12]Y\d{3}")
"""Tables on North Korea."""

_SCALES = {
    "조원": 1e12, "십억원": 1e9, "억원": 1e8, "천만원": 1e7, "백만원": 1e6, "만원": 1e4, "천원": 1e3, "원": 1.0,
    "tril.won": 1e12, "bil.won": 1e9, "100mil.won": 1e8, "mil.won": 1e6, "10thous.won": 1e4, "thous.won": 1e3,
    "won": 1.0,
}  # fmt: skip
_DOLLARS = {
    "십억달러": 1e9, "억달러": 1e8, "백만달러": 1e6, "천달러": 1e3, "달러": 1.0, "십억불": 1e9, "억불": 1e8,
    "백만불": 1e6, "천불": 1e3, "bil.us$": 1e9, "mil.us$": 1e6, "thous.us$": 1e3, "us$": 1.0, "mil.usd": 1e6,
}  # fmt: skip
_PEOPLE = {"명": 1.0, "천명": 1e3, "만명": 1e4, "person": 1.0, "thous.persons": 1e3}
_SHARE = "%"

_NAMES = (
    (r"국민총소득|\bgni\b|gross national income", "gni"),
    (r"국내총생산|\bgdp\b|gross domestic product", "gdp"),
    (r"수출|\bexports?\b", "exports"),
    (r"수입|\bimports?\b", "imports"),
    (r"인구|\bpopulation\b", "population"),
)
_HEAD = re.compile(r"1인당|per capita", re.IGNORECASE)
_REAL = re.compile(r"실질|불변|chained|real\b|constant", re.IGNORECASE)
_GROWTH = re.compile(r"성장률|증감률|증가율|growth|change", re.IGNORECASE)
_AVERAGE = re.compile(r"평균|average", re.IGNORECASE)
_DOLLAR_RATE = re.compile(r"미국달러|미달러|대미|원/달러|/ ?us ?(?:dollar|\$)|won per|달러화|us ?dollar", re.IGNORECASE)

_ITEMS = {
    "1010400": ("growth", "gdp_growth", "%"),
    "1010200": ("gni", "gni", ""),
    "1010300": ("gni_per_head", "gni_per_head", ""),
    "A020": ("exchange_rate", "kpw_usd_market", "KPW/USD"),
}
"""Items of the tables on North Korea whose names were not at hand: kind, name, and unit where it is not stated."""

_KEPT = {
    "gdp_growth_rate_pct": ("growth", "gdp_growth", "1", 0.01, "Growth of real gross domestic product"),
    "nominal_gni_billion_krw": ("gni", "gni", "KRW/year", 1e9, "Gross national income at South Korean prices"),
    "gni_per_capita_manwon": ("other", "gni_per_head", "KRW/person/year", 1e4, "Gross national income per head"),
    "kpw_per_usd": ("exchange_rate", "kpw_usd_market", "KPW/USD", 1.0, "North Korean won for one US dollar, market"),
}
"""Fields of figures that others keep of the service: kind, name, unit, factor and words."""


def _is_search(part: Part) -> bool:
    return part.opening.startswith("{") and '"StatisticSearch"' in part.opening[:2000]


def _is_error(part: Part) -> bool:
    begin = "".join(part.opening[:400].split())
    return begin.startswith('{"RESULT":{') and '"CODE"' in begin


def _is_table(part: Part) -> bool:
    return part.columns("STAT_CODE", "TIME", "DATA_VALUE") is not None


def _is_catalogue(part: Part) -> bool:
    lists = ('"StatisticTableList"', '"StatisticItemList"')
    is_answer = part.opening.startswith("{") and any(name in part.opening[:2000] for name in lists)
    return is_answer or part.columns("STAT_CODE", "STAT_NAME", "CYCLE") is not None


def _is_kept(part: Part) -> bool:
    return part.opening.startswith("[") and any(f'"{key}"' in part.opening for key in _KEPT)


@reads(PROVIDER, "Bank of Korea answer (ECOS, JSON)", _is_search)
def search(part: Part, wanted: Wanted, _beside: Sequence[Part]) -> Imported:
    """Rows of one table, all of them texts."""
    found = fields(fields(part.json()).get("StatisticSearch"))
    rows = [{key: words(value) for key, value in row.items()} for row in objects(found.get("row"))]
    imported = _read(part, rows, wanted)
    total = words(found.get("list_total_count"))
    if (bounds.natural(total, 12) or 0) > len(rows):
        more = _("The table has {total} rows, of which {count} are in the file.", total=total, count=len(rows))
        return replace(imported, left_out=(*imported.left_out, more))
    return imported


@reads(PROVIDER, "Bank of Korea error (ECOS)", _is_error)
def error(part: Part, _wanted: Wanted, _beside: Sequence[Part]) -> Imported:
    """An error, which ECOS sends like an answer; it is said and not read."""
    result = fields(fields(part.json()).get("RESULT"))
    code = words(result.get("CODE"))
    mend = {
        "INFO-200": _("There is no figure for this table, item and time; check them."),
        "INFO-100": _("The key is not valid; ask with your own."),
        "ERROR-602": _("There were too many questions; ask again in some minutes."),
    }
    raise part.wrong(
        _("The Bank of Korea sent an error and no figures: {code}, {words}", code=code, words=words(result["MESSAGE"])),
        mend.get(code, _("Ask again.")),
    )


@reads(PROVIDER, "Bank of Korea table (ECOS, CSV)", _is_table)
def table(part: Part, wanted: Wanted, _beside: Sequence[Part]) -> Imported:
    """The rows of an answer as CSV, under the names of their fields."""
    place = part.columns("STAT_CODE", "TIME", "DATA_VALUE") or 0
    header = [cell.upper() for cell in part.lead[place]]
    return _read(part, (dict(zip(header, cells, strict=False)) for _line, cells in part.body(place)), wanted)


_WIDE = (("통계표", "계정항목", "단위"), ("Statistical Table", "Item", "Unit"), ("Stat.", "Item", "Unit"))
"""Columns of a table that was saved from the site of ECOS, in Korean and in English."""


def _wide(part: Part) -> tuple[int, tuple[str, str, str]] | None:
    """The number of the header of such a table, and the names of its columns."""
    for columns in _WIDE:
        place = part.columns(*columns)
        if place is not None and any(map(period, part.lead[place])):
            return place, columns
    return None


def _is_wide(part: Part) -> bool:
    return _wide(part) is not None


@reads(PROVIDER, "Bank of Korea table saved from the site of ECOS", _is_wide)
def wide(part: Part, wanted: Wanted, _beside: Sequence[Part]) -> Imported:
    """A row for each item, a column for each year, quarter, month or day; the table is known by its name alone."""
    place, (title, item, unit) = _wide(part) or (0, _WIDE[0])
    header = part.lead[place]
    at = {cell: n for n, cell in reversed(list(enumerate(header)))}
    times = {n: cell for n, cell in enumerate(header) if n > at[unit] and period(cell)}
    rows = (
        {"STAT_CODE": cells[at[title]].partition(" ")[0], "STAT_NAME": cells[at[title]], "ITEM_NAME1": cells[at[item]],
         "UNIT_NAME": cells[at[unit]], "TIME": time, "DATA_VALUE": cells[n]}
        for _line, cells in part.body(place)
        for n, time in times.items()
    )  # fmt: skip
    return _read(part, rows, wanted)


def _is_of_statistics_korea(part: Part) -> bool:
    """Tables and answers of KOSIS, the service of Statistics Korea."""
    if part.opening.startswith("["):
        return all(f'"{key}"' in part.opening[:3000] for key in ("TBL_ID", "PRD_DE", "DT"))
    heads = [set(row) for row in part.lead]
    return any({"PRD_DE", "DT"} <= head or ({"항목", "단위"} <= head and "통계표" not in head) for head in heads)


refuses(
    "Statistics Korea",
    "KOSIS table",
    _is_of_statistics_korea,
    N_("This is a table of KOSIS (Statistics Korea), whose layout is not read."),
    N_("Take the same figures from ECOS of the Bank of Korea."),
)
refuses(
    PROVIDER,
    "Bank of Korea list of tables (ECOS)",
    _is_catalogue,
    N_("This is the Bank of Korea's list of tables; it holds no figures."),
    N_("Ask for a table (StatisticSearch) and give its answer."),
)


@reads(PROVIDER, "Bank of Korea figures on North Korea", _is_kept)
def kept(part: Part, wanted: Wanted, _beside: Sequence[Part]) -> Imported:
    """Figures by year or quarter whose names hold their units."""
    rows = objects(part.json())
    into = Collected()
    for key, (kind, short, unit, factor, concept) in _KEPT.items():
        points = [
            (words(row.get("period") or row.get("year")), _times(value, factor))
            for row in rows
            if (value := number_of(row.get(key), part)) is not None
        ]
        series = _series("PRK", kind, short, unit, f"{concept}.", key)
        if points and wanted.country("PRK") and wanted.one_of(key, kind, short, series.name):
            into.put(series, yearly(points, part.name), part.name)
    if others := sorted({key for row in rows for key in row} - set(_KEPT) - {"year", "period"}):
        into.leave_out(_("Left out, without a unit of the calculator: {names}.", names=", ".join(others)))
    return into.imported()


def _read(part: Part, rows: Iterable[Mapping[str, str]], wanted: Wanted) -> Imported:
    into, dated = Collected(), dict[tuple[str, str], tuple[ImportedSeries, list[tuple[str, float]]]]()
    for line, row in enumerate(rows, start=1):
        into.check(line, part.name)
        if not any(row.values()):
            continue
        if period(row.get("TIME", "")) is None:
            raise InputError(
                _("“{text}” is no time of ECOS.", text=row.get("TIME", "")[:40]),
                f"{part.name}, {_('row {number}', number=line)}",
                _("Ask for the table again."),
            )
        if (value := _number(row.get("DATA_VALUE", ""), part, line)) is None:
            continue
        if (meaning := _meaning(row)) is None:
            unit = row.get("UNIT_NAME", "").strip()
            into.leave_out(
                _("{item} is left out: the calculator has no unit for “{unit}”.", item=_item(row), unit=unit)
            )
            continue
        series, factor = meaning
        asked = (row.get("STAT_CODE", ""), row.get("ITEM_CODE1", ""), series.kind, series.name)
        if wanted.country(series.country) and wanted.one_of(*asked):
            points = dated.setdefault((series.name, series.code), (series, []))[1]
            points.append((row["TIME"], _times(value, factor)))
    for series, points in dated.values():
        added = series.unit.endswith("/year") and not _AVERAGE.search(series.concept)
        into.put(series, yearly(points, part.name, added=added), part.name)
    return into.imported()


def _times(value: float, factor: float) -> float:
    return value * factor if factor >= 1 else value / round(1 / factor)


def _meaning(row: Mapping[str, str]) -> tuple[ImportedSeries, float] | None:
    """What a row is, and what its figure is multiplied by; None if there is no unit for it."""
    table_code, item_code = row.get("STAT_CODE", ""), row.get("ITEM_CODE1", "")
    said = f"{row.get('STAT_NAME', '')} {_item(row)}"
    country = "PRK" if _OF_NORTH.fullmatch(table_code) else "KOR"
    kind, short, stated = _ITEMS.get(item_code, ("", "", "")) if country == "PRK" else ("", "", "")
    unit, basis, factor = _unit(stated or row.get("UNIT_NAME", ""), said, country)
    if not unit:
        return None
    kind = kind or _kind(said, unit)
    short = short or slug(f"{table_code}_{item_code or _short(kind, _item(row))}")
    head = "/person" if _HEAD.search(said) or kind == "gni_per_head" else ""
    if unit not in ("1", "person") and "/" not in unit:
        unit = f"{unit}{head}/year"
    if kind == "gni_per_head" or (head and kind in ("gdp", "gni")):
        kind = "gdp_per_head" if kind == "gdp" else "other"
    codes_of = "/".join(filter(None, (table_code, *(row.get(f"ITEM_CODE{n}", "") for n in range(1, 5)))))
    return replace(
        _series(country, kind, short, unit, codes.sentence(said.strip()), codes_of), price_basis=basis
    ), factor


def _short(kind: str, item: str) -> str:
    """A name for an item without a code, whose words are in Korean: its kind, and a number that goes with its words."""
    return f"{kind}_{zlib.crc32(item.encode()):08x}"


def _kind(said: str, unit: str) -> str:
    """The kind of a row by its words; growth, shares and indices are none of money."""
    if unit.endswith("/USD"):
        return "exchange_rate"
    if unit == "1":
        return "growth" if _GROWTH.search(said) else "other"
    kind = next((kind for pattern, kind in _NAMES if re.search(pattern, said, re.IGNORECASE)), "other")
    return kind if (kind == "population") == (unit == "person") else "other"


def _unit(written: str, said: str, country: str) -> tuple[str, str, float]:
    """Unit without its time, price basis, and what a figure is multiplied by; empty if there is none.

    Real amounts are left out: the row does not say of which year its prices are.
    """
    text = "".join(written.split()).lower()
    if written == "KPW/USD" or (text in ("원", "won") and _DOLLAR_RATE.search(said)):
        return ("KPW/USD" if country == "PRK" else "KRW/USD"), codes.NOT_MONEY, 1.0
    if text == _SHARE or re.fullmatch(r"(?:19|20)\d\d=100|지수|index", text):
        return "1", codes.NOT_MONEY, 0.01 if text == _SHARE else 1.0
    if text in _PEOPLE:
        return "person", codes.NOT_MONEY, _PEOPLE[text]
    money = "KRW" if text in _SCALES else "USD" if text in _DOLLARS else ""
    if not money or _REAL.search(said):
        return "", "", 1.0
    return money, codes.CURRENT, (_SCALES | _DOLLARS)[text]


def _series(country: str, kind: str, short: str, unit: str, concept: str, code: str) -> ImportedSeries:
    """A series of the bank; of North Korea's money amounts it is said at whose prices they are."""
    money = unit.startswith(("KRW", "USD"))
    note = ""
    if country == "PRK" and unit.startswith("KRW"):
        note = _("In South Korean won at South Korean prices; not comparable with dollars of the United Nations.")
    if unit == "KPW/USD":
        note = _("A market rate from informants.")
    return ImportedSeries(
        country=country, country_name="", kind=kind, name=f"bok_{short}", code=code,
        label=_("Bank of Korea, {name}", name=concept.rstrip(".")), concept=concept, unit=unit,
        price_basis=codes.CURRENT if money and not unit.endswith("/USD") else codes.NOT_MONEY,
        source=source(
            slug(f"bok_{short if code.replace('.', '').isdigit() else code}"), f"ECOS: {concept.rstrip('.')} ({code})",
            PROVIDER, PROVIDER, _ADDRESS,
        ),
        licence=LICENCE, release=_("as downloaded"), grade="B3" if country == "PRK" else "A2", note=note,
    )  # fmt: skip


def _item(row: Mapping[str, str]) -> str:
    return " ".join(filter(None, (row.get(f"ITEM_NAME{n}", "").strip() for n in range(1, 5))))


def _number(text: str, part: Part, line: int) -> float | None:
    try:
        return number(text)
    except ValueError:
        raise InputError(
            _("“{text}” is no number.", text=text[:40]),
            f"{part.name}, {_('row {number}', number=line)}",
            _("Ask for the table again."),
        ) from None
