"""What has been published about an input, an output or a goods line, with conflicts side by side."""

from __future__ import annotations

import re
from typing import Any

from econ.assumptions import LINE_INPUTS, Book, Evidence
from econ.errors import InputError, unknown
from econ.model import GRAPH
from econ.scenario import SERIES_INPUTS
from econ.units import factor

AGREE = 0.10
"""Two figures conflict if they lie further apart than this part of the larger one."""

_YEAR = re.compile(r"\d{4}")


def names(book: Book) -> frozenset[str]:
    """Everything that a figure may bear on: inputs, outputs and goods lines."""
    lined = (f"{kind}_{line}" for kind in LINE_INPUTS for line in book.lines)
    return frozenset((*book.cards, *lined, *book.lines, *SERIES_INPUTS, *GRAPH.inputs, *GRAPH.equations))


def evidence_for(name: str, book: Book) -> tuple[Evidence, ...]:
    """The published figures that bear on an input, an output or a goods line, in the order of the files.

    For a goods line these are the figures that bear on any of its inputs.

    Raises:
        InputError: nothing is called so.
    """
    if name not in names(book):
        raise unknown("quantity", name, names(book), "econ list assumptions")
    wanted = {name, *(f"{kind}_{name}" for kind in LINE_INPUTS if name in book.lines)}
    return tuple(row for row in book.evidence.values() if wanted & set(row.bears_on))


def conflicts(rows: tuple[Evidence, ...]) -> tuple[tuple[Evidence, Evidence], ...]:
    """Pairs of figures of one kind, unit and last year whose ranges lie apart by more than `AGREE`.

    Figures of another year are no conflict, because what has been shipped grows. A figure with a lower bound
    alone reaches upwards without end, one with an upper bound alone downwards.
    """
    pairs = ((one, other) for n, one in enumerate(rows) for other in rows[n + 1 :])
    return tuple(p for p in pairs if _comparable(p[0]) == _comparable(p[1]) and _apart(*p))


def _comparable(row: Evidence) -> tuple[str, str, str]:
    years = _YEAR.findall(row.period)
    return row.kind, row.unit, years[-1] if years else row.period


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
    try:
        return tuple(v * factor(row.unit, unit) for v in row.values) if row.unit != unit else row.values
    except InputError:
        return ()


def rows(name: str, book: Book) -> list[dict[str, Any]]:
    """A table of the published figures that bear on a name, each with the figures that it conflicts with."""
    found = evidence_for(name, book)
    apart: dict[str, list[str]] = {row.item: [] for row in found}
    for one, other in conflicts(found):
        apart[one.item].append(other.item)
        apart[other.item].append(one.item)
    return [
        {
            "item": row.item,
            "description": row.description,
            "period": row.period,
            "low": row.low,
            "central": row.central,
            "high": row.high,
            "unit": row.unit,
            "kind": row.kind,
            "exporter": row.exporter,
            "sources": " ".join(row.sources),
            "grade": row.grade,
            "conflicts_with": " ".join(apart[row.item]),
            "note": row.note,
        }
        for row in found
    ]
