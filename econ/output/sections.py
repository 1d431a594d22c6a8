"""The sections of an answer as tables of typed cells: each is one function of a result, and stands nowhere else.

Command line, files and page print these and choose among their columns; which rows there are follows from the equations
of the model, so that a new output stands in each of them by itself. An empty table says that there is nothing to print.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from econ import wording
from econ.analysis import tables
from econ.analysis.tables import Row
from econ.engine import Result
from econ.equations.graph import Shown
from econ.model import SHARE
from econ.output.cells import Cell, Column, Table, TableRow
from econ.wording.language import N_, _

INTERVAL = N_("90% interval")
CENTRAL = N_("central case")
GRADES = N_(
    "Grade: a letter for the source, A to F, and a digit for the figure, 1 to 6, each the weakest of the inputs; F6 "
    "marks a judgement."
)


def _column(name: str, title: str, *, number: bool = False, describes: bool = False, below: bool = False) -> Column:
    return Column(name, _(title) if title else "", number, describes, below=below)


def _estimate(words: tuple[str, str], ends: tuple[float, float, float], unit: str) -> tuple[Cell, Cell]:
    """A number and its interval as two cells."""
    low, number, high = ends
    return Cell(words[0], number, unit=unit), Cell(words[1], low, high, unit)


def _of_row(row: Row, unit: str, name: str = "") -> tuple[Cell, Cell]:
    """The number and the interval of a quantity in a row that holds several."""
    return _estimate(tables.in_words(row, unit, name), tables.printed_ends(row, name), unit)


def _bounded(result: Result, row: Row, output: str, unit: str, name: str = "") -> tuple[Cell, Cell]:
    """The same of an output; one without an upper end is said to be more than its number."""
    ends = tables.printed_ends(row, name)
    low = wording.each(*ends, unit)[0]
    words = tables.bounded(result, output, *tables.in_words(row, unit, name), low)
    number, interval = _estimate(words, ends, unit)
    return number, replace(interval, high=None) if tables.is_at_least(result, output) else interval


def gdp_sources(result: Result) -> Table:
    """The same sale against each GDP source."""
    columns = (
        _column("source", N_("GDP source")),
        _column("year", N_("year"), describes=True),
        _column("gdp", N_("GDP"), number=True),
        _column("share", N_("share"), number=True),
        _column("interval", INTERVAL),
        _column("family", N_("family"), describes=True),
        _column("grade", N_("grade"), describes=True),
        _column("sources", N_("sources"), describes=True),
    )
    found = [] if SHARE not in result.draws or tables.is_nought(result, SHARE) else tables.by_gdp_source(result)
    rows = []
    for row, family in zip(found, tables.standings(found), strict=True):
        cells = (
            Cell(_(row["label"])),
            Cell(str(row["year"]), row["year"]),
            Cell(tables.gdp_in_words(result, row), row["gdp"], unit=row["gdp_unit"]),
            *_bounded(result, row, SHARE, "1", tables.SHARE_COLUMN),
            Cell(family),
            Cell(row["grade"]),
            Cell("", sources=row["sources"]),
        )
        rows.append(TableRow(row["source"], cells, strong=row["chosen"]))
    title = _("The same sale against each GDP source")
    return Table("gdp-sources", title, columns, tuple(rows), mark=_("of this answer"))


def outputs(result: Result, names: Iterable[str] | None = None) -> Table:
    """Outputs with one value, in the order of their names; all of them if no names are given."""
    columns = (
        _column("output", N_("output")),
        _column("central", CENTRAL, number=True),
        _column("interval", INTERVAL),
        _column("low", N_("low"), number=True),
        _column("high", N_("high"), number=True),
        _column("grade", N_("grade"), describes=True),
        _column("median", N_("median"), number=True),
        _column("sources", N_("sources"), describes=True),
    )
    rows = tuple(_output(result, row) for row in tables.told(result, names))
    return Table("outputs", _("What follows"), columns, rows, (_(GRADES),))


def key_figures(result: Result) -> Table:
    """The outputs that a short table has: money first, then the headlines."""
    key = result.graph.shown(Shown.KEY)
    return outputs(result, sorted(key, key=lambda name: name in result.graph.headlines))


def _output(result: Result, row: Row) -> TableRow:
    name, unit = row["output"], row["unit"]
    number, interval = _bounded(result, row, name, unit)
    if instead := row[tables.INSTEAD]:
        number, interval, low, high, median = (Cell(words) for words in (number.words, instead, instead, "", ""))
    else:
        low, high, median = _ends(row)
    if tables.is_at_least(result, name):
        high = Cell(_("none stated"))
    label, named = Cell(tables.named(result, name)), Cell("", sources=row["sources"])
    cells = (label, number, interval, low, high, Cell(row["grade"]), median, named)
    return TableRow(name, cells, strong=name == SHARE)


def _ends(row: Row) -> tuple[Cell, Cell, Cell]:
    """The lower end, the upper end and the median, each with its unit; ends without words where there is no spread."""
    name, unit = row["output"], wording.said_unit(row["output"], row["unit"])
    low, number, high = tables.printed_ends(row)
    said = ("", "", "") if low == number == high else wording.each(low, number, high, unit, finer=tables.divided(name))
    median = wording.estimate(low, row["median"], high, unit)[0]
    cells = ((said[0], low), (said[2], high), (median, row["median"]))
    first, second, third = (Cell(words, value, unit=row["unit"]) for words, value in cells)
    return first, second, third


def medians(result: Result) -> Table:
    """The median of each output that has a spread, by the name of the output."""
    spread = [row["output"] for row in tables.told(result) if row["low"] != row["high"] and not row[tables.INSTEAD]]
    found = outputs(result, spread).only("output", "median")
    rows = (TableRow(row.name, (Cell(row.name), *row.cells[1:])) for row in found.rows)
    return Table("medians", _("Medians of the draws"), found.columns, tuple(rows))


STATISTICS = (
    ("median", "", N_("median")),
    ("low", "_low", N_("5%")),
    ("high", "_high", N_("95%")),
    ("mean", "_mean", N_("mean")),
    ("standard_uncertainty", "_standard_uncertainty", N_("spread")),
)
"""Statistics, the endings of the names of their numerical errors, and what they are called."""


def numerical_errors(result: Result) -> Table:
    """Standard numerical errors of the statistics of each output, relative to the statistic, by its name."""
    columns = (_column("output", N_("output")), *(_column(s, title, number=True) for s, _end, title in STATISTICS))
    rows = []
    for row in tables.told(result):
        if row["standard_uncertainty"] and not row[tables.INSTEAD]:
            errors = (row[f"numerical_error{end}"] / abs(row[s]) if row[s] else None for s, end, _title in STATISTICS)
            cells = (Cell("" if error is None else f"{error:.0e}", error, unit="1") for error in errors)
            rows.append(TableRow(row["output"], (Cell(row["output"]), *cells)))
    return Table("numerical-errors", _("Numerical errors (standard errors, relative)"), columns, tuple(rows))


def goods_lines(result: Result) -> Table:
    """What is delivered of each line of goods, and its value."""
    columns = (
        _column("goods", N_("goods")),
        _column("delivered", N_("delivered"), number=True),
        _column("delivered_interval", INTERVAL),
        _column("value", N_("value"), number=True),
        _column("value_interval", INTERVAL),
    )
    rows = (
        TableRow(
            row["line"],
            (Cell(_(row["label"])), *_of_row(row, row["item"], "quantity"), *_of_row(row, "USD", "value")),
        )
        for row in tables.by_line(result)
    )
    return Table("goods-lines", _("Goods lines"), columns, tuple(rows))


def years(result: Result) -> Table:
    """The sale of each year with deliveries, its share of GDP, and what it adds to growth."""
    columns = (
        _column("year", N_("year")),
        _column("sale", N_("sale"), number=True),
        _column("share", N_("share of GDP"), number=True),
        _column("share_interval", INTERVAL),
        _column("sold_so_far", N_("sold so far"), number=True),
        _column("to_growth", N_("to growth"), number=True),
        _column("growth", N_("growth"), number=True),
    )
    rows = []
    for row in tables.by_year(result):
        if "share_path" in row:
            sale, _span = _of_row(row, "USD", "sale_path")
            total, _span = _of_row(row, "USD", "cumulative_sale_path")
            year, growth = Cell(tables.year_in_words(row), row["year"]), _growth(row)
            cells = (year, sale, *_of_row(row, "1", "share_path"), total, *growth)
            rows.append(TableRow(str(row["year"]), cells))
    notes = tuple(filter(None, (tables.years_shown(result), tables.growth_shown(result))))
    kept = columns[: len(rows[0].cells)] if rows else columns
    return Table("years", _("By year"), kept, tuple(rows), notes)


def _growth(row: Row) -> tuple[Cell, ...]:
    """What a year's sale adds to growth, and the growth that is published; nothing if nothing is said of growth."""
    said = tables.growth_in_words(row)
    if not said:
        return ()
    added, published = row[f"central_{tables.GROWTH}"], row["published_growth"]
    return Cell(said[0], added, unit="1"), Cell(said[1], published, unit="1")


