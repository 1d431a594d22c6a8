"""Exporters side by side: a dot for each figure, of its own kind, in the order of the names of the countries.

The picture is of many countries and not of a result, so it is not on the list of charts of one.
"""

from econ import wording
from econ.analysis import exporters
from econ.analysis.tables import Row
from econ.output.charts.axes import money_ticks, percent_ticks, x_axis, y_axis
from econ.output.charts.look import CLEAR, PALETTE, Mark, Spec, figure, near, nothing, safe, scatter
from econ.wording.language import N_, _

SHOWS = N_(
    "One dot for each figure, its shape and colour say what it counts; figures that count different things are not "
    "compared, and countries stand in the order of their names."
)
LOOKS = dict(zip(exporters.COLUMNS, zip(("circle", "diamond", "square", "x"), PALETTE, strict=False), strict=True))
"""Symbol and colour of each column."""

ROW_PIXELS = 30
LEGEND: Mark = {"orientation": "h", "x": 0, "y": 1.0, "xanchor": "left", "yanchor": "bottom", "bgcolor": CLEAR}


def title(measure: str) -> str:
    """What stands above it."""
    return _(exporters.MEASURES[measure][1])


def shows() -> str:
    """What the picture shows."""
    return _(SHOWS)


def foot(rows: list[Row]) -> str:
    """What stands under it: the sources of its figures."""
    return _("Sources of the figures: {ids}.", ids=wording.listing(sorted({row["sources"] for row in rows})))


def alt(rows: list[Row], measure: str) -> str:
    """The picture in words."""
    said = [
        f"{row['country']}, {exporters.concept_in_words(row)}, {exporters.year_in_words(row)}: "
        f"{exporters.value_in_words(row, measure)}"
        for row in _drawn(rows, measure)
    ]
    return f"{title(measure)}. {'; '.join(said)}. {shows()}"


def spec(rows: list[Row], measure: str) -> Spec:
    """The picture of one measure."""
    drawn = _drawn(rows, measure)
    if not drawn:
        return nothing(_("No figure can be set against it."))
    names = list(dict.fromkeys(row["country"] for row in drawn))
    made = figure(ROW_PIXELS * len(names) + 110, left=4, right=24, top=44)
    for column in exporters.COLUMNS:
        mine = [row for row in drawn if row["column"] == column]
        if mine:
            made["data"].append(_dots(mine, names, column, measure))
    made["layout"] |= {"showlegend": True, "legend": LEGEND}
    most = max(row[measure] for row in drawn) * 1.06
    ticks = money_ticks if measure in {"amount", "per_head"} else percent_ticks
    x_axis(made, **ticks(0, most), range=near([0, most]), title={"text": title(measure)})
    places: list[int] = [-place for place in range(len(names))]
    y_axis(made, tickvals=places, ticktext=[safe(name) for name in names], range=[0.6 - len(names), 0.6])
    y_axis(made, fixedrange=True)
    return made


def _drawn(rows: list[Row], measure: str) -> list[Row]:
    return [row for row in rows if row[measure] is not None]


def _dots(rows: list[Row], names: list[str], column: str, measure: str) -> Mark:
    symbol, tone = LOOKS[column]
    look: Mark = {"symbol": symbol, "color": tone, "size": 11}
    return scatter(
        near(row[measure] for row in rows),
        [-names.index(row["country"]) for row in rows],
        "markers",
        marker=look,
        name=_(exporters.COLUMNS[column][0]),
        showlegend=True,
        cliponaxis=False,
        customdata=[
            f"{safe(_(row['label']))}, {exporters.year_in_words(row)}: <b>{exporters.value_in_words(row, measure)}</b>"
            for row in rows
        ],
        hovertemplate="%{customdata}<extra></extra>",
    )
