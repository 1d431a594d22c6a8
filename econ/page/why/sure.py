"""How sure the answer is: twenty marks for each family, and how likely it is to be above a threshold."""

from __future__ import annotations

import math
from dataclasses import dataclass

from econ import wording
from econ.analysis import chances, tables
from econ.analysis.chances import Marks
from econ.model import SHARE
from econ.numerics.distributions import Distribution
from econ.output.charts.axes import nice_ticks, trimmed
from econ.output.charts.distribution import stacks
from econ.page import entry
from econ.page.blocks import Block, Menu, menu
from econ.page.place import Shown
from econ.page.why.moves import Along, Mark
from econ.wording import likelihood
from econ.wording.language import N_, _

THRESHOLD, WORDS = "threshold", "words"
"""Parameters of the address: the threshold in per cent, and the vocabulary of chances."""

WIDE = 30
"""How many marks fit beside each other."""

FEWEST_STOPS = 100
FROM_ZERO = 0.5
"""The axis begins at zero if the lowest mark is lower than this part of the highest."""

VOCABULARIES = {
    "": N_("as a number"),
    "icd203": N_("US intelligence (ICD 203)"),
    "ipcc": N_("climate panel (IPCC)"),
    "efsa": N_("food safety (EFSA)"),
}
"""How a chance may be said, by the value of the parameter."""


@dataclass(frozen=True, kw_only=True)
class Twenty:
    """The marks of a source.

    Attributes:
        family: its class.
        source: whose figure it is.
        marks: places from 0 to 100, heights in marks from 1, and whether each lies above the threshold.
        height: of the highest pile, in marks.
        chance: how likely it is to be above the threshold, in words.
        word: the same by a vocabulary; empty for none.
        counted: how many marks lie above.
    """

    family: str
    source: str
    marks: tuple[tuple[float, int, bool], ...]
    height: int
    chance: str
    word: str
    counted: str


@dataclass(frozen=True, kw_only=True)
class Sure(Block):
    """The marks, and the line that is moved over them.

    Attributes:
        title: the question; `before`, `after` what stands around the threshold in it.
        about: how to read it.
        sources: the marks, one source below the other.
        ticks: along the axis.
        name: of the parameter.
        typed: the threshold in the field; `unit` stands behind it.
        low, high, step, value: of the slider, in per cent; `cut` its place from 0 to 100.
        says: what the slider says of itself; `label` what it is.
        problem: what is wrong with what was typed.
        menu: the choice of a vocabulary.
        small: what the words come from; empty for numbers.
    """

    before: str
    after: str
    about: str
    sources: tuple[Twenty, ...]
    ticks: tuple[Mark, ...]
    name: str
    typed: str
    unit: str
    low: float
    high: float
    step: float
    value: float
    cut: float
    label: str
    says: str
    problem: str
    menu: Menu
    small: str


def threshold(shown: Shown) -> tuple[float, str]:
    """The threshold that is asked about, and what is wrong with the one in the address; empty if nothing is."""
    usual = chances.asked_first(shown.result)
    text = shown.detail(THRESHOLD).strip()
    if not text:
        return usual, ""
    try:
        found = float(text.removesuffix("%")) / 100
    except ValueError:
        read = entry.read(text, "1")
        if not isinstance(read.value, Distribution):
            return usual, read.problem
        found = read.value.central
    if not 0 <= found <= MOST:
        return usual, _("A threshold lies between 0% and {most}.", most=wording.percent(MOST, 0))
    return found, ""


MOST = 100.0
"""The largest threshold: a hundred times the GDP."""


