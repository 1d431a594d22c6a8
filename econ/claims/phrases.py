"""Parts of a claim put back into words."""

from __future__ import annotations

import math
import re

from econ import wording
from econ.claims.claim import CALLED, Claim
from econ.claims.stated_numbers import Interval, Stated
from econ.equations import units
from econ.evidence import Book, Country
from econ.wording.language import _, signs, spoken


def short_number(value: float, digits: int = 3) -> str:
    """A number to some significant digits, without zeros that say nothing."""
    text = wording.plain(value, digits)
    _group, decimal = signs(spoken())
    return text.rstrip("0").rstrip(decimal) if decimal in text else text


def share_text(ends: Interval, digits: int = 3, *, multiple: bool) -> str:
    """A share or its two ends: "0.89%", "0.5 to 1.5%", or as a multiple: "1.3 times"."""
    return _ends(ends, digits, multiple=multiple)


def allowed_text(claimed: Stated, *, multiple: bool) -> str:
    """What the words of a share or a multiple allow: "0.5 to 1.5%", "33.33% or more", "1.5 to 2.5 times"."""
    low, high = claimed.allowed
    scale = 1 if multiple else 100
    told = next((n for n in (4, 5) if f"{low * scale:.{n}g}" != f"{high * scale:.{n}g}"), MOST_TOLD)
    return _ends(claimed.allowed, told, multiple=multiple, strict=claimed.strict)


def result_text(ends: Interval, claim: Claim) -> str:
    """What the figures give in the terms of a claim: a share, a change in percent, or money."""
    if claim.relation in MONEY:
        return money_text(*ends, claim.amount.currency, digits=4)
    digits = _digits(ends, claim.share)
    return (
        percent_text(ends, digits) if claim.relation == "growth" else share_text(ends, digits, multiple=claim.in_times)
    )


def _digits(ends: Interval, claimed: Stated) -> int:
    """How many digits tell on which side of what the words allow each end lies: 2.1532% is no 2.15%.

    As many as the words have at least: beside 38.59% it is 38.98%, not 39%.
    """
    low, high = claimed.allowed
    width = high - low
    stated = math.ceil(math.log10(high / width)) if 0 < width < high < math.inf else 0
    return next(
        (
            digits
            for digits in range(max(3, stated), MOST_TOLD)
            if all((low <= end <= high) == (low <= float(f"{end:.{digits}g}") <= high) for end in ends)
        ),
        MOST_TOLD,
    )


MOST_TOLD = 6
"""Digits of a share that is told (judgement: ours)."""


def claimed_text(claim: Claim) -> str:
    """What the words of a claim allow, in its own terms."""
    if claim.relation in MONEY:
        return money_text(*claim.share.allowed, claim.amount.currency, digits=5, strict=claim.share.strict)
    return allowed_text(claim.share, multiple=claim.in_times)


MONEY = {"difference", "per_head"}
"""Relations of which money is claimed, not a share."""


def percent_text(ends: Interval, digits: int = 3) -> str:
    """A change or its two ends in percent, however large."""
    low, high = (short_number(e * 100, digits) for e in ends)
    return wording.in_percent(low if low == high else wording.between(low, high))


def _ends(ends: Interval, digits: int, *, multiple: bool, strict: bool = False) -> str:
    low, high = (short_number(e * (1 if multiple else 100), digits) if math.isfinite(e) else "" for e in ends)
    whole = _in_times if multiple else wording.in_percent
    if not high:
        return _open_end(whole(low), "at least", strict=strict)
    if ends[0] == 0:
        return _open_end(whole(high), "at most", strict=strict)
    return whole(high) if low == high else wording.between(low, whole(high))


def _open_end(amount: str, bound: str, *, strict: bool) -> str:
    """A number of which one end is set: "4% or more", "less than 4%"."""
    if strict:
        return _("more than {amount}", amount=amount) if bound == "at least" else _("less than {amount}", amount=amount)
    return _("{amount} or more", amount=amount) if bound == "at least" else _("{amount} or less", amount=amount)


def _in_times(text: str) -> str:
    return wording.in_times(text)


def tidy(text: str) -> str:
    """Take away zeros behind a point that say nothing: "$1.30 billion" becomes "$1.3 billion"."""
    scaled = any(_(word) in text for word in units.SCALE_WORDS) or not text.startswith("$")
    _group, decimal = signs(spoken())
    zeros = rf"({re.escape(decimal)}\d*?)0+(?!\d)"
    return re.sub(zeros, lambda found: found[1].rstrip(decimal), text) if scaled else text


def amount_text(size: Stated, unit: str) -> str:
    """An amount or its two ends in money."""
    return money_text(size.low, size.high, unit)


def money_text(low: float, high: float, unit: str, digits: int = 3, *, strict: bool = False) -> str:
    """Money, or two ends of it; one end may be open, and not be meant itself."""
    money, _slash, per = unit.partition("/")
    first, last = (tidy(wording.money(end, money, digits)) if math.isfinite(end) else "" for end in (low, high))
    if not last:
        return _open_end(wording.counted_by(first, per), "at least", strict=strict)
    if low == 0:
        return _open_end(wording.counted_by(last, per), "at most", strict=strict)
    return wording.counted_by(last if first == last else tidy(wording.span(low, high, money, digits)), per)


def reasons(why: str) -> str:
    """What makes a reading another one, in the language that is spoken."""
    return "; ".join(_(part) for part in why.split("; ") if part)


def called(kind: str) -> str:
    """What a kind of total is called: "GDP", "the economy", "exports"."""
    name = _(CALLED[kind])
    return _("the {name}", name=name) if kind in {"economy", "budget", "defence_budget"} else name


def bounded(share: str, bound: str) -> str:
    """A share or an amount of which one end is stated: "at most 5%"."""
    if not bound:
        return share
    return _("at most {share}", share=share) if bound == "at most" else _("at least {share}", share=share)


def named(country: Country) -> str:
    """The name of a country in a sentence: "the United States"."""
    name = _(country.name)
    return re.sub("'s?$", "", country.of) if name == country.name else name


def total_name(claim: Claim, book: Book) -> str:
    """What the amount is a share of: "North Korea's GDP", "the economy", "the total"."""
    d = claim.denominator
    return _owned(book.country(d.country), d.kind) if d.country and d.kind else called(d.kind)


def _owned(country: Country, kind: str) -> str:
    return _("{country} {total}", country=_(country.of), total=_(CALLED[kind]))
