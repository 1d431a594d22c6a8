"""What is worth finding out: how much rarer a wrong call about the threshold would be if one thing were known."""

from __future__ import annotations

from econ.analysis import tables
from econ.analysis.sensitivity import information_rows
from econ.analysis.sensitivity.information_value import probability_above
from econ.analysis.sensitivity.moves import moving_rows, named
from econ.analysis.tables import Row
from econ.engine import Result
from econ.model import SHARE
from econ.output.cells import Cell, Column, Table, TableRow
from econ.output.charts.information import SMALLEST
from econ.page.blocks import Grid
from econ.wording import likelihood
from econ.wording.language import _

MOST_ROWS = 5


def worth(result: Result, threshold: float, said: str) -> Grid:
    """The block; `said` is the threshold in words."""
    title = _("What is worth finding out")
    now = probability_above(result, SHARE, threshold)
    wrong = min(now, 1 - now)
    by = next((_(row["publisher"]) for row in tables.by_gdp_source(result) if row["chosen"]), "")
    call = _("above {threshold}", threshold=said) if now > 0.5 else _("not above {threshold}", threshold=said)
    told = {"call": call, "source": by, "chance": likelihood.percent(wrong)}
    among = {row["input"] for row in moving_rows(result, SHARE) if row["share"] >= SMALLEST}
    rows = [row for row in information_rows(result, SHARE, threshold, among) if row["value"] >= SMALLEST][:MOST_ROWS]
    if not rows:
        about = _(
            "By {source} the better call is “{call}”; it is wrong with a chance of {chance}, and to know any one thing "
            "better would hardly change that.",
            **told,
        )
        return Grid(key="worth", table=Table("worth", title, (), ()), lead=about)
    about = _(
        "By {source} the better call is “{call}”. To know one thing exactly would make it wrong less often.", **told
    )
    found = [(_("As things stand"), "", wrong), *(_row(result, row) for row in rows)]
    cells = (TableRow(words, (Cell(words, address=way), Cell(likelihood.percent(then)))) for words, way, then in found)
    columns = (Column("known", _("If one knew exactly")), Column("wrong", _("chance of a wrong call")))
    return Grid(key="worth", table=Table("worth", title, columns, tuple(cells)), lead=about)


def _row(result: Result, row: Row) -> tuple[str, str, float]:
    """An input, the way to its evidence, and the chance of a wrong call if it were known."""
    label = named(result, row["input"])
    return label, f"#of-{row['input']}", round(min(row["wrong_then"], row["wrong_now"]), 2)
