"""Import: what a provider's files hold, and a folder of one's own figures written from them.

Reading changes nothing. Writing adds to a folder and replaces nothing in it; what would be written is read back as a
book reads it before a file is touched.
"""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import io
import json
import math
import re
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import accumulate, pairwise
from pathlib import Path

from econ.evidence import checks, kinds, providers
from econ.evidence.book import Book, data_folder, default_book
from econ.evidence.data_files import read_toml
from econ.evidence.providers import Figure, ImportedSeries, Part, Wanted, codes, names
from econ.evidence.providers.registry import ImportedEvidence
from econ.files import bounds, saving
from econ.files.bounds import Json
from econ.wording.errors import InputError, nearest
from econ.wording.language import _, digits

FEW = 12
"""Countries up to which each series is a folder of its own; beyond, and if none was named, it is a table."""

MOST_FOLDERS = 900
"""Series that are written as folders; a book reads 2,000 files of one's own."""

FAR, ALONE, NEAR = 1_000.0, 300.0, 10
"""How many times one figure may be another of a year at most so many years away; and one alone, from which the next one
comes back, those on both sides of it. See `_without_far`."""

SHOWN = 6
"""Figures that a sentence lists."""

STEADY = (
    "gdp", "gdp_per_head", "gni", "population", "exports", "imports", "military_spending", "defence_budget",
    "government_spending", "government_revenue", "government_debt",
)  # fmt: skip
PRICED = ("exchange_rate", "price_index")
"""Kinds of which no figure is a thousand times its neighbour; those that prices alone can raise so far."""

EURO_AREA = "EMU"
DEFLATOR = "USA/gdp_deflator"
_MONEY = re.compile(r"(?!TIV|LCU)([A-Z]{3})(?:/.*)?")
_CONSTANT = re.compile(r"(?:PPP-)?constant-(\d{4})")
_OTHER_MONEY = re.compile(
    r"\bPPP\b|purchasing[- ]power|international (?:dollars|\$)|\bconstant\b|\bchained\b", re.IGNORECASE
)


@dataclass(frozen=True)
class ReadFile:
    """A file that was read: its name, the kind of file it is, its provider, and how many series came of it."""

    name: str
    layout: str
    provider: str
    series: int


@dataclass(frozen=True)
class Import:
    """What files hold.

    Attributes:
        files: those with figures.
        series: all that is asked for, by country and name.
        evidence: published figures that are no series.
        left_out: a sentence for each thing that is not taken.
        named: whether countries were named.
    """

    files: tuple[ReadFile, ...]
    series: tuple[ImportedSeries, ...]
    evidence: tuple[ImportedEvidence, ...]
    left_out: tuple[str, ...]
    named: bool

    @property
    def countries(self) -> tuple[str, ...]:
        """Codes of the countries that there are figures of."""
        return tuple(sorted({series.country for series in self.series}))

    @property
    def as_tables(self) -> bool:
        """Whether it is written as tables of many countries, and not as a folder for each series."""
        return not self.named and len(self.countries) > FEW


@dataclass
class Plan:
    """Files to be written, by their path in the folder, and what stays out of them."""

    files: dict[str, bytes] = field(default_factory=dict)
    keys: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)

    @property
    def has_tables(self) -> bool:
        """Whether there are tables of many countries."""
        return any(name.startswith("tables/") for name in self.files)


# --- reading --------------------------------------------------------------------------------------------


