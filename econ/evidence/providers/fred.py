"""FRED of the Federal Reserve Bank of St. Louis: the CSV of a chart, and answers of its API."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from econ.evidence.providers import codes
from econ.evidence.providers.content import Part, fields, number_in, objects, words
from econ.evidence.providers.periods import parts as period
from econ.evidence.providers.periods import yearly
from econ.evidence.providers.registry import Collected, Figure, Imported, ImportedSeries, Wanted, reads, slug, source
from econ.wording.language import _

PROVIDER = "FRED"
MAKER = "Federal Reserve Bank of St. Louis"
PUBLIC = "public-domain"
_ADDRESS = "https://fred.stlouisfed.org/series/{code}"

_ID = re.compile(r"[A-Z][A-Z0-9_]{2,40}")

_MONEYS = {
    "AL": "AUS", "BZ": "BRA", "CA": "CAN", "CH": "CHN", "DN": "DNK", "EU": "DEU", "HK": "HKG", "IN": "IND",
    "JP": "JPN", "KO": "KOR", "MA": "MYS", "MX": "MEX", "NO": "NOR", "NZ": "NZL", "SD": "SWE", "SF": "ZAF",
    "SI": "SGP", "SL": "LKA", "SZ": "CHE", "TA": "TWN", "TH": "THA", "UK": "GBR", "VZ": "VEN",
}  # fmt: skip
"""Countries by the two letters that the Federal Reserve's rates (H.10) have for their money; EU is the euro."""

_RATE = re.compile(rf"[AD]?EX(?:(?P<turned>US(?P<per>{'|'.join(_MONEYS)}))|(?P<money>{'|'.join(_MONEYS)})US)")
"""EXKOUS is won per dollar; EXUSEU is dollars per euro, the other way round."""

_OF_USA = {
    "GDP": ("gdp", "gdp", "USD/year", codes.CURRENT, 1e9, "Gross domestic product, at annual rates"),
    "GDPA": ("gdp", "gdp", "USD/year", codes.CURRENT, 1e9, "Gross domestic product"),
    "GNP": ("gni", "gnp", "USD/year", codes.CURRENT, 1e9, "Gross national product, at annual rates"),
    "GDPDEF": ("price_index", "gdp_deflator", "1", codes.NOT_MONEY, 1.0, "Implicit price deflator of GDP"),
    "A191RD3A086NBEA": ("price_index", "gdp_deflator", "1", codes.NOT_MONEY, 1.0, "Implicit price deflator of GDP"),
    "CPIAUCSL": ("price_index", "cpi", "1", codes.NOT_MONEY, 1.0, "Consumer price index, all urban consumers"),
    "CPIAUCNS": ("price_index", "cpi", "1", codes.NOT_MONEY, 1.0, "Consumer price index, not seasonally adjusted"),
    "POPTHM": ("population", "population", "person", codes.NOT_MONEY, 1e3, "Population"),
    "POP": ("population", "population", "person", codes.NOT_MONEY, 1e3, "Population"),
    "EXPGS": ("exports", "exports", "USD/year", codes.CURRENT, 1e9, "Exports of goods and services, annual rates"),
    "IMPGS": ("imports", "imports", "USD/year", codes.CURRENT, 1e9, "Imports of goods and services, annual rates"),
    "FDEFX": ("military_spending", "national_defence", "USD/year", codes.CURRENT, 1e9, "National defence, federal"),
}
"""Kind, name, unit, price basis, factor and words of series on the United States; the CSV says none of it."""

_OF_WORLD = {
    "MCOILBRENTEU": ("oil_price_crude", "brent", "USD/oil_barrel", "Crude oil, Brent, spot price"),
    "DCOILBRENTEU": ("oil_price_crude", "brent", "USD/oil_barrel", "Crude oil, Brent, spot price"),
    "POILBREUSDM": ("oil_price_crude", "brent", "USD/oil_barrel", "Crude oil, Brent"),
    "MCOILWTICO": ("oil_price_crude", "wti", "USD/oil_barrel", "Crude oil, West Texas Intermediate, spot price"),
    "DCOILWTICO": ("oil_price_crude", "wti", "USD/oil_barrel", "Crude oil, West Texas Intermediate, spot price"),
    "POILWTIUSDM": ("oil_price_crude", "wti", "USD/oil_barrel", "Crude oil, West Texas Intermediate"),
    "PWHEAMTUSDM": ("grain_price", "wheat", "USD/tonne", "Wheat"),
    "PMAIZMTUSDM": ("grain_price", "maize", "USD/tonne", "Maize"),
    "PRICENPQUSDM": ("grain_price", "rice", "USD/tonne", "Rice, Thailand"),
}

