"""What is asked: an immutable, complete and digestible description of one calculation."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from econ import distributions
from econ.assumptions import (
    LINE_INPUTS,
    Book,
    Preset,
    Series,
    Setting,
    check_plausible,
    default_book,
    line_unit,
    read_preset,
)
from econ.distributions import Distribution, Fixed
from econ.draws import Sampler
from econ.errors import InputError, unknown
from econ.model import GRAPH

Value = str | float | int | Distribution | Setting
"""What a quantity may be set to: written words, a number in its unit, a distribution, or a sourced setting."""

DEFAULT_PRESET = "press-line-2023"


@dataclass(frozen=True)
class Scenario:
    """What is asked.

    Attributes:
        exporter: code of the country that sells (ISO 3166 alpha-3).
        buyer: code of the country that buys, or None.
        year: the year of the sale and of the economy it is compared with.
        gdp: name of the GDP source; empty for the country's usual one.
        gdp_year: another year for GDP, if it is meant to differ.
        set: values that replace those of the cards, by name; kept as a sorted tuple.
        path: pace of delivery by year (1 is the yearly sale); empty for an even pace over the delivery period.
        sampler: points, scrambles and seed.
        title, summary, note, sources: words about the scenario; they change no digit.
    """

    exporter: str = "PRK"
    buyer: str | None = "RUS"
    year: int = 2022
    gdp: str = ""
    gdp_year: int | None = None
    set: Any = ()
    path: Any = ()
    sampler: Sampler = field(default_factory=Sampler)
    title: str = ""
    summary: str = ""
    note: str = ""
    sources: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Sort the settings and the path, so that equal scenarios are equal values."""
        object.__setattr__(self, "set", tuple(sorted(dict(self.set).items())))
        object.__setattr__(self, "path", tuple(sorted(dict(self.path).items())))

    @classmethod
    def preset(cls, name: str = DEFAULT_PRESET, book: Book | None = None) -> Scenario:
        """A preset by its name.

        Raises:
            InputError: there is none; the nearest names are proposed.
        """
        return cls._of((book or default_book()).preset(name))

    @classmethod
    def load(cls, path: str | Path) -> Scenario:
        """Read a scenario from a TOML file, or from JSON as `to_json` writes it.

        Raises:
            InputError: the file is missing or wrong.
        """
        path = Path(path)
        if path.suffix.lower() != ".json":
            return cls._of(read_preset(path))
        try:
            return cls.from_dict(json.loads(path.read_text("utf-8")))
        except OSError:
            raise InputError("The file cannot be read.", str(path), "Check the name.") from None
        except (UnicodeDecodeError, json.JSONDecodeError, RecursionError):
            raise InputError("The file is no JSON.", str(path), "Save it again from the calculator.") from None
        except InputError as error:
            raise error.at(str(path)) from None

    @classmethod
    def _of(cls, preset: Preset) -> Scenario:
        return cls(
            exporter=preset.exporter,
            buyer=preset.buyer,
            year=preset.year,
            gdp=preset.gdp or "",
            set=preset.set,
            path=preset.path,
            title=preset.title,
            summary=preset.summary,
            note=preset.note,
            sources=preset.sources,
        )

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Scenario:
        """Rebuild a scenario from the complete form that `State.canonical` gives.

        Raises:
            InputError: a field is missing or of the wrong kind.
        """
        try:
            return cls(
                exporter=str(values["exporter"]),
                buyer=None if values["buyer"] is None else str(values["buyer"]),
                year=int(values["year"]),
                gdp=str(values["gdp"]),
                gdp_year=None if values.get("gdp_year") is None else int(values["gdp_year"]),
                set={str(k): distributions.from_spec(v) for k, v in dict(values["inputs"]).items()},
                path={int(k): float(v) for k, v in dict(values["path"]).items()},
                sampler=Sampler(**{str(k): int(v) for k, v in dict(values["sampler"]).items()}),
            )
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            if isinstance(error, InputError):
                raise
            raise InputError(
                "This is not a complete scenario.", mend="Save it again from the calculator, as JSON."
            ) from None

    def change(self, **changes: Any) -> Scenario:
        """A new scenario with some fields replaced; `set` adds to the settings, None takes one away."""
        if "set" in changes:
            merged = dict(self.set) | dict(changes["set"])
            changes["set"] = {k: v for k, v in merged.items() if v is not None}
        return replace(self, **changes)


