"""What is asked: an immutable description of one calculation."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence, Sized
from dataclasses import dataclass, field, fields, replace
from numbers import Integral, Real
from pathlib import Path
from typing import Any, TypeVar

from econ.evidence import CONCEPTS, Book, Preset, Setting, a_day, default_book, read_preset
from econ.evidence.data_files import build, of_a_provider
from econ.files import bounds
from econ.files.bounds import LARGEST_RATIO, LAST_YEAR, LONGEST_NAME, LONGEST_TITLE
from econ.numerics import distributions
from econ.numerics.correlation import pairs_of
from econ.numerics.distributions import Distribution
from econ.numerics.sobol import Sampler
from econ.wording.errors import InputError, check_kind, unknown
from econ.wording.language import N_, _

Key = TypeVar("Key")
Given = TypeVar("Given")

Value = str | float | int | Distribution | Setting
"""What a quantity may be set to: written words, a number in its unit, a distribution, or a sourced setting."""

DEFAULT_PRESET = "press-line-2023"

SERIES_INPUTS: dict[str, tuple[str, str]] = {
    "population": ("exporter", "person"),
    "exports": ("exporter", "USD/year"),
    "imports": ("exporter", "USD/year"),
    "china_trade_share": ("exporter", "1"),
    "domestic_value_added_ratio": ("exporter", "1"),
    "sale_per_job": ("exporter", "USD/person/year"),
    "military_spending": ("exporter", "USD/year"),
    "defence_budget": ("exporter", "USD/year"),
    "defence_budget_share": ("exporter", "1"),
    "crypto_theft": ("exporter", "USD/year"),
    "diesel_price": ("world", "USD/gallon"),
    "grain_price": ("world", "USD/tonne"),
}
"""Inputs that a series of the same kind feeds: whose series, and in which unit."""

LIKE_BY_LIKE = ("military_spending", "sale_per_job")
"""Inputs published for a few years only: the nearest figure is brought to the prices of the year of the sale."""

MONEY_PARTS = ("published", "price_level", "exchange_rate")
"""What brings a published figure to dollars: `gdp_published`, `gdp_price_level`, `gdp_exchange_rate`."""

AHEAD = ("growth_ahead", "price_change_ahead", "exchange_rate_change_ahead")
"""Inputs by which GDP is carried on past its last figure; a scenario that carries no year on has none of them."""

MOST_AHEAD = 3
"""Years past its last figure to which GDP is carried on."""

SERIES_FED = frozenset(
    (*SERIES_INPUTS, *AHEAD, "buyer_gdp", *(f"{prefix}_{part}" for prefix in ("gdp", "gni") for part in MONEY_PARTS))
)
"""Every input that comes from a series."""

LOOKED_UP = frozenset(("exporter", "buyer", "year", "gdp", "gdp_year", "as_of", "one_price_year"))
"""Fields that choose what is taken from series."""

TEXTS = ("exporter", "buyer", "gdp", "concept", "based_on", "title", "summary", "note")
"""Fields that are texts."""

ASKED = ("exporter", "buyer", "year", "gdp", "gdp_year", "one_price_year", "set", "path", "correlation")
"""Fields that make another question; the others choose points or only describe."""

CHANGED = ", changed"
"""What the title of a changed scenario ends in."""


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
        correlation: rank correlations of pairs of inputs, as (name, name, number); others have those of the data.
        sampler: points, scrambles and seed.
        concept: what the figure of the sale is: a delivery, a contract, ...; empty if it is not said.
        based_on: name of the preset that it comes from, changed or not; empty if it comes from none.
        as_of: the day as of which figures are known (ISO); empty for the newest that are held.
        one_price_year: whether all money is brought to the prices of the year of the sale, by the US GDP deflator.
        title, summary, note, sources: words about the scenario; like `concept` and `based_on` they change no digit.
    """

    exporter: str = "PRK"
    buyer: str | None = "RUS"
    year: int = 2022
    gdp: str = ""
    gdp_year: int | None = None
    set: Any = ()
    path: Any = ()
    correlation: Any = ()
    sampler: Sampler = field(default_factory=Sampler)
    concept: str = ""
    based_on: str = ""
    title: str = ""
    summary: str = ""
    note: str = ""
    sources: tuple[str, ...] = ()
    as_of: str = ""
    one_price_year: bool = False

    def __post_init__(self) -> None:
        """Sort the settings and the path, so that equal scenarios are equal values."""
        for name in TEXTS:
            if name != "buyer" or self.buyer is not None:
                check_kind(getattr(self, name), str, name, N_("Give a text."))
        check_kind(self.sampler, Sampler, "sampler", N_("Give a Sampler, such as Sampler(seed=2)."))
        check_kind(self.one_price_year, bool, "one_price_year", N_("Give True or False."))
        check_kind(self.sources, (tuple, list), "sources", N_("Give a list of names."))
        settings, path = _table(self.set, "set"), _table(self.path, "path")
        for key, value in settings.items():
            check_kind(key, str, "set", N_("Give names of quantities."))
            if getattr(value, "ndim", 0):
                check_kind(value, (), key, N_("Give one value; a sweep computes many."))
        _check_years((self.year, *(() if self.gdp_year is None else (self.gdp_year,)), *path))
        in_order = {
            "as_of": a_day(self.as_of),
            "set": tuple(sorted(settings.items())),
            "path": tuple(sorted(path.items())),
            "correlation": pairs_of(self.correlation),
        }
        for name, value in in_order.items():
            object.__setattr__(self, name, value)
        for year, pace in self.path:
            check_kind(pace, Real, "path", N_("Give 0 or a positive number."))
            if not (math.isfinite(pace) and pace >= 0):
                raise InputError(
                    _("The pace of delivery in {year} is {pace}.", year=year, pace=pace),
                    "path",
                    _("Give 0 or a positive number."),
                )
            if pace > LARGEST_RATIO:
                raise _beyond(_("The pace of delivery in {year} is {pace}.", year=year, pace=pace))

    @classmethod
    def preset(cls, name: str = DEFAULT_PRESET, book: Book | None = None) -> Scenario:
        """A preset by its name.

        Raises:
            InputError: there is none; the nearest names are proposed.
        """
        return replace(_of_preset((book or default_book()).preset(name)), based_on=name)

    @classmethod
    def load(cls, path: str | Path) -> Scenario:
        """Read a scenario from a TOML file, or a complete one from JSON as the calculator writes it.

        Raises:
            InputError: the file is missing or wrong.
        """
        path = Path(path)
        if path.suffix.lower() != ".json":
            preset = read_preset(path)
            try:
                return _of_preset(preset)
            except InputError as error:
                raise error.at(str(path)) from None
        content = bounds.file(path)
        try:
            return cls.from_dict(bounds.json_of(content))
        except InputError as error:
            raise (of_a_provider(content) or error).at(str(path)) from None
        except ValueError:
            no_json = InputError("The file is no JSON.", mend="Save it again from the calculator.")
            raise (of_a_provider(content) or no_json).at(str(path)) from None

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> CompleteScenario:
        """Rebuild a complete scenario from the form that `State.canonical` gives.

        `State.words` under "words", or the particulars of a file under "about", restore its title and provenance.

        Raises:
            InputError: a field is missing or of the wrong kind.
        """
        try:
            words = _words(values)
            values = values.get("scenario", values)  # a file of a whole result holds the question among the answers
            inputs, lines, path = dict(values["inputs"]), list(values["lines"]), dict(values["path"])
            _few(inputs, lines, path)
            years = {bounds.whole(year): tuple(map(_number, _two_or_three(v))) for year, v in path.items()}
            return CompleteScenario(
                exporter=_name(values["exporter"]),
                buyer=None if values["buyer"] is None else _name(values["buyer"]),
                year=values["year"],
                gdp=_name(values["gdp"]),
                gdp_year=values.get("gdp_year"),
                as_of=_name(values.get("as_of", "")),
                one_price_year=values.get("one_price_year") is True,
                set={_name(k): distributions.from_spec(v) for k, v in inputs.items()},
                path={year: numbers[1] for year, numbers in years.items()},
                correlation=list(values.get("correlation", ())),
                sampler=Sampler(**values["sampler"]),
                gdp_index={year: numbers[0] for year, numbers in years.items()},
                years_ahead=tuple(sorted((year, _whole(n)) for year, numbers in years.items() for n in numbers[2:])),
                lines=tuple(map(_name, lines)),
                **words,
            )
        except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
            if isinstance(error, InputError):
                raise
            raise InputError(
                _("This is not a complete scenario."), mend=_("Save it again from the calculator, as JSON.")
            ) from None

    @property
    def prices_of(self) -> int | None:
        """The year to whose prices all money is brought; None if it stays at those it has."""
        return self.year if self.one_price_year else None

    def change(self, **changes: Any) -> Scenario:
        """A new scenario with some fields replaced; `set` adds to the settings, None takes one away.

        Another country, year or GDP source opens a complete scenario: what came from series is looked up again,
        everything else it holds stays as it was. A title says that the question is changed, unless a new one is given.
        """
        return self._from(self, changes)

    def _from(self, start: Scenario, changes: Mapping[str, Any]) -> Scenario:
        """A start with some fields replaced, whose title says so if it asks something else than this scenario."""
        settings = dict(start.set) | _table(changes.get("set", ()), "set")
        made = replace(start, **{**changes, "set": {k: v for k, v in settings.items() if v is not None}})
        if "title" in changes or made._asks() == self._asks() or made.title.endswith(CHANGED):
            return made
        return replace(made, title=made.title and made.title + CHANGED)

    def _asks(self) -> tuple[Any, ...]:
        return tuple(getattr(self, name) for name in ASKED)


