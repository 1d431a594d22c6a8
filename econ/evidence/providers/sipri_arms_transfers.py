"""SIPRI Arms Transfers Database: the trade register in its layouts, and tables of trend-indicator values (TIV).

A TIV measures the volume of military capability that is transferred, about what it cost to make in 1990. It is a
quantity with a unit of its own and never money: what comes out here are series in TIV, and deliveries counted in items.
"""

from __future__ import annotations

import base64
import binascii
import io
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from econ.evidence.providers import codes
from econ.evidence.providers.content import Part, number
from econ.evidence.providers.names import by_name, not_of_today
from econ.evidence.providers.registry import (
    Collected,
    Figure,
    Imported,
    ImportedEvidence,
    ImportedSeries,
    Wanted,
    reads,
    slug,
    source,
    warn_of_open_end,
)
from econ.files import bounds
from econ.files.bounds import Json
from econ.wording.errors import InputError
from econ.wording.language import N_, _, digits

LICENCE = "SIPRI-terms"
ADDRESS = "https://www.sipri.org/databases/armstransfers"
MILLION = 1e6

EXPORTS, IMPORTS = "exports", "imports"
KIND = "arms_transfers"
SERIES = {
    EXPORTS: ("sipri_arms_exports_tiv", N_("Arms exports, SIPRI volume")),
    IMPORTS: ("sipri_arms_imports_tiv", N_("Arms imports, SIPRI volume")),
}
"""Name and label of the series of each direction."""

CONCEPT = {
    EXPORTS: N_("Volume of the major arms delivered by the country, in SIPRI's trend-indicator values; not money."),
    IMPORTS: N_("Volume of the major arms delivered to the country, in SIPRI's trend-indicator values; not money."),
}
LEFT_OUT = N_(
    "Ammunition, small arms and most parts are not counted; a TIV is no price and not to be compared with GDP."
)
UNDER_HALF = N_("Printed as 0: more than nothing and under half a million TIV.")

_YEAR = re.compile(r"(?:19|20)\d\d")
_NO_NAME = re.compile(r"|unnamed.*|_?\d*|\?", re.IGNORECASE)
_FROM_TO = re.compile(r"\bfrom\s+(.+?)\s+to\s+(.+?)\s*(?:\.|$)", re.IGNORECASE)
_TITLE = re.compile(r"arms (exports|imports)\s+(from|to|by|of)\s+(.+?)(?:,\s*(?:19|20)\d\d.*)?$", re.IGNORECASE)
_CORNER = re.compile(r"(exports|imports) by", re.IGNORECASE)
_PARTNERS = re.compile(r"suppliers?|recipients?", re.IGNORECASE)
_TOTAL_OF = re.compile(r"total(?: (?:exports?|imports?))? (to|from) (.+)", re.IGNORECASE)
_WORLD = re.compile(r"total (?:world|global)|world total|total (?:exports?|imports?)$", re.IGNORECASE)
_SEVERAL = re.compile(r"all\b|(?:the )?(?:top )?\d+\b|the top\b|the (?:\d+ )?largest", re.IGNORECASE)
_MADE = re.compile(r"generated:\s*(\d{1,2}) ([A-Za-z]{3})[a-z]* (\d{4})", re.IGNORECASE)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

ROUNDING = 0.011
"""Million TIV by which number × unit value may miss the printed volume, which has two decimals."""

MOST_ROWS = 100_000
"""Rows of a register; SIPRI's own of all deals has 30,000."""

MOST_BROKEN = 0.05
"""Share of rows from which on a register is not the file that it looks like."""


# --- what both kinds of file share ----------------------------------------------------------------------


@dataclass(frozen=True)
class Lead:
    """What stands above the header.

    Attributes:
        lines: in order.
        made: ISO date on which the file was made; empty if it does not say.
    """

    lines: tuple[str, ...]

    @property
    def made(self) -> str:
        """ISO date on which SIPRI's site made the file; empty if the file does not say."""
        for line in self.lines:
            if (found := _MADE.search(line)) and found[2].lower() in _MONTHS:
                return f"{found[3]}-{_MONTHS.index(found[2].lower()) + 1:02d}-{int(found[1]):02d}"
        return ""