def read(
    files: Sequence[Path | tuple[str, bytes]],
    countries: Iterable[str] = (),
    series: Iterable[str] = (),
    *,
    with_far: bool = False,
) -> Import:
    """Read files of providers.

    Args:
        files: where they lie, or names and bytes; files that only describe others go with them.
        countries: codes, ISO 3166 alpha-3; all countries if none is named.
        series: names of series, kinds, or codes of the providers; all that the calculator has a unit for if none is.
        with_far: whether figures that are far from their neighbours are taken too, by who looks at each figure.

    Raises:
        InputError: no file is a provider's, one is damaged, or what is asked for is in none of them.
    """
    wanted = Wanted(frozenset(map(_code, countries)), frozenset(s.strip().lower() for s in series))
    parts = [part for given in files for part in _parts(given)]
    done, nobodys = providers.read(parts, wanted)
    found: dict[tuple[str, str], ImportedSeries] = {}
    left_out = dict.fromkeys(nobodys)
    evidence: list[ImportedEvidence] = []
    for _part, _layout, imported in done:
        evidence += imported.evidence
        left_out |= dict.fromkeys(imported.left_out)
        for one in imported.series:
            _join(found, _without_future(one))
    near = {key: (one, "") if with_far else _without_far(one) for key, one in found.items()}
    found = {key: one for key, (one, _far) in near.items() if one.figures}
    left_out |= dict.fromkeys(far for _one, far in near.values() if far)
    held = tuple(one for one in found.values() if codes.is_country(one.country) or one.country == EURO_AREA)
    if groups := sorted({one.country for one in found.values()} - {one.country for one in held}):
        left_out[_("Groups of countries have no place in a book: {names}.", names=", ".join(groups))] = None
    if missing := sorted(wanted.countries - {one.country for one in held} - {row.exporter for row in evidence}):
        left_out[_("There is no figure of {names}.", names=", ".join(missing))] = None
    if not held and not evidence:
        raise _nothing(done, wanted, tuple(left_out), parts if len(found) == len(near) else ())
    listed = tuple(
        ReadFile(part.name, layout.layout, layout.provider, len(imported.series)) for part, layout, imported in done
    )
    return Import(listed, _sorted(held), tuple(evidence), tuple(left_out), bool(wanted.countries))


def _without_future(one: ImportedSeries) -> ImportedSeries:
    """A series in which figures of years after that of its release, or after today's, are projections."""
    last = int(one.released[:4]) if one.released else dt.datetime.now(dt.UTC).year
    if all(figure.projection or figure.year <= last for figure in one.figures):
        return one
    figures = (replace(f, projection=f.projection or f.year > last) for f in one.figures)
    return replace(one, figures=tuple(figures))


def _without_far(one: ImportedSeries) -> tuple[ImportedSeries, str]:
    """A series without figures that are a thousand times others of years near them, or a thousandth; what was left out.

    A judgement of ours: hardly a product, a population, or the trade of a whole country has moved so far within ten
    years in dollars or people, and where published figures do, their unit has changed. Those of the level that most of
    them have stay; if no level has most, none does. For a figure between two that it is far from, `ALONE` is enough,
    since growth may hide a part of a thousand. In a country's own money prices may have risen so far, so that of
    those, and of rates and indices of prices, a figure is far only if the next one is back again. Other kinds, such as
    arms or aid, may move as they like.
    """
    if one.kind not in (*STEADY, *PRICED):
        return one, ""
    every = [figure for figure in one.figures if figure.value > 0]
    three = list(zip(every, every[1:], every[2:], strict=False))
    alone = {it for before, it, after in three if _is_alone(before, it, after)}
    figures = [figure for figure in every if figure not in alone]
    jumps = [*map(_jump, pairwise(figures))]
    if one.kind in PRICED or _currency(one) not in ("", "USD"):
        beside = zip([0.0, *jumps], jumps, [*jumps[1:], 0.0], strict=False)
        jumps = [jump if jump * before < 0 or jump * after < 0 else 0.0 for before, jump, after in beside]
    levels = [round(level / math.log10(FAR)) for level in accumulate(jumps, initial=0.0)]
    [(usual, most), *others] = Counter(levels).most_common(2)
    stay = usual if not others or others[0][1] < most else None
    other = {figure for figure, level in zip(figures, levels, strict=False) if level != stay}
    far = [figure for figure in every if figure in alone or figure in other]
    if not far:
        return one, ""
    clear = {it for before, it, after in three if _is_alone(before, it, after, FAR)}
    sentence = _(
        "Figures of {series} of {country} are left out that are {most} times larger or smaller than those of years "
        "near them: {figures}.",
        series=one.name, country=one.country, most=digits(f"{ALONE if alone - clear else FAR:,.0f}"),
        figures=", ".join(f"{f.value:.12g} ({f.year})" for f in far[:SHOWN]) + (", …" if len(far) > SHOWN else ""),
    )  # fmt: skip
    gone = {figure.year for figure in far}
    return replace(one, figures=tuple(figure for figure in one.figures if figure.year not in gone)), sentence


