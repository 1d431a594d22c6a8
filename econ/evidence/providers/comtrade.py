"""UN Comtrade: trade in goods as its reporters state it; the answers of the API, and the tables of its site.

One amount stands there many times: in total, by chapter, by mode of transport, by second partner. Only the totals over
these are taken, and of the goods either the total or one level of the classification.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from econ.evidence.providers import codes
from econ.evidence.providers.content import Part, number
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
from econ.files import bounds
from econ.files.bounds import Json
from econ.wording.errors import InputError
from econ.wording.language import N_, _, digits

LICENCE = "Comtrade-terms"
ADDRESS = "https://comtradeplus.un.org"

WORLD = 0
_OF_COMTRADE = {251: "FRA", 579: "NOR", 699: "IND", 757: "CHE", 841: "USA", 842: "USA"}
"""Countries whose number is not that of the standard: it covers their customs territory."""

NEVER_REPORTS = frozenset({"PRK"})
"""Countries that state nothing themselves, whose trade is known from their partners alone."""

IMPORTS, EXPORTS = "M", "X"
_FLOWS = {"m": IMPORTS, "x": EXPORTS, "import": IMPORTS, "export": EXPORTS, "imports": IMPORTS, "exports": EXPORTS,
          "1": IMPORTS, "2": EXPORTS}  # fmt: skip
"""Codes and words of the two flows that are taken; re-exports and domestic exports are contained in exports."""

_KIND = {IMPORTS: "imports", EXPORTS: "exports"}
_MIRROR = {IMPORTS: EXPORTS, EXPORTS: IMPORTS}
_VALUED = {
    "CIF": N_("valued with freight and insurance (CIF)"),
    "FOB": N_("valued at the exporter's border (FOB)"),
}

_FIELDS = {
    "type": ("typecode",),
    "frequency": ("freqcode",),
    "year": ("refyear", "year"),
    "period": ("period", "refperiodid"),
    "reporter": ("reportercode",),
    "reporter_iso": ("reporteriso",),
    "reporter_name": ("reporterdesc", "reporter"),
    "flow": ("flowcode", "tradeflowcode", "flowdesc", "tradeflow"),
    "partner": ("partnercode",),
    "partner_iso": ("partneriso",),
    "partner2": ("partner2code", "2ndpartnercode"),
    "customs": ("customscode", "customsproc.code"),
    "transport": ("motcode", "modeoftransportcode"),
    "supply": ("moscode",),
    "classification": ("classificationcode", "classification"),
    "goods": ("cmdcode", "commoditycode"),
    "cif": ("cifvalue", "ciftradevalue(us$)"),
    "fob": ("fobvalue", "fobtradevalue(us$)"),
    "value": ("primaryvalue", "tradevalue(us$)"),
}
"""What a field holds, and its names in the tables of today and of the site before 2022: in small letters, without the
blanks and underscores that copies write in their own way."""

_NEEDED = (
    ("reporter", "reporter_iso"),
    ("partner", "partner_iso"),
    ("flow",),
    ("goods",),
    ("value",),
    ("year", "period"),
)
"""Fields of which a file has one of each group."""

_TOTALS = {"partner2": {"", "0"}, "customs": {"", "c00", "0"}, "transport": {"", "0"}, "supply": {"", "0"}}
"""What stands in a field when a record is the total over it."""

CUT_AT = {500: N_("the preview without a key"), 100_000: N_("a query"), 250_000: N_("a query with a key")}
"""Numbers of records at which Comtrade cuts an answer."""

_ABOUT = (
    "reporter", "reporter_iso", "partner", "partner_iso", "flow", "year", "period", "frequency", "classification",
    "type", *_TOTALS,
)  # fmt: skip
"""What records have in common that differ by their goods alone."""

COMMA = "comma"
"""Key of a record by which it says that its decimals stand after a comma."""

MOST_CODES = 65_536
"""Codes and dates that are remembered, since a file repeats them."""

MONTHS = 12
YEARS = range(1962, 2100)


@dataclass(frozen=True, slots=True)
class Record:
    """An amount of trade, the total over second partners, customs procedures and modes of transport.

    Attributes:
        reporter, partner: codes of countries; the partner is `WLD` for all.
        flow: `IMPORTS` or `EXPORTS`, as seen by the reporter.
        month: 0 for a whole year.
        classification: of the goods, such as "H6".
        goods: "TOTAL", or a code with its leading zeros.
        valued: "CIF", "FOB", or empty if the record does not say.
    """

    reporter: str
    reporter_name: str
    partner: str
    flow: str
    year: int
    month: int
    classification: str
    goods: str
    value: float
    valued: str

    @property
    def level(self) -> int:
        """Digits of the code of the goods; 0 for the total."""
        return 0 if self.goods == "TOTAL" else len(self.goods)


# --- which file it is -----------------------------------------------------------------------------------


def _recognises_table(part: Part) -> bool:
    return any(_columns(row) for row in part.lead)


def _recognises_answer(part: Part) -> bool:
    begin = part.opening[:5_000]
    if not begin.startswith(("{", "[")) or '"fileUrl"' in begin:
        return False
    return all(f'"{key}"' in begin for key in ("reporterCode", "partnerCode", "flowCode")) or (
        begin.startswith("{") and (all(f'"{key}"' in begin for key in ("elapsedTime", "error")) or _no_key(begin))
    )


def _no_key(begin: str) -> bool:
    return '"statusCode"' in begin and "subscription key" in begin


def _recognises_list(part: Part) -> bool:
    begin = part.opening[:5_000]
    return begin.startswith("{") and all(f'"{key}"' in begin for key in ("fileUrl", "reporterCode", "rowKey"))


@reads("UN Comtrade", "list of UN Comtrade's bulk files", _recognises_list)
def read_list(part: Part, _wanted: Wanted, _beside: Sequence[Part]) -> Imported:
    """Refuse a list of files: it holds no figure.

    Raises:
        InputError: always.
    """
    held = part.json()
    rows = held.get("data") if isinstance(held, dict) else None
    raise part.wrong(
        _("This is Comtrade's list of {count} bulk files, without a figure.", count=len(rows or ())),
        _("Download the files that it names and import these."),
    )


@reads("UN Comtrade", "answer of the UN Comtrade API", _recognises_answer)
def read_answer(part: Part, wanted: Wanted, _beside: Sequence[Part]) -> Imported:
    """The records of an answer in JSON.

    Raises:
        InputError: it is an error of Comtrade's, holds no record, or contradicts itself.
    """
    held = part.json()
    if isinstance(held, dict):
        said = held.get("error") or ("statusCode" in held and held.get("message"))
        if said:
            raise part.wrong(
                _("Comtrade answered with an error: {said}", said=codes.sentence(str(said))),
                _("Ask again; a key is needed for more than a preview."),
            )
    rows = held.get("data") if isinstance(held, dict) else held
    found = [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    collected = Collected()
    stated = held.get("count") if isinstance(held, dict) else None
    if isinstance(stated, int) and stated > len(found):
        collected.leave_out(
            _("The answer says that it has {stated} records and holds {count}.", stated=stated, count=len(found))
        )
    fields = _named(str(key) for row in found for key in row)
    if missing := [_FIELDS[group[0]][0] for group in _NEEDED if found and not fields.keys() & group]:
        raise part.wrong(_("The records have no field {names}.", names=", ".join(missing)), _("Ask Comtrade again."))
    plain = ({key: _plain(row.get(name)) for key, name in fields.items()} for row in found)
    return _imported(part, plain, wanted, collected)


def _plain(value: Json) -> str:
    """A value of JSON as a table has it; null is empty."""
    return "" if value is None else str(value)


@reads("UN Comtrade", "table of UN Comtrade", _recognises_table)
def read_table(part: Part, wanted: Wanted, _beside: Sequence[Part]) -> Imported:
    """The records of a CSV of the site, or of a bulk file, which is tab-separated and packed with gzip.

    Raises:
        InputError: it has no header, holds no record, or contradicts itself.
    """
    collected = Collected()
    warn_of_open_end(part, collected)
    rows = part.rows()
    header: list[str] = []
    fields: dict[str, str] | None = None
    for _line, cells in rows:
        header = [cell.strip() for cell in cells]
        fields = _columns(header)
        if fields:
            break
    if not fields:
        raise part.wrong(_("The header of the table is missing."))
    used = set(fields.values())
    if twice := next((name for name in used if header.count(name) > 1), ""):
        raise part.twice(twice)
    return _imported(part, _dicts(part, rows, header, fields, collected), wanted, collected)


def _columns(cells: Sequence[str]) -> dict[str, str] | None:
    """The column of each field, if a row is the header of a table."""
    fields = _named(cells)
    return fields if all(fields.keys() & group for group in _NEEDED) else None


def _named(written: Iterable[str]) -> dict[str, str]:
    """The name of each field that is there, as it is written."""
    present = {re.sub(r"[\s_]", "", name).lower(): name for name in written}
    return {key: present[name] for key, names in _FIELDS.items() for name in reversed(names) if name in present}


def _dicts(
    part: Part,
    rows: Iterable[tuple[int, list[str]]],
    header: list[str],
    fields: Mapping[str, str],
    collected: Collected,
) -> Iterator[dict[str, str]]:
    """The rows that have the cells of the header, or an empty one more, as Comtrade's site writes them.

    Raises:
        InputError: the last one ends in the middle.
    """
    last = 0
    places = [(key, header.index(name)) for key, name in fields.items()]
    comma = {COMMA: "yes"} if part.decimal_comma else {}
    broken: list[int] = []
    for line, cells in rows:
        last = line
        if len(cells) != len(header) and not (len(cells) > len(header) and not any(cells[len(header) :])):
            if any(cell.strip() for cell in cells):
                broken.append(line)
            continue
        yield {key: cells[j] for key, j in places} | comma
    if broken and broken[-1] == last and not part.ends_whole:
        raise part.cut(last)
    if broken:
        collected.leave_out(
            _(
                "{count} broken rows are not taken: lines {lines}.",
                count=len(broken),
                lines=", ".join(map(str, broken[:10])) + (", …" if len(broken) > 10 else ""),
            )
        )


# --- records --------------------------------------------------------------------------------------------


@dataclass
class Counts:
    """How many records are not taken, by why."""

    parts: int = 0
    flows: int = 0
    services: int = 0
    without: int = 0
    groups: int = 0
    zeros: int = 0
    finer: int = 0
    headers: int = 0
    all: int = 0

    def say(self, collected: Collected) -> None:
        """Say it, one sentence for each."""
        reasons = (
            (self.parts, N_("{count} records are parts of others, by second partner, customs procedure or transport.")),
            (
                self.flows,
                N_("{count} records are re-imports, re-exports or other flows that exports and imports contain."),
            ),
            (self.services, N_("{count} records are of services.")),
            (self.without, N_("{count} records have no value, year or code that can be read.")),
            (self.groups, N_("{count} records are of reporters or partners that are no country of today.")),
            (self.headers, N_("{count} further headers stand among the records.")),
            (
                self.finer,
                N_("{count} records are of finer goods that the ones taken contain, or in a second classification."),
            ),
            (self.zeros, N_("{count} codes of goods had lost a leading zero; it is put back.")),
        )
        for count, sentence in reasons:
            if count:
                collected.leave_out(_(sentence, count=count))


def records(rows: Iterable[Mapping[str, str]], counts: Counts) -> Iterator[Record]:
    """The records that are totals over second partners, customs procedures and modes of transport.

    Args:
        rows: values by the keys of `_FIELDS`.
        counts: is added to.
    """
    coarsest: dict[tuple[str, ...], int] = {}
    for values in rows:
        counts.all += 1
        about = tuple(values.get(key, "") for key in _ABOUT)
        level = _level(values["goods"])
        if level > coarsest.get(about, level):
            counts.finer += 1
        elif values["value"][:1].isalpha() and _named([values["value"]]):
            counts.headers += 1
        elif _bare(values.get("type", "")) not in {"c", ""}:
            counts.services += 1
        elif (flow := _FLOWS.get(_bare(values["flow"]))) is None:
            counts.flows += 1
        elif any(_bare(values.get(key, "")) not in totals for key, totals in _TOTALS.items()):
            counts.parts += 1
        else:
            try:
                record = _record(values, flow, counts)
            except ValueError:
                counts.without += 1
                continue
            if record is None:
                counts.groups += 1
            else:
                coarsest[about] = level
                yield record


@lru_cache(MOST_CODES)
def _level(written: str) -> int:
    """Digits of a code of goods, with the leading zero that it may have lost; 0 for the total."""
    digits = sum(sign.isdigit() for sign in written.strip())
    return digits + digits % 2


@lru_cache(MOST_CODES)
def _bare(text: str) -> str:
    """A code as a spreadsheet may have saved it, as it was: "0.0" is "0"."""
    return re.sub(r"\.0+$", "", text.strip()).lower()


def _record(values: Mapping[str, str], flow: str, counts: Counts) -> Record | None:
    """A record; None if one of its sides is no country.

    Raises:
        ValueError: it has no value, no year or no code.
    """
    value = number(values["value"], decimal_comma=values.get(COMMA, "") == "yes")
    if value is None or value < 0:
        raise ValueError(values["value"])
    year, month = _when(values.get("year", ""), values.get("period", ""), values.get("frequency", ""))
    reporter = _country(values.get("reporter", ""), values.get("reporter_iso", ""))
    partner = _country(values.get("partner", ""), values.get("partner_iso", ""))
    if not reporter or not partner or reporter == codes.WORLD:
        return None
    written = _bare(values["goods"]).upper()
    if not written or not re.fullmatch(r"[A-Z0-9_]+", written):
        raise ValueError(written)
    classification = values.get("classification", "").strip().upper()
    goods = _with_zero(written, classification)
    counts.zeros += goods != written
    return Record(
        reporter=reporter,
        reporter_name=values.get("reporter_name", "").strip() or reporter,
        partner=partner,
        flow=flow,
        year=year,
        month=month,
        classification=classification,
        goods=goods,
        value=value,
        valued=_valued(value, values),
    )


@lru_cache(MOST_CODES)
def _when(year_written: str, period_written: str, frequency: str) -> tuple[int, int]:
    """Year and month of a record; month 0 for a whole year, whatever `refMonth` says of it.

    Raises:
        ValueError: there is none.
    """
    period = _bare(period_written)
    year = int(_bare(year_written) or period[:4])
    if year not in YEARS:
        raise ValueError(year)
    if _bare(frequency) == "m" or (not frequency.strip() and re.fullmatch(r"\d{6}", period)):
        month = int(period[4:6])
        if not 1 <= month <= MONTHS:
            raise ValueError(period)
        return year, month
    return year, 0


@lru_cache(MOST_CODES)
def _country(written: str, iso: str) -> str:
    """The code of a reporter or partner: Comtrade's own number, or else the letters beside it; empty for groups."""
    bare, letters = _bare(written), codes.country(iso)
    if not bare and letters:
        return letters if codes.is_country(letters) else ""
    if not bare.isdigit():
        raise ValueError(written)
    if int(bare) == WORLD:
        return codes.WORLD
    by_number = _OF_COMTRADE.get(int(bare)) or codes.of_number(int(bare))
    if by_number in {"", codes.WORLD}:
        return letters if codes.is_country(letters) and letters != codes.WORLD else ""
    return by_number


