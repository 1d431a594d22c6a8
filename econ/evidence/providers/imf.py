"""International Monetary Fund: the file of the World Economic Outlook, and answers of its SDMX service."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from xml.parsers import expat

from econ.evidence.providers import codes, names
from econ.evidence.providers.content import YEAR_COLUMN, Part, fields, number_in, number_of
from econ.evidence.providers.periods import parts as period
from econ.evidence.providers.periods import yearly
from econ.evidence.providers.registry import (
    Collected,
    Figure,
    Imported,
    ImportedSeries,
    Wanted,
    reads,
    refuses,
    slug,
    source,
)
from econ.files import bounds
from econ.wording.language import N_, _

PROVIDER = "IMF"
MAKER = "International Monetary Fund"
LICENCE = "IMF-terms"
_ADDRESS = "https://www.imf.org/en/Publications/WEO"

_KNOWN = {
    "NGDPD": ("gdp", "gdp", "Gross domestic product, current prices, U.S. dollars", "U.S. dollars"),
    "NGDP": ("gdp", "gdp_national", "Gross domestic product, current prices, national currency", "National currency"),
    "PPPGDP": ("gdp", "gdp_ppp", "Gross domestic product, purchasing power parity", "International dollars"),
    "NGDPDPC": ("gdp_per_head", "gdp_per_head", "Gross domestic product per head, current prices", "U.S. dollars"),
    "PPPPC": ("gdp_per_head", "gdp_per_head_ppp", "Gross domestic product per head", "International dollars"),
    "LP": ("population", "population", "Population", "Persons"),
    "GGX": ("government_spending", "government_spending", "General government total expenditure", "National currency"),
    "GGR": ("government_revenue", "government_revenue", "General government revenue", "National currency"),
    "GGXWDG": ("government_debt", "government_debt", "General government gross debt", "National currency"),
    "GGX_NGDP": ("other", "government_spending_share", "General government expenditure, per cent of GDP", "Percent"),
    "NGDP_RPCH": ("growth", "gdp_growth", "Gross domestic product, constant prices, percent change", "Percent change"),
    "NGDP_D": ("price_index", "gdp_deflator", "Gross domestic product, deflator", "Index"),
    "PCPI": ("price_index", "cpi", "Inflation, average consumer prices, index", "Index"),
    "PCPIPCH": ("inflation", "inflation", "Inflation, average consumer prices, percent change", "Percent change"),
}
"""Kind, name, words and units of the concepts that the calculator has a use for."""

_DESCRIPTORS = {
    "NGDPD": "Gross domestic product, current prices",
    "NGDP": "Gross domestic product, current prices",
    "PPPGDP": "Gross domestic product, current prices",
    "NGDPDPC": "Gross domestic product per capita, current prices",
    "PPPPC": "Gross domestic product per capita, current prices",
    "NGDP_RPCH": "Gross domestic product, constant prices",
    "NGDP_D": "Gross domestic product, deflator",
    "PCPI": "Inflation, average consumer prices",
    "PCPIPCH": "Inflation, average consumer prices",
    "LP": "Population",
    "GGX": "General government total expenditure",
    "GGX_NGDP": "General government total expenditure",
    "GGR": "General government revenue",
    "GGXWDG": "General government gross debt",
}
"""Words of the Outlook for concepts that share them with others in another unit."""

_SCALES = {"": 1.0, "units": 1.0, "thousands": 1e3, "millions": 1e6, "billions": 1e9, "trillions": 1e12}
_PANEL = {"NGDPD": 1e9, "NGDP": 1e9, "GGX": 1e9, "GGX_NGDP": 1.0, "PPPGDP": 1e9, "LP": 1e6}
"""What numbers are multiplied by in a table that names concepts alone; the file of the Outlook has these scales."""

_MONTHS = {"apr": (4, 30), "sep": (9, 30), "oct": (10, 31), "jan": (1, 31), "jul": (7, 31), "jun": (6, 30)}
_RELEASE = re.compile(r"(?P<month>apr|sep|oct|jan|jul|jun)[a-z]*[ _,-]*(?P<year>20\d\d)", re.IGNORECASE)
_DECLARED = re.compile(r"^\s*<\?xml[^>]*\?>")
_VINTAGE = re.compile(r"WEO_(?P<year>20\d\d)_(?P<month>[A-Z]{3})", re.IGNORECASE)
_DATED = re.compile(r"weo_(?P<year>20\d\d)-(?P<month>\d\d)")

AHEAD = 5
"""Years that an Outlook looks ahead of that in which it is published."""

LOST = 1_000.0
"""Numbers from which on a comma stands; a table that has none so large has lost them."""

LONGEST_CODE = 4
"""Characters of a code; what is longer is the name of a country."""

_STOCKS = frozenset({"government_debt", "reserves"})


@dataclass(frozen=True)
class Release:
    """When a file was published: an ISO date and words, both empty if it does not say, and the last year it covers."""

    day: str = ""
    words: str = ""
    last_year: int = 0

    def projected_from(self, actual: str) -> int:
        """The first year that is a projection; 9999 if the file says nothing by which to tell.

        Args:
            actual: the year of the last actual figure as written: 2022, or FY2023/24, of which the first year counts.
        """
        if found := re.search(r"(?:19|20)\d\d", actual):
            return int(found[0]) + 1
        if self.day:
            return int(self.day[:4])
        return self.last_year - AHEAD if self.last_year else bounds.LAST_YEAR


# --- the file of the Outlook ----------------------------------------------------------------------------


def _is_outlook(part: Part) -> bool:
    return part.columns("Subject Descriptor", "Units", "Scale") is not None


def _code_of(words: str, unit: str) -> str:
    """The code of a concept for its words and units, in a report that leaves the codes out."""
    said, measured = words.lower(), unit.lower()
    fitting = (
        code for code, (_k, _s, _w, units) in _KNOWN.items() if _words_of(code) == said and units.lower() in measured
    )
    return next(fitting, slug(f"{words} {unit}", 40).upper())


def _words_of(code: str) -> str:
    return _DESCRIPTORS.get(code, "").lower()


@reads(PROVIDER, "IMF World Economic Outlook file", _is_outlook)
def outlook(part: Part, wanted: Wanted, _beside: Sequence[Part]) -> Imported:
    """A row for each country and concept, a column for each year; number times scale is the figure."""
    place = part.columns("Subject Descriptor", "Units", "Scale") or 0
    header = part.lead[place]
    at = {cell.lower(): n for n, cell in enumerate(header)}
    years = part.years(header)
    called_at = at.get("country", at.get("country group name", 0))
    country_at = at.get("iso", at.get("weo country group code", called_at))
    code_at = at.get("weo subject code", -1)
    note_at, after_at = at.get("country/series-specific notes", -1), at.get("estimates start after", -1)
    footers: list[str] = []
    for _row in part.body(place, footers):
        pass  # the release stands below the table
    coded = _with_codes(part.body(place), code_at, at["subject descriptor"], at["units"])
    rows = _asked(coded, code_at, country_at, wanted)
    release = _release(" ".join((*footers, part.name)), max(years.values(), default=0))
    into = _Into(release)
    for line, cells in rows:
        code, three = cells[code_at], _country(cells[country_at])
        unit, words = cells[at["units"]], cells[at.get("subject descriptor", called_at)]
        if wrong := _contradiction(code, words, unit, three):
            raise part.wrong(wrong, _("Download the file again, or ask for another series with --series."), line)
        names.check(cells[called_at], three, f"{part.name}, {_('line {number}', number=line)}")
        scale = _scale(cells[at["scale"]], part, line)
        first = release.projected_from(cells[after_at] if after_at >= 0 else "")
        note = _fiscal(cells[note_at] if note_at >= 0 else "")
        figures = (
            figure
            for column, year in years.items()
            if (figure := _figure(year, cells[column], scale, first, part, line))
        )
        into.put(code, three, cells[called_at], f"{words} ({unit})", figures, note, f"{part.name}, line {line}")
    return into.imported()


def _contradiction(code: str, words: str, unit: str, country: str) -> str:
    """The sentence on words and units of a row that are not those of its concept; empty if they are, or say nothing."""
    usual = _KNOWN.get(code, ("", "", "", ""))[3]
    if not usual or not unit:
        return ""
    if scaled := codes.not_whole(unit):
        return scaled
    if _unit(f"{words} ({unit})", country, "")[:2] == _unit(usual, country, "")[:2]:
        return ""
    prices = _(" at current prices") if "current" in _words_of(code) else ""
    return _(
        "{code} is said to be “{words} ({unit})”, but it is in {usual}{prices}.",
        code=code, words=words, unit=unit, usual=usual, prices=prices,
    )  # fmt: skip


def _with_codes(
    rows: Iterable[tuple[int, list[str]]], code_at: int, words_at: int, unit_at: int
) -> Iterator[tuple[int, list[str]]]:
    """The rows, with the code of the concept at their end where the file has none."""
    for line, cells in rows:
        yield line, cells if code_at >= 0 else [*cells, _code_of(cells[words_at], cells[unit_at])]


def _asked(
    rows: Iterable[tuple[int, list[str]]], code_at: int, country_at: int, wanted: Wanted
) -> Iterator[tuple[int, list[str]]]:
    for line, cells in rows:
        three = _country(cells[country_at])
        if cells[code_at] and wanted.country(three) and wanted.one_of(*_names(cells[code_at])):
            yield line, cells


def _figure(year: int, text: str, scale: float, first: int, part: Part, line: int) -> Figure | None:
    """A cell as a figure; “--” is zero or too small to be printed, which is not missing."""
    if text == "--":
        return Figure(year, 0.0, _("Printed as --: zero, or under half of the last digit."), projection=year >= first)
    value = number_in(text, part, line)
    return None if value is None else Figure(year, value * scale, projection=year >= first)


def _scale(text: str, part: Part, line: int) -> float:
    if text.lower() not in _SCALES:
        raise part.wrong(
            _("“{text}” is no scale.", text=text[:40]), _("Write Units, Thousands, Millions or Billions."), line
        )
    return _SCALES[text.lower()]


def _release(text: str, last_year: int) -> Release:
    """The release that a text names: a line below the table, or the name of the file."""
    if found := _RELEASE.search(text) or _VINTAGE.search(text):
        month, day = _MONTHS.get(found["month"].lower()[:3], (0, 0))
        return _released(int(found["year"]), month, day, last_year) if month else Release(last_year=last_year)
    if found := _DATED.search(text):
        month = int(found["month"])
        return _released(int(found["year"]), month, dict(_MONTHS.values()).get(month, 28), last_year)
    return Release(last_year=last_year)


def _released(year: int, month: int, day: int, last_year: int) -> Release:
    names = {4: _("April"), 10: _("October"), 9: _("September")}
    words = _("World Economic Outlook of {month} {year}", month=names.get(month, f"{month}"), year=year)
    return Release(f"{year}-{month:02d}-{day:02d}", words, last_year)


def _fiscal(notes: str) -> str:
    """A sentence on years that are no calendar years."""
    months = re.search(r"[Ss]tart/end months of reporting year: *([A-Z][a-z]+/[A-Z][a-z]+)", notes)
    if re.search(r"[Rr]eporting in calendar year: *No", notes) or (months and months[1] != "January/December"):
        return _("Years are fiscal years ({months}).", months=months[1]) if months else _("Years are fiscal years.")
    return ""


# --- a table of concepts --------------------------------------------------------------------------------


def _is_panel(part: Part) -> bool:
    first = set(part.lead[0]) if part.lead else set()
    return {"iso", "year"} <= {cell.lower() for cell in first} and len(first & set(_PANEL)) > 1


@reads(PROVIDER, "IMF World Economic Outlook, a column for each concept", _is_panel)
def panel(part: Part, wanted: Wanted, _beside: Sequence[Part]) -> Imported:
    """A row for each country and year, numbers in the scales of the Outlook's file.

    Raises:
        InputError: no number is as large as a thousand: they were lost with the commas in them.
    """
    at = {cell.lower(): n for n, cell in enumerate(part.lead[0])}
    columns = {n: cell for n, cell in enumerate(part.lead[0]) if cell in _PANEL}
    actual_at = next((n for name, n in at.items() if name.startswith("last_actual")), -1)
    last = max((bounds.natural(row[at["year"]]) or 0 for _line, row in part.body()), default=0)
    release = _release(part.name, last)
    into, largest, line = _Into(release), 0.0, 0
    for line, row in part.body():
        three = _country(row[at["iso"]])
        year = period(row[at["year"]])
        if year is None:
            raise part.cut(line)
        first = release.projected_from(row[actual_at] if actual_at >= 0 else "")
        note = _("Years are fiscal years.") if actual_at >= 0 and "FY" in row[actual_at] else ""
        for n, code in columns.items():
            figure = _figure(year[0], row[n], _PANEL[code], first, part, line)
            largest = max(largest, figure.value / _PANEL[code] if figure else 0.0)
            if figure and wanted.country(three) and wanted.one_of(*_names(code)):
                into.put(code, three, "", "", [figure], note, f"{part.name}, line {line}")
    if largest < LOST < line:
        raise part.wrong(
            _("No number in it is as large as 1,000: those were lost with the commas in them."),
            _("Take the file of the IMF itself."),
        )
    return into.imported()


# --- the DataMapper ---------------------------------------------------------------------------------------

_TITLED = re.compile(r"(?P<words>[^()]+)\((?P<unit>[^()]+)\)")
_SIGNED = re.compile(r"©\s*IMF,?\s*(?P<year>20\d\d)")


def _is_mapped(part: Part) -> bool:
    """The title and unit of one concept, then years; countries below by their names, and “©IMF, 2024” at the end."""
    head = part.lead[0] if part.lead else []
    return (
        bool(head)
        and bool(_TITLED.fullmatch(head[0]))
        and len(head) > 1
        and all(map(YEAR_COLUMN.fullmatch, filter(None, head[1:])))
    )


@reads(PROVIDER, "IMF DataMapper table", _is_mapped)
def mapped(part: Part, wanted: Wanted, _beside: Sequence[Part]) -> Imported:
    """A row for each country, a column for each year, in the unit that the title names."""
    header, rows = part.lead[0], [(line, cells) for line, cells in part.rows() if line > 1 and any(cells)]
    title = _TITLED.fullmatch(header[0])
    words, unit = (title["words"].strip(), title["unit"]) if title else ("", "")
    scale = next((size for name, size in _SCALES.items() if name and name in unit.lower()), 1.0)
    code = _code_of({"GDP, current prices": _DESCRIPTORS["NGDPD"]}.get(words, words), unit)
    years = part.years(header)
    signed = next((found for _line, cells in rows if (found := _SIGNED.search(cells[0]))), None)
    release = Release(last_year=max(years.values(), default=0))
    first = int(signed["year"]) if signed else release.projected_from("")
    into = _Into(release)
    for line, cells in rows:
        figures = [_figure(year, cells[n], scale, first, part, line) for n, year in years.items() if n < len(cells)]
        three = _country(cells[0])
        if any(figures) and wanted.country(three) and wanted.one_of(*_names(code)):
            into.put(code, three, cells[0], f"{words} ({unit})", filter(None, figures), "", f"{part.name}, line {line}")
    return into.imported()


def _is_mapper(part: Part) -> bool:
    return bool(re.match(r'\{\s*"values"\s*:\s*\{', part.opening)) and '"api"' in part.content()[-400:].decode(
        "ascii", "ignore"
    )


@reads(PROVIDER, "IMF DataMapper answer", _is_mapper)
def mapper(part: Part, wanted: Wanted, _beside: Sequence[Part]) -> Imported:
    """Values by concept, country and year, in the scales of the Outlook; other concepts do not say theirs."""
    held = fields(fields(part.json()).get("values"))
    years_held = (y for rows in held.values() for r in fields(rows).values() for y in fields(r))
    last = max((bounds.natural(y) or 0 for y in years_held), default=0)
    release = Release(last_year=last)
    into, first = _Into(release), release.projected_from("")
    for code, rows in held.items():
        if code not in _PANEL and "%" not in _unit_words(code):
            into.collected.leave_out(_("{code} is left out: the answer does not say its unit.", code=code))
            continue
        for country, years in fields(rows).items():
            three = _country(country)
            scale = _PANEL.get(code, 1.0)
            figures = [
                Figure(year, value * scale, projection=year >= first)
                for written, given in fields(years).items()
                if (year := bounds.natural(written)) is not None and (value := number_of(given, part)) is not None
            ]
            if wanted.country(three) and wanted.one_of(*_names(code)):
                into.put(code, three, "", "", figures, "", part.name)
    return into.imported()


def _unit_words(code: str) -> str:
    return "%" if "percent" in _KNOWN.get(code, ("", "", "", ""))[3].lower() else ""


# --- files that are not read ----------------------------------------------------------------------------


def _is_sdmx_json(part: Part) -> bool:
    return part.opening.startswith("{") and "sdmx-json" in part.opening[:3000]


refuses(
    PROVIDER,
    "IMF answer in SDMX (JSON)",
    _is_sdmx_json,
    N_("This is an answer in SDMX-JSON."),
    N_("Ask again with Accept: text/csv."),
)
refuses(
    PROVIDER,
    "IMF International Financial Statistics",
    lambda part: part.columns("Country Code", "Indicator Code", "Attribute") is not None,
    N_("This is a bulk file of the IMF's former data service, whose layout is not read."),
    N_("Take the series from data.imf.org in SDMX-CSV."),
)
refuses(
    PROVIDER,
    "IMF Data Portal table",
    lambda part: part.columns("DATASET", "SERIES_CODE", "COUNTRY", "INDICATOR") is not None,
    N_("This is a table of the IMF's data portal, whose layout is not read."),
    N_("Take the same series from its API in SDMX-CSV, or the file of the World Economic Outlook."),
)


# --- answers of the SDMX service ------------------------------------------------------------------------


def _is_sdmx_csv(part: Part) -> bool:
    return part.columns("COUNTRY", "INDICATOR", "TIME_PERIOD", "OBS_VALUE") is not None


def _is_sdmx_xml(part: Part) -> bool:
    return part.opening.startswith("<") and "sdmx.org/resources/sdmxml" in part.opening[:3000]


@reads(PROVIDER, "IMF answer in SDMX (CSV)", _is_sdmx_csv)
def sdmx_csv(part: Part, wanted: Wanted, _beside: Sequence[Part]) -> Imported:
    """SDMX-CSV 1.0 and 2.0, by the names of the columns; SCALE is not applied, the values are whole already."""
    place = part.columns("COUNTRY", "INDICATOR", "TIME_PERIOD", "OBS_VALUE") or 0
    header = [cell.upper() for cell in part.lead[place]]
    rows = (dict(zip(header, cells, strict=False)) for _line, cells in part.body(place))
    return _observations(part, rows, {}, wanted)


@reads(PROVIDER, "IMF answer in SDMX (XML)", _is_sdmx_xml)
def sdmx_xml(part: Part, wanted: Wanted, _beside: Sequence[Part]) -> Imported:
    """SDMX-ML 2.1, structure specific: what is said of a series stands at groups, series and the data set."""
    rows, said = _parsed(part)
    return _observations(part, rows, said, wanted)


def _parsed(part: Part) -> tuple[list[dict[str, str]], dict[str, str]]:
    """Observations with what holds for each of them, and what holds for the data set.

    Raises:
        InputError: it is cut, or declares a document type, which no answer of the IMF does.
    """
    groups: list[dict[str, str]] = []
    rows: list[dict[str, str]] = []
    said: dict[str, str] = {}
    series: dict[str, str] = {}

    def begin(name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(":")[2]
        plain = {key.rpartition(":")[2]: value for key, value in attributes.items()}
        if tag == "DataSet":
            said.update(plain)
        elif tag == "Group":
            groups.append(plain)
        elif tag == "Series":
            series.clear()
            series.update(plain)
        elif tag == "Obs":
            rows.append({**series, **plain})

    def refuse(*_declared: str | int | None) -> None:
        raise part.wrong(
            _("The file declares a document type, which no answer of the IMF does."), _("Take the file as it was sent.")
        )

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.StartDoctypeDeclHandler = begin, refuse
    try:
        parser.Parse(_DECLARED.sub("", part.text(), count=1).encode(), True)
    except expat.ExpatError:
        raise part.cut() from None
    return [_with_groups(row, groups) for row in rows], said


def _with_groups(row: dict[str, str], groups: Sequence[Mapping[str, str]]) -> dict[str, str]:
    """An observation with what groups say of its indicator, or of its country's."""
    merged: dict[str, str] = {}
    for group in groups:
        keys = [key for key in ("COUNTRY", "INDICATOR") if key in group]
        if keys and all(group[key] == row.get(key) for key in keys):
            merged |= group
    return merged | row