def _jump(pair: tuple[Figure, Figure], most: float = FAR) -> float:
    """How many powers of ten a figure is above the one before it; 0 if it is near, or of a year far away."""
    before, after = pair
    apart = math.log10(after.value) - math.log10(before.value)
    return apart if abs(apart) > math.log10(most) and after.year - before.year <= NEAR else 0.0


def _is_alone(before: Figure, it: Figure, after: Figure, most: float = ALONE) -> bool:
    """Whether a figure is far above, or far below, those on both sides of it."""
    return _jump((before, it), most) * _jump((it, after), most) < 0


def _code(country: str) -> str:
    """The code of a country for its code or its name."""
    return names.by_name(country) or codes.country(country)


def _parts(given: Path | tuple[str, bytes]) -> list[Part]:
    return providers.parts(given) if isinstance(given, Path) else providers.parts(given[1], given[0])


def _sorted(series: Iterable[ImportedSeries]) -> tuple[ImportedSeries, ...]:
    return tuple(sorted(series, key=lambda one: (one.country, one.name)))


def _join(found: dict[tuple[str, str], ImportedSeries], one: ImportedSeries) -> None:
    """Put a series beside the others; the same series of two files is one, if their figures do not contradict.

    Raises:
        InputError: they do, or they are of two releases.
    """
    key = (one.country, one.name)
    earlier = found.setdefault(key, one)
    if earlier is one:
        return
    if (earlier.released, earlier.unit, earlier.price_basis) != (one.released, one.unit, one.price_basis):
        raise InputError(
            _(
                "Two files hold {series} of {country}, of different releases ({one} and {other}).",
                series=one.name, country=one.country, one=earlier.released or "?", other=one.released or "?",
            ),
            mend=_("Import them one after the other, into two folders."),
        )  # fmt: skip
    years = {figure.year: figure for figure in earlier.figures}
    for figure in one.figures:
        if years.setdefault(figure.year, figure).value != figure.value:
            raise InputError(
                _(
                    "Two files hold different figures of {series} of {country} for {year}.",
                    series=one.name, country=one.country, year=figure.year,
                ),
                mend=_("Give one of them."),
            )  # fmt: skip
    found[key] = replace(earlier, figures=tuple(figure for _year, figure in sorted(years.items())))


def _nothing(
    done: Sequence[tuple[Part, providers.Layout, providers.Imported]],
    wanted: Wanted,
    left_out: Sequence[str],
    parts: Sequence[Part],
) -> InputError:
    """The error for files without a figure that is asked for: it says what there is, or why there is none.

    Without `parts` nothing is looked for that was not asked for.
    """
    names = ", ".join(part.name for part, _layout, _imported in done)
    asked = ", ".join(sorted(wanted.countries))
    if parts and (wanted.countries or wanted.series):
        everything, _rest = providers.read(parts)
        there = [one for _part, _layout, imported in everything for one in imported.series]
        held = sorted({one.country for one in there})
        if held and wanted.countries and not wanted.countries & set(held):
            close = [c for one in sorted(wanted.countries) for c in nearest(one, held)]
            return InputError(
                _("There is no figure of {asked}.", asked=asked),
                names,
                _("Did you mean {names}?", names=_(" or ").join(close)) if close else _listed(held),
            )
        known = sorted({one.name for one in there})
        if known:
            return InputError(
                _("There is no series called {asked}.", asked=", ".join(sorted(wanted.series)) or "…"),
                names,
                _("There are: {names}.", names=", ".join(known[:12]) + (", …" if len(known) > 12 else "")),
            )
    none = _("There is no figure of {names}.", names=asked) if asked else _("There is no figure that can be used.")
    why = [text for text in left_out if text != none]
    return InputError(" ".join((none, *why[:3])), names, _("Give another file."))


def _listed(countries: Sequence[str]) -> str:
    return _("There are: {names}.", names=", ".join(countries[:20]) + (", …" if len(countries) > 20 else ""))


# --- writing --------------------------------------------------------------------------------------------