def _cells(row: Sequence[str]) -> list[str]:
    """The cells of a row without blanks around them, and without the marks that a spreadsheet adds at its end."""
    cells = [" ".join(cell.split()) for cell in row]
    if cells:
        cells[-1] = cells[-1].rstrip(";")
    return cells


def _source(lead: Lead) -> dict[str, Json]:
    made = lead.made
    return source(
        f"sipri_arms_transfers_{made.replace('-', '_')}" if made else "sipri_arms_transfers",
        "SIPRI Arms Transfers Database" + (f", as of {made}" if made else ""),
        "Stockholm International Peace Research Institute",
        "SIPRI",
        ADDRESS,
        made,
        "Imported from the user's own download; non-commercial use with attribution.",
    )


def _too_long(part: Part) -> InputError:
    return part.wrong(
        _("It has more than {most} rows.", most=digits(f"{MOST_ROWS:,}")), _("Check that it is the right one.")
    )


def _described(code: str, country: str, direction: str, lead: Lead, note: str) -> ImportedSeries:
    name, label = SERIES[direction]
    made = lead.made
    return ImportedSeries(
        country=code,
        country_name=country,
        kind=KIND,
        name=name,
        code=f"TIV of arms {direction}",
        label=_(label),
        concept=_(CONCEPT[direction]),
        unit="TIV/year",
        price_basis="not-money",
        source=_source(lead),
        licence=LICENCE,
        release=_("SIPRI Arms Transfers Database, file of {day}", day=made) if made else "",
        released=made,
        grade="B2",
        note=" ".join(filter(None, (_(LEFT_OUT), note))),
    )


def _inner(part: Part, key: str) -> Part | None:
    """The CSV in the answer of SIPRI's web service: under `bytes` in base64, under `result` as text.

    Raises:
        InputError: what stands there is damaged.
    """
    if not re.match(rf'\{{\s*"{key}"\s*:\s*"', part.opening):
        return None
    held = part.json()
    written = held.get(key) if isinstance(held, dict) else None
    if not isinstance(written, str):
        return None
    if key == "result":
        content = written.encode()
    else:
        try:
            content = base64.b64decode(written, validate=True)
        except (binascii.Error, ValueError):
            raise part.cut() from None
    return Part(part.name, lambda: io.BytesIO(content))