@dataclass
class _Observed:
    """Observations of one concept of one country: what is said of them, and period and value of each."""

    said: Mapping[str, str]
    points: list[tuple[str, float]] = field(default_factory=list)
    first: int = 0


def _observations(part: Part, rows: Iterable[Mapping[str, str]], said: Mapping[str, str], wanted: Wanted) -> Imported:
    series: dict[tuple[str, str], _Observed] = {}
    release, count = None, 0
    for row in rows:
        value, code = number_in(row.get("OBS_VALUE", ""), part, 0), row.get("INDICATOR", "").strip()
        if value is None or not code:
            continue
        if (flow := row.get("DATAFLOW") or row.get("STRUCTURE_ID", "")).startswith("IMF") and "WEO" not in flow:
            raise part.wrong(
                _("This is an answer of the IMF from {flow}, which is not read.", flow=bounds.cut(flow, 60)),
                _("Ask for series of the World Economic Outlook (WEO)."),
            )
        release = release or _release_of(row, said)
        three = _country(row.get("COUNTRY", ""))
        if wanted.country(three) and wanted.one_of(*_names(code)):
            one = series.setdefault((code, three), _Observed(dict(row)))
            one.points.append((row.get("TIME_PERIOD", ""), value))
            if (first := release.projected_from(row.get("LATEST_ACTUAL_ANNUAL_DATA", ""))) < bounds.LAST_YEAR:
                one.first = max(one.first, first)
            count += 1
            Collected().check(count, part.name)
    if release is None:
        raise part.wrong(
            _("The IMF sent an answer without a figure."), _("Check the country, the concept and the years.")
        )
    into, ahead = _Into(release), _first_ahead(series)
    for (code, three), one in series.items():
        first = one.first or ahead
        figures = [replace(f, projection=f.year >= first) for f in yearly(one.points, part.name)]
        if not one.first:
            into.collected.leave_out(_("The file does not say from which year on figures are projections."))
        into.put(code, three, "", _words(one.said), figures, _fiscal_of(one.said), part.name)
    return into.imported()


