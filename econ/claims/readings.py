"""The readings of a claim: each source and year, a year's amount or the whole, revenue or value added.

What is computed of a reading follows the relation that is claimed: the amount over a total, over the earlier amount
less one, less the other amount, or over the people of a country.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from econ.claims.agreement import FAILS, HOLDS, PART, ROUNDING, agrees, denial
from econ.claims.claim import Claim, Money, Period
from econ.claims.stated_numbers import Interval, Stated, half_unit
from econ.evidence import Book, Series, exchange_rates
from econ.evidence.exchange_rates import Rate
from econ.evidence.families import apart, family
from econ.model import GRAPH
from econ.scenario import in_dollars, years_in_dollars
from econ.wording.errors import InputError
from econ.wording.language import N_, joined

YEARS = 5
"""How many years are looked at if neither the sentence nor its date names one."""

BEFORE = 2
"""Years before the date of a claim that it may mean."""

TRADED = {"exports", "imports", "trade", "arms_exports"}
"""Totals of which figures of a part of a year are usual."""

MILITARY = {"military_spending", "defence_budget"}
PRINTED = 0.001
"""To what step shares of military spending in GDP are printed."""

UNDECIDED = N_("not decided")
"""What is said of a reading of which an end is open."""

YEARLY, WHOLE = N_("a year"), N_("the whole over one year")
REVENUE, VALUE_ADDED = N_("revenue"), N_("value added")

UNKNOWN_RATE = N_("a figure that was turned into dollars at a rate that is not stated")
PRINTED_RATE = N_("the conversion that the sentence prints, at a rate of another time")
OWN_TOTAL = N_("the claim states its own total")
PURCHASING_POWER = N_("market money over purchasing-power money")
INCOME = N_("GNI where the claim says GDP")
SERVICES = N_("services are in it beside goods")
OPEN_PERIOD = N_("a total over years against one year")
LONGER = N_("a total over more than a year against one year")
SHORTER = N_("an amount of less than a year against one year")
AN_END = N_("an end that is stated, taken as the figure itself")
ONLY_ADDED = N_("value added only")
NOT_ADDED = N_("revenue where the verb speaks of what is added")
NOT_MADE = N_("value added of goods that are agreed, not made")
"""What a reading mixes, or takes instead of what the sentence says."""

AGREED = {"ordered", "licensed", "held in stock"}
"""Stages of an amount of which nothing is made for it in its year."""

PRODUCT = {"gdp", "economy", "gni"}
RATIOS = {"share", "multiple"}
CHANGES = {"growth", "difference"}
"""Relations of an amount to a total, and to the same thing at another time or place."""

FACTORS = ("newly_produced_share", "domestic_value_added_ratio", "multiplier")
"""What makes value added out of revenue, as cards."""


@dataclass(frozen=True)
class Reading:
    """One way to understand a claim, recomputed.

    Attributes:
        source: the label of the series, or the words of a stated total.
        publisher: whose figure it is, as it is said behind "by", or "".
        series: its key, or "".
        counted: whether its figure counts: of the sources that repeat each other one does, at the prices of the year.
        year: the year of the denominator, or None.
        basis: "a year" or "the whole over one year".
        concept: "revenue" or "value added".
        amount: the amount as written, in `unit` without its "/year".
        denominator: the total, in `unit`; for an amount a head the people.
        unit: "USD/year", or the stated currency; for an amount a head "person".
        share: what the figures give, both ends of a range: a share, a change, or money.
        near: what they give within their rounding.
        status: whether the words are true of it.
        fair: whether it answers the sentence as it stands; if not, `why` says what it mixes.
        why: what makes it another reading.
    """

    source: str
    publisher: str
    series: str
    year: int | None
    counted: bool
    basis: str
    concept: str
    amount: Interval
    denominator: float
    unit: str
    share: Interval
    near: Interval
    status: str
    fair: bool
    why: str = ""

    @property
    def true(self) -> bool:
        """Whether the words are true of it by the figures as they are written."""
        return self.status == HOLDS

    @property
    def undecided(self) -> bool:
        """Whether an end of it is open, so that what is not known may bear the words out."""
        return self.status == PART and is_open(self)

    @property
    def answer(self) -> str:
        """What is said of it: its status, or that it is not decided."""
        return UNDECIDED if self.undecided else self.status


@dataclass(frozen=True)
class Total:
    """A denominator with its value; `bound` says that it is stated with one end only, `counted` that it counts."""

    source: str
    series: str
    year: int | None
    face: Interval
    near: Interval
    unit: str
    why: str = ""
    bound: str = ""
    counted: bool = True
    publisher: str = ""


class Readings:
    """Everything that a claim may mean, with the figures of a Book."""

    def __init__(self, claim: Claim, book: Book, date: int | None = None) -> None:
        """Remember the claim, the figures, and the year in which it was made."""
        self.claim, self.book, self.date = claim, book, date
        self.notes: list[str] = []
        self.missing: dict[str, list[str]] = {}
        self.rates: dict[tuple[str, int], Rate] = {}

    @cached_property
    def all(self) -> tuple[Reading, ...]:
        """Every reading, those that answer the sentence as it stands first."""
        found = [r for total in self._totals() for r in self._of(total)]
        return tuple(sorted(found, key=lambda r: not r.fair))

    @property
    def left_out(self) -> tuple[str, ...]:
        """What could not be computed, and why."""
        gaps = [
            N_("No figure for {year} is held of {series}.", year=years, series=joined(series, "; "))
            for years, series in self.missing.items()
        ]
        return tuple(dict.fromkeys((*gaps, *self.notes)))

    # --- denominators ---------------------------------------------------------------------------

    def _totals(self) -> Iterator[Total]:
        d = self.claim.denominator
        if self.claim.relation == "per_head":
            yield from self._people()
        elif d.money is None:
            yield from self._published("")
        else:
            yield from self._stated(d.money)
            if d.country and d.kind and self.claim.relation in RATIOS:
                yield from self._published(OWN_TOTAL)

    def _stated(self, money: Money) -> Iterator[Total]:
        label = N_("as stated: {total}", total=money.size.text)
        bound, year = money.size.bound, self.claim.denominator.year
        own = {m.currency for m in (self.claim.amount, self.claim.also) if m is not None}
        if money.currency in own:
            yield Total(label, "", year, money.size.face, money.size.near, money.currency, bound=bound)
            return
        for each in self._years(None):
            rate = self.rate(money.currency, each)
            if rate:
                size = money.size.times(1 / rate)
                yield Total(label, "", each, size.face, size.near, "USD/year", bound=bound)

    def _published(self, why: str) -> Iterator[Total]:
        if self.claim.denominator.country:
            yield from (replace(total, why=why or total.why) for total in self._figures())

    def _people(self) -> Iterator[Total]:
        """How many people the country has."""
        for series in self._series(("population",)) if self.claim.denominator.country else ():
            for year, value in self._given(series, series.value):
                total = _total(series.short, series.key, year, value, unit="person")
                yield replace(total, publisher=series.about.publisher)

    def _figures(self) -> Iterator[Total]:
        """Every figure that the words may mean, in dollars."""
        kind = self.claim.denominator.kind
        if kind == "trade":
            yield from self._sums()
        elif kind == "budget":
            yield from self._budget()
        else:
            if kind in MILITARY:
                yield from self._by_share()
            held = [(s, dict(self._values(s))) for s in self._series(_KINDS.get(kind, ()))]
            counting = _counting([s for s, values in held if values])
            for series, values in held:
                for year, value in values.items():
                    near = _near(value, _rounding(series, year))
                    total = _total(series.short, series.key, year, value, near, why=self._caution(series))
                    counted = series.name in counting and not total.why
                    total = replace(total, counted=counted, publisher=series.about.publisher)
                    yield self._as_goods(total, series, counting)

    def _series(self, kinds: tuple[str, ...]) -> list[Series]:
        """The series of the country of some kinds, from the named source and on the named basis."""
        d = self.claim.denominator
        country = self.book.country(d.country)
        own = [self.book.series(d.country, name) for name in self.book.series_names(d.country)]
        names = dict.fromkeys((*country.panel, *map(str, country.defaults.values())))
        first = {name: n for n, name in enumerate(names)}
        fitting = [s for s in own if s.about.kind in kinds and s.name.startswith(d.source)]
        fitting = [s for s in fitting if s.about.price_basis.startswith(d.basis) and self._counts(s, first)]
        return sorted(fitting, key=lambda s: first.get(s.name, len(first)))

    def _counts(self, series: Series, usual: Container[str]) -> bool:
        """Whether a series is read: one still used, and of a table's rows those that the country or the claim names."""
        if series.about.retired:
            return False
        if not series.released or series.name in usual or series.about.kind not in self._defaults:
            return True
        source = self.claim.denominator.source
        return bool(source) and not (series.about.repeats and series.about.repeats.startswith(source))

    @cached_property
    def _defaults(self) -> dict[str, str]:
        """The usual series of the country, by kind."""
        return self.book.country(self.claim.denominator.country).defaults

    def _caution(self, series: Series) -> str:
        d = self.claim.denominator
        if series.about.price_basis.startswith("PPP") and d.basis != "PPP":
            return PURCHASING_POWER
        if series.about.withheld:
            return UNKNOWN_RATE
        if series.about.kind == "gni" and d.kind != "gni":
            return INCOME
        return ""

    def _as_goods(self, total: Total, series: Series, counting: Container[str]) -> Total:
        """A total with services beside goods: where nothing else is held it says how much goods alone are at most."""
        if not series.about.services:
            return total
        if series.name in counting:
            return replace(total, bound="at most")
        return replace(total, why=SERVICES)

    def _values(self, series: Series) -> Iterator[tuple[int, float]]:
        """Years and values in dollars of a series; what is missing is noted."""
        held = years_in_dollars(series, self.book)
        return self._given(series, lambda year: in_dollars(series, year, self.book), held)

    def _given(
        self, series: Series, value: Callable[[int], float], held: Container[int] | None = None
    ) -> Iterator[tuple[int, float]]:
        """The years that are asked for, each with its value; what is missing, or is none of those held, is noted."""
        years = self._years(series)
        missing = []
        for year in years:
            if self.date and year > self.date:
                note = N_("In {date} a total of {year} was a forecast, and none is held.", date=self.date, year=year)
                self.notes.append(note)
                return
            row = series.used.get(year)
            if row is None or row.value is None or (held is not None and year not in held):
                missing.append(year)
            else:
                yield year, value(year)
        if len(missing) == len(years):
            spread = f"{years[0]}" if len(years) == 1 else N_("{first} to {last}", first=years[0], last=years[-1])
            self.missing.setdefault(spread, []).append(series.about.label)

    def _sums(self) -> Iterator[Total]:
        """Exports and imports of the same source added up."""
        both = list(self._pairs())
        counting = _counting([exports for exports, _imports in both])
        for series, other in both:
            brought = dict(self._values(other))
            label = series.short.replace("exports", "exports and imports")
            for year, sent in self._values(series):
                if year in brought:
                    ends = _near(sent, _rounding(series, year)), _near(brought[year], _rounding(other, year))
                    near = (ends[0][0] + ends[1][0], ends[0][1] + ends[1][1])
                    total = _total(label, f"{series.key} {other.key}", year, sent + brought[year], near)
                    counted = series.name in counting
                    total = replace(total, counted=counted, publisher=series.about.publisher)
                    yield self._as_goods(total, series, counting)

    def _pairs(self) -> Iterator[tuple[Series, Series]]:
        """Exports and imports of the same source, of which one at least is usual for the country."""
        country = self.claim.denominator.country
        held = self.book.series_names(country)
        for source in dict.fromkeys(s.name.rpartition("_")[0] for s in self._series(("exports", "imports"))):
            names = [f"{source}_{way}" for way in ("exports", "imports")]
            if all(name in held for name in names):
                exports, imports = (self.book.series(country, name) for name in names)
                yield exports, imports

    def _by_share(self) -> Iterator[Total]:
        """Military spending as a share of GDP, times the country's usual figure of GDP."""
        gdp = self._defaults.get("gdp")
        for shares in self._series(("military_spending_share",)) if gdp else ():
            products = dict(self._values(self.book.series(shares.entity, str(gdp))))
            for year, share in self._given(shares, shares.value):
                if year in products:
                    near = (share - PRINTED / 2) * products[year], (share + PRINTED / 2) * products[year]
                    total = _total(shares.short, shares.key, year, share * products[year], near)
                    yield replace(total, publisher=shares.about.publisher)

    def _budget(self) -> Iterator[Total]:
        """The announced budget: defence budget over its share."""
        shares = {y: s for series in self._series(("defence_budget_share",)) for y, s in _plain(series)}
        equation = GRAPH.equations["state_budget"].function
        for series in self._series(("defence_budget",)):
            for year, value in self._values(series):
                if year in shares:
                    budget = float(equation(value, shares[year]))
                    yield _total(N_("Announced state budget"), series.key, year, budget, why=self._caution(series))

    # --- years and rates ------------------------------------------------------------------------

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years that are looked at, in order."""
        return tuple(sorted({r.year for r in self.all if r.year})) or tuple(filter(None, (self.claim.year,)))

    def _years(self, series: Series | None) -> list[int]:
        """The years that the denominator may belong to."""
        claim = self.claim
        period = claim.period
        if claim.denominator.year:
            return [claim.denominator.year]
        if claim.year:
            return [claim.year - 1 if claim.relation in CHANGES else claim.year]
        if period and period.first:
            if period.years == 1 and period.last == period.first + 1 and not claim.held:
                return self._fiscal(period.first, named_once=len(re.findall(r"\d+", period.text)) == 1)
            return list(range(period.first, (period.last or self.date or self._latest(series)) + 1))
        if self.date:
            return list(range(self.date - BEFORE, self.date + 1))
        last = self._latest(series)
        return list(range(last - YEARS + 1, last + 1))

    def _fiscal(self, first: int, *, named_once: bool) -> list[int]:
        """The calendar year under which figures of a fiscal year are printed: the one that holds most of it.

        It is the first of the two if the fiscal year ends before 30 June, the second otherwise; both where it is not
        known when the fiscal year of the country begins. (World Bank, Data Help Desk, article 201203.) The name of one
        year is that of the last, or of the first where the country calls it so; both are tried where it begins in
        spring and is not known to be called by either: "fiscal 2024" begins in 2023 in India and in 2024 in Japan.
        """
        code = self.claim.denominator.country
        country = self.book.country(code) if code else None
        begins, named = (country.fiscal_year_start, country.fiscal_year_named) if country else ("", "")
        if named_once and named == "by its first year":
            first += 1
        if not begins or (named_once and not named and begins < "07-01"):
            return [first, first + 1]
        return [first if begins < "07-01" else first + 1]

    def _latest(self, series: Series | None) -> int:
        """The latest year with a figure of the country's usual series, or a rate of the currencies that are named."""
        code = self.claim.denominator.country
        country = self.book.country(code) if code else None
        if country and country.gdp:
            usual = self.book.series(code, country.gdp)
            usual.check_held()
            return max(usual.used)
        if series is not None and series.used:
            return max(series.used)
        money = (self.claim.amount.currency, *(m.currency for m in (self.claim.denominator.money,) if m))
        return max(max(self._held(currency)) for currency in money if currency != "USD")

    def _held(self, currency: str) -> tuple[int, ...]:
        """Years with a rate of a currency.

        Raises:
            InputError: no rate of it is held.
        """
        try:
            return exchange_rates.years_of(currency, self.book)
        except InputError as error:
            raise error.at("claim") from None

    def rate(self, currency: str, year: int) -> float | None:
        """Units of a currency for a dollar in a year; None if there is no figure.

        Raises:
            InputError: no rate of the currency is held.
        """
        if currency == "USD":
            return 1.0
        if year not in self._held(currency):
            return None
        rate = self.rates[currency, year] = exchange_rates.rate(currency, year, self.book)
        return rate.value

    # --- readings of one denominator ------------------------------------------------------------

    def _of(self, total: Total) -> Iterator[Reading]:
        for basis, pace, basis_why in self._paces(total):
            found = self._amount_in(total)
            if found is None:
                continue
            amount, as_printed = found
            why = "; ".join(filter(None, (basis_why, as_printed)))
            yield from self._both(total, amount, basis, REVENUE, pace, why)
            factor = self.value_added_factor()
            if factor is not None and basis == YEARLY and not total.why:
                made = NOT_MADE if self.claim.stage in AGREED else ""
                added = "; ".join(filter(None, (why, made)))
                yield from self._both(total, amount, basis, VALUE_ADDED, pace * factor, added)

    def _both(self, total: Total, amount: Stated, basis: str, concept: str, pace: float, why: str) -> Iterator[Reading]:
        """A reading, and where an end that is stated leaves it open the one that takes this end as the figure."""
        reading = self._reading(total, amount, basis, concept, pace, why)
        yield reading
        if is_open(reading) and (amount.bound or not total.series):
            ends = replace(total, bound=""), replace(amount, bound="")
            yield self._reading(*ends, basis, concept, pace, "; ".join(filter(None, (why, AN_END))))

    def _paces(self, total: Total) -> Iterator[tuple[str, float, str]]:
        """How the amount is set against one year: basis, factor, and what that mixes."""
        period = self.claim.period
        if period is None or (self.claim.relation in CHANGES and not total.series):
            yield YEARLY, 1.0, ""
        elif (not total.series and self._same_time(period)) or self.claim.against_a_year:
            yield WHOLE, 1.0, ""
        elif period.years is None:
            yield WHOLE, 1.0, OPEN_PERIOD
        else:
            yield YEARLY, 1 / period.years, ""
            if abs(period.years - 1) > 1e-9:
                yield WHOLE, 1.0, LONGER if period.years > 1 else SHORTER

    def _same_time(self, period: Period) -> bool:
        """Whether a total stated beside an amount is of the same time: one without a name, or of a part of a year."""
        kind = self.claim.denominator.kind
        return not kind or (kind in TRADED and period.years is not None and period.years < 1)

    def _amount_in(self, total: Total) -> tuple[Stated, str] | None:
        """The amount in the unit of the total, and what that mixes; None if there is no exchange rate for the year.

        Of an amount in two currencies the one of the total counts; but over a published total the money of the country
        where it is named first, because the rate of the other, in brackets, is that of a day that is not said.
        """
        if total.unit == "person":  # the amount a head is in the money of the claim
            return self.claim.amount.size, ""
        moneys = [m for m in (self.claim.amount, self.claim.also) if m is not None]
        straight = next((m.size for m in moneys if m.currency == total.unit.removesuffix("/year")), None)
        first = total.series and len(moneys) > 1 and self._is_own(self.claim.amount.currency)
        own = self.claim.amount if first else None
        if straight is not None and own is None:
            return straight, ""
        exchanged = self._exchanged(own or self.claim.amount, total.year)
        if exchanged is None and straight is not None:
            return straight, PRINTED_RATE
        return None if exchanged is None else (exchanged, "")

    def _is_own(self, currency: str) -> bool:
        """Whether a currency is the money of the country that the total belongs to."""
        from babel.numbers import get_territory_currencies

        country = self.book.country(self.claim.denominator.country)
        return currency in get_territory_currencies(country.alpha2) if country.alpha2 else False

    def _exchanged(self, money: Money, year: int | None) -> Stated | None:
        """An amount in dollars at the rate of a year; None if none is held."""
        if year is None:
            return None
        rate = self.rate(money.currency, year)
        if rate is not None:
            return money.size.times(1 / rate)
        self.notes.append(N_("No exchange rate of {currency} is held for {year}.", currency=money.currency, year=year))
        return None

    def value_added_factor(self) -> float | None:
        """What part of revenue is value added; None where nothing is known of the country or it does not matter."""
        d = self.claim.denominator
        if d.kind not in PRODUCT or not d.country or self.claim.relation not in RATIOS or not self.claim.sold:
            return None
        cards = [self.book.cards.get(name) for name in FACTORS]
        known = [c.distribution.central for c in cards if c is not None and c.only_for.holds(d.country, None)]
        if len(known) != len(FACTORS):
            return None
        return float(GRAPH.equations["value_added"].function(1.0, *known))

    def _reading(self, total: Total, amount: Stated, basis: str, concept: str, pace: float, why: str) -> Reading:
        face = _bounded(self._result(amount.face, total.face, pace), total.bound)
        near = _bounded(self._result(amount.near, total.near, pace), total.bound)
        wanted = VALUE_ADDED if self.claim.adds and self.claim.denominator.kind in PRODUCT else REVENUE
        mixes = [total.why, why]
        if concept != wanted:
            mixes.append(ONLY_ADDED if concept == VALUE_ADDED else NOT_ADDED)
        said = "; ".join(m for m in mixes if m)
        status = agrees(face, near, self.claim.share)
        if amount.bound and status in {FAILS, ROUNDING}:
            face, near, status = self._open(face, near, status, amount.bound)
        return Reading(
            source=total.source,
            publisher=total.publisher,
            series=total.series,
            year=total.year,
            counted=total.counted,
            basis=basis,
            concept=concept,
            amount=amount.face,
            denominator=(total.face[0] + total.face[1]) / 2,
            unit="person" if total.unit == "person" else f"{total.unit.removesuffix('/year')}/year",
            share=face,
            near=near,
            status=denial(status) if self.claim.denied else status,
            fair=not said,
            why=said,
        )

    def _open(self, face: Interval, near: Interval, status: str, bound: str) -> tuple[Interval, Interval, str]:
        """What an amount gives of which one end is stated: it is decided only if no amount on that side will do."""
        more = (bound == "at least") is not self.claim.falls
        beyond = (face[0], math.inf) if more else (min(0.0, face[0]), face[1])
        low, high = self.claim.share.allowed
        if beyond[0] <= high and low <= beyond[1]:
            return beyond, beyond, PART
        return face, near, status

    def _result(self, amount: Interval, total: Interval, pace: float) -> Interval:
        """What the relation makes of an amount and a total; of what falls it is how far."""
        low, high = amount[0] * pace, amount[1] * pace
        if self.claim.relation == "difference":
            least, most = low - total[1], high - total[0]
        else:
            least, most = low / total[1], high / total[0]
            if self.claim.relation == "growth":
                least, most = least - 1, most - 1
        return (-most, -least) if self.claim.falls else (least, most)


