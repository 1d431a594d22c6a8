"""Exporters side by side: what each country is said to deliver, to sign or to license, against its own economy.

Every published figure of arms exports is one row. What a figure counts is kept apart: goods that left the country,
contracts and orders that are delivered over many years, licences that may never be used, and whatever else a source
has. Rows stand in the order of the names of the countries, because figures that count different things have no order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from econ import wording
from econ.analysis.tables import Row
from econ.evidence import Book, Country, Series, checks, default_book, families, kinds
from econ.evidence.records import CONCEPTS
from econ.scenario import in_dollars
from econ.wording.errors import InputError
from econ.wording.language import N_, _

COLUMNS: dict[str, tuple[str, tuple[str, ...]]] = {
    "deliveries": (N_("Deliveries"), ("delivery",)),
    "contracts": (N_("Contracts and orders"), ("contract", "order")),
    "licences": (N_("Licences"), ("licence",)),
    "other": (N_("Other or not said"), ("receipt", "estimate", "stock", "illustration", "")),
}
"""Columns by name: their title, and the concepts that stand in them."""

UNSAID = N_("not said")

MEASURES: dict[str, tuple[str, str]] = {
    "of_gdp": (N_("of GDP"), N_("Arms exports as a share of GDP")),
    "of_exports": (N_("of goods exports"), N_("Arms exports as a share of goods exports")),
    "per_head": (N_("a head"), N_("Arms exports a head")),
    "of_spending": (N_("of military spending"), N_("Arms exports as a share of military spending")),
    "amount": (N_("amount"), N_("Arms exports in dollars")),
}
"""What an amount can be shown as, by the name of its field in a row: the head of a column, and a title."""

NOTES = (
    N_(
        "Deliveries left the country in the year. What is signed or ordered is delivered over many years, and a "
        "licence may never be used: columns are not compared, and countries stand in the order of their names."
    ),
    N_(
        "Each figure is set against GDP, goods exports and people of its own year; the years differ from country to "
        "country. A year that ends in the first half of a calendar year is set against the calendar year before."
    ),
    N_("Volumes in trend-indicator values are no money and are not among them."),
)
"""What is to be known of all figures, in sentences."""

DOLLARS, HEADS = "USD/year", "person"
_HALF = 6


def exporters(year: int | None = None, *, book: Book | None = None, as_of: str = "") -> list[Row]:
    """Every published figure of yearly arms exports, against the economy of the country in the same year.

    `column` says what may stand beside it, `concept` what it counts. A ratio is None where a figure of the year is not
    held; `missing` says which, but for military spending, which is held of few. `amount` is in dollars at the rate of
    the year.

    Args:
        year: figures of this year alone; the newest of each series if left out.
        book: the figures; those in use if left out.
        as_of: as known on this day (ISO).

    Raises:
        InputError: no figure of that year is held.
    """
    known = (book or default_book()).on(as_of)
    found = list(_rows(year, known))
    if not found and year is not None:
        raise InputError(
            _("No figure of arms exports is held for {year}.", year=year),
            "year",
            _("There are figures for {years}.", years=wording.listing([str(y) for y in years(known)])),
        )
    return sorted(found, key=lambda row: (row["country"], tuple(COLUMNS).index(row["column"]), row["series"]))


def years(book: Book) -> list[int]:
    """Years of which some figure is held, in order."""
    return sorted({year for series in _series(book) for year in series.used})


def by_country(rows: Iterable[Row]) -> dict[str, dict[str, Row]]:
    """One figure for each country and column: that of the series that the country names, or else the first."""
    found: dict[str, dict[str, Row]] = {}
    for row in rows:
        cells = found.setdefault(row["country"], {})
        if row["column"] not in cells or row["usual"]:
            cells[row["column"]] = row
    return found


def notes(rows: Iterable[Row]) -> list[str]:
    """What is to be known of all figures, and whose GDP they are set against, in the language that is spoken."""
    return [*map(_, NOTES), *gdp_in_words(rows)]


def gdp_in_words(rows: Iterable[Row]) -> list[str]:
    """Whose GDP the figures are set against, a sentence, the source of most countries first; none if there is no GDP.

    Countries where families of sources differ are named with the source of each share where it stands.
    """
    found: dict[str, list[str]] = {}
    for row in rows:
        if row["gdp_publisher"] and row["country"] not in found.setdefault(row["gdp_publisher"], []):
            found[row["gdp_publisher"]].append(row["country"])
    if not found:
        return []
    usual, *others = sorted(found, key=lambda name: -len(found[name]))
    said = [_("for {countries} by {publisher}", publisher=_(n), countries=wording.listing(found[n])) for n in others]
    return [_("GDP is by {sources}.", sources="; ".join((_(usual), *said)))]


def side_by_side(rows: list[Row], measure: str) -> tuple[list[str], list[list[str]]]:
    """A table with a line for each country and a column for each kind of figure: its head and its cells in words."""
    found = by_country(rows)
    used = [name for name in COLUMNS if any(name in cells for cells in found.values())]
    head = [_("country"), *(_(COLUMNS[name][0]) for name in used)]
    return head, [
        [country, *(cell(cells[name], measure) if name in cells else "" for name in used)]
        for country, cells in found.items()
    ]


def listed(rows: list[Row]) -> tuple[list[str], list[list[str]]]:
    """A table with a line for each figure: what it counts, its year, what it is of the economy, and its source."""
    measures = [_(MEASURES[measure][0]) for measure in LISTED]
    head = [_("figure"), _("what is counted"), _("year"), _("amount"), *measures, _("source")]
    return head, [
        [
            _(row["label"]),
            concept_in_words(row),
            year_in_words(row),
            value_in_words(row, "amount"),
            *(value_in_words(row, measure) for measure in LISTED),
            row["sources"],
        ]
        for row in rows
    ]


LISTED = ("of_gdp", "of_exports", "per_head")
"""What a list of all figures says of each, beside its amount."""


def year_in_words(row: Row) -> str:
    """A year, and where it ends if it is no calendar year."""
    if not row["year_ends"]:
        return str(row["year"])
    month = wording.month(100 * row["year"] + int(row["year_ends"][:2]))
    return _("year to {month}", month=month)


def value_in_words(row: Row, measure: str) -> str:
    """An amount, or what it is a share of, in words; empty where it is not known."""
    if row[measure] is None:
        return ""
    if measure == "of_gdp" and row["of_other_gdp"] is not None:
        return _(
            "{share} by {publisher}, {other} by {other_publisher}",
            share=_said(row, measure),
            publisher=_(row["gdp_publisher"]),
            other=_said(row, "of_other_gdp"),
            other_publisher=_(row["other_gdp_publisher"]),
        )
    return _said(row, measure)


def _said(row: Row, measure: str) -> str:
    value = row[measure]
    if measure == "amount":
        said = wording.money(value)
    else:
        said = wording.money(value, digits=HEAD_DIGITS) if measure == "per_head" else wording.percent(value)
    return _(BOUNDS[row["bound"]], value=said) if row["bound"] else said


HEAD_DIGITS = 2
"""Significant digits of an amount a head, as of a share."""


BOUNDS = {"low": N_("over {value}"), "high": N_("at most {value}")}
"""How a figure is said that is printed as an end only."""


def cell(row: Row, measure: str) -> str:
    """A figure with its year, and what it counts where the title of its column does not say it."""
    value = value_in_words(row, measure) or _("not known")
    if row["column"] == "other":
        return _("{value} ({year}; {concept})", value=value, year=year_in_words(row), concept=concept_in_words(row))
    return _("{value} ({year})", value=value, year=year_in_words(row))


def concept_in_words(row: Row) -> str:
    """What a figure counts."""
    return _(CONCEPTS[row["concept"]] if row["concept"] else UNSAID)


def _series(book: Book) -> Iterator[Series]:
    for series in book.all_series():
        if series.about.kind == "arms_exports" and series.entity in book.country_codes:
            yield series
    for name in book.tables:
        if book.table(name).about.kind == "arms_exports":
            for code in book.table(name).countries(book.as_of):
                yield book.series(code, name)


def _rows(year: int | None, book: Book) -> Iterator[Row]:
    for series in _series(book):
        wanted = max(series.used, default=None) if year is None else year
        if wanted is not None and wanted in series.used:
            yield _row(series, wanted, book)


def _row(series: Series, year: int, book: Book) -> Row:
    country, about, figure = book.country(series.entity), series.about, series.used[year]
    beside = accounts_year(year, about.year_ends)
    amount, missing = _dollars(series, year, beside, book)
    row: Row = {
        "code": country.code,
        "country": _(country.name),
        "column": next(name for name, (_title, concepts) in COLUMNS.items() if about.counts in concepts),
        "concept": about.counts,
        "year": year,
        "year_ends": about.year_ends,
        "beside_year": beside,
        "published": figure.value,
        "unit": about.unit,
        "bound": "low" if figure.low == figure.value else "high" if figure.high == figure.value else "",
        "amount": amount,
        "series": series.name,
        "label": about.label,
        "usual": country.defaults.get(about.kind) == series.name,
        "grade": about.grade,
        "sources": figure.source,
        "note": figure.note,
    }
    gaps = [missing] if missing else []
    for field, share, words in (
        ("gdp", "of_gdp", _("GDP of {year}", year=beside)),
        ("exports", "of_exports", _("goods exports of {year}", year=beside)),
        ("population", "per_head", _("population of {year}", year=beside)),
        ("military_spending", "of_spending", ""),
    ):
        value, name = _beside(country, field, beside, book)
        if value is None and field == "military_spending":
            value, name = _military(country, row["gdp"], beside, book)
        row |= {field: value, f"{field}_series": name, share: amount / value if value and amount is not None else None}
        gaps += [] if value or not words else [words]
    row["gdp_publisher"] = _publisher(country, row["gdp_series"], book) if row["gdp"] else ""
    other = _other_family(country, row["gdp_series"], beside, book) if row["gdp"] else ""
    against = in_dollars(book.series(country.code, other), beside, book) if other else None
    row |= {"other_gdp": against, "other_gdp_series": other, "other_gdp_publisher": _publisher(country, other, book)}
    row["of_other_gdp"] = amount / against if against and amount is not None else None
    return row | {"missing": "; ".join(gaps)}


def _publisher(country: Country, name: str, book: Book) -> str:
    """Whose figures a series has."""
    about = book.series(country.code, name).about if name else None
    return about.publisher or about.label if about else ""


def _other_family(country: Country, usual: str, year: int, book: Book) -> str:
    """The first GDP source of another family that has a figure of the year at market rates; "" if there is none."""
    every = {name: book.series(country.code, name) for name in (usual, *country.panel)}
    known = {name: series for name, series in every.items() if year in series.used}
    own = families.family(usual, known)
    of = {name: families.family(name, known) for name in known}
    counts = (n for n, s in known.items() if not families.apart(s.about, repeats=of[n] != n))
    return next((name for name in counts if of[name] != own), "")


def accounts_year(year: int, ends: str) -> int:
    """The calendar year that holds most months of a year of figures; of two halves the second.

    >>> accounts_year(2025, "03-31"), accounts_year(2023, "06-30"), accounts_year(2024, "")
    (2024, 2023, 2024)
    """
    return year - 1 if ends and int(ends[:2]) < _HALF else year


def _dollars(series: Series, year: int, beside: int, book: Book) -> tuple[float | None, str]:
    """A figure in dollars at the rate of the year that it is set against, and what is missing for it."""
    about, value = series.about, series.value(year)
    if about.price_basis != kinds.CURRENT:
        return None, _("prices of the year: the figure is at {basis} prices", basis=about.price_basis)
    if about.exchange_rate is None:
        return value, ""
    rate = checks.rate(series, book)
    if beside not in rate.used:
        return None, _("exchange rate of {year}", year=beside)
    return value / rate.value(beside), ""


def _beside(country: Country, kind: str, year: int, book: Book) -> tuple[float | None, str]:
    """What a country has of a kind in a year, and the name of the series; None if it is not held at market prices."""
    name = country.defaults.get(kind) or _brought(country, kind, book)
    if not name or not book.may_have(country.code, name):
        return None, ""
    series = book.series(country.code, name)
    if year not in series.used or series.about.purchasing_power:
        return None, name
    if kind in kinds.PRODUCTS:
        return in_dollars(series, year, book), name
    wanted = HEADS if kind == "population" else DOLLARS
    return (series.value(year), name) if series.about.unit == wanted else (None, name)


def _military(country: Country, gdp: float | None, year: int, book: Book) -> tuple[float | None, str]:
    """Military spending from its share of GDP, and the name of the series of the share; None if none is held."""
    kind = "military_spending_share"
    tables = (name for name in book.tables if book.table(name).about.kind == kind)
    held = (name for name in tables if book.table(name).holds(country.code, book.as_of))
    name = country.defaults.get(kind) or _brought(country, kind, book) or next(held, "")
    if gdp is None or not name or year not in (series := book.series(country.code, name)).used:
        return None, name
    return gdp * series.value(year), name


def _brought(country: Country, kind: str, book: Book) -> str:
    """A series of a kind in a folder of one's own, for what no series ships of."""
    names = book.series_names(country.code) if book.own else []
    return next((name for name in names if book.series(country.code, name).about.kind == kind), "")