def sure(shown: Shown) -> Sure:
    """The block."""
    asked, problem = threshold(shown)
    found = chances.twenty(shown.result)
    axis = _axis(found, asked)
    step = _step(axis.high - axis.low)
    how = shown.detail(WORDS) if shown.detail(WORDS) in VOCABULARIES else ""
    above = chances.above(shown.result, asked)
    sources = tuple(_twenty(one, axis, asked, above[one.source], how) for one in found)
    words = said(asked)
    how_to = _("Each mark stands for one chance in twenty. Move the line, or type a number.")
    more = ""
    if tables.is_at_least(shown.result, SHARE):
        more = _("The source of the sale says “more than”, so that each chance is at least so large.")
    told = [
        _("{chance} by {source}", chance=" ".join(filter(None, (one.chance, one.word))), source=one.source)
        for one in sources
    ]
    return Sure(
        key="sure",
        before=_("How likely is it to be above"),
        after=_("of GDP?"),
        about=" ".join(filter(None, (how_to, more))),
        sources=sources,
        ticks=tuple(Mark(at=axis.at(place), words=said(place)) for place in nice_ticks(axis.low, axis.high, 4)),
        name=THRESHOLD,
        typed=trimmed(round(asked * 100, 10)),
        unit="%",
        low=round(axis.low * 100, 10),
        high=round(axis.high * 100, 10),
        step=step,
        value=round(asked * 100, 10),
        cut=axis.at(asked),
        label=_("Threshold, share of GDP in per cent"),
        says=_("{threshold}: {chances}", threshold=words, chances="; ".join(told)),
        problem=problem,
        menu=menu(WORDS, _("In words"), how, {name: _(words) for name, words in VOCABULARIES.items()}),
        small=_("The words are those of {vocabulary}; the number stands beside them.", vocabulary=_(VOCABULARIES[how]))
        if how
        else "",
    )


def said(value: float) -> str:
    """A threshold in words."""
    return wording.in_percent(trimmed(round(value * 100, 10)))


def _axis(found: tuple[Marks, ...], asked: float) -> Along:
    """From zero, or from below the lowest mark, to above the highest; further only for a threshold that lies beyond."""
    values = [value for one in found for value in one.values]
    low, high = min(values), max(values)
    if low < high * FROM_ZERO or low == high:
        low = min(low, 0.0)
    room = (high - low) * 0.04 or 0.01
    step = _step(high - low or 0.01) / 100
    first = low if low == 0 else math.floor((low - room) / step) * step
    last = math.ceil((high + room) / step) * step
    return Along(min(first, asked), max(last, asked))


def _step(width: float) -> float:
    """A round step, in per cent, of which there are a hundred at least."""
    rough = width * 100 / FEWEST_STOPS
    power = 10.0 ** math.floor(math.log10(rough))
    return round(next(m for m in (5, 2, 1) if m * power <= rough * (1 + 1e-9)) * power, 12)


def _piled(one: Marks, axis: Along, asked: float, *, below: bool) -> tuple[tuple[float, int, bool], ...]:
    """The marks on one side of the threshold, piled up where they would overlap, and none across the line."""
    values = [value for value in one.values if (value <= asked) is below]
    if not values:
        return ()
    x, heights = stacks(values, (axis.high - axis.low) / WIDE)
    half, cut = 50 / WIDE, axis.at(asked)
    sign, wall = (1, cut - half) if below else (-1, -cut - half)
    place, at = wall, {}
    for pile in sorted(dict.fromkeys(x), key=lambda pile: -sign * pile):  # from the line on
        place = min(sign * axis.at(pile), place)
        at[pile] = round(sign * place, 2)
        place -= 2 * half
    return tuple((at[pile], height, not below) for pile, height in zip(x, heights, strict=True))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _twenty(one: Marks, axis: Along, asked: float, chance: float, how: str) -> Twenty:
    marks = (*_piled(one, axis, asked, below=True), *_piled(one, axis, asked, below=False))
    on = sum(lit for _at, _height, lit in marks)
    return Twenty(
        family=one.family,
        source=_capital(_(one.publisher)),
        marks=marks,
        height=max(height for _at, height, _lit in marks),
        chance=likelihood.percent(chance),
        word=_(likelihood.word(chance, how)) if how else "",
        counted=_("{count} of {all} marks", count=on, all=len(marks)),
    )
