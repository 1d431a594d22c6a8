"""What stands in `data/`: the shape of each kind of record, checked by pydantic."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cached_property, partial
from typing import Annotated, Any, Literal, Self

import numpy as np
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo, model_validator
from pydantic_core import PydanticCustomError

from econ.equations import units
from econ.evidence import kinds
from econ.evidence.sources import Locator
from econ.files import bounds
from econ.files.bounds import SMALLEST_NUMBER, Json, cut
from econ.numerics import distributions
from econ.numerics.distributions import Distribution, Fixed, Interval
from econ.wording import measures
from econ.wording.errors import InputError, unknown
from econ.wording.language import N_, _, digits

_GRADE = re.compile(r"[A-F][1-6]")


def _sentence(text: str) -> str:
    if text and not text.endswith((".", "?", "!")):
        raise ValueError("it is printed as a sentence and must end in a period")
    return text


def _grade(text: str) -> str:
    if not _GRADE.fullmatch(text):
        raise ValueError("a grade is a letter A to F and a digit 1 to 6, such as B3")
    return text


FIRST_YEAR, LAST_YEAR = 1000, 2200
"""Years that a series of figures can have."""

_DAY_ZERO, _DAYS = date(1899, 12, 30), range(20_000, 80_000)
"""The day that spreadsheets count from, and numbers of days that they show as dates of 1954 to 2118."""


def _year(year: int) -> int:
    if FIRST_YEAR <= year <= LAST_YEAR:
        return year
    mend = f"Give a whole number from {FIRST_YEAR} to {LAST_YEAR}."
    if year in _DAYS:
        day = _DAY_ZERO + timedelta(days=year)
        mend = f"{mend} A spreadsheet keeps the day {day.isoformat()} as this number."
    raise InputError(f"{year} is no year.", "year", mend)


def _plain(kind: str, given: Json) -> Json:
    """Refuse what Python alone reads as a number: true and false, underscores, and digits of another script."""
    if isinstance(given, bool) or (isinstance(given, str) and ("_" in given or not given.isascii())):
        raise PydanticCustomError(f"{kind}_parsing", "it is not written in plain digits")
    return given


Year = Annotated[int, BeforeValidator(partial(_plain, "int")), AfterValidator(_year)]
"""A year that a figure is of."""

Figure = Annotated[float, BeforeValidator(partial(_plain, "float"))]
"""A number, or a text of one in plain digits."""

Flag = Annotated[bool, Field(strict=True)]
"""True or false, and no word for it."""

_LEAP_YEAR = 2000
_A_DAY = re.compile(r"(?<!\d)\d{4}-\d\d-\d\d(?!\d)")

SPREAD_OFF_CENTRE = 1e-9
NO_LIMIT = 1e29
"""An upper end from here on stands for no limit."""

SMALLEST_MONEY = 0.01
"""Least amount of a currency; less is a slip, and has too many zeros to be said."""

TAIL = 1e-6
"""Probability up to which the tails of an unbounded distribution must be possible."""


def _clause(text: str) -> str:
    if not bounds.only_bare(text, "exporter"):
        raise ValueError("a clause has room for {exporter} only")
    return text


def _day(text: str) -> str:
    try:
        real = date.fromisoformat(text).isoformat() == text
    except ValueError:
        real = False
    if not real:
        raise ValueError(f"“{cut(text)}” is no day; write year, month and day, such as 2024-12-31")
    return text


def _day_of_year(text: str) -> str:
    try:
        return text and _day(f"{_LEAP_YEAR}-{text}") and text
    except ValueError:
        raise ValueError(f"“{cut(text)}” is no month and day, such as 03-31") from None


def _period(text: str) -> str:
    for day in _A_DAY.findall(text):
        _day(day)
    return text


def _name(text: str) -> str:
    if not text.strip():
        raise ValueError("it is empty; write what it is called")
    return text


Day = Annotated[str, AfterValidator(_day)]
"""A day of the calendar in ISO form."""

DayOfYear = Annotated[str, AfterValidator(_day_of_year)]
"""A month and a day, "03-31"; may be empty."""

Clause = Annotated[str, AfterValidator(_clause)]
Sentence = Annotated[str, AfterValidator(_sentence)]
Grade = Annotated[str, AfterValidator(_grade)]


def _unit(text: str) -> str:
    units.check(text)
    return text


def _known_source(name: str, info: ValidationInfo) -> str:
    """Refuse a source that the bibliography does not have; what is read without one is not held against it."""
    records = (info.context or {}).get("sources")
    if records is not None and name not in records:
        raise unknown("source", name, records, "econ list sources")
    return name


UnitOfData = Annotated[str, AfterValidator(_unit)]
Source = Annotated[str, AfterValidator(_known_source)]


class Record(BaseModel):
    """Base of all records: immutable, nothing unknown allowed."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, defer_build=True, ignored_types=(cached_property,), allow_inf_nan=False
    )


