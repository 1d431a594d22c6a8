"""The answer in one sentence for a screen: what is sold, and its share of GDP by each family of sources.

The sentence comes in parts, so that a page can set a mark before each family's number; `text` is the same without.
A screen has one number of decimal places for all shares: `places`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

import numpy as np

from econ import wording
from econ.analysis import tables
from econ.analysis.tables import OWN_SOURCE, Row
from econ.engine import Result, kept, kept_in_words
from econ.evidence.families import PURCHASING_POWER
from econ.model import SHARE
from econ.numerics.distributions import Months
from econ.scenario import currencies
from econ.wording.language import _

FAMILIES = ("bok", "un", "third")
APART, OWN = "ppp", "own"
"""How a page tells families apart, by its colours: at market rates in their order, others, a figure of one's own."""

MOST_PLACES = 12
WHOLE_FROM = 0.05
"""The least share from which a range is said in whole per cent: 1.6% does not lie in "2 to 3%"."""


@dataclass(frozen=True)
class Part:
    """Words of the sentence.

    Attributes:
        words: with the spaces between them.
        family: of a number, whose figure it is by; empty for other words.
        clause: which of the clauses about a family it is part of, from 1; 0 for none.
    """

    words: str
    family: str = ""
    clause: int = 0


@dataclass(frozen=True)
class ByFamily:
    """The share by the figure that counts for a family.

    Attributes:
        family: one of `FAMILIES`, `APART` or `OWN`.
        number: the share in words.
        publisher: whose figure it is.
        row: of the table of GDP sources.
    """

    family: str
    number: str
    publisher: str
    row: Row