def write(found: Import, into: Path, today: dt.date | None = None) -> Plan:
    """Write what files hold into a folder of one's own figures, which is made if it does not exist.

    Args:
        found: from `read`.
        into: the folder; what is in it stays as it is.
        today: the day of reading, which the sources carry.

    Raises:
        InputError: something of the kind is in the folder already and says something else, or nothing can be written.
    """
    day = today or dt.datetime.now(dt.UTC).date()
    at_fault: dict[str, InputError] = {}
    while True:
        plan = planned(found, day, into, at_fault)
        if not plan.keys and not found.evidence:
            raise InputError(" ".join((_("There is nothing to write."), *plan.left_out[:3])), str(into))
        more = _faults(plan, into)
        if not more:
            break
        at_fault |= more
    for name, content in plan.files.items():
        place = into / name
        if not place.is_file() or bounds.file(place) != content:
            place.parent.mkdir(parents=True, exist_ok=True)
            saving.write(place, content)
    return plan


def planned(
    found: Import, day: dt.date, into: Path | None = None, at_fault: Mapping[str, InputError] | None = None
) -> Plan:
    """The files of an import, with what is in the folder already taken into account.

    Args:
        found: from `read`.
        day: the day of reading.
        into: the folder.
        at_fault: series that stay out, by their keys, each with what is wrong with it.

    Raises:
        InputError: something of the kind is in the folder already and says something else.
    """
    book, plan = default_book(), Plan()
    faults = at_fault or {}
    plan.left_out += [_wrong(key, error) for key, error in faults.items()]
    named = [_named(one, book) for one in found.series]
    series = [one for one in named if f"{one.country}/{one.name}" not in faults]
    usable = [one for one in series if _is_usable(one, series, book, plan)]
    bibliography = _sources(into)
    if found.as_tables:
        _tables(usable, day, book, plan, bibliography)
    else:
        if len(usable) > MOST_FOLDERS:
            raise InputError(
                _("These are {count} series.", count=digits(f"{len(usable):,}")),
                mend=_("Name the series that you need with --series, or leave out --country for tables."),
            )
        for one in usable:
            _folder(one, series, book, plan)
            _cite(bibliography, _read_on(one.source, day))
    _countries([one for one in usable if f"{one.country}/{one.name}" in plan.keys], book, plan, into)
    if found.evidence:
        _evidence(found.evidence, day, plan, bibliography)
    if plan.files:
        records = json.dumps(list(bibliography.values()), ensure_ascii=False, indent=1)
        plan.files["sources.json"] = f"{records}\n".encode()
    for name, content in plan.files.items():
        if into is not None and name != "sources.json" and not name.startswith("countries/"):
            _check_free(into / name, content)
    return plan


def _check_free(place: Path, content: bytes) -> None:
    if place.is_file() and bounds.file(place) != content:
        raise InputError(
            _("The file is there already and says something else."),
            str(place),
            _("Give another folder with --into, or delete the series first; nothing was written."),
        )


def _wrong(key: str, error: InputError) -> str:
    """Why a series stays out."""
    return _("{series} is left out: {why}", series=key, why=" ".join(filter(None, (error.what, error.mend))))


def _faults(plan: Plan, into: Path) -> dict[str, InputError]:
    """What is wrong with the series that are to be written, by key: read as a book reads them, from a trial folder.

    Raises:
        InputError: the folder as a whole cannot be read; nothing was written.
    """
    with tempfile.TemporaryDirectory() as folder:
        trial = Path(folder) / (into.name or "figures")
        there = {name: into / name for name in _there(into)}
        contents = {name: bounds.file(place) for name, place in there.items() if name not in plan.files}
        for name, content in (contents | plan.files).items():
            place = trial / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
        book = Book(data_folder(), trial, checked=False)
        return checks.faults_of(plan.keys, book)


def _there(into: Path) -> Iterator[str]:
    """The names of the series, tables and countries that the folder has already."""
    for pattern in ("series/*/*/*", "tables/*/*", "countries/*.toml", "units.toml"):
        yield from (place.relative_to(into).as_posix() for place in into.glob(pattern) if place.is_file())