def _bounded(ends: Interval, bound: str) -> Interval:
    """What is known over a total of which one end is stated: over at least so much it is at most this share."""
    if bound == "at least":
        return 0.0, ends[1]
    return (ends[0], math.inf) if bound == "at most" else ends


def is_open(reading: Reading) -> bool:
    """Whether the figures leave an end of the share open."""
    return reading.share[0] == 0 or math.isinf(reading.share[1])


def _total(
    label: str, key: str, year: int, value: float, near: Interval | None = None, why: str = "", unit: str = "USD/year"
) -> Total:
    return Total(label, key, year, (value, value), near or (value, value), unit, why)


def _rounding(series: Series, year: int) -> float:
    """Half a unit of the last digit of a published figure, relative to it."""
    value = series.value(year)
    return half_unit(format(Decimal(repr(value)).normalize(), "f")) / value if value else 0.0


def _near(value: float, rounding: float) -> Interval:
    return value * (1 - rounding), value * (1 + rounding)


def _counting(held: Sequence[Series]) -> set[str]:
    """Names of the series that count.

    Of GDP one for each family, and all where none is at market rates of the year; of trade those of goods alone, which
    is what the words mean, and all where none is.
    """
    known = {s.name: s for s in held}
    found = {name for name, series in known.items() if not _set_aside(name, series, known)}
    return found or set(known)


def _set_aside(name: str, series: Series, known: Mapping[str, Series]) -> bool:
    about = series.about
    return bool(apart(about, repeats=family(name, known) != name)) if about.kind == "gdp" else about.services


def _plain(series: Series) -> Iterator[tuple[int, float]]:
    yield from ((year, row.value) for year, row in series.used.items() if row.value is not None)


_KINDS: dict[str, tuple[str, ...]] = {
    "gdp": ("gdp", "gni"),
    "economy": ("gdp", "gni"),
    "gni": ("gni",),
    "exports": ("exports",),
    "imports": ("imports",),
    "military_spending": ("military_spending",),
    "defence_budget": ("defence_budget",),
    "arms_exports": ("arms_exports",),
}
"""The kinds of series that may be meant by each kind of denominator."""