@dataclass(frozen=True)
class CompleteScenario(Scenario):
    """What a file or a link holds: `set` holds every input there is, so that no figure of the day is taken.

    Attributes:
        gdp_index: GDP by year relative to the chosen year, or that of the last figure for years that are carried on.
        years_ahead: how many years past the last GDP each of these lies.
        lines: names of the goods lines in order.
        own: names of what was asked for, so that the rest is known to be figures of the data it was made with; None
            if that is not known. It changes no digit.
        given: what was given in another currency and became dollars, as written, by name. It changes no digit.
        basis: settings as a file of the user's own gives them, with the words that they rest on, by name. It changes no
            digit.
    """

    gdp_index: Any = ()
    years_ahead: tuple[tuple[int, int], ...] = ()
    lines: tuple[str, ...] = ()
    own: tuple[str, ...] | None = None
    given: tuple[tuple[str, str], ...] = ()
    basis: tuple[tuple[str, Setting], ...] = ()

    def __post_init__(self) -> None:
        """Sort the years too."""
        super().__post_init__()
        object.__setattr__(self, "gdp_index", tuple(sorted(dict(self.gdp_index).items())))
        _check_years(dict(self.gdp_index))
        for year, index in self.gdp_index:
            if not 1 / LARGEST_RATIO <= index <= LARGEST_RATIO:
                raise _beyond(_("GDP in {year} is {index} times that of the chosen year.", year=year, index=index))
        for year, ahead in self.years_ahead:
            if ahead not in range(1, MOST_AHEAD + 1):
                raise _beyond(_("GDP in {year} is carried on over {count} years.", year=year, count=ahead))

    def change(self, **changes: Any) -> Scenario:
        """As for every scenario; it stays complete unless something must be looked up again."""
        if changes.keys() & LOOKED_UP:
            return self._from(self._opened(), changes)
        anew = dict(changes.get("set", ()))
        changes.setdefault("basis", tuple(pair for pair in self.basis if pair[0] not in anew))
        if self.own is not None:
            held = {name for name, value in (dict(self.set) | anew).items() if value is not None}
            changes.setdefault("own", tuple(sorted({*self.own, *anew} & held)))
        return super().change(**changes)

    def _opened(self) -> Scenario:
        """What it asks without what came from series."""
        held = {f.name: getattr(self, f.name) for f in fields(Scenario)}
        settings = {name: value for name, value in self.set if name not in SERIES_FED}
        return Scenario(**{**held, "set": settings, "path": ()})