@dataclass(frozen=True)
class ShortAnswer:
    """The answer in one sentence.

    Attributes:
        parts: the sentence, without a space between the parts.
        subject: what is sold, as the sentence begins: "$250 million a year".
        verb: what stands between it and the shares.
        families: the shares, each by its family; empty if there is none.
        aside: sentences of what the sentence does not hold: a source that is chosen and stands apart, the whole sale
            over its years, an exchange rate, people sent abroad.
    """

    parts: tuple[Part, ...]
    subject: str = ""
    verb: str = ""
    families: tuple[ByFamily, ...] = ()
    aside: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The sentence."""
        return "".join(part.words for part in self.parts)


@kept_in_words
def short_answer(result: Result) -> ShortAnswer:
    """The answer in one sentence."""
    if SHARE not in result.draws:
        reason = _(result.left_out.get(SHARE, ""))
        return ShortAnswer((Part(_("The share of GDP cannot be computed: {reason}.", reason=reason)),))
    people = _people(result)
    if not _sold(result):
        nothing = _("No goods are sold, so there is no share of GDP.")
        if people:
            return ShortAnswer((Part(_people_alone(result)),), aside=(nothing, *people))
        return ShortAnswer((Part(nothing),))
    families = by_family(result)
    several = result.scenario.concept in tables.SEVERAL
    subject, verb = _subject(result), _("are") if several else _("is")
    said = _sentence(result, subject, families, several=several)
    aside = (*_chosen_apart(result), *_exchanged(result), *_whole(result), *_by_year(result), *people)
    return ShortAnswer(_marked(said, families), subject, verb, families, aside)


def _sold(result: Result) -> bool:
    return "sale_value" in result.draws and any(tables.summary_of(result, "sale_value").printed)


@kept
def places(result: Result) -> int:
    """Decimal places in percent of all shares of GDP on a screen.

    Where families disagree, the smallest share that leads one has a digit below ten, two from 1% to 10%, as more would
    hide how far apart they are; where there is one family it has two. There are more where the shares of two families,
    or the ends of the interval of one, would be printed alike.
    """
    rows = leading(result)
    shares = [abs(row["share"]) * 100 for row in rows if row["share"]]
    if not shares:
        return 1
    first = -math.floor(math.log10(min(shares)))
    found = max(first + (len(shares) == 1), 1 if first >= 0 else 0)
    most = min(first + 2, MOST_PLACES)
    return next((n for n in range(found, most) if _apart(rows, n)), max(found, most, 0))


def _apart(rows: list[Row], decimals: int) -> bool:
    """Whether shares that differ are printed apart, and the ends of each interval."""

    def printed(value: float) -> float:
        return round(value * 100, decimals)

    ends = all(row["low"] == row["high"] or printed(row["low"]) < printed(row["high"]) for row in rows)
    exact = {row["share"] for row in rows}
    return ends and len({printed(share) for share in exact}) == len(exact)


def percent(result: Result, value: float) -> str:
    """A share of GDP with the places of the screen: "0.9%"."""
    return wording.percent(value, places(result))


_on_screen: ContextVar[bool] = ContextVar("on_screen", default=False)


@contextmanager
def on_screen() -> Iterator[None]:
    """Have charts and sentences say shares of GDP as a screen does: the page, its light pages, pictures of both."""
    token = _on_screen.set(True)
    try:
        yield
    finally:
        _on_screen.reset(token)


def is_on_screen() -> bool:
    """Whether shares of GDP are said as a screen does."""
    return _on_screen.get()


def decimals(result: Result, low: float, number: float, high: float) -> int:
    """Decimal places in percent of a share of GDP where it stands: those of the screen, or in a file of its interval.

    On a screen there are more where the ends of the interval, or the number and nothing, would be printed alike.
    """
    own = wording.share_places(low, number, high)
    if not _on_screen.get():
        return own
    found = places(result)
    first, middle, last = (round(end * 100, found) for end in (low, number, high))
    lost = (low < high and first == last) or (number and not middle)
    return max(own, found) if lost else found


def in_words(result: Result, row: Row, name: str = tables.SHARE_COLUMN) -> tuple[str, str]:
    """The share of GDP in a row of a table, and its interval, as `tables.in_words` has them, for where they stand."""
    if not _on_screen.get():
        return tables.in_words(row, "1", name)
    ends = tables.printed_ends(row, name)
    low, number, high = (wording.percent(end, decimals(result, *ends)) for end in ends)
    return number, wording.between(wording.without_percent(low), high) if ends[0] < ends[2] else ""


def quantity(result: Result, row: Row) -> str:
    """How many goods of a line there are; on a screen as they were given, if that is all of them."""
    given = result.state.inputs.get(f"quantity_{row['line']}")
    if _on_screen.get() and given is not None and given.distribution.central == row["central_quantity"]:
        return wording.stated(given.distribution.central, given.unit)
    return tables.in_words(row, row["item"], "quantity")[0]


def interval(result: Result, row: Row) -> str:
    """The interval of a row of GDP sources for a narrow column: "0.8–1.0"; empty if there is no spread."""
    if row["low"] == row["high"]:
        return ""
    low, high = (wording.number(row[end] * 100, places(result)) for end in ("low", "high"))
    return _("from {low}", low=low) if tables.is_at_least(result, SHARE) else f"{low}–{high}"


def span(result: Result, row: Row) -> str:
    """The same where there is room: "0.8 to 1.0%"."""
    if row["low"] == row["high"]:
        return ""
    low, high = wording.number(row["low"] * 100, places(result)), percent(result, row["high"])
    if tables.is_at_least(result, SHARE):
        return _("from {low}", low=percent(result, row["low"]))
    return wording.between(low, high)


def leading(result: Result) -> list[Row]:
    """The rows that speak: one's own figure, then one for each family; the one that is chosen where none counts."""
    rows = tables.by_gdp_source(result)
    own = [row for row in rows if row["source"] == OWN_SOURCE]
    return [*own, *tables.counted(rows)] or [row for row in rows if row["chosen"]]


def family_of(result: Result, row: Row) -> str:
    """How a page tells the family of a row: one of `FAMILIES`, `APART` or `OWN`."""
    if row["source"] == OWN_SOURCE:
        return OWN
    names = [one["family"] for one in tables.counted(tables.by_gdp_source(result))]
    if row["apart"] in {"", "repeated"} and row["family"] in names:
        return FAMILIES[min(names.index(row["family"]), len(FAMILIES) - 1)]
    return APART


@kept_in_words
def by_family(result: Result) -> tuple[ByFamily, ...]:
    """The share by each family, with the places of the screen."""
    return tuple(
        ByFamily(family_of(result, row), percent(result, row["share"]), _(row["publisher"]), row)
        for row in leading(result)
    )


# --- the sentence ---------------------------------------------------------------------------------------

_MARK, _CLAUSE, _END = "\ue000{}\ue001", "\ue002", "\ue003"
"""How a number and a clause are told apart in the sentence until it is taken into parts; no text has these signs."""
_CLOSED = re.compile("(\ue003)([,.;\uff0c\u3002]+)")
"""A mark behind a clause belongs to it."""
_MARKED = re.compile("\ue000(\\d+)\ue001|([\ue002\ue003])")