class Scope(Record):
    """The country that a figure is about, and from which year on it holds; none means any.

    With `embargo` it is asked only where the sale breaks an arms embargo of the United Nations; with `stated` it lends
    its words to a value that a scenario states, and has none of its own.
    """

    exporter: str | None = None
    buyer: str | None = None
    since: Year | None = None
    embargo: Flag = False
    stated: Flag = False

    def holds(self, exporter: str, buyer: str | None, year: int | None = None) -> bool:
        """Whether the figure may be used for an exporter and a buyer, and for the year of a sale if one is given."""
        early = self.since is not None and year is not None and year < self.since
        return self.exporter in (None, exporter) and self.buyer in (None, buyer) and not early


PEDIGREE = ("proxy", "empirical basis", "theory", "method", "validation")
"""The five criteria of a pedigree, each scored from 0 (weak) to 4 (strong); Funtowicz and Ravetz (1990)."""


def _words(text: Any) -> Any:
    return tuple(text.split()) if isinstance(text, str) else text


Score = Annotated[int, Field(ge=0, le=4)]
Pedigree = Annotated[tuple[Score, Score, Score, Score, Score], BeforeValidator(_words)]


MOST_STOPS, MOST_TIMES = 1000, 1e12
"""Steps that a slider has at most, and how often its low end may go into its high one where it has no step."""


def _slider(ends: tuple[float, ...]) -> tuple[float, ...]:
    if len(ends) not in {0, 2, 3} or (ends and not 0 <= ends[0] < ends[1]):
        raise ValueError("a slider has a low and a high end, and may have a step: 50 600 5")
    if len(ends) == 2 and ends[1] > ends[0] * MOST_TIMES:
        raise ValueError(f"a slider without a step begins above 0: at its high end by {MOST_TIMES:.0e} or more")
    if len(ends) == 3 and not ends[1] - ends[0] <= ends[2] * MOST_STOPS:
        raise ValueError(f"the step of a slider is above 0, so large that there are {MOST_STOPS:,} steps at most")
    return ends


Words = Annotated[tuple[str, ...], BeforeValidator(_words)]
Slider = Annotated[tuple[float, ...], BeforeValidator(_words), AfterValidator(_slider)]
"""Both ends of a slider and its step; without a step its stops are further apart the larger they are."""


class Card(Record):
    """An assumption: value, unit, spread, source, grade and what it leaves out, in one place.

    `not_held` says, as a clause, what is not known of an `{exporter}` that it does not hold for; several cards that say
    the same are told as one reason.
    """

    name: str
    label: str
    meaning: Sentence = ""
    unit: UnitOfData
    value: str
    plausible: tuple[Figure, Figure]
    price_year: Year | None = None
    sources: tuple[Source, ...] = ()
    grade: Grade
    judgement: Sentence = ""
    disputed: Sentence = ""
    note: Sentence = ""
    only_for: Scope = Field(default_factory=Scope)
    not_held: Clause = ""
    slider: Slider = ()
    pedigree: Pedigree | None = None

    @cached_property
    def distribution(self) -> Distribution:
        """The value and its spread, in `unit`; a card states its unit once, so `value` is a plain number."""
        return distributions.parse(self.value, "1")

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if not self.sources and not self.judgement:
            raise ValueError("it has no source; name one in `sources`, or say in `judgement` whose it is")
        if self.plausible[0] > self.plausible[1]:
            raise ValueError("`plausible` must be written low first, then high")
        check_plausible(self.distribution, self.plausible, self.unit)
        return self