def _with_zero(goods: str, classification: str) -> str:
    """A code of the Harmonized System with its leading zero, which spreadsheets drop."""
    harmonized = not classification or classification.startswith("H")
    return f"0{goods}" if len(goods) % 2 and harmonized and goods.isdigit() else goods


def _valued(value: float, values: Mapping[str, str]) -> str:
    for key, word in (("cif", "CIF"), ("fob", "FOB")):
        try:
            stated = number(values.get(key, ""), decimal_comma=values.get(COMMA, "") == "yes")
        except ValueError:
            continue
        if stated is not None and math.isclose(stated, value, rel_tol=1e-9):
            return word
    return ""


# --- records into series --------------------------------------------------------------------------------


@dataclass(frozen=True)
class Amount:
    """What one reporter states of a year: the amount, of which goods it is the sum, and how it is valued."""

    record: Record
    value: float
    goods: tuple[str, ...]
    valued: frozenset[str]


def _imported(
    part: Part,
    rows: Iterable[Mapping[str, str]],
    wanted: Wanted,
    collected: Collected,
) -> Imported:
    counts = Counts()
    try:
        amounts = list(_amounts(records(rows, counts), counts, collected))
    except InputError as error:
        raise placed(error, part) from None
    if counts.all == 0:
        raise part.wrong(_("Comtrade found no record for what was asked."), _("Check reporter, partner and year."))
    counts.say(collected)
    cut = CUT_AT.get(counts.all, "")
    if cut:
        collected.leave_out(
            _(
                "It has exactly {count} records, the most that {what} gives: it may be cut, so no sum of it is used.",
                count=counts.all,
                what=_(cut),
            )
        )
    _put_reported(amounts, wanted, collected, complete=not cut)
    _put_mirror(amounts, wanted, collected, complete=not cut)
    imported = collected.imported()
    if not imported.series and not (wanted.countries or wanted.series):
        raise part.wrong(
            " ".join([_("There is no yearly total of a country in it."), *collected.left_out]),
            _("Ask Comtrade for partner2Code=0, motCode=0 and customsCode=C00."),
        )
    return imported


