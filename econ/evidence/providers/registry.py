"""What a reader of a provider's files gives, and the list on which each file of this package puts its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from econ.evidence.providers.content import Part, number_in
from econ.files import bounds
from econ.files.bounds import Json
from econ.wording.errors import InputError
from econ.wording.language import _, digits


@dataclass(frozen=True)
class Figure:
    """One figure of a series.

    Attributes:
        year: the year that it belongs to.
        value: the figure in the unit of its series.
        note: a sentence on this figure alone.
        projection: whether the provider says that it is a projection; it is kept and never used.
        used: whether it may be the figure of its year; not, for example, a mean of a few months.
        low, high: the range that the provider prints beside it.
    """

    year: int
    value: float
    note: str = ""
    projection: bool = False
    used: bool = True
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class ImportedSeries:
    """The figures of one country, or of the world, as a provider publishes them.

    Attributes:
        country: ISO 3166 alpha-3 (XKX for Kosovo, WLD for the world), or the provider's code of a group.
        country_name: as the provider writes it.
        kind: what it measures, one word of the book: "gdp", "exports", "population", "exchange_rate" and so on.
        name: of the series in the book: "world_bank_gdp".
        code: the provider's own name of it: "NY.GDP.MKTP.CD".
        label: a few words for legends, without the country.
        concept: what it is, a sentence.
        unit: in the words of `econ.wording.measures`.
        price_basis: as in `about.toml`: current, constant-2015, PPP, PPP-constant-2017, not-money.
        figures: in the order of the file.
        release: the release in words.
        released: the day of it, an ISO date; empty if the file does not say.
        licence: under which the provider gives it, such as "CC-BY-4.0" or "SIPRI-terms".
        source: the record of the bibliography (CSL-JSON) with its `id`.
        grade: letter of the source and digit of the figure.
        note: what it leaves out, a sentence.
        borrows_from: series of the same country that it is not independent of.
    """

    country: str
    country_name: str
    kind: str
    name: str
    code: str
    label: str
    concept: str
    unit: str
    price_basis: str
    source: dict[str, Json]
    licence: str
    figures: tuple[Figure, ...] = ()
    release: str = ""
    released: str = ""
    grade: str = "A2"
    note: str = ""
    borrows_from: tuple[str, ...] = ()


@dataclass(frozen=True)
class Wanted:
    """What is asked of a file; empty means all that there is.

    Attributes:
        countries: codes, ISO 3166 alpha-3.
        series: names of series, kinds, or the provider's own codes; in small letters.
    """

    countries: frozenset[str] = frozenset()
    series: frozenset[str] = frozenset()

    def country(self, code: str) -> bool:
        """Whether the figures of a country are asked for."""
        return not self.countries or code in self.countries

    def one_of(self, *names: str) -> bool:
        """Whether a series is asked for that has these names."""
        return not self.series or any(name.lower() in self.series for name in names)


EVERYTHING = Wanted()


@dataclass(frozen=True)
class ImportedEvidence:
    """A published figure that is no series: one row of `evidence/`.

    Attributes:
        item: its id.
        description: what it is, a sentence.
        period: a year, or two with a stroke between them.
        central: the figure, in `unit`; None if it is not known.
        unit, kind, exporter, grade, note: as in `econ.evidence.records.Evidence`.
        source: the record of the bibliography (CSL-JSON) with its `id`.
        licence: under which the provider gives it.
    """

    item: str
    description: str
    period: str
    central: float | None
    unit: str
    kind: str
    exporter: str
    source: dict[str, Json]
    licence: str
    grade: str = "B2"
    note: str = ""

    def row(self) -> dict[str, str]:
        """The row of a file in `evidence/`, column by column."""
        return {
            "item": self.item,
            "description": self.description,
            "period": self.period,
            "low": "",
            "central": "" if self.central is None else f"{self.central:.12g}",
            "high": "",
            "unit": self.unit,
            "kind": self.kind,
            "exporter": self.exporter,
            "bears_on": "",
            "sources": str(self.source["id"]),
            "grade": self.grade,
            "note": self.note,
        }


@dataclass(frozen=True)
class Imported:
    """What a file holds.

    Attributes:
        series: by country and name.
        left_out: a sentence for each thing that is there and is not taken.
        evidence: figures that are no series.
    """

    series: tuple[ImportedSeries, ...] = ()
    left_out: tuple[str, ...] = ()
    evidence: tuple[ImportedEvidence, ...] = ()


Read: TypeAlias = "Callable[[Part, Wanted, Sequence[Part]], Imported]"
"""Takes a file, what is asked of it, and the files given beside it."""


@dataclass(frozen=True)
class Layout:
    """A kind of file that a provider sends.

    Attributes:
        provider: its name.
        layout: the kind of file in words: "World Bank bulk file".
        recognises: whether a file is of this kind, by what stands at its beginning.
        read: takes the figures.
        beside: whether such a file only describes another one and holds no figures itself.
    """

    provider: str
    layout: str
    recognises: Callable[[Part], bool]
    read: Read
    beside: bool = False


LAYOUTS: list[Layout] = []
"""Every layout of every provider, in the order of the files of this package."""


def reads(provider: str, layout: str, recognises: Callable[[Part], bool]) -> Callable[[Read], Read]:
    """Put the reader of a layout on the list."""

    def register(read: Read) -> Read:
        LAYOUTS.append(Layout(provider, layout, recognises, read))
        return read

    return register


def describes(provider: str, layout: str, recognises: Callable[[Part], bool]) -> None:
    """Put a kind of file on the list that only describes others and is given beside them."""
    LAYOUTS.append(Layout(provider, layout, recognises, lambda *_given: Imported(), beside=True))


def refuses(provider: str, layout: str, recognises: Callable[[Part], bool], what: str, mend: str) -> None:
    """Put a kind of file on the list that is known and not read.

    Args:
        provider: its name.
        layout: the kind of file in words.
        recognises: whether a file is of this kind.
        what: it is, a sentence that is translated when it is said.
        mend: what to take in its place, likewise.
    """

    def refuse(part: Part, _wanted: Wanted, _beside: Sequence[Part]) -> Imported:
        raise part.wrong(_(what), _(mend))

    reads(provider, layout, recognises)(refuse)


YEARS = range(1000, 2201)
"""Years that a figure can be of."""

# --- what readers share ---------------------------------------------------------------------------------


def of_years(years: Mapping[int, int], row: Sequence[str], part: Part, line: int) -> Iterator[Figure]:
    """The figures of a row that has one in the column of each year.

    Raises:
        InputError: a cell is neither a number nor a sign for none.
    """
    for column, year in years.items():
        value = number_in(row[column], part, line) if column < len(row) else None
        if value is not None:
            yield Figure(year, value)


@dataclass
class Collected:
    """Figures on their way in: by country and series, each year once, and no more than there may be.

    Attributes:
        left_out: sentences on what is not taken, in the order in which they came up.
    """

    left_out: dict[str, None] = field(default_factory=dict)
    _series: dict[tuple[str, str], ImportedSeries] = field(default_factory=dict)
    _figures: dict[tuple[str, str], dict[int, Figure]] = field(default_factory=dict)
    _count: int = 0

    def check(self, count: int, where: str = "") -> None:
        """Refuse more figures than are taken at once.

        Raises:
            InputError: there are more; it says how to ask for fewer.
        """
        if count > bounds.MOST_IMPORTED_FIGURES:
            raise InputError(
                _("It holds more than {most} figures.", most=digits(f"{bounds.MOST_IMPORTED_FIGURES:,}")),
                where,
                _("Name the countries or the series that you need: --country SRB --series gdp."),
            )

    def leave_out(self, sentence: str) -> None:
        """Remember, once, what is not taken."""
        self.left_out[sentence] = None

    def put(self, described: ImportedSeries, figures: Iterable[Figure], where: str = "") -> None:
        """Add figures to a series, which is described when it is first met.

        Raises:
            InputError: a year of it stands there twice with different figures, or there are too many figures.
        """
        key = (described.country, described.name)
        self._series.setdefault(key, described)
        years = self._figures.setdefault(key, {})
        for figure in figures:
            self._count += 1
            self.check(self._count, where)
            if figure.year not in YEARS:
                self.leave_out(_("{year} is no year, so its figures are not taken.", year=figure.year))
                continue
            earlier = years.setdefault(figure.year, figure)
            if earlier.value != figure.value:
                raise InputError(
                    _(
                        "{country} has two figures of {series} for {year}: {one} and {other}.",
                        country=described.country_name or described.country,
                        series=described.code,
                        year=figure.year,
                        one=f"{earlier.value:.12g}",
                        other=f"{figure.value:.12g}",
                    ),
                    where,
                    _("Download the file again; two releases in one file cannot be told apart."),
                )

    def imported(self) -> Imported:
        """All of it, by country and name; a series without any figure is left out."""
        series = [
            replace(described, figures=tuple(figure for _year, figure in sorted(self._figures[key].items())))
            for key, described in sorted(self._series.items(), key=lambda item: item[0])
            if self._figures[key]
        ]
        return Imported(tuple(series), tuple(self.left_out))


def source(
    identifier: str, title: str, author: str, publisher: str, address: str, released: str = "", comment: str = ""
) -> dict[str, Json]:
    """A record of the bibliography for a provider's data set.

    Args:
        identifier: its id, letters, digits and underscores.
        title: of the data set, with the code of the series.
        author: who made the figures.
        publisher: who gives them out.
        address: of the provider's page.
        released: ISO date of the release, or its beginning (a year, a month); empty if it is not known.
        comment: what a reader must know of it, a sentence.
    """
    record: dict[str, Json] = {
        "id": identifier,
        "type": "dataset",
        "title": title,
        "author": [{"literal": author}],
        "publisher": publisher,
        "URL": address,
        "custom": {"reliability": "A", **({"comment": comment} if comment else {})},
    }
    parts = [part for one in released.split("-") if (part := bounds.natural(one)) is not None]
    return record | ({"issued": {"date-parts": [parts]}} if parts else {})


def placed(error: InputError, part: Part) -> InputError:
    """The same error with the name of its file in front, if it does not begin with it."""
    return error if error.where.startswith(part.name) else error.at(part.name)


def warn_of_open_end(part: Part, collected: Collected) -> None:
    """Say that the last line of a table has no end, so that nobody can tell whether its last figure has lost digits."""
    if not part.is_workbook and not part.ends_whole:
        collected.leave_out(
            _("The last line has no end; if the file was cut there, its last figure may have lost digits.")
        )


_WORDS = re.compile(r"[^a-z0-9]+")


def slug(text: str, most: int = 60) -> str:
    """A text as the name of a series or source: small letters, digits and underscores."""
    return _WORDS.sub("_", text.lower()).strip("_")[:most].rstrip("_")