def check_plausible(distribution: Distribution, plausible: tuple[float, float], unit: str) -> None:
    """Refuse values that make no sense: outside the plausible range, or a normal that goes below zero.

    Raises:
        InputError: with the range.
    """
    low, high = plausible
    said = "" if unit == "1" else f" {unit}"
    for point in distribution.points:
        if 0 < abs(point) < SMALLEST_NUMBER:
            raise InputError(
                _("{value} is too small to compute with.", value=_said(point) + said), mend=_("Give zero instead.")
            )
        if 0 < abs(point) < SMALLEST_MONEY and kinds.currency(unit):
            raise InputError(
                _("{value} is less than a hundredth.", value=_said(point) + said),
                mend=_("Check the unit, or whether a word such as million is missing; give zero for nothing."),
            )
        if point < low == 0 and high >= NO_LIMIT:
            raise InputError(
                _("{value} is negative.", value=_said(point) + said), mend=_("Give a value of zero or more.")
            )
        if not low <= point <= high:
            raise InputError(
                _(
                    "{value} is outside what is possible ({low} to {high}).",
                    value=_said(point) + said,
                    low=_said(low),
                    high=_said(high) + said,
                ),
                mend=_("Give a value inside this range.")
                + (_(" A share is written as 0.14 or 14%.") if unit == "1" and high <= 1 else ""),
            )
    if isinstance(distribution, Interval) and not _tails_are_possible(distribution, plausible, unit):
        raise InputError(
            _("A {shape} distribution with this interval goes beyond what is possible.", shape=distribution.shape),
            mend=_("Give three points instead (“0.5 to 0.99, likely 0.8”), or “uniform: 0.5 to 0.99”.")
            if unit == "1"
            else _("Write “lognormal” in front of the interval, or give three points.")
            if distribution.low > 0
            else _("Give three points (“0 to 300 million USD/year, likely 100 million USD/year”), or “uniform: …”."),
        )


def _said(value: float) -> str:
    return digits(f"{value:,.12g}").replace("-", "−")


def _tails_are_possible(interval: Interval, plausible: tuple[float, float], unit: str) -> bool:
    low, high = interval.quantile(np.array([TAIL, 1 - TAIL]))
    below = plausible[0] >= 0 and low < 0
    above = unit == "1" and plausible[1] <= 1 and high > 1
    return not (below or above)


Account = Literal["", "compensation of employees", "services", "transfers"]
"""Where the balance of payments books what people earn."""


class Line(Record):
    """A kind of goods, or of people under contract.

    `items` is the plural of a counted thing of its own, `quantities` the slider of how many. `account` is where the
    balance of payments books what people earn; goods have none.
    """

    name: str
    label: str
    item: str
    items: str = ""
    quantities: Slider = ()
    account: Account = ""

    @model_validator(mode="after")
    def _counted(self) -> Self:
        measures.counted(self.item, self.items)
        return self


