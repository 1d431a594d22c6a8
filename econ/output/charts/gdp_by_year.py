"""The gross domestic product year by year, with the sale and without it."""

from econ import wording
from econ.analysis import tables
from econ.analysis.tables import Row
from econ.engine import Result
from econ.output.charts.axes import money_ticks, x_axis, y_axis
from econ.output.charts.by_year import no_years
from econ.output.charts.look import ACCENT, SECOND, Mark, Spec, figure, near, note, scatter
from econ.output.charts.of_results import Ends, outlines, previous_column
from econ.output.charts.registry import chart
from econ.wording.language import N_, _

WITH, WITHOUT = "gdp_path", "gdp_without_sale_path"
UNIT = "USD/year"


def _rows(result: Result, *, baseline: Result | None = None) -> list[Row]:
    was = _before(baseline)
    return [
        {
            N_("Year"): tables.year_in_words(row),
            N_("GDP"): tables.in_words(row, UNIT, WITH)[0],
            N_("GDP without the sale"): tables.in_words(row, UNIT, WITHOUT)[0],
            N_("The sale adds"): wording.signed(_number(row, WITH) - _number(row, WITHOUT), UNIT),
        }
        | ({N_("Without it, before"): _previous(was.get(row["year"]), row)} if was else {})
        for row in tables.by_year(result)
    ]


def _number(row: Row, name: str) -> float:
    return tables.printed_ends(row, name)[1]


def _previous(before: Ends | None, row: Row) -> str:
    return previous_column(before, tables.printed_ends(row, WITHOUT), UNIT)


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


@chart("gdp_by_year", title=N_("GDP with and without the sale"), rows=_rows, empty=_no_path)
def gdp_by_year(result: Result, *, baseline: Result | None = None) -> Spec:
    """The gap between the lines is the value added by the sale; the axis does not begin at zero."""
    rows, was = tables.by_year(result), _before(baseline)
    made = figure(320, left=4, right=24, top=20)
    made["data"] += [_line(rows, WITHOUT, SECOND, "dash"), _line(rows, WITH, ACCENT, "solid")]
    ghosts = [row for row in rows if row["year"] in was]
    if ghosts:
        moves = [
            (row["year"], was[row["year"]][1], was[row["year"]], tables.printed_ends(row, WITHOUT)) for row in ghosts
        ]
        made["data"].append(outlines(moves, UNIT))
    years = [row["year"] for row in rows]
    found = [*(_number(row, n) for row in rows for n in (WITH, WITHOUT)), *(was[row["year"]][1] for row in ghosts)]
    low, high = min(found), max(found)
    room = (high - low) * 0.25 or high * 0.05
    ends = near([low - room, high + room])
    y_axis(made, **money_ticks(*ends), range=ends, title={"text": _("GDP in a year")})
    x_axis(
        made,
        tickvals=years,
        ticktext=[tables.year_in_words(row) for row in rows],
        range=[years[0] - 0.4, years[-1] + 0.4],
    )
    x_axis(made, showgrid=False, fixedrange=True)
    _names(made, rows)
    return made


def _line(rows: list[Row], name: str, tone: str, dash: str) -> Mark:
    label = _("without the sale") if name == WITHOUT else _("with the sale")
    return scatter(
        [row["year"] for row in rows],
        near(_number(row, name) for row in rows),
        "lines+markers",
        line={"color": tone, "width": 2.5, "dash": dash},
        marker={"color": tone, "size": 7},
        cliponaxis=False,
        customdata=[tables.in_words(row, UNIT, name)[0] for row in rows],
        hovertemplate=f"%{{x}}, {label}: <b>%{{customdata}}</b><extra></extra>",
    )


def _names(made: Spec, rows: list[Row]) -> None:
    """Names of the lines, where they are furthest apart."""
    widest = max(rows, key=lambda row: _number(row, WITH) - _number(row, WITHOUT))
    places = ((WITH, _("with the sale"), "bottom", 10), (WITHOUT, _("without the sale"), "top", -10))
    for name, words, side, shift in places:
        place = {"x": widest["year"], "y": near([_number(widest, name)])[0], "yanchor": side, "yshift": shift}
        note(made, words, **place)
