"""The verdict on a claim: under which readings it holds, what it implies, what it mixes and leaves unsaid."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from econ import wording
from econ.claims import named_money
from econ.claims.agreement import DEPENDS, FAILS, HOLDS, ONLY, PART, ROUNDING, UNTESTED, together
from econ.claims.claim import Claim, Money, Refusal
from econ.claims.fields import mentions_of
from econ.claims.phrases import (
    called,
    claimed_text,
    reasons,
    result_text,
    short_number,
    tidy,
    total_name,
)
from econ.claims.readings import (
    CHANGES,
    PRINTED_RATE,
    PRODUCT,
    PURCHASING_POWER,
    RATIOS,
    REVENUE,
    UNKNOWN_RATE,
    VALUE_ADDED,
    WHOLE,
    YEARLY,
    Reading,
    Readings,
    is_open,
)
from econ.claims.stated_numbers import Interval
from econ.evidence import Book, default_book
from econ.evidence.exchange_rates import Rate
from econ.evidence.kinds import CURRENT, PRICES_UNSTATED
from econ.wording.errors import InputError
from econ.wording.language import N_, _

if TYPE_CHECKING:
    from econ.claims.curve import Curve

CLOSE = 0.05
"""Relative difference up to which a stated total is said to be a published one, or a conversion to be right."""


@dataclass(frozen=True)
class Implied:
    """What the total would have to be for the claim to be true.

    Attributes:
        low, high: the ends that the rounding of the words allows; `high` may be infinite, `low` may be 0.
        value: from the figures as written; the middle of a range.
        unit: "USD/year" or another currency a year; without the year for an earlier amount; "person" for people.
        concept: "revenue", or "value added" where the verb says that the amount adds to the total.
    """

    low: float
    value: float
    high: float
    unit: str
    concept: str = REVENUE


@dataclass(frozen=True)
class Restated:
    """An earlier release of the figures by which a claim was true.

    Attributes:
        day: on which it was issued.
        readings: those that decide and by which the words are true, with the figures known on that day.
    """

    day: str
    readings: tuple[Reading, ...]


@dataclass(frozen=True)
class Verdict:
    """What the arithmetic says of a claim.

    Attributes:
        claim: what was read.
        status: one of the verdicts in `econ.claims.agreement`.
        readings: every reading, recomputed.
        implied: the total that the claim implies, with the amount taken by the year.
        needed: the yearly amounts that would make the claim true, lowest and highest of the readings; or None.
        cautions: what is mixed up, sentences.
        unsaid: what the sentence does not say, sentences.
        left_out: readings that could not be computed, and why.
        restated: the newest earlier release by which it was true, of a claim that no figure bears out now; or None.
    """

    claim: Claim
    status: str
    readings: tuple[Reading, ...]
    implied: Implied
    needed: Interval | None
    cautions: tuple[str, ...]
    unsaid: tuple[str, ...]
    left_out: tuple[str, ...]
    restated: Restated | None = None

    @property
    def fair(self) -> tuple[Reading, ...]:
        """The readings that answer the sentence as it stands."""
        return tuple(r for r in self.readings if r.fair)

    @property
    def counted(self) -> tuple[Reading, ...]:
        """The readings that decide: those that answer the sentence, one source of each family."""
        return tuple(r for r in self.fair if r.counted)

    @property
    def rounded(self) -> tuple[Reading, ...]:
        """The fair readings that agree with the words only if the figures of the claim are themselves rounded."""
        return tuple(r for r in self.fair if r.status == ROUNDING)

    @property
    def others(self) -> tuple[Reading, ...]:
        """The readings that mix two things, each with the reason in `why`."""
        return tuple(r for r in self.readings if not r.fair)

    def address(self, book: Book | None = None) -> str:
        """The address that opens it again, or its code alone; `book` holds the figures of the verdict."""
        from econ.claims import address

        return address.of(self, book)

    def curve(self, book: Book | None = None) -> Curve:
        """In how many readings it is true, and which choice turns it; `book` holds the figures of the verdict."""
        from econ.claims.curve import curve

        return curve(self, book or default_book())


def judge(claim: Claim, book: Book, date: int | None = None) -> Verdict:
    """Recompute every reading of a claim and compare it with the words.

    Args:
        claim: what was read.
        book: the figures.
        date: the year in which it was said; that of the claim if left out.

    Raises:
        InputError: the amount is in a currency for which no exchange rate is held, or which may be another country's.
    """
    _one_currency(claim, book)
    claim = replace(claim, said=date or claim.said)
    asked = Readings(claim, book, claim.said)
    readings = asked.all
    status, used = _status(readings), dict(asked.rates)
    unlike = _conversion(asked)
    restated = _restated(claim, readings, book) if status == FAILS else None
    return Verdict(
        claim=claim,
        status=status,
        readings=readings,
        implied=_implied(claim, asked.value_added_factor() if claim.adds else None),
        needed=_needed(claim, readings),
        cautions=(*_cautions(claim, readings, book), *unlike, *_at_rates(asked.rates if unlike else used)),
        unsaid=(
            *_unsaid(claim, readings, book),
            *(() if restated else _of_another_release(claim, readings, book.release)),
        ),
        left_out=asked.left_out,
        restated=restated,
    )


def judge_or_refuse(claim: Claim, book: Book, date: int | None = None) -> Verdict | Refusal:
    """The verdict on one of several claims, or why there is none."""
    try:
        return judge(claim, book, date)
    except InputError as error:
        return Refusal(error, claim.text, claim.at)


def _one_currency(claim: Claim, book: Book) -> None:
    """Refuse money whose name is also that of the country's own money: "won" of North Korea. Dollars are American.

    A language's own money is taken as that: 원 in a Korean sentence is South Korean.

    Raises:
        InputError: the money may be either.
    """
    taken = [m for m in (claim.amount, claim.also, claim.denominator.money) if m and m.written and m.currency != "USD"]
    country = book.country(claim.denominator.country) if taken and claim.denominator.country else None
    if country is None or not country.alpha2:
        return
    from babel.core import get_global
    from babel.numbers import get_currency_name, get_territory_currencies

    home = get_territory_currencies(get_global("likely_subtags")[claim.language].split("_")[-1])
    for money in (m for m in taken if m.currency not in home):
        own = [c for c in get_territory_currencies(country.alpha2) if c != money.currency]
        names = [get_currency_name(c, locale="en") for c in (money.currency, *own)]
        if len({name.split()[-1].lower() for name in names}) < len(names):
            raise InputError(
                _("“{amount}” may be money of more than one country.", amount=money.size.text),
                "claim",
                _("Say which is meant: {names}.", names=_(" or ").join(f"“{name}”" for name in names)),
            )


def _status(readings: Sequence[Reading]) -> str:
    found = together([r.status for r in readings if r.fair and r.counted])
    if found not in {FAILS, UNTESTED}:
        return found
    if any(r.true for r in readings):
        return ONLY
    return FAILS if any(not {PRINTED_RATE, UNKNOWN_RATE} & set(r.why.split("; ")) for r in readings) else UNTESTED


def _pace(claim: Claim) -> float:
    """What turns the amount into that of a year."""
    return 1 / claim.period.years if claim.period and claim.period.years and not claim.against_a_year else 1.0


def _implied(claim: Claim, factor: float | None) -> Implied:
    """What would have to stand on the other side, with the rounding of the words.

    `factor` is the part of the amount that is value added, where that is what is compared.
    """
    amount, share = claim.amount.size, claim.share
    low, high = share.allowed
    middle, claimed = (amount.low + amount.high) / 2, (share.low + share.high) / 2
    if claim.relation in CHANGES:
        ends = sorted(_earlier(claim, a, c) for a in amount.near for c in (low, high))
        return Implied(max(ends[0], 0.0), _earlier(claim, middle, claimed), ends[-1], claim.amount.currency)
    pace = _pace(claim) * (factor or 1.0)
    return Implied(
        low=0.0 if math.isinf(high) else amount.near[0] * pace / high,
        value=middle * pace / claimed,
        high=math.inf if low == 0 else amount.near[1] * pace / low,
        unit="person" if claim.relation == "per_head" else f"{claim.amount.currency}/year",
        concept=REVENUE if factor is None else VALUE_ADDED,
    )


def _earlier(claim: Claim, amount: float, change: float) -> float:
    """The other amount that a change leads from."""
    way = -1 if claim.falls else 1
    if claim.relation == "difference":
        return amount - way * change
    rest = 1 + way * change
    return amount / rest if rest > 0 else math.inf


def _asked_for(claim: Claim, readings: Sequence[Reading]) -> list[Reading]:
    """The readings whose totals say which amounts would make the claim true."""
    fits = claim.relation in RATIOS
    return [r for r in readings if fits and r.fair and r.concept == REVENUE and r.unit == "USD/year"]


def _needed(claim: Claim, readings: Sequence[Reading]) -> Interval | None:
    totals = [r.denominator for r in _asked_for(claim, readings)]
    return (min(totals) * claim.share.low, max(totals) * claim.share.high) if totals else None


def needed_in_its_money(verdict: Verdict, book: Book) -> tuple[Interval, str] | None:
    """The amounts that would make the claim true in the currency of its amount; in dollars where a rate is missing."""
    claim, asked = verdict.claim, Readings(verdict.claim, book, verdict.claim.said)
    if verdict.needed is None:
        return None
    found = _asked_for(claim, verdict.readings)
    rates = [asked.rate(claim.amount.currency, r.year) if r.year else None for r in found]
    if not all(rates):
        return verdict.needed, "USD/year"
    totals = [r.denominator * (rate or 1.0) for r, rate in zip(found, rates, strict=True)]
    return (min(totals) * claim.share.low, max(totals) * claim.share.high), f"{claim.amount.currency}/year"


def _cautions(claim: Claim, readings: Sequence[Reading], book: Book) -> list[str]:
    found = [*_about_period(claim, readings), *_about_stage(claim), *_about_total(claim, readings)]
    if claim.amount.size.bound:
        found.append(_one_end(claim, readings))
    if claim.adds and claim.denominator.kind in PRODUCT:
        found.append(
            _(
                "The verb says that the amount adds to the economy. Only newly made goods do, and only with the part "
                "of their price that is value added at home; what comes from old stock brings money in, but no output."
            )
        )
    whole = dict.fromkeys(source_of(r) for r in readings if r.fair and r.true and r.share[0] > 1)
    if claim.relation == "share" and claim.share.high <= 1 and whole:
        found.append(
            _(
                "By {sources} the amount is larger than the whole, so it can be no part of it.",
                sources=wording.listing(list(whole)),
            )
        )
    if services := with_services(claim, readings):
        found.append(
            _(
                "Services are counted beside goods by {sources}; over goods alone the share is larger.",
                sources=wording.listing(services),
            )
        )
    if claim.denominator.kind == "defence_budget" and any(_is_spending(r, book) for r in readings if r.fair):
        found.append(_("What is held is military spending as estimated, not the budget that was announced."))
    if _on_both_sides(claim, readings):
        found.append(
            _(
                "Some figures give less than the words allow, and others more: they disagree with each other, and a "
                "figure between them would bear the words out."
            )
        )
    years = {r.year for r in readings if r.fair and r.year}
    found += _about_fiscal_year(claim, years)
    if claim.year and years and years != {claim.year}:
        found.append(
            _(
                "An amount of {year} is set against a total of {years}.",
                year=claim.year,
                years=wording.listing(_text(sorted(years))),
            )
        )
    power = any(r.true and PURCHASING_POWER in r.why.split("; ") for r in readings)
    if claim.denominator.basis == "PPP" or (power and not all(r.true for r in readings if r.fair)):
        found.append(
            _("A sale is paid in market dollars; over purchasing-power dollars its share comes out too small.")
        )
    return found


def with_services(claim: Claim, readings: Sequence[Reading]) -> list[str]:
    """Sources of totals that count services beside goods, so that the share is at least what they give."""
    if claim.amount.size.bound:
        return []
    return list(dict.fromkeys(source_of(r) for r in readings if r.fair and r.series and is_open(r)))


def _is_spending(reading: Reading, book: Book) -> bool:
    """Whether the total of a reading is military spending by its share of GDP."""
    entity, _slash, name = reading.series.partition("/")
    return bool(name) and " " not in name and book.series(entity, name).about.kind == "military_spending_share"


def _on_both_sides(claim: Claim, readings: Sequence[Reading]) -> bool:
    """Whether no figure bears the words out, though some give less and others more."""
    low, high = claim.share.allowed
    counted = [r for r in readings if r.fair and r.counted]
    if len({r.source for r in counted}) < 2:  # years of one source do not disagree
        return False
    if any(low <= r.share[1] and r.share[0] <= high for r in counted):
        return False
    return any(r.share[1] < low for r in counted) and any(r.share[0] > high for r in counted)


def _one_end(claim: Claim, readings: Sequence[Reading]) -> str:
    """What an amount leaves open of which one end is stated."""
    text, most = claim.amount.size.text, claim.amount.size.bound == "at most"
    if not any(r.fair and is_open(r) for r in readings):
        return (
            _("“{amount}” states the upper end only; the share is that of this end.", amount=text)
            if most
            else _("“{amount}” states the lower end only; the share is that of this end.", amount=text)
        )
    return (
        _("“{amount}” states the upper end only; a smaller amount may meet the words.", amount=text)
        if most
        else _("“{amount}” states the lower end only; a larger amount may meet the words.", amount=text)
    )


def _conversion(asked: Readings) -> list[str]:
    """Whether two currencies of one amount say the same at the average rate of a year."""
    amount, also = asked.claim.amount, asked.claim.also
    if also is None:
        return []
    said = {"first": amount.size.text, "second": also.size.text}
    years = [year for year in asked.years if all(asked.rate(m.currency, year) for m in (amount, also))]
    if not years:
        return [_("“{first}” and “{second}” are taken as the same amount; no exchange rate is held for it.", **said)]
    ratios = {year: _dollars(amount, year, asked) / _dollars(also, year, asked) for year in years}
    year = min(ratios, key=lambda y: abs(ratios[y] - 1))
    if abs(ratios[year] - 1) <= CLOSE:
        return []
    rated = _dollars(amount, year, asked) * (asked.rate(also.currency, year) or 1.0)
    money = named_money.one(rated, also.currency)
    return [_("“{first}” is {money} at the average rate of {year}, not “{second}”.", money=money, year=year, **said)]


def _dollars(money: Money, year: int, asked: Readings) -> float:
    return (money.size.low + money.size.high) / 2 / (asked.rate(money.currency, year) or 1.0)


def _at_rates(rates: Mapping[tuple[str, int], Rate]) -> list[str]:
    """At which rates amounts were turned into dollars, and whose these are."""
    if not rates:
        return []
    used = [rates[key] for key in sorted(rates)]
    return [
        _(
            "Money is turned into dollars at the average exchange rate of each year: {rates}. Source: {sources}.",
            rates=named_money.at_rates(used),
            sources=named_money.sources(used),
        )
    ]


def _text(values: Sequence[int | None]) -> list[str]:
    return [str(v) for v in values]


def _about_period(claim: Claim, readings: Sequence[Reading]) -> list[str]:
    period = claim.period
    if period is None or any(r.fair and r.basis == WHOLE for r in readings):
        return []
    if period.years is None:
        return [
            _(
                "“{period}” leaves open how many years the amount covers, so it cannot be brought to one year.",
                period=period.text,
            )
        ]
    if abs(period.years - 1) < 1e-9:
        return []
    yearly, longer = _a_year(claim, period.years), period.years > 1
    covers = (
        _("{years} years", years=short_number(period.years))
        if longer
        else _("{years} months", years=short_number(period.years * 12))
    )
    said = {"covers": covers, "period": period.text, "yearly": yearly}
    return [
        _(
            "The amount covers {covers} (“{period}”), which is {yearly}. A total over years is no share of one year's "
            "total.",
            **said,
        )
        if longer
        else _(
            "The amount covers {covers} (“{period}”), which is {yearly}. An amount of less than a year is no share of "
            "one year's total.",
            **said,
        )
    ]


def _a_year(claim: Claim, years: float) -> str:
    """What an amount that covers some years, or a part of one, is a year."""
    return named_money.amount(claim.amount.size.times(1 / years), f"{claim.amount.currency}/year")


def _pace_of_a_year(claim: Claim, readings: Sequence[Reading]) -> str:
    """An amount as it is a year, where all of some readings take it so and it is of another length; else ""."""
    years = claim.period.years if claim.period else None
    spread = bool(readings) and all(r.series and r.basis == YEARLY for r in readings) and claim.relation in RATIOS
    return _a_year(claim, years) if years and abs(years - 1) > 1e-9 and spread else ""


def _about_stage(claim: Claim) -> list[str]:
    if claim.stage == "planned":
        return [_("The words speak of what is planned or expected; what is spent or paid in the end may differ.")]
    if claim.stage == "ordered":
        return [_("A contract is not a delivery: what is ordered may be delivered over years, or never.")]
    if claim.stage == "licensed":
        return [_("A licence is not a delivery: what is licensed may be delivered over years, or never.")]
    if claim.stage == "held in stock":
        return [_("What is held in stock is not sold; a stock is no part of a year's total.")]
    return []


def _about_total(claim: Claim, readings: Sequence[Reading]) -> list[str]:
    """How a stated total compares with the published ones."""
    money = claim.denominator.money
    published = {(r.source, r.year): r for r in readings if r.series and r.unit == "USD/year"}
    if money is None or not published or money.currency != "USD":
        return []
    size = (money.size.low + money.size.high) / 2
    near = min(published.values(), key=lambda r: abs(r.denominator - size))
    if abs(near.denominator - size) <= CLOSE * size:
        of = f"{_(near.source)}, {near.year} ({tidy(wording.money(near.denominator))})"
        return [_("The stated total is close to {figure}.", figure=of)]
    ends = sorted(r.denominator for r in published.values())
    one = tidy(wording.money(ends[0]))
    span = one if one == tidy(wording.money(ends[-1])) else wording.interval(ends[0], ends[-1], "USD")
    return [_("The stated total is not close to any figure that is held ({span}).", span=span)]


SETTLED = 5
"""Years after which a year is likely to have been restated, by a new base or new prices (judgement: ours)."""


def _about_fiscal_year(claim: Claim, years: Collection[int]) -> list[str]:
    """That a fiscal year is set against one calendar year, a sentence."""
    period = claim.period
    if period is None or period.first == period.last or period.years != 1 or claim.held or len(years) != 1:
        return []
    return [_("“{period}” is no calendar year; it is set against {year}.", period=period.text, year=next(iter(years)))]


def _which_year(claim: Claim, readings: Sequence[Reading], book: Book) -> list[str]:
    """What is not said of the year of a total: nothing where a year is given and is the only one."""
    d, period = claim.denominator, claim.period
    if d.year or (d.money is None and claim.year):
        return []
    years = sorted({r.year for r in readings if r.fair and r.year})
    if period is not None and period.first and years:
        if len(years) == 1:
            return []
        said = {"period": period.text, "total": called(d.kind), "years": wording.listing(_text(years))}
        return [_("Which year of {total} “{period}” is set against; {years} are compared.", **said)]
    pointing = [m.text for m in mentions_of(claim.text, claim.language, book) if m.kind == "that year"]
    if pointing:
        return [_("Which year “{words}” is.", words=pointing[0])]
    return [_("Which year of {total} is meant.", total=called(d.kind))]


def _unsaid(claim: Claim, readings: Sequence[Reading], book: Book) -> list[str]:
    d, found = claim.denominator, []
    sources = {r.source for r in readings if r.series and r.fair and r.counted}
    ratio = claim.relation in RATIOS
    if d.money is None and not d.source and len(sources) > 1:
        found.append(
            _(
                "Whose figure of {total} is meant; {count} that do not repeat each other are compared.",
                total=called(d.kind),
                count=len(sources),
            )
        )
    if named := _named_publisher(claim, book) if sources and not d.source else "":
        by = wording.listing([_(source) for source in sorted(sources)])
        told = {"total": called(d.kind), "name": named, "sources": by}
        found.append(_("Whose {total} “{name}” uses; that of {sources} is set against the amount here.", **told))
    if ratio and d.money is not None and d.kind and not d.source:
        found.append(_("Where the stated total comes from."))
    found += _which_year(claim, readings, book) if ratio else []
    if claim.period is None and claim.relation not in CHANGES and not claim.held:
        found.append(_("What time the amount covers; it is taken as that of one year."))
    if not (claim.sold and ratio):
        return found
    if d.kind in PRODUCT and not claim.adds:
        found.append(_("Whether revenue or value added is meant; revenue is no part of GDP as it stands."))
    if not claim.stage:
        found.append(_("Whether the amount was agreed, delivered or paid."))
    return found


def _named_publisher(claim: Claim, book: Book) -> str:
    """A publisher of whom the sentence speaks and of whom no total is held: "SIPRI"; "" if there is none.

    Not one who lends or gives: "an IMF loan".
    """
    mentions = mentions_of(claim.text, claim.language, book)
    found = [
        m.text
        for n, m in enumerate(mentions)
        if m.has("publisher") and not any(near.has("unsold") for near in mentions[max(n - 2, 0) : n + 3])
    ]
    return found[0] if found else ""


def _of_another_release(claim: Claim, readings: Sequence[Reading], release: str) -> list[str]:
    """That a claim which no figure bears out may have been true of those that were published when it was made."""
    d = claim.denominator
    made = claim.said or d.year or claim.year
    published = [r for r in readings if r.fair and r.series and r.unit != "person"]
    if made is None or int(release[:4]) - made < SETTLED or not published or any(r.true for r in published):
        return []
    return [
        _(
            "Which release of {total} is meant: past years are restated, and these are the figures known on {date}.",
            total=called(d.kind),
            date=release,
        )
    ]


def _restated(claim: Claim, readings: Sequence[Reading], book: Book) -> Restated | None:
    """The newest earlier release by whose figures of the same years a claim was true; None if there is none.

    Only of claims that name their year, whose figures come from tables of releases: what was issued in that year or
    before it knew nothing of it, and what was issued after the claim was made is not what it was made with.
    """
    year, decide = claim.denominator.year or claim.year, [r for r in readings if r.fair and r.counted and r.series]
    if book.as_of or claim.denied or year is None:
        return None
    tables = {r.series.rpartition("/")[2] for r in decide}.intersection(book.tables)
    issued = {vintage.released for name in tables for vintage in book.table(name).vintages}
    for day in sorted((d for d in issued if d[:4] > str(year) and d[:4] <= str(claim.said or d[:4])), reverse=True):
        known = [r for r in Readings(claim, book.on(day), claim.said).all if r.fair and r.counted and r.series]
        if found := tuple(r for r in known if r.true and r.year in {one.year for one in decide}):
            return Restated(day, found)
    return None


def groups(readings: Sequence[Reading]) -> dict[tuple[str, str, str, str], list[Reading]]:
    """Readings that differ by the year only, together."""
    found: dict[tuple[str, str, str, str], list[Reading]] = {}
    for reading in readings:
        found.setdefault((reading.source, reading.basis, reading.concept, reading.why), []).append(reading)
    return found


def summary(verdict: Verdict, book: Book) -> str:
    """The verdict in a sentence or two, by the sources that count."""
    claim = verdict.claim
    words = {"words": claim.share.text, "share": claimed_text(claim)}
    allowed = _("“{words}” allows {share}", **words)
    if verdict.status == UNTESTED:
        value = implied_text(verdict)
        return _("It cannot be tested. {gap} The claim implies {value}.", gap=_gap(verdict, book), value=value)
    if verdict.status == ONLY:
        return _only(verdict, allowed, book)
    counted = verdict.counted or verdict.fair or verdict.others
    part = [r for r in counted if r.status == PART] if verdict.status == DEPENDS else []
    good, bad = _by_status([r for r in counted if r not in part], claim)
    near = [r for r in verdict.counted if r.status == ROUNDING]
    said = {"good": good, "bad": bad, "allowed": allowed, "near": _by_status(near, claim)[1]}
    said["part"] = _by_status(part, claim)[1]
    in_part = OPEN_IN_PART if all(r.undecided for r in part) else IN_PART
    judged = _(in_part[bool(good), bool(bad)] if part else _sentence(verdict), **said)
    if yearly := _pace_of_a_year(claim, counted):
        judged = _("{judged} The amount is taken at the pace of a year, {yearly}.", judged=judged, yearly=yearly)
    if (before := verdict.restated) is not None:
        by = _by_status(before.readings, claim)[0]
        judged = _("{judged} By the figures known on {date} it held: {good}.", judged=judged, date=before.day, good=by)
    return _("The sentence denies it, and is judged as a denial. {judged}", judged=judged) if claim.denied else judged


def _sentence(verdict: Verdict) -> str:
    """The sentence for a verdict, with places for what it holds by, what it does not hold by, and what is allowed."""
    counted = verdict.counted or verdict.fair or verdict.others
    if verdict.status == HOLDS:
        return N_("It holds: {good}; {allowed}.")
    if verdict.status == ROUNDING:
        return CLOSE_TO if any(r.status != ROUNDING for r in counted) else ROUNDED
    if any(r.true for r in counted) and not all(r.true for r in counted):
        return DEPENDING[_turns_on(counted)]
    if verdict.status != PART:
        return N_("It does not hold: {bad}; {allowed}.")
    open_end = any(map(is_open, counted))
    return N_("The figures do not decide it: {bad}; {allowed}.") if open_end else PARTLY


ROUNDED = N_("It does not hold by the figures as they are written: {bad}; {allowed}.")
CLOSE_TO = N_(
    "It does not hold by the figures as they are written: {bad}; {allowed}. Within their rounding it does by {near}."
)
PARTLY = N_("It holds for a part of the range: {bad}; {allowed}.")
DEPENDING = {
    (True, True): N_(
        "It depends on the source and the year. It holds by {good}; it does not hold by {bad}; {allowed}."
    ),
    (True, False): N_("It depends on the source. It holds by {good}; it does not hold by {bad}; {allowed}."),
    (False, True): N_("It depends on the year. It holds by {good}; it does not hold by {bad}; {allowed}."),
    (False, False): N_("It depends. It holds by {good}; it does not hold by {bad}; {allowed}."),
}
"""What a verdict depends on: on the source, and on the year of one source."""

IN_PART = {
    (True, True): N_(
        "It depends on the figures. It holds by {good}, and for a part of the range by {part}; it does not hold by "
        "{bad}; {allowed}."
    ),
    (True, False): N_(
        "It depends on the figures. It holds by {good}, and for a part of the range by {part}; {allowed}."
    ),
    (False, True): N_(
        "It depends on the figures. It holds for a part of the range by {part}; it does not hold by {bad}; {allowed}."
    ),
}
"""The same where some figures bear out a part of a range: whether others bear out all of it, and others none."""

OPEN_IN_PART = {
    (True, True): N_(
        "It depends on the figures. It holds by {good}; it does not hold by {bad}; it is not decided by {part}; "
        "{allowed}."
    ),
    (True, False): N_("It depends on the figures. It holds by {good}; it is not decided by {part}; {allowed}."),
    (False, True): N_("It depends on the figures. It does not hold by {bad}; it is not decided by {part}; {allowed}."),
}
"""The same where an end of what some figures give is open."""


def _gap(verdict: Verdict, book: Book) -> str:
    """Why nothing can be compared."""
    claim = verdict.claim
    if verdict.left_out:
        return " ".join(map(_, verdict.left_out))
    if verdict.others:
        why = _(" or ").join(dict.fromkeys(reasons(r.why) for r in verdict.others))
        return _("What is held is {why}.", why=why)
    if claim.relation == "per_head":
        return _("It is not said whose people are meant, or their number is not held.")
    if claim.relation in CHANGES:
        return _("The amount that it is compared with is not stated, and no figure of it is held.")
    return _("No figure is held of {total}.", total=total_name(claim, book))


def implied_text(verdict: Verdict) -> str:
    """What the other side would have to be: "$25 billion a year", "an earlier $108 billion", "308 million people"."""
    implied = verdict.implied
    if implied.unit == "person":
        return tidy(wording.quantity(implied.value, "person"))
    claim = verdict.claim
    if claim.relation in CHANGES:
        return _("{value} for the other amount", value=named_money.one(implied.value, implied.unit))
    unit = unit_of(claim, implied.unit)
    return (
        named_money.span(of_one_end(claim, implied), unit, strict=claim.share.strict)
        if claim.share.bound
        else named_money.one(implied.value, unit)
    )


STOCKS = {"debt", "reserves"}
"""Totals that are owed or held at a time, and not made in a year."""


def unit_of(claim: Claim, unit: str) -> str:
    """In which unit a total is said: what is owed or held is no amount a year."""
    return unit.removesuffix("/year") if claim.held or claim.denominator.kind in STOCKS else unit


def of_one_end(claim: Claim, implied: Implied) -> Interval:
    """What a total may be: where the words set one end of the share, of the amount as it is written."""
    size, bound = claim.amount.size, claim.share.bound
    if not bound or size.bound:
        return implied.low, implied.high
    written = implied.value / (size.low + size.high) * 2
    return (written * size.high, math.inf) if bound == "at most" else (0.0, written * size.low)


def _turns_on(readings: Sequence[Reading]) -> tuple[bool, bool]:
    """Whether the verdict differs between sources, and between years of one source."""
    found: dict[str, set[bool]] = {}
    for reading in readings:
        found.setdefault(reading.source, set()).add(reading.true)
    return len({frozenset(v) for v in found.values()}) > 1, any(len(v) > 1 for v in found.values())


def source_of(reading: Reading) -> str:
    """Whose figure a reading takes, in words."""
    if reading.source.startswith("as stated"):
        return _("the figures stated")
    return _(reading.publisher) if reading.publisher and reading.counted else _(reading.source)


def that_does_not_decide(reading: Reading, book: Book) -> str:
    """A figure that answers the sentence and does not decide, and why: "UN, which rests on the same figures as …"."""
    key, source = reading.series.split(" ")[0], _(reading.source)
    about, entity = book.series_at(key).about, key.partition("/")[0]
    if about.services:
        return _("{source}, which counts services beside goods", source=source)
    if about.price_basis not in {CURRENT, PRICES_UNSTATED}:
        return _("{source}, which is at the prices of another year", source=source)
    if about.repeats in book.series_names(entity):
        return _(
            "{source}, which rests on the same figures as {other}",
            source=source,
            other=_(book.series(entity, about.repeats).short),
        )
    return _("{source}, whose prices are not stated", source=source)


def _only(verdict: Verdict, allowed: str, book: Book) -> str:
    claim = verdict.claim
    first = _("It cannot be tested as it stands ({allowed}).", allowed=allowed)
    if verdict.fair:
        counted = verdict.counted or verdict.fair
        shares, yearly = _span(counted, claim), _pace_of_a_year(claim, counted)
        first = _("It does not hold as it stands ({shares}; {allowed}).", shares=shares, allowed=allowed)
        if yearly:
            first = _(
                "It does not hold at the pace of a year, {yearly} ({shares}; {allowed}).",
                yearly=yearly,
                shares=shares,
                allowed=allowed,
            )
    true = [r for r in verdict.readings if r.true]
    fewest = min(r.why.count(";") for r in true)
    simplest = [r for r in true if r.why.count(";") == fewest]
    good, _bad = _by_status(simplest, claim)
    meant = dict.fromkeys(filter(None, (reasons(r.why) for r in simplest)))
    if not meant:  # a figure that answers the sentence, and does not decide
        aside = dict.fromkeys(that_does_not_decide(r, book) for r in simplest)
        return _(
            "{first} It is true only by a figure that does not decide: {figures} ({shares}).",
            first=first,
            figures="; ".join(aside),
            shares=_span(simplest, claim),
        )
    return _(
        "{first} It holds only if this is meant: {reasons}; then by {good}.",
        first=first,
        reasons=_(" or ").join(meant),
        good=good,
    )


def _span(readings: Sequence[Reading], claim: Claim) -> str:
    ends = [e for r in readings for e in r.share]
    return result_text((min(ends), max(ends)), claim)


def _by_status(readings: Sequence[Reading], claim: Claim) -> tuple[str, str]:
    """Sources under which the words are true, and those under which they are not, each with its shares."""
    found: tuple[list[str], list[str]] = ([], [])
    for group in groups(readings).values():
        for place, good in enumerate((True, False)):
            part = [r for r in group if r.true is good]
            if part:
                years = sorted({r.year for r in part if r.year})
                spread = "" if not years else f" {years[0]}" if len(years) == 1 else f" {_years(years)}"
                found[place].append(f"{source_of(part[0])}{spread} ({_span(part, claim)})")
    return wording.listing(found[0]), wording.listing(found[1])


def _years(years: Sequence[int]) -> str:
    whole = years[-1] - years[0] + 1 == len(years)
    return (
        wording.between(str(years[0]), str(years[-1]))
        if whole and len(years) > 2
        else wording.listing([str(y) for y in years])
    )