class Embargo(Record):
    """An arms embargo of the United Nations: on whose exports or on whose purchases, and from when to when.

    `until` is empty as long as it is in force.
    """

    exporter: str | None = None
    buyer: str | None = None
    since: Day
    until: Day = ""
    what: Sentence
    sources: Annotated[tuple[Source, ...], BeforeValidator(_words), Field(min_length=1)]
    note: Sentence = ""

    @model_validator(mode="after")
    def _of_somebody(self) -> Self:
        if not self.exporter and not self.buyer:
            raise InputError(
                "The embargo is on nobody's exports and on nobody's purchases, so that every sale would break it.",
                "exporter",
                "Give the code of a country in `exporter`, in `buyer`, or in both.",
            )
        if self.until and self.until < self.since:
            raise InputError(
                f"The embargo ends on {self.until}, before it begins on {self.since}.",
                "until",
                "Give the later day in `until`; leave it blank as long as the embargo is in force.",
            )
        return self

    def is_broken(self, exporter: str, buyer: str | None, year: int) -> bool:
        """Whether a sale of a year breaks it, on any day of the year."""
        in_force = self.since[:4] <= f"{year:04d}" <= (self.until[:4] or f"{year:04d}")
        return in_force and self.exporter in (None, exporter) and self.buyer in (None, buyer)


class SeriesRow(Record):
    """One figure of a series, as one source prints it.

    Of a year the row `used` is the one that counts; one that is `earlier` counted before it, and counts again as of a
    day before the one used was published; what is `other` is kept beside and never counts. `locator` is where in the
    source it stands, if the rule of the series does not say it.
    """

    year: Year
    value: Figure | None = None
    low: Figure | None = None
    high: Figure | None = None
    status: Literal["used", "earlier", "other"]
    source: Source
    locator: Locator = ""
    note: Sentence = ""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        printed = [v for v in (self.low, self.value, self.high) if v is not None]
        if printed != sorted(printed):
            raise InputError(
                f"low, value and high are {', '.join(f'{v:,.12g}' for v in printed)}, which is not from low to high.",
                str(self.year),
                "Put the figures into the columns that they belong to.",
            )
        return self


Kind = Literal[
    "count", "capacity", "claim", "contract", "delivery", "licence", "price", "valuation", "return", "rate", "rule"
]


class Evidence(Record):
    """One published figure that bears on an input, an output or a goods line, as one source prints it.

    A figure that is given in words only has no numbers. `exporter` is the code of the country whose case the figure
    belongs to; empty if it holds for any. `outside` says why a figure may lie outside the plausible range of what it
    bears on. `locator` is where it stands in the first of its sources; empty if that is not known.
    """

    item: str
    description: Sentence
    period: Annotated[str, AfterValidator(_period)] = ""
    low: Figure | None = None
    central: Figure | None = None
    high: Figure | None = None
    unit: UnitOfData
    kind: Kind
    exporter: str = ""
    bears_on: Words = ()
    sources: Annotated[tuple[Source, ...], BeforeValidator(_words), Field(min_length=1)]
    locator: Locator = ""
    grade: Grade
    note: Sentence = ""
    outside: Sentence = ""

    @property
    def values(self) -> tuple[float, ...]:
        """The numbers that are printed, low to high."""
        return tuple(v for v in (self.low, self.central, self.high) if v is not None)

    @model_validator(mode="after")
    def _check(self) -> Self:
        if list(self.values) != sorted(self.values):
            raise ValueError("low, central and high are not in this order")
        return self


class PublishedTotal(Record):
    """A published total whose quantities are known: what the calculator is asked to hold against it.

    Numbers are named by their items of the evidence; see the head of `data/track_record.toml`. `output` answers it,
    with `set` alone; `taken_off` are parts that the calculator has no price for, at the source's own price, and
    `unpriced` such parts as have none. `rate` is the source's own exchange rate. `another_count` says that a quantity
    is another source's. `cannot` says why the calculator cannot be asked, `why` why the two differ.
    """

    name: str
    title: str
    by: str
    published: str
    kind: Literal["goods", "people", "oil", "rounds"] = "goods"
    output: str = "contract_value"
    exporter: str = "PRK"
    buyer: str = "RUS"
    year: Year = 2024
    set: dict[str, str] = {}
    taken_off: tuple[str, ...] = ()
    rate: str = ""
    another_count: Flag = False
    unpriced: str = ""
    cannot: str = ""
    why: Sentence = ""


