"""What a claim says, once it is read."""

from __future__ import annotations

from dataclasses import dataclass

from econ.claims.grammar import Money, Period
from econ.claims.stated_numbers import Stated

__all__ = ["Claim", "Denominator", "Money", "Period"]


@dataclass(frozen=True)
class Denominator:
    """What the amount is a share of.

    Attributes:
        text: the words.
        kind: "gdp", "economy", "gni", "exports", "imports", "trade", "budget", "military_spending",
            "defence_budget", "arms_exports", or "" for an amount that is not named.
        money: the total, if the sentence states it.
        country: the code of the country, or "".
        year: its year, if it is named.
        source: how the names of the source's series begin, or "".
        basis: "current", "constant", "PPP" or "".
    """

    text: str
    kind: str = ""
    money: Money | None = None
    country: str = ""
    year: int | None = None
    source: str = ""
    basis: str = ""


@dataclass(frozen=True)
class Claim:
    """A sentence of the form "X is N % of Y".

    Attributes:
        text: the sentence.
        amount: X, an amount of money.
        share: N, a share or a multiple.
        denominator: Y.
        period: the time that X covers; None if nothing is said.
        year: the calendar year of X, if one is named.
        stage: "ordered", "licensed", "delivered", "paid", "held in stock" or "".
        adds: whether the verb says that X adds to Y.
        taken: what was taken for granted, sentences.
        unread: words that were not used.
    """

    text: str
    amount: Money
    share: Stated
    denominator: Denominator
    period: Period | None = None
    year: int | None = None
    stage: str = ""
    adds: bool = False
    taken: tuple[str, ...] = ()
    unread: str = ""