def _of_preset(preset: Preset) -> Scenario:
    return Scenario(
        exporter=preset.exporter,
        buyer=preset.buyer,
        year=preset.year,
        gdp=preset.gdp or "",
        set=preset.set,
        path=preset.path,
        correlation=preset.correlation,
        concept=preset.concept,
        as_of=preset.as_of,
        one_price_year=preset.one_price_year,
        title=preset.title,
        summary=preset.summary,
        note=preset.note,
        sources=preset.sources,
    )


def _table(given: Iterable[tuple[Key, Given]], where: str) -> dict[Key, Given]:
    """Names and values, from a dict or pairs of them."""
    try:
        return dict(given)
    except (TypeError, ValueError):
        mend = _("Give a dict of names and values.")
        raise InputError(_("It is no table of names and values."), where, mend) from None


def _check_years(years: Iterable[object]) -> None:
    for year in years:
        if isinstance(year, bool) or not isinstance(year, Integral) or not 0 < int(year) <= LAST_YEAR:
            raise InputError(
                _("{year} is no year.", year=bounds.cut(f"{year!r}")),
                mend=_("Give a whole number from 1 to {last}.", last=LAST_YEAR),
            )


def _beyond(what: str) -> InputError:
    return InputError(what, "path", _("Give a number that can be, such as 1."))


def _few(inputs: Sized, lines: Sized, path: Sized) -> None:
    """Refuse what names more than any scenario can have."""
    if len(inputs) > bounds.MOST_INPUTS or len(lines) > bounds.MOST_LINES or len(path) > bounds.MOST_YEARS:
        raise InputError(
            _("It names more quantities, goods lines or years than there are."),
            mend=_("Save it again from the calculator, as JSON."),
        )


