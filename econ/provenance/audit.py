"""The whole body of figures under examination: every offender against the rules of evidence, not only the first."""

from collections.abc import Iterator

from econ.evidence import Book, Evidence, Series
from econ.provenance import origins, published_figures
from econ.wording.errors import InputError


def offenders(book: Book) -> list[str]:
    """Everything in `data/` that breaks a rule of evidence, a sentence each; empty if all is well.

    The rules: every source is used, every figure has a source or a judgement, what a figure bears on exists, and a
    figure outside the plausible range says why. A unit or a source that does not exist is refused when it is read.
    """
    return [
        *_unused(book),
        *_without_source(book),
        *_bearing(book),
        *_outside(book),
        *_relations(book),
        *_countries(book),
    ]


def _unused(book: Book) -> Iterator[str]:
    used = {c.source for c in origins.citations(book)}
    yield from (f"sources.json: {name} is used by nothing in data/." for name in book.sources if name not in used)


def _without_source(book: Book) -> Iterator[str]:
    """Settings of presets; the records of all other figures refuse to be made without a source."""
    for name in book.presets:
        for quantity, setting in book.preset(name).set.items():
            if isinstance(setting, str) or not (setting.sources or setting.judgement):
                yield f"preset {name}: {quantity} has neither a source nor a judgement."


def _bearing(book: Book) -> Iterator[str]:
    known = published_figures.names(book)
    for row in book.evidence.values():
        yield from (
            f"evidence {row.item}: there is no {name} to bear on." for name in row.bears_on if name not in known
        )
        if row.exporter and row.exporter not in book.countries:
            yield f"evidence {row.item}: there is no country {row.exporter}."


def _outside(book: Book) -> Iterator[str]:
    for row in book.evidence.values():
        outside = [text for name in row.bears_on for text in _outside_of(row, name, book)]
        if outside and not row.outside:
            yield from outside
        if row.outside and not outside:
            yield f"evidence {row.item}: `outside` gives a reason, but the figure lies inside."


def _outside_of(row: Evidence, name: str, book: Book) -> Iterator[str]:
    cards = [book.cards[name]] if name in book.cards else book.line_cards.get(name, ())
    for card in cards:
        low, high = card.plausible
        for value in published_figures.in_unit(row, card.unit):
            if not low <= value <= high:
                yield (
                    f"evidence {row.item}: {value:,.12g} {card.unit} is outside the plausible range of {name} "
                    f"({low:,.12g} to {high:,.12g}); mend it or say why in `outside`."
                )


def _relations(book: Book) -> Iterator[str]:
    """Series that are named by others exist."""
    for series in _every_series(book):
        about, entity = series.about, series.entity
        named = [*(f"{entity}/{n}" for n in (*about.borrows_from, *filter(None, [about.repeats])))]
        named += [about.exchange_rate] if about.exchange_rate else []
        named += [about.index] if about.index else []
        for key in named:
            try:
                book.series_at(key)
            except InputError:
                yield f"series {series.key}: there is no series {key}."
        if about.repeats and about.repeats not in about.borrows_from:
            yield f"series {series.key}: it repeats {about.repeats} and so borrows from it."
        if about.repeats:
            yield from _circles(series, book)


def _every_series(book: Book) -> Iterator[Series]:
    """The series with files of their own, and the newest rows of every table."""
    yield from book.all_series()
    for name in book.tables:
        yield from (book.series(country, name) for country in book.table(name).countries())


def _circles(series: Series, book: Book) -> Iterator[str]:
    """A family of series has one whose figure counts: what repeats must end somewhere."""
    known, passed = book.series_names(series.entity), [series.name]
    while (before := book.series(series.entity, passed[-1]).about.repeats) in known:
        if before in passed:
            yield f"series {series.key}: it repeats itself, by way of {before}."
            return
        passed.append(before)


def _countries(book: Book) -> Iterator[str]:
    """The series that a country uses exist and are of the kind that they are named for; tables have no other."""
    for name in book.tables:
        yield from (
            f"table {name}: there is no country {code}."
            for code in book.table(name).countries()
            if code not in book.countries
        )
    for code, country in book.countries.items():
        known = set(book.series_names(code))
        kinds = {book.series(code, name).about.kind for name in known}
        yield from (
            f"country {code}: its panel names {n}, which does not exist." for n in country.panel if n not in known
        )
        for kind, name in country.defaults.items():
            if name not in known:
                yield f"country {code}: {kind} names {name}, which does not exist."
            elif kind not in kinds:
                yield f"country {code}: it has no series of the kind {kind}."