def _first_ahead(series: Mapping[tuple[str, str], _Observed]) -> int:
    """The first year that may be a projection in an answer that reaches beyond today and says nothing of it."""
    found = (when[0] for one in series.values() for text, _value in one.points if (when := period(text)))
    last = max(found, default=0)
    return last - AHEAD if last > dt.datetime.now(dt.UTC).year else bounds.LAST_YEAR


def _words(said: Mapping[str, str]) -> str:
    """The name of a concept, with the year of its constant prices."""
    base = said.get("BASE_YEAR", "")
    words = said.get("SERIES_NAME") or said.get("INDICATOR_NAME", "")
    return f"{words} ({base})" if base and "constant" in words.lower() else words


def _fiscal_of(said: Mapping[str, str]) -> str:
    months = said.get("START_END_MONTHS_OF_REPORTING_YEAR", "")
    fiscal = "FY" in said.get("LATEST_ACTUAL_ANNUAL_DATA", "") or months not in ("", "January/December")
    return _("Years are fiscal years.") if fiscal else ""


def _release_of(row: Mapping[str, str], said: Mapping[str, str]) -> Release:
    """The release of an answer: its date of publication, or the name of its flow; never the number of its version."""
    if day := re.match(r"\d{4}-\d\d-\d\d", said.get("PUBLICATION_DATE") or row.get("PUBLICATION_DATE", "")):
        return Release(day[0], _("World Economic Outlook of {day}", day=day[0]))
    flow = row.get("DATAFLOW") or row.get("STRUCTURE_ID", "")
    return _release(flow, 0) if _VINTAGE.search(flow) else Release()