_OF_COUNTRY = (
    (re.compile(r"MKTGDP(?P<two>[A-Z]{2})A646NWDB"), ("gdp", "gdp", "USD/year", codes.CURRENT, "GDP (current US$)")),
    (
        re.compile(r"POPTOT(?P<two>[A-Z]{2})A647NWDB"),
        ("population", "population", "person", codes.NOT_MONEY, "Population"),
    ),
    (
        re.compile(r"PCAGDP(?P<two>[A-Z]{2})A646NWDB"),
        ("gdp_per_head", "gdp_per_head", "USD/person/year", codes.CURRENT, "GDP per head (current US$)"),
    ),
)
"""World Bank series in FRED, by the two letters of the country in their names."""


def _is_chart(part: Part) -> bool:
    return _header(part) is not None


def _header(part: Part) -> int | None:
    """The number of the row that is a date and then codes of series; in a workbook lines on FRED may stand above."""
    for place, row in enumerate(part.lead):
        cells = row[: _width(row)]
        if len(cells) > 1 and cells[0].lower() in ("observation_date", "date") and all(map(_ID.fullmatch, cells[1:])):
            return place
    return None


def _width(row: Sequence[str]) -> int:
    """The number of cells of a row without empty ones at its end."""
    return max((n for n, cell in enumerate(row, start=1) if cell), default=0)


def _is_answer(part: Part) -> bool:
    begin = part.opening[:1500]
    return begin.startswith("{") and '"observations"' in begin and '"realtime_start"' in begin


@reads(PROVIDER, "FRED chart file (CSV)", _is_chart)
def chart(part: Part, wanted: Wanted, _beside: Sequence[Part]) -> Imported:
    """A date, then a column for each series; “.” and nothing are missing."""
    place = _header(part) or 0
    points, into = dict[int, list[tuple[str, float]]](), Collected()
    header = part.lead[place][: _width(part.lead[place])]
    for line, cells in part.body(place):
        into.check(line * (len(header) - 1), part.name)
        if period(cells[0]) is None:
            raise part.wrong(_("“{text}” is no date.", text=cells[0][:40]), line=line)  # fmt: skip
        for column in range(1, len(header)):
            value = number_in(cells[column], part, line)
            if value is not None:
                points.setdefault(column, []).append((cells[0], value))
    for column, code in enumerate(header[1:], start=1):
        _put(into, code, points.get(column, []), "", wanted)
    return into.imported()


def _is_about(part: Part) -> bool:
    """An answer on series, or the text file that FRED gave out before, whose header is no table."""
    begin = part.opening[:1500]
    return (begin.startswith("{") and '"seriess"' in begin) or bool(re.match(r"Title:.*\n.*Series ID:", begin))


@reads(PROVIDER, "FRED description of series", _is_about)
def about(part: Part, _wanted: Wanted, _beside: Sequence[Part]) -> Imported:
    """What FRED says of series, or figures below such a text; it is not read."""
    what = _("This is FRED's description of a series.")
    if not part.opening.startswith("{"):
        what = _("This is a text file as FRED gave it out before, whose layout is not read.")
    raise part.wrong(what, _("Take the CSV of its chart."))


