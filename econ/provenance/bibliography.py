"""Every source with what it says and what rests on it: the figures that name it, and the results behind those."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from econ import wording
from econ.analysis.tables import lines_of_card
from econ.evidence import LINED_INPUTS, Book, Evidence, sources
from econ.model import GRAPH
from econ.provenance import origins
from econ.provenance.origins import Uses
from econ.wording.language import N_, _, spoken

_BARE = re.compile(r"\d{4}")


@dataclass(frozen=True)
class Figure:
    """Something in `data/` that a source stands behind.

    Attributes:
        place: kind of place, one of `econ.provenance.origins.PLACES`.
        name: what it is called there.
        label: what it is, in words.
        detail: the years of a series, what a published figure says; may be empty.
        where: where in the source it stands, of a series what all its figures have in common; empty if not known.
    """

    place: str
    name: str
    label: str
    detail: str = ""
    where: str = ""


@dataclass(frozen=True)
class Resting:
    """Scenarios in which the same results rest on a source.

    Attributes:
        presets: their names.
        outputs: the results, those that headlines are made of first.
    """

    presets: tuple[str, ...]
    outputs: tuple[str, ...]


@dataclass(frozen=True)
class SourceEntry:
    """One source.

    Attributes:
        source: its id.
        cited: the publication.
        short: who published it and when.
        reliability: letter of the Admiralty code.
        comment: what is to be known about it, a sentence; may be empty.
        figures: what it stands behind.
        results: the results that rest on it, scenario by scenario.
    """

    source: str
    cited: sources.Citation
    short: str
    reliability: str
    comment: str
    figures: tuple[Figure, ...]
    results: tuple[Resting, ...]


def entries(book: Book) -> tuple[SourceEntry, ...]:
    """Every source of some figures, sorted by id, in the language that is spoken."""
    return _entries(book, spoken())


@lru_cache(maxsize=4)
def _entries(book: Book, language: str) -> tuple[SourceEntry, ...]:
    del language  # in which it is said, which the cache must tell apart
    return tuple(entry(name, book) for name in sorted(book.sources))


def entry(source: str, book: Book) -> SourceEntry:
    """One source.

    Raises:
        InputError: there is no such source.
    """
    uses = origins.uses(source, book)
    record = book.sources[source]
    return SourceEntry(
        source=source,
        cited=sources.citation(record),
        short=sources.short(record),
        reliability=sources.reliability(record),
        comment=_(str(record.get("custom", {}).get("comment", ""))),
        figures=tuple(_figures(uses, book)),
        results=_results(uses),
    )


MOST_SHARE = 10.0
"""From here on a number without a unit is a count, and no share."""


def _figures(uses: Uses, book: Book) -> Iterable[Figure]:
    for place in origins.PLACES:
        for name in uses.of(place):
            named = [c for c in uses.citations if c.place == place and c.name == name]
            said = _said(place, name, [c.detail for c in named if c.detail], book)
            yield Figure(place, name, *said, sources.in_words(sources.shared(c.locator for c in named)))


def _said(place: str, name: str, details: list[str], book: Book) -> tuple[str, str]:
    if place == "series":
        entity, _slash, series = name.partition("/")
        return _(book.series(entity, series).about.label), spans(int(d) for d in details if _BARE.fullmatch(d))
    if place == "table":
        return _(book.table(name).about.label), wording.listing(details)
    if place == "country":
        return _("Income group, standard of data and fiscal year"), ""
    if place == "card":
        return _(book.cards[name].label), ""
    if place == "line":
        kind, line = lines_of_card(name) or ("", "")
        return _(N_("{what}: {line}", what=LINED_INPUTS[kind][2], line={**book.lines, **book.labour}[line].label)), ""
    if place == "preset":
        return _(book.preset(name).title), wording.listing(details)
    if place == "evidence":
        return _(book.evidence[name].description).removesuffix("."), amount(book.evidence[name])
    return _(details[0]).removesuffix(".") if details else name.replace("_", " "), ""


def amount(row: Evidence) -> str:
    """The printed numbers of a figure, with its period; empty for one in words."""
    return ", ".join(filter(None, (_numbers(row), row.period)))


def _numbers(row: Evidence) -> str:
    """One number, both ends, or both ends and the central one; a count without a unit is a number alone."""
    bare = row.unit == "1" and max(row.values, default=0.0) >= MOST_SHARE
    words = (wording.plain(v, 3) if bare else wording.quantity(v, row.unit) for v in row.values)
    said = list(dict.fromkeys(words))
    if len(said) < 2:
        return "".join(said)
    low, *_between, high = row.values
    ends = wording.ends(said[0], said[-1]) if bare else wording.span(low, high, row.unit)
    return _("{ends}, central {middle}", ends=ends, middle=said[1]) if len(said) > 2 else ends


def spans(numbers: Iterable[int]) -> str:
    """Years, or other numbers, in a row as spans.

    >>> spans([2015, 2013, 2014, 2020])
    '2013–2015, 2020'
    """
    rows: list[list[int]] = []
    for number in sorted(set(numbers)):
        if rows and number == rows[-1][1] + 1:
            rows[-1][1] = number
        else:
            rows.append([number, number])
    return ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in rows)


def _results(uses: Uses) -> tuple[Resting, ...]:
    """Presets in which exactly the same results rest on the source stand together."""
    together: dict[tuple[str, ...], list[str]] = {}
    for preset, outputs in uses.outputs.items():
        together.setdefault(_ordered(outputs), []).append(preset)
    return tuple(Resting(tuple(presets), outputs) for outputs, presets in together.items())


def _ordered(outputs: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(outputs, key=lambda name: (name not in GRAPH.headlines, name)))
