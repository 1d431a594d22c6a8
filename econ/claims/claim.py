"""What a claim says, once it is read."""

from __future__ import annotations

from dataclasses import dataclass
from numbers import Integral

from econ.claims.stated_numbers import Stated
from econ.wording.errors import InputError, check_kind
from econ.wording.language import N_, _, parts

__all__ = ["CALLED", "Claim", "Correction", "Denominator", "Money", "Period", "Refusal"]

Place = tuple[int, int]
"""Where something begins in a text and where it ends."""

CALLED = {
    "gdp": N_("GDP"),
    "economy": N_("economy"),
    "gni": N_("GNI"),
    "exports": N_("exports"),
    "imports": N_("imports"),
    "trade": N_("total trade"),
    "budget": N_("state budget"),
    "revenue": N_("state revenue"),
    "military_spending": N_("military spending"),
    "defence_budget": N_("defence budget"),
    "arms_exports": N_("arms exports"),
    "debt": N_("public debt"),
    "reserves": N_("foreign-exchange reserves"),
    "": N_("the total"),
}
"""Every kind of total, and what it is called."""


@dataclass(frozen=True)
class Money:
    """An amount of money; its currency by its code, and how that was written."""

    size: Stated
    currency: str
    written: str = ""


@dataclass(frozen=True)
class Period:
    """The time that an amount covers.

    Attributes:
        text: the words.
        years: its length; None if the words leave its end open.
        first, last: calendar years, if they are named.
    """

    text: str
    years: float | None
    first: int | None = None
    last: int | None = None


@dataclass(frozen=True)
class Denominator:
    """What the amount is a share of.

    Attributes:
        text: the words.
        kind: "gdp", "economy", "gni", "exports", "imports", "trade", "budget", "revenue", "military_spending",
            "defence_budget", "arms_exports", "debt", "reserves", or "" for an amount that is not named. For a growth
            or a difference it is the same thing at an earlier time, and its kind is "" unless it is one of these.
        money: the total, if the sentence states it; for a growth or a difference the earlier amount.
        country: the code of the country, "WLD" for the world, or "".
        year: its year, if it is named, and for a growth or a difference that of the earlier amount.
        source: how the names of the source's series begin, or "".
        basis: "current", "constant", "PPP" or "".
        yearly: whether it is called that of one year, "annual GDP": a longer or shorter amount stands against it whole.
    """

    text: str
    kind: str = ""
    money: Money | None = None
    country: str = ""
    year: int | None = None
    source: str = ""
    basis: str = ""
    yearly: bool = False


@dataclass(frozen=True)
class Correction:
    """What a person put into a field of a claim.

    Attributes:
        field: its name, one of `econ.claims.fields.FIELDS`.
        value: what stands in it now; "" if it is not known.
        read: what had been read; "" if nothing was.
    """

    field: str
    value: str
    read: str = ""


@dataclass(frozen=True)
class Claim:
    """What a sentence says: "X is N% of Y", "X is N% more than it was", "X is N a head".

    Attributes:
        text: the sentence.
        amount: X, an amount of money.
        share: N: a share or a multiple; for a growth how much it is of the earlier amount (see `falls`); for a
            difference how much it is in the currency of the amount; for an amount a head that amount.
        denominator: Y.
        period: the time that X covers; None if nothing is said.
        year: the calendar year of X, if one is named.
        stage: "planned", "ordered", "licensed", "delivered", "paid", "held in stock" or "".
        adds: whether the verb says that X adds to Y.
        spent: whether X is said to be spent, given or added up, such as military spending, a budget, a deficit, aid or
            trade: nothing is sold, so nothing is delivered or added.
        held: whether X is named as what is held or owed at a time, such as a debt: it covers no time, and is not sold.
        taken: what was taken for granted, sentences.
        unread: words that were not used, or that leave open whether, when or of what it is said.
        relation: "share", "multiple", "growth", "difference" or "per_head".
        falls: whether a growth or a difference goes down.
        denied: whether the sentence denies it ("is not 1% of"): it is right where the claim is wrong.
        also: the same amount in another currency, if the sentence states it.
        at: where the sentence begins and ends in the text that was given.
        language: the code of the language it was read in.
        said: the year in which it was said, if that is known.
        corrections: what a person put into its fields in place of what was read.
    """

    text: str
    amount: Money
    share: Stated
    denominator: Denominator
    period: Period | None = None
    year: int | None = None
    stage: str = ""
    adds: bool = False
    spent: bool = False
    held: bool = False
    taken: tuple[str, ...] = ()
    unread: str = ""
    relation: str = "share"
    falls: bool = False
    denied: bool = False
    also: Money | None = None
    at: Place = (0, 0)
    language: str = "en"
    said: int | None = None
    corrections: tuple[Correction, ...] = ()

    @property
    def sold(self) -> bool:
        """Whether the amount may be what something was sold for; not where it is called spending or a debt."""
        return not (self.spent or self.held)

    @property
    def by_fields(self) -> bool:
        """Whether it stands in fields that a person filled, because the sentence cannot be read."""
        return any(each.field == "amount" and not each.read for each in self.corrections)

    @property
    def against_a_year(self) -> bool:
        """Whether an amount of another length is set against one whole year: "of annual GDP", "of last year's GDP"."""
        of, period = self.denominator, self.period
        if period is None or period.years == 1:
            return False
        return of.yearly or bool(of.year and period.first and not period.first <= of.year <= (period.last or of.year))

    @property
    def in_times(self) -> bool:
        """Whether the share is told as a multiple, "1.5 times", rather than in percent."""
        return self.relation == "multiple" and self.share.low > 1


SAID = (1900, 2100)
"""The first and the last year in which a claim may have been said; any other is a slip."""


def said_in(year: int | None) -> int | None:
    """The year in which something was said.

    Raises:
        InputError: nobody can have said it then.
    """
    if year is not None:
        check_kind(year, Integral, "said", N_("Give a year as a whole number."))
    if year is not None and not SAID[0] <= year <= SAID[1]:
        first, last = SAID
        raise InputError(
            _("{year} is no year in which a claim can have been said.", year=year),
            "said",
            _("Give a year from {first} to {last}.", first=first, last=last),
        )
    return year


class Refusal(InputError):  # noqa: N818 - it is handed back in a list, beside claims
    """A sentence that cannot be read: what is wrong with which part of it.

    Attributes:
        text: the sentence.
        place: where it begins and ends in the text that was given.
        part: the words at fault; the first that the error names and that stand in the sentence if left out.
    """

    def __init__(self, error: InputError, text: str, place: Place, part: str = "") -> None:
        """Keep the error with its sentence."""
        named = [part] if part else parts(error.what)
        self.text, self.place = text, place
        self.part = next((words for words in named if words.casefold() in text.casefold()), "")
        super().__init__(error.what, error.where, error.mend, error.command)
