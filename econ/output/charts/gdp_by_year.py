"""The gross domestic product year by year, with the sale and without it."""

from econ import wording
from econ.analysis import tables
from econ.analysis.tables import Row
from econ.engine import Result
from econ.output.cells import Cell
from econ.output.charts.axes import nice_ticks, ticks, year_axis
from econ.output.charts.by_year import no_years, only_one_year
from econ.output.charts.look import ACCENT, SECOND
from econ.output.charts.of_results import ByColumn, Ends, outlines, pair, previous, publisher
from econ.output.charts.registry import chart
from econ.output.marks import AnyMark, Axis, Curve, Drawing
from econ.wording.language import N_, _

WITH, WITHOUT = "gdp_path", "gdp_without_sale_path"
UNIT = "USD/year"


def _rows(result: Result, *, baseline: Result | None = None) -> list[ByColumn]:
    was = _before(baseline)
    rows = []
    for year in tables.by_year(result):
        row: ByColumn = {
            N_("Year"): Cell(tables.year_in_words(year), year["year"]),
            N_("GDP"): pair(year, UNIT, WITH)[0],
            N_("GDP without the sale"): pair(year, UNIT, WITHOUT)[0],
            N_("The sale adds"): Cell(wording.signed(_adds(year), UNIT), _adds(year), unit=UNIT),
        }
        if was:
            now = tables.printed_ends(year, WITHOUT)
            row[N_("Without it, before")] = previous(was.get(year["year"]), now, UNIT)
        rows.append(row)
    return rows


def _number(row: Row, name: str) -> float:
    return tables.printed_ends(row, name)[1]


def _adds(row: Row) -> float:
    """What the sale adds to the GDP of a year."""
    return _number(row, WITH) - _number(row, WITHOUT)


def _before(baseline: Result | None) -> dict[int, Ends]:
    """GDP without the sale by year, before the changes."""
    if baseline is None or _no_path(baseline):
        return {}
    return {row["year"]: tables.printed_ends(row, WITHOUT) for row in tables.by_year(baseline)}


def _no_path(result: Result) -> str:
    if reason := no_years(result):
        return reason
    if WITHOUT not in result.draws:
        return _("The value added by the sale cannot be computed here, so neither can the GDP without it.")
    return ""


def _finding(result: Result) -> str:
    """What the sale adds in the year in which it adds most, and to which GDP."""
    rows = tables.by_year(result)
    most = max(rows, key=_adds)
    if _adds(most) <= 0:
        return _("In no year does the sale add to GDP")
    return _(
        "In {year} the sale adds {amount} to a GDP of {gdp} by {source}",
        year=tables.year_in_words(most),
        amount=wording.quantity(_adds(most), "USD", 2),
        gdp=tables.in_words(most, "USD", WITHOUT)[0],
        source=publisher(result),
    )


@chart(
    "gdp_by_year",
    title=N_("GDP with and without the sale"),
    rows=_rows,
    finding=_finding,
    empty=_no_path,
    single=only_one_year,
    output=WITHOUT,
    describes=("Year",),
)
def gdp_by_year(result: Result, *, baseline: Result | None = None) -> Drawing:
    """The gap between the lines is the value added by the sale; the axis does not begin at zero."""
    rows, was = tables.by_year(result), _before(baseline)
    marks: list[AnyMark] = [
        _line(rows, WITHOUT, SECOND, "dash", _("without the sale")),
        _line(rows, WITH, ACCENT, "solid", _("with the sale")),
    ]
    moves = [
        (float(row["year"]), was[row["year"]][1], was[row["year"]], tables.printed_ends(row, WITHOUT))
        for row in rows
        if row["year"] in was
    ]
    if moves:
        marks.append(outlines(moves, UNIT))
    found = [*(_number(row, n) for row in rows for n in (WITH, WITHOUT)), *(y for _x, y, *_ends in moves)]
    low, high = min(found), max(found)
    room = (high - low) * 0.25 or high * 0.05
    amounts = Axis(low - room, high + room, ticks(nice_ticks(low - room, high + room), UNIT), _("GDP in a year"))
    return Drawing(tuple(marks), year_axis(rows, 0.4), amounts, 250.0)


def _line(rows: list[Row], name: str, tone: str, dash: str, label: str) -> Curve:
    return Curve(
        x=tuple(float(row["year"]) for row in rows),
        y=tuple(_number(row, name) for row in rows),
        tone=tone,
        dash=dash,
        width=2.5,
        points=7.0,
        label=label,
        words=tuple(f"{row['year']}, {label}: {tables.in_words(row, UNIT, name)[0]}" for row in rows),
    )