@reads(PROVIDER, "FRED API answer", _is_answer)
def answer(part: Part, wanted: Wanted, _beside: Sequence[Part]) -> Imported:
    """Observations, of each date the one that was published last; the name of the series is not among them.

    Raises:
        InputError: the file's name does not say which series it is either.
    """
    rows = objects(fields(part.json()).get("observations"))
    named = next((code for code in re.findall(r"[A-Z0-9]{3,}", part.name.upper()) if _meaning(code)), "")
    asked = next((s.upper() for s in sorted(wanted.series) if _meaning(s.upper())), "")
    if not named and not asked:
        raise part.wrong(
            _("An answer of FRED's API does not say which series it holds."),
            _("Call the file by the series, such as EXUSEU.json, or say --series EXUSEU."),
        )
    newest: dict[str, tuple[str, float]] = {}
    for number_of_row, row in enumerate(rows, start=1):
        date, known = words(row.get("date")), words(row.get("realtime_start"))
        value = number_in(words(row.get("value")), part, number_of_row)
        if value is not None and newest.get(date, ("", 0.0))[0] <= known:
            newest[date] = known, value
    released = max((known for known, _value in newest.values()), default="")
    into = Collected()
    _put(into, named or asked, [(d, v) for d, (_k, v) in sorted(newest.items())], released, Wanted(wanted.countries))
    if len(rows) > len(newest):
        into.leave_out(_("Of dates that were published several times the last figure is taken."))
    return into.imported()


def _put(into: Collected, code: str, points: Sequence[tuple[str, float]], released: str, wanted: Wanted) -> None:
    meaning = _meaning(code)
    if meaning is None:
        into.leave_out(
            _("{code} is left out: FRED's file does not say its unit, and the calculator does not know it.", code=code)
        )
        return
    described, factor, turned = meaning
    if not wanted.country(described.country) or not wanted.one_of(code, described.kind, described.name):
        return
    figures = [
        _turned(figure) if turned else replace(figure, value=figure.value * factor) for figure in yearly(points, code)
    ]
    record = source(
        slug(f"fred_{code}_{released or 'undated'}"), f"{described.concept.rstrip('.')} ({code})", MAKER, PROVIDER,
        _ADDRESS.format(code=code), released,
    )  # fmt: skip
    into.put(replace(described, source=record, released=released), figures, code)


def _turned(figure: Figure) -> Figure:
    """The reciprocal of a rate, with its note."""
    note = _("Reciprocal of dollars for one unit.")
    return replace(figure, value=1 / figure.value, note=f"{figure.note} {note}".strip())


def _meaning(code: str) -> tuple[ImportedSeries, float, bool] | None:
    """What a series is, what its figures are multiplied by, and whether they are turned round; None if unknown."""
    if found := _RATE.fullmatch(code):
        country = _MONEYS[found["per"] or found["money"]]
        money = codes.currency(country)
        entity = "EMU" if money == "EUR" else country
        concept = _("{money} for one US dollar, average over the year.", money=money)
        rate = _series(entity, "exchange_rate", f"fred_{money.lower()}_usd", f"{money}/USD", codes.NOT_MONEY, concept)
        return replace(rate, code=code), 1.0, bool(found["turned"])
    if code in _OF_USA:
        kind, short, unit, basis, factor, concept = _OF_USA[code]
        return replace(_series("USA", kind, f"fred_{short}", unit, basis, f"{concept}."), code=code), factor, False
    if code in _OF_WORLD:
        kind, short, unit, concept = _OF_WORLD[code]
        series = _series(codes.WORLD, kind, f"fred_{short}", unit, codes.CURRENT, f"{concept}.")
        return replace(series, code=code), 1.0, False
    for pattern, (kind, short, unit, basis, concept) in _OF_COUNTRY:
        if (found := pattern.fullmatch(code)) and (country := codes.of_two_letters(found["two"])):
            series = _series(country, kind, f"fred_{short}", unit, basis, _("{what}, of the World Bank.", what=concept))
            return replace(series, code=code, licence="CC-BY-4.0"), 1.0, False
    return None


def _series(country: str, kind: str, name: str, unit: str, basis: str, concept: str) -> ImportedSeries:
    return ImportedSeries(
        country=country, country_name="", kind=kind, name=name, code="", label=f"FRED, {concept.rstrip('.')}",
        concept=concept, unit=unit, price_basis=basis, source={}, licence=PUBLIC, grade="A1",
        release=_("as downloaded"),
    )  # fmt: skip
