"""Origins both ways: from a number to its sources, and from a source to every number that rests on it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np

from econ import wording
from econ.analysis import tables
from econ.engine import ALONG, GDP_INDEX, IN_SERVICE, Result, run
from econ.evidence import Book, sources
from econ.evidence.data_files import read_csv
from econ.numerics.sobol import Sampler
from econ.scenario import AHEAD, GDP_INDEX_BEFORE, Input, Scenario
from econ.wording.errors import unknown

PLACES = ("series", "table", "country", "card", "line", "embargo", "preset", "evidence", "claim")
"""Kinds of places in `data/` that name a source."""

FEW = Sampler(points=2, scrambles=2)
"""What rests on what does not depend on the number of points."""


@dataclass(frozen=True)
class Citation:
    """One place in `data/` that names a source.

    Attributes:
        source: id of the source.
        place: kind of place, one of `PLACES`.
        name: what is there: a series, a table of many countries, the list of countries, a card, a figure of a goods
            line, a preset, an item, a claim.
        detail: where in it: the year of a figure, the day of a release, the quantity that a preset sets, what a claim
            says; may be empty.
        locator: where in the source it stands; empty if that is not known.
    """

    source: str
    place: str
    name: str
    detail: str = ""
    locator: str = ""


@dataclass(frozen=True)
class Uses:
    """What a source is used for.

    Attributes:
        source: its id.
        citations: the places in `data/` that name it.
        outputs: by preset, the outputs that rest on it.
    """

    source: str
    citations: tuple[Citation, ...]
    outputs: dict[str, tuple[str, ...]]

    def of(self, place: str) -> tuple[str, ...]:
        """Names of the places of one kind, each once."""
        return tuple(dict.fromkeys(c.name for c in self.citations if c.place == place))


def citations(book: Book) -> Iterator[Citation]:
    """Every place in `data/` that names a source."""
    for series in book.all_series():
        yield from (Citation(s, "series", series.key) for s in series.about.sources)
        figures = ((row, book.locator(series, row)) for row in series.rows)
        yield from (Citation(row.source, "series", series.key, str(row.year), at) for row, at in figures)
    for table in map(book.table, book.tables):
        days = ((vintage.source, vintage.released) for vintage in table.vintages)
        yield from (Citation(source, "table", table.name, day, table.locator) for source, day in days)
        yield from (Citation(s, "table", table.name) for s in table.about.sources)
    described = dict.fromkeys(s for country in book.countries.values() for s in country.sources)
    yield from (Citation(s, "country", "countries.csv") for s in described)
    for card in book.cards.values():
        yield from (Citation(s, "card", card.name) for s in card.sources)
    for cards in book.line_cards.values():
        for card in cards:
            yield from (Citation(s, "line", card.name, card.only_for.exporter or "") for s in card.sources)
    for one in book.embargoes:
        name = f"{one.exporter or one.buyer} {one.since}"
        yield from (Citation(s, "embargo", name, one.what) for s in one.sources)
    for name in book.presets:
        preset = book.preset(name)
        yield from (Citation(s, "preset", name) for s in preset.sources)
        for quantity, setting in preset.set.items():
            if not isinstance(setting, str):
                yield from (Citation(s, "preset", name, quantity) for s in setting.sources)
    for row in book.evidence.values():
        yield Citation(row.sources[0], "evidence", row.item, locator=row.locator)
        yield from (Citation(s, "evidence", row.item) for s in row.sources[1:])
    yield from _claims(book)


def _claims(book: Book) -> Iterator[Citation]:
    """Sources of the published claims: their first column is the name, `sources` or `source` the ids."""
    for folder in book.folders:
        path = folder / "claims.csv"
        if not path.is_file():
            continue
        for _line, row in read_csv(path):
            name = next(iter(row.values()))
            named = (row.get("sources") or row.get("source") or "").split()
            yield from (Citation(s, "claim", name, row.get("description") or "") for s in named)


@lru_cache(maxsize=4)
def _by_source(book: Book) -> dict[str, tuple[Citation, ...]]:
    by_source: dict[str, list[Citation]] = {name: [] for name in book.sources}
    for citation in citations(book):
        by_source.setdefault(citation.source, []).append(citation)
    return {name: tuple(dict.fromkeys(places)) for name, places in by_source.items()}


@lru_cache(maxsize=4)
def _by_preset(book: Book) -> dict[str, dict[str, tuple[str, ...]]]:
    """For each preset the sources of each of its outputs."""
    by_preset = {}
    for name in book.presets:
        result = run(Scenario.preset(name, book).change(sampler=FEW), book)
        by_preset[name] = {output: result.sources_of(output) for output in result.outputs}
    return by_preset


def path_sources(result: Result) -> tuple[str, ...]:
    """Ids of the sources of the GDP along the yearly path, sorted."""
    series = result.book.series(result.scenario.exporter, result.state.gdp)
    return tuple(sorted({series.used[year].source for year, _, _ in result.state.path if year in series.used}))


def uses(source: str, book: Book) -> Uses:
    """What a source is used for: every place in `data/`, and the outputs that rest on it in each preset.

    Raises:
        InputError: there is no such source.
    """
    if source not in book.sources:
        raise unknown("source", source, book.sources, "econ list sources")
    resting = {
        preset: tuple(output for output, named in outputs.items() if source in named)
        for preset, outputs in _by_preset(book).items()
    }
    return Uses(source, _by_source(book)[source], {p: o for p, o in resting.items() if o})


@dataclass(frozen=True)
class Origin:
    """Where a quantity comes from.

    Attributes:
        name, label, unit: what it is.
        value: its central value; None if it has several.
        said: that in words, as it is printed everywhere.
        formula: the equation in Python; empty for what is given and not computed.
        given: what gives it if it is not computed: "card", "line", "series", "definition" or "scenario".
        where: the year and series of a published figure; empty otherwise.
        judgement: whose it is and on what it rests, where no source prints it.
        grade: the grade of a given quantity, the weakest of its inputs for a computed one.
        inputs: the quantities in its formula.
        sources: citations of the publications of a given quantity, by id.
    """

    name: str
    label: str
    unit: str
    value: float | None
    said: str = ""
    formula: str = ""
    given: str = ""
    where: str = ""
    judgement: str = ""
    grade: str = ""
    inputs: tuple["Origin", ...] = ()
    sources: dict[str, str] = field(default_factory=dict)

    def all_sources(self) -> tuple[str, ...]:
        """Ids of every source in the tree, sorted."""
        below = (s for part in self.inputs for s in part.all_sources())
        return tuple(sorted({*self.sources, *below}))


def origin(result: Result, output: str) -> Origin:
    """The tree from a quantity down to its publications: formula, inputs, sources.

    Goods lines of which nothing is delivered are left out, as in the list of sources.

    Raises:
        InputError: the result has no such quantity.
    """
    if output not in result.draws and output not in result.state.inputs:
        raise result.refusal(output, result.outputs)
    counted = {i.name for i in result.inputs_of(output)} if output in result.draws else {output}
    return _origin(result, output, counted - result.idle)


def _origin(result: Result, name: str, counted: set[str]) -> Origin:
    if name in result.state.inputs:
        return _given(result, name)
    if name not in result.graph.equations:
        return _several(result, name, counted)
    equation = result.graph.equations[name]
    missing = {n for n in AHEAD if n not in result.state.inputs}
    inputs = tuple(_origin(result, part, counted) for part in equation.parameters if part not in missing)
    one = np.size(result.central[name]) == 1
    return Origin(
        name=name,
        label=equation.label,
        unit=equation.unit,
        value=float(np.ravel(result.central[name])[0]) if one else None,
        said=tables.printed(result, name)[0] if one else "",
        formula=equation.python,
        grade=result.grade_of(name),
        inputs=inputs,
    )


def _several(result: Result, name: str, counted: set[str]) -> Origin:
    """An input that has a value for each line of goods or of people, or for each year of the path."""
    parts = [f"{name}_{line}" for line in result.state.lines_of(name) if f"{name}_{line}" in counted]
    label = name.replace("_", " ").capitalize()
    path = name in (*ALONG, IN_SERVICE)
    of_gdp = name in (GDP_INDEX, GDP_INDEX_BEFORE)
    series = result.book.series(result.scenario.exporter, result.state.gdp) if of_gdp else None
    years = [year for year, _, _ in result.state.path if year not in result.state.ahead]
    named = path_sources(result) if series else ()
    return Origin(
        name=name,
        label=label,
        unit="1" if path else "",
        value=None,
        given="series" if series else "scenario" if path else "line",
        where=f"{series.key}, {years[0]} to {years[-1]}" if series and years else "",
        grade=series.about.grade if series else "",
        inputs=tuple(_given(result, part) for part in parts),
        sources={s: sources.cite(sources.get(result.book.sources, s)) for s in named},
    )


def _given(result: Result, name: str) -> Origin:
    item = result.state.inputs[name]
    return Origin(
        name=name,
        label=item.label,
        unit=item.unit,
        value=item.distribution.central,
        said=wording.quantity(item.distribution.central, item.unit),
        given=item.origin,
        where=f"{item.series}, {item.year}" if item.series else "",
        judgement=f"{item.judgement} {item.note}" if item.exchanged else item.judgement,
        grade=item.grade,
        sources=cited(result, item),
    )


def cited(result: Result, *items: Input) -> dict[str, str]:
    """The publications behind some inputs, cited for the places where the figures stand, by id."""
    at = tables.locators(result.book, *items)
    named = dict.fromkeys(source for item in items for source in item.sources)
    return {s: sources.cite(sources.located(sources.get(result.book.sources, s), at.get(s, ()))) for s in named}