def _name(value: Any) -> str:
    """A name as a file gives it: a text, no longer than any name."""
    if not isinstance(value, str):
        raise TypeError(value)
    if len(value) > LONGEST_NAME:
        raise InputError(
            _("A name has more than {most} characters: {name}", most=LONGEST_NAME, name=bounds.cut(value)),
            mend=_("Save it again from the calculator, as JSON."),
        )
    return bounds.seen(value)


def _two_or_three(values: Sequence[float]) -> Sequence[float]:
    """What a file gives of a year: GDP, pace and, if it is carried on, how many years."""
    if len(values) not in {2, 3}:
        raise ValueError(values)
    return values


def _whole(value: float) -> int:
    """A whole number as a file gives it."""
    if value != int(value):
        raise ValueError(value)
    return int(value)


def _number(value: Any) -> float:
    """A number as a file gives it: true and texts are none."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise TypeError(value)
    return float(value)


NOT_KNOWN, NOTHING = "not known", "none"


def title_in_words(title: str) -> str:
    """A title in the language that is spoken, if it is one of the data, changed or not."""
    base = title.removesuffix(CHANGED)
    return _(title) if base == title else _("{title}, changed", title=_(base))


def settings_text(own: tuple[str, ...] | None) -> str:
    """Names of what a scenario sets itself, as a file states them."""
    return NOT_KNOWN if own is None else " ".join(own) or NOTHING


def given_text(given: Iterable[tuple[str, str]]) -> str:
    """Amounts as they were given in another currency, as a file states them."""
    return "; ".join(f"{name} = {text}" for name, text in given)


def basis_in_full(basis: Iterable[tuple[str, Setting]]) -> dict[str, dict[str, str | list[str]]]:
    """What settings rest on, by name, in plain values."""
    return {name: given.model_dump(mode="json", exclude_defaults=True) for name, given in sorted(basis)}


def basis_text(basis: Iterable[tuple[str, Setting]]) -> str:
    """The same as a file states it."""
    return json.dumps(basis_in_full(basis), ensure_ascii=False)


def _basis(values: Mapping[str, Mapping[str, str | list[str]]]) -> tuple[tuple[str, Setting], ...]:
    """What settings rest on, as a file gives it.

    Raises:
        InputError: a field of one is wrong.
    """
    if len(values) > bounds.MOST_INPUTS:
        raise TypeError
    made = ((_name(name), build(Setting, dict(given), name)) for name, given in values.items())
    return tuple(sorted((name, given) for name, given in made if len(given.value) <= bounds.LONGEST_QUANTITY))


def _given(values: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Amounts as they were given in another currency, no more and no longer than they can be."""
    if len(values) > bounds.MOST_INPUTS or any(len(str(text)) > bounds.LONGEST_QUANTITY for text in values.values()):
        raise TypeError
    return tuple(sorted((_name(name), bounds.seen(str(text))) for name, text in values.items()))


def _from_about(about: Mapping[str, Any]) -> dict[str, Any]:
    """What a file states about its question; one of an earlier version has its title only."""
    own = str(about.get("settings") or NOT_KNOWN)
    named = {k: about.get(k) or "" for k in ("title", "concept", "based_on")}
    parts = (part.partition(" = ") for part in str(about.get("given") or "").split("; "))
    named["given"] = {name: text for name, sign, text in parts if sign}
    named["basis"] = bounds.json_of(str(about.get("basis") or "{}"))
    return {**named, "own": {NOT_KNOWN: None, NOTHING: ()}.get(own, tuple(own.split()))}


def _words(values: Mapping[str, Any]) -> dict[str, Any]:
    """What a link or a file says beside the question."""
    words = dict(values["words"]) if "words" in values else _from_about(dict(values.get("about", {})))
    own = words.get("own")
    concept = str(words.get("concept", ""))
    if concept and concept not in CONCEPTS:
        raise unknown("concept", concept[:LONGEST_NAME], CONCEPTS)
    return {
        "title": " ".join(bounds.seen(str(words.get("title", ""))).split())[:LONGEST_TITLE],
        "concept": concept,
        "based_on": bounds.seen(str(words.get("based_on", ""))[:LONGEST_NAME]),
        "given": _given(dict(words.get("given", {}))),
        "basis": _basis(dict(words.get("basis", {}))),
        "own": None if own is None else tuple(sorted(bounds.seen(str(name)[:LONGEST_NAME]) for name in own)),
    }