def _is_inner(part: Part, key: str, says: Sequence[str]) -> bool:
    """Whether an answer of the web service holds a table, by its beginning."""
    found = re.match(rf'\{{\s*"{key}"\s*:\s*"([^"]*)', part.opening)
    if not found:
        return False
    text = found[1]
    if key == "bytes":
        try:
            text = base64.b64decode(text[: len(text) // 4 * 4]).decode("cp1252", "replace")
        except (binascii.Error, ValueError):
            return False
    return all(word.lower() in text.lower() for word in says)


# --- the register ---------------------------------------------------------------------------------------

_COLUMNS = {
    "id": ("sipri at database id", "deal id", "database id"),
    "supplier": ("supplier", "seller"),
    "recipient": ("recipient", "buyer"),
    "designation": ("weapon designation", "designation"),
    "description": ("weapon description", "description"),
    "ordered": ("year of order", "order date", "(order) year", "order year"),
    "number_ordered": ("number ordered",),
    "number": ("number delivered", "numbers delivered", "deliveries in the year range"),
    "years": ("year(s) of delivery", "year(s) of deliveries", "delivery year", "years of delivery"),
    "status": ("status",),
    "comments": ("comments",),
    "unit_value": ("tiv deal unit", "sipri tiv per unit"),
    "volume": ("tiv delivery values", "sipri tiv of delivered weapons"),
    "number_estimated": ("numbers delivered is estimate", "number delivered is estimate"),
    "years_estimated": ("delivery year is estimate", "year(s) of delivery is estimate"),
}
"""What a column holds, and the names that it has in one layout or another."""

_NEEDED = ("supplier", "recipient", "designation", "number", "years", "volume")


@dataclass(frozen=True)
class Delivery:
    """A row of the register: what went from whom to whom.

    Attributes:
        number: items delivered; None if it is not known.
        years: of the delivery, first and last; empty if nothing was delivered.
        unit_value, volume: million TIV of an item and of the row; None if it is not given.
        estimated: whether SIPRI marks the number as an estimate.
    """

    line: int
    identifier: str
    supplier: str
    recipient: str
    designation: str
    description: str
    ordered: str
    number: float | None
    years: tuple[int, ...]
    status: str
    unit_value: float | None
    volume: float | None
    estimated: bool
    comments: str = ""

    @property
    def fits(self) -> bool:
        """Whether the number times the value of an item is the volume, as far as rounding lets one say."""
        if self.number is None or self.unit_value is None or self.volume is None:
            return True
        return math.isclose(self.number * self.unit_value, self.volume, abs_tol=ROUNDING)


@dataclass
class Register:
    """A trade register.

    Attributes:
        lead: what stands above its header; nothing if somebody deleted it.
        yearly: whether a row is a year of deliveries and not a whole deal.
        deliveries: its rows.
        broken: lines that are no rows.
        headers: further headers among the rows.
        doubled: rows that stand there again, cell for cell, and are counted once.
    """

    lead: Lead
    yearly: bool
    deliveries: list[Delivery] = field(default_factory=list)
    broken: list[int] = field(default_factory=list)
    headers: int = 0
    doubled: int = 0


def _layout(cells: Sequence[str]) -> dict[str, int] | None:
    """The number of each column, if the row is the header of a register; None if it is not."""
    lower = [cell.lower() for cell in cells]
    columns = {key: lower.index(name) for key, names in _COLUMNS.items() for name in names if name in lower}
    if not all(key in columns for key in _NEEDED):
        return None
    for of, flag in (("number", "number_estimated"), ("ordered", "ordered_estimated")):
        after = columns.get(of, len(cells)) + 1
        if flag not in columns and after < len(cells) and _NO_NAME.fullmatch(lower[after]):
            columns[flag] = after
    return columns


def _recognises_register(part: Part) -> bool:
    return any(_layout(_cells(row)) for row in part.lead) or _is_inner(part, "bytes", ("supplier", "recipient", "tiv"))


def register(part: Part) -> Register:
    """Read a trade register, whatever its layout.

    Raises:
        InputError: it has no header, a column twice, or too many lines that are no rows.
    """
    rows = part.rows()
    lead: list[str] = []
    columns: dict[str, int] | None = None
    header: list[str] = []
    for _number, row in rows:
        header = _cells(row)
        columns = _layout(header)
        if columns:
            break
        lead.append(", ".join(filter(None, header)))
    if columns is None:
        raise part.wrong(_("The header of the register is missing."))
    named = [name.lower() for name in header if not _NO_NAME.fullmatch(name)]
    if twice := bounds.first_twice(named):
        raise part.twice(twice)
    found = Register(Lead(tuple(lead)), "number_ordered" not in columns)
    body = list(islice(_body(rows, header, found), MOST_ROWS + 1))
    if len(body) > MOST_ROWS:
        raise _too_long(part)
    comma = _has_decimal_comma(body, columns)
    at_end = [line for line in found.broken if line > (body[-1][0] if body else 0)]
    if at_end and (len(at_end) == 1 or not part.ends_whole):
        raise part.cut(at_end[-1])
    seen: set[tuple[str, ...]] = set()
    for line, cells in body:
        if tuple(cells) in seen and (found.yearly or found.headers):
            found.doubled += 1
            continue
        seen.add(tuple(cells))
        try:
            found.deliveries.append(_delivery(line, cells, columns, comma))
        except ValueError:
            found.broken.append(line)
    if len(found.broken) > max(3, MOST_BROKEN * len(body)):
        raise InputError(
            _("{count} of its {all} lines are no rows of the register.", count=len(found.broken), all=len(body)),
            _("{name}, first in line {line}", name=part.name, line=min(found.broken)),
            _("Download it again."),
        )
    return found


def _body(rows: Iterable[tuple[int, list[str]]], header: list[str], found: Register) -> Iterator[tuple[int, list[str]]]:
    """The rows below the header that have its cells; others are counted."""
    for line, row in rows:
        cells = _cells(row)
        while len(cells) > len(header) and not cells[-1]:
            cells.pop()
        if not any(cells):
            continue
        if cells == header:
            found.headers += 1
        elif len(cells) != len(header):
            found.broken.append(line)
        else:
            yield line, cells


def _has_decimal_comma(body: Sequence[tuple[int, list[str]]], columns: dict[str, int]) -> bool:
    """Whether decimals stand after a comma: somewhere it is followed by other than three digits."""
    at = [columns[key] for key in ("unit_value", "volume") if key in columns]
    return any(re.fullmatch(r"\d+,(?:\d{1,2}|\d{4,})", cells[j]) for _line, cells in body for j in at)


def _delivery(line: int, cells: list[str], columns: dict[str, int], comma: bool) -> Delivery:
    """A row of the register.

    Raises:
        ValueError: a number or a year cannot be read, or a name is missing.
    """

    def cell(key: str) -> str:
        return cells[columns[key]] if key in columns else ""

    def figure(key: str) -> float | None:
        return number(cell(key), decimal_comma=comma)

    written = [y for y in re.split(r"[;,\s]+", cell("years")) if y]
    if not all(_YEAR.fullmatch(year) for year in written) or not cell("supplier") or not cell("recipient"):
        raise ValueError(line)
    amounts = [figure(key) for key in ("number", "unit_value", "volume")]
    if any(amount is not None and amount < 0 for amount in amounts):
        raise ValueError(line)
    return Delivery(
        line=line,
        identifier=cell("id"),
        supplier=cell("supplier"),
        recipient=cell("recipient"),
        designation=cell("designation"),
        description=cell("description"),
        ordered=cell("ordered"),
        number=amounts[0],
        years=tuple(sorted({int(year) for year in written})),
        status=cell("status"),
        unit_value=amounts[1],
        volume=amounts[2],
        estimated=cell("number_estimated").lower() in {"?", "yes", "true", "1"},
        comments=cell("comments"),
    )


@reads("SIPRI", "SIPRI trade register", _recognises_register)
def read_register(part: Part, wanted: Wanted, _beside: Sequence[Part]) -> Imported:
    """Deliveries as evidence, and what each country delivered and received in a year, in TIV.

    Raises:
        InputError: it is damaged or no register.
    """
    inner = _inner(part, "bytes") or part
    found = register(inner)
    if not found.deliveries:
        raise part.wrong(_("The register has no row."), _("Check what was asked of SIPRI's site."))
    collected = Collected()
    warn_of_open_end(inner, collected)
    _say_what_is_odd(found, collected)
    if found.yearly:
        for direction in _complete(found.lead):
            _put_volumes(found, direction, wanted, collected)
    else:
        collected.leave_out(
            _("This layout does not say how much came in which year of a delivery, so it gives no yearly series.")
        )
    evidence = _evidence(found, wanted)
    if not wanted.countries:
        collected.leave_out(_("Deliveries come as evidence for the exporters that are named: --country PRK."))
    return replace(collected.imported(), evidence=evidence)


def _evidence(found: Register, wanted: Wanted) -> tuple[ImportedEvidence, ...]:
    """The deliveries of the exporters that are named, as figures of evidence: items, and never money."""
    if not wanted.countries or not wanted.one_of("sipri_deliveries", "delivery"):
        return ()
    rows, times, record = [], Counter[str](), _source(found.lead)
    for delivery in found.deliveries:
        code = _code(delivery.supplier)
        if not delivery.years or not code or not wanted.country(code):
            continue
        period = "/".join(str(year) for year in dict.fromkeys((delivery.years[0], delivery.years[-1])))
        named = (
            delivery.identifier or f"{code}_{by_name(delivery.recipient) or delivery.recipient}_{delivery.designation}"
        )
        item = slug(f"sipri_{named}_{period}")
        times[item] += 1
        rows.append(
            ImportedEvidence(
                item=item if times[item] == 1 else f"{item}_{times[item]}",
                description=codes.sentence(
                    _(
                        "{designation} ({description}) delivered by {supplier} to {recipient}",
                        designation=delivery.designation,
                        description=delivery.description or delivery.status,
                        supplier=delivery.supplier,
                        recipient=delivery.recipient,
                    )
                ),
                period=period,
                central=delivery.number,
                unit="item",
                kind="delivery",
                exporter=code,
                source=record,
                licence=LICENCE,
                grade="B3" if delivery.estimated else "B2",
                note=_note(delivery),
            )
        )
    return tuple(rows)


def _note(delivery: Delivery) -> str:
    """What else the register says of a delivery, in sentences."""
    said = [
        _("SIPRI marks the number as an estimate.") if delivery.estimated else "",
        _("Ordered in {year}.", year=delivery.ordered) if _YEAR.fullmatch(delivery.ordered) else "",
        codes.sentence(delivery.status),
        "" if delivery.volume is None else _("Volume: {tiv} million TIV.", tiv=f"{delivery.volume:.12g}"),
        codes.sentence(delivery.comments),
    ]
    return " ".join(filter(None, said))


def _say_what_is_odd(found: Register, collected: Collected) -> None:
    """Count what is broken, doubled, or does not add up."""
    if found.broken:
        lines = sorted(found.broken)
        collected.leave_out(
            _(
                "{count} broken rows of {all} are not taken: lines {lines}.",
                count=len(lines),
                all=len(lines) + len(found.deliveries),
                lines=", ".join(map(str, lines[:10])) + (", …" if len(lines) > 10 else ""),
            )
        )
    if found.headers:
        collected.leave_out(_("{count} further headers stand among the rows.", count=found.headers))
    if found.doubled:
        collected.leave_out(_("{count} rows stand there twice; they are counted once.", count=found.doubled))
    if misfits := sum(not d.fits for d in found.deliveries):
        collected.leave_out(
            _(
                "In {count} of {all} rows number × TIV of a unit is not the TIV delivered; the printed TIV is taken.",
                count=misfits,
                all=len(found.deliveries),
            )
        )
    if not found.lead.lines:
        collected.leave_out(
            _("The lines above the header are missing, so the file does not say which countries and years it is of.")
        )


def _complete(lead: Lead) -> list[str]:
    """The directions in which the sums over the register are complete, by what it says that it is a selection of."""
    said = next((m for line in lead.lines if (m := _FROM_TO.search(line))), None)
    if said is None:
        return [EXPORTS, IMPORTS]
    suppliers, recipients = (group.strip(" '\"").lower().startswith("all") for group in said.groups())
    return [direction for direction, whole in ((EXPORTS, recipients), (IMPORTS, suppliers)) if whole]


def _put_volumes(found: Register, direction: str, wanted: Wanted, collected: Collected) -> None:
    """The volume that each country delivered or received, summed over the rows of a year."""
    name, _label = SERIES[direction]
    if not wanted.one_of(name, KIND):
        return
    volumes: dict[str, dict[int, list[float]]] = defaultdict(lambda: defaultdict(list))
    for delivery in found.deliveries:
        country = delivery.supplier if direction == EXPORTS else delivery.recipient
        if delivery.volume is not None and len(delivery.years) == 1:
            volumes[country][delivery.years[0]].append(delivery.volume)
    _put_all(volumes, direction, found.lead, wanted, collected)


def _put_all(
    volumes: Mapping[str, Mapping[int, list[float]]], direction: str, lead: Lead, wanted: Wanted, collected: Collected
) -> None:
    others = []
    for country, years in volumes.items():
        code = _code(country)
        if not code:
            others.append(country)
        elif wanted.country(code):
            note = _("Summed over the deliveries of the register.")
            figures = [Figure(year, math.fsum(values) * MILLION) for year, values in years.items()]
            collected.put(_described(code, country, direction, lead, note), figures)
    if others:
        collected.leave_out(not_of_today(others))


def _code(name: str) -> str:
    """The code of a country; empty for others: who is no state ends in `*`, an organisation in `**`."""
    return "" if name.endswith("*") or "unknown" in name.lower() else by_name(name)


def _recognises_sums(part: Part) -> bool:
    return part.columns("supplier", "delivery_year", "tiv_m") is not None


@reads("SIPRI", "SIPRI trade register, summed by supplier and year", _recognises_sums)
def read_sums(part: Part, wanted: Wanted, _beside: Sequence[Part]) -> Imported:
    """What each country delivered in a year, where somebody has summed the register.

    Raises:
        InputError: a row holds no figure, or two that differ.
    """
    collected = Collected()
    warn_of_open_end(part, collected)
    place = part.columns("supplier", "delivery_year", "tiv_m") or 0
    header = [cell.lower() for cell in part.lead[place]]
    at = [header.index(name) for name in ("supplier", "delivery_year", "tiv_m")]
    volumes: dict[str, dict[int, list[float]]] = defaultdict(lambda: defaultdict(list))
    for count, (line, cells) in enumerate(part.rows()):
        if count > MOST_ROWS:
            raise _too_long(part)
        if count <= place or not any(cells):
            continue
        try:
            country, year, volume = (cells[j].strip() for j in at)
            held, value = volumes[country][int(year)], number(volume)
        except (IndexError, ValueError):
            raise part.wrong(
                _("The row holds no figure of a year."), _("Mend the row, or take it out."), line
            ) from None
        if value is not None and value not in held:
            held.append(value)
    if country_twice := next((c for c, years in volumes.items() if any(len(v) > 1 for v in years.values())), ""):
        raise part.wrong(_("{country} stands there twice, with different figures.", country=country_twice))
    found = {country: {y: v for y, v in years.items() if v} for country, years in volumes.items()}
    if wanted.one_of(SERIES[EXPORTS][0], KIND):
        _put_all(found, EXPORTS, Lead(()), wanted, collected)
    return collected.imported()


# --- tables of trend-indicator values -------------------------------------------------------------------


@dataclass(frozen=True)
class Row:
    """A row of a table: a country, and its figures in million TIV by year; a blank cell is no figure."""

    country: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class Table:
    """A table of trend-indicator values.

    Attributes:
        direction: of the arms, as seen from `of` or else from the country of each row.
        of: the one country that the table is of; empty if each row is of its own country.
        rows: the countries, without totals.
        total: the row of totals, if there is one.
        unreadable: cells that are neither a figure nor empty.
    """

    lead: Lead
    direction: str
    of: str
    rows: tuple[Row, ...]
    total: Row | None
    unreadable: int = 0


def _head_of_table(cells: Sequence[str]) -> dict[int, int] | None:
    """The year of each column, if a row is the header of a table: exports by, imports by, or no name at all."""
    if not cells or not re.fullmatch(
        r"|unnamed: 0|(?:exports|imports) (?:by|from|to)\b.*|suppliers?|recipients?", cells[0], re.IGNORECASE
    ):
        return None
    columns = {j: int(cell) for j, cell in enumerate(cells) if _YEAR.fullmatch(cell)}
    return columns if columns and len(set(columns.values())) == len(columns) else None


def _recognises_table(part: Part) -> bool:
    said = " ".join(cell for row in part.lead[:15] for cell in row).lower()
    is_tiv = "sipri" in said and ("tiv" in said or "trend" in said)
    header = next((cells for row in part.lead if _head_of_table(cells := _cells(row))), None)
    if header is not None and (is_tiv or _CORNER.match(header[0])):
        return True
    return any(_is_inner(part, "result", (flow, "sipri")) for flow in ("exports ", "imports "))


def table(part: Part) -> Table:
    """Read a table of trend-indicator values, whatever its layout.

    Raises:
        InputError: it has no header, or a country twice.
    """
    rows = part.rows()
    lead: list[str] = []
    columns: dict[int, int] | None = None
    header: list[str] = []
    for _number, row in rows:
        header = _cells(row)
        columns = _head_of_table(header)
        if columns:
            break
        lead.append(", ".join(filter(None, header)))
    if columns is None:
        raise part.wrong(_("The header with the years is missing."))
    countries: dict[str, Row] = {}
    total, unreadable, last = None, 0, (0, header)
    for line, row in rows:
        cells = _cells(row)
        if not any(cells) or cells == header or not cells[0]:
            continue
        if len(countries) > MOST_ROWS:
            raise _too_long(part)
        read, odd = _table_row(cells, columns)
        last = line, cells
        unreadable += odd
        if read.country.lower().startswith(("total", "world total")):
            total = read
        elif countries.setdefault(read.country, read) != read:
            raise InputError(
                _("{country} stands there twice, with different figures.", country=read.country),
                _("{name}, line {line}", name=part.name, line=line),
                _("Download it again."),
            )
    if cut_at := _short(last, columns):
        raise part.cut(cut_at)
    direction, of = _direction(header[0], lead, part, total.country if total else "")
    if total is None and not part.ends_whole and countries:
        countries.popitem()  # its last figure may have lost digits
    return Table(Lead(tuple(lead)), direction, of, tuple(countries.values()), total, unreadable)


def _short(last: tuple[int, list[str]], columns: Mapping[int, int]) -> int:
    """The number of the last row, if it ends before the last year; 0 if it is whole."""
    line, cells = last
    return line if len(cells) <= max(columns) else 0


def _table_row(cells: list[str], columns: dict[int, int]) -> tuple[Row, int]:
    """A row, and the number of its cells that cannot be read."""
    figures, unreadable = [], 0
    for j, year in columns.items():
        try:
            value = number(cells[j]) if j < len(cells) else None
        except ValueError:
            value, unreadable = None, unreadable + 1
        if value is not None:
            figures.append(Figure(year, value, _(UNDER_HALF) if value == 0 else ""))
    return Row(cells[0], tuple(figures)), unreadable


def _direction(corner: str, lead: Sequence[str], part: Part, total: str = "") -> tuple[str, str]:
    """The direction of a table, and the one country that it is of.

    Where the rows are suppliers or recipients, the row of totals says whose they are.

    Raises:
        InputError: nothing says whose exports or imports these are.
    """
    if found := _CORNER.fullmatch(corner):
        return found[1].lower(), ""
    if _PARTNERS.fullmatch(corner):
        if found := _TOTAL_OF.match(total):
            return (IMPORTS if found[1].lower() == "to" else EXPORTS), found[2]
        if _WORLD.match(total):
            return (EXPORTS if corner.lower().startswith("supplier") else IMPORTS), ""
    for line in (f"arms {corner}", *lead):
        if found := _TITLE.search(line):
            flow, word, who = found[1].lower(), found[2].lower(), found[3].removesuffix(" to").strip()
            direction = IMPORTS if word == "to" else flow
            return direction, "" if _SEVERAL.match(who) else who
    raise part.wrong(
        _("Nothing says whose exports or imports these are: the lines above the header are missing."),
        _("Download it again and leave the lines above the header."),
    )


@reads("SIPRI", "SIPRI table of trend-indicator values", _recognises_table)
def read_table(part: Part, wanted: Wanted, _beside: Sequence[Part]) -> Imported:
    """Exports or imports of arms in TIV by country and year.

    Raises:
        InputError: it is damaged or contradicts itself.
    """
    inner = _inner(part, "result") or part
    found = table(inner)
    if not found.rows:
        raise part.wrong(_("The table has no row of a country."), _("Check what was asked of SIPRI's site."))
    collected = Collected()
    warn_of_open_end(inner, collected)
    if found.unreadable:
        collected.leave_out(
            _("{count} cells are neither a figure nor empty; they are not taken.", count=found.unreadable)
        )
    name, _label = SERIES[found.direction]
    if wanted.one_of(name, KIND):
        others = []
        for row in _of_countries(found, part, collected):
            code = _code(row.country)
            if not code and row.figures:
                others.append(row.country)
            elif code and wanted.country(code):
                figures = [Figure(f.year, f.value * MILLION, f.note) for f in row.figures]
                collected.put(_described(code, row.country, found.direction, found.lead, ""), figures)
        if others:
            collected.leave_out(not_of_today(others))
    return collected.imported()


def _of_countries(found: Table, part: Part, collected: Collected) -> Iterator[Row]:
    """The rows that are series: each country's own, or the totals of the country that the table is of.

    Raises:
        InputError: the row of totals is missing.
    """
    if not found.of:
        if found.total is None:
            raise _without_total(part)
        yield from found.rows
        return
    collected.leave_out(
        _("The {count} partners of {country} are not taken one by one.", count=len(found.rows), country=found.of)
    )
    if found.total is not None:
        yield Row(found.of, found.total.figures)
        return
    raise _without_total(part)


def _without_total(part: Part) -> InputError:
    return part.wrong(
        _("The row of totals is missing, so the file may have been cut and its rows are not to be summed.")
    )