def _amounts(found: Iterable[Record], counts: Counts, collected: Collected) -> Iterator[Amount]:
    """The amount of each reporter, partner, flow and year: the total, or the sum over the coarsest level there is.

    Raises:
        InputError: an amount stands there twice with different values.
    """
    years: dict[tuple[str, str, str, int], dict[int, dict[str, Record]]] = defaultdict(lambda: defaultdict(dict))
    doubled = 0
    for number_of, record in enumerate(found):
        if number_of >= bounds.MOST_IMPORTED_FIGURES:
            raise InputError(
                _("It holds more than {most} records that are no part of others.", most=digits(f"{number_of:,}")),
                mend=_("Ask Comtrade for cmdCode=TOTAL, or for one chapter."),
            )
        goods = years[record.reporter, record.partner, record.flow, record.year][record.month]
        earlier = goods.setdefault(f"{_system(record)} {record.goods}", record)
        if earlier is not record:
            doubled += 1
            if earlier.value != record.value:
                raise _twice(earlier, record)
    if doubled:
        collected.leave_out(_("{count} records stand there twice; they are counted once.", count=doubled))
    for months in years.values():
        if 0 not in months and len(months) < MONTHS:
            first = next(iter(next(iter(months.values())).values()))
            collected.leave_out(
                _(
                    "{country} {year} has {count} of 12 months, so it has no yearly sum.",
                    country=first.reporter_name,
                    year=first.year,
                    count=len(months),
                )
            )
            continue
        taken: list[Record] = []
        for goods in [months[0]] if 0 in months else months.values():
            chosen = _one_level(list(goods.values()))
            counts.finer += len(goods) - len(chosen)
            taken += chosen
        if len({record.level for record in taken}) == 1:
            yield Amount(
                taken[0],
                math.fsum(record.value for record in taken),
                tuple(sorted({record.goods for record in taken})),
                frozenset(record.valued for record in taken),
            )