class EarlierAnswer(Record):
    """What an earlier version answered to a total of the track record, its 90% interval and its central case."""

    total: str
    version: str
    low: float
    central: float
    high: float


class Coverage(Record):
    """How many published totals of the track record lie inside the interval of this version's answers."""

    totals: str
    inside: int
    counted: int


class PriceLevel(Record):
    """How constant prices are brought to the prices of another year; without a series they stay those of their base."""

    series: Key = ""
    base: Annotated[Year, Field(strict=True)]


_KEY = re.compile(r"[A-Z]{3}/\w+")


def _key(text: str) -> str:
    if not _KEY.fullmatch(text):
        raise InputError(f"“{text}” is no series.", mend="Write its country and its name, such as USA/gdp_deflator.")
    return text


Key = Annotated[str, AfterValidator(_key)]
"""The key of a series: "USA/gdp_deflator"."""


CONCEPTS = {
    "delivery": N_("deliveries"),
    "contract": N_("contracts signed"),
    "order": N_("orders received"),
    "licence": N_("licences granted"),
    "receipt": N_("money received"),
    "stock": N_("the value of a stock"),
    "estimate": N_("an estimate of deliveries"),
    "illustration": N_("an illustration"),
}
"""What the figure of a sale may be; only a delivery is a sale of its year."""

NOT_DELIVERED = {
    "contract": N_("contracts are delivered over many years, and some never"),
    "order": N_("orders are delivered over many years, and some never"),
    "licence": N_("a licence allows an export, in this year or a later one, and often remains unused"),
    "stock": N_("a stock is what has been built up over years, and a year's sale is a flow"),
}
"""Why a figure is none of goods delivered, by what it is."""

Concept = Literal["", "delivery", "contract", "order", "licence", "receipt", "stock", "estimate", "illustration"]