def _sentence(result: Result, subject: str, families: tuple[ByFamily, ...], *, several: bool) -> str:
    """The sentence, with a mark for each number of a family."""
    of = _(result.book.country(result.scenario.exporter).of)
    least = tables.is_at_least(result, SHARE)
    shares = [_by(family, n, first=not n, least=least) for n, family in enumerate(families)]
    if len(families) == 1:
        share = _at_least(_MARK.format(0)) if least else _MARK.format(0)
        told = _("{share} of {country} GDP {source}", share=share, country=of, source=_source(families[0], first=True))
    else:
        lead = _at_least(_lead(result, families)) if least else _lead(result, families)
        told = _("{share} of {country} GDP: {shares}", share=lead, country=of, shares=", ".join(shares))
    told = tables.of_its_day(result, told)
    if several:
        return _("{what} are {shares}.", what=subject, shares=told)
    return _("{what} is {shares}.", what=subject, shares=told)


def _by(family: ByFamily, place: int, *, first: bool, least: bool) -> str:
    share = _at_least(_MARK.format(place)) if least else _MARK.format(place)
    said = _("{share} {source}", share=share, source=_source(family, first=first))
    return f"{_CLAUSE}{said}{_END}"


def _at_least(share: str) -> str:
    return _("more than {number}", number=share)


def _source(family: ByFamily, *, first: bool) -> str:
    """By whose figure a share is: "by the Bank of Korea's figure", and after that "by the United Nations'"."""
    if family.family == OWN:
        return _("by {source}", source=family.publisher)
    said = _by_figure_of(family.row["publisher"], first=first)
    if family.row["apart"] == PURCHASING_POWER:
        return _("{source} in purchasing power", source=said)
    return said


def _by_figure_of(publisher: str, *, first: bool) -> str:
    """By whose figure, of a publisher as the data name it; an English name that ends in s takes an apostrophe alone."""
    source = _(publisher)
    if publisher.endswith("s"):
        return _("by {source}' figure", source=source) if first else _("by {source}'", source=source)
    return _("by {source}'s figure", source=source) if first else _("by {source}'s", source=source)


def _lead(result: Result, families: tuple[ByFamily, ...]) -> str:
    """What the families come to together: the claimed share where they lie around it, else their range."""
    if said := _claim_in_words(result, families):
        return _("about {share}", share=said)
    low, high = (end(family.row["share"] for family in families) for end in (min, max))
    decimals = 0 if min(abs(low), abs(high)) >= WHOLE_FROM else places(result)
    first, last = (wording.number(share * 100, decimals) for share in (low, high))
    if first == last:
        return _("about {share}", share=wording.percent(high, decimals))
    return wording.between(first, wording.percent(high, decimals))


def _claim_in_words(result: Result, families: tuple[ByFamily, ...]) -> str:
    """The claimed share, if the families lie around it and by one of them it holds."""
    claimed = claimed_share(result)
    shares = [family.row["share"] for family in families]
    if claimed is None or not min(shares) <= claimed.value <= max(shares):
        return ""
    return claimed.words if any(holds(share, claimed) for share in shares) else ""


@dataclass(frozen=True)
class Claimed:
    """A share that the scenario says was claimed: its value, its words, and its digits as they were printed."""

    value: float
    words: str
    digits: str


@kept_in_words
def claimed_share(result: Result) -> Claimed | None:
    """The share that was claimed; None if none was."""
    value = float(np.ravel(result.central.get("claimed_share", 0.0))[0])
    digits = f"{value * 100:.10f}".rstrip("0").rstrip(".")
    if not value > 0:
        return None
    return Claimed(value, wording.percent(value, len(digits.partition(".")[2])), digits)


def holds(share: float, claimed: Claimed) -> bool:
    """Whether a share agrees with a claim as it was printed: the rule of `econ check`."""
    from econ.claims.agreement import HOLDS, agrees
    from econ.claims.stated_numbers import stated

    return agrees((share, share), (share, share), stated(claimed.digits, 0.01)) == HOLDS