def ledger(result: Result) -> Table:
    """What each year delivers, what of its return could be named, and the rest."""
    from econ.analysis import ledger as accounts

    table = _accounts(result, "ledger", _("Ledger"), accounts.lines(result), accounts.by_year(result))
    oil = accounts.oil_by_year(result)
    if not table:
        return table
    cells = (Cell(words) for two in oil.values() for words in two)
    counted = (TableRow("oil", (Cell(_(accounts.OIL)), *cells)),) if oil else ()
    return Table(table.name, table.title, table.columns, (*table.rows, *counted), (accounts.ledger_in_words(result),))


def foreign_exchange(result: Result) -> Table:
    """The exporter's gap of foreign exchange of each year, and what fills it."""
    from econ.analysis import ledger as accounts

    amounts, found = (*accounts.NEEDED, *accounts.COVER), accounts.exchange_by_year(result)
    table = _accounts(result, "foreign-exchange", _("Foreign exchange"), amounts, found)
    return Table(table.name, table.title, table.columns, table.rows, (accounts.frame_in_words(result),) * bool(found))


def _accounts(result: Result, name: str, title: str, amounts: Iterable[str], found: list[Row]) -> Table:
    """A row for each amount, two columns for each year."""
    columns = [Column("amount", "")]
    for row in found:
        year = str(row["year"])
        columns += [Column(year, year, number=True), _column(f"{year}_interval", INTERVAL)]
    rows = dict[str, TableRow]()
    for amount in (amount for amount in amounts if any(amount in row for row in found)):
        row_name = f"{amount}_again" if amount in rows else amount  # on both sides of an account
        rows[row_name] = TableRow(row_name, _amount(result, amount, found))
    return Table(name, title, tuple(columns), tuple(rows.values()))