# --- what the figures are -------------------------------------------------------------------------------


def _country(code: str) -> str:
    code = code.strip()
    if code in ("001", "1", "G001"):
        return codes.WORLD
    return codes.country(code) if len(code) <= LONGEST_CODE else names.by_name(code) or code


def _names(code: str) -> tuple[str, ...]:
    kind, short, *_rest = _KNOWN.get(code, ("", "", "", ""))
    return tuple(filter(None, (code, kind, short, f"imf_{short or slug(code)}")))


class _Into:
    """Figures on their way to series, of one release."""

    def __init__(self, release: Release) -> None:
        self.release, self.collected = release, Collected()
        self._described: dict[tuple[str, str], tuple[ImportedSeries, float] | None] = {}
        self._without: dict[str, str] = {}
        self._groups: dict[str, None] = {}

    def put(
        self, code: str, country: str, called: str, words: str, figures: Iterable[Figure], note: str, where: str
    ) -> None:
        """Take figures of a concept of a country."""
        if not codes.is_country(country):
            self._groups[called or country] = None
            return
        key = (code, country)
        if key not in self._described:
            self._described[key] = _series(code, country, called, words, note, self.release)
        described = self._described[key]
        if described is None:
            self._without[code] = words
        else:
            series, scale = described
            self.collected.put(series, (replace(f, value=f.value / scale) for f in figures), where)

    def imported(self) -> Imported:
        """The series, and what is left out."""
        for code, words in self._without.items():
            self.collected.leave_out(
                _("{code} ({name}) is left out: the calculator has no unit for it.", code=code, name=words or "?")
            )
        if self._groups:
            self.collected.leave_out(
                _("Groups of countries are left out: {names}.", names=", ".join(list(self._groups)[:3]))
            )
        return self.collected.imported()


