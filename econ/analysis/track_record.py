"""The track record: published totals with known quantities beside what the calculator makes of these quantities.

The list stands in `data/track_record.toml`; it was written before any of its totals was computed. Each is asked with
nothing set but the quantities, so that prices, discounts and fills are those that everybody gets. A stock that would
limit them is opened: what a source counts as delivered was delivered. Money is at the prices of the year of the total.

    print(econ.frame(econ.track_record()))
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

import numpy as np

from econ import wording
from econ.analysis.tables import Row
from econ.engine import Result, run
from econ.engine.estimates import estimate
from econ.evidence import Book, PublishedTotal, default_book, exchange_rates, kinds
from econ.model import GRAPH
from econ.numerics.distributions import Distribution, Fixed, Uniform
from econ.scenario import Scenario
from econ.wording.language import N_, _

KINDS = {
    "goods": N_("Value of goods"),
    "people": N_("Income from people"),
    "oil": N_("Oil from its value"),
    "rounds": N_("Rounds in containers"),
}
"""What a total is a total of, in words."""

OUTSIDE = 0.1
"""Probability outside of the interval, which an interval score needs."""

Ends = tuple[float | None, float | None, float | None]
"""Lowest, central and highest number, as far as they are printed."""


@dataclass(frozen=True)
class Earlier:
    """What an earlier version answered: its central case and its 90% interval."""

    version: str
    low: float
    central: float
    high: float


@dataclass(frozen=True)
class Total:
    """A published total and the calculator's answer, in one unit.

    Attributes:
        name, title, by: what it is and who says so.
        kind: what it is a total of, a key of `KINDS`.
        unit: of all its numbers.
        published: lowest, central and highest published number; two of them are empty for a bound.
        central, low, high: the central case and the 90% interval.
        earlier: what an earlier version answered, if it could be asked.
        shares: inputs of the calculator that rest on the very page that prints the total.
        another_count: whether the quantity is another source's.
        unpriced: what the total holds that the calculator has no price for.
        why: why they differ.
        cannot: why the calculator cannot be asked; then there is no answer.
        sources: ids of the sources of the total and of its quantities.
        scenario: what was asked.
    """

    name: str
    title: str
    by: str
    kind: str
    unit: str
    published: Ends
    central: float = math.nan
    low: float = math.nan
    high: float = math.nan
    earlier: Earlier | None = None
    shares: tuple[str, ...] = ()
    another_count: bool = False
    unpriced: str = ""
    why: str = ""
    cannot: str = ""
    sources: tuple[str, ...] = ()
    scenario: Scenario | None = None

    @property
    def is_bound(self) -> bool:
        """Whether only an upper or only a lower end is printed."""
        low, central, high = self.published
        return central is None and (low is None or high is None)

    @property
    def middle(self) -> float:
        """The number that the answer is held against: the central one, or the geometric middle of a range."""
        low, central, high = self.published
        if central is not None:
            return central
        if low is None or high is None:
            return (low if high is None else high) or math.nan
        return math.sqrt(low * high)

    @property
    def inside(self) -> bool:
        """Whether the middle lies in the 90% interval; for a bound, whether the interval reaches to its right side."""
        if not self.is_bound:
            return self.low <= self.middle <= self.high
        return self.low <= self.middle if self.published[0] is None else self.high >= self.middle

    @property
    def counts(self) -> bool:
        """Whether it counts for coverage and score: it was computed, and is more than a bound."""
        return not (self.cannot or self.is_bound)

    @property
    def ratio(self) -> float:
        """The central case over the middle."""
        return self.central / self.middle

    @property
    def score(self) -> float:
        """The interval score of the logarithm (Gneiting and Raftery 2007); smaller is better."""
        return interval_score(self.low, self.high, self.middle)

    @property
    def as_before(self) -> Total | None:
        """The same with the answer of the earlier version; None if it could not be asked."""
        if self.earlier is None:
            return None
        old = self.earlier
        return replace(self, low=old.low, central=old.central, high=old.high, earlier=None)


def interval_score(low: float, high: float, value: float) -> float:
    """The interval score of a 90% interval, on the logarithm, so that totals of every size count alike.

    Its width, and twenty times what the value lies outside of it.

    >>> round(interval_score(1.0, math.e, 2.0), 6), round(interval_score(1.0, math.e, math.e**1.5), 6)
    (1.0, 11.0)
    """
    ends = math.log(low), math.log(high)
    beyond = max(ends[0] - math.log(value), math.log(value) - ends[1], 0.0)
    return ends[1] - ends[0] + 2 / OUTSIDE * beyond


@dataclass(frozen=True)
class Record:
    """Some totals taken together.

    Attributes:
        counted: how many count.
        inside: how many of these lie in the 90% interval.
        score: mean interval score.
        ratio: geometric mean of the ratios: above 1 the calculator is dearer.
    """

    counted: int
    inside: int
    score: float
    ratio: float


def taken_together(given: Iterable[Total]) -> Record:
    """Coverage and mean score of some totals; what is no more than a bound, or could not be computed, is left out."""
    found = [total for total in given if total.counts]
    if not found:
        return Record(0, 0, math.nan, math.nan)
    return Record(
        len(found),
        sum(total.inside for total in found),
        sum(total.score for total in found) / len(found),
        math.exp(sum(math.log(total.ratio) for total in found) / len(found)),
    )


INDEPENDENT = "independent_goods"
"""Name of the totals of goods whose pages no price and no discount rests on."""


def independent(found: Iterable[Total]) -> list[Total]:
    """Totals of goods that share no page with a price or a discount."""
    return [total for total in found if total.kind == "goods" and not total.shares]


def coverage(found: Iterable[Total]) -> dict[str, Record]:
    """Coverage by kind, and that of the totals of goods that are independent of the prices: `data/coverage.csv`."""
    found = list(found)
    by_kind = {kind: taken_together(t for t in found if t.kind == kind) for kind in KINDS}
    return by_kind | {INDEPENDENT: taken_together(independent(found))}


def directions(found: Iterable[Total]) -> str:
    """Whether the totals that count lie above or below the answers, a sentence; empty if none counts."""
    ratios = [total.ratio for total in found if total.counts]
    below = sum(ratio < 1 for ratio in ratios)
    if not ratios:
        return ""
    if below == len(ratios):
        return _("All {counted} answers lie below the published total.", counted=below)
    return _(
        "Of {counted} answers {below} lie below the published total and {above} above it.",
        counted=len(ratios),
        below=below,
        above=sum(ratio > 1 for ratio in ratios),
    )


def in_words(record: Record) -> str:
    """Coverage in words: "11 of 17 inside"."""
    return _("{inside} of {counted} inside", inside=record.inside, counted=record.counted)


def rows(found: Iterable[Total]) -> list[Row]:
    """The totals as rows, for `econ.frame`: both numbers, the interval, the ratio, the verdict and the score."""
    return [
        {
            "total": t.name,
            "title": t.title,
            "by": t.by,
            "kind": t.kind,
            "unit": t.unit,
            **dict(zip(("published_low", "published", "published_high"), t.published, strict=True)),
            **({} if t.cannot else {"central": t.central, "low": t.low, "high": t.high, "ratio": t.ratio}),
            **({} if t.cannot else {"inside": t.inside, "counts": t.counts, "score": t.score}),
            "shares_a_page": t.shares,
            "earlier_version": t.earlier.version if t.earlier else "",
            **({"earlier_score": t.as_before.score} if t.as_before else {}),
            "why": t.cannot or t.why,
            "sources": t.sources,
        }
        for t in found
    ]


HEADERS = (N_("total"), N_("published"), N_("calculated"), N_("90% interval"), N_("ratio"), N_("inside"))


def cells(total: Total) -> tuple[str, ...]:
    """A total in words, under `HEADERS`; what cannot be computed has its published number alone."""
    title, published = f"{_(total.title)}; {_(total.by)}", _published_in_words(total)
    if total.cannot:
        return (title, published, "", "", "", "")
    if total.low == total.high:
        answer, span = wording.quantity(total.central, total.unit), _("not varied")
    else:
        answer, span = wording.estimate(total.low, total.central, total.high, total.unit)
    ratio = wording.plain(total.ratio, 2)
    inside = _("yes") if total.inside else _("no")
    return (title, published, answer, span, ratio, inside)


def _published_in_words(total: Total) -> str:
    low, central, high = total.published
    if total.is_bound:
        said = wording.quantity(total.middle, total.unit)
        return _("{number} or more", number=said) if high is None else _("up to {number}", number=said)
    if low is None or high is None or low in (central, high):
        return wording.quantity(total.middle, total.unit)
    return wording.span(low, high, total.unit)


def track_record(book: Book | None = None) -> list[Row]:
    """Every published total of the list as a row, misses first; see `rows`."""
    return rows(totals(book))


def totals(book: Book | None = None) -> list[Total]:
    """Every published total of the list: misses first, the worst first; then bounds and what cannot be asked."""
    book = book or default_book()
    found = [_judged(total, book) for total in book.track_record.values()]
    return sorted(found, key=lambda t: (bool(t.cannot), t.is_bound, t.inside, -abs(math.log(t.ratio))))


def _judged(total: PublishedTotal, book: Book) -> Total:
    published = _published(total, book)
    known = {
        "name": total.name,
        "title": total.title,
        "by": total.by,
        "kind": total.kind,
        "unit": GRAPH.equations[total.output].unit.partition("/")[0],
        "published": published,
        "another_count": total.another_count,
        "unpriced": total.unpriced,
        "why": total.why,
        "cannot": total.cannot,
        "sources": _sources(total, book),
    }
    if total.cannot:
        return Total(**known)  # type: ignore[arg-type]  # the names are those of its fields
    scenario = asked(total, book)
    result = run(scenario, book)
    found = estimate(result, total.output)
    earlier = book.earlier_answers.get(total.name)
    return Total(
        **known,  # type: ignore[arg-type]  # the same
        central=float(np.ravel(result.central[total.output])[0]),
        low=found.low,
        high=found.high,
        earlier=Earlier(earlier.version, earlier.low, earlier.central, earlier.high) if earlier else None,
        shares=_shares(result, total, book),
        scenario=scenario,
    )


def asked(total: PublishedTotal, book: Book) -> Scenario:
    """The question: the quantities of the total and nothing else; the stock is opened, and no GDP is asked for."""
    settings: dict[str, Distribution | str] = {name: _quantity(words, book) for name, words in total.set.items()}
    for line in book.lines:
        stock = book.line_card(f"stock_release_{line}", total.exporter)
        if stock and (f"quantity_{line}" in settings or "containers" in settings):
            settings[stock.name] = Fixed(stock.plausible[1])
    return Scenario(
        exporter=total.exporter,
        buyer=total.buyer or None,
        year=total.year,
        one_price_year=True,
        set={"gdp": "1 billion USD/year", **settings},
        title=total.title,
    )


def _quantity(words: str, book: Book) -> Distribution | str:
    """Numbers of the evidence as a quantity, and other words as they are.

    A range is equally likely everywhere; what is printed as "up to" begins at zero.
    """
    if book.evidence.keys().isdisjoint(words.split()):
        return words
    low, central, high = _value(words, book)
    if low is None and central is None:
        low = 0.0
    known = [end for end in (low, central, high) if end is not None]
    return Fixed(known[0]) if known[0] == known[-1] else Uniform(known[0], known[-1])


def _value(words: str, book: Book) -> Ends:
    """Numbers by their names: `a + b` is a sum, `a * b` a product, `a | b` runs from the lowest to the highest."""
    if "|" in words:
        values = [v for part in words.split("|") for v in _value(part, book) if v is not None]
        return min(values), None, max(values)
    if "+" in words:
        return _each(words.split("+"), book, sum)
    if "*" in words:
        return _each(words.split("*"), book, math.prod)
    row = book.evidence[words.strip()]
    return row.low, row.central, row.high


def _each(parts: Iterable[str], book: Book, together: Callable[[Iterable[float]], float]) -> Ends:
    rows = [_value(part, book) for part in parts]
    filled = [tuple(_end(row, place) for place in range(3)) for row in rows]
    low, central, high = (together(row[place] for row in filled) for place in range(3))
    return low, None if low != high else central, high


def _end(row: Ends, place: int) -> float:
    """An end of a number, or the nearest that is printed."""
    nearest = (row[p] for p in ((0, 1, 2), (1, 0, 2), (2, 1, 0))[place])
    return next(number for number in nearest if number is not None)


def _published(total: PublishedTotal, book: Book) -> Ends:
    """The published numbers, less what the calculator has no price for, in dollars if they are money."""
    row = book.evidence[total.published]
    rate = book.evidence[total.rate].values[0] if total.rate else None
    taken = [_in_dollars(_value(words, book), _unit(words, book), rate, total.year, book) for words in total.taken_off]
    ends = _in_dollars((row.low, row.central, row.high), row.unit, rate, total.year, book)
    low, central, high = (
        None if end is None else end - sum(_end(off, place) for off in taken) for place, end in enumerate(ends)
    )
    if central is not None:
        return low, central, high
    return (low, low, None) if low is not None and low == high else (low, central, high)


def _unit(words: str, book: Book) -> str:
    units = (book.evidence[name.strip()].unit for name in words.replace("*", "+").split("+"))
    return next((unit for unit in units if kinds.is_money(unit)), "1")


def _in_dollars(ends: Ends, unit: str, rate: float | None, year: int, book: Book) -> Ends:
    code = kinds.currency(unit) if kinds.is_money(unit) else ""
    if code in ("", kinds.DOLLAR):
        return ends
    each = rate or exchange_rates.rate(code, year, book).value
    low, central, high = (None if end is None else end / each for end in ends)
    return low, central, high


def _sources(total: PublishedTotal, book: Book) -> tuple[str, ...]:
    words = " ".join((total.published, *total.set.values(), *total.taken_off, total.rate))
    names = [word for word in words.split() if word in book.evidence]
    return tuple(dict.fromkeys(s for name in names for s in book.evidence[name].sources))


def _shares(result: Result, total: PublishedTotal, book: Book) -> tuple[str, ...]:
    """Inputs that rest on a page that prints the total."""
    pages = set(book.evidence[total.published].sources)
    return tuple(
        i.name
        for i in result.inputs_of(total.output)
        if result.counts(i) and i.origin in ("card", "line") and pages & set(i.sources)
    )