def _named(one: ImportedSeries, book: Book) -> ImportedSeries:
    """A series under a name that no shipped one has: with its release behind it if need be.

    A product at dollars of a year for which no price index ships is kept, and computed with by nothing.
    """
    base = _base(one)
    if base and base not in book.series_at(DEFLATOR).used:
        one = replace(one, kind="other")
    shipped = one.name in book.tables or one.name in _shipped_names(book)
    return replace(one, name=f"{one.name}{_behind(one)}") if shipped else one


def _behind(one: ImportedSeries) -> str:
    """What is put behind a name that ships: the release."""
    return f"_{one.released.replace('-', '_') or 'own'}"


def _repeats(one: ImportedSeries, book: Book) -> str:
    """The series that ships for the country of which a product is another release, and with which it counts once."""
    before = one.name.removesuffix(_behind(one))
    held = before != one.name and one.kind in kinds.PRODUCTS and before in book.series_names(one.country)
    return before if held else ""


def _borrowing(about: Mapping[str, Json]) -> dict[str, Json]:
    """Fields of a series with what `repeats` says of where its figures come from."""
    if "repeats" not in about:
        return dict(about)
    return {**about, "borrows_from": [about["repeats"]] if about["repeats"] else []}


@cache
def _shipped_names(book: Book) -> frozenset[str]:
    """Names of the series that ship with files of their own."""
    return frozenset(place.name for place in (book.folders[0] / "series").glob("*/*"))


def _is_usable(one: ImportedSeries, others: Sequence[ImportedSeries], book: Book, plan: Plan) -> bool:
    """Whether a series has what brings it to dollars; what lacks it is left out, with how to give it."""
    money = _currency(one)
    if money in ("", "USD") or one.kind == "exchange_rate" or _rate(one, others, book):
        return True
    if one.kind == "other" and codes.known_unit(one.unit):
        return True
    sentence = _(
        "{series} is left out for countries whose money has no rate here, {country} among them; import a file with the "
        "rate ({money}/USD) in the same command.",
        series=one.name, country=codes.name(one.country), money=money,
    )  # fmt: skip
    if not any(text.startswith(f"{one.name} ") for text in plan.left_out):
        plan.left_out.append(sentence)
    return False


def _currency(one: ImportedSeries) -> str:
    found = _MONEY.fullmatch(one.unit)
    return found[1] if found and one.price_basis != codes.NOT_MONEY else ""


def _rate(one: ImportedSeries, others: Sequence[ImportedSeries], book: Book) -> str:
    """The key of the rate by which a series in another currency becomes dollars; empty if there is none."""
    money = _currency(one)
    unit = f"{money}/USD"
    if money in ("", "USD"):
        return ""
    near = [o for o in others if o.kind == "exchange_rate" and o.unit == unit]
    own = next((o for o in near if o.country == one.country), near[0] if near else None)
    if own is not None:
        return f"{own.country}/{own.name}"
    return next((key for key, of in _shipped_rates(book) if of == unit), "")


@cache
def _shipped_rates(book: Book) -> list[tuple[str, str]]:
    """Keys and units of the exchange rates that ship with files of their own."""
    places = sorted((book.folders[0] / "series").glob("*/*_usd*/about.toml"))
    keys = [f"{place.parent.parent.name}/{place.parent.name}" for place in places]
    rates = [(key, book.series_at(key).about) for key in keys]
    return [(key, about.unit) for key, about in rates if about.kind == "exchange_rate"]


# --- a folder for each series ---------------------------------------------------------------------------


def _folder(one: ImportedSeries, others: Sequence[ImportedSeries], book: Book, plan: Plan) -> None:
    place = f"series/{one.country}/{one.name}"
    about = _about(one, [figure.value for figure in one.figures])
    if rate := _rate(one, others, book):
        about["exchange_rate"] = rate
    if repeats := _repeats(one, book):
        about = _borrowing({**about, "repeats": repeats})
    plan.files[f"{place}/about.toml"] = toml(about).encode()
    plan.files[f"{place}/values.csv"] = _values(one).encode()
    plan.keys.append(f"{one.country}/{one.name}")