def _system(record: Record) -> str:
    """The classification, the editions of the Harmonized System as one."""
    return "HS" if record.classification.startswith("H") or not record.classification else record.classification


def _one_level(found: list[Record]) -> list[Record]:
    """The records of one classification, the Harmonized System if it is there, and of its coarsest level."""
    system = "HS" if any(_system(r) == "HS" for r in found) else min(_system(r) for r in found)
    of_system = [r for r in found if _system(r) == system]
    level = min(r.level for r in of_system)
    return [r for r in of_system if r.level == level]


def _twice(one: Record, other: Record) -> InputError:
    return InputError(
        _(
            "{reporter}, {year}, {goods} with {partner} stands there with {one} and with {other}.",
            reporter=one.reporter_name,
            year=one.year,
            goods=one.goods,
            partner=one.partner,
            one=f"{one.value:.12g}",
            other=f"{other.value:.12g}",
        ),
        mend=_("Ask Comtrade for partner2Code=0, motCode=0 and customsCode=C00, and leave these columns in the file."),
    )


def _put_reported(amounts: Iterable[Amount], wanted: Wanted, collected: Collected, *, complete: bool) -> None:
    """What each reporter states itself, by partner and goods."""
    by_series: dict[tuple[str, str, str], list[Amount]] = defaultdict(list)
    for amount in amounts:
        if wanted.country(amount.record.reporter):
            by_series[amount.record.reporter, amount.record.partner, amount.record.flow].append(amount)
    for (reporter, partner, flow), found in by_series.items():
        for totals in (True, False):
            chosen = [a for a in found if (a.goods == ("TOTAL",)) == totals]
            if not chosen:
                continue
            described = _described(reporter, partner, flow, chosen)
            if wanted.one_of(described.name, described.kind):
                collected.put(
                    described, [Figure(a.record.year, a.value, used=complete or len(a.goods) == 1) for a in chosen]
                )