@dataclass(frozen=True)
class Input:
    """One quantity that a scenario gives to the equations, with everything known about it.

    `origin` is "card", "line", "series", "definition" or "scenario".
    """

    name: str
    label: str
    unit: str
    distribution: Distribution
    dimension: int
    origin: str
    sources: tuple[str, ...] = ()
    grade: str = ""
    judgement: str = ""
    note: str = ""
    disputed: str = ""
    meaning: str = ""
    plausible: tuple[float, float] | None = None
    year: int | None = None
    series: str = ""


SERIES_INPUTS: dict[str, tuple[str, str]] = {
    "population": ("exporter", "person"),
    "exports": ("exporter", "USD/year"),
    "imports": ("exporter", "USD/year"),
    "china_trade_share": ("exporter", "1"),
    "military_spending": ("exporter", "USD/year"),
    "defence_budget": ("exporter", "USD/year"),
    "defence_budget_share": ("exporter", "1"),
    "diesel_price": ("world", "USD/gallon"),
    "grain_price": ("world", "USD/tonne"),
}
"""Inputs that a series of the same kind feeds: whose series, and in which unit."""

WORLD = "WLD"
PATH_YEARS_BEFORE, PATH_YEARS_AFTER = 2, 2


@dataclass(frozen=True)
class State:
    """A scenario with every choice made: what the equations are given.

    Attributes:
        inputs: all quantities by name; goods lines appear as `price_shell_152`.
        absent: inputs that have no value here, and why.
        lines: names of the goods lines, in order.
        path: year, GDP relative to the chosen year, and pace of delivery, for each year of the path.
    """

    scenario: Scenario
    gdp: str
    inputs: Mapping[str, Input]
    absent: Mapping[str, str]
    lines: tuple[str, ...]
    path: tuple[tuple[int, float, float], ...]

    @cached_property
    def canonical(self) -> dict[str, Any]:
        """The complete question in plain values; nothing in it depends on today's defaults."""
        s = self.scenario
        return {
            "exporter": s.exporter,
            "buyer": s.buyer,
            "year": s.year,
            "gdp": self.gdp,
            "gdp_year": s.gdp_year,
            "inputs": {n: i.distribution.spec for n, i in sorted(self.inputs.items())},
            "path": {str(year): pace for year, _, pace in self.path},
            "sampler": {
                "seed": s.sampler.seed,
                "points": s.sampler.points,
                "scrambles": s.sampler.scrambles,
            },
        }

    @cached_property
    def json(self) -> str:
        """Canonical JSON: sorted keys, shortest numbers that read back the same."""
        return json.dumps(self.canonical, sort_keys=True, separators=(",", ":"), ensure_ascii=False)

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the canonical JSON."""
        return hashlib.sha256(self.json.encode()).hexdigest()

    @property
    def stated(self) -> tuple[str, ...]:
        """Computed quantities whose value the scenario states instead."""
        return tuple(n for n in self.inputs if n in GRAPH.equations)


def resolve(scenario: Scenario, book: Book | None = None) -> State:
    """Make every choice of a scenario: cards, goods lines, series and settings.

    Raises:
        InputError: a name is unknown, a year has no figure, or a value cannot be used.
    """
    book = book or default_book()
    for code in filter(None, (scenario.exporter, scenario.buyer)):
        book.country(code)
    found: dict[str, Input] = {}
    absent: dict[str, str] = {}
    _add_cards(found, absent, scenario, book)
    _add_lines(found, scenario, book)
    gdp = _gdp_name(scenario, book)
    path = _add_economy(found, absent, scenario, book, gdp)
    for name, value in scenario.set:
        found[name] = _setting(name, value, found, absent, book)
        absent.pop(name, None)
    if "sale_value" in found and not _names_goods(found, book):
        absent["quantity"] = "the sale is stated and no goods are named"
    return State(scenario, gdp, found, absent, tuple(book.lines), _paced(scenario, path, found))


def _names_goods(found: Mapping[str, Input], book: Book) -> bool:
    """Whether anything is to be delivered: a quantity of some line, or containers."""
    names = ["containers", *(f"quantity_{line}" for line in book.lines)]
    return any(found[n].distribution.points != (0.0,) for n in names if n in found)


def _add_cards(found: dict[str, Input], absent: dict[str, str], scenario: Scenario, book: Book) -> None:
    for card in book.cards.values():
        if not card.only_for.holds(scenario.exporter, scenario.buyer):
            about = card.only_for.exporter or card.only_for.buyer or ""
            absent[card.name] = f"{card.label} is known for {book.country(about).name} only"
            continue
        found[card.name] = _from_card(card, book)


def _from_card(card: Any, book: Book, origin: str = "card") -> Input:
    return Input(
        name=card.name,
        label=card.label,
        unit=card.unit,
        distribution=card.distribution,
        dimension=book.dimension(card.name),
        origin=origin,
        sources=card.sources,
        grade=card.grade,
        judgement=card.judgement,
        note=card.note,
        disputed=card.disputed,
        meaning=card.meaning,
        plausible=card.plausible,
    )


def _add_lines(found: dict[str, Input], scenario: Scenario, book: Book) -> None:
    for line in book.lines.values():
        for kind, (template, default, label) in LINE_INPUTS.items():
            name = f"{kind}_{line.name}"
            card = book.line_card(name, scenario.exporter)
            if card:
                found[name] = _from_card(card, book, "line")
                continue
            found[name] = Input(
                name=name,
                label=f"{label}: {line.label}",
                unit=line_unit(template, line.item),
                distribution=default,
                dimension=book.dimension(name),
                origin="definition",
                grade="A1",
                judgement="By definition: a line that says nothing else.",
                plausible=(0.0, 1.0) if template == "1" else (0.0, 1e12),
            )


def _gdp_name(scenario: Scenario, book: Book) -> str:
    country = book.country(scenario.exporter)
    name = scenario.gdp or country.gdp
    if not name:
        raise InputError(
            f"{country.name} has no GDP source.",
            f"countries/{country.code}.toml",
            "Add a series and name it in `gdp`, or set gdp yourself.",
        )
    gdp_names = [
        n for n in book.series_names(country.code) if book.series(country.code, n).about.kind in ("gdp", "gni")
    ]
    if name not in gdp_names:
        raise unknown(f"GDP source of {country.name}", name, gdp_names, "econ list gdp")
    return name


def _add_economy(
    found: dict[str, Input], absent: dict[str, str], scenario: Scenario, book: Book, gdp: str
) -> tuple[tuple[int, float], ...]:
    year = scenario.gdp_year or scenario.year
    chosen = book.series(scenario.exporter, gdp)
    if not {"gdp", "gdp_published"} & dict(scenario.set).keys():
        chosen.value(year)
    year = chosen.nearest_year(year) or year
    path: tuple[tuple[int, float], ...] = ()
    if year in chosen.used:
        found.update(money_inputs("gdp", chosen, year, book))
        path = _relative_path(chosen, year, book)
    country = book.country(scenario.exporter)
    if name := country.defaults.get("gni"):
        _add_latest(found, absent, "gni", book.series(country.code, name), scenario.year, book)
    for kind, (whose, unit) in SERIES_INPUTS.items():
        owner = book.country(WORLD if whose == "world" else scenario.exporter)
        if name := owner.defaults.get(kind):
            _add_figure(found, absent, kind, unit, book.series(owner.code, name), scenario.year, book)
        else:
            absent[kind] = f"there is no series of {kind.replace('_', ' ')} for {owner.name}"
    _add_buyer(found, absent, scenario, book)
    return path


def _add_buyer(found: dict[str, Input], absent: dict[str, str], scenario: Scenario, book: Book) -> None:
    buyer = book.country(scenario.buyer) if scenario.buyer else None
    if buyer is None or not buyer.gdp:
        absent["buyer_gdp"] = "no buyer is named" if buyer is None else f"{buyer.name} has no GDP source"
        return
    _add_figure(found, absent, "buyer_gdp", "USD/year", book.series(buyer.code, buyer.gdp), scenario.year, book)


def _add_latest(
    found: dict[str, Input], absent: dict[str, str], prefix: str, series: Series, year: int, book: Book
) -> None:
    latest = series.nearest_year(year)
    if latest is None:
        absent[f"{prefix}_published"] = f"{series.about.label} has no figure"
        return
    found.update(money_inputs(prefix, series, latest, book))


def _add_figure(
    found: dict[str, Input], absent: dict[str, str], name: str, unit: str, series: Series, year: int, book: Book
) -> None:
    latest = series.nearest_year(year)
    if latest is None:
        absent[name] = f"{series.about.label} has no figure"
    elif series.about.unit != unit:
        absent[name] = f"{series.about.label} is in {series.about.unit}, not in {unit}"
    else:
        found[name] = series_input(name, series, latest, book)


def series_input(name: str, series: Series, year: int, book: Book) -> Input:
    """The figure of a series for a year as an input, with the spread of the series around it."""
    value = series.value(year)
    row = series.used[year]
    return Input(
        name=name,
        label=f"{series.about.label}, {year}",
        unit=series.about.unit,
        distribution=scaled(series.about.relative, value),
        dimension=book.dimension(name),
        origin="series",
        sources=(row.source,),
        grade=series.about.grade,
        judgement=series.about.spread_judgement,
        note=" ".join(filter(None, (row.note, series.about.note))),
        meaning=series.about.concept,
        plausible=series.about.plausible,
        year=year,
        series=series.key,
    )


def scaled(relative: Distribution, value: float) -> Distribution:
    """A distribution of factors turned into one around a value."""
    if relative.is_fixed:
        return Fixed(value * relative.central)
    spec = relative.spec
    factors = {k: v * value if k in ("low", "high", "likely") else v for k, v in spec.items()}
    return distributions.from_spec(factors)


def money_inputs(prefix: str, series: Series, year: int, book: Book) -> dict[str, Input]:
    """What brings a published figure to dollars of its year: the figure, a price level, an exchange rate."""
    published = series_input(f"{prefix}_published", series, year, book)
    level = _price_level(f"{prefix}_price_level", series, year, book)
    rate = _exchange_rate(f"{prefix}_exchange_rate", series, year, book)
    return {i.name: i for i in (published, level, rate)}


def _definition(name: str, label: str, unit: str, why: str, book: Book) -> Input:
    return Input(
        name=name,
        label=label,
        unit=unit,
        distribution=Fixed(1.0),
        dimension=book.dimension(name),
        origin="definition",
        grade="A1",
        judgement=why,
        plausible=(0.0, 1e12),
    )


def _price_level(name: str, series: Series, year: int, book: Book) -> Input:
    how = series.about.price_level
    if how is None:
        why = "By definition: the figure is taken at the prices it is published in."
        return _definition(name, "Price level", "1", why, book)
    deflator = book.series_at(how.series)
    ratio = deflator.value(year) / deflator.value(how.base)
    used = series_input(name, deflator, year, book)
    return Input(
        **{
            **vars(used),
            "label": f"{deflator.about.label}, {year} over {how.base}",
            "unit": "1",
            "distribution": Fixed(ratio),
            "plausible": (0.0, 1e6),
        }
    )


def _exchange_rate(name: str, series: Series, year: int, book: Book) -> Input:
    if series.about.exchange_rate is None:
        why = "By definition: the figure is published in dollars."
        return _definition(name, "Exchange rate", "1", why, book)
    return series_input(name, book.series_at(series.about.exchange_rate), year, book)


def in_dollars(series: Series, year: int, book: Book) -> float:
    """The published figure of a year in dollars, central value, in USD/year."""
    parts = money_inputs("gdp", series, year, book)
    values = {name: part.distribution.central for name, part in parts.items()}
    return float(GRAPH.equations["gdp"].function(*(values[p] for p in GRAPH.equations["gdp"].parameters)))


def _relative_path(series: Series, year: int, book: Book) -> tuple[tuple[int, float], ...]:
    window = range(year - PATH_YEARS_BEFORE, year + PATH_YEARS_AFTER + 1)
    base = in_dollars(series, year, book)
    return tuple((y, in_dollars(series, y, book) / base) for y in series.years() if y in window)


def _paced(
    scenario: Scenario, path: tuple[tuple[int, float], ...], found: Mapping[str, Input]
) -> tuple[tuple[int, float, float], ...]:
    if scenario.path:
        pace = dict(scenario.path)
        return tuple((year, index, float(pace.get(year, 0.0))) for year, index in path)
    period = found["delivery_period"].distribution.central if "delivery_period" in found else 1.0
    return tuple(
        (y, i, min(max(period - (y - scenario.year), 0.0), 1.0) if y >= scenario.year else 0.0) for y, i in path
    )


def _setting(name: str, value: Value, found: Mapping[str, Input], absent: Mapping[str, str], book: Book) -> Input:
    known = found.get(name) or _settable(name, absent, book)
    if known is None:
        names = {*found, *absent, *GRAPH.equations} - set(LINE_INPUTS)
        raise unknown("quantity", name, names, "econ list assumptions")
    setting = value if isinstance(value, Setting) else Setting(value="")
    try:
        distribution = _distribution(value.value if isinstance(value, Setting) else value, known.unit)
        check_plausible(distribution, known.plausible or (0.0, 1e30), known.unit)
    except InputError as error:
        raise error.at(name) from None
    mine = not setting.sources and not setting.judgement
    return Input(
        **{
            **vars(known),
            "distribution": distribution,
            "origin": "scenario",
            "sources": tuple(setting.sources) or (),
            "grade": setting.grade or ("F6" if mine else known.grade),
            "judgement": setting.judgement or ("Set by the user." if mine else ""),
            "note": setting.note,
            "disputed": "",
        }
    )


def _distribution(value: Any, unit: str) -> Distribution:
    if isinstance(value, Distribution):
        return value
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise InputError(f"{value!r} is no quantity.", mend='Give a number or words such as "300 million USD/year".')
    return Fixed(float(value)) if isinstance(value, int | float) else distributions.parse(value, unit)


def _settable(name: str, absent: Mapping[str, str], book: Book) -> Input | None:
    """A quantity that has no value yet but may be given one: an output, or an input that is absent here."""
    if name in book.cards:
        return _from_card(book.cards[name], book)
    if name in SERIES_INPUTS or name in absent:
        unit = SERIES_INPUTS.get(name, ("", "USD/year"))[1]
        return _bare(name, name.replace("_", " ").capitalize(), unit, book)
    if name in GRAPH.equations and not _has_lines(name):
        equation = GRAPH.equations[name]
        return _bare(name, equation.label, equation.unit, book, equation.meaning)
    return None


def _bare(name: str, label: str, unit: str, book: Book, meaning: str = "") -> Input:
    share = unit == "1" and name.endswith("_share")
    return Input(
        name=name,
        label=label,
        unit=unit,
        distribution=Fixed(0.0),
        dimension=book.dimension(name),
        origin="scenario",
        meaning=meaning,
        plausible=(0.0, 1.0) if share else (0.0, 1e30),
    )


def _has_lines(name: str) -> bool:
    lined = GRAPH.descendants(LINE_INPUTS)
    totals = {n for n in lined if GRAPH.equations[n].python.startswith("sum_over_lines")}
    return name in lined and name not in totals and not totals & GRAPH.ancestors(name)