def _about(one: ImportedSeries, values: Sequence[float]) -> dict[str, Json]:
    """The fields of `about.toml` that do not depend on the country."""
    about: dict[str, Json] = {
        "kind": one.kind,
        "label": one.label,
        "short": one.label if len(one.label) <= 40 else one.label.partition(",")[0],
        "concept": _concept(one),
        "unit": one.unit,
        "price_basis": one.price_basis,
        "spread": "1",
        "spread_judgement": _(
            "Judgement: no spread, because the file says nothing of errors; give one if you know it."
        ),
        "release": one.release,
        "sources": [str(one.source["id"])],
        "grade": one.grade,
        "plausible": list(plausible(values)),
        "licence": one.licence,
        "note": one.note,
    }
    if (base := _base(one)) and one.kind != "other":
        about["price_level"] = {"series": DEFLATOR, "base": base}
    return {key: value for key, value in about.items() if value not in ("", [])}


def _base(one: ImportedSeries) -> int:
    """The year of the prices of constant dollars; 0 for anything else."""
    found = _CONSTANT.fullmatch(one.price_basis)
    return int(found[1]) if found and one.unit.startswith("USD") else 0


def _concept(one: ImportedSeries) -> str:
    """What a series is; of current money without the sentences that speak of another one."""
    if one.price_basis != codes.CURRENT:
        return one.concept
    sentences = re.split(r"(?<=[.!?]) ", one.concept)
    plain = [text for text in sentences if not _OTHER_MONEY.search(text)]
    return " ".join(plain) or codes.sentence(one.label)


def plausible(values: Sequence[float]) -> tuple[float, float]:
    """A range with room for what may be published later: ten times beyond the figures, zero if none is negative."""
    low, high = min(values), max(values)
    size = max(abs(low), abs(high)) or 1.0
    least = [abs(value) for value in values if value]
    end = 10.0 ** math.ceil(math.log10(size) + 1)
    begin = 10.0 ** math.floor(math.log10(min(least)) - 1) if least else 0.0
    return (-end if low < 0 else 0.0 if low == 0 else begin), end


def _values(one: ImportedSeries) -> str:
    text = io.StringIO()
    lines = csv.writer(text, lineterminator="\n")
    lines.writerow(["year", "value", "low", "high", "status", "source", "note"])
    for figure in one.figures:
        ends = [written(v) for v in (figure.low, figure.high)]
        used = figure.used and not figure.projection
        status = "used" if used else "other"
        lines.writerow([figure.year, written(figure.value), *ends, status, one.source["id"], _note(figure)])
    return text.getvalue()


def _note(figure: Figure) -> str:
    return " ".join(filter(None, (_("A projection.") if figure.projection else "", figure.note)))


def written(value: float | None) -> str:
    """A number in its shortest form that is still the same number."""
    return "" if value is None else repr(value).removesuffix(".0")


INPUTS = ("gni", "population", "exports", "imports", "military_spending", "defence_budget")
"""Kinds of which a country has one usual series, which answers take."""


def _countries(series: Sequence[ImportedSeries], book: Book, plan: Plan, into: Path | None) -> None:
    """A file for each country that the book does not know, or that has no series of a kind yet that is here.

    Of a table only countries that the book does not know get one, since it may hold all of them.
    """
    held: dict[str, list[ImportedSeries]] = defaultdict(list)
    for one in series:
        held[one.country].append(one)
    stay: dict[str, None] = {}
    for code, own in held.items():
        if code == EURO_AREA:
            continue
        is_known = code in book.country_codes
        usual = book.country(code).defaults if is_known else {}
        found = {kind: name for kind in INPUTS if (name := _first(own, kind))}
        stay |= dict.fromkeys(kind for kind in found if usual.get(kind, found[kind]) != found[kind])
        about: dict[str, Json] = {kind: name for kind, name in found.items() if kind not in usual}
        if is_known and (plan.has_tables or not about):
            continue
        if not is_known:
            about = _unknown(code, own) | about
        place = f"countries/{code}.toml"
        written = into / place if into is not None else None
        before = read_toml(written) if written is not None and written.is_file() else {}
        merged = about | before
        if merged != before:
            plan.files[place] = toml(merged).encode()
    if stay:
        plan.left_out.append(
            _(
                "What countries have of {kinds} already stays what answers take; give a figure of yours with --set.",
                kinds=", ".join(stay),
            )
        )
    if plan.has_tables and (kind := next((k for k in INPUTS[4:] if _first(series, k)), "")):
        plan.left_out.append(
            _(
                "Answers take {series} of a country when its file says so: name countries, or write {line} into "
                "countries/SRB.toml.",
                series=_first(series, kind), line=f'{kind} = "{_first(series, kind)}"',
            )
        )  # fmt: skip


