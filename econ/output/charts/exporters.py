"""Exporters side by side: a dot for each figure, of its own kind, in the order of the names of the countries.

The picture is of many countries and not of a result, so it is not on the list of charts of one.
"""

from econ import wording
from econ.analysis import exporters
from econ.analysis.tables import Row
from econ.output.charts.axes import nice_ticks, ticks
from econ.output.charts.look import PALETTE
from econ.output.marks import Axis, Dots, Drawing, sentence
from econ.wording.language import N_, _

SHOWS = N_(
    "One dot for each figure, its shape and colour say what it counts; figures that count different things are not "
    "compared, and countries stand in the order of their names."
)
LOOKS = dict(zip(exporters.COLUMNS, zip(("circle", "diamond", "square", "cross"), PALETTE, strict=False), strict=True))
"""Symbol and colour of each column."""

ROW_PIXELS = 30


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
    """The picture in a sentence: the figures stand in the table."""
    names = list(dict.fromkeys(row["country"] for row in _drawn(rows, measure)))
    return _(
        "{measure}: a dot for each figure of {countries}", measure=title(measure), countries=wording.listing(names)
    )


def drawing(rows: list[Row], measure: str) -> Drawing:
    """The picture of one measure."""
    drawn = _drawn(rows, measure)
    if not drawn:
        return sentence(_("No figure can be set against it."))
    names = list(dict.fromkeys(row["country"] for row in drawn))
    kinds = [[row for row in drawn if row["column"] == column] for column in exporters.COLUMNS]
    most = max(row[measure] for row in drawn) * 1.06
    unit = "USD" if measure in {"amount", "per_head"} else "1"
    countries = Axis(
        len(names) - 0.4, -0.6, tuple((float(n), name) for n, name in enumerate(names)), title="", grid=True
    )
    values = Axis(0.0, most, ticks(nice_ticks(0.0, most), unit), title(measure))
    marks = tuple(_dots(mine, names, measure) for mine in kinds if mine)
    return Drawing(marks, values, countries, float(ROW_PIXELS * len(names)))


def _drawn(rows: list[Row], measure: str) -> list[Row]:
    return [row for row in rows if row[measure] is not None]


def _dots(rows: list[Row], names: list[str], measure: str) -> Dots:
    column = rows[0]["column"]
    shape, tone = LOOKS[column]
    return Dots(
        x=tuple(row[measure] for row in rows),
        y=tuple(float(names.index(row["country"])) for row in rows),
        shape=shape,
        tone=tone,
        size=11.0,
        label=_(exporters.COLUMNS[column][0]),
        words=tuple(
            f"{_(row['label'])}, {exporters.year_in_words(row)}: {exporters.value_in_words(row, measure)}"
            for row in rows
        ),
    )
