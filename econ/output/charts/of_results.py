"""What several charts take from a result: numbers in words, GDP sources with their colours, and what was before.

Numbers of tables and labels are those of the headline: the central case, rounded by its interval. The GDP sources of
the exporter keep their order and their colour everywhere. Where a picture was before the changes there are outlines in
place of what is drawn now, and what a pointer says of them.
"""

from collections.abc import Sequence

import numpy as np

from econ import wording
from econ.analysis import short_answer, tables
from econ.analysis.tables import Row
from econ.engine import Result
from econ.output.cells import Cell
from econ.output.charts.look import DASHES, PALETTE
from econ.output.marks import Dots, Role
from econ.wording.language import N_, _

ByColumn = dict[str, Cell | str]
"""A row of a table: cells by the English title of their column."""

Ends = tuple[float, float, float]
"""What is printed of a quantity: the lower end of its interval, its number, the upper end."""


def span(low: float, high: float, unit: str) -> str:
    """Both ends of the range of an input."""
    return _("not varied") if low == high else wording.interval(low, high, unit)


def number_and_span(row: Row, unit: str, name: str = "") -> tuple[str, str]:
    """A number and its interval as `econ.analysis.tables.in_words` has them, and a word where there is no interval."""
    number, interval = tables.in_words(row, unit, name)
    return number, interval or _("not varied")


def pair(row: Row, unit: str, name: str = "") -> tuple[Cell, Cell]:
    """A number and its interval as two cells."""
    return _cells(row, unit, name, *number_and_span(row, unit, name))


def share_pair(result: Result, row: Row, name: str) -> tuple[Cell, Cell]:
    """The same of a share of GDP, with the places that it has where it stands."""
    number, interval = short_answer.in_words(result, row, name)
    return _cells(row, "1", name, number, interval or _("not varied"))


def _cells(row: Row, unit: str, name: str, number: str, interval: str) -> tuple[Cell, Cell]:
    low, middle, high = tables.printed_ends(row, name)
    return Cell(number, middle, unit=unit), Cell(interval, low, high, unit)


def words(found: Row, unit: str) -> ByColumn:
    """The number and its interval as two cells of a row."""
    number, interval = pair(found, unit)
    return {N_("Central case"): number, N_("90% interval"): interval}


def previous(before: Ends | None, now: Ends, unit: str) -> Cell:
    """A cell with what it was, and how far it has moved since."""
    if before is None:
        return Cell(_("not computed"))
    said = f"{wording.estimate(*before, unit)[0]} ({change_in_words(before, now, unit)})"
    return Cell(said, before[1], unit=unit)


def panel(result: Result) -> list[Row]:
    """The GDP sources of the exporter with the share against each, the largest first."""
    return sorted(tables.by_gdp_source(result), key=lambda row: -row["share"])


def publisher(result: Result) -> str:
    """Whose GDP the answer is set against."""
    return next((_(row["publisher"]) for row in panel(result) if row["chosen"]), "")


def colour(result: Result, source: str) -> tuple[str, str]:
    """Colour and dash of a GDP source: its place in the country's panel, whatever is shown beside it."""
    country = result.book.country(result.scenario.exporter)
    names = list(dict.fromkeys((*country.panel, country.gdp, result.state.gdp)))
    place = names.index(source) if source in names else len(names)
    return PALETTE[place % len(PALETTE)], DASHES[place % len(DASHES)]


def central(result: Result, name: str) -> float:
    """A quantity with one value, at the central case."""
    return float(np.ravel(result.central[name])[0])


def printed_of(result: Result | None, name: str) -> Ends | None:
    """What is printed of a quantity with one value; None if there is no such result, or it does not have it."""
    return None if result is None or name not in result.draws else tables.summary_of(result, name).printed


def outlines(moves: Sequence[tuple[float, float, Ends, Ends]], unit: str) -> Dots:
    """Open marks, each with words: at x and y stands what was there before, and what is there now, in a unit."""
    return Dots(
        x=tuple(x for x, *_rest in moves),
        y=tuple(y for _x, y, *_rest in moves),
        shape="frame",
        size=12.0,
        role=Role.BEFORE,
        words=tuple(previous_in_words(before, now, unit) for *_place, before, now in moves),
    )


def previous_in_words(before: Ends, now: Ends, unit: str) -> str:
    """What it was, and how far it has moved since: nothing at all if both are the same."""
    value = wording.estimate(*before, unit)[0]
    if before[1] == now[1]:
        return _("Before your changes: {value}, exactly as now", value=value)
    return _(
        "Before your changes: {value}\nSince then {difference}",
        value=value,
        difference=change_in_words(before, now, unit),
    )


def change_in_words(before: Ends, now: Ends, unit: str) -> str:
    """A difference in words; "0" only if there is none."""
    return wording.signed(now[1] - before[1], unit)