class About(Record):
    """What a series is: its concept, unit, spread, sources and what it leaves out.

    `services` says that figures of trade hold services beside goods.
    `publisher` is whose figure it is, as it is said behind “by”, and `variant` which of that publisher's figures.
    `retired` says why it stands in no panel any more, if a scenario that names it is still to be answered.
    `weight` is how much it counts in a mixture, beside the weights of other sources; `weight_judgement` says why.
    `valuation` says in which prices output is valued, where these are not those at which the country trades.
    `contains_arms` says why the output of the arms industry is known to be in the figures; empty if that is not known.
    `withheld` says, as a clause, why its figures would mislead if they were set against others: they stay documented
    and nothing is computed from them, unless a scenario states the quantity itself.
    `counts` says what figures of arms exports are, such as licences; empty if their source does not say. `year_ends` is
    the month and the day on which the years of the figures end, if they are not calendar years.

    `locators` are rules for where figures stand, by source: {country} is the code of the country, {m49} and {gec} are
    those of the United Nations and of the Factbook, {year} is the year.
    `licence` says under which terms its figures may be passed on; a series of one's own may leave it out.
    `known_after` is for figures that are not revised: so many days after the end of a year its figure was known,
    although the copy that was read is younger; `known_judgement` says why.
    """

    kind: Annotated[str, AfterValidator(kinds.known_kind)]
    label: str
    short: str = ""
    publisher: str = ""
    variant: str = ""
    concept: Sentence
    unit: UnitOfData
    price_basis: Annotated[str, AfterValidator(kinds.known_basis)]
    exchange_rate: Key | None = None
    price_level: PriceLevel | None = None
    spread: str = "1"
    spread_judgement: Sentence = ""
    release: str = ""
    borrows_from: tuple[str, ...] = ()
    repeats: str = ""
    services: Flag = False
    retired: Sentence = ""
    valuation: Sentence = ""
    weight: Annotated[Figure, Field(gt=0)] | None = None
    weight_judgement: Sentence = ""
    contains_arms: Sentence = ""
    withheld: Clause = ""
    counts: Concept = ""
    year_ends: DayOfYear = ""
    sources: tuple[Source, ...] = Field(min_length=1)
    locators: dict[Source, Locator] = {}
    grade: Grade
    plausible: tuple[Figure, Figure]
    note: Sentence = ""
    licence: str = ""
    known_after: Annotated[int, Field(ge=0, le=366)] | None = None
    known_judgement: Sentence = ""

    @cached_property
    def relative(self) -> Distribution:
        """Spread of the true value around the published one, as a factor."""
        return distributions.parse(self.spread, "1")

    @property
    def purchasing_power(self) -> bool:
        """Whether the figures are in purchasing power and not at market rates."""
        return self.price_basis.startswith("PPP")

    @property
    def index(self) -> str:
        """The price index that brings the figures to the prices of a year; "" if they stay at their own."""
        return self.price_level.series if self.price_level else ""

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        """Unit, price basis, exchange rate and price level fit the kind, and no word says otherwise."""
        kinds.check_unit(self.kind, self.unit, self.price_basis)
        level = (self.price_level.series, self.price_level.base) if self.price_level else None
        kinds.check_bringing(self.kind, self.unit, self.price_basis, self.exchange_rate, level)
        kinds.check_words(self.price_basis, label=self.label, short=self.short, concept=self.concept)
        if self.plausible[0] > self.plausible[1]:
            raise ValueError("`plausible` must be written low first, then high")
        kinds.check_value(self.kind, self.plausible[1])
        return self

    @model_validator(mode="after")
    def _spread_has_a_reason(self) -> Self:
        if not self.relative.is_fixed and not self.spread_judgement:
            raise ValueError("`spread` has no reason; say in `spread_judgement` whose it is and on what it rests")
        if self.weight is not None and not self.weight_judgement:
            raise ValueError("`weight` has no reason; say in `weight_judgement` whose it is and on what it rests")
        if self.known_after is not None and not self.known_judgement:
            raise ValueError("`known_after` has no reason; say in `known_judgement` on what it rests")
        check_plausible(self.relative, (0.0, NO_LIMIT), "1")
        if abs(self.relative.central - 1) > SPREAD_OFF_CENTRE:
            raise ValueError(
                "`spread` must have its middle at 1, so that the published figure stays the central value; "
                "write “normal 90%: 0.9 to 1.1” or “90%: 0.8 to 1.25”"
            )
        return self


class Series(Record):
    """A published series: what it is and its figures.

    Attributes:
        entity, name: whose it is, and what it is called.
        about: what it is.
        rows: its figures.
        released: the day of its release (ISO), if it is the row of a table of releases.
        own_spread: whether the table says for this country alone how sure its figures are.
        as_of: the day as of which its figures are known; empty for the newest.
        first: the first day from which one of them is held, if `as_of` is set.
    """

    entity: str
    name: str
    about: About
    rows: tuple[SeriesRow, ...]
    released: str = ""
    own_spread: bool = False
    as_of: str = ""
    first: str = ""

    @cached_property
    def used(self) -> dict[int, SeriesRow]:
        """The figure that the calculator takes, by year."""
        return {row.year: row for row in sorted(self.rows, key=lambda r: r.year) if row.status == "used"}

    @property
    def key(self) -> str:
        """Entity and name: "PRK/bok_nominal"."""
        return f"{self.entity}/{self.name}"

    @property
    def short(self) -> str:
        """The short label for legends."""
        return self.about.short or self.about.label

    def years(self) -> tuple[int, ...]:
        """Years with a figure that is used."""
        return tuple(self.used)

    def value(self, year: int) -> float:
        """The figure used for a year, in `about.unit`.

        Raises:
            InputError: there is none; the years that exist are named.
        """
        row = self.used.get(year)
        self.check_held()
        if row is None or row.value is None:
            said = _("{series} has no figure for {year}.", series=_(self.about.label), year=year)
            if self.as_of:
                said = _(
                    "As known on {day}, {series} has no figure for {year}.",
                    series=_(self.about.label),
                    year=year,
                    day=self.as_of,
                )
            covered = _("It covers {years}; choose one of these years or another source.", years=spans(self.years()))
            none = _("It has no figure that is used: no row has one with the status `used`.")
            raise InputError(said, mend=covered if self.used else none)
        return row.value

    def check_held(self) -> None:
        """Refuse a day before any figure was known.

        Raises:
            InputError: with the first day on which one is held.
        """
        if self.as_of and not self.used:
            raise InputError(
                _("{series} was not yet held on {day}.", series=_(self.about.label), day=self.as_of),
                "as_of",
                _("The first day on which a figure of it is held is {day}.", day=self.first)
                if self.first
                else _("Choose another source."),
            )

    def nearest_year(self, year: int) -> int | None:
        """The year with a figure that is nearest to `year`, the earlier of two; None if there is none."""
        return nearest(self.used, year) if self.used else None