def _described(reporter: str, partner: str, flow: str, amounts: Sequence[Amount]) -> ImportedSeries:
    flow_name = _KIND[flow]
    goods = sorted({code for amount in amounts for code in amount.goods})
    total, world = goods == ["TOTAL"], partner == codes.WORLD
    suffix = "" if total else f"_hs{goods[0].lower()}" if len(goods) == 1 else f"_hs_{amounts[0].record.level}_digits"
    towards = "" if world else f"_{'from' if flow == IMPORTS else 'to'}_{partner.lower()}"
    what = (
        _("Goods of every kind")
        if total
        else _("Goods of HS {code}", code=goods[0])
        if len(goods) == 1
        else _("The sum of {count} codes of goods", count=len(goods))
    )
    return _series(
        reporter,
        amounts[0].record.reporter_name,
        flow_name if total and world else "other",
        f"comtrade_{flow_name}{towards}{suffix}",
        _("Imports of goods, Comtrade") if flow == IMPORTS else _("Exports of goods, Comtrade"),
        _(
            "{what}, {flow} of the country as it reports them to UN Comtrade{partner}, {valued}.",
            what=what,
            flow=_("imports") if flow == IMPORTS else _("exports"),
            partner="" if world else _(", partner {code}", code=partner),
            valued=_how_valued(flow, amounts),
        ),
        "" if total else _("Other goods are not in it."),
    )