def _series(
    code: str, country: str, called: str, words: str, note: str, release: Release
) -> tuple[ImportedSeries, float] | None:
    """What a concept of a country is, and what its figures are divided by; None if there is no unit for it."""
    kind, short, usual, unit_words = _KNOWN.get(code, ("other", slug(code), "", ""))
    unit, basis, scale = _unit(unit_words or words, country, kind)
    if not unit:
        return None
    kind = codes.fitting(kind, unit, basis)
    per_head = "per capita" in words.lower() or kind == "gdp_per_head"
    if unit not in ("1", "person"):
        unit = f"{unit}{'/person' if per_head else ''}{'' if kind in _STOCKS else '/year'}"
    title = f"World Economic Outlook: {usual or words or code} ({code})"
    series = ImportedSeries(
        country=country, country_name=called, kind=kind, name=f"imf_{short}", code=code,
        label=_("IMF, {name}", name=usual or words or code), concept=codes.sentence(usual or words or code),
        unit=unit, price_basis=basis,
        source=source(
            slug(f"imf_weo_{code}_{release.day or 'undated'}"), title, MAKER, PROVIDER, _ADDRESS, release.day
        ),
        licence=LICENCE, release=release.words or _("World Economic Outlook, release not stated"),
        released=release.day, note=note,
    )  # fmt: skip
    return series, scale


def _unit(words: str, country: str, kind: str) -> tuple[str, str, float]:
    """Unit, price basis, and what figures are divided by; empty if the words name none."""
    said = words.lower()
    if "percent" in said or "per cent" in said:
        return "1", codes.NOT_MONEY, 100.0
    if "persons" in said or kind == "population":
        return "person", codes.NOT_MONEY, 1.0
    if "index" in said:
        return "1", codes.NOT_MONEY, 1.0
    unit, basis = codes.money(words, country)
    return unit, basis, 1.0