def nearest(years: Iterable[int], year: int) -> int:
    """The one of some years that is nearest to a year, the earlier of two."""
    return min(years, key=lambda y: (abs(y - year), y))


def spans(years: tuple[int, ...]) -> str:
    """Years in order as a text: "2010–2012, 2015"."""
    runs: list[list[int]] = []
    for year in years:
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return ", ".join(str(s[0]) if len(s) == 1 else f"{s[0]}–{s[-1]}" for s in runs)


IncomeGroup = Literal["", "high", "upper middle", "lower middle", "low"]
DataStandard = Literal["", "e-GDDS", "SDDS", "SDDS Plus"]
AccountsYear = Literal["", "calendar", "fiscal"]
FiscalYearNamed = Literal["", "by its first year", "by its last year"]


class Country(BaseModel):
    """A country: its names, its other codes, how its figures are made, and the series it uses for each kind.

    `also` are other names and adjectives, with semicolons between them, by which a claim may call it. `m49` is its
    number with the United Nations and `gec` its code in the Factbook; `income` its group with the World Bank and
    `standard` the standard of the International Monetary Fund by which it issues data; `fiscal_year_start` is a month
    and a day, `fiscal_year_named` the calendar year that one year's name means, and `accounts_year` says whether the
    national accounts follow the fiscal or the calendar year. The further fields are the series it uses, by kind.
    """

    model_config = ConfigDict(extra="allow", frozen=True, defer_build=True)

    __pydantic_extra__: dict[str, str]
    code: str
    name: Annotated[str, AfterValidator(_name)]
    of: str
    also: str = ""
    alpha2: str = ""
    m49: str = ""
    gec: str = ""
    income: IncomeGroup = ""
    standard: DataStandard = ""
    fiscal_year_start: DayOfYear = ""
    fiscal_year_named: FiscalYearNamed = ""
    accounts_year: AccountsYear = ""
    sources: Annotated[tuple[Source, ...], BeforeValidator(_words)] = ()
    gdp: str | None = None
    panel: Words = ()

    @property
    def names(self) -> tuple[str, ...]:
        """What it may be called: its name, then the others."""
        return (self.name, *(name.strip() for name in self.also.split(";") if name.strip()))

    @property
    def known_by(self) -> list[tuple[str, str]]:
        """All that only one country may have, with what it is: its names, whose its figures are, and its codes."""
        codes = {"alpha2": self.alpha2, "m49": self.m49, "gec": self.gec}
        return [*(("name", name) for name in (*self.names, self.of)), *((k, code) for k, code in codes.items() if code)]

    @property
    def defaults(self) -> dict[str, str]:
        """The default series by kind."""
        found: dict[str, Any] = dict(self.model_extra or {})
        return {"gdp": self.gdp, **found} if self.gdp else found


class Together(Record):
    """Two inputs that move together wherever both are uncertain: their rank correlation, and why."""

    first: str
    second: str
    rank: Annotated[Figure, Field(gt=-1, lt=1)]
    judgement: Annotated[Sentence, Field(min_length=1)]


