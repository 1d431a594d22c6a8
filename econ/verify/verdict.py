"""What verifying gives, and how it is said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from econ.language import _, digits
from econ.restate.amounts import statistics, statistics_told_apart

TOLERANCE = 1e-9
"""Largest relative difference where equality cannot be promised: other equations, another kind of processor."""

SHOWN = 12
"""Differences that are listed."""


@dataclass(frozen=True)
class Difference:
    """A place where the stored and the recomputed result differ."""

    place: str
    stored: Any
    found: Any


@dataclass(frozen=True)
class Answer:
    """One output of a link three times: each as median and both ends of its 90 % interval.

    Attributes:
        output, label, unit: what it is.
        stored: as the link states it.
        found: from the link's own figures by the present equations; None if they no longer give it.
        present: the same question asked of the present figures; None if it cannot be asked of them.
    """

    output: str
    label: str
    unit: str
    stored: tuple[float, ...]
    found: tuple[float, ...] | None
    present: tuple[float, ...] | None


@dataclass(frozen=True)
class Apart:
    """How what a result was made with differs from what there is now.

    Attributes:
        rows: figures that differ: where they stand, then and now in words.
        told: whether they are known to be figures of the data; if not, the scenario may have set them itself.
        equations: equations that can explain the values that differ.
        answers: the answers of a link, then and now.
        problem: why the question cannot be asked of the present figures; empty if it can.
    """

    rows: tuple[Difference, ...] = ()
    told: bool = True
    equations: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()
    problem: str = ""


@dataclass(frozen=True)
class Archive:
    """The release of the data that a result was made with, found in a folder.

    Attributes:
        date, folder: the release.
        same_question: whether the same question asked of it comes to the very figures that are stored; None if
            what is stored does not say what it set itself.
    """

    date: str
    folder: str
    same_question: bool | None


@dataclass(frozen=True)
class Verdict:
    """What verifying gives.

    Attributes:
        compared: how many values were compared.
        largest: the largest relative difference of a number.
        differences: values that differ by more than the tolerance, or texts that differ at all.
        changed: which of scenario, data, model and version differ from those it was made with, with both values.
        apart: how the data and equations it was made with differ from the present ones.
        archive: the release of the data that it was recomputed under, if one was given and fits.
    """

    compared: int
    largest: float
    differences: tuple[Difference, ...]
    changed: Mapping[str, tuple[str, str]]
    apart: Apart = Apart()
    archive: Archive | None = None

    @property
    def identical(self) -> bool:
        """Whether every digit is the same."""
        return not self.differences and self.largest == 0

    @property
    def holds(self) -> bool:
        """Whether the result holds within the tolerance."""
        return not self.differences and "scenario" not in self.changed


def text(verdict: Verdict) -> str:
    """The verdict in words."""
    return "\n".join([_first(verdict), *_differences(verdict), *_archive(verdict), *_apart(verdict)])


def _first(verdict: Verdict) -> str:
    made = ", ".join(
        _("{what} {before} (now {now})", what=_(k), before=a or _("unknown"), now=b)
        for k, (a, b) in verdict.changed.items()
    )
    under = (
        _(" It was made under other {names}: {made}.", names=", ".join(map(_, verdict.changed)), made=made)
        if verdict.changed
        else ""
    )
    count = _("{compared} values were computed again", compared=digits(f"{verdict.compared:,}"))
    if not verdict.holds:
        return _(
            "✘ {count} of {compared} values differ.{under}",
            count=len(verdict.differences),
            compared=digits(f"{verdict.compared:,}"),
            under=under,
        )
    if verdict.identical:
        return _("✔ Identical: {count} and every digit is the same.{under}", count=count, under=under)
    return _(
        "✔ Within {tolerance}: {count}; the largest relative difference is {largest}.{under}",
        tolerance=digits(f"{TOLERANCE:g}"),
        count=count,
        largest=digits(f"{verdict.largest:.2g}"),
        under=under,
    )


def _differences(verdict: Verdict) -> list[str]:
    said = [
        _("  {place}: stored {stored}, computed {found}", place=d.place, stored=f"{d.stored!r}", found=f"{d.found!r}")
        for d in verdict.differences[:SHOWN]
    ]
    return said + _more(len(verdict.differences))


def _more(count: int) -> list[str]:
    return [_("  and {count} more", count=count - SHOWN)] if count > SHOWN else []


def _archive(verdict: Verdict) -> list[str]:
    if verdict.archive is None:
        return []
    questions = {
        None: _("It does not say what it set itself, so its question cannot be asked anew."),
        True: _("The same question asked of it comes to the very figures that are stored."),
        False: _("The same question asked of it comes to other figures than those stored."),
    }
    found = verdict.archive
    return [
        _(
            "It was recomputed under the data of {date} in {folder}. {questions}",
            date=found.date,
            folder=found.folder,
            questions=questions[found.same_question],
        )
    ]


def _apart(verdict: Verdict) -> list[str]:
    apart, lines = verdict.apart, []
    if apart.equations:
        lines.append(_("Equations that can explain it: {names}.", names=", ".join(apart.equations)))
    if apart.rows:
        what = _("Figures that differ from the present data") + ("" if apart.told else _(", or that it set itself"))
        rows = [
            _(
                "  {place}: {before}, now {now}",
                place=d.place,
                before=d.stored or _("not given"),
                now=d.found or _("not given"),
            )
            for d in apart.rows[:SHOWN]
        ]
        lines += [f"{what}:", *rows, *_more(len(apart.rows))]
    if apart.problem:
        lines.append(_("The same question cannot be asked of the present data: {problem}", problem=apart.problem))
    if apart.answers:
        lines.append(_("Both answers, then and now:"))
        lines += [f"  {line}" for answer in apart.answers for line in _answer(answer)]
    return lines


def _answer(answer: Answer) -> list[str]:
    now = {"its own figures by the present equations": answer.found, "the present data": answer.present}
    moved = {what: values for what, values in now.items() if values != answer.stored}
    said = [f"{_(what)} {_now(answer, values)}" for what, values in moved.items()] or [_("now the same")]
    return [
        _(
            "{answer}: stored {stored}; {now}",
            answer=_(answer.label),
            stored=statistics(answer.stored, answer.unit),
            now="; ".join(said),
        )
    ]


def _now(answer: Answer, values: tuple[float, ...] | None) -> str:
    """Values in words, with the stored ones again if these need more digits to differ."""
    if values is None:
        return _("not given")
    stored, now = statistics_told_apart(answer.stored, values, answer.unit)
    return (
        now
        if stored == statistics(answer.stored, answer.unit)
        else _("{now}, where {stored} is stored", now=now, stored=stored)
    )