def _unknown(code: str, own: Sequence[ImportedSeries]) -> dict[str, Json]:
    """What is said of a country of which no figures ship."""
    called = next((one.country_name for one in own if one.country_name), code)
    about: dict[str, Json] = {"name": called, "of": f"{called}'" if called.endswith("s") else f"{called}'s"}
    products = [one for one in own if one.kind in kinds.PRODUCTS and not one.price_basis.startswith("PPP")]
    if products:
        best = min(
            products, key=lambda one: (one.kind != "gdp", one.price_basis != codes.CURRENT, one.unit[:3] != "USD")
        )
        about |= {"gdp": best.name, "panel": [one.name for one in products]}
    return about


def _first(series: Sequence[ImportedSeries], kind: str) -> str:
    """The name of the first series of a kind that answers can take: of people, or of dollars of the year."""
    bases = (codes.CURRENT, codes.NOT_MONEY)
    of_kind = (one for one in series if one.kind == kind and one.unit in ("USD/year", "person"))
    fitting = (one.name for one in of_kind if one.price_basis in bases)
    return next(fitting, "")


# --- tables of many countries ---------------------------------------------------------------------------


def _tables(
    series: Sequence[ImportedSeries], day: dt.date, book: Book, plan: Plan, bibliography: dict[str, Json]
) -> None:
    """A table for each series that is in one unit for every country; rates are in that of the country."""
    held: dict[str, list[ImportedSeries]] = defaultdict(list)
    for one in series:
        held[one.name].append(one)
    for name, own in held.items():
        of_rate = all(one.kind == "exchange_rate" for one in own)
        rows = [replace(one, unit="LCU/USD") for one in own] if of_rate else own
        if len({one.unit for one in rows}) > 1:
            plan.left_out.append(
                _("{series} is in the money of each country and fits into no table; name countries.", series=name)
            )
            continue
        _table(name, rows, day, book, plan)
        _cite(bibliography, _read_on(rows[0].source, day))


def _table(name: str, rows: Sequence[ImportedSeries], day: dt.date, book: Book, plan: Plan) -> None:
    figures = {one.country: {f.year: f.value for f in one.figures if f.used and not f.projection} for one in rows}
    figures = {country: row for country, row in figures.items() if row}
    if not figures:
        plan.left_out.append(_("{series} has projections alone, which no table holds; name countries.", series=name))
        return
    if any(f.projection for one in rows for f in one.figures):
        plan.left_out.append(_("Projections of {series} are in no table; name countries to have them.", series=name))
    years = sorted({year for row in figures.values() for year in row})
    text = io.StringIO()
    lines = csv.writer(text, lineterminator="\n")
    lines.writerow(["country", *years])
    for country, row in sorted(figures.items()):
        lines.writerow([country, *(written(row.get(year)) for year in years)])
    first, content = rows[0], text.getvalue().encode()
    released = first.released or day.isoformat()
    about = _about(first, [value for row in figures.values() for value in row.values()])
    about = {key: value for key, value in about.items() if key != "release"}
    own = {
        one.country: {"note": one.note, "grade": one.grade, "repeats": _repeats(one, book)}
        for one in rows
        if one.country in figures
    }
    usual = {key: _usual(said[key] for said in own.values()) for key in ("note", "grade", "repeats")}
    about = {key: value for key, value in _borrowing({**about, **usual}).items() if value}
    differing = {country: {k: v for k, v in said.items() if v != usual[k]} for country, said in sorted(own.items())}
    sections = "".join(
        f"\n[country.{country}]\n{toml(_borrowing(said))}" for country, said in differing.items() if said
    )
    vintage: dict[str, Json] = {
        "released": released,
        "file": f"{released}.csv",
        "sha256": hashlib.sha256(content).hexdigest(),
        "source": str(first.source["id"]),
        "note": _("As the file says.")
        if first.released
        else _("The file does not say its release; this is the day on which it was imported."),
    }
    place = f"tables/{name}"
    plan.files[f"{place}/about.toml"] = f"{toml(about)}{sections}\n[[vintage]]\n{toml(vintage)}".encode()
    plan.files[f"{place}/{released}.csv"] = content
    plan.keys += [f"{country}/{name}" for country in sorted(figures)]


