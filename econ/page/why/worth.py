"""What is worth finding out: how much rarer a wrong call about the threshold would be if one thing were known."""

from __future__ import annotations

from dataclasses import dataclass

from econ.analysis import tables
from econ.analysis.sensitivity import information_rows
from econ.analysis.sensitivity.information_value import probability_above
from econ.analysis.sensitivity.moves import moving_rows, named
from econ.analysis.tables import Row
from econ.engine import Result
from econ.model import SHARE
from econ.output.charts.information import SMALLEST
from econ.page.blocks import Block
from econ.wording import likelihood
from econ.wording.language import _

MOST_ROWS = 5


@dataclass(frozen=True, kw_only=True)
class Known:
    """What knowing one input would do: its name, the anchor of its evidence, the chance of a wrong call then."""

    label: str
    anchor: str
    wrong: str
    part: float


@dataclass(frozen=True, kw_only=True)
class Worth(Block):
    """The inputs that are worth most to know.

    Attributes:
        title: what is asked.
        about: how often a call is wrong today, and what the rows say; or that nothing is worth knowing.
        today: what stands before the first chance, which is `wrong` in words and `part` from 0 to 100.
        rows: the inputs.
        head, column: what stands above the rows.
    """

    title: str
    about: str
    today: str = ""
    wrong: str = ""
    part: float = 0.0
    rows: tuple[Known, ...] = ()
    head: str = ""
    column: str = ""


def worth(result: Result, threshold: float, said: str) -> Worth:
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
        return Worth(key="worth", title=title, about=about)
    return Worth(
        key="worth",
        title=title,
        about=_(
            "By {source} the better call is “{call}”. To know one thing exactly would make it wrong less often.", **told
        ),
        today=_("As things stand"),
        wrong=likelihood.percent(wrong),
        part=_part(wrong),
        rows=tuple(_row(result, row) for row in rows),
        head=_("If one knew exactly"),
        column=_("chance of a wrong call"),
    )


def _row(result: Result, row: Row) -> Known:
    then = min(row["wrong_then"], row["wrong_now"])
    label, anchor = named(result, row["input"]), f"of-{row['input']}"
    return Known(label=label, anchor=anchor, wrong=likelihood.percent(round(then, 2)), part=_part(then))


def _part(chance: float) -> float:
    """How long the bar of a chance is: a wrong call is at most as likely as a right one."""
    return round(min(chance * 2, 1.0) * 100, 1)
