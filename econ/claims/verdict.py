"""The verdict on a claim: under which readings it holds, what it implies, what it mixes and leaves unsaid."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from econ import wording
from econ.claims.agreement import FAILS, HOLDS, ONLY, PART, ROUNDING, UNTESTED, together
from econ.claims.claim import Claim
from econ.claims.phrases import allowed_text, amount_text, called, reasons, share_text, short_number, tidy, total_name
from econ.claims.readings import PRODUCT, REVENUE, Reading, Readings
from econ.claims.stated_numbers import Interval, Stated
from econ.evidence import Book
from econ.evidence.exchange_rates import Rate
from econ.scenario import currencies
from econ.wording.language import _

CLOSE = 0.05
"""Relative difference up to which a stated total is said to be a published one."""


@dataclass(frozen=True)
class Implied:
    """What the total would have to be for the claim to be true.

    Attributes:
        low, high: the ends that the rounding of the words allows; `high` may be infinite, `low` may be 0.
        value: from the figures as written; the middle of a range.
        unit: "USD/year" or another currency a year.
    """

    low: float
    value: float
    high: float
    unit: str


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
    """

    claim: Claim
    status: str
    readings: tuple[Reading, ...]
    implied: Implied
    needed: Interval | None
    cautions: tuple[str, ...]
    unsaid: tuple[str, ...]
    left_out: tuple[str, ...]

    @property
    def fair(self) -> tuple[Reading, ...]:
        """The readings that answer the sentence as it stands."""
        return tuple(r for r in self.readings if r.fair)

    @property
    def rounded(self) -> tuple[Reading, ...]:
        """The fair readings that agree with the words only if the figures of the claim are themselves rounded."""
        return tuple(r for r in self.fair if r.status == ROUNDING)

    @property
    def others(self) -> tuple[Reading, ...]:
        """The readings that mix two things, each with the reason in `why`."""
        return tuple(r for r in self.readings if not r.fair)


def judge(claim: Claim, book: Book, date: int | None = None) -> Verdict:
    """Recompute every reading of a claim and compare it with the words.

    Raises:
        InputError: the amount is in a currency for which no exchange rate is held.
    """
    asked = Readings(claim, book, date)
    readings = asked.all
    return Verdict(
        claim=claim,
        status=_status(readings),
        readings=readings,
        implied=_implied(claim),
        needed=_needed(claim, readings),
        cautions=(*_cautions(claim, readings), *_at_rates(asked.rates)),
        unsaid=tuple(_unsaid(claim, readings)),
        left_out=tuple(dict.fromkeys(asked.left_out)),
    )


def _status(readings: Sequence[Reading]) -> str:
    found = together([r.status for r in readings if r.fair])
    if found not in {FAILS, UNTESTED}:
        return found
    if any(r.status == HOLDS for r in readings):
        return ONLY
    return FAILS if readings else UNTESTED


def _pace(claim: Claim) -> float:
    """What turns the amount into that of a year."""
    return 1 / claim.period.years if claim.period and claim.period.years else 1.0


def _implied(claim: Claim) -> Implied:
    """The amount over the share, both with their rounding."""
    amount, share, pace = claim.amount.size, claim.share, _pace(claim)
    low, high = share.allowed
    return Implied(
        low=0.0 if math.isinf(high) else amount.near[0] * pace / high,
        value=(amount.low + amount.high) * pace / (share.low + share.high),
        high=math.inf if low == 0 else amount.near[1] * pace / low,
        unit=f"{claim.amount.currency}/year",
    )


def _needed(claim: Claim, readings: Sequence[Reading]) -> Interval | None:
    totals = [r.denominator for r in readings if r.fair and r.concept == REVENUE and r.unit == "USD/year"]
    return (min(totals) * claim.share.low, max(totals) * claim.share.high) if totals else None


def _cautions(claim: Claim, readings: Sequence[Reading]) -> list[str]:
    found = [*_about_period(claim), *_about_stage(claim), *_about_total(claim, readings)]
    if claim.amount.size.bound:
        text = claim.amount.size.text
        found.append(
            _("“{amount}” states the upper end only; the share is that of this end.", amount=text)
            if claim.amount.size.bound == "at most"
            else _("“{amount}” states the lower end only; the share is that of this end.", amount=text)
        )
    if claim.adds and claim.denominator.kind in PRODUCT:
        found.append(
            _(
                "The verb says that the amount adds to the economy. Only newly made goods do, and only with the part "
                "of their price that is value added at home; what comes from old stock brings money in, but no output."
            )
        )
    years = {r.year for r in readings if r.fair and r.year}
    if claim.year and years and years != {claim.year}:
        found.append(
            _(
                "An amount of {year} is set against a total of {years}.",
                year=claim.year,
                years=wording.listing(_text(sorted(years))),
            )
        )
    if any(r.why.startswith("market money over") for r in readings) or claim.denominator.basis == "PPP":
        found.append(
            _("A sale is paid in market dollars; over purchasing-power dollars its share comes out too small.")
        )
    return found


def _at_rates(rates: Mapping[tuple[str, int], Rate]) -> list[str]:
    """At which rates amounts were turned into dollars, and whose these are."""
    if not rates:
        return []
    used = [rates[key] for key in sorted(rates)]
    series = dict.fromkeys(f"{_(rate.label)}, {rate.series}" for rate in used)
    return [
        _(
            "Money is turned into dollars at the average exchange rate of each year: {rates} ({series}).",
            rates=wording.listing_with_semicolons([currencies.in_words(rate) for rate in used]),
            series="; ".join(series),
        )
    ]