def _amount(result: Result, name: str, found: list[Row]) -> tuple[Cell, ...]:
    from econ.analysis import ledger as accounts

    label, unit = accounts.label_and_unit(name, result)
    cells = [Cell(label)]
    for row in found:
        if name in row:
            ends, in_year = tables.printed_ends(row, name), accounts.in_a_year(unit)
            cells += _estimate(wording.estimate(*ends, in_year), ends, in_year)
        else:
            cells += [Cell(_("not counted")), Cell("")]
    return tuple(cells)


def kinds(result: Result) -> Table:
    """In what the receipts of a year come."""
    from econ.analysis import ledger as accounts

    columns = (Column("kind", ""), _column("central", CENTRAL, number=True), _column("interval", INTERVAL))
    rows = (
        TableRow(row["output"], (Cell(_(row["label"])), *_of_row(row, row["unit"]))) for row in accounts.by_kind(result)
    )
    return Table("kinds", _("In what the receipts of a year come"), columns, tuple(rows))


def counted(result: Result) -> Table:
    """What others counted or put at a sum, to hold the receipts against."""
    from econ.analysis import ledger as accounts

    columns = (
        _column("period", N_("period")),
        _column("description", ""),
        _column("amount", N_("amount")),
        _column("sources", N_("sources"), describes=True),
    )
    rows = (
        TableRow(
            count.item,
            (
                Cell(count.period),
                Cell(_(count.description)),
                Cell(accounts.amount_counted(count), max(count.values), unit=count.unit),
                Cell("", sources=tuple(count.sources)),
            ),
        )
        for count in accounts.counted(result)
    )
    return Table("counted", _("What others counted or put at a sum"), columns, tuple(rows))


