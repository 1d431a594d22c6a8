"""CIA World Factbook: the pages of countries as JSON, and tables of their economic fields."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from econ.evidence.providers import codes, names
from econ.evidence.providers.content import Part, fields, words
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
from econ.files.bounds import Json
from econ.wording.language import N_, _

PROVIDER = "CIA World Factbook"
MAKER = "Central Intelligence Agency"
LICENCE = "public-domain"
_ADDRESS = "https://www.cia.gov/the-world-factbook/"

_FIELDS = {
    "gdp (official exchange rate)": ("gdp", "gdp", "Gross domestic product at the official exchange rate"),
    "real gdp (purchasing power parity)": ("gdp", "gdp_ppp", "Gross domestic product in purchasing power"),
    "gdp (purchasing power parity) - real": ("gdp", "gdp_ppp", "Gross domestic product in purchasing power"),
    "gdp (purchasing power parity)": ("gdp", "gdp_ppp", "Gross domestic product in purchasing power"),
    "exports": ("exports", "exports", "Exports"),
    "imports": ("imports", "imports", "Imports"),
    "exchange rates": ("exchange_rate", "rate", "Local currency for one US dollar"),
    "military expenditures": ("military_spending_share", "military_spending_share", "Military spending, share of GDP"),
    "budget": ("", "", ""),
}
_BUDGET = {
    "expenditures": ("government_spending", "government_spending", "Spending of the government"),
    "revenues": ("government_revenue", "government_revenue", "Revenue of the government"),
}
"""Kind, name and words of a field of the page of a country; of the budget by its parts."""

_SCALES = {"": 1.0, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_AMOUNT = re.compile(
    r"^(?P<sign>[-−–]?)(?P<dollar>\$|US\$)?\s*(?P<number>\d[\d,]*(?:\.\d+)?)\s*"
    r"(?P<scale>thousand|million|billion|trillion)?\s*(?P<percent>%)?"
)
_ESTIMATED = re.compile(r"\((?:FY)?(?P<year>(?:19|20)\d\d)[^)]*?\)")
_PRICES = re.compile(r"data (?:are )?in (?:constant )?((?:19|20)\d\d) (?:US )?dollars", re.IGNORECASE)
_TAG = re.compile(r"<[^>]+>")
_FROM_THE_UN = frozenset({("PRK", 2023)})
"""Figures of which it is known that they are the United Nations' own, and no second opinion."""


@dataclass(frozen=True)
class Entry:
    """One text of a field: the field, the part of it, and the note that stands below all its parts."""

    country: str
    called: str
    field: str
    part: str
    text: str
    note: str


def _is_table(part: Part) -> bool:
    return part.columns("gec", "field", "subfield", "text") is not None


def _is_page(part: Part) -> bool:
    begin = part.opening
    return begin.startswith("{") and '"Introduction"' in begin[:4000] and '"Geography"' in begin


@reads(PROVIDER, "CIA World Factbook table of fields", _is_table)
def table(part: Part, wanted: Wanted, _beside: Sequence[Part]) -> Imported:
    """A row for each text of a field; amounts are read from the text as it was published."""
    place = part.columns("gec", "field", "subfield", "text") or 0
    at = {cell.lower(): n for n, cell in enumerate(part.lead[place])}
    called_at = at.get("country", at["gec"])
    entries = (
        Entry(_country(row[at["gec"]], row[called_at]), row[called_at], row[at["field"]], row[at["subfield"]],
              row[at["text"]], "")
        for _line, row in part.body(place)
    )  # fmt: skip
    return _read(entries, wanted)


refuses(
    PROVIDER,
    "CIA World Factbook comparison of countries",
    lambda part: part.columns("name", "slug", "value", "date_of_information") is not None,
    N_("This is a comparison of countries of the Factbook, which does not say what is compared."),
    N_("Take the pages of the countries in JSON."),
)


@reads(PROVIDER, "CIA World Factbook page (JSON)", _is_page)
def page(part: Part, wanted: Wanted, _beside: Sequence[Part]) -> Imported:
    """The page of one country, by the titles of its fields.

    Raises:
        InputError: it does not say of which country it is.
    """
    given = fields(part.json())
    name = fields(fields(given.get("Government")).get("Country name"))
    called = words(fields(name.get("conventional short form")).get("text"))
    called = (
        called if called.lower() not in ("", "none") else words(fields(name.get("conventional long form")).get("text"))
    )
    country = _country(Path(part.name).stem, called)
    if not country:
        raise part.wrong(
            _("The page does not say of which country it is."), _("Give it its name in the Factbook: kn.json.")
        )
    sections = [fields(given.get(title)) for title in ("Economy", "Military and Security", "Government")]
    entries = [entry for section in sections for entry in _entries(country, called, section)]
    return _read(entries, wanted)


