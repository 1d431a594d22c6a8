"""What the exporter has to cover abroad in a year, and by what."""

from econ.analysis import ledger, tables
from econ.analysis.tables import Row
from econ.engine import Result
from econ.output.cells import Cell
from econ.output.charts.bars import Bar, range_bars
from econ.output.charts.look import ACCENT, SECOND
from econ.output.charts.of_results import ByColumn, Ends, previous
from econ.output.charts.registry import chart
from econ.output.marks import Drawing
from econ.wording.language import N_, _

SIDES = (
    (ledger.NEEDED, N_("to be covered"), SECOND),
    (ledger.COVER, N_("covered by"), ACCENT),
)
"""The amounts of each side, what it is called and its colour."""


def _empty(result: Result) -> str:
    return "" if ledger.exchange_by_year(result) else ledger.no_frame(result)


def _shown(result: Result) -> Row:
    """The year that is drawn: that of the scenario, or the last there is before it or after."""
    rows = {row["year"]: row for row in ledger.exchange_by_year(result)}
    return rows.get(result.scenario.year) or rows[max(rows)]


def _before(baseline: Result | None, year: int) -> Row:
    rows = ledger.exchange_by_year(baseline) if baseline is not None else []
    return next((row for row in rows if row["year"] == year), {})


def _rows(result: Result, *, baseline: Result | None = None) -> list[ByColumn]:
    rows = []
    for year in ledger.exchange_by_year(result):
        was = _before(baseline, year["year"])
        for name, side in ((n, side) for names, side, _tone in SIDES for n in names if n in year):
            label, by_the_year = ledger.label_and_unit(name, result)
            unit = ledger.in_a_year(by_the_year)
            ends, (number, interval) = tables.printed_ends(year, name), tables.in_words(year, unit, name)
            row: ByColumn = {
                N_("Year"): Cell(str(year["year"]), year["year"]),
                N_("Side"): _(side),
                "": label,
                N_("Value"): Cell(number, ends[1], unit=unit),
                N_("90% interval"): Cell(interval, ends[0], ends[2], unit),
            }
            if baseline is not None:
                row[N_("Before")] = previous(_ends(was, name), ends, unit)
            rows.append(row)
    return rows


def _finding(result: Result) -> str:
    """What has to be covered in the year that is drawn, and by what most of it is."""
    year = _shown(result)
    known = {n: tables.printed_ends(year, n)[1] for n in ledger.COVER[:-1] if n in year}
    gap = ledger.NEEDED[-1] if ledger.NEEDED[-1] in year else ledger.NEEDED[0]
    if tables.printed_ends(year, gap)[1] <= 0:
        return _("In {year} nothing has to be covered abroad", year=year["year"])
    needed = tables.in_words(year, "USD", gap)[0]
    if gap != ledger.NEEDED[-1]:
        needed = _("a recorded trade gap of {amount}", amount=needed)
    if not known or max(known.values()) <= 0:
        return _("In {year} {amount} has to be covered abroad; by what is not known", year=year["year"], amount=needed)
    most = max(known, key=lambda name: known[name])
    return _(
        "In {year} {amount} has to be covered abroad; the largest known cover is “{kind}”, {covered}",
        year=year["year"],
        amount=needed,
        kind=ledger.label_and_unit(most, result)[0],
        covered=tables.in_words(year, "USD", most)[0],
    )


def _sources(result: Result, _output: str) -> tuple[str, ...]:
    """Those of both sides."""
    names = (n for names, _side, _tone in SIDES for n in names if n in result.draws)
    return tuple(dict.fromkeys(s for name in names for s in result.sources_of(name)))


@chart(
    "foreign_exchange",
    title=N_("Foreign exchange"),
    rows=_rows,
    finding=_finding,
    empty=_empty,
    sources=_sources,
    view=N_("Payment and risk"),
    describes=("Year",),
)
def foreign_exchange(result: Result, *, baseline: Result | None = None) -> Drawing:
    """What has to be covered abroad in a year (orange), and what covers it (blue); receipts in kind are on both."""
    year = _shown(result)
    was, bars = _before(baseline, year["year"]), []
    drawn = ((n, tone) for names, _side, tone in SIDES for n in names[:-1] if n in year)
    for name, tone in drawn:
        low, value, high = tables.printed_ends(year, name)
        label, _unit = ledger.label_and_unit(name, result)
        bars.append(Bar(label=label, value=value, low=low, high=high, tone=tone, before=_ends(was, name)))
    return range_bars(bars, "USD", _("In {year}", year=year["year"]))


def _ends(year: Row, name: str) -> Ends | None:
    """An amount of a year of the baseline; None if it has none."""
    return tables.printed_ends(year, name) if name in year else None
