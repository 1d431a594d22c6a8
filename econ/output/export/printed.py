"""Tables for print, in words: numbers are rounded as the screen rounds them, sources are numbered notes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from econ import wording
from econ.analysis import guards, ledger, tables
from econ.analysis.tables import Row
from econ.engine import Result
from econ.equations.graph import Shown
from econ.evidence import sources
from econ.output.export.content import particulars, said
from econ.provenance import citing
from econ.provenance.bibliography import spans

INTERVAL = f"90{wording.NO_BREAK}% interval"


@dataclass(frozen=True)
class Table:
    """A table of words.

    Attributes:
        name: to refer to it by.
        title: what it shows.
        headers: what stands above the columns.
        rows: the cells.
        numbers: places of the columns whose cells end at the same place.
    """

    name: str
    title: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...]


@dataclass(frozen=True)
class Printed:
    """What a printed file holds.

    Attributes:
        title: title of the scenario.
        headline: the answer.
        notices: what has to be read with care.
        tables: the tables that are not empty.
        notes: citations of the sources; the first is number 1.
        foot: fingerprint, points, and how to cite the result.
    """

    title: str
    headline: str
    notices: tuple[str, ...]
    tables: tuple[Table, ...]
    notes: tuple[str, ...]
    foot: tuple[str, ...]


class Notes:
    """Numbers of sources in the order in which they are first named; one for each publication."""

    def __init__(self, records: dict[str, sources.Record]) -> None:
        """Begin with none."""
        self.records = records
        self.named: list[str] = []

    def numbers(self, names: Iterable[str]) -> str:
        """The numbers of some sources: "1, 4–6"."""
        return spans(self._number(name) for name in names)

    def _number(self, name: str) -> int:
        address = self._address(name)
        known = [self._address(n) for n in self.named]
        if address not in known:
            self.named.append(name)
            return len(self.named)
        return known.index(address) + 1

    def _address(self, name: str) -> str:
        return str(sources.get(self.records, name).get("URL") or name)

    def texts(self) -> tuple[str, ...]:
        """The citations by number."""
        return tuple(sources.cite(self.records[name]) for name in self.named)


def printed(result: Result) -> Printed:
    """The answer, its tables and its sources in words."""
    notes = Notes(result.book.sources)
    made = (_by_source(result, notes), _outputs(result, notes), _by_line(result), _by_year(result), *_ledgers(result))
    about, sampler = particulars(result), result.scenario.sampler
    points = f"{sampler.size:,} points ({sampler.scrambles} scrambles of {sampler.points:,}), seed {sampler.seed}"
    return Printed(
        title=result.scenario.title or str(about["headline"]).partition(" (")[0],
        headline=tables.headline(result),
        notices=tuple(f"{n.severity.capitalize()}: {said(n)}" for n in guards.check(result)),
        tables=tuple(table for table in made if table.rows),
        notes=notes.texts(),
        foot=(str(result.fingerprint), points, f"Cite as: {citing.citation(result, accessed='')}"),
    )


def _by_source(result: Result, notes: Notes) -> Table:
    rows = tables.by_gdp_source(result)
    headers = ("GDP source", "year", "GDP", "share", INTERVAL, "family", "sources")
    return Table(
        "gdp-sources",
        "The same sale against each GDP source",
        headers,
        tuple(_source(result, row, family, notes) for row, family in zip(rows, tables.standings(rows), strict=True)),
        (2, 3),
    )


def _source(result: Result, row: Row, family: str, notes: Notes) -> tuple[str, ...]:
    share, span = tables.in_words(row, "1", tables.SHARE_COLUMN)
    label = f"{row['label']} (of this answer)" if row["chosen"] else row["label"]
    cited = notes.numbers(row["sources"])
    return label, str(row["year"]), tables.gdp_in_words(result, row), share, span, family, cited


def _outputs(result: Result, notes: Notes) -> Table:
    """The key figures: money first, then the headlines."""
    found = {row["output"]: row for row in tables.told(result)}
    key = sorted(result.graph.shown(Shown.KEY), key=lambda name: name in result.graph.headlines)
    rows = []
    for row in (found[name] for name in key if name in found):
        value, span = tables.in_words(row, row["unit"])
        rows.append((row["label"], value, span, row["grade"], notes.numbers(row["sources"])))
    headers = ("output", "central case", INTERVAL, "grade", "sources")
    return Table("outputs", "What follows", headers, tuple(rows), (1,))


def _by_line(result: Result) -> Table:
    rows = []
    for row in tables.by_line(result):
        amount, span = tables.in_words(row, row["item"], "quantity")
        worth, worth_span = tables.in_words(row, "USD", "value")
        rows.append((row["label"], amount, span, worth, worth_span))
    headers = ("goods", "delivered", INTERVAL, "value", INTERVAL)
    return Table("goods-lines", "Goods lines", headers, tuple(rows), (1, 3))


def _by_year(result: Result) -> Table:
    rows = []
    for row in tables.by_year(result):
        if "share_path" in row:
            sale, _ = tables.in_words(row, "USD", "sale_path")
            share, span = tables.in_words(row, "1", "share_path")
            total, _ = tables.in_words(row, "USD", "cumulative_sale_path")
            rows.append((tables.year_in_words(row), sale, share, span, total, *tables.growth_in_words(row)))
    headers = ("year", "sale", "share of GDP", INTERVAL, "sold so far", "to growth", "growth")
    return Table("years", "By year", headers[: len(rows[0]) if rows else 5], tuple(rows), (1, 2, 4))


def _ledgers(result: Result) -> Iterator[Table]:
    """The ledger and the foreign-exchange frame: a row for each amount, two columns for each year."""
    found = (
        ("ledger", "Ledger", ledger.lines(result), ledger.by_year(result)),
        ("foreign-exchange", "Foreign exchange", (*ledger.NEEDED, *ledger.COVER), ledger.exchange_by_year(result)),
    )
    for name, title, amounts, years in found:
        headers = ("", *(cell for row in years for cell in (str(row["year"]), INTERVAL)))
        rows = tuple(_amount(amount, years, result) for amount in amounts if any(amount in row for row in years))
        if name == "ledger" and (oil := ledger.oil_by_year(result)):
            rows += ((ledger.OIL, *(cell for two in oil.values() for cell in two)),)
        yield Table(name, title, headers, rows, tuple(range(1, len(headers), 2)))
    kinds = tuple((row["label"], *tables.in_words(row, row["unit"])) for row in ledger.by_kind(result))
    yield Table("kinds", "In what the receipts of a year come", ("", "central case", INTERVAL), kinds, (1,))


def _amount(name: str, years: list[Row], result: Result) -> tuple[str, ...]:
    label, unit = ledger.label_and_unit(name, result)
    cells = (
        wording.estimate(*tables.printed_ends(row, name), ledger.in_a_year(unit))
        if name in row
        else ("not counted", "")
        for row in years
    )
    return label, *(cell for two in cells for cell in two)