def _usual(texts: Iterable[str]) -> str:
    return Counter(texts).most_common(1)[0][0]


# --- what goes with the figures -------------------------------------------------------------------------


def _evidence(rows: Sequence[ImportedEvidence], day: dt.date, plan: Plan, bibliography: dict[str, Json]) -> None:
    """Published figures that are no series, as a file of evidence named for their source."""
    by_source: dict[str, list[ImportedEvidence]] = defaultdict(list)
    for row in rows:
        by_source[str(row.source["id"])].append(row)
        _cite(bibliography, _read_on(row.source, day))
    for name, own in by_source.items():
        text = io.StringIO()
        lines = csv.DictWriter(text, list(own[0].row()), lineterminator="\n")
        lines.writeheader()
        lines.writerows(row.row() for row in own)
        plan.files[f"evidence/{name}.csv"] = text.getvalue().encode()


def _sources(into: Path | None) -> dict[str, Json]:
    """The bibliography of the folder, by id."""
    place = into / "sources.json" if into is not None else None
    if place is None or not place.is_file():
        return {}
    try:
        known = bounds.json_of(bounds.file(place))
    except ValueError as error:
        raise InputError(_("The file is no JSON."), str(place), _("Mend it first.")) from error
    return {str(record.get("id")): record for record in known if isinstance(record, dict)}


def _read_on(source: Mapping[str, Json], day: dt.date) -> dict[str, Json]:
    return {**source, "accessed": {"date-parts": [[day.year, day.month, day.day]]}}


def _cite(bibliography: dict[str, Json], record: dict[str, Json]) -> None:
    """Add a record; one that is there already stays, with its day of reading.

    Raises:
        InputError: a record of its id describes another source.
    """
    name = str(record["id"])
    known = bibliography.setdefault(name, record)
    if isinstance(known, dict) and _without_day(known) != _without_day(record):
        raise InputError(
            _("The source “{name}” is in the folder already and is another one.", name=name),
            "sources.json",
            _("Give another folder with --into."),
        )


def _without_day(record: Mapping[str, Json]) -> dict[str, Json]:
    return {key: value for key, value in record.items() if key != "accessed"}


def toml(fields: Mapping[str, Json]) -> str:
    """Fields as TOML, one on a line."""
    return "".join(f"{key} = {_toml_value(value)}\n" for key, value in fields.items())


def _toml_value(value: Json) -> str:
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{key} = {_toml_value(inner)}" for key, inner in value.items()) + " }"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(_toml_value, value)) + "]"
    if isinstance(value, float):
        return f"{value:.12g}" if math.isfinite(value) and "." in f"{value:.12g}" else _decimal(value)
    return json.dumps(value, ensure_ascii=False)


def _decimal(value: float) -> str:
    """A float that TOML takes for one: 1e6 has an exponent, 10 a period."""
    text = f"{value:.12g}"
    return text if "e" in text else f"{text}.0"


def summary(series: Sequence[ImportedSeries]) -> Iterator[tuple[str, str, str, str, str, str]]:
    """A row for each name: kind, unit and price basis, number of countries, years, projections."""
    held: dict[str, list[ImportedSeries]] = defaultdict(list)
    for one in series:
        held[one.name].append(one)
    for name, rows in held.items():
        units = {one.unit for one in rows}
        years = [figure.year for one in rows for figure in one.figures]
        first = min((f.year for one in rows for f in one.figures if f.projection), default=0)
        yield (
            name,
            rows[0].kind,
            f"{units.pop()}, {rows[0].price_basis}" if len(units) == 1 else _("the money of each country"),
            str(len(rows)) if len(rows) > 1 else rows[0].country,
            f"{min(years)}–{max(years)}",
            _("from {year}", year=first) if first else "",
        )