def _marked(said: str, families: tuple[ByFamily, ...]) -> tuple[Part, ...]:
    """The sentence in parts: words and numbers in turn."""
    parts, clause, inside, place = list[Part](), 0, False, 0
    said = _CLOSED.sub(r"\2\1", f"{said[:1].upper()}{said[1:]}{_CLAUSE}")
    for found in _MARKED.finditer(said):
        if words := said[place : found.start()]:
            parts.append(Part(words, clause=clause if inside else 0))
        if found[1]:
            family = families[int(found[1])]
            parts.append(Part(family.number, family.family, clause if inside else 0))
        else:
            inside = found[2] == _CLAUSE
            clause += inside
        place = found.end()
    return tuple(parts)


def _subject(result: Result) -> str:
    """What is sold, without its exchange rate: "$250 million a year", "Licences worth more than $1.6 billion"."""
    found = tables.summary_of(result, "sale_value").printed
    rate = tables.exchanged(result)
    low, central, high = (end * rate.rate.value if rate else end for end in found)
    amount = wording.amount(low, central, high, rate.unit if rate else "USD/year", finer=True)
    amount = tables.bounded(result, "sale_value", amount, "", "")[0]
    said = tables.SEVERAL.get(result.scenario.concept)
    said = _(said, amount=amount) if said else amount
    return f"{said[:1].upper()}{said[1:]}"


# --- what the sentence does not hold --------------------------------------------------------------------


def _chosen_apart(result: Result) -> list[str]:
    """The share by a source that is chosen and does not speak."""
    chosen = next((row for row in tables.by_gdp_source(result) if row["chosen"]), None)
    if chosen is None or chosen in leading(result):
        return []
    share = percent(result, chosen["share"])
    told = {"share": share, "source": _(chosen["label"]), "year": chosen["year"]}
    if chosen["apart"] == PURCHASING_POWER:
        return [_("The source you chose stands apart: {share} by {source}, {year}.", **told)]
    return [_("By the source you chose it is {share}: {source}, {year}.", **told)]


def _exchanged(result: Result) -> list[str]:
    rate = tables.exchanged(result)
    if rate is None:
        return []
    dollars = wording.amount(*tables.summary_of(result, "sale_value").printed, "USD", finer=True)
    return [_("That is {dollars} a year, at {rate}.", dollars=dollars, rate=currencies.in_words(rate.rate))]


def _whole(result: Result) -> list[str]:
    """The whole sale, where it takes another time than a year."""
    period = result.state.inputs.get("delivery_period")
    if "sale_total" not in result.draws or period is None or period.distribution.central == 1:
        return []
    months = period.distribution
    total = wording.amount(*tables.summary_of(result, "sale_total").printed, "USD", finer=True)
    if isinstance(months, Months):
        ends = {"first": wording.month(months.first), "last": wording.month(months.last)}
        return [_("From {first} to {last} it comes to {total}.", total=total, **ends)]
    return [_("Over {period} it comes to {total}.", total=total, period=wording.stated(months.central, "year"))]


def _by_year(result: Result) -> list[str]:
    """The shares of single years, where the pace of delivery is stated: the sentence has an even one."""
    path = result.central.get("share_path")
    if not result.state.pace_is_stated or path is None:
        return []
    years = {year: share for (year, *_pace), share in zip(result.state.path, np.ravel(path), strict=True) if share}
    rows = [row for row in tables.by_gdp_source(result) if row["chosen"]]
    if len(years) < 2 or not rows:
        return []
    told = wording.listing([_("{share} in {year}", share=percent(result, s), year=y) for y, s in years.items()])
    return [
        _(
            "That is the sale of an average year; by its stated pace the share is {years} by {source}.",
            years=told,
            source=_(rows[0]["publisher"]),
        )
    ]


def _people(result: Result) -> tuple[str, ...]:
    said = tables.people_bring(result)
    return (_("{said}.", said=f"{said[:1].upper()}{said[1:]}"),) if said else ()


def _people_alone(result: Result) -> str:
    """What people sent abroad bring where nothing is sold, in one sentence; its intervals stand in `_people`."""
    amount = wording.estimate(*tables.summary_of(result, "people_rate").printed, "USD/year")[0]
    income = tables.income_people_are_of(result)
    if income is None:
        return _("People sent abroad bring {amount}.", amount=amount)
    return _(
        "People sent abroad bring {amount}: {share} of {country} national income {source}.",
        amount=amount,
        share=wording.estimate(*tables.summary_of(result, "people_gni_share").printed, "1")[0],
        country=_(result.book.country(result.scenario.exporter).of),
        source=_by_figure_of(income.publisher or income.short, first=True),
    )