def _entries(country: str, called: str, section: Mapping[str, Json]) -> Iterator[Entry]:
    """The texts of the fields of a section, with the note of each field."""
    for title, body in section.items():
        if title.strip().lower() not in _FIELDS:
            continue
        inside = fields(body)
        note = _plain(words(inside.get("note")))
        if "text" in inside:
            yield Entry(country, called, title, "", _plain(words(inside.get("text"))), note)
        for name, value in inside.items():
            if text := words(fields(value).get("text")):
                yield Entry(country, called, title, name, _plain(text), note)


def _plain(text: str) -> str:
    return " ".join(html.unescape(_TAG.sub(" ", text)).split())


def _country(code: str, called: str) -> str:
    """The country of a code of the CIA, or of its name."""
    return (codes.of_gec(code) if len(code.strip()) == 2 else "") or names.by_name(called)


def _read(entries: Iterable[Entry], wanted: Wanted) -> Imported:
    into, unknown = Collected(), dict[str, None]()
    for entry in entries:
        if not entry.country:
            unknown[entry.called] = None
        elif wanted.country(entry.country):
            _put(into, entry, wanted)
    if unknown:
        into.leave_out(_("Areas that are no country are left out: {names}.", names=", ".join(list(unknown)[:5])))
    return into.imported()


def _put(into: Collected, entry: Entry, wanted: Wanted) -> None:
    """Take the figure of a text, if it has one with a year."""
    field, part = entry.field.strip().lower(), entry.part.strip().lower()
    kind, short, concept = _BUDGET.get(part, ("", "", "")) if field == "budget" else _FIELDS.get(field, ("", "", ""))
    if not kind or not wanted.one_of(kind, short, f"cia_{short}", field):
        return
    amount, year = _AMOUNT.match(entry.text), _year(entry)
    if amount is None or year is None:
        return
    unit, basis = _unit(kind, short, entry)
    if not unit:
        into.leave_out(
            _("{field}: the year of its dollars is not in the file, so it is left out.", field=entry.field)
            if short == "gdp_ppp"
            else _("{field} of {country} is left out: its unit is not known.", field=entry.field, country=entry.called)
        )
        return
    value = float(amount["number"].replace(",", "")) * _SCALES[amount["scale"] or ""] * (-1 if amount["sign"] else 1)
    value = value / 100 if amount["percent"] else value
    if (kind == "military_spending_share") != bool(amount["percent"]):
        return
    note = _("The figure of the United Nations.") if (entry.country, year) in _FROM_THE_UN and short == "gdp" else ""
    into.put(_series(entry, kind, short, concept, unit, basis), [Figure(year, value, note)], entry.called)


def _year(entry: Entry) -> int | None:
    """The year of a figure: that of its estimate, never the year of the dollars in a note."""
    if found := _ESTIMATED.search(entry.text):
        return int(found["year"])
    found = re.search(r"((?:19|20)\d\d)\s*$", entry.part)
    return int(found[1]) if found else None


def _unit(kind: str, short: str, entry: Entry) -> tuple[str, str]:
    """Unit and price basis; amounts without a sign are dollars all the same."""
    if kind == "military_spending_share":
        return "1", codes.NOT_MONEY
    if kind == "exchange_rate":
        money = codes.currency(entry.country)
        return (f"{money}/USD" if money and money != "USD" else ""), codes.NOT_MONEY
    if short == "gdp_ppp":
        prices = _PRICES.search(f"{entry.text} {entry.note}")
        if prices is None:
            return "", ""
        unit, basis = codes.money(f"PPP constant {prices[1]}")
        return f"{unit}/year", basis
    return "USD/year", codes.CURRENT


def _series(entry: Entry, kind: str, short: str, concept: str, unit: str, basis: str) -> ImportedSeries:
    name = f"cia_{short}" + (f"_{basis[-4:]}" if basis.startswith("PPP-constant") else "")
    note = _("The Factbook was withdrawn in February 2026. Most figures follow the World Bank or the United Nations.")
    return ImportedSeries(
        country=entry.country, country_name=entry.called, kind=kind, name=name, code=entry.field,
        label=_("CIA World Factbook, {name}", name=concept), concept=f"{concept}.", unit=unit, price_basis=basis,
        source=source(slug(f"cia_factbook_{short}"), f"The World Factbook: {entry.field}", MAKER, MAKER, _ADDRESS),
        licence=LICENCE, release=_("edition as downloaded"), grade="B4" if entry.country == "PRK" else "B2", note=note,
    )  # fmt: skip