def _text(values: Sequence[int | None]) -> list[str]:
    return [str(v) for v in values]


def _about_period(claim: Claim) -> list[str]:
    period = claim.period
    if period is None:
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
    yearly = amount_text(claim.amount.size.times(1 / period.years), f"{claim.amount.currency}/year")
    longer = period.years > 1
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


def _about_stage(claim: Claim) -> list[str]:
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
    span = wording.interval(ends[0], ends[-1], "USD")
    return [_("The stated total is not close to any figure that is held ({span}).", span=span)]


def _unsaid(claim: Claim, readings: Sequence[Reading]) -> list[str]:
    d, found = claim.denominator, []
    sources = dict.fromkeys(r.source for r in readings if r.series)
    if d.money is None and not d.source and len(sources) > 1:
        found.append(
            _(
                "Whose figure of {total} is meant; {count} sources are compared.",
                total=called(d.kind),
                count=len(sources),
            )
        )
    if d.money is not None and d.kind and not d.source:
        found.append(_("Where the stated total comes from."))
    if not d.year and not (d.money is None and claim.year):
        found.append(_("Which year of {total} is meant.", total=called(d.kind)))
    if claim.period is None:
        found.append(_("What time the amount covers; it is taken as that of one year."))
    if d.kind in PRODUCT and not claim.adds:
        found.append(_("Whether revenue or value added is meant; revenue is no part of GDP as it stands."))
    if not claim.stage:
        found.append(_("Whether the amount was agreed, delivered or paid."))
    return found


def groups(readings: Sequence[Reading]) -> dict[tuple[str, str, str, str], list[Reading]]:
    """Readings that differ by the year only, together."""
    found: dict[tuple[str, str, str, str], list[Reading]] = {}
    for reading in readings:
        found.setdefault((reading.source, reading.basis, reading.concept, reading.why), []).append(reading)
    return found


def summary(verdict: Verdict, book: Book) -> str:
    """The verdict in a sentence or two."""
    claim = verdict.claim
    allowed = _("“{words}” allows {share}", words=claim.share.text, share=allowed_text(claim.share))
    if verdict.status == UNTESTED:
        gap = " ".join(map(_, verdict.left_out)) or _("No figure is held of {total}.", total=total_name(claim, book))
        value = tidy(wording.money(verdict.implied.value, verdict.implied.unit))
        return _("It cannot be tested. {gap} The claim implies {value}.", gap=gap, value=value)
    if verdict.status == ONLY:
        return _only(verdict, allowed)
    good, bad = _by_status(verdict.fair or verdict.others, claim.share)
    if verdict.status == HOLDS:
        return _("It holds: {good}; {allowed}.", good=good, allowed=allowed)
    if verdict.status == ROUNDING:
        return _("It does not hold by the figures as they are written: {bad}; {allowed}.", bad=bad, allowed=allowed)
    if good and bad:
        return _(
            "It depends on the source and the year. It holds by {good}; it does not hold by {bad}; {allowed}.",
            good=good,
            bad=bad,
            allowed=allowed,
        )
    if verdict.status == PART:
        return _("It holds for a part of the range: {bad}; {allowed}.", bad=bad, allowed=allowed)
    return _("It does not hold: {bad}; {allowed}.", bad=bad, allowed=allowed)


def _only(verdict: Verdict, allowed: str) -> str:
    share = verdict.claim.share
    first = _("It cannot be tested as it stands ({allowed}).", allowed=allowed)
    if verdict.fair:
        first = _(
            "It does not hold as it stands ({shares}; {allowed}).", shares=_span(verdict.fair, share), allowed=allowed
        )
    true = [r for r in verdict.others if r.status == HOLDS]
    fewest = min(r.why.count(";") for r in true)
    simplest = [r for r in true if r.why.count(";") == fewest]
    good, _bad = _by_status(simplest, share)
    return _(
        "{first} It holds only with {reasons}: {good}.",
        first=first,
        reasons=_(" or ").join(reasons(why) for why in dict.fromkeys(r.why for r in simplest)),
        good=good,
    )


def _span(readings: Sequence[Reading], share: Stated) -> str:
    ends = [e for r in readings for e in r.share]
    return share_text((min(ends), max(ends)), share)


def _by_status(readings: Sequence[Reading], share: Stated) -> tuple[str, str]:
    """Sources under which the words are true, and those under which they are not, each with its shares."""
    found: tuple[list[str], list[str]] = ([], [])
    for (source, *_rest), group in groups(readings).items():
        for place, good in enumerate((True, False)):
            part = [r for r in group if (r.status == HOLDS) is good]
            if part:
                years = sorted({r.year for r in part if r.year})
                spread = "" if not years else f" {years[0]}" if len(years) == 1 else f" {_years(years)}"
                label = _("the figures stated") if source.startswith("as stated") else _(source)
                found[place].append(f"{label}{spread} ({_span(part, share)})")
    return wording.listing(found[0]), wording.listing(found[1])


def _years(years: Sequence[int]) -> str:
    whole = years[-1] - years[0] + 1 == len(years)
    return (
        wording.between(str(years[0]), str(years[-1]))
        if whole and len(years) > 2
        else wording.listing([str(y) for y in years])
    )
