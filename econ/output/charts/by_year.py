"""The share of GDP year by year."""

from econ.analysis import tables
from econ.analysis.tables import Row
from econ.engine import Result
from econ.output.charts.axes import percent_ticks, x_axis, y_axis
from econ.output.charts.bars import whiskers
from econ.output.charts.look import ACCENT, Spec, figure, near, note
from econ.output.charts.of_results import Ends, number_and_span, outlines, previous_column
from econ.output.charts.registry import chart
from econ.wording.language import N_, _

SHARES = "share_path"
LEAST = 0.01
"""Height of the axis where no year has a sale."""


def _rows(result: Result, *, baseline: Result | None = None) -> list[Row]:
    was = _before(baseline)
    return [
        {
            N_("Year"): tables.year_in_words(row),
            N_("Sale"): tables.in_words(row, "USD", "sale_path")[0],
            N_("Share of GDP"): number_and_span(row, "1", SHARES)[0],
            N_("90 % range"): number_and_span(row, "1", SHARES)[1],
            N_("GDP"): tables.in_words(row, "USD/year", "gdp_path")[0],
            N_("GDP without the sale"): tables.in_words(row, "USD/year", "gdp_without_sale_path")[0]
            if "gdp_without_sale_path" in row
            else "",
            N_("Sales so far"): tables.in_words(row, "USD", "cumulative_sale_path")[0],
        }
        | dict(zip((N_("Adds to growth"), N_("Published growth")), tables.growth_in_words(row), strict=False))
        | (
            {N_("Share before"): previous_column(was.get(row["year"]), tables.printed_ends(row, SHARES), "1")}
            if was
            else {}
        )
        for row in tables.by_year(result)
    ]


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


@chart("by_year", title=N_("Share of GDP, year by year"), rows=_rows, empty=no_years)
def by_year(result: Result, *, baseline: Result | None = None) -> Spec:
    """Each year's sale as a share of the same year's GDP: bars to the number, whiskers over the 90 % range."""
    rows, was = tables.by_year(result), _before(baseline)
    years = [row["year"] for row in rows]
    found = {row["year"]: tables.printed_ends(row, SHARES) for row in rows}
    ends = [dict(zip(("low", "value", "high"), printed, strict=True)) for printed in found.values()]
    made = figure(340, left=4, top=28)
    made["data"].append(
        {
            "type": "bar",
            "x": years,
            "y": near(number for _low, number, _high in found.values()),
            "marker": {"color": ACCENT},
            "width": 0.5,
            "error_y": whiskers(ends, 6),
            "customdata": [tables.in_words(row, "USD", "sale_path")[0] for row in rows],
            "hovertemplate": "%{x}: %{customdata}<extra></extra>",
        }
    )
    for row in rows:
        text = tables.in_words(row, "1", SHARES)[0] if found[row["year"]][1] else _("no delivery")
        note(made, text, x=row["year"], y=near([row["share_path_high"]])[0], yanchor="bottom", yshift=6)
    moves = [(y, was[y][1], was[y], now) for y, now in found.items() if y in was and (was[y][1] or now[1])]
    if moves:
        made["data"].append(outlines(moves, "1"))
    most = (
        max(*(row["share_path_high"] for row in rows), *(number for _low, number, _high in was.values()), 0.0) or LEAST
    )
    y_axis(made, **percent_ticks(0, most * 1.1), range=near([0, most * 1.15]), title={"text": _("Share of GDP")})
    x_axis(
        made,
        tickvals=years,
        ticktext=[tables.year_in_words(row) for row in rows],
        range=[years[0] - 0.6, years[-1] + 0.6],
    )
    x_axis(made, showgrid=False, fixedrange=True)
    return made
