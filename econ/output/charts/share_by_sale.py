"""The share of GDP against the size of the sale, with one line for each GDP source."""

import math

from econ import wording
from econ.analysis import short_answer, tables
from econ.analysis.tables import Row
from econ.engine import Result
from econ.model import SHARE
from econ.output.cells import Cell
from econ.output.charts.axes import SALE_HIGH, SALE_LOW, decades, ticks
from econ.output.charts.of_results import ByColumn, central, colour, panel, share_pair
from econ.output.charts.registry import chart, missing
from econ.output.marks import AnyMark, Axis, Curve, Dots, Drawing, Role, Rule
from econ.wording.language import N_, _

ONE_PERCENT = 0.01
ROOM = 1.2
"""Room above the highest line, as a factor."""


def _rows(result: Result) -> list[ByColumn]:
    listed = tables.by_gdp_source(result)
    standing = dict(zip((row["source"] for row in listed), tables.standings(listed), strict=True))
    return [
        {
            N_("GDP source"): _(row["label"]),
            N_("Year"): Cell(str(row["year"]), row["year"]),
            N_("GDP, a year"): Cell(tables.gdp_in_words(result, row), row["gdp"], unit="USD/year"),
            **dict(zip((N_("Share"), N_("90% interval")), share_pair(result, row, tables.SHARE_COLUMN), strict=True)),
            N_("1% of it"): Cell(wording.money(row["gdp"] * ONE_PERCENT), row["gdp"] * ONE_PERCENT, unit="USD/year"),
            N_("Family"): standing[row["source"]],
            N_("Grade"): row["grade"],
        }
        for row in panel(result)
    ]


def _share(result: Result, row: Row) -> str:
    """The share in words, as the answer rounds it."""
    return short_answer.in_words(result, row)[0]


def _finding(result: Result) -> str:
    """The same sale against the GDP of its source and of each other family."""
    rows = tables.by_gdp_source(result)
    named = [row for row in rows if row["chosen"]] + [row for row in tables.counted(rows) if not row["chosen"]]
    if central(result, "sale_value") <= 0:
        return _("No goods are sold")
    return _(
        "At {amount} the share of GDP is {shares}",
        amount=tables.printed(result, "sale_value")[0],
        shares=wording.listing(
            [_("{share} by {source}", share=_share(result, row), source=_(row["publisher"])) for row in named]
        ),
    )


def _sources(result: Result, _output: str) -> tuple[str, ...]:
    """That of the GDP of the answer, those of the GDP of the other lines, and those of the sale."""
    rows = sorted(panel(result), key=lambda row: not row["chosen"])
    gdp = [s for row in rows for s in row["sources"]]
    return tuple(dict.fromkeys((*gdp, *result.sources_of("sale_value"))))


@chart(
    "share_by_sale",
    title=N_("Share of GDP by size of sale"),
    rows=_rows,
    finding=_finding,
    empty=missing(SHARE),
    place=10,
    sources=_sources,
    describes=("Year", "Family", "Grade"),
)
def share_by_sale(result: Result, *, baseline: Result | None = None) -> Drawing:
    """The share of GDP rises with the sale; one line for each GDP source, a mark at this sale, a line at 1%."""
    rows = panel(result)
    sale = central(result, "sale_value")
    high = max(SALE_HIGH, 10 ** math.ceil(math.log10(sale * 1.5)) if sale > SALE_HIGH / 1.5 else 0.0)
    marks: list[AnyMark] = [Rule(at=ONE_PERCENT, upright=False, dash="dot", role=Role.BEHIND)]
    marks += [_line(result, row, high, f"{n} {_(row['label'])}") for n, row in enumerate(rows, start=1)]
    if sale > 0:
        marks += _at(result, rows, sale)
    if baseline is not None and SHARE in baseline.central:
        marks += _before(baseline)
    return Drawing(tuple(marks), *_axes(rows, high), 420.0)


def _axes(rows: list[Row], high: float) -> tuple[Axis, Axis]:
    floor = SALE_LOW / max(row["gdp"] for row in rows)
    ceiling = max(high / min(row["gdp"] for row in rows), 0.012) * ROOM
    sales = ticks(decades(SALE_LOW, high), "USD/year")
    return (
        Axis(SALE_LOW, high, sales, _("Sale in a year (logarithmic)"), logarithmic=True),
        Axis(floor, ceiling, ticks(decades(floor, ceiling), "1"), _("Share of GDP (logarithmic)"), logarithmic=True),
    )


def _line(result: Result, row: Row, high: float, name: str) -> Curve:
    tone, dash = colour(result, row["source"])
    return Curve(
        x=(SALE_LOW, high),
        y=(SALE_LOW / row["gdp"], high / row["gdp"]),
        tone=tone,
        dash=dash,
        width=3.5 if row["chosen"] else 1.8,
        role=Role.CHOSEN if row["chosen"] else Role.BEHIND,
        label=f"{_share(result, row)} · {_(row['label'])}, {row['year']}",
        row=name,
    )


def _at(result: Result, rows: list[Row], sale: float) -> list[AnyMark]:
    """A line at this sale, and a dot where it meets the line of each source."""
    amount = tables.printed(result, "sale_value")[0]
    return [
        Rule(at=sale, role=Role.MOVED, label=_("this sale: {amount}", amount=amount)),
        Dots(
            x=(sale,) * len(rows),
            y=tuple(row["share"] for row in rows),
            tones=tuple(colour(result, row["source"])[0] for row in rows),
            sizes=tuple(11.0 if row["chosen"] else 7.0 for row in rows),
            role=Role.MOVED,
            words=tuple(
                _(
                    "{source}, {year}\n{amount}: {share} of GDP",
                    source=_(row["label"]),
                    year=row["year"],
                    amount=amount,
                    share=_share(result, row),
                )
                for row in rows
            ),
        ),
    ]


def _before(baseline: Result) -> list[AnyMark]:
    sale, share = central(baseline, "sale_value"), central(baseline, SHARE)
    if sale <= 0:
        return []
    said = _(
        "Before your changes\n{sale}: {share}",
        sale=tables.printed(baseline, "sale_value")[0],
        share=wording.percent(share, short_answer.decimals(baseline, *tables.summary_of(baseline, SHARE).printed)),
    )
    return [Dots(x=(sale,), y=(share,), shape="ring", size=13.0, role=Role.BEFORE, words=(said,))]
