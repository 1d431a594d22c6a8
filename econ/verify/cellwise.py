"""Cells of a stored file against those of the same file written now."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any, TypeGuard

from econ.engine import Result
from econ.verify.readers.registry import Cells
from econ.verify.verdict import TOLERANCE, Difference, Verdict

SHOWN_DIGITS = 8
"""Characters of a digest that are shown."""


def changed(marks: Mapping[str, str], result: Result) -> dict[str, tuple[str, str]]:
    """Which of scenario, data, model and version differ from those that a result was made with, with both values."""
    now = result.fingerprint
    found = {"scenario": now.scenario, "data": now.data, "model": now.model, "version": now.version}
    return {
        name: (mark[:SHOWN_DIGITS], found[name][:SHOWN_DIGITS])
        for name, mark in marks.items()
        if not mark or not found[name].startswith(mark)
    }


def compare(stored: Cells, found: Cells, others: dict[str, tuple[str, str]]) -> Verdict:
    """Stored cells against those computed now; `others` is what `changed` gives."""
    largest, differences = 0.0, []
    for place in dict.fromkeys((*stored, *found)):
        a, b = stored.get(place), found.get(place)
        if _is_number(a) and _is_number(b):
            apart = _apart(a, b)
            largest = max(largest, apart)
            if apart <= TOLERANCE:
                continue
        elif a == b:
            continue
        differences.append(Difference(place, a, b))
    return Verdict(len(stored), largest, tuple(differences), others)


def _is_number(value: Any) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _apart(a: float, b: float) -> float:
    if a == b:
        return 0.0
    size = max(abs(a), abs(b))
    return abs(a - b) / size if math.isfinite(size) else math.inf
