"""Our World in Data: the CSV of a chart, described by the JSON beside it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

from econ.evidence.providers import codes, names
from econ.evidence.providers.content import Part, fields, number, words
from econ.evidence.providers.periods import parts as period
from econ.evidence.providers.periods import yearly
from econ.evidence.providers.registry import (
    Collected,
    Figure,
    Imported,
    ImportedSeries,
    Wanted,
    describes,
    reads,
    slug,
    source,
)
from econ.files.bounds import Json
from econ.wording.language import _

PROVIDER = "Our World in Data"
_ADDRESS = "https://ourworldindata.org/grapher/"
BY_CC, OF_SIPRI = "CC-BY-4.0", "SIPRI-terms"

_PROJECTED = re.compile(r"projection|projected|forecast|scenario", re.IGNORECASE)
_REGION = ("world region according to owid", "owid_region", "continent", "annotations")


def _is_chart(part: Part) -> bool:
    first = {cell.lower() for cell in part.lead[0]} if part.lead else set()
    return {"entity", "code"} <= first and bool({"year", "day"} & first)


def _is_about(part: Part) -> bool:
    return part.opening.startswith("{") and all(key in part.opening for key in ('"chart"', '"columns"', '"titleShort"'))


describes(PROVIDER, _("Our World in Data description of a chart"), _is_about)


@reads(PROVIDER, "Our World in Data chart file (CSV)", _is_chart)
def chart(part: Part, wanted: Wanted, beside: Sequence[Part]) -> Imported:
    """A row for each entity and year, a column for each indicator, under its title or its short name."""
    header = part.lead[0]
    at = {cell.lower(): n for n, cell in enumerate(header)}
    when_at = at.get("year", at.get("day", 2))
    about = _about(beside)
    columns = {
        n: cell
        for n, cell in enumerate(header)
        if n not in (at["entity"], at["code"], when_at) and not cell.lower().startswith(_REGION)
    }
    into, ancient, groups = _Into(part, wanted), 0, dict[str, None]()
    for line, cells in part.body():
        three, when = codes.country(cells[at["code"]]), cells[when_at]
        if not codes.is_country(three):
            groups[cells[at["entity"]]] = None
            continue
        if when.startswith("-") or (when.isdigit() and len(when) < 4):
            ancient += 1
            continue
        if period(when) is None:
            raise part.wrong(_("“{text}” is no year.", text=when[:40]), line=line)  # fmt: skip
        if wanted.country(three):
            names.check(cells[at["entity"]], three, f"{part.name}, {_('line {number}', number=line)}")
            for n, title in columns.items():
                into.put(title, three, cells[at["entity"]], when, cells[n], line)
    if ancient:
        into.collected.leave_out(_("{count} figures of years before 1000 are left out.", count=ancient))
    if groups:
        into.collected.leave_out(_("Groups of countries are left out: {names}.", names=", ".join(list(groups)[:3])))
    return into.imported(about)


class _Into:
    """Figures of a chart on their way to series."""

    def __init__(self, part: Part, wanted: Wanted) -> None:
        self.part, self.wanted, self.collected = part, wanted, Collected()
        self._points: dict[tuple[str, str], tuple[str, list[tuple[str, float]]]] = {}
        self._texts: set[str] = set()
        self._count = 0

    def put(self, title: str, country: str, called: str, when: str, text: str, line: int) -> None:
        """Take a figure; a column of texts is none of figures."""
        if title in self._texts:
            return
        try:
            value = number(text, decimal_comma=self.part.decimal_comma)
        except ValueError:
            if any(key[0] == title for key in self._points):
                raise self.part.wrong(_("“{text}” is no number.", text=text[:40]), line=line) from None
            self._texts.add(title)
            return
        if value is not None:
            points = self._points.setdefault((title, country), (called, []))[1]
            points.append((when, value))
            self._count += 1
            self.collected.check(self._count, self.part.name)

    def imported(self, about: Mapping[str, Mapping[str, Json]]) -> Imported:
        """The series, and what is left out."""
        for (title, country), (called, points) in self._points.items():
            said = about.get(title, {})
            if scaled := codes.not_whole(f"{title} {words(said.get('unit'))}".strip()):
                self.collected.leave_out(_("“{title}” is left out: {why}", title=title, why=scaled))
                continue
            described = _series(title, country, called, said)
            if described is None:
                self.collected.leave_out(
                    _(
                        "“{title}” is left out: the file does not say its unit; give the .metadata.json beside it.",
                        title=title,
                    )
                    if not said
                    else _(
                        "“{title}” is left out: the calculator has no unit for {unit}.",
                        title=title,
                        unit=words(said.get("unit")) or "?",
                    )
                )
                continue
            series, divisor = described
            if self.wanted.one_of(title, slug(title), series.kind, series.name, words(said.get("shortName"))):
                self._put(series, points, divisor)
        return self.collected.imported()

    def _put(self, series: ImportedSeries, points: Sequence[tuple[str, float]], divisor: float) -> None:
        where = f"{self.part.name}, {series.country_name}"
        projected = bool(_PROJECTED.search(f"{series.code} {series.label}"))
        figures = (
            Figure(f.year, f.value / divisor, f.note, used=f.used, projection=projected) for f in yearly(points, where)
        )
        self.collected.put(series, figures, where)


def _about(beside: Sequence[Part]) -> dict[str, Mapping[str, Json]]:
    """What the descriptions beside the chart say of its columns, by title and by short name."""
    found: dict[str, Mapping[str, Json]] = {}
    for part in beside:
        if _is_about(part):
            for title, said in fields(fields(part.json()).get("columns")).items():
                column = fields(said)
                for name in (title, words(column.get("shortName")), words(column.get("titleShort"))):
                    found.setdefault(name, column)
    return found


def _series(title: str, country: str, called: str, said: Mapping[str, Json]) -> tuple[ImportedSeries, float] | None:
    """What a column is of a country, and what its figures are divided by; None if its unit is not known."""
    stated = " ".join(words(said.get(key)) for key in ("unit", "shortUnit"))
    name = words(said.get("titleShort")) or title
    whole = f"{title} {name} {stated}"
    unit, basis, divisor = _unit(whole, country)
    if not unit:
        return None
    per_head = bool(re.search(r"per capita|per head|per person", whole, re.IGNORECASE))
    kind = _kind(whole.lower(), unit, basis, per_head=per_head)
    if unit not in ("1", "person", "TIV"):
        unit = f"{unit}{'/person' if per_head else ''}/year"
    short = slug(words(said.get("shortName")) or title, 40)
    released = words(said.get("lastUpdated"))
    citation = words(said.get("citationLong")) or words(said.get("citationShort"))
    return (
        ImportedSeries(
            country=country, country_name=called, kind=kind, name=f"owid_{short}", code=title,
            label=_("Our World in Data, {name}", name=name),
            concept=codes.sentence(f"{title}. {words(said.get('descriptionShort'))}".strip()),
            unit=unit, price_basis=basis,
            source=source(
                slug(f"owid_{short}_{released or 'undated'}"), words(said.get("titleLong")) or title,
                words(said.get("citationShort")) or PROVIDER, PROVIDER, _ADDRESS, released,
                comment=codes.sentence(citation) if citation else _("The description of the chart was not given."),
            ),
            licence=OF_SIPRI if "SIPRI" in json.dumps(dict(said)) or "sipri" in title.lower() else BY_CC,
            release=words(said.get("timespan")), released=released, grade="B2",
            note=_("Processed by Our World in Data from figures of others."),
        ),
        divisor,
    )  # fmt: skip


def _kind(said: str, unit: str, basis: str, *, per_head: bool) -> str:
    """The kind of a column: per head is never GDP itself."""
    if "gdp" in said or "gross domestic product" in said:
        if unit == "1":
            return "growth" if "growth" in said else "other"
        return "gdp_per_head" if per_head else "gdp"
    if unit == "person" and "population" in said:
        return "population"
    if "military" in said and basis == codes.CURRENT and not per_head and unit != "1":
        return "military_spending"
    return "other"


def _unit(whole: str, country: str) -> tuple[str, str, float]:
    """Unit, price basis, and what figures are divided by; empty if neither the title nor the description says it."""
    said = whole.lower()
    if "%" in said or "percent" in said or "share of" in said:
        return "1", codes.NOT_MONEY, 100.0
    if re.search(r"\bpeople\b|\bpersons?\b|^population\b", said) and "per person" not in said:
        return "person", codes.NOT_MONEY, 1.0
    unit, basis = codes.money(whole, country)
    return unit, basis, 1.0
