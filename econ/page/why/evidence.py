"""What the answer rests on: every assumption with its value, its grade in words, and what is published about it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from econ import wording
from econ.analysis.sensitivity.moves import moving_rows, named
from econ.analysis.tables import lines_of_card
from econ.engine import Result, kept, kept_in_words
from econ.evidence import Evidence, sources
from econ.model import SHARE
from econ.output.charts.axes import short_money, trimmed
from econ.page import published_ranges
from econ.page.blocks import Block, Choice, Fact, Link, choices
from econ.page.place import Shown
from econ.page.ways import OF, SOURCE, VIEW, query
from econ.provenance import cards
from econ.provenance.published_figures import in_unit, in_words
from econ.scenario import Input
from econ.wording import grades, measures
from econ.wording.language import N_, _, _n

BEHIND, EVERY = "behind", "all"
"""The parameter of the address that lists all assumptions, and its value."""

GIVEN = {
    "scenario": N_("set in this scenario"),
    "line": N_("a figure of goods or people"),
    "series": N_("a published series"),
    "card": N_("an assumption of the calculator"),
    "definition": N_("a definition"),
}
"""What gives an assumption, by its origin."""

DECADE = 6.0
"""From which ratio of its ends on an axis counts in equal factors."""


@dataclass(frozen=True, kw_only=True)
class Plot:
    """An assumption among what is published: its value, its interval, figures, ranges, and both ends of the axis."""

    value: float
    interval: tuple[float, float] | None
    figures: tuple[float, ...]
    ranges: tuple[tuple[float, float], ...]
    ends: tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class Published:
    """A published figure: what it says, who says it, its grade, and whether it lies outside of what is assumed."""

    words: str
    links: tuple[Link, ...]
    grade: str
    outside: str = ""


@dataclass(frozen=True, kw_only=True)
class Assumption:
    """One assumption.

    Attributes:
        anchor: its place on the page.
        label, meaning: what it is.
        basis: on what it rests, in a word or two.
        value, interval: in words; the interval is empty for one that is not varied.
        plot: the same as a picture; None for a definition or a number alone.
        opener: what opens the rest.
        facts: grade, judgement and the like.
        heading, published: what is published about it.
        links: ways to change it, and to how it is used.
        kind: what the filter looks at.
        open: whether it stands open.
    """

    anchor: str
    label: str
    meaning: str
    basis: str
    value: str
    interval: str
    plot: Plot | None
    opener: str
    facts: tuple[Fact, ...]
    heading: str
    published: tuple[Published, ...]
    links: tuple[Link, ...]
    kind: str
    open: bool = False


@dataclass(frozen=True, kw_only=True)
class Assumptions(Block):
    """The list.

    Attributes:
        title, about: what it is.
        others: the way to the shorter or the longer list.
        search, filter: labels of the field and of the menu; `kinds` what it narrows to.
        none: what is said where nothing fits.
        legend: what the marks of the plots mean: a value, an interval, a figure, a range.
        items: the assumptions.
    """

    title: str
    about: str
    others: Link
    search: str
    filter: str
    kinds: tuple[Choice, ...]
    none: str
    legend: tuple[str, str, str, str]
    items: tuple[Assumption, ...]


def assumptions(shown: Shown) -> Assumptions:
    """The block."""
    of = shown.detail(OF)
    every = shown.detail(BEHIND) == EVERY or (bool(of) and of not in _behind_share(shown.result))
    other = shown.link(**{**dict.fromkeys(shown.asked.details, ""), BEHIND: "" if every else EVERY})
    return _listed(shown.result, every, of, other)


@kept_in_words
def _listed(result: Result, every: bool, of: str, other: str) -> Assumptions:
    """The list, kept as long as it is the same: it is large."""
    listed = _every(result) if every else _behind_share(result)
    found = [replace(_assumption(result, name), open=name == of) for name in listed]
    kinds = dict.fromkeys(one.kind for one in found)
    count = len(_every(result))
    words = _n("The one assumption of this scenario", "All {count} assumptions of this scenario", count)
    return Assumptions(
        key="assumptions",
        title=_("Assumptions and their evidence"),
        about=_("What moves the answer most comes first."),
        others=Link(words=_("Only those behind the share of GDP") if every else words, address=other),
        search=_("Search"),
        filter=_("Given by"),
        kinds=choices({"": _("anything")} | {kind: _(GIVEN[kind]) for kind in kinds}),
        none=_("Nothing fits. Take a word away."),
        legend=(_("used here"), _("90% interval"), _("published"), _("published as a range")),
        items=tuple(found),
    )


@kept
def _behind_share(result: Result) -> tuple[str, ...]:
    """What the share rests on and counts, that which moves it most first."""
    if SHARE not in result.draws:
        return _every(result)
    return _ordered(result, [item for item in result.inputs_of(SHARE) if result.counts(item)])


@kept
def _every(result: Result) -> tuple[str, ...]:
    """All that the scenario is computed with; what counts for nothing in it comes last."""
    items = sorted(result.state.inputs.values(), key=lambda item: not result.counts(item))
    return _ordered(result, items)


def _ordered(result: Result, items: Iterable[Input]) -> tuple[str, ...]:
    moving = [row["input"] for row in moving_rows(result, SHARE)] if SHARE in result.draws else []
    found = [item for item in items if item.origin != "definition"]
    rest = sorted(
        (item for item in found if item.name not in moving),
        key=lambda item: (not result.counts(item), item.distribution.is_fixed),
    )
    known = {item.name for item in found}
    return (*(name for name in moving if name in known), *(item.name for item in rest))


@kept_in_words
def _assumption(result: Result, name: str) -> Assumption:
    item, card = result.state.inputs[name], cards.card(name, result)
    about, exporter = cards.histogram(item.distribution), result.scenario.exporter
    rows = published_ranges.rows(name, result.book, exporter)
    value, interval = _in_words(item, about)
    published = tuple(_published(result, item, row) for row in rows)
    differ = tuple(Published(words=_(one.text), links=(), grade="") for one in card.otherwise if _is_pair(one, item))
    heading = _n("{count} published figure", "{count} published figures", len(published)) if published else ""
    judged = bare(_(item.judgement), _("Judgement:"))
    facts = (
        Fact(label=_("Grade"), text=grades.in_words(item.grade)),
        Fact(label=_("Given by"), text=", ".join(filter(None, (_(GIVEN[item.origin]), _series(item))))),
        Fact(label=_("Prices of"), text=str(card.price_year) if card.price_year else ""),
        Fact(label=_("90% interval") if _is_measured(item) else _("Judgement"), text=judged),
        Fact(label=_("Disputed"), text=bare(_(item.disputed), _("Disputed:"))),
        Fact(label=_("Note"), text=bare(_(item.note), _("Note:"))),
        Fact(label=_("Sources"), links=tuple(source(result, one) for one in item.sources)),
    )
    return Assumption(
        anchor=f"of-{name}",
        label=named(result, name),
        meaning=_(item.meaning),
        basis=_basis(item, about is not None),
        value=value,
        interval=interval,
        plot=_plot(item, about, rows),
        opener=_("Evidence: {figures}", figures=heading) if heading else _("Evidence"),
        facts=tuple(fact for fact in facts if fact.text or fact.links),
        heading=heading,
        published=(*published, *differ),
        links=_ways(result, name),
        kind=item.origin,
    )


def _is_pair(one: cards.Otherwise, item: Input) -> bool:
    """Whether it says of two published figures that they differ."""
    return not one.grade and one.text != item.disputed


def _ways(result: Result, name: str) -> tuple[Link, ...]:
    """Ways to change an assumption, and to how it is used."""
    kind = (lines_of_card(name) or (name,))[0]
    change = Link(words=_("Change it"), address=query({VIEW: "why", OF: name}, f"b-lever-{name.replace('_', '-')}"))
    if kind not in result.graph.inputs:
        return (change,)
    return change, Link(words=_("How it is used"), address=query({VIEW: "method", OF: kind}, f"of-{kind}"))


def _in_words(item: Input, about: cards.Histogram | None) -> tuple[str, str]:
    unit = wording.said_unit(item.name, item.unit)
    if about is None:
        return wording.stated(item.distribution.central, unit), ""
    return wording.estimate(about.five, item.distribution.central, about.ninetyfive, unit)


def _basis(item: Input, varied: bool) -> str:
    """On what an assumption rests, in a few words."""
    if not varied:
        return _("Not varied")
    if item.judgement:
        return _("Interval: from revisions") if _is_measured(item) else _("Interval: a judgement")
    if item.series:
        return _("Published, {year}", year=item.year) if item.year else _("Published")
    return _("Interval: from what is published")


def _is_measured(item: Input) -> bool:
    """Whether the spread of a published figure was measured: how far such figures have moved since."""
    return bool(item.series) and not item.judgement.startswith("Judgement")


def _series(item: Input) -> str:
    return f"{item.series}, {item.year}" if item.series else ""


def bare(text: str, title: str) -> str:
    """The text without a title that it begins with itself."""
    rest = text.removeprefix(title).lstrip()
    return rest[:1].upper() + rest[1:]


def _published(result: Result, item: Input, row: Evidence) -> Published:
    values, amount = in_unit(row, item.unit), in_words(row)
    low, high = item.distribution.points[0], item.distribution.points[-1]
    outside = bool(values) and (values[-1] < low or values[0] > high)
    said = _(row.description).rstrip(".")
    return Published(
        words=_("{amount}: {description}", amount=amount, description=said) if amount else said,
        links=tuple(source(result, name) for name in row.sources),
        grade=grades.in_words(row.grade),
        outside=_("not within what is assumed") if outside else "",
    )


def source(result: Result, name: str) -> Link:
    """The way to a source."""
    record = sources.get(result.book.sources, name)
    return Link(words=sources.short(record), address=query({VIEW: "sources", SOURCE: name}, f"source-{name}"))


# --- the picture --------------------------------------------------------------------------------------


def _plot(item: Input, about: cards.Histogram | None, rows: Sequence[Evidence]) -> Plot | None:
    """The assumption on an axis with what is published; None if it stands alone."""
    value = item.distribution.central
    spans = [values for row in rows if (values := in_unit(row, item.unit))]
    if about is None and not spans:
        return None
    inner = [value, *((about.five, about.ninetyfive) if about else ())]
    every = [*inner, *(end for values in spans for end in (values[0], values[-1]))]
    low, high = min(every), max(every)
    if not low < high:
        return None
    axis = _Axis.over(low, high)
    return Plot(
        value=axis.at(value),
        interval=(axis.at(about.five), axis.at(about.ninetyfive)) if about else None,
        figures=tuple(sorted({axis.at(values[0]) for values in spans if values[0] == values[-1]})),
        ranges=tuple((axis.at(v[0]), axis.at(v[-1])) for v in spans if v[0] < v[-1])[:MOST_RANGES],
        ends=(_end(axis.low, item.unit), _end(axis.high, item.unit)),
    )


MOST_RANGES = 3


@dataclass(frozen=True)
class _Axis:
    """An axis with round ends, that counts in equal factors where it is long."""

    low: float
    high: float
    factors: bool

    @classmethod
    def over(cls, low: float, high: float) -> _Axis:
        if low > 0 and high / low > DECADE:
            return cls(_round(low, down=True), _round(high, down=False), factors=True)
        room = (high - low) * 0.08
        step = 10.0 ** math.floor(math.log10(high - low)) / 2
        first = math.floor((low - room) / step) * step
        return cls(max(first, 0.0) if low >= 0 else first, math.ceil((high + room) / step) * step, factors=False)

    def at(self, value: float) -> float:
        low, high = (math.log(self.low), math.log(self.high)) if self.factors else (self.low, self.high)
        place = math.log(value) if self.factors else value
        return round(min(max((place - low) / (high - low), 0.0), 1.0) * 100, 1)


def _round(value: float, *, down: bool) -> float:
    """The next 1, 2, 3 or 5 times a power of ten below or above a value."""
    power = 10.0 ** math.floor(math.log10(value))
    found = [m * power for m in (1, 2, 3, 5, 10)]
    if down:
        return max(one for one in found if one <= value * (1 + 1e-9))
    return min(one for one in found if one >= value * (1 - 1e-9))


def _end(value: float, unit: str) -> str:
    """An end of the axis, as short as can be."""
    if unit == "1":
        return wording.in_percent(trimmed(round(value * 100, 10)))
    first = unit.partition("/")[0]
    symbol = measures.sign(first) if measures.unit(first).sign is not None else ""
    return short_money(value, symbol)