class Setting(Record):
    """A value that a preset gives to a quantity, with its source."""

    value: str
    sources: tuple[Source, ...] = ()
    grade: Grade | None = None
    judgement: Sentence = ""
    note: Sentence = ""
    bound: Literal["", "low"] = ""
    """"low" where the source says "more than" the value."""


Whole = Annotated[int, Field(strict=True)]
Number = Annotated[float, Field(strict=True)]
"""A number as a scenario's file gives it: true, and a number in quotation marks, are none."""


class Preset(Record):
    """A named scenario as it is written in `data/scenarios/`."""

    name: str
    title: str
    summary: Sentence = ""
    exporter: str
    buyer: str | None = None
    year: Whole
    as_of: str = ""
    one_price_year: Flag = False
    gdp: str | None = None
    concept: Concept = ""
    note: Sentence = ""
    sources: tuple[Source, ...] = ()
    path: dict[int, Number] = {}
    correlation: tuple[tuple[str, str, Number], ...] = ()
    set: dict[str, Setting | str] = {}


# Inputs that every goods line has: unit (with "item" for the counted thing), default, label.
LINE_INPUTS: dict[str, tuple[str, Distribution, str]] = {
    "quantity": ("item", Fixed(0.0), N_("Quantity")),
    "price": ("USD/item", Fixed(0.0), N_("Unit price")),
    "quality_discount": ("1", Fixed(0.0), N_("Discount for age and condition")),
    "container_weight": ("1", Fixed(0.0), N_("Share of the containers")),
    "items_per_container": ("item/container", Fixed(0.0), N_("Number in a container")),
    "stock_release": ("item", Fixed(0.0), N_("Release from stock")),
    "production_capacity": ("item/year", Fixed(1e9), N_("Production capacity")),
    "artillery": ("round/item", Fixed(0.0), N_("Counts as artillery")),
    "severity": ("1", Fixed(1.0), N_("Weight in an answer")),
}
"""A line without a known capacity takes 10^9 a year, which never binds; one that says nothing weighs as shells do."""

LATER_LINE_INPUTS = frozenset({"severity"})
"""Those that files of earlier versions do not have, and that only equations of later ones use."""


# Inputs that every line of people under contract has: unit, default (None if it must be stated or held), label.
LABOUR_INPUTS: dict[str, tuple[str, Distribution | None, str]] = {
    "heads": ("person", None, N_("Heads sent")),
    "contract_period": ("year", None, N_("Period under contract")),
    "leavers": ("person", Fixed(0.0), N_("Lost or home without replacement")),
    "missed_share": ("1", Fixed(0.5), N_("Part of the period that a leaver misses")),
    "pay": ("USD/person/month", None, N_("Pay")),
    "reaching_share": ("1", Fixed(1.0), N_("Part of the pay that reaches the country")),
    "counts_in_gni": ("1", None, N_("Counts as national income")),
    "signing_bonus": ("USD/person", Fixed(0.0), N_("Signing bonus")),
    "compensated": ("person", Fixed(0.0), N_("Dead and injured who are compensated")),
    "compensation": ("USD/person", Fixed(0.0), N_("Compensation for death or injury")),
}
"""Leavers leave evenly over the period unless something else is stated: half of it is missed."""

LINED_INPUTS: dict[str, tuple[str, Distribution | None, str]] = {**LINE_INPUTS, **LABOUR_INPUTS}
"""Inputs of every kind of line."""


def labour_input(name: str) -> tuple[str, str] | None:
    """Split `pay_troops` into ("pay", "troops"); None if no input of people is called so."""
    found = ((kind, name.removeprefix(f"{kind}_")) for kind in LABOUR_INPUTS if name.startswith(f"{kind}_"))
    return next(found, None)


def line_unit(template: str, item: str) -> str:
    """The unit of a line's input for its own counted thing: "USD/item" of a round is "USD/round".

    Whether an item counts as an artillery round is a plain 1 or 0 in the data.
    """
    return "1" if template == "round/item" else re.sub(r"\bitem\b", item, template)
