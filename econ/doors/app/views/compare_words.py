"""How far a scenario is from the first, in a sentence."""

from __future__ import annotations

from econ import wording
from econ.analysis.compare import Waterfall
from econ.doors.app.views.compare_results import ComparedScenarios
from econ.model import SHARE
from econ.output.charts import difference, waterfall
from econ.wording.language import _


def sentence(found: ComparedScenarios, title: str, fall: Waterfall | None) -> str:
    """How far a scenario is from the first in its share of GDP, and the step that is largest."""
    ends = {"first": found.titles[0][0], "second": _named(title)}
    if title in found.equal:
        return _("Nothing differs between {first} and {second}: all figures are exactly the same.", **ends)
    row = next((r for r in found.differences if r["output"] == SHARE and r["scenario"] == title), None)
    if row is None:
        return _("The share of GDP of {first} and {second} cannot be compared: one of them has none.", **ends)
    if row["low"] == row["high"] == 0:
        return _("The share of GDP is exactly the same in {first} and {second}.", **ends)
    value, span = difference.difference_in_words(row)
    text = _higher(value, ends)
    text += _(" (90% interval of the difference {interval})", interval=_points(span)) if span else ""
    return f"{text}. {_largest(fall)}" if fall else f"{text}."


def _named(title: str) -> str:
    letter, _colon, name = title.partition(": ")
    return f"{letter} ({name})"


def _higher(value: str, ends: dict[str, str]) -> str:
    if value == "0":
        return _("In {second} the share of GDP is as high as in {first}", **ends)
    said = ends | {"difference": _points(value[1:])}
    if value.startswith(wording.MINUS):
        return _("In {second} the share of GDP is {difference} lower than in {first}", **said)
    return _("In {second} the share of GDP is {difference} higher than in {first}", **said)


def _points(text: str) -> str:
    return text.replace(_("pp"), _("percentage points"))


def _largest(fall: Waterfall) -> str:
    moving = waterfall.moving(fall)
    if not moving:
        return _("At the central case no input moves it.")
    most = max(moving, key=lambda step: abs(step.change))
    said, whole = wording.signed(most.change, fall.unit), wording.signed(fall.end - fall.start, fall.unit)
    if len(moving) == 1:
        return _("At the central case all of it comes from “{input}” ({whole}).", input=_(most.label), whole=whole)
    return _(
        "At the central case the largest step is “{input}” ({difference}); all steps together make {whole}.",
        input=_(most.label),
        difference=said,
        whole=whole,
    )
