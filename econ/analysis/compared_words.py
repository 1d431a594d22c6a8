"""How far scenarios are apart, in sentences: the finding of a comparison, and one sentence for each other scenario."""

from collections.abc import Sequence

from econ import wording
from econ.analysis import compare
from econ.analysis.compare import Waterfall
from econ.analysis.tables import Row
from econ.engine import Result
from econ.model import SHARE
from econ.wording.language import _, in_context

SURE = 0.95
"""Part of the draws in which a scenario lies on one side of the first before a finding says so: as an interval does."""

MOST_TIMES, MOST_NAMED = 1000, 3
"""The largest ratio that a finding says, and the most other scenarios that it names."""


def letter(place: int) -> str:
    """What a scenario is called for short: A for the first."""
    return chr(ord("A") + place)


def finding(compared: Sequence[Result], titles: Sequence[str] = ()) -> str:
    """How many times the first scenario the others are, in their shares of GDP; empty where that would not be true.

    It is said only if nearly all draws agree on which is larger. Of more than three others it says which number is the
    highest.

    Args:
        compared: the scenarios.
        titles: what they are called; their own titles if left out.
    """
    rows = compare.ratios(compared)
    names = [letter(n) for n in range(len(compared))]
    if len(rows) != len(compared) - 1:
        return ""
    if len(rows) > MOST_NAMED:
        return _highest(rows, names)
    if not all(map(_is_plain, rows)):
        return ""
    if len(rows) == 1:
        names = [f"“{_(title)}”" for title in titles or compare.names(compared)]
    said = [_times(row, name, names[0]) for name, row in zip(names[1:], rows, strict=True)]
    if len(said) > 1:
        said = [in_context("clauses", "{most} and {last}").format(most=", ".join(said[:-1]), last=said[-1])]
    return _("As a share of GDP, {comparisons}", comparisons=said[0])


def _highest(rows: Sequence[Row], names: Sequence[str]) -> str:
    """Which of many has the highest number."""
    row, name = max(zip(rows, names[1:], strict=True), key=lambda pair: pair[0]["central"])
    if row["central"] <= 1:
        return _("As a share of GDP, {scenario} stands highest", scenario=names[0])
    if not _is_plain(row):
        return _("As a share of GDP, {scenario} stands highest", scenario=name)
    times = _times(row, name, names[0])
    return _("As a share of GDP, {scenario} stands highest: {comparison}", scenario=name, comparison=times)


def _is_plain(row: Row) -> bool:
    """Whether a ratio can be said in a few words without saying too much."""
    apart = not 1 - SURE < row["above"] < SURE and not row["low"] <= 1 <= row["high"]
    return apart and 1 / MOST_TIMES < row["central"] < MOST_TIMES and row["low"] > 0


def _times(row: Row, name: str, against: str) -> str:
    """One scenario in terms of the first."""
    ratio, about = row["central"], wording.about(row["low"], row["central"], row["high"])
    said = {"scenario": name, "about": about, "against": against}
    if ratio < 1:
        return _("{scenario} is {about}{share} of {against}", share=wording.percent(wording.significant(ratio)), **said)
    return _("{scenario} is {about}{times} times {against}", times=_rounded(ratio, rough=bool(about)), **said)


WHOLE, TENS = 2, 20
"""Ratios between these are said in whole numbers where their interval is wide."""


def _rounded(ratio: float, *, rough: bool) -> str:
    return wording.number(ratio, 0) if rough and WHOLE <= ratio < TENS else wording.plain(ratio, 2)


def equal(one: Result, other: Result) -> bool:
    """Whether nothing differs between two scenarios."""
    return not compare.choices([one, other]) and not compare.inputs([one, other])


def sentence(compared: Sequence[Result], place: int, fall: Waterfall | None = None) -> str:
    """How far a scenario is from the first in its share of GDP, and the step that is largest.

    Args:
        compared: the scenarios.
        place: which of them.
        fall: the way from the first to it; None to leave that out.
    """
    first, other = compared[0], compared[place]
    ends = {"first": letter(0), "second": letter(place)}
    if equal(first, other):
        return _("Nothing differs between {first} and {second}: all figures are exactly the same.", **ends)
    rows = compare.differences([first, other], [SHARE]) if SHARE in first.draws or SHARE in other.draws else []
    if not rows:
        return _("The share of GDP of {first} and {second} cannot be compared: one of them has none.", **ends)
    [row] = rows
    if row["low"] == row["high"] == 0:
        return _("The share of GDP is exactly the same in {first} and {second}.", **ends)
    value, span = wording.signed_estimate(row["low"], row["central"], row["high"], row["unit"], row["median"])
    text = _higher(value, ends)
    text += _(" (90% interval of the difference: {interval})", interval=_points(span)) if span else ""
    return ". ".join(filter(None, (f"{text}", _agreement(row, ends), _largest(fall) if fall else ""))) + "."


def _higher(value: str, ends: dict[str, str]) -> str:
    if value == "0":
        return _("In {second} the share of GDP is as high as in {first}", **ends)
    said = ends | {"difference": _points(value[1:])}
    if value.startswith(wording.MINUS):
        return _("In {second} the share of GDP is {difference} lower than in {first}", **said)
    return _("In {second} the share of GDP is {difference} higher than in {first}", **said)


def _points(text: str) -> str:
    return text.replace(_("pp"), _("percentage points"))


def _agreement(row: Row, ends: dict[str, str]) -> str:
    """In how many draws the scenario is larger than the first."""
    if row["low"] == row["high"]:
        return ""
    if row["above"] in {0.0, 1.0}:
        said = _("{second} is larger than {first} in all draws", **ends)
        return said if row["above"] else _("{second} is smaller than {first} in all draws", **ends)
    return _("{second} is larger than {first} in {share} of the draws", share=wording.percent(row["above"], 0), **ends)


def _largest(fall: Waterfall) -> str:
    moving = [step for step in fall.steps if step.change]
    if not moving:
        return _("With every input at its best guess, no input moves it")
    most = max(moving, key=lambda step: abs(step.change))
    said, whole = fall.changed(most.change), fall.changed(fall.end - fall.start)
    if len(moving) == 1:
        return _(
            "With every input at its best guess, all of it comes from “{input}” ({whole})",
            input=_(most.label),
            whole=whole,
        )
    return _(
        "With every input at its best guess, the largest step is “{input}” ({difference}); all steps together make "
        "{whole}",
        input=_(most.label),
        difference=said,
        whole=whole,
    )
