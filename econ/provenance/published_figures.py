"""What has been published about an input, an output or a goods line, with conflicts side by side."""

import re
from typing import Any

from econ import wording
from econ.equations.units import factor
from econ.evidence import LABOUR_INPUTS, LINE_INPUTS, LINED_INPUTS, Book, Evidence
from econ.model import GRAPH
from econ.scenario import SERIES_INPUTS
from econ.wording.errors import InputError, unknown

AGREE = 0.10
"""Two figures conflict if they lie further apart than this part of the larger one."""

GROWING = frozenset(("count", "capacity", "claim"))
"""Kinds of figures that may be running totals."""

_DATE = re.compile(r"\d{4}(?:-\d{2}){0,2}")


def names(book: Book) -> frozenset[str]:
    """Everything that a figure may bear on: inputs, outputs and lines of goods and of people."""
    lines = (LINE_INPUTS, book.lines), (LABOUR_INPUTS, book.labour)
    lined = (f"{kind}_{line}" for kinds, named in lines for kind in kinds for line in named)
    return frozenset((*book.cards, *lined, *book.lines, *book.labour, *SERIES_INPUTS, *GRAPH.inputs, *GRAPH.equations))


def evidence_for(name: str, book: Book, exporter: str = "") -> tuple[Evidence, ...]:
    """The published figures that bear on an input, an output or a goods line, in the order of the files.

    For a goods line these are the figures that bear on any of its inputs. With an exporter, its code, figures of
    other exporters are left out.

    Raises:
        InputError: nothing is called so.
    """
    if name not in names(book):
        raise unknown("quantity", name, names(book), "econ list assumptions")
    wanted = {name, *(f"{kind}_{name}" for kind in LINED_INPUTS if name in {*book.lines, *book.labour})}
    found = (row for row in book.evidence.values() if not wanted.isdisjoint(row.bears_on))
    return tuple(row for row in found if not exporter or row.exporter in {"", exporter})


def conflicts(rows: tuple[Evidence, ...]) -> tuple[tuple[Evidence, Evidence], ...]:
    """Pairs of figures of one kind, exporter, unit and time whose ranges lie apart by more than `AGREE`.

    Figures of another year are no conflict, and neither are totals to another month, because what has been shipped
    grows. A figure with a lower bound alone reaches upwards without end, one with an upper bound alone downwards.
    """
    pairs = ((one, other) for n, one in enumerate(rows) for other in rows[n + 1 :])
    return tuple(p for p in pairs if _comparable(*p) and _apart(*p))


def _comparable(one: Evidence, other: Evidence) -> bool:
    alike = (one.kind, one.exporter, one.unit) == (other.kind, other.exporter, other.unit)
    return alike and _same_time(_last(one), _last(other))


def _last(row: Evidence) -> str:
    """Year in which a figure's period ends, for a running total as exactly as it is given."""
    dates = _DATE.findall(row.period)
    return (dates[-1] if row.kind in GROWING else dates[-1][:4]) if dates else row.period


def _same_time(one: str, other: str) -> bool:
    """Whether two dates are the same as far as both are given."""
    short, long = sorted((one, other), key=len)
    return long.startswith(short)


def _ends(row: Evidence) -> tuple[float, float]:
    low = row.low if row.low is not None else row.central
    high = row.high if row.high is not None else row.central
    if row.central is None or row.central == row.low:  # a bound: "more than", "at least"
        high = row.high if row.high is not None else float("inf")
    return (float("-inf") if low is None else low), (float("inf") if high is None else high)


def _apart(one: Evidence, other: Evidence) -> bool:
    if not one.values or not other.values:
        return False
    below, above = sorted((_ends(one), _ends(other)))
    return above[0] - below[1] > AGREE * max(abs(above[0]), abs(below[1]))


def in_unit(row: Evidence, unit: str) -> tuple[float, ...]:
    """The printed numbers of a row in another unit; none if it measures something else."""
    if row.unit == unit:
        return row.values
    try:
        times = factor(row.unit, unit)
    except InputError:
        return ()
    return tuple(v * times for v in row.values)


def in_words(row: Evidence) -> str:
    """The printed numbers of a row as they were published: in their own unit, with every digit; "" if it has none."""
    return wording.published(row.values[0], row.values[-1], row.unit) if row.values else ""


SAME = ("item", "description", "period", "low", "central", "high", "unit", "kind", "exporter")
"""What a table says of a figure in its own words."""


def rows(name: str, book: Book, exporter: str = "") -> list[dict[str, Any]]:
    """A table of the published figures that bear on a name, each with the figures that it conflicts with."""
    found = evidence_for(name, book, exporter)
    apart: dict[str, list[str]] = {row.item: [] for row in found}
    for one, other in conflicts(found):
        apart[one.item].append(other.item)
        apart[other.item].append(one.item)
    return [
        {
            **{name: getattr(row, name) for name in SAME},
            "sources": row.sources,
            "locator": row.locator,
            "grade": row.grade,
            "conflicts_with": tuple(apart[row.item]),
            "note": row.note,
        }
        for row in found
    ]
