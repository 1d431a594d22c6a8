"""The way from one scenario to another: a bar for each input that moves the output.

The picture is of two results, so it is not on the list of charts of one.
"""

import math
import textwrap

from econ import wording
from econ.analysis.compare import Step, Waterfall
from econ.analysis.tables import Row
from econ.output.charts.axes import value_axis, y_axis
from econ.output.charts.bars import above, lying, onward
from econ.output.charts.look import ACCENT, QUIET, SECOND, Spec, figure, nothing, safe
from econ.wording.language import N_, _

TITLE = N_("Step by step")
SHOWS = N_(
    "At the central case. The steps add up exactly to the whole difference, with nothing left over; the size of a step "
    "depends on their order."
)

DIGITS = 3
"""Digits of the largest step; all others are rounded at the same place, so that the steps are seen to add up."""

LETTERS = 44
"""Letters of a label in one line on a phone."""

LINE_PIXELS, ROW_PIXELS = 17, 37
TOP = 0.75
"""Rows above the middle of the first bar, for its label."""

Names = tuple[str, str]
"""What the two scenarios are called."""


def rows(fall: Waterfall, names: Names) -> list[Row]:
    """The table behind the picture: every input that differs, also those that move nothing."""
    steps = [(_(step.label), _change(step, fall), _reached(step.value, fall)) for step in fall.steps]
    ends = [(name, "", _reached(value, fall)) for name, value in zip(names, (fall.start, fall.end), strict=True)]
    return [
        dict(zip((N_("Step"), N_("Change"), N_("Reached")), row, strict=True)) for row in (ends[0], *steps, ends[1])
    ]


def moving(fall: Waterfall) -> list[Step]:
    """The steps that move the output."""
    return [step for step in fall.steps if step.change]


def alt(fall: Waterfall, names: Names) -> str:
    """The picture in words."""
    start, end = (
        _("{value} in {scenario}", value=_reached(v, fall), scenario=n)
        for v, n in zip((fall.start, fall.end), names, strict=True)
    )
    steps = "; ".join(f"{_(step.label)} {_change(step, fall)}" for step in moving(fall)) or _("no input moves it")
    way = _("{output}, from {start} to {end}", output=_(fall.label), start=start, end=end)
    return f"{way}. {steps}. {_(SHOWS)}"


def spec(fall: Waterfall, names: Names) -> Spec:
    """The picture: the first scenario, a bar for each step that moves the output, the second scenario."""
    bars = _bars(fall, names)
    if not all(math.isfinite(v) for bar in bars for v in (bar["base"], bar["value"])):
        return nothing(_("One of the steps has no finite value."))
    labels = [_label(bar["label"], bar["words"]) for bar in bars]
    lines = max(text.count("<br>") for text in labels) + 1
    made = figure((ROW_PIXELS + LINE_PIXELS * lines) * len(bars) + 76, left=12, right=24, top=12)
    lengths, tones = [bar["value"] - bar["base"] for bar in bars], [bar["tone"] for bar in bars]
    made["data"].append(lying([bar["base"] for bar in bars], lengths, marker={"color": tones}, hoverinfo="skip"))
    made["layout"]["shapes"] += [onward(place, bar["value"]) for place, bar in enumerate(bars[:-1])]
    above(made, labels)
    y_axis(made, range=[0.5 - len(bars), TOP])
    ends = [0.0, *(v for bar in bars for v in (bar["base"], bar["value"]))]
    room = (max(ends) - min(ends)) * 0.06 or 1.0
    low = min(ends) - (room if min(ends) < 0 else 0.0)
    value_axis(made, fall.unit, low, max(ends) + room, _(fall.label))
    return made


def _bars(fall: Waterfall, names: Names) -> list[Row]:
    bars = [_whole(names[0], fall.start, fall)]
    for step in moving(fall):
        tone = ACCENT if step.change > 0 else SECOND
        ends = {"base": bars[-1]["value"], "value": step.value}
        bars.append({"label": _(step.label), "words": _change(step, fall), "tone": tone, **ends})
    return [*bars, _whole(names[1], fall.end, fall)]


def _whole(name: str, value: float, fall: Waterfall) -> Row:
    return {"label": name, "words": _reached(value, fall), "tone": QUIET, "base": 0.0, "value": value}


def _label(text: str, words: str) -> str:
    """A label with its number, in as many lines as a phone needs."""
    lines = textwrap.wrap(f"{text}:", LETTERS)
    gap = " " if len(lines[-1]) + len(words) < LETTERS else "<br>"
    return f"{'<br>'.join(map(safe, lines))}{gap}<b>{safe(words)}</b>"


def _place(fall: Waterfall) -> int:
    """Power of ten at which all numbers are rounded."""
    largest = max((abs(step.change) for step in fall.steps), default=0.0) or abs(fall.start) or 1.0
    return math.floor(math.log10(largest)) + 1 - DIGITS if math.isfinite(largest) else 0


def _reached(value: float, fall: Waterfall) -> str:
    if fall.unit == "1" and abs(value) < 10:
        return wording.percent(value, max(-_place(fall) - 2, 0))
    if value == 0 or not math.isfinite(value):
        return wording.quantity(value, fall.unit)
    digits = math.floor(math.log10(abs(value))) + 1 - _place(fall)
    return wording.quantity(value, fall.unit, max(digits, 1))


def _change(step: Step, fall: Waterfall) -> str:
    if not step.change:
        return _("none")
    words = _reached(abs(step.change), fall)
    return (
        wording.with_sign(step.change, words)
        if any(c in "123456789" for c in words)
        else wording.signed(step.change, fall.unit)
    )