def _sentence(clause: str) -> str:
    return f"{clause[:1].upper()}{clause[1:]}{'' if clause.endswith('.') else '.'}"


def left_out(result: Result) -> Table:
    """Outputs that could not be computed, and why."""
    columns = (_column("output", N_("quantity")), _column("why", N_("why"), describes=True))
    rows = (
        TableRow(row["output"], (Cell(_(row["label"])), Cell(_sentence(_(row["reason"])))))
        for row in tables.left_out(result)
    )
    return Table("left-out", _("Left out"), columns, tuple(rows))


ORIGINS = {
    "scenario": N_("set in this scenario"),
    "card": N_("assumption"),
    "line": N_("figure of a goods line"),
    "series": N_("published series"),
    "definition": N_("definition"),
}


def assumptions(result: Result, names: Iterable[str] | None = None) -> Table:
    """The inputs of a scenario with their spread, and what they rest on; all of them if no names are given."""
    columns = (
        _column("assumption", N_("assumption")),
        _column("value", N_("value"), number=True),
        _column("low", N_("low"), number=True),
        _column("high", N_("high"), number=True),
        _column("grade", N_("grade"), describes=True),
        _column("rests_on", N_("rests on"), describes=True, below=True),
    )
    wanted = None if names is None else frozenset(names)
    found = (row for row in tables.assumptions(result) if wanted is None or row["name"] in wanted)
    title = _("Assumptions and figures used, 5th to 95th percentile")
    return Table("assumptions", title, columns, tuple(map(_assumption, found)))


def assumptions_used(result: Result, names: Iterable[str] | None = None) -> Table:
    """Those of the assumptions that something rests on."""
    asked = frozenset(result.state.inputs if names is None else names)
    return assumptions(result, asked - tables.unused(result))


def _assumption(row: Row) -> TableRow:
    unit = row["unit"]
    rests = filter(None, (_(ORIGINS[row["origin"]]), _(row["judgement"]), _(row["note"])))
    low, _middle, high = wording.each(row["low"], row["central"], row["high"], unit)
    ends = ("", "") if row["low"] == row["high"] else (low, high)
    cells = (
        Cell(_(row["label"])),
        Cell(wording.quantity(row["central"], unit), row["central"], unit=unit),
        Cell(ends[0], row["low"], unit=unit),
        Cell(ends[1], row["high"], unit=unit),
        Cell(row["grade"]),
        Cell(" ".join(map(_sentence, rests)), sources=row["sources"]),
    )
    return TableRow(row["name"], cells)


SECTIONS: tuple[Callable[[Result], Table], ...] = (
    gdp_sources,
    key_figures,
    goods_lines,
    years,
    ledger,
    foreign_exchange,
    kinds,
)
"""What an answer in print has, in this order."""


def of(result: Result) -> tuple[Table, ...]:
    """The sections of an answer that are not empty."""
    return tuple(table for section in SECTIONS if (table := section(result)))
