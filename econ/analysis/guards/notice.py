"""A notice, the list of checks, and what every check needs to look at a result."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

import numpy as np

from econ.engine import Result
from econ.evidence import Series
from econ.scenario import CompleteScenario
from econ.wording.language import N_, _

NOTABLE = 0.01
"""Relative difference from which two figures that should agree are said to differ."""

ORDINARY, DETAIL = 50, 100
"""Importance of a note that says nothing of it, and of one about what a short answer does not show."""

WARNING, NOTE = "warning", "note"
SEVERITIES = {WARNING: N_("Warning"), NOTE: N_("Note")}


@dataclass(frozen=True)
class Notice:
    """What a check found.

    Attributes:
        name: the check.
        severity: "warning" if the answer should not be used as it is, "note" if it must be read with care.
        message: what is the matter, a sentence or two.
        repair: what to do about it.
        importance: its place among those of its severity, from 1.
        title: what it is about in a few words.
    """

    name: str
    severity: str
    message: str
    repair: str
    importance: int = ORDINARY
    title: str = ""


Words = tuple[str, str]
"""What a check says: what is the matter, and what to do about it."""

Check = Callable[[Result], Notice | None]
GUARDS: dict[str, Check] = {}


def guard(title: str, severity: str, importance: int = ORDINARY) -> Callable[[Callable[[Result], Words | None]], Check]:
    """Put a check on the list; its name is the mistake and its docstring says what that is.

    Args:
        title: what it is about in a few words, an English message.
        severity: `WARNING`: the answer should not be used as it is; `NOTE`: it must be read with care.
        importance: its place among those of its severity, from 1; the first few stand in a short answer, and one from
            `DETAIL` on never.
    """

    def put(function: Callable[[Result], Words | None]) -> Check:
        @wraps(function)
        def check(result: Result) -> Notice | None:
            words = function(result)
            return Notice(function.__name__, severity, *words, importance, title) if words else None

        GUARDS[function.__name__] = check
        return check

    return put


def check(result: Result) -> list[Notice]:
    """Run all checks; warnings come first, and then the most important."""
    found = [notice for one in GUARDS.values() if (notice := one(result))]
    return sorted(found, key=lambda n: (n.severity != WARNING, n.importance))


FEW = 3
"""Notes of a short answer: what a reader takes in."""


def most_important(found: list[Notice]) -> list[Notice]:
    """Of notices in their order all warnings, and the few notes that a short answer has room for."""
    warnings = [notice for notice in found if notice.severity == WARNING]
    return [*warnings, *[n for n in found if n.severity != WARNING and n.importance < DETAIL][:FEW]]


def text(result: Result) -> str:
    """What the checks found, a line each."""
    return "\n".join(f"{_(SEVERITIES[n.severity])}: {n.message} {n.repair}" for n in check(result))


def central(result: Result, name: str) -> float | None:
    """The central value of a quantity; None if there is none or it has several."""
    if name not in result.central or np.size(result.central[name]) != 1:
        return None
    return float(np.ravel(result.central[name])[0])


def by_line(result: Result, name: str) -> dict[str, float]:
    """The central value of a quantity for each goods line; empty if there is none."""
    if name not in result.central:
        return {}
    values = np.asarray(result.central[name]).reshape(len(result.state.lines), -1)[:, 0]
    return dict(zip(result.state.lines, values.tolist(), strict=True))


def label(result: Result, line: str) -> str:
    """The label of a goods line."""
    return _(result.state.goods[result.state.lines.index(line)].label)


def gdp_series(result: Result) -> Series | None:
    """The GDP source of the answer; None if the scenario states GDP itself."""
    published = result.state.inputs.get("gdp_published")
    if "gdp" in result.stated or published is None:
        return None
    series = result.book.series(result.scenario.exporter, result.state.gdp)
    own = published.distribution.central in [row.value for row in series.used.values()]
    return series if published.origin != "scenario" or (isinstance(result.scenario, CompleteScenario) and own) else None
