"""The share of GDP year by year."""

from econ.analysis import short_answer, tables
from econ.analysis.tables import Row
from econ.engine import Result
from econ.output.cells import Cell
from econ.output.charts.axes import nice_ticks, ticks, year_axis
from econ.output.charts.bars import whiskers
from econ.output.charts.look import ACCENT
from econ.output.charts.of_results import ByColumn, Ends, outlines, pair, previous, publisher, share_pair
from econ.output.charts.registry import chart
from econ.output.marks import AnyMark, Axis, Bars, Drawing, Side, Text
from econ.wording.language import N_, _

SHARES = "share_path"
LEAST = 0.01
"""Height of the axis where no year has a sale."""


def _rows(result: Result, *, baseline: Result | None = None) -> list[ByColumn]:
    was = _before(baseline)
    return [
        {
            N_("Year"): Cell(tables.year_in_words(row), row["year"]),
            N_("Sale"): pair(row, "USD", "sale_path")[0],
            **dict(zip((N_("Share of GDP"), N_("90% interval")), share_pair(result, row, SHARES), strict=True)),
            N_("GDP"): pair(row, "USD/year", "gdp_path")[0],
            N_("GDP without the sale"): pair(row, "USD/year", "gdp_without_sale_path")[0]
            if "gdp_without_sale_path" in row
            else "",
            N_("Sales so far"): pair(row, "USD", "cumulative_sale_path")[0],
        }
        | _growth(row)
        | ({N_("Share before"): previous(was.get(row["year"]), tables.printed_ends(row, SHARES), "1")} if was else {})
        for row in tables.by_year(result)
    ]


def _growth(row: Row) -> ByColumn:
    """What a year adds to growth, and the published growth; nothing if nothing is said of it."""
    found = (row.get(f"central_{tables.GROWTH}"), row.get("published_growth"))
    names = (N_("Adds to growth"), N_("Published growth"))
    said = zip(names, tables.growth_in_words(row), found, strict=False)
    return {name: Cell(words, value, unit="1") for name, words, value in said}


def _before(baseline: Result | None) -> dict[int, Ends]:
    """Share of GDP by year before the changes."""
    if baseline is None or no_years(baseline):
        return {}
    return {row["year"]: tables.printed_ends(row, SHARES) for row in tables.by_year(baseline)}


def no_years(result: Result) -> str:
    """Why there is no yearly path, or no year of it with deliveries; "" if there is one."""
    if not result.state.path or "share_path" not in result.draws:
        return _("There is no yearly path: the GDP of this scenario is not taken from a series.")
    return "" if tables.by_year(result) else tables.years_shown(result)


def _finding(result: Result) -> str:
    """The year with the largest share."""
    rows = tables.by_year(result)
    most = max(rows, key=lambda row: tables.printed_ends(row, SHARES)[1])
    said = {
        "source": publisher(result),
        "year": tables.year_in_words(most),
        "share": short_answer.in_words(result, most, SHARES)[0],
    }
    if not tables.printed_ends(most, SHARES)[1]:
        return _("The share of GDP is 0 in every year")
    if len(rows) == 1:
        return _("By {source} the share of GDP is {share} in {year}, the only year of the scenario", **said)
    return _("By {source} the share of GDP is largest in {year}: {share}", **said)


def only_one_year(result: Result) -> bool:
    """Whether a path has a single year."""
    return len(tables.by_year(result)) == 1


@chart(
    "by_year",
    title=N_("Share of GDP, year by year"),
    rows=_rows,
    finding=_finding,
    empty=no_years,
    place=50,
    single=only_one_year,
    output=SHARES,
    describes=("Year",),
)
def by_year(result: Result, *, baseline: Result | None = None) -> Drawing:
    """Each year's sale as a share of the same year's GDP: bars to the number, lines over the 90% range."""
    rows, was = tables.by_year(result), _before(baseline)
    found = {row["year"]: tables.printed_ends(row, SHARES) for row in rows}
    years = tuple(map(float, found))
    marks: list[AnyMark] = [
        Bars(
            at=years,
            start=(0.0,) * len(years),
            end=tuple(number for _low, number, _high in found.values()),
            lying=False,
            thick=0.5,
            tone=ACCENT,
            words=tuple(_said(result, row) for row in rows),
        ),
        whiskers([(year, *ends) for year, ends in found.items() if ends[0] < ends[2]], lying=False),
    ]
    marks += [
        Text(
            text=short_answer.in_words(result, row, SHARES)[0] if found[row["year"]][1] else _("no delivery"),
            x=float(row["year"]),
            y=max(found[row["year"]]),
            side=Side.ABOVE,
        )
        for row in rows
    ]
    moves = [(float(y), was[y][1], was[y], now) for y, now in found.items() if y in was and (was[y][1] or now[1])]
    if moves:
        marks.append(outlines(moves, "1"))
    most = max(0.0, *(end for ends in found.values() for end in ends), *(number for _l, number, _h in was.values()))
    top = most or LEAST
    shares = Axis(0.0, top * 1.15, ticks(nice_ticks(0.0, top * 1.1), "1"), _("Share of GDP"))
    return Drawing(tuple(marks), year_axis(rows, 0.6), shares, 270.0)


def _said(result: Result, row: Row) -> str:
    """A year, its sale and its share with the interval."""
    share, interval = short_answer.in_words(result, row, SHARES)
    sale = tables.in_words(row, "USD", "sale_path")[0]
    return "\n".join(filter(None, (f"{tables.year_in_words(row)}: {sale}", share, interval)))