def _how_valued(flow: str, amounts: Iterable[Amount]) -> str:
    """How the amounts are valued: as the records say, or as Comtrade's rule has it where they do not."""
    words = {word for amount in amounts for word in amount.valued if word} or {"CIF" if flow == IMPORTS else "FOB"}
    return _(" or ").join(_(_VALUED[word]) for word in sorted(words))


def _put_mirror(amounts: Iterable[Amount], wanted: Wanted, collected: Collected, *, complete: bool) -> None:
    """The trade of a country that never reports, as its partners state it."""
    by_year: dict[tuple[str, str], dict[int, list[Amount]]] = defaultdict(lambda: defaultdict(list))
    for amount in amounts:
        record = amount.record
        if record.partner in NEVER_REPORTS and wanted.country(record.partner) and amount.goods == ("TOTAL",):
            by_year[record.partner, _MIRROR[record.flow]][record.year].append(amount)
    for (country, flow), years in by_year.items():
        flow_name = _KIND[flow]
        name = f"comtrade_mirror_{flow_name}"
        if not wanted.one_of(name, flow_name):
            continue
        flat = [amount for found in years.values() for amount in found]
        described = _series(
            country,
            country,
            flow_name,
            name,
            _("Exports, mirror data") if flow == EXPORTS else _("Imports, mirror data"),
            _(
                "Mirror data: {flow} of goods as the partners report them to UN Comtrade, since the country does not "
                "report; {valued}.",
                flow=_("exports") if flow == EXPORTS else _("imports"),
                valued=_how_valued(_MIRROR[flow], flat),
            ),
            _("Only the partners in the file are summed; what partners do not report is missing."),
            grade="B3",
        )
        figures = [
            Figure(
                year,
                math.fsum(a.value for a in found),
                _(
                    "Stated by {count} partners: {codes}.",
                    count=len(found),
                    codes=", ".join(sorted(a.record.reporter for a in found)),
                ),
                used=complete,
            )
            for year, found in years.items()
        ]
        collected.put(described, figures)


def _series(
    country: str, country_name: str, kind: str, name: str, label: str, concept: str, note: str, grade: str = "A2"
) -> ImportedSeries:
    return ImportedSeries(
        country=country,
        country_name=country_name,
        kind=kind,
        name=name,
        code=name.removeprefix("comtrade_"),
        label=label,
        concept=concept,
        unit="USD/year",
        price_basis="current",
        source=source(
            "un_comtrade",
            "UN Comtrade database",
            "United Nations Statistics Division",
            "United Nations",
            ADDRESS,
            comment="Imported from the user's own download.",
        ),
        licence=LICENCE,
        grade=grade,
        note=note,
    )
