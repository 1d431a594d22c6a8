"""Assumption cards in the NUSAP form: numeral, unit, spread, assessment, pedigree; who disagrees, what rests on it."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from econ.analysis.tables import lines_of_card
from econ.engine import Result, kept
from econ.evidence import PEDIGREE, Book, Card, Evidence, sources
from econ.model import GRAPH
from econ.numerics.distributions import Distribution, written
from econ.numerics.statistics import HIGH, LOW, MIDDLE
from econ.provenance import origins
from econ.provenance.published_figures import conflicts, evidence_for, in_unit, in_words
from econ.wording.errors import InputError, unknown
from econ.wording.language import N_, _


@dataclass(frozen=True)
class Otherwise:
    """What somebody publishes that is not within an assumption, or that two publish for the same time.

    Attributes:
        text: what it is, a sentence.
        grade: of a published figure; "" where it is none.
        sources: ids of those who published the figure.
    """

    text: str
    grade: str = ""
    sources: tuple[str, ...] = ()

    def __str__(self) -> str:
        """The sentence with grade and sources behind it."""
        return f"{self.text} [{self.grade}; {' '.join(self.sources)}]" if self.grade else self.text


@dataclass(frozen=True)
class AssumptionCard:
    """Everything one needs to judge an assumption.

    Attributes:
        name, label, meaning: what it is.
        numeral: the one value that stands for it.
        unit: in which it is.
        price_year: the year whose prices it is in; None if it is no money of a year.
        spread: the distribution, as it is written.
        assessment: the Admiralty grade.
        pedigree: scores from 0 to 4 by criterion; empty if nobody has scored it.
        judgement: whose it is and on what it rests.
        sources: citations by id.
        otherwise: who publishes something else.
        outputs: the outputs that rest on it.
        note: what it leaves out.
        origin: "card", "line", "series", "definition" or "scenario".
    """

    name: str
    label: str
    meaning: str
    numeral: float
    unit: str
    price_year: int | None
    spread: str
    assessment: str
    pedigree: dict[str, int]
    judgement: str
    sources: dict[str, str]
    otherwise: tuple[Otherwise, ...]
    outputs: tuple[str, ...]
    note: str
    origin: str

    @property
    def priced_unit(self) -> str:
        """The unit with the price year, if it is money."""
        return f"{self.unit} (prices of {self.price_year})" if self.price_year else self.unit


def card(name: str, of: Result | Book) -> AssumptionCard:
    """The card of an assumption: as a result uses it, or as it stands in the figures.

    Args:
        name: a card, a figure of a goods line such as `price_shell_152`, or with a result any of its inputs.
        of: a result, or the figures.

    Raises:
        InputError: there is no such assumption.
    """
    return _of_result(name, of) if isinstance(of, Result) else _of_book(name, of)


def _of_book(name: str, book: Book) -> AssumptionCard:
    c = _written(name, book)
    if c is None:
        raise unknown("assumption", name, [*book.cards, *book.line_cards], "econ list assumptions")
    return AssumptionCard(
        name=name,
        label=c.label,
        meaning=c.meaning,
        numeral=c.distribution.central,
        unit=c.unit,
        price_year=c.price_year,
        spread=_spread(c.distribution, c.unit),
        assessment=c.grade,
        pedigree=_scores(c),
        judgement=c.judgement,
        sources=_cited(c, book),
        otherwise=_otherwise(name, c.unit, c.distribution, c.disputed, book),
        outputs=_outputs(name, book),
        note=c.note,
        origin="card" if name in book.cards else "line",
    )


def _of_result(name: str, result: Result) -> AssumptionCard:
    item = result.state.inputs.get(name)
    if item is None:
        if name in result.state.absent:
            raise InputError(f"{name} has no value here: {result.state.absent[name]}.", mend="Set it in the scenario.")
        raise unknown("assumption", name, result.state.inputs, "econ list assumptions")
    exporter = result.scenario.exporter
    c = _written(name, result.book, exporter)
    ours = c is not None and item.origin in ("card", "line")
    return AssumptionCard(
        name=name,
        label=item.label,
        meaning=item.meaning,
        numeral=item.distribution.central,
        unit=item.unit,
        price_year=item.price_year,
        spread=_spread(item.distribution, item.unit),
        assessment=item.grade,
        pedigree=_scores(c) if c and ours else {},
        judgement=item.judgement,
        sources=origins.cited(result, item),
        otherwise=_otherwise(name, item.unit, item.distribution, item.disputed, result.book, exporter),
        outputs=_resting(result).get(name, ()),
        note=item.note,
        origin=item.origin,
    )


@kept
def _resting(result: Result) -> dict[str, tuple[str, ...]]:
    """For each input the outputs that rest on it, resting together and kept with the result."""
    resting: dict[str, tuple[str, ...]] = {}
    for output in result.outputs:
        for item in result.inputs_of(output):
            resting[item.name] = (*resting.get(item.name, ()), output)
    return resting


BARS = 24
"""Bars of a small histogram."""

FINE = 600
"""Quantiles that are sorted into them."""


@dataclass(frozen=True)
class Histogram:
    """A small picture of a distribution.

    Attributes:
        low, high: its ends.
        heights: how much of the probability lies in each of `BARS` equal parts between them, the largest as 1.
        central: the one value that stands for it.
        five, half, ninetyfive: what lies above a twentieth, a half and nineteen twentieths of it.
    """

    low: float
    high: float
    heights: tuple[float, ...]
    central: float
    five: float
    half: float
    ninetyfive: float


@lru_cache(maxsize=1024)
def histogram(distribution: Distribution) -> Histogram | None:
    """The small picture; None for a single value. A hundredth of the probability lies beyond either end."""
    if distribution.is_fixed:
        return None
    found = distribution.quantile(np.linspace(0.01, 0.99, FINE))
    low, high = float(found[0]), float(found[-1])
    if low == high:
        return None
    counts, _edges = np.histogram(found, BARS, (low, high))
    five, half, last = (float(v) for v in distribution.quantile(np.array([LOW, MIDDLE, HIGH])))
    heights = tuple(round(float(v), 3) for v in counts / counts.max())
    return Histogram(low, high, heights, distribution.central, five, half, last)


def _written(name: str, book: Book, exporter: str | None = None) -> Card | None:
    if name in book.cards:
        return book.cards[name]
    if exporter is not None:
        return book.line_card(name, exporter)
    return next(iter(book.line_cards.get(name, ())), None)


def _scores(c: Card) -> dict[str, int]:
    return dict(zip(PEDIGREE, c.pedigree, strict=True)) if c.pedigree else {}


def _spread(distribution: Distribution, unit: str) -> str:
    try:
        return "none" if distribution.is_fixed else written(distribution, unit)
    except InputError:
        return f"a list of samples from {distribution.points[0]:,.6g} to {distribution.points[-1]:,.6g} {unit}"


def _cited(c: Card, book: Book) -> dict[str, str]:
    at = {n: [book.locators.get((c.name, n), "")] for n in c.sources}
    return {n: sources.cite(sources.located(sources.get(book.sources, n), at[n])) for n in c.sources}


def _otherwise(
    name: str, unit: str, distribution: Distribution, disputed: str, book: Book, exporter: str = ""
) -> tuple[Otherwise, ...]:
    """Who says something else: the sentence of the card, published figures outside its points, and their conflicts."""
    try:
        rows = evidence_for(name, book, exporter)
    except InputError:
        rows = ()
    low, high = distribution.points[0], distribution.points[-1]
    said = [Otherwise(disputed)] if disputed else []
    for row in rows:
        values = in_unit(row, unit)
        if values and (values[-1] < low or values[0] > high):
            said.append(Otherwise(f"{in_words(row)}: {_(row.description)}", row.grade, tuple(row.sources)))
    apart = [(one, other) for one, other in conflicts(rows) if in_unit(one, unit)]
    differ = N_("Two figures for the same time differ: “{first}” and “{second}”.")
    said += [Otherwise(_(differ, first=_plain(one), second=_plain(other))) for one, other in apart]
    return tuple(said)


def _plain(row: Evidence) -> str:
    return _(row.description).rstrip(".")


def _outputs(name: str, book: Book) -> tuple[str, ...]:
    found = lines_of_card(name)
    return GRAPH.descendants([found[0] if found and found[1] in {*book.lines, *book.labour} else name])
