"""The share of GDP against the size of the sale, with one line for each GDP source."""

import math

from econ import wording
from econ.analysis import tables
from econ.analysis.tables import Row
from econ.engine import Result
from econ.model import SHARE
from econ.output.charts.axes import SALE_HIGH, SALE_LOW, decades, short_money, trimmed, x_axis, y_axis
from econ.output.charts.look import CLEAR, QUIET, Mark, Spec, figure, level, near, note, safe, scatter, upright
from econ.output.charts.of_results import central, colour, number_and_span, panel
from econ.output.charts.registry import chart, missing
from econ.wording.language import N_, _

ONE_PERCENT = 0.01

LEGEND: Mark = {
    "orientation": "h",
    "x": 0,
    "y": 1.02,
    "xanchor": "left",
    "yanchor": "bottom",
    "bgcolor": CLEAR,
    "font": {"size": 13},
    "entrywidth": 262,
    "entrywidthmode": "pixels",
    "itemwidth": 40,
    "itemclick": False,
    "itemdoubleclick": False,
}


def _rows(result: Result) -> list[Row]:
    rows = panel(result)
    return [
        {
            N_("GDP source"): _(row["label"]),
            N_("Year"): str(row["year"]),
            N_("GDP, a year"): tables.gdp_in_words(result, row),
            N_("Share"): _share(row),
            N_("90 % range"): number_and_span(row, "1", tables.SHARE_COLUMN)[1],
            N_("1 % of it"): wording.money(row["gdp"] * ONE_PERCENT),
            N_("Family"): family,
            N_("Grade"): row["grade"],
        }
        for row, family in zip(rows, tables.standings(rows), strict=True)
    ]


def _share(row: Row) -> str:
    """The share in words, as the answer rounds it."""
    return tables.in_words(row, "1", tables.SHARE_COLUMN)[0]


def _marks(result: Result) -> list[Row]:
    looks = ((colour(result, row["source"]), row["chosen"]) for row in panel(result))
    return [
        {"color": tone, "dash": dash, "width": 3.5 if chosen else 1.8, "strong": chosen}
        for (tone, dash), chosen in looks
    ]


@chart("share_by_sale", title=N_("Share of GDP by size of sale"), rows=_rows, empty=missing(SHARE), marks=_marks)
def share_by_sale(result: Result, *, baseline: Result | None = None) -> Spec:
    """The share of GDP rises with the sale; one line for each GDP source, a mark at this sale, a line at 1 %."""
    rows = panel(result)
    sale = central(result, "sale_value")
    high = max(SALE_HIGH, 10 ** math.ceil(math.log10(sale * 1.5)) if sale > SALE_HIGH / 1.5 else 0.0)
    made = figure(520, left=4, right=22)
    made["data"] += [_line(result, row, high) for row in rows]
    level(made, ONE_PERCENT, dash="dot")
    if sale > 0:
        _mark(made, result, rows, sale)
    if baseline is not None and SHARE in baseline.central:
        _ghost(made, baseline)
    _axes(made, rows, high)
    made["layout"] |= {"showlegend": True, "legend": LEGEND}
    return made


def _axes(made: Spec, rows: list[Row], high: float) -> None:
    floor = SALE_LOW / max(row["gdp"] for row in rows)
    ceiling = max(high / min(row["gdp"] for row in rows), 0.012)
    ticks = [10.0**n for n in range(math.floor(math.log10(floor)), math.ceil(math.log10(ceiling)) + 1)]
    amounts = decades(SALE_LOW, high)
    x_axis(
        made,
        type="log",
        range=near([math.log10(SALE_LOW), math.log10(high)]),
        tickvals=amounts,
        ticktext=[short_money(v) for v in amounts],
        title={"text": _("Sale in a year (logarithmic)")},
    )
    y_axis(
        made,
        type="log",
        range=near([math.log10(floor), math.log10(ceiling) + 0.08]),
        tickvals=ticks,
        ticktext=[f"{trimmed(t * 100)} %" for t in ticks],
    )


def _line(result: Result, row: Row, high: float) -> Mark:
    tone, dash = colour(result, row["source"])
    label = safe(f"{_share(row)} · {_(row['label'])}, {row['year']}")
    ends = [SALE_LOW, high]
    line: Mark = {"color": tone, "dash": dash, "width": 3.5 if row["chosen"] else 1.8}
    name = f"<b>{label}</b>" if row["chosen"] else label
    return scatter(ends, near(x / row["gdp"] for x in ends), "lines", name=name, line=line, hoverinfo="skip")


def _mark(made: Spec, result: Result, rows: list[Row], sale: float) -> None:
    """A line at this sale, and a dot where it meets the line of each source."""
    amount = tables.printed(result, "sale_value")[0]
    upright(made, near([sale])[0])
    look: Mark = {
        "marker": {
            "color": [colour(result, row["source"])[0] for row in rows],
            "size": [11 if row["chosen"] else 7 for row in rows],
        },
        "showlegend": False,
        "customdata": [[safe(f"{_(row['label'])}, {row['year']}"), _share(row)] for row in rows],
        "hovertemplate": _(
            "%{{customdata[0]}}<br>{amount}: <b>%{{customdata[1]}}</b> of GDP<extra></extra>", amount=amount
        ),
    }
    made["data"].append(scatter(near([sale] * len(rows)), near(row["share"] for row in rows), "markers", **look))
    right = sale < math.sqrt(SALE_LOW * SALE_HIGH)
    note(
        made,
        _("this sale:<br>{amount}", amount=amount),
        x=near([math.log10(sale)])[0],
        y=0,
        yref="paper",
        xanchor="left" if right else "right",
        align="left" if right else "right",
        yanchor="bottom",
        xshift=6 if right else -6,
        yshift=4,
    )


def _ghost(made: Spec, baseline: Result) -> None:
    sale, share = central(baseline, "sale_value"), central(baseline, SHARE)
    if sale <= 0:
        return
    said = _(
        "Before your changes<br>{sale}: <b>{share}</b><extra></extra>",
        sale=tables.printed(baseline, "sale_value")[0],
        share=tables.printed(baseline, SHARE)[0],
    )
    ring: Mark = {"color": CLEAR, "size": 13, "symbol": "circle", "line": {"color": QUIET, "width": 2}}
    look: Mark = {"name": _("before your changes"), "marker": ring, "hovertemplate": said}
    made["data"].append(scatter(near([sale]), near([share]), "markers", **look))
